//! One test binary.

mod templates;
mod report_pdf;
