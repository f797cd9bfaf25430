//! A post or duty that a worker held and holds no more.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{WorkerId, WorkerPastRoleId};

/// A post or duty that a worker held and holds no more.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "worker_past_role")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WorkerPastRoleId,
    pub worker_id: WorkerId,
    pub role: String,
    /// The first day; empty: since they began to work here.
    pub since: Option<Date>,
    /// The last day.
    pub until: Date,
    #[sea_orm(belongs_to, from = "worker_id", to = "id")]
    #[serde(skip)]
    pub worker: BelongsTo<super::worker::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
