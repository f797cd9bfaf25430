//! One test binary.

mod access;
mod architecture;
mod audits;
mod cli;
mod cooperatives;
mod coverage;
mod demo;
mod entities;
mod evidence;
mod findings;
mod journal;
mod licences;
mod looks;
mod operations;
mod outbox;
mod register;
mod reminders;
mod reply;
mod report_pdf;
mod reports;
mod rights;
mod standards;
mod templates;
mod training;
mod training_import;
mod world;
