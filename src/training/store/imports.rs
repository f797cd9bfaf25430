//! Queries of imports, and of the answers that a co-op's next file finds.

use std::collections::BTreeMap;

use entities::ids::{ImportAnswerId, OrganisationId, TrainingImportId};
use entities::training::{ImportState, import_answer, training_import};
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Error, Result};

/// An import of a co-op within a scope.
pub async fn import(
    database: &impl ConnectionTrait,
    id: TrainingImportId,
    scope: &Scope,
) -> Result<training_import::Model> {
    training_import::Entity::find_by_id(id)
        .filter(within(scope, training_import::Column::CooperativeId))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// The same, held against others until the transaction ends.
pub async fn import_to_settle(
    tx: &impl ConnectionTrait,
    id: TrainingImportId,
    scope: &Scope,
) -> Result<training_import::Model> {
    training_import::Entity::find_by_id(id)
        .filter(within(scope, training_import::Column::CooperativeId))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// The imports of a co-op, latest first, without their readings.
pub async fn imports(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    limit: u64,
) -> Result<Vec<training_import::Model>> {
    let mut rows = training_import::Entity::find()
        .filter(training_import::Column::CooperativeId.eq(cooperative))
        .filter(training_import::Column::State.ne(ImportState::Abandoned))
        .order_by_desc(training_import::Column::CreatedAt)
        .limit(limit)
        .all(database)
        .await?;
    rows.iter_mut().for_each(|row| row.reading = None);
    Ok(rows)
}

/// Adds an import.
pub async fn insert_import(
    tx: &impl ConnectionTrait,
    row: training_import::Model,
) -> Result<TrainingImportId> {
    let id = row.id;
    training_import::Entity::insert(training_import::ActiveModel::from(row))
        .exec_without_returning(tx)
        .await?;
    Ok(id)
}

/// Writes the answers of an import.
pub async fn save_answers(tx: &impl ConnectionTrait, id: TrainingImportId, answers: String) -> Result<()> {
    let row = training_import::ActiveModel { id: Set(id), answers: Set(Some(answers)), ..Default::default() };
    row.update(tx).await?;
    Ok(())
}

/// How many records an import added, corrected, and found unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub added: i32,
    pub corrected: i32,
    pub unchanged: i32,
}

/// Settles an import: its reading and answers are cleared.
pub async fn settle_import(
    tx: &impl ConnectionTrait,
    id: TrainingImportId,
    state: ImportState,
    counts: Counts,
    now: Timestamp,
) -> Result<()> {
    training_import::ActiveModel {
        id: Set(id),
        state: Set(state),
        reading: Set(None),
        answers: Set(None),
        settled_at: Set(Some(now)),
        added: Set(counts.added),
        corrected: Set(counts.corrected),
        unchanged: Set(counts.unchanged),
        ..Default::default()
    }
    .update(tx)
    .await?;
    Ok(())
}

/// Ids of previews that nobody confirmed: of one co-op, or all that were made before a time.
pub async fn previews(
    database: &impl ConnectionTrait,
    cooperative: Option<OrganisationId>,
    before: Timestamp,
) -> Result<Vec<TrainingImportId>> {
    let mut query = training_import::Entity::find()
        .select_only()
        .column(training_import::Column::Id)
        .filter(training_import::Column::State.eq(ImportState::Previewed))
        .filter(training_import::Column::CreatedAt.lte(before));
    if let Some(cooperative) = cooperative {
        query = query.filter(training_import::Column::CooperativeId.eq(cooperative));
    }
    Ok(query.into_tuple().all(database).await?)
}

/// What a co-op answered before, by question.
pub async fn remembered(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<BTreeMap<String, String>> {
    let rows = import_answer::Entity::find()
        .filter(import_answer::Column::CooperativeId.eq(cooperative))
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| (row.question, row.answer)).collect())
}

/// Remembers an answer for a co-op's next file, in place of an earlier one.
pub async fn remember(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    question: &str,
    answer: &str,
    now: Timestamp,
) -> Result<()> {
    import_answer::Entity::delete_many()
        .filter(import_answer::Column::CooperativeId.eq(cooperative))
        .filter(import_answer::Column::Question.eq(question))
        .exec(tx)
        .await?;
    import_answer::ActiveModel {
        id: Set(ImportAnswerId::new(now)),
        cooperative_id: Set(cooperative),
        question: Set(question.to_owned()),
        answer: Set(answer.to_owned()),
        answered_at: Set(now),
    }
    .insert(tx)
    .await?;
    Ok(())
}
