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
    /// Posted, and not tried yet.
    #[sea_orm(string_value = "queued", display_value = "queued")]
    Queued,
    /// A process has it in hand, until `leased_until`.
    #[sea_orm(string_value = "leased", display_value = "leased")]
    Leased,
    #[sea_orm(string_value = "sent", display_value = "sent")]
    Sent,
    /// Tried, and waits to be tried again.
    #[sea_orm(string_value = "deferred", display_value = "deferred")]
    Deferred,
    #[sea_orm(string_value = "failed", display_value = "failed")]
    Failed,
    /// It went out whole, and the relay's last answer was lost.
    #[sea_orm(string_value = "unknown", display_value = "unknown")]
    Unknown,
    /// No longer owed when its turn came.
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

/// What a mail server said of a letter after it had accepted it.
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
pub enum ReturnKind {
    /// It will never arrive.
    #[sea_orm(string_value = "bounce", display_value = "bounce")]
    Bounce,
    /// Not yet; the server goes on trying, or gave up for now.
    #[sea_orm(string_value = "delay", display_value = "delay")]
    Delay,
    /// The reader called it unwanted.
    #[sea_orm(string_value = "complaint", display_value = "complaint")]
    Complaint,
    /// It arrived, or went on to a server that says no more.
    #[sea_orm(string_value = "delivered", display_value = "delivered")]
    Delivered,
}

/// Why letters do not go to an address.
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
pub enum SuppressionCause {
    /// Nothing goes there.
    #[sea_orm(string_value = "bounce", display_value = "bounce")]
    Bounce,
    /// No digests go there.
    #[sea_orm(string_value = "complaint", display_value = "complaint")]
    Complaint,
}
