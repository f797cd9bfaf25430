//! The timetable, for administrators: what each job does, when it ran and runs, what was missed and made up; run now, pause.

use std::collections::HashMap;

use chrono::TimeDelta;
use entities::ids::AccountId;
use entities::operations::{RunCause, job_missed, job_run};
use scheduler::clock::Timestamp;
use serde_json::{Value, json};
use tera::Context;

use super::operations::moment;
use crate::access::{self, Deed};
use crate::foundation::error::{Error, Message, Result};
use crate::operations::pauses;
use crate::operations::timetable::{self, Entry};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/operations/timetable", Deed::SeeOperations, timetable_page),
        get("/operations/timetable/:code", Deed::SeeOperations, job_page),
        post("/operations/timetable/:code/run", Deed::RunJobs, run_now),
        post("/operations/timetable/:code/pause", Deed::RunJobs, pause),
        post("/operations/timetable/:code/resume", Deed::RunJobs, resume),
    ]
}

async fn timetable_page(visit: Visit) -> Answer {
    let entries = timetable::overview(&*visit.app.database, visit.now).await?;
    let who = names(&visit, &entries).await?;
    let jobs: Vec<Value> = entries.iter().map(|entry| row(&visit, entry, &who)).collect();
    let mut context = Context::new();
    context.insert("jobs", &jobs);
    visit.page("operations/timetable.html", context)
}

/// Runs on one page.
const RUNS: u64 = 20;

async fn job_page(visit: Visit) -> Answer {
    let context = job_context(&visit).await?;
    visit.page("operations/job.html", context)
}

async fn job_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let entry = timetable::of_job(database, visit.param("code"), visit.now).await?;
    let runs = timetable::latest_runs(database, &entry, RUNS).await?;
    let who = names(visit, std::slice::from_ref(&entry)).await?;
    let mut context = Context::new();
    context.insert("job", &row(visit, &entry, &who));
    context.insert("frequent", &entry.is_frequent());
    context.insert("runs", &runs.iter().map(|run| ran(visit, run)).collect::<Vec<_>>());
    Ok(context)
}

/// Names of those who paused jobs.
async fn names(visit: &Visit, entries: &[Entry]) -> Result<HashMap<AccountId, String>> {
    let paused = entries.iter().filter_map(|entry| entry.pause.as_ref()).map(|pause| pause.row.paused_by);
    access::store::names(&*visit.app.database, paused).await
}

fn row(visit: &Visit, entry: &Entry, who: &HashMap<AccountId, String>) -> Value {
    json!({
        "job": entry.job,
        "line": entry.line,
        "what": visit.say(&entry.what()),
        "when": visit.say(&entry.when),
        "next": entry.next.iter().map(|at| moment(visit, *at)).collect::<Vec<_>>(),
        "last": entry.last.as_ref().map(|run| ran(visit, run)),
        "day": entry.day.map(|day| visit.say(&day.say())),
        "made_up": entry.made_up.iter().map(|run| made_up(visit, run)).collect::<Vec<_>>(),
        "missed": entry.missed.iter().map(|stretch| missed(visit, stretch)).collect::<Vec<_>>(),
        "pause": entry.pause.as_ref().map(|pause| visit.say(
            &Message::new("timetable-paused")
                .with("who", who.get(&pause.row.paused_by).map_or("", String::as_str))
                .with("when", moment(visit, pause.row.paused_at))
                .with("reason", pause.row.reason.as_str())
                .with("n", pause.missed),
        )),
        "may_be_paused": entry.may_be_paused,
        "ordered": entry.ordered_at.map(|at| moment(visit, at)),
    })
}

fn ran(visit: &Visit, run: &job_run::Model) -> Value {
    let cause =
        run.cause.map(|cause| visit.app.words.word(visit.language, &format!("timetable-cause-{cause}")));
    let outcome = visit.app.words.word(visit.language, &format!("run-outcome-{}", run.outcome));
    let mut said = vec![outcome];
    said.extend(run.set_aside_at.map(|_| visit.app.words.word(visit.language, "timetable-set-aside")));
    json!({
        "at": moment(visit, run.started_at),
        "stood_for": instant(&run.occurrence).map(|at| moment(visit, at)),
        "took": timetable::took(run).map(|took| visit.say(&length(took))),
        "outcome": said.join("; "),
        "detail": run.detail.as_deref().map(|detail| ended(visit, detail)),
        "cause": cause,
        "by_hand": run.cause == Some(RunCause::ByHand),
    })
}

/// How a run ended that did not end well; what is not of our own wording is shown as it came.
fn ended(visit: &Visit, detail: &str) -> String {
    let said = |part| timetable::said(part).map_or_else(|| String::from(part), |message| visit.say(&message));
    detail.split("; ").map(said).collect::<Vec<_>>().join("; ")
}

fn made_up(visit: &Visit, run: &job_run::Model) -> String {
    let stood_for = instant(&run.occurrence).map_or_else(String::new, |at| moment(visit, at));
    visit.say(
        &Message::new("timetable-made-up-one")
            .with("at", moment(visit, run.started_at))
            .with("for", stood_for),
    )
}

fn missed(visit: &Visit, stretch: &job_missed::Model) -> String {
    let shown = |text: &str| instant(text).map_or_else(String::new, |at| moment(visit, at));
    visit.say(
        &Message::new(format!("timetable-missed-{}", stretch.because))
            .with("n", stretch.occurrences)
            .with("first", shown(&stretch.first_occurrence))
            .with("last", shown(&stretch.last_occurrence)),
    )
}

fn instant(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

fn length(took: TimeDelta) -> Message {
    match took.num_seconds() {
        ..1 => Message::new("timetable-took-no-time"),
        seconds @ 1..120 => Message::new("timetable-took-seconds").with("n", seconds),
        seconds => Message::new("timetable-took-minutes").with("n", seconds / 60),
    }
}

async fn run_now(visit: Visit) -> Answer {
    let job = visit.param("code").to_owned();
    pauses::order(&visit.app, visit.actor()?, &job, visit.now).await?;
    visit.go_saying(&format!("/operations/timetable/{job}"), "done-job-ordered")
}

/// Longest reason for a pause.
const REASON: usize = 500;

async fn pause(visit: Visit) -> Answer {
    let job = visit.param("code").to_owned();
    let reading = visit.form.reading();
    let reason = reading.text("reason", REASON);
    let done = match reading.done() {
        Ok(()) => pauses::pause(&visit.app, visit.actor()?, &job, &reason, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/operations/timetable/{job}"), "done-job-paused"),
        Err(error @ (Error::Problems(_) | Error::Refused(_))) => {
            let context = job_context(&visit).await?;
            visit.again("operations/job.html", context, error)
        }
        Err(other) => Err(other),
    }
}

async fn resume(visit: Visit) -> Answer {
    let job = visit.param("code").to_owned();
    pauses::resume(&visit.app, visit.actor()?, &job, visit.now).await?;
    visit.go_saying(&format!("/operations/timetable/{job}"), "done-job-resumed")
}
