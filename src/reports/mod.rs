//! Compliance reports: what they say, how they look, how they are issued, published, acknowledged and verified.

pub mod board;
pub mod code;
pub mod content;
pub mod dossier;
pub mod issuing;
pub mod layout;
pub mod publishing;
pub mod rules;
pub mod store;
pub mod tongue;
pub mod verifying;

pub use dossier::Dossier;
pub use issuing::{draft_pdf, issue, issue_due, redraw};
pub use publishing::{Seen, acknowledge, publish, see, see_pdf};
pub use verifying::{Answer, Published, published, published_pdf, verify_code, verify_digest};
