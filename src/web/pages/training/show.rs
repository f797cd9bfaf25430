//! What the pages of training show.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use entities::ids::WorkerId;
use entities::training::{ActionTaken, Employment, training_record, worker};
use serde_json::{Value, json};
use tera::Context;

use super::about;
use crate::access::{Deed, policy, store as access_store};
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::{Category, RoleKind, Subject};
use crate::training::matrix::{self, AHEAD, Square};
use crate::training::rules::{self, Audience, Cell, Hidden, LeftOutWhy, Share};
use crate::training::{self, Syllabus, Workforce, store};
use crate::web::visit::Visit;

const CATEGORIES: [Category; 5] =
    [Category::Training, Category::Induction, Category::Check, Category::Registration, Category::Supervision];

fn category_key(category: Category) -> &'static str {
    match category {
        Category::Training => "training",
        Category::Induction => "induction",
        Category::Check => "check",
        Category::Registration => "registration",
        Category::Supervision => "supervision",
    }
}

fn name<'a>(visit: &Visit, subject: &'a Subject) -> &'a str {
    pick(visit.language, &subject.name.en, &subject.name.cy)
}

async fn load(visit: &Visit, coop: &Cooperative) -> Result<(Workforce, Syllabus)> {
    let database = &*visit.app.database;
    let workforce = store::workforce(database, coop.organisation.id).await?;
    Ok((workforce, training::syllabus(database, visit.today()).await?))
}

/// The matrix of one category of subjects: people by subjects, gaps first.
pub async fn matrix(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let (workforce, syllabus) = load(visit, coop).await?;
    let wanted = CATEGORIES.into_iter().find(|one| category_key(*one) == visit.query("category"));
    let category = wanted.unwrap_or(Category::Training);
    let people = workforce.people(visit.today());
    let subjects: Vec<&Subject> = syllabus
        .subjects
        .iter()
        .filter(|subject| subject.category == category)
        .filter(|subject| subject.roles.iter().any(|role| people.iter().any(|p| p.roles.contains(role))))
        .collect();
    let lines = matrix::lines(&workforce, &subjects, visit.today());
    let here = format!("/{}/coops/{}/training", visit.language, coop.organisation.reference);
    let rows: Vec<Value> = lines
        .iter()
        .map(|line| {
            let gaps = visit.say(&Message::new("training-gaps").with("n", line.gaps));
            json!({
                "name": line.worker.name, "href": format!("{here}/people/{}", line.worker.id),
                "gaps": (line.gaps > 0).then_some(gaps), "note": posts(visit, &workforce, &syllabus, line.worker),
                "cells": line.squares.iter().map(|square| cell(visit, square)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let records = workforce.training();
    let foot: Vec<String> = subjects
        .iter()
        .map(|subject| {
            let share = rules::share_in_date([*subject], &people, &records, visit.today());
            format!("{}/{}", share.numerator, share.denominator)
        })
        .collect();
    let mut context = about(visit, coop);
    context.insert("people", &rows);
    context
        .insert("subjects", &subjects.iter().map(|s| json!({ "text": name(visit, s) })).collect::<Vec<_>>());
    context.insert("foot", &foot);
    context.insert("categories", &categories(visit, &here, category));
    context.insert("ending", &matrix::endings(&workforce, &syllabus.subjects, visit.today(), AHEAD).len());
    context.insert("everybody", &workforce.workers.len());
    let left = workforce.workers.iter().filter(|worker| !matrix::works_on(worker, visit.today()));
    context.insert("left", &left.map(|worker| short(visit, &here, worker)).collect::<Vec<_>>());
    context.insert("may_edit", &may(visit, coop, Deed::EditTraining).await?);
    Ok(context)
}

fn short(_: &Visit, here: &str, worker: &worker::Model) -> Value {
    json!({ "name": worker.name, "href": format!("{here}/people/{}", worker.id), "left_on": worker.left_on })
}

async fn may(visit: &Visit, coop: &Cooperative, deed: Deed) -> Result<bool> {
    let actor = visit.actor()?;
    let place = access_store::place(&*visit.app.database, actor.account, coop.organisation.id).await?;
    Ok(policy::permit(actor, deed, &place).is_ok())
}

fn categories(visit: &Visit, here: &str, current: Category) -> Vec<Value> {
    CATEGORIES
        .into_iter()
        .map(|category| {
            let key = category_key(category);
            let text = visit.app.words.word(visit.language, &format!("training-category-{key}"));
            let href = format!("{here}?category={key}");
            json!({ "text": text, "href": href, "current": category == current })
        })
        .collect()
}

/// The posts and duties of a worker, in words.
fn posts(visit: &Visit, workforce: &Workforce, syllabus: &Syllabus, worker: &worker::Model) -> String {
    let held = workforce.roles.get(&worker.id);
    let names = syllabus
        .roles
        .iter()
        .filter(|role| role.kind == RoleKind::Post && held.is_some_and(|held| held.contains(&role.code)))
        .map(|role| pick(visit.language, &role.name.en, &role.name.cy));
    names.collect::<Vec<_>>().join(", ")
}

/// A date short enough for a square: "21 Nov 2026", "21 Tach 2026".
fn short_date(visit: &Visit, date: NaiveDate) -> String {
    let month = visit.app.words.word(visit.language, &format!("report-month-{}", date.month()));
    format!("{} {month} {}", date.day(), date.year())
}

/// A square as the component of the matrix wants it.
fn cell(visit: &Visit, square: &Square) -> Value {
    let said = |date: &NaiveDate| short_date(visit, *date);
    match &square.cell {
        Cell::Done { .. } | Cell::Expiring { .. } if square.theory_only => json!({ "state": "seen" }),
        Cell::Done { until } => json!({ "state": "ok", "date": until.as_ref().map(said) }),
        Cell::Expiring { until } => json!({ "state": "due", "date": said(until) }),
        Cell::Expired { since } => json!({ "state": "expired", "date": said(since) }),
        Cell::Late { due_on } => json!({ "state": "missing", "date": said(due_on) }),
        Cell::NotYetDue { due_on } => {
            let date = Message::new("training-due-by").with("date", *due_on);
            json!({ "state": "off", "date": visit.say(&date) })
        }
        Cell::NotNeeded | Cell::NotStarted { .. } | Cell::Left { .. } | Cell::OnLeave { .. } => {
            json!({ "state": "off" })
        }
    }
}

/// Percentages without names. Small groups are kept from those outside the co-op and its audit's team.
pub async fn figures(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let (workforce, syllabus) = load(visit, coop).await?;
    let actor = visit.actor()?;
    let place = access_store::place(&*visit.app.database, actor.account, coop.organisation.id).await?;
    let trusted = actor.belongs_to(coop.organisation.id) || place.on_open_team;
    let audience = if trusted { Audience::Trusted } else { Audience::Others };
    let (people, records) = (workforce.people(visit.today()), workforce.training());
    let share = |subjects: Vec<&Subject>| rules::share_in_date(subjects, &people, &records, visit.today());
    let mut groups = Vec::new();
    for category in CATEGORIES {
        let of: Vec<(&Subject, Share)> = syllabus
            .subjects
            .iter()
            .filter(|subject| subject.category == category)
            .map(|subject| (subject, share(vec![subject])))
            .collect();
        let people: Vec<u64> = of.iter().map(|(_, share)| share.people).collect();
        let hidden = rules::hidden(&people, audience);
        let rows: Vec<Value> = of
            .iter()
            .zip(hidden)
            .filter_map(|((subject, share), hidden)| figure(visit, name(visit, subject), share, hidden))
            .collect();
        if !rows.is_empty() {
            let key = format!("training-category-{}", category_key(category));
            groups.push(json!({ "title": visit.app.words.word(visit.language, &key), "rows": rows }));
        }
    }
    let all =
        share(syllabus.subjects.iter().filter(|subject| subject.category == Category::Training).collect());
    let whole = visit.app.words.word(visit.language, "training-figures-all");
    let mut context = about(visit, coop);
    context.insert("whole", &figure(visit, &whole, &all, rules::hidden(&[all.people], audience)[0]));
    context.insert("left_out", &left_out(visit, &all, audience));
    context.insert("groups", &groups);
    context.insert("may_see_workers", &may(visit, coop, Deed::SeeWorkers).await?);
    Ok(context)
}

fn figure(visit: &Visit, label: &str, share: &Share, hidden: Option<Hidden>) -> Option<Value> {
    let percent = (share.numerator * 100).checked_div(share.denominator)?;
    if let Some(why) = hidden {
        let key = match why {
            Hidden::Small => "training-figures-small",
            Hidden::ForAnother => "training-figures-hidden",
        };
        let text = visit.app.words.word(visit.language, key);
        return Some(json!({ "label": label, "figure": "–", "note": text }));
    }
    let note = Message::new("training-figures-of")
        .with("numerator", share.numerator)
        .with("denominator", share.denominator);
    Some(
        json!({ "label": label, "figure": format!("{percent}%"), "percent": percent, "note": visit.say(&note) }),
    )
}

/// How many squares were left out and why; never who.
fn left_out(visit: &Visit, share: &Share, audience: Audience) -> Vec<String> {
    if rules::suppressed(share.people, audience) {
        return Vec::new();
    }
    let mut counts: BTreeMap<&'static str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for one in &share.left_out {
        let key = match one.why {
            LeftOutWhy::NotStarted { .. } => "training-left-out-not-started",
            LeftOutWhy::Left { .. } => "training-left-out-left",
            LeftOutWhy::OnLeave { .. } => "training-left-out-leave",
            LeftOutWhy::NotYetDue { .. } => "training-left-out-not-due",
            LeftOutWhy::FirstNotRecorded => "training-left-out-first",
        };
        counts.entry(key).or_default().insert(one.person.as_str());
    }
    let all = counts.len();
    let mut said: Vec<String> = counts
        .into_iter()
        .filter(|(_, people)| !rules::suppressed(people.len() as u64, audience))
        .map(|(key, people)| visit.say(&Message::new(key).with("n", people.len())))
        .collect();
    if said.len() < all {
        said.push(visit.app.words.word(visit.language, "training-left-out-few"));
    }
    said
}

/// What runs out within 90 days, or has run out.
pub async fn expiring(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let (workforce, syllabus) = load(visit, coop).await?;
    let here = format!("/{}/coops/{}/training", visit.language, coop.organisation.reference);
    let rows: Vec<Value> = matrix::endings(&workforce, &syllabus.subjects, visit.today(), AHEAD)
        .into_iter()
        .map(|ending| {
            let subject = syllabus.subject(&ending.subject).map_or("", |subject| name(visit, subject));
            let days = (ending.on - visit.today()).num_days();
            let (message, tone) = match days {
                ..0 => (Message::new("status-late").with("n", -days), Some("late")),
                0 => (Message::new("status-due-today"), Some("soon")),
                1..=30 => (Message::new("status-due-in").with("n", days), Some("soon")),
                _ => (Message::new("status-due").with("date", ending.on), None),
            };
            json!({
                "href": format!("{here}/people/{}", ending.worker), "text": ending.name, "note": subject,
                "when": visit.say(&message), "tone": tone,
            })
        })
        .collect();
    let mut context = about(visit, coop);
    context.insert("rows", &rows);
    Ok(context)
}

/// A worker of this co-op; another co-op's is not found.
pub async fn own(visit: &Visit, coop: &Cooperative, id: WorkerId) -> Result<worker::Model> {
    let scope = policy::scope(visit.actor()?, Deed::SeeWorkers);
    let worker = store::worker(&*visit.app.database, id, &scope).await?;
    if worker.cooperative_id == coop.organisation.id { Ok(worker) } else { Err(Error::NotFound) }
}

/// The form of a person: empty, or as entered.
pub async fn person_form(visit: &Visit, coop: &Cooperative, id: Option<WorkerId>) -> Result<Context> {
    let database = &*visit.app.database;
    let syllabus = training::syllabus(database, visit.today()).await?;
    let mut context = about(visit, coop);
    let option = |role: &crate::standards::pack::Role| json!({ "value": role.code, "text": pick(visit.language, &role.name.en, &role.name.cy) });
    let roles: Vec<Value> = syllabus.roles.iter().map(option).collect();
    context.insert("roles", &roles);
    context.insert("employments", &entities::words::<Employment>().collect::<Vec<_>>());
    let held = match id {
        Some(id) => {
            let worker = own(visit, coop, id).await?;
            context.insert("worker", &worker);
            store::workforce_of(database, worker).await?.roles.remove(&id).unwrap_or_default()
        }
        None => {
            context.insert("worker", &Option::<worker::Model>::None);
            Default::default()
        }
    };
    context.insert("held", &held);
    Ok(context)
}

/// One person: what they need, what they have done, their induction.
pub async fn person(visit: &Visit, coop: &Cooperative, id: WorkerId) -> Result<Context> {
    let database = &*visit.app.database;
    let worker = own(visit, coop, id).await?;
    let syllabus = training::syllabus(database, visit.today()).await?;
    let workforce = store::workforce_of(database, worker.clone()).await?;
    let person = workforce.person(&worker, visit.today());
    let records = workforce.training();
    let needed: Vec<Value> = rules::needed(&syllabus.subjects, &person.roles)
        .into_iter()
        .map(|subject| {
            let square = matrix::square(&workforce, subject, &person, &records, visit.today());
            let mut shown = standing(visit, &square);
            shown["text"] = json!(name(visit, subject));
            shown
        })
        .collect();
    let steps = training::induction_steps(database, coop.organisation.id, &syllabus).await?;
    let done: BTreeMap<&str, &entities::training::induction_step::Model> =
        workforce.steps.iter().map(|step| (step.step.as_str(), step)).collect();
    let steps: Vec<Value> = steps
        .iter()
        .map(|step| {
            let text = format!("{}. {}", step.number, pick(visit.language, &step.name.en, &step.name.cy));
            let done = done.get(step.code.as_str());
            json!({
                "value": step.code, "text": text, "done_on": done.map(|d| d.completed_on),
                "by": done.map(|d| d.signed_off_by.clone()),
            })
        })
        .collect();
    let mut context = about(visit, coop);
    context.insert("worker", &worker);
    context.insert("posts", &roles_said(visit, &workforce, &syllabus, id));
    context.insert("needed", &needed);
    context.insert("steps", &steps);
    context.insert(
        "records",
        &workforce.records.iter().map(|r| record(visit, &syllabus, r)).collect::<Vec<_>>(),
    );
    context.insert("subjects", &subjects(visit, &syllabus));
    context.insert("actions", &entities::words::<ActionTaken>().collect::<Vec<_>>());
    context.insert("may_edit", &may(visit, coop, Deed::EditTraining).await?);
    Ok(context)
}

fn roles_said(visit: &Visit, workforce: &Workforce, syllabus: &Syllabus, id: WorkerId) -> Vec<String> {
    let held = workforce.roles.get(&id).cloned().unwrap_or_default();
    let named = |code: &String| {
        let role = syllabus.roles.iter().find(|role| role.code == *code);
        role.map_or(code.clone(), |role| pick(visit.language, &role.name.en, &role.name.cy).to_owned())
    };
    held.iter().map(named).collect()
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

fn record(visit: &Visit, syllabus: &Syllabus, record: &training_record::Model) -> Value {
    let subject = syllabus.subject(&record.subject);
    let mut notes: Vec<String> = [record.provider.clone(), record.mode.clone(), record.note.clone()]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    if let (Some(by), Some(on)) = (&record.competence_observed_by, record.competence_observed_on) {
        notes.push(visit.say(&Message::new("training-observed").with("name", by.clone()).with("date", on)));
    }
    if let Some(action) = record.action_taken {
        notes.push(visit.app.words.word(visit.language, &format!("training-action-{action}")));
    }
    json!({
        "id": record.id, "subject": subject.map_or(record.subject.as_str(), |subject| name(visit, subject)),
        "completed_on": record.completed_on, "expires_on": record.expires_on, "notes": notes.join(". "),
    })
}

/// Subjects to choose from, by category.
fn subjects(visit: &Visit, syllabus: &Syllabus) -> Vec<Value> {
    CATEGORIES
        .into_iter()
        .map(|category| {
            let key = format!("training-category-{}", category_key(category));
            let of = syllabus.subjects.iter().filter(|subject| subject.category == category);
            let options: Vec<Value> =
                of.map(|subject| json!({ "value": subject.code, "text": name(visit, subject) })).collect();
            json!({ "group": visit.app.words.word(visit.language, &key), "options": options })
        })
        .collect()
}
