//! What a board pack says, as plain data in neither language: the file that goes with the paper holds it as it is.

use chrono::NaiveDate;
use entities::audits::{AuditType, Outcome};
use entities::cooperatives::{GovernanceKind, MemberClass};
use entities::findings::{ActionState, Grade};
use serde::{Deserialize, Serialize};

use crate::foundation::sheet::Both;
use crate::reports::rules::Decision;
use crate::standards::pack::{Comparison, Unit};

/// The pack of a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// The first day of the month.
    pub month: NaiveDate,
    /// 1, or more where it was made anew.
    pub number: u32,
    /// The day as of which all of it is told.
    pub as_of: NaiveDate,
    /// The co-op's reference.
    pub reference: String,
    pub name: Both,
    /// Who answers for the standard.
    pub publisher: Both,
    /// Code and version of the standard, such as `SCCFS` and `1.0`; none: no version is in force.
    pub standard: Option<(String, String)>,
    /// The co-op is invented.
    pub demonstration: bool,
    /// The latest audit whose report is final.
    pub latest: Option<Latest>,
    /// At most three, the most pressing first.
    pub decisions: Vec<Decision>,
    /// What still has to be put right, what is late first.
    pub open: Vec<Action>,
    /// What was closed since the pack before this one.
    pub closed: Vec<Closed>,
    /// How far evidence covers the criteria.
    pub coverage: Option<Coverage>,
    /// Training and induction.
    pub figures: Vec<Figure>,
    /// What is late and what is due in the 90 days to come, by date.
    pub due: Vec<Due>,
    pub governance: Governance,
    pub votes: Option<Votes>,
    /// What was sent to the board since the pack before this one, by day.
    pub letters: Vec<Letter>,
    pub next_visit: Option<NaiveDate>,
    /// What the pack before this one said.
    pub before: Option<Before>,
}

/// The latest audit whose report is final.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Latest {
    pub audit: String,
    pub kind: AuditType,
    pub visit_on: NaiveDate,
    pub final_on: NaiveDate,
    pub outcome: Option<Outcome>,
    /// 0 to 100.
    pub score: Option<u32>,
    /// What the score alone would have given, where rules held the outcome.
    pub by_score: Option<Outcome>,
    pub limiters: Vec<Limiter>,
    pub sections: Vec<Section>,
    /// Where the bands begin.
    pub thresholds: Vec<u32>,
    /// What the columns of scores are called, now and last time.
    pub years: (Both, Option<Both>),
    /// The newest first.
    pub history: Vec<Visit>,
    /// How many points it raised that have to be put right, and how many of them are closed.
    pub raised: usize,
    pub put_right: usize,
    /// Members of the board who acknowledged its report, and when the first did.
    pub acknowledged: usize,
    pub acknowledged_on: Option<NaiveDate>,
    /// How many members of the board can sign in.
    pub members: usize,
}

/// A rule that held the outcome down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limiter {
    pub rule: Both,
    /// Codes of criteria or findings.
    pub because: Vec<String>,
    pub cap: Outcome,
}

/// How a section was scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub number: String,
    pub title: Both,
    pub score: Option<u32>,
    pub last: Option<u32>,
}

/// One visit of the trend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub on: NaiveDate,
    pub kind: AuditType,
    pub outcome: Option<Outcome>,
    pub score: Option<u32>,
}

/// A point that has to be put right: no words of its plan, and no owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The criterion's code.
    pub code: String,
    pub title: Both,
    pub grade: Option<Grade>,
    /// None: the plan is not asked for yet.
    pub state: Option<ActionState>,
    /// By when the next step is owed.
    pub due_on: Option<NaiveDate>,
    /// The co-op is late with it.
    pub late: bool,
}

/// A point that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub code: String,
    pub title: Both,
    pub grade: Option<Grade>,
    pub on: NaiveDate,
}

/// How far evidence covers the criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// On the day of the next visit, else on the day of the pack.
    pub on: NaiveDate,
    pub covered: usize,
    pub coverable: usize,
    /// Criteria that nothing covers, the gravest first: at most ten.
    pub missing: Vec<(String, Both)>,
    /// How many there are of them.
    pub all_missing: usize,
}

/// A figure about the people who work for the co-op.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub metric: String,
    pub unit: Unit,
    /// The value; none: it is about too few people to be told on a paper that is handed on, or there is nothing to count.
    pub value: Option<String>,
    /// Whole per cent, rounded down.
    pub percent: Option<u32>,
    pub op: Comparison,
    pub asked: i64,
    pub reached: Option<bool>,
    /// It is about fewer people than are told of.
    pub few: bool,
}

/// Something that is owed, all of one sort together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Due {
    /// When the first of it is due.
    pub on: NaiveDate,
    /// The rule's stable name.
    pub rule: String,
    pub name: Both,
    /// How many people it is about; 0: not about people, or fewer than are told of (`few`).
    pub people: u32,
    pub few: bool,
    /// How many things it is; one for each person and day. 0: it would tell of few people (`few`).
    pub times: usize,
    pub late: bool,
}

/// The dates of the co-op's democracy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Governance {
    pub agm_on: Option<NaiveDate>,
    pub next_agm: Option<NaiveDate>,
    pub election_on: Option<NaiveDate>,
    /// The year end that the next return is for, and when it is due.
    pub next_return: Option<(NaiveDate, NaiveDate)>,
    pub return_on: Option<NaiveDate>,
    /// What all members receive: when it was sent last, and by when again.
    pub sent: Vec<Sent>,
}

/// Something that all members receive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    pub what: GovernanceKind,
    pub last: Option<NaiveDate>,
    pub next: NaiveDate,
}

/// Who holds the votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    pub as_of: NaiveDate,
    /// The licence designates the co-op user-led.
    pub user_led: bool,
    pub classes: Vec<VoteClass>,
}

/// One class of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteClass {
    pub class: MemberClass,
    pub members: i32,
    pub votes: i32,
    pub seats: i32,
    /// Its votes count as users' votes.
    pub user: bool,
}

impl Votes {
    /// Votes of users, and all votes.
    pub fn counted(&self) -> (u64, u64) {
        let votes = |class: &VoteClass| u64::try_from(class.votes).unwrap_or_default();
        let users = self.classes.iter().filter(|class| class.user).map(votes).sum();
        (users, self.classes.iter().map(votes).sum())
    }
}

/// Letters of one sort that went to the board on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Letter {
    pub on: NaiveDate,
    pub kind: String,
    /// To how many people.
    pub people: usize,
    /// How many of them the relay took.
    pub sent: usize,
}

/// What the pack before this one said, as far as this one compares itself with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    pub month: NaiveDate,
    pub number: u32,
    pub as_of: NaiveDate,
    pub audit: Option<String>,
    pub outcome: Option<Outcome>,
    pub score: Option<u32>,
    pub open: usize,
    pub late: usize,
    pub covered: Option<(usize, usize)>,
    /// Per cent by metric.
    pub figures: Vec<(String, u32)>,
}

impl Content {
    /// What the next pack keeps of this one.
    pub fn remembered(&self) -> Before {
        Before {
            month: self.month,
            number: self.number,
            as_of: self.as_of,
            audit: self.latest.as_ref().map(|latest| latest.audit.clone()),
            outcome: self.latest.as_ref().and_then(|latest| latest.outcome),
            score: self.latest.as_ref().and_then(|latest| latest.score),
            open: self.open.len(),
            late: self.late(),
            covered: self.coverage.as_ref().map(|coverage| (coverage.covered, coverage.coverable)),
            figures: self.figures.iter().filter_map(|f| Some((f.metric.clone(), f.percent?))).collect(),
        }
    }

    /// How many points the co-op is late with.
    pub fn late(&self) -> usize {
        self.open.iter().filter(|action| action.late).count()
    }
}
