//! Training: who has done what, until when, and how spreadsheets of it are read.

pub mod import;
