//! The windows of audits: the visit and the comments, which the co-op is told of; draft and answers, which the team owes.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use chrono::NaiveDate;
use entities::audits::{AuditState, TeamPart, audit, team_member};
use entities::ids::{AccountId, AuditId, OrganisationId, VersionId};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QuerySelect};

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

/// What of an audit decides who owes what: a few columns, for there are thousands of audits.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "audit::Entity")]
struct Waiting {
    id: AuditId,
    reference: String,
    cooperative_id: OrganisationId,
    version_id: VersionId,
    state: AuditState,
    visit_on: NaiveDate,
    notified_on: Option<NaiveDate>,
    fieldwork_ended_on: Option<NaiveDate>,
    draft_received_on: Option<NaiveDate>,
    comments_settled_on: Option<NaiveDate>,
    answers_received_on: Option<NaiveDate>,
}

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    let mut query = audit::Entity::find().filter(audit::Column::State.is_in(WAITING.iter().copied()));
    if let Some(only) = ask.only {
        query = query.filter(audit::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let audits: Vec<Waiting> = query.into_partial_model().all(&*ask.app.database).await?;
    let ids: Vec<AuditId> = audits.iter().map(|audit| audit.id).collect();
    let teams = teams(ask, &ids).await?;
    let packs = packs(ask, audits.iter().map(|audit| audit.version_id)).await?;
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

fn owed(ask: &Ask<'_>, audit: &Waiting, pack: &Pack) -> Option<(Rule, NaiveDate, Option<NaiveDate>)> {
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
    versions: impl Iterator<Item = VersionId>,
) -> Result<HashMap<VersionId, Arc<Pack>>> {
    let mut packs = HashMap::new();
    for version in versions {
        if let Entry::Vacant(place) = packs.entry(version) {
            place.insert(standards::pack(&*ask.app.database, version).await?);
        }
    }
    Ok(packs)
}

/// Who has which part in which audit.
pub(super) async fn teams(
    ask: &Ask<'_>,
    ids: &[AuditId],
) -> Result<HashMap<AuditId, Vec<(TeamPart, AccountId)>>> {
    let mut found: HashMap<AuditId, Vec<(TeamPart, AccountId)>> = HashMap::new();
    for some in ids.chunks(MANY) {
        let members: Vec<(AuditId, TeamPart, AccountId)> = team_member::Entity::find()
            .select_only()
            .columns([
                team_member::Column::AuditId,
                team_member::Column::Part,
                team_member::Column::AccountId,
            ])
            .filter(team_member::Column::AuditId.is_in(some.iter().copied()))
            .filter(team_member::Column::DeclinedAt.is_null())
            .into_tuple()
            .all(&*ask.app.database)
            .await?;
        for (audit, part, account) in members {
            found.entry(audit).or_default().push((part, account));
        }
    }
    Ok(found)
}
