//! The ledger of letters, for administrators: filtered, in pages, and whole as CSV or JSON, sent while it is read.

use std::collections::HashMap;
use std::io;

use chrono::{Datelike, NaiveDate};
use entities::ids::{EmailId, OrganisationId};
use entities::outbox::{EmailState, returned_mail};
use futures::stream::{self, Stream};
use poem::http::header;
use poem::{Body, Response};
use serde_json::{Value, json};
use tera::Context;

use super::notices::{came_back, kind_words};
use super::operations::{moment, replied};
use crate::access::{self, Deed};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::spreadsheet;
use crate::operations::ledger::{self, EXPORTED, Line, PER_PAGE, State, Wish};
use crate::outbox::returned;
use crate::web::forms::Form;
use crate::web::typed::attachment;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get};

/// The doors of this page.
pub fn doors() -> Vec<Door> {
    vec![
        get("/operations/mail/ledger", Deed::SeeOperations, page),
        get("/operations/mail/ledger/csv", Deed::SeeOperations, as_csv),
        get("/operations/mail/ledger/json", Deed::SeeOperations, as_json),
    ]
}

/// What the address asks for; the days as three boxes or as one date, which then fills the boxes.
async fn wish(visit: &mut Visit) -> Result<(Wish, Option<Error>)> {
    let mut fields: Vec<(String, String)> =
        ["reference", "state", "kind"].map(|name| (name.to_owned(), visit.query(name).to_owned())).into();
    for name in ["from", "to"] {
        let parts =
            [String::new(), "-month".to_owned(), "-year".to_owned()].map(|end| format!("{name}{end}"));
        let values = match visit.query(name).parse::<NaiveDate>() {
            Ok(day) => [day.day().to_string(), day.month().to_string(), day.year().to_string()],
            Err(_) => parts.clone().map(|part| visit.query(&part).to_owned()),
        };
        fields.extend(parts.into_iter().zip(values));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visit.form = Form::of(&fields);
    let reading = visit.form.reading();
    let (from, to) = (reading.optional_date("from"), reading.optional_date("to"));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        reading.fault("to", Message::new("reminders-dates-wrong-way-round"));
    }
    let reference = reading.optional("reference", 40);
    let known = match &reference {
        Some(reference) => access::store::organisation_by_reference(&*visit.app.database, reference).await?,
        None => None,
    };
    if let (Some(reference), None) = (reference, &known) {
        reading.fault("reference", Message::new("access-reference-unknown").with("reference", reference));
    }
    let state = match visit.form.get("state") {
        "came_back" => Some(State::CameBack),
        word => entities::word::<EmailState>(word).map(State::Is),
    };
    let kind = reading.optional("kind", 60);
    let wish = Wish { cooperative: known.map(|coop| coop.id), from, to, state, kind };
    let error = reading.done().err();
    Ok((wish, error))
}

async fn page(mut visit: Visit) -> Answer {
    let (wish, error) = wish(&mut visit).await?;
    let database = &*visit.app.database;
    let number = visit.query("page").parse::<u64>().unwrap_or(1).clamp(1, 1_000_000);
    let (lines, total) = match &error {
        None => ledger::page(database, &wish, number).await?,
        Some(_) => (Vec::new(), 0),
    };
    let references = access::store::references(database).await?;
    let back = returned::of(database, lines.iter().map(|line| line.id)).await?;
    let shown: Vec<Value> = lines
        .iter()
        .map(|line| {
            json!({
                "id": line.id, "subject": line.subject, "kind": kind_words(&visit, &line.kind),
                "recipient": line.recipient, "state": line.state,
                "coop": line.organisation_id.and_then(|id| references.get(&id)),
                "at": moment(&visit, line.sent_at.unwrap_or(line.created_at)),
                "reply": replied(&visit, line.last_reply.as_deref()),
                "back": came_back(&visit, back.get(&line.id)),
            })
        })
        .collect();
    let kinds: Vec<Value> = ledger::kinds(database)
        .await?
        .iter()
        .map(|kind| json!({ "value": kind, "text": kind_words(&visit, kind) }))
        .collect();
    let states = entities::words::<EmailState>().map(|state| state.to_string());
    let states: Vec<Value> = states
        .map(|state| json!({ "value": state, "text": visit.app.words.word(visit.language, &format!("email-state-{state}")) }))
        .chain([json!({ "value": "came_back", "text": visit.app.words.word(visit.language, "ledger-came-back") })])
        .collect();
    let mut context = Context::new();
    context.insert("letters", &shown);
    context.insert("total", &total);
    context.insert("page", &number);
    context.insert("pages", &total.div_ceil(PER_PAGE));
    context.insert("kinds", &kinds);
    context.insert("states", &states);
    context.insert("search", &search(&visit, &wish));
    match error {
        Some(error) => visit.again("operations/ledger.html", context, error),
        None => visit.page("operations/ledger.html", context),
    }
}

/// The same question as an address asks it, for the next page and for the files.
fn search(visit: &Visit, wish: &Wish) -> String {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    for name in ["reference", "state", "kind"] {
        let value = visit.form.get(name);
        if !value.is_empty() {
            out.append_pair(name, value);
        }
    }
    for (name, day) in [("from", wish.from), ("to", wish.to)] {
        if let Some(day) = day {
            out.append_pair(name, &day.to_string());
        }
    }
    let search = out.finish();
    if search.is_empty() { search } else { format!("{search}&") }
}

/// In what form letters are written out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Csv,
    Json,
}

async fn as_csv(visit: Visit) -> Answer {
    export(visit, Written::Csv, "ledger.csv", "text/csv; charset=utf-8").await
}

async fn as_json(visit: Visit) -> Answer {
    export(visit, Written::Json, "ledger.json", "application/json").await
}

async fn export(mut visit: Visit, written: Written, name: &str, media_type: &str) -> Answer {
    let (wish, error) = wish(&mut visit).await?;
    if let Some(error) = error {
        return Err(error);
    }
    let references = access::store::references(&*visit.app.database).await?;
    let pieces = pieces(visit.app.clone(), wish, references, written);
    Ok(Response::builder()
        .content_type(media_type)
        .header(header::CONTENT_DISPOSITION, attachment(name))
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'")
        .body(Body::from_bytes_stream(pieces)))
}

/// Where an export is: what it begins with is still to come, letters behind one, or nothing more.
enum At {
    Start,
    Behind(EmailId),
    End,
}

/// The letters in pieces: never more of them in memory than one piece holds.
fn pieces(
    app: App,
    wish: Wish,
    references: HashMap<OrganisationId, String>,
    written: Written,
) -> impl Stream<Item = io::Result<Vec<u8>>> + Send {
    stream::unfold((app, wish, references, At::Start), move |(app, wish, references, at)| async move {
        let (behind, first) = match at {
            At::Start => (None, true),
            At::Behind(letter) => (Some(letter), false),
            At::End => return None,
        };
        match piece(&app, &wish, &references, written, behind, first).await {
            Ok((bytes, last)) => {
                let next = last.map_or(At::End, At::Behind);
                Some((Ok(bytes), (app, wish, references, next)))
            }
            Err(error) => Some((Err(io::Error::other(error)), (app, wish, references, At::End))),
        }
    })
}

async fn piece(
    app: &App,
    wish: &Wish,
    references: &HashMap<OrganisationId, String>,
    written: Written,
    behind: Option<EmailId>,
    first: bool,
) -> Result<(Vec<u8>, Option<EmailId>)> {
    let database = &*app.database;
    let lines = ledger::piece(database, wish, behind).await?;
    let back = returned::of(database, lines.iter().map(|line| line.id)).await?;
    let last = lines.last().map(|line| line.id);
    let rows: Vec<Value> =
        lines.iter().map(|line: &Line| ledger::json(line, references, back.get(&line.id))).collect();
    let bytes = match written {
        Written::Csv => csv(&rows, first)?,
        Written::Json => array(&rows, first, last.is_none()).into_bytes(),
    };
    Ok((bytes, last))
}

/// Rows that no spreadsheet takes for formulas; the heads stand before the first piece only.
fn csv(rows: &[Value], first: bool) -> Result<Vec<u8>> {
    let cells = rows.iter().map(|row| {
        EXPORTED.map(|column| match &row[column] {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        })
    });
    let mut bytes = spreadsheet::csv(EXPORTED, cells)?;
    if !first {
        let head = spreadsheet::csv(EXPORTED, std::iter::empty::<[String; 14]>())?.len();
        bytes.drain(..head);
    }
    Ok(bytes)
}

/// A part of one array.
fn array(rows: &[Value], first: bool, ends: bool) -> String {
    let mut out = String::new();
    if first {
        out.push('[');
    }
    for (at, row) in rows.iter().enumerate() {
        if at > 0 || !first {
            out.push(',');
        }
        out.push_str(&row.to_string());
        out.push('\n');
    }
    if ends {
        out.push(']');
    }
    out
}

/// The rows that came back of a letter, as the pages of mail get them.
pub(super) type Back<'a> = Option<&'a Vec<returned_mail::Model>>;
