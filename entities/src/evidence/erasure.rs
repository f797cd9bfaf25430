//! The tombstone of an item of evidence, or the wish that it be erased.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ErasureGrounds;
use crate::ids::{AccountId, ErasureId, EvidenceItemId};

/// The tombstone of an item of evidence, or the wish that it be erased: asked by one, decided by another, or due by the
/// version's own rule of how long it is kept.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "erasure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ErasureId,
    pub item_id: EvidenceItemId,
    pub grounds: ErasureGrounds,
    /// Why it was asked for; gone with the item.
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    pub asked_by: Option<AccountId>,
    pub asked_at: DateTimeUtc,
    pub decided_by: Option<AccountId>,
    /// Why it was refused; empty where it was not.
    #[sea_orm(column_type = "Text")]
    pub refusal: Option<String>,
    pub refused_at: Option<DateTimeUtc>,
    pub erased_at: Option<DateTimeUtc>,
    /// How many files were erased.
    pub files: i32,
}

impl ActiveModelBehavior for ActiveModel {}
