//! One test binary.

mod architecture;
mod audits;
mod demo;
mod entities;
mod evidence;
mod findings;
mod journal;
mod reply;
mod report_pdf;
mod templates;
mod training_import;
mod world;
