//! One address for all who manage a co-op, or sit on its board.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::MailboxOf;
use crate::ids::{AccountId, OrganisationId, SharedMailboxId};

/// One address for all who manage a co-op, or sit on its board.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "shared_mailbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SharedMailboxId,
    pub organisation_id: OrganisationId,
    pub held_by: MailboxOf,
    /// As typed; mail is sent to this form.
    pub address: String,
    /// The form under which it is one address, as that of accounts.
    pub address_key: String,
    pub recorded_by: AccountId,
    pub recorded_at: DateTimeUtc,
    /// Somebody in the mailbox stopped its letters: everybody is written to at their own address again.
    pub stopped_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    #[serde(skip)]
    pub organisation: BelongsTo<crate::access::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
