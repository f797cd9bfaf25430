//! One step in the life of a corrective action: who, when, in what words.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ActionMove;
use crate::ids::{AccountId, ActionEventId, CorrectiveActionId};

/// One step in the life of a corrective action: who, when, in what words.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "action_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ActionEventId,
    pub action_id: CorrectiveActionId,
    pub what: ActionMove,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub words: String,
    #[sea_orm(belongs_to, from = "action_id", to = "id")]
    #[serde(skip)]
    pub corrective_action: BelongsTo<super::corrective_action::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
