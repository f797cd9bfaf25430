//! Queries of a worker's access to their own record, and of what they say is wrong in it.

use entities::ids::{AccountId, CorrectionRequestId, OrganisationId, WorkerId};
use entities::training::{correction_request, worker};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::foundation::error::{Error, Result};

/// The worker of a co-op who has this account.
pub async fn worker_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    account: AccountId,
) -> Result<Option<worker::Model>> {
    Ok(worker::Entity::find()
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .filter(worker::Column::AccountId.eq(account))
        .one(database)
        .await?)
}

/// A worker, held against others until the transaction ends.
pub async fn worker_to_change(tx: &impl ConnectionTrait, id: WorkerId) -> Result<worker::Model> {
    worker::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// What a worker said is wrong, the latest first.
pub async fn requests(
    database: &impl ConnectionTrait,
    worker: WorkerId,
) -> Result<Vec<correction_request::Model>> {
    Ok(correction_request::Entity::find()
        .filter(correction_request::Column::WorkerId.eq(worker))
        .order_by_desc(correction_request::Column::MadeAt)
        .order_by_desc(correction_request::Column::Id)
        .all(database)
        .await?)
}

/// All that wait for an answer, with their co-ops; of all co-ops, or of some only.
pub async fn all_waiting(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
) -> Result<Vec<(correction_request::Model, OrganisationId)>> {
    let mut query = correction_request::Entity::find()
        .find_also_related(worker::Entity)
        .filter(correction_request::Column::Outcome.is_null());
    if let Some(only) = only {
        query = query.filter(worker::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let rows = query.all(database).await?;
    Ok(rows.into_iter().filter_map(|(request, worker)| Some((request, worker?.cooperative_id))).collect())
}

/// One request of a worker, held against others until the transaction ends.
pub async fn request_to_answer(
    tx: &impl ConnectionTrait,
    worker: WorkerId,
    id: CorrectionRequestId,
) -> Result<correction_request::Model> {
    correction_request::Entity::find_by_id(id)
        .filter(correction_request::Column::WorkerId.eq(worker))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// Adds a request.
pub async fn insert_request(tx: &impl ConnectionTrait, row: correction_request::Model) -> Result<()> {
    let row = correction_request::ActiveModel::from(row);
    correction_request::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes a request anew.
pub async fn save_request(tx: &impl ConnectionTrait, row: correction_request::Model) -> Result<()> {
    row.into_active_model().reset_all().update(tx).await?;
    Ok(())
}
