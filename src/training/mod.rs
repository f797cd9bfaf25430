//! Training: what people must know, what they have done, and how much of it is in date.

pub mod rules;
