//! One change, hash-chained to the one before. Never updated, never deleted.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, OrganisationId};

/// One change, hash-chained to the one before. Never updated, never deleted.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "journal_entry")]
pub struct Model {
    /// 1, 2, 3 without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    pub at: DateTimeUtc,
    /// Who; empty for the timetable and the command line.
    pub account_id: Option<AccountId>,
    /// Stable name of what happened, e.g. `evidence-reviewed`.
    pub event: String,
    pub subject_kind: String,
    pub subject_id: Option<Uuid>,
    /// Whose record it concerns.
    pub organisation_id: Option<OrganisationId>,
    /// Salted SHA-256 of the detail, so that erasing the detail leaves the chain whole.
    pub commitment: String,
    pub previous_hash: String,
    #[sea_orm(unique)]
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
