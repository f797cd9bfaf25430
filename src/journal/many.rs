//! Several entries at once, for a deed that concerns many subjects, each with a custody of its own.

use entities::ids::AccountId;
use entities::journal::{journal_detail, journal_entry};
use scheduler::clock::Timestamp;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{Event, entry_of, last};
use crate::foundation::error::Result;

/// Rows in one statement; a database binds only so many values.
const AT_ONCE: usize = 500;

/// Writes an entry for each of these events inside the transaction of the deed, in this order.
pub async fn record_all(
    tx: &impl ConnectionTrait,
    account: impl Into<Option<AccountId>>,
    events: Vec<Event>,
    now: Timestamp,
) -> Result<()> {
    let account = account.into();
    let (mut sequence, mut hash) = last(tx).await?;
    let (mut entries, mut details) = (Vec::new(), Vec::new());
    for event in events {
        sequence += 1;
        let (entry, detail) = entry_of(event, sequence, hash, account, now);
        hash = entry.hash.clone();
        entries.push(journal_entry::ActiveModel::from(entry));
        details.push(journal_detail::ActiveModel::from(detail));
    }
    for some in entries.chunks(AT_ONCE) {
        journal_entry::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    for some in details.chunks(AT_ONCE) {
        journal_detail::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}
