//! Reminders: notices owed because of deadlines, each recorded once, sent as one digest a person and day.
//!
//! Jobs compare, they do not remember: the cadence says which step each deadline has reached, the record says which of them
//! are told already, and what is left goes out. Asked ten times a day, or after three weeks' silence, a step goes once.

mod ahead;
mod boards;
mod changes;
pub mod choice;
pub mod delegates;
mod digest;
mod holders;
pub mod mailboxes;
mod preview;
pub mod rules;
mod sending;
pub mod sentences;
mod store;
mod why;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use entities::ids::{AccountId, OrganisationId};
use entities::reminders::ReminderState;
use scheduler::cadence::{Cadence, DueDate, Owed};
use scheduler::clock::{self, Timestamp};
use scheduler::runner::still_ours;
use scheduler::working_days::Calendar;
use serde_json::json;

use crate::deadlines::{self, Deadline, Rule};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};
use crate::outbox;
use crate::standards::pack::CadenceKey;
pub use boards::{BOARD_DIGEST, MONTHLY, post_board_digests};
use digest::{Envelope, Told};
use holders::{Destination, Holders, Recipient, Through};
pub use preview::{Asked, Preview, Run, preview, preview_of, runs};
use rules::Reach;
pub use sending::{holds, still_owed};
use store::Entry;
pub use store::ledger;

/// Letters in one transaction at most: fewer would write the pages of the indexes oftener, more would keep everybody else
/// from writing for longer than a second.
const LETTERS: usize = 2000;
/// Entries without a letter in one transaction, for the same reasons.
const ENTRIES: usize = 20_000;

/// What a tick did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    pub letters: usize,
    pub told: usize,
    pub missed: usize,
}

/// Posts what is owed today, one digest an address. Nothing happens on a closed day, or after 20:00: tomorrow's tick finds it.
pub async fn post_due(app: &App, now: Timestamp) -> Result<Posted> {
    let today = clock::today(now);
    if !app.calendar.is_working_day(today) || too_late_today(now) {
        return Ok(Posted::default());
    }
    let changes = changes::since_told(&*app.database, today).await?;
    if changes.none() {
        return Ok(Posted::default());
    }
    let times = ahead::set_aside(app, now).await?;
    let only = changes.of.as_deref();
    let due = reach(app, today).await?.around(&(today..=today));
    let deadlines = deadlines::gather(app, today, due.clone(), only).await?;
    let holders = holders::holders(&*app.database, today, only, &deadlines).await?;
    let recorded = store::recorded(&*app.database, &due, only).await?;
    let mut work = Work::default();
    let mut cadences = Cadences::new(&app.calendar, today);
    for (at, deadline) in deadlines.iter().enumerate() {
        for (notice, owed) in cadences.owed(deadline).iter() {
            work.take((at, deadline), (*notice, today), owed, &holders, &recorded);
        }
    }
    let mut told_today = HashSet::new();
    for times in 0..=times {
        let keys: Vec<String> = work.letters.keys().map(|to| digest::key((to, today), times)).collect();
        let posted = store::posted(&*app.database, &keys).await?;
        let told = work.letters.keys().filter(|to| posted.contains(&digest::key((to, today), times)));
        told_today.extend(told.cloned());
    }
    work.letters.retain(|to, _| !told_today.contains(to));
    let known =
        Arc::new(Known { deadlines, holders, names: store::organisations(&*app.database, None).await? });
    let mut posted = Posted::default();
    let letters = work.letters.into_iter().filter(|(to, _)| known.holders.address(to).is_some());
    let (writer, about) = (app.clone(), Arc::clone(&known));
    let mut written =
        digest::write_ahead(in_parts(letters), move |(to, owed): &(Destination, Vec<OwedTo>)| {
            let told: Vec<Told<'_>> = owed.iter().map(|one| about.told(one)).collect();
            digest::write(&writer, &about.envelope(to, owed, (today, times)), &told, now)
        });
    while let Some(part) = written.recv().await {
        let (letters_of, letters) = part?;
        still_ours().await.map_err(Error::internal)?;
        let tx = app.database.begin_large().await?;
        let letters = outbox::put(&tx, letters).await?;
        // A letter that was there before speaks of something else: what this one would have said is told tomorrow.
        let new = || letters_of.iter().zip(&letters).filter(|(_, letter)| letter.new);
        let entries: Vec<Entry> = new()
            .flat_map(|((_, owed), letter)| owed.iter().map(|one| (one, letter.id)))
            .map(|(one, letter)| known.entry(one, ReminderState::Posted, Some(letter)))
            .collect();
        posted.letters += new().count();
        posted.told += entries.len();
        store::record(&tx, &entries, now).await?;
        let detail = json!({ "day": today, "letters": new().count(), "reminders": entries.len() });
        journal::record(&tx, None, Event::of_service("reminders-posted").saying(detail), now).await?;
        app.database.commit_large(tx).await?;
    }
    posted.missed = work.without_letter.len();
    for some in work.without_letter.chunks(ENTRIES) {
        still_ours().await.map_err(Error::internal)?;
        let entries: Vec<Entry> = some.iter().map(|(one, state)| known.entry(one, *state, None)).collect();
        let tx = app.database.begin_large().await?;
        store::record(&tx, &entries, now).await?;
        app.database.commit_large(tx).await?;
    }
    still_ours().await.map_err(Error::internal)?;
    changes::mark_told(&*app.database, today, changes.last, now).await?;
    Ok(posted)
}

fn too_late_today(now: Timestamp) -> bool {
    clock::local(now).time() >= rules::EVENING
}

/// How far from a day the due dates lie of which something may be said on it.
async fn reach(app: &App, today: NaiveDate) -> Result<Reach> {
    let packs = deadlines::packs(app, today).await?;
    Ok(Reach::of(packs.iter().map(|pack| &**pack)))
}

/// Letters to be written, in parts that one transaction can take.
fn in_parts<T>(letters: impl Iterator<Item = T>) -> Vec<Vec<T>> {
    let mut letters = letters.peekable();
    let mut parts = Vec::new();
    while letters.peek().is_some() {
        parts.push(letters.by_ref().take(LETTERS).collect());
    }
    parts
}

/// What is to be told, letter by letter, and what is only recorded.
#[derive(Default)]
struct Work {
    letters: BTreeMap<Destination, Vec<OwedTo>>,
    without_letter: Vec<(OwedTo, ReminderState)>,
}

/// One step of one deadline for one person.
#[derive(Clone)]
struct OwedTo {
    /// Its place among the deadlines.
    deadline: usize,
    step: String,
    owed_on: NaiveDate,
    to: Recipient,
    copy: bool,
    /// The shared mailbox it goes to.
    through: Option<Through>,
}

impl Work {
    fn take(
        &mut self,
        (at, deadline): (usize, &Deadline),
        (notice, today): (bool, NaiveDate),
        owed: &Owed,
        holders: &Holders,
        recorded: &HashSet<store::Key>,
    ) {
        let Some(addressee) = rules::addressee(&owed.step) else { return };
        let step = owed.step.to_string();
        let is_new = |step: &str, account: AccountId| {
            let key = (
                deadline.rule.name().to_owned(),
                deadline.subject_id,
                deadline.due_on,
                step.to_owned(),
                account,
            );
            !recorded.contains(&key)
        };
        for to in holders.of(deadline, addressee, today) {
            let account = to.account;
            let mut one = OwedTo {
                deadline: at,
                step: step.clone(),
                owed_on: owed.fell_due_on,
                to,
                copy: addressee != rules::Addressee::Own,
                through: None,
            };
            for missed in &owed.missed {
                let missed = missed.to_string();
                if is_new(&missed, account) {
                    let entry = OwedTo { step: missed, ..one.clone() };
                    self.without_letter.push((entry, ReminderState::Missed));
                }
            }
            if !is_new(&step, account) {
                continue;
            }
            if notice {
                // The notice of the visit went out by itself and counts as this step.
                self.without_letter.push((one, ReminderState::Posted));
            } else {
                let role = one.to.role_of_mailbox();
                let (destination, through) = holders.destination(account, role, deadline.organisation);
                one.through = through;
                self.letters.entry(destination).or_default().push(one);
            }
        }
    }
}

/// What a tick knows while it writes.
struct Known {
    deadlines: Vec<Deadline>,
    holders: Holders,
    names: Names,
}

type Names = HashMap<OrganisationId, (String, String, String)>;

impl Known {
    fn entry(&self, owed: &OwedTo, state: ReminderState, email: Option<entities::ids::EmailId>) -> Entry {
        let deadline = &self.deadlines[owed.deadline];
        Entry {
            rule: deadline.rule.name().to_owned(),
            subject_kind: deadline.subject_kind,
            subject_id: deadline.subject_id,
            due_on: deadline.due_on,
            step: owed.step.clone(),
            account: owed.to.account,
            organisation: deadline.organisation,
            state,
            email,
            owed_on: owed.owed_on,
        }
    }

    fn told<'b>(&'b self, owed: &'b OwedTo) -> Told<'b> {
        let deadline = &self.deadlines[owed.deadline];
        let (cooperative_en, cooperative_cy) = names_of(&self.names, deadline.organisation);
        Told {
            deadline,
            step: &owed.step,
            to: &owed.to,
            copy: owed.copy,
            through: owed.through,
            cooperative_en,
            cooperative_cy,
        }
    }

    /// Who a letter is for. What goes to a shared mailbox is for those whose it is, and for nobody by name.
    fn envelope(&self, to: &Destination, owed: &[OwedTo], (today, times): (NaiveDate, u32)) -> Envelope {
        let readers: BTreeSet<AccountId> = owed.iter().map(|one| one.to.account).collect();
        let shared: BTreeSet<Through> = owed.iter().filter_map(|one| one.through).collect();
        Envelope {
            key: digest::key((to, today), times),
            account: match to {
                Destination::Person(account) => Some(*account),
                Destination::Shared(_) => None,
            },
            address: self.holders.address(to).unwrap_or_default().to_owned(),
            language: self.holders.language(readers),
            to: shared
                .into_iter()
                .map(|one| {
                    let (en, cy) = names_of(&self.names, one.organisation);
                    (one.held_by, en.to_owned(), cy.to_owned())
                })
                .collect(),
        }
    }
}

fn names_of(names: &Names, organisation: OrganisationId) -> (&str, &str) {
    names.get(&organisation).map_or(("", ""), |(_, en, cy)| (en.as_str(), cy.as_str()))
}

/// What is owed, with whether it is the notice of a visit.
type Steps = Arc<Vec<(bool, Owed)>>;

/// What two deadlines share when the same steps are owed for both: version, rule, due date, interval, opening.
type Likeness = (usize, Rule, NaiveDate, Option<u32>, Option<NaiveDate>);

/// The cadence that a deadline follows: its version's place in memory, what it says, how far it reaches.
#[derive(Clone)]
struct Followed {
    pack: usize,
    cadence: Arc<Cadence>,
    reach: Reach,
}

/// The cadences of the versions, and what they say of each due date today: thousands of deadlines share a few hundred.
struct Cadences<'a> {
    calendar: &'a Calendar,
    today: NaiveDate,
    known: HashMap<(usize, CadenceKey), Followed>,
    said: HashMap<Likeness, Steps>,
}

impl<'a> Cadences<'a> {
    fn new(calendar: &'a Calendar, today: NaiveDate) -> Self {
        Self { calendar, today, known: HashMap::new(), said: HashMap::new() }
    }

    /// The cadence of a deadline, if anybody is written to about it.
    fn of(&mut self, deadline: &Deadline) -> Option<Followed> {
        let pack = deadline.pack.as_ref()?;
        let key = deadline.rule.cadence()?;
        let at = Arc::as_ptr(pack).addr();
        if let Some(known) = self.known.get(&(at, key)) {
            return Some(known.clone());
        }
        let says = pack.cadence(key)?;
        let (cadence, reach) = (Arc::new(rules::cadence(says)), Reach::of_one(pack, says));
        let followed = Followed { pack: at, cadence, reach };
        self.known.insert((at, key), followed.clone());
        Some(followed)
    }

    fn owed(&mut self, deadline: &Deadline) -> Steps {
        let Some(Followed { pack, cadence, reach }) = self.of(deadline) else { return Steps::default() };
        let due: DueDate = rules::due_date(deadline, reach);
        let key = (pack, deadline.rule, due.on, due.interval_days, due.opens_on);
        let (calendar, today) = (self.calendar, self.today);
        let said = self.said.entry(key).or_insert_with(|| {
            let owed = cadence.owed(&due, today, calendar).into_iter();
            Arc::new(owed.map(|one| (rules::is_notice(deadline.rule, &cadence, &one.step), one)).collect())
        });
        Arc::clone(said)
    }
}

fn wrong_way_round() -> Error {
    Error::refused("reminders-dates-wrong-way-round")
}
