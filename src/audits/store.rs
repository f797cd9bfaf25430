//! Queries of audits: their rows, team, comments and appeals, and the record of their moves; in `assessed` what is looked at, in `lists` who may
//! know of which.

mod assessed;
pub mod lists;

use std::collections::HashMap;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use entities::audits::{AuditState, appeal, audit, audit_move, comment, team_member};
use entities::ids::{AccountId, AuditId, AuditMoveId, OrganisationId, TeamMemberId};
use entities::reports::report;
use scheduler::clock::{Timestamp, today};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

pub use assessed::*;

use crate::foundation::error::{Error, Result};

/// An audit by its reference.
pub async fn by_reference(database: &impl ConnectionTrait, reference: &str) -> Result<audit::Model> {
    let found = audit::Entity::find().filter(audit::Column::Reference.eq(reference)).one(database).await?;
    found.ok_or(Error::NotFound)
}

/// An audit that is about to be changed; on PostgreSQL nobody else can change it until the transaction ends.
pub async fn to_change(tx: &impl ConnectionTrait, id: AuditId) -> Result<audit::Model> {
    audit::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// An audit.
pub async fn audit(database: &impl ConnectionTrait, id: AuditId) -> Result<audit::Model> {
    audit::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// The audits of a co-op, the latest visit first.
pub async fn of_cooperative(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<audit::Model>> {
    Ok(audit::Entity::find()
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .order_by_desc(audit::Column::VisitOn)
        .order_by_desc(audit::Column::Reference)
        .all(database)
        .await?)
}

/// Is the report of an audit's present issue there to be read, in both languages?
pub async fn is_reported(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<bool> {
    let languages = report::Entity::find()
        .filter(report::Column::AuditId.eq(audit.id))
        .filter(report::Column::Issue.gte(audit.issue))
        .count(database)
        .await?;
    Ok(languages >= 2)
}

/// Audits in one of these states: what the timetable looks through.
pub async fn in_states(database: &impl ConnectionTrait, states: &[AuditState]) -> Result<Vec<audit::Model>> {
    Ok(audit::Entity::find()
        .filter(audit::Column::State.is_in(states.iter().copied()))
        .order_by_asc(audit::Column::VisitOn)
        .all(database)
        .await?)
}

/// Every audit, by the date of the visit.
pub async fn by_visit(database: &impl ConnectionTrait) -> Result<Vec<audit::Model>> {
    Ok(in_order_of_visit(audit::Entity::find()).all(database).await?)
}

/// Audits in one of these states whose visit lies in these days, by its date.
pub async fn visits_between(
    database: &impl ConnectionTrait,
    states: &[AuditState],
    days: RangeInclusive<NaiveDate>,
) -> Result<Vec<audit::Model>> {
    let query = audit::Entity::find()
        .filter(audit::Column::State.is_in(states.iter().copied()))
        .filter(audit::Column::VisitOn.between(*days.start(), *days.end()));
    Ok(in_order_of_visit(query).all(database).await?)
}

fn in_order_of_visit(query: sea_orm::Select<audit::Entity>) -> sea_orm::Select<audit::Entity> {
    query.order_by_asc(audit::Column::VisitOn).order_by_asc(audit::Column::Reference)
}

/// The visit of the latest audit of a co-op on whose team a person is.
pub async fn last_visit_of(
    database: &impl ConnectionTrait,
    account: AccountId,
    cooperative: OrganisationId,
) -> Result<Option<NaiveDate>> {
    Ok(team_member::Entity::find()
        .inner_join(audit::Entity)
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::DeclinedAt.is_null())
        .order_by_desc(audit::Column::VisitOn)
        .select_only()
        .column(audit::Column::VisitOn)
        .into_tuple()
        .one(database)
        .await?)
}

/// The part that a person has in each of these audits.
pub async fn parts_of(
    database: &impl ConnectionTrait,
    account: AccountId,
    audits: impl IntoIterator<Item = AuditId>,
) -> Result<HashMap<AuditId, team_member::Model>> {
    let rows = team_member::Entity::find()
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::AuditId.is_in(audits))
        .filter(team_member::Column::DeclinedAt.is_null())
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| (row.audit_id, row)).collect())
}

/// The next reference of a year: `AUD-2026-0007`.
pub async fn next_reference(tx: &impl ConnectionTrait, on: NaiveDate) -> Result<String> {
    let start = format!("AUD-{}-", on.year());
    // After 9999 comes 10000, which a comparison of letters alone would put before it.
    let last: Option<String> = audit::Entity::find()
        .select_only()
        .column(audit::Column::Reference)
        .filter(audit::Column::Reference.starts_with(&start))
        .order_by_desc(Expr::expr(Func::char_length(Expr::col(audit::Column::Reference))))
        .order_by_desc(audit::Column::Reference)
        .into_tuple()
        .one(tx)
        .await?;
    let number = last
        .and_then(|reference| reference.trim_start_matches(&start).parse::<u32>().ok())
        .map_or(1, |number| number + 1);
    Ok(reference(on, number))
}

/// The reference with a number, in the year of a day: four digits, or as many as it takes.
pub fn reference(on: NaiveDate, number: u32) -> String {
    format!("AUD-{}-{number:04}", on.year())
}

/// Adds a row.
pub async fn insert_audit(tx: &impl ConnectionTrait, row: audit::Model) -> Result<()> {
    audit::Entity::insert(audit::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes a move of an audit.
pub async fn insert_move(
    tx: &impl ConnectionTrait,
    audit: AuditId,
    (from, to): (AuditState, AuditState),
    by: Option<AccountId>,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    audit_move::ActiveModel {
        id: Set(AuditMoveId::new(now)),
        audit_id: Set(audit),
        from_state: Set(from),
        to_state: Set(to),
        moved_by: Set(by),
        moved_at: Set(now),
        reason: Set(reason.map(str::to_owned)),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The moves of an audit, oldest first.
pub async fn moves(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<audit_move::Model>> {
    let rows = audit_move::Entity::find()
        .filter(audit_move::Column::AuditId.eq(audit))
        .order_by_asc(audit_move::Column::MovedAt)
        .all(database)
        .await?;
    Ok(in_a_chain(rows))
}

/// Moves of one instant in the order in which one leads to the next.
fn in_a_chain(rows: Vec<audit_move::Model>) -> Vec<audit_move::Model> {
    let mut left = rows;
    let mut chain: Vec<audit_move::Model> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let at = left[0].moved_at;
        let state = chain.last().map(|last| last.to_state);
        let next = left.iter().take_while(|row| row.moved_at == at).position(|row| {
            state.map_or(row.from_state == AuditState::Planned, |state| row.from_state == state)
        });
        chain.push(left.remove(next.unwrap_or(0)));
    }
    chain
}

/// Everybody who was ever named for an audit, those who declined too.
pub async fn named(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<team_member::Model>> {
    Ok(team_member::Entity::find()
        .filter(team_member::Column::AuditId.eq(audit))
        .order_by_asc(team_member::Column::NamedOn)
        .order_by_asc(team_member::Column::Id)
        .all(database)
        .await?)
}

/// Names a person for an audit.
pub async fn insert_member(
    tx: &impl ConnectionTrait,
    audit: AuditId,
    account: AccountId,
    part: entities::audits::TeamPart,
    now: Timestamp,
) -> Result<()> {
    team_member::ActiveModel {
        id: Set(TeamMemberId::new(now)),
        audit_id: Set(audit),
        account_id: Set(account),
        part: Set(part),
        named_on: Set(today(now)),
        interest: Set(None),
        interest_until: Set(None),
        statement: Set(None),
        declared_at: Set(None),
        accepted_at: Set(None),
        declined_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// What a person declared in audits of a co-op.
pub async fn declared(
    database: &impl ConnectionTrait,
    account: AccountId,
    cooperative: OrganisationId,
) -> Result<Vec<team_member::Model>> {
    Ok(team_member::Entity::find()
        .inner_join(audit::Entity)
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::Interest.is_not_null())
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .all(database)
        .await?)
}

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

/// Keeps a point of the comments.
pub async fn insert_comment(tx: &impl ConnectionTrait, row: comment::Model) -> Result<()> {
    comment::Entity::insert(comment::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps an appeal.
pub async fn insert_appeal(tx: &impl ConnectionTrait, row: appeal::Model) -> Result<()> {
    appeal::Entity::insert(appeal::ActiveModel::from(row)).exec_without_returning(tx).await?;
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
