//! The room `findings`.
