//! A person who works for a co-op: the co-op's own record, as little as will do.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::Employment;
use crate::ids::{AccountId, OrganisationId, WorkerId};

/// A person who works for a co-op: the co-op's own record, as little as will do.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "worker")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WorkerId,
    pub cooperative_id: OrganisationId,
    /// Text: 0043 is not 43.
    pub staff_number: Option<String>,
    pub name: String,
    pub employment: Employment,
    /// Where the person works, in the co-op's own words.
    pub site: Option<String>,
    pub started_on: Option<Date>,
    pub left_on: Option<Date>,
    pub leave_from: Option<Date>,
    pub leave_until: Option<Date>,
    pub leave_reason: Option<String>,
    pub account_id: Option<AccountId>,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<crate::cooperatives::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
