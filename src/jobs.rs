//! `jobs`.
