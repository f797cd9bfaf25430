//! One test binary.

mod report_pdf;
