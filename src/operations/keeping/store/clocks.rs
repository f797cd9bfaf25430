//! Queries of what the clock of an item depends on.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::audits::{AuditState, assessment, audit, citation};
use entities::evidence::evidence_item;
use entities::findings::{ActionState, corrective_action};
use entities::ids::{EvidenceItemId, OrganisationId};
use entities::training::worker;
use scheduler::clock::Timestamp;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Error, Result};

/// Items that are not erased at co-ops within a scope, the oldest first; `before`: handed in before then.
pub async fn items_before(
    database: &impl ConnectionTrait,
    before: Option<Timestamp>,
    scope: &Scope,
) -> Result<Vec<evidence_item::Model>> {
    // An item without a title is a tombstone: none is handed in without one.
    let mut query = evidence_item::Entity::find()
        .filter(evidence_item::Column::Title.ne(""))
        .filter(within(scope, evidence_item::Column::CooperativeId));
    if let Some(before) = before {
        query = query.filter(evidence_item::Column::SubmittedAt.lt(before));
    }
    Ok(query.order_by_asc(evidence_item::Column::SubmittedAt).all(database).await?)
}

/// These items, by id.
pub async fn items(
    database: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = EvidenceItemId>,
) -> Result<HashMap<EvidenceItemId, evidence_item::Model>> {
    let rows =
        evidence_item::Entity::find().filter(evidence_item::Column::Id.is_in(ids)).all(database).await?;
    Ok(rows.into_iter().map(|item| (item.id, item)).collect())
}

/// For each of these items, the audits that cite it or whose action it is to prove: the day each was closed, empty while it
/// goes on.
pub async fn audits_citing(
    database: &impl ConnectionTrait,
    items: &[EvidenceItemId],
) -> Result<HashMap<EvidenceItemId, Vec<Option<NaiveDate>>>> {
    let mut found: HashMap<EvidenceItemId, Vec<Option<NaiveDate>>> = HashMap::new();
    let cited: Vec<(EvidenceItemId, AuditState, Option<NaiveDate>, NaiveDate)> = citation::Entity::find()
        .select_only()
        .column(citation::Column::ItemId)
        .columns([audit::Column::State, audit::Column::ClosedOn, audit::Column::VisitOn])
        .join(JoinType::InnerJoin, citation::Relation::Assessment.def())
        .join(JoinType::InnerJoin, assessment::Relation::Audit.def())
        .filter(citation::Column::ItemId.is_in(items.iter().copied()))
        .into_tuple()
        .all(database)
        .await?;
    for (item, state, closed_on, visit_on) in cited {
        let is_over = matches!(state, AuditState::Closed | AuditState::Cancelled);
        let over = is_over.then(|| closed_on.unwrap_or(visit_on));
        found.entry(item).or_default().push(over);
    }
    let proofs: Vec<(Option<EvidenceItemId>, ActionState, Option<NaiveDate>)> =
        corrective_action::Entity::find()
            .select_only()
            .columns([
                corrective_action::Column::ProofItemId,
                corrective_action::Column::State,
                corrective_action::Column::VerifiedOn,
            ])
            .filter(corrective_action::Column::ProofItemId.is_in(items.iter().copied()))
            .into_tuple()
            .all(database)
            .await?;
    for (item, state, verified_on) in proofs {
        let over = if state == ActionState::Verified { verified_on } else { None };
        found.entry(item.ok_or(Error::NotFound)?).or_default().push(over);
    }
    Ok(found)
}

/// Who worked at these co-ops: co-op, start, end.
pub async fn employments(
    database: &impl ConnectionTrait,
    cooperatives: impl IntoIterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Vec<(Option<NaiveDate>, Option<NaiveDate>)>>> {
    let rows: Vec<(OrganisationId, Option<NaiveDate>, Option<NaiveDate>)> = worker::Entity::find()
        .select_only()
        .columns([worker::Column::CooperativeId, worker::Column::StartedOn, worker::Column::LeftOn])
        .filter(worker::Column::CooperativeId.is_in(cooperatives))
        .into_tuple()
        .all(database)
        .await?;
    let mut found: HashMap<OrganisationId, Vec<_>> = HashMap::new();
    for (cooperative, from, until) in rows {
        found.entry(cooperative).or_default().push((from, until));
    }
    Ok(found)
}

/// The days on which items of a type came to a co-op, in order.
pub async fn arrivals(
    database: &impl ConnectionTrait,
    cooperatives: impl IntoIterator<Item = OrganisationId>,
) -> Result<HashMap<(OrganisationId, String), Vec<Timestamp>>> {
    let rows: Vec<(OrganisationId, String, Timestamp)> = evidence_item::Entity::find()
        .select_only()
        .columns([
            evidence_item::Column::CooperativeId,
            evidence_item::Column::EvidenceType,
            evidence_item::Column::SubmittedAt,
        ])
        .filter(evidence_item::Column::CooperativeId.is_in(cooperatives))
        .filter(evidence_item::Column::State.ne(entities::evidence::EvidenceState::Returned))
        .filter(evidence_item::Column::Title.ne(""))
        .order_by_asc(evidence_item::Column::SubmittedAt)
        .into_tuple()
        .all(database)
        .await?;
    let mut found: HashMap<(OrganisationId, String), Vec<Timestamp>> = HashMap::new();
    for (cooperative, kind, at) in rows {
        found.entry((cooperative, kind)).or_default().push(at);
    }
    Ok(found)
}
