//! Training: what people must know, what they have done, how much of it is in date, and how spreadsheets of it are read.

pub mod import;
pub mod rules;
