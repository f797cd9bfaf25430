//! What criteria rest on and what shows that they are met: sources and types of evidence.

use entities::access::Language;
use entities::evidence::PersonalData;
use serde::{Deserialize, Serialize};

use super::{Name, Period, WelshStatus};
use crate::foundation::reference::pick;

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
        pick(language, &self.title_en, &self.title_cy)
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
