//! What came back of a letter that a relay had accepted: a bounce, a delay, a complaint, or word that it arrived.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ReturnKind;
use crate::ids::{EmailId, ReturnedMailId};

/// What came back of a letter that a relay had accepted. The same report twice is one row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "returned_mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReturnedMailId,
    pub email_id: EmailId,
    pub kind: ReturnKind,
    /// The code of RFC 3463, such as `5.1.1`; of a complaint its word, such as `abuse`.
    pub status: String,
    /// The other server's own words, on one line.
    #[sea_orm(column_type = "Text")]
    pub diagnostic: String,
    pub received_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "email_id", to = "id")]
    #[serde(skip)]
    pub email: BelongsTo<super::email::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
