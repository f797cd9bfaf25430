//! What a version agrees about time: windows of an audit, frequencies of audits, cadences of reminders.

use chrono::NaiveTime;
use entities::access::Language;
use entities::audits::Outcome;
use entities::standards::Severity;
use serde::{Deserialize, Serialize};

use super::{Name, Period, Settled};

/// Which days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayType {
    Working,
    Calendar,
}

/// The windows that an audit and a change of version need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowKey {
    Notice,
    ObjectionToAuditor,
    Draft,
    FactualAccuracy,
    Reply,
    Appeal,
    Final,
    Transition,
}

/// A time within which something is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub key: WindowKey,
    #[serde(flatten)]
    pub name: Name,
    pub days: u32,
    pub day_type: DayType,
    pub direction: Direction,
    pub trigger: Trigger,
    pub counting: Counting,
    /// A target that is reported on, not a limit.
    pub aim: bool,
    pub status: Settled,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_en: Option<String>,
}

/// Whether a window lies before or after its trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Before,
    After,
}

/// The event from which a window is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    FieldworkStarts,
    FieldworkEnds,
    AuditorNamed,
    DraftReceived,
    CommentsReceived,
    AnswersReceived,
    VersionTakesEffect,
}

/// Whether the day of the trigger is day 1 (inclusive) or the next one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    Inclusive,
    Exclusive,
}

/// How often a co-op is audited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frequencies {
    pub status: Settled,
    pub readiness: Opening,
    pub first_audit: FirstAudit,
    pub surveillance: Interval,
    pub full: Interval,
    pub longest_gap: Period,
    pub halved_after: Vec<Halving>,
}

/// The event in a licence's life from which audits are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenceAnchor {
    LicenceGranted,
}

/// A readiness audit comes before this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    pub before: LicenceAnchor,
}

/// The first audit comes within so long of this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstAudit {
    pub within: Period,
    pub from: LicenceAnchor,
}

/// Counted from an anchor: anchor + n × interval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    pub every: Period,
}

/// While this is so, intervals are halved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Halving {
    Outcome(Outcome),
    OpenFinding(Severity),
    Event(LicenceEvent),
    EvidenceOverdueOverPct(u32),
}

/// Something recorded on a licence that calls for more frequent audits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenceEvent {
    Safeguarding,
    ManagerVacancy,
}

/// The cadences that reminders follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CadenceKey {
    EvidenceAndTraining,
    Findings,
    Visit,
    DraftComments,
    BoardDigest,
}

/// When reminders are owed; numbers are days of `day_type` from the due date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cadence {
    pub key: CadenceKey,
    #[serde(flatten)]
    pub name: Name,
    pub day_type: DayType,
    pub before: Vec<u32>,
    pub after: Vec<u32>,
    pub repeat: Option<Repeating>,
    pub window_days: Vec<u32>,
    pub monthly: Option<Monthly>,
    pub copies: Vec<Copied>,
    pub status: Settled,
}

impl Cadence {
    /// Its name in one language.
    pub fn title(&self, language: Language) -> &str {
        self.name.text(language)
    }
}

/// After the due date, this often and at most so many times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeating {
    pub every: Period,
    pub at_most: u32,
}

/// Once a month, at a local time in Wales.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Monthly {
    pub day: MonthlyDay,
    #[serde(with = "hour_and_minute")]
    pub at: NaiveTime,
}

/// The day of a month on which something goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthlyDay {
    FirstWorkingDay,
}

/// Who else is told, once, so many days after the due date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    pub to: Party,
    pub days_after: u32,
    pub day_type: DayType,
}

/// Someone who gets a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    BoardChair,
    Board,
    Franchisor,
    Regulator,
}

/// Times of day are written `09:00`, without seconds.
mod hour_and_minute {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time.format("%H:%M"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M").map_err(D::Error::custom)
    }
}
