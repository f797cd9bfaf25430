//! A message waiting in, or sent from, the outbox.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{EmailState, Urgency};
use crate::ids::{AccountId, EmailId, OrganisationId};

/// A message waiting in, or sent from, the outbox.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "email")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmailId,
    /// Name of the folder of its templates.
    pub kind: String,
    /// Posting the same key twice posts once.
    #[sea_orm(unique)]
    pub unique_key: String,
    pub account_id: Option<AccountId>,
    /// The co-op it is about.
    pub organisation_id: Option<OrganisationId>,
    pub recipient: String,
    /// `en`, `cy` or `cy+en`.
    pub language: String,
    pub subject: String,
    #[sea_orm(column_type = "Text")]
    pub body_text: String,
    #[sea_orm(column_type = "Text")]
    pub body_html: String,
    /// An iCalendar part.
    #[sea_orm(column_type = "Text")]
    pub calendar: Option<String>,
    /// Address of the one-click page, digests only.
    pub unsubscribe: Option<String>,
    #[sea_orm(unique)]
    pub message_id: String,
    pub urgency: Urgency,
    pub state: EmailState,
    pub not_before: DateTimeUtc,
    /// What must still be true at sending, as the asker wrote it.
    #[sea_orm(column_type = "Text")]
    pub still_owed: Option<String>,
    /// Times it was leased to be sent. The number of a lease too: who holds an earlier one settles nothing any more.
    pub attempts: i32,
    pub leased_until: Option<DateTimeUtc>,
    /// The relay's own words, or why it was not sent.
    #[sea_orm(column_type = "Text")]
    pub last_reply: Option<String>,
    pub created_at: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
