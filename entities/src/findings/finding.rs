//! A nonconformity with a grade, an opportunity for improvement, or good practice.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{FindingKind, Grade};
use crate::ids::{AccountId, AuditId, CriterionId, FindingId, OrganisationId};

/// A nonconformity with a grade, an opportunity for improvement, or good practice.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "finding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FindingId,
    pub audit_id: AuditId,
    pub criterion_id: CriterionId,
    pub cooperative_id: OrganisationId,
    pub number: i32,
    pub kind: FindingKind,
    pub grade: Option<Grade>,
    /// Why the grade is lower than the severity, or was changed.
    #[sea_orm(column_type = "Text")]
    pub grade_reason: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub statement: String,
    pub repeated: bool,
    pub raised_by: AccountId,
    pub raised_at: DateTimeUtc,
    pub withdrawn_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub withdrawn_reason: Option<String>,
    pub revision: i32,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<crate::audits::audit::Entity>,
    #[sea_orm(belongs_to, from = "criterion_id", to = "id")]
    #[serde(skip)]
    pub criterion: BelongsTo<crate::standards::criterion::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
