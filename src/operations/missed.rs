//! Occurrences that fell due and were not run: nobody was there, or the job was paused. Noted when the job next runs, as one
//! row for each stretch, so that a week without the job of each minute is a line and not ten thousand.

use chrono::TimeDelta;
use entities::ids::{JobMissedId, JobPauseId};
use entities::operations::{MissedBecause, job_missed, job_pause, job_run};
use scheduler::clock::Timestamp;
use scheduler::line::Line;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::runs::{counting, key};
use super::timetable;
use crate::foundation::error::Result;

/// From when on occurrences before this one were not run: the last one that was, or the end of its run, if it took longer
/// (a run that goes on stands for the times that come meanwhile). Nothing: the job never ran.
pub(super) async fn since(
    tx: &impl ConnectionTrait,
    job: &str,
    occurrence: Timestamp,
) -> Result<Option<Timestamp>> {
    let before: Option<job_run::Model> = counting(job)
        .filter(job_run::Column::Occurrence.lt(key(occurrence)))
        .order_by_desc(job_run::Column::Occurrence)
        .one(tx)
        .await?;
    let Some(before) = before else { return Ok(None) };
    let stood_for: Option<Timestamp> = before.occurrence.parse().ok();
    let noted: Option<String> = job_missed::Entity::find()
        .select_only()
        .column(job_missed::Column::LastOccurrence)
        .filter(job_missed::Column::Job.eq(job))
        .filter(job_missed::Column::LastOccurrence.lt(key(occurrence)))
        .order_by_desc(job_missed::Column::LastOccurrence)
        .into_tuple()
        .one(tx)
        .await?;
    let noted = noted.and_then(|text| text.parse().ok());
    Ok(stood_for.max(before.finished_at).max(noted))
}

/// Notes what was missed after `since` and before an occurrence that is run.
pub(super) async fn note(
    tx: &impl ConnectionTrait,
    job: &str,
    since: Timestamp,
    occurrence: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let until = occurrence - TimeDelta::microseconds(1);
    if since >= until {
        return Ok(());
    }
    let timetable = timetable::timetable(now)?;
    let Some(line) = timetable.line(job) else { return Ok(()) };
    for stretch in stretches(tx, job, line, since, until).await? {
        let row = job_missed::ActiveModel {
            id: Set(JobMissedId::new(now)),
            job: Set(job.to_owned()),
            first_occurrence: Set(key(stretch.first)),
            last_occurrence: Set(key(stretch.last)),
            occurrences: Set(stretch.occurrences),
            because: Set(if stretch.pause.is_some() { MissedBecause::Paused } else { MissedBecause::Down }),
            pause_id: Set(stretch.pause),
            noted_at: Set(now),
        };
        let once = OnConflict::columns([job_missed::Column::Job, job_missed::Column::LastOccurrence])
            .do_nothing()
            .to_owned();
        job_missed::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    }
    Ok(())
}

struct Stretch {
    first: Timestamp,
    last: Timestamp,
    occurrences: i64,
    pause: Option<JobPauseId>,
}

/// The occurrences after `since`, up to and including `until`, parted by the pauses that lay over them.
async fn stretches(
    tx: &impl ConnectionTrait,
    job: &str,
    line: &Line,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Stretch>> {
    let lasted = Condition::any()
        .add(job_pause::Column::ResumedAt.is_null())
        .add(job_pause::Column::ResumedAt.gt(since));
    let pauses = job_pause::Entity::find()
        .filter(job_pause::Column::Job.eq(job))
        .filter(job_pause::Column::PausedAt.lt(until))
        .filter(lasted)
        .order_by_asc(job_pause::Column::PausedAt)
        .all(tx)
        .await?;
    let mut found = Vec::new();
    let mut at = since;
    for pause in pauses {
        let (from, to) = (pause.paused_at.max(at), pause.resumed_at.unwrap_or(until).min(until));
        found.extend(stretch(line, at, from, None));
        found.extend(stretch(line, from, to, Some(pause.id)));
        at = at.max(to);
    }
    found.extend(stretch(line, at, until, None));
    Ok(found)
}

fn stretch(line: &Line, after: Timestamp, until: Timestamp, pause: Option<JobPauseId>) -> Option<Stretch> {
    if until <= after {
        return None;
    }
    let first = line.next_runs(after, 1).first().copied().filter(|first| *first <= until)?;
    let (_, last) = line.latest(until)?;
    let occurrences = i64::try_from(line.count(after, until)).unwrap_or(i64::MAX);
    Some(Stretch { first, last, occurrences, pause })
}

/// What was missed of a job, latest first.
pub async fn latest(
    database: &impl ConnectionTrait,
    job: &str,
    limit: u64,
) -> Result<Vec<job_missed::Model>> {
    Ok(job_missed::Entity::find()
        .filter(job_missed::Column::Job.eq(job))
        .order_by_desc(job_missed::Column::LastOccurrence)
        .limit(limit)
        .all(database)
        .await?)
}
