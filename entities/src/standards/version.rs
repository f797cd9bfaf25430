//! One numbered text of a standard with its rules. Frozen for ever once proposed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::VersionStatus;
use crate::ids::{AccountId, StandardId, VersionId};

/// One numbered text of a standard with its rules. Frozen for ever once proposed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VersionId,
    pub standard_id: StandardId,
    pub number: String,
    pub status: VersionStatus,
    /// The pack as canonical JSON; from the proposal on these are the signed bytes.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// SHA-256 of the text, hexadecimal, from the proposal on.
    pub digest: Option<String>,
    pub imported_by: Option<AccountId>,
    pub proposed_by: Option<AccountId>,
    pub proposed_at: Option<DateTimeUtc>,
    /// Why there was no consultation.
    #[sea_orm(column_type = "Text")]
    pub skip_reason: Option<String>,
    pub effective_from: Option<Date>,
    pub withdrawn_on: Option<Date>,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "standard_id", to = "id")]
    #[serde(skip)]
    pub standard: BelongsTo<super::standard::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
