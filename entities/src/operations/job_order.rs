//! A job that somebody wants run now. The row goes when the run begins.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::AccountId;

/// A job that somebody wants run now. The row goes when the run begins.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "job_order")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub job: String,
    pub ordered_by: AccountId,
    pub ordered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
