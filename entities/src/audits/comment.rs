//! One point of a co-op's comments on a draft, and its answer.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::AnswerKind;
use crate::ids::{AccountId, AuditId, CommentId, CriterionId};

/// One point of a co-op's comments on a draft, and its answer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommentId,
    pub audit_id: AuditId,
    /// The issue the draft was to become.
    pub issue: i32,
    pub number: i32,
    pub criterion_id: Option<CriterionId>,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    pub answer_kind: Option<AnswerKind>,
    #[sea_orm(column_type = "Text")]
    pub answer: Option<String>,
    pub answered_by: Option<AccountId>,
    pub answered_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<super::audit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
