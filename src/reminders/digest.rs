//! The two letters of this room: a person's digest of the day, a board's digest of the month.

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::ids::{AccountId, OrganisationId};
use entities::outbox::Urgency;
use scheduler::clock::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tera::Context;
use tokio::sync::mpsc;

use super::store::Reader;
use crate::deadlines::Deadline;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::outbox::{self, Written};

/// Lines in a letter at most; the rest is on the page.
const LINES: usize = 40;
/// Items whose being owed is asked again before a letter goes.
const ASKED_AGAIN: usize = 200;

/// What must still be true when a letter goes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Condition {
    /// At least one of these is still owed, by somebody who still has the role.
    Digest { key: String, account: AccountId, items: Vec<Item> },
    /// The person still has the role.
    BoardDigest { key: String, account: AccountId, role: Role, organisation: OrganisationId },
}

/// One thing a digest speaks of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Item {
    pub rule: String,
    pub subject: uuid::Uuid,
    pub due: NaiveDate,
    pub organisation: OrganisationId,
    pub role: Role,
}

/// A deadline as a letter shows it, with the names of its co-op.
pub struct Told<'a> {
    pub deadline: &'a Deadline,
    pub role: Role,
    /// Sent to somebody beside those who owe it.
    pub copy: bool,
    pub cooperative_en: &'a str,
    pub cooperative_cy: &'a str,
}

/// What makes a person's digest of a day one and the same letter.
pub fn key(account: AccountId, today: NaiveDate) -> String {
    format!("digest:{account}:{today}")
}

/// Writes a person's digest of a day.
pub fn write(
    app: &App,
    (account, reader): (AccountId, &Reader),
    told: &[Told<'_>],
    now: Timestamp,
) -> Result<Written> {
    let today = scheduler::clock::today(now);
    let key = key(account, today);
    let items = told.iter().take(ASKED_AGAIN).map(|one| Item {
        rule: one.deadline.rule.name().to_owned(),
        subject: one.deadline.subject_id,
        due: one.deadline.due_on,
        organisation: one.deadline.organisation,
        role: one.role,
    });
    let condition = Condition::Digest { key: key.clone(), account, items: items.collect() };
    let mut context = Context::new();
    context.insert("items", &lines(app, reader.language, told, today));
    context.insert("more", &told.len().saturating_sub(LINES));
    context.insert("total", &told.len());
    let late = told.iter().filter(|one| one.deadline.due_on < today).count();
    context.insert("late", &late);
    letter(app, "digest", key, (account, reader), None, context, &condition, now)
}

/// Writes a board's digest of a month to one of its members.
pub fn write_board(
    app: &App,
    (account, reader): (AccountId, &Reader),
    (organisation, role): (OrganisationId, Role),
    (first, names): (NaiveDate, (&str, &str)),
    told: &[Told<'_>],
    now: Timestamp,
) -> Result<Written> {
    let today = scheduler::clock::today(now);
    let key = format!("board-digest:{account}:{organisation}:{first}");
    let condition = Condition::BoardDigest { key: key.clone(), account, role, organisation };
    let (late, ahead): (Vec<_>, Vec<_>) = told.iter().partition(|one| one.deadline.due_on < today);
    let mut context = Context::new();
    context.insert("cooperative_en", names.0);
    context.insert("cooperative_cy", names.1);
    context.insert("late", &lines(app, reader.language, late.iter().copied(), today));
    context.insert("late_total", &late.len());
    context.insert("late_more", &late.len().saturating_sub(LINES));
    context.insert("ahead", &lines(app, reader.language, ahead.iter().copied(), today));
    context.insert("ahead_total", &ahead.len());
    context.insert("ahead_more", &ahead.len().saturating_sub(LINES));
    letter(app, "board-digest", key, (account, reader), Some(organisation), context, &condition, now)
}

#[expect(clippy::too_many_arguments, reason = "what the two letters have in common, in one place")]
fn letter(
    app: &App,
    kind: &'static str,
    unique_key: String,
    (account, reader): (AccountId, &Reader),
    organisation: Option<OrganisationId>,
    context: Context,
    condition: &Condition,
    now: Timestamp,
) -> Result<Written> {
    let post = outbox::Post {
        kind,
        unique_key,
        account: Some(account),
        recipient: reader.email.clone(),
        language: Some(reader.language),
        organisation,
        urgency: Urgency::Digest,
        context,
        calendar: None,
        still_owed: Some(serde_json::to_string(condition).map_err(Error::internal)?),
    };
    outbox::write(app, post, now)
}

/// The lines of a letter, said in its reader's language only: of ten thousand letters, half the words would be for nobody.
fn lines<'a>(
    app: &App,
    language: Language,
    told: impl IntoIterator<Item = &'a Told<'a>>,
    today: NaiveDate,
) -> Vec<Value> {
    let said = |one: &Told<'_>, wanted: Language| {
        if wanted == language { one.deadline.say(&app.words, wanted) } else { String::new() }
    };
    told.into_iter()
        .take(LINES)
        .map(|one| {
            json!({
                "text_en": said(one, Language::En),
                "text_cy": said(one, Language::Cy),
                "cooperative_en": one.cooperative_en,
                "cooperative_cy": one.cooperative_cy,
                "due_on": one.deadline.due_on,
                "days": (one.deadline.due_on - today).num_days(),
                "copy": one.copy,
            })
        })
        .collect()
}

/// People to write to, and what was written to each.
pub type WrittenPart<T> = (Vec<T>, Vec<Written>);

/// Writes letters on threads of their own, part after part: while one part is put away, the next is written.
pub fn write_ahead<T: Send + Sync + 'static>(
    parts: Vec<Vec<T>>,
    write: impl Fn(&T) -> Result<Written> + Send + Sync + 'static,
) -> mpsc::Receiver<Result<WrittenPart<T>>> {
    let (send, receive) = mpsc::channel(1);
    tokio::task::spawn_blocking(move || {
        for part in parts {
            let letters = write_all(&part, &write);
            // Nobody listens any more: putting away a part has failed.
            if send.blocking_send(letters.map(|letters| (part, letters))).is_err() {
                break;
            }
        }
    });
    receive
}

/// Writes letters on all processors: ten thousand digests are mostly the rendering of ten thousand pages.
fn write_all<T: Sync>(people: &[T], write: &(impl Fn(&T) -> Result<Written> + Sync)) -> Result<Vec<Written>> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    if processors == 1 || people.len() < 8 {
        return people.iter().map(write).collect();
    }
    std::thread::scope(|scope| {
        let parts: Vec<_> = people
            .chunks(people.len().div_ceil(processors))
            .map(|part| scope.spawn(move || part.iter().map(write).collect::<Result<Vec<Written>>>()))
            .collect();
        let mut all = Vec::with_capacity(people.len());
        for part in parts {
            all.extend(part.join().map_err(|_| Error::internal("a letter could not be written"))??);
        }
        Ok(all)
    })
}
