//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where an email stands between the outbox and the relay.
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
pub enum EmailState {
    #[sea_orm(string_value = "waiting", display_value = "waiting")]
    Waiting,
    #[sea_orm(string_value = "leased", display_value = "leased")]
    Leased,
    #[sea_orm(string_value = "sent", display_value = "sent")]
    Sent,
    #[sea_orm(string_value = "failed", display_value = "failed")]
    Failed,
    #[sea_orm(string_value = "unknown", display_value = "unknown")]
    Unknown,
    #[sea_orm(string_value = "withdrawn", display_value = "withdrawn")]
    Withdrawn,
}

/// When an email may leave: security at any hour, same-day events outside quiet hours too, the rest in working hours.
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
pub enum Urgency {
    #[sea_orm(string_value = "security", display_value = "security")]
    Security,
    #[sea_orm(string_value = "same_day", display_value = "same_day")]
    SameDay,
    #[sea_orm(string_value = "event", display_value = "event")]
    Event,
    #[sea_orm(string_value = "digest", display_value = "digest")]
    Digest,
}
