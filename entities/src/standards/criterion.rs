//! One thing a co-op must meet, as a version words it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::Severity;
use crate::ids::{CriterionId, VersionId};

/// One thing a co-op must meet, as a version words it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "criterion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CriterionId,
    pub version_id: VersionId,
    pub section_key: String,
    pub section_number: i32,
    /// Never changes from version to version.
    pub key: String,
    /// May change.
    pub code: String,
    pub title_en: String,
    pub title_cy: String,
    pub severity: Severity,
    pub position: i32,
    #[sea_orm(belongs_to, from = "version_id", to = "id")]
    #[serde(skip)]
    pub version: BelongsTo<super::version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
