//! What becomes of a comment on a version, and why.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::DispositionKind;
use crate::access::Language;
use crate::ids::{AccountId, ConsultationCommentId, DispositionId};

/// What becomes of a comment on a version, and why.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "disposition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DispositionId,
    #[sea_orm(unique)]
    pub comment_id: ConsultationCommentId,
    pub kind: DispositionKind,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The language the reason is written in.
    pub language: Language,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "comment_id", to = "id")]
    #[serde(skip)]
    pub comment: BelongsTo<super::consultation_comment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
