//! The whole of what a co-op holds of one worker, as the page shows it, the PDF prints it and the JSON gives it away.
//!
//! The shape is described in `docs/own-record.md`; it only grows. A change that breaks a reader raises the number.

use chrono::NaiveDate;
use entities::access::Language;
use entities::training::{
    ActionTaken, CorrectionOutcome, Employment, RecordSource, worker, worker_past_leave, worker_past_role,
};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use crate::access;
use crate::evidence;
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::{InductionStep, Name};
use crate::training::matrix::{self, Square};
use crate::training::rules::{self, Cell};
use crate::training::store::Earlier;
use crate::training::{self, Syllabus, store};

/// The name and number of the shape.
pub const FORMAT: &str = "safon-own-record/1";

/// All that a co-op holds of one worker, on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnRecord {
    pub format: &'static str,
    pub as_of: NaiveDate,
    pub cooperative: Cooperative,
    pub person: Person,
    /// What the person's posts and duties ask for, and how each stands.
    pub needed: Vec<Needed>,
    /// The latest first.
    pub records: Vec<Kept>,
    /// The steps of the induction framework that apply to the co-op.
    pub induction: Vec<Step>,
    /// What the person said is wrong, the latest first.
    pub requests: Vec<Request>,
}

/// The co-op that holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cooperative {
    pub reference: String,
    pub name: Named,
}

/// Something in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    pub en: String,
    pub cy: String,
}

impl From<&Name> for Named {
    fn from(name: &Name) -> Self {
        Self { en: name.en.clone(), cy: name.cy.clone() }
    }
}

/// Something that has a code and a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coded {
    pub code: String,
    pub name: Named,
}

/// The person as the co-op has entered them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    pub name: String,
    pub staff_number: Option<String>,
    pub email: String,
    pub employment: Employment,
    /// Where the person works, where the co-op has several places.
    pub site: Option<String>,
    pub posts_and_duties: Vec<Coded>,
    /// Posts and duties that are over, or that began later than the work here.
    pub earlier_posts: Vec<Post>,
    /// Long leaves that are over.
    pub earlier_leaves: Vec<Leave>,
    pub started_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    pub long_leave: Option<Leave>,
}

/// A post or duty of some days: empty at the beginning since the work here began, at the end as long as it lasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Post {
    pub post: Coded,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// A long leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Leave {
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
    pub reason: Option<String>,
}

impl Person {
    /// Posts and leaves of earlier days, each in a sentence.
    pub fn earlier(&self, language: Language) -> impl Iterator<Item = Message> + '_ {
        let posts = self.earlier_posts.iter().filter_map(move |post| post.said(language));
        posts.chain(self.earlier_leaves.iter().filter_map(Leave::said))
    }
}

impl Post {
    /// A post that is over.
    pub fn over(post: &worker_past_role::Model, syllabus: &Syllabus) -> Self {
        Self { post: role(syllabus, &post.role), from: post.since, until: Some(post.until) }
    }

    /// A post that is held, and began later than the work here.
    pub fn begun(code: &str, since: NaiveDate, syllabus: &Syllabus) -> Self {
        Self { post: role(syllabus, code), from: Some(since), until: None }
    }

    /// Since when or until when, in words; nothing where it is held since the work here began.
    pub fn said(&self, language: Language) -> Option<Message> {
        let name = &self.post.name;
        let post = pick(language, &name.en, &name.cy).to_owned();
        let message = match (self.from, self.until) {
            (Some(from), Some(until)) => {
                Message::new("people-post-over").with("since", from).with("until", until)
            }
            (None, Some(until)) => Message::new("people-post-until").with("until", until),
            (Some(from), None) => Message::new("people-post-since").with("date", from),
            (None, None) => return None,
        };
        Some(message.with("role", post))
    }
}

impl Leave {
    /// A leave that is over.
    pub fn over(leave: &worker_past_leave::Model) -> Self {
        Self { from: leave.from_on, until: Some(leave.until_on), reason: leave.reason.clone() }
    }

    /// From when to when and why, in words; nothing while it lasts.
    pub fn said(&self) -> Option<Message> {
        let message = Message::new("people-leave-over").with("from", self.from).with("until", self.until?);
        Some(message.with("why", self.reason.clone().unwrap_or_default()))
    }
}

/// How the person stands in one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Needed {
    pub subject: Coded,
    pub standing: Cell,
    /// Attended in theory, and nobody has seen the person do it.
    pub theory_only: bool,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    pub subject: Coded,
    pub completed_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
    pub provider: Option<String>,
    pub mode: Option<String>,
    pub competence_observed_by: Option<String>,
    pub competence_observed_on: Option<NaiveDate>,
    pub action_taken: Option<ActionTaken>,
    pub note: Option<String>,
    /// The co-op holds its certificate among its evidence.
    pub certificate: bool,
    pub source: RecordSource,
    pub recorded_on: NaiveDate,
}

/// One step of the induction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub step: Coded,
    pub number: u32,
    pub completed_on: Option<NaiveDate>,
    pub signed_off_by: Option<String>,
}

/// What the person said is wrong, and the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    pub made_on: NaiveDate,
    pub body: String,
    pub outcome: Option<CorrectionOutcome>,
    pub reply: Option<String>,
    pub answered_on: Option<NaiveDate>,
}

/// Gathers all that is held of a worker.
pub(super) async fn gather(
    database: &impl ConnectionTrait,
    worker: worker::Model,
    email: String,
    now: Timestamp,
) -> Result<OwnRecord> {
    let today = clock::today(now);
    let organisation = access::store::organisation(database, worker.cooperative_id).await?;
    let syllabus = training::syllabus_of(database, worker.cooperative_id, today).await?;
    let workforce = store::workforce_of(database, worker.clone()).await?;
    let person = workforce.person(&worker, today);
    let done = workforce.done(syllabus.framework.as_ref());
    let needed = rules::needed(&syllabus.subjects, &person.roles).into_iter().map(|subject| {
        let Square { cell, theory_only, .. } = matrix::square(&workforce, subject, &person, &done, today);
        let subject = Coded { code: subject.code.clone(), name: (&subject.name).into() };
        Needed { subject, standing: cell, theory_only }
    });
    let needed: Vec<Needed> = needed.collect();
    let certificates = store::certificates::of_worker(database, worker.id).await?;
    let records = workforce.records.iter().map(|row| Kept {
        subject: subject(&syllabus, &row.subject),
        completed_on: row.completed_on,
        expires_on: row.expires_on,
        provider: row.provider.clone(),
        mode: row.mode.clone(),
        competence_observed_by: row.competence_observed_by.clone(),
        competence_observed_on: row.competence_observed_on,
        action_taken: row.action_taken,
        note: row.note.clone(),
        certificate: certificates.get(&row.id).is_some_and(|item| !evidence::rules::is_erased(item)),
        source: row.source,
        recorded_on: clock::today(row.recorded_at),
    });
    let steps = training::induction_steps(database, worker.cooperative_id, &syllabus).await?;
    // What is asked of nobody like them is no gap of theirs; what they did of it stands here all the same.
    let framework = syllabus.framework.as_ref().map(|framework| framework.code.as_str());
    let asked = needed.iter().any(|one| framework == Some(one.subject.code.as_str()));
    let theirs = |step: &&InductionStep| asked || workforce.steps.iter().any(|done| done.step == step.code);
    let induction = steps.iter().filter(theirs).map(|step| {
        let done = workforce.steps.iter().find(|done| done.step == step.code);
        Step {
            step: Coded { code: step.code.clone(), name: (&step.name).into() },
            number: step.number,
            completed_on: done.map(|done| done.completed_on),
            signed_off_by: done.map(|done| done.signed_off_by.clone()),
        }
    });
    let requests = super::requests(database, worker.id).await?.into_iter().map(|row| Request {
        made_on: clock::today(row.made_at),
        body: row.body,
        outcome: row.outcome,
        reply: row.reply,
        answered_on: row.answered_at.map(clock::today),
    });
    let earlier = workforce.earlier.get(&worker.id).cloned().unwrap_or_default();
    Ok(OwnRecord {
        format: FORMAT,
        as_of: today,
        needed,
        records: records.collect(),
        induction: induction.collect(),
        requests: requests.collect(),
        cooperative: Cooperative {
            reference: organisation.reference,
            name: Named { en: organisation.name_en, cy: organisation.name_cy },
        },
        person: Person {
            posts_and_duties: person.roles.iter().map(|code| role(&syllabus, code)).collect(),
            earlier_posts: earlier_posts(&earlier, &syllabus),
            earlier_leaves: earlier.leaves.iter().map(Leave::over).collect(),
            long_leave: worker.leave_from.map(|from| Leave {
                from,
                until: worker.leave_until,
                reason: worker.leave_reason.clone(),
            }),
            name: worker.name,
            staff_number: worker.staff_number,
            email,
            employment: worker.employment,
            site: worker.site,
            started_on: worker.started_on,
            left_on: worker.left_on,
        },
    })
}

fn earlier_posts(earlier: &Earlier, syllabus: &Syllabus) -> Vec<Post> {
    let over = earlier.posts.iter().map(|post| Post::over(post, syllabus));
    let begun = earlier.since.iter().map(|(code, since)| Post::begun(code, *since, syllabus));
    over.chain(begun).collect()
}

fn subject(syllabus: &Syllabus, code: &str) -> Coded {
    coded(code, syllabus.subject(code).map(|subject| (&subject.name).into()))
}

fn role(syllabus: &Syllabus, code: &str) -> Coded {
    let role = syllabus.roles.iter().find(|role| role.code == code);
    coded(code, role.map(|role| (&role.name).into()))
}

/// What the standard no longer names is called by its code.
fn coded(code: &str, name: Option<Named>) -> Coded {
    let name = name.unwrap_or_else(|| Named { en: code.to_owned(), cy: code.to_owned() });
    Coded { code: code.to_owned(), name }
}
