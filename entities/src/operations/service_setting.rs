//! A switch of this installation, such as the hold on mail after a restore.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A switch of this installation, such as the hold on mail after a restore.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "service_setting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub value: String,
    pub set_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
