//! A change of an audit's state, with who and why.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::AuditState;
use crate::ids::{AccountId, AuditId, AuditMoveId};

/// A change of an audit's state, with who and why.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_move")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditMoveId,
    pub audit_id: AuditId,
    pub from_state: AuditState,
    pub to_state: AuditState,
    pub moved_by: Option<AccountId>,
    pub moved_at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<super::audit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
