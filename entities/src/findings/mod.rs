//! Nouns of the room `findings`.

pub mod action_event;
pub mod corrective_action;
pub mod finding;
mod words;

pub use words::*;
