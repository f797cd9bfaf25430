//! The record of what ran: rows of `job_run`, unique by (job, occurrence), so that two instances never do the same work.

use chrono::{SecondsFormat, TimeDelta};
use entities::ids::JobRunId;
use entities::operations::{RunOutcome, job_run};
use scheduler::clock::Timestamp;
use scheduler::runner::{Failure, Outcome, Run, Runs};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::foundation::App;
use crate::foundation::error::{Result, already_there};

/// A run that has not ended after so long belonged to a process that died.
const LEASE: TimeDelta = TimeDelta::hours(1);
/// Runs of the mail job come each minute and are kept for a week; others for 400 days.
const KEEP_MAIL: TimeDelta = TimeDelta::days(7);
const KEEP: TimeDelta = TimeDelta::days(400);

/// The record as the runner wants it.
pub fn record(app: &App) -> Runs {
    let (last_app, begin_app, finish_app) = (app.clone(), app.clone(), app.clone());
    Runs::new(
        move |job| {
            let app = last_app.clone();
            async move { Ok(last(&app, &job).await?) }
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
}

/// The instant of an occurrence as its key: UTC, fixed width, so that it sorts. Local times come twice in October.
fn key(at: Timestamp) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

async fn last(app: &App, job: &str) -> Result<Option<Timestamp>> {
    let settled: Option<String> = job_run::Entity::find()
        .select_only()
        .column(job_run::Column::Occurrence)
        .filter(job_run::Column::Job.eq(job))
        .filter(job_run::Column::Outcome.is_in([RunOutcome::Done, RunOutcome::Failed]))
        .order_by_desc(job_run::Column::Occurrence)
        .into_tuple()
        .one(&*app.database)
        .await?;
    Ok(settled.and_then(|text| text.parse().ok()))
}

async fn begin(app: &App, run: &Run) -> Result<bool> {
    let row = job_run::ActiveModel {
        id: Set(JobRunId::new(run.began_at)),
        job: Set(run.occurrence.job.clone()),
        occurrence: Set(key(run.occurrence.at)),
        outcome: Set(RunOutcome::Running),
        detail: Set(None),
        started_at: Set(run.began_at),
        finished_at: Set(None),
    };
    match row.insert(&*app.database).await {
        Ok(_) => Ok(true),
        Err(e) if already_there(&e) => take_over(app, run).await,
        Err(e) => Err(e.into()),
    }
}

/// One statement decides: of two instances that both see an abandoned run, only one changes the row.
async fn take_over(app: &App, run: &Run) -> Result<bool> {
    let taken = job_run::Entity::update_many()
        .col_expr(job_run::Column::StartedAt, Expr::value(run.began_at))
        .filter(job_run::Column::Job.eq(&run.occurrence.job))
        .filter(job_run::Column::Occurrence.eq(key(run.occurrence.at)))
        .filter(job_run::Column::Outcome.eq(RunOutcome::Running))
        .filter(job_run::Column::StartedAt.lt(run.began_at - LEASE))
        .exec(&*app.database)
        .await?;
    Ok(taken.rows_affected == 1)
}

async fn finish(app: &App, run: &Run, outcome: &Outcome, at: Timestamp) -> Result<()> {
    let (word, detail) = match outcome {
        Outcome::Done => (RunOutcome::Done, None),
        Outcome::Failed(why) => (RunOutcome::Failed, Some(why.clone())),
        Outcome::Panicked(why) => (RunOutcome::Failed, Some(format!("panic: {why}"))),
    };
    job_run::Entity::update_many()
        .col_expr(job_run::Column::Outcome, Expr::value(word))
        .col_expr(job_run::Column::Detail, Expr::value(detail))
        .col_expr(job_run::Column::FinishedAt, Expr::value(Some(at)))
        .filter(job_run::Column::Job.eq(&run.occurrence.job))
        .filter(job_run::Column::Occurrence.eq(key(run.occurrence.at)))
        .filter(job_run::Column::StartedAt.eq(run.began_at))
        .exec(&*app.database)
        .await?;
    Ok(())
}

/// The latest runs of a job, newest first.
pub async fn latest(app: &App, job: &str, limit: u64) -> Result<Vec<job_run::Model>> {
    Ok(job_run::Entity::find()
        .filter(job_run::Column::Job.eq(job))
        .order_by_desc(job_run::Column::StartedAt)
        .limit(limit)
        .all(&*app.database)
        .await?)
}

/// Forgets runs that nobody will ask for. Answers how many.
pub async fn forget_old(app: &App, now: Timestamp) -> Result<u64> {
    let mail = job_run::Entity::delete_many()
        .filter(job_run::Column::Job.eq(super::timetable::DELIVER_MAIL))
        .filter(job_run::Column::StartedAt.lt(now - KEEP_MAIL))
        .exec(&*app.database)
        .await?;
    let others = job_run::Entity::delete_many()
        .filter(job_run::Column::StartedAt.lt(now - KEEP))
        .exec(&*app.database)
        .await?;
    Ok(mail.rows_affected + others.rows_affected)
}
