use super::*;
use crate::standards::canonical;
use crate::standards::reading::{Format, read};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn signature(party: Party, signatory: &str) -> Signature<&str> {
    Signature { party, signatory, digest: "d1".to_owned() }
}

const EVERY: [Status; 5] =
    [Status::Draft, Status::Consultation, Status::Proposed, Status::Agreed, Status::Withdrawn];

#[test]
fn a_draft_goes_to_consultation_and_nothing_else_does() {
    let moved: Vec<bool> = EVERY.iter().map(|status| consult(*status).is_ok()).collect();
    assert_eq!(moved, [true, false, false, false, false]);
}

#[test]
fn a_draft_is_proposed_without_consultation_only_for_a_reason() {
    assert_eq!(propose(Status::Draft, vec![], Before::Reason(None)), Err(Refusal::ReasonMissing));
    assert_eq!(propose(Status::Draft, vec![], Before::Reason(Some("  "))), Err(Refusal::ReasonMissing));
    let misprint = Before::Reason(Some("only a misprint"));
    assert_eq!(propose(Status::Draft, vec![], misprint), Ok(Status::Proposed));
    assert_eq!(propose(Status::Draft, vec![], Before::Consulted), Ok(Status::Proposed));
    assert_eq!(propose(Status::Consultation, vec![], Before::Reason(None)), Ok(Status::Proposed));
}

#[test]
fn welsh_that_nobody_reviewed_stops_a_proposal() {
    let refused = propose(Status::Consultation, vec![Part::Facts], Before::Consulted);
    assert_eq!(refused, Err(Refusal::WelshNotReviewed(vec![Part::Facts])));
}

#[test]
fn who_proposed_does_not_sign_and_nobody_signs_twice_or_for_both() {
    let franchisor = signature(Party::Franchisor, "Ann");
    let sign =
        |there: &[Signature<&str>], new: Signature<&str>| sign(Status::Proposed, &"Owen", "d1", there, &new);
    assert_eq!(sign(&[], signature(Party::Franchisor, "Owen")), Err(Refusal::OwnProposal));
    assert_eq!(sign(&[], franchisor.clone()), Ok(()));
    let there = [franchisor];
    assert_eq!(sign(&there, signature(Party::Franchisor, "Bob")), Err(Refusal::AlreadySigned));
    assert_eq!(sign(&there, signature(Party::Government, "Ann")), Err(Refusal::SignedForTheOther));
    let other = Signature { digest: "d2".to_owned(), ..signature(Party::Government, "Gwen") };
    assert_eq!(sign(&there, other), Err(Refusal::OtherDigest));
}

#[test]
fn a_version_is_agreed_when_both_parties_have_signed() {
    let franchisor = signature(Party::Franchisor, "Ann");
    let government = signature(Party::Government, "Gwen");
    let one = agree(Status::Proposed, &"Owen", "d1", std::slice::from_ref(&franchisor));
    assert_eq!(one, Err(Refusal::SignatureMissing(vec![Party::Government])));
    let both = [franchisor, government];
    assert_eq!(agree(Status::Proposed, &"Owen", "d1", &both), Ok(Status::Agreed));
    assert_eq!(agree(Status::Proposed, &"Ann", "d1", &both), Err(Refusal::OwnProposal));
    assert_eq!(agree(Status::Draft, &"Owen", "d1", &both), Err(Refusal::NotYetProposed));
}

#[test]
fn a_version_is_withdrawn_from_a_later_day_only() {
    let today = day("2026-03-16");
    assert_eq!(withdraw(Status::Agreed, today, today), Err(Refusal::NotALaterDay));
    assert_eq!(withdraw(Status::Agreed, day("2026-03-17"), today), Ok(Status::Withdrawn));
    assert_eq!(withdraw(Status::Withdrawn, day("2026-03-17"), today), Err(Refusal::AlreadyWithdrawn));
}

fn life(version: u8, status: Status, from: &str, withdrawn: Option<&str>) -> Life<u8> {
    Life { version, status, effective_from: Some(day(from)), withdrawn_on: withdrawn.map(day) }
}

#[test]
fn the_latest_agreed_version_that_has_taken_effect_is_in_force() {
    let versions = [
        life(1, Status::Agreed, "2025-01-01", None),
        life(2, Status::Agreed, "2026-01-01", None),
        life(3, Status::Proposed, "2026-02-01", None),
        life(4, Status::Withdrawn, "2026-06-01", Some("2026-07-01")),
    ];
    let on = |text: &str| in_force(&versions, day(text)).map(|life| life.version);
    assert_eq!(on("2024-12-31"), None);
    assert_eq!(on("2025-12-31"), Some(1));
    assert_eq!(on("2026-05-31"), Some(2));
    assert_eq!(on("2026-06-30"), Some(4));
    assert_eq!(on("2026-07-01"), Some(2));
}

#[test]
fn the_former_version_is_valid_for_ninety_days_and_no_longer() {
    let versions = [life(1, Status::Agreed, "2025-01-01", None), life(2, Status::Agreed, "2026-01-01", None)];
    let of = |text: &str| standing(&versions[0], &versions, day(text), 90);
    assert_eq!(of("2025-12-31"), Standing::InForce);
    assert_eq!(of("2026-04-01"), Standing::Former { until: day("2026-04-01") });
    assert_eq!(of("2026-04-02"), Standing::NotValid);
    assert_eq!(standing(&versions[1], &versions, day("2025-12-31"), 90), Standing::NotValid);
}

#[test]
fn the_training_subjects_are_inside_the_digest_of_what_is_proposed() {
    let draft =
        read(include_bytes!("../../../data/standard.yaml"), Format::Yaml).expect("the shipped standard");
    let reference = crate::standards::reference().expect("the reference data");
    assert_eq!((reference.roles.len(), reference.training_subjects.len()), (18, 28));
    let proposed = for_proposal(draft.clone(), reference);
    assert_ne!(canonical::digest(&draft).expect("a digest"), canonical::digest(&proposed).expect("a digest"));
    for format in [Format::Yaml, Format::Json] {
        let file = canonical::export(&proposed, format).expect("a file");
        assert_eq!(read(file.as_bytes(), format), Ok(proposed.clone()));
    }
}

#[test]
fn what_a_proposal_copies_is_what_the_file_of_reference_data_says() {
    let file: Reference =
        serde_saphyr::from_str(include_str!("../../../data/reference.yaml")).expect("the reference data");
    assert_eq!(crate::standards::reference().expect("the reference data"), &file);
}
