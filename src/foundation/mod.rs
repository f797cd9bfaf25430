//! Tools under every room.

pub mod pdf;
