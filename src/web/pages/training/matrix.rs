//! The page of the matrix: what was asked of it, what it shows, and the same as a file.

use chrono::{Datelike, NaiveDate};
use entities::training::worker;
use serde_json::{Value, json};
use tera::Context;

use super::export;
use super::show::{CATEGORIES, Called, category_key, may, name};
use crate::access::Deed;
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::{Category, RoleKind, Subject};
use crate::training::matrix::{self, AHEAD, Line, Square, State};
use crate::training::rules::Cell;
use crate::training::store::{self, Who};
use crate::training::{self, Syllabus, Workforce};
use crate::web::forms::Form;
use crate::web::pages::evidence::about;
use crate::web::visit::Visit;
use crate::web::{Answer, pages};

/// People on one page.
const PAGE: usize = 100;

/// What the reader asked for.
pub(super) struct Wish {
    pub on: NaiveDate,
    pub who: Who,
    /// None: every category.
    pub category: Option<Category>,
    pub subject: Option<String>,
    pub within: Option<u32>,
    pub gaps_only: bool,
    /// Everybody on one page, for printing.
    whole: bool,
    page: usize,
}

/// What was found for it.
pub(super) struct Found {
    pub wish: Wish,
    pub syllabus: Syllabus,
    pub workforce: Workforce,
    /// Codes of the subjects that are shown.
    pub shown: Vec<String>,
}

impl Found {
    /// The subjects that are shown, in the syllabus' order.
    pub fn subjects(&self) -> Vec<&Subject> {
        self.syllabus.subjects.iter().filter(|subject| self.shown.contains(&subject.code)).collect()
    }

    /// The rows that are shown, gaps first.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let ahead = self.wish.within.unwrap_or(AHEAD);
        let framework = self.syllabus.framework.as_ref();
        let mut lines = matrix::lines(&self.workforce, &self.subjects(), framework, self.wish.on, ahead);
        lines.retain(|line| {
            (!self.wish.gaps_only || line.gaps > 0) && (self.wish.within.is_none() || matrix::runs_out(line))
        });
        lines
    }
}

/// The day that the address asks about, as its boxes or as one date, which then fills the boxes. A day that is none is a
/// problem beside them.
pub(super) fn asked_day(visit: &mut Visit) -> (NaiveDate, Option<Error>) {
    let whole = visit.query("on").parse::<NaiveDate>().ok();
    visit.form = match whole.map(|on| [on.day().to_string(), on.month().to_string(), on.year().to_string()]) {
        Some([day, month, year]) => Form::of(&[("on", &day), ("on-month", &month), ("on-year", &year)]),
        None => Form::of(&["on", "on-month", "on-year"].map(|name| (name, visit.query(name)))),
    };
    let reading = visit.form.reading();
    let on = reading.optional_date("on");
    (on.unwrap_or(visit.today()), reading.done().err())
}

/// Reads what was asked of the matrix as of a day.
fn wish(visit: &Visit, on: NaiveDate) -> Wish {
    let given = |name: &str| Some(visit.query(name)).filter(|text| !text.is_empty()).map(str::to_owned);
    Wish {
        on,
        who: Who {
            role: given("role"),
            site: given("site").map(|site| if site == NO_SITE { String::new() } else { site }),
        },
        category: match visit.query("category") {
            "all" => None,
            asked => {
                CATEGORIES.into_iter().find(|one| category_key(*one) == asked).or(Some(Category::Training))
            }
        },
        subject: given("subject"),
        within: visit.query("within").parse().ok().filter(|days| (1..=3650).contains(days)),
        gaps_only: visit.query("gaps") == "yes",
        whole: visit.query("whole") == "yes",
        page: visit.query("page").parse().unwrap_or(1).clamp(1, 10_000),
    }
}

/// So many of those without a post are named.
const FEW: usize = 10;

/// On one page for printing stand no more people than this; a table of more is a file.
const WHOLE: usize = 500;

/// The value of "no place entered" in the address; no place is called so.
const NO_SITE: &str = "-";

async fn find(visit: &Visit, coop: &Cooperative, wish: Wish) -> Result<Found> {
    let database = &*visit.app.database;
    let id = coop.organisation.id;
    let syllabus = training::syllabus_of(database, id, wish.on).await?;
    let held = store::roles_held(database, id).await?;
    let wanted = |subject: &&Subject| match &wish.subject {
        Some(code) => subject.code == *code,
        None => wish.category.is_none_or(|category| subject.category == category),
    };
    let mut shown: Vec<String> = syllabus
        .subjects
        .iter()
        .filter(wanted)
        .filter(|subject| subject.is_needed_by(&held))
        .map(|subject| subject.code.clone())
        .collect();
    let codes: Vec<&str> = shown.iter().map(String::as_str).collect();
    let induction = syllabus.framework.as_ref().is_some_and(|one| codes.contains(&one.code.as_str()));
    let workforce = store::workforce_on(database, id, &wish.who, &codes, induction, wish.on).await?;
    let held_then: Vec<_> =
        workforce.workers.iter().map(|worker| workforce.roles_on(worker.id, wish.on)).collect();
    // What nobody of those who are shown needs is no column.
    shown.retain(|code| {
        let subject = syllabus.subject(code);
        subject.is_some_and(|subject| held_then.iter().any(|roles| subject.is_needed_by(roles)))
    });
    Ok(Found { wish, syllabus, workforce, shown })
}

/// The page.
pub(super) async fn page(mut visit: Visit) -> Answer {
    let coop = pages::evidence::coop(&visit, Deed::SeeWorkers).await?;
    let (on, wrong) = asked_day(&mut visit);
    let found = find(&visit, &coop, wish(&visit, on)).await?;
    let context = context(&visit, &coop, &found).await?;
    match wrong {
        Some(error) => visit.again("training/matrix.html", context, error),
        None => visit.page("training/matrix.html", context),
    }
}

/// The same as a file.
pub(super) async fn file(mut visit: Visit, form: export::Form) -> Answer {
    let coop = pages::evidence::coop(&visit, Deed::SeeWorkers).await?;
    let (on, wrong) = asked_day(&mut visit);
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    let place = export::place(&visit).await?;
    let found = find(&visit, &coop, wish(&visit, on)).await?;
    export::aside(place, move || export::answer(&visit, &coop, &found, form)).await
}

async fn context(visit: &Visit, coop: &Cooperative, found: &Found) -> Result<Context> {
    let database = &*visit.app.database;
    let (wish, id) = (&found.wish, coop.organisation.id);
    let here = format!("/{}/coops/{}/training", visit.language, coop.organisation.reference);
    let subjects = found.subjects();
    let lines = found.lines();
    let counts = matrix::count(&lines);
    let most = if wish.whole { WHOLE } else { PAGE };
    let pages = lines.len().div_ceil(most).max(1);
    let page = wish.page.min(pages);
    let past = wish.on != visit.today();
    let person = |id| match past {
        true => format!("{here}/people/{id}?on={}", wish.on),
        false => format!("{here}/people/{id}"),
    };
    let called = Called::among(&found.workforce.workers);
    let rows: Vec<Value> = lines
        .iter()
        .skip((page - 1) * most)
        .take(most)
        .map(|line| {
            let gaps = visit.say(&Message::new("training-gaps").with("n", line.gaps));
            json!({
                "name": called.name(line.worker), "href": person(line.worker.id),
                "gaps": (line.gaps > 0).then_some(gaps), "note": note(visit, found, line.worker),
                "cells": line.squares.iter().map(|square| cell(visit, square)).collect::<Vec<_>>(),
            })
        })
        .collect();
    // In date of all who are listed, on this page or another.
    let in_date = |at: usize| {
        let counted: Vec<bool> = lines.iter().filter_map(|line| line.squares[at].reached()).collect();
        let reached = counted.iter().filter(|reached| **reached).count();
        format!("{reached}/{}", counted.len())
    };
    let (left, coming) = store::elsewhere(database, id, wish.on).await?;
    let short = |worker: &worker::Model| json!({ "name": worker.name, "href": person(worker.id), "left_on": worker.left_on, "started_on": worker.started_on });
    let mut context = about(visit, coop);
    context.insert("people", &rows);
    context
        .insert("subjects", &subjects.iter().map(|s| json!({ "text": name(visit, s) })).collect::<Vec<_>>());
    context.insert("foot", &(0..subjects.len()).map(in_date).collect::<Vec<_>>());
    context.insert("categories", &categories(visit, &here, wish));
    let tally: serde_json::Map<String, Value> = State::ALL
        .into_iter()
        .map(|state| (state.name().to_owned(), json!(counts.squares.get(&state).copied().unwrap_or(0))))
        .collect();
    context.insert("tally", &tally);
    context.insert(
        "counts",
        &json!({
            "people": counts.people, "with_gaps": counts.with_gaps, "gaps": counts.gaps,
            "entered_later": counts.entered_later, "end_alone": counts.end_alone,
        }),
    );
    let without =
        found.workforce.workers.iter().filter(|one| found.workforce.roles_on(one.id, wish.on).is_empty());
    let without: Vec<Value> =
        without.map(|one| json!({ "name": called.name(one), "href": person(one.id) })).collect();
    context.insert("without_posts", &without.len());
    context.insert("some_without", &without.iter().take(FEW).collect::<Vec<_>>());
    context.insert("everybody", &store::headcount(database, id).await?);
    context.insert("left", &left.iter().map(short).collect::<Vec<_>>());
    context.insert("coming", &coming.iter().map(short).collect::<Vec<_>>());
    context.insert("most_listed", &store::ELSEWHERE);
    let no_start = found.workforce.workers.iter().filter(|worker| worker.started_on.is_none()).count();
    context.insert("no_start", &if past { no_start } else { 0 });
    context.insert("on", &wish.on);
    context.insert("past", &past);
    context.insert("future", &(wish.on > visit.today()));
    context.insert("whole", &wish.whole);
    context.insert("page", &page);
    context.insert("pages", &pages);
    context.insert("search", &search(wish, visit.today()));
    context.insert("filtered", &(wish.is_filtered() || past));
    context.insert("wish", &chosen(wish));
    choices(visit, found, &mut context);
    let sites = store::sites(database, id).await?;
    let site = |site: &String| json!({ "value": site, "text": site });
    context.insert("sites", &sites.iter().map(site).collect::<Vec<_>>());
    context.insert("may_edit", &may(visit, coop, Deed::EditTraining).await?);
    Ok(context)
}

impl Wish {
    fn is_filtered(&self) -> bool {
        self.who != Who::default() || self.subject.is_some() || self.within.is_some() || self.gaps_only
    }
}

/// What is chosen in the boxes of the filter.
fn chosen(wish: &Wish) -> Value {
    let site = wish.who.site.as_deref().map(|site| if site.is_empty() { NO_SITE } else { site });
    json!({
        "role": wish.who.role, "site": site, "subject": wish.subject, "within": wish.within,
        "gaps": wish.gaps_only, "category": wish.category.map_or("all", category_key),
    })
}

/// What can be chosen in the boxes of the filter.
fn choices(visit: &Visit, found: &Found, context: &mut Context) {
    let role = |role: &crate::standards::pack::Role| json!({ "value": role.code, "text": pick(visit.language, &role.name.en, &role.name.cy) });
    context.insert("roles", &found.syllabus.roles.iter().map(role).collect::<Vec<_>>());
    context.insert("all_subjects", &super::show::subjects(visit, &found.syllabus));
}

/// What was asked, for an address, without the page: empty, or ending in `&`.
fn search(wish: &Wish, today: NaiveDate) -> String {
    address(wish, today, wish.category.map_or("all", category_key), wish.subject.as_deref())
}

fn address(wish: &Wish, today: NaiveDate, category: &str, subject: Option<&str>) -> String {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    out.append_pair("category", category);
    if wish.on != today {
        out.append_pair("on", &wish.on.to_string());
    }
    let site = wish.who.site.as_deref().map(|site| if site.is_empty() { NO_SITE } else { site });
    for (name, value) in [("role", wish.who.role.as_deref()), ("site", site), ("subject", subject)] {
        if let Some(value) = value {
            out.append_pair(name, value);
        }
    }
    if let Some(days) = wish.within {
        out.append_pair("within", &days.to_string());
    }
    if wish.gaps_only {
        out.append_pair("gaps", "yes");
    }
    out.finish() + "&"
}

fn categories(visit: &Visit, here: &str, wish: &Wish) -> Vec<Value> {
    let of = CATEGORIES.into_iter().map(|category| (Some(category), category_key(category)));
    of.chain([(None, "all")])
        .map(|(category, key)| {
            let text = match category {
                Some(_) => visit.app.words.word(visit.language, &format!("training-category-{key}")),
                None => visit.app.words.word(visit.language, "matrix-category-all"),
            };
            let href = address(wish, visit.today(), key, None);
            let current = category == wish.category && wish.subject.is_none();
            json!({ "text": text, "href": format!("{here}?{}", href.trim_end_matches('&')), "current": current })
        })
        .collect()
}

/// The posts of a worker and where they work, in words.
fn note(visit: &Visit, found: &Found, worker: &worker::Model) -> String {
    let mut said = vec![posts(visit, found, worker)];
    said.extend(worker.site.clone());
    said.retain(|text| !text.is_empty());
    said.join(" · ")
}

/// The posts of a worker, in words.
pub(super) fn posts(visit: &Visit, found: &Found, worker: &worker::Model) -> String {
    let held = found.workforce.roles_on(worker.id, found.wish.on);
    let names = found
        .syllabus
        .roles
        .iter()
        .filter(|role| role.kind == RoleKind::Post && held.contains(&role.code))
        .map(|role| pick(visit.language, &role.name.en, &role.name.cy));
    names.collect::<Vec<_>>().join(", ")
}

/// A date short enough for a square: "21 Nov 2026", "21 Tach 2026".
pub(super) fn short_date(visit: &Visit, date: NaiveDate) -> String {
    let month = visit.app.words.word(visit.language, &format!("report-month-{}", date.month()));
    format!("{} {month} {}", date.day(), date.year())
}

/// A square as the component of the matrix wants it.
fn cell(visit: &Visit, square: &Square) -> Value {
    let said = |date: &NaiveDate| Some(short_date(visit, *date));
    let date = match &square.cell {
        Cell::Done { until } => until.as_ref().and_then(said),
        Cell::Expiring { until } => said(until),
        Cell::Expired { since } => said(since),
        Cell::Late { due_on } | Cell::NotYetDue { due_on } => said(due_on),
        Cell::NotStarted { starts_on } => said(starts_on),
        Cell::Left { on } => said(on),
        Cell::NotNeeded | Cell::OnLeave { .. } => None,
    };
    let state = square.state();
    json!({ "state": state.name(), "date": date.filter(|_| state != State::Seen) })
}
