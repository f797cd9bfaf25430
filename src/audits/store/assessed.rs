//! Queries of what is assessed in an audit: the criteria in scope with their results, figures and evidence, and the sample.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entities::audits::{
    AssessmentResult, ScopeState, assessment, audit, citation, computed_fact, sample_worker,
};
use entities::ids::{
    AssessmentId, AuditId, CitationId, CriterionId, EvidenceItemId, SampleWorkerId, StandardId, WorkerId,
};
use entities::standards::{criterion, version};
use entities::training::worker;
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use crate::foundation::error::{Error, Result};

/// Adds the rows of the scope, one for each criterion of the version.
pub async fn insert_assessments(tx: &impl ConnectionTrait, rows: Vec<assessment::Model>) -> Result<()> {
    let rows = rows.into_iter().map(assessment::ActiveModel::from);
    assessment::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Criteria of an audit with the results on them, in the order of the version.
pub async fn assessments(
    database: &impl ConnectionTrait,
    audit: AuditId,
) -> Result<Vec<(assessment::Model, criterion::Model)>> {
    let rows = assessment::Entity::find()
        .find_also_related(criterion::Entity)
        .filter(assessment::Column::AuditId.eq(audit))
        .order_by_asc(criterion::Column::Position)
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, criterion)| Some((row, criterion?))).collect())
}

/// One criterion of an audit by its key.
pub async fn assessment(
    database: &impl ConnectionTrait,
    audit: AuditId,
    key: &str,
) -> Result<(assessment::Model, criterion::Model)> {
    let found = assessment::Entity::find()
        .find_also_related(criterion::Entity)
        .filter(assessment::Column::AuditId.eq(audit))
        .filter(criterion::Column::Key.eq(key))
        .one(database)
        .await?;
    match found {
        Some((row, Some(criterion))) => Ok((row, criterion)),
        _ => Err(Error::NotFound),
    }
}

/// What an earlier audit said about a criterion.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Earlier {
    pub audit: String,
    pub kind: entities::audits::AuditType,
    pub visit_on: NaiveDate,
    pub result: AssessmentResult,
    pub note: String,
}

/// For each criterion, what earlier final audits of the same standard said, the latest first; only audits in which it was in scope.
pub async fn earlier(
    database: &impl ConnectionTrait,
    audit: &audit::Model,
    standard: StandardId,
) -> Result<BTreeMap<String, Vec<Earlier>>> {
    let before: Vec<audit::Model> = audit::Entity::find()
        .inner_join(version::Entity)
        .filter(version::Column::StandardId.eq(standard))
        .filter(audit::Column::CooperativeId.eq(audit.cooperative_id))
        .filter(audit::Column::FinalisedOn.is_not_null())
        .filter(audit::Column::VisitOn.lt(audit.visit_on))
        .filter(audit::Column::Id.ne(audit.id))
        .order_by_desc(audit::Column::VisitOn)
        .limit(12)
        .all(database)
        .await?;
    let by_id: HashMap<AuditId, &audit::Model> = before.iter().map(|audit| (audit.id, audit)).collect();
    let rows = assessment::Entity::find()
        .find_also_related(criterion::Entity)
        .filter(assessment::Column::AuditId.is_in(before.iter().map(|audit| audit.id)))
        .filter(assessment::Column::Scope.eq(ScopeState::InScope))
        .all(database)
        .await?;
    let mut found: BTreeMap<String, Vec<Earlier>> = BTreeMap::new();
    for (row, criterion) in rows {
        let (Some(criterion), Some(audit)) = (criterion, by_id.get(&row.audit_id)) else { continue };
        found.entry(criterion.key).or_default().push(Earlier {
            audit: audit.reference.clone(),
            kind: audit.kind,
            visit_on: audit.visit_on,
            result: row.result,
            note: row.note,
        });
    }
    for list in found.values_mut() {
        list.sort_by_key(|one| std::cmp::Reverse(one.visit_on));
    }
    Ok(found)
}

/// Figures of an audit's criteria.
pub async fn figures(
    database: &impl ConnectionTrait,
    assessments: impl IntoIterator<Item = AssessmentId>,
) -> Result<Vec<computed_fact::Model>> {
    Ok(computed_fact::Entity::find()
        .filter(computed_fact::Column::AssessmentId.is_in(assessments))
        .order_by_asc(computed_fact::Column::Metric)
        .all(database)
        .await?)
}

/// Adds a figure.
pub async fn insert_figure(tx: &impl ConnectionTrait, row: computed_fact::Model) -> Result<()> {
    computed_fact::Entity::insert(computed_fact::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// What evidence results rest on.
pub async fn citations(
    database: &impl ConnectionTrait,
    assessments: impl IntoIterator<Item = AssessmentId>,
) -> Result<Vec<citation::Model>> {
    Ok(citation::Entity::find()
        .filter(citation::Column::AssessmentId.is_in(assessments))
        .all(database)
        .await?)
}

/// Writes anew what a result rests on.
pub async fn rewrite_citations(
    tx: &impl ConnectionTrait,
    assessment: AssessmentId,
    items: &[(EvidenceItemId, i32)],
    now: Timestamp,
) -> Result<()> {
    citation::Entity::delete_many().filter(citation::Column::AssessmentId.eq(assessment)).exec(tx).await?;
    for (item, revision) in items {
        citation::ActiveModel {
            id: Set(CitationId::new(now)),
            assessment_id: Set(assessment),
            item_id: Set(*item),
            item_revision: Set(*revision),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// How many criteria of each audit are in scope, and how many of them have a result.
pub async fn progress(database: &impl ConnectionTrait, audit: AuditId) -> Result<(u64, u64)> {
    let in_scope = assessment::Entity::find()
        .filter(assessment::Column::AuditId.eq(audit))
        .filter(assessment::Column::Scope.eq(ScopeState::InScope));
    let total = in_scope.clone().count(database).await?;
    let done =
        in_scope.filter(assessment::Column::Result.ne(AssessmentResult::NotAssessed)).count(database).await?;
    Ok((done, total))
}

/// The sample of an audit, in the order it was drawn.
pub async fn sample(
    database: &impl ConnectionTrait,
    audit: AuditId,
) -> Result<Vec<(sample_worker::Model, worker::Model)>> {
    let rows = sample_worker::Entity::find()
        .find_also_related(worker::Entity)
        .filter(sample_worker::Column::AuditId.eq(audit))
        .order_by_asc(sample_worker::Column::Position)
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, worker)| Some((row, worker?))).collect())
}

/// Keeps a sample.
pub async fn insert_sample(
    tx: &impl ConnectionTrait,
    audit: AuditId,
    chosen: &[(WorkerId, &'static str)],
    now: Timestamp,
) -> Result<()> {
    for ((worker, why), position) in chosen.iter().zip(1..) {
        sample_worker::ActiveModel {
            id: Set(SampleWorkerId::new(now)),
            audit_id: Set(audit),
            worker_id: Set(*worker),
            position: Set(position),
            why: Set((*why).to_owned()),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// The key of a criterion by its row.
pub async fn criterion_key(database: &impl ConnectionTrait, id: CriterionId) -> Result<String> {
    let found = criterion::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)?;
    Ok(found.key)
}
