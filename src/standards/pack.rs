//! The text of one version of a standard, as typed data: everything that its file says, and nothing else.
//!
//! A `Pack` comes from `reading::read`, which has checked it as a whole, so that the rules may trust it.

mod criterion;
mod evidence;
mod judging;
mod timing;
mod training;

use entities::access::Language;
use entities::standards::{self, Severity};
use serde::{Deserialize, Serialize};

pub use self::criterion::{
    Citation, Comparison, Criterion, Group, Metric, MetricSource, Refresh, ScopedType, Section, Unit,
};
pub use self::evidence::{EvidenceType, KeptFrom, ProvidedBy, Retention, Source, SourceKind};
pub use self::judging::{Band, Limiter, OutcomeEntry, Points, ResultEntry, Scoring, SeverityEntry};
pub use self::timing::{
    Cadence, CadenceKey, Copied, Counting, DayType, Direction, FirstAudit, Frequencies, Halving, Interval,
    LicenceAnchor, LicenceEvent, Monthly, MonthlyDay, Opening, Party, Repeating, Trigger, Window, WindowKey,
};
pub use self::training::{
    Category, FirstDue, FirstDueFrom, InductionFramework, InductionStep, Mode, Role, RoleInterval, RoleKind,
    StartWork, Subject,
};
use super::period::Period;
use crate::foundation::reference::pick;

/// The first line of every file that this program can read.
pub const FORMAT: &str = "safon-standard/1";

/// Whether a qualified translator has passed a Welsh text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WelshStatus {
    Draft,
    Reviewed,
}

/// How far a rule of the version is settled among its parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    Proposed,
    Agreed,
}

/// One version of a standard with its rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    pub format: String,
    pub standard: Standard,
    pub facts: Vec<Fact>,
    pub act_principles: Vec<Named>,
    pub measures: Vec<Measure>,
    pub severities: Vec<SeverityEntry>,
    pub results: Vec<ResultEntry>,
    pub overall_outcomes: Vec<OutcomeEntry>,
    pub scoring: Scoring,
    pub windows: Vec<Window>,
    pub frequencies: Frequencies,
    pub cadences: Vec<Cadence>,
    pub sources: Vec<Source>,
    pub evidence_types: Vec<EvidenceType>,
    /// Copied from the reference data when the version is proposed; empty before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Copied from the reference data when the version is proposed; empty before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub training_subjects: Vec<Subject>,
    /// Copied from the reference data when the version is proposed; none before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub induction_framework: Option<InductionFramework>,
    pub sections: Vec<Section>,
}

impl Pack {
    /// Every criterion with its section, in the order of the text.
    pub fn criteria(&self) -> impl Iterator<Item = (&Section, &Criterion)> {
        self.sections
            .iter()
            .flat_map(|section| section.criteria.iter().map(move |criterion| (section, criterion)))
    }

    /// What is asked of a figure that the system works out, if a criterion has it.
    pub fn computed(&self, name: &str) -> Option<&Metric> {
        let mut metrics = self.criteria().flat_map(|(_, criterion)| &criterion.metrics);
        metrics.find(|metric| metric.source == MetricSource::Computed && metric.name == name)
    }

    /// The criterion with this key.
    pub fn criterion(&self, key: &str) -> Option<&Criterion> {
        self.criteria().map(|(_, criterion)| criterion).find(|criterion| criterion.key == key)
    }

    /// The evidence type with this code.
    pub fn evidence_type(&self, code: &str) -> Option<&EvidenceType> {
        self.evidence_types.iter().find(|entry| entry.code == code)
    }

    /// The window with this key; a pack that was read holds every one.
    pub fn window(&self, key: WindowKey) -> Option<&Window> {
        self.windows.iter().find(|window| window.key == key)
    }

    /// The cadence with this key; a pack that was read holds every one.
    pub fn cadence(&self, key: CadenceKey) -> Option<&Cadence> {
        self.cadences.iter().find(|cadence| cadence.key == key)
    }

    /// What the version says of a severity; a pack that was read holds every one.
    pub fn severity(&self, severity: Severity) -> Option<&SeverityEntry> {
        self.severities.iter().find(|entry| entry.code == severity)
    }
}

/// What the version is called and what is said about it as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    pub code: String,
    pub title_en: String,
    pub title_cy: String,
    pub cy_status: WelshStatus,
    pub version: String,
    pub status: TextStatus,
    pub jurisdiction: String,
    pub languages: Vec<Language>,
    pub user_vote_classes: Vec<String>,
    pub cy_note_en: String,
    pub cy_note_cy: String,
    pub legal_note_en: String,
    pub legal_note_cy: String,
    pub approvals: Vec<Approval>,
}

impl Standard {
    /// Its title in one language.
    pub fn title(&self, language: Language) -> &str {
        pick(language, &self.title_en, &self.title_cy)
    }

    /// What readers are told about its legal standing.
    pub fn legal_note(&self, language: Language) -> &str {
        pick(language, &self.legal_note_en, &self.legal_note_cy)
    }
}

/// What the text says of itself. The life of a version is kept beside it, not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextStatus {
    Draft,
    Proposed,
    Agreed,
}

/// Who must sign, as the text says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub role: standards::Party,
    pub status: ApprovalStatus,
}

/// Whether that party had signed when the text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalStatus {
    Pending,
    Signed,
}

/// A name in both languages; part of most entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    pub en: String,
    pub cy: String,
    pub cy_status: WelshStatus,
}

impl Name {
    /// The name in one language.
    pub fn text(&self, language: Language) -> &str {
        pick(language, &self.en, &self.cy)
    }
}

/// Something that is known about a co-op and decides what applies to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub key: String,
    #[serde(rename = "type")]
    pub kind: FactKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    #[serde(flatten)]
    pub name: Name,
    pub meaning_en: String,
    pub meaning_cy: String,
}

impl Fact {
    /// What the fact means, in one language.
    pub fn meaning(&self, language: Language) -> &str {
        pick(language, &self.meaning_en, &self.meaning_cy)
    }
}

/// What sort of answer a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    Boolean,
    Choice,
}

/// A coded entry that has a name and nothing more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub code: String,
    #[serde(flatten)]
    pub name: Name,
}

/// One of the things providers are measured on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub number: u32,
    #[serde(flatten)]
    pub name: Name,
}
