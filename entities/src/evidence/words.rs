//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a piece of evidence stands in review.
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
pub enum EvidenceState {
    #[sea_orm(string_value = "submitted", display_value = "submitted")]
    Submitted,
    #[sea_orm(string_value = "accepted", display_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "returned", display_value = "returned")]
    Returned,
}

/// The most sensitive class of personal data that a type of evidence may hold. Ordered: the most sensitive last.
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
pub enum PersonalData {
    #[sea_orm(string_value = "none", display_value = "none")]
    None,
    #[sea_orm(string_value = "aggregate", display_value = "aggregate")]
    Aggregate,
    #[sea_orm(string_value = "personal", display_value = "personal")]
    Personal,
    #[sea_orm(string_value = "special", display_value = "special")]
    Special,
    #[sea_orm(string_value = "criminal_offence", display_value = "criminal_offence")]
    CriminalOffence,
}

/// The language a file is written in.
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
pub enum EvidenceLanguage {
    #[sea_orm(string_value = "en", display_value = "en")]
    En,
    #[sea_orm(string_value = "cy", display_value = "cy")]
    Cy,
    #[sea_orm(string_value = "both", display_value = "both")]
    Both,
    #[sea_orm(string_value = "none", display_value = "none")]
    None,
}

/// What the virus scanner said of a file.
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
pub enum ScanResult {
    #[sea_orm(string_value = "clean", display_value = "clean")]
    Clean,
    #[sea_orm(string_value = "infected", display_value = "infected")]
    Infected,
    /// Larger than the scanner takes.
    #[sea_orm(string_value = "too_large", display_value = "too_large")]
    TooLarge,
}

/// Why an item of evidence is erased.
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
pub enum ErasureGrounds {
    /// The time for which its type is kept has ended.
    #[sea_orm(string_value = "retention", display_value = "retention")]
    Retention,
    /// The co-op asked, and somebody else agreed.
    #[sea_orm(string_value = "request", display_value = "request")]
    Request,
}

/// How far a file that comes in pieces has come.
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
pub enum UploadState {
    #[sea_orm(string_value = "receiving", display_value = "receiving")]
    Receiving,
    #[sea_orm(string_value = "kept", display_value = "kept")]
    Kept,
}

/// What a remark in the thread of an item is.
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
pub enum RemarkKind {
    #[sea_orm(string_value = "question", display_value = "question")]
    Question,
    #[sea_orm(string_value = "answer", display_value = "answer")]
    Answer,
}
