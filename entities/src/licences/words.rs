//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a licence stands.
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
pub enum LicenceState {
    #[sea_orm(string_value = "applied", display_value = "applied")]
    Applied,
    #[sea_orm(string_value = "granted", display_value = "granted")]
    Granted,
    #[sea_orm(string_value = "refused", display_value = "refused")]
    Refused,
    #[sea_orm(string_value = "conditional", display_value = "conditional")]
    Conditional,
    #[sea_orm(string_value = "suspended", display_value = "suspended")]
    Suspended,
    #[sea_orm(string_value = "ended", display_value = "ended")]
    Ended,
}

/// What was decided on a licence.
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
pub enum DecisionKind {
    #[sea_orm(string_value = "grant", display_value = "grant")]
    Grant,
    #[sea_orm(string_value = "refuse", display_value = "refuse")]
    Refuse,
    #[sea_orm(string_value = "impose_conditions", display_value = "impose_conditions")]
    ImposeConditions,
    #[sea_orm(string_value = "lift_conditions", display_value = "lift_conditions")]
    LiftConditions,
    #[sea_orm(string_value = "suspend", display_value = "suspend")]
    Suspend,
    #[sea_orm(string_value = "restore", display_value = "restore")]
    Restore,
    #[sea_orm(string_value = "warn", display_value = "warn")]
    Warn,
    #[sea_orm(string_value = "renew", display_value = "renew")]
    Renew,
    #[sea_orm(string_value = "end", display_value = "end")]
    End,
}
