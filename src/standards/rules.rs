//! How a version comes to be agreed, and which version counts on a day.

use chrono::{Days, NaiveDate};

use entities::standards::Party;
pub use entities::standards::VersionStatus as Status;

use super::pack::{Pack, TextStatus};
use super::welsh::Part;

/// Why a version does not move, or is not signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    NotADraft,
    NotYetProposed,
    NotYetAgreed,
    AlreadyProposed,
    AlreadySettled,
    AlreadyWithdrawn,
    /// These parts have Welsh that no translator has reviewed.
    WelshNotReviewed(Vec<Part>),
    /// Consultation may be left out only with a reason.
    ReasonMissing,
    /// These parties have not signed.
    SignatureMissing(Vec<Party>),
    /// A signature rests on another text than the one that was proposed.
    OtherDigest,
    /// Who proposes a version does not sign it.
    OwnProposal,
    /// This party has signed already.
    AlreadySigned,
    /// One person does not sign for both parties.
    SignedForTheOther,
    /// A version is withdrawn from a later day, never from today or the past.
    NotALaterDay,
}

impl Refusal {
    /// The message that says it to a person, in `standards.ftl`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotADraft => "standard-refused-not-a-draft",
            Self::NotYetProposed => "standard-refused-not-yet-proposed",
            Self::NotYetAgreed => "standard-refused-not-yet-agreed",
            Self::AlreadyProposed => "standard-refused-already-proposed",
            Self::AlreadySettled => "standard-refused-already-settled",
            Self::AlreadyWithdrawn => "standard-refused-already-withdrawn",
            Self::WelshNotReviewed(_) => "standard-refused-welsh-not-reviewed",
            Self::ReasonMissing => "standard-refused-reason-missing",
            Self::SignatureMissing(_) => "standard-refused-signature-missing",
            Self::OtherDigest => "standard-refused-other-digest",
            Self::OwnProposal => "standard-refused-own-proposal",
            Self::AlreadySigned => "standard-refused-already-signed",
            Self::SignedForTheOther => "standard-refused-signed-for-the-other",
            Self::NotALaterDay => "standard-refused-not-a-later-day",
        }
    }
}

/// Opens a draft to comments.
pub fn consult(status: Status) -> Result<Status, Refusal> {
    match status {
        Status::Draft => Ok(Status::Consultation),
        Status::Consultation | Status::Proposed => Err(Refusal::NotADraft),
        Status::Agreed | Status::Withdrawn => Err(Refusal::AlreadySettled),
    }
}

/// What stands before a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before<'a> {
    /// The version was consulted on, be it before it was proposed and taken back.
    Consulted,
    /// Why a draft goes without consultation.
    Reason(Option<&'a str>),
}

/// Freezes a text for signature. `unreviewed` is `welsh::to_review` of it.
pub fn propose(status: Status, unreviewed: Vec<Part>, before: Before<'_>) -> Result<Status, Refusal> {
    let reasoned = match before {
        Before::Consulted => true,
        Before::Reason(reason) => reason.is_some_and(|reason| !reason.trim().is_empty()),
    };
    match status {
        Status::Draft | Status::Consultation if !unreviewed.is_empty() => {
            Err(Refusal::WelshNotReviewed(unreviewed))
        }
        Status::Draft if !reasoned => Err(Refusal::ReasonMissing),
        Status::Draft | Status::Consultation => Ok(Status::Proposed),
        Status::Proposed => Err(Refusal::AlreadyProposed),
        Status::Agreed | Status::Withdrawn => Err(Refusal::AlreadySettled),
    }
}

/// May the text of a version still change? Not from its proposal on.
pub fn changeable(status: Status) -> bool {
    take_back(status) == Err(Refusal::NotYetProposed)
}

/// Takes a proposed version back; its signatures are void from then on.
pub fn take_back(status: Status) -> Result<Status, Refusal> {
    match status {
        Status::Proposed => Ok(Status::Draft),
        Status::Draft | Status::Consultation => Err(Refusal::NotYetProposed),
        Status::Agreed | Status::Withdrawn => Err(Refusal::AlreadySettled),
    }
}

/// One party's signature that counts (not one made void when the version was taken back).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature<A> {
    pub party: Party,
    pub signatory: A,
    pub digest: String,
}

/// Whether this signature may be added to those that a proposed version has.
pub fn sign<A: PartialEq>(
    status: Status,
    proposer: &A,
    digest: &str,
    there: &[Signature<A>],
    new: &Signature<A>,
) -> Result<(), Refusal> {
    match status {
        Status::Proposed if new.signatory == *proposer => Err(Refusal::OwnProposal),
        Status::Proposed if new.digest != digest => Err(Refusal::OtherDigest),
        Status::Proposed if there.iter().any(|old| old.party == new.party) => Err(Refusal::AlreadySigned),
        Status::Proposed if there.iter().any(|old| old.signatory == new.signatory) => {
            Err(Refusal::SignedForTheOther)
        }
        Status::Proposed => Ok(()),
        Status::Draft | Status::Consultation => Err(Refusal::NotYetProposed),
        Status::Agreed | Status::Withdrawn => Err(Refusal::AlreadySettled),
    }
}

/// Makes a proposed version agreed when both parties, neither of them its proposer, have signed its digest.
pub fn agree<A: PartialEq>(
    status: Status,
    proposer: &A,
    digest: &str,
    signatures: &[Signature<A>],
) -> Result<Status, Refusal> {
    let missing: Vec<Party> = [Party::Franchisor, Party::Government]
        .into_iter()
        .filter(|party| !signatures.iter().any(|signature| signature.party == *party))
        .collect();
    match status {
        Status::Proposed if !missing.is_empty() => Err(Refusal::SignatureMissing(missing)),
        Status::Proposed if signatures.iter().any(|signature| signature.digest != digest) => {
            Err(Refusal::OtherDigest)
        }
        Status::Proposed if signatures.iter().any(|signature| signature.signatory == *proposer) => {
            Err(Refusal::OwnProposal)
        }
        Status::Proposed => Ok(Status::Agreed),
        Status::Draft | Status::Consultation => Err(Refusal::NotYetProposed),
        Status::Agreed | Status::Withdrawn => Err(Refusal::AlreadySettled),
    }
}

/// Withdraws an agreed version from a day after `today`.
pub fn withdraw(status: Status, on: NaiveDate, today: NaiveDate) -> Result<Status, Refusal> {
    match status {
        Status::Agreed if on <= today => Err(Refusal::NotALaterDay),
        Status::Agreed => Ok(Status::Withdrawn),
        Status::Draft | Status::Consultation | Status::Proposed => Err(Refusal::NotYetAgreed),
        Status::Withdrawn => Err(Refusal::AlreadyWithdrawn),
    }
}

/// The text to freeze when a version is proposed: it says so of itself, and holds the training subjects, roles and
/// induction of the reference data, so that they are inside the digest.
pub fn for_proposal(mut pack: Pack, reference: &Reference) -> Pack {
    pack.standard.status = TextStatus::Proposed;
    with_reference(pack, reference)
}

/// The text with what a proposal copies from the reference data, so that its Welsh can be reviewed beforehand.
pub fn with_reference(mut pack: Pack, reference: &Reference) -> Pack {
    if pack.roles.is_empty() && pack.training_subjects.is_empty() {
        pack.roles.clone_from(&reference.roles);
        pack.training_subjects.clone_from(&reference.training_subjects);
    }
    if pack.induction_framework.is_none() {
        pack.induction_framework.clone_from(&reference.induction_framework);
    }
    pack
}

/// What a version copies from the reference data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Reference {
    pub roles: Vec<super::pack::Role>,
    pub training_subjects: Vec<super::pack::Subject>,
    pub induction_framework: Option<super::pack::InductionFramework>,
}

/// What decides whether a version counts on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life<V> {
    pub version: V,
    pub status: Status,
    pub effective_from: Option<NaiveDate>,
    pub withdrawn_on: Option<NaiveDate>,
}

impl<V> Life<V> {
    /// The day from which it counts, if it was ever agreed and has one.
    fn begins(&self) -> Option<NaiveDate> {
        match self.status {
            Status::Agreed | Status::Withdrawn => self.effective_from,
            Status::Draft | Status::Consultation | Status::Proposed => None,
        }
    }

    fn withdrawn_by(&self, day: NaiveDate) -> bool {
        self.withdrawn_on.is_some_and(|withdrawn| withdrawn <= day)
    }
}

/// The version in force on a day: agreed, not withdrawn by then, the latest to take effect.
pub fn in_force<V>(versions: &[Life<V>], day: NaiveDate) -> Option<&Life<V>> {
    versions
        .iter()
        .filter(|life| !life.withdrawn_by(day))
        .filter_map(|life| life.begins().filter(|begins| *begins <= day).map(|begins| (begins, life)))
        .max_by_key(|(begins, _)| *begins)
        .map(|(_, life)| life)
}

/// How a version may be used for an audit whose fieldwork starts on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    InForce,
    /// The version before the one in force, still valid for fieldwork that starts by this day.
    Former {
        until: NaiveDate,
    },
    NotValid,
}

/// The standing of `life` for fieldwork that starts on `day`. `transition` is the window of that name of the version
/// in force, in calendar days; the day on which that version takes effect is day 0.
pub fn standing<V: PartialEq>(
    life: &Life<V>,
    versions: &[Life<V>],
    day: NaiveDate,
    transition: u32,
) -> Standing {
    let Some(current) = in_force(versions, day) else { return Standing::NotValid };
    if current.version == life.version {
        return Standing::InForce;
    }
    let Some(began) = current.begins() else { return Standing::NotValid };
    let until = began.checked_add_days(Days::new(transition.into())).unwrap_or(NaiveDate::MAX);
    let was_in_force = began.pred_opt().and_then(|eve| in_force(versions, eve));
    let former = was_in_force.is_some_and(|before| before.version == life.version);
    if former && day <= until && !life.withdrawn_by(day) {
        Standing::Former { until }
    } else {
        Standing::NotValid
    }
}

#[cfg(test)]
mod tests;
