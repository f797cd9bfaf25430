//! Co-ops: their record, members and votes, governance dates.

pub mod rules;
