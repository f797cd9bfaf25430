//! A board member's word that the board has the report, or a question about it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, AcknowledgementId, AuditId, OrganisationId};

/// A board member's word that the board has the report, or a question about it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "acknowledgement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AcknowledgementId,
    pub audit_id: AuditId,
    pub issue: i32,
    pub account_id: AccountId,
    pub organisation_id: OrganisationId,
    #[sea_orm(column_type = "Text")]
    pub question: Option<String>,
    pub acknowledged_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<crate::audits::audit::Entity>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<crate::access::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
