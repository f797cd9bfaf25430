//! One reading of a training spreadsheet. The spreadsheet is not kept, only its digest.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ImportState;
use crate::ids::{AccountId, OrganisationId, TrainingImportId};

/// One reading of a training spreadsheet. The spreadsheet is not kept, only its digest.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "training_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TrainingImportId,
    pub cooperative_id: OrganisationId,
    pub file_name: String,
    pub sha256: String,
    pub state: ImportState,
    /// The dry run as JSON, until confirmed or abandoned.
    #[sea_orm(column_type = "Text")]
    pub reading: Option<String>,
    /// What the person answered so far, as JSON.
    #[sea_orm(column_type = "Text")]
    pub answers: Option<String>,
    pub created_by: Option<AccountId>,
    pub created_at: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
    pub added: i32,
    pub corrected: i32,
    pub unchanged: i32,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<crate::cooperatives::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
