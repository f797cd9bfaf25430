//! What is known before a file is read: the subjects and roles of the standard, the co-op's people and their records,
//! and the answers a person gave.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::dates::DateOrder;

/// What a co-op and its standard know already.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    pub subjects: Vec<KnownSubject>,
    pub roles: Vec<KnownRole>,
    pub workers: Vec<KnownWorker>,
    pub records: Vec<KnownRecord>,
}

impl Known {
    /// The subject of a code.
    pub fn subject(&self, code: &str) -> Option<&KnownSubject> {
        self.subjects.iter().find(|s| s.code == code)
    }
}

/// A subject of the training matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownSubject {
    pub code: String,
    pub en: String,
    pub cy: String,
    /// training, induction, check, registration or supervision.
    pub category: String,
    /// None: once.
    pub interval_months: Option<u32>,
}

/// A post or duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownRole {
    pub code: String,
    pub en: String,
    pub cy: String,
}

/// A worker of the co-op.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownWorker {
    pub id: Uuid,
    /// Text: 0043 is not 43.
    pub staff_number: Option<String>,
    pub name: String,
    /// Has left the co-op.
    pub left: bool,
}

/// A record the co-op holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownRecord {
    pub id: Uuid,
    pub worker: Uuid,
    pub subject: String,
    pub completed_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
    pub provider: Option<String>,
    pub mode: Option<String>,
    pub note: Option<String>,
    /// For a check: whether action was taken; None: not stated.
    pub action_taken: Option<bool>,
}

/// An answer to a question of the dry run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A heading, course or sheet means this subject.
    Subject(String),
    /// A heading or course is of no interest; remembered like a match.
    Ignore,
    /// The date that a cell lacks.
    Date(NaiveDate),
    /// Both dates that a cell lacks.
    Dates {
        completed_on: NaiveDate,
        expires_on: NaiveDate,
    },
    /// Leave it out.
    Skip,
    /// This person is that worker of the co-op.
    Worker(Uuid),
    /// This row belongs to the person of the file with this staff number.
    StaffNumber(String),
    /// The two are one person.
    Same,
    /// A new person, with the right name where it arrived damaged.
    New {
        name: Option<String>,
    },
    /// The order of day and month.
    Order(DateOrder),
    /// The dates say when training was completed.
    Completed,
    /// The dates say when training runs out.
    Expires,
    /// Leave the leavers out.
    LeaveOut,
    /// The leavers left, on this day where it is known.
    Left {
        on: Option<NaiveDate>,
    },
    Yes,
    No,
}

/// All answers given so far: remembered ones of the co-op, and those for this file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// By the id of the question.
    pub given: BTreeMap<String, Answer>,
    /// Agreed to how the file was read (`confirm`).
    pub reading: bool,
    /// Agreed to make the new people.
    pub new_people: bool,
    /// Agreed to import although some rows are faulty.
    pub despite_faults: bool,
}

impl Answers {
    /// The answer to a question, if there is one.
    pub fn to(&self, question: &str) -> Option<&Answer> {
        self.given.get(question)
    }

    /// Should the answer to this question be kept for the co-op's next file? Matches of headings and statuses are, and in
    /// which order a co-op's files write day and month; cells, people and sheets belong to one file.
    pub fn is_remembered(question: &str) -> bool {
        question == "order"
            || ["heading:", "status:", "order:"].iter().any(|start| question.starts_with(start))
    }
}
