//! What a co-op shows: one item of a type, with revisions of files.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{EvidenceLanguage, EvidenceState, PersonalData};
use crate::ids::{AccountId, EvidenceItemId, OrganisationId};

/// What a co-op shows: one item of a type, with revisions of files.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceItemId,
    pub cooperative_id: OrganisationId,
    pub evidence_type: String,
    pub title: String,
    pub language: EvidenceLanguage,
    pub period_from: Option<Date>,
    pub period_to: Option<Date>,
    pub valid_until: Option<Date>,
    pub personal_data: PersonalData,
    pub redaction_confirmed: bool,
    pub state: EvidenceState,
    pub submitted_by: AccountId,
    pub submitted_at: DateTimeUtc,
    pub reviewed_by: Option<AccountId>,
    pub reviewed_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub return_reason: Option<String>,
    #[sea_orm(unique)]
    pub idempotency_key: Option<String>,
    /// Counts up with every change; an edit of an older one is refused.
    pub revision: i32,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<crate::cooperatives::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
