//! Decisions about evidence: what is accepted, who may open a file, how a review goes.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::access::Role;
use entities::evidence::{EvidenceLanguage, EvidenceState, PersonalData, evidence_item};
use entities::ids::{AccountId, EvidenceItemId, OrganisationId};

use super::sorts::{self, Wrong};
use crate::access::policy;
use crate::access::{Actor, Deed, Place};
use crate::foundation::error::{Error, Message, Problem};
use crate::foundation::files::Stored;
use crate::standards::pack::{EvidenceType, ProvidedBy};

/// The longest title, in characters.
pub const TITLE: usize = 200;
/// The longest reason, in characters.
pub const REASON: usize = 2000;
/// The longest key of what is made once, in bytes.
const KEY: usize = 100;

/// A file that is in the store already, under the name its owner gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub name: String,
    pub stored: Stored,
}

/// What a co-op hands in.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// A code of the version in force.
    pub evidence_type: String,
    pub title: String,
    pub language: EvidenceLanguage,
    pub period_from: Option<NaiveDate>,
    pub period_to: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub redaction_confirmed: bool,
    /// Keys of criteria.
    pub ties: Vec<String>,
    pub files: Vec<Given>,
}

/// More files for an item, and the dates they speak of.
#[derive(Clone, Debug)]
pub struct Revision {
    pub period_from: Option<NaiveDate>,
    pub period_to: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub redaction_confirmed: bool,
    pub files: Vec<Given>,
}

/// A file that was looked at and is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub name: String,
    pub media_type: &'static str,
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// May evidence of this type be uploaded? If not, why.
pub fn uploadable(kind: &EvidenceType) -> Result<(), Message> {
    match (kind.uploadable, kind.provided_by) {
        (true, _) => Ok(()),
        (false, ProvidedBy::System) => Err(Message::new("evidence-type-system")),
        (false, ProvidedBy::Coop | ProvidedBy::Auditor) => Err(Message::new("evidence-type-at-visit")),
    }
}

/// Must the uploader confirm that the file shows nobody it need not show? Wherever people stand in it at all.
pub fn needs_redaction(class: PersonalData) -> bool {
    match class {
        PersonalData::None => false,
        PersonalData::Aggregate
        | PersonalData::Personal
        | PersonalData::Special
        | PersonalData::CriminalOffence => true,
    }
}

/// Looks at what was handed in. `kind` is the type in force, `known` tells whether a criterion is. Every fault at once.
pub fn accept(
    new: &NewItem,
    kind: Option<&EvidenceType>,
    known: impl Fn(&str) -> bool,
) -> Result<(PersonalData, Vec<Taken>), Vec<Problem>> {
    let mut problems = Vec::new();
    let class = kind.map_or(PersonalData::None, |kind| kind.personal_data);
    match kind.map(uploadable) {
        None => problems.push(problem("evidence_type", Message::new("form-choose"))),
        Some(Err(message)) => problems.push(problem("evidence_type", message)),
        Some(Ok(())) => {}
    }
    if new.title.trim().is_empty() {
        problems.push(problem("title", Message::new("evidence-title-missing")));
    }
    if new.ties.is_empty() {
        problems.push(problem("ties", Message::new("evidence-ties-missing")));
    } else if !new.ties.iter().all(|key| known(key)) {
        problems.push(problem("ties", Message::new("evidence-ties-unknown")));
    }
    problems.extend(dates(new.period_from, new.period_to, new.valid_until));
    if needs_redaction(class) && !new.redaction_confirmed {
        problems.push(problem("redaction_confirmed", Message::new("evidence-redaction-missing")));
    }
    let taken = files(&new.files, &mut problems);
    if problems.is_empty() { Ok((class, taken)) } else { Err(problems) }
}

/// Looks at more files for an item.
pub fn accept_revision(item: &evidence_item::Model, new: &Revision) -> Result<Vec<Taken>, Vec<Problem>> {
    let mut problems: Vec<Problem> = dates(new.period_from, new.period_to, new.valid_until).collect();
    if needs_redaction(item.personal_data) && !new.redaction_confirmed {
        problems.push(problem("redaction_confirmed", Message::new("evidence-redaction-missing")));
    }
    let taken = files(&new.files, &mut problems);
    if problems.is_empty() { Ok(taken) } else { Err(problems) }
}

fn dates(
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
) -> impl Iterator<Item = Problem> {
    let backwards = from.zip(to).is_some_and(|(from, to)| to < from);
    let too_early = from.zip(valid_until).is_some_and(|(from, until)| until < from);
    let backwards = backwards.then(|| problem("period_to", Message::new("evidence-period-backwards")));
    let too_early = too_early.then(|| problem("valid_until", Message::new("evidence-valid-too-early")));
    backwards.into_iter().chain(too_early)
}

fn files(given: &[Given], problems: &mut Vec<Problem>) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    if given.is_empty() {
        problems.push(problem("files", Message::new("evidence-files-missing")));
    }
    for file in given {
        let name = shown_name(&file.name);
        match sorts::recognise(&name, &file.stored.head, file.stored.size) {
            Ok(media_type) => {
                let one =
                    Taken { name, media_type, sha256: file.stored.sha256.clone(), size: file.stored.size };
                if !taken.contains(&one) {
                    taken.push(one);
                }
            }
            Err(why) => problems.push(problem("files", wrong(&why, &name))),
        }
    }
    taken
}

/// Why a file is not taken, in words.
pub fn wrong(why: &Wrong, name: &str) -> Message {
    let key = match why {
        Wrong::Empty => "evidence-file-empty",
        Wrong::NotTaken => "evidence-file-not-taken",
        Wrong::ContentDiffers => "evidence-file-differs",
    };
    Message::new(key).with("name", name)
}

/// A file's name without the invisible letters that turn text round (Unicode bidirectional controls) or hide in it.
pub fn shown_name(name: &str) -> String {
    name.chars()
        .filter(|c| {
            !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
                && !c.is_control()
        })
        .collect()
}

/// Is it a tombstone? None is handed in without a title; only erasure takes it.
pub fn is_erased(item: &evidence_item::Model) -> bool {
    item.title.is_empty()
}

/// Nothing more is done with an item that was erased.
pub fn stands(item: &evidence_item::Model) -> Result<(), Error> {
    if is_erased(item) { Err(Error::refused("keeping-erased-already")) } else { Ok(()) }
}

/// Can an item prove something? If not, why. `apart`: the items that a virus was found in.
pub fn usable(item: &evidence_item::Model, apart: &BTreeSet<EvidenceItemId>) -> Result<(), Message> {
    if is_erased(item) {
        return Err(Message::new("evidence-unusable-erased"));
    }
    if apart.contains(&item.id) {
        return Err(Message::new("evidence-unusable-apart").with("title", item.title.clone()));
    }
    match item.state {
        EvidenceState::Submitted | EvidenceState::Accepted => Ok(()),
        EvidenceState::Returned => {
            Err(Message::new("evidence-unusable-returned").with("title", item.title.clone()))
        }
    }
}

/// A key is made by our own page and not longer than what it makes.
pub fn sound_key(idempotency_key: &str) -> Result<(), Error> {
    if idempotency_key.is_empty() || idempotency_key.len() > KEY {
        return Err(Error::refused("error-form-stale"));
    }
    Ok(())
}

/// What the person who asks for a file is to the co-op.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The co-op's own people.
    Own,
    /// On the team of an audit of the co-op that is not over.
    Team,
    /// On the team of an earlier audit of the co-op.
    EarlierTeam,
    /// The franchisor's standards officer.
    Officer,
    /// Deciding an appeal of the co-op.
    Appeal,
    /// A regulator of the area.
    Regulator,
}

/// Where somebody who may open files of this co-op stands.
pub fn standing(actor: &Actor, cooperative: OrganisationId, place: &Place) -> Standing {
    let scope = policy::scope(actor, Deed::OpenFile);
    if scope.organisations.contains(&cooperative) {
        Standing::Own
    } else if scope.told_team.is_some() && place.on_open_team {
        Standing::Team
    } else if scope.told_team.is_some() && place.on_told_team {
        Standing::EarlierTeam
    } else if actor.is(Role::StandardsOfficer) {
        Standing::Officer
    } else if scope.appealed && place.appealed {
        Standing::Appeal
    } else {
        Standing::Regulator
    }
}

/// Must a reason be typed before a file is opened?
pub fn needs_reason(standing: Standing) -> bool {
    match standing {
        Standing::Own | Standing::Team | Standing::EarlierTeam | Standing::Officer | Standing::Appeal => {
            false
        }
        Standing::Regulator => true,
    }
}

/// May files of this class be opened from there? Special and criminal-offence data stay with the co-op and the team of an
/// audit in progress.
pub fn may_open(standing: Standing, class: PersonalData) -> bool {
    match (standing, class) {
        (Standing::Own | Standing::Team, _) => true,
        (
            Standing::EarlierTeam | Standing::Officer | Standing::Appeal | Standing::Regulator,
            PersonalData::None | PersonalData::Aggregate | PersonalData::Personal,
        ) => true,
        (
            Standing::EarlierTeam | Standing::Officer | Standing::Appeal | Standing::Regulator,
            PersonalData::Special | PersonalData::CriminalOffence,
        ) => false,
    }
}

/// What a reviewer says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Accepted,
    /// With the reason.
    Returned(String),
}

/// What a review leaves in the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub state: EvidenceState,
    pub reason: Option<String>,
}

/// Judges a review. `uploaders` are all who ever added a file; `standing` is the reviewer's.
pub fn review(
    item: &evidence_item::Model,
    uploaders: &[AccountId],
    reviewer: AccountId,
    standing: Standing,
    verdict: &Verdict,
) -> Result<Outcome, Problem> {
    may_ask(item, uploaders, reviewer, standing).map_err(|message| problem("", message))?;
    match (item.state, verdict) {
        (EvidenceState::Submitted, Verdict::Accepted) => {
            Ok(Outcome { state: EvidenceState::Accepted, reason: None })
        }
        (EvidenceState::Submitted, Verdict::Returned(reason)) if reason.trim().is_empty() => {
            Err(problem("reason", Message::new("evidence-reason-missing")))
        }
        (EvidenceState::Submitted, Verdict::Returned(reason)) => {
            Ok(Outcome { state: EvidenceState::Returned, reason: Some(reason.trim().to_owned()) })
        }
        (EvidenceState::Accepted | EvidenceState::Returned, Verdict::Accepted | Verdict::Returned(_)) => {
            Err(problem("", Message::new("evidence-review-done")))
        }
    }
}

/// May this person review an item, or ask something about it? Nobody does of their own work, nor of what they may not open.
pub fn may_ask(
    item: &evidence_item::Model,
    uploaders: &[AccountId],
    reviewer: AccountId,
    standing: Standing,
) -> Result<(), Message> {
    if item.submitted_by == reviewer || uploaders.contains(&reviewer) {
        return Err(Message::new("evidence-review-own"));
    }
    if may_open(standing, item.personal_data) { Ok(()) } else { Err(Message::new("evidence-review-class")) }
}

fn problem(field: &'static str, message: Message) -> Problem {
    Problem { field: field.into(), message }
}
