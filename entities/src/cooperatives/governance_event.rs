//! An AGM, an election, or something sent to the members.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::GovernanceKind;
use crate::ids::{AccountId, GovernanceEventId, OrganisationId};

/// An AGM, an election, or something sent to the members.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "governance_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GovernanceEventId,
    pub cooperative_id: OrganisationId,
    pub kind: GovernanceKind,
    pub held_on: Date,
    pub notice_given_on: Option<Date>,
    pub quorum_met: Option<bool>,
    pub recorded_by: Option<AccountId>,
    pub recorded_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<super::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
