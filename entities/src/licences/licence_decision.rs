//! A decision on a licence: person, date, reason, what it rests on.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::DecisionKind;
use crate::ids::{AccountId, AuditId, LicenceDecisionId, LicenceId};

/// A decision on a licence: person, date, reason, what it rests on.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "licence_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LicenceDecisionId,
    pub licence_id: LicenceId,
    pub kind: DecisionKind,
    pub decided_by: AccountId,
    pub decided_on: Date,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    #[sea_orm(column_type = "Text")]
    pub conditions: Option<String>,
    /// The audit it rests on.
    pub audit_id: Option<AuditId>,
    pub decided_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "licence_id", to = "id")]
    #[serde(skip)]
    pub licence: BelongsTo<super::licence::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
