//! What a journal entry says beyond its name; may be erased, the entry may not.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a journal entry says beyond its name; may be erased, the entry may not.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "journal_detail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    pub salt: String,
    /// Canonical JSON.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
}

impl ActiveModelBehavior for ActiveModel {}
