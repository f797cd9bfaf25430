//! Nouns of the room `reports`.

pub mod acknowledgement;
pub mod report;
pub mod report_withdrawal;
