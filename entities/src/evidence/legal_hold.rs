//! A legal hold: while it stands, nothing it covers is erased.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, EvidenceItemId, LegalHoldId, OrganisationId};

/// A legal hold: while it stands, nothing it covers is erased. It holds from the moment it is placed; a second person
/// confirms it, and to lift it takes two as well.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "legal_hold")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LegalHoldId,
    pub cooperative_id: OrganisationId,
    /// Empty: all evidence of the co-op.
    pub item_id: Option<EvidenceItemId>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub placed_by: AccountId,
    pub placed_at: DateTimeUtc,
    pub confirmed_by: Option<AccountId>,
    pub confirmed_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub lift_reason: Option<String>,
    pub lift_asked_by: Option<AccountId>,
    pub lift_asked_at: Option<DateTimeUtc>,
    pub lifted_by: Option<AccountId>,
    pub lifted_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
