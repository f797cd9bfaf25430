//! Nouns of the room `training`.

pub mod correction_request;
pub mod import_answer;
pub mod import_undo;
pub mod induction_step;
pub mod training_certificate;
pub mod training_import;
pub mod training_record;
pub mod training_requirement;
mod words;
pub mod worker;
pub mod worker_past_leave;
pub mod worker_past_role;
pub mod worker_role;

pub use words::*;
