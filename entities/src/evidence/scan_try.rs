//! A file that the virus scanner was asked about without an answer, and how often. No row: it was not, or has answered.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A file that the virus scanner was asked about without an answer, and how often. No row: it was not, or has answered.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "scan_try")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sha256: String,
    pub tries: i32,
    pub tried_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
