//! Nouns of the room `evidence`.

pub mod blob;
pub mod evidence_file;
pub mod evidence_item;
pub mod evidence_remark;
pub mod evidence_tie;
mod words;

pub use words::*;
