//! Counts by local authority (and `all`), summed up from standings; can be rebuilt at any time.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::AreaTotalId;

/// Counts by local authority (and `all`), summed up from standings; can be rebuilt at any time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "area_total")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AreaTotalId,
    pub area: String,
    /// What is counted, e.g. `outcome:conditional` or `open_criticals`.
    pub measure: String,
    pub count: i32,
    pub as_of: Date,
}

impl ActiveModelBehavior for ActiveModel {}
