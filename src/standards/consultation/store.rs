//! Queries of consultations: who was asked, what they said, what became of it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entities::cooperatives::cooperative;
use entities::ids::{
    AccountId, ConsultationCommentId, ConsultationId, ConsulteeId, OrganisationId, VersionId,
};
use entities::standards::{consultation, consultation_comment, consultee, disposition};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::foundation::error::{Error, Result};

/// A comment with what became of it.
pub type Decided = (consultation_comment::Model, Option<disposition::Model>);

/// The consultation on a version, if there was one.
pub async fn of_version(
    database: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Option<consultation::Model>> {
    let of = consultation::Column::VersionId.eq(version);
    Ok(consultation::Entity::find().filter(of).one(database).await?)
}

/// The consultation on a version that is about to be changed, if there is one.
pub async fn of_version_to_change(
    tx: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Option<consultation::Model>> {
    let of = consultation::Column::VersionId.eq(version);
    Ok(consultation::Entity::find().filter(of).lock_exclusive().one(tx).await?)
}

/// A consultation.
pub async fn find(database: &impl ConnectionTrait, id: ConsultationId) -> Result<consultation::Model> {
    consultation::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// A consultation that comments are about to be added to: it is not closed under the writer's hands.
pub async fn to_change(tx: &impl ConnectionTrait, id: ConsultationId) -> Result<consultation::Model> {
    consultation::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// Every consultation whose comments may still be given on a day, unless it was closed.
pub async fn open_on(database: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<consultation::Model>> {
    Ok(consultation::Entity::find()
        .filter(consultation::Column::ClosesOn.gte(day))
        .filter(consultation::Column::ClosedAt.is_null())
        .filter(consultation::Column::PublishedAt.is_null())
        .order_by_asc(consultation::Column::OpenedAt)
        .all(database)
        .await?)
}

/// Every consultation that was not published yet, the oldest first.
pub async fn unpublished(database: &impl ConnectionTrait) -> Result<Vec<consultation::Model>> {
    Ok(consultation::Entity::find()
        .filter(consultation::Column::PublishedAt.is_null())
        .order_by_asc(consultation::Column::OpenedAt)
        .all(database)
        .await?)
}

/// Every consultation that was published, the oldest first.
pub async fn published(database: &impl ConnectionTrait) -> Result<Vec<consultation::Model>> {
    Ok(consultation::Entity::find()
        .filter(consultation::Column::PublishedAt.is_not_null())
        .order_by_asc(consultation::Column::PublishedAt)
        .all(database)
        .await?)
}

/// Who was asked.
pub async fn consultees(
    database: &impl ConnectionTrait,
    of: ConsultationId,
) -> Result<Vec<consultee::Model>> {
    Ok(consultee::Entity::find()
        .filter(consultee::Column::ConsultationId.eq(of))
        .order_by_asc(consultee::Column::Id)
        .all(database)
        .await?)
}

/// One that was asked.
pub async fn consultee(database: &impl ConnectionTrait, id: ConsulteeId) -> Result<consultee::Model> {
    consultee::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// What some organisations were ever asked, the latest first.
pub async fn asked_of(
    database: &impl ConnectionTrait,
    organisations: &[OrganisationId],
) -> Result<Vec<(consultee::Model, consultation::Model)>> {
    let rows = consultee::Entity::find()
        .find_also_related(consultation::Entity)
        .filter(consultee::Column::OrganisationId.is_in(organisations.iter().copied()))
        .order_by_desc(consultee::Column::Id)
        .all(database)
        .await?;
    Ok(rows.into_iter().filter_map(|(asked, of)| Some((asked, of?))).collect())
}

/// The comments on a version with what became of them, in the order in which they were begun; drafts as well.
pub async fn comments(database: &impl ConnectionTrait, of: ConsultationId) -> Result<Vec<Decided>> {
    let asked = consultee::Entity::find()
        .select_only()
        .column(consultee::Column::Id)
        .filter(consultee::Column::ConsultationId.eq(of))
        .into_query();
    let said = || {
        consultation_comment::Entity::find()
            .filter(consultation_comment::Column::ConsulteeId.in_subquery(asked.clone()))
    };
    let ids = said().select_only().column(consultation_comment::Column::Id).into_query();
    let decided = disposition::Entity::find()
        .filter(disposition::Column::CommentId.in_subquery(ids))
        .all(database)
        .await?;
    let mut decided: HashMap<_, _> = decided.into_iter().map(|row| (row.comment_id, row)).collect();
    let comments = said().order_by_asc(consultation_comment::Column::Id).all(database).await?;
    Ok(comments
        .into_iter()
        .map(|comment| {
            let decided = decided.remove(&comment.id);
            (comment, decided)
        })
        .collect())
}

/// The comments of one organisation, in the order in which they were begun.
pub async fn comments_of(
    database: &impl ConnectionTrait,
    of: ConsulteeId,
) -> Result<Vec<consultation_comment::Model>> {
    Ok(consultation_comment::Entity::find()
        .filter(consultation_comment::Column::ConsulteeId.eq(of))
        .order_by_asc(consultation_comment::Column::Id)
        .all(database)
        .await?)
}

/// How many comments of a consultation somebody wrote, for any of its organisations.
pub async fn written_by(
    database: &impl ConnectionTrait,
    of: ConsultationId,
    account: AccountId,
) -> Result<u64> {
    Ok(consultation_comment::Entity::find()
        .inner_join(consultee::Entity)
        .filter(consultee::Column::ConsultationId.eq(of))
        .filter(consultation_comment::Column::WrittenBy.eq(account))
        .count(database)
        .await?)
}

/// A comment.
pub async fn comment(
    database: &impl ConnectionTrait,
    id: ConsultationCommentId,
) -> Result<consultation_comment::Model> {
    consultation_comment::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// What became of a comment.
pub async fn disposition_of(
    database: &impl ConnectionTrait,
    comment: ConsultationCommentId,
) -> Result<Option<disposition::Model>> {
    let of = disposition::Column::CommentId.eq(comment);
    Ok(disposition::Entity::find().filter(of).one(database).await?)
}

/// Which of some co-ops are consortia.
pub async fn consortia(
    database: &impl ConnectionTrait,
    among: &[OrganisationId],
) -> Result<HashSet<OrganisationId>> {
    let found: Vec<OrganisationId> = cooperative::Entity::find()
        .select_only()
        .column(cooperative::Column::Id)
        .filter(cooperative::Column::Id.is_in(among.iter().copied()))
        .filter(cooperative::Column::IsConsortium.eq(true))
        .into_tuple()
        .all(database)
        .await?;
    Ok(found.into_iter().collect())
}

/// Rows in one statement at most (SQLite takes 32,766 values).
const MANY: usize = 5000;

/// Adds a consultation with those who are asked.
pub async fn insert(
    tx: &impl ConnectionTrait,
    row: consultation::Model,
    asked: Vec<consultee::Model>,
) -> Result<()> {
    consultation::Entity::insert(consultation::ActiveModel::from(row)).exec_without_returning(tx).await?;
    for some in asked.chunks(MANY) {
        let rows = some.iter().cloned().map(consultee::ActiveModel::from);
        consultee::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Adds a comment.
pub async fn insert_comment(tx: &impl ConnectionTrait, row: consultation_comment::Model) -> Result<()> {
    let row = consultation_comment::ActiveModel::from(row);
    consultation_comment::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes a comment away.
pub async fn forget_comment(tx: &impl ConnectionTrait, id: ConsultationCommentId) -> Result<()> {
    consultation_comment::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Sends every draft of an organisation. Answers how many there were.
pub async fn send_drafts(tx: &impl ConnectionTrait, of: ConsulteeId, now: Timestamp) -> Result<u64> {
    let done = consultation_comment::Entity::update_many()
        .col_expr(consultation_comment::Column::SentAt, Expr::value(now))
        .filter(consultation_comment::Column::ConsulteeId.eq(of))
        .filter(consultation_comment::Column::SentAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// Adds what became of a comment.
pub async fn insert_disposition(tx: &impl ConnectionTrait, row: disposition::Model) -> Result<()> {
    disposition::Entity::insert(disposition::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}
