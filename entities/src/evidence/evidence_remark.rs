//! A question about an item, or the answer to one: what is said in its thread beside reviews and revisions.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::RemarkKind;
use crate::ids::{AccountId, EvidenceItemId, EvidenceRemarkId};

/// A question about an item, or the answer to one: what is said in its thread beside reviews and revisions.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_remark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceRemarkId,
    pub item_id: EvidenceItemId,
    pub kind: RemarkKind,
    /// The question that it answers. A question is answered once.
    #[sea_orm(unique)]
    pub question_id: Option<EvidenceRemarkId>,
    #[sea_orm(column_type = "Text")]
    pub words: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    #[sea_orm(unique)]
    pub idempotency_key: String,
    #[sea_orm(belongs_to, from = "item_id", to = "id")]
    #[serde(skip)]
    pub evidence_item: BelongsTo<super::evidence_item::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
