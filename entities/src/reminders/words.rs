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

/// What people may choose about, and hand to a delegate, together.
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
pub enum ReminderGroup {
    #[sea_orm(string_value = "audits", display_value = "audits")]
    Audits,
    #[sea_orm(string_value = "training", display_value = "training")]
    Training,
    #[sea_orm(string_value = "evidence", display_value = "evidence")]
    Evidence,
    #[sea_orm(string_value = "governance", display_value = "governance")]
    Governance,
    #[sea_orm(string_value = "copies", display_value = "copies")]
    Copies,
    #[sea_orm(string_value = "board", display_value = "board")]
    Board,
}

/// Whose mailbox a shared address is.
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
pub enum MailboxOf {
    #[sea_orm(string_value = "managers", display_value = "managers")]
    Managers,
    #[sea_orm(string_value = "board", display_value = "board")]
    Board,
}
