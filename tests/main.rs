//! One test binary.

mod architecture;
mod audits;
mod demo;
mod entities;
mod evidence;
mod findings;
mod journal;
mod register;
mod report_pdf;
mod reports;
mod templates;
mod training_import;
mod world;
