//! What audits' teams asked co-ops to show: owed until it is answered, while evidence is asked for in the audit at all.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use entities::access::role_grant;
use entities::audits::{AuditState, RequestState, audit, evidence_request};
use entities::ids::{AccountId, EvidenceRequestId, OrganisationId, VersionId};
use scheduler::clock::{self, Timestamp};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter, QuerySelect, RelationTrait,
};

use super::{Ask, Deadline, Rule, audits};
use crate::access;
use crate::audits::requests::{answering_roles, rules};
use crate::foundation::error::Result;

#[derive(FromQueryResult)]
struct Row {
    id: EvidenceRequestId,
    number: i32,
    cooperative_id: OrganisationId,
    owner_id: Option<AccountId>,
    due_on: NaiveDate,
    asked_at: Timestamp,
    reference: String,
    version_id: VersionId,
}

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    use evidence_request::Column;
    let owed = RequestState::iter().filter(|state| rules::turn(*state) == rules::Turn::Cooperative);
    let going_on = AuditState::iter().filter(|state| rules::goes_on(*state));
    let mut query = evidence_request::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Number,
            Column::CooperativeId,
            Column::OwnerId,
            Column::DueOn,
            Column::AskedAt,
        ])
        .columns([audit::Column::Reference, audit::Column::VersionId])
        .join(JoinType::InnerJoin, evidence_request::Relation::Audit.def())
        .filter(Column::State.is_in(owed))
        .filter(audit::Column::State.is_in(going_on))
        .filter(Column::DueOn.between(*ask.due.start(), *ask.due.end()));
    if let Some(only) = ask.only {
        query = query.filter(Column::CooperativeId.is_in(only.iter().copied()));
    }
    let rows: Vec<Row> = query.into_model().all(&*ask.app.database).await?;
    let able = able(ask, rows.iter().map(|row| row.cooperative_id)).await?;
    let packs = audits::packs(ask, rows.iter().map(|row| row.version_id)).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let subject: Arc<str> = format!("{}/{}", row.reference, row.number).into();
            Deadline {
                rule: Rule::Request,
                subject_kind: "evidence_request",
                subject_id: row.id.0,
                organisation: row.cooperative_id,
                due_on: row.due_on,
                interval_days: None,
                opens_on: Some(clock::today(row.asked_at)),
                accounts: owed_by(able.get(&row.cooperative_id), row.owner_id),
                name_en: Arc::clone(&subject),
                name_cy: Arc::clone(&subject),
                people: 0,
                subject,
                pack: packs.get(&row.version_id).cloned(),
            }
        })
        .collect())
}

/// Who may answer, by co-op.
async fn able(
    ask: &Ask<'_>,
    cooperatives: impl Iterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Vec<AccountId>>> {
    let cooperatives: BTreeSet<OrganisationId> = cooperatives.collect();
    let rows: Vec<(OrganisationId, AccountId)> = role_grant::Entity::find()
        .select_only()
        .columns([role_grant::Column::OrganisationId, role_grant::Column::AccountId])
        .distinct()
        .filter(role_grant::Column::OrganisationId.is_in(cooperatives))
        .filter(role_grant::Column::Role.is_in(answering_roles()))
        .filter(access::store::standing(ask.today))
        .into_tuple()
        .all(&*ask.app.database)
        .await?;
    let mut found: HashMap<OrganisationId, Vec<AccountId>> = HashMap::new();
    for (cooperative, account) in rows {
        found.entry(cooperative).or_default().push(account);
    }
    Ok(found)
}

/// The people who owe an answer beside the manager: who sees to it, or, if nobody does who still may, all who may.
fn owed_by(able: Option<&Vec<AccountId>>, owner: Option<AccountId>) -> Vec<AccountId> {
    let able = able.map(Vec::as_slice).unwrap_or_default();
    match owner.filter(|owner| able.contains(owner)) {
        Some(owner) => vec![owner],
        None => able.to_vec(),
    }
}
