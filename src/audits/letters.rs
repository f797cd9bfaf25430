//! Letters about audits, posted in the transaction of the verb that gives the reason for them.

use chrono::NaiveDate;
use entities::access::{Role, role_grant};
use entities::audits::{AuditState, TeamPart, audit};
use entities::ids::{AuditId, OrganisationId};
use entities::outbox::{Urgency, email};
use scheduler::clock::{Timestamp, today};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tera::Context;

use super::store;
use crate::access::letters::{self, Addressee};
use crate::findings::letters::{Dated, Round, post};
use crate::foundation::App;
use crate::foundation::calendar::{Standing, Takes};
use crate::foundation::error::{Error, Message, Result};
use crate::outbox::{Capacity, Condition, Matter};

/// What a letter of an audit always speaks of.
pub fn context(audit: &audit::Model) -> Context {
    let mut context = Context::new();
    context.insert("audit", &audit.reference);
    context.insert("kind", &audit.kind);
    context.insert("visit_on", &audit.visit_on);
    context.insert("issue", &audit.issue);
    context
}

/// The manager of the audited co-op.
pub async fn managers(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    now: Timestamp,
) -> Result<Vec<Addressee>> {
    letters::at(tx, audit.cooperative_id, &[Role::Manager], now).await
}

/// The manager and the board.
pub async fn leaders(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    now: Timestamp,
) -> Result<Vec<Addressee>> {
    letters::at(tx, audit.cooperative_id, &[Role::Manager, Role::BoardChair, Role::BoardMember], now).await
}

/// The regulators of the area.
pub async fn regulators(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    now: Timestamp,
) -> Result<Vec<Addressee>> {
    letters::regulators(tx, audit.cooperative_id, now).await
}

/// Those on the team who have one of these parts.
pub async fn team(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    parts: &[TeamPart],
) -> Result<Vec<Addressee>> {
    letters::team(tx, audit.id, parts).await
}

/// Everybody on the team.
pub const WHOLE_TEAM: &[TeamPart] = &[TeamPart::LeadAuditor, TeamPart::Auditor, TeamPart::Moderator];
/// Those who were on the visit.
pub const ON_VISIT: &[TeamPart] = &[TeamPart::LeadAuditor, TeamPart::Auditor];

/// Posts a letter about an audit. `once`: what makes it one of its kind for this audit.
#[expect(clippy::too_many_arguments, reason = "everything a letter is made of, each of its own type")]
pub async fn tell(
    app: &App,
    tx: &impl ConnectionTrait,
    kind: &'static str,
    audit: &audit::Model,
    once: &str,
    urgency: Urgency,
    context: Context,
    people: Vec<Addressee>,
    now: Timestamp,
) -> Result<()> {
    tell_dated(app, tx, kind, audit, once, urgency, context, people, None, now).await
}

/// The same, with a day for the readers' calendars.
#[expect(clippy::too_many_arguments, reason = "everything a letter is made of, each of its own type")]
pub async fn tell_dated(
    app: &App,
    tx: &impl ConnectionTrait,
    kind: &'static str,
    audit: &audit::Model,
    once: &str,
    urgency: Urgency,
    context: Context,
    people: Vec<Addressee>,
    calendar: Option<Dated>,
    now: Timestamp,
) -> Result<()> {
    let round = Round {
        kind,
        subject: subject(audit, once),
        cooperative: audit.cooperative_id,
        urgency,
        context,
        matter: matter(kind, audit),
        calendar,
    };
    post(app, tx, &round, &people, now).await
}

/// The states in which it still matters who is on the team.
const BEFORE_THE_DRAFT: [AuditState; 8] = [
    AuditState::Planned,
    AuditState::Notified,
    AuditState::EvidenceWindow,
    AuditState::Fieldwork,
    AuditState::Drafting,
    AuditState::Moderation,
    AuditState::Postponed,
    AuditState::SuspendedForSafeguarding,
];

/// What a letter of this kind is about, where that can be over before it goes. What has happened stays so: those who hear of
/// a draft, an answer or a decision hear of it whatever has come since.
fn matter(kind: &str, audit: &audit::Model) -> Option<Matter> {
    let states = match kind {
        "audit-notified" | "audit-changed" => {
            return Some(Matter::Visit { audit: audit.id, on: audit.visit_on });
        }
        "auditor-assigned" => BEFORE_THE_DRAFT.to_vec(),
        "draft-to-check" => vec![AuditState::Moderation],
        "draft-sent-back" => vec![AuditState::Drafting],
        "appeal-made" => vec![AuditState::Appealed],
        _ => return None,
    };
    Some(Matter::Audit { audit: audit.id, states })
}

/// Is what a letter about an audit is about not over? What is gone from the database is.
pub async fn lasts(database: &impl ConnectionTrait, matter: &Matter) -> Result<bool> {
    use AuditState::{Cancelled, Postponed, SuspendedForSafeguarding};
    match matter {
        Matter::Visit { audit, on } => {
            let called_off = [Cancelled, Postponed, SuspendedForSafeguarding];
            let audit = there(database, *audit).await?;
            Ok(audit.is_some_and(|audit| audit.visit_on == *on && !called_off.contains(&audit.state)))
        }
        Matter::Audit { audit, states } => {
            Ok(there(database, *audit).await?.is_some_and(|audit| states.contains(&audit.state)))
        }
        Matter::Request { request, state, revision } => {
            let request = super::requests::store::by_id(database, *request).await?;
            Ok(request.is_some_and(|one| (one.state, one.revision) == (*state, *revision)))
        }
        Matter::Question { .. } | Matter::Action { .. } | Matter::Consultation { .. } => Ok(true),
    }
}

async fn there(database: &impl ConnectionTrait, id: AuditId) -> Result<Option<audit::Model>> {
    match store::audit(database, id).await {
        Ok(audit) => Ok(Some(audit)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A day by which the co-op answers in an audit: `part` names it among the audit's days, `words` is its sentence.
pub async fn deadline(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    part: &str,
    on: NaiveDate,
    words: &'static str,
    page: &str,
) -> Result<Dated> {
    let what = format!("{}-{part}", audit.id);
    let sequence = store::moves(tx, audit.id).await?.len();
    let words = Message::new(words).with("audit", audit.reference.clone());
    Ok(Dated::deadline(what, sequence, on, words, format!("/audits/{}{page}", audit.reference)))
}

/// Was a letter written to somebody because of what they are at the co-op? A final report is told of to the regulators too,
/// and no time runs against the co-op from what they have received.
pub async fn is_to_the_coop(
    tx: &impl ConnectionTrait,
    letter: &email::Model,
    cooperative: OrganisationId,
) -> Result<bool> {
    if let Ok(Some(Condition::Event { readers, .. })) = Condition::of(letter) {
        let there = |by: &Capacity| matches!(by, Capacity::Role { organisation, .. } if *organisation == Some(cooperative));
        return Ok(readers.iter().any(|reader| there(&reader.by)));
    }
    // From before letters said whom they are for. What went to nobody by name went to a mailbox of the co-op.
    let Some(account) = letter.account_id else { return Ok(true) };
    let roles = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(account))
        .filter(role_grant::Column::OrganisationId.eq(cooperative));
    Ok(roles.count(tx).await? > 0)
}

/// The middle of a letter's unique key: which audit, and which occasion.
pub fn subject(audit: &audit::Model, once: &str) -> String {
    format!("{}:{once}", audit.id)
}

/// Whether a visit takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    Takes,
    DoesNotTake,
}

/// Tells the co-op and the team of a visit, with a part for their calendars: the same UID through the audit's life, and a
/// SEQUENCE that goes up with each of its moves.
pub async fn visit(
    app: &App,
    tx: &impl ConnectionTrait,
    kind: &'static str,
    audit: &audit::Model,
    visit: Visit,
    mut context: Context,
    now: Timestamp,
) -> Result<()> {
    let sequence = store::moves(tx, audit.id).await?.len();
    let mut people = leaders(tx, audit, now).await?;
    people.extend(team(tx, audit, WHOLE_TEAM).await?);
    context.insert("sequence", &sequence);
    let urgency = if audit.visit_on <= today(now) { Urgency::SameDay } else { Urgency::Event };
    let dated = Dated {
        what: audit.id.to_string(),
        sequence,
        on: audit.visit_on,
        words: Message::new("calendar-visit").with_word("kind", format!("audit-kind-{}", audit.kind)),
        path: format!("/audits/{}", audit.reference),
        standing: match visit {
            Visit::Takes => Standing::Stands,
            Visit::DoesNotTake => Standing::Cancelled,
        },
        takes: Takes::Time,
    };
    let once = sequence.to_string();
    tell_dated(app, tx, kind, audit, &once, urgency, context, people, Some(dated), now).await
}
