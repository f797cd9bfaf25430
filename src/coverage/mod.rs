//! Coverage: which criteria a co-op's evidence covers, until when, and what is missing.

pub mod rules;
