//! A piece of evidence an assessment rests on.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AssessmentId, CitationId, EvidenceItemId};

/// A piece of evidence an assessment rests on.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "citation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CitationId,
    pub assessment_id: AssessmentId,
    pub item_id: EvidenceItemId,
    pub item_revision: i32,
    #[sea_orm(belongs_to, from = "assessment_id", to = "id")]
    #[serde(skip)]
    pub assessment: BelongsTo<super::assessment::Entity>,
    #[sea_orm(belongs_to, from = "item_id", to = "id")]
    #[serde(skip)]
    pub evidence_item: BelongsTo<crate::evidence::evidence_item::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
