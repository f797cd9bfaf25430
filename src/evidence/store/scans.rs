//! Queries of what the virus scanner said.

use std::collections::{BTreeSet, HashMap};

use entities::evidence::{ScanResult, blob, evidence_file, evidence_item, file_scan};
use entities::ids::{EvidenceItemId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::foundation::error::Result;

/// Files of evidence that the scanner has not answered for, the oldest first.
pub async fn unscanned(database: &impl ConnectionTrait, limit: u64) -> Result<Vec<blob::Model>> {
    let scanned = Query::select().column(file_scan::Column::Sha256).from(file_scan::Entity).to_owned();
    let evidence =
        Query::select().column(evidence_file::Column::Sha256).from(evidence_file::Entity).to_owned();
    Ok(blob::Entity::find()
        .filter(blob::Column::Sha256.not_in_subquery(scanned))
        .filter(blob::Column::Sha256.in_subquery(evidence))
        .order_by_asc(blob::Column::StoredAt)
        .limit(limit)
        .all(database)
        .await?)
}

/// Notes what the scanner said.
pub async fn save(
    database: &impl ConnectionTrait,
    sha256: &str,
    result: ScanResult,
    found: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    let row = file_scan::ActiveModel {
        sha256: Set(sha256.to_owned()),
        result: Set(result),
        found: Set(found.map(str::to_owned)),
        scanned_at: Set(now),
    };
    let columns = [file_scan::Column::Result, file_scan::Column::Found, file_scan::Column::ScannedAt];
    let again = OnConflict::column(file_scan::Column::Sha256).update_columns(columns).to_owned();
    file_scan::Entity::insert(row).on_conflict(again).exec_without_returning(database).await?;
    Ok(())
}

/// What the scanner said of these files, by digest.
pub async fn of<'a>(
    database: &impl ConnectionTrait,
    files: impl IntoIterator<Item = &'a str>,
) -> Result<HashMap<String, file_scan::Model>> {
    let digests: BTreeSet<&str> = files.into_iter().collect();
    let rows =
        file_scan::Entity::find().filter(file_scan::Column::Sha256.is_in(digests)).all(database).await?;
    Ok(rows.into_iter().map(|row| (row.sha256.clone(), row)).collect())
}

/// The items that hold a file.
pub async fn items_of_file(
    database: &impl ConnectionTrait,
    sha256: &str,
) -> Result<Vec<evidence_item::Model>> {
    let holders = Query::select()
        .column(evidence_file::Column::ItemId)
        .from(evidence_file::Entity)
        .and_where(evidence_file::Column::Sha256.eq(sha256))
        .to_owned();
    Ok(evidence_item::Entity::find()
        .filter(evidence_item::Column::Id.in_subquery(holders))
        .order_by_asc(evidence_item::Column::Id)
        .all(database)
        .await?)
}

/// Items of a co-op whose latest revision holds a file in which something was found: they prove nothing until replaced.
pub async fn quarantined(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<BTreeSet<EvidenceItemId>> {
    let infected = Query::select()
        .column(file_scan::Column::Sha256)
        .from(file_scan::Entity)
        .and_where(file_scan::Column::Result.eq(ScanResult::Infected))
        .to_owned();
    let hit: Vec<(EvidenceItemId, i32)> = evidence_file::Entity::find()
        .select_only()
        .columns([evidence_file::Column::ItemId, evidence_file::Column::Revision])
        .inner_join(evidence_item::Entity)
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .filter(evidence_file::Column::Sha256.in_subquery(infected))
        .into_tuple()
        .all(database)
        .await?;
    if hit.is_empty() {
        return Ok(BTreeSet::new());
    }
    let latest: Vec<(EvidenceItemId, i32)> = evidence_file::Entity::find()
        .select_only()
        .column(evidence_file::Column::ItemId)
        .column_as(evidence_file::Column::Revision.max(), "latest")
        .filter(evidence_file::Column::ItemId.is_in(hit.iter().map(|(item, _)| *item)))
        .group_by(evidence_file::Column::ItemId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(latest.into_iter().filter(|one| hit.contains(one)).map(|(item, _)| item).collect())
}
