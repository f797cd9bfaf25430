//! Addresses to which letters do not go any more, because one came back from there for good or was called unwanted.
//!
//! After a bounce nothing goes there. After a complaint no digests go there; what concerns the safety of an account or has
//! legal effect still does.

use std::collections::HashSet;

use chrono::NaiveDate;
use entities::ids::{AccountId, SuppressionId};
use entities::outbox::{SuppressionCause, Urgency, email, suppression};
use scheduler::clock::{Timestamp, today};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use crate::foundation::address;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};

const STOPPED: &str = "address suppressed since ";
const DIGESTS_STOPPED: &str = "address suppressed for digests since ";

/// Why a letter may not go now, as the reply that is kept of it: the one question asked before a letter goes.
pub async fn stops(database: &impl ConnectionTrait, letter: &email::Model) -> Result<Option<String>> {
    let rows = suppression::Entity::find()
        .filter(suppression::Column::Address.eq(address::mailbox(&letter.recipient)))
        .filter(suppression::Column::LiftedAt.is_null())
        .order_by_asc(suppression::Column::Since)
        .all(database)
        .await?;
    Ok(rows.into_iter().find(|row| holds_back(row.why, letter.urgency)).map(|row| {
        let words = match row.why {
            SuppressionCause::Bounce => STOPPED,
            SuppressionCause::Complaint => DIGESTS_STOPPED,
        };
        format!("{words}{}", today(row.since))
    }))
}

/// Does this cause hold such a letter back?
pub fn holds_back(why: SuppressionCause, urgency: Urgency) -> bool {
    match why {
        // Whoever cannot be written to is still let in again: a link that comes back does no harm, and a report of a bounce may
        // be somebody's who wants them to hear nothing.
        SuppressionCause::Bounce => urgency != Urgency::Security,
        SuppressionCause::Complaint => urgency == Urgency::Digest,
    }
}

/// The sentence for a reply that [`stops`] gave.
pub fn said(reply: &str) -> Option<Message> {
    let dated = |start: &str| reply.strip_prefix(start)?.parse::<NaiveDate>().ok();
    let message = |key: &'static str, date: NaiveDate| Message::new(key).with("date", date);
    dated(STOPPED)
        .map(|date| message("email-reply-suppressed", date))
        .or_else(|| dated(DIGESTS_STOPPED).map(|date| message("email-reply-suppressed-digests", date)))
}

/// Suppresses the address of a letter that came back. Not if somebody lifted it since the letter went: they know better.
pub(super) async fn suppress(
    tx: &impl ConnectionTrait,
    letter: &email::Model,
    why: SuppressionCause,
    now: Timestamp,
) -> Result<bool> {
    let address = address::mailbox(&letter.recipient);
    let lifted_since = suppression::Entity::find()
        .filter(suppression::Column::Address.eq(&address))
        .filter(suppression::Column::Why.eq(why))
        .filter(suppression::Column::LiftedAt.gte(letter.sent_at.unwrap_or(letter.created_at)))
        .count(tx)
        .await?;
    let standing = suppression::Entity::find()
        .filter(suppression::Column::Address.eq(&address))
        .filter(suppression::Column::Why.eq(why))
        .filter(suppression::Column::LiftedAt.is_null())
        .count(tx)
        .await?;
    if lifted_since + standing > 0 {
        return Ok(false);
    }
    let id = SuppressionId::new(now);
    let row = suppression::ActiveModel {
        id: Set(id),
        address: Set(address),
        why: Set(why),
        since: Set(now),
        email_id: Set(letter.id),
        lifted_at: Set(None),
        lifted_by: Set(None),
        reason: Set(None),
    };
    // Of two reports at the same moment the first one stands.
    let once = OnConflict::columns([suppression::Column::Address, suppression::Column::Why])
        .target_and_where(Expr::col(suppression::Column::LiftedAt).is_null())
        .do_nothing()
        .to_owned();
    suppression::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    // The address itself is personal: the journal has the letter, and the letter has it.
    let event = Event::new("address-suppressed", "suppression", id.0);
    let event = match letter.organisation_id {
        Some(organisation) => event.at(organisation),
        None => event,
    };
    journal::record(tx, None, event.saying(json!({ "email": letter.id, "why": why })), now).await?;
    Ok(true)
}

/// The address is right again: letters go there from now on.
pub async fn lift(
    tx: &impl ConnectionTrait,
    row: suppression::Model,
    by: AccountId,
    reason: Option<String>,
    now: Timestamp,
) -> Result<()> {
    if row.lifted_at.is_some() {
        return Err(Error::Conflict);
    }
    let (id, why) = (row.id, row.why);
    let mut row = row.into_active_model();
    row.lifted_at = Set(Some(now));
    row.lifted_by = Set(Some(by));
    row.reason = Set(reason);
    row.update(tx).await?;
    let event = Event::new("suppression-lifted", "suppression", id.0).saying(json!({ "why": why }));
    journal::record(tx, by, event, now).await?;
    Ok(())
}

/// One of them, standing or lifted.
pub async fn find(database: &impl ConnectionTrait, id: SuppressionId) -> Result<Option<suppression::Model>> {
    Ok(suppression::Entity::find_by_id(id).one(database).await?)
}

/// A suppression, and the letter that came back.
pub type Standing = (suppression::Model, Option<email::Model>);

/// Those that stand, latest first, and how many there are.
pub async fn standing(
    database: &impl ConnectionTrait,
    page: u64,
    per_page: u64,
) -> Result<(Vec<Standing>, u64)> {
    let all = || suppression::Entity::find().filter(suppression::Column::LiftedAt.is_null());
    let total = all().count(database).await?;
    let rows = all()
        .find_also_related(email::Entity)
        .order_by_desc(suppression::Column::Since)
        .order_by_desc(suppression::Column::Id)
        .offset(page.saturating_sub(1) * per_page)
        .limit(per_page)
        .all(database)
        .await?;
    Ok((rows, total))
}

/// Those that stand for some addresses, in the form in which addresses are compared.
pub async fn standing_for(
    database: &impl ConnectionTrait,
    addresses: &HashSet<String>,
) -> Result<Vec<suppression::Model>> {
    Ok(suppression::Entity::find()
        .filter(suppression::Column::LiftedAt.is_null())
        .filter(suppression::Column::Address.is_in(addresses.iter().map(String::as_str)))
        .order_by_asc(suppression::Column::Since)
        .order_by_asc(suppression::Column::Id)
        .all(database)
        .await?)
}
