//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What sort of paper it is.
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
pub enum DocumentKind {
    /// An issue of an audit's report in both languages; its subject is the audit, its period the number.
    #[sea_orm(string_value = "report", display_value = "report")]
    Report,
    /// The plain summary of an issue, one page.
    #[sea_orm(string_value = "summary", display_value = "summary")]
    Summary,
    /// The same in large print.
    #[sea_orm(string_value = "large_summary", display_value = "large_summary")]
    LargeSummary,
    /// What a co-op's board gets for a month; its subject is the co-op.
    #[sea_orm(string_value = "board_pack", display_value = "board_pack")]
    BoardPack,
    /// What was said of a version in consultation, and what became of it; its subject is the version.
    #[sea_orm(string_value = "consultation_report", display_value = "consultation_report")]
    ConsultationReport,
    /// How the network stands; its subject is the organisation it was made for.
    #[sea_orm(string_value = "network_report", display_value = "network_report")]
    NetworkReport,
    /// A worker's own record. Neither its bytes nor its content are kept, and nothing says whose it is: its subject is the
    /// co-op.
    #[sea_orm(string_value = "own_record", display_value = "own_record")]
    OwnRecord,
}

/// In which language a paper is.
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
pub enum DocumentLanguage {
    #[sea_orm(string_value = "cy", display_value = "cy")]
    Cy,
    #[sea_orm(string_value = "en", display_value = "en")]
    En,
    /// Welsh first.
    #[sea_orm(string_value = "both", display_value = "both")]
    Both,
}

impl DocumentLanguage {
    /// The languages it holds, in order.
    pub fn each(self) -> &'static [crate::access::Language] {
        use crate::access::Language;
        match self {
            Self::Cy => &[Language::Cy],
            Self::En => &[Language::En],
            Self::Both => &[Language::Cy, Language::En],
        }
    }
}

impl From<crate::access::Language> for DocumentLanguage {
    fn from(language: crate::access::Language) -> Self {
        match language {
            crate::access::Language::Cy => Self::Cy,
            crate::access::Language::En => Self::En,
        }
    }
}
