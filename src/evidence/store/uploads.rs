//! Rows of files that come in pieces.

use entities::access::account;
use entities::evidence::{UploadState, evidence_upload};
use entities::ids::{AccountId, EvidenceUploadId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use crate::foundation::error::{Error, Result};

/// An upload of this account at this co-op; to others it is not there, nor is one untouched since `since`.
pub async fn own(
    database: &impl ConnectionTrait,
    id: EvidenceUploadId,
    account: AccountId,
    cooperative: OrganisationId,
    since: Timestamp,
) -> Result<evidence_upload::Model> {
    evidence_upload::Entity::find_by_id(id)
        .filter(evidence_upload::Column::AccountId.eq(account))
        .filter(evidence_upload::Column::CooperativeId.eq(cooperative))
        .filter(evidence_upload::Column::TouchedAt.gt(since))
        .filter(evidence_upload::Column::LetGoAt.is_null())
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// The uploads of an account that were touched since then. Held against others until the transaction ends, so that two at once
/// do not both fit a limit that has room for one.
pub async fn of_account(
    tx: &impl ConnectionTrait,
    account: AccountId,
    since: Timestamp,
) -> Result<Vec<evidence_upload::Model>> {
    account::Entity::find_by_id(account).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)?;
    Ok(evidence_upload::Entity::find()
        .filter(evidence_upload::Column::AccountId.eq(account))
        .filter(evidence_upload::Column::TouchedAt.gt(since))
        .all(tx)
        .await?)
}

/// Uploads that nobody touched since then.
pub async fn old(database: &impl ConnectionTrait, since: Timestamp) -> Result<Vec<evidence_upload::Model>> {
    Ok(evidence_upload::Entity::find()
        .filter(evidence_upload::Column::TouchedAt.lte(since))
        .all(database)
        .await?)
}

/// Adds an upload.
pub async fn insert(tx: &impl ConnectionTrait, row: evidence_upload::Model) -> Result<()> {
    evidence_upload::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes how much is safe on disk. Not found, if the upload was let go meanwhile.
pub async fn received(
    database: &impl ConnectionTrait,
    id: EvidenceUploadId,
    received: i64,
    now: Timestamp,
) -> Result<()> {
    let set = evidence_upload::Entity::update_many()
        .col_expr(evidence_upload::Column::Received, Expr::value(received))
        .col_expr(evidence_upload::Column::TouchedAt, Expr::value(now));
    one(set, database, id).await
}

/// Notes the digest of the whole, before the part becomes a stored file.
pub async fn digest(database: &impl ConnectionTrait, id: EvidenceUploadId, sha256: &str) -> Result<()> {
    let set =
        evidence_upload::Entity::update_many().col_expr(evidence_upload::Column::Sha256, Expr::value(sha256));
    one(set, database, id).await
}

/// Notes that the file is in the store.
pub async fn keep(database: &impl ConnectionTrait, id: EvidenceUploadId, now: Timestamp) -> Result<()> {
    let set = evidence_upload::Entity::update_many()
        .col_expr(evidence_upload::Column::State, Expr::value(UploadState::Kept))
        .col_expr(evidence_upload::Column::TouchedAt, Expr::value(now));
    one(set, database, id).await
}

async fn one(
    set: sea_orm::UpdateMany<evidence_upload::Entity>,
    database: &impl ConnectionTrait,
    id: EvidenceUploadId,
) -> Result<()> {
    let done = set.filter(evidence_upload::Column::Id.eq(id)).exec(database).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Notes that a whole file is not wanted any more.
pub async fn let_go(database: &impl ConnectionTrait, id: EvidenceUploadId, now: Timestamp) -> Result<()> {
    let set =
        evidence_upload::Entity::update_many().col_expr(evidence_upload::Column::LetGoAt, Expr::value(now));
    one(set, database, id).await
}

/// Forgets an upload.
pub async fn delete(database: &impl ConnectionTrait, id: EvidenceUploadId) -> Result<()> {
    evidence_upload::Entity::delete_by_id(id).exec(database).await?;
    Ok(())
}
