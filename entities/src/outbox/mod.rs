//! Nouns of the room `outbox`.

pub mod email;
mod words;

pub use words::*;
