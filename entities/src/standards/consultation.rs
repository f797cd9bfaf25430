//! What organisations were asked about one version, until which day, and on which text.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, ConsultationId, VersionId};

/// What organisations were asked about one version, until which day, and on which text.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "consultation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsultationId,
    #[sea_orm(unique)]
    pub version_id: VersionId,
    /// The version's text as it was sent round, in canonical JSON: the draft itself may be imported anew meanwhile.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// SHA-256 of the text, hexadecimal.
    pub digest: String,
    /// The last day on which comments may be given or changed.
    pub closes_on: Date,
    pub opened_by: AccountId,
    pub opened_at: DateTimeUtc,
    /// Closed before its day, because everybody had answered.
    pub closed_at: Option<DateTimeUtc>,
    pub closed_by: Option<AccountId>,
    /// With the first proposal of the version; nothing changes from then on.
    pub published_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "version_id", to = "id")]
    #[serde(skip)]
    pub version: BelongsTo<super::version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
