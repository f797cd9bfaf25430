//! A signed-in browser. Only the hash of its token is kept.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, RoleGrantId, SessionId};

/// A signed-in browser. Only the hash of its token is kept.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub account_id: AccountId,
    #[sea_orm(unique)]
    pub token_hash: String,
    pub created_at: DateTimeUtc,
    pub last_seen_at: DateTimeUtc,
    /// When the password (and factor) was last given: sign-off asks for a fresh one.
    pub authenticated_at: DateTimeUtc,
    pub factor_passed: bool,
    /// The role the person is acting in.
    pub role_grant_id: Option<RoleGrantId>,
    pub user_agent: String,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
