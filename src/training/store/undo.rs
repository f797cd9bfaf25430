//! Queries of what the last import of a co-op changed.

use std::collections::{BTreeMap, BTreeSet};

use entities::audits::sample_worker;
use entities::ids::{AccountId, OrganisationId, TrainingImportId, TrainingRecordId, WorkerId};
use entities::training::{
    correction_request, import_answer, import_undo, induction_step, training_import, training_record, worker,
    worker_role,
};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::foundation::error::Result;

/// Ids in one statement at most.
const MANY: usize = 1000;

/// Keeps what an import changed, in place of what the one before it changed.
pub async fn keep(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    import: TrainingImportId,
    held: String,
) -> Result<()> {
    import_undo::Entity::delete_many()
        .filter(import_undo::Column::ImportId.in_subquery(of_cooperative(cooperative)))
        .filter(import_undo::Column::UndoneAt.is_null())
        .exec(tx)
        .await?;
    let row = import_undo::Model { import_id: import, held: Some(held), undone_at: None, undone_by: None };
    import_undo::Entity::insert(import_undo::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// The import of a co-op that can be undone: [`keep`] leaves what was held of the latest one only.
pub async fn last(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Option<TrainingImportId>> {
    let kept = import_undo::Entity::find()
        .select_only()
        .column(import_undo::Column::ImportId)
        .filter(import_undo::Column::ImportId.in_subquery(of_cooperative(cooperative)))
        .filter(import_undo::Column::UndoneAt.is_null())
        .into_tuple()
        .one(database)
        .await?;
    Ok(kept)
}

/// The imports of a co-op.
fn of_cooperative(cooperative: OrganisationId) -> SelectStatement {
    Query::select()
        .column(training_import::Column::Id)
        .from(training_import::Entity)
        .and_where(training_import::Column::CooperativeId.eq(cooperative))
        .to_owned()
}

/// Which of these imports were undone, and when.
pub async fn undone(
    database: &impl ConnectionTrait,
    imports: &[TrainingImportId],
) -> Result<BTreeMap<TrainingImportId, Timestamp>> {
    let rows: Vec<(TrainingImportId, Timestamp)> = import_undo::Entity::find()
        .select_only()
        .column(import_undo::Column::ImportId)
        .column(import_undo::Column::UndoneAt)
        .filter(import_undo::Column::ImportId.is_in(imports.iter().copied()))
        .filter(import_undo::Column::UndoneAt.is_not_null())
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What an import changed, as JSON.
pub async fn held(database: &impl ConnectionTrait, import: TrainingImportId) -> Result<Option<String>> {
    Ok(import_undo::Entity::find_by_id(import).one(database).await?.and_then(|row| row.held))
}

/// Notes that an import was undone, and forgets what was held.
pub async fn done(
    tx: &impl ConnectionTrait,
    import: TrainingImportId,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let row = import_undo::ActiveModel {
        import_id: Set(import),
        held: Set(None),
        undone_at: Set(Some(now)),
        undone_by: Set(Some(by)),
    };
    row.update(tx).await?;
    Ok(())
}

/// Takes records away.
pub async fn remove_records(tx: &impl ConnectionTrait, ids: &[TrainingRecordId]) -> Result<()> {
    for some in ids.chunks(MANY) {
        super::certificates::forget(tx, some).await?;
        let these = training_record::Column::Id.is_in(some.iter().copied());
        training_record::Entity::delete_many().filter(these).exec(tx).await?;
    }
    Ok(())
}

/// Takes people away with their posts and duties.
pub async fn remove_people(tx: &impl ConnectionTrait, ids: &[WorkerId]) -> Result<()> {
    for some in ids.chunks(MANY) {
        let theirs = worker_role::Column::WorkerId.is_in(some.iter().copied());
        worker_role::Entity::delete_many().filter(theirs).exec(tx).await?;
        super::forget(tx, some).await?;
        let these = worker::Column::Id.is_in(some.iter().copied());
        worker::Entity::delete_many().filter(these).exec(tx).await?;
    }
    Ok(())
}

/// Which of these people something belongs to beside records: steps, a sample, a request, access.
pub async fn needed(database: &impl ConnectionTrait, ids: &[WorkerId]) -> Result<BTreeSet<WorkerId>> {
    let mut needed = BTreeSet::new();
    for some in ids.chunks(MANY) {
        let some = || some.iter().copied();
        let steps: Vec<WorkerId> = induction_step::Entity::find()
            .select_only()
            .column(induction_step::Column::WorkerId)
            .filter(induction_step::Column::WorkerId.is_in(some()))
            .into_tuple()
            .all(database)
            .await?;
        let sampled: Vec<WorkerId> = sample_worker::Entity::find()
            .select_only()
            .column(sample_worker::Column::WorkerId)
            .filter(sample_worker::Column::WorkerId.is_in(some()))
            .into_tuple()
            .all(database)
            .await?;
        let asked: Vec<WorkerId> = correction_request::Entity::find()
            .select_only()
            .column(correction_request::Column::WorkerId)
            .filter(correction_request::Column::WorkerId.is_in(some()))
            .into_tuple()
            .all(database)
            .await?;
        let with_access: Vec<WorkerId> = worker::Entity::find()
            .select_only()
            .column(worker::Column::Id)
            .filter(worker::Column::Id.is_in(some()))
            .filter(worker::Column::AccountId.is_not_null())
            .into_tuple()
            .all(database)
            .await?;
        needed.extend(steps.into_iter().chain(sampled).chain(asked).chain(with_access));
    }
    Ok(needed)
}

/// Puts an answer back as it was, unless somebody has answered otherwise since.
pub async fn unremember(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    question: &str,
    before: Option<&str>,
    given: &str,
    now: Timestamp,
) -> Result<()> {
    let there = import_answer::Entity::find()
        .filter(import_answer::Column::CooperativeId.eq(cooperative))
        .filter(import_answer::Column::Question.eq(question))
        .one(tx)
        .await?;
    if there.is_none_or(|row| row.answer != given) {
        return Ok(());
    }
    match before {
        Some(before) => super::remember(tx, cooperative, question, before, now).await,
        None => {
            import_answer::Entity::delete_many()
                .filter(import_answer::Column::CooperativeId.eq(cooperative))
                .filter(import_answer::Column::Question.eq(question))
                .exec(tx)
                .await?;
            Ok(())
        }
    }
}
