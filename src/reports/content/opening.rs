//! Parts 1 to 5: cover, summary, the co-op, method, outcome.

use serde::{Deserialize, Serialize};

use super::{AuditType, Labelled, Prose, Verdict};

/// Part 1.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cover {
    /// The co-op's name in the report's language, or the one name it has.
    pub cooperative: Prose,
    /// Its name in the other language.
    pub other_name: Option<Prose>,
    /// The sort of audit.
    pub kind: AuditType,
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
    /// The day a draft was drawn up, in words; none for an issue.
    #[serde(default)]
    pub drafted_on: Option<String>,
    /// The visit has not begun.
    #[serde(default)]
    pub to_visit: bool,
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
    /// The outcome is still to come: not everything in scope has been judged.
    #[serde(default)]
    pub pending: bool,
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
    /// The sort of interest they declared, in words.
    #[serde(default)]
    pub interest: Option<String>,
    /// What they stated about it; may be empty.
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
    /// What each band gives, the best first.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Visits, the newest first, this one included.
    pub history: Vec<Visit>,
    /// What changed since the last time.
    pub changed: Option<Prose>,
}

/// From this score upwards, and below the band before, the outcome is this one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Band {
    /// The least score; 0 for the last.
    pub from: u32,
    /// What it gives.
    pub outcome: Verdict,
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
    pub kind: AuditType,
    /// Its outcome, if it gave one.
    pub outcome: Option<Verdict>,
    /// Its score.
    pub score: Option<u32>,
}
