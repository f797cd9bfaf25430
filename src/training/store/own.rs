//! What co-ops ask of their own people beyond the version.

use chrono::NaiveDate;
use entities::ids::{OrganisationId, RequirementId};
use entities::training::training_requirement::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
};

use crate::foundation::error::{Error, Result};

/// What is asked on a day, of all co-ops or of some, in the order in which it was asked.
pub async fn requirements(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
    day: NaiveDate,
) -> Result<Vec<Model>> {
    let holds = Condition::all()
        .add(Column::FromOn.lte(day))
        .add(Condition::any().add(Column::EndedOn.is_null()).add(Column::EndedOn.gt(day)));
    let mut query = Entity::find().filter(holds);
    if let Some(only) = only {
        query = query.filter(Column::CooperativeId.is_in(only.iter().copied()));
    }
    Ok(query.order_by_asc(Column::Id).all(database).await?)
}

/// One of a co-op.
pub async fn requirement(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    id: RequirementId,
) -> Result<Model> {
    Entity::find_by_id(id)
        .filter(Column::CooperativeId.eq(cooperative))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// Adds one.
pub async fn insert_requirement(tx: &impl ConnectionTrait, row: Model) -> Result<()> {
    Entity::insert(ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// It holds no longer from a day on.
pub async fn end_requirement(tx: &impl ConnectionTrait, row: Model, day: NaiveDate) -> Result<()> {
    let mut row = row.into_active_model();
    row.ended_on = Set(Some(day));
    row.update(tx).await?;
    Ok(())
}

/// What is asked of the same people in the same subject holds no longer from a day on.
pub async fn end_same_requirement(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    subject: &str,
    role: Option<&str>,
    day: NaiveDate,
) -> Result<()> {
    let of_role = role.map_or_else(|| Column::Role.is_null(), |role| Column::Role.eq(role));
    Entity::update_many()
        .col_expr(Column::EndedOn, Expr::value(day))
        .filter(Column::CooperativeId.eq(cooperative))
        .filter(Column::Subject.eq(subject))
        .filter(of_role)
        .filter(Column::EndedOn.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
