//! Compliance reports: what they say and how they look.

pub mod content;
pub mod layout;
