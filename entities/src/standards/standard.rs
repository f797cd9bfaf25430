//! What franchisees must meet.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{OrganisationId, StandardId};

/// What franchisees must meet.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "standard")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StandardId,
    pub organisation_id: OrganisationId,
    #[sea_orm(unique)]
    pub code: String,
    pub title_en: String,
    pub title_cy: String,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    #[serde(skip)]
    pub organisation: BelongsTo<crate::access::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
