//! The words a report chooses from: outcomes, results, grades. Each knows the end of its message keys.

use serde::{Deserialize, Serialize};

/// The sort of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the domain")]
pub enum AuditKind {
    Readiness,
    Full,
    Surveillance,
    FollowUp,
    Thematic,
}

impl AuditKind {
    /// The end of its message keys, such as `report-kind-full`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Readiness => "readiness",
            Self::Full => "full",
            Self::Surveillance => "surveillance",
            Self::FollowUp => "follow-up",
            Self::Thematic => "thematic",
        }
    }
}

/// The overall outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the domain")]
pub enum Verdict {
    Compliant,
    CompliantWithActions,
    Conditional,
    NotCompliant,
}

impl Verdict {
    /// The end of its message keys, such as `report-outcome-compliant`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Compliant => "compliant",
            Self::CompliantWithActions => "compliant-with-actions",
            Self::Conditional => "conditional",
            Self::NotCompliant => "not-compliant",
        }
    }
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

/// How grave a criterion or a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the domain")]
pub enum Severity {
    Critical,
    Major,
    Minor,
    Improvement,
}

impl Severity {
    /// The end of its message keys, such as `report-severity-major`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Improvement => "improvement",
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
