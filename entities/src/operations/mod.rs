//! Nouns of the room `operations`.

pub mod job_missed;
pub mod job_order;
pub mod job_pause;
pub mod job_run;
pub mod service_setting;
mod words;

pub use words::*;
