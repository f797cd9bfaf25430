//! A file that comes in pieces and is no evidence yet: what was declared, and how much of it is known to be on disk.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::UploadState;
use crate::ids::{AccountId, EvidenceUploadId, OrganisationId};

/// A file that comes in pieces and is no evidence yet: what was declared, and how much of it is known to be on disk.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_upload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceUploadId,
    pub cooperative_id: OrganisationId,
    /// Who began it; to everybody else it is not there.
    pub account_id: AccountId,
    /// As the person's machine names it; shown escaped, never used as a path.
    pub file_name: String,
    /// Bytes, as declared at the beginning.
    pub size: i64,
    /// Bytes that are synced to disk: what may be acknowledged.
    pub received: i64,
    /// What the sender says the whole file's digest is, if it says so.
    pub declared_sha256: Option<String>,
    /// The whole file's digest, from when it was worked out; lower-case hexadecimal.
    pub sha256: Option<String>,
    pub state: UploadState,
    pub begun_at: DateTimeUtc,
    /// When bytes last came; a day later it is swept.
    pub touched_at: DateTimeUtc,
    /// When its sender let the whole file go. Its bytes lie in the store until they are swept, and count until then.
    pub let_go_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    #[serde(skip)]
    pub cooperative: BelongsTo<crate::cooperatives::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
