//! A local authority a regulator looks after.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{GrantAreaId, RoleGrantId};

/// A local authority a regulator looks after.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "grant_area")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantAreaId,
    pub role_grant_id: RoleGrantId,
    /// ONS code, W06000001 to W06000024.
    pub local_authority: String,
    #[sea_orm(belongs_to, from = "role_grant_id", to = "id")]
    #[serde(skip)]
    pub role_grant: BelongsTo<super::role_grant::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
