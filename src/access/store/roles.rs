//! Queries of roles: who holds which, which wait, and the list of accounts with them.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::access::{Role, account, grant_area, organisation, role_grant};
use entities::cooperatives::cooperative_area;
use entities::ids::{AccountId, OrganisationId, RoleGrantId};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::access::policy::Grant;
use crate::access::roles;
use crate::foundation::error::{Error, Result};

/// The roles of a person that stand on a day, in the order they were given.
pub async fn grants(
    database: &impl ConnectionTrait,
    account: AccountId,
    today: NaiveDate,
) -> Result<Vec<Grant>> {
    let rows = grants_of(database, &[account]).await?.remove(&account).unwrap_or_default();
    Ok(rows.into_iter().filter(|(row, _)| roles::stands(row, today)).map(|(_, grant)| grant).collect())
}

/// The roles of people that were not taken away, in the order they were given: those that wait or are over as well.
pub async fn grants_of(
    database: &impl ConnectionTrait,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Vec<(role_grant::Model, Grant)>>> {
    let rows = role_grant::Entity::find()
        .find_also_related(organisation::Entity)
        .filter(role_grant::Column::AccountId.is_in(accounts.iter().copied()))
        .filter(role_grant::Column::RevokedAt.is_null())
        .order_by_asc(role_grant::Column::GrantedAt)
        .order_by_asc(role_grant::Column::Id)
        .all(database)
        .await?;
    let ids: Vec<_> = rows.iter().map(|(g, _)| g.id).collect();
    let mut areas: HashMap<_, Vec<String>> = HashMap::new();
    for area in
        grant_area::Entity::find().filter(grant_area::Column::RoleGrantId.is_in(ids)).all(database).await?
    {
        areas.entry(area.role_grant_id).or_default().push(area.local_authority);
    }
    let mut found: HashMap<AccountId, Vec<(role_grant::Model, Grant)>> = HashMap::new();
    for (row, organisation) in rows {
        let Some(organisation) = organisation else { continue };
        let grant = Grant {
            id: row.id,
            role: row.role,
            organisation: row.organisation_id,
            organisation_reference: organisation.reference,
            areas: (!row.all_areas).then(|| areas.remove(&row.id).unwrap_or_default()),
        };
        found.entry(row.account_id).or_default().push((row, grant));
    }
    Ok(found)
}

/// A role of a person.
pub async fn grant(database: &impl ConnectionTrait, id: RoleGrantId) -> Result<role_grant::Model> {
    role_grant::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// Accounts on one page of the list.
pub const ACCOUNTS_PER_PAGE: u64 = 50;

/// A page of the accounts whose name or address holds some words: those with a role that waits first, then by name. Answers
/// how many there are altogether.
pub async fn accounts_page(
    database: &impl ConnectionTrait,
    words: &str,
    page: u64,
) -> Result<(Vec<account::Model>, u64)> {
    let waiting = Query::select()
        .expr(Expr::val(1))
        .from(role_grant::Entity)
        .and_where(Expr::col(role_grant::Column::AccountId).equals((account::Entity, account::Column::Id)))
        .and_where(role_grant::Column::RevokedAt.is_null())
        .and_where(role_grant::Column::ConfirmedBy.is_null())
        .and_where(role_grant::Column::GrantedBy.is_not_null())
        .and_where(role_grant::Column::Role.ne(Role::Worker))
        .to_owned();
    let mut asked = account::Entity::find();
    let words = words.trim();
    if !words.is_empty() {
        let pattern = words.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
        let pattern = LikeExpr::new(format!("%{pattern}%")).escape('!');
        let holds = |column| Func::lower(Expr::col((account::Entity, column))).like(pattern.clone());
        asked = asked
            .filter(Condition::any().add(holds(account::Column::Name)).add(holds(account::Column::Email)));
    }
    let total = asked.clone().count(database).await?;
    let found = asked
        .order_by_desc(Expr::exists(waiting))
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .offset(page.saturating_sub(1) * ACCOUNTS_PER_PAGE)
        .limit(ACCOUNTS_PER_PAGE)
        .all(database)
        .await?;
    Ok((found, total))
}

/// Grants that stand on a day, as `roles::stands` has it.
pub fn standing(today: NaiveDate) -> Condition {
    let confirmed = Condition::any()
        .add(role_grant::Column::GrantedBy.is_null())
        .add(role_grant::Column::ConfirmedBy.is_not_null());
    let lasts =
        Condition::any().add(role_grant::Column::EndsOn.is_null()).add(role_grant::Column::EndsOn.gte(today));
    Condition::all().add(role_grant::Column::RevokedAt.is_null()).add(confirmed).add(lasts)
}

/// Accounts that hold one of these roles at an organisation today, may sign in, and so can be written to.
pub async fn holders(
    database: &impl ConnectionTrait,
    organisation: OrganisationId,
    roles: &[Role],
    today: NaiveDate,
) -> Result<Vec<(account::Model, Role)>> {
    let there = role_grant::Column::OrganisationId.eq(organisation);
    holders_where(database, roles, today, Condition::all().add(there)).await
}

/// Accounts that hold a role at any organisation today.
pub async fn holders_anywhere(
    database: &impl ConnectionTrait,
    roles: &[Role],
    today: NaiveDate,
) -> Result<Vec<(account::Model, Role)>> {
    holders_where(database, roles, today, Condition::all()).await
}

async fn holders_where(
    database: &impl ConnectionTrait,
    roles: &[Role],
    today: NaiveDate,
    there: Condition,
) -> Result<Vec<(account::Model, Role)>> {
    let rows = role_grant::Entity::find()
        .find_also_related(account::Entity)
        .filter(there)
        .filter(role_grant::Column::Role.is_in(roles.iter().copied()))
        .filter(standing(today))
        .order_by_asc(role_grant::Column::GrantedAt)
        .all(database)
        .await?;
    Ok(able(rows))
}

/// Accounts that hold one of these roles today, each with the organisation at which they hold it.
pub async fn holders_by_organisation(
    database: &impl ConnectionTrait,
    roles: &[Role],
    today: NaiveDate,
) -> Result<Vec<(OrganisationId, account::Model)>> {
    let rows = role_grant::Entity::find()
        .find_also_related(account::Entity)
        .filter(role_grant::Column::Role.is_in(roles.iter().copied()))
        .filter(standing(today))
        .order_by_asc(role_grant::Column::GrantedAt)
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(grant, account)| Some((grant.organisation_id, account?)))
        .filter(|(_, account)| account.disabled_at.is_none())
        .collect())
}

/// The local authorities a co-op works in, by code.
pub(super) async fn areas_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<String>> {
    let rows = cooperative_area::Entity::find()
        .filter(cooperative_area::Column::CooperativeId.eq(cooperative))
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| row.local_authority).collect())
}

/// Regulators whose area a co-op lies in.
pub async fn regulators_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    today: NaiveDate,
) -> Result<Vec<account::Model>> {
    let areas = areas_of(database, cooperative).await?;
    let there = Query::select()
        .column(grant_area::Column::RoleGrantId)
        .from(grant_area::Entity)
        .and_where(grant_area::Column::LocalAuthority.is_in(areas))
        .to_owned();
    let rows = role_grant::Entity::find()
        .find_also_related(account::Entity)
        .filter(role_grant::Column::Role.eq(Role::Regulator))
        .filter(standing(today))
        .filter(
            Condition::any()
                .add(role_grant::Column::AllAreas.eq(true))
                .add(role_grant::Column::Id.in_subquery(there)),
        )
        .all(database)
        .await?;
    Ok(able(rows).into_iter().map(|(account, _)| account).collect())
}

fn able(rows: Vec<(role_grant::Model, Option<account::Model>)>) -> Vec<(account::Model, Role)> {
    rows.into_iter()
        .filter_map(|(grant, account)| Some((account?, grant.role)))
        .filter(|(account, _)| account.disabled_at.is_none())
        .collect()
}
