//! One visit to one co-op against one version.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{AuditState, AuditType, Outcome, Publication};
use crate::ids::{AuditId, OrganisationId, VersionId};

/// One visit to one co-op against one version.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    #[sea_orm(unique)]
    pub reference: String,
    pub cooperative_id: OrganisationId,
    pub version_id: VersionId,
    pub kind: AuditType,
    pub state: AuditState,
    pub announced: bool,
    pub planned_on: Date,
    pub visit_on: Date,
    pub notified_on: Option<Date>,
    pub fieldwork_started_on: Option<Date>,
    pub fieldwork_ended_on: Option<Date>,
    /// Receipt of the draft: day 1 of the comments.
    pub draft_received_on: Option<Date>,
    /// Comments given, nothing to correct, or lapsed.
    pub comments_settled_on: Option<Date>,
    pub answers_received_on: Option<Date>,
    pub finalised_on: Option<Date>,
    /// Receipt of the final: the clocks of actions start.
    pub final_received_on: Option<Date>,
    pub accepted_on: Option<Date>,
    pub closed_on: Option<Date>,
    /// Settled with each issue; empty where the type has none.
    pub outcome: Option<Outcome>,
    /// The overall score as printed, one decimal.
    pub score_text: Option<String>,
    /// Number of the latest issued report; 0 before the first.
    pub issue: i32,
    pub publication: Option<Publication>,
    pub published_on: Option<Date>,
    /// The state a postponed or suspended audit was in.
    pub paused_in: Option<AuditState>,
    pub sample_seed: Option<String>,
    pub sample_population_digest: Option<String>,
    pub sample_algorithm: Option<String>,
    pub revision: i32,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<crate::cooperatives::cooperative::Entity>,
    #[sea_orm(belongs_to, from = "version_id", to = "id")]
    #[serde(skip)]
    pub version: BelongsTo<crate::standards::version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
