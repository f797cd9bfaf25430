//! What waits for one person among the audits: the part of a team member, and what an office decides.

use entities::access::Role;
use entities::audits::{AuditState, TeamPart, audit};
use sea_orm::ConnectionTrait;

use super::rules;
use super::store::lists::{self, Readers};
use crate::access::{Actor, Deed, policy};
use crate::foundation::error::Result;

/// What an audit asks of one person now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// Say what ties there are, and accept the part or decline it.
    Declare,
    /// Judge the criteria, or write the draft.
    Work,
    /// Check the draft before the co-op sees it.
    Moderate,
    /// Answer what the co-op said of the draft.
    Answer,
    DecideAppeal,
    /// Accept the final report, or return it.
    Review,
    /// Say how much of the accepted report the public may read.
    Publish,
}

impl Waits {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Declare => "declare",
            Self::Work => "work",
            Self::Moderate => "moderate",
            Self::Answer => "answer",
            Self::DecideAppeal => "appeal",
            Self::Review => "review",
            Self::Publish => "publish",
        }
    }
}

/// What an audit in this state asks of a member of its team; one who did not accept yet first declares.
pub fn asks_of_team(state: AuditState, part: TeamPart, accepted: bool) -> Option<Waits> {
    if rules::over(state) {
        return None;
    }
    if !accepted {
        return Some(Waits::Declare);
    }
    match (part, state) {
        (TeamPart::LeadAuditor | TeamPart::Auditor, state) if rules::open_to_auditors(state) => {
            Some(Waits::Work)
        }
        (TeamPart::Moderator, AuditState::Moderation) => Some(Waits::Moderate),
        (TeamPart::Moderator, AuditState::Answers) => Some(Waits::Answer),
        (TeamPart::LeadAuditor | TeamPart::Auditor | TeamPart::Moderator, _) => None,
    }
}

/// What an audit in this state asks of an office, whoever holds it.
pub fn asks_of_office(state: AuditState, decides_appeals: bool, reviews: bool) -> Option<Waits> {
    match state {
        AuditState::Appealed if decides_appeals => Some(Waits::DecideAppeal),
        AuditState::Final if reviews => Some(Waits::Review),
        _ => None,
    }
}

/// States in which an audit may ask something of its team.
const OF_TEAM: [AuditState; 8] = [
    AuditState::Planned,
    AuditState::Notified,
    AuditState::EvidenceWindow,
    AuditState::Fieldwork,
    AuditState::Drafting,
    AuditState::Moderation,
    AuditState::Answers,
    AuditState::DraftIssued,
];

/// States in which a report may be accepted and wait for being published.
const ACCEPTED: [AuditState; 3] = [AuditState::Accepted, AuditState::ActionsOpen, AuditState::Closed];

/// Does an audit wait for the regulator's word on publishing its report?
pub fn publishing(audit: &audit::Model) -> bool {
    ACCEPTED.contains(&audit.state) && audit.accepted_on.is_some() && audit.publication.is_none()
}

/// The audits that ask something of this person now, the oldest visit first.
pub async fn waiting(database: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<(audit::Model, Waits)>> {
    let mut found = Vec::new();
    for (audit, member) in lists::of_member(database, actor.account, &OF_TEAM).await? {
        if let Some(asked) = asks_of_team(audit.state, member.part, member.accepted_at.is_some()) {
            found.push((audit, asked));
        }
    }
    let decides = policy::may_anywhere(actor, Deed::DecideAppeal);
    let reviews = actor.is(Role::Regulator);
    for (asks, deed, state) in [
        (decides, Deed::DecideAppeal, AuditState::Appealed),
        (reviews, Deed::ReviewReport, AuditState::Final),
    ] {
        if !asks {
            continue;
        }
        let (scope, reader) = (policy::scope(actor, deed), Readers::of(actor));
        let wanted = lists::Wanted { scope: &scope, reader: &reader, states: &[state] };
        for audit in lists::all(database, &wanted).await? {
            let known = found.iter().any(|(other, _)| other.id == audit.id);
            if let Some(asked) = asks_of_office(audit.state, decides, reviews).filter(|_| !known) {
                found.push((audit, asked));
            }
        }
    }
    let publishes = policy::scope(actor, Deed::Publish);
    if !publishes.is_empty() {
        let reader = Readers::of(actor);
        let wanted = lists::Wanted { scope: &publishes, reader: &reader, states: &ACCEPTED };
        let audits = lists::undecided(database, &wanted).await?;
        found.extend(audits.into_iter().map(|audit| (audit, Waits::Publish)));
    }
    found.sort_by_key(|(audit, _)| audit.visit_on);
    Ok(found)
}
