//! Nouns of the room `evidence`.

pub mod blob;
pub mod erasure;
pub mod evidence_file;
pub mod evidence_item;
pub mod evidence_remark;
pub mod evidence_tie;
pub mod file_scan;
pub mod legal_hold;
pub mod evidence_upload;
pub mod scan_try;
mod words;

pub use words::*;
