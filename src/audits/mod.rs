//! The room `audits`.
