//! Where documents are drawn: on a few threads of their own, which give way to those that answer pages.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{Semaphore, oneshot};

use super::error::{Error, Result};

/// Documents that may wait in the lane of people who signed in; whoever asks for one more is told to come again.
const MOST: usize = 400;
/// How far a drawing thread stands back behind those that answer pages, on a scale that ends at 19.
const STEPS_BACK: i32 = 15;
/// Strangers have a lane of this part of the queue and of the threads, one thread at least, which stands back behind all others.
const STRANGERS_PART: usize = 4;
const STRANGERS_BACK: i32 = 19;

/// Who asks for a document. Each lane has threads and a queue of its own: one that is full keeps nobody of the other waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// People who signed in, and the program itself.
    People,
    /// Anybody: the doors of what is public.
    Strangers,
}

impl Lane {
    /// Both.
    pub const ALL: [Self; 2] = [Self::People, Self::Strangers];

    fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Strangers => "strangers",
        }
    }
}

/// The press. Cheap to clone.
#[derive(Clone)]
pub struct Press {
    people: Track,
    strangers: Track,
    /// Papers that are being made, each by one alone of each lane.
    alone: Arc<Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>>,
}

/// The threads and the queue of a lane.
#[derive(Clone)]
struct Track {
    places: Arc<Semaphore>,
    most: usize,
    steps_back: i32,
    queue: Arc<Mutex<Queue>>,
}

/// What is drawn, what waits, and what became of the rest since the start.
#[derive(Default)]
struct Queue {
    next: u64,
    /// In the order in which they came; true: being drawn.
    jobs: BTreeMap<u64, (String, bool)>,
    done: u64,
    failed: u64,
}

/// How a lane of the press stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What is being drawn now.
    pub drawing: Vec<String>,
    /// What waits, the next first.
    pub waiting: Vec<String>,
    pub done: u64,
    pub failed: u64,
}

impl Default for Press {
    fn default() -> Self {
        Self::of(std::thread::available_parallelism().map_or(1, usize::from).min(4))
    }
}

impl Press {
    /// A press that draws so many documents at once for people who signed in.
    pub fn of(places: usize) -> Self {
        let track = |places: usize, most: usize, steps_back: i32| Track {
            places: Arc::new(Semaphore::new(places.max(1))),
            most,
            steps_back,
            queue: Arc::default(),
        };
        Self {
            people: track(places, MOST, STEPS_BACK),
            strangers: track(places / STRANGERS_PART, MOST / STRANGERS_PART, STRANGERS_BACK),
            alone: Arc::default(),
        }
    }

    fn track(&self, lane: Lane) -> &Track {
        match lane {
            Lane::People => &self.people,
            Lane::Strangers => &self.strangers,
        }
    }

    /// Draws a document for somebody who signed in, when its turn comes; see [`Self::draw_in`].
    pub async fn draw<T, E>(
        &self,
        name: impl Into<String>,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        E: std::error::Error + Send + Sync + 'static,
    {
        self.draw_in(Lane::People, name, work).await
    }

    /// Draws a document when its turn in its lane comes. `name` is shown to administrators: a reference, never a person. Whoever
    /// stops waiting gives up the place in the queue; what is being drawn is drawn to its end.
    pub async fn draw_in<T, E>(
        &self,
        lane: Lane,
        name: impl Into<String>,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        E: std::error::Error + Send + Sync + 'static,
    {
        let track = self.track(lane);
        let job = track.join(name.into())?;
        let place = Arc::clone(&track.places).acquire_owned().await.map_err(Error::internal)?;
        job.begin();
        let (send, drawn) = oneshot::channel();
        let thread = std::thread::Builder::new().name("press".to_owned());
        let steps_back = track.steps_back;
        thread.spawn(move || {
            step_back(steps_back);
            let made = catch_unwind(AssertUnwindSafe(work));
            job.end(matches!(made, Ok(Ok(_))));
            // Nobody may be waiting any more.
            let _ = send.send(made);
            drop(place);
        })?;
        match drawn.await.map_err(Error::internal)? {
            Ok(made) => made.map_err(Error::internal),
            Err(_) => Err(Error::internal("drawing a document panicked")),
        }
    }

    /// Waits until nobody else of this lane makes the paper of this name: of many who ask for one that is not there yet, the
    /// first makes it and the others find it. Nobody who signed in waits for a stranger's.
    pub async fn alone(&self, lane: Lane, name: &str) -> tokio::sync::OwnedMutexGuard<()> {
        let paper = {
            let mut alone = self.alone.lock().unwrap_or_else(PoisonError::into_inner);
            alone.retain(|_, paper| paper.strong_count() > 0);
            let name = format!("{} {name}", lane.name());
            let known = alone.get(&name).and_then(Weak::upgrade);
            known.unwrap_or_else(|| {
                let paper = Arc::default();
                alone.insert(name, Arc::downgrade(&paper));
                paper
            })
        };
        paper.lock_owned().await
    }

    /// How a lane stands now.
    pub fn standing(&self, lane: Lane) -> Standing {
        let queue = self.track(lane).queue.lock().unwrap_or_else(PoisonError::into_inner);
        let named = |at_work: bool| {
            let jobs = queue.jobs.values().filter(move |(_, drawing)| *drawing == at_work);
            jobs.map(|(name, _)| name.clone()).collect()
        };
        Standing { drawing: named(true), waiting: named(false), done: queue.done, failed: queue.failed }
    }
}

impl Track {
    fn join(&self, name: String) -> Result<Job> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.jobs.len() >= self.most {
            return Err(Error::Full);
        }
        let number = queue.next;
        queue.next += 1;
        queue.jobs.insert(number, (name, false));
        Ok(Job { number, queue: Arc::clone(&self.queue) })
    }
}

/// A document's place in the queue; let go, it is out of it.
struct Job {
    number: u64,
    queue: Arc<Mutex<Queue>>,
}

impl Job {
    fn begin(&self) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, drawing)) = queue.jobs.get_mut(&self.number) {
            *drawing = true;
        }
    }

    fn end(self, well: bool) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if well {
            queue.done += 1;
        } else {
            queue.failed += 1;
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).jobs.remove(&self.number);
    }
}

/// Lets every thread of ordinary standing go before this one. Where that cannot be had, documents are drawn all the same.
fn step_back(steps: i32) {
    let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), steps);
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn documents_wait_in_the_order_in_which_they_were_asked_for_and_are_seen_waiting() {
        let press = Press::of(1);
        let (go, wait) = mpsc::channel::<()>();
        let (one, other) = (press.clone(), press.clone());
        let first = tokio::spawn(async move { one.draw("A-1", move || wait.recv()).await });
        while press.standing(Lane::People).drawing.is_empty() {
            tokio::task::yield_now().await;
        }
        let second = tokio::spawn(async move { other.draw("A-2", || Ok::<_, std::io::Error>(2)).await });
        while press.standing(Lane::People).waiting != ["A-2"]
            || press.standing(Lane::People).drawing != ["A-1"]
        {
            tokio::task::yield_now().await;
        }
        go.send(()).expect("the first one listens");
        first.await.expect("it ends").expect("it is drawn");
        assert_eq!(second.await.expect("it ends").expect("it is drawn"), 2);
        assert_eq!(press.standing(Lane::People), Standing { done: 2, ..Standing::default() });
    }

    #[tokio::test]
    async fn a_drawing_that_panics_fails_alone_and_whoever_stops_waiting_leaves_the_queue() {
        let press = Press::of(1);
        let failed = press.draw("A-1", || -> Result<(), std::io::Error> { panic!("no face") }).await;
        assert!(failed.is_err());
        let (go, wait) = mpsc::channel::<()>();
        let busy = tokio::spawn({
            let press = press.clone();
            async move { press.draw("A-2", move || wait.recv()).await }
        });
        while press.standing(Lane::People).drawing.is_empty() {
            tokio::task::yield_now().await;
        }
        {
            let mut given_up = Box::pin(press.draw("A-3", || Ok::<_, std::io::Error>(())));
            assert!(futures::poll!(&mut given_up).is_pending());
            assert_eq!(press.standing(Lane::People).waiting, ["A-3"]);
        }
        assert!(press.standing(Lane::People).waiting.is_empty());
        go.send(()).expect("it listens");
        busy.await.expect("it ends").expect("it is drawn");
        assert_eq!(press.standing(Lane::People), Standing { done: 1, failed: 1, ..Standing::default() });
    }

    #[tokio::test]
    async fn strangers_who_fill_their_lane_are_told_to_come_again_and_keep_nobody_who_signed_in_waiting() {
        let press = Press::of(1);
        let (go, wait) = mpsc::channel::<()>();
        let first = press.clone();
        let first =
            tokio::spawn(async move { first.draw_in(Lane::Strangers, "A-1", move || wait.recv()).await });
        while press.standing(Lane::Strangers).drawing.is_empty() {
            tokio::task::yield_now().await;
        }
        let nothing = || Ok::<_, std::io::Error>(());
        let mut crowd = Vec::new();
        for number in 1..MOST / STRANGERS_PART {
            let mut one = Box::pin(press.draw_in(Lane::Strangers, format!("A-2-{number}"), nothing));
            assert!(futures::poll!(&mut one).is_pending());
            crowd.push(one);
        }
        let one_more = press.draw_in(Lane::Strangers, "A-3", nothing).await;
        assert!(matches!(one_more, Err(Error::Full)), "{one_more:?}");
        // Somebody who signed in neither waits nor is refused, and not for the same paper either.
        let _theirs = press.alone(Lane::Strangers, "paper").await;
        let _own = press.alone(Lane::People, "paper").await;
        press.draw("A-4", nothing).await.expect("it is drawn at once");
        assert_eq!(press.standing(Lane::People), Standing { done: 1, ..Standing::default() });
        assert_eq!(press.standing(Lane::Strangers).waiting.len(), MOST / STRANGERS_PART - 1);
        drop(crowd);
        go.send(()).expect("it listens");
        first.await.expect("it ends").expect("it is drawn");
    }
}
