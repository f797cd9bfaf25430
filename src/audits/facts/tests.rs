use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Weekday};

use super::*;
use crate::standards::pack::{MetricSource, Pack};
use crate::standards::reading::{Format, read};
use crate::standards::rules::Reference;

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    read(include_bytes!("../../../data/standard.yaml"), Format::Yaml).expect("the shipped standard")
});
static REFERENCE: LazyLock<&Reference> =
    LazyLock::new(|| crate::standards::reference().expect("the reference data"));

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn metric(name: &str) -> &'static Metric {
    let mut metrics = PACK.criteria().flat_map(|(_, criterion)| &criterion.metrics);
    metrics.find(|metric| metric.name == name).expect("a metric")
}

fn nothing(as_of: &str) -> Records<'static> {
    Records {
        as_of: day(as_of),
        votes: &[],
        user_classes: &PACK.standard.user_vote_classes,
        board_seats: &[],
        general_meetings: &[],
        last_report: None,
        working_day: &weekday,
        people: &[],
        training: &[],
        subjects: &REFERENCE.training_subjects,
        roles: &REFERENCE.roles,
    }
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

fn done(person: &str, subject: &str, on: &str) -> Record {
    Record {
        person: person.to_owned(),
        subject: subject.to_owned(),
        completed_on: Some(day(on)),
        stated_expiry: None,
        mode: None,
        competent_from: Some(NaiveDate::MIN),
    }
}

#[test]
fn every_computed_metric_of_the_shipped_standard_is_known_and_no_other_name_is() {
    let metrics = PACK.criteria().flat_map(|(_, criterion)| &criterion.metrics);
    let computed: BTreeSet<&str> = metrics
        .filter(|metric| metric.source == MetricSource::Computed)
        .map(|metric| metric.name.as_str())
        .collect();
    assert_eq!(computed, BTreeSet::from(COMPUTED));
    assert_eq!(compute("peer_meetings_last_12_months", &nothing("2026-03-16")), None);
}

#[test]
fn without_anything_to_count_there_is_no_figure() {
    for name in COMPUTED {
        assert_eq!(compute(name, &nothing("2026-03-16")), None, "{name}");
    }
}

#[test]
fn every_computed_metric_gives_a_figure_when_there_is_something_to_count() {
    let votes =
        [("user", 51), ("worker", 49)].map(|(class, votes)| ClassVotes { class: class.to_owned(), votes });
    let people = [person("w", &["care_worker", "new_to_sector"], "2024-01-08")];
    let on = [
        "pre_employment_checks",
        "dbs",
        "awif",
        "scw_registration",
        "safeguarding_b",
        "supervision",
        "appraisal",
    ];
    let training: Vec<Record> = on.iter().map(|subject| done("w", subject, "2024-02-01")).collect();
    let records = Records {
        votes: &votes,
        board_seats: &[Some("user".to_owned()), None],
        general_meetings: &[day("2025-06-01")],
        last_report: Some(SharedReport { published_on: day("2026-01-05"), sent_to_members_on: None }),
        people: &people,
        training: &training,
        ..nothing("2026-03-16")
    };
    let suggested: BTreeMap<&str, AssessmentResult> = COMPUTED
        .iter()
        .map(|name| (*name, suggest(metric(name), compute(name, &records).expect("a figure").value)))
        .collect();
    let not_met: Vec<&str> =
        suggested.iter().filter(|(_, mark)| **mark != AssessmentResult::Met).map(|(name, _)| *name).collect();
    assert_eq!(
        not_met,
        [
            "appraisal_in_date_pct",
            "core_training_in_date_pct",
            "safety_critical_subject_in_date_pct",
            "supervision_in_date_pct",
            "working_days_to_share_report",
        ]
    );
}

#[test]
fn just_under_fifty_one_per_cent_is_not_met_though_it_would_round_to_it() {
    let votes = [("user", 50_999), ("worker", 49_001)];
    let votes = votes.map(|(class, votes)| ClassVotes { class: class.to_owned(), votes });
    let figure =
        compute("user_vote_share_pct", &Records { votes: &votes, ..nothing("2026-03-16") }).expect("votes");
    assert_eq!(figure.value.to_string(), "50.9");
    assert_eq!(suggest(metric("user_vote_share_pct"), figure.value), AssessmentResult::NotMet);
}

#[test]
fn whether_a_figure_is_kept_back_is_decided_by_people_and_not_by_squares() {
    use crate::training::disclosure::Audience::{Others, Trusted};
    let kept = |metric: &str, people: Option<i64>| computed_fact::Model {
        id: entities::ids::ComputedFactId(uuid::Uuid::nil()),
        assessment_id: entities::ids::AssessmentId(uuid::Uuid::nil()),
        metric: metric.into(),
        numerator: Some(30),
        denominator: Some(40),
        people,
        value_text: "75.0".into(),
        left_out: None,
        confirmed: true,
        override_value: None,
        override_reason: None,
        settled_by: None,
        settled_at: chrono::DateTime::UNIX_EPOCH,
    };
    let core = "core_training_in_date_pct";
    assert!(is_kept_back(&kept(core, Some(4)), Others), "forty squares of four people");
    assert!(is_kept_back(&kept(core, None), Others), "nobody knows of how many");
    assert!(!is_kept_back(&kept(core, Some(5)), Others) && !is_kept_back(&kept(core, Some(1)), Trusted));
    assert!(!is_kept_back(&kept("user_vote_share_pct", None), Others), "not about workers");
}

#[test]
fn a_figure_that_was_kept_is_judged_by_its_fraction_and_not_by_what_is_shown() {
    let kept = |part, whole, shown: &str, instead: Option<&str>| computed_fact::Model {
        id: entities::ids::ComputedFactId(uuid::Uuid::nil()),
        assessment_id: entities::ids::AssessmentId(uuid::Uuid::nil()),
        metric: "user_vote_share_pct".into(),
        numerator: Some(part),
        denominator: Some(whole),
        people: None,
        value_text: shown.into(),
        left_out: None,
        confirmed: false,
        override_value: instead.map(str::to_owned),
        override_reason: None,
        settled_by: None,
        settled_at: chrono::DateTime::UNIX_EPOCH,
    };
    let judged = |kept: &computed_fact::Model| {
        suggest(metric("user_vote_share_pct"), value(Unit::Percent, kept).expect("a value"))
    };
    assert_eq!(judged(&kept(50_999, 100_000, "51.0", None)), AssessmentResult::NotMet);
    assert_eq!(judged(&kept(51, 100, "51.0", None)), AssessmentResult::Met);
    assert_eq!(judged(&kept(51, 100, "51.0", Some("50,9 %"))), AssessmentResult::NotMet);
}

#[test]
fn fifteen_months_to_the_day_since_the_meeting_is_met_and_a_day_more_is_not() {
    let meetings = [day("2024-05-31"), day("2024-11-30")];
    let suggested = |as_of: &str| {
        let figure = compute("months_since_agm", &Records { general_meetings: &meetings, ..nothing(as_of) });
        suggest(metric("months_since_agm"), figure.expect("a meeting").value)
    };
    assert_eq!(suggested("2026-02-28"), AssessmentResult::Met);
    assert_eq!(suggested("2026-03-01"), AssessmentResult::NotMet);
}

#[test]
fn working_days_run_from_the_day_after_publication() {
    let report =
        SharedReport { published_on: day("2026-03-13"), sent_to_members_on: Some(day("2026-03-16")) };
    let records = Records { last_report: Some(report), ..nothing("2026-04-01") };
    assert_eq!(compute("working_days_to_share_report", &records).map(|figure| figure.numerator), Some(1));
}

#[test]
fn tolerance_suggests_partly_met_and_what_lies_beyond_it_not_met() {
    let metric = metric("awif_within_6_months_pct");
    let of = |part: u64| suggest(metric, plain_share(part, 100).expect("a share").value);
    assert_eq!(
        [of(100), of(99), of(90), of(89)],
        [
            AssessmentResult::Met,
            AssessmentResult::PartlyMet,
            AssessmentResult::PartlyMet,
            AssessmentResult::NotMet
        ]
    );
}

#[test]
fn nobody_counts_in_induction_before_six_months_are_over() {
    let role = ["care_worker", "new_to_sector"];
    let people = [
        person("in-time", &role, "2025-01-10"),
        person("too-late", &role, "2025-01-10"),
        person("new", &role, "2025-12-01"),
        person("old-hand", &["care_worker"], "2025-01-10"),
    ];
    let training = [
        done("in-time", "awif", "2025-07-10"),
        done("too-late", "awif", "2025-07-11"),
        done("new", "awif", "2026-01-10"),
    ];
    let records = Records { people: &people, training: &training, ..nothing("2026-03-16") };
    let figure = compute("awif_within_6_months_pct", &records).expect("a figure");
    assert_eq!((figure.numerator, figure.denominator), (1, 2));
    assert_eq!(figure.left_out.len(), 1);
    assert_eq!(figure.left_out[0].person, "new");
}

#[test]
fn a_renewal_is_not_taken_for_a_late_first_registration() {
    let people = [
        person("long-there", &["care_worker"], "2018-01-10"),
        person("late", &["care_worker"], "2025-01-10"),
    ];
    let training = [
        done("long-there", "scw_registration", "2024-07-01"),
        done("late", "scw_registration", "2025-09-01"),
    ];
    let records = Records { people: &people, training: &training, ..nothing("2026-03-16") };
    let figure = compute("registered_within_6_months_pct", &records).expect("a figure");
    assert_eq!((figure.numerator, figure.denominator), (0, 1));
    assert_eq!(figure.left_out[0].why, LeftOutWhy::FirstNotRecorded);
    let in_date = compute("registration_in_date_pct", &records).expect("a figure");
    assert_eq!((in_date.numerator, in_date.denominator), (2, 2));
}

#[test]
fn the_lowest_safeguarding_group_decides() {
    let people = [
        person("a", &["support_staff"], "2024-01-10"),
        person("b1", &["care_worker"], "2024-01-10"),
        person("b2", &["support_staff", "regular_contact"], "2024-01-10"),
    ];
    let training = [done("a", "safeguarding_a", "2024-01-10"), done("b1", "safeguarding_b", "2024-02-01")];
    let records = Records { people: &people, training: &training, ..nothing("2026-03-16") };
    let figure = compute("safeguarding_group_learning_in_date_pct", &records).expect("a figure");
    assert_eq!((figure.numerator, figure.denominator, figure.parts.len()), (1, 2, 2));
    assert_eq!(figure.value, Ratio::whole(50));
}
