//! Pausing a job with a reason, letting it run again, and having it run now.
//!
//! A paused job is not run by the timetable; what it misses is told as missed because it was paused, and when it runs again
//! it runs once, for the latest time it missed. Cadences and lines are not an administrator's to change.

use entities::ids::{AccountId, JobPauseId};
use entities::operations::{job_order, job_pause};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;

use super::timetable::{ADVANCE_AUDITS, DELIVER_MAIL, LINES, VERIFY};
use crate::access::policy::{Place, permit};
use crate::access::{Actor, Deed};
use crate::foundation::App;
use crate::foundation::error::{Error, Result, already_there};
use crate::journal::{self, Event};

/// Jobs that nobody pauses: windows run by law whatever an administrator wishes, what was altered must be found, and mail
/// has a hold of its own, which says what waits (`docs/decisions/0031-clockwork-timetable.md`).
const NEVER_PAUSED: &[&str] = &[ADVANCE_AUDITS, VERIFY, DELIVER_MAIL];

/// May a job be paused?
pub fn may_be_paused(job: &str) -> bool {
    !NEVER_PAUSED.contains(&job)
}

fn known(job: &str) -> Result<()> {
    if LINES.iter().any(|(name, _)| *name == job) { Ok(()) } else { Err(Error::NotFound) }
}

/// Pauses a job.
pub async fn pause(app: &App, actor: &Actor, job: &str, reason: &str, now: Timestamp) -> Result<()> {
    permit(actor, Deed::RunJobs, &Place::default())?;
    known(job)?;
    if !may_be_paused(job) {
        return Err(Error::refused("timetable-never-paused"));
    }
    if reason.trim().is_empty() {
        return Err(Error::refused("timetable-reason-missing"));
    }
    let tx = app.database.begin().await?;
    let row = job_pause::ActiveModel {
        id: Set(JobPauseId::new(now)),
        job: Set(job.to_owned()),
        reason: Set(reason.trim().to_owned()),
        paused_by: Set(actor.account),
        paused_at: Set(now),
        resumed_by: Set(None),
        resumed_at: Set(None),
    };
    match row.insert(&tx).await {
        Ok(_) => {}
        Err(e) if already_there(&e) => return Err(Error::refused("timetable-paused-already")),
        Err(e) => return Err(e.into()),
    }
    let detail = json!({ "job": job, "reason": reason.trim() });
    journal::record(&tx, actor.account, Event::of_service("job-paused").saying(detail), now).await?;
    Ok(tx.commit().await?)
}

/// Lets a paused job run again.
pub async fn resume(app: &App, actor: &Actor, job: &str, now: Timestamp) -> Result<()> {
    permit(actor, Deed::RunJobs, &Place::default())?;
    known(job)?;
    let tx = app.database.begin().await?;
    let resumed = job_pause::Entity::update_many()
        .col_expr(job_pause::Column::ResumedBy, Expr::value(Some(actor.account)))
        .col_expr(job_pause::Column::ResumedAt, Expr::value(Some(now)))
        .filter(job_pause::Column::Job.eq(job))
        .filter(job_pause::Column::ResumedAt.is_null())
        .exec(&tx)
        .await?;
    if resumed.rows_affected == 0 {
        return Err(Error::refused("timetable-not-paused"));
    }
    let detail = json!({ "job": job });
    journal::record(&tx, actor.account, Event::of_service("job-resumed").saying(detail), now).await?;
    Ok(tx.commit().await?)
}

/// Orders that a job be run now, paused or not. It begins with the next tick, or when the run that goes on has ended.
pub async fn order(app: &App, actor: &Actor, job: &str, now: Timestamp) -> Result<()> {
    permit(actor, Deed::RunJobs, &Place::default())?;
    known(job)?;
    let tx = app.database.begin().await?;
    let row = job_order::ActiveModel {
        job: Set(job.to_owned()),
        ordered_by: Set(actor.account),
        ordered_at: Set(now),
    };
    let once = OnConflict::column(job_order::Column::Job).do_nothing().to_owned();
    let ordered = job_order::Entity::insert(row).on_conflict(once).exec_without_returning(&tx).await?;
    // A second press before the job began is the same wish.
    if ordered > 0 {
        let detail = json!({ "job": job });
        journal::record(&tx, actor.account, Event::of_service("job-ordered").saying(detail), now).await?;
    }
    Ok(tx.commit().await?)
}

/// The pause of a job that lasts.
pub async fn open(database: &impl ConnectionTrait, job: &str) -> Result<Option<job_pause::Model>> {
    Ok(job_pause::Entity::find()
        .filter(job_pause::Column::Job.eq(job))
        .filter(job_pause::Column::ResumedAt.is_null())
        .one(database)
        .await?)
}

/// All pauses that last, the oldest first.
pub async fn all_open(database: &impl ConnectionTrait) -> Result<Vec<job_pause::Model>> {
    Ok(job_pause::Entity::find()
        .filter(job_pause::Column::ResumedAt.is_null())
        .order_by_asc(job_pause::Column::PausedAt)
        .all(database)
        .await?)
}

/// Jobs that somebody wants run now.
pub(super) async fn ordered(database: &impl ConnectionTrait) -> Result<Vec<String>> {
    let orders = job_order::Entity::find().all(database).await?;
    Ok(orders.into_iter().map(|order| order.job).collect())
}

/// Who wants a job run now, and since when.
pub async fn order_of(database: &impl ConnectionTrait, job: &str) -> Result<Option<(AccountId, Timestamp)>> {
    let order = job_order::Entity::find_by_id(job.to_owned()).one(database).await?;
    Ok(order.map(|order| (order.ordered_by, order.ordered_at)))
}

pub(super) async fn take_order(tx: &impl ConnectionTrait, job: &str) -> Result<bool> {
    Ok(job_order::Entity::delete_by_id(job.to_owned()).exec(tx).await?.rows_affected == 1)
}
