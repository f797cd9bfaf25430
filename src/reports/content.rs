//! What a compliance report says: plain data, already in the report's language except the fixed labels.
//!
//! The PDF (`layout`) and the page are made from the same content. A part without data is `None` or
//! empty, and is left out; numbers, contents and bookmarks follow.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The language of a report, or of a stretch of text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Welsh.
    Cy,
    /// English.
    En,
}

impl Language {
    /// The tag of BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Cy => "cy",
            Self::En => "en-GB",
        }
    }
}

/// Words somebody wrote, with their language where it is not the report's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// The words; a line end starts a new line.
    pub text: String,
    /// Their language; none: the report's.
    pub language: Option<Language>,
}

impl Prose {
    /// Words in a language that may differ from the report's.
    pub fn written_in(language: Language, text: impl Into<String>) -> Self {
        Self { text: text.into(), language: Some(language) }
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self { text, language: None }
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A label of reference data (already in the report's language) and its value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Labelled {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: Prose,
}

/// A whole report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Content {
    /// Language of the report.
    pub language: Language,
    /// Not issued: DRAFT stands on the cover and over every page.
    pub draft: bool,
    /// When the content was made; the PDF's dates.
    pub made_at: DateTime<Utc>,
    /// The organisation that answers for the report: its author in the PDF.
    pub publisher: String,
    /// Part 1.
    pub cover: Cover,
    /// Part 2, one page.
    pub summary: Summary,
    /// Part 3.
    pub cooperative: Cooperative,
    /// Part 4.
    pub method: Method,
    /// Part 5.
    pub outcome: Outcome,
    /// Part 6: every criterion, by section.
    pub sections: Vec<Section>,
    /// Part 7.
    pub findings: Vec<Finding>,
    /// Part 8.
    pub previous_actions: Vec<PreviousAction>,
    /// Part 9.
    pub training: Option<Training>,
    /// Part 10.
    pub democracy: Option<Democracy>,
    /// Part 11.
    pub voice: Option<Voice>,
    /// Part 12.
    pub good_practice: Vec<GoodPractice>,
    /// Part 13.
    pub action_plan: Vec<Action>,
    /// Part 14.
    pub comments: Option<Comments>,
    /// Part 15.
    pub evidence: Vec<Evidence>,
    /// Part 16.
    pub sign_off: Vec<SignOff>,
    /// Part 17.
    pub statements: Statements,
}

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

/// Part 1.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cover {
    /// The co-op's name in the report's language, or the one name it has.
    pub cooperative: Prose,
    /// Its name in the other language.
    pub other_name: Option<Prose>,
    /// The sort of audit.
    pub kind: AuditKind,
    /// Where it works, such as "Carmarthenshire".
    pub place: String,
    /// The visit, in words: "9 and 10 December 2025".
    pub visited: String,
    /// Month and year of the visit, for the running head: "December 2025".
    pub month: String,
    /// The standard with its version: "SCCFS version 1.0".
    pub standard: String,
    /// The audit's reference: "A-2025-044".
    pub reference: String,
    /// Type and legal form: "User-led, co-operative society".
    pub form: String,
    /// Register numbers, each labelled with its register's name.
    pub registers: Vec<Labelled>,
    /// The issue; none for a draft.
    pub issue: Option<u32>,
    /// The day of issue, in words; none for a draft.
    pub issued_on: Option<String>,
    /// The report exists in the other language too.
    pub other_language: bool,
    /// The co-op is invented: said on the cover.
    pub demonstration: bool,
}

/// Part 2.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// One or two plain sentences on how things stand.
    pub lead: Option<Prose>,
    /// The outcome; audits of some kinds have none.
    pub outcome: Option<Verdict>,
    /// The overall score, 0 to 100.
    pub score: Option<u32>,
    /// How many criteria have which result.
    pub tally: Tally,
    /// What the score alone would have given, where limiters held the outcome.
    pub by_score: Option<Verdict>,
    /// The limiters that applied.
    pub limiters: Vec<Limiter>,
    /// At most three.
    pub strengths: Vec<Highlight>,
    /// At most three.
    pub must_dos: Vec<Highlight>,
    /// The day on which all actions were closed, in words, once that is so.
    pub all_closed_on: Option<String>,
}

/// How many criteria have which result.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words of the domain")]
pub struct Tally {
    pub met: u32,
    pub partly_met: u32,
    pub not_met: u32,
    pub not_applicable: u32,
    pub out_of_scope: u32,
    pub not_assessed: u32,
}

/// A rule that held the outcome down.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Limiter {
    /// The rule, in words: "any major criterion not met".
    pub rule: String,
    /// What it saw: the codes of criteria or findings.
    pub because: Vec<String>,
    /// The best outcome it allows.
    pub cap: Verdict,
}

/// A strength or something to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Highlight {
    /// In a few words.
    pub title: Prose,
    /// In a sentence.
    pub text: Prose,
    /// What it rests on, in small letters: "8.6, major, by 20 May 2026".
    pub cite: String,
}

/// Part 3.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cooperative {
    /// Sentences on who they are.
    pub about: Vec<Prose>,
    /// Its record: type, services, members, licence.
    pub facts: Vec<Labelled>,
    /// Votes by class, from the snapshot the audit used.
    pub votes: Option<Votes>,
}

/// Votes by class of member.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Votes {
    /// The day of the snapshot, in words.
    pub as_of: String,
    /// Each class.
    pub classes: Vec<VoteClass>,
    /// The licence designates the co-op user-led, so that the 51% test applies.
    pub user_led: bool,
}

/// One class of member.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VoteClass {
    /// Its name.
    pub name: String,
    /// Members in it.
    pub members: u64,
    /// Votes they can cast.
    pub votes: u64,
    /// The version counts these as users' votes.
    pub user: bool,
}

impl Votes {
    /// All votes.
    pub fn total(&self) -> u64 {
        self.classes.iter().map(|class| class.votes).sum()
    }

    /// Votes of users.
    pub fn users(&self) -> u64 {
        self.classes.iter().filter(|class| class.user).map(|class| class.votes).sum()
    }

    /// The vote test, in integers: `100 × user_votes ≥ 51 × total_votes`; none without votes.
    pub fn users_lead(&self) -> Option<bool> {
        (self.total() > 0).then(|| 100 * u128::from(self.users()) >= 51 * u128::from(self.total()))
    }
}

/// Part 4.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Method {
    /// What was in scope, and what was not and why.
    pub scope: Vec<Prose>,
    /// How the audit worked.
    pub method: Vec<Prose>,
    /// The sample of workers.
    pub sample: Option<Sample>,
    /// Who made the visit.
    pub team: Vec<TeamMember>,
    /// What the audit could not see.
    pub limits: Vec<Prose>,
}

/// A sample that anyone can draw again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// How many there were.
    pub population: u32,
    /// How many were drawn.
    pub drawn: u32,
    /// What the sample holds, in words.
    pub note: Option<Prose>,
    /// The seed.
    pub seed: String,
    /// SHA-256 of the ordered population, in hexadecimal digits.
    pub digest: String,
    /// The algorithm's name.
    pub algorithm: String,
}

/// One of the team.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TeamMember {
    /// Who.
    pub name: String,
    /// As what.
    pub role: String,
    /// What they declared.
    pub declaration: Prose,
}

/// Part 5.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// One sentence on the sections.
    pub lead: Option<Prose>,
    /// Each section.
    pub scores: Vec<SectionScore>,
    /// Overall score, now and last time.
    pub overall: (Option<u32>, Option<u32>),
    /// Heads of the two columns of scores: "2025" and "2024".
    pub years: (String, Option<String>),
    /// The audit that scores are compared with, in words: "the full audit in December 2024".
    pub compared_with: Option<String>,
    /// Where the bands begin: 50, 70, 85.
    pub thresholds: Vec<u32>,
    /// Visits, the newest first, this one included.
    pub history: Vec<Visit>,
    /// What changed since the last time.
    pub changed: Option<Prose>,
}

/// The score of a section.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SectionScore {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// How many of its criteria were scored.
    pub scored: u32,
    /// 0 to 100; none if nothing was scored.
    pub score: Option<u32>,
    /// Last time.
    pub last: Option<u32>,
    /// Share of the overall score.
    pub weight: u32,
}

/// One visit of the history.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Visit {
    /// When, in words.
    pub on: String,
    /// Short, under the chart: "Dec 2025".
    pub short: String,
    /// The sort of audit.
    pub kind: AuditKind,
    /// Its outcome, if it gave one.
    pub outcome: Option<Verdict>,
    /// Its score.
    pub score: Option<u32>,
}

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
    /// Numerator, denominator, who is left out: "47 of 58; 2 on long leave".
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

/// Part 8: what became of an action of an earlier audit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreviousAction {
    /// Number of its finding.
    pub number: String,
    /// What was to be done.
    pub action: Prose,
    /// By when, in words.
    pub due: String,
    /// Met, partly, or not.
    pub state: Done,
    /// What was seen.
    pub note: Option<Prose>,
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
    /// Each survey.
    pub surveys: Vec<Survey>,
    /// What people said, without names.
    pub said: Vec<Prose>,
}

/// Answers of one group.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Survey {
    /// Who was asked and when.
    pub title: String,
    /// How many answered, of how many.
    pub answered: (u32, u32),
    /// Who agreed with each sentence.
    pub answers: Vec<Share>,
}

/// Part 12.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GoodPractice {
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
}

/// How an issue is verified.
#[derive(Clone, Debug, Serialize)]
pub struct Verification {
    /// Where: "https://safon.example/verify/7KQ4-M2XD-9TPA".
    pub address: String,
    /// The code: "7KQ4-M2XD-9TPA".
    pub code: String,
}
