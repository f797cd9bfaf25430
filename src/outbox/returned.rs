//! Mail that comes back: what is told of a letter after a relay accepted it.
//!
//! A report concerns us only if it names one of our letters, which nobody can guess, and the address that letter went to:
//! so nobody can keep mail from a stranger.

use std::collections::HashMap;

use chrono::Duration;
use entities::ids::{EmailId, ReturnedMailId};
use entities::outbox::{ReturnKind, SuppressionCause, email, returned_mail};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::suppression;
use crate::foundation::App;
use crate::foundation::address;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::returned::{self, Reading, Told};
use crate::journal::{self, Event};

/// What was made of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    Noted {
        letter: EmailId,
        /// Each with whether it was news.
        told: Vec<(ReturnKind, String, bool)>,
        suppressed: bool,
    },
    /// Out of the office and the like: nothing to note.
    Ignored,
}

/// Takes a message that came back, as it came.
pub async fn take(app: &App, source: &[u8], now: Timestamp) -> Result<Taken> {
    let source = source.to_vec();
    let read = tokio::task::spawn_blocking(move || returned::read(&source)).await.map_err(Error::internal)?;
    let report = match read.map_err(Message::from)? {
        Reading::Report(report) => report,
        Reading::AutoReply => return Ok(Taken::Ignored),
    };
    let tx = app.database.begin().await?;
    let stranger = || Error::refused("returned-refused-stranger");
    let letter = email::Entity::find()
        .filter(email::Column::MessageId.eq(format!("<{}>", report.message_id)))
        .filter(email::Column::SentAt.is_not_null())
        .one(&tx)
        .await?
        .ok_or_else(stranger)?;
    let mailbox = address::mailbox(&letter.recipient);
    let theirs = |told: &Told| told.recipients.iter().any(|told| address::mailbox(told) == mailbox);
    let (mut noted, mut suppressed) = (Vec::new(), false);
    for told in report.told.into_iter().filter(theirs) {
        let new = note(&tx, &letter, &told, now).await?;
        let cause = match told.kind {
            ReturnKind::Bounce => Some(SuppressionCause::Bounce),
            ReturnKind::Complaint => Some(SuppressionCause::Complaint),
            ReturnKind::Delay | ReturnKind::Delivered => None,
        };
        if let Some(cause) = cause.filter(|_| new) {
            suppressed |= suppression::suppress(&tx, &letter, cause, now).await?;
        }
        noted.push((told.kind, told.status, new));
    }
    if noted.is_empty() {
        tx.rollback().await?;
        return Err(stranger());
    }
    tx.commit().await?;
    Ok(Taken::Noted { letter: letter.id, told: noted, suppressed })
}

/// Somebody knocked with a wrong token. The first place from which that comes in a while is worth a line of the journal, the
/// others are not: nobody fills it from outside.
pub async fn refused(app: &App, places: i32, now: Timestamp) -> Result<()> {
    if places > 1 {
        return Ok(());
    }
    let tx = app.database.begin().await?;
    journal::record(&tx, None, Event::of_service("returned-mail-refused"), now).await?;
    Ok(tx.commit().await?)
}

/// Keeps what was told of a letter, once. Answers whether it was news.
async fn note(tx: &impl ConnectionTrait, letter: &email::Model, told: &Told, now: Timestamp) -> Result<bool> {
    let known = returned_mail::Entity::find()
        .filter(returned_mail::Column::EmailId.eq(letter.id))
        .filter(returned_mail::Column::Kind.eq(told.kind))
        .filter(returned_mail::Column::Status.eq(&told.status))
        .count(tx)
        .await?;
    if known > 0 {
        return Ok(false);
    }
    let row = returned_mail::ActiveModel {
        id: Set(ReturnedMailId::new(now)),
        email_id: Set(letter.id),
        kind: Set(told.kind),
        status: Set(told.status.clone()),
        diagnostic: Set(told.diagnostic.clone()),
        received_at: Set(now),
    };
    let once = OnConflict::columns([
        returned_mail::Column::EmailId,
        returned_mail::Column::Kind,
        returned_mail::Column::Status,
    ])
    .do_nothing()
    .to_owned();
    returned_mail::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    let event = Event::new("mail-returned", "email", letter.id.0);
    let event = match letter.organisation_id {
        Some(organisation) => event.at(organisation),
        None => event,
    };
    let detail = json!({ "kind": told.kind, "status": told.status });
    journal::record(tx, None, event.saying(detail), now).await?;
    Ok(true)
}

/// What came back of these letters, each list in the order in which it came.
pub async fn of(
    database: &impl ConnectionTrait,
    letters: impl IntoIterator<Item = EmailId>,
) -> Result<HashMap<EmailId, Vec<returned_mail::Model>>> {
    let rows = returned_mail::Entity::find()
        .filter(returned_mail::Column::EmailId.is_in(letters))
        .order_by_asc(returned_mail::Column::ReceivedAt)
        .order_by_asc(returned_mail::Column::Id)
        .all(database)
        .await?;
    let mut found: HashMap<EmailId, Vec<returned_mail::Model>> = HashMap::new();
    for row in rows {
        found.entry(row.email_id).or_default().push(row);
    }
    Ok(found)
}

/// Of the letters that left in the last so many days: how many there were, and how many came back for good.
pub async fn share(database: &impl ConnectionTrait, days: i64, now: Timestamp) -> Result<(u64, u64)> {
    let lately = email::Column::SentAt.gt(now - Duration::days(days));
    let sent = email::Entity::find().filter(lately.clone()).count(database).await?;
    let back = returned_mail::Entity::find()
        .inner_join(email::Entity)
        .filter(lately)
        .filter(returned_mail::Column::Kind.eq(ReturnKind::Bounce))
        .select_only()
        .column(returned_mail::Column::EmailId)
        .distinct()
        .into_tuple::<EmailId>()
        .all(database)
        .await?;
    Ok((sent, u64::try_from(back.len()).unwrap_or(u64::MAX)))
}

/// What happened, in words for somebody who never saw a status code.
pub fn plainly(kind: ReturnKind, status: &str) -> Message {
    Message::new(match kind {
        ReturnKind::Delivered => "returned-plain-delivered",
        ReturnKind::Delay => "returned-plain-delay",
        ReturnKind::Complaint => "returned-plain-complaint",
        ReturnKind::Bounce => match status.split('.').skip(1).collect::<Vec<_>>()[..] {
            ["1", "2" | "4" | "8"] => "returned-plain-no-domain",
            ["1", "10"] => "returned-plain-takes-none",
            ["1", _] => "returned-plain-no-mailbox",
            ["2", "2"] => "returned-plain-full",
            ["2", _] => "returned-plain-closed",
            ["4", _] => "returned-plain-unreachable",
            ["7", _] => "returned-plain-rules",
            _ => "returned-plain-refused",
        },
    })
}
