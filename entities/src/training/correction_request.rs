//! What a worker says is wrong in their own record, and what the co-op did about it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::CorrectionOutcome;
use crate::ids::{AccountId, CorrectionRequestId, WorkerId};

/// What a worker says is wrong in their own record, and what the co-op did about it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "correction_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CorrectionRequestId,
    pub worker_id: WorkerId,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    /// None: it waits for an answer.
    pub outcome: Option<CorrectionOutcome>,
    #[sea_orm(column_type = "Text")]
    pub reply: Option<String>,
    pub answered_by: Option<AccountId>,
    pub answered_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "worker_id", to = "id")]
    #[serde(skip)]
    pub worker: BelongsTo<super::worker::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
