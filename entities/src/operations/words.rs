//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How one run of a job ended.
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
pub enum RunOutcome {
    #[sea_orm(string_value = "running", display_value = "running")]
    Running,
    #[sea_orm(string_value = "done", display_value = "done")]
    Done,
    #[sea_orm(string_value = "failed", display_value = "failed")]
    Failed,
}

/// Why a job ran.
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
pub enum RunCause {
    #[sea_orm(string_value = "on_time", display_value = "on_time")]
    OnTime,
    #[sea_orm(string_value = "caught_up", display_value = "caught_up")]
    CaughtUp,
    #[sea_orm(string_value = "by_hand", display_value = "by_hand")]
    ByHand,
}

/// Why an occurrence of a job was not run.
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
pub enum MissedBecause {
    /// No service was there to run it.
    #[sea_orm(string_value = "down", display_value = "down")]
    Down,
    #[sea_orm(string_value = "paused", display_value = "paused")]
    Paused,
}
