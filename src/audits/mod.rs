//! Audits: their scope, sample, computed facts, score and outcome.

pub mod facts;
pub mod ratio;
pub mod sampling;
pub mod scope;
pub mod scoring;
