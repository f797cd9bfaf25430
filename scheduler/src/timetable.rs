//! The timetable: named jobs, the line each runs on, and what is due.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, NaiveTime, Weekday};

use crate::clock::Timestamp;
use crate::line::{Line, LineError};

/// The jobs that run by the clock. Checked when it is made, so a wrong line stops the start and not the night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    entries: Vec<(String, Line)>,
}

/// One time a job runs. (job, at) names it: an instant belongs to one occurrence of a job only, on days the clocks
/// change as well.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Occurrence {
    pub job: String,
    /// What the wall in Wales shows, as the line names it.
    pub local: NaiveDateTime,
    pub at: Timestamp,
}

/// Why a timetable is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimetableError {
    #[error("job {job}: {source}")]
    Line { job: String, source: LineError },
    #[error("job {job} stands in the timetable twice")]
    Twice { job: String },
}

impl Timetable {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a job with its five-field line, local time in Wales. Refused when the line is, or the job is there already.
    pub fn with(mut self, job: &str, line: &str, now: Timestamp) -> Result<Self, TimetableError> {
        if self.line(job).is_some() {
            return Err(TimetableError::Twice { job: job.to_owned() });
        }
        let line =
            Line::parse(line, now).map_err(|source| TimetableError::Line { job: job.to_owned(), source })?;
        self.entries.push((job.to_owned(), line));
        Ok(self)
    }

    /// Jobs and lines in the order they were added.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Line)> {
        self.entries.iter().map(|(job, line)| (job.as_str(), line))
    }

    /// The line of a job, if it is in the timetable.
    pub fn line(&self, job: &str) -> Option<&Line> {
        self.entries().find(|(name, _)| *name == job).map(|(_, line)| line)
    }

    /// Every occurrence of a job after `since`, up to and including `now`. None for a job that is not here.
    pub fn due(&self, job: &str, since: Timestamp, now: Timestamp) -> Vec<Occurrence> {
        let Some(line) = self.line(job) else { return Vec::new() };
        line.after(since)
            .take_while(|(_, at)| *at <= now)
            .map(|(local, at)| Occurrence { job: job.to_owned(), local, at })
            .collect()
    }

    /// The last occurrence of a job up to and including `now`.
    pub fn latest(&self, job: &str, now: Timestamp) -> Option<Occurrence> {
        let (local, at) = self.line(job)?.latest(now)?;
        Some(Occurrence { job: job.to_owned(), local, at })
    }
}

/// What a line says, as data from which a sentence is made in either language. Times are local time in Wales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Description {
    EveryMinute,
    /// A number of minutes that divides the hour.
    EveryNMinutes(u8),
    /// Minutes past each hour.
    HourlyAt(u8),
    DailyAt(NaiveTime),
    /// Monday to Friday.
    WeekdaysAt(NaiveTime),
    /// Monday first.
    WeeklyOn(Vec<Weekday>, NaiveTime),
    /// Days of the month; a month without such a day is left out.
    MonthlyOn(Vec<u8>, NaiveTime),
    /// Anything else: show the line and its next runs.
    Other,
}

/// Says what a line means.
pub fn describe(line: &Line) -> Description {
    if line.months().len() < 12 {
        return Description::Other;
    }
    let (all_days, all_weekdays) = (line.days().len() == 31, line.weekdays().len() == 7);
    let each_day = all_days && all_weekdays;
    if line.hours().len() == 24 {
        return if each_day { within_the_hour(line.minutes()) } else { Description::Other };
    }
    let (Some(hour), Some(minute)) = (only(line.hours()), only(line.minutes())) else {
        return Description::Other;
    };
    let Some(time) = NaiveTime::from_hms_opt(hour.into(), minute.into(), 0) else {
        return Description::Other;
    };
    match (all_days, all_weekdays) {
        (true, true) => Description::DailyAt(time),
        (false, true) if each_runs_alone(line) => {
            Description::MonthlyOn(line.days().iter().copied().collect(), time)
        }
        (true, false) if each_runs_alone(line) => on_weekdays(line.weekdays(), time),
        _ => Description::Other,
    }
}

/// The field that names all days does it with a star. Written out (1-31, 0-6), POSIX reads "either" and so every day.
fn each_runs_alone(line: &Line) -> bool {
    let mut fields = line.text().split(' ').skip(2);
    let (days, weekdays) = (fields.next(), fields.nth(1));
    [days, weekdays].into_iter().flatten().any(|field| field.starts_with('*'))
}

fn within_the_hour(minutes: &BTreeSet<u8>) -> Description {
    let count = u8::try_from(minutes.len()).unwrap_or(60);
    match (count, only(minutes)) {
        (60, _) => Description::EveryMinute,
        (_, Some(minute)) => Description::HourlyAt(minute),
        (count, None)
            if 60 % count == 0 && minutes.iter().copied().eq((0..60).step_by(usize::from(60 / count))) =>
        {
            Description::EveryNMinutes(60 / count)
        }
        _ => Description::Other,
    }
}

fn on_weekdays(weekdays: &BTreeSet<u8>, time: NaiveTime) -> Description {
    if weekdays.iter().copied().eq(1..=5) {
        return Description::WeekdaysAt(time);
    }
    let week =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    let named =
        |day: &Weekday| weekdays.iter().any(|&number| u32::from(number) == day.num_days_from_sunday());
    Description::WeeklyOn(week.into_iter().filter(named).collect(), time)
}

fn only(set: &BTreeSet<u8>) -> Option<u8> {
    set.first().copied().filter(|_| set.len() == 1)
}
