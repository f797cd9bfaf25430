//! One test binary.

mod report_pdf;
mod templates;
mod world;
