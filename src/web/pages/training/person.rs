//! One person: what they need, what is recorded of them, their induction, as of a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use entities::evidence::evidence_item;
use entities::ids::{AccountId, TrainingRecordId, WorkerId};
use entities::training::{ActionTaken, RecordSource, induction_step, training_record, worker};
use scheduler::clock;
use serde_json::{Value, json};
use tera::Context;

use super::about;
use super::matrix::asked_day;
use super::show::{self, CATEGORIES, category_key, may, name};
use crate::access::{Deed, store as access_store};
use crate::cooperatives::Cooperative;
use crate::evidence;
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::{InductionStep, Subject};
use crate::training::matrix::{self, Square};
use crate::training::own::shape::{Leave, Post};
use crate::training::rules::{self, Cell, LongLeave, Person, Record};
use crate::training::{self, Syllabus, Workforce, certificates, store};
use crate::web::Answer;
use crate::web::pages::own_record;
use crate::web::visit::Visit;

/// The page as the address asks for it: as of a day, with the history of one subject.
pub(super) async fn page(mut visit: Visit) -> Answer {
    let coop = crate::web::pages::evidence::coop(&visit, Deed::SeeWorkers).await?;
    let (on, wrong) = asked_day(&mut visit);
    let mut context = context_on(&visit, &coop, visit.id("id")?, on).await?;
    // The boxes of this page's forms have names of their own.
    context.insert("values", &json!({}));
    match wrong {
        Some(error) => visit.again("training/person.html", context, error),
        None => visit.page("training/person.html", context),
    }
}

/// The page as things stand today: for forms that are shown again.
pub(super) async fn context(visit: &Visit, coop: &Cooperative, id: WorkerId) -> Result<Context> {
    context_on(visit, coop, id, visit.today()).await
}

async fn context_on(visit: &Visit, coop: &Cooperative, id: WorkerId, on: NaiveDate) -> Result<Context> {
    let database = &*visit.app.database;
    let worker = show::own(visit, coop, id).await?;
    let syllabus = training::syllabus_of(database, coop.organisation.id, on).await?;
    let workforce = store::workforce_of(database, worker.clone()).await?;
    let person = workforce.person(&worker, on);
    let done = workforce.done(syllabus.framework.as_ref());
    let groups: Vec<Value> = CATEGORIES
        .into_iter()
        .filter_map(|category| {
            let needed = rules::needed(&syllabus.subjects, &person.roles);
            let of: Vec<Value> = needed
                .into_iter()
                .filter(|subject| subject.category == category)
                .map(|subject| needed_row(visit, &workforce, &person, &done, subject, on))
                .collect();
            let key = category_key(category);
            let title = visit.app.words.word(visit.language, &format!("training-category-{key}"));
            (!of.is_empty()).then(|| json!({ "key": key, "title": title, "rows": of }))
        })
        .collect();
    let steps = training::induction_steps(database, coop.organisation.id, &syllabus).await?;
    let asked = visit.query("subject");
    let history = syllabus.subject(asked);
    let people = recorders(visit, &workforce).await?;
    let may_edit = may(visit, coop, Deed::EditTraining).await?;
    let shown = workforce.records.iter().filter(|row| history.is_none_or(|one| one.code == row.subject));
    let mut context = about(visit, coop);
    context.insert("own", &own_record::on_person_page(visit, &worker).await?);
    context.insert("worker", &worker);
    context.insert("leave", &leave(&worker, &person, on, on != visit.today()));
    context.insert("posts", &roles_said(visit, &workforce, &syllabus, id, on));
    context.insert("earlier", &earlier(visit, &workforce, &syllabus, id));
    context.insert("groups", &groups);
    context.insert("steps", &induction(visit, &steps, &syllabus, &workforce, &worker, &person, on));
    context.insert("step_options", &step_options(visit, &steps));
    let library = format!("/{}/coops/{}/evidence", visit.language, coop.organisation.reference);
    let tied = store::certificates::of_worker(database, id).await?;
    context.insert("tied", &!tied.is_empty());
    let shown = shown.map(|row| record(visit, &syllabus, row, &people, (&library, &tied)));
    context.insert("records", &shown.collect::<Vec<_>>());
    if may_edit {
        let usable = evidence::store::usable(database, coop.organisation.id).await?;
        let option = |item: &evidence_item::Model| json!({ "value": item.id, "text": item.title });
        let ours = usable.iter().filter(|item| item.evidence_type == certificates::TYPE);
        context.insert("certificates", &ours.map(option).collect::<Vec<_>>());
    }
    context.insert("history", &history.map(|subject| name(visit, subject)));
    context.insert("subjects", &show::subjects(visit, &syllabus));
    context.insert("actions", &entities::words::<ActionTaken>().collect::<Vec<_>>());
    context.insert("on", &on);
    context.insert("past", &(on != visit.today()));
    context.insert("gone", &(!person.at_work(on)));
    context.insert("may_edit", &may_edit);
    Ok(context)
}

/// The long leave that the page speaks of: of an earlier day the one of that day.
fn leave(worker: &worker::Model, person: &Person, on: NaiveDate, past: bool) -> Option<Value> {
    let covers = |leave: &&LongLeave| leave.from <= on && leave.until.is_none_or(|until| on <= until);
    let then =
        person.long_leave.iter().find(covers).map(|leave| (leave.from, leave.until, leave.reason.clone()));
    let reason = worker.leave_reason.clone().unwrap_or_default();
    let of = if past { then } else { worker.leave_from.map(|from| (from, worker.leave_until, reason)) };
    of.map(|(from, until, reason)| json!({ "from": from, "until": until, "reason": reason }))
}

/// The names of those who entered records.
async fn recorders(visit: &Visit, workforce: &Workforce) -> Result<BTreeMap<AccountId, String>> {
    let ids: BTreeSet<AccountId> = workforce.records.iter().filter_map(|row| row.recorded_by).collect();
    let accounts = access_store::accounts(&*visit.app.database, ids).await?;
    Ok(accounts.into_iter().map(|account| (account.id, account.name)).collect())
}

fn roles_said(
    visit: &Visit,
    workforce: &Workforce,
    syllabus: &Syllabus,
    id: WorkerId,
    on: NaiveDate,
) -> Vec<String> {
    let held = workforce.roles_on(id, on);
    let named = |code: &String| {
        let role = syllabus.roles.iter().find(|role| role.code == *code);
        role.map_or(code.clone(), |role| pick(visit.language, &role.name.en, &role.name.cy).to_owned())
    };
    held.iter().map(named).collect()
}

/// Posts and leaves that are over, and since when others are held: each in words, with the name of its entry.
fn earlier(visit: &Visit, workforce: &Workforce, syllabus: &Syllabus, id: WorkerId) -> Vec<Value> {
    let Some(earlier) = workforce.earlier.get(&id) else { return Vec::new() };
    let entry = |id: String, said: Option<Message>, held: bool| {
        said.map(|said| json!({ "id": id, "text": visit.say(&said), "held": held }))
    };
    let language = visit.language;
    let begun = earlier
        .since
        .iter()
        .map(|(code, since)| entry(code.clone(), Post::begun(code, *since, syllabus).said(language), true));
    let over = earlier
        .posts
        .iter()
        .map(|post| entry(post.id.to_string(), Post::over(post, syllabus).said(language), false));
    let leaves =
        earlier.leaves.iter().map(|leave| entry(leave.id.to_string(), Leave::over(leave).said(), false));
    begun.chain(over).chain(leaves).flatten().collect()
}

fn needed_row(
    visit: &Visit,
    workforce: &Workforce,
    person: &Person,
    records: &[Record],
    subject: &Subject,
    on: NaiveDate,
) -> Value {
    let square = matrix::square(workforce, subject, person, records, on);
    let mut shown = standing(visit, &square);
    let mut notes = Vec::new();
    if let Some(done) = square.done_on {
        notes.push(visit.say(&Message::new("matrix-done-on").with("date", done)));
    }
    notes.push(match subject.months_for(&person.roles, None) {
        Some(months) => visit.say(&Message::new("matrix-every").with("n", months)),
        None => visit.app.words.word(visit.language, "matrix-once"),
    });
    notes.extend(renewal(visit, subject, &square));
    if square.entered_later {
        notes.push(visit.app.words.word(visit.language, "matrix-entered-later-one"));
    }
    if square.end_alone && on != visit.today() {
        notes.push(visit.app.words.word(visit.language, "matrix-end-alone-one"));
    }
    let recorded = workforce.records.iter().any(|row| row.subject == subject.code);
    shown["text"] = json!(name(visit, subject));
    shown["notes"] = json!(notes.join(" · "));
    shown["code"] = json!(recorded.then_some(&subject.code));
    shown
}

/// When a renewal can be made, and by when it is to be complete, where the subject says.
fn renewal(visit: &Visit, subject: &Subject, square: &Square) -> Option<String> {
    let end = match square.cell {
        Cell::Done { until } => until?,
        Cell::Expiring { until } => until,
        _ => return None,
    };
    let before = |days: u32| end.checked_sub_days(Days::new(days.into()));
    let opens = subject.renewal_opens_days_before.and_then(before)?;
    let due = subject.renewal_due_days_before.and_then(before)?;
    Some(visit.say(&Message::new("matrix-renewal").with("opens", opens).with("due", due)))
}

/// How somebody stands in a subject, as the component of states wants it.
fn standing(visit: &Visit, square: &Square) -> Value {
    let dated = |key: &'static str, date: NaiveDate| Message::new(key).with("date", date);
    let (message, tone, shape) = match &square.cell {
        Cell::Done { .. } | Cell::Expiring { .. } if square.theory_only => {
            (Message::new("training-stands-theory"), "warn", "half")
        }
        Cell::Done { until: None } => (Message::new("training-stands-done"), "good", "tick"),
        Cell::Done { until: Some(until) } => (dated("training-stands-until", *until), "good", "tick"),
        Cell::Expiring { until } => (dated("training-stands-expiring", *until), "warn", "clock"),
        Cell::Expired { since } => (dated("training-stands-expired", *since), "bad", "octagon"),
        Cell::Late { due_on } => (dated("training-stands-late", *due_on), "bad", "gap"),
        Cell::NotYetDue { due_on } => (dated("training-stands-not-due", *due_on), "none", "ring"),
        Cell::NotStarted { starts_on } => (dated("training-stands-not-started", *starts_on), "none", "ring"),
        Cell::Left { on } => (dated("training-stands-left", *on), "none", "dash"),
        Cell::OnLeave { .. } => (Message::new("training-stands-leave"), "none", "dash"),
        Cell::NotNeeded => (Message::new("training-stands-not-needed"), "none", "dash"),
    };
    json!({ "said": visit.say(&message), "tone": tone, "shape": shape })
}

/// The steps of the framework: done, late, the next one, still to come.
fn induction(
    visit: &Visit,
    steps: &[InductionStep],
    syllabus: &Syllabus,
    workforce: &Workforce,
    worker: &worker::Model,
    person: &Person,
    on: NaiveDate,
) -> Vec<Value> {
    let done: BTreeMap<&str, &induction_step::Model> = workforce
        .steps
        .iter()
        .filter(|step| step.completed_on <= on)
        .map(|step| (step.step.as_str(), step))
        .collect();
    let whole = syllabus.framework.as_ref().and_then(|framework| syllabus.subject(&framework.code));
    let whole = whole.filter(|subject| subject.is_needed_by(&person.roles));
    let asked = whole.is_some();
    if !asked && done.is_empty() {
        return Vec::new();
    }
    // Without a start date nothing is due by a day.
    let dated = whole.filter(|_| worker.started_on.is_some());
    let due =
        syllabus.framework.as_ref().zip(dated).map(|(framework, whole)| {
            rules::due_by(framework.due, person, rules::needed_from(whole, person))
        });
    let next = steps.iter().find(|step| !done.contains_key(step.code.as_str())).map(|step| &step.code);
    let said = |step: &InductionStep| {
        let dated = |key: &'static str, date: NaiveDate| visit.say(&Message::new(key).with("date", date));
        let word = |key: &str| visit.app.words.word(visit.language, key);
        let (text, tone, shape) = match (done.get(step.code.as_str()), due) {
            (Some(row), _) => (dated("matrix-step-done", row.completed_on), "good", "tick"),
            (None, Some(due)) if due < on => (dated("training-stands-late", due), "bad", "gap"),
            (None, Some(due)) if Some(&step.code) == next => {
                (dated("matrix-step-next", due), "warn", "clock")
            }
            (None, Some(due)) => (dated("training-stands-not-due", due), "none", "ring"),
            (None, None) => (word("training-step-open"), "none", "ring"),
        };
        let by = done.get(step.code.as_str()).map(|row| {
            let signed = visit.say(&Message::new("matrix-step-by").with("name", row.signed_off_by.clone()));
            let Some(due) = due else { return signed };
            let late = row.completed_on > due;
            let key = if late { "people-step-late" } else { "people-step-in-time" };
            format!("{signed} · {}", dated(key, due))
        });
        json!({ "text": step_name(visit, step), "said": text, "tone": tone, "shape": shape, "by": by })
    };
    steps.iter().map(said).collect()
}

fn step_name(visit: &Visit, step: &InductionStep) -> String {
    format!("{}. {}", step.number, pick(visit.language, &step.name.en, &step.name.cy))
}

fn step_options(visit: &Visit, steps: &[InductionStep]) -> Vec<Value> {
    steps.iter().map(|step| json!({ "value": step.code, "text": step_name(visit, step) })).collect()
}

fn record(
    visit: &Visit,
    syllabus: &Syllabus,
    record: &training_record::Model,
    people: &BTreeMap<AccountId, String>,
    (library, certificates): (&str, &BTreeMap<TrainingRecordId, evidence_item::Model>),
) -> Value {
    let subject = syllabus.subject(&record.subject);
    let word = |key: &str| visit.app.words.word(visit.language, key);
    let mut notes: Vec<String> = [record.provider.clone(), record.mode.clone(), record.note.clone()]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .map(|text| if text == rules::THEORY { word("matrix-mode-theory") } else { text })
        .collect();
    if let (Some(by), Some(on)) = (&record.competence_observed_by, record.competence_observed_on) {
        notes.push(visit.say(&Message::new("training-observed").with("name", by.clone()).with("date", on)));
    }
    if let Some(action) = record.action_taken {
        notes.push(word(&format!("training-action-{action}")));
    }
    let entered_on = clock::today(record.recorded_at);
    let entered = match (record.source, record.recorded_by.and_then(|by| people.get(&by))) {
        (RecordSource::Import, _) => Message::new("matrix-from-file").with("date", entered_on),
        (RecordSource::Typed, Some(name)) => {
            Message::new("matrix-entered-by").with("date", entered_on).with("name", name.clone())
        }
        (RecordSource::Typed, None) => Message::new("matrix-entered").with("date", entered_on),
    };
    let certificate = certificates.get(&record.id).map(|item| {
        let erased = evidence::rules::is_erased(item);
        let text = if erased { word("people-certificate-erased") } else { item.title.clone() };
        json!({ "text": text, "href": format!("{library}/{}", item.id) })
    });
    json!({
        "id": record.id, "code": record.subject, "certificate": certificate,
        "has_certificate": subject.is_none_or(certificates::has_one),
        "subject": subject.map_or(record.subject.as_str(), |subject| name(visit, subject)),
        "completed_on": record.completed_on, "expires_on": record.expires_on, "notes": notes.join(". "),
        "entered": visit.say(&entered),
    })
}
