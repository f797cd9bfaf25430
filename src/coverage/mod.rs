//! The room `coverage`.
