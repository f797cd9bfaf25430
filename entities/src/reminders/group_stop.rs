//! A group of reminders that a person wants no digests of.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ReminderGroup;
use crate::ids::AccountId;

/// A group of reminders that a person wants no digests of.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "group_stop")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub choice_group: ReminderGroup,
    pub stopped_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<crate::access::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
