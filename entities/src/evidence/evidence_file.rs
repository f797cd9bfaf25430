//! One file of one revision of an item.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, EvidenceFileId, EvidenceItemId};

/// One file of one revision of an item.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceFileId,
    pub item_id: EvidenceItemId,
    pub revision: i32,
    pub sha256: String,
    /// As the co-op named it; shown escaped, never used as a path.
    pub file_name: String,
    pub media_type: String,
    pub size: i64,
    pub added_by: AccountId,
    pub added_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "item_id", to = "id")]
    #[serde(skip)]
    pub evidence_item: BelongsTo<super::evidence_item::Entity>,
    #[sea_orm(belongs_to, from = "sha256", to = "sha256")]
    #[serde(skip)]
    pub blob: BelongsTo<super::blob::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
