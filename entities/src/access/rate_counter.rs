//! How often something was tried in a window; kept here so that a restart forgives nobody.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How often something was tried in a window; kept here so that a restart forgives nobody.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "rate_counter")]
pub struct Model {
    /// What is counted, e.g. `sign-in:account:<hash>`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub window_started_at: DateTimeUtc,
    pub count: i32,
}

impl ActiveModelBehavior for ActiveModel {}
