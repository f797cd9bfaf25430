//! A notice owed because of a deadline, at one step of a cadence, to one person.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ReminderState;
use crate::ids::{AccountId, EmailId, OrganisationId, ReminderId};

/// A notice owed because of a deadline, at one step of a cadence, to one person.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "reminder")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReminderId,
    pub rule: String,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub due_on: Date,
    pub step: String,
    pub account_id: AccountId,
    pub organisation_id: OrganisationId,
    pub state: ReminderState,
    pub email_id: Option<EmailId>,
    pub owed_on: Date,
    pub recorded_at: DateTimeUtc,
    /// Recorded by a clock that stood far ahead: kept, and owed again when its day comes.
    pub set_aside_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<crate::access::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
