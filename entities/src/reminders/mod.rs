//! Nouns of the room `reminders`.

pub mod digest_choice;
pub mod reminder;
mod words;

pub use words::*;
