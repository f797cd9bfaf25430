//! One test binary.

mod architecture;
mod audits;
mod demo;
mod entities;
mod evidence;
mod findings;
mod journal;
mod looks;
mod outbox;
mod report_pdf;
mod rights;
mod templates;
mod training_import;
mod world;
