//! What an organisation that was asked says about one criterion of a version, or about the whole.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::access::Language;
use crate::ids::{AccountId, ConsultationCommentId, ConsulteeId};

/// What an organisation that was asked says about one criterion of a version, or about the whole.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "consultation_comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsultationCommentId,
    pub consultee_id: ConsulteeId,
    /// By key, which never changes; empty: about the whole version.
    pub criterion_key: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// The language it is written in.
    pub language: Language,
    /// Who wrote it last; never published.
    pub written_by: AccountId,
    pub written_at: DateTimeUtc,
    /// Empty: a draft, which counts for nothing.
    pub sent_at: Option<DateTimeUtc>,
    /// Counts the changes, so that two people of one organisation lose nothing.
    pub revision: i32,
    #[sea_orm(belongs_to, from = "consultee_id", to = "id")]
    #[serde(skip)]
    pub consultee: BelongsTo<super::consultee::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
