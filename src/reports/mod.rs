//! Compliance reports: what they say, how they look, how they are issued, published, acknowledged and verified.

pub mod board;
pub mod content;
pub mod dossier;
pub mod editions;
pub mod issuing;
pub mod layout;
pub mod publishing;
pub mod rules;
pub mod store;
pub mod verifying;
pub mod withdrawing;

pub use crate::documents::code;
pub use dossier::Dossier;
pub use editions::Form;
pub use issuing::{NOT_ISSUED, draft_pdf, issue, issue_due, redraw};
pub use publishing::{Seen, acknowledge, publish, see};
pub use verifying::{Answer, Published, published, verify_code, verify_digest, verify_file};
pub use withdrawing::withdraw;
