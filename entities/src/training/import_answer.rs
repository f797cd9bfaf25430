//! A match once made, remembered for that co-op.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{ImportAnswerId, OrganisationId};

/// A match once made, remembered for that co-op.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "import_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportAnswerId,
    pub cooperative_id: OrganisationId,
    pub question: String,
    pub answer: String,
    pub answered_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<crate::cooperatives::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
