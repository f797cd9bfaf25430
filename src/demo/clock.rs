//! The demonstration's clock: how far its time is from real time, kept in its data folder, so that every command obeys it.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use scheduler::clock::{Clock, Timestamp};
use serde::{Deserialize, Serialize};

use crate::foundation::error::{Error, Result};

/// The file in the data folder.
pub const FILE: &str = crate::operations::backup::DEMO_CLOCK;

/// What the file says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    /// Seconds that the demonstration is ahead of real time; negative when it is behind.
    shift_seconds: i64,
}

/// The clock that a data folder runs by: shifted if it holds a demonstration, else real time.
pub fn of(data: &Path) -> Result<Clock> {
    let text = match std::fs::read_to_string(path(data)) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Clock::system()),
        Err(e) => return Err(e.into()),
    };
    let kept: Kept = serde_json::from_str(&text).map_err(|e| Error::internal(format!("{FILE}: {e}")))?;
    let real = Clock::system().now();
    let start = TimeDelta::try_seconds(kept.shift_seconds).and_then(|shift| real.checked_add_signed(shift));
    Ok(Clock::shifted(start.ok_or_else(|| Error::internal(format!("{FILE}: out of range")))?))
}

/// Starts a demonstration's clock at an instant and keeps it in the folder, which must be there.
pub fn start(data: &Path, at: Timestamp) -> Result<Clock> {
    let clock = Clock::shifted(at);
    keep(data, &clock)?;
    Ok(clock)
}

/// Moves a demonstration's clock on and keeps where it stands.
pub fn advance(data: &Path, clock: &Clock, by: TimeDelta) -> Result<Timestamp> {
    clock.advance(by).map_err(Error::internal)?;
    keep(data, clock)?;
    Ok(clock.now())
}

/// Writes beside the file, then renames: a command that starts meanwhile reads the old shift or the new one.
fn keep(data: &Path, clock: &Clock) -> Result<()> {
    let ahead = clock.now() - Clock::system().now();
    let seconds = (ahead.num_milliseconds() as f64 / 1000.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "a number of seconds between two dates")]
    let kept = Kept { shift_seconds: seconds as i64 };
    let fresh = data.join(format!("{FILE}.new"));
    std::fs::write(&fresh, serde_json::to_vec(&kept).map_err(Error::internal)?)?;
    Ok(std::fs::rename(fresh, path(data))?)
}

/// Where the clock of a demonstration is kept.
pub fn path(data: &Path) -> PathBuf {
    data.join(FILE)
}
