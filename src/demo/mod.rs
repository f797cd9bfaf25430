//! The demonstration: an invented network with a past, so that a newcomer sees every page with something on it.
//!
//! It calls the same verbs as people do, with the times of the past as their argument; only bulk rows are written directly.

pub mod chance;
pub mod clock;
pub mod cooperatives;
pub mod names;
pub mod people;
pub mod workforce;
