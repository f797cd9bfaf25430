//! The two letters of this room: the digest of the day, a board's digest of the month.

use std::collections::HashSet;

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::ids::{AccountId, OrganisationId};
use entities::outbox::Urgency;
use entities::reminders::MailboxOf;
use scheduler::clock::Timestamp;
use serde_json::{Value, json};
use tera::Context;
use tokio::sync::mpsc;

use super::ahead;
use super::boards::BOARD_DIGEST;
use super::holders::{By, Destination, Recipient, Through};
use super::why;
use crate::access::letters;
use crate::deadlines::{Deadline, table};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::outbox::{self, Condition, Goes, Item, Line, Written};

/// Lines in a letter at most; the rest is on the page.
const LINES: usize = 40;
/// A deadline as a letter shows it, with the names of its co-op and why it is told.
#[derive(Clone)]
pub struct Told<'a> {
    pub deadline: &'a Deadline,
    pub step: &'a str,
    pub to: &'a Recipient,
    /// Sent to somebody beside those who owe it.
    pub copy: bool,
    pub through: Option<Through>,
    pub cooperative_en: &'a str,
    pub cooperative_cy: &'a str,
}

/// Who a letter is for, and where it goes.
pub struct Envelope {
    /// What makes it one and the same letter.
    pub key: String,
    /// None: it goes to a shared mailbox.
    pub account: Option<AccountId>,
    pub address: String,
    /// None: both, Welsh first.
    pub language: Option<Language>,
    /// Whose shared mailbox it is, with the names of the co-op.
    pub to: Vec<(MailboxOf, String, String)>,
}

/// What makes a digest of a day one and the same letter; `times`: see [`ahead`].
pub fn key((to, today): (&Destination, NaiveDate), times: u32) -> String {
    ahead::key(format!("digest:{}:{today}", mark(to)), times)
}

/// A destination within a letter's key; an address does not stand there.
pub fn mark(to: &Destination) -> String {
    match to {
        Destination::Person(account) => account.to_string(),
        Destination::Shared(key) => letters::mark(key),
    }
}

/// Writes the digest of a day. Of each thing that is told it is asked again, person by person, when the letter goes; the
/// letter speaks of it once.
pub fn write(app: &App, envelope: &Envelope, told: &[Told<'_>], now: Timestamp) -> Result<Written> {
    let today = scheduler::clock::today(now);
    let items = told.iter().map(|one| Item {
        rule: one.deadline.rule.name().to_owned(),
        subject: one.deadline.subject_id,
        due: one.deadline.due_on,
        organisation: one.deadline.organisation,
        role: one.to.role,
        step: one.step.to_owned(),
        account: Some(one.to.account),
        delegated: matches!(one.to.by, By::Delegation(_)),
        through: one.through.map(|through| through.held_by),
    });
    let (key, items, said_on) = (envelope.key.clone(), items.collect(), Some(today));
    let condition = match envelope.account {
        Some(account) => Condition::Digest { key, account, items, said_on },
        None => Condition::SharedDigest { key, items, said_on },
    };
    let mut seen = HashSet::new();
    let mut told = told.to_vec();
    told.retain(|one| seen.insert(std::ptr::from_ref(one.deadline)));
    let mut context = Context::new();
    context.insert("groups", &why::groups(app, envelope.language, &told, LINES, today));
    context.insert("more", &told.len().saturating_sub(LINES));
    context.insert("total", &told.len());
    let late = told.iter().filter(|one| one.deadline.due_on < today).count();
    context.insert("late", &late);
    letter(app, table::DIGEST, envelope, None, context, condition, now)
}

/// Writes a board's digest of a month, to one of its members or to its mailbox.
pub fn write_board(
    app: &App,
    envelope: &Envelope,
    (organisation, members): (OrganisationId, &[(AccountId, Role)]),
    (first, [reference, en, cy]): (NaiveDate, [&str; 3]),
    owed: &[Deadline],
    now: Timestamp,
) -> Result<Written> {
    let today = scheduler::clock::today(now);
    let (key, month, said_on) = (envelope.key.clone(), Some(first), Some(today));
    let lines = owed.iter().map(line).collect();
    let condition = match (envelope.account, members) {
        (Some(account), [(_, role), ..]) => {
            Condition::BoardDigest { key, account, role: *role, organisation, month, lines, said_on }
        }
        _ => {
            let members = members.to_vec();
            Condition::SharedBoardDigest { key, organisation, members, month, lines, said_on }
        }
    };
    let (late, ahead): (Vec<_>, Vec<_>) = owed.iter().partition(|one| one.due_on < today);
    let mut context = Context::new();
    context.insert("cooperative_en", en);
    context.insert("cooperative_cy", cy);
    // The pack of the month is made when the first of them opens it.
    context.insert("pack", &format!("/coops/{reference}/board/packs/{}", first.format("%Y-%m")));
    context.insert("late", &rows(app, envelope.language, late.iter().copied(), today));
    context.insert("late_total", &late.len());
    context.insert("late_more", &late.len().saturating_sub(LINES));
    context.insert("ahead", &rows(app, envelope.language, ahead.iter().copied(), today));
    context.insert("ahead_total", &ahead.len());
    context.insert("ahead_more", &ahead.len().saturating_sub(LINES));
    let role = members.first().map_or(Role::BoardMember, |(_, role)| *role);
    context.insert("role", &role);
    letter(app, BOARD_DIGEST, envelope, Some(organisation), context, condition, now)
}

/// A line of a board's digest, as it is asked about again.
pub fn line(deadline: &Deadline) -> Line {
    Line { rule: deadline.rule.name().to_owned(), subject: deadline.subject_id, due: deadline.due_on }
}

fn letter(
    app: &App,
    kind: &'static str,
    envelope: &Envelope,
    organisation: Option<OrganisationId>,
    mut context: Context,
    condition: Condition,
    now: Timestamp,
) -> Result<Written> {
    let to = envelope.to.iter().map(|(held_by, en, cy)| json!({ "of": held_by, "en": en, "cy": cy }));
    context.insert("shared", &envelope.account.is_none());
    context.insert("to", &to.collect::<Vec<_>>());
    let post = outbox::Post {
        kind,
        unique_key: envelope.key.clone(),
        account: envelope.account,
        recipient: envelope.address.clone(),
        language: envelope.language,
        organisation,
        urgency: Urgency::Digest,
        context,
        calendar: None,
        goes: Goes::While(condition),
    };
    outbox::write(app, post, now)
}

/// The lines of a board's letter, said in its reader's language only: of ten thousand letters, half the words would be for
/// nobody.
fn rows<'a>(
    app: &App,
    language: Option<Language>,
    owed: impl IntoIterator<Item = &'a Deadline>,
    today: NaiveDate,
) -> Vec<Value> {
    owed.into_iter()
        .take(LINES)
        .map(|one| {
            json!({
                "text_en": why::only(language, Language::En, |language| one.say(&app.words, language)),
                "text_cy": why::only(language, Language::Cy, |language| one.say(&app.words, language)),
                "days": (one.due_on - today).num_days(),
                "due_on": one.due_on,
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
