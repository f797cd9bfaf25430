//! Nouns of the room `outbox`.

pub mod email;
pub mod returned_mail;
pub mod suppression;
mod words;

pub use words::*;
