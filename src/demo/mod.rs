//! The demonstration: an invented network with a past, so that a newcomer sees every page with something on it.
//!
//! It calls the same verbs as people do, with the times of the past as their argument; only bulk rows are written directly.

pub mod chance;
pub mod clock;
pub mod cooperatives;
pub mod names;
pub mod people;
pub mod workforce;

use std::path::Path;

use crate::foundation::error::{Error, Result};

const ACCOUNTS: &str = "demo-accounts.json";

/// Keeps the list of accounts in the data folder, so that it can be printed and shown.
pub fn keep_accounts(data: &Path, people: &[people::Person]) -> Result<()> {
    let text = serde_json::to_string_pretty(people).map_err(Error::internal)?;
    Ok(std::fs::write(data.join(ACCOUNTS), text)?)
}

/// The accounts of the demonstration in a data folder.
pub fn accounts(data: &Path) -> Result<serde_json::Value> {
    match std::fs::read_to_string(data.join(ACCOUNTS)) {
        Ok(text) => serde_json::from_str(&text).map_err(Error::internal),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(serde_json::json!([])),
        Err(e) => Err(e.into()),
    }
}
