use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{Span, changed};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn roles(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn on(spans: &BTreeSet<Span>, day: NaiveDate) -> BTreeSet<String> {
    spans.iter().filter(|span| span.covers(day)).map(|span| span.role.clone()).collect()
}

/// Changes one after another, from nothing.
fn after(changes: &[(&[&str], Option<&str>)]) -> BTreeSet<Span> {
    changes.iter().fold(BTreeSet::new(), |spans, (codes, from)| {
        let spans: Vec<Span> = spans.into_iter().collect();
        changed(&spans, &roles(codes), from.map(day), Some(day("2025-01-06")))
    })
}

fn span(role: &str, since: Option<&str>, until: Option<&str>) -> Span {
    Span { role: role.to_owned(), since: since.map(day), until: until.map(day) }
}

#[test]
fn a_correction_takes_over_the_days_of_what_was_wrong() {
    let wrong = after(&[(&["care"], None), (&["senior"], Some("2026-05-04")), (&["support"], None)]);
    let expected = [span("care", None, Some("2026-05-03")), span("support", Some("2026-05-04"), None)];
    assert_eq!(wrong, BTreeSet::from(expected));
    let back = after(&[(&["care"], None), (&["senior"], Some("2026-05-04")), (&["care"], None)]);
    assert_eq!(back, BTreeSet::from([span("care", None, None)]), "who never stopped has one post all along");
}

#[test]
fn a_first_day_before_an_earlier_entry_takes_its_place() {
    let spans =
        after(&[(&["care"], None), (&["senior"], Some("2026-06-01")), (&["support"], Some("2026-05-04"))]);
    let expected = [span("care", None, Some("2026-05-03")), span("support", Some("2026-05-04"), None)];
    assert_eq!(spans, BTreeSet::from(expected));
}

#[test]
fn a_first_day_can_be_moved_back_and_one_of_the_first_day_of_work_is_all_along() {
    let moved =
        after(&[(&["care"], None), (&["senior"], Some("2026-06-01")), (&["senior"], Some("2026-05-04"))]);
    let expected = [span("care", None, Some("2026-05-03")), span("senior", Some("2026-05-04"), None)];
    assert_eq!(moved, BTreeSet::from(expected));
    let first = after(&[(&["care"], None), (&["senior"], Some("2025-01-06"))]);
    assert_eq!(first, BTreeSet::from([span("senior", None, None)]));
}

#[test]
fn a_post_that_is_taken_up_again_the_next_day_never_ended() {
    let spans =
        after(&[(&["care"], None), (&["senior"], Some("2026-05-04")), (&["care"], Some("2026-05-04"))]);
    assert_eq!(spans, BTreeSet::from([span("care", None, None)]));
}

const CODES: [&str; 4] = ["care", "senior", "support", "manager"];

fn some_roles() -> impl Strategy<Value = BTreeSet<String>> {
    prop::collection::btree_set(prop::sample::select(&CODES[..]).prop_map(str::to_owned), 1..4)
}

proptest! {
    /// Against a diary: one set of posts for each day.
    #[test]
    fn days_before_a_change_stay_and_days_from_it_on_are_as_entered(
        changes in prop::collection::vec((some_roles(), prop::option::of(0_u64..60)), 1..8)
    ) {
        let start = day("2026-01-01");
        let at = |offset: u64| start + Days::new(offset);
        let mut spans: BTreeSet<Span> = BTreeSet::new();
        for (roles, from) in changes {
            let before = spans.clone();
            let held: Vec<Span> = spans.into_iter().collect();
            spans = changed(&held, &roles, from.map(at), None);
            for offset in 0..70 {
                match from {
                    Some(from) if offset < from => prop_assert_eq!(on(&spans, at(offset)), on(&before, at(offset))),
                    Some(_) => prop_assert_eq!(&on(&spans, at(offset)), &roles),
                    None => {}
                }
            }
            prop_assert_eq!(&on(&spans, at(1000)), &roles);
            for one in &spans {
                prop_assert!(one.since.zip(one.until).is_none_or(|(since, until)| since <= until));
                let same = spans.iter().filter(|other| other.role == one.role && *other != one);
                for other in same {
                    let apart = one.until.zip(other.since).is_some_and(|(until, since)| until < since)
                        || other.until.zip(one.since).is_some_and(|(until, since)| until < since);
                    prop_assert!(apart, "{:?} and {:?}", one, other);
                }
            }
        }
    }
}
