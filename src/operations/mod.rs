//! The room `operations`.
