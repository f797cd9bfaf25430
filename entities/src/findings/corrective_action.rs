//! What a co-op does about a nonconformity.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ActionState;
use crate::ids::{AccountId, CorrectiveActionId, EvidenceItemId, FindingId, OrganisationId};

/// What a co-op does about a nonconformity.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "corrective_action")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CorrectiveActionId,
    #[sea_orm(unique)]
    pub finding_id: FindingId,
    pub cooperative_id: OrganisationId,
    pub state: ActionState,
    #[sea_orm(column_type = "Text")]
    pub cause: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub plan: Option<String>,
    pub owner_name: Option<String>,
    pub owner_id: Option<AccountId>,
    #[sea_orm(column_type = "Text")]
    pub proof: Option<String>,
    pub proof_item_id: Option<EvidenceItemId>,
    pub contain_due_on: Option<Date>,
    /// From receipt of the final report.
    pub plan_due_on: Option<Date>,
    /// Met when proof is submitted.
    pub due_on: Option<Date>,
    pub verify_due_on: Option<Date>,
    pub contained_on: Option<Date>,
    pub plan_submitted_on: Option<Date>,
    pub plan_agreed_on: Option<Date>,
    pub proof_submitted_on: Option<Date>,
    pub verified_on: Option<Date>,
    pub verified_by: Option<AccountId>,
    pub revision: i32,
    #[sea_orm(belongs_to, from = "finding_id", to = "id")]
    #[serde(skip)]
    pub finding: BelongsTo<super::finding::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
