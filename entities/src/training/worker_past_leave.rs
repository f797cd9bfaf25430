//! A long leave of a worker beside the one in their row; most are over.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{WorkerId, WorkerPastLeaveId};

/// A long leave of a worker beside the one in their row; most are over.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "worker_past_leave")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WorkerPastLeaveId,
    pub worker_id: WorkerId,
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    pub reason: Option<String>,
    #[sea_orm(belongs_to, from = "worker_id", to = "id")]
    #[serde(skip)]
    pub worker: BelongsTo<super::worker::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
