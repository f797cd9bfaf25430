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
pub mod documents;

// floor 3: rooms
pub mod standards;
pub mod cooperatives;
pub mod evidence;
pub mod training;
pub mod findings;
pub mod audits;
pub mod coverage;
pub mod licences;
pub mod reports;

// floor 4: across the rooms
pub mod register;
pub mod network;
pub mod deadlines;
pub mod boards;
pub mod reminders;
pub mod operations;

// floor 5: doors
pub mod demo;
pub mod web;
pub mod jobs;
pub mod cli;
