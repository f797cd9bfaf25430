//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a version of a standard stands between draft and withdrawal.
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
pub enum VersionStatus {
    #[sea_orm(string_value = "draft", display_value = "draft")]
    Draft,
    #[sea_orm(string_value = "consultation", display_value = "consultation")]
    Consultation,
    #[sea_orm(string_value = "proposed", display_value = "proposed")]
    Proposed,
    #[sea_orm(string_value = "agreed", display_value = "agreed")]
    Agreed,
    #[sea_orm(string_value = "withdrawn", display_value = "withdrawn")]
    Withdrawn,
}

/// A party whose signature agrees a version.
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
pub enum Party {
    #[sea_orm(string_value = "franchisor", display_value = "franchisor")]
    Franchisor,
    #[sea_orm(string_value = "government", display_value = "government")]
    Government,
}

/// How much it matters that a criterion is met. Ordered: the gravest last.
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
pub enum Severity {
    #[sea_orm(string_value = "improvement", display_value = "improvement")]
    Improvement,
    #[sea_orm(string_value = "minor", display_value = "minor")]
    Minor,
    #[sea_orm(string_value = "major", display_value = "major")]
    Major,
    #[sea_orm(string_value = "critical", display_value = "critical")]
    Critical,
}

/// How two criteria of two standards stand to each other.
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
pub enum CrosswalkRelation {
    #[sea_orm(string_value = "equal", display_value = "equal")]
    Equal,
    /// The first asks for a part of what the other asks for.
    #[sea_orm(string_value = "subset", display_value = "subset")]
    Subset,
    #[sea_orm(string_value = "related", display_value = "related")]
    Related,
}

/// What an organisation is that is asked about a version.
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
pub enum ConsulteeKind {
    #[sea_orm(string_value = "government", display_value = "government")]
    Government,
    #[sea_orm(string_value = "franchisor", display_value = "franchisor")]
    Franchisor,
    #[sea_orm(string_value = "consortium", display_value = "consortium")]
    Consortium,
    #[sea_orm(string_value = "cooperative", display_value = "cooperative")]
    Cooperative,
}

/// What becomes of a comment on a version.
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
pub enum DispositionKind {
    #[sea_orm(string_value = "accepted", display_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "partly", display_value = "partly")]
    Partly,
    #[sea_orm(string_value = "rejected", display_value = "rejected")]
    Rejected,
}
