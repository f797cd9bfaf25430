//! Queries of reminders: what was recorded, what is recorded now.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use entities::access::organisation;
use entities::ids::{AccountId, EmailId, OrganisationId, ReminderId};
use entities::outbox::{EmailState, email};
use entities::reminders::{ReminderState, reminder};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use crate::foundation::error::Result;

/// What makes a reminder one and the same.
pub type Key = (String, Uuid, NaiveDate, String, AccountId);

/// What the record holds for due dates of a span; of some organisations only, where some are given.
pub async fn recorded(
    database: &impl ConnectionTrait,
    due: &RangeInclusive<NaiveDate>,
    only: Option<&[OrganisationId]>,
) -> Result<HashSet<Key>> {
    let mut query = reminder::Entity::find()
        .select_only()
        .columns([
            reminder::Column::Rule,
            reminder::Column::SubjectId,
            reminder::Column::DueOn,
            reminder::Column::Step,
            reminder::Column::AccountId,
        ])
        .filter(reminder::Column::DueOn.between(*due.start(), *due.end()))
        .filter(reminder::Column::SetAsideAt.is_null());
    if let Some(only) = only {
        query = query.filter(reminder::Column::OrganisationId.is_in(only.iter().copied()));
    }
    let rows: Vec<Key> = query.into_tuple().all(database).await?;
    Ok(rows.into_iter().collect())
}

/// A reminder to be recorded.
#[derive(Clone, Debug)]
pub struct Entry {
    pub rule: String,
    pub subject_kind: &'static str,
    pub subject_id: Uuid,
    pub due_on: NaiveDate,
    pub step: String,
    pub account: AccountId,
    pub organisation: OrganisationId,
    pub state: ReminderState,
    pub email: Option<EmailId>,
    pub owed_on: NaiveDate,
}

/// Rows in one statement at most (SQLite takes 32,766 values).
const MANY: usize = 500;

/// Records reminders; one that is there already stays as it is.
pub async fn record(database: &impl ConnectionTrait, entries: &[Entry], now: Timestamp) -> Result<()> {
    let once = OnConflict::columns([
        reminder::Column::Rule,
        reminder::Column::SubjectKind,
        reminder::Column::SubjectId,
        reminder::Column::DueOn,
        reminder::Column::Step,
        reminder::Column::AccountId,
    ])
    .target_and_where(reminder::Column::SetAsideAt.is_null())
    .do_nothing()
    .to_owned();
    for some in entries.chunks(MANY) {
        let rows = some.iter().map(|entry| reminder::ActiveModel {
            id: Set(ReminderId::new(now)),
            rule: Set(entry.rule.clone()),
            subject_kind: Set(entry.subject_kind.to_owned()),
            subject_id: Set(entry.subject_id),
            due_on: Set(entry.due_on),
            step: Set(entry.step.clone()),
            account_id: Set(entry.account),
            organisation_id: Set(entry.organisation),
            state: Set(entry.state),
            email_id: Set(entry.email),
            owed_on: Set(entry.owed_on),
            recorded_at: Set(now),
            set_aside_at: Set(None),
        });
        reminder::Entity::insert_many(rows)
            .on_conflict(once.clone())
            .exec_without_returning(database)
            .await?;
    }
    Ok(())
}

/// A reminder that a letter tells.
pub struct Line {
    pub key: Key,
    pub owed_on: NaiveDate,
    pub letter: EmailId,
}

/// What letters tell these people of these subjects: all that went, or goes yet.
pub async fn told(
    database: &impl ConnectionTrait,
    subjects: &[Uuid],
    due: &RangeInclusive<NaiveDate>,
    people: &[AccountId],
) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for some in subjects.chunks(MANY) {
        let rows = reminder::Entity::find()
            .filter(reminder::Column::SubjectId.is_in(some.iter().copied()))
            .filter(reminder::Column::DueOn.between(*due.start(), *due.end()))
            .filter(reminder::Column::AccountId.is_in(people.iter().copied()))
            .filter(reminder::Column::State.eq(ReminderState::Posted))
            .filter(reminder::Column::SetAsideAt.is_null())
            .all(database)
            .await?;
        lines.extend(rows.into_iter().filter_map(|row| {
            let key = (row.rule, row.subject_id, row.due_on, row.step, row.account_id);
            Some(Line { key, owed_on: row.owed_on, letter: row.email_id? })
        }));
    }
    let letters: BTreeSet<EmailId> = lines.iter().map(|line| line.letter).collect();
    let letters: Vec<EmailId> = letters.into_iter().collect();
    let mut never = HashSet::new();
    for some in letters.chunks(MANY) {
        let some: Vec<EmailId> = email::Entity::find()
            .select_only()
            .column(email::Column::Id)
            .filter(email::Column::Id.is_in(some.iter().copied()))
            .filter(email::Column::State.is_in([EmailState::Failed, EmailState::Withdrawn]))
            .into_tuple()
            .all(database)
            .await?;
        never.extend(some);
    }
    lines.retain(|line| !never.contains(&line.letter));
    Ok(lines)
}

/// Marks reminders of a letter as withdrawn: these, or all. It will not tell of them.
pub async fn withdraw(database: &impl ConnectionTrait, letter: EmailId, these: Option<&[Key]>) -> Result<()> {
    let all = || {
        reminder::Entity::update_many()
            .col_expr(reminder::Column::State, Expr::value(ReminderState::Withdrawn))
            .filter(reminder::Column::EmailId.eq(letter))
    };
    let Some(these) = these else {
        all().exec(database).await?;
        return Ok(());
    };
    for (rule, subject, due, step, account) in these {
        all()
            .filter(reminder::Column::Rule.eq(rule))
            .filter(reminder::Column::SubjectId.eq(*subject))
            .filter(reminder::Column::DueOn.eq(*due))
            .filter(reminder::Column::Step.eq(step))
            .filter(reminder::Column::AccountId.eq(*account))
            .exec(database)
            .await?;
    }
    Ok(())
}

/// Sets aside reminders that a letter will not tell and that are owed still: they are told again.
pub async fn set_aside(
    database: &impl ConnectionTrait,
    letter: EmailId,
    these: &[Key],
    now: Timestamp,
) -> Result<()> {
    withdraw(database, letter, Some(these)).await?;
    for (rule, subject, due, step, account) in these {
        reminder::Entity::update_many()
            .col_expr(reminder::Column::SetAsideAt, Expr::value(Some(now)))
            .filter(reminder::Column::EmailId.eq(letter))
            .filter(reminder::Column::Rule.eq(rule))
            .filter(reminder::Column::SubjectId.eq(*subject))
            .filter(reminder::Column::DueOn.eq(*due))
            .filter(reminder::Column::Step.eq(step))
            .filter(reminder::Column::AccountId.eq(*account))
            .exec(database)
            .await?;
    }
    Ok(())
}

/// Which of these letters were posted already, by their unique keys.
pub async fn posted(database: &impl ConnectionTrait, keys: &[String]) -> Result<HashSet<String>> {
    let mut found = HashSet::new();
    for some in keys.chunks(MANY) {
        let there: Vec<String> = email::Entity::find()
            .select_only()
            .column(email::Column::UniqueKey)
            .filter(email::Column::UniqueKey.is_in(some))
            .into_tuple()
            .all(database)
            .await?;
        found.extend(there);
    }
    Ok(found)
}

/// References and names of organisations; of some only, where some are given.
pub async fn organisations(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
) -> Result<HashMap<OrganisationId, (String, String, String)>> {
    let mut query = organisation::Entity::find();
    if let Some(only) = only {
        query = query.filter(organisation::Column::Id.is_in(only.iter().copied()));
    }
    let rows: Vec<(OrganisationId, String, String, String)> = query
        .select_only()
        .columns([
            organisation::Column::Id,
            organisation::Column::Reference,
            organisation::Column::NameEn,
            organisation::Column::NameCy,
        ])
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|(id, reference, en, cy)| (id, (reference, en, cy))).collect())
}

/// The ledger: what went out or was missed, latest first, with its letter.
pub async fn ledger(
    database: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<(reminder::Model, Option<email::Model>)>> {
    let rows = reminder::Entity::find()
        // An id carries the time at which it was recorded, and has an index.
        .order_by_desc(reminder::Column::Id)
        .limit(limit)
        .all(database)
        .await?;
    let ids: Vec<EmailId> = rows.iter().filter_map(|row| row.email_id).collect();
    let letters: HashMap<EmailId, email::Model> = email::Entity::find()
        .filter(email::Column::Id.is_in(ids))
        .all(database)
        .await?
        .into_iter()
        .map(|letter| (letter.id, letter))
        .collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let letter = row.email_id.and_then(|id| letters.get(&id).cloned());
            (row, letter)
        })
        .collect())
}
