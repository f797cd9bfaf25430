//! One class of members in a snapshot: heads, votes and board seats.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::MemberClass;
use crate::ids::{VoteShareId, VoteSnapshotId};

/// One class of members in a snapshot: heads, votes and board seats.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "vote_share")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VoteShareId,
    pub snapshot_id: VoteSnapshotId,
    pub class: MemberClass,
    pub members: i32,
    pub votes: i32,
    pub board_seats: i32,
    #[sea_orm(belongs_to, from = "snapshot_id", to = "id")]
    #[serde(skip)]
    pub vote_snapshot: BelongsTo<super::vote_snapshot::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
