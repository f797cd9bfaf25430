//! All that a report rests on: the rows of one audit and of what stands round it, as plain data.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use entities::access::{Language, Role, account, organisation};
use entities::audits::{
    AssessmentResult, ScopeState, appeal, assessment, audit, audit_move, comment, computed_fact, team_member,
};
use entities::cooperatives::{cooperative, governance_event};
use entities::evidence::{evidence_file, evidence_item};
use entities::ids::{AccountId, AssessmentId};
use entities::licences::licence;
use entities::standards::{criterion, standard};
use scheduler::clock::Timestamp;

use crate::audits::conversations::Conversation;
use crate::audits::scoring::Results;
use crate::audits::store as audits;
use crate::cooperatives::Votes;
use crate::findings::Found;
use crate::standards::pack::{Pack, Subject};
use crate::standards::store::Outline;
use crate::training::rules::{Person, Record};

/// One audit, with everything that its report may speak of.
#[derive(Clone, Debug)]
pub struct Dossier {
    pub audit: audit::Model,
    pub organisation: organisation::Model,
    pub cooperative: cooperative::Model,
    /// Local authorities, by code.
    pub areas: Vec<String>,
    /// The franchisor, whose standard it is.
    pub publisher: organisation::Model,
    pub standard: standard::Model,
    pub version: Outline,
    pub pack: Arc<Pack>,
    pub licence: Option<licence::Model>,
    /// In the order of the standard.
    pub assessments: Vec<Assessed>,
    pub facts: Vec<computed_fact::Model>,
    /// Those that were withdrawn too.
    pub conversations: Vec<Conversation>,
    pub cited: Vec<Cited>,
    /// Findings of this audit and of those before it.
    pub findings: Vec<Found>,
    pub comments: Vec<comment::Model>,
    pub appeals: Vec<appeal::Model>,
    pub team: Vec<team_member::Model>,
    /// Oldest first.
    pub moves: Vec<audit_move::Model>,
    /// What the judgement rests on: the same inputs as those of the decision.
    pub results: Results,
    /// What earlier audits of the same standard said of a criterion, the latest first.
    pub before: BTreeMap<String, Vec<audits::Earlier>>,
    /// Audits of the co-op that were final before this visit, newest first.
    pub earlier: Vec<Earlier>,
    pub votes: Option<Votes>,
    pub governance: Vec<governance_event::Model>,
    /// Why each worker of the sample is in it.
    pub sample: Vec<String>,
    /// Workers on the day of the visit, without their names.
    pub people: Vec<Person>,
    pub training: Vec<Record>,
    /// The version's subjects as the co-op asked for them on the day of the visit.
    pub subjects: Vec<Subject>,
    /// Names of workers, read only so that they can be taken out of what people wrote.
    pub worker_names: Vec<String>,
    /// Everybody who wrote, judged or signed something.
    pub writers: BTreeMap<AccountId, Writer>,
}

/// A result with its criterion.
#[derive(Clone, Debug)]
pub struct Assessed {
    pub row: assessment::Model,
    pub criterion: criterion::Model,
}

/// A piece of evidence that a result rests on.
#[derive(Clone, Debug)]
pub struct Cited {
    pub assessment: AssessmentId,
    pub item: evidence_item::Model,
    /// The files it had when it was cited.
    pub files: Vec<evidence_file::Model>,
}

/// An audit before this one.
#[derive(Clone, Debug)]
pub struct Earlier {
    pub audit: audit::Model,
    pub pack: Arc<Pack>,
    /// Results by the criterion's key.
    pub results: BTreeMap<String, (ScopeState, AssessmentResult)>,
}

/// Somebody who wrote, judged or signed.
#[derive(Clone, Debug)]
pub struct Writer {
    pub name: String,
    pub language: Language,
    /// What they are at the co-op, if they are anything there.
    pub office: Option<Role>,
}

impl From<account::Model> for Writer {
    fn from(account: account::Model) -> Self {
        Self { name: account.name, language: account.language, office: None }
    }
}

/// Which issue is made, of what, when and where it can be verified.
#[derive(Clone, Debug)]
pub struct Edition {
    pub language: Language,
    /// When it is made: the dates inside the PDF.
    pub made_at: Timestamp,
    /// None: a draft.
    pub issue: Option<Issue>,
    /// What addresses begin with, without a slash at the end.
    pub base_url: String,
    /// Where to ask for other formats.
    pub contact: String,
    /// The co-op is invented.
    pub demonstration: bool,
}

/// An issue of a report.
#[derive(Clone, Debug)]
pub struct Issue {
    pub number: i32,
    pub on: NaiveDate,
    pub code: String,
}

impl Dossier {
    /// The findings of this audit, those that were withdrawn too.
    pub fn own_findings(&self) -> impl Iterator<Item = &Found> {
        self.findings.iter().filter(|found| found.finding.audit_id == self.audit.id)
    }

    /// The result of a criterion the last time an audit of the same standard looked at it.
    pub fn last_result(&self, key: &str) -> Option<AssessmentResult> {
        self.before.get(key).and_then(|said| said.first()).map(|last| last.result)
    }
}
