//! A paper that Safon gave out, beside the reports of audits. Its bytes never change.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::{DocumentKind, DocumentLanguage};
use crate::ids::{AccountId, DocumentId, OrganisationId};

/// A paper that Safon gave out, beside the reports of audits. Its bytes never change.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    pub kind: DocumentKind,
    /// What it is about; see [`DocumentKind`].
    pub subject_id: Uuid,
    /// Which of several about the same: an issue's number, a month, a day.
    pub period: String,
    pub language: DocumentLanguage,
    /// The co-op it is about, if it is about one.
    pub organisation_id: Option<OrganisationId>,
    /// What a reader types to verify it.
    pub code: String,
    #[sea_orm(unique)]
    pub sha256: String,
    pub size: i64,
    pub pages: i32,
    /// The same content as JSON; none where bytes and content were not kept.
    #[sea_orm(column_type = "Text")]
    pub content: Option<String>,
    pub issued_by: Option<AccountId>,
    pub issued_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
