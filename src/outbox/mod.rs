//! Email waiting and sent. Verbs post letters here inside their own transaction; the minute job delivers them.

mod delivery;
mod desk;
mod owed;
pub mod pause;
pub mod relay;
pub mod returned;
mod rules;
mod store;
pub mod suppression;
mod writing;

use std::collections::HashMap;

use entities::access::Language;
use entities::ids::{AccountId, EmailId, OrganisationId};
use entities::outbox::{EmailState, Urgency, email};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use sha2::{Digest, Sha256};
use tera::Context;

use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::mailer::{self, Letter};
use crate::journal::{self, Event};
pub use delivery::deliver;
use delivery::deliver_one;
pub use owed::{Capacity, Condition, Goes, Item, Line, Matter, Reader, StillOwed};
pub use pause::{held, hold};
pub use store::{Waiting, accepted, counts, find, ledger, waiting};
pub use writing::Round;

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
    /// What must still be true at sending (asked by the closure given to [`deliver`]).
    pub goes: Goes,
}

/// Renders and posts a letter within the caller's transaction. Answers its id, or nothing if it was posted before.
pub async fn post(
    app: &App,
    tx: &impl ConnectionTrait,
    post: Post,
    now: Timestamp,
) -> Result<Option<EmailId>> {
    let Written(row) = write(app, post, now)?;
    let id = row.id;
    let once = OnConflict::column(email::Column::UniqueKey).do_nothing().to_owned();
    let rows = email::Entity::insert(email::ActiveModel::from(row))
        .on_conflict(once)
        .exec_without_returning(tx)
        .await?;
    Ok((rows > 0).then_some(id))
}

/// A letter that is rendered and not posted yet.
pub struct Written(email::Model);

/// Renders a letter. The database is not asked, so that many letters can be written side by side.
pub fn write(app: &App, post: Post, now: Timestamp) -> Result<Written> {
    let rendered = render(app, &post)?;
    let id = EmailId::new(now);
    // With the id, which is random, nobody can work it out who knows what the letter is about.
    let digest = hex::encode(&Sha256::digest(format!("{} {id}", post.unique_key))[..16]);
    let domain = app.config.mail.from_address.rsplit('@').next().unwrap_or("safon.invalid").to_owned();
    let unsubscribe = (post.urgency == Urgency::Digest).then(|| {
        // Drawn at random, and kept nowhere but in the letter: whoever sees its Message-ID does not know it.
        let secret = hex::encode(rand::random::<[u8; 16]>());
        unsubscribe_address(app, &format!("{}{secret}", id.0.simple()))
    });
    Ok(Written(email::Model {
        id,
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
        state: EmailState::Queued,
        not_before: rules::may_go_from(now, post.urgency, &app.calendar),
        still_owed: match post.goes {
            Goes::While(condition) => Some(condition.text()?),
            Goes::Regardless(_) => None,
        },
        attempts: 0,
        leased_until: None,
        last_reply: None,
        created_at: now,
        sent_at: None,
    }))
}

/// The address of the one-click page of a key (RFC 8058).
pub fn unsubscribe_address(app: &App, key: &str) -> String {
    format!("{}/unsubscribe/{key}", app.config.base_url)
}

/// The letter that a key is of: its id stands before what is secret.
pub fn letter_of_key(key: &str) -> Option<EmailId> {
    let whole = key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit());
    key.get(..32).filter(|_| whole)?.parse().ok()
}

/// Letters in one statement at most (SQLite takes 32,766 values).
const AT_ONCE: usize = 500;

/// A letter as it stands in the outbox once it was put there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    pub id: EmailId,
    /// Nothing of its key was there before.
    pub new: bool,
}

/// Posts letters that are written, within the caller's transaction. Answers, in order, which letter stands under the key of
/// each: this one, or that which was posted before.
pub async fn put(tx: &impl ConnectionTrait, letters: Vec<Written>) -> Result<Vec<Stands>> {
    let mut there: HashMap<String, EmailId> = HashMap::new();
    for some in letters.chunks(AT_ONCE) {
        let keys: Vec<(String, EmailId)> = email::Entity::find()
            .select_only()
            .columns([email::Column::UniqueKey, email::Column::Id])
            .filter(email::Column::UniqueKey.is_in(some.iter().map(|Written(row)| row.unique_key.as_str())))
            .into_tuple()
            .all(tx)
            .await?;
        there.extend(keys);
    }
    let stands = letters
        .iter()
        .map(|Written(row)| match there.get(&row.unique_key) {
            Some(before) => Stands { id: *before, new: false },
            None => Stands { id: row.id, new: true },
        })
        .collect();
    let new = letters.into_iter().filter(|Written(row)| !there.contains_key(&row.unique_key));
    let mut rows = new.map(|Written(row)| email::ActiveModel::from(row)).peekable();
    while rows.peek().is_some() {
        let some: Vec<email::ActiveModel> = rows.by_ref().take(AT_ONCE).collect();
        email::Entity::insert_many(some).exec_without_returning(tx).await?;
    }
    Ok(stands)
}

/// Puts other words into a letter that is in hand: it stays the same letter, with its key, its Message-ID and its recipient.
/// Answers it as it is then; nothing, if it is in other hands by now.
pub async fn rewrite(
    tx: &impl ConnectionTrait,
    letter: &email::Model,
    Written(new): Written,
) -> Result<Option<email::Model>> {
    let letter = email::Model {
        subject: new.subject,
        body_text: new.body_text,
        body_html: new.body_html,
        language: new.language,
        still_owed: new.still_owed,
        ..letter.clone()
    };
    let ours = store::rewrite(tx, &letter).await?;
    if ours {
        let event = Event::new("email-rewritten", "email", letter.id.0);
        let event = match letter.organisation_id {
            Some(organisation) => event.at(organisation),
            None => event,
        };
        journal::record(tx, None, event, new.created_at).await?;
    }
    Ok(ours.then_some(letter))
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
    let mailer = app.mailer();
    let sender = &mailer.settings().from_name;
    frame.insert("organisation", &(sender != PROGRAM).then_some(sender));
    frame.insert("parts", &texts);
    let text = app.templates.render("emails/layout.txt", &frame)?;
    frame.insert("parts", &pages);
    let html = app.templates.render("emails/layout.html", &frame)?;
    Ok(Rendered { subject, text, html })
}

/// The sentence for a reply that Safon noted itself, where no relay gave one.
pub fn said(reply: &str) -> Option<Message> {
    suppression::said(reply).or_else(|| owed::said(reply)).or_else(|| mailer::said(reply))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Posts a letter to an administrator who tries the relay, and delivers it at once, paused or not. Answers its id.
pub async fn send_test(
    app: &App,
    account: AccountId,
    name: &str,
    address: &str,
    language: Language,
    now: Timestamp,
) -> Result<EmailId> {
    let mut context = Context::new();
    context.insert("name", name);
    let letter = Post {
        kind: "mail-test",
        unique_key: format!("mail-test:{account}:{}", now.timestamp_micros()),
        account: Some(account),
        recipient: address.to_owned(),
        language: Some(language),
        organisation: None,
        urgency: Urgency::Security,
        context,
        calendar: None,
        goes: Goes::Regardless("somebody tries the relay and waits for it"),
    };
    // Written with the name of the sender as it is now.
    relay::current(app).await?;
    let tx = app.database.begin().await?;
    let posted = post(app, &tx, letter, now).await?;
    tx.commit().await?;
    let id = posted.ok_or(Error::Conflict)?;
    deliver_one(app, id).await?;
    Ok(id)
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
