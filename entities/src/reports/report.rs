//! One issued report in one language. Its bytes never change.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::access::Language;
use crate::ids::{AccountId, AuditId, ReportId};

/// One issued report in one language. Its bytes never change.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportId,
    pub audit_id: AuditId,
    pub issue: i32,
    pub language: Language,
    pub sha256: String,
    pub size: i64,
    pub pages: i32,
    /// What a reader types to verify it; shared by the two languages of an issue.
    pub code: String,
    /// The same content as a page, as JSON.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    pub issued_by: AccountId,
    pub issued_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<crate::audits::audit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
