use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::standards::reading::{Format, read};

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    read(include_bytes!("../../../data/standard.yaml"), Format::Yaml).expect("the shipped standard")
});

/// Everything met, except what is named.
fn all_met_but(changes: &[(&str, AssessmentResult)]) -> Results {
    let mut marks: BTreeMap<String, AssessmentResult> =
        PACK.criteria().map(|(_, criterion)| (criterion.key.clone(), AssessmentResult::Met)).collect();
    for (key, mark) in changes {
        assert!(marks.insert((*key).to_owned(), *mark).is_some(), "{key} is a criterion");
    }
    Results { marks, ..Results::default() }
}

fn of_severity(severity: Severity) -> Vec<&'static str> {
    PACK.criteria().filter(|(_, one)| one.severity == severity).map(|(_, one)| one.key.as_str()).collect()
}

fn full(results: &Results) -> Judgement {
    judge(&PACK, AuditType::Full, results)
}

#[test]
fn everything_met_is_a_hundred_and_compliant() {
    let judged = full(&all_met_but(&[]));
    assert_eq!(judged.overall, Some(Ratio::whole(100)));
    assert_eq!((judged.outcome, judged.limiters), (Some(Outcome::Compliant), vec![]));
}

#[test]
fn one_critical_not_met_makes_the_whole_not_compliant_and_says_so() {
    let judged = full(&all_met_but(&[("registered-legal-form", AssessmentResult::NotMet)]));
    assert_eq!(
        (judged.band_outcome, judged.outcome),
        (Some(Outcome::Compliant), Some(Outcome::NotCompliant))
    );
    assert_eq!(judged.limiters.len(), 1);
    assert_eq!(judged.limiters[0].because, ["registered-legal-form"]);
    assert!(judged.limiters[0].decides);
}

#[test]
fn a_critical_partly_met_is_at_most_conditional() {
    let judged = full(&all_met_but(&[("registered-legal-form", AssessmentResult::PartlyMet)]));
    assert_eq!(judged.outcome, Some(Outcome::Conditional));
}

#[test]
fn one_two_and_three_majors_not_met_are_told_apart() {
    let majors = of_severity(Severity::Major);
    let outcome = |count: usize| {
        let changes: Vec<(&str, AssessmentResult)> =
            majors[..count].iter().map(|key| (*key, AssessmentResult::NotMet)).collect();
        full(&all_met_but(&changes)).outcome
    };
    assert_eq!(outcome(1), Some(Outcome::CompliantWithActions));
    assert_eq!(outcome(2), Some(Outcome::CompliantWithActions));
    assert_eq!(outcome(3), Some(Outcome::Conditional));
}

#[test]
fn a_major_not_met_twice_in_a_row_is_conditional() {
    let major = of_severity(Severity::Major)[0];
    let mut results = all_met_but(&[(major, AssessmentResult::NotMet)]);
    results.not_met_before.insert(major.to_owned());
    let judged = full(&results);
    assert_eq!(judged.outcome, Some(Outcome::Conditional));
    let deciding: Vec<&AppliedLimiter> = judged.limiters.iter().filter(|held| held.decides).collect();
    assert_eq!(judged.limiters.len(), 2);
    assert!(matches!(
        deciding[..],
        [AppliedLimiter { limiter: Limiter::Results { repeated: true, .. }, .. }]
    ));
}

#[test]
fn an_open_nonconformity_leaves_actions_even_of_a_criterion_that_is_gone() {
    let mut results = all_met_but(&[]);
    results.open_nonconformities.insert("from-an-older-version".to_owned());
    let judged = full(&results);
    assert_eq!(judged.outcome, Some(Outcome::CompliantWithActions));
    assert_eq!(judged.limiters[0].because, ["from-an-older-version"]);
}

#[test]
fn improvement_criteria_never_score_and_a_section_of_nothing_else_drops_out() {
    let improvement = of_severity(Severity::Improvement)[0];
    let marks = BTreeMap::from([(improvement.to_owned(), AssessmentResult::NotMet)]);
    let judged = full(&Results { marks, ..Results::default() });
    assert_eq!((judged.overall, judged.band_outcome, judged.outcome), (None, None, None));
    let worse = full(&all_met_but(&[(improvement, AssessmentResult::NotMet)]));
    assert_eq!(worse.overall, Some(Ratio::whole(100)));
}

#[test]
fn weights_are_renormalised_over_the_sections_that_have_a_score() {
    let (first, second) = (&PACK.sections[0], &PACK.sections[1]);
    let met = first.criteria.iter().map(|criterion| (criterion.key.clone(), AssessmentResult::Met));
    let not = second.criteria.iter().map(|criterion| (criterion.key.clone(), AssessmentResult::NotMet));
    let judged = full(&Results { marks: met.chain(not).collect(), ..Results::default() });
    let expected = Ratio::new(100 * u128::from(first.weight), u128::from(first.weight + second.weight));
    assert_eq!(judged.overall, expected);
    assert_eq!(judged.sections.iter().filter(|section| section.score.is_some()).count(), 2);
}

#[test]
fn a_score_just_under_a_band_does_not_reach_it() {
    let mut pack = PACK.clone();
    pack.sections.truncate(1);
    let section = &mut pack.sections[0];
    section.criteria = std::iter::repeat_n(section.criteria[2].clone(), 20).collect();
    for (index, criterion) in section.criteria.iter_mut().enumerate() {
        (criterion.key, criterion.severity) = (format!("c{index}"), Severity::Minor);
    }
    let outcome = |partly: usize| {
        let mark =
            |index: usize| if index < partly { AssessmentResult::PartlyMet } else { AssessmentResult::Met };
        let marks = (0..20).map(|index| (format!("c{index}"), mark(index))).collect();
        let judged = judge(&pack, AuditType::Full, &Results { marks, ..Results::default() });
        (judged.overall.map(|score| score.to_string()), judged.outcome)
    };
    assert_eq!(outcome(6), (Some("85.0".to_owned()), Some(Outcome::Compliant)));
    assert_eq!(outcome(7), (Some("82.5".to_owned()), Some(Outcome::CompliantWithActions)));
}

#[test]
fn a_surveillance_audit_changes_no_outcome_but_a_failed_critical_proposes_a_full_audit() {
    let results = all_met_but(&[("registered-legal-form", AssessmentResult::NotMet)]);
    let judged = judge(&PACK, AuditType::Surveillance, &results);
    assert_eq!((judged.outcome, judged.band_outcome), (None, Some(Outcome::Compliant)));
    assert_eq!(judged.proposes_full_audit, ["registered-legal-form"]);
}

fn marks() -> impl Strategy<Value = Vec<AssessmentResult>> {
    let mark = prop_oneof![
        4 => Just(AssessmentResult::Met),
        2 => Just(AssessmentResult::PartlyMet),
        1 => Just(AssessmentResult::NotMet),
        1 => Just(AssessmentResult::NotApplicable),
        1 => Just(AssessmentResult::NotAssessed),
    ];
    prop::collection::vec(mark, 68)
}

fn results(marks: &[AssessmentResult]) -> Results {
    let keys = PACK.criteria().map(|(_, criterion)| criterion.key.clone());
    Results { marks: keys.zip(marks.iter().copied()).collect(), ..Results::default() }
}

proptest! {
    #[test]
    fn every_score_lies_between_nothing_and_a_hundred(marks in marks()) {
        let judged = full(&results(&marks));
        let scores = judged.sections.iter().filter_map(|section| section.score).chain(judged.overall);
        for score in scores {
            prop_assert!(score >= Ratio::ZERO && score <= Ratio::whole(100));
        }
    }

    #[test]
    fn a_worse_mark_never_raises_the_outcome(marks in marks(), which in 0..68_usize, repeated in any::<bool>()) {
        let mut worse = marks.clone();
        worse[which] = match marks[which] {
            AssessmentResult::Met => AssessmentResult::PartlyMet,
            AssessmentResult::PartlyMet => AssessmentResult::NotMet,
            same => same,
        };
        let (mut before, mut after) = (results(&marks), results(&worse));
        if repeated {
            before.not_met_before = PACK.criteria().map(|(_, one)| one.key.clone()).collect();
            after.not_met_before.clone_from(&before.not_met_before);
        }
        prop_assert!(full(&after).outcome <= full(&before).outcome);
        prop_assert!(full(&after).overall <= full(&before).overall);
    }

    #[test]
    fn an_open_nonconformity_never_raises_the_outcome(marks in marks(), which in 0..68_usize) {
        let before = results(&marks);
        let mut after = before.clone();
        after.open_nonconformities.extend(PACK.criteria().nth(which).map(|(_, one)| one.key.clone()));
        prop_assert!(full(&after).outcome <= full(&before).outcome);
    }
}

#[test]
fn a_section_waits_for_what_counts_and_not_for_improvements() {
    let waiting = |open: &[&str]| sections_to_judge(&PACK, |key| open.contains(&key));
    let of = |severity| of_severity(severity).first().copied().expect("a criterion of each severity");
    assert_eq!(waiting(&[of(Severity::Critical)]).len(), 1);
    assert!(waiting(&[of(Severity::Improvement)]).is_empty());
    assert!(waiting(&[]).is_empty());
}
