//! A step of the induction framework a worker has completed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{InductionStepId, WorkerId};

/// A step of the induction framework a worker has completed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "induction_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InductionStepId,
    pub worker_id: WorkerId,
    pub step: String,
    pub completed_on: Date,
    pub signed_off_by: String,
    #[sea_orm(belongs_to, from = "worker_id", to = "id")]
    #[serde(skip)]
    pub worker: BelongsTo<super::worker::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
