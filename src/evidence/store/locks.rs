//! Items and bytes that are about to be changed: on PostgreSQL whoever else is about to waits. SQLite has one writer at a time.

use std::collections::BTreeSet;

use entities::evidence::{blob, evidence_file, evidence_item, evidence_upload};
use entities::ids::{EvidenceItemId, OrganisationId};
use entities::reports::report;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Error, Result};

/// An item within a scope that is about to be changed; on PostgreSQL whoever else changes, holds or erases it waits until the
/// transaction ends.
pub async fn find_to_change(
    tx: &impl ConnectionTrait,
    id: EvidenceItemId,
    scope: &Scope,
) -> Result<evidence_item::Model> {
    evidence_item::Entity::find_by_id(id)
        .filter(within(scope, evidence_item::Column::CooperativeId))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// The same of an item of a co-op.
pub async fn of_to_change(
    tx: &impl ConnectionTrait,
    id: EvidenceItemId,
    cooperative: OrganisationId,
) -> Result<evidence_item::Model> {
    find_to_change(tx, id, &Scope { organisations: vec![cooperative], ..Scope::default() }).await
}

/// Makes everybody else who is about to keep or remove these bytes wait until the transaction ends. SQLite has one writer at a
/// time anyway.
pub async fn bytes_to_change<'a>(
    tx: &impl ConnectionTrait,
    digests: impl IntoIterator<Item = &'a str>,
) -> Result<()> {
    if tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    // In one order everywhere, so that two never wait for each other.
    let numbers: BTreeSet<i32> =
        digests.into_iter().filter_map(|sha256| i32::from_str_radix(sha256.get(..7)?, 16).ok()).collect();
    for number in numbers {
        tx.execute_unprepared(&format!("select pg_advisory_xact_lock(5310, {number})")).await?;
    }
    Ok(())
}

/// Does any row speak of these bytes? So does an upload that nobody let go: it was acknowledged, and will be handed in. Its
/// digest stands there before the bytes are in the store.
pub async fn is_spoken_of(database: &impl ConnectionTrait, sha256: &str) -> Result<bool> {
    let known = blob::Entity::find_by_id(sha256).count(database).await?
        + evidence_file::Entity::find()
            .filter(evidence_file::Column::Sha256.eq(sha256))
            .count(database)
            .await?
        + evidence_upload::Entity::find()
            .filter(evidence_upload::Column::Sha256.eq(sha256))
            .filter(evidence_upload::Column::LetGoAt.is_null())
            .count(database)
            .await?
        + report::Entity::find().filter(report::Column::Sha256.eq(sha256)).count(database).await?;
    Ok(known > 0)
}

/// Those of these items that are a co-op's, which nobody else changes before the transaction ends.
pub async fn some_to_change(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    ids: impl IntoIterator<Item = EvidenceItemId>,
) -> Result<Vec<evidence_item::Model>> {
    Ok(evidence_item::Entity::find()
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .filter(evidence_item::Column::Id.is_in(ids))
        .order_by_asc(evidence_item::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?)
}
