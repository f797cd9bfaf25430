//! The forecast: what runs out, how much would be in date, and which sessions to book.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entities::ids::WorkerId;
use entities::training::worker;
use serde_json::{Value, json};
use tera::Context;

use super::about;
use super::export::{self, Form};
use super::show::{Called, name};
use crate::access::Deed;
use crate::audits::{self, facts::COMPUTED};
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Message, Result};
use crate::foundation::spreadsheet::{Cell, Column, Sheet};
use crate::standards;
use crate::standards::pack::{Category, Subject};
use crate::training::forecast::{self, Done, Session};
use crate::training::matrix::{self, Ending};
use crate::training::{self, Syllabus, Workforce, store};
use crate::web::Answer;
use crate::web::pages::evidence::coop;
use crate::web::visit::Visit;

/// Spans of days that can be asked for.
const SPANS: [u32; 3] = [30, 60, 90];
/// Months that the chart looks ahead, and that the plan is made for.
const MONTHS: u32 = 6;

/// So many things that run out are listed one by one; more are folded, subject by subject.
const FOLDED: usize = 10;
/// So many people of a session are named at once; more are folded.
const NAMED: usize = 6;

/// All that the page and its files rest on.
struct Found {
    syllabus: Syllabus,
    workforce: Workforce,
    visit_on: Option<NaiveDate>,
    /// The days that are asked for, or none: until the next visit.
    within: Option<u32>,
    sessions: Vec<Session>,
    /// What runs out in that time, the earliest first.
    endings: Vec<Ending>,
    /// By subject, how much would be in date on the days to come if nothing were booked.
    ahead: Vec<(Subject, Vec<(u64, u64)>)>,
    /// The last day of the plan.
    until: NaiveDate,
    /// What the version asks, in per cent, by the name of the metric.
    asked: BTreeMap<String, u64>,
}

/// The page.
pub(super) async fn page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeWorkers).await?;
    let found = find(&visit, &coop).await?;
    let context = context(&visit, &coop, &found);
    visit.page("training/forecast.html", context)
}

/// The plan as a file.
pub(super) async fn plan_file(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeWorkers).await?;
    let found = find(&visit, &coop).await?;
    let stem = stem(&visit, &coop, "matrix-file-plan");
    export::send(&visit, &plan_sheet(&visit, &found), &stem, &stem, Form::Csv)
}

/// What runs out as a file.
pub(super) async fn endings_file(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeWorkers).await?;
    let found = find(&visit, &coop).await?;
    let stem = stem(&visit, &coop, "matrix-file-endings");
    export::send(&visit, &endings_sheet(&visit, &found), &stem, &stem, Form::Csv)
}

fn stem(visit: &Visit, coop: &Cooperative, key: &str) -> String {
    let word = visit.app.words.word(visit.language, key);
    format!("{word}-{}-{}", coop.organisation.reference, visit.today())
}

async fn find(visit: &Visit, coop: &Cooperative) -> Result<Found> {
    let place = export::place(visit).await?;
    let database = &*visit.app.database;
    let (id, today) = (coop.organisation.id, visit.today());
    let syllabus = training::syllabus_of(database, id, today).await?;
    let workforce = store::workforce(database, id).await?;
    let of_coop = audits::store::of_cooperative(database, id).await?;
    let visit_on = audits::windows::next_visit(&of_coop, today);
    let within = match visit.query("within") {
        "visit" if visit_on.is_some() => None,
        asked => Some(SPANS.into_iter().find(|days| days.to_string() == asked).unwrap_or(SPANS[0])),
    };
    let text = standards::first_in_force(database, today).await?;
    let asked: BTreeMap<String, u64> = COMPUTED
        .into_iter()
        .filter_map(|name| {
            let metric = text.as_ref()?.pack.computed(name)?;
            Some((name.to_owned(), u64::try_from(metric.value).ok()?))
        })
        .collect();
    let months = forecast::months_ahead(today, MONTHS).last().copied().unwrap_or(today);
    let until = months.max(visit_on.unwrap_or(today));
    let found = Found {
        syllabus,
        workforce,
        visit_on,
        within,
        sessions: Vec::new(),
        endings: Vec::new(),
        ahead: Vec::new(),
        until,
        asked,
    };
    export::aside(place, move || Ok(found.worked_out(today))).await
}

impl Found {
    /// With all that is worked out of it.
    fn worked_out(mut self, today: NaiveDate) -> Self {
        let people = self.workforce.people(today);
        let records = self.workforce.done(self.syllabus.framework.as_ref());
        let done = Done::of(&records);
        let asked_of = |subject: &Subject| forecast::asked(subject, |name| self.asked.get(name).copied());
        self.sessions = forecast::plan(&self.syllabus.subjects, asked_of, &people, &done, today, self.until);
        let days = forecast::months_ahead(today, MONTHS);
        let drawn = self
            .syllabus
            .subjects
            .iter()
            .filter(|subject| subject.category == Category::Training || asked_of(subject).is_some());
        self.ahead = drawn
            .map(|subject| (subject.clone(), forecast::coverage(subject, &people, &done, &days)))
            .collect();
        let to_visit = self.visit_on.map_or(0, |on| (on - today).num_days());
        let days = self.within.unwrap_or_else(|| u32::try_from(to_visit).unwrap_or_default());
        self.endings = matrix::endings(&self.workforce, &self.syllabus.subjects, today, days);
        self
    }

    /// Everybody by the id that a session has.
    fn by_id(&self) -> HashMap<String, &worker::Model> {
        self.workforce.workers.iter().map(|worker| (worker.id.to_string(), worker)).collect()
    }
}

fn context(visit: &Visit, coop: &Cooperative, found: &Found) -> Context {
    let today = visit.today();
    let here = format!("/{}/coops/{}/training", visit.language, coop.organisation.reference);
    let workers = found.by_id();
    let called = Called::among(&found.workforce.workers);
    let subject_name = |code: &str| {
        found
            .syllabus
            .subject(code)
            .map_or_else(|| code.to_owned(), |subject| name(visit, subject).to_owned())
    };
    let mut groups: Vec<(&str, Vec<Value>)> = Vec::new();
    let mut rows = Vec::new();
    for ending in &found.endings {
        let (when, tone) = when(visit, ending.on, today);
        let row = |note: Option<String>| {
            json!({
                "href": format!("{here}/people/{}", ending.worker),
                "text": workers.get(&ending.worker.to_string()).map(|worker| called.name(worker)),
                "note": note, "when": when, "tone": tone,
            })
        };
        if found.endings.len() <= FOLDED {
            rows.push(row(Some(subject_name(&ending.subject))));
        } else if let Some((_, of)) = groups.iter_mut().find(|(subject, _)| *subject == ending.subject) {
            of.push(row(None));
        } else {
            groups.push((&ending.subject, vec![row(None)]));
        }
    }
    let groups: Vec<Value> = groups
        .into_iter()
        .map(|(subject, rows)| {
            let summary = Message::new("people-endings-group").with("n", rows.len());
            let summary = visit.say(&summary.with("subject", subject_name(subject)));
            json!({ "summary": summary, "rows": rows })
        })
        .collect();
    let sessions: Vec<Value> = found
        .sessions
        .iter()
        .map(|session| {
            let people: Vec<Value> = session
                .people
                .iter()
                .filter_map(|id| workers.get(id))
                .map(|worker| json!({ "name": called.name(worker), "href": format!("{here}/people/{}", worker.id) }))
                .collect();
            let now = session.short_on <= today;
            let (when, tone) = if now {
                (visit.app.words.word(visit.language, "matrix-plan-now"), Some("late"))
            } else {
                let soon = ((session.by - today).num_days() <= 30).then_some("soon");
                (visit.say(&Message::new("status-due").with("date", session.by)), soon)
            };
            json!({
                "subject": subject_name(&session.subject), "people": people, "when": when, "tone": tone,
                "why": why(visit, session, now), "folded": session.people.len() > NAMED,
            })
        })
        .collect();
    let mut filter: Vec<Value> = SPANS
        .into_iter()
        .map(|days| {
            let text = visit.say(&Message::new("matrix-within").with("n", days));
            let href = format!("{here}/forecast?within={days}");
            json!({ "text": text, "href": href, "current": found.within == Some(days) })
        })
        .collect();
    if let Some(on) = found.visit_on {
        let text = visit.say(&Message::new("matrix-within-visit").with("date", on));
        let href = format!("{here}/forecast?within=visit");
        filter.push(json!({ "text": text, "href": href, "current": found.within.is_none() }));
    }
    let mut context = about(visit, coop);
    context.insert("endings", &rows);
    context.insert("groups", &groups);
    context.insert("count", &found.endings.len());
    context.insert("filter", &filter);
    context.insert("within", &found.within.map_or_else(|| "visit".to_owned(), |days| days.to_string()));
    context.insert("sessions", &sessions);
    context.insert("until", &found.until);
    context.insert("visit_on", &found.visit_on);
    context.insert("nobody", &found.workforce.workers.is_empty());
    curves(visit, found, &mut context);
    context
}

/// How much would be in date in the months to come, as a whole and by subject, if nothing were booked.
fn curves(visit: &Visit, found: &Found, context: &mut Context) {
    let today = visit.today();
    let days = forecast::months_ahead(today, MONTHS);
    let core_asked = found.asked.get("core_training_in_date_pct").copied();
    let mut whole = vec![(0_u64, 0_u64); days.len()];
    let mut rows = Vec::new();
    for (subject, drawn) in &found.ahead {
        let asked = forecast::asked(subject, |name| found.asked.get(name).copied());
        if subject.category == Category::Training {
            for (sum, (good, all)) in whole.iter_mut().zip(drawn) {
                *sum = (sum.0 + good, sum.1 + all);
            }
        }
        if drawn.iter().all(|(_, all)| *all == 0) {
            continue;
        }
        let cells: Vec<Value> = drawn.iter().map(|(good, all)| percent(visit, *good, *all, asked)).collect();
        rows.push(json!({ "name": name(visit, subject), "asked": asked, "cells": cells }));
    }
    let heads: Vec<String> = days.iter().map(|day| super::matrix::short_date(visit, *day)).collect();
    let bars: Vec<Value> = whole
        .iter()
        .zip(&heads)
        .map(|((good, all), head)| {
            let value = (good * 100).checked_div(*all);
            json!({ "name": head, "value": value, "figure": value.map(|value| format!("{value}%")), "soft": value.is_some_and(|value| core_asked.is_some_and(|asked| value < asked)) })
        })
        .collect();
    context.insert("bars", &bars);
    context.insert("core_asked", &core_asked);
    let column = |head: &String| json!({ "text": head, "kind": "number" });
    context.insert("heads", &heads.iter().map(column).collect::<Vec<_>>());
    context.insert("subjects", &rows);
}

/// A share as whole per cent, rounded down, and whether it reaches what is asked.
fn percent(visit: &Visit, good: u64, all: u64, asked: Option<u64>) -> Value {
    let Some(value) = (good * 100).checked_div(all) else { return json!("") };
    let short = asked.is_some_and(|asked| good * 100 < asked * all);
    let note = short.then(|| visit.app.words.word(visit.language, "matrix-ahead-short"));
    json!({ "text": format!("{value}%"), "note": note })
}

fn when(visit: &Visit, on: NaiveDate, today: NaiveDate) -> (String, Option<&'static str>) {
    let days = (on - today).num_days();
    let (message, tone) = match days {
        ..0 => (Message::new("status-late").with("n", -days), Some("late")),
        0 => (Message::new("status-due-today"), Some("soon")),
        1..=30 => (Message::new("status-due-in").with("n", days), Some("soon")),
        _ => (Message::new("status-due").with("date", on), None),
    };
    (visit.say(&message), tone)
}

/// Why a session is in the plan.
fn why(visit: &Visit, session: &Session, now: bool) -> String {
    let key = if now { "matrix-plan-why-now" } else { "matrix-plan-why" };
    let message = Message::new(key)
        .with("date", session.short_on)
        .with("good", session.without.0)
        .with("all", session.without.1)
        .with("asked", session.asked);
    visit.say(&message)
}

fn columns(visit: &Visit, keys: &[(&str, u16)]) -> Vec<Column> {
    let column = |(key, width): &(&str, u16)| Column {
        heading: visit.app.words.word(visit.language, key),
        width: *width,
    };
    keys.iter().map(column).collect()
}

fn plan_sheet(visit: &Visit, found: &Found) -> Sheet {
    let columns = columns(
        visit,
        &[
            ("matrix-column-subject", 30),
            ("matrix-column-by", 14),
            ("matrix-column-name", 26),
            ("matrix-column-number", 14),
            ("matrix-column-why", 60),
        ],
    );
    let workers = found.by_id();
    let mut rows = Vec::new();
    for session in &found.sessions {
        let subject = found.syllabus.subject(&session.subject).map_or("", |subject| name(visit, subject));
        let why = why(visit, session, session.short_on <= visit.today());
        for worker in session.people.iter().filter_map(|id| workers.get(id)) {
            rows.push(vec![
                Cell::text(subject),
                Cell::Date(session.by),
                Cell::text(&worker.name),
                worker.staff_number.as_ref().map_or(Cell::Empty, Cell::text),
                Cell::text(&why),
            ]);
        }
    }
    Sheet { name: visit.app.words.word(visit.language, "matrix-file-plan"), columns, rows, frozen: 1 }
}

fn endings_sheet(visit: &Visit, found: &Found) -> Sheet {
    let columns = columns(
        visit,
        &[
            ("matrix-column-name", 26),
            ("matrix-column-number", 14),
            ("matrix-column-subject", 30),
            ("matrix-column-ends", 14),
        ],
    );
    let numbers: HashMap<WorkerId, Option<&String>> =
        found.workforce.workers.iter().map(|worker| (worker.id, worker.staff_number.as_ref())).collect();
    let number =
        |ending: &Ending| numbers.get(&ending.worker).copied().flatten().map_or(Cell::Empty, Cell::text);
    let rows = found
        .endings
        .iter()
        .map(|ending| {
            let subject = found.syllabus.subject(&ending.subject).map_or("", |subject| name(visit, subject));
            vec![Cell::text(&ending.name), number(ending), Cell::text(subject), Cell::Date(ending.on)]
        })
        .collect();
    Sheet { name: visit.app.words.word(visit.language, "matrix-file-endings"), columns, rows, frozen: 1 }
}
