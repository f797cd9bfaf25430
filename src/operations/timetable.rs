//! When the recurring jobs run. What each of them does stands in `jobs.rs`, which may know every room; the pages of
//! administrators, which may not know `jobs`, read the timetable here.

use entities::operations::job_run;
use scheduler::clock::Timestamp;
use scheduler::timetable::{Description, Timetable, describe};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::foundation::error::{Error, Message, Result};

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
/// Issues reports that a page could not.
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
}

impl Entry {
    /// What it does, in words.
    pub fn what(&self) -> Message {
        Message::new(format!("operations-job-{}", self.job))
    }
}

/// Every job with its next five runs and the last one that was recorded.
pub async fn overview(database: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Entry>> {
    let timetable = timetable(now)?;
    let mut entries = Vec::new();
    for &(job, line) in LINES {
        let parsed = timetable.line(job).ok_or(Error::NotFound)?;
        let last = job_run::Entity::find()
            .filter(job_run::Column::Job.eq(job))
            .order_by_desc(job_run::Column::StartedAt)
            .one(database)
            .await?;
        entries.push(Entry {
            job,
            line,
            when: in_words(&describe(parsed), line),
            next: parsed.next_runs(now, 5),
            last,
        });
    }
    Ok(entries)
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
