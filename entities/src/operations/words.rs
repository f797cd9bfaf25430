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
