//! A person who chose that their reminders by a role go to the shared mailbox.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, SharedMailboxId};

/// A person who chose that their reminders by a role go to the shared mailbox.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "mailbox_use")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub mailbox_id: SharedMailboxId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    pub chosen_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "mailbox_id", to = "id")]
    #[serde(skip)]
    pub mailbox: BelongsTo<super::shared_mailbox::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
