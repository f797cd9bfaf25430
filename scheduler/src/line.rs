//! A cron line as people write it: five POSIX fields, read as local time in Wales.
//!
//! The line is translated for the cron crate, which wants seconds first and counts weekdays from Sunday as 1. It is
//! then run over wall-clock time written as if it were UTC, and each time found is mapped to its instant: asked for
//! Europe/London directly, the crate skips a daily 01:30 in spring and runs it twice in autumn.

use std::collections::{BTreeSet, VecDeque};
use std::fmt;
use std::iter::Peekable;
use std::str::FromStr;

use chrono::{MappedLocalTime, NaiveDateTime, TimeDelta, Utc};
use cron::{Schedule, ScheduleIterator};

use crate::clock::{self, Timestamp};
use crate::field::{self, Values};
pub use crate::field::{Fault, Field};

/// How far ahead a line must have an occurrence, and how far back one is looked for.
const FIVE_YEARS: TimeDelta = TimeDelta::days(5 * 365 + 2);

/// Why a line is refused. Its text is for logs; the sentence a person reads is made from the data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    #[error("a line has five fields, this one has {found}")]
    FieldCount { found: usize },
    #[error("field {field:?}: {part:?} is refused: {fault:?}")]
    Field { field: Field, part: String, fault: Fault },
    #[error("the line has no occurrence within five years")]
    NeverRuns,
}

/// A cron line that has been read and found to run.
#[derive(Clone, Debug)]
pub struct Line {
    text: String,
    minutes: Values,
    hours: Values,
    days: Values,
    months: Values,
    weekdays: Values,
    /// Two when the line names days of the month and weekdays: POSIX runs it on either.
    schedules: Vec<Schedule>,
}

impl Line {
    /// Reads a five-field line (names of months and weekdays allowed, Sunday is 0, 7 or SUN). Refused when malformed,
    /// or when it would not run within five years of `now`.
    pub fn parse(text: &str, now: Timestamp) -> Result<Self, LineError> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let [minute, hour, day, month, weekday] = fields[..] else {
            return Err(LineError::FieldCount { found: fields.len() });
        };
        let mut line = Self {
            text: fields.join(" "),
            minutes: field::read(Field::Minute, minute)?,
            hours: field::read(Field::Hour, hour)?,
            days: field::read(Field::Day, day)?,
            months: field::read(Field::Month, month)?,
            weekdays: field::read(Field::Weekday, weekday)?,
            schedules: Vec::new(),
        };
        line.schedules = line.translate()?;
        let first = line.after(now).next().map(|(_, at)| at);
        match first {
            Some(at) if at - now <= FIVE_YEARS => Ok(line),
            _ => Err(LineError::NeverRuns),
        }
    }

    /// The line as it was written, with single spaces.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The next `n` instants after `after` at which this line runs.
    pub fn next_runs(&self, after: Timestamp, n: usize) -> Vec<Timestamp> {
        self.after(after).take(n).map(|(_, at)| at).collect()
    }

    /// Every occurrence after `after`, as (wall-clock time, instant), instants strictly rising. A line that runs in
    /// every hour also runs in the autumn hour that comes twice; a line that names hours runs there once.
    pub fn after(&self, after: Timestamp) -> impl Iterator<Item = (NaiveDateTime, Timestamp)> + '_ {
        let every_hour = self.hours.set.len() == 24;
        let back = if every_hour { TimeDelta::hours(1) } else { TimeDelta::zero() };
        let from = (clock::local(after) - back).and_utc();
        Occurrences {
            walls: self.schedules.iter().map(|schedule| schedule.after(&from).peekable()).collect(),
            every_hour,
            second_pass: VecDeque::new(),
            floor: after,
        }
    }

    /// The last occurrence up to and including `now`, at most five years back.
    pub fn latest(&self, now: Timestamp) -> Option<(NaiveDateTime, Timestamp)> {
        // A short look back answers for a line that runs each minute, a long one costs little for a line that does not.
        [TimeDelta::hours(2), TimeDelta::days(2), TimeDelta::days(35), TimeDelta::days(370), FIVE_YEARS]
            .into_iter()
            .find_map(|back| self.after(now - back).take_while(|(_, at)| *at <= now).last())
    }

    /// How many occurrences lie after `after`, up to and including `until`. Of a line that runs in every hour of every day
    /// they are worked out and not walked: a year has half a million minutes.
    pub fn count(&self, after: Timestamp, until: Timestamp) -> usize {
        // One that has no full hour runs once more on the day on which the hour between one and two is left out.
        let every_hour = self.minutes.set.contains(&0)
            && self.hours.set.len() == 24
            && self.days.set.len() == 31
            && self.months.set.len() == 12
            && self.weekdays.set.len() == 7;
        if !every_hour || until <= after {
            return self.after(after).take_while(|(_, at)| *at <= until).count();
        }
        // The offset of Wales is of whole hours, so a minute past the hour is one everywhere.
        let until_hour = |at: Timestamp| {
            let (hour, minute) = (at.timestamp().div_euclid(3600), at.timestamp().rem_euclid(3600) / 60);
            let minute = u8::try_from(minute).unwrap_or(59);
            let past = self.minutes.set.range(..=minute).count();
            usize::try_from(hour).unwrap_or(0) * self.minutes.set.len() + past
        };
        until_hour(until) - until_hour(after)
    }

    pub(crate) fn minutes(&self) -> &BTreeSet<u8> {
        &self.minutes.set
    }

    pub(crate) fn hours(&self) -> &BTreeSet<u8> {
        &self.hours.set
    }

    pub(crate) fn days(&self) -> &BTreeSet<u8> {
        &self.days.set
    }

    pub(crate) fn months(&self) -> &BTreeSet<u8> {
        &self.months.set
    }

    /// Weekdays as numbers, Sunday 0.
    pub(crate) fn weekdays(&self) -> &BTreeSet<u8> {
        &self.weekdays.set
    }

    fn translate(&self) -> Result<Vec<Schedule>, LineError> {
        let either = !self.days.starred && !self.weekdays.starred;
        let days = field::list(Field::Day, &self.days.set);
        let weekdays = field::list(Field::Weekday, &self.weekdays.set);
        let pairs = if either {
            vec![(days, "*".to_owned()), ("*".to_owned(), weekdays)]
        } else {
            vec![(days, weekdays)]
        };
        let (minutes, hours) =
            (field::list(Field::Minute, &self.minutes.set), field::list(Field::Hour, &self.hours.set));
        let months = field::list(Field::Month, &self.months.set);
        pairs
            .into_iter()
            .map(|(days, weekdays)| {
                // Every value was checked above, so the crate has nothing left to refuse but an impossible line.
                Schedule::from_str(&format!("0 {minutes} {hours} {days} {months} {weekdays}"))
                    .map_err(|_| LineError::NeverRuns)
            })
            .collect()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Line {}

struct Occurrences<'a> {
    walls: Vec<Peekable<ScheduleIterator<'a, Utc>>>,
    every_hour: bool,
    /// Occurrences in the second showing of an autumn hour, until its first showing is over.
    second_pass: VecDeque<(NaiveDateTime, Timestamp)>,
    /// Only later instants are given. It also folds together the times a spring gap maps to one instant.
    floor: Timestamp,
}

impl Iterator for Occurrences<'_> {
    type Item = (NaiveDateTime, Timestamp);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (wall, at) = self.candidate()?;
            if at > self.floor {
                self.floor = at;
                return Some((wall, at));
            }
        }
    }
}

impl Occurrences<'_> {
    fn candidate(&mut self) -> Option<(NaiveDateTime, Timestamp)> {
        let Some(wall) = self.walls.iter_mut().filter_map(|wall| wall.peek().copied()).min() else {
            return self.second_pass.pop_front();
        };
        let local = wall.naive_utc();
        let at = match clock::instants_of(local) {
            MappedLocalTime::Ambiguous(first, second) => {
                if self.every_hour {
                    self.second_pass.push_back((local, second));
                }
                first
            }
            MappedLocalTime::Single(_) | MappedLocalTime::None if !self.second_pass.is_empty() => {
                return self.second_pass.pop_front();
            }
            MappedLocalTime::Single(at) => at,
            MappedLocalTime::None => clock::instant_of(local),
        };
        for each in &mut self.walls {
            each.next_if_eq(&wall);
        }
        Some((local, at))
    }
}
