//! Queries of comments, appeals and samples.

use chrono::NaiveDate;
use entities::audits::{appeal, comment, sample_worker};
use entities::ids::{AuditId, OrganisationId, SampleWorkerId, WorkerId};
use entities::training::worker;
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
};

use crate::foundation::error::Result;

/// The points of a co-op's comments on one issue, in order.
pub async fn comments(
    database: &impl ConnectionTrait,
    audit: AuditId,
    issue: i32,
) -> Result<Vec<comment::Model>> {
    Ok(comment::Entity::find()
        .filter(comment::Column::AuditId.eq(audit))
        .filter(comment::Column::Issue.eq(issue))
        .order_by_asc(comment::Column::Number)
        .all(database)
        .await?)
}

/// Forgets the points of comments that were not given yet.
pub async fn forget_comments(tx: &impl ConnectionTrait, audit: AuditId, issue: i32) -> Result<()> {
    comment::Entity::delete_many()
        .filter(comment::Column::AuditId.eq(audit))
        .filter(comment::Column::Issue.eq(issue))
        .exec(tx)
        .await?;
    Ok(())
}

/// The appeal against the answers of one issue.
pub async fn appeal(
    database: &impl ConnectionTrait,
    audit: AuditId,
    issue: i32,
) -> Result<Option<appeal::Model>> {
    Ok(appeal::Entity::find()
        .filter(appeal::Column::AuditId.eq(audit))
        .filter(appeal::Column::Issue.eq(issue))
        .one(database)
        .await?)
}

/// People who work for a co-op on a day, with a known start: those a sample is drawn from.
pub async fn population(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    on: NaiveDate,
) -> Result<Vec<worker::Model>> {
    Ok(worker::Entity::find()
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .filter(worker::Column::StartedOn.lte(on))
        .filter(Condition::any().add(worker::Column::LeftOn.is_null()).add(worker::Column::LeftOn.gt(on)))
        .all(database)
        .await?)
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
