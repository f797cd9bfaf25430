//! Runs of jobs, and the record of them: closures over wherever it is kept.

use std::pin::Pin;
use std::time::Duration;

use crate::clock::Timestamp;
use crate::timetable::Occurrence;

/// Whatever went wrong, in a job or in keeping the record.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

pub(crate) type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>>;
pub(crate) type Ask<Q, T> = Box<dyn Fn(Q) -> Answer<T> + Send + Sync>;

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
    /// It was taken over meanwhile, and stopped. Its end is not recorded: whoever took it over does.
    GivenUp,
    /// It stopped before its end, because the service was stopped or because it had grown too old: as if it had not begun.
    BrokenOff,
}

/// A run that was recorded as begun, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    pub run: Run,
    pub outcome: Outcome,
}

/// The record of what ran, as closures over wherever it is kept.
pub struct Runs {
    pub(crate) last: Ask<String, Option<Timestamp>>,
    pub(crate) begin: Ask<Run, bool>,
    pub(crate) finish: Ask<(Run, Outcome, Timestamp), ()>,
    pub(crate) renew: Option<(Duration, Ask<Run, bool>)>,
    pub(crate) paused: Option<Ask<String, bool>>,
    pub(crate) orders: Option<Orders>,
}

/// Jobs that somebody wants run now.
pub(crate) struct Orders {
    pub(crate) wanted: Ask<(), Vec<String>>,
    pub(crate) take: Ask<String, bool>,
}

impl Runs {
    /// - `last(job)`: the latest instant of this job that needs no more work; nothing if it never ran.
    /// - `begin(run)`: records the beginning, unique by (job, instant), and says whether it is ours. A refusal is asked
    ///   again at the next tick, so the record decides how long a claim of an instance that died holds.
    /// - `finish(run, outcome, finished_at)`: records the end. What failed is begun again at a tick if `last` does not answer its
    ///   instant and `begin` allows it; of what was broken off nothing is left.
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
            renew: None,
            paused: None,
            orders: None,
        }
    }

    /// `renew(run)` notes that the run goes on, and says whether it is still ours: called every so often while the job
    /// works, and whenever the job asks.
    #[must_use]
    pub fn renewing<R, Answer>(mut self, every: Duration, renew: R) -> Self
    where
        R: Fn(Run) -> Answer + Send + Sync + 'static,
        Answer: Future<Output = Result<bool, Failure>> + Send + 'static,
    {
        self.renew = Some((every, Box::new(move |run| Box::pin(renew(run)))));
        self
    }

    /// `paused(job)`: is the job not to run by the timetable? Asked when it is due.
    #[must_use]
    pub fn pausing<P, Answer>(mut self, paused: P) -> Self
    where
        P: Fn(String) -> Answer + Send + Sync + 'static,
        Answer: Future<Output = Result<bool, Failure>> + Send + 'static,
    {
        self.paused = Some(Box::new(move |job| Box::pin(paused(job))));
        self
    }

    /// `wanted()`: jobs that somebody wants run now; `take(job)`: takes such a wish, and says whether it was ours to take.
    #[must_use]
    pub fn taking_orders<W, T, WantedAnswer, TakeAnswer>(mut self, wanted: W, take: T) -> Self
    where
        W: Fn() -> WantedAnswer + Send + Sync + 'static,
        T: Fn(String) -> TakeAnswer + Send + Sync + 'static,
        WantedAnswer: Future<Output = Result<Vec<String>, Failure>> + Send + 'static,
        TakeAnswer: Future<Output = Result<bool, Failure>> + Send + 'static,
    {
        let wanted: Ask<(), Vec<String>> = Box::new(move |()| Box::pin(wanted()));
        self.orders = Some(Orders { wanted, take: Box::new(move |job| Box::pin(take(job))) });
        self
    }
}
