//! The item of evidence that holds the certificate behind a training record.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{EvidenceItemId, TrainingRecordId};

/// The item of evidence that holds the certificate behind a training record.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "training_certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: TrainingRecordId,
    pub item_id: EvidenceItemId,
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    #[serde(skip)]
    pub record: BelongsTo<super::training_record::Entity>,
    #[sea_orm(belongs_to, from = "item_id", to = "id")]
    #[serde(skip)]
    pub item: BelongsTo<crate::evidence::evidence_item::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
