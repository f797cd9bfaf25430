//! When the recurring jobs run. What each of them does stands in `jobs.rs`, which may know every room; the pages of
//! administrators, which may not know `jobs`, read the timetable here.

use chrono::TimeDelta;
use entities::operations::{RunCause, RunOutcome, job_missed, job_pause, job_run};
use scheduler::clock::Timestamp;
use scheduler::line::Line;
use scheduler::timetable::{Description, Timetable, describe};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::runs::{counting, key};
use super::{missed, pauses};
use crate::foundation::error::{Error, Message, Result};
use crate::reports;
use crate::standards::consultation;

/// Every recurring job and its line: minute, hour, day, month, weekday, in Welsh local time.
pub const LINES: &[(&str, &str)] = &[
    (DELIVER_MAIL, "* * * * *"),
    (SCAN_FILES, "* * * * *"),
    (ADVANCE_AUDITS, "*/10 * * * *"),
    (ISSUE_REPORTS, "*/10 * * * *"),
    (REBUILD_NETWORK, "5 0 * * *"),
    (VERIFY, "30 1 * * *"),
    (SWEEP, "30 2 * * *"),
    (ERASE, "30 3 * * *"),
    (POST_REMINDERS, "0 9 * * *"),
    (BOARD_DIGEST, "0 9 * * *"),
];

/// Hands what waits in the outbox to the relay.
pub const DELIVER_MAIL: &str = "deliver-mail";
/// Shows new files to the virus scanner.
pub const SCAN_FILES: &str = "scan-files";
/// Moves audits on whose windows have opened or run out.
pub const ADVANCE_AUDITS: &str = "advance-audits";
/// Issues the reports of audits that became final, and those of consultations that a proposal could not.
pub const ISSUE_REPORTS: &str = "issue-reports";
/// Sums up how every co-op stands.
pub const REBUILD_NETWORK: &str = "rebuild-network";
/// Posts the day's reminders.
pub const POST_REMINDERS: &str = "post-reminders";
/// Posts the month's digest to boards.
pub const BOARD_DIGEST: &str = "board-digest";
/// Checks the journal and the files.
pub const VERIFY: &str = "verify";
/// Erases evidence whose time has ended.
pub const ERASE: &str = "erase-evidence";
/// Clears away what nobody needs any more.
pub const SWEEP: &str = "sweep";

/// What is kept of a run that its process did not end.
const LEFT_BEHIND: &str = "left behind by a process that ended or stood still";

/// The sentence for what is kept of how a run ended, where the words are ours.
pub fn said(detail: &str) -> Option<Message> {
    if detail == LEFT_BEHIND {
        return Some(Message::new("timetable-left-behind"));
    }
    let which = |start: &str, key: &'static str| {
        detail.strip_prefix(start).map(|which| Message::new(key).with("which", which))
    };
    which(reports::NOT_ISSUED, "timetable-reports-not-issued")
        .or_else(|| which(consultation::report::NOT_ISSUED, "timetable-consultations-not-issued"))
}

/// The timetable, checked.
pub fn timetable(now: Timestamp) -> Result<Timetable> {
    LINES.iter().try_fold(Timetable::new(), |timetable, (job, line)| {
        timetable.with(job, line, now).map_err(Error::internal)
    })
}

/// One job as a page or a command shows it.
pub struct Entry {
    pub job: &'static str,
    pub line: &'static str,
    /// When it runs, in words.
    pub when: Message,
    pub next: Vec<Timestamp>,
    pub last: Option<job_run::Model>,
    /// The last day of a job that runs many times a day.
    pub day: Option<Day>,
    /// The latest runs that were made up, and what was missed.
    pub made_up: Vec<job_run::Model>,
    pub missed: Vec<job_missed::Model>,
    pub pause: Option<Pause>,
    pub may_be_paused: bool,
    /// Since when somebody wants it run now.
    pub ordered_at: Option<Timestamp>,
}

/// A pause that lasts.
pub struct Pause {
    pub row: job_pause::Model,
    /// Times that came meanwhile.
    pub missed: usize,
}

/// What became of the times of the last 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Times that came.
    pub due: usize,
    /// Those that were run, and how many of them failed.
    pub ran: usize,
    pub failed: usize,
    pub longest: TimeDelta,
}

impl Day {
    /// In words: "1,439 of 1,440 runs of the last day, longest 3 s".
    pub fn say(&self) -> Message {
        let key = if self.failed == 0 { "timetable-day" } else { "timetable-day-failed" };
        Message::new(key)
            .with("ran", grouped(self.ran))
            .with("due", grouped(self.due))
            .with("failed", grouped(self.failed))
            .with("seconds", self.longest.num_seconds())
    }
}

/// A count of at most six digits, as both languages write it: 1,440.
fn grouped(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

impl Entry {
    /// What it does, in words.
    pub fn what(&self) -> Message {
        Message::new(format!("operations-job-{}", self.job))
    }

    /// Does it come round more than once an hour, so that its runs are summed up and not listed?
    pub fn is_frequent(&self) -> bool {
        self.day.is_some()
    }
}

/// How long a run took.
pub fn took(run: &job_run::Model) -> Option<TimeDelta> {
    run.finished_at.map(|finished| finished - run.started_at)
}

/// How many made-up runs and stretches of missed ones stand by a job.
const SHOWN: u64 = 5;

/// Every job with its next five runs, the last one that was recorded, what was missed and what was made up.
pub async fn overview(database: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Entry>> {
    let timetable = timetable(now)?;
    let mut entries = Vec::new();
    for &(job, line) in LINES {
        entries.push(entry(database, &timetable, (job, line), SHOWN, now).await?);
    }
    Ok(entries)
}

/// One job, with more of what was missed and made up than the overview has.
pub async fn of_job(database: &impl ConnectionTrait, job: &str, now: Timestamp) -> Result<Entry> {
    let line = LINES.iter().find(|(name, _)| *name == job).ok_or(Error::NotFound)?;
    entry(database, &timetable(now)?, *line, 4 * SHOWN, now).await
}

async fn entry(
    database: &impl ConnectionTrait,
    timetable: &Timetable,
    (job, line): (&'static str, &'static str),
    shown: u64,
    now: Timestamp,
) -> Result<Entry> {
    let parsed = timetable.line(job).ok_or(Error::NotFound)?;
    let description = describe(parsed);
    let frequent = matches!(description, Description::EveryMinute | Description::EveryNMinutes(_));
    let made_up = counting(job)
        .filter(job_run::Column::Cause.eq(RunCause::CaughtUp))
        .order_by_desc(job_run::Column::StartedAt)
        .limit(shown)
        .all(database)
        .await?;
    let pause = pauses::open(database, job).await?.map(|row| {
        let missed = parsed.count(row.paused_at, now);
        Pause { row, missed }
    });
    Ok(Entry {
        job,
        line,
        when: in_words(&description, line),
        next: parsed.next_runs(now, 5),
        last: last_run(database, job).await?,
        day: if frequent { Some(last_day(database, job, parsed, now).await?) } else { None },
        made_up,
        missed: missed::latest(database, job, shown).await?,
        pause,
        may_be_paused: pauses::may_be_paused(job),
        ordered_at: pauses::order_of(database, job).await?.map(|(_, at)| at),
    })
}

/// The last run of a job that was recorded.
pub async fn last_run(database: &impl ConnectionTrait, job: &str) -> Result<Option<job_run::Model>> {
    Ok(counting(job).order_by_desc(job_run::Column::StartedAt).one(database).await?)
}

/// The latest runs of a job, newest first; of one that runs many times a day those that are out of the ordinary only.
pub async fn latest_runs(
    database: &impl ConnectionTrait,
    entry: &Entry,
    limit: u64,
) -> Result<Vec<job_run::Model>> {
    let mut query = job_run::Entity::find().filter(job_run::Column::Job.eq(entry.job));
    if entry.is_frequent() {
        let ordinary = Condition::all()
            .add(job_run::Column::Outcome.eq(RunOutcome::Done))
            .add(job_run::Column::Cause.eq(RunCause::OnTime))
            .add(job_run::Column::SetAsideAt.is_null());
        query = query.filter(ordinary.not());
    }
    Ok(query.order_by_desc(job_run::Column::StartedAt).limit(limit).all(database).await?)
}

async fn last_day(database: &impl ConnectionTrait, job: &str, line: &Line, now: Timestamp) -> Result<Day> {
    let from = now - TimeDelta::hours(24);
    let runs: Vec<(RunOutcome, Timestamp, Option<Timestamp>)> = counting(job)
        .select_only()
        .columns([job_run::Column::Outcome, job_run::Column::StartedAt, job_run::Column::FinishedAt])
        .filter(job_run::Column::Occurrence.gt(key(from)))
        .filter(job_run::Column::Occurrence.lte(key(now)))
        .filter(job_run::Column::Cause.ne(RunCause::ByHand))
        .into_tuple()
        .all(database)
        .await?;
    let lengths = runs.iter().filter_map(|(_, started, finished)| Some((*finished)? - *started));
    Ok(Day {
        due: line.count(from, now),
        ran: runs.len(),
        failed: runs.iter().filter(|(outcome, ..)| *outcome == RunOutcome::Failed).count(),
        longest: lengths.max().unwrap_or_default(),
    })
}

fn in_words(description: &Description, line: &str) -> Message {
    let at = |key: &'static str, time: &chrono::NaiveTime| {
        Message::new(key).with("time", time.format("%H:%M").to_string())
    };
    match description {
        Description::EveryMinute => Message::new("operations-when-every-minute"),
        Description::EveryNMinutes(n) => {
            Message::new("operations-when-every-n-minutes").with("n", u32::from(*n))
        }
        Description::HourlyAt(minute) => {
            Message::new("operations-when-hourly").with("minute", format!("{minute:02}"))
        }
        Description::DailyAt(time) => at("operations-when-daily", time),
        Description::WeekdaysAt(time) => at("operations-when-weekdays", time),
        Description::WeeklyOn(..) | Description::MonthlyOn(..) | Description::Other => {
            Message::new("operations-when-other").with("line", line)
        }
    }
}
