//! What was told by a clock that stood far ahead. When the clock is put right, the steps told in that future are owed again
//! when their day really comes: they are set aside, and the letters of those days get keys of their own.
//!
//! Up to two weeks is no matter: a step told so early was told once, and that will do (`cadence::CATCH_UP`, the other way).

use entities::operations::service_setting;
use entities::outbox::{EmailState, email};
use entities::reminders::reminder;
use scheduler::cadence::CATCH_UP;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde_json::json;

use super::boards::BOARD_DIGEST;
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::journal::{self, Event};

/// How often the clock was put back by more than two weeks. Letters written since bear the number in their keys: the
/// relay, and mail programs, have seen the key of that day before.
const TIMES: &str = "clock-went-back";
/// Letters that speak of days, and are wrong when those were.
const SPEAK_OF_DAYS: [&str; 2] = ["digest", BOARD_DIGEST];

/// Sets aside what was recorded in the future. Answers how often that has been done.
pub async fn set_aside(app: &App, now: Timestamp) -> Result<u32> {
    let future = now + CATCH_UP;
    let setting = service_setting::Entity::find_by_id(TIMES.to_owned()).one(&*app.database).await?;
    let times: u32 = setting.and_then(|setting| setting.value.parse().ok()).unwrap_or(0);
    let latest: Option<Timestamp> = reminder::Entity::find()
        .select_only()
        .column(reminder::Column::RecordedAt)
        .filter(reminder::Column::SetAsideAt.is_null())
        // An id carries the time at which it was recorded, and has an index.
        .order_by_desc(reminder::Column::Id)
        .into_tuple()
        .one(&*app.database)
        .await?;
    let Some(latest) = latest.filter(|latest| *latest > future) else { return Ok(times) };
    let tx = app.database.begin().await?;
    let reminders = reminder::Entity::update_many()
        .col_expr(reminder::Column::SetAsideAt, Expr::value(Some(now)))
        .filter(reminder::Column::SetAsideAt.is_null())
        .filter(reminder::Column::RecordedAt.gt(future))
        .exec(&tx)
        .await?;
    let withdrawn = email::Entity::update_many()
        .col_expr(email::Column::State, Expr::value(EmailState::Withdrawn))
        .filter(email::Column::State.is_in([EmailState::Queued, EmailState::Deferred]))
        .filter(email::Column::Kind.is_in(SPEAK_OF_DAYS))
        .filter(email::Column::CreatedAt.gt(future))
        .exec(&tx)
        .await?;
    // The day's letter is yet to be written; its old key, but not its Message-ID, is free for it.
    email::Entity::update_many()
        .col_expr(email::Column::UniqueKey, Expr::cust("unique_key || ':ahead'"))
        .filter(email::Column::Kind.is_in(SPEAK_OF_DAYS))
        .filter(email::Column::CreatedAt.gt(future))
        .exec(&tx)
        .await?;
    let row = service_setting::ActiveModel {
        key: Set(TIMES.to_owned()),
        value: Set((times + 1).to_string()),
        set_at: Set(now),
    };
    let replace = OnConflict::column(service_setting::Column::Key)
        .update_columns([service_setting::Column::Value, service_setting::Column::SetAt])
        .to_owned();
    service_setting::Entity::insert(row).on_conflict(replace).exec_without_returning(&tx).await?;
    let detail = json!({
        "from": latest, "reminders": reminders.rows_affected, "letters": withdrawn.rows_affected,
    });
    journal::record(&tx, None, Event::of_service("clock-went-back").saying(detail), now).await?;
    tx.commit().await?;
    tracing::warn!(
        reminders = reminders.rows_affected,
        "reminders told by a clock that stood ahead are set aside"
    );
    Ok(times + 1)
}

/// The key of a letter after so many times.
pub fn key(key: String, times: u32) -> String {
    if times == 0 { key } else { format!("{key}:{times}") }
}
