//! Queries of training records.

use chrono::NaiveDate;
use entities::ids::{OrganisationId, TrainingRecordId, WorkerId};
use entities::training::{training_record, worker};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::MOST_BOUND;
use crate::foundation::error::{Error, Result};

/// Hands over every record of a co-op, by id, so many at a time: a co-op may have a hundred thousand, and the driver holds an
/// answer whole.
pub async fn each_record(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    mut taking: impl FnMut(training_record::Model),
) -> Result<()> {
    let mut last: Option<TrainingRecordId> = None;
    loop {
        let mut page = training_record::Entity::find()
            .inner_join(worker::Entity)
            .filter(worker::Column::CooperativeId.eq(cooperative))
            .order_by_asc(training_record::Column::Id)
            .limit(MOST_BOUND as u64);
        if let Some(last) = last {
            page = page.filter(training_record::Column::Id.gt(last));
        }
        let rows = page.all(database).await?;
        let whole = rows.len() == MOST_BOUND;
        last = rows.last().map(|row| row.id);
        rows.into_iter().for_each(&mut taking);
        if !whole {
            return Ok(());
        }
    }
}

/// Some records of a co-op, by id. The databases bind only so many values to a statement.
pub async fn records_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    ids: &[TrainingRecordId],
) -> Result<Vec<training_record::Model>> {
    let mut found = Vec::new();
    for some in ids.chunks(MOST_BOUND) {
        let rows = training_record::Entity::find()
            .inner_join(worker::Entity)
            .filter(worker::Column::CooperativeId.eq(cooperative))
            .filter(training_record::Column::Id.is_in(some.iter().copied()));
        found.extend(rows.all(database).await?);
    }
    Ok(found)
}

/// A record of a worker: the one with this completion, or where only an expiry is known, with this expiry.
pub async fn same_record(
    database: &impl ConnectionTrait,
    worker: WorkerId,
    subject: &str,
    completed_on: Option<NaiveDate>,
    expires_on: Option<NaiveDate>,
) -> Result<Option<training_record::Model>> {
    use training_record::Column;
    let query = training_record::Entity::find()
        .filter(Column::WorkerId.eq(worker))
        .filter(Column::Subject.eq(subject));
    let query = match completed_on {
        Some(completed) => query.filter(Column::CompletedOn.eq(completed)),
        None => query.filter(Column::CompletedOn.is_null()).filter(Column::ExpiresOn.eq(expires_on)),
    };
    Ok(query.one(database).await?)
}

/// One record of a worker.
pub async fn record(
    database: &impl ConnectionTrait,
    worker: WorkerId,
    id: TrainingRecordId,
) -> Result<training_record::Model> {
    training_record::Entity::find_by_id(id)
        .filter(training_record::Column::WorkerId.eq(worker))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// Adds a record.
pub async fn insert_record(tx: &impl ConnectionTrait, row: training_record::Model) -> Result<()> {
    training_record::Entity::insert(training_record::ActiveModel::from(row))
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Adds many records, as many to a statement as the databases bind values for.
pub async fn insert_records(tx: &impl ConnectionTrait, rows: Vec<training_record::Model>) -> Result<()> {
    let mut rows = rows.into_iter().map(training_record::ActiveModel::from).peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(1000).collect();
        training_record::Entity::insert_many(some).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Writes a record anew.
pub async fn save_record(tx: &impl ConnectionTrait, row: training_record::Model) -> Result<()> {
    training_record::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}

/// Takes a record away.
pub async fn remove_record(tx: &impl ConnectionTrait, id: TrainingRecordId) -> Result<()> {
    super::certificates::forget(tx, &[id]).await?;
    training_record::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}
