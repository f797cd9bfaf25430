//! A co-op's appeal against the answers.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{AppealDecision, AppealGround};
use crate::ids::{AccountId, AppealId, AuditId};

/// A co-op's appeal against the answers.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "appeal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AppealId,
    pub audit_id: AuditId,
    pub issue: i32,
    pub ground: AppealGround,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub made_by: AccountId,
    pub made_on: Date,
    pub decision: Option<AppealDecision>,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    pub decided_by: Option<AccountId>,
    pub decided_on: Option<Date>,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<super::audit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
