//! Severities, results, outcomes, and how the one becomes the other.

use entities::audits::{AssessmentResult, Outcome};
use entities::standards::Severity;
use serde::{Deserialize, Serialize};

use super::{Name, Settled};

/// What the version says of a severity. Days are counted as `data/standard.yaml` says; none: nothing is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeverityEntry {
    pub code: Severity,
    #[serde(flatten)]
    pub name: Name,
    pub meaning_en: String,
    pub meaning_cy: String,
    pub contain_working_days: Option<u32>,
    pub plan_due_working_days: Option<u32>,
    pub close_due_days: Option<u32>,
    pub status: Settled,
}

/// What the version says of a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultEntry {
    pub code: AssessmentResult,
    #[serde(flatten)]
    pub name: Name,
    pub needs_reason: bool,
}

/// What the version calls an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeEntry {
    pub code: Outcome,
    #[serde(flatten)]
    pub name: Name,
}

/// How results become scores and an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scoring {
    pub status: Settled,
    pub points: Points,
    pub bands: Vec<Band>,
    pub limiters: Vec<Limiter>,
}

/// Points for each result; none never counts as 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    pub met: u32,
    pub partly_met: u32,
    pub not_met: u32,
    pub not_applicable: Option<u32>,
    pub not_assessed: Option<u32>,
}

/// From this score, in percent, upwards (and below the band before it) the outcome is this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub min_pct: u32,
    pub outcome: Outcome,
}

/// What caps an outcome whatever the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Limiter {
    Results {
        severity: Severity,
        result: AssessmentResult,
        at_least: u32,
        repeated: bool,
        max_outcome: Outcome,
    },
    OpenNonconformity {
        open_nonconformity: bool,
        max_outcome: Outcome,
    },
}

impl Limiter {
    /// The best outcome that is left where the limiter holds.
    pub fn cap(&self) -> Outcome {
        match self {
            Self::Results { max_outcome, .. } | Self::OpenNonconformity { max_outcome, .. } => *max_outcome,
        }
    }
}
