//! One test binary.

mod access;
mod answers;
mod anything;
mod architecture;
mod audits;
mod catalogue;
mod cli;
mod cooperatives;
mod coverage;
mod custody;
mod demo;
mod entities;
mod evidence;
mod findings;
mod hostile;

mod journal;
mod journeys;
mod licences;
mod looks;
mod operations;
mod outbox;
mod register;
mod reminders;
mod reply;
mod report_pdf;
mod reports;
mod requests;
mod rights;
mod standards;
mod templates;
mod training;
mod training_import;
mod world;
