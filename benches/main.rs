//! Measured speed.

fn main() {}
