//! The bytes of a file in the store, known by their SHA-256.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The bytes of a file in the store, known by their SHA-256.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "blob")]
pub struct Model {
    /// Lower-case hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sha256: String,
    pub size: i64,
    pub media_type: String,
    pub stored_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
