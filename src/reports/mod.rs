//! The room `reports`.
