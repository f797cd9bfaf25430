//! The runner: looks at the clock and the timetable, and runs what is due.
//!
//! Jobs compare, they do not remember: after downtime a job is run once, for the latest occurrence it missed, and finds
//! out from facts what is owed. What has run is kept by the closures in [`Runs`], so that a restart or a second
//! instance repeats nothing. A job never overlaps itself; one that fails or panics is recorded and stops no other.

use std::any::Any;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::{Mutex, OwnedMutexGuard, watch};
use tokio::task::JoinSet;

use crate::clock::{self, Clock, Timestamp};
use crate::timetable::{Occurrence, Timetable};

/// Whatever went wrong, in a job or in keeping the record.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>>;
type Ask<Q, T> = Box<dyn Fn(Q) -> Answer<T> + Send + Sync>;

/// A run that begins later than this after its time was missed and is being caught up.
const ON_TIME: TimeDelta = TimeDelta::minutes(5);

/// Why a job runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Its time has come.
    OnTime,
    /// Its time came while nothing was running.
    CaughtUp,
    /// A person asked; the occurrence is the moment of asking.
    ByHand,
}

/// One run of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub occurrence: Occurrence,
    pub cause: Cause,
    pub began_at: Timestamp,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// The error with its causes, outermost first.
    Failed(String),
    Panicked(String),
}

/// A run that was recorded as begun, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    pub run: Run,
    pub outcome: Outcome,
}

/// The record of what ran, as closures over wherever it is kept.
pub struct Runs {
    last: Ask<String, Option<Timestamp>>,
    begin: Ask<Run, bool>,
    finish: Ask<(Run, Outcome, Timestamp), ()>,
}

impl Runs {
    /// - `last(job)`: the latest instant of this job that needs no more work; nothing if it never ran.
    /// - `begin(run)`: records the beginning, unique by (job, instant), and says whether it is ours. A refusal is asked
    ///   again at the next tick, so the record decides how long a claim of an instance that died holds.
    /// - `finish(run, outcome, finished_at)`: records the end.
    pub fn new<L, B, F, LastAnswer, BeginAnswer, FinishAnswer>(last: L, begin: B, finish: F) -> Self
    where
        L: Fn(String) -> LastAnswer + Send + Sync + 'static,
        B: Fn(Run) -> BeginAnswer + Send + Sync + 'static,
        F: Fn(Run, Outcome, Timestamp) -> FinishAnswer + Send + Sync + 'static,
        LastAnswer: Future<Output = Result<Option<Timestamp>, Failure>> + Send + 'static,
        BeginAnswer: Future<Output = Result<bool, Failure>> + Send + 'static,
        FinishAnswer: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        Self {
            last: Box::new(move |job| Box::pin(last(job))),
            begin: Box::new(move |run| Box::pin(begin(run))),
            finish: Box::new(move |(run, outcome, at)| Box::pin(finish(run, outcome, at))),
        }
    }
}

/// The work behind each name, in the order in which it runs within a tick.
#[derive(Default)]
pub struct Jobs(Vec<Arc<Job>>);

struct Job {
    name: String,
    work: Ask<Timestamp, ()>,
    /// Held while the job runs; holds the last instant known to be settled.
    seat: Arc<Mutex<Option<Timestamp>>>,
}

impl Jobs {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a job. Its closure is given the time at which it is run. A second job of one name replaces the first.
    #[must_use]
    pub fn with<W, Answer>(mut self, name: &str, work: W) -> Self
    where
        W: Fn(Timestamp) -> Answer + Send + Sync + 'static,
        Answer: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.0.retain(|job| job.name != name);
        let work: Ask<Timestamp, ()> = Box::new(move |now| Box::pin(work(now)));
        self.0.push(Arc::new(Job { name: name.to_owned(), work, seat: Arc::default() }));
        self
    }

    /// What the jobs are called, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|job| job.name.as_str())
    }
}

/// A line of the timetable names a job that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the timetable names {0}, which is not a job")]
pub struct UnknownJob(pub String);

/// Why a job was not run by hand.
#[derive(Debug, thiserror::Error)]
pub enum NotRun {
    #[error(transparent)]
    Unknown(#[from] UnknownJob),
    /// It is running, here or in another instance, or the record holds a run of this very instant.
    #[error("the job is running already")]
    Busy,
    #[error("what runs cannot be recorded")]
    Record(#[source] Failure),
}

/// Runs jobs by the timetable. Clones are the same runner.
#[derive(Clone)]
pub struct Runner(Arc<Inner>);

struct Inner {
    clock: Clock,
    timetable: RwLock<Arc<Timetable>>,
    runs: Runs,
    jobs: Jobs,
}

impl Runner {
    /// A runner that has not started. Every line must name a job; a job without a line runs by hand only.
    pub fn new(clock: Clock, timetable: Timetable, runs: Runs, jobs: Jobs) -> Result<Self, UnknownJob> {
        let runner = Self(Arc::new(Inner { clock, timetable: RwLock::default(), runs, jobs }));
        runner.replace_timetable(timetable)?;
        Ok(runner)
    }

    /// The timetable in use.
    pub fn timetable(&self) -> Arc<Timetable> {
        self.0.timetable.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Runs by another timetable from the next tick on.
    pub fn replace_timetable(&self, timetable: Timetable) -> Result<(), UnknownJob> {
        if let Some((name, _)) = timetable.entries().find(|(name, _)| self.job(name).is_none()) {
            return Err(UnknownJob(name.to_owned()));
        }
        *self.0.timetable.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(timetable);
        Ok(())
    }

    /// Ticks every so often until `stop` says true or its sender is gone, then waits for the jobs under way. Jobs run
    /// side by side. At the first tick all that was missed is caught up.
    pub async fn run(&self, every: Duration, mut stop: watch::Receiver<bool>) {
        let mut under_way = JoinSet::new();
        loop {
            let now = self.0.clock.now();
            if *stop.borrow() {
                break;
            }
            for job in &self.0.jobs.0 {
                under_way.spawn(self.clone().run_if_due(job.clone(), now));
            }
            while let Some(ended) = under_way.try_join_next() {
                note_lost(ended);
            }
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => break,
                () = tokio::time::sleep(every) => {}
            }
        }
        while let Some(ended) = under_way.join_next().await {
            note_lost(ended);
        }
    }

    /// Runs what is due at `now`, one job after the other, and waits for the end of each. A job that never ran is due
    /// for its latest occurrence.
    pub async fn tick(&self, now: Timestamp) -> Vec<Ran> {
        let mut ran = Vec::new();
        for job in &self.0.jobs.0 {
            // On a task of its own, so that a caller who goes away leaves no job half done.
            match tokio::spawn(self.clone().run_if_due(job.clone(), now)).await {
                Ok(done) => ran.extend(done),
                lost => note_lost(lost),
            }
        }
        ran
    }

    /// What a start owes after downtime: each job once, for the latest occurrence it missed.
    pub async fn catch_up(&self, now: Timestamp) -> Vec<Ran> {
        let ran = self.tick(now).await;
        let missed = ran.iter().filter(|ran| ran.run.cause == Cause::CaughtUp).count();
        tracing::info!(jobs = missed, "missed runs caught up");
        ran
    }

    /// Runs a job now because a person asked, timetable or not. Recorded like any other run.
    pub async fn run_once(&self, name: &str, now: Timestamp) -> Result<Ran, NotRun> {
        let job = self.job(name).ok_or_else(|| UnknownJob(name.to_owned()))?.clone();
        let seat = job.seat.clone().try_lock_owned().map_err(|_| NotRun::Busy)?;
        let occurrence = Occurrence { job: name.to_owned(), local: clock::local(now), at: now };
        let run = Run { occurrence, cause: Cause::ByHand, began_at: now };
        if !(self.0.runs.begin)(run.clone()).await.map_err(NotRun::Record)? {
            return Err(NotRun::Busy);
        }
        let runner = self.clone();
        tokio::spawn(async move { runner.carry_out(&job, seat, run).await })
            .await
            .map_err(|lost| NotRun::Record(lost.into()))
    }

    fn job(&self, name: &str) -> Option<&Arc<Job>> {
        self.0.jobs.0.iter().find(|job| job.name == name)
    }

    async fn run_if_due(self, job: Arc<Job>, now: Timestamp) -> Option<Ran> {
        let latest = self.timetable().latest(&job.name, now)?;
        // Somebody in the seat means that the job is running: the next tick asks again.
        let mut seat = job.seat.clone().try_lock_owned().ok()?;
        if seat.is_some_and(|settled| settled >= latest.at) {
            return None;
        }
        match (self.0.runs.last)(job.name.clone()).await {
            Ok(Some(settled)) if settled >= latest.at => {
                *seat = Some(settled);
                return None;
            }
            Ok(_) => {}
            Err(error) => return note_unrecorded(&job.name, &error),
        }
        let cause = if now - latest.at > ON_TIME { Cause::CaughtUp } else { Cause::OnTime };
        let run = Run { occurrence: latest, cause, began_at: now };
        match (self.0.runs.begin)(run.clone()).await {
            Ok(true) => Some(self.carry_out(&job, seat, run).await),
            Ok(false) => None,
            Err(error) => note_unrecorded(&job.name, &error),
        }
    }

    /// Runs a job whose beginning is recorded, and records the end.
    async fn carry_out(&self, job: &Arc<Job>, mut seat: OwnedMutexGuard<Option<Timestamp>>, run: Run) -> Ran {
        let work = job.clone();
        let now = run.began_at;
        let outcome = match tokio::spawn(async move { (work.work)(now).await }).await {
            Ok(Ok(())) => Outcome::Done,
            Ok(Err(error)) => Outcome::Failed(with_causes(&*error)),
            Err(lost) => Outcome::Panicked(match lost.try_into_panic() {
                Ok(panic) => panic_text(&*panic),
                Err(cancelled) => cancelled.to_string(),
            }),
        };
        if outcome != Outcome::Done {
            tracing::error!(job = job.name, ?outcome, "job did not succeed");
        }
        let finished = (self.0.runs.finish)((run.clone(), outcome.clone(), self.0.clock.now())).await;
        match finished {
            Ok(()) => *seat = Some(run.occurrence.at),
            Err(error) => {
                note_unrecorded(&job.name, &error);
            }
        }
        Ran { run, outcome }
    }
}

fn note_unrecorded(job: &str, error: &Failure) -> Option<Ran> {
    tracing::error!(job, error = with_causes(&**error), "the record of runs does not answer");
    None
}

fn note_lost<T>(ended: Result<T, tokio::task::JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a run was lost");
    }
}

fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without a message".to_owned())
}
