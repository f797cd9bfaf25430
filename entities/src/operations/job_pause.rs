//! A time during which a job was not to run, who said so and why.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, JobPauseId};

/// A time during which a job was not to run, who said so and why.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "job_pause")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobPauseId,
    pub job: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub paused_by: AccountId,
    pub paused_at: DateTimeUtc,
    pub resumed_by: Option<AccountId>,
    /// Empty while the pause lasts; a job has one such pause at most.
    pub resumed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
