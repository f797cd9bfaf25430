//! One test binary.

mod architecture;
mod entities;
mod templates;
mod world;
