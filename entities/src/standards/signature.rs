//! A party's signature on one version's digest.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::Party;
use crate::ids::{AccountId, SignatureId, VersionId};

/// A party's signature on one version's digest.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "signature")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SignatureId,
    pub version_id: VersionId,
    pub party: Party,
    pub account_id: AccountId,
    pub name: String,
    pub office: String,
    pub organisation_name: String,
    #[sea_orm(column_type = "Text")]
    pub statement: String,
    pub digest: String,
    pub signed_at: DateTimeUtc,
    /// The version went back to draft.
    pub voided_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "version_id", to = "id")]
    #[serde(skip)]
    pub version: BelongsTo<super::version::Entity>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    #[serde(skip)]
    pub account: BelongsTo<crate::access::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
