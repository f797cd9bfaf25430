//! The lock on a data folder: one service at a time works on an embedded database.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::foundation::error::{Error, Message, Result};

/// Held for as long as it lives; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
    alone: bool,
}

/// How long a service waits for another that is starting.
const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_TRIES: Duration = Duration::from_millis(200);

/// The file in the data folder.
pub const FILE: &str = "lock";

impl Lock {
    /// Takes a folder for this process alone, making the folder if it is not there. Refused while a service runs on it.
    pub fn take(data: &Path) -> Result<Self> {
        let file = open(data)?;
        held_by_nobody_else(file.try_lock(), data)?;
        Ok(Self { file, alone: true })
    }

    /// Takes a folder alone if nobody else is there, otherwise beside the services that share it: for those on one
    /// PostgreSQL database. Waits for one that has it alone for a moment, as a service has that is starting.
    pub async fn join(data: &Path) -> Result<Self> {
        let started = Instant::now();
        loop {
            let file = open(data)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => {}
                tried => return held_by_nobody_else(tried, data).map(|()| Self { file, alone: true }),
            }
            match file.try_lock_shared() {
                Err(TryLockError::WouldBlock) if started.elapsed() < PATIENCE => {}
                tried => return held_by_nobody_else(tried, data).map(|()| Self { file, alone: false }),
            }
            tokio::time::sleep(BETWEEN_TRIES).await;
        }
    }

    /// Is nobody else at work in the folder?
    pub fn is_alone(&self) -> bool {
        self.alone
    }

    /// Lets others share a folder that this process had alone.
    pub fn let_others_share(self) -> Result<Self> {
        self.file.unlock()?;
        self.file.lock_shared()?;
        Ok(Self { alone: false, ..self })
    }

    /// Does a service run on this folder now?
    pub fn is_held(data: &Path) -> Result<bool> {
        if !data.join(FILE).try_exists()? {
            return Ok(false);
        }
        match open(data)?.try_lock() {
            Ok(()) => Ok(false),
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(e)) => Err(e.into()),
        }
    }
}

fn open(data: &Path) -> Result<File> {
    std::fs::create_dir_all(data)?;
    Ok(OpenOptions::new().create(true).truncate(false).write(true).open(data.join(FILE))?)
}

fn held_by_nobody_else(tried: std::result::Result<(), TryLockError>, data: &Path) -> Result<()> {
    match tried {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Error::Refused(
            Message::new("operations-lock-held").with("folder", data.display().to_string()),
        )),
        Err(TryLockError::Error(e)) => Err(e.into()),
    }
}
