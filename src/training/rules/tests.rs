use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::standards::rules::Reference;

static REFERENCE: LazyLock<&Reference> =
    LazyLock::new(|| crate::standards::reference().expect("the reference data"));

fn nobody() -> BTreeSet<String> {
    BTreeSet::new()
}

fn subject(code: &str) -> &'static Subject {
    REFERENCE.training_subjects.iter().find(|subject| subject.code == code).expect("a subject")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn person(id: &str, roles: &[&str], started: &str) -> Person {
    Person {
        id: id.to_owned(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        started_on: day(started),
        left_on: None,
        posts: Vec::new(),
        working_alone_from: None,
        long_leave: Vec::new(),
    }
}

fn record(person: &str, subject: &str, completed: Option<&str>, stated: Option<&str>) -> Record {
    Record {
        person: person.to_owned(),
        subject: subject.to_owned(),
        completed_on: completed.map(day),
        stated_expiry: stated.map(day),
        mode: None,
        competent_from: Some(NaiveDate::MIN),
    }
}

fn codes(roles: &[&str]) -> Vec<&'static str> {
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    needed(&REFERENCE.training_subjects, &roles).into_iter().map(|subject| subject.code.as_str()).collect()
}

#[test]
fn posts_and_duties_together_say_what_is_needed() {
    assert!(!codes(&["care_worker"]).contains(&"medication"));
    assert!(codes(&["care_worker", "gives_medicines"]).contains(&"medication"));
    assert_eq!(
        codes(&["board_member"]),
        ["coop_induction", "safeguarding_a", "data_protection", "equality", "welsh_awareness"]
    );
}

#[test]
fn a_record_lasts_until_its_interval_or_what_the_file_says_whichever_is_earlier() {
    let fire =
        |completed, stated| expires_on(subject("fire"), &nobody(), &record("w", "fire", completed, stated));
    assert_eq!(fire(Some("2024-02-29"), None), Some(day("2025-02-28")));
    assert_eq!(fire(Some("2025-03-16"), Some("2027-01-01")), Some(day("2026-03-16")));
    assert_eq!(fire(Some("2025-03-16"), Some("2025-12-01")), Some(day("2025-12-01")));
    assert_eq!(fire(None, Some("2025-12-01")), Some(day("2025-12-01")));
    let once = record("w", "service_induction", Some("2025-03-16"), None);
    assert_eq!(expires_on(subject("service_induction"), &nobody(), &once), None);
}

#[test]
fn the_interval_of_a_check_depends_on_how_it_was_done() {
    let check = |mode| {
        let record = Record { mode, ..record("w", "dbs", Some("2025-01-31"), None) };
        expires_on(subject("dbs"), &nobody(), &record)
    };
    assert_eq!(check(Some(Mode::UpdateService)), Some(day("2026-01-31")));
    assert_eq!(check(Some(Mode::NewCertificate)), Some(day("2028-01-31")));
    assert_eq!(check(None), Some(day("2028-01-31")));
}

#[test]
fn a_cell_tells_each_state_apart() {
    let worker = person("w", &["care_worker"], "2025-01-10");
    let fire =
        |person: &Person, records: &[Record], on: &str| cell(subject("fire"), person, records, day(on), 30);
    let done = [record("w", "fire", Some("2025-02-01"), None)];
    assert_eq!(fire(&worker, &done, "2025-06-01"), Cell::Done { until: Some(day("2026-02-01")) });
    assert_eq!(fire(&worker, &done, "2026-01-02"), Cell::Expiring { until: day("2026-02-01") });
    assert_eq!(fire(&worker, &done, "2026-02-01"), Cell::Expiring { until: day("2026-02-01") });
    assert_eq!(fire(&worker, &done, "2026-02-02"), Cell::Expired { since: day("2026-02-01") });
    assert_eq!(fire(&worker, &[], "2025-02-10"), Cell::NotYetDue { due_on: day("2025-02-10") });
    assert_eq!(fire(&worker, &[], "2025-02-11"), Cell::Late { due_on: day("2025-02-10") });
    assert_eq!(fire(&worker, &[], "2025-01-09"), Cell::NotStarted { starts_on: day("2025-01-10") });
    assert_eq!(fire(&worker, &done, "2025-01-20"), Cell::NotYetDue { due_on: day("2025-02-10") });
    let left = Person { left_on: Some(day("2025-05-31")), ..worker.clone() };
    assert_eq!(fire(&left, &done, "2025-06-01"), Cell::Left { on: day("2025-05-31") });
    assert!(matches!(fire(&left, &done, "2025-05-31"), Cell::Done { .. }));
    let board = person("w", &["board_member"], "2025-01-10");
    assert_eq!(fire(&board, &done, "2025-06-01"), Cell::NotNeeded);
}

#[test]
fn long_leave_leaves_somebody_out_only_for_a_reason() {
    let away = |reason: &str| Person {
        long_leave: vec![LongLeave { from: day("2025-03-01"), until: None, reason: reason.to_owned() }],
        ..person("w", &["care_worker"], "2024-01-10")
    };
    let on = |person: &Person| cell(subject("fire"), person, &[], day("2025-06-01"), 0);
    assert_eq!(on(&away("maternity")), Cell::OnLeave { reason: "maternity".to_owned() });
    assert!(matches!(on(&away("  ")), Cell::Late { .. }));
}

#[test]
fn a_percentage_says_who_is_left_out_and_why() {
    let mut people = [
        person("done", &["care_worker"], "2024-01-10"),
        person("late", &["care_worker"], "2024-01-10"),
        person("new", &["care_worker"], "2025-05-20"),
        person("gone", &["care_worker"], "2024-01-10"),
        person("board", &["board_member"], "2024-01-10"),
    ];
    people[3].left_on = Some(day("2025-01-01"));
    let records = [record("done", "fire", Some("2025-02-01"), None)];
    let share = share_in_date([subject("fire")], &people, &records, day("2025-06-01"));
    assert_eq!((share.numerator, share.denominator, share.people), (1, 2, 2));
    let why: Vec<(&str, &LeftOutWhy)> =
        share.left_out.iter().map(|out| (out.person.as_str(), &out.why)).collect();
    let expected = [
        ("new", &LeftOutWhy::NotYetDue { due_on: day("2025-06-20") }),
        ("gone", &LeftOutWhy::Left { on: day("2025-01-01") }),
    ];
    assert_eq!(why, expected);
}

#[test]
fn a_duty_without_a_safeguarding_group_has_that_of_the_post() {
    let of = |roles: &[&str]| safeguarding_group(&person("w", roles, "2024-01-10"), &REFERENCE.roles);
    assert_eq!(of(&["support_staff", "prepares_food"]), Some("A"));
    assert_eq!(of(&["support_staff", "regular_contact"]), Some("B"));
    assert_eq!(of(&["care_worker", "designated_safeguarding_person"]), Some("C"));
}

proptest! {
    #[test]
    fn one_more_record_never_makes_a_cell_worse(first in 0..1500_u64, second in 0..1500_u64, on in 0..1500_u64) {
        let start = day("2022-01-01");
        let at = |days: u64| start + chrono::Days::new(days);
        let done = |days: u64| Record { completed_on: Some(at(days)), ..record("w", "fire", None, None) };
        let worker = person("w", &["care_worker"], "2022-01-01");
        let in_date = |records: &[Record]| {
            matches!(cell(subject("fire"), &worker, records, at(on), 0), Cell::Done { .. } | Cell::Expiring { .. })
        };
        prop_assert!(!in_date(&[done(first)]) || in_date(&[done(first), done(second)]));
    }
}
