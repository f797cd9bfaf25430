//! Nouns of the room `reminders`.

pub mod delegation;
pub mod digest_choice;
pub mod group_stop;
pub mod mailbox_use;
pub mod reminder;
pub mod shared_mailbox;
mod words;

pub use words::*;
