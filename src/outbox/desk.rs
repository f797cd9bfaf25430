//! The desk between who leases letters and the connections over which they go: what is next, whether more is wanted, whether
//! the relay is there.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use entities::outbox::email;
use tokio::sync::Notify;

/// A letter in hand, and with which batch it was leased.
pub(super) struct Leased {
    pub batch: u64,
    pub letter: email::Model,
}

/// What the connections of one round share.
#[derive(Default)]
pub(super) struct Desk {
    papers: Mutex<Papers>,
    changed: Notify,
}

#[derive(Default)]
struct Papers {
    letters: VecDeque<Leased>,
    /// No more will come.
    complete: bool,
    /// Nothing more is to be taken from it.
    closed: bool,
    /// Nothing more is to be sent, and nothing can be written.
    stopped: bool,
    /// Connections that are open.
    open: usize,
    /// The relay was away when it was last tried, for letters of this batch.
    away: Option<(u64, String)>,
}

impl Desk {
    fn papers(&self) -> MutexGuard<'_, Papers> {
        self.papers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, how: impl FnOnce(&mut Papers) -> T) -> T {
        let answer = how(&mut self.papers());
        self.changed.notify_waiters();
        answer
    }

    /// Puts a batch on it.
    pub(super) fn lay_out(&self, batch: u64, letters: Vec<email::Model>) {
        let leased = letters.into_iter().map(|letter| Leased { batch, letter });
        self.change(|papers| papers.letters.extend(leased));
    }

    /// Puts one back, to be the next of somebody else.
    pub(super) fn put_back(&self, leased: Leased) {
        self.change(|papers| papers.letters.push_front(leased));
    }

    /// No more letters will come.
    pub(super) fn complete(&self) {
        self.change(|papers| papers.complete = true);
    }

    /// Nothing more is to be sent; what was is written.
    pub(super) fn stop_sending(&self) {
        self.change(|papers| papers.closed = true);
    }

    /// Nothing more is to be sent: nothing can be written.
    pub(super) fn stop(&self) {
        self.change(|papers| (papers.closed, papers.stopped) = (true, true));
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.papers().stopped
    }

    /// What nobody came to.
    pub(super) fn left(&self) -> VecDeque<Leased> {
        std::mem::take(&mut self.papers().letters)
    }

    /// Waits until no more than `few` lie on it. False: nothing is wanted any more.
    pub(super) async fn wants_more(&self, few: usize) -> bool {
        loop {
            let changed = self.changed.notified();
            {
                let papers = self.papers();
                if papers.closed || papers.letters.len() <= few {
                    return !papers.closed;
                }
            }
            changed.await;
        }
    }

    /// Takes the next letter, or waits for it. Nothing: that was all.
    pub(super) async fn next(&self) -> Option<Leased> {
        loop {
            let changed = self.changed.notified();
            let (next, over) = {
                let mut papers = self.papers();
                let next = if papers.closed { None } else { papers.letters.pop_front() };
                (next, papers.closed || papers.complete)
            };
            if next.is_some() {
                self.changed.notify_waiters();
                return next;
            }
            if over {
                return None;
            }
            changed.await;
        }
    }

    /// A connection was opened: the relay is there.
    pub(super) fn opened(&self) {
        self.change(|papers| {
            papers.open += 1;
            papers.away = None;
        });
    }

    /// A connection has ended.
    pub(super) fn closed(&self) {
        self.change(|papers| papers.open -= 1);
    }

    /// What was wrong with the relay when it was last tried, if that was for letters of this batch.
    pub(super) fn away(&self, batch: u64) -> Option<String> {
        let papers = self.papers();
        papers.away.as_ref().filter(|(tried, _)| *tried >= batch).map(|(_, reply)| reply.clone())
    }

    /// No connection could be opened. True: the relay is away. False: it talks with others of us and wants no more.
    pub(super) fn not_opened(&self, batch: u64, reply: &str) -> bool {
        self.change(|papers| {
            if papers.open == 0 {
                papers.away = Some((batch, reply.to_owned()));
            }
            papers.open == 0
        })
    }
}
