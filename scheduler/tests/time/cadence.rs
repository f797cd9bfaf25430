//! Which reminder is owed: the cadences of the standard, and what holds for any cadence.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use scheduler::cadence::{CATCH_UP, Cadence, CopyTo, DueDate, NotAStep, Planned, Repeat, Step};
use scheduler::working_days::DayType;

use crate::{calendar, day};

fn evidence() -> Cadence {
    let copy = |to: &str, days_after| CopyTo { to: to.to_owned(), days_after, day_type: DayType::Calendar };
    Cadence {
        day_type: DayType::Calendar,
        before: vec![90, 60, 30, 14, 7, 0],
        after: Vec::new(),
        repeat: Some(Repeat { every_days: 7, at_most: 8 }),
        window_days: Vec::new(),
        copies: vec![copy("board_chair", 7), copy("franchisor", 14)],
    }
}

fn findings() -> Cadence {
    let copy = |to: &str, days_after| CopyTo { to: to.to_owned(), days_after, day_type: DayType::Working };
    Cadence {
        before: vec![14, 7, 1],
        after: vec![1],
        repeat: None,
        copies: vec![copy("board", 5), copy("regulator", 10)],
        ..evidence()
    }
}

fn visit() -> Cadence {
    Cadence {
        day_type: DayType::Working,
        before: vec![15, 5, 1],
        repeat: None,
        copies: Vec::new(),
        ..evidence()
    }
}

fn comments() -> Cadence {
    Cadence { before: Vec::new(), window_days: vec![1, 5, 8, 10], ..visit() }
}

fn plan(cadence: &Cadence, due: DueDate) -> String {
    let wide = due.on - TimeDelta::days(400)..=due.on + TimeDelta::days(400);
    let planned = cadence.planned_steps(&due, wide, &calendar());
    planned.iter().map(|Planned { step, on }| format!("{on} {step}")).collect::<Vec<_>>().join(", ")
}

fn owed(cadence: &Cadence, due: DueDate, today: &str) -> Vec<String> {
    cadence.owed(&due, day(today), &calendar()).iter().map(|owed| owed.step.to_string()).collect()
}

#[test]
fn evidence_is_announced_ahead_then_weekly_with_copies_to_chair_and_franchisor() {
    // Due on a Tuesday; 30 days ahead is a Sunday and moves to the Friday, a week after the due date is no closed day.
    assert_eq!(
        plan(&evidence(), DueDate::on(day("2026-06-30"))),
        "2026-04-01 before-90, 2026-05-01 before-60, 2026-05-29 before-30, 2026-06-16 before-14, 2026-06-23 before-7, \
         2026-06-30 on, 2026-07-07 repeat-1, 2026-07-07 copy-board_chair-7, 2026-07-14 repeat-2, \
         2026-07-14 copy-franchisor-14, 2026-07-21 repeat-3, 2026-07-28 repeat-4, 2026-08-04 repeat-5, \
         2026-08-11 repeat-6, 2026-08-18 repeat-7, 2026-08-25 repeat-8"
    );
}

#[test]
fn a_step_on_a_closed_day_moves_earlier_before_the_due_date_and_later_after_it() {
    // Due on Easter Monday: the day itself is said on the Thursday, the first day after it on the Tuesday.
    assert_eq!(
        plan(&findings(), DueDate::on(day("2026-04-06"))),
        "2026-03-23 before-14, 2026-03-30 before-7, 2026-04-02 before-1, 2026-04-07 after-1, 2026-04-13 copy-board-5, \
         2026-04-20 copy-regulator-10"
    );
    let on_the_day = Cadence { before: vec![1, 0], copies: Vec::new(), repeat: None, ..evidence() };
    assert_eq!(plan(&on_the_day, DueDate::on(day("2026-04-06"))), "2026-04-02 on");
    let weekly = Cadence { before: Vec::new(), copies: Vec::new(), ..evidence() };
    assert!(
        plan(&weekly, DueDate::on(day("2026-03-27"))).starts_with("2026-04-07 repeat-1, 2026-04-10 repeat-2")
    );
}

#[test]
fn a_visit_is_announced_in_working_days() {
    assert_eq!(
        plan(&visit(), DueDate::on(day("2026-04-20"))),
        "2026-03-26 before-15, 2026-04-13 before-5, 2026-04-17 before-1"
    );
}

#[test]
fn comments_are_asked_for_on_days_of_their_window_and_day_one_is_the_notice() {
    let due = DueDate::on(day("2026-06-19")).opening(day("2026-06-06"));
    assert_eq!(plan(&comments(), due), "2026-06-12 day-5, 2026-06-17 day-8, 2026-06-19 day-10");
    assert_eq!(plan(&comments(), DueDate::on(day("2026-06-19"))), "");
}

#[test]
fn a_step_longer_than_a_third_of_the_interval_is_skipped() {
    let due = DueDate::on(day("2026-06-30"));
    assert!(plan(&evidence(), due.every(90)).starts_with("2026-05-29 before-30"));
    assert!(plan(&evidence(), due.every(89)).starts_with("2026-06-16 before-14"));
    assert!(plan(&evidence(), due.every(360)).starts_with("2026-04-01 before-90"));
    assert!(plan(&evidence(), due.every(7)).starts_with("2026-06-30 on"));
}

#[test]
fn nothing_is_said_before_the_window_opens_even_when_a_step_would_move_there() {
    let due = DueDate::on(day("2026-06-30"));
    assert!(plan(&evidence(), due.opening(day("2026-04-05"))).starts_with("2026-05-01 before-60"));
    // 30 days ahead is Sunday 31 May, the day it opens: not the Friday before, but the Monday after.
    assert!(plan(&evidence(), due.opening(day("2026-05-31"))).starts_with("2026-06-01 before-30"));
    assert_eq!(owed(&evidence(), due.opening(day("2026-05-31")), "2026-05-31"), [""; 0]);
}

#[test]
fn only_the_nearest_step_reached_is_owed() {
    let due = DueDate::on(day("2026-06-30"));
    assert_eq!(owed(&evidence(), due, "2026-03-31"), [""; 0]);
    assert_eq!(owed(&evidence(), due, "2026-04-01"), ["before-90"]);
    assert_eq!(owed(&evidence(), due, "2026-04-30"), ["before-90"]);
    assert_eq!(owed(&evidence(), due, "2026-06-22"), ["before-14"]);
    assert_eq!(owed(&evidence(), due, "2026-07-06"), ["on"]);
    assert_eq!(
        owed(&evidence(), due, "2026-07-15"),
        ["repeat-2", "copy-board_chair-7", "copy-franchisor-14"]
    );
    assert_eq!(
        owed(&evidence(), due, "2028-01-01"),
        ["repeat-8", "copy-board_chair-7", "copy-franchisor-14"]
    );
}

#[test]
fn an_overtaken_step_is_missed_when_more_than_fourteen_days_late() {
    let missed = |today| {
        let owed = evidence().owed(&DueDate::on(day("2026-06-30")), day(today), &calendar());
        owed[0].missed.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    // A step without a nearer one is never missed, however late.
    assert_eq!(missed("2026-04-30"), [""; 0]);
    assert_eq!(missed("2026-05-14"), ["before-90"]);
    assert_eq!(missed("2026-06-30"), ["before-90", "before-60", "before-30"]);
    assert_eq!(missed("2026-07-01"), ["before-90", "before-60", "before-30", "before-14"]);
}

#[test]
fn a_step_is_kept_under_a_text_that_reads_back() {
    let copy = |to: &str| Step::Copy { to: to.to_owned(), days_after: 7 };
    for (step, text) in [
        (Step::Before(90), "before-90"),
        (Step::On, "on"),
        (Step::After(1), "after-1"),
        (Step::Repeat(8), "repeat-8"),
        (Step::WindowDay(5), "day-5"),
        (copy("board_chair"), "copy-board_chair-7"),
        (copy("lead-auditor"), "copy-lead-auditor-7"),
    ] {
        assert_eq!(step.to_string(), text);
        assert_eq!(text.parse(), Ok(step));
    }
    for text in [
        "",
        "before",
        "before-",
        "before-07",
        "before-+7",
        "before-99999",
        "copy--7",
        "copy-7",
        "On",
        "day-5 ",
    ] {
        assert_eq!(text.parse::<Step>(), Err(NotAStep(text.to_owned())));
    }
}

/// What a record holds after looking on some days: (day, step) sent, and steps recorded as missed.
struct Told {
    sent: Vec<(NaiveDate, Step)>,
    missed: BTreeSet<Step>,
}

fn look(cadence: &Cadence, due: &DueDate, days: impl Iterator<Item = NaiveDate>, times: usize) -> Told {
    let calendar = calendar();
    let mut recorded = BTreeSet::new();
    let mut told = Told { sent: Vec::new(), missed: BTreeSet::new() };
    for today in days {
        for _ in 0..times {
            for owed in cadence.owed(due, today, &calendar) {
                for step in owed.missed {
                    if recorded.insert(step.clone()) {
                        told.missed.insert(step);
                    }
                }
                if recorded.insert(owed.step.clone()) {
                    told.sent.push((today, owed.step));
                }
            }
        }
    }
    told
}

#[test]
fn after_three_and_after_twenty_days_down_each_person_is_told_once() {
    let due = DueDate::on(day("2026-06-30"));
    for (from, back, caught_up) in [
        // Down over the 14-day step: told of it on return.
        ("2026-06-15", "2026-06-18", "before-14"),
        // Down over 14 and 7: told once, of the nearer.
        ("2026-06-15", "2026-06-24", "before-7"),
        ("2026-06-10", "2026-06-30", "on"),
        // Overdue in between: the second week, and a copy each, never the first week as well.
        ("2026-06-29", "2026-07-19", "repeat-2 copy-board_chair-7 copy-franchisor-14"),
    ] {
        let down = day(from)..day(back);
        let up = day("2026-03-01")
            .iter_days()
            .take_while(|d| *d < day("2026-12-01"))
            .filter(|d| !down.contains(d));
        let told = look(&evidence(), &due, up, 3);
        let on_return = told.sent.iter().filter(|(sent_on, _)| *sent_on == day(back));
        let steps: Vec<_> = on_return.map(|(_, step)| step.to_string()).collect();
        assert_eq!(steps.join(" "), caught_up, "down from {from} until {back}");
    }
}

fn any_cadence() -> impl Strategy<Value = Cadence> {
    let days = || prop::collection::vec(0u16..100, 0..6);
    let kind = || prop_oneof![Just(DayType::Calendar), Just(DayType::Working)];
    let repeat = prop::option::of(
        (0u16..20, 0u16..9).prop_map(|(every_days, at_most)| Repeat { every_days, at_most }),
    );
    let copy = ("[a-z_]{1,3}", 0u16..30, kind()).prop_map(|(to, days_after, day_type)| CopyTo {
        to,
        days_after,
        day_type,
    });
    (kind(), days(), prop::collection::vec(0u16..20, 0..3), repeat, prop::collection::vec(0u16..15, 0..4))
        .prop_flat_map(move |(day_type, before, after, repeat, window_days)| {
            prop::collection::vec(copy.clone(), 0..3).prop_map(move |copies| Cadence {
                day_type,
                before: before.clone(),
                after: after.clone(),
                repeat,
                window_days: window_days.clone(),
                copies,
            })
        })
}

fn any_due_date() -> impl Strategy<Value = DueDate> {
    (0i64..3000, prop::option::of(1u32..1200), prop::option::of(-30i64..150)).prop_map(
        |(at, interval_days, lead)| {
            let on = day("2020-01-01") + TimeDelta::days(at);
            DueDate { on, interval_days, opens_on: lead.map(|lead| on - TimeDelta::days(lead)) }
        },
    )
}

/// The person a step goes to: copies by name, all else to the item's own people.
fn recipient(step: &Step) -> Option<&str> {
    match step {
        Step::Copy { to, .. } => Some(to),
        Step::Before(_) | Step::WindowDay(_) | Step::On | Step::After(_) | Step::Repeat(_) => None,
    }
}

fn around(due: &DueDate) -> impl Iterator<Item = NaiveDate> + use<> {
    (due.on - TimeDelta::days(200)).iter_days().take(480)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn looked_at_daily_what_goes_out_is_what_was_planned(cadence in any_cadence(), due in any_due_date(), times in 1usize..4) {
        let told = look(&cadence, &due, around(&due), times);
        let span = due.on - TimeDelta::days(200)..=due.on + TimeDelta::days(279);
        let planned = cadence.planned_steps(&due, span, &calendar());
        let sent: BTreeSet<_> = told.sent.iter().map(|(on, step)| (*on, step.clone())).collect();
        prop_assert_eq!(sent.len(), told.sent.len());
        prop_assert_eq!(sent, planned.into_iter().map(|planned| (planned.on, planned.step)).collect::<BTreeSet<_>>());
        for (on, step) in &told.sent {
            prop_assert!(calendar().is_working_day(*on), "{} on {}", step, on);
            prop_assert!(due.opens_on.is_none_or(|opens_on| *on >= opens_on));
        }
    }

    #[test]
    fn whatever_the_downtime_no_step_goes_twice_nobody_hears_twice_a_day_and_nothing_recent_is_lost(
        cadence in any_cadence(),
        due in any_due_date(),
        down_from in 0i64..440,
        down_for in 1i64..40,
    ) {
        let down = due.on + TimeDelta::days(down_from - 200)..due.on + TimeDelta::days(down_from - 200 + down_for);
        let told = look(&cadence, &due, around(&due).filter(|today| !down.contains(today)), 2);
        let steps: BTreeSet<_> = told.sent.iter().map(|(_, step)| step).collect();
        prop_assert_eq!(steps.len(), told.sent.len());
        let heard: BTreeSet<_> = told.sent.iter().map(|(on, step)| (*on, recipient(step))).collect();
        prop_assert_eq!(heard.len(), told.sent.len());

        let span = due.on - TimeDelta::days(200)..=due.on + TimeDelta::days(279);
        let planned = cadence.planned_steps(&due, span, &calendar());
        for Planned { step, on } in planned.iter().filter(|planned| planned.on < down.end) {
            // Sent, or overtaken on return by a nearer step to the same person; recorded as missed once that is late.
            let sent = told.sent.iter().find(|(_, other)| other == step);
            let overtaken = told.sent.iter().any(|(sent_on, other)| *sent_on == down.end && recipient(other) == recipient(step));
            prop_assert!(sent.is_some() || overtaken, "{} of {} is lost", step, on);
            if sent.is_none() && down.end - *on > CATCH_UP {
                prop_assert!(told.missed.contains(step), "{} of {} is not recorded as missed", step, on);
            }
            prop_assert!(sent.is_none() || !told.missed.contains(step));
        }
    }
}
