//! Queries of standards, versions, criteria, signatures and translation reviews.

use chrono::NaiveDate;
use entities::ids::{AccountId, CriterionId, SignatureId, StandardId, TranslationReviewId, VersionId};
use entities::standards::{VersionStatus, criterion, signature, standard, translation_review, version};
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use super::pack::Pack;
use super::rules::Life;
use crate::foundation::error::{Error, Result};

/// A version without its long text.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult, serde::Serialize)]
pub struct Outline {
    pub id: VersionId,
    pub standard_id: StandardId,
    pub number: String,
    pub status: VersionStatus,
    pub digest: Option<String>,
    pub proposed_by: Option<AccountId>,
    pub proposed_at: Option<Timestamp>,
    pub effective_from: Option<NaiveDate>,
    pub withdrawn_on: Option<NaiveDate>,
    pub created_at: Timestamp,
}

/// Every standard, by code.
pub async fn standards(database: &impl ConnectionTrait) -> Result<Vec<standard::Model>> {
    Ok(standard::Entity::find().order_by_asc(standard::Column::Code).all(database).await?)
}

/// A standard.
pub async fn standard(database: &impl ConnectionTrait, id: StandardId) -> Result<standard::Model> {
    standard::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// A standard by its code, e.g. `SCCFS`.
pub async fn standard_by_code(
    database: &impl ConnectionTrait,
    code: &str,
) -> Result<Option<standard::Model>> {
    Ok(standard::Entity::find().filter(standard::Column::Code.eq(code)).one(database).await?)
}

/// A version with its text.
pub async fn version(database: &impl ConnectionTrait, id: VersionId) -> Result<version::Model> {
    version::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// A version that is about to be changed; on PostgreSQL nobody else can change it until the transaction ends.
pub async fn version_to_change(tx: &impl ConnectionTrait, id: VersionId) -> Result<version::Model> {
    version::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// A version of a standard by its number.
pub async fn version_by_number(
    database: &impl ConnectionTrait,
    standard: StandardId,
    number: &str,
) -> Result<Option<version::Model>> {
    Ok(version::Entity::find()
        .filter(version::Column::StandardId.eq(standard))
        .filter(version::Column::Number.eq(number))
        .one(database)
        .await?)
}

/// A version without its text.
pub async fn outline(database: &impl ConnectionTrait, id: VersionId) -> Result<Outline> {
    outlines().filter(version::Column::Id.eq(id)).into_model().one(database).await?.ok_or(Error::NotFound)
}

/// The versions of a standard, the latest imported first.
pub async fn versions(database: &impl ConnectionTrait, standard: StandardId) -> Result<Vec<Outline>> {
    Ok(outlines()
        .filter(version::Column::StandardId.eq(standard))
        .order_by_desc(version::Column::CreatedAt)
        .order_by_desc(version::Column::Id)
        .into_model()
        .all(database)
        .await?)
}

fn outlines() -> sea_orm::Select<version::Entity> {
    use version::Column::*;
    version::Entity::find().select_only().columns([
        Id,
        StandardId,
        Number,
        Status,
        Digest,
        ProposedBy,
        ProposedAt,
        EffectiveFrom,
        WithdrawnOn,
        CreatedAt,
    ])
}

/// What decides, for each version of a standard, whether it counts on a day.
pub async fn lives(database: &impl ConnectionTrait, standard: StandardId) -> Result<Vec<Life<VersionId>>> {
    let outlines = versions(database, standard).await?;
    Ok(outlines
        .into_iter()
        .map(|outline| Life {
            version: outline.id,
            status: outline.status,
            effective_from: outline.effective_from,
            withdrawn_on: outline.withdrawn_on,
        })
        .collect())
}

/// The criteria of a version, in the order of its text.
pub async fn criteria(database: &impl ConnectionTrait, version: VersionId) -> Result<Vec<criterion::Model>> {
    Ok(criterion::Entity::find()
        .filter(criterion::Column::VersionId.eq(version))
        .order_by_asc(criterion::Column::Position)
        .all(database)
        .await?)
}

/// A criterion.
pub async fn criterion(database: &impl ConnectionTrait, id: CriterionId) -> Result<criterion::Model> {
    criterion::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// Signatures of a version that were not made void, in the order they were given.
pub async fn signatures(
    database: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Vec<signature::Model>> {
    Ok(signature::Entity::find()
        .filter(signature::Column::VersionId.eq(version))
        .filter(signature::Column::VoidedAt.is_null())
        .order_by_asc(signature::Column::SignedAt)
        .all(database)
        .await?)
}

/// Which parts of a version a translator has reviewed.
pub async fn reviews(
    database: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Vec<translation_review::Model>> {
    Ok(translation_review::Entity::find()
        .filter(translation_review::Column::VersionId.eq(version))
        .order_by_asc(translation_review::Column::ReviewedAt)
        .all(database)
        .await?)
}

/// Writes the rows of a draft's criteria anew, from its text.
pub async fn rewrite_criteria(
    tx: &impl ConnectionTrait,
    version: VersionId,
    pack: &Pack,
    now: Timestamp,
) -> Result<()> {
    criterion::Entity::delete_many().filter(criterion::Column::VersionId.eq(version)).exec(tx).await?;
    let rows = pack.criteria().zip(1..).map(|((section, criterion), position)| criterion::ActiveModel {
        id: Set(CriterionId::new(now)),
        version_id: Set(version),
        section_key: Set(section.key.clone()),
        section_number: Set(i32::try_from(section.number).unwrap_or(i32::MAX)),
        key: Set(criterion.key.clone()),
        code: Set(criterion.code.clone()),
        title_en: Set(criterion.title_en.clone()),
        title_cy: Set(criterion.title_cy.clone()),
        severity: Set(criterion.severity),
        position: Set(position),
    });
    criterion::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes that a translator reviewed a part; a later review takes the place of an earlier one.
pub async fn save_review(
    tx: &impl ConnectionTrait,
    version: VersionId,
    part: &str,
    reviewer: (AccountId, &str),
    now: Timestamp,
) -> Result<()> {
    forget_reviews(tx, version, Some(part)).await?;
    translation_review::ActiveModel {
        id: Set(TranslationReviewId::new(now)),
        version_id: Set(version),
        section_key: Set(part.to_owned()),
        account_id: Set(reviewer.0),
        reviewer_name: Set(reviewer.1.to_owned()),
        reviewed_at: Set(now),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Forgets reviews of a version: of one part, or of all.
pub async fn forget_reviews(tx: &impl ConnectionTrait, version: VersionId, part: Option<&str>) -> Result<()> {
    let mut delete =
        translation_review::Entity::delete_many().filter(translation_review::Column::VersionId.eq(version));
    if let Some(part) = part {
        delete = delete.filter(translation_review::Column::SectionKey.eq(part));
    }
    delete.exec(tx).await?;
    Ok(())
}

/// Adds a standard.
pub async fn insert_standard(tx: &impl ConnectionTrait, row: standard::Model) -> Result<()> {
    standard::Entity::insert(standard::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds a version.
pub async fn insert_version(tx: &impl ConnectionTrait, row: version::Model) -> Result<()> {
    version::Entity::insert(version::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds a signature.
pub async fn insert_signature(tx: &impl ConnectionTrait, row: signature::Model) -> Result<SignatureId> {
    let id = row.id;
    signature::Entity::insert(signature::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(id)
}

/// Makes every standing signature of a version void. Answers how many there were.
pub async fn void_signatures(tx: &impl ConnectionTrait, version: VersionId, now: Timestamp) -> Result<u64> {
    use sea_orm::sea_query::Expr;
    let done = signature::Entity::update_many()
        .col_expr(signature::Column::VoidedAt, Expr::value(now))
        .filter(signature::Column::VersionId.eq(version))
        .filter(signature::Column::VoidedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}
