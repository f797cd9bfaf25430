//! Sections and criteria: what a co-op must meet, and what proves it.

use entities::access::Language;
use entities::standards::Severity;
use serde::{Deserialize, Serialize};

use super::{Period, WelshStatus};
use crate::foundation::reference::pick;

/// A part of the standard; its weight is in hundredths of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub key: String,
    pub number: u32,
    pub title_en: String,
    pub title_cy: String,
    pub purpose_en: String,
    pub purpose_cy: String,
    pub cy_status: WelshStatus,
    pub weight: u32,
    pub criteria: Vec<Criterion>,
}

impl Section {
    /// Its title in one language.
    pub fn title(&self, language: Language) -> &str {
        pick(language, &self.title_en, &self.title_cy)
    }

    /// What it is for, in one language.
    pub fn purpose(&self, language: Language) -> &str {
        pick(language, &self.purpose_en, &self.purpose_cy)
    }
}

/// One thing that a co-op must meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub key: String,
    pub code: String,
    pub title_en: String,
    pub title_cy: String,
    pub text_en: String,
    pub text_cy: String,
    pub cy_status: WelshStatus,
    pub severity: Severity,
    /// A condition on the facts: see `condition`.
    pub applies_when: String,
    pub audit_types: Vec<ScopedType>,
    pub inheritable: bool,
    pub act_principles: Vec<String>,
    pub measures: Vec<u32>,
    pub evidence: Vec<String>,
    pub refresh: Refresh,
    pub metrics: Vec<Metric>,
    pub sources: Vec<Citation>,
}

impl Criterion {
    /// Its title in one language.
    pub fn title(&self, language: Language) -> &str {
        pick(language, &self.title_en, &self.title_cy)
    }

    /// What it asks, in one language.
    pub fn text(&self, language: Language) -> &str {
        pick(language, &self.text_en, &self.text_cy)
    }
}

/// The types of audit whose scope the standard itself lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopedType {
    Readiness,
    Full,
    Surveillance,
}

/// How often what proves a criterion must be renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RefreshForms", into = "RefreshForms")]
pub enum Refresh {
    Every(Period),
    OnChange,
    PerWorker,
    PerAudit,
    Continuous,
}

/// The four ways in which a file writes `Refresh`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RefreshForms {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    every: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    per: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    continuous: Option<bool>,
}

impl TryFrom<RefreshForms> for Refresh {
    type Error = &'static str;

    fn try_from(forms: RefreshForms) -> Result<Self, Self::Error> {
        match (forms.every, forms.on.as_deref(), forms.per.as_deref(), forms.continuous) {
            (Some(period), None, None, None) => Ok(Self::Every(period)),
            (None, Some("change"), None, None) => Ok(Self::OnChange),
            (None, None, Some("worker"), None) => Ok(Self::PerWorker),
            (None, None, Some("audit"), None) => Ok(Self::PerAudit),
            (None, None, None, Some(true)) => Ok(Self::Continuous),
            _ => Err("refresh needs exactly one of its forms"),
        }
    }
}

impl From<Refresh> for RefreshForms {
    fn from(refresh: Refresh) -> Self {
        let none = Self::default();
        match refresh {
            Refresh::Every(period) => Self { every: Some(period), ..none },
            Refresh::OnChange => Self { on: Some("change".to_owned()), ..none },
            Refresh::PerWorker => Self { per: Some("worker".to_owned()), ..none },
            Refresh::PerAudit => Self { per: Some("audit".to_owned()), ..none },
            Refresh::Continuous => Self { continuous: Some(true), ..none },
        }
    }
}

/// A figure that helps to judge a criterion; it suggests a result and decides nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metric {
    pub name: String,
    pub unit: Unit,
    pub op: Comparison,
    pub value: i64,
    /// From here to `value` the figure suggests partly met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies_to: Option<Group>,
    pub source: MetricSource,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_en: Option<String>,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Percent,
    Months,
    WorkingDays,
    Count,
}

/// How a figure is held against what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Comparison {
    #[serde(rename = ">=")]
    AtLeast,
    #[serde(rename = "<=")]
    AtMost,
}

/// The group that a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    CareWorkersNewToSector,
    RegistrableRoles,
    EachSafetyCriticalSubject,
    EachSafeguardingGroup,
}

/// Whether the system works a figure out or the co-op states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricSource {
    Computed,
    Entered,
}

/// A place in a source, and whether it was checked against the published text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    #[serde(rename = "ref")]
    pub reference: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    pub verified: bool,
}
