//! Email waiting and sent. Verbs post letters here inside their own transaction; the minute job delivers them.

use std::collections::HashSet;
use std::future::Future;

use chrono::Duration;
use entities::access::Language;
use entities::ids::{AccountId, EmailId, OrganisationId};
use entities::operations::service_setting;
use entities::outbox::{EmailState, Urgency, email};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use tera::Context;
use uuid::Uuid;

use crate::foundation::App;
use crate::foundation::error::{Result, already_there};
use crate::foundation::mailer::{Delivery, Letter};
use crate::journal::{self, Event};

/// What the program calls itself; a sender of this name is no organisation.
const PROGRAM: &str = "Safon";

/// A letter to post: which templates, to whom, about what.
pub struct Post {
    /// Folder under `templates/emails/`.
    pub kind: &'static str,
    /// Posting the same key twice posts once.
    pub unique_key: String,
    pub account: Option<AccountId>,
    pub recipient: String,
    /// The language of the reader; empty: bilingual, Welsh first.
    pub language: Option<Language>,
    pub organisation: Option<OrganisationId>,
    pub urgency: Urgency,
    /// What the templates speak of.
    pub context: Context,
    pub calendar: Option<String>,
    /// What must still be true at sending, in the asker's own words (read by the closure given to [`deliver`]).
    pub still_owed: Option<String>,
}

/// Renders and posts a letter within the caller's transaction. Answers its id, or nothing if it was posted before.
pub async fn post(
    app: &App,
    tx: &impl ConnectionTrait,
    post: Post,
    now: Timestamp,
) -> Result<Option<EmailId>> {
    let posted =
        email::Entity::find().filter(email::Column::UniqueKey.eq(&post.unique_key)).count(tx).await?;
    if posted > 0 {
        return Ok(None);
    }
    let Written(row) = write(app, post, now)?;
    let id = row.id;
    match email::Entity::insert(email::ActiveModel::from(row)).exec_without_returning(tx).await {
        Ok(_) => Ok(Some(id)),
        Err(e) if already_there(&e) => Ok(None),
        Err(e) => Err(e.into()),
    }
}

/// A letter that is rendered and not posted yet.
pub struct Written(email::Model);

/// Renders a letter. The database is not asked, so that many letters can be written side by side.
pub fn write(app: &App, post: Post, now: Timestamp) -> Result<Written> {
    let rendered = render(app, &post)?;
    let digest = hex::encode(&Sha256::digest(post.unique_key.as_bytes())[..16]);
    let domain = app.config.mail.from_address.rsplit('@').next().unwrap_or("safon.invalid").to_owned();
    let unsubscribe =
        (post.urgency == Urgency::Digest).then(|| format!("{}/unsubscribe/{digest}", app.config.base_url));
    Ok(Written(email::Model {
        id: EmailId::new(now),
        kind: post.kind.to_owned(),
        unique_key: post.unique_key,
        account_id: post.account,
        organisation_id: post.organisation,
        recipient: post.recipient,
        language: post.language.map_or("cy, en".to_owned(), |l| l.to_string()),
        subject: rendered.subject,
        body_text: rendered.text,
        body_html: rendered.html,
        calendar: post.calendar,
        unsubscribe,
        message_id: format!("<{digest}@{domain}>"),
        urgency: post.urgency,
        state: EmailState::Waiting,
        not_before: not_before(app, post.urgency, now),
        still_owed: post.still_owed,
        attempts: 0,
        leased_until: None,
        last_reply: None,
        created_at: now,
        sent_at: None,
    }))
}

/// Letters in one statement at most (SQLite takes 32,766 values).
const AT_ONCE: usize = 500;

/// Posts letters that are written, within the caller's transaction. Answers their ids, in order; nothing for one that was
/// posted before.
pub async fn put(tx: &impl ConnectionTrait, letters: Vec<Written>) -> Result<Vec<Option<EmailId>>> {
    let mut there: HashSet<String> = HashSet::new();
    for some in letters.chunks(AT_ONCE) {
        let keys: Vec<String> = email::Entity::find()
            .select_only()
            .column(email::Column::UniqueKey)
            .filter(email::Column::UniqueKey.is_in(some.iter().map(|Written(row)| row.unique_key.as_str())))
            .into_tuple()
            .all(tx)
            .await?;
        there.extend(keys);
    }
    let ids =
        letters.iter().map(|Written(row)| (!there.contains(&row.unique_key)).then_some(row.id)).collect();
    let new = letters.into_iter().filter(|Written(row)| !there.contains(&row.unique_key));
    let mut rows = new.map(|Written(row)| email::ActiveModel::from(row)).peekable();
    while rows.peek().is_some() {
        let some: Vec<email::ActiveModel> = rows.by_ref().take(AT_ONCE).collect();
        email::Entity::insert_many(some).exec_without_returning(tx).await?;
    }
    Ok(ids)
}

struct Rendered {
    subject: String,
    text: String,
    html: String,
}

/// Renders the pieces of a letter in each of its languages, then the frame around them.
fn render(app: &App, post: &Post) -> Result<Rendered> {
    let languages = match post.language {
        Some(language) => vec![language],
        None => vec![Language::Cy, Language::En],
    };
    let mut context = post.context.clone();
    context.insert("base_url", &app.config.base_url);
    let mut subjects = Vec::new();
    let (mut texts, mut pages) = (Vec::new(), Vec::new());
    for language in &languages {
        context.insert("lang", &language.to_string());
        let piece = |file: &str| app.templates.render(&format!("emails/{}/{file}", post.kind), &context);
        subjects.push(one_line(&piece("subject.txt")?));
        texts.push(json!({ "lang": language, "body": piece("body.txt")? }));
        pages.push(json!({ "lang": language, "body": piece("body.html")? }));
    }
    let subject = subjects.join(" / ");
    let mut frame = Context::new();
    frame.insert("lang", &languages[0].to_string());
    frame.insert("subject", &subject);
    // A letter that Safon sends in its own name is not "for" anybody.
    let sender = &app.config.mail.from_name;
    frame.insert("organisation", &(sender != PROGRAM).then_some(sender));
    frame.insert("parts", &texts);
    let text = app.templates.render("emails/layout.txt", &frame)?;
    frame.insert("parts", &pages);
    let html = app.templates.render("emails/layout.html", &frame)?;
    Ok(Rendered { subject, text, html })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn not_before(app: &App, urgency: Urgency, now: Timestamp) -> Timestamp {
    use scheduler::quiet;
    let presses = match urgency {
        Urgency::Security => quiet::Urgency::Security,
        Urgency::SameDay => quiet::Urgency::SameDayEvent,
        Urgency::Event => quiet::Urgency::Event,
        Urgency::Digest => quiet::Urgency::Digest,
    };
    quiet::next_allowed(now, presses, &app.calendar)
}

/// How many letters one round hands over, and for how long each is leased.
const ROUND: u64 = 200;
const LEASE_MINUTES: i64 = 10;
/// After so many tries, which take less than 21 hours, a letter is failed.
const TRIES: i32 = 11;

/// What one round of delivery did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    pub sent: u32,
    pub deferred: u32,
    pub failed: u32,
    pub unknown: u32,
    pub withdrawn: u32,
}

/// Delivers what is due. `still_owed` answers whether a letter's condition still holds; one that is owed no more is withdrawn.
///
/// Held mail (after a restore) stays where it is. A letter leased by a process that died is taken up again when its lease ends:
/// if the relay may already have it, it bears the same Message-ID.
pub async fn deliver<F, Fut>(app: &App, now: Timestamp, still_owed: F) -> Result<Round>
where
    F: Fn(String) -> Fut,
    Fut: Future<Output = Result<bool>>,
{
    let mut round = Round::default();
    if held(app).await? {
        return Ok(round);
    }
    for _ in 0..ROUND {
        let Some(letter) = lease(app, now).await? else { break };
        let owed = match &letter.still_owed {
            Some(condition) => still_owed(condition.clone()).await?,
            None => true,
        };
        if !owed {
            settle(app, letter, EmailState::Withdrawn, "no longer owed".into(), now).await?;
            round.withdrawn += 1;
            continue;
        }
        match app.mailer.send(&letter_of(&letter, now)).await {
            Delivery::Sent(reply) => {
                settle(app, letter, EmailState::Sent, reply, now).await?;
                round.sent += 1;
            }
            Delivery::Deferred(reply) if letter.attempts < TRIES => {
                defer(app, letter, reply, now).await?;
                round.deferred += 1;
            }
            Delivery::Deferred(reply) | Delivery::Failed(reply) => {
                settle(app, letter, EmailState::Failed, reply, now).await?;
                round.failed += 1;
            }
            Delivery::Unknown(reply) => {
                settle(app, letter, EmailState::Unknown, reply, now).await?;
                round.unknown += 1;
            }
        }
    }
    Ok(round)
}

/// The letter as it goes, or went, over the wire.
pub fn letter_of(row: &email::Model, now: Timestamp) -> Letter {
    Letter {
        recipient: row.recipient.clone(),
        content_language: row.language.clone(),
        subject: row.subject.clone(),
        text: row.body_text.clone(),
        html: row.body_html.clone(),
        calendar: row.calendar.clone(),
        unsubscribe: row.unsubscribe.clone(),
        message_id: row.message_id.clone(),
        date: row.sent_at.unwrap_or(now),
    }
}

async fn lease(app: &App, now: Timestamp) -> Result<Option<email::Model>> {
    let tx = app.database.begin().await?;
    // Two questions, each of which the index answers with its first row; one with "or" would sort all that wait.
    let ready = email::Column::State.eq(EmailState::Waiting).and(email::Column::NotBefore.lte(now));
    let abandoned = email::Column::State.eq(EmailState::Leased).and(email::Column::LeasedUntil.lt(now));
    let mut found = None;
    for condition in [ready, abandoned] {
        found = email::Entity::find()
            .filter(condition)
            .order_by_asc(email::Column::NotBefore)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .limit(1)
            .one(&tx)
            .await?;
        if found.is_some() {
            break;
        }
    }
    let Some(letter) = found else {
        tx.rollback().await?;
        return Ok(None);
    };
    let attempts = letter.attempts + 1;
    let mut row = letter.into_active_model();
    row.state = Set(EmailState::Leased);
    row.leased_until = Set(Some(now + Duration::minutes(LEASE_MINUTES)));
    row.attempts = Set(attempts);
    let letter = row.update(&tx).await?;
    tx.commit().await?;
    Ok(Some(letter))
}

async fn settle(
    app: &App,
    letter: email::Model,
    state: EmailState,
    reply: String,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let (id, organisation) = (letter.id, letter.organisation_id);
    let event = Event::new("email-settled", "email", id.0);
    let event = match organisation {
        Some(organisation) => event.at(organisation),
        None => event,
    };
    let mut row = letter.into_active_model();
    row.state = Set(state);
    row.leased_until = Set(None);
    row.last_reply = Set(Some(reply));
    row.sent_at = Set(matches!(state, EmailState::Sent | EmailState::Unknown).then_some(now));
    row.update(&tx).await?;
    journal::record(&tx, None, event.saying(json!({ "state": state })), now).await?;
    Ok(tx.commit().await?)
}

/// Tries again later: after 1, 2, 4 ... minutes, at most 6 hours.
async fn defer(app: &App, letter: email::Model, reply: String, now: Timestamp) -> Result<()> {
    let minutes = (1_i64 << letter.attempts.clamp(0, 9)).clamp(1, 360);
    let mut row = letter.into_active_model();
    row.state = Set(EmailState::Waiting);
    row.leased_until = Set(None);
    row.last_reply = Set(Some(reply));
    row.not_before = Set(now + Duration::minutes(minutes));
    row.update(&*app.database).await?;
    Ok(())
}

const HOLD: &str = "mail-hold";

/// Is mail held (after a restore, until an administrator releases it)?
pub async fn held(app: &App) -> Result<bool> {
    let setting = service_setting::Entity::find_by_id(HOLD.to_owned()).one(&*app.database).await?;
    Ok(setting.is_some_and(|s| s.value == "held"))
}

/// Holds or releases all mail.
pub async fn hold(app: &App, account: Option<AccountId>, hold: bool, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    service_setting::Entity::delete_by_id(HOLD.to_owned()).exec(&tx).await?;
    let value = if hold { "held" } else { "released" };
    service_setting::ActiveModel { key: Set(HOLD.into()), value: Set(value.into()), set_at: Set(now) }
        .insert(&tx)
        .await?;
    let name = if hold { "mail-held" } else { "mail-released" };
    journal::record(&tx, account, Event::of_service(name), now).await?;
    Ok(tx.commit().await?)
}

/// Letters of the outbox, latest first: all, or those about or to somebody.
pub async fn ledger(database: &impl ConnectionTrait, limit: u64) -> Result<Vec<email::Model>> {
    let query =
        email::Entity::find().order_by_desc(email::Column::CreatedAt).order_by_desc(email::Column::Id);
    Ok(query.limit(limit).all(database).await?)
}

/// One letter.
pub async fn find(database: &impl ConnectionTrait, id: Uuid) -> Result<Option<email::Model>> {
    Ok(email::Entity::find_by_id(EmailId(id)).one(database).await?)
}

/// How many letters stand in each state.
pub async fn counts(database: &impl ConnectionTrait) -> Result<Vec<(EmailState, i64)>> {
    Ok(email::Entity::find()
        .select_only()
        .column(email::Column::State)
        .column_as(email::Column::Id.count(), "letters")
        .group_by(email::Column::State)
        .into_tuple()
        .all(database)
        .await?)
}

/// When the relay first accepted a letter whose unique key begins so and that was posted at `since` or later: what the
/// receipt of a notice rests on.
pub async fn first_accepted(
    database: &impl ConnectionTrait,
    key_start: &str,
    since: Timestamp,
) -> Result<Option<Timestamp>> {
    let first = email::Entity::find()
        .filter(email::Column::UniqueKey.starts_with(key_start))
        .filter(email::Column::CreatedAt.gte(since))
        .filter(email::Column::State.eq(EmailState::Sent))
        .order_by_asc(email::Column::SentAt)
        .one(database)
        .await?;
    Ok(first.and_then(|letter| letter.sent_at))
}
