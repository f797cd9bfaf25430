//! A criterion for which a conversation is evidence.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{ConversationId, ConversationTieId, CriterionId};

/// A criterion for which a conversation is evidence.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "conversation_tie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConversationTieId,
    pub conversation_id: ConversationId,
    pub criterion_id: CriterionId,
    #[sea_orm(belongs_to, from = "conversation_id", to = "id")]
    #[serde(skip)]
    pub conversation: BelongsTo<super::conversation::Entity>,
    #[sea_orm(belongs_to, from = "criterion_id", to = "id")]
    #[serde(skip)]
    pub criterion: BelongsTo<crate::standards::criterion::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
