//! Nouns of the room `standards`.

pub mod criterion;
pub mod crosswalk;
pub mod signature;
pub mod standard;
pub mod translation_review;
pub mod version;
mod words;

pub use words::*;
