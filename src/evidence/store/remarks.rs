//! Queries of the thread of an item: questions and their answers.

use std::collections::{BTreeSet, HashMap};

use entities::evidence::{RemarkKind, evidence_item, evidence_remark};
use entities::ids::{EvidenceItemId, EvidenceRemarkId, OrganisationId};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::foundation::error::{Error, Result, already_there};

/// What was asked and answered about an item, in order.
pub async fn of_item(
    database: &impl ConnectionTrait,
    item: EvidenceItemId,
) -> Result<Vec<evidence_remark::Model>> {
    Ok(evidence_remark::Entity::find()
        .filter(evidence_remark::Column::ItemId.eq(item))
        .order_by_asc(evidence_remark::Column::MadeAt)
        .order_by_asc(evidence_remark::Column::Id)
        .all(database)
        .await?)
}

/// A question about an item.
pub async fn question(
    database: &impl ConnectionTrait,
    item: EvidenceItemId,
    id: EvidenceRemarkId,
) -> Result<evidence_remark::Model> {
    evidence_remark::Entity::find_by_id(id)
        .filter(evidence_remark::Column::ItemId.eq(item))
        .filter(evidence_remark::Column::Kind.eq(RemarkKind::Question))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// The remark that was made with this key, if one was.
pub async fn by_key(
    database: &impl ConnectionTrait,
    idempotency_key: &str,
) -> Result<Option<evidence_remark::Model>> {
    Ok(evidence_remark::Entity::find()
        .filter(evidence_remark::Column::IdempotencyKey.eq(idempotency_key))
        .one(database)
        .await?)
}

/// Adds a remark. Answers no if its key was used or its question answered a hair earlier.
pub async fn insert(tx: &impl ConnectionTrait, row: evidence_remark::Model) -> Result<bool> {
    let row = evidence_remark::ActiveModel::from(row);
    match evidence_remark::Entity::insert(row).exec_without_returning(tx).await {
        Ok(_) => Ok(true),
        Err(e) if already_there(&e) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

fn answered() -> SelectStatement {
    Query::select()
        .column(evidence_remark::Column::QuestionId)
        .from(evidence_remark::Entity)
        .and_where(evidence_remark::Column::QuestionId.is_not_null())
        .to_owned()
}

/// Is this a question that nobody answered?
pub async fn is_open(database: &impl ConnectionTrait, question: EvidenceRemarkId) -> Result<bool> {
    let open = evidence_remark::Entity::find_by_id(question)
        .filter(evidence_remark::Column::Kind.eq(RemarkKind::Question))
        .filter(evidence_remark::Column::Id.not_in_subquery(answered()));
    Ok(open.count(database).await? > 0)
}

/// Items of a co-op with a question that nobody answered, the oldest question first.
pub async fn asked(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<evidence_item::Model>> {
    let open: Vec<EvidenceItemId> = evidence_remark::Entity::find()
        .select_only()
        .column(evidence_remark::Column::ItemId)
        .inner_join(evidence_item::Entity)
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .filter(evidence_remark::Column::Kind.eq(RemarkKind::Question))
        .filter(evidence_remark::Column::Id.not_in_subquery(answered()))
        .order_by_asc(evidence_remark::Column::MadeAt)
        .into_tuple()
        .all(database)
        .await?;
    let items = evidence_item::Entity::find()
        .filter(evidence_item::Column::Id.is_in(open.iter().copied()))
        .all(database)
        .await?;
    let mut items: HashMap<EvidenceItemId, evidence_item::Model> =
        items.into_iter().map(|item| (item.id, item)).collect();
    let mut seen = BTreeSet::new();
    Ok(open.into_iter().filter(|id| seen.insert(*id)).filter_map(|id| items.remove(&id)).collect())
}
