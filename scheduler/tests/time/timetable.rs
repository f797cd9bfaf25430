//! P8: a local time means the time in Wales, every day of the year.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, TimeDelta, Timelike, Weekday};
use scheduler::Timestamp;
use scheduler::clock::{instant_of, local};
use scheduler::line::Line;
use scheduler::timetable::{Timetable, TimetableError};

use crate::{at, day};

fn line(text: &str) -> Line {
    Line::parse(text, at("2026-01-01T00:00:00Z")).unwrap()
}

fn runs(text: &str, from: &str, until: &str) -> Vec<Timestamp> {
    let timetable = Timetable::new().with("job", text, at("2026-01-01T00:00:00Z")).unwrap();
    timetable.due("job", at(from), at(until)).into_iter().map(|occurrence| occurrence.at).collect()
}

#[test]
fn a_daily_half_past_one_runs_once_on_each_day_the_clocks_change() {
    let spring = runs("30 1 * * *", "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z");
    assert_eq!(spring, [at("2026-03-29T01:00:00Z"), at("2026-03-30T00:30:00Z")]);
    let autumn = runs("30 1 * * *", "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z");
    assert_eq!(autumn, [at("2026-10-25T00:30:00Z"), at("2026-10-26T01:30:00Z")]);
}

#[test]
fn each_day_from_1970_to_2050_has_one_run_of_a_daily_line_and_nine_is_nine_on_the_wall() {
    for (text, hour, minute) in [("0 9 * * *", 9, 0), ("30 1 * * *", 1, 30)] {
        let line = line(text);
        let mut expected = day("1970-01-02");
        for (wall, instant) in line.after(at("1970-01-01T12:00:00Z")) {
            if expected.year() > 2050 {
                break;
            }
            assert_eq!(wall, expected.and_hms_opt(hour, minute, 0).unwrap());
            let shown = local(instant);
            assert_eq!(shown.date(), expected, "{text}");
            let leapt =
                (hour, shown.hour(), shown.minute()) == (1, 2, 0) && expected.weekday() == Weekday::Sun;
            assert!(leapt || shown == wall, "{text} on {expected} ran at {shown}");
            expected = expected.succ_opt().unwrap();
        }
        assert_eq!(expected, day("2051-01-01"));
    }
}

#[test]
fn the_clocks_change_on_the_last_sundays_of_march_and_october_at_one_utc_until_2050() {
    let last_sunday = |year, month| {
        let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap();
        last - TimeDelta::days(last.weekday().num_days_from_sunday().into())
    };
    for year in 1996..=2050 {
        for (month, before, after) in [(3, 0, 1), (10, 1, 0)] {
            let change = last_sunday(year, month).and_hms_opt(1, 0, 0).unwrap().and_utc();
            let offset = |instant: Timestamp| (local(instant) - instant.naive_utc()).num_hours();
            assert_eq!(offset(change - TimeDelta::seconds(1)), before, "{change}");
            assert_eq!(offset(change), after, "{change}");
        }
    }
    // From 1968 to 1971 Wales kept summer time all year.
    assert_eq!(instant_of(day("1970-01-01").and_hms_opt(9, 0, 0).unwrap()), at("1970-01-01T08:00:00Z"));
}

#[test]
fn a_line_that_runs_in_every_hour_keeps_running_through_the_hour_that_comes_twice() {
    for (text, step) in [("* * * * *", 1), ("*/20 * * * *", 20), ("0 * * * *", 60)] {
        for (from, until) in [
            ("2026-03-28T23:00:00Z", "2026-03-29T04:00:00Z"),
            ("2026-10-24T22:00:00Z", "2026-10-25T04:00:00Z"),
        ] {
            let found = runs(text, from, until);
            let (mut expected, mut next) = (Vec::new(), at(from) + TimeDelta::minutes(step));
            while next <= at(until) {
                expected.push(next);
                next += TimeDelta::minutes(step);
            }
            assert_eq!(found, expected, "{text} from {from}");
        }
    }
}

#[test]
fn wherever_one_starts_to_look_the_same_occurrences_are_found() {
    for text in ["*/10 * * * *", "*/10 1 * * *", "15 0-2 * * SUN", "30 1 25-29 * *"] {
        for (from, until) in [
            ("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"),
            ("2026-10-24T22:00:00Z", "2026-10-25T05:00:00Z"),
        ] {
            let all = runs(text, from, until);
            let distinct: BTreeSet<_> = all.iter().copied().collect();
            assert!(all.iter().copied().eq(distinct.iter().copied()), "{text} goes back or repeats");
            let mut start = at(from);
            while start < at(until) {
                let rest: Vec<_> = all.iter().copied().filter(|run| *run > start).collect();
                let found: Vec<_> =
                    line(text).after(start).map(|(_, run)| run).take_while(|r| *r <= at(until)).collect();
                assert_eq!(found, rest, "{text} after {start}");
                let latest = all.iter().copied().rfind(|run| *run <= start);
                if latest.is_some() {
                    assert_eq!(line(text).latest(start).map(|(_, run)| run), latest, "{text} until {start}");
                }
                start += TimeDelta::minutes(5);
            }
        }
    }
}

#[test]
fn the_latest_occurrence_is_found_however_rare_the_job() {
    let latest = |text, now| line(text).latest(at(now)).map(|(wall, _)| wall.to_string());
    assert_eq!(latest("* * * * *", "2026-06-01T10:00:30Z").as_deref(), Some("2026-06-01 11:00:00"));
    assert_eq!(latest("0 9 1 * *", "2026-06-30T10:00:00Z").as_deref(), Some("2026-06-01 09:00:00"));
    assert_eq!(latest("0 9 29 2 *", "2027-12-30T10:00:00Z").as_deref(), Some("2024-02-29 09:00:00"));
    assert_eq!(latest("0 9 1 6 *", "2026-06-01T08:00:00Z").as_deref(), Some("2026-06-01 09:00:00"));
}

#[test]
fn a_timetable_refuses_a_wrong_line_and_a_job_named_twice() {
    let now = at("2026-01-01T00:00:00Z");
    let timetable = Timetable::new().with("reminders", "0 9 * * *", now).unwrap();
    assert!(
        matches!(timetable.clone().with("sweep", "0 25 * * *", now), Err(TimetableError::Line { job, .. }) if job == "sweep")
    );
    assert!(matches!(timetable.with("reminders", "0 10 * * *", now), Err(TimetableError::Twice { .. })));
}
