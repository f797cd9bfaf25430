//! One run of one job of the timetable.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{RunCause, RunOutcome};
use crate::ids::JobRunId;

/// One run of one job of the timetable.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "job_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobRunId,
    pub job: String,
    /// The instant it stood for: UTC, of fixed width, so that it sorts.
    pub occurrence: String,
    pub outcome: RunOutcome,
    #[sea_orm(column_type = "Text")]
    pub detail: Option<String>,
    pub started_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
    /// Why it ran; nothing in rows from before this was kept.
    pub cause: Option<RunCause>,
    /// When whoever runs it last said that it still does.
    pub renewed_at: Option<DateTimeUtc>,
    /// Recorded by a clock that stood ahead, and so neither the last run nor in anybody's way.
    pub set_aside_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
