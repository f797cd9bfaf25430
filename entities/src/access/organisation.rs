//! A government body, a franchisor or a co-op (a consortium is a secondary co-op).

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Language, OrganisationKind};
use crate::ids::OrganisationId;

/// A government body, a franchisor or a co-op (a consortium is a secondary co-op).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    pub kind: OrganisationKind,
    /// Stable public reference, e.g. `COOP-0012`; used in `role@reference`.
    #[sea_orm(unique)]
    pub reference: String,
    pub name_en: String,
    pub name_cy: String,
    /// Written so that the Welsh alphabet sorts it right where a collator would not.
    pub sort_name_cy: Option<String>,
    /// Empty: known to want both languages.
    pub language: Option<Language>,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
