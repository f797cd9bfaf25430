//! The regulator's word that an issue of a report is not to be relied on any more, and why.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::access::Language;
use crate::ids::{AccountId, AuditId, ReportWithdrawalId};

/// The regulator's word that an issue of a report is not to be relied on any more, and why.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "report_withdrawal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportWithdrawalId,
    pub audit_id: AuditId,
    pub issue: i32,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The language of the reason.
    pub language: Language,
    pub withdrawn_by: AccountId,
    pub withdrawn_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<crate::audits::audit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
