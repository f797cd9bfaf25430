//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What became of an owed reminder.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    DeriveDisplay,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum ReminderState {
    #[sea_orm(string_value = "posted", display_value = "posted")]
    Posted,
    #[sea_orm(string_value = "missed", display_value = "missed")]
    Missed,
    #[sea_orm(string_value = "withdrawn", display_value = "withdrawn")]
    Withdrawn,
}
