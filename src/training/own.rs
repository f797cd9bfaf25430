//! A worker's own record: access to it, what it holds, what is wrong in it, and taking it away.
//!
//! Access goes with one worker's row. It opens that row's record and nothing else: no door of it takes a worker's id.

pub mod paper;
pub mod shape;

use std::sync::Arc;

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::documents::DocumentKind;
use entities::ids::{CorrectionRequestId, OrganisationId, WorkerId};
use entities::training::{CorrectionOutcome, correction_request, worker};
use scheduler::clock::Timestamp;
use scheduler::working_days::months_after;
use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::store::{self, own_record as own_store};
use super::{SUBJECT, permit};
use crate::access::{self, Actor, Deed, Invitation, policy};
use crate::documents::{self, New, Which};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result, already_there};
use crate::journal::{self, Event};
use shape::OwnRecord;

/// The longest text of a request or reply, in characters.
pub const TEXT: usize = 2_000;
/// So many requests of one worker may wait at once.
const MOST_WAITING: usize = 20;

/// Offers a worker access to their own record by email. It counts when they have taken it up themselves.
pub async fn give_access(
    app: &App,
    actor: &Actor,
    id: WorkerId,
    email: &str,
    language: Language,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let mut worker = to_change(&tx, actor, id).await?;
    if access_of(&tx, &worker).await?.is_some() {
        return Err(Error::problem("email", Message::new("own-record-access-there")));
    }
    let invitation = Invitation {
        email: email.to_owned(),
        name: worker.name.clone(),
        language,
        role: Role::Worker,
        organisation: worker.cooperative_id,
        areas: None,
    };
    let cooperative = worker.cooperative_id;
    let taken = || Error::problem("email", Message::new("own-record-access-of-another"));
    if let Some(known) = access::store::account_by_email(&tx, email).await?
        && let Some(mut other) = own_store::worker_of(&tx, cooperative, known.id).await?
        && other.id != id
    {
        if access_of(&tx, &other).await?.is_some() {
            return Err(taken());
        }
        // They refused that record: the tie means nothing any more.
        other.account_id = None;
        store::save_worker(&tx, other).await?;
    }
    let account = access::offer(app, &tx, actor.account, &invitation, now).await?;
    worker.account_id = Some(account);
    store::save_worker(&tx, worker).await.map_err(|error| match error {
        Error::Database(error) if already_there(&error) => taken(),
        error => error,
    })?;
    let event = Event::new("worker-access-given", SUBJECT, id.0).at(cooperative);
    journal::record(&tx, actor.account, event.saying(json!({ "account": account })), now).await?;
    Ok(tx.commit().await?)
}

/// Takes the access away: it does not count from the next request on. The record stays as it is.
pub async fn take_access(app: &App, actor: &Actor, id: WorkerId, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let mut worker = to_change(&tx, actor, id).await?;
    let Some(account) = worker.account_id.take() else { return Ok(()) };
    let cooperative = worker.cooperative_id;
    access::take(&tx, actor.account, account, Role::Worker, cooperative, now).await?;
    store::save_worker(&tx, worker).await?;
    let event = Event::new("worker-access-taken", SUBJECT, id.0).at(cooperative);
    journal::record(&tx, actor.account, event.saying(json!({ "account": account })), now).await?;
    Ok(tx.commit().await?)
}

async fn to_change(tx: &impl ConnectionTrait, actor: &Actor, id: WorkerId) -> Result<worker::Model> {
    store::worker(tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    let worker = own_store::worker_to_change(tx, id).await?;
    permit(tx, actor, worker.cooperative_id).await?;
    Ok(worker)
}

/// The record on paper. Of it the digest is kept and nothing else, not even whose it is, so that wherever the paper is shown
/// it can be checked that it came from here.
pub async fn on_paper(
    app: &App,
    record: OwnRecord,
    cooperative: OrganisationId,
    language: Language,
    now: Timestamp,
) -> Result<Vec<u8>> {
    let (kind, words) = (DocumentKind::OwnRecord, Arc::clone(&app.words));
    let draw = move || paper::draw(&record, &words, language);
    let drawn = app.press.draw(kind.to_string(), draw).await?;
    // Papers of one co-op and language are told apart by what they hold.
    let period = hex::encode(Sha256::digest(&drawn.bytes));
    let which = Which { kind, subject: cooperative.0, period, language: language.into() };
    let new = New { which, organisation: Some(cooperative), code: String::new(), content: () };
    documents::note(app, None, new, (&drawn.bytes, drawn.pages()), now).await?;
    Ok(drawn.bytes)
}

/// The access of a worker to their record.
#[derive(Debug)]
pub struct Access {
    /// Where the letter went.
    pub email: String,
    /// They have not taken it up yet.
    pub waits: bool,
}

/// Who may open a worker's record as their own, or was asked to: an account that is tied to the row and holds the role.
pub async fn access_of(database: &impl ConnectionTrait, worker: &worker::Model) -> Result<Option<Access>> {
    let Some(account) = worker.account_id else { return Ok(None) };
    let held = access::held(database, account, Role::Worker, worker.cooperative_id).await?;
    let Some(grant) = held else { return Ok(None) };
    // In small letters, however it is kept: how somebody wrote it elsewhere would tell that they have an account.
    let email = access::store::account(database, account).await?.email.to_lowercase();
    Ok(Some(Access { email, waits: access::roles::offered(&grant) }))
}

/// What a co-op holds of the person who asks. None: the co-op has tied no record to this account.
pub async fn own_record(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    now: Timestamp,
) -> Result<Option<OwnRecord>> {
    let database = &*app.database;
    match own_worker(database, actor, cooperative).await? {
        Some(worker) => Ok(Some(shape::gather(database, worker, actor.email.clone(), now).await?)),
        None => Ok(None),
    }
}

async fn own_worker(
    database: &impl ConnectionTrait,
    actor: &Actor,
    cooperative: OrganisationId,
) -> Result<Option<worker::Model>> {
    let place = access::store::place(database, actor.account, cooperative).await?;
    policy::permit(actor, Deed::SeeOwnRecord, &place)?;
    own_store::worker_of(database, cooperative, actor.account).await
}

/// By when a co-op answers what a worker says is wrong: within one month (UK GDPR, articles 12(3) and 16).
pub fn answer_by(made_on: NaiveDate) -> NaiveDate {
    months_after(made_on, 1)
}

/// Says that something in one's own record is wrong. The same words again, while the first wait for an answer, are the same
/// request: a form that was sent twice makes one.
pub async fn ask_correction(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    body: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let worker = own_worker(&tx, actor, cooperative).await?.ok_or(Error::NotFound)?;
    let body = body.trim();
    if body.is_empty() {
        return Err(Error::problem("body", Message::new("own-record-wrong-missing")));
    }
    let body: String = body.chars().take(TEXT).collect();
    let worker = own_store::worker_to_change(&tx, worker.id).await?;
    let said = own_store::requests(&tx, worker.id).await?;
    let waiting: Vec<_> = said.iter().filter(|request| request.outcome.is_none()).collect();
    if waiting.iter().any(|request| request.body == body && request.made_by == actor.account) {
        return Ok(());
    }
    if waiting.len() >= MOST_WAITING {
        return Err(Error::problem("body", Message::new("own-record-wrong-many")));
    }
    let row = correction_request::Model {
        id: CorrectionRequestId::new(now),
        worker_id: worker.id,
        body,
        made_by: actor.account,
        made_at: now,
        outcome: None,
        reply: None,
        answered_by: None,
        answered_at: None,
    };
    let event = Event::new("correction-asked", SUBJECT, worker.id.0).at(cooperative);
    let event = event.saying(json!({ "request": row.id }));
    own_store::insert_request(&tx, row).await?;
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Answers a request, once: whether the record was corrected, and why or how.
pub async fn answer_correction(
    app: &App,
    actor: &Actor,
    id: WorkerId,
    request: CorrectionRequestId,
    outcome: CorrectionOutcome,
    reply: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let worker = store::worker(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(&tx, actor, worker.cooperative_id).await?;
    let mut row = own_store::request_to_answer(&tx, id, request).await?;
    if row.made_by == actor.account {
        return Err(Error::refused("own-record-answer-self"));
    }
    if row.outcome.is_some() {
        return Err(Error::Conflict);
    }
    let reply = reply.trim();
    if reply.is_empty() {
        return Err(Error::problem("reply", Message::new("own-record-reply-missing")));
    }
    row.outcome = Some(outcome);
    row.reply = Some(reply.chars().take(TEXT).collect());
    row.answered_by = Some(actor.account);
    row.answered_at = Some(now);
    own_store::save_request(&tx, row).await?;
    let event = Event::new("correction-answered", SUBJECT, id.0)
        .at(worker.cooperative_id)
        .saying(json!({ "request": request, "outcome": outcome }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// What a worker said is wrong, the latest first.
pub async fn requests(
    database: &impl ConnectionTrait,
    worker: WorkerId,
) -> Result<Vec<correction_request::Model>> {
    own_store::requests(database, worker).await
}
