//! One test binary.

mod architecture;
mod audits;
mod cli;
mod demo;
mod entities;
mod evidence;
mod findings;
mod journal;
mod operations;
mod reminders;
mod report_pdf;
mod templates;
mod training_import;
mod world;
