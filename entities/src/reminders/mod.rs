//! Nouns of the room `reminders`.

pub mod reminder;
mod words;

pub use words::*;
