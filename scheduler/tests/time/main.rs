//! The promises of the scheduler, by subject.

mod cadence;
mod line;
mod quiet;
mod runner;
mod timetable;
mod working_days;

use chrono::NaiveDate;
use scheduler::Timestamp;
use scheduler::bank_holidays::{Change, Exception};
use scheduler::working_days::Calendar;

/// A date written as 2026-03-29.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An instant written as 2026-03-29T01:00:00Z.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The calendar with what was proclaimed from 2020 to 2023.
pub fn calendar() -> Calendar {
    let moved = |date, from| Exception { date: day(date), change: Change::Moved { replaces: day(from) } };
    let extra = |date| Exception { date: day(date), change: Change::Extra };
    Calendar::new(vec![
        moved("2020-05-08", "2020-05-04"),
        moved("2022-06-02", "2022-05-30"),
        extra("2022-06-03"),
        extra("2022-09-19"),
        extra("2023-05-08"),
    ])
}
