//! Safon: franchise standards, audits, evidence, training and reports for social care co-operatives.
//!
//! The floors of the house, from the ground up. A module may use those above it in this list
//! on lower floors, and those to its left on its own floor; `tests/architecture.rs` holds it to that.

// floor 1: tools
pub mod foundation;

// floor 3: rooms
pub mod training;
