//! One person's completion (or expiry) of one subject.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ActionTaken, RecordSource};
use crate::ids::{AccountId, TrainingImportId, TrainingRecordId, WorkerId};

/// One person's completion (or expiry) of one subject.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "training_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TrainingRecordId,
    pub worker_id: WorkerId,
    pub subject: String,
    pub completed_on: Option<Date>,
    /// As the file or certificate says; never worked back.
    pub expires_on: Option<Date>,
    pub provider: Option<String>,
    pub mode: Option<String>,
    /// Attended and competent are two facts.
    pub competence_observed_by: Option<String>,
    pub competence_observed_on: Option<Date>,
    pub action_taken: Option<ActionTaken>,
    #[sea_orm(column_type = "Text")]
    pub note: Option<String>,
    pub source: RecordSource,
    pub import_id: Option<TrainingImportId>,
    pub recorded_by: Option<AccountId>,
    pub recorded_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "worker_id", to = "id")]
    #[serde(skip)]
    pub worker: BelongsTo<super::worker::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
