//! A worker drawn for the sample of an audit.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AuditId, SampleWorkerId, WorkerId};

/// A worker drawn for the sample of an audit.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sample_worker")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SampleWorkerId,
    pub audit_id: AuditId,
    pub worker_id: WorkerId,
    pub position: i32,
    /// `drawn`, `newest`, `agency` or `volunteer`.
    pub why: String,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<super::audit::Entity>,
    #[sea_orm(belongs_to, from = "worker_id", to = "id")]
    #[serde(skip)]
    pub worker: BelongsTo<crate::training::worker::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
