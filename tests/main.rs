//! One test binary.

mod access;
mod answers;
mod anything;
mod archives;
mod architecture;
mod audits;
mod catalogue;
mod cli;
mod cooperatives;
mod coverage;
mod demo;
mod entities;
mod evidence;
mod findings;
mod hostile;

mod journal;
mod journeys;
mod kills;
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
mod uploads;
mod uploads_page;
mod world;
