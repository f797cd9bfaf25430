//! One test binary.

mod architecture;
mod demo;
mod entities;
mod evidence;
mod journal;
mod report_pdf;
mod templates;
mod training_import;
mod world;
