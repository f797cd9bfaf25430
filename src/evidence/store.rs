//! Queries of evidence: items, their files and ties, and the bytes' rows.

mod locks;
pub mod scans;
pub mod uploads;
pub mod remarks;

use entities::evidence::{EvidenceState, PersonalData, blob, evidence_file, evidence_item, evidence_tie};
use entities::ids::{AccountId, EvidenceFileId, EvidenceItemId, EvidenceTieId, OrganisationId, StandardId};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    Set,
};
use std::collections::HashMap;

pub use locks::*;

use super::rules::{self, NewItem, Outcome, Revision, Taken};
use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Error, Result, already_there};

/// An item within a scope.
pub async fn find(
    database: &impl ConnectionTrait,
    id: EvidenceItemId,
    scope: &Scope,
) -> Result<evidence_item::Model> {
    evidence_item::Entity::find_by_id(id)
        .filter(within(scope, evidence_item::Column::CooperativeId))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// The item that was made with this key, if one was.
pub async fn by_key(
    database: &impl ConnectionTrait,
    idempotency_key: &str,
) -> Result<Option<evidence_item::Model>> {
    Ok(evidence_item::Entity::find()
        .filter(evidence_item::Column::IdempotencyKey.eq(idempotency_key))
        .one(database)
        .await?)
}

/// All items of a co-op, latest first.
pub async fn items(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<evidence_item::Model>> {
    Ok(evidence_item::Entity::find()
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .order_by_desc(evidence_item::Column::SubmittedAt)
        .order_by_desc(evidence_item::Column::Id)
        .all(database)
        .await?)
}

/// Items that wait for review at co-ops within a scope, the oldest first. A tombstone waits for nobody.
pub async fn waiting(database: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<evidence_item::Model>> {
    Ok(evidence_item::Entity::find()
        .filter(within(scope, evidence_item::Column::CooperativeId))
        .filter(evidence_item::Column::State.eq(EvidenceState::Submitted))
        .filter(evidence_item::Column::Title.ne(""))
        .order_by_asc(evidence_item::Column::SubmittedAt)
        .all(database)
        .await?)
}

/// What was sent back to a co-op since an instant and was not handed in anew, the latest first.
pub async fn sent_back(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    since: Timestamp,
) -> Result<Vec<evidence_item::Model>> {
    Ok(evidence_item::Entity::find()
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .filter(evidence_item::Column::State.eq(EvidenceState::Returned))
        .filter(evidence_item::Column::ReviewedAt.gte(since))
        .filter(evidence_item::Column::Title.ne(""))
        .order_by_desc(evidence_item::Column::ReviewedAt)
        .all(database)
        .await?)
}

/// The items of a co-op that can prove something, the latest first: not sent back, not erased, not set apart with a virus.
pub async fn usable(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<evidence_item::Model>> {
    let apart = scans::quarantined(database, cooperative).await?;
    let mut items = items(database, cooperative).await?;
    items.retain(|item| rules::usable(item, &apart).is_ok());
    Ok(items)
}

/// Those of these items that somebody handed in at a co-op, in the order in which they came.
pub async fn given_by(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    account: AccountId,
    ids: impl IntoIterator<Item = EvidenceItemId>,
) -> Result<Vec<evidence_item::Model>> {
    Ok(evidence_item::Entity::find()
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .filter(evidence_item::Column::SubmittedBy.eq(account))
        .filter(evidence_item::Column::Id.is_in(ids))
        .order_by_asc(evidence_item::Column::SubmittedAt)
        .order_by_asc(evidence_item::Column::Id)
        .all(database)
        .await?)
}

/// The files of an item, the latest revision first.
pub async fn files(
    database: &impl ConnectionTrait,
    item: EvidenceItemId,
) -> Result<Vec<evidence_file::Model>> {
    Ok(evidence_file::Entity::find()
        .filter(evidence_file::Column::ItemId.eq(item))
        .order_by_desc(evidence_file::Column::Revision)
        .order_by_asc(evidence_file::Column::Id)
        .all(database)
        .await?)
}

/// The files of several items, by item.
pub async fn files_of(
    database: &impl ConnectionTrait,
    items: impl IntoIterator<Item = EvidenceItemId>,
) -> Result<HashMap<EvidenceItemId, Vec<evidence_file::Model>>> {
    let rows = evidence_file::Entity::find()
        .filter(evidence_file::Column::ItemId.is_in(items))
        .order_by_desc(evidence_file::Column::Revision)
        .order_by_asc(evidence_file::Column::Id)
        .all(database)
        .await?;
    let mut found: HashMap<EvidenceItemId, Vec<evidence_file::Model>> = HashMap::new();
    for row in rows {
        found.entry(row.item_id).or_default().push(row);
    }
    Ok(found)
}

/// One file of an item.
pub async fn file(
    database: &impl ConnectionTrait,
    item: EvidenceItemId,
    id: EvidenceFileId,
) -> Result<evidence_file::Model> {
    evidence_file::Entity::find_by_id(id)
        .filter(evidence_file::Column::ItemId.eq(item))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// The files of a co-op with this digest, each with its item; the first to come first.
pub async fn with_digest(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    sha256: &str,
) -> Result<Vec<(evidence_item::Model, evidence_file::Model)>> {
    let rows = evidence_file::Entity::find()
        .find_also_related(evidence_item::Entity)
        .filter(evidence_file::Column::Sha256.eq(sha256))
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .order_by_asc(evidence_file::Column::AddedAt)
        .order_by_asc(evidence_file::Column::Id)
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(file, item)| Some((item?, file))).collect())
}

/// The number of the last revision of each of these items.
pub async fn last_revisions(
    database: &impl ConnectionTrait,
    items: impl IntoIterator<Item = EvidenceItemId>,
) -> Result<HashMap<EvidenceItemId, i32>> {
    let files = files_of(database, items).await?;
    // The latest revision stands first.
    Ok(files.into_iter().filter_map(|(item, files)| Some((item, files.first()?.revision))).collect())
}

/// The criteria an item is tied to.
pub async fn ties(database: &impl ConnectionTrait, item: EvidenceItemId) -> Result<Vec<evidence_tie::Model>> {
    Ok(evidence_tie::Entity::find()
        .filter(evidence_tie::Column::ItemId.eq(item))
        .order_by_asc(evidence_tie::Column::CriterionKey)
        .all(database)
        .await?)
}

/// The ties of all items of a co-op under a standard.
pub async fn ties_of_cooperative(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    standard: StandardId,
) -> Result<Vec<evidence_tie::Model>> {
    Ok(evidence_tie::Entity::find()
        .inner_join(evidence_item::Entity)
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .filter(evidence_tie::Column::StandardId.eq(standard))
        .all(database)
        .await?)
}

/// Items of a co-op that are tied to a criterion, latest first.
pub async fn tied_to(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    standard: StandardId,
    criterion_key: &str,
) -> Result<Vec<evidence_item::Model>> {
    let tied = Query::select()
        .column(evidence_tie::Column::ItemId)
        .from(evidence_tie::Entity)
        .and_where(evidence_tie::Column::StandardId.eq(standard))
        .and_where(evidence_tie::Column::CriterionKey.eq(criterion_key))
        .to_owned();
    Ok(evidence_item::Entity::find()
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .filter(evidence_item::Column::Id.in_subquery(tied))
        .order_by_desc(evidence_item::Column::SubmittedAt)
        .all(database)
        .await?)
}

/// Adds an item. Answers nothing if one was made with that key already.
pub async fn insert(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    new: &NewItem,
    class: PersonalData,
    by: AccountId,
    idempotency_key: &str,
    now: Timestamp,
) -> Result<Option<EvidenceItemId>> {
    let id = EvidenceItemId::new(now);
    let row = evidence_item::ActiveModel {
        id: Set(id),
        cooperative_id: Set(cooperative),
        evidence_type: Set(new.evidence_type.clone()),
        title: Set(new.title.trim().to_owned()),
        language: Set(new.language),
        period_from: Set(new.period_from),
        period_to: Set(new.period_to),
        valid_until: Set(new.valid_until),
        personal_data: Set(class),
        redaction_confirmed: Set(new.redaction_confirmed),
        state: Set(EvidenceState::Submitted),
        submitted_by: Set(by),
        submitted_at: Set(now),
        reviewed_by: Set(None),
        reviewed_at: Set(None),
        return_reason: Set(None),
        idempotency_key: Set(Some(idempotency_key.to_owned())),
        revision: Set(1),
    };
    match row.insert(tx).await {
        Ok(_) => Ok(Some(id)),
        Err(e) if already_there(&e) => Ok(None),
        Err(e) => Err(e.into()),
    }
}

/// Adds the files of one revision; the bytes are in the store already.
pub async fn insert_files(
    tx: &impl ConnectionTrait,
    item: EvidenceItemId,
    revision: i32,
    files: &[Taken],
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    for file in files {
        let size = i64::try_from(file.size).map_err(Error::internal)?;
        let bytes = blob::ActiveModel {
            sha256: Set(file.sha256.clone()),
            size: Set(size),
            media_type: Set(file.media_type.to_owned()),
            stored_at: Set(now),
        };
        let once = OnConflict::column(blob::Column::Sha256).do_nothing().to_owned();
        blob::Entity::insert(bytes).on_conflict(once).exec_without_returning(tx).await?;
        evidence_file::ActiveModel {
            id: Set(EvidenceFileId::new(now)),
            item_id: Set(item),
            revision: Set(revision),
            sha256: Set(file.sha256.clone()),
            file_name: Set(file.name.clone()),
            media_type: Set(file.media_type.to_owned()),
            size: Set(size),
            added_by: Set(by),
            added_at: Set(now),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// Ties an item to criteria; ties that are there stay.
pub async fn insert_ties(
    tx: &impl ConnectionTrait,
    item: EvidenceItemId,
    ties: &[(StandardId, String)],
    now: Timestamp,
) -> Result<()> {
    for (standard, key) in ties {
        let row = evidence_tie::ActiveModel {
            id: Set(EvidenceTieId::new(now)),
            item_id: Set(item),
            standard_id: Set(*standard),
            criterion_key: Set(key.clone()),
            tied_at: Set(now),
        };
        use evidence_tie::Column::{CriterionKey, ItemId, StandardId};
        let once = OnConflict::columns([ItemId, StandardId, CriterionKey]).do_nothing().to_owned();
        evidence_tie::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Writes a new revision into the item's row: it waits for review again.
pub async fn save_revision(
    tx: &impl ConnectionTrait,
    item: evidence_item::Model,
    new: &Revision,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let revision = item.revision + 1;
    let mut row = item.into_active_model();
    row.period_from = Set(new.period_from);
    row.period_to = Set(new.period_to);
    row.valid_until = Set(new.valid_until);
    row.redaction_confirmed = Set(new.redaction_confirmed);
    row.state = Set(EvidenceState::Submitted);
    row.submitted_by = Set(by);
    row.submitted_at = Set(now);
    row.reviewed_by = Set(None);
    row.reviewed_at = Set(None);
    row.return_reason = Set(None);
    row.revision = Set(revision);
    row.update(tx).await?;
    Ok(())
}

/// Writes a review into the item's row.
pub async fn save_review(
    tx: &impl ConnectionTrait,
    item: evidence_item::Model,
    outcome: &Outcome,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let revision = item.revision + 1;
    let mut row = item.into_active_model();
    row.state = Set(outcome.state);
    row.reviewed_by = Set(Some(by));
    row.reviewed_at = Set(Some(now));
    row.return_reason = Set(outcome.reason.clone());
    row.revision = Set(revision);
    row.update(tx).await?;
    Ok(())
}
