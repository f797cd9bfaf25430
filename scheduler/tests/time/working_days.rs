//! Bank holidays, working days, and the windows of an audit.

use chrono::{Datelike, Weekday};
use proptest::prelude::*;
use scheduler::bank_holidays::{Holiday, Placing};
use scheduler::working_days::{Calendar, Counting, DayType, Window, month_end_after, months_after};

use crate::{calendar, day};

/// As published for England and Wales; later years as the rules give them.
const PUBLISHED: [(i32, &str); 11] = [
    (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
    (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
    (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
    (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
    (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    (2029, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
    (2030, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
];

#[test]
fn the_bank_holidays_of_2020_to_2030_are_those_published() {
    for (year, published) in PUBLISHED {
        let found: Vec<_> =
            calendar().bank_holidays(year).iter().map(|day| day.date.format("%m-%d").to_string()).collect();
        assert_eq!(found.join(" "), published, "{year}");
    }
}

#[test]
fn a_substitute_day_and_a_moved_day_say_which_holiday_they_are() {
    let find = |year, date| {
        calendar().bank_holidays(year).into_iter().find(|found| found.date == day(date)).unwrap()
    };
    let (christmas, boxing) = (find(2022, "2022-12-27"), find(2022, "2022-12-26"));
    assert_eq!((christmas.holiday, christmas.placing), (Holiday::Christmas, Placing::Substitute));
    assert_eq!((boxing.holiday, boxing.placing), (Holiday::BoxingDay, Placing::OwnDay));
    let moved = find(2020, "2020-05-08");
    assert_eq!((moved.holiday, moved.placing), (Holiday::EarlyMay, Placing::Moved));
    assert_eq!(find(2022, "2022-09-19").holiday, Holiday::Proclaimed);
}

#[test]
fn without_the_exceptions_a_year_follows_the_rule() {
    let plain = Calendar::new(Vec::new());
    assert!(plain.is_working_day(day("2020-05-08")) && !plain.is_working_day(day("2020-05-04")));
    assert!(calendar().is_working_day(day("2020-05-04")) && !calendar().is_working_day(day("2020-05-08")));
}

#[test]
fn five_hundred_years_have_eight_weekdays_off_each() {
    let plain = Calendar::default();
    for year in 1978..2478 {
        let days = plain.bank_holidays(year);
        assert_eq!(days.len(), 8, "{year}");
        assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date), "{year}");
        assert!(days.iter().all(|day| !matches!(day.date.weekday(), Weekday::Sat | Weekday::Sun)), "{year}");
    }
}

#[test]
fn a_year_far_away_keeps_its_holidays() {
    for (eve, christmas) in
        [("1969-12-24", "1969-12-25"), ("2100-12-24", "2100-12-25"), ("2102-12-22", "2102-12-25")]
    {
        assert!(calendar().is_working_day(day(eve)), "{eve}");
        assert!(!calendar().is_working_day(day(christmas)), "{christmas}");
    }
}

#[test]
fn the_working_day_beside_a_long_weekend_is_found() {
    let calendar = calendar();
    assert_eq!(calendar.next_working_day(day("2026-04-02")), day("2026-04-07"));
    assert_eq!(calendar.previous_working_day(day("2026-04-07")), day("2026-04-02"));
    assert_eq!(calendar.working_day_from(day("2026-04-02")), day("2026-04-02"));
    assert_eq!(calendar.working_day_until(day("2026-04-06")), day("2026-04-02"));
    assert_eq!(calendar.working_days_between(day("2026-04-02"), day("2026-04-08")), 2);
    assert_eq!(calendar.working_days_between(day("2026-04-08"), day("2026-04-02")), 0);
}

#[test]
fn the_windows_of_an_audit_end_where_a_careful_person_counts() {
    use Counting::{Exclusive, Inclusive};
    for (what, window, trigger, due) in [
        ("notice", Window::before(15, DayType::Working, Exclusive), "2026-04-20", "2026-03-26"),
        ("draft", Window::after(20, DayType::Working, Exclusive), "2026-03-27", "2026-04-28"),
        (
            "comments, received on a Monday",
            Window::after(10, DayType::Working, Inclusive),
            "2026-06-01",
            "2026-06-12",
        ),
        (
            "comments, received on a Saturday",
            Window::after(10, DayType::Working, Inclusive),
            "2026-06-06",
            "2026-06-19",
        ),
        (
            "answers over Christmas",
            Window::after(10, DayType::Working, Inclusive),
            "2026-12-21",
            "2027-01-06",
        ),
        ("appeal", Window::after(5, DayType::Working, Inclusive), "2026-06-01", "2026-06-05"),
        (
            "appeal, received on Good Friday",
            Window::after(5, DayType::Working, Inclusive),
            "2026-04-03",
            "2026-04-13",
        ),
        ("final", Window::after(50, DayType::Working, Exclusive), "2026-01-30", "2026-04-14"),
        ("a critical contained", Window::after(1, DayType::Working, Exclusive), "2026-05-01", "2026-05-05"),
        ("closure", Window::after(28, DayType::Calendar, Exclusive), "2026-03-01", "2026-03-29"),
        (
            "calendar days with the first",
            Window::after(28, DayType::Calendar, Inclusive),
            "2026-03-01",
            "2026-03-28",
        ),
        ("nothing to count", Window::after(0, DayType::Working, Inclusive), "2026-04-05", "2026-04-05"),
    ] {
        assert_eq!(window.due(day(trigger), &calendar()).date, day(due), "{what}");
    }
}

#[test]
fn a_deadline_explains_what_it_passed_over() {
    let due = Window::after(5, DayType::Working, Counting::Inclusive).due(day("2026-04-03"), &calendar());
    assert_eq!(due.explanation.day_one, day("2026-04-07"));
    assert_eq!(due.explanation.weekend_days, 4);
    let holidays: Vec<_> = due.explanation.holidays.iter().map(|day| day.holiday).collect();
    assert_eq!(holidays, [Holiday::GoodFriday, Holiday::EasterMonday]);
    let none = Window::after(28, DayType::Calendar, Counting::Exclusive).due(day("2026-04-03"), &calendar());
    assert_eq!((none.explanation.weekend_days, none.explanation.holidays.len()), (0, 0));
}

#[test]
fn a_month_on_keeps_the_day_number_or_the_last_day() {
    assert_eq!(months_after(day("2026-08-31"), 6), day("2027-02-28"));
    assert_eq!(months_after(day("2027-08-31"), 6), day("2028-02-29"));
    assert_eq!(months_after(day("2026-01-15"), 12), day("2027-01-15"));
    assert_eq!(month_end_after(day("2027-02-28"), 7), day("2027-09-30"));
    assert_eq!(month_end_after(day("2028-02-29"), 7), day("2028-09-30"));
    assert_eq!(months_after(chrono::NaiveDate::MAX, 1), chrono::NaiveDate::MAX);
}

#[test]
fn the_edge_of_the_calendar_stops_the_count() {
    let window = Window::after(u16::MAX, DayType::Working, Counting::Inclusive);
    assert_eq!(window.due(chrono::NaiveDate::MAX, &Calendar::default()).date, chrono::NaiveDate::MAX);
}

proptest! {
    #[test]
    fn counting_on_and_back_and_between_agree(start in 0i64..20_000, n in 1u16..80) {
        let calendar = calendar();
        let from = calendar.working_day_from(day("2000-01-01") + chrono::TimeDelta::days(start));
        let until = calendar.add_working_days(from, n, Counting::Exclusive);
        prop_assert!(calendar.is_working_day(until));
        prop_assert_eq!(calendar.subtract_working_days(until, n, Counting::Exclusive), from);
        prop_assert_eq!(calendar.working_days_between(from, until), usize::from(n));
        prop_assert_eq!(calendar.add_working_days(from, n + 1, Counting::Inclusive), until);
    }
}
