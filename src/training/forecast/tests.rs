use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::standards::rules::Reference;
use crate::training::rules::{LongLeave, share_in_date};

static REFERENCE: LazyLock<&Reference> =
    LazyLock::new(|| crate::standards::reference().expect("the reference data"));

const TODAY: &str = "2026-06-15";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn subject(code: &str) -> Subject {
    REFERENCE.training_subjects.iter().find(|subject| subject.code == code).expect("a subject").clone()
}

fn person(id: &str, started_on: &str) -> Person {
    Person {
        id: id.into(),
        roles: BTreeSet::from(["care_worker".into()]),
        started_on: day(started_on),
        left_on: None,
        posts: Vec::new(),
        working_alone_from: None,
        long_leave: Vec::new(),
    }
}

fn record(person: &str, completed_on: &str) -> Record {
    Record {
        person: person.into(),
        subject: "fire".into(),
        completed_on: Some(day(completed_on)),
        stated_expiry: None,
        mode: None,
        competent_from: Some(NaiveDate::MIN),
    }
}

fn planned(asked: u64, people: &[Person], records: &[Record], until: &str) -> Vec<Session> {
    plan(&[subject("fire")], |_| Some(asked), people, &Done::of(records), day(TODAY), day(until))
}

#[test]
fn nobody_is_booked_while_enough_is_in_date() {
    let people = [person("a", "2024-01-08"), person("b", "2024-01-08")];
    let records = [record("a", "2026-05-01"), record("b", "2026-05-01")];
    assert_eq!(planned(90, &people, &records, "2026-12-15"), []);
}

#[test]
fn a_session_is_due_on_the_last_day_before_it_would_fall_short_and_takes_whoever_ran_out_first() {
    let people = ["a", "b", "c", "d"].map(|id| person(id, "2024-01-08"));
    // Fire safety lasts twelve months: b runs out on 10 July, a on 1 September, the others in May.
    let records = [
        record("a", "2025-09-01"),
        record("b", "2025-07-10"),
        record("c", "2026-05-01"),
        record("d", "2026-05-01"),
    ];
    let sessions = planned(75, &people, &records, "2026-12-15");
    // Three of four are enough, so b alone may run out; a then takes it below.
    assert_eq!(sessions.len(), 1);
    let session = &sessions[0];
    assert_eq!((session.by, session.people.as_slice()), (day("2026-09-01"), &["b".to_owned()][..]));
    assert_eq!((session.without, session.with, session.asked), ((2, 4), (3, 4), 75));
}

#[test]
fn what_is_short_already_is_due_today() {
    let people = [person("a", "2024-01-08"), person("b", "2024-01-08")];
    let sessions = planned(90, &people, &[record("a", "2026-05-01")], "2026-09-15");
    assert_eq!(sessions.len(), 1);
    assert_eq!((sessions[0].by, sessions[0].without), (day(TODAY), (1, 2)));
    assert_eq!(sessions[0].people, ["b"]);
}

#[test]
fn whoever_is_needed_within_a_month_of_a_session_joins_it() {
    let people = ["a", "b"].map(|id| person(id, "2024-01-08"));
    let records = [record("a", "2025-07-10"), record("b", "2025-07-30")];
    let sessions = planned(100, &people, &records, "2026-12-15");
    assert_eq!(sessions.len(), 1, "{sessions:?}");
    assert_eq!((sessions[0].by, sessions[0].people.len()), (day("2026-07-10"), 2));
    let later = [record("a", "2025-07-10"), record("b", "2025-09-30")];
    assert_eq!(planned(100, &people, &later, "2026-12-15").len(), 2);
}

#[test]
fn a_version_asks_most_of_what_is_most_dangerous() {
    let metric = |name: &str| match name {
        "core_training_in_date_pct" => Some(90),
        "safety_critical_subject_in_date_pct" => Some(95),
        "safeguarding_group_learning_in_date_pct" => Some(100),
        "supervision_in_date_pct" => Some(85),
        _ => None,
    };
    assert_eq!(asked(&subject("fire"), metric), Some(95));
    assert_eq!(asked(&subject("safeguarding_b"), metric), Some(100));
    assert_eq!(asked(&subject("supervision"), metric), Some(85));
    assert_eq!(asked(&subject("service_induction"), metric), None);
}

prop_compose! {
    fn somebody(id: usize)(
        started in 0..900_u64, left in proptest::option::of(0..200_u64), leave in proptest::option::of((0..200_u64, 1..90_u64)),
    ) -> Person {
        let mut person = person(&format!("w{id}"), "2024-01-08");
        person.started_on = day("2024-06-01") + Days::new(started);
        person.left_on = left.map(|days| day(TODAY).max(person.started_on) + Days::new(days));
        person.long_leave = leave
            .map(|(from, long)| {
                let from = day("2026-05-01") + Days::new(from);
                LongLeave { from, until: Some(from + Days::new(long)), reason: "parental leave".into() }
            })
            .into_iter()
            .collect();
        person
    }
}

fn team() -> impl Strategy<Value = Vec<Person>> {
    (1..9_usize).prop_flat_map(|count| (0..count).map(somebody).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn with_the_sessions_held_by_their_days_enough_is_in_date_every_day(
        people in team(),
        done in proptest::collection::vec((0..9_usize, 0..700_u64), 0..16),
        asked in 50..=100_u64,
        code in prop_oneof![Just("fire"), Just("supervision"), Just("scw_registration")],
    ) {
        let subject = subject(code);
        let mut records: Vec<Record> = done
            .into_iter()
            .map(|(who, ago)| Record {
                person: format!("w{who}"),
                subject: code.into(),
                completed_on: Some(day(TODAY) - Days::new(ago)),
                stated_expiry: None,
                mode: None,
                competent_from: Some(NaiveDate::MIN),
            })
            .collect();
        let until = day(TODAY) + Days::new(200);
        let sessions = plan(
            std::slice::from_ref(&subject), |_| Some(asked), &people, &Done::of(&records), day(TODAY), until,
        );
        for session in &sessions {
            for id in &session.people {
                records.push(Record {
                    person: id.clone(),
                    subject: code.into(),
                    completed_on: Some(session.by),
                    stated_expiry: None,
                    mode: None,
                    competent_from: Some(NaiveDate::MIN),
                });
            }
        }
        for on in day(TODAY).iter_days().take_while(|on| *on <= until) {
            let share = share_in_date([&subject], &people, &records, on);
            prop_assert!(
                100 * share.numerator >= asked * share.denominator,
                "{on}: {}/{} of {asked}%: {sessions:?}", share.numerator, share.denominator
            );
        }
        let drawn = coverage(&subject, &people, &Done::default(), &[day(TODAY)]);
        let share = share_in_date([&subject], &people, &[], day(TODAY));
        prop_assert_eq!(drawn, vec![(share.numerator, share.denominator)]);
    }
}
