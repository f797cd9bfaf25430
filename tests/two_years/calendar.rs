//! Working days, counted on the fingers.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Bank holidays in England and Wales that fall on a weekday or are given instead of one, as proclaimed.
const CLOSED: [&str; 24] = [
    "2026-01-01",
    "2026-04-03",
    "2026-04-06",
    "2026-05-04",
    "2026-05-25",
    "2026-08-31",
    "2026-12-25",
    "2026-12-28",
    "2027-01-01",
    "2027-03-26",
    "2027-03-29",
    "2027-05-03",
    "2027-05-31",
    "2027-08-30",
    "2027-12-27",
    "2027-12-28",
    "2028-01-03",
    "2028-04-14",
    "2028-04-17",
    "2028-05-01",
    "2028-05-29",
    "2028-08-28",
    "2028-12-25",
    "2028-12-26",
];

pub fn open(day: NaiveDate) -> bool {
    let weekend = day.weekday() == Weekday::Sat || day.weekday() == Weekday::Sun;
    !weekend && !CLOSED.contains(&day.to_string().as_str())
}

fn next(day: NaiveDate) -> NaiveDate {
    day + Days::new(1)
}

fn before(day: NaiveDate) -> NaiveDate {
    day - Days::new(1)
}

pub fn open_or_later(mut day: NaiveDate) -> NaiveDate {
    while !open(day) {
        day = next(day);
    }
    day
}

pub fn open_or_earlier(mut day: NaiveDate) -> NaiveDate {
    while !open(day) {
        day = before(day);
    }
    day
}

/// So many working days after a day, which does not count itself.
pub fn working_days_after(mut day: NaiveDate, n: u32) -> NaiveDate {
    for _ in 0..n {
        day = open_or_later(next(day));
    }
    day
}

pub fn working_days_before(mut day: NaiveDate, n: u32) -> NaiveDate {
    for _ in 0..n {
        day = open_or_earlier(before(day));
    }
    day
}

/// Day n of a window: day 1 is the day it was received, or the first working day after.
pub fn day_of_window(received: NaiveDate, n: u32) -> NaiveDate {
    working_days_after(open_or_later(received), n - 1)
}

pub fn first_working_day_of_month(day: NaiveDate) -> NaiveDate {
    open_or_later(day.with_day(1).expect("every month has a first"))
}
