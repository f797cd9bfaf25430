//! The room `cooperatives`.
