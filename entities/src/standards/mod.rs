//! Nouns of the room `standards`.

pub mod consultation;
pub mod consultation_comment;
pub mod consultee;
pub mod criterion;
pub mod crosswalk;
pub mod disposition;
pub mod signature;
pub mod standard;
pub mod translation_review;
pub mod version;
mod words;

pub use words::*;
