//! One test binary.

mod architecture;
mod templates;
mod world;
