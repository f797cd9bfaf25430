//! Occurrences of a job, one after the other, that fell due and were not run.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::MissedBecause;
use crate::ids::{JobMissedId, JobPauseId};

/// Occurrences of a job, one after the other, that fell due and were not run.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "job_missed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobMissedId,
    pub job: String,
    /// Written as in `job_run`.
    pub first_occurrence: String,
    pub last_occurrence: String,
    pub occurrences: i64,
    pub because: MissedBecause,
    pub pause_id: Option<JobPauseId>,
    pub noted_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
