//! Nouns of the room `journal`.

pub mod journal_detail;
pub mod journal_entry;
