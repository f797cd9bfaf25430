//! An address to which letters do not go any more, and since when; lifted ones stay, with who lifted them.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::SuppressionCause;
use crate::ids::{AccountId, EmailId, SuppressionId};

/// An address to which letters do not go any more. While it stands there is one for an address and a cause.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "suppression")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SuppressionId,
    /// In the form in which addresses are compared.
    pub address: String,
    pub why: SuppressionCause,
    pub since: DateTimeUtc,
    /// The letter that came back.
    pub email_id: EmailId,
    pub lifted_at: Option<DateTimeUtc>,
    pub lifted_by: Option<AccountId>,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    #[sea_orm(belongs_to, from = "email_id", to = "id")]
    #[serde(skip)]
    pub email: BelongsTo<super::email::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
