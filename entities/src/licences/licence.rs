//! A co-op's franchise under a standard.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::LicenceState;
use crate::ids::{LicenceId, OrganisationId, StandardId};

/// A co-op's franchise under a standard.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "licence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LicenceId,
    #[sea_orm(unique)]
    pub reference: String,
    pub cooperative_id: OrganisationId,
    pub standard_id: StandardId,
    pub state: LicenceState,
    /// The designation; the test of it is the 51% of votes.
    pub user_led: bool,
    #[sea_orm(column_type = "Text")]
    pub services_en: String,
    #[sea_orm(column_type = "Text")]
    pub services_cy: String,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub applied_on: Date,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<crate::cooperatives::cooperative::Entity>,
    #[sea_orm(belongs_to, from = "standard_id", to = "id")]
    #[serde(skip)]
    pub standard: BelongsTo<crate::standards::standard::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
