//! The room `licences`.
