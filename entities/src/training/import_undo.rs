//! What the last import of a co-op changed, as it was before: until it is undone, or another import follows.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, TrainingImportId};

/// What the last import of a co-op changed, as it was before: until it is undone, or another import follows.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "import_undo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: TrainingImportId,
    /// As JSON; forgotten once it is put back.
    #[sea_orm(column_type = "Text")]
    pub held: Option<String>,
    pub undone_at: Option<DateTimeUtc>,
    pub undone_by: Option<AccountId>,
    #[sea_orm(belongs_to, from = "import_id", to = "id")]
    #[serde(skip)]
    pub import: BelongsTo<super::training_import::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
