//! A criterion of one standard tied to one of another, so that evidence serves both. By key: it outlives versions.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::CrosswalkRelation;
use crate::ids::{AccountId, CrosswalkId, StandardId};

/// A criterion of one standard tied to one of another, so that evidence serves both. By key: it outlives versions.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "crosswalk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CrosswalkId,
    /// Of a subset, the narrower side.
    pub standard_id: StandardId,
    pub criterion_key: String,
    /// Of a subset, the wider side.
    pub other_standard_id: StandardId,
    pub other_key: String,
    pub relation: CrosswalkRelation,
    /// Both sides in one order, so that two criteria are tied once, whichever way round.
    #[sea_orm(unique)]
    pub pair: String,
    #[sea_orm(column_type = "Text")]
    pub why: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
