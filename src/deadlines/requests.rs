//! What audits' teams asked co-ops to show: owed until it is answered, while evidence is asked for in the audit at all.

use std::sync::Arc;

use chrono::NaiveDate;
use entities::audits::{AuditState, RequestState, audit, evidence_request};
use entities::ids::{AccountId, EvidenceRequestId, OrganisationId, VersionId};
use scheduler::clock::{self, Timestamp};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter, QuerySelect, RelationTrait,
};

use super::{Ask, Deadline, Rule, audits};
use crate::audits::requests::rules;
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
                accounts: row.owner_id.into_iter().collect(),
                name_en: Arc::clone(&subject),
                name_cy: Arc::clone(&subject),
                people: 0,
                subject,
                pack: packs.get(&row.version_id).cloned(),
            }
        })
        .collect())
}
