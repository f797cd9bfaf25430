//! A co-op's membership of a consortium.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{ConsortiumMembershipId, OrganisationId};

/// A co-op's membership of a consortium.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "consortium_membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsortiumMembershipId,
    pub consortium_id: OrganisationId,
    pub cooperative_id: OrganisationId,
    pub joined_on: Date,
    pub left_on: Option<Date>,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<super::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
