//! The reminders of a group that a manager has asked somebody at the co-op to see to, until a day.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ReminderGroup;
use crate::ids::{AccountId, DelegationId, OrganisationId};

/// The reminders of a group that a manager has asked somebody at the co-op to see to, until a day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "delegation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DelegationId,
    pub organisation_id: OrganisationId,
    pub given_by: AccountId,
    pub given_to: AccountId,
    pub choice_group: ReminderGroup,
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    pub given_at: DateTimeUtc,
    /// Taken back before its last day.
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<AccountId>,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    #[serde(skip)]
    pub organisation: BelongsTo<crate::access::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
