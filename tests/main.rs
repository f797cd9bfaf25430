//! One test binary.

mod access;
mod architecture;
mod audits;
mod cooperatives;
mod demo;
mod entities;
mod evidence;
mod findings;
mod journal;
mod licences;
mod looks;
mod outbox;
mod register;
mod report_pdf;
mod reports;
mod rights;
mod standards;
mod templates;
mod training_import;
mod world;
