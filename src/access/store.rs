//! Queries of accounts, organisations and tries, and of what a scope reaches; in `roles` who holds what, in `sign_in`
//! sessions, links and recovery codes.

mod roles;
mod sign_in;

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::access::{account, grant_area, organisation, rate_counter};
use entities::audits::{AuditState, audit, team_member};
use entities::cooperatives::cooperative_area;
use entities::ids::{AccountId, AuditId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

use super::policy::{Place, Scope};
use crate::foundation::error::{Error, Result};
pub use roles::{
    ACCOUNTS_PER_PAGE, accounts_page, grant, grants, grants_of, holders, holders_anywhere,
    holders_by_organisation, regulators_of, standing,
};
pub use sign_in::{
    end_session, end_sessions, insert_link, insert_session, recovery_code, rewrite_recovery_codes, session,
    session_by_id, sessions_of, token, use_up_links,
};

/// Rows whose co-op a scope reaches; `column` holds the co-op's id.
pub fn within(scope: &Scope, column: impl ColumnTrait) -> Condition {
    if scope.everywhere {
        return Condition::all();
    }
    let mut any = Condition::any().add(Expr::val(1).eq(0));
    if !scope.organisations.is_empty() {
        any = any.add(column.is_in(scope.organisations.iter().copied()));
    }
    if !scope.areas.is_empty() {
        let there = Query::select()
            .column(cooperative_area::Column::CooperativeId)
            .from(cooperative_area::Entity)
            .and_where(cooperative_area::Column::LocalAuthority.is_in(scope.areas.iter().map(String::as_str)))
            .to_owned();
        any = any.add(column.in_subquery(there));
    }
    if let Some(account) = scope.team {
        any = any.add(column.in_subquery(audited_by(account)));
    }
    if let Some(account) = scope.told_team {
        let told = audited_by(account).cond_where(told()).to_owned();
        any = any.add(column.in_subquery(told));
    }
    if let Some(account) = scope.open_team {
        let state = audit::Column::State;
        let open = audited_by(account).cond_where(told()).and_where(state.is_not_in(OVER)).to_owned();
        any = any.add(column.in_subquery(open));
    }
    if scope.appealed {
        let appealed = Query::select()
            .column(audit::Column::CooperativeId)
            .from(audit::Entity)
            .and_where(audit::Column::State.eq(AuditState::Appealed))
            .to_owned();
        any = any.add(column.in_subquery(appealed));
    }
    any
}

/// The co-ops of the audits whose team somebody is on.
fn audited_by(account: AccountId) -> SelectStatement {
    Query::select()
        .column((audit::Entity, audit::Column::CooperativeId))
        .from(audit::Entity)
        .inner_join(
            team_member::Entity,
            Expr::col((team_member::Entity, team_member::Column::AuditId))
                .equals((audit::Entity, audit::Column::Id)),
        )
        .and_where(team_member::Column::AccountId.eq(account))
        .and_where(team_member::Column::DeclinedAt.is_null())
        .to_owned()
}

/// The states of an audit in which nothing goes on any more.
const OVER: [AuditState; 2] = [AuditState::Closed, AuditState::Cancelled];

/// Audits that their co-ops know of: announced ones from their planning on, others from notice on.
fn told() -> Condition {
    Condition::any().add(audit::Column::Announced.eq(true)).add(audit::Column::NotifiedOn.is_not_null())
}

/// A co-op as a place of deeds.
pub async fn place(
    database: &impl ConnectionTrait,
    account: AccountId,
    cooperative: OrganisationId,
) -> Result<Place> {
    let areas = roles::areas_of(database, cooperative).await?;
    let audits: Vec<(AuditState, bool, Option<NaiveDate>)> = team_member::Entity::find()
        .inner_join(audit::Entity)
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::DeclinedAt.is_null())
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .select_only()
        .columns([audit::Column::State, audit::Column::Announced, audit::Column::NotifiedOn])
        .into_tuple()
        .all(database)
        .await?;
    let told = || audits.iter().filter(|(_, announced, notified)| *announced || notified.is_some());
    let (on_told_team, on_open_team) =
        (told().next().is_some(), !told().all(|(state, ..)| OVER.contains(state)));
    let appealed = audit::Entity::find()
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .filter(audit::Column::State.eq(AuditState::Appealed))
        .count(database)
        .await?;
    Ok(Place {
        organisation: Some(cooperative),
        areas,
        on_team: !audits.is_empty(),
        on_told_team,
        on_open_team,
        appealed: appealed > 0,
    })
}

/// Who is on an audit's team, whatever their part, and has not declined.
pub async fn team(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<team_member::Model>> {
    Ok(team_member::Entity::find()
        .filter(team_member::Column::AuditId.eq(audit))
        .filter(team_member::Column::DeclinedAt.is_null())
        .order_by_asc(team_member::Column::NamedOn)
        .order_by_asc(team_member::Column::Id)
        .all(database)
        .await?)
}

/// An account by its address, in whatever form it is typed.
pub async fn account_by_email(
    database: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<account::Model>> {
    Ok(account::Entity::find()
        .filter(account::Column::EmailKey.eq(super::passwords::email_key(email)))
        .one(database)
        .await?)
}

/// An account.
pub async fn account(database: &impl ConnectionTrait, id: AccountId) -> Result<account::Model> {
    account::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// Names of accounts, for pages that say who did something.
pub async fn names(
    database: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>> {
    let rows = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(database).await?;
    Ok(rows.into_iter().map(|a| (a.id, a.name)).collect())
}

/// Organisations by their ids.
pub async fn organisations(
    database: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, organisation::Model>> {
    let wanted = organisation::Column::Id.is_in(ids);
    let rows = organisation::Entity::find().filter(wanted).all(database).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The reference of every organisation.
pub async fn references(database: &impl ConnectionTrait) -> Result<HashMap<OrganisationId, String>> {
    let rows = organisation::Entity::find()
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::Reference])
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().collect())
}

/// An organisation by its reference.
pub async fn organisation_by_reference(
    database: &impl ConnectionTrait,
    reference: &str,
) -> Result<Option<organisation::Model>> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Reference.eq(reference))
        .one(database)
        .await?)
}

/// An organisation.
pub async fn organisation(
    database: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<organisation::Model> {
    organisation::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// The organisations of a kind, by reference.
pub async fn organisations_of_kind(
    database: &impl ConnectionTrait,
    kind: entities::access::OrganisationKind,
) -> Result<Vec<organisation::Model>> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Kind.eq(kind))
        .order_by_asc(organisation::Column::Reference)
        .all(database)
        .await?)
}

/// The organisation of a kind that was there first.
pub async fn first_of_kind(
    database: &impl ConnectionTrait,
    kind: entities::access::OrganisationKind,
) -> Result<Option<organisation::Model>> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Kind.eq(kind))
        .order_by_asc(organisation::Column::CreatedAt)
        .order_by_asc(organisation::Column::Id)
        .one(database)
        .await?)
}

/// Counts one more try of `key` in a window of so many minutes. Answers how many there were, this one included.
pub async fn count_try(
    database: &impl ConnectionTrait,
    key: &str,
    minutes: i64,
    now: Timestamp,
) -> Result<i32> {
    let row =
        rate_counter::ActiveModel { key: Set(key.to_owned()), window_started_at: Set(now), count: Set(1) };
    // One statement, so that tries made at the same moment are each counted.
    let known = |column| Expr::col((rate_counter::Entity, column));
    let running = known(rate_counter::Column::WindowStartedAt).gt(now - chrono::Duration::minutes(minutes));
    let count = CaseStatement::new()
        .case(running.clone(), known(rate_counter::Column::Count).add(1))
        .finally(Expr::val(1));
    let started = CaseStatement::new()
        .case(running, known(rate_counter::Column::WindowStartedAt))
        .finally(Expr::val(now));
    let again = OnConflict::column(rate_counter::Column::Key)
        .value(rate_counter::Column::Count, count)
        .value(rate_counter::Column::WindowStartedAt, started)
        .to_owned();
    let row = rate_counter::Entity::insert(row).on_conflict(again).exec_with_returning(database).await?;
    Ok(row.count)
}

/// Counts one more try, unless there were more than so many already: then nothing is written. Answers which try it is.
pub async fn count_try_of(
    database: &impl ConnectionTrait,
    key: &str,
    (minutes, most): (i64, i32),
    now: Timestamp,
) -> Result<i32> {
    let known = rate_counter::Entity::find_by_id(key.to_owned()).one(database).await?;
    let since = now - chrono::Duration::minutes(minutes);
    match known.filter(|row| row.window_started_at > since && row.count > most) {
        Some(row) => Ok(row.count),
        None => count_try(database, key, minutes, now).await,
    }
}

/// Forgets the tries of a key (after a good sign-in).
pub async fn forget_tries(database: &impl ConnectionTrait, key: &str) -> Result<()> {
    rate_counter::Entity::delete_by_id(key.to_owned()).exec(database).await?;
    Ok(())
}

/// Adds a local authority to a regulator's grant.
pub async fn add_area(
    database: &impl ConnectionTrait,
    grant: entities::ids::RoleGrantId,
    local_authority: &str,
    now: Timestamp,
) -> Result<()> {
    grant_area::ActiveModel {
        id: Set(entities::ids::GrantAreaId::new(now)),
        role_grant_id: Set(grant),
        local_authority: Set(local_authority.to_owned()),
    }
    .insert(database)
    .await?;
    Ok(())
}

/// Accounts by their ids.
pub async fn accounts(
    database: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<Vec<account::Model>> {
    Ok(account::Entity::find().filter(account::Column::Id.is_in(ids)).all(database).await?)
}
