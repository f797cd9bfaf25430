//! One run of one job of the timetable.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::RunOutcome;
use crate::ids::JobRunId;

/// One run of one job of the timetable.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "job_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobRunId,
    pub job: String,
    /// The local wall-clock time it stood for.
    pub occurrence: String,
    pub outcome: RunOutcome,
    #[sea_orm(column_type = "Text")]
    pub detail: Option<String>,
    pub started_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
