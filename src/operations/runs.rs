//! The record of what ran: rows of `job_run`, unique by (job, occurrence), so that two instances never do the same work.
//!
//! A run belongs to whoever began it: `started_at` is its fence. While the job works the run is renewed; one that was not
//! renewed for [`LEASE`] may be taken over, and then the fence is another, which whoever began it finds out when it asks.

use chrono::{SecondsFormat, TimeDelta};
use entities::ids::JobRunId;
use entities::operations::{RunCause, RunOutcome, job_missed, job_run};
use scheduler::clock::Timestamp;
use scheduler::runner::{Cause, Failure, Outcome, Run, Runs};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

use super::{missed, pauses};
use crate::foundation::App;
use crate::foundation::error::{Result, already_there};

/// A run that was not renewed for so long belongs to a process that died, or stands still.
const LEASE: TimeDelta = TimeDelta::seconds(90);
/// How often a run that goes on is renewed.
const RENEW: std::time::Duration = std::time::Duration::from_secs(20);
/// What began later than this from now began by a clock that stood ahead. Clocks of two instances may differ by less.
const AHEAD: TimeDelta = TimeDelta::minutes(5);
/// A run that failed is tried again after as long as has gone by since its time, but not sooner than after this.
const AGAIN: TimeDelta = TimeDelta::minutes(5);
/// Jobs whose failure is their answer: trying again finds the same.
const NOT_TRIED_AGAIN: [&str; 1] = [super::timetable::VERIFY];
/// Runs that come each minute are kept for a week; others for 400 days.
const KEEP_EACH_MINUTE: TimeDelta = TimeDelta::days(7);
const KEEP: TimeDelta = TimeDelta::days(400);

/// The record as the runner wants it.
pub fn record(app: &App) -> Runs {
    let (last_app, begin_app, finish_app) = (app.clone(), app.clone(), app.clone());
    let (renew_app, paused_app, wanted_app, take_app) = (app.clone(), app.clone(), app.clone(), app.clone());
    Runs::new(
        move |job| {
            let app = last_app.clone();
            async move { Ok(last(&app, &job, app.now()).await?) }
        },
        move |run| {
            let app = begin_app.clone();
            async move { Ok(begin(&app, &run).await?) }
        },
        move |run, outcome, at| {
            let app = finish_app.clone();
            async move { finish(&app, &run, &outcome, at).await.map_err(Failure::from) }
        },
    )
    .renewing(RENEW, move |run| {
        let app = renew_app.clone();
        async move { Ok(renew(&app, &run, app.now()).await?) }
    })
    .pausing(move |job| {
        let app = paused_app.clone();
        async move { Ok(pauses::open(&*app.database, &job).await?.is_some()) }
    })
    .taking_orders(
        move || {
            let app = wanted_app.clone();
            async move { Ok(pauses::ordered(&*app.database).await?) }
        },
        move |job| {
            let app = take_app.clone();
            async move { Ok(take_order(&app, &job).await?) }
        },
    )
}

/// The instant of an occurrence as its key: UTC, fixed width, so that it sorts. Local times come twice in October.
pub fn key(at: Timestamp) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The latest occurrence that is settled. What a clock that stood ahead has recorded is set aside first: it would keep the
/// job from running until the present has caught up with it.
async fn last(app: &App, job: &str, now: Timestamp) -> Result<Option<Timestamp>> {
    let ahead =
        counting(job).filter(job_run::Column::StartedAt.gt(now + AHEAD)).count(&*app.database).await?;
    if ahead > 0 {
        let rows = set_aside(app, job, now).await?;
        tracing::warn!(job, rows, "runs recorded by a clock that stood ahead are set aside");
    }
    let settled: Option<String> = counting(job)
        .select_only()
        .column(job_run::Column::Occurrence)
        .filter(job_run::Column::Outcome.is_in(settles(job).iter().copied()))
        .order_by_desc(job_run::Column::Occurrence)
        .into_tuple()
        .one(&*app.database)
        .await?;
    Ok(settled.and_then(|text| text.parse().ok()))
}

/// The ends after which an occurrence needs no more work.
fn settles(job: &str) -> &'static [RunOutcome] {
    if NOT_TRIED_AGAIN.contains(&job) { &[RunOutcome::Done, RunOutcome::Failed] } else { &[RunOutcome::Done] }
}

/// Runs of a job that count: those that were not set aside.
pub(super) fn counting(job: &str) -> sea_orm::Select<job_run::Entity> {
    job_run::Entity::find().filter(job_run::Column::Job.eq(job)).filter(job_run::Column::SetAsideAt.is_null())
}

async fn set_aside(app: &App, job: &str, now: Timestamp) -> Result<u64> {
    let tx = app.database.begin().await?;
    let rows = job_run::Entity::update_many()
        .col_expr(job_run::Column::SetAsideAt, Expr::value(Some(now)))
        .filter(job_run::Column::Job.eq(job))
        .filter(job_run::Column::SetAsideAt.is_null())
        .filter(job_run::Column::Occurrence.gt(key(now)))
        .exec(&tx)
        .await?;
    // What that clock took for missed has not come yet.
    job_missed::Entity::delete_many()
        .filter(job_missed::Column::Job.eq(job))
        .filter(job_missed::Column::LastOccurrence.gt(key(now)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(rows.rows_affected)
}

/// Of one job, one beginning at a time, whichever instance it is (SQLite: a transaction that writes is alone anyway).
async fn alone(app: &App, tx: &impl ConnectionTrait, job: &str) -> Result<()> {
    if !app.database.is_sqlite() {
        let name = job.replace('\'', "''");
        tx.execute_unprepared(&format!("select pg_advisory_xact_lock(5310, hashtext('{name}'))")).await?;
    }
    Ok(())
}

/// Does another run of this job go on, somewhere?
async fn goes_on(tx: &impl ConnectionTrait, job: &str, but: &str, now: Timestamp) -> Result<bool> {
    let others = counting(job)
        .filter(job_run::Column::Outcome.eq(RunOutcome::Running))
        .filter(job_run::Column::Occurrence.ne(but))
        .filter(job_run::Column::RenewedAt.gte(now - LEASE))
        .count(tx)
        .await?;
    Ok(others > 0)
}

/// Runs that nobody renews ended without a word: whoever began them is told no when it asks.
async fn leave_behind(tx: &impl ConnectionTrait, job: &str, but: &str) -> Result<()> {
    job_run::Entity::update_many()
        .col_expr(job_run::Column::Outcome, Expr::value(RunOutcome::Failed))
        .col_expr(
            job_run::Column::Detail,
            Expr::value(Some("left behind by a process that ended or stood still")),
        )
        .col_expr(job_run::Column::FinishedAt, Expr::col(job_run::Column::RenewedAt))
        .filter(job_run::Column::Job.eq(job))
        .filter(job_run::Column::SetAsideAt.is_null())
        .filter(job_run::Column::Outcome.eq(RunOutcome::Running))
        .filter(job_run::Column::Occurrence.ne(but))
        .exec(tx)
        .await?;
    Ok(())
}

async fn begin(app: &App, run: &Run) -> Result<bool> {
    let (job, occurrence) = (run.occurrence.job.as_str(), key(run.occurrence.at));
    if waits_to_try_again(app, run).await? {
        return Ok(false);
    }
    let tx = app.database.begin().await?;
    alone(app, &tx, job).await?;
    if goes_on(&tx, job, &occurrence, run.began_at).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    leave_behind(&tx, job, &occurrence).await?;
    let before = missed::since(&tx, job, run.occurrence.at).await?;
    let row = job_run::ActiveModel {
        id: Set(JobRunId::new(run.began_at)),
        job: Set(job.to_owned()),
        occurrence: Set(occurrence),
        outcome: Set(RunOutcome::Running),
        detail: Set(None),
        started_at: Set(run.began_at),
        finished_at: Set(None),
        cause: Set(Some(match run.cause {
            Cause::OnTime => RunCause::OnTime,
            Cause::CaughtUp => RunCause::CaughtUp,
            Cause::ByHand => RunCause::ByHand,
        })),
        renewed_at: Set(Some(run.began_at)),
        set_aside_at: Set(None),
    };
    match row.insert(&tx).await {
        Ok(_) => {
            if let Some(before) = before {
                missed::note(&tx, job, before, run.occurrence.at, run.began_at).await?;
            }
            tx.commit().await?;
            Ok(true)
        }
        Err(e) if already_there(&e) => {
            tx.rollback().await?;
            take_over(app, run).await
        }
        Err(e) => Err(e.into()),
    }
}

/// Did this run fail, and so lately that it is not tried again yet?
async fn waits_to_try_again(app: &App, run: &Run) -> Result<bool> {
    let failed =
        job_run::Entity::find().filter(of(run)).filter(job_run::Column::Outcome.eq(RunOutcome::Failed));
    let Some(failed) = failed.one(&*app.database).await? else { return Ok(false) };
    let ended = failed.finished_at.unwrap_or(failed.started_at);
    Ok(run.began_at < ended + AGAIN.max(ended - run.occurrence.at))
}

/// One statement decides: of two instances that both see an abandoned run, or one that failed, only one changes the row.
async fn take_over(app: &App, run: &Run) -> Result<bool> {
    let abandoned = Condition::all()
        .add(job_run::Column::Outcome.eq(RunOutcome::Running))
        .add(job_run::Column::RenewedAt.lt(run.began_at - LEASE));
    let failed = Condition::all()
        .add(job_run::Column::Outcome.eq(RunOutcome::Failed))
        .add(job_run::Column::Job.is_not_in(NOT_TRIED_AGAIN));
    let taken = job_run::Entity::update_many()
        .col_expr(job_run::Column::Outcome, Expr::value(RunOutcome::Running))
        .col_expr(job_run::Column::StartedAt, Expr::value(run.began_at))
        .col_expr(job_run::Column::RenewedAt, Expr::value(Some(run.began_at)))
        .col_expr(job_run::Column::FinishedAt, Expr::value(None::<Timestamp>))
        .filter(of(run))
        .filter(Condition::any().add(abandoned).add(failed))
        .exec(&*app.database)
        .await?;
    Ok(taken.rows_affected == 1)
}

fn of(run: &Run) -> Condition {
    Condition::all()
        .add(job_run::Column::Job.eq(&run.occurrence.job))
        .add(job_run::Column::Occurrence.eq(key(run.occurrence.at)))
        .add(job_run::Column::SetAsideAt.is_null())
}

/// The row of a run that goes on and is not another's.
fn ours(run: &Run) -> Condition {
    of(run)
        .add(job_run::Column::StartedAt.eq(run.began_at))
        .add(job_run::Column::Outcome.eq(RunOutcome::Running))
}

/// Of a run that was broken off nothing is left, so that it is begun anew.
async fn forget(app: &App, run: &Run) -> Result<()> {
    job_run::Entity::delete_many().filter(ours(run)).exec(&*app.database).await?;
    Ok(())
}

/// Notes that a run goes on. No: it is another's by now, or over.
async fn renew(app: &App, run: &Run, now: Timestamp) -> Result<bool> {
    let renewed = job_run::Entity::update_many()
        .col_expr(job_run::Column::RenewedAt, Expr::value(Some(now)))
        .filter(ours(run))
        .exec(&*app.database)
        .await?;
    Ok(renewed.rows_affected == 1)
}

/// Takes an order to run a job now.
async fn take_order(app: &App, job: &str) -> Result<bool> {
    let tx = app.database.begin().await?;
    let taken = pauses::take_order(&tx, job).await?;
    tx.commit().await?;
    Ok(taken)
}

async fn finish(app: &App, run: &Run, outcome: &Outcome, at: Timestamp) -> Result<()> {
    let (word, detail) = match outcome {
        Outcome::Done => (RunOutcome::Done, None),
        Outcome::Failed(why) => (RunOutcome::Failed, Some(why.clone())),
        Outcome::Panicked(why) => (RunOutcome::Failed, Some(format!("panic: {why}"))),
        // Another's to end.
        Outcome::GivenUp => return Ok(()),
        Outcome::BrokenOff => return forget(app, run).await,
    };
    job_run::Entity::update_many()
        .col_expr(job_run::Column::Outcome, Expr::value(word))
        .col_expr(job_run::Column::Detail, Expr::value(detail))
        .col_expr(job_run::Column::FinishedAt, Expr::value(Some(at)))
        .filter(ours(run))
        .exec(&*app.database)
        .await?;
    Ok(())
}

/// Forgets runs that nobody will ask for. Answers how many.
pub async fn forget_old(app: &App, now: Timestamp) -> Result<u64> {
    let each_minute = job_run::Entity::delete_many()
        .filter(job_run::Column::Job.is_in([super::timetable::DELIVER_MAIL, super::timetable::SCAN_FILES]))
        .filter(job_run::Column::StartedAt.lt(now - KEEP_EACH_MINUTE))
        .exec(&*app.database)
        .await?;
    let others = job_run::Entity::delete_many()
        .filter(job_run::Column::StartedAt.lt(now - KEEP))
        .exec(&*app.database)
        .await?;
    let missed = job_missed::Entity::delete_many()
        .filter(job_missed::Column::NotedAt.lt(now - KEEP))
        .exec(&*app.database)
        .await?;
    Ok(each_minute.rows_affected + others.rows_affected + missed.rows_affected)
}
