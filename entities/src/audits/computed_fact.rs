//! A metric as of the audit, confirmed or overridden by the auditor.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, AssessmentId, ComputedFactId};

/// A metric as of the audit, confirmed or overridden by the auditor.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "computed_fact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ComputedFactId,
    pub assessment_id: AssessmentId,
    pub metric: String,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    /// How many different people it is about; none where it is about none, or nobody knows.
    pub people: Option<i64>,
    /// As printed.
    pub value_text: String,
    /// Who was left out and why, as JSON without names.
    #[sea_orm(column_type = "Text")]
    pub left_out: Option<String>,
    pub confirmed: bool,
    pub override_value: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub override_reason: Option<String>,
    pub settled_by: Option<AccountId>,
    pub settled_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "assessment_id", to = "id")]
    #[serde(skip)]
    pub assessment: BelongsTo<super::assessment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
