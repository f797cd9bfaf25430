//! `network`.
