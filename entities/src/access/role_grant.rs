//! One role of one person at one organisation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::Role;
use crate::ids::{AccountId, OrganisationId, RoleGrantId};

/// One role of one person at one organisation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoleGrantId,
    pub account_id: AccountId,
    pub organisation_id: OrganisationId,
    pub role: Role,
    /// For a regulator: the whole nation instead of the listed areas.
    pub all_areas: bool,
    pub granted_by: Option<AccountId>,
    /// The second administrator.
    pub confirmed_by: Option<AccountId>,
    pub granted_at: DateTimeUtc,
    pub ends_on: Option<Date>,
    pub revoked_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<super::account::Entity>,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    #[serde(skip)]
    pub organisation: BelongsTo<super::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
