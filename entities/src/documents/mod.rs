//! Nouns of the room `documents`.

pub mod document;
mod words;

pub use words::*;
