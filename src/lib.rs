//! Safon: franchise standards, audits, evidence, training and reports for social care co-operatives.
//!
//! The floors of the house, from the ground up; on a floor, from the left to the right. A module may use those that stand
//! before it in this list; `tests/architecture.rs` holds it to that.

// floor 1: tools
pub mod foundation;

// floor 2: the office
pub mod journal;
pub mod outbox;
pub mod access;

// floor 5: doors
pub mod web;
