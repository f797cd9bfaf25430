//! The words a report chooses from. Those that columns hold too are the columns' own; the others are here, and know the
//! end of their message keys.

use std::fmt::Display;

pub use entities::access::Language;
pub use entities::audits::{AuditType, ConversationManner, ConversationWith, Outcome as Verdict};
pub use entities::standards::Severity;
use serde::{Deserialize, Serialize};

/// The end of the message keys of a column's word, such as `report-outcome-not-compliant`.
pub fn key(word: impl Display) -> String {
    word.to_string().replace('_', "-")
}

/// The auditor's result on one criterion, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the domain")]
pub enum Mark {
    Met,
    PartlyMet,
    NotMet,
    NotApplicable,
    OutOfScope,
    NotAssessed,
}

impl Mark {
    /// The end of its message keys, such as `report-result-met`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::PartlyMet => "partly-met",
            Self::NotMet => "not-met",
            Self::NotApplicable => "not-applicable",
            Self::OutOfScope => "out-of-scope",
            Self::NotAssessed => "not-assessed",
        }
    }
}

/// Where a finding stands when the report is issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the domain")]
pub enum FindingState {
    Open,
    Closed,
    Regraded,
    Withdrawn,
}

impl FindingState {
    /// The end of its message keys, such as `report-finding-open`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Regraded => "regraded",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Whether something asked for was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the domain")]
pub enum Done {
    Met,
    Partly,
    Not,
}

impl Done {
    /// The end of its message keys, such as `report-done-met`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::Not => "not",
        }
    }
}

/// How the window for comments ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentsEnded {
    /// With comments.
    Given,
    /// The co-op said there is nothing to correct.
    NothingToCorrect,
    /// Nothing came in time, which counts as nothing to correct.
    Lapsed,
}

/// What became of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the domain")]
pub enum Decision {
    Accepted,
    Partly,
    NotAccepted,
}

impl Decision {
    /// The end of its message keys, such as `report-decision-accepted`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Partly => "partly",
            Self::NotAccepted => "not-accepted",
        }
    }
}
