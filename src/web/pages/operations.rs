//! Pages of administrators: health, reminders, journal (mail and the timetable have files of their own).

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use entities::journal::journal_entry;
use entities::outbox::email;
use entities::reminders::reminder;
use scheduler::clock::{self, Timestamp};
use serde_json::{Value, json};
use tera::Context;

use crate::access::{self, Deed, policy};
use crate::audits::conversations;
use crate::deadlines::table;
use crate::foundation::error::{Error, Message};
use crate::foundation::press::Lane;
use crate::foundation::reference::pick;
use crate::operations::{health, proof};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};
use crate::{cooperatives, journal, outbox, reminders};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/operations", Deed::SeeOperations, health_page),
        get("/operations/reminders", Deed::SeeOperations, reminders_page),
        post("/operations/reminders", Deed::SeeOperations, choose_days),
        get("/operations/journal", Deed::SeeOperations, journal_page),
    ]
}

/// An instant as a page shows it: the date in words and the time on the wall in Wales.
pub(super) fn moment(visit: &Visit, at: Timestamp) -> String {
    let local = clock::local(at);
    format!("{}, {}", visit.app.words.date(visit.language, local.date()), local.format("%H:%M"))
}

/// A step of a reminder in words; one that this program does not know, as it is written.
pub(super) fn step(visit: &Visit, text: &str) -> String {
    proof::things::step(text).map_or_else(|| text.to_owned(), |message| visit.say(&message))
}

async fn health_page(visit: Visit) -> Answer {
    let checks: Vec<Value> = health::examine(&visit.app, visit.now)
        .await
        .into_iter()
        .map(|check| json!({ "name": check.name, "state": check.state, "text": visit.say(&check.message) }))
        .collect();
    let mut context = Context::new();
    context.insert("checks", &checks);
    for (key, lane) in [("press", Lane::People), ("press_strangers", Lane::Strangers)] {
        let press = visit.app.press.standing(lane);
        context.insert(key, &press.drawing.iter().chain(&press.waiting).take(20).collect::<Vec<_>>());
    }
    let me = visit.actor()?.account;
    let waiting = access::confirming::roles_waiting(&*visit.app.database, me).await?.map(|(n, since)| {
        let roles = visit.say(&Message::new("access-roles-wait").with("n", n));
        let note = visit.say(&Message::new("access-roles-wait-since").with("date", since));
        json!({ "text": roles, "note": note, "href": format!("/{}/accounts", visit.language) })
    });
    context.insert("waiting", &Vec::from_iter(waiting));
    visit.page("operations/health.html", context)
}

/// Days a preview looks ahead if nobody says how far, and at most.
const FOUR_WEEKS: u64 = 28;
const A_YEAR: u64 = 366;
/// Rows of a preview on one page.
const ROWS: usize = 500;
/// A network of more co-ops is looked at only when it is asked for: it takes seconds.
pub(super) const AT_ONCE: u64 = 100;

async fn reminders_page(visit: Visit) -> Answer {
    let context = reminders_context(&visit, true).await?;
    visit.page("operations/reminders.html", context)
}

/// `looks`: with what would go out. A form that was refused looks nothing up.
async fn reminders_context(visit: &Visit, looks: bool) -> Result<Context, Error> {
    let database = &*visit.app.database;
    let day = |name: &str, otherwise: NaiveDate| visit.query(name).parse().unwrap_or(otherwise);
    let later = |from: NaiveDate, days: u64| from.checked_add_days(Days::new(days)).unwrap_or(from);
    let from = day("from", visit.today());
    let to = day("to", later(from, FOUR_WEEKS)).clamp(from, later(from, A_YEAR));
    let reference = visit.query("reference");
    let only = access::store::organisation_by_reference(database, reference).await?.map(|coop| [coop.id]);
    let mut context = Context::new();
    let rule = Some(visit.query("rule")).filter(|rule| table::get().rule(rule).is_some());
    let asked = !visit.query("from").is_empty() || only.is_some();
    if looks && (asked || cooperatives::store::count(database).await? <= AT_ONCE) {
        let only = only.as_ref().map(<[_; 1]>::as_slice);
        let planned = reminders::preview_of(&visit.app, reminders::Asked { from, to, only, rule }).await?;
        context.insert("total", &planned.len());
        let rows: Vec<Value> = planned.iter().take(ROWS).map(|one| planned_row(visit, one)).collect();
        context.insert("planned", &rows);
    }
    let ledger: Vec<Value> =
        reminders::ledger(database, 100).await?.iter().map(|row| told_row(visit, row)).collect();
    context.insert("from", &from);
    context.insert("to", &to);
    context.insert("reference", reference);
    context.insert("rule", &rule.unwrap_or_default());
    let rules = table::get().rules.iter().filter(|entry| entry.cadence.is_some());
    let rules = rules.map(|entry| json!({ "value": entry.rule, "text": rule_word(visit, &entry.rule) }));
    context.insert("rules", &rules.collect::<Vec<_>>());
    context.insert("ledger", &ledger);
    Ok(context)
}

fn planned_row(visit: &Visit, one: &reminders::Preview) -> Value {
    json!({
        "at": moment(visit, one.send_at), "recipient": one.recipient, "role": one.recipient_role,
        "what": pick(visit.language, &one.what_en, &one.what_cy),
        "due_on": one.due_on, "step": step(visit, &one.step), "rule": rule_word(visit, &one.rule),
        "because": visit.app.words.word(visit.language, &format!("rules-preview-{}", one.because)),
        "shared": one.shared, "language": one.language_word(),
    })
}

/// The name of a rule.
pub(super) fn rule_word(visit: &Visit, rule: &str) -> String {
    visit.app.words.word(visit.language, &format!("reminder-rule-{rule}"))
}

/// What a relay said of a letter; what Safon noted itself is in the reader's language.
pub(super) fn replied(visit: &Visit, reply: Option<&str>) -> Option<String> {
    let reply = reply?;
    Some(outbox::said(reply).map_or_else(|| reply.to_owned(), |message| visit.say(&message)))
}

fn told_row(visit: &Visit, (row, letter): &(reminder::Model, Option<email::Model>)) -> Value {
    json!({
        "at": moment(visit, row.recorded_at), "due_on": row.due_on,
        "rule": rule_word(visit, &row.rule),
        "step": step(visit, &row.step),
        "state": row.state, "recipient": letter.as_ref().map(|l| &l.recipient),
        "letter": letter.as_ref().map(|l| l.id), "reply": replied(visit, letter.as_ref().and_then(|l| l.last_reply.as_deref())),
    })
}

async fn choose_days(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let (from, to) = (reading.date("from"), reading.date("to"));
    if from > to {
        reading.fault("to", Message::new("reminders-dates-wrong-way-round"));
    }
    let reference = reading.optional("reference", 40).unwrap_or_default().to_uppercase();
    let known = access::store::organisation_by_reference(&*visit.app.database, &reference).await?;
    if known.is_none() && !reference.is_empty() {
        reading.fault("reference", Message::new("access-reference-unknown").with("reference", reference));
    }
    match reading.done() {
        Ok(()) => {
            let reference = known.map(|coop| coop.reference).unwrap_or_default();
            let rule = Some(visit.form.get("rule")).filter(|rule| table::get().rule(rule).is_some());
            let rule = rule.unwrap_or_default();
            visit.go(&format!("/operations/reminders?from={from}&to={to}&reference={reference}&rule={rule}"))
        }
        Err(error) => {
            let context = reminders_context(&visit, false).await?;
            visit.again("operations/reminders.html", context, error)
        }
    }
}

/// Entries on one page.
const ENTRIES: u64 = 100;

async fn journal_page(visit: Visit) -> Answer {
    let database = &*visit.app.database;
    let entries = journal::latest(database, visit.query("before").parse().ok(), ENTRIES).await?;
    let names =
        access::store::names(database, entries.iter().filter_map(|(entry, _)| entry.account_id)).await?;
    let mut organisations = HashMap::new();
    for id in entries.iter().filter_map(|(entry, _)| entry.organisation_id) {
        if let std::collections::hash_map::Entry::Vacant(place) = organisations.entry(id) {
            place.insert(access::store::organisation(database, id).await?);
        }
    }
    let mut open = HashMap::new();
    for id in organisations.keys() {
        let place = access::store::place(database, visit.actor()?.account, *id).await?;
        open.insert(*id, policy::permit(visit.actor()?, Deed::SeeAudit, &place).is_ok());
    }
    // What was written about an organisation is read by those who may read its audits; accounts are the administrator's. What
    // somebody told the team of an audit is read in its report.
    let shows = |entry: &journal_entry::Model| {
        let theirs = entry.organisation_id.is_none_or(|id| open.get(&id) == Some(&true));
        entry.subject_kind == "account" || entry.subject_kind != conversations::SUBJECT && theirs
    };
    let rows: Vec<Value> = entries
        .iter()
        .map(|(entry, detail)| {
            let coop = entry.organisation_id.and_then(|id| organisations.get(&id));
            let detail = detail.as_ref().filter(|detail| !detail.is_null() && shows(entry));
            json!({
                "sequence": entry.sequence, "at": moment(&visit, entry.at), "event": entry.event,
                "what": visit.app.words.word(visit.language, &format!("journal-event-{}", entry.event)),
                "where": coop.map(|one| pick(visit.language, &one.name_en, &one.name_cy)),
                "who": entry.account_id.and_then(|id| names.get(&id)),
                "detail": detail.and_then(|detail| serde_json::to_string_pretty(detail).ok()),
                "hash": entry.hash,
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("entries", &rows);
    context
        .insert("older", &entries.last().map(|(entry, _)| entry.sequence).filter(|sequence| *sequence > 1));
    visit.page("operations/journal.html", context)
}
