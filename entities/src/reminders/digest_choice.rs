//! A person who wants no digests. Whoever has no row gets them; what has legal effect is told either way.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::AccountId;

/// A person who wants no digests. Whoever has no row gets them; what has legal effect is told either way.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "digest_choice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    pub stopped_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<crate::access::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
