//! The nouns of Safon: row structs (one file a table, a folder a room), the words columns may hold, typed ids, migrations.
//!
//! It can be read as the data dictionary. No decisions, no queries, no hooks.

pub mod ids;
pub mod migrations;

pub mod access;
pub mod audits;
pub mod cooperatives;
pub mod documents;
pub mod evidence;
pub mod findings;
pub mod journal;
pub mod licences;
pub mod network;
pub mod operations;
pub mod outbox;
pub mod reminders;
pub mod reports;
pub mod standards;
pub mod training;

use sea_orm::ActiveEnum;

/// The word of a column enum that `text` names, if it names one.
pub fn word<E: ActiveEnum<Value = String>>(text: &str) -> Option<E> {
    E::try_from_value(&text.to_owned()).ok()
}

/// Every word of a column enum, in the order it was written.
pub fn words<E: ActiveEnum + sea_orm::Iterable>() -> impl Iterator<Item = E> {
    E::iter()
}
