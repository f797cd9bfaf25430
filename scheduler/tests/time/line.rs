//! Lines as people write them.

use chrono::{NaiveTime, Weekday};
use scheduler::line::{Fault, Field, Line, LineError};
use scheduler::timetable::{Description, describe};

use crate::at;

fn line(text: &str) -> Line {
    Line::parse(text, at("2026-01-01T00:00:00Z")).unwrap()
}

fn refusal(text: &str) -> LineError {
    Line::parse(text, at("2026-01-01T00:00:00Z")).unwrap_err()
}

fn next(text: &str, after: &str, n: usize) -> Vec<String> {
    line(text).next_runs(at(after), n).iter().map(|run| run.format("%a %d %b %H:%M").to_string()).collect()
}

#[test]
fn sunday_is_nought_seven_and_sun_and_monday_is_one() {
    for sunday in ["0 9 * * 0", "0 9 * * 7", "0 9 * * SUN", "0 9 * * sun"] {
        assert_eq!(
            next(sunday, "2026-01-01T00:00:00Z", 2),
            ["Sun 04 Jan 09:00", "Sun 11 Jan 09:00"],
            "{sunday}"
        );
    }
    assert_eq!(next("0 9 * * 1", "2026-01-01T00:00:00Z", 1), ["Mon 05 Jan 09:00"]);
    let weekend = ["Fri 02 Jan 09:00", "Sat 03 Jan 09:00", "Sun 04 Jan 09:00", "Fri 09 Jan 09:00"];
    assert_eq!(next("0 9 * * 5-7", "2026-01-01T10:00:00Z", 4), weekend);
    assert_eq!(next("0 9 * * FRI-SUN", "2026-01-01T10:00:00Z", 4), weekend);
}

#[test]
fn a_line_with_days_and_weekdays_runs_on_either() {
    let runs = next("0 9 13 * FRI", "2026-01-01T10:00:00Z", 4);
    assert_eq!(runs, ["Fri 02 Jan 09:00", "Fri 09 Jan 09:00", "Tue 13 Jan 09:00", "Fri 16 Jan 09:00"]);
    // Friday the 13th is one occurrence, not two.
    assert_eq!(next("0 9 13 * FRI", "2026-02-12T10:00:00Z", 2), ["Fri 13 Feb 09:00", "Fri 20 Feb 09:00"]);
}

#[test]
fn lists_ranges_steps_and_month_names_are_read() {
    let runs = next("0,30 8-9 1 JAN-FEB *", "2026-01-01T08:10:00Z", 4);
    assert_eq!(runs, ["Thu 01 Jan 08:30", "Thu 01 Jan 09:00", "Thu 01 Jan 09:30", "Sun 01 Feb 08:00"]);
    let runs = next("10-40/15 0 * * *", "2026-01-01T00:00:00Z", 3);
    assert_eq!(runs, ["Thu 01 Jan 00:10", "Thu 01 Jan 00:25", "Thu 01 Jan 00:40"]);
    assert_eq!(line("  0   9 * *  1 ").text(), "0 9 * * 1");
}

#[test]
fn a_malformed_line_is_refused_with_what_is_wrong() {
    assert_eq!(refusal(""), LineError::FieldCount { found: 0 });
    assert_eq!(refusal("0 0 9 * * 1"), LineError::FieldCount { found: 6 });
    assert_eq!(refusal("@daily"), LineError::FieldCount { found: 1 });
    let field = |field, part: &str, fault| LineError::Field { field, part: part.to_owned(), fault };
    let minutes = Fault::OutOfRange { least: 0, most: 59 };
    assert_eq!(refusal("60 9 * * *"), field(Field::Minute, "60", minutes));
    assert_eq!(refusal("999999999999 9 * * *"), field(Field::Minute, "999999999999", minutes));
    assert_eq!(refusal("0 9 0 * *"), field(Field::Day, "0", Fault::OutOfRange { least: 1, most: 31 }));
    assert_eq!(refusal("0 9 * * 8"), field(Field::Weekday, "8", Fault::OutOfRange { least: 0, most: 7 }));
    assert_eq!(refusal("0 9 * * Llun"), field(Field::Weekday, "Llun", Fault::NotAValue));
    assert_eq!(refusal("0 9,, * * *"), field(Field::Hour, "", Fault::NotAValue));
    assert_eq!(refusal("0 -9 * * *"), field(Field::Hour, "-9", Fault::NotAValue));
    assert_eq!(refusal("0 9 * DEC-JAN *"), field(Field::Month, "DEC-JAN", Fault::Backwards));
    assert_eq!(refusal("*/0 9 * * *"), field(Field::Minute, "*/0", Fault::ZeroStep));
    assert_eq!(refusal("5/10 9 * * *"), field(Field::Minute, "5/10", Fault::StepWithoutRange));
    assert_eq!(refusal("*/ 9 * * *"), field(Field::Minute, "*/", Fault::NotAValue));
}

#[test]
fn a_line_that_does_not_run_within_five_years_is_refused() {
    assert_eq!(refusal("0 9 31 2 *"), LineError::NeverRuns);
    assert_eq!(refusal("0 9 30-31 FEB *"), LineError::NeverRuns);
    assert!(Line::parse("0 9 29 2 *", at("2026-01-01T00:00:00Z")).is_ok());
    assert_eq!(Line::parse("0 9 29 2 *", at("2096-03-01T00:00:00Z")).unwrap_err(), LineError::NeverRuns);
}

#[test]
fn a_line_is_described_as_data() {
    let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    let nine = time(9, 0);
    for (text, description) in [
        ("* * * * *", Description::EveryMinute),
        ("*/1 * * * *", Description::EveryMinute),
        ("*/15 * * * *", Description::EveryNMinutes(15)),
        ("0,30 * * * *", Description::EveryNMinutes(30)),
        ("*/7 * * * *", Description::Other),
        ("5,35 * * * *", Description::Other),
        ("20 * * * *", Description::HourlyAt(20)),
        ("20 * * * 1", Description::Other),
        ("30 1 * * *", Description::DailyAt(time(1, 30))),
        ("0 9 1-31 * 0-6", Description::DailyAt(nine)),
        ("0 9 * * 1-5", Description::WeekdaysAt(nine)),
        ("0 9 * * MON,TUE,WED,THU,FRI", Description::WeekdaysAt(nine)),
        ("0 9 * * 0,3", Description::WeeklyOn(vec![Weekday::Wed, Weekday::Sun], nine)),
        ("0 9 1,15 * *", Description::MonthlyOn(vec![1, 15], nine)),
        ("0 9 1 * MON", Description::Other),
        ("0 9 1-31 * MON", Description::Other),
        ("0 9 1 4 *", Description::Other),
        ("0 9,17 * * *", Description::Other),
    ] {
        assert_eq!(describe(&line(text)), description, "{text}");
    }
}

#[test]
fn occurrences_are_counted_as_they_would_be_walked() {
    let spans = [
        ("2026-03-28T22:10:00Z", "2026-03-29T05:20:00Z"),
        ("2026-10-24T22:10:30Z", "2026-10-25T05:20:30Z"),
        ("2026-06-01T09:00:00Z", "2026-06-01T09:00:00Z"),
        ("2026-06-01T09:00:30Z", "2026-06-03T12:07:00Z"),
        ("2026-06-03T09:00:00Z", "2026-06-01T09:00:00Z"),
    ];
    for text in ["* * * * *", "*/10 * * * *", "7 * * * *", "30 1 * * *", "0 9 * * MON-FRI"] {
        for (after, until) in spans {
            let (line, after, until) = (line(text), at(after), at(until));
            let walked = line.after(after).take_while(|(_, run)| *run <= until).count();
            assert_eq!(line.count(after, until), walked, "{text} after {after} until {until}");
        }
    }
    let year = line("* * * * *").count(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
    assert_eq!(year, 365 * 24 * 60);
}
