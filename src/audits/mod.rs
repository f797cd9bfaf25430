//! Audits: their scope, sample, computed facts, score and outcome.

pub mod facts;
pub mod independence;
pub mod ratio;
pub mod rules;
pub mod sampling;
pub mod scope;
pub mod scoring;
pub mod terms;
pub mod windows;
