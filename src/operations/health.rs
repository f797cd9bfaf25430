//! Is the installation well? The same answers for `safon doctor` and for the page of administrators.

use std::time::Duration;

use chrono::TimeDelta;
use entities::operations::RunOutcome;
use entities::outbox::{EmailState, email};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

use super::lock::Lock;
use super::{settings, timetable};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
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
        checks.push(or_fault("jobs", jobs(app, now).await));
        checks.push(or_fault("backup", backup(app, now).await));
        checks.push(or_fault("verify", verified(app, now).await));
        checks.push(or_fault("scanner", scanner(app).await));
    }
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
    let Some(address) = &app.config.mail.smtp else {
        return check("relay", State::Warning, Message::new("operations-relay-none"));
    };
    let place = url::Url::parse(address).ok().and_then(|url| {
        let port = url.port().unwrap_or(if url.scheme() == "smtps" { 465 } else { 25 });
        Some((url.host_str()?.to_owned(), port))
    });
    let Some((host, port)) = place else {
        return check("relay", State::Fault, Message::new("operations-relay-wrong"));
    };
    let shown = format!("{host}:{port}");
    let reach = tokio::net::TcpStream::connect((host, port));
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

async fn queue(app: &App, now: Timestamp) -> Result<Check> {
    if outbox::held(app).await? {
        return Ok(check("queue", State::Warning, Message::new("operations-queue-held")));
    }
    let count = |state: EmailState| email::Entity::find().filter(email::Column::State.eq(state));
    let late = count(EmailState::Waiting)
        .filter(email::Column::NotBefore.lt(now - TimeDelta::hours(24)))
        .count(&*app.database)
        .await?;
    let waiting = count(EmailState::Waiting).count(&*app.database).await?;
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

async fn jobs(app: &App, now: Timestamp) -> Result<Check> {
    let failed: Vec<&str> = timetable::overview(&*app.database, now)
        .await?
        .into_iter()
        .filter(|entry| entry.last.as_ref().is_some_and(|run| run.outcome == RunOutcome::Failed))
        .map(|entry| entry.job)
        .collect();
    Ok(if failed.is_empty() {
        check("jobs", State::Good, Message::new("operations-jobs-good"))
    } else {
        check("jobs", State::Fault, Message::new("operations-jobs-failed").with("jobs", failed.join(", ")))
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
