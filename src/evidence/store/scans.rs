//! Queries of what the virus scanner said.

use std::collections::{BTreeSet, HashMap};

use entities::evidence::{ScanResult, blob, evidence_file, evidence_item, file_scan, scan_try};
use entities::ids::{EvidenceItemId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, Set, SqlErr,
};

use crate::foundation::error::Result;

/// Files of evidence that the scanner has not answered for, the oldest first.
pub async fn unscanned(database: &impl ConnectionTrait, limit: u64) -> Result<Vec<blob::Model>> {
    Ok(without_answer().order_by_asc(blob::Column::StoredAt).limit(limit).all(database).await?)
}

fn without_answer() -> Select<blob::Entity> {
    let scanned = Query::select().column(file_scan::Column::Sha256).from(file_scan::Entity).to_owned();
    let evidence =
        Query::select().column(evidence_file::Column::Sha256).from(evidence_file::Entity).to_owned();
    blob::Entity::find()
        .filter(blob::Column::Sha256.not_in_subquery(scanned))
        .filter(blob::Column::Sha256.in_subquery(evidence))
}

/// Those to ask about now: first what was never tried, then what was, the least often first; of what was tried `many` times,
/// only what was not tried since then.
pub async fn to_scan(
    database: &impl ConnectionTrait,
    (many, since): (i32, Timestamp),
    limit: u64,
) -> Result<Vec<blob::Model>> {
    let tried = || Query::select().column(scan_try::Column::Sha256).from(scan_try::Entity).to_owned();
    let mut files = without_answer()
        .filter(blob::Column::Sha256.not_in_subquery(tried()))
        .order_by_asc(blob::Column::StoredAt)
        .limit(limit)
        .all(database)
        .await?;
    let room = limit.saturating_sub(files.len() as u64);
    let again: Vec<String> = scan_try::Entity::find()
        .select_only()
        .column(scan_try::Column::Sha256)
        .filter(scan_try::Column::Tries.lt(many).or(scan_try::Column::TriedAt.lte(since)))
        .order_by_asc(scan_try::Column::Tries)
        .order_by_asc(scan_try::Column::TriedAt)
        .limit(room)
        .into_tuple()
        .all(database)
        .await?;
    let mut found: HashMap<String, blob::Model> = without_answer()
        .filter(blob::Column::Sha256.is_in(again.iter().map(String::as_str)))
        .all(database)
        .await?
        .into_iter()
        .map(|file| (file.sha256.clone(), file))
        .collect();
    files.extend(again.iter().filter_map(|sha256| found.remove(sha256)));
    Ok(files)
}

/// Is the row of these bytes still there? Within a transaction it then stays until that ends.
async fn is_there(database: &impl ConnectionTrait, sha256: &str) -> Result<bool> {
    let row = blob::Entity::find_by_id(sha256).lock(LockType::KeyShare).one(database).await?;
    Ok(row.is_some())
}

/// A row about bytes that were erased in this very moment is not written, and that is no error.
fn unless_erased(written: std::result::Result<u64, DbErr>) -> Result<()> {
    match written {
        Err(e) if !matches!(e.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => Err(e.into()),
        _ => Ok(()),
    }
}

/// Notes that the scanner was asked about a file and did not answer. Of one that was erased meanwhile nothing is noted.
pub async fn tried(database: &impl ConnectionTrait, sha256: &str, now: Timestamp) -> Result<()> {
    if !is_there(database, sha256).await? {
        return Ok(());
    }
    let row = scan_try::ActiveModel { sha256: Set(sha256.to_owned()), tries: Set(1), tried_at: Set(now) };
    let again = OnConflict::column(scan_try::Column::Sha256)
        .value(scan_try::Column::Tries, Expr::col((scan_try::Entity, scan_try::Column::Tries)).add(1))
        .update_column(scan_try::Column::TriedAt)
        .to_owned();
    unless_erased(scan_try::Entity::insert(row).on_conflict(again).exec_without_returning(database).await)
}

/// How many files were tried so often without an answer.
pub async fn failing(database: &impl ConnectionTrait, tries: i32) -> Result<u64> {
    Ok(scan_try::Entity::find().filter(scan_try::Column::Tries.gte(tries)).count(database).await?)
}

/// Notes what the scanner said. Of a file that was erased meanwhile nothing is noted.
pub async fn save(
    database: &impl ConnectionTrait,
    sha256: &str,
    result: ScanResult,
    found: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    if !is_there(database, sha256).await? {
        return Ok(());
    }
    let row = file_scan::ActiveModel {
        sha256: Set(sha256.to_owned()),
        result: Set(result),
        found: Set(found.map(str::to_owned)),
        scanned_at: Set(now),
    };
    let columns = [file_scan::Column::Result, file_scan::Column::Found, file_scan::Column::ScannedAt];
    let again = OnConflict::column(file_scan::Column::Sha256).update_columns(columns).to_owned();
    unless_erased(file_scan::Entity::insert(row).on_conflict(again).exec_without_returning(database).await)?;
    scan_try::Entity::delete_by_id(sha256).exec(database).await?;
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
    apart(database, evidence_item::Column::CooperativeId.eq(cooperative)).await
}

/// The same of all items there are. What is found is rare, so that few rows are read.
pub async fn quarantined_anywhere(database: &impl ConnectionTrait) -> Result<BTreeSet<EvidenceItemId>> {
    apart(database, evidence_item::Column::Id.is_not_null()).await
}

/// Is this item set apart?
pub async fn is_quarantined(database: &impl ConnectionTrait, item: EvidenceItemId) -> Result<bool> {
    Ok(!apart(database, evidence_item::Column::Id.eq(item)).await?.is_empty())
}

async fn apart(database: &impl ConnectionTrait, of: SimpleExpr) -> Result<BTreeSet<EvidenceItemId>> {
    let infected = Query::select()
        .column(file_scan::Column::Sha256)
        .from(file_scan::Entity)
        .and_where(file_scan::Column::Result.eq(ScanResult::Infected))
        .to_owned();
    let hit: Vec<(EvidenceItemId, i32)> = evidence_file::Entity::find()
        .select_only()
        .columns([evidence_file::Column::ItemId, evidence_file::Column::Revision])
        .inner_join(evidence_item::Entity)
        .filter(of)
        .filter(evidence_file::Column::Sha256.in_subquery(infected))
        .into_tuple()
        .all(database)
        .await?;
    if hit.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut latest: Vec<(EvidenceItemId, i32)> = Vec::new();
    for some in hit.chunks(AT_ONCE) {
        let of_some = evidence_file::Entity::find()
            .select_only()
            .column(evidence_file::Column::ItemId)
            .column_as(evidence_file::Column::Revision.max(), "latest")
            .filter(evidence_file::Column::ItemId.is_in(some.iter().map(|(item, _)| *item)))
            .group_by(evidence_file::Column::ItemId)
            .into_tuple::<(EvidenceItemId, i32)>();
        latest.extend(of_some.all(database).await?);
    }
    Ok(latest.into_iter().filter(|one| hit.contains(one)).map(|(item, _)| item).collect())
}

/// Ids in one statement: a database binds only so many values.
const AT_ONCE: usize = 1000;
