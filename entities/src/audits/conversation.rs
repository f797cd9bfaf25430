//! A conversation with members, workers, people who use care or families during the fieldwork of an audit.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ConversationManner, ConversationWith};
use crate::access::Language;
use crate::ids::{AccountId, AuditId, ConversationId};

/// A conversation with members, workers, people who use care or families during the fieldwork of an audit.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "conversation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConversationId,
    pub audit_id: AuditId,
    /// Counts up within the audit.
    pub number: i32,
    pub with_whom: ConversationWith,
    pub manner: ConversationManner,
    pub held_on: Date,
    /// How many were spoken to. Outside the team, fewer than five are never counted.
    pub people: i32,
    /// What was said, without names.
    #[sea_orm(column_type = "Text")]
    pub said: String,
    /// The language it is written in.
    pub language: Language,
    pub recorded_by: AccountId,
    pub recorded_at: DateTimeUtc,
    pub withdrawn_by: Option<AccountId>,
    pub withdrawn_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub withdrawn_reason: Option<String>,
    #[sea_orm(unique)]
    pub idempotency_key: String,
    /// Counts up with every change; a change from an older one is refused.
    pub revision: i32,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<super::audit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
