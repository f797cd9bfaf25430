//! One turn in the thread of a request: who, when, in what words.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::RequestMove;
use crate::ids::{AccountId, EvidenceRequestId, RequestTurnId};

/// One turn in the thread of a request: who, when, in what words.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "request_turn")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequestTurnId,
    pub request_id: EvidenceRequestId,
    /// The request's revision after it: of two people who answer the same page, one is refused.
    pub number: i32,
    pub what: RequestMove,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub words: Option<String>,
    /// The day it is due from this turn on, where the turn sets one.
    pub due_on: Option<Date>,
    /// Who it was given to, where the turn gives it to somebody.
    pub owner_id: Option<AccountId>,
    #[sea_orm(belongs_to, from = "request_id", to = "id")]
    #[serde(skip)]
    pub evidence_request: BelongsTo<super::evidence_request::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
