//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How a worker works for a co-op.
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
pub enum Employment {
    #[sea_orm(string_value = "employee", display_value = "employee")]
    Employee,
    #[sea_orm(string_value = "agency", display_value = "agency")]
    Agency,
    #[sea_orm(string_value = "volunteer", display_value = "volunteer")]
    Volunteer,
}

/// Where a training record came from.
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
pub enum RecordSource {
    #[sea_orm(string_value = "typed", display_value = "typed")]
    Typed,
    #[sea_orm(string_value = "import", display_value = "import")]
    Import,
}

/// For a check: whether action was taken on it. Nothing else of a certificate is kept.
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
pub enum ActionTaken {
    #[sea_orm(string_value = "yes", display_value = "yes")]
    Yes,
    #[sea_orm(string_value = "no", display_value = "no")]
    No,
    #[sea_orm(string_value = "not_stated", display_value = "not_stated")]
    NotStated,
}

/// Where an import of a training spreadsheet stands.
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
pub enum ImportState {
    #[sea_orm(string_value = "previewed", display_value = "previewed")]
    Previewed,
    #[sea_orm(string_value = "confirmed", display_value = "confirmed")]
    Confirmed,
    #[sea_orm(string_value = "abandoned", display_value = "abandoned")]
    Abandoned,
}

/// What became of a worker's word that their record is wrong.
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
pub enum CorrectionOutcome {
    #[sea_orm(string_value = "corrected", display_value = "corrected")]
    Corrected,
    #[sea_orm(string_value = "not_changed", display_value = "not_changed")]
    NotChanged,
}
