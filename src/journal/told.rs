//! What the journal tells of one subject: in parts, of some kinds only, or the whole.

use entities::ids::AccountId;
use entities::journal::journal_entry;
use scheduler::clock::Timestamp;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::Value;
use uuid::Uuid;

use super::with_details;
use crate::foundation::error::Result;

/// An entry with its detail, where that was not erased.
type Told = (journal_entry::Model, Option<Value>);

fn of(subject_kind: &str, subject_id: Uuid) -> Select<journal_entry::Entity> {
    journal_entry::Entity::find()
        .filter(journal_entry::Column::SubjectKind.eq(subject_kind))
        .filter(journal_entry::Column::SubjectId.eq(subject_id))
}

/// What happened to one row, oldest first, with what can still be said of it.
pub async fn about(
    database: &impl ConnectionTrait,
    subject_kind: &str,
    subject_id: Uuid,
) -> Result<Vec<Told>> {
    let entries = of(subject_kind, subject_id)
        .order_by_asc(journal_entry::Column::Sequence)
        .limit(500)
        .all(database)
        .await?;
    with_details(database, entries).await
}

/// What of these kinds is told of a subject, oldest first, however much else was done with it.
pub async fn told_of(
    database: &impl ConnectionTrait,
    subject_kind: &str,
    subject_id: Uuid,
    events: &[&str],
) -> Result<Vec<Told>> {
    let entries = of(subject_kind, subject_id)
        .filter(journal_entry::Column::Event.is_in(events.iter().copied()))
        .order_by_asc(journal_entry::Column::Sequence)
        .all(database)
        .await?;
    with_details(database, entries).await
}

/// When somebody last did this with a subject.
pub async fn last_by(
    database: &impl ConnectionTrait,
    subject_kind: &str,
    subject_id: Uuid,
    event: &str,
    account: AccountId,
) -> Result<Option<Timestamp>> {
    let last = of(subject_kind, subject_id)
        .filter(journal_entry::Column::Event.eq(event))
        .filter(journal_entry::Column::AccountId.eq(account))
        .order_by_desc(journal_entry::Column::Sequence)
        .one(database)
        .await?;
    Ok(last.map(|entry| entry.at))
}

/// How many entries speak of a subject.
pub async fn count_of(database: &impl ConnectionTrait, subject_kind: &str, subject_id: Uuid) -> Result<u64> {
    Ok(of(subject_kind, subject_id).count(database).await?)
}

/// A part of what is told of a subject, the newest first.
pub async fn some_of(
    database: &impl ConnectionTrait,
    subject_kind: &str,
    subject_id: Uuid,
    after: u64,
    most: u64,
) -> Result<Vec<Told>> {
    let entries = of(subject_kind, subject_id)
        .order_by_desc(journal_entry::Column::Sequence)
        .offset(after)
        .limit(most)
        .all(database)
        .await?;
    with_details(database, entries).await
}

/// All that is told of a subject, oldest first.
pub async fn whole_of(
    database: &impl ConnectionTrait,
    subject_kind: &str,
    subject_id: Uuid,
) -> Result<Vec<Told>> {
    let (mut all, mut from) = (Vec::new(), 0);
    loop {
        let entries = of(subject_kind, subject_id)
            .filter(journal_entry::Column::Sequence.gt(from))
            .order_by_asc(journal_entry::Column::Sequence)
            .limit(AT_ONCE)
            .all(database)
            .await?;
        let Some(last) = entries.last() else { return Ok(all) };
        from = last.sequence;
        all.extend(with_details(database, entries).await?);
    }
}

/// Entries that are read with one statement.
const AT_ONCE: u64 = 1000;
