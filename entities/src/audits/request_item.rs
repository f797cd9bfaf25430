//! An item of evidence with which a request was answered, as it stood then.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{EvidenceItemId, RequestItemId, RequestTurnId};

/// An item of evidence with which a request was answered, as it stood then.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "request_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequestItemId,
    pub turn_id: RequestTurnId,
    pub item_id: EvidenceItemId,
    pub item_revision: i32,
    #[sea_orm(belongs_to, from = "turn_id", to = "id")]
    #[serde(skip)]
    pub request_turn: BelongsTo<super::request_turn::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
