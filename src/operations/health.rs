//! Is the installation well? The same answers for `safon doctor` and for the page of administrators.

use std::time::Duration;

use chrono::TimeDelta;
use entities::operations::RunOutcome;
use entities::outbox::{EmailState, email};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

use super::lock::Lock;
use super::{pauses, settings, timetable};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::press::Lane;
use crate::{evidence, outbox};

/// How one thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Good,
    /// To be seen to, but nothing fails.
    Warning,
    Fault,
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
pub struct Check {
    /// Stable name; its title is the message `operations-check-<name>`.
    pub name: &'static str,
    pub state: State,
    pub message: Message,
}

/// Megabytes below which the disk is nearly full, and full.
const LITTLE_ROOM: u64 = 2048;
const NO_ROOM: u64 = 256;
/// Files that wait for the scanner are counted up to this.
const MOST_COUNTED: u64 = 1000;

/// Looks at everything: database, schema, disk, lock, relay, queue, jobs, last backup, last verification.
pub async fn examine(app: &App, now: Timestamp) -> Vec<Check> {
    let mut checks = vec![database(app).await];
    if checks[0].state == State::Good {
        checks.push(or_fault("schema", schema(app).await));
    }
    checks.push(or_fault("disk", disk(app)));
    checks.push(or_fault("service", service(app)));
    checks.push(relay(app).await);
    // What is kept in tables can be asked only of a database that is there and whole.
    if checks.iter().all(|check| check.state != State::Fault || !matches!(check.name, "database" | "schema"))
    {
        checks.push(or_fault("queue", queue(app, now).await));
        checks.push(or_fault("returned", returned(app, now).await));
        checks.push(or_fault("jobs", jobs(app).await));
        checks.push(or_fault("pauses", paused(app).await));
        checks.push(or_fault("backup", backup(app, now).await));
        checks.push(or_fault("verify", verified(app, now).await));
        checks.push(or_fault("scanner", scanner(app).await));
    }
    checks.push(press(app));
    checks
}

fn or_fault(name: &'static str, check: Result<Check>) -> Check {
    check.unwrap_or_else(|error| {
        let message = match error {
            Error::Refused(message) => message,
            other => Message::new("operations-check-failed").with("problem", other.to_string()),
        };
        Check { name, state: State::Fault, message }
    })
}

fn check(name: &'static str, state: State, message: Message) -> Check {
    Check { name, state, message }
}

async fn database(app: &App) -> Check {
    let kind = if app.database.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    match app.database.execute_unprepared("select 1").await {
        Ok(_) => check("database", State::Good, Message::new("operations-database-good").with("kind", kind)),
        Err(error) => or_fault("database", Err(error.into())),
    }
}

async fn schema(app: &App) -> Result<Check> {
    let pending = app.database.pending().await?.len();
    Ok(if pending == 0 {
        check("schema", State::Good, Message::new("operations-schema-good"))
    } else {
        check("schema", State::Fault, Message::new("operations-schema-behind").with("n", pending))
    })
}

fn disk(app: &App) -> Result<Check> {
    let room = rustix::fs::statvfs(&app.config.data).map_err(std::io::Error::from)?;
    let megabytes = (room.f_bavail.saturating_mul(room.f_frsize)) >> 20;
    let state = match megabytes {
        ..NO_ROOM => State::Fault,
        NO_ROOM..LITTLE_ROOM => State::Warning,
        LITTLE_ROOM.. => State::Good,
    };
    Ok(check("disk", state, Message::new("operations-disk").with("megabytes", megabytes)))
}

fn service(app: &App) -> Result<Check> {
    let key = if Lock::is_held(&app.config.data)? {
        "operations-service-runs"
    } else {
        "operations-service-stopped"
    };
    Ok(check("service", State::Good, Message::new(key)))
}

async fn relay(app: &App) -> Check {
    // If the database does not answer, the relay that was used last is looked at.
    let mailer = match outbox::relay::current(app).await {
        Ok(mailer) => mailer,
        Err(Error::Refused(message)) => return check("relay", State::Fault, message),
        Err(_) => app.mailer(),
    };
    let Some(place) = &mailer.settings().relay else {
        return check("relay", State::Warning, Message::new("operations-relay-none"));
    };
    let shown = format!("{}:{}", place.host, place.port);
    let reach = tokio::net::TcpStream::connect((place.host.as_str(), place.port));
    match tokio::time::timeout(Duration::from_secs(3), reach).await {
        Ok(Ok(_)) => check("relay", State::Good, Message::new("operations-relay-good").with("relay", shown)),
        Ok(Err(_)) | Err(_) => {
            check("relay", State::Fault, Message::new("operations-relay-away").with("relay", shown))
        }
    }
}

async fn scanner(app: &App) -> Result<Check> {
    if !app.scanner.is_on() {
        return Ok(check("scanner", State::Warning, Message::new("operations-scanner-none")));
    }
    let waiting = evidence::store::scans::unscanned(&*app.database, MOST_COUNTED).await?.len();
    let tries = evidence::scanning::MANY_TRIES;
    let failing = evidence::store::scans::failing(&*app.database, tries).await?;
    Ok(match app.scanner.answers().await {
        Ok(()) if failing > 0 => {
            let message = Message::new("operations-scanner-failing").with("n", failing).with("tries", tries);
            check("scanner", State::Warning, message)
        }
        Ok(()) => check("scanner", State::Good, Message::new("operations-scanner-good").with("n", waiting)),
        Err(_) => check("scanner", State::Fault, Message::new("operations-scanner-away").with("n", waiting)),
    })
}

/// Documents that wait, beyond which somebody should know.
const MANY_WAIT: usize = 100;

fn press(app: &App) -> Check {
    let [people, strangers] = Lane::ALL.map(|lane| app.press.standing(lane));
    let message = Message::new("operations-press")
        .with("drawing", people.drawing.len())
        .with("waiting", people.waiting.len())
        .with("strangers_drawing", strangers.drawing.len())
        .with("strangers_waiting", strangers.waiting.len())
        .with("done", people.done + strangers.done)
        .with("failed", people.failed + strangers.failed);
    // Strangers who wait in their own lane keep nobody waiting, and need not be looked at.
    let well = people.failed + strangers.failed == 0 && people.waiting.len() < MANY_WAIT;
    check("press", if well { State::Good } else { State::Warning }, message)
}

async fn queue(app: &App, now: Timestamp) -> Result<Check> {
    if let Some(pause) = outbox::pause::current(app).await? {
        let since = clock::today(pause.since);
        let message = match pause.reason {
            Some(reason) => Message::new("mail-paused-because").with("reason", reason).with("date", since),
            None => Message::new("operations-queue-held"),
        };
        return Ok(check("queue", State::Warning, message));
    }
    let waits = [EmailState::Queued, EmailState::Leased, EmailState::Deferred];
    let waiting = || email::Entity::find().filter(email::Column::State.is_in(waits));
    let late = waiting()
        .filter(email::Column::NotBefore.lt(now - TimeDelta::hours(24)))
        .count(&*app.database)
        .await?;
    let waiting = waiting().count(&*app.database).await?;
    let lost = email::Entity::find()
        .filter(email::Column::State.is_in([EmailState::Failed, EmailState::Unknown]))
        .filter(email::Column::CreatedAt.gt(now - TimeDelta::days(7)))
        .count(&*app.database)
        .await?;
    let message =
        Message::new("operations-queue").with("waiting", waiting).with("lost", lost).with("late", late);
    let state = match (late, lost) {
        (0, 0) => State::Good,
        (0, _) => State::Warning,
        (_, _) => State::Fault,
    };
    Ok(check("queue", state, message))
}

/// Letters of how many days, and how many in a hundred may come back before it wants seeing to.
const DAYS: i64 = 7;
const PERCENT: u64 = 5;

async fn returned(app: &App, now: Timestamp) -> Result<Check> {
    let (sent, back) = outbox::returned::share(&*app.database, DAYS, now).await?;
    let state = if back * 100 > sent * PERCENT { State::Warning } else { State::Good };
    let message = Message::new("operations-returned").with("n", back).with("sent", sent);
    Ok(check("returned", state, message))
}

async fn jobs(app: &App) -> Result<Check> {
    let mut failed: Vec<&str> = Vec::new();
    for (job, _) in timetable::LINES {
        let last = timetable::last_run(&*app.database, job).await?;
        if last.is_some_and(|run| run.outcome == RunOutcome::Failed) {
            failed.push(job);
        }
    }
    Ok(if failed.is_empty() {
        check("jobs", State::Good, Message::new("operations-jobs-good"))
    } else {
        check("jobs", State::Fault, Message::new("operations-jobs-failed").with("jobs", failed.join(", ")))
    })
}

async fn paused(app: &App) -> Result<Check> {
    let mut paused = Vec::new();
    for pause in pauses::all_open(&*app.database).await? {
        paused.push(format!("{} ({})", pause.job, pause.reason));
    }
    Ok(if paused.is_empty() {
        check("pauses", State::Good, Message::new("operations-pauses-none"))
    } else {
        check(
            "pauses",
            State::Warning,
            Message::new("operations-pauses-some").with("jobs", paused.join("; ")),
        )
    })
}

async fn backup(app: &App, now: Timestamp) -> Result<Check> {
    let Some(last) = settings::get(&*app.database, settings::LAST_BACKUP).await? else {
        return Ok(check("backup", State::Warning, Message::new("operations-backup-never")));
    };
    let state = if now - last.set_at > TimeDelta::days(7) { State::Warning } else { State::Good };
    Ok(check("backup", state, Message::new("operations-backup-last").with("date", clock::today(last.set_at))))
}

async fn verified(app: &App, now: Timestamp) -> Result<Check> {
    let Some(last) = settings::get(&*app.database, settings::LAST_VERIFY).await? else {
        return Ok(check("verify", State::Warning, Message::new("operations-verify-never")));
    };
    let date = clock::today(last.set_at);
    Ok(if last.value != "good" {
        check("verify", State::Fault, Message::new("operations-verify-bad").with("date", date))
    } else if now - last.set_at > TimeDelta::days(2) {
        check("verify", State::Warning, Message::new("operations-verify-last").with("date", date))
    } else {
        check("verify", State::Good, Message::new("operations-verify-last").with("date", date))
    })
}
