//! A post or duty of a worker, a code of the reference data.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{WorkerId, WorkerRoleId};

/// A post or duty of a worker, a code of the reference data.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "worker_role")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WorkerRoleId,
    pub worker_id: WorkerId,
    pub role: String,
    /// The first day on which they hold it; empty: as long as they have worked here.
    pub since: Option<Date>,
    #[sea_orm(belongs_to, from = "worker_id", to = "id")]
    #[serde(skip)]
    pub worker: BelongsTo<super::worker::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
