//! A criterion that an item is to prove, by key: it outlives a version.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{EvidenceItemId, EvidenceTieId, StandardId};

/// A criterion that an item is to prove, by key: it outlives a version.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_tie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceTieId,
    pub item_id: EvidenceItemId,
    pub standard_id: StandardId,
    pub criterion_key: String,
    pub tied_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "item_id", to = "id")]
    #[serde(skip)]
    pub evidence_item: BelongsTo<super::evidence_item::Entity>,
    #[sea_orm(belongs_to, from = "standard_id", to = "id")]
    #[serde(skip)]
    pub standard: BelongsTo<crate::standards::standard::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
