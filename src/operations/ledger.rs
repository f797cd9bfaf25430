//! The ledger of letters: what was posted, to whom, and what became of it; in pages, and whole in pieces.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime, SecondsFormat};
use entities::ids::{AccountId, EmailId, OrganisationId};
use entities::outbox::{EmailState, ReturnKind, Urgency, email, returned_mail};
use entities::reminders::{ReminderState, reminder};
use scheduler::clock::{Timestamp, instant_of};
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use serde_json::{Value, json};

use crate::foundation::error::Result;

/// Letters on one page, and in one piece of an export.
pub const PER_PAGE: u64 = 50;
pub const PER_PIECE: u64 = 500;

/// Which letters are asked for. What is left out asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    pub cooperative: Option<OrganisationId>,
    /// First and last day of posting, in Wales.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub state: Option<State>,
    pub kind: Option<String>,
}

/// A state of a letter, or that it came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Is(EmailState),
    CameBack,
}

/// One letter of the ledger, without its text.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    pub id: EmailId,
    pub kind: String,
    pub account_id: Option<AccountId>,
    pub organisation_id: Option<OrganisationId>,
    pub recipient: String,
    pub language: String,
    pub subject: String,
    pub message_id: String,
    pub urgency: Urgency,
    pub state: EmailState,
    pub not_before: Timestamp,
    pub attempts: i32,
    pub last_reply: Option<String>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

const COLUMNS: [email::Column; 15] = [
    email::Column::Id,
    email::Column::Kind,
    email::Column::AccountId,
    email::Column::OrganisationId,
    email::Column::Recipient,
    email::Column::Language,
    email::Column::Subject,
    email::Column::MessageId,
    email::Column::Urgency,
    email::Column::State,
    email::Column::NotBefore,
    email::Column::Attempts,
    email::Column::LastReply,
    email::Column::CreatedAt,
    email::Column::SentAt,
];

fn wished(wish: &Wish) -> Select<email::Entity> {
    let mut query = email::Entity::find();
    if let Some(cooperative) = wish.cooperative {
        query = query.filter(about(cooperative));
    }
    if let Some(from) = wish.from {
        query = query.filter(email::Column::CreatedAt.gte(midnight(from)));
    }
    if let Some(after) = wish.to.and_then(|to| to.checked_add_days(Days::new(1))) {
        query = query.filter(email::Column::CreatedAt.lt(midnight(after)));
    }
    match wish.state {
        Some(State::Is(state)) => query = query.filter(email::Column::State.eq(state)),
        Some(State::CameBack) => {
            let back = Query::select()
                .column(returned_mail::Column::EmailId)
                .from(returned_mail::Entity)
                .and_where(returned_mail::Column::Kind.is_in([ReturnKind::Bounce, ReturnKind::Complaint]))
                .to_owned();
            query = query.filter(email::Column::Id.in_subquery(back));
        }
        None => {}
    }
    if let Some(kind) = &wish.kind {
        query = query.filter(email::Column::Kind.eq(kind));
    }
    query
}

/// Letters about a co-op: those that are about it alone, and digests that speak of it.
pub(super) fn about(cooperative: OrganisationId) -> Condition {
    let spoken_of = Query::select()
        .column(reminder::Column::EmailId)
        .from(reminder::Entity)
        .and_where(reminder::Column::OrganisationId.eq(cooperative))
        .and_where(reminder::Column::EmailId.is_not_null())
        .cond_where(told())
        .to_owned();
    Condition::any()
        .add(email::Column::OrganisationId.eq(cooperative))
        .add(email::Column::Id.in_subquery(spoken_of))
}

/// Reminders of which a letter told. Lines that were withdrawn before it went were not in it; those of a clock that stood
/// ahead are told again on their day.
pub(super) fn told() -> Condition {
    Condition::all()
        .add(reminder::Column::State.eq(ReminderState::Posted))
        .add(reminder::Column::SetAsideAt.is_null())
}

fn midnight(day: NaiveDate) -> Timestamp {
    instant_of(day.and_time(NaiveTime::MIN))
}

/// A page of the letters, the latest first, and how many there are.
pub async fn page(database: &impl ConnectionTrait, wish: &Wish, page: u64) -> Result<(Vec<Line>, u64)> {
    let total = wished(wish).count(database).await?;
    let lines = wished(wish)
        .select_only()
        .columns(COLUMNS)
        .order_by_desc(email::Column::CreatedAt)
        .order_by_desc(email::Column::Id)
        .offset(page.saturating_sub(1) * PER_PAGE)
        .limit(PER_PAGE)
        .into_model()
        .all(database)
        .await?;
    Ok((lines, total))
}

/// The next piece of the letters, in the order in which they were made, behind one that was read already.
pub async fn piece(
    database: &impl ConnectionTrait,
    wish: &Wish,
    behind: Option<EmailId>,
) -> Result<Vec<Line>> {
    let mut query = wished(wish).select_only().columns(COLUMNS).order_by_asc(email::Column::Id);
    if let Some(behind) = behind {
        query = query.filter(email::Column::Id.gt(behind));
    }
    Ok(query.limit(PER_PIECE).into_model().all(database).await?)
}

/// Every kind of letter that was ever posted here.
pub async fn kinds(database: &impl ConnectionTrait) -> Result<Vec<String>> {
    Ok(email::Entity::find()
        .select_only()
        .column(email::Column::Kind)
        .distinct()
        .order_by_asc(email::Column::Kind)
        .into_tuple()
        .all(database)
        .await?)
}

/// The columns of an export, in order.
pub const EXPORTED: [&str; 14] = [
    "message_id",
    "posted_at",
    "not_before",
    "sent_at",
    "kind",
    "urgency",
    "subject",
    "recipient",
    "language",
    "about",
    "state",
    "attempts",
    "reply",
    "came_back",
];

/// A letter for programs.
pub fn json(
    line: &Line,
    references: &HashMap<OrganisationId, String>,
    back: Option<&Vec<returned_mail::Model>>,
) -> Value {
    let utc = |at: Timestamp| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let words = |row: &returned_mail::Model| format!("{} {} {}", row.kind, row.status, row.diagnostic);
    json!({
        "message_id": line.message_id, "posted_at": utc(line.created_at), "not_before": utc(line.not_before),
        "sent_at": line.sent_at.map(utc), "kind": line.kind, "urgency": line.urgency, "subject": line.subject,
        "recipient": line.recipient, "language": line.language,
        "about": line.organisation_id.and_then(|id| references.get(&id)),
        "state": line.state, "attempts": line.attempts, "reply": line.last_reply,
        "came_back": back.map(|rows| rows.iter().map(words).collect::<Vec<_>>().join("; ")),
    })
}
