//! One test binary.

mod architecture;
mod audits;
mod coverage;
mod demo;
mod entities;
mod evidence;
mod findings;
mod journal;
mod report_pdf;
mod templates;
mod training;
mod training_import;
mod world;
