//! Time in Safon: the clock, the timetable and its runner, the cadence of reminders, working days and quiet hours.
//!
//! Everything here is handed what it needs: the time as an argument, the record of what ran as closures, the
//! exceptions to the bank holidays as data. It knows no table, page or email. A local time means the time in Wales
//! (Europe/London), every day of the year.

pub mod bank_holidays;
pub mod cadence;
pub mod clock;
mod field;
pub mod line;
pub mod quiet;
pub mod runner;
mod runs;
pub mod timetable;
pub mod working_days;

pub use clock::{Clock, Timestamp};
