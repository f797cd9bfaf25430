//! Queries of requests for evidence: their rows, their turns, and what they were answered with.

use std::collections::HashMap;

use entities::audits::{
    AuditState, RequestState, TeamPart, audit, evidence_request, request_item, request_turn, team_member,
};
use entities::evidence::evidence_item;
use entities::ids::{
    AccountId, AuditId, EvidenceItemId, EvidenceRequestId, OrganisationId, RequestItemId, RequestTurnId,
};
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait, Set,
};

use crate::foundation::error::{Error, Result, already_there};

/// The request of an audit with this number.
pub async fn find(
    database: &impl ConnectionTrait,
    audit: AuditId,
    number: i32,
) -> Result<evidence_request::Model> {
    evidence_request::Entity::find()
        .filter(evidence_request::Column::AuditId.eq(audit))
        .filter(evidence_request::Column::Number.eq(number))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// A request, if it is there.
pub async fn by_id(
    database: &impl ConnectionTrait,
    id: EvidenceRequestId,
) -> Result<Option<evidence_request::Model>> {
    Ok(evidence_request::Entity::find_by_id(id).one(database).await?)
}

/// The request that was made with this key, if one was.
pub async fn by_key(
    database: &impl ConnectionTrait,
    idempotency_key: &str,
) -> Result<Option<evidence_request::Model>> {
    Ok(evidence_request::Entity::find()
        .filter(evidence_request::Column::IdempotencyKey.eq(idempotency_key))
        .one(database)
        .await?)
}

/// The requests of an audit, by number.
pub async fn of_audit(
    database: &impl ConnectionTrait,
    audit: AuditId,
) -> Result<Vec<evidence_request::Model>> {
    Ok(evidence_request::Entity::find()
        .filter(evidence_request::Column::AuditId.eq(audit))
        .order_by_asc(evidence_request::Column::Number)
        .all(database)
        .await?)
}

/// The requests to a co-op over all its audits, with the audit, by the day they are due.
pub async fn of_cooperative(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<(evidence_request::Model, audit::Model)>> {
    let rows = evidence_request::Entity::find()
        .find_also_related(audit::Entity)
        .filter(evidence_request::Column::CooperativeId.eq(cooperative))
        .order_by_asc(evidence_request::Column::DueOn)
        .order_by_asc(evidence_request::Column::Id)
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(request, audit)| Some((request, audit?))).collect())
}

/// How many answers wait for a person who is on the visit of their audits.
pub async fn answered_for(
    database: &impl ConnectionTrait,
    account: AccountId,
    states: &[AuditState],
) -> Result<Vec<(evidence_request::Model, audit::Model)>> {
    let rows = evidence_request::Entity::find()
        .find_also_related(audit::Entity)
        .join(JoinType::InnerJoin, team_member::Relation::Audit.def().rev())
        .filter(evidence_request::Column::State.eq(RequestState::Answered))
        .filter(audit::Column::State.is_in(states.iter().copied()))
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::DeclinedAt.is_null())
        .filter(team_member::Column::Part.is_in([TeamPart::LeadAuditor, TeamPart::Auditor]))
        .order_by_asc(evidence_request::Column::DueOn)
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(request, audit)| Some((request, audit?))).collect())
}

/// How many requests of an audit wait for the co-op, and how many for the team.
pub async fn waiting(database: &impl ConnectionTrait, audit: AuditId) -> Result<(u64, u64)> {
    let of = |states: &[RequestState]| {
        evidence_request::Entity::find()
            .filter(evidence_request::Column::AuditId.eq(audit))
            .filter(evidence_request::Column::State.is_in(states.iter().copied()))
    };
    let cooperative = of(&[RequestState::Open, RequestState::SentBack]).count(database).await?;
    Ok((cooperative, of(&[RequestState::Answered]).count(database).await?))
}

/// The turns of a request, in order.
pub async fn turns(
    database: &impl ConnectionTrait,
    request: EvidenceRequestId,
) -> Result<Vec<request_turn::Model>> {
    Ok(request_turn::Entity::find()
        .filter(request_turn::Column::RequestId.eq(request))
        .order_by_asc(request_turn::Column::Number)
        .all(database)
        .await?)
}

/// What each answer of a request was given with.
pub async fn items(
    database: &impl ConnectionTrait,
    request: EvidenceRequestId,
) -> Result<HashMap<RequestTurnId, Vec<evidence_item::Model>>> {
    let ties = request_item::Entity::find()
        .inner_join(request_turn::Entity)
        .filter(request_turn::Column::RequestId.eq(request))
        .order_by_asc(request_item::Column::Id)
        .all(database)
        .await?;
    let rows = evidence_item::Entity::find()
        .filter(evidence_item::Column::Id.is_in(ties.iter().map(|tie| tie.item_id)))
        .all(database)
        .await?;
    let by_id: HashMap<EvidenceItemId, evidence_item::Model> =
        rows.into_iter().map(|item| (item.id, item)).collect();
    let mut found: HashMap<RequestTurnId, Vec<evidence_item::Model>> = HashMap::new();
    for tie in ties {
        if let Some(item) = by_id.get(&tie.item_id) {
            found.entry(tie.turn_id).or_default().push(item.clone());
        }
    }
    Ok(found)
}

/// Every item with which a request of the audit was answered.
pub async fn items_of_audit(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<EvidenceItemId>> {
    Ok(request_item::Entity::find()
        .select_only()
        .column(request_item::Column::ItemId)
        .distinct()
        .inner_join(request_turn::Entity)
        .join(JoinType::InnerJoin, request_turn::Relation::EvidenceRequest.def())
        .filter(evidence_request::Column::AuditId.eq(audit))
        .into_tuple()
        .all(database)
        .await?)
}

/// The number of an audit's next request; the audit is locked, so nobody else takes it.
pub async fn next_number(tx: &impl ConnectionTrait, audit: AuditId) -> Result<i32> {
    let last: Option<i32> = evidence_request::Entity::find()
        .select_only()
        .column(evidence_request::Column::Number)
        .filter(evidence_request::Column::AuditId.eq(audit))
        .order_by_desc(evidence_request::Column::Number)
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.unwrap_or(0) + 1)
}

/// Adds a request. Answers no when one was made with its key already.
pub async fn insert(tx: &impl ConnectionTrait, row: evidence_request::Model) -> Result<bool> {
    let row = evidence_request::ActiveModel::from(row);
    match evidence_request::Entity::insert(row).exec_without_returning(tx).await {
        Ok(_) => Ok(true),
        Err(e) if already_there(&e) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

/// Adds a turn.
pub async fn insert_turn(tx: &impl ConnectionTrait, row: request_turn::Model) -> Result<()> {
    request_turn::Entity::insert(request_turn::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes the items of an answer, each as it stands now.
pub async fn insert_items(
    tx: &impl ConnectionTrait,
    turn: RequestTurnId,
    items: &[evidence_item::Model],
    now: Timestamp,
) -> Result<()> {
    for item in items {
        request_item::ActiveModel {
            id: Set(RequestItemId::new(now)),
            turn_id: Set(turn),
            item_id: Set(item.id),
            item_revision: Set(item.revision),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}
