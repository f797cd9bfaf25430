//! The windows of audits: the visit and the comments, which the co-op is told of; draft and answers, which the team owes.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use chrono::NaiveDate;
use entities::audits::{AuditState, TeamPart, audit, team_member};
use entities::ids::{AccountId, AuditId, VersionId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Ask, Deadline, MANY, Rule};
use crate::audits::windows;
use crate::foundation::error::Result;
use crate::standards;
use crate::standards::pack::{Pack, WindowKey};

/// States in which somebody owes something by a day.
const WAITING: &[AuditState] = &[
    AuditState::Notified,
    AuditState::EvidenceWindow,
    AuditState::Drafting,
    AuditState::Moderation,
    AuditState::Comments,
    AuditState::Answers,
];

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    let mut query = audit::Entity::find().filter(audit::Column::State.is_in(WAITING.iter().copied()));
    if let Some(only) = ask.only {
        query = query.filter(audit::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let audits = query.all(&*ask.app.database).await?;
    let ids: Vec<AuditId> = audits.iter().map(|audit| audit.id).collect();
    let teams = teams(ask, &ids).await?;
    let packs = packs(ask, audits.iter()).await?;
    let mut found = Vec::new();
    for audit in &audits {
        let Some(pack) = packs.get(&audit.version_id).cloned() else { continue };
        let Some((rule, due_on, opens_on)) = owed(ask, audit, &pack) else { continue };
        if !ask.due.contains(&due_on) {
            continue;
        }
        let part = match rule {
            Rule::Draft => Some(TeamPart::LeadAuditor),
            Rule::Answers => Some(TeamPart::Moderator),
            _ => None,
        };
        let accounts = teams
            .get(&audit.id)
            .into_iter()
            .flatten()
            .filter(|(held, _)| part == Some(*held))
            .map(|(_, account)| *account)
            .collect();
        let reference: Arc<str> = audit.reference.as_str().into();
        found.push(Deadline {
            rule,
            subject_kind: "audit",
            subject_id: audit.id.0,
            organisation: audit.cooperative_id,
            due_on,
            interval_days: None,
            opens_on,
            accounts,
            name_en: Arc::clone(&reference),
            name_cy: Arc::clone(&reference),
            people: 0,
            subject: reference,
            pack: Some(pack),
        });
    }
    Ok(found)
}

fn owed(ask: &Ask<'_>, audit: &audit::Model, pack: &Pack) -> Option<(Rule, NaiveDate, Option<NaiveDate>)> {
    let window = |key: WindowKey, from: Option<NaiveDate>| {
        Some((windows::due(pack, key, from?, &ask.app.calendar)?.date, from))
    };
    let (rule, (due_on, opens_on)) = match audit.state {
        AuditState::Notified | AuditState::EvidenceWindow => {
            (Rule::Visit, (audit.visit_on, audit.notified_on))
        }
        AuditState::Drafting | AuditState::Moderation => {
            (Rule::Draft, window(WindowKey::Draft, audit.fieldwork_ended_on)?)
        }
        AuditState::Comments if audit.comments_settled_on.is_none() => {
            (Rule::Comments, window(WindowKey::FactualAccuracy, audit.draft_received_on)?)
        }
        AuditState::Answers if audit.answers_received_on.is_none() => {
            (Rule::Answers, window(WindowKey::Reply, audit.comments_settled_on)?)
        }
        AuditState::Comments
        | AuditState::Answers
        | AuditState::Planned
        | AuditState::Fieldwork
        | AuditState::DraftIssued
        | AuditState::Final
        | AuditState::Appealed
        | AuditState::Accepted
        | AuditState::ActionsOpen
        | AuditState::Closed
        | AuditState::Postponed
        | AuditState::Cancelled
        | AuditState::SuspendedForSafeguarding => return None,
    };
    Some((rule, due_on, opens_on))
}

/// The versions that audits are pinned to: a few, however many audits.
pub(super) async fn packs(
    ask: &Ask<'_>,
    audits: impl Iterator<Item = &audit::Model>,
) -> Result<HashMap<VersionId, Arc<Pack>>> {
    let mut packs = HashMap::new();
    for audit in audits {
        if let Entry::Vacant(place) = packs.entry(audit.version_id) {
            place.insert(standards::pack(&*ask.app.database, audit.version_id).await?);
        }
    }
    Ok(packs)
}

pub(super) async fn by_ids(ask: &Ask<'_>, ids: &[AuditId]) -> Result<HashMap<AuditId, audit::Model>> {
    let mut found = HashMap::new();
    for some in ids.chunks(MANY) {
        let rows = audit::Entity::find()
            .filter(audit::Column::Id.is_in(some.iter().copied()))
            .all(&*ask.app.database)
            .await?;
        found.extend(rows.into_iter().map(|audit| (audit.id, audit)));
    }
    Ok(found)
}

/// Who has which part in which audit.
pub(super) async fn teams(
    ask: &Ask<'_>,
    ids: &[AuditId],
) -> Result<HashMap<AuditId, Vec<(TeamPart, AccountId)>>> {
    let mut found: HashMap<AuditId, Vec<(TeamPart, AccountId)>> = HashMap::new();
    for some in ids.chunks(MANY) {
        let members = team_member::Entity::find()
            .filter(team_member::Column::AuditId.is_in(some.iter().copied()))
            .filter(team_member::Column::DeclinedAt.is_null())
            .all(&*ask.app.database)
            .await?;
        for member in members {
            found.entry(member.audit_id).or_default().push((member.part, member.account_id));
        }
    }
    Ok(found)
}
