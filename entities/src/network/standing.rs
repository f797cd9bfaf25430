//! How a co-op stands, summed up from facts; can be rebuilt at any time.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::audits::Outcome;
use crate::ids::{AuditId, OrganisationId};
use crate::licences::LicenceState;

/// How a co-op stands, summed up from facts; can be rebuilt at any time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "standing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cooperative_id: OrganisationId,
    pub licence_state: Option<LicenceState>,
    pub outcome: Option<Outcome>,
    pub outcome_on: Option<Date>,
    pub outcome_audit_id: Option<AuditId>,
    /// Latest outcome the public may read.
    pub published_outcome: Option<Outcome>,
    pub published_on: Option<Date>,
    pub published_audit_id: Option<AuditId>,
    pub open_findings: i32,
    pub open_criticals: i32,
    pub late_actions: i32,
    pub next_visit_on: Option<Date>,
    pub as_of: Date,
}

impl ActiveModelBehavior for ActiveModel {}
