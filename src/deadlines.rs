//! `deadlines`.
