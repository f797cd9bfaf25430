//! The auditor's result on one criterion in one audit.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{AssessmentResult, ScopeState};
use crate::ids::{AccountId, AssessmentId, AuditId, CriterionId};

/// The auditor's result on one criterion in one audit.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssessmentId,
    pub audit_id: AuditId,
    pub criterion_id: CriterionId,
    pub scope: ScopeState,
    /// Written by the rule, as data.
    #[sea_orm(column_type = "Text")]
    pub scope_reason: Option<String>,
    pub result: AssessmentResult,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    #[sea_orm(column_type = "Text")]
    pub no_finding_reason: Option<String>,
    pub assessed_by: Option<AccountId>,
    pub assessed_at: Option<DateTimeUtc>,
    pub revision: i32,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<super::audit::Entity>,
    #[sea_orm(belongs_to, from = "criterion_id", to = "id")]
    #[serde(skip)]
    pub criterion: BelongsTo<crate::standards::criterion::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
