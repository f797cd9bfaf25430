//! Mail that came back: the door of mail servers, the addresses to which letters do not go, for administrators and for a
//! co-op.

use std::time::Duration;

use entities::outbox::{SuppressionCause, suppression};
use poem::http::{Method, StatusCode, header};
use poem::{Endpoint, Request, Response};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tera::Context;

use super::operations::moment;
use crate::access::{self, Deed, addresses};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::foundation::returned::LARGEST;
use crate::outbox::returned::{self, Taken};
use crate::outbox::suppression as list;
use crate::web::failing::said_of;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post, session};

/// The doors of these pages.
pub fn doors() -> Vec<Door> {
    vec![
        get("/operations/mail/suppressed", Deed::SeeOperations, suppressed_page),
        post("/operations/mail/suppressed/:id", Deed::ReleaseMail, lift),
        get("/coops/:reference/addresses", Deed::RightAddress, addresses_page),
        post("/coops/:reference/addresses/:id", Deed::RightAddress, right_again),
    ]
}

/// Wrong tokens from one place in a quarter of an hour, and reports in five minutes, until it is told to wait.
const WRONG: i32 = 10;
const REPORTS: i32 = 3000;
/// Counts the places from which wrong tokens came in a quarter of an hour.
const REFUSED: &str = "returned-mail-refused";
/// A sender that takes longer is gone.
const PATIENCE: Duration = Duration::from_secs(30);

/// The door of mail servers: a message as it came, behind a token that the settings name. Without that setting there is no
/// such door.
pub fn hook(app: App) -> impl Endpoint<Output = Response> {
    poem::endpoint::make(move |request: Request| {
        let app = app.clone();
        async move {
            let mut response = match taken(&app, request).await {
                Ok(taken) => told(StatusCode::OK, &made(&taken)),
                Err(Error::SignInNeeded) => Response::builder()
                    .status(StatusCode::UNAUTHORIZED)
                    .header(header::WWW_AUTHENTICATE, "Bearer")
                    .finish(),
                Err(Error::NotFound) => Response::builder().status(StatusCode::NOT_FOUND).finish(),
                Err(error) => {
                    let (status, message) = said_of(error, "/hooks/returned-mail");
                    let words = app.words.say(entities::access::Language::En, &message);
                    told(status, &json!({ "message": words }))
                }
            };
            session::keep_nowhere(&mut response);
            Ok::<_, poem::Error>(response)
        }
    })
}

fn told(status: StatusCode, value: &Value) -> Response {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/json")
        .body(value.to_string())
}

fn made(taken: &Taken) -> Value {
    match taken {
        Taken::Ignored => json!({ "taken": "ignored" }),
        Taken::Noted { suppressed, .. } => json!({ "taken": "noted", "suppressed": suppressed }),
    }
}

async fn taken(app: &App, request: Request) -> Result<Taken> {
    let wanted = app.config.mail.returned_token.as_deref().ok_or(Error::NotFound)?;
    if *request.method() != Method::POST {
        return Err(Error::NotFound);
    }
    let now = app.now();
    let place = session::client_address(app, &request);
    let given = request.header(header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
    let right = given.is_some_and(|given| same(given.trim(), wanted));
    let (key, minutes, most) = match right {
        true => ("returned-mail".to_owned(), 5, REPORTS),
        false => (format!("returned-mail:{place}"), 15, WRONG),
    };
    let tries = access::store::count_try_of(&*app.database, &key, (minutes, most), now).await?;
    if tries > most {
        return Err(Error::TooManyTries);
    }
    if !right {
        if tries == 1 {
            returned::refused(app, access::store::count_try(&*app.database, REFUSED, 15, now).await?, now)
                .await?;
        }
        return Err(Error::SignInNeeded);
    }
    let too_large = Error::TooLarge { limit: u64::try_from(LARGEST).unwrap_or(u64::MAX) };
    let body = tokio::time::timeout(PATIENCE, request.into_body().into_bytes_limit(LARGEST)).await;
    let source = match body {
        Ok(Ok(source)) => source,
        Ok(Err(poem::error::ReadBodyError::PayloadTooLarge)) => return Err(too_large),
        Ok(Err(_)) | Err(_) => return Err(Error::refused("returned-refused-broken")),
    };
    returned::take(app, &source, now).await
}

/// Are two tokens the same? How long it takes tells nothing of where they differ: their digests are compared, to the end.
fn same(one: &str, other: &str) -> bool {
    let digests = [one, other].map(|token| Sha256::digest(token.as_bytes()));
    digests[0].iter().zip(digests[1].iter()).fold(0, |wrong, (a, b)| wrong | (a ^ b)) == 0
}

/// Rows on one page.
const PER_PAGE: u64 = 50;

async fn suppressed_page(visit: Visit) -> Answer {
    let context = suppressed(&visit).await?;
    visit.page("operations/suppressed.html", context)
}

async fn suppressed(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let page = visit.query("page").parse::<u64>().unwrap_or(1).clamp(1, 1_000_000);
    let (standing, total) = list::standing(database, page, PER_PAGE).await?;
    let back = returned::of(database, standing.iter().map(|(row, _)| row.email_id)).await?;
    let rows: Vec<Value> = standing
        .iter()
        .map(|(row, letter)| {
            json!({
                "id": row.id, "address": row.address, "since": moment(visit, row.since),
                "letter": row.email_id, "subject": letter.as_ref().map(|letter| &letter.subject),
                "what": what(visit, row, back.get(&row.email_id).map_or(&[][..], Vec::as_slice)),
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("total", &total);
    context.insert("page", &page);
    context.insert("pages", &total.div_ceil(PER_PAGE));
    Ok(context)
}

/// What happened, in plain words: the report that stopped the address.
fn what(visit: &Visit, row: &suppression::Model, told: &[entities::outbox::returned_mail::Model]) -> String {
    use entities::outbox::ReturnKind;
    let kind = match row.why {
        SuppressionCause::Bounce => ReturnKind::Bounce,
        SuppressionCause::Complaint => ReturnKind::Complaint,
    };
    let status = told.iter().find(|one| one.kind == kind).map_or("", |one| one.status.as_str());
    visit.say(&returned::plainly(kind, status))
}

async fn lift(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let reason = reading.optional("reason", 500);
    let id: entities::ids::SuppressionId = visit.id("id")?;
    if reason.is_none() {
        reading.fault(format!("reason-{id}"), Message::new("form-missing"));
    }
    if let Err(error) = reading.done() {
        // Somebody who made the address up is told nothing of what is there.
        list::find(&*visit.app.database, id).await?.ok_or(Error::NotFound)?;
        let context = suppressed(&visit).await?;
        return visit.again("operations/suppressed.html", context, error);
    }
    addresses::right(&visit.app, visit.actor()?, id, reason, visit.now).await?;
    visit.go_saying("/operations/mail/suppressed", "done-address-right")
}

async fn addresses_page(visit: Visit) -> Answer {
    let context = stopped(&visit).await?;
    visit.page("cooperatives/addresses.html", context)
}

async fn stopped(visit: &Visit) -> Result<Context> {
    let reference = visit.param("reference");
    let (coop, stopped) = addresses::of_coop(&visit.app, visit.actor()?, reference, visit.now).await?;
    let rows: Vec<Value> = stopped
        .iter()
        .map(|one| {
            json!({
                "id": one.row.id, "address": one.person.as_ref().map_or(&one.row.address, |person| &person.email),
                "name": one.person.as_ref().map(|person| &person.name),
                "since": moment(visit, one.row.since), "what": what(visit, &one.row, &one.told),
                "may": one.row.why == SuppressionCause::Bounce,
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("reference", &coop.reference);
    context.insert("name", pick(visit.language, &coop.name_en, &coop.name_cy));
    context.insert("rows", &rows);
    Ok(context)
}

async fn right_again(visit: Visit) -> Answer {
    let reference = visit.param("reference");
    let done = addresses::right_at(&visit.app, visit.actor()?, reference, visit.id("id")?, visit.now).await;
    match done {
        Ok(()) => visit.go_saying(&format!("/coops/{reference}/addresses"), "done-address-right"),
        Err(error @ Error::Refused(_)) => {
            let context = stopped(&visit).await?;
            visit.again("cooperatives/addresses.html", context, error)
        }
        Err(error) => Err(error),
    }
}

/// What a person is told on the page of their own account, if letters do not reach them.
pub async fn own(visit: &Visit) -> Result<Vec<String>> {
    let rows = addresses::own(&visit.app, visit.actor()?).await?;
    let said = |row: &suppression::Model| {
        let key = match row.why {
            SuppressionCause::Bounce => "returned-own-bounce",
            SuppressionCause::Complaint => "returned-own-complaint",
        };
        visit.say(&Message::new(key).with("date", scheduler::clock::today(row.since)))
    };
    Ok(rows.iter().map(said).collect())
}
