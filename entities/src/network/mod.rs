//! Nouns of the room `network`.

pub mod area_total;
pub mod standing;
