//! Writing down what became of letters: all that has come together since the last time, in one transaction.

use entities::outbox::{EmailState, email};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::oneshot;

use super::desk::Desk;
use super::rules::{self, Happening};
use super::store::{self, Settled};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::foundation::mailer::Delivery;
use scheduler::clock::Timestamp;

/// Letters settled in one transaction, at most.
const GROUP: usize = 100;

/// What one round of delivery did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    pub sent: u32,
    pub deferred: u32,
    pub failed: u32,
    pub unknown: u32,
    pub withdrawn: u32,
}

/// Something to write down; who waits for it is told when it is.
pub(super) struct Finished {
    settled: Settled,
    written: Option<oneshot::Sender<()>>,
}

/// Where the connections hand in what became of letters.
pub(super) struct Tray(pub UnboundedSender<Finished>);

impl Tray {
    /// Hands it in. Who writes listens until the last of those who send is done.
    pub(super) fn put(&self, settled: Settled) {
        let _ = self.0.send(Finished { settled, written: None });
    }

    /// Hands it in and waits until it is written. False: it could not be.
    pub(super) async fn put_and_wait(&self, settled: Settled) -> bool {
        let (written, wait) = oneshot::channel();
        let _ = self.0.send(Finished { settled, written: Some(written) });
        wait.await.is_ok()
    }
}

/// Writes until the last connection has ended. If something cannot be written nothing more is sent, and it is tried once more
/// in the end.
pub(super) async fn write_down(
    app: &App,
    desk: &Desk,
    mut arrivals: UnboundedReceiver<Finished>,
) -> Result<Round> {
    let (mut round, mut unwritten) = (Round::default(), Vec::new());
    while let Some(first) = arrivals.recv().await {
        let (mut group, mut waiting) = (vec![first.settled], vec![first.written]);
        while group.len() < GROUP
            && let Ok(more) = arrivals.try_recv()
        {
            group.push(more.settled);
            waiting.push(more.written);
        }
        if !desk.is_stopped() {
            match store::settle(app, &group, app.now()).await {
                Ok(written) => {
                    round.count(&group, &written);
                    for written in waiting.into_iter().flatten() {
                        // Whoever waited may be gone.
                        let _ = written.send(());
                    }
                    continue;
                }
                Err(error) => {
                    tracing::error!(%error, "what became of letters could not be written down");
                    desk.stop();
                }
            }
        }
        unwritten.append(&mut group);
    }
    if !unwritten.is_empty() {
        let written = store::settle(app, &unwritten, app.now()).await?;
        round.count(&unwritten, &written);
    }
    Ok(round)
}

/// What is written of a letter to which this happened.
pub(super) fn settled(app: &App, letter: &email::Model, happening: Happening, reply: String) -> Settled {
    let now = app.now();
    let state = rules::next(EmailState::Leased, letter.attempts, happening).unwrap_or(EmailState::Failed);
    let again =
        rules::may_go_from(now + rules::pause(letter.id, letter.attempts), letter.urgency, &app.calendar);
    let state = match happening {
        Happening::CannotTell => {
            let might_go = rules::may_go_from(letter.created_at, letter.urgency, &app.calendar);
            rules::when_nobody_can_tell(state, letter.attempts, might_go, again)
        }
        _ => state,
    };
    Settled {
        id: letter.id,
        organisation: letter.organisation_id,
        lease: letter.attempts,
        state,
        unused: false,
        reply: Some(reply),
        not_before: (state == EmailState::Deferred).then_some(again),
        sent_at: matches!(state, EmailState::Sent | EmailState::Unknown).then_some(now),
    }
}

/// A lease that was not used.
pub(super) fn given_back(letter: &email::Model, not_before: Option<Timestamp>) -> Settled {
    Settled {
        id: letter.id,
        organisation: letter.organisation_id,
        lease: letter.attempts,
        state: rules::next(EmailState::Leased, letter.attempts, Happening::GivenBack)
            .unwrap_or(EmailState::Deferred),
        unused: true,
        reply: None,
        not_before,
        sent_at: None,
    }
}

/// What it means for a letter that it was handed over so.
pub(super) fn happened(delivery: Delivery) -> (Happening, String) {
    match delivery {
        Delivery::Sent(reply) => (Happening::Taken, reply),
        Delivery::Deferred(reply) => (Happening::NotNow, reply),
        Delivery::Failed(reply) => (Happening::Never, reply),
        Delivery::Unknown(reply) => (Happening::AnswerLost, reply),
    }
}

impl Round {
    /// Counts those of a group that were written.
    fn count(&mut self, group: &[Settled], written: &[bool]) {
        let counted = group.iter().zip(written).filter(|(one, written)| **written && !one.unused);
        for (one, _) in counted {
            match one.state {
                EmailState::Sent => self.sent += 1,
                EmailState::Deferred => self.deferred += 1,
                EmailState::Failed => self.failed += 1,
                EmailState::Unknown => self.unknown += 1,
                EmailState::Withdrawn => self.withdrawn += 1,
                EmailState::Queued | EmailState::Leased => {}
            }
        }
    }
}
