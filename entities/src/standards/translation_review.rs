//! A translator's mark that the Welsh of one section was reviewed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, TranslationReviewId, VersionId};

/// A translator's mark that the Welsh of one section was reviewed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "translation_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TranslationReviewId,
    pub version_id: VersionId,
    /// A section's key, or `frame` for the texts around the sections.
    pub section_key: String,
    pub account_id: AccountId,
    pub reviewer_name: String,
    pub reviewed_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "version_id", to = "id")]
    #[serde(skip)]
    pub version: BelongsTo<super::version::Entity>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<crate::access::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
