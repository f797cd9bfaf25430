//! Standards: what a version says, how it is read from a file, and how it comes to be agreed.

pub mod condition;
pub mod fault;
pub mod pack;
pub mod period;
pub mod tree;
