//! Running the service: health, verification, backup and restore, the lock, the record of jobs.

pub mod lock;
pub mod runs;
pub mod timetable;
