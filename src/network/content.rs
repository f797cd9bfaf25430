//! What a network report says, as plain data in neither language: the file that goes with the paper holds it as it is.

use chrono::NaiveDate;
use entities::audits::Outcome;
use entities::licences::LicenceState;
use entities::standards::Severity;
use serde::{Deserialize, Serialize};

use crate::foundation::sheet::Both;

/// The report of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The first and the last day of it; all that stands is told as of the last.
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// For whom: an organisation.
    pub made_for: Both,
    /// Whose co-ops are told of one by one: local authorities by code; none: all of them.
    pub areas_only: Option<Vec<String>>,
    /// All that is counted is counted of co-ops in those areas alone: the others are too few to be told of.
    pub own_areas_only: bool,
    /// The network is invented.
    pub demonstration: bool,
    /// Co-ops with a licence, or an application nobody decided yet.
    pub franchises: u64,
    /// How the latest outcomes stand.
    pub outcomes: Outcomes,
    /// The same at the end of eight quarters, the latest last.
    pub trend: Vec<Quarter>,
    /// Audits that became final in the period.
    pub audits: u64,
    pub open_criticals: u64,
    pub late_actions: u64,
    /// Co-ops with a licence whose visit of the year is late; see `docs/decisions/0034-packs.md`.
    pub overdue_audits: u64,
    /// Co-ops by the state of their licence.
    pub licences: Vec<(LicenceState, u64)>,
    pub criteria: Criteria,
    pub areas: Vec<Area>,
}

/// Co-ops by their latest outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcomes {
    pub compliant: u64,
    pub compliant_with_actions: u64,
    pub conditional: u64,
    pub not_compliant: u64,
}

impl Outcomes {
    /// Counts one more.
    pub fn add(&mut self, outcome: Outcome) {
        *match outcome {
            Outcome::Compliant => &mut self.compliant,
            Outcome::CompliantWithActions => &mut self.compliant_with_actions,
            Outcome::Conditional => &mut self.conditional,
            Outcome::NotCompliant => &mut self.not_compliant,
        } += 1;
    }

    /// The best first.
    pub fn each(&self) -> [u64; 4] {
        [self.compliant, self.compliant_with_actions, self.conditional, self.not_compliant]
    }

    /// How many co-ops have one.
    pub fn all(&self) -> u64 {
        self.each().iter().sum()
    }
}

/// How outcomes stood at the end of a quarter; of the latest, on the last day of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quarter {
    pub year: i32,
    /// 1 to 4.
    pub quarter: u32,
    pub on: NaiveDate,
    pub outcomes: Outcomes,
    /// It would tell of a few co-ops in other areas; `outcomes` are empty.
    pub kept_back: bool,
}

/// What the audits of a period found, criterion by criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criteria {
    /// Only audits in the areas of whoever asks are counted: of the others there are too few to be told of.
    pub own_areas_only: bool,
    /// How many audits are counted.
    pub audits: u64,
    /// What failed most first, by how many audits; those that never failed are here too.
    pub each: Vec<Criterion>,
    /// How many criteria are not told of, lest they tell of a few co-ops.
    pub kept_back: usize,
    pub principles: Vec<Tagged>,
    pub measures: Vec<Tagged>,
}

/// What audits found of one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub key: String,
    pub code: String,
    pub title: Both,
    pub severity: Severity,
    pub found: Found,
}

/// What audits found of all criteria with one tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tagged {
    pub name: Both,
    /// How many criteria bear it.
    pub criteria: usize,
    pub found: Found,
}

/// Results by what they say; what was not assessed is in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub met: u64,
    pub partly_met: u64,
    pub not_met: u64,
}

impl Found {
    /// How many audits looked.
    pub fn looked(&self) -> u64 {
        self.met + self.failed()
    }

    /// How many found it not met, or only partly.
    pub fn failed(&self) -> u64 {
        self.partly_met + self.not_met
    }

    /// Whole per cent of what was looked at that was met, rounded down.
    pub fn met_percent(&self) -> Option<u64> {
        (100 * self.met).checked_div(self.looked())
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            met: self.met + other.met,
            partly_met: self.partly_met + other.partly_met,
            not_met: self.not_met + other.not_met,
        }
    }
}

/// One local authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub code: String,
    pub name: Both,
    pub coops: u64,
    pub outcomes: Outcomes,
    pub open_criticals: u64,
    pub late_actions: u64,
}
