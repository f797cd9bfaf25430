//! The runner: looks at the clock and the timetable, and runs what is due.
//!
//! Jobs compare, they do not remember: after downtime a job is run once, for the latest occurrence it missed, and finds
//! out from facts what is owed. What has run is kept by the closures in [`Runs`], so that a restart or a second
//! instance repeats nothing. A job never overlaps itself; one that fails or panics is recorded and stops no other.
//!
//! A run belongs to whoever began it, for as long as they say that they still work ([`Runs::renewing`]). A process that
//! was stopped, and wakes up after another took its run over, is told so where it asks ([`still_ours`]) and stops. So is
//! one whose service ends: what it has not done yet is begun anew by the next.

use std::any::Any;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::{Mutex, OwnedMutexGuard, watch};
use tokio::task::JoinSet;

use crate::clock::{self, Clock, Timestamp};
use crate::runs::Ask;
pub use crate::runs::{Cause, Failure, Outcome, Ran, Run, Runs};
use crate::timetable::{Occurrence, Timetable};

/// A run that begins later than this after its time was missed and is being caught up.
const ON_TIME: TimeDelta = TimeDelta::minutes(5);

/// A job that asks before each letter is answered by the record once in this time.
const OFTEN: TimeDelta = TimeDelta::seconds(2);
/// A run older than this has a time that is no longer the present: what it has not done yet is begun anew.
pub const YOUNG: TimeDelta = TimeDelta::minutes(15);

/// Why a run does not go on to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// It is another's by now, or nobody can say whose it is.
    #[error("the run was taken over")]
    TakenOver,
    /// Its time is no longer the present.
    #[error("the run is too old to go on")]
    TooOld,
    #[error("the service is stopped")]
    Stopped,
}

tokio::task_local! {
    static FENCE: Fence;
}

/// What a job that works asks before it writes.
#[derive(Clone)]
struct Fence {
    runner: Runner,
    run: Run,
    /// Why it stops, once it was told so.
    stop: Arc<std::sync::Mutex<Option<Stop>>>,
    /// When the record last said that the run is ours.
    said: Arc<std::sync::Mutex<Option<Timestamp>>>,
}

impl Fence {
    async fn ask(&self, must_be_young: bool) -> Result<(), Stop> {
        let now = self.runner.0.clock.now();
        let stop = if self.runner.0.stopping.load(Ordering::SeqCst) {
            Stop::Stopped
        } else if must_be_young && now - self.run.began_at > YOUNG {
            Stop::TooOld
        } else if !self.is_ours(now).await {
            Stop::TakenOver
        } else {
            return Ok(());
        };
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = Some(stop);
        Err(stop)
    }

    async fn is_ours(&self, now: Timestamp) -> bool {
        let Some((_, renew)) = &self.runner.0.runs.renew else { return true };
        let last = *self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if last.is_some_and(|said| (TimeDelta::zero()..OFTEN).contains(&(now - said))) {
            return true;
        }
        let ours = (renew)(self.run.clone()).await.unwrap_or_else(|error| {
            note_unrecorded(&self.run.occurrence.job, &error);
            false
        });
        *self.said.lock().unwrap_or_else(PoisonError::into_inner) = ours.then_some(now);
        ours
    }
}

/// Asked by a job before each transaction of many: is the run that it works in still its own, and young enough that its
/// time is the present? Work that no runner runs is always its own.
pub async fn still_ours() -> Result<(), Stop> {
    ask(true).await
}

/// The same of a job that looks at the clock for each thing it does, and may take as long as it will.
pub async fn may_go_on() -> Result<(), Stop> {
    ask(false).await
}

async fn ask(must_be_young: bool) -> Result<(), Stop> {
    match FENCE.try_with(Clone::clone) {
        Ok(fence) => fence.ask(must_be_young).await,
        Err(_) => Ok(()),
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
    /// The service ends: jobs under way are told so where they ask.
    stopping: AtomicBool,
}

impl Runner {
    /// A runner that has not started. Every line must name a job; a job without a line runs by hand only.
    pub fn new(clock: Clock, timetable: Timetable, runs: Runs, jobs: Jobs) -> Result<Self, UnknownJob> {
        let runner = Self(Arc::new(Inner {
            clock,
            timetable: RwLock::default(),
            runs,
            jobs,
            stopping: AtomicBool::new(false),
        }));
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

    /// Ticks every so often until `stop` says true or its sender is gone. Jobs under way are told so where they ask, and their
    /// ends are waited for. Jobs run side by side. At the first tick all that was missed is caught up.
    pub async fn run(&self, every: Duration, mut stop: watch::Receiver<bool>) {
        let mut under_way = JoinSet::new();
        loop {
            let now = self.0.clock.now();
            if *stop.borrow() {
                break;
            }
            for job in self.wanted().await {
                under_way.spawn(self.clone().run_if_wanted(job, now));
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
        self.0.stopping.store(true, Ordering::SeqCst);
        while let Some(ended) = under_way.join_next().await {
            note_lost(ended);
        }
    }

    /// Runs what is due at `now`, one job after the other, and waits for the end of each. A job that never ran is due
    /// for its latest occurrence.
    pub async fn tick(&self, now: Timestamp) -> Vec<Ran> {
        let mut ran = Vec::new();
        for job in self.wanted().await {
            match tokio::spawn(self.clone().run_if_wanted(job, now)).await {
                Ok(done) => ran.extend(done),
                lost => note_lost(lost),
            }
        }
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
        let run = by_hand(name, now);
        if !(self.0.runs.begin)(run.clone()).await.map_err(NotRun::Record)? {
            return Err(NotRun::Busy);
        }
        let runner = self.clone();
        tokio::spawn(async move { runner.carry_out(&job, seat, run).await })
            .await
            .map_err(|lost| NotRun::Record(lost.into()))
    }

    /// The jobs that somebody wants run now.
    async fn wanted(&self) -> Vec<Arc<Job>> {
        let Some(orders) = &self.0.runs.orders else { return Vec::new() };
        match (orders.wanted)(()).await {
            Ok(names) => names.iter().filter_map(|name| self.job(name).cloned()).collect(),
            Err(error) => {
                note_unrecorded("", &error);
                Vec::new()
            }
        }
    }

    /// Runs a job that somebody wants run. While it runs already, here or elsewhere, the wish stays for the next tick.
    async fn run_if_wanted(self, job: Arc<Job>, now: Timestamp) -> Option<Ran> {
        let seat = job.seat.clone().try_lock_owned().ok()?;
        let orders = self.0.runs.orders.as_ref()?;
        let run = by_hand(&job.name, now);
        match (self.0.runs.begin)(run.clone()).await {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => return note_unrecorded(&job.name, &error),
        }
        // The wish is taken by whoever began: nobody else has, and a process that dies here leaves it.
        let taken = (orders.take)(job.name.clone()).await;
        if matches!(taken, Ok(true)) {
            return Some(self.carry_out(&job, seat, run).await);
        }
        let finished = (self.0.runs.finish)((run, Outcome::BrokenOff, now)).await;
        for error in [taken.err(), finished.err()].into_iter().flatten() {
            note_unrecorded(&job.name, &error);
        }
        None
    }

    fn job(&self, name: &str) -> Option<&Arc<Job>> {
        self.0.jobs.0.iter().find(|job| job.name == name)
    }

    async fn run_if_due(self, job: Arc<Job>, now: Timestamp) -> Option<Ran> {
        let latest = self.timetable().latest(&job.name, now)?;
        // Somebody in the seat means that the job is running: the next tick asks again.
        let mut seat = job.seat.clone().try_lock_owned().ok()?;
        // What was settled by a clock that stood ahead says nothing of the present.
        if seat.is_some_and(|settled| (latest.at..=now).contains(&settled)) {
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
        if let Some(paused) = &self.0.runs.paused {
            match (paused)(job.name.clone()).await {
                Ok(true) => return None,
                Ok(false) => {}
                Err(error) => return note_unrecorded(&job.name, &error),
            }
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
        let stop = Arc::default();
        let fence =
            Fence { runner: self.clone(), run: run.clone(), stop: Arc::clone(&stop), said: Arc::default() };
        let working = FENCE.scope(fence, async move { (work.work)(now).await });
        let ended = self.while_renewing(&run, tokio::spawn(working)).await;
        let stop = *stop.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = match ended {
            _ if stop == Some(Stop::TakenOver) => Outcome::GivenUp,
            _ if stop.is_some() => Outcome::BrokenOff,
            Ok(Ok(())) => Outcome::Done,
            Ok(Err(error)) => Outcome::Failed(with_causes(&*error)),
            Err(lost) => Outcome::Panicked(match lost.try_into_panic() {
                Ok(panic) => panic_text(&*panic),
                Err(cancelled) => cancelled.to_string(),
            }),
        };
        match &outcome {
            Outcome::Done => {}
            Outcome::BrokenOff => tracing::info!(job = job.name, ?stop, "a run was broken off"),
            Outcome::GivenUp => {
                tracing::warn!(job = job.name, occurrence = %run.occurrence.at, "a run was taken over");
                return Ran { run, outcome };
            }
            Outcome::Failed(_) | Outcome::Panicked(_) => {
                tracing::error!(job = job.name, ?outcome, "job did not succeed");
            }
        }
        let finished = (self.0.runs.finish)((run.clone(), outcome.clone(), self.0.clock.now())).await;
        match finished {
            Ok(()) if outcome == Outcome::Done => *seat = Some(run.occurrence.at),
            // The record says when it is tried again.
            Ok(()) => {}
            Err(error) => {
                note_unrecorded(&job.name, &error);
            }
        }
        Ran { run, outcome }
    }

    /// Waits for the end of a job, and notes every so often that it still works.
    async fn while_renewing<T>(
        &self,
        run: &Run,
        mut working: tokio::task::JoinHandle<T>,
    ) -> Result<T, tokio::task::JoinError> {
        let Some((every, renew)) = &self.0.runs.renew else { return working.await };
        loop {
            match tokio::time::timeout(*every, &mut working).await {
                Ok(ended) => return ended,
                Err(_) => {
                    // Whether it is still ours the job asks itself, where it can stop.
                    if let Err(error) = (renew)(run.clone()).await {
                        note_unrecorded(&run.occurrence.job, &error);
                    }
                }
            }
        }
    }
}

fn by_hand(job: &str, now: Timestamp) -> Run {
    let occurrence = Occurrence { job: job.to_owned(), local: clock::local(now), at: now };
    Run { occurrence, cause: Cause::ByHand, began_at: now }
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
