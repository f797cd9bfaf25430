//! What an audit's team asks a co-op to show, by a day.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::RequestState;
use crate::ids::{AccountId, AuditId, CriterionId, EvidenceRequestId, OrganisationId};

/// What an audit's team asks a co-op to show, by a day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceRequestId,
    pub audit_id: AuditId,
    /// Counts up within the audit.
    pub number: i32,
    /// The co-op of the audit, so that its lists need not ask for audits first.
    pub cooperative_id: OrganisationId,
    pub criterion_id: Option<CriterionId>,
    /// A code of the audit's version.
    pub evidence_type: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub asked: String,
    pub due_on: Date,
    /// Who at the co-op sees to it; empty: its manager.
    pub owner_id: Option<AccountId>,
    pub state: RequestState,
    pub asked_by: AccountId,
    pub asked_at: DateTimeUtc,
    #[sea_orm(unique)]
    pub idempotency_key: String,
    /// Counts up with every turn; a turn from an older one is refused.
    pub revision: i32,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<super::audit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
