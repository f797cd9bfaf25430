//! Standards: what a version says, how it is read from a file, and how it comes to be agreed.

pub mod canonical;
pub mod condition;
pub mod fault;
pub mod format;
pub mod pack;
pub mod period;
pub mod reading;
pub mod rules;
pub mod shape;
pub mod tree;
pub mod welsh;
