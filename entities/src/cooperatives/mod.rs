//! Nouns of the room `cooperatives`.

pub mod consortium_membership;
pub mod cooperative;
pub mod cooperative_area;
pub mod governance_event;
pub mod vote_share;
pub mod vote_snapshot;
mod words;

pub use words::*;
