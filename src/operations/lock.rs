//! The lock on a data folder: one service at a time works on an embedded database.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::foundation::error::{Error, Message, Result};

/// Held for as long as it lives; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock(File);

/// The file in the data folder.
pub const FILE: &str = "lock";

impl Lock {
    /// Takes a folder for this process alone, making the folder if it is not there. Refused while a service runs on it.
    pub fn take(data: &Path) -> Result<Self> {
        let file = open(data)?;
        held_by_nobody_else(file.try_lock(), data)?;
        Ok(Self(file))
    }

    /// Takes a folder beside other services: for those that share a PostgreSQL database. It keeps out who wants it alone.
    pub fn share(data: &Path) -> Result<Self> {
        let file = open(data)?;
        held_by_nobody_else(file.try_lock_shared(), data)?;
        Ok(Self(file))
    }

    /// Lets others share a folder that this process had alone.
    pub fn let_others_share(self) -> Result<Self> {
        self.0.unlock()?;
        self.0.lock_shared()?;
        Ok(self)
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
