//! What a co-op asks of its own people beyond the version: a shorter interval, or a subject for a role; never less.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, OrganisationId, RequirementId};

/// What a co-op asks of its own people beyond the version: a shorter interval, or a subject for a role; never less.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "training_requirement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequirementId,
    pub cooperative_id: OrganisationId,
    /// A code of the version.
    pub subject: String,
    /// Who it is asked of; none: everybody who needs the subject.
    pub role: Option<String>,
    /// None: the version's interval; the role is what is asked.
    pub interval_months: Option<i32>,
    /// The first day on which it holds.
    pub from_on: Date,
    /// The first day on which it holds no longer.
    pub ended_on: Option<Date>,
    pub set_by: Option<AccountId>,
    pub set_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<crate::cooperatives::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
