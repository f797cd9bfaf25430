//! `register`.
