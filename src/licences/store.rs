//! Queries of licences and their decisions, and of the audits that decisions rest on.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::audits::audit;
use entities::ids::{AuditId, LicenceId, OrganisationId, StandardId};
use entities::licences::{LicenceState, licence, licence_decision};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::rules::Ground;
use crate::foundation::error::{Error, Result};

/// A licence.
pub async fn find(database: &impl ConnectionTrait, id: LicenceId) -> Result<licence::Model> {
    licence::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// A licence that is about to be changed; on PostgreSQL nobody else can change it until the transaction ends.
pub async fn to_change(tx: &impl ConnectionTrait, id: LicenceId) -> Result<licence::Model> {
    licence::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// Licences of a co-op, applications and past ones too, the latest first.
pub async fn of(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<Vec<licence::Model>> {
    Ok(licence::Entity::find()
        .filter(licence::Column::CooperativeId.eq(cooperative))
        .order_by_desc(licence::Column::AppliedOn)
        .order_by_desc(licence::Column::Id)
        .all(database)
        .await?)
}

/// The licence of a co-op by [`super::rules::current`], of those applied for by a day.
pub async fn current(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    by: NaiveDate,
) -> Result<Option<licence::Model>> {
    let mut licences = of(database, cooperative).await?;
    licences.retain(|licence| licence.applied_on <= by);
    Ok(super::rules::current(&licences).cloned())
}

/// The licence of each co-op, or of each of some, by [`super::rules::current`]: one query, however many co-ops.
pub async fn current_of(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
) -> Result<HashMap<OrganisationId, licence::Model>> {
    let mut query = licence::Entity::find();
    if let Some(only) = only {
        query = query.filter(licence::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let mut licences: HashMap<OrganisationId, Vec<licence::Model>> = HashMap::new();
    for licence in query.all(database).await? {
        licences.entry(licence.cooperative_id).or_default().push(licence);
    }
    let current = |(id, all): (_, Vec<_>)| Some((id, super::rules::current(&all)?.clone()));
    Ok(licences.into_iter().filter_map(current).collect())
}

/// An application or licence of a co-op under a standard that is neither refused nor ended.
pub async fn open(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    standard: StandardId,
) -> Result<Option<licence::Model>> {
    Ok(licence::Entity::find()
        .filter(licence::Column::CooperativeId.eq(cooperative))
        .filter(licence::Column::StandardId.eq(standard))
        .filter(licence::Column::State.is_not_in([LicenceState::Refused, LicenceState::Ended]))
        .one(database)
        .await?)
}

/// Applications that nobody decided yet, oldest first.
pub async fn undecided(database: &impl ConnectionTrait) -> Result<Vec<licence::Model>> {
    Ok(licence::Entity::find()
        .filter(licence::Column::State.eq(LicenceState::Applied))
        .order_by_asc(licence::Column::AppliedOn)
        .all(database)
        .await?)
}

/// Decisions on a licence, oldest first.
pub async fn decisions(
    database: &impl ConnectionTrait,
    licence: LicenceId,
) -> Result<Vec<licence_decision::Model>> {
    Ok(licence_decision::Entity::find()
        .filter(licence_decision::Column::LicenceId.eq(licence))
        .order_by_asc(licence_decision::Column::DecidedAt)
        .order_by_asc(licence_decision::Column::Id)
        .all(database)
        .await?)
}

/// The highest reference of the form `LIC-0000` in use.
pub async fn last_reference(database: &impl ConnectionTrait) -> Result<Option<String>> {
    Ok(licence::Entity::find()
        .filter(licence::Column::Reference.like("LIC-%"))
        .select_only()
        .column(licence::Column::Reference)
        .order_by_desc(Expr::expr(Func::char_length(Expr::col(licence::Column::Reference))))
        .order_by_desc(licence::Column::Reference)
        .into_tuple()
        .one(database)
        .await?)
}

/// Adds an application.
pub async fn insert(tx: &impl ConnectionTrait, row: licence::Model) -> Result<()> {
    licence::Entity::insert(licence::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Saves where a licence stands.
pub async fn save(tx: &impl ConnectionTrait, row: licence::Model) -> Result<()> {
    licence::ActiveModel::from(row).reset_all().update(tx).await?;
    Ok(())
}

/// Adds a decision.
pub async fn insert_decision(tx: &impl ConnectionTrait, row: licence_decision::Model) -> Result<()> {
    let row = licence_decision::ActiveModel::from(row);
    licence_decision::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Audits of a co-op whose report is final, the latest first: what a decision may rest on.
pub async fn final_audits(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<audit::Model>> {
    let audits = audit::Entity::find()
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .filter(audit::Column::FinalisedOn.is_not_null())
        .order_by_desc(audit::Column::FinalisedOn)
        .all(database)
        .await?;
    Ok(audits.into_iter().filter(|audit| ground(audit).is_final()).collect())
}

/// An audit of this co-op.
pub async fn audit_of(
    database: &impl ConnectionTrait,
    id: AuditId,
    cooperative: OrganisationId,
) -> Result<audit::Model> {
    let found = audit::Entity::find_by_id(id).one(database).await?;
    found.filter(|audit| audit.cooperative_id == cooperative).ok_or(Error::NotFound)
}

/// What of an audit counts for a decision.
pub fn ground(audit: &audit::Model) -> Ground {
    Ground { kind: audit.kind, state: audit.state, outcome: audit.outcome }
}
