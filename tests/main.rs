//! One test binary.

mod templates;
mod world;
