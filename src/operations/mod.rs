//! Running the service: health, verification, backup and restore, the lock, the record of jobs,
//! and how long evidence is kept.

pub mod backup;
pub mod health;
pub mod keeping;
pub mod ledger;
pub mod lock;
pub mod missed;
pub mod pauses;
mod postgres;
pub mod proof;
pub mod relaying;
pub mod runs;
pub mod settings;
pub mod timetable;
pub mod verify;
