//! Queries of erasure: wishes, tombstones, and taking out what an item says.

use std::collections::{BTreeSet, HashMap};

use entities::evidence::{
    ErasureGrounds, RemarkKind, blob, erasure, evidence_file, evidence_item, evidence_remark, evidence_tie,
    evidence_upload, file_scan, scan_try,
};
use entities::ids::{AccountId, ErasureId, EvidenceItemId};
use entities::reports::report;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Error, Result};
use crate::{documents, evidence};

/// The wishes that an item be erased and its tombstone, the latest first.
pub async fn of(database: &impl ConnectionTrait, item: EvidenceItemId) -> Result<Vec<erasure::Model>> {
    Ok(erasure::Entity::find()
        .filter(erasure::Column::ItemId.eq(item))
        .order_by_desc(erasure::Column::AskedAt)
        .all(database)
        .await?)
}

/// Wishes that wait for a decision, the oldest first, with their items, at co-ops within a scope.
pub async fn wishes(
    database: &impl ConnectionTrait,
    scope: &Scope,
) -> Result<Vec<(erasure::Model, evidence_item::Model)>> {
    let open = erasure::Entity::find()
        .filter(erasure::Column::ErasedAt.is_null())
        .filter(erasure::Column::RefusedAt.is_null())
        .order_by_asc(erasure::Column::AskedAt)
        .all(database)
        .await?;
    with_items(database, open, scope).await
}

/// The latest tombstones at co-ops within a scope, with what is left of their items.
pub async fn tombstones(
    database: &impl ConnectionTrait,
    scope: &Scope,
    limit: u64,
) -> Result<Vec<(erasure::Model, evidence_item::Model)>> {
    let erased = erasure::Entity::find()
        .filter(erasure::Column::ErasedAt.is_not_null())
        .order_by_desc(erasure::Column::ErasedAt)
        .limit(limit)
        .all(database)
        .await?;
    with_items(database, erased, scope).await
}

async fn with_items(
    database: &impl ConnectionTrait,
    rows: Vec<erasure::Model>,
    scope: &Scope,
) -> Result<Vec<(erasure::Model, evidence_item::Model)>> {
    let items: HashMap<EvidenceItemId, evidence_item::Model> = evidence_item::Entity::find()
        .filter(evidence_item::Column::Id.is_in(rows.iter().map(|row| row.item_id)))
        .filter(within(scope, evidence_item::Column::CooperativeId))
        .all(database)
        .await?
        .into_iter()
        .map(|item| (item.id, item))
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((items.get(&row.item_id)?.clone(), row)))
        .map(|(i, r)| (r, i))
        .collect())
}

/// The wish of an item that waits for a decision.
pub async fn wish(database: &impl ConnectionTrait, item: EvidenceItemId) -> Result<Option<erasure::Model>> {
    Ok(erasure::Entity::find()
        .filter(erasure::Column::ItemId.eq(item))
        .filter(erasure::Column::ErasedAt.is_null())
        .filter(erasure::Column::RefusedAt.is_null())
        .one(database)
        .await?)
}

/// Writes a wish that an item be erased.
pub async fn insert_wish(
    tx: &impl ConnectionTrait,
    item: EvidenceItemId,
    reason: &str,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let row = erasure::Model {
        id: ErasureId::new(now),
        item_id: item,
        grounds: ErasureGrounds::Request,
        reason: Some(reason.to_owned()),
        asked_by: Some(by),
        asked_at: now,
        decided_by: None,
        refusal: None,
        refused_at: None,
        erased_at: None,
        files: 0,
    };
    erasure::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes that a wish was refused.
pub async fn refuse(
    tx: &impl ConnectionTrait,
    wish: erasure::Model,
    why: &str,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let mut row = wish.into_active_model();
    row.decided_by = Set(Some(by));
    row.refusal = Set(Some(why.to_owned()));
    row.refused_at = Set(Some(now));
    row.update(tx).await?;
    Ok(())
}

/// Takes back a wish that settled itself.
pub async fn forget_wish(tx: &impl ConnectionTrait, wish: erasure::Model) -> Result<()> {
    erasure::Entity::delete_by_id(wish.id).exec(tx).await?;
    Ok(())
}

/// Takes everything an item says out of the tables and leaves a tombstone. Answers the digests of files that nothing else
/// speaks of any more: their bytes go once the transaction is kept.
pub async fn erase(
    tx: &impl ConnectionTrait,
    item: evidence_item::Model,
    wish: Option<erasure::Model>,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<String>> {
    let id = item.id;
    let digests: Vec<String> = evidence_file::Entity::find()
        .select_only()
        .column(evidence_file::Column::Sha256)
        .filter(evidence_file::Column::ItemId.eq(id))
        .into_tuple()
        .all(tx)
        .await?;
    // Whoever hands in the same bytes now waits, and finds no row of them.
    evidence::store::bytes_to_change(tx, digests.iter().map(String::as_str)).await?;
    let files = i32::try_from(digests.len()).map_err(Error::internal)?;
    evidence_file::Entity::delete_many().filter(evidence_file::Column::ItemId.eq(id)).exec(tx).await?;
    evidence_tie::Entity::delete_many().filter(evidence_tie::Column::ItemId.eq(id)).exec(tx).await?;
    // Answers before the questions that they refer to.
    for kind in [RemarkKind::Answer, RemarkKind::Question] {
        evidence_remark::Entity::delete_many()
            .filter(evidence_remark::Column::ItemId.eq(id))
            .filter(evidence_remark::Column::Kind.eq(kind))
            .exec(tx)
            .await?;
    }
    // A file that came in pieces is remembered for a day, with its name. What another co-op sent is its own, whatever the bytes.
    evidence_upload::Entity::delete_many()
        .filter(evidence_upload::Column::CooperativeId.eq(item.cooperative_id))
        .filter(evidence_upload::Column::Sha256.is_in(digests.iter().map(String::as_str)))
        .exec(tx)
        .await?;
    let mut alone = Vec::new();
    for sha256 in digests.into_iter().collect::<BTreeSet<_>>() {
        let elsewhere =
            evidence_file::Entity::find().filter(evidence_file::Column::Sha256.eq(&sha256)).count(tx).await?
                + report::Entity::find().filter(report::Column::Sha256.eq(&sha256)).count(tx).await?
                + documents::kept(tx, &sha256).await?;
        if elsewhere == 0 {
            // Whoever notes what the scanner said of them waits, and finds no row.
            blob::Entity::find_by_id(&sha256).lock_exclusive().one(tx).await?;
            file_scan::Entity::delete_by_id(&sha256).exec(tx).await?;
            scan_try::Entity::delete_by_id(&sha256).exec(tx).await?;
            blob::Entity::delete_by_id(&sha256).exec(tx).await?;
            alone.push(sha256);
        }
    }
    let (revision, returned) = (item.revision + 1, item.return_reason.is_some());
    let mut row = item.into_active_model();
    row.title = Set(String::new());
    row.return_reason = Set(returned.then(String::new));
    row.period_from = Set(None);
    row.period_to = Set(None);
    row.valid_until = Set(None);
    row.idempotency_key = Set(None);
    row.revision = Set(revision);
    row.update(tx).await?;
    // What was asked and refused earlier may have named somebody.
    erasure::Entity::update_many()
        .col_expr(erasure::Column::Reason, Expr::value(Option::<String>::None))
        .filter(erasure::Column::ItemId.eq(id))
        .exec(tx)
        .await?;
    erasure::Entity::update_many()
        .col_expr(erasure::Column::Refusal, Expr::value(""))
        .filter(erasure::Column::ItemId.eq(id))
        .filter(erasure::Column::RefusedAt.is_not_null())
        .exec(tx)
        .await?;
    match wish {
        Some(wish) => {
            let mut row = wish.into_active_model();
            row.reason = Set(None);
            row.decided_by = Set(by);
            row.erased_at = Set(Some(now));
            row.files = Set(files);
            row.update(tx).await?;
        }
        None => {
            let row = erasure::Model {
                id: ErasureId::new(now),
                item_id: id,
                grounds: ErasureGrounds::Retention,
                reason: None,
                asked_by: None,
                asked_at: now,
                decided_by: None,
                refusal: None,
                refused_at: None,
                erased_at: Some(now),
                files,
            };
            erasure::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        }
    }
    Ok(alone)
}
