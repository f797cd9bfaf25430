//! A local authority a co-op works in.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{CooperativeAreaId, OrganisationId};

/// A local authority a co-op works in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "cooperative_area")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CooperativeAreaId,
    pub cooperative_id: OrganisationId,
    pub local_authority: String,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<super::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
