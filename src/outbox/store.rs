//! Rows of the outbox: what is leased, what is settled, what is told of them.

use chrono::TimeDelta;
use entities::ids::{EmailId, OrganisationId};
use entities::outbox::{EmailState, Urgency as Presses, email};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::rules::{self, Happening};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::journal::{self, Event};

/// Nothing waits longer than this for an hour at which it may go: the longest holiday with its weekends is shorter.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(8);
/// A letter written so much later than now was written by a clock that stood ahead. Clocks of two instances differ by less.
const AHEAD: TimeDelta = TimeDelta::hours(1);

/// What a clock that stood ahead has put off, or leased until then, waits no more. Digests written by it are not touched: they
/// speak of days, and who writes them sees to them. On a right clock it reads two rows.
pub(super) async fn put_clock_right(app: &App, now: Timestamp) -> Result<()> {
    use email::Column::{CreatedAt, Id, LeasedUntil, NotBefore, State, Urgency};
    let database = &*app.database;
    let waits = || State.is_in([EmailState::Queued, EmailState::Deferred]);
    let later = |column: email::Column, than| email::Entity::find().filter(column.gt(than)).limit(1);
    let put_off = later(NotBefore, now + LONGEST_WAIT).filter(waits());
    let leased = later(LeasedUntil, now + LONGEST_WAIT).filter(State.eq(EmailState::Leased));
    // An id carries the time at which it was made, and has an index.
    let latest = email::Entity::find().order_by_desc(Id).one(database).await?;
    let written_ahead = latest.is_some_and(|latest| latest.created_at > now + AHEAD);
    if !written_ahead && put_off.one(database).await?.is_none() && leased.one(database).await?.is_none() {
        return Ok(());
    }
    let of_then = Condition::all().add(CreatedAt.gt(now + AHEAD));
    let digests_of_then = of_then.clone().add(Urgency.eq(Presses::Digest));
    let waiting = email::Entity::update_many()
        .col_expr(NotBefore, Expr::value(now))
        .filter(waits())
        .filter(NotBefore.gt(now))
        .filter(Condition::any().add(of_then).add(NotBefore.gt(now + LONGEST_WAIT)))
        .filter(digests_of_then.not())
        .exec(database)
        .await?;
    let leased = email::Entity::update_many()
        .col_expr(LeasedUntil, Expr::value(Some(now)))
        .filter(State.eq(EmailState::Leased))
        .filter(LeasedUntil.gt(now + LONGEST_WAIT))
        .exec(database)
        .await?;
    let letters = waiting.rows_affected + leased.rows_affected;
    if letters > 0 {
        tracing::warn!(letters, "letters that a clock that stood ahead had put off go now");
    }
    Ok(())
}

/// Leases up to `most` letters that are due, the one that waits longest first, in one transaction. Other processes leave
/// alone what is being leased here.
pub(super) async fn lease(
    app: &App,
    due: Timestamp,
    lease: TimeDelta,
    most: usize,
) -> Result<Vec<email::Model>> {
    let now = app.now();
    let tx = app.database.begin().await?;
    // Three questions, each of which the index answers with its first rows; one with "or" would sort all that wait.
    let ready = |state| email::Column::State.eq(state).and(email::Column::NotBefore.lte(due));
    let abandoned = email::Column::State.eq(EmailState::Leased).and(email::Column::LeasedUntil.lt(now));
    let mut found = first(&tx, abandoned, most).await?;
    found.extend(first(&tx, ready(EmailState::Queued), most).await?);
    found.extend(first(&tx, ready(EmailState::Deferred), most).await?);
    found.sort_by_key(|letter| letter.not_before);
    found.truncate(most);
    take(tx, found, now + lease).await
}

/// Leases this letter, if it waits; whether it is due is not asked.
pub(super) async fn lease_one(app: &App, id: EmailId, lease: TimeDelta) -> Result<Vec<email::Model>> {
    let tx = app.database.begin().await?;
    let waits = email::Column::State.is_in([EmailState::Queued, EmailState::Deferred]);
    let found = first(&tx, email::Column::Id.eq(id).and(waits), 1).await?;
    take(tx, found, app.now() + lease).await
}

async fn first(tx: &DatabaseTransaction, condition: Expr, most: usize) -> Result<Vec<email::Model>> {
    Ok(email::Entity::find()
        .filter(condition)
        .order_by_asc(email::Column::NotBefore)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .limit(u64::try_from(most).unwrap_or(1))
        .all(tx)
        .await?)
}

async fn take(
    tx: DatabaseTransaction,
    mut found: Vec<email::Model>,
    until: Timestamp,
) -> Result<Vec<email::Model>> {
    found.retain(|letter| rules::next(letter.state, letter.attempts, Happening::Leased).is_some());
    if found.is_empty() {
        tx.rollback().await?;
        return Ok(found);
    }
    email::Entity::update_many()
        .col_expr(email::Column::State, Expr::value(EmailState::Leased))
        .col_expr(email::Column::LeasedUntil, Expr::value(Some(until)))
        .col_expr(email::Column::Attempts, Expr::col(email::Column::Attempts).add(1))
        .filter(email::Column::Id.is_in(found.iter().map(|letter| letter.id)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    for letter in &mut found {
        letter.state = EmailState::Leased;
        letter.leased_until = Some(until);
        letter.attempts += 1;
    }
    Ok(found)
}

/// What became of a letter that was leased.
pub(super) struct Settled {
    pub id: EmailId,
    pub organisation: Option<OrganisationId>,
    /// The number of the lease: who holds an earlier one settles nothing.
    pub lease: i32,
    pub state: EmailState,
    /// The lease was not used, and is not counted.
    pub unused: bool,
    pub reply: Option<String>,
    pub not_before: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
}

/// Settles letters in one transaction, each only while its lease is the one that it was handed over under. Answers which
/// were; the others were somebody else's by now.
pub(super) async fn settle(app: &App, group: &[Settled], now: Timestamp) -> Result<Vec<bool>> {
    let tx = app.database.begin().await?;
    let (mut events, mut written) = (Vec::new(), Vec::new());
    for one in group {
        let mut update = email::Entity::update_many()
            .col_expr(email::Column::State, Expr::value(one.state))
            .col_expr(email::Column::LeasedUntil, Expr::value(None::<Timestamp>))
            .filter(email::Column::Id.eq(one.id))
            .filter(email::Column::State.eq(EmailState::Leased))
            .filter(email::Column::Attempts.eq(one.lease));
        if one.unused {
            update = update.col_expr(email::Column::Attempts, Expr::value(one.lease - 1));
        }
        if let Some(reply) = &one.reply {
            update = update.col_expr(email::Column::LastReply, Expr::value(Some(reply.clone())));
        }
        if let Some(not_before) = one.not_before {
            update = update.col_expr(email::Column::NotBefore, Expr::value(not_before));
        }
        if let Some(sent_at) = one.sent_at {
            update = update.col_expr(email::Column::SentAt, Expr::value(Some(sent_at)));
        }
        let ours = update.exec(&tx).await?.rows_affected == 1;
        written.push(ours);
        if !ours {
            tracing::warn!(email = %one.id, lease = one.lease, "a letter was settled under a later lease");
        } else if is_final(one.state) {
            let event = Event::new("email-settled", "email", one.id.0).saying(json!({ "state": one.state }));
            events.push(match one.organisation {
                Some(organisation) => event.at(organisation),
                None => event,
            });
        }
    }
    if !events.is_empty() {
        journal::record_all(&tx, None, events, now).await?;
    }
    tx.commit().await?;
    Ok(written)
}

/// Puts other words into a letter, while its lease is the one that it was handed over under. No: it is somebody else's by now.
pub(super) async fn rewrite(tx: &impl ConnectionTrait, letter: &email::Model) -> Result<bool> {
    let updated = email::Entity::update_many()
        .col_expr(email::Column::Subject, Expr::value(letter.subject.clone()))
        .col_expr(email::Column::BodyText, Expr::value(letter.body_text.clone()))
        .col_expr(email::Column::BodyHtml, Expr::value(letter.body_html.clone()))
        .col_expr(email::Column::Language, Expr::value(letter.language.clone()))
        .col_expr(email::Column::StillOwed, Expr::value(letter.still_owed.clone()))
        .filter(email::Column::Id.eq(letter.id))
        .filter(email::Column::State.eq(EmailState::Leased))
        .filter(email::Column::Attempts.eq(letter.attempts))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Does a letter stay in this state?
fn is_final(state: EmailState) -> bool {
    match state {
        EmailState::Sent | EmailState::Failed | EmailState::Unknown | EmailState::Withdrawn => true,
        EmailState::Queued | EmailState::Leased | EmailState::Deferred => false,
    }
}

/// Takes letters out of the hands of processes that have died. Only for who knows that they have: nobody else delivers.
pub(super) async fn take_from_the_dead(app: &App) -> Result<u64> {
    let state = rules::next(EmailState::Leased, 1, Happening::Left).unwrap_or(EmailState::Deferred);
    let taken = email::Entity::update_many()
        .col_expr(email::Column::State, Expr::value(state))
        .col_expr(email::Column::LeasedUntil, Expr::value(None::<Timestamp>))
        .filter(email::Column::State.eq(EmailState::Leased))
        .exec(&*app.database)
        .await?;
    Ok(taken.rows_affected)
}

/// So many letters of the outbox, the latest first.
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

/// Letters of one kind that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub kind: String,
    pub letters: i64,
    /// When the oldest was posted.
    pub oldest: Timestamp,
    /// When the next may go.
    pub next: Timestamp,
}

/// What waits, by kind; the kind whose next letter goes first stands first.
pub async fn waiting(database: &impl ConnectionTrait) -> Result<Vec<Waiting>> {
    let waits = [EmailState::Queued, EmailState::Leased, EmailState::Deferred];
    let rows: Vec<(String, i64, Timestamp, Timestamp)> = email::Entity::find()
        .select_only()
        .column(email::Column::Kind)
        .column_as(email::Column::Id.count(), "letters")
        .column_as(email::Column::CreatedAt.min(), "oldest")
        .column_as(email::Column::NotBefore.min(), "next")
        .filter(Condition::all().add(email::Column::State.is_in(waits)))
        .group_by(email::Column::Kind)
        .into_tuple()
        .all(database)
        .await?;
    let mut waiting: Vec<Waiting> = rows
        .into_iter()
        .map(|(kind, letters, oldest, next)| Waiting { kind, letters, oldest, next })
        .collect();
    waiting.sort_by(|a, b| (a.next, &a.kind).cmp(&(b.next, &b.kind)));
    Ok(waiting)
}

/// Letters that the relay has accepted, whose unique key begins so and that were posted at `since` or later, the first accepted
/// first: what the receipt of a notice rests on.
pub async fn accepted(
    database: &impl ConnectionTrait,
    key_start: &str,
    since: Timestamp,
) -> Result<Vec<email::Model>> {
    Ok(email::Entity::find()
        .filter(email::Column::UniqueKey.starts_with(key_start))
        .filter(email::Column::CreatedAt.gte(since))
        .filter(email::Column::State.eq(EmailState::Sent))
        .order_by_asc(email::Column::SentAt)
        .all(database)
        .await?)
}
