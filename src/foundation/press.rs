//! Where documents are drawn: on a few threads of their own, which give way to those that answer pages.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{Semaphore, oneshot};

use super::error::{Error, Message, Result};

/// Documents that may wait; whoever asks for one more is told to come again.
const MOST: usize = 400;
/// How far a drawing thread stands back behind those that answer pages, on a scale that ends at 19.
const STEPS_BACK: i32 = 15;

/// The press. Cheap to clone.
#[derive(Clone)]
pub struct Press {
    places: Arc<Semaphore>,
    queue: Arc<Mutex<Queue>>,
    /// Papers that are being made, each by one alone.
    alone: Arc<Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>>,
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

/// How the press stands.
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
    /// A press that draws so many documents at once.
    pub fn of(places: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(places.max(1))), queue: Arc::default(), alone: Arc::default() }
    }

    /// Draws a document when its turn comes. `name` is shown to administrators: a reference, never a person. Whoever stops
    /// waiting gives up the place in the queue; what is being drawn is drawn to its end.
    pub async fn draw<T, E>(
        &self,
        name: impl Into<String>,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        E: std::error::Error + Send + Sync + 'static,
    {
        let job = self.join(name.into())?;
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(Error::internal)?;
        job.begin();
        let (send, drawn) = oneshot::channel();
        let thread = std::thread::Builder::new().name("press".to_owned());
        thread.spawn(move || {
            step_back();
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

    /// Waits until nobody else makes the paper of this name: of many who ask for one that is not there yet, the first makes
    /// it and the others find it.
    pub async fn alone(&self, name: String) -> tokio::sync::OwnedMutexGuard<()> {
        let paper = {
            let mut alone = self.alone.lock().unwrap_or_else(PoisonError::into_inner);
            alone.retain(|_, paper| paper.strong_count() > 0);
            let known = alone.get(&name).and_then(Weak::upgrade);
            known.unwrap_or_else(|| {
                let paper = Arc::default();
                alone.insert(name, Arc::downgrade(&paper));
                paper
            })
        };
        paper.lock_owned().await
    }

    /// How it stands now.
    pub fn standing(&self) -> Standing {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let named = |at_work: bool| {
            let jobs = queue.jobs.values().filter(move |(_, drawing)| *drawing == at_work);
            jobs.map(|(name, _)| name.clone()).collect()
        };
        Standing { drawing: named(true), waiting: named(false), done: queue.done, failed: queue.failed }
    }

    fn join(&self, name: String) -> Result<Job> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.jobs.len() >= MOST {
            return Err(Error::Refused(Message::new("error-press-full")));
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
fn step_back() {
    let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), STEPS_BACK);
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
        while press.standing().drawing.is_empty() {
            tokio::task::yield_now().await;
        }
        let second = tokio::spawn(async move { other.draw("A-2", || Ok::<_, std::io::Error>(2)).await });
        while press.standing().waiting != ["A-2"] || press.standing().drawing != ["A-1"] {
            tokio::task::yield_now().await;
        }
        go.send(()).expect("the first one listens");
        first.await.expect("it ends").expect("it is drawn");
        assert_eq!(second.await.expect("it ends").expect("it is drawn"), 2);
        assert_eq!(press.standing(), Standing { done: 2, ..Standing::default() });
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
        while press.standing().drawing.is_empty() {
            tokio::task::yield_now().await;
        }
        {
            let mut given_up = Box::pin(press.draw("A-3", || Ok::<_, std::io::Error>(())));
            assert!(futures::poll!(&mut given_up).is_pending());
            assert_eq!(press.standing().waiting, ["A-3"]);
        }
        assert!(press.standing().waiting.is_empty());
        go.send(()).expect("it listens");
        busy.await.expect("it ends").expect("it is drawn");
        assert_eq!(press.standing(), Standing { done: 1, failed: 1, ..Standing::default() });
    }
}
