//! An organisation that was asked about a version.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ConsulteeKind;
use crate::ids::{ConsultationId, ConsulteeId, OrganisationId};

/// An organisation that was asked about a version.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "consultee")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsulteeId,
    pub consultation_id: ConsultationId,
    pub organisation_id: OrganisationId,
    /// What it was when it was asked.
    pub kind: ConsulteeKind,
    #[sea_orm(belongs_to, from = "consultation_id", to = "id")]
    #[serde(skip)]
    pub consultation: BelongsTo<super::consultation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
