//! One test binary.

mod architecture;
mod entities;
mod journal;
mod outbox;
mod report_pdf;
mod templates;
mod training_import;
mod world;
