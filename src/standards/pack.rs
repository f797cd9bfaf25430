//! The text of one version of a standard, as typed data: everything that its file says, and nothing else.
//!
//! A `Pack` comes from `reading::read`, which has checked it as a whole, so that the rules may trust it.

mod timing;
mod training;

use serde::{Deserialize, Serialize};

pub use self::timing::{
    Cadence, CadenceKey, Copied, Counting, DayType, Direction, FirstAudit, Frequencies, Halving, Interval,
    LicenceAnchor, LicenceEvent, Monthly, MonthlyDay, Opening, Party, Repeating, Trigger, Window, WindowKey,
};
pub use self::training::{
    Category, FirstDue, FirstDueFrom, InductionFramework, InductionStep, Mode, Role, RoleKind, StartWork,
    Subject,
};
use super::period::Period;

/// The first line of every file that this program can read.
pub const FORMAT: &str = "safon-standard/1";

/// One of the two languages in which everything is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    En,
    Cy,
}

impl Language {
    /// The one of two texts that is in this language.
    pub fn of<'a>(self, en: &'a str, cy: &'a str) -> &'a str {
        match self {
            Self::En => en,
            Self::Cy => cy,
        }
    }
}

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
        language.of(&self.title_en, &self.title_cy)
    }

    /// What readers are told about its legal standing.
    pub fn legal_note(&self, language: Language) -> &str {
        language.of(&self.legal_note_en, &self.legal_note_cy)
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
    pub role: ApprovalRole,
    pub status: ApprovalStatus,
}

/// A party to the agreement of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalRole {
    Franchisor,
    Government,
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
        language.of(&self.en, &self.cy)
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
        language.of(&self.meaning_en, &self.meaning_cy)
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

/// How much it matters that a criterion is met. Ordered: the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Improvement,
    Minor,
    Major,
    Critical,
}

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

/// An auditor's result on one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Met,
    PartlyMet,
    NotMet,
    NotApplicable,
    NotAssessed,
}

/// What the version says of a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultEntry {
    pub code: Mark,
    #[serde(flatten)]
    pub name: Name,
    pub needs_reason: bool,
}

/// The outcome of an audit as a whole. Ordered: the best last, so that the lower of two is the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    NotCompliant,
    Conditional,
    CompliantWithActions,
    Compliant,
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
    Results { severity: Severity, result: Mark, at_least: u32, repeated: bool, max_outcome: Outcome },
    OpenNonconformity { open_nonconformity: bool, max_outcome: Outcome },
}

impl Limiter {
    /// The best outcome that is left where the limiter holds.
    pub fn cap(&self) -> Outcome {
        match self {
            Self::Results { max_outcome, .. } | Self::OpenNonconformity { max_outcome, .. } => *max_outcome,
        }
    }
}

/// Something criteria refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    #[serde(rename = "ref")]
    pub reference: String,
    pub kind: SourceKind,
    pub title_en: String,
    pub title_cy: String,
    pub cy_status: WelshStatus,
}

impl Source {
    /// Its title in one language.
    pub fn title(&self, language: Language) -> &str {
        language.of(&self.title_en, &self.title_cy)
    }
}

/// What authority a source has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    Law,
    Guidance,
    Code,
    Background,
    Own,
}

/// A sort of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceType {
    pub code: String,
    #[serde(flatten)]
    pub name: Name,
    pub uploadable: bool,
    pub provided_by: ProvidedBy,
    pub personal_data: PersonalData,
    pub retention: Option<Retention>,
    pub replaced_by_system: bool,
}

/// Where evidence of a type comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvidedBy {
    Coop,
    Auditor,
    System,
}

/// The most sensitive class of personal data that something may hold. Ordered: the most sensitive last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonalData {
    None,
    Aggregate,
    Personal,
    Special,
    CriminalOffence,
}

/// How long evidence of a type is kept, and from when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    pub keep: Period,
    pub from: KeptFrom,
}

/// The day from which evidence is kept for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeptFrom {
    PeriodEnd,
    Superseded,
    AuditClosed,
    EmploymentEnded,
}

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
        language.of(&self.title_en, &self.title_cy)
    }

    /// What it is for, in one language.
    pub fn purpose(&self, language: Language) -> &str {
        language.of(&self.purpose_en, &self.purpose_cy)
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
        language.of(&self.title_en, &self.title_cy)
    }

    /// What it asks, in one language.
    pub fn text(&self, language: Language) -> &str {
        language.of(&self.text_en, &self.text_cy)
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
