//! Parts 6 to 17: criteria, findings, figures, voices, actions, comments, evidence, signatures, statements.

use serde::{Deserialize, Serialize};

use super::{
    CommentsEnded, ConversationManner, ConversationWith, Decision, Done, FindingState, Labelled, Mark, Prose,
    Severity,
};

/// A section of part 6.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Section {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its criteria in order.
    pub criteria: Vec<Criterion>,
}

/// One criterion.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Criterion {
    /// Its code: "8.6".
    pub code: String,
    /// Its title.
    pub title: String,
    /// The criterion's own words.
    pub text: String,
    /// How grave.
    pub severity: Severity,
    /// The result.
    pub result: Mark,
    /// The result last time.
    pub last: Option<Mark>,
    /// The auditor's note.
    pub note: Option<Prose>,
    /// Figures computed or entered.
    pub facts: Vec<ComputedFact>,
    /// Titles of the evidence cited.
    pub evidence: Vec<Prose>,
    /// Numbers of the findings raised on it.
    pub findings: Vec<String>,
    /// Why it does not apply, is out of scope, or has no finding.
    pub reason: Option<Prose>,
}

/// A figure as of the audit's date.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ComputedFact {
    /// What is counted.
    pub label: String,
    /// The figure: "81%".
    pub value: String,
    /// Numerator, denominator, who is left out: "47 of 58; 2 on long leave". Where the auditor gave another figure, what
    /// the records come to.
    pub basis: Option<String>,
    /// What the standard asks for: "at least 90%".
    pub asked: Option<String>,
    /// Why the auditor set it aside.
    pub overridden: Option<Prose>,
}

/// Part 7: a finding.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Its number: "F1".
    pub number: String,
    /// Its grade.
    pub grade: Severity,
    /// Code and title of its criterion.
    pub criterion: String,
    /// What was found.
    pub statement: Prose,
    /// The evidence for it.
    pub evidence: Vec<Prose>,
    /// It was found last time too.
    pub repeated: bool,
    /// Where it stands.
    pub state: FindingState,
    /// Why it was withdrawn or graded lower.
    pub reason: Option<Prose>,
}

/// Part 8: what became of an action of an earlier audit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreviousAction {
    /// Number of its finding.
    pub number: String,
    /// Code and title of the criterion.
    #[serde(default)]
    pub criterion: Option<String>,
    /// What was to be done.
    pub action: Prose,
    /// By when, in words.
    pub due: String,
    /// Met, partly, or not.
    pub state: Done,
    /// What was seen.
    pub note: Option<Prose>,
}

/// Part 9.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Training {
    /// The day the figures are as of, in words.
    pub as_of: String,
    /// Training, by subject.
    pub subjects: Vec<Share>,
    /// Induction, by step.
    pub induction: Vec<Share>,
    /// Who is left out and why.
    pub left_out: Option<Prose>,
}

/// A share of a group.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Share {
    /// What.
    pub name: String,
    /// How many did; none where the group is too small to be shown.
    pub count: Option<(u32, u32)>,
    /// What is asked for, in per cent.
    pub asked: Option<u32>,
}

impl Share {
    /// In whole per cent, rounded down so that nothing looks reached that is not.
    pub fn percent(&self) -> Option<u32> {
        let (part, whole) = self.count.filter(|&(_, whole)| whole > 0)?;
        u32::try_from(u64::from(part) * 100 / u64::from(whole)).ok()
    }
}

/// Part 10.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Democracy {
    /// Meetings, quorum, elections, what was sent to members and when.
    pub facts: Vec<Labelled>,
    /// Seats on the board by class.
    pub seats: Vec<Seats>,
    /// The auditor's words.
    pub notes: Vec<Prose>,
}

/// Seats on the board of one class.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seats {
    /// The class.
    pub class: String,
    /// Seats kept for it.
    pub seats: u32,
    /// Seats filled.
    pub filled: u32,
}

/// Part 11.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Voice {
    /// The conversations of the audit's team, grouped by whom; none, if nobody was spoken to.
    pub conversations: Vec<Conversation>,
}

/// A conversation of the audit's team.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Conversation {
    /// With whom.
    pub with: ConversationWith,
    /// In what manner.
    pub manner: ConversationManner,
    /// With how many people.
    pub people: People,
    /// What was said, without names.
    pub said: Prose,
    /// Codes of the criteria it is evidence for.
    pub criteria: Vec<String>,
}

/// How many people, as far as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum People {
    /// So many.
    Number(u32),
    /// Too few to be counted.
    FewerThanFive,
}

/// Part 12.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GoodPractice {
    /// Its number among the findings.
    #[serde(default)]
    pub number: Option<String>,
    /// In a few words.
    pub title: Prose,
    /// In sentences.
    pub text: Prose,
    /// Code of its criterion.
    pub criterion: Option<String>,
}

/// Part 13: a corrective action.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Action {
    /// Number of its finding.
    pub number: String,
    /// The finding's grade.
    pub grade: Severity,
    /// Code and title of its criterion.
    #[serde(default)]
    pub criterion: Option<String>,
    /// What will be done.
    pub action: Prose,
    /// Who sees to it: an office, not a worker's name.
    pub owner: String,
    /// By when, in words.
    pub due: String,
}

/// Part 14.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Comments {
    /// How the window for comments ended.
    pub ended: CommentsEnded,
    /// Point by point.
    pub points: Vec<CommentPoint>,
    /// Each appeal, and what became of it.
    #[serde(default)]
    pub appeals: Vec<Prose>,
}

/// A comment and its answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CommentPoint {
    /// What it is about: "Criterion 8.6" or "Page 12".
    pub about: String,
    /// The co-op's words.
    pub comment: Prose,
    /// The answer.
    pub answer: Prose,
    /// Whether the report was changed.
    pub decision: Decision,
}

/// Part 15: one file or item shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// Its title.
    pub title: Prose,
    /// Its type.
    pub kind: String,
    /// SHA-256 of the file, in hexadecimal digits; none for what was seen at the visit.
    pub sha256: Option<String>,
    /// The day it was accepted, in words; none if it was not.
    pub accepted: Option<String>,
    /// It was sent back to the co-op.
    #[serde(default)]
    pub returned: bool,
    /// Codes of the criteria it was cited for.
    pub criteria: Vec<String>,
}

/// Part 16.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignOff {
    /// As what: "Lead auditor".
    pub role: String,
    /// Who.
    pub name: String,
    /// When, in words.
    pub on: String,
    /// What they stated.
    pub statement: Option<Prose>,
}

/// Part 17. The statements' words are fixed labels.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Statements {
    /// SHA-256 of the standard's version, in hexadecimal digits.
    pub version_digest: String,
    /// How this issue is verified; none for a draft, which is no issue.
    pub verification: Option<Verification>,
    /// Where to ask for other formats.
    pub contact: String,
    /// Length of the window for comments on the draft, in working days.
    pub comment_days: u32,
    /// Length of the window for an appeal, in working days.
    pub appeal_days: u32,
}

/// How an issue is verified.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Verification {
    /// Where: `https://safon.example/verify/7KQ4-M2XD-9TPA`.
    pub address: String,
    /// The code: "7KQ4-M2XD-9TPA".
    pub code: String,
}
