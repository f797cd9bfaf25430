//! One test binary.

mod templates;
