//! What the virus scanner said of a stored file. No row: it has not been asked yet.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ScanResult;

/// What the virus scanner said of a stored file. No row: it has not been asked yet.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "file_scan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sha256: String,
    pub result: ScanResult,
    /// The scanner's name of what it found; only where it found something.
    pub found: Option<String>,
    pub scanned_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
