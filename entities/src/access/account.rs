//! A person who may sign in.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::Language;
use crate::ids::AccountId;

/// A person who may sign in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// As typed; mail is sent to this form.
    pub email: String,
    /// Lower case NFKC skeleton, so that look-alike addresses are one account.
    #[sea_orm(unique)]
    pub email_key: String,
    pub name: String,
    pub language: Language,
    /// Since when letters come in both languages, Welsh first; none: in the language above.
    pub both_languages_since: Option<DateTimeUtc>,
    /// argon2id PHC string; empty until the invitation is taken up.
    pub password_hash: Option<String>,
    pub password_changed_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Blob")]
    pub totp_secret: Option<Vec<u8>>,
    pub totp_confirmed_at: Option<DateTimeUtc>,
    /// The last 30-second step used: a code works once.
    pub totp_last_step: Option<i64>,
    /// Only the demonstration waives it, and says so.
    pub second_factor_waived: bool,
    pub disabled_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
