//! Nouns of the room `licences`.

pub mod licence;
pub mod licence_decision;
mod words;

pub use words::*;
