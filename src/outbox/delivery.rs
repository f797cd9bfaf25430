//! Delivery: letters are leased in batches, go over a few connections side by side, and are settled in groups. A connection
//! takes its next letter only when what became of the one before is written down, so that a process killed at any moment
//! leaves at most one letter for each connection of which nobody knows that the relay has it.

use std::fs::{File, OpenOptions, TryLockError};
use std::sync::Arc;

use chrono::TimeDelta;
use entities::ids::EmailId;
use entities::outbox::email;
use futures::future::{join, join_all};
use scheduler::clock::Timestamp;
use scheduler::runner::may_go_on;
use tokio::sync::mpsc::unbounded_channel;

use super::desk::{Desk, Leased};
use super::owed::{self, StillOwed};
use super::rules::{self, Happening};
use super::writing::{self, Round, Tray, given_back, happened, settled};
use super::{letter_of, pause, relay, store, suppression};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::mailer::{Composed, Delivery, Handed, LAST_REPLY, Mailer, STEPS, Way};

/// Letters leased in one transaction, at most.
const BATCH: usize = 100;
/// In the data folder; whoever delivers from an embedded database has it locked.
const LOCK: &str = "mail.lock";

/// Delivers what is due. `still_owed` answers of a letter that has a condition whether that still holds; one that is owed no
/// more is withdrawn, and of one that is owed in part the rest goes.
///
/// Paused mail stays where it is. A letter leased by a process that died is taken up again: on SQLite at once, for nobody else
/// delivers from the folder; on PostgreSQL when its lease ends. If the relay may already have it, it bears the same Message-ID.
pub async fn deliver<F, Fut>(app: &App, now: Timestamp, still_owed: F) -> Result<Round>
where
    F: Fn(email::Model) -> Fut,
    Fut: Future<Output = Result<StillOwed>>,
{
    if pause::held(app).await? {
        return Ok(Round::default());
    }
    let Some(_alone) = alone(app).await? else { return Ok(Round::default()) };
    store::put_clock_right(app, app.now()).await?;
    let office = Office { heeds_pause: true, ..Office::open(app, still_owed).await? };
    let round = office.work_through(Source::Due(now)).await?;
    Ok(round)
}

/// Delivers one letter at once, paused or not: how an administrator tries a relay. What cannot be done now is left to the job.
pub(super) async fn deliver_one(app: &App, id: EmailId) -> Result<Round> {
    let Some(_alone) = alone(app).await? else { return Ok(Round::default()) };
    let office = Office::open(app, |_| async { Ok(StillOwed::Whole) }).await?;
    let letters = store::lease_one(app, id, office.lease).await?;
    office.work_through(Source::These(letters)).await
}

/// Lasts as long as it lives; the system lets go of the file when the process ends, however it ends.
struct Alone(#[expect(dead_code, reason = "held, not read")] Option<File>);

/// The proof that no other process delivers from this folder, and with it the letters that the dead had in hand. Several
/// instances share a PostgreSQL database, where only the lease tells.
async fn alone(app: &App) -> Result<Option<Alone>> {
    if !app.database.is_sqlite() {
        return Ok(Some(Alone(None)));
    }
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(app.config.data.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(e)) => return Err(e.into()),
    }
    let letters = store::take_from_the_dead(app).await?;
    if letters > 0 {
        tracing::warn!(letters, "letters were in the hands of a process that died");
    }
    Ok(Some(Alone(Some(file))))
}

/// Where letters come from.
enum Source {
    Due(Timestamp),
    These(Vec<email::Model>),
}

/// A round of delivery.
struct Office<'a, F> {
    app: &'a App,
    mailer: Arc<Mailer>,
    still_owed: F,
    lease: TimeDelta,
    /// What a lease must have left before a letter is begun.
    needed: TimeDelta,
    /// What it must have left when the letter itself goes: as long as the last reply may take.
    reply: TimeDelta,
    desk: Desk,
    /// A pause that begins while letters go holds the next of them.
    heeds_pause: bool,
    /// One connection is opened at a time: while the relay is away, one try tells all.
    door: tokio::sync::Mutex<()>,
}

/// What was found when a letter was looked at, right before it goes.
enum Look {
    Good(Box<Composed>),
    /// Not by us, or not now: given back as it was, to go at this instant or when it is looked at next.
    GivenBack(Option<Timestamp>),
    Settled(Happening, String),
}

/// How opening a connection went.
enum Opening {
    Open(Box<Way>),
    /// There is no relay now: what was wrong.
    Away(String),
    /// The relay talks with others of us and wants no more.
    Enough,
}

impl<'a, F, Fut> Office<'a, F>
where
    F: Fn(email::Model) -> Fut,
    Fut: Future<Output = Result<StillOwed>>,
{
    async fn open(app: &'a App, still_owed: F) -> Result<Self> {
        let mailer = relay::current(app).await?;
        let times = |steps| TimeDelta::from_std(mailer.settings().timeout * steps).map_err(Error::internal);
        let (needed, reply) = (times(STEPS)?, times(LAST_REPLY)?);
        let lease = TimeDelta::minutes(app.config.mail.lease_minutes.into()).max(needed * 2);
        let (desk, door) = (Desk::default(), tokio::sync::Mutex::new(()));
        Ok(Self { app, mailer, still_owed, lease, needed, reply, desk, heeds_pause: false, door })
    }

    async fn work_through(&self, source: Source) -> Result<Round> {
        let (sender, arrivals) = unbounded_channel();
        let hands = async move {
            // It goes with the last of the connections, and then nothing more is to be written.
            let tray = Tray(sender);
            let connections = (0..self.mailer.settings().connections).map(|_| self.hand_over_all(&tray));
            let (supplied, _) = join(self.supply(source), join_all(connections)).await;
            for left in self.desk.left() {
                tray.put(given_back(&left.letter, None));
            }
            supplied
        };
        let (supplied, round) = join(hands, writing::write_down(self.app, &self.desk, arrivals)).await;
        supplied?;
        round
    }

    /// Puts letters on the desk, a batch ahead of the connections, until none is due.
    async fn supply(&self, source: Source) -> Result<()> {
        let supplied = match source {
            Source::These(letters) => {
                self.desk.lay_out(1, letters);
                Ok(())
            }
            Source::Due(due) => self.supply_due(due).await,
        };
        self.desk.complete();
        supplied
    }

    async fn supply_due(&self, due: Timestamp) -> Result<()> {
        for batch in 1.. {
            if !self.desk.wants_more(BATCH / 2).await || self.is_over().await {
                break;
            }
            let letters = store::lease(self.app, due, self.lease, BATCH).await?;
            if letters.is_empty() {
                break;
            }
            self.desk.lay_out(batch, letters);
        }
        Ok(())
    }

    /// Is the service being stopped, or another at this work? Then nothing more is begun; what is on its way goes to its end.
    async fn is_over(&self) -> bool {
        let over = may_go_on().await.is_err();
        if over {
            self.desk.stop_sending();
        }
        over
    }

    /// One connection's work: letter after letter, until there are no more.
    async fn hand_over_all(&self, tray: &Tray) {
        let mut way = None;
        while let Some(Leased { batch, letter }) = self.desk.next().await {
            let composed = match self.look(&letter).await {
                Look::Good(composed) => composed,
                Look::GivenBack(until) => {
                    tray.put(given_back(&letter, until));
                    continue;
                }
                Look::Settled(happening, reply) => {
                    tray.put(settled(self.app, &letter, happening, reply));
                    continue;
                }
            };
            match self.hand_over(&mut way, batch, &letter, &composed).await {
                Some(Handed::Over(delivery)) => {
                    let (happening, reply) = happened(delivery);
                    if !tray.put_and_wait(settled(self.app, &letter, happening, reply)).await {
                        break;
                    }
                }
                Some(Handed::Held | Handed::Stale) => tray.put(given_back(&letter, None)),
                None => {
                    // The others go on; this letter is the next of one of them.
                    self.desk.put_back(Leased { batch, letter });
                    break;
                }
            }
        }
        if let Some(way) = way {
            self.desk.closed();
            Way::close(way).await;
        }
    }

    /// The one place where a letter is looked at right before it goes: is it still ours to send, at this hour, and still owed?
    async fn look(&self, letter: &email::Model) -> Look {
        let now = self.app.now();
        if !letter.leased_until.is_some_and(|until| rules::lease_suffices(until, self.needed, now)) {
            return Look::GivenBack(None);
        }
        if self.is_over().await {
            return Look::GivenBack(None);
        }
        // Whoever cannot be asked has not said that it may go.
        if self.heeds_pause && pause::held(self.app).await.unwrap_or(true) {
            self.desk.stop_sending();
            return Look::GivenBack(None);
        }
        // It may have waited into the night for the relay, or for the end of a pause.
        let from = rules::may_go_from(now, letter.urgency, &self.app.calendar);
        if from > now {
            return Look::GivenBack(Some(from));
        }
        let mut rewritten = None;
        if letter.still_owed.is_some() {
            match (self.still_owed)(letter.clone()).await {
                Ok(StillOwed::Whole) => {}
                Ok(StillOwed::Less(rest)) => rewritten = Some(rest),
                Ok(StillOwed::Nothing) => return Look::Settled(Happening::NotOwed, owed::NOT_OWED.into()),
                Ok(StillOwed::NotOurs) => return Look::GivenBack(None),
                // One condition that cannot be read keeps no other letter waiting.
                Err(error) => return Look::Settled(Happening::CannotTell, owed::why_not(&error)),
            }
        }
        let letter = rewritten.as_deref().unwrap_or(letter);
        match suppression::stops(&*self.app.database, letter).await {
            Ok(None) => {}
            Ok(Some(reply)) => return Look::Settled(Happening::Never, reply),
            Err(error) => {
                return Look::Settled(Happening::NotNow, format!("could not be checked: {error}"));
            }
        }
        match self.mailer.compose(&letter_of(letter, now)) {
            Ok(composed) => Look::Good(Box::new(composed)),
            Err(problem) => Look::Settled(Happening::Never, problem),
        }
    }

    /// Hands a letter to the relay, over the connection that is there or a new one. Nothing: this connection is one too many.
    async fn hand_over(
        &self,
        way: &mut Option<Way>,
        batch: u64,
        letter: &email::Model,
        composed: &Composed,
    ) -> Option<Handed> {
        let until = letter.leased_until.unwrap_or_default();
        loop {
            if way.as_ref().is_some_and(|way| !way.is_open()) {
                *way = None;
                self.desk.closed();
            }
            let open = match way {
                Some(open) => open,
                None => match self.open_way(batch).await {
                    Opening::Open(new) => way.insert(*new),
                    Opening::Away(reply) => return Some(Handed::Over(Delivery::Deferred(reply))),
                    Opening::Enough => return None,
                },
            };
            let may_go =
                || rules::lease_suffices(until, self.reply, self.app.now()) && !self.desk.is_stopped();
            match open.send(composed, may_go).await {
                // Tried again on a connection of its own, which cannot be stale.
                Handed::Stale => {}
                handed @ (Handed::Over(_) | Handed::Held) => return Some(handed),
            }
        }
    }

    async fn open_way(&self, batch: u64) -> Opening {
        let _one_at_a_time = self.door.lock().await;
        if let Some(reply) = self.desk.away(batch) {
            return Opening::Away(reply);
        }
        match self.mailer.open().await {
            Ok(way) => {
                self.desk.opened();
                Opening::Open(Box::new(way))
            }
            Err(reply) if self.desk.not_opened(batch, &reply) => Opening::Away(reply),
            Err(_) => Opening::Enough,
        }
    }
}
