//! A person's part in one audit.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{InterestKind, TeamPart};
use crate::ids::{AccountId, AuditId, TeamMemberId};

/// A person's part in one audit.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "team_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TeamMemberId,
    pub audit_id: AuditId,
    pub account_id: AccountId,
    pub part: TeamPart,
    pub named_on: Date,
    /// What the person declared; empty until they declare.
    pub interest: Option<InterestKind>,
    /// When the tie ended; empty while it lasts.
    pub interest_until: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub statement: Option<String>,
    pub declared_at: Option<DateTimeUtc>,
    pub accepted_at: Option<DateTimeUtc>,
    pub declined_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "audit_id", to = "id")]
    #[serde(skip)]
    pub audit: BelongsTo<super::audit::Entity>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<crate::access::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
