//! Queries of the certificates behind training records.

use std::collections::{BTreeMap, BTreeSet};

use entities::evidence::evidence_item;
use entities::ids::{EvidenceItemId, OrganisationId, TrainingRecordId, WorkerId};
use entities::training::{training_certificate, training_record};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::foundation::error::Result;

/// The items that hold the certificates of a worker's records.
pub async fn of_worker(
    database: &impl ConnectionTrait,
    worker: WorkerId,
) -> Result<BTreeMap<TrainingRecordId, evidence_item::Model>> {
    let rows = training_certificate::Entity::find()
        .inner_join(training_record::Entity)
        .find_also_related(evidence_item::Entity)
        .filter(training_record::Column::WorkerId.eq(worker))
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, item)| Some((row.record_id, item?))).collect())
}

/// The records of a co-op that have a certificate.
pub async fn tied(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<BTreeSet<TrainingRecordId>> {
    let ids: Vec<TrainingRecordId> = training_certificate::Entity::find()
        .inner_join(evidence_item::Entity)
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .select_only()
        .column(training_certificate::Column::RecordId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(ids.into_iter().collect())
}

/// Puts the certificate of a record in place of another; none: it has none.
pub async fn put(
    tx: &impl ConnectionTrait,
    record: TrainingRecordId,
    item: Option<EvidenceItemId>,
) -> Result<()> {
    forget(tx, &[record]).await?;
    if let Some(item) = item {
        let row = training_certificate::ActiveModel { record_id: Set(record), item_id: Set(item) };
        row.insert(tx).await?;
    }
    Ok(())
}

/// Lets go of the certificates of records that are taken away. The items stay.
pub async fn forget(tx: &impl ConnectionTrait, records: &[TrainingRecordId]) -> Result<()> {
    let these = training_certificate::Column::RecordId.is_in(records.iter().copied());
    training_certificate::Entity::delete_many().filter(these).exec(tx).await?;
    Ok(())
}
