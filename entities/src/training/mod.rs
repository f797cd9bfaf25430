//! Nouns of the room `training`.

pub mod import_answer;
pub mod induction_step;
pub mod training_import;
pub mod training_record;
pub mod training_requirement;
mod words;
pub mod worker;
pub mod worker_role;

pub use words::*;
