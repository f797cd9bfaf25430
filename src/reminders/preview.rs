//! What would go out between two dates, to whom and why, if nothing changes until then.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{Days, NaiveDate, NaiveDateTime};
use entities::access::{Language, Role};
use entities::ids::{AccountId, OrganisationId};
use scheduler::cadence::Step;
use scheduler::clock::{self, Timestamp};

use super::boards::{self, BOARD_DIGEST, MONTHLY};
use super::holders::{self, By, Destination, Holders};
use super::rules::{self, NINE};
use super::store::{self, Key};
use super::{Cadences, Followed, Names, reach, wrong_way_round};
use crate::deadlines;
use crate::foundation::App;
use crate::foundation::error::Result;

/// One reminder that would go out.
#[derive(Clone, Debug)]
pub struct Preview {
    pub rule: String,
    /// What it is about, e.g. `COOP-0003/fire`; stable.
    pub subject: String,
    pub what_en: String,
    pub what_cy: String,
    pub step: String,
    pub due_on: NaiveDate,
    /// Address it goes to.
    pub recipient: String,
    /// By which role.
    pub recipient_role: Role,
    /// Because of the role, as a stand-in, by name, or as a delegate.
    pub because: &'static str,
    /// Whose reminder it is: several people, where they share a mailbox.
    pub accounts: Vec<AccountId>,
    /// Does it go to a shared mailbox?
    pub shared: bool,
    pub send_at: Timestamp,
    /// What the wall in Wales shows then.
    pub local_time: NaiveDateTime,
    /// Of the letter it stands in; none: both, Welsh first.
    pub language: Option<Language>,
}

impl Preview {
    /// The language as the outbox writes it.
    pub fn language_word(&self) -> String {
        self.language.map_or_else(|| "cy, en".to_owned(), |language| language.to_string())
    }
}

/// Which reminders are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// About some co-ops only, where some are given: it costs what they cost.
    pub only: Option<&'a [OrganisationId]>,
    /// By one rule only.
    pub rule: Option<&'a str>,
}

/// Everything that would go out between two dates, by time and recipient. What was told already is left out, and the past
/// is past: nothing goes before the next tick.
pub async fn preview(
    app: &App,
    from: NaiveDate,
    to: NaiveDate,
    only: Option<&[OrganisationId]>,
) -> Result<Vec<Preview>> {
    preview_of(app, Asked { from, to, only, rule: None }).await
}

/// The same, of what is asked for.
pub async fn preview_of(app: &App, asked: Asked<'_>) -> Result<Vec<Preview>> {
    let Asked { from, to, only, rule } = asked;
    if from > to {
        return Err(wrong_way_round());
    }
    let now = app.now();
    let today = clock::today(now);
    let next = next_tick(app, now);
    let begin = from.max(next);
    if begin > to {
        return Ok(Vec::new());
    }
    let days = begin..=to;
    let due = reach(app, today).await?.around(&days);
    let deadlines = deadlines::gather(app, today, due.clone(), only).await?;
    let holders = holders::holders(&*app.database, today, only, &deadlines).await?;
    let taken: HashSet<Key> = store::recorded(&*app.database, &due, only).await?;
    let names = store::organisations(&*app.database, None).await?;
    let mut cadences = Cadences::new(&app.calendar, begin);
    let mut gathered = Gathered { holders, names, taken, rows: Vec::new(), contents: HashMap::new() };
    for deadline in &deadlines {
        let Some(Followed { cadence, reach, .. }) = cadences.of(deadline) else { continue };
        // What was reached before and is not told yet is caught up at the first tick; the rest goes on its day.
        let caught_up = cadences.owed(deadline);
        let caught_up = caught_up
            .iter()
            .filter(|(notice, owed)| begin == next && !notice && owed.fell_due_on < begin)
            .map(|(_, owed)| (owed.step.clone(), begin));
        let planned = cadence
            .planned_steps(&rules::due_date(deadline, reach), days.clone(), &app.calendar)
            .into_iter()
            .filter(|planned| !rules::is_notice(deadline.rule, &cadence, &planned.step))
            .map(|planned| (planned.step, planned.on));
        let steps: Vec<(Step, NaiveDate)> = caught_up.chain(planned).collect();
        if rule.is_some_and(|rule| rule != deadline.rule.name()) {
            // Other lines of the same letters decide its language.
            gathered.only_readers(deadline, &steps);
        } else {
            gathered.take(app, deadline, &steps);
        }
    }
    if rule.is_none_or(|rule| rule == BOARD_DIGEST) {
        let licensed = boards::told_monthly(app, today).await?;
        for (first, on) in board_days(app, begin, to, begin == next) {
            gathered.take_boards(app, &licensed, only, first, on);
        }
    }
    Ok(gathered.in_order())
}

/// The months whose digest boards are owed, and the day it goes; one that is late by up to two weeks is made up at the first
/// tick.
fn board_days(app: &App, begin: NaiveDate, to: NaiveDate, first_tick: bool) -> Vec<(NaiveDate, NaiveDate)> {
    let late = rules::board_digest_owed(begin, &app.calendar).filter(|first| first_tick && *first < begin);
    let firsts = begin.iter_days().take_while(|day| *day <= to).filter(|day| {
        app.calendar.is_working_day(*day) && rules::first_working_day(*day, &app.calendar) == *day
    });
    late.map(|first| (first, begin)).into_iter().chain(firsts.map(|first| (first, first))).collect()
}

/// A letter: an address, a day, and the co-op if it is the month's digest of a board, which is a letter of its own.
type Letter = (Destination, NaiveDate, Option<OrganisationId>);

/// What makes a line one within its letter: rule, subject, due date.
type Line = (String, uuid::Uuid, NaiveDate);

/// Who reads a letter, and the row of each thing in it: one line, however many people share the address.
#[derive(Default)]
struct Contents {
    readers: BTreeSet<AccountId>,
    lines: HashMap<Line, usize>,
}

struct Gathered {
    holders: Holders,
    names: Names,
    taken: HashSet<Key>,
    rows: Vec<(Letter, Preview)>,
    contents: HashMap<Letter, Contents>,
}

impl Gathered {
    /// Lines by other rules than the one asked for: those they are for read the same letters, and decide their language.
    fn only_readers(&mut self, deadline: &deadlines::Deadline, steps: &[(Step, NaiveDate)]) {
        for (step, on) in steps {
            let Some(to) = rules::addressee(step) else { continue };
            for one in self.holders.of(deadline, to, *on) {
                let role = one.role_of_mailbox();
                let (destination, _) = self.holders.destination(one.account, role, deadline.organisation);
                if self.taken.insert(key_of(deadline, step, one.account)) {
                    let letter = (destination, *on, None);
                    self.contents.entry(letter).or_default().readers.insert(one.account);
                }
            }
        }
    }

    fn take(&mut self, app: &App, deadline: &deadlines::Deadline, steps: &[(Step, NaiveDate)]) {
        for (step, on) in steps {
            let Some(to) = rules::addressee(step) else { continue };
            for one in self.holders.of(deadline, to, *on) {
                let role = one.role_of_mailbox();
                let (destination, _) = self.holders.destination(one.account, role, deadline.organisation);
                let key = key_of(deadline, step, one.account);
                let (rule, step) = (deadline.rule.name(), step.to_string());
                let reference = self.names.get(&deadline.organisation);
                let subject = format!(
                    "{}/{}",
                    reference.map_or("", |(reference, _, _)| reference.as_str()),
                    deadline.subject
                );
                self.put((destination, *on, None), one.account, key, |recipient, shared| {
                    let (send_at, local_time) = nine_o_clock(*on);
                    Preview {
                        rule: rule.to_owned(),
                        subject,
                        what_en: deadline.say(&app.words, Language::En),
                        what_cy: deadline.say(&app.words, Language::Cy),
                        step,
                        due_on: deadline.due_on,
                        recipient,
                        recipient_role: one.role,
                        because: because(&one.by),
                        accounts: Vec::new(),
                        shared,
                        send_at,
                        local_time,
                        language: None,
                    }
                });
            }
        }
    }

    fn take_boards(
        &mut self,
        app: &App,
        licensed: &HashSet<OrganisationId>,
        only: Option<&[OrganisationId]>,
        first: NaiveDate,
        on: NaiveDate,
    ) {
        let here = |organisation: &OrganisationId| {
            licensed.contains(organisation) && only.is_none_or(|only| only.contains(organisation))
        };
        let members = self.holders.boards(on).filter(|(organisation, ..)| here(organisation)).collect();
        for board in boards::letters(&self.holders, members) {
            let subject_id = deadlines::unit(board.organisation, BOARD_DIGEST);
            for (account, role) in board.members {
                let key: Key = (BOARD_DIGEST.to_owned(), subject_id, first, MONTHLY.to_owned(), account);
                let reference = self.names.get(&board.organisation);
                let subject = reference.map_or_else(String::new, |(reference, _, _)| reference.clone());
                self.put(
                    (board.to.clone(), on, Some(board.organisation)),
                    account,
                    key,
                    |recipient, shared| {
                        let (send_at, local_time) = nine_o_clock(on);
                        Preview {
                            rule: BOARD_DIGEST.to_owned(),
                            subject,
                            what_en: app.words.word(Language::En, "reminders-board-digest"),
                            what_cy: app.words.word(Language::Cy, "reminders-board-digest"),
                            step: MONTHLY.to_owned(),
                            due_on: first,
                            recipient,
                            recipient_role: role,
                            because: "role",
                            accounts: Vec::new(),
                            shared,
                            send_at,
                            local_time,
                            language: None,
                        }
                    },
                );
            }
        }
    }

    /// Puts a line down, if its person was not told yet; a second one of the same thing in a letter joins the first.
    fn put(
        &mut self,
        letter: Letter,
        account: AccountId,
        key: Key,
        line: impl FnOnce(String, bool) -> Preview,
    ) {
        let Some(address) = self.holders.address(&letter.0).map(str::to_owned) else { return };
        let (rule, subject, due_on) = (key.0.clone(), key.1, key.2);
        if !self.taken.insert(key) {
            return;
        }
        let shared = matches!(letter.0, Destination::Shared(_));
        let contents = self.contents.entry(letter.clone()).or_default();
        contents.readers.insert(account);
        let next = self.rows.len();
        let at = *contents.lines.entry((rule, subject, due_on)).or_insert(next);
        if at == next {
            self.rows.push((letter, line(address, shared)));
        }
        self.rows[at].1.accounts.push(account);
    }

    fn in_order(self) -> Vec<Preview> {
        let Self { holders, rows, contents, .. } = self;
        let mut found: Vec<Preview> = rows
            .into_iter()
            .map(|(letter, row)| {
                let readers = contents.get(&letter).map(|contents| contents.readers.iter().copied());
                Preview { language: holders.language(readers.into_iter().flatten()), ..row }
            })
            .collect();
        found.sort_by(|a, b| {
            (a.send_at, &a.recipient, a.due_on, &a.rule, &a.subject, &a.step).cmp(&(
                b.send_at,
                &b.recipient,
                b.due_on,
                &b.rule,
                &b.subject,
                &b.step,
            ))
        });
        found
    }
}

fn key_of(deadline: &deadlines::Deadline, step: &Step, account: AccountId) -> Key {
    (deadline.rule.name().to_owned(), deadline.subject_id, deadline.due_on, step.to_string(), account)
}

fn because(by: &By) -> &'static str {
    match by {
        By::Role => "role",
        By::StandIn => "stand_in",
        By::Name => "named",
        By::Delegation(_) => "delegate",
    }
}

/// A day on which a rule would send something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub on: NaiveDate,
    /// How many people are told.
    pub people: usize,
}

/// How far ahead next runs are looked for.
const HALF_A_YEAR: u64 = 184;

/// The next days on which each rule would send something, by rule: `most` of each at most, within half a year.
pub async fn runs(app: &App, most: usize) -> Result<BTreeMap<String, Vec<Run>>> {
    let from = app.today();
    let to = from.checked_add_days(Days::new(HALF_A_YEAR)).unwrap_or(from);
    let mut days: BTreeMap<(String, NaiveDate), BTreeSet<AccountId>> = BTreeMap::new();
    for one in preview(app, from, to, None).await? {
        days.entry((one.rule, one.local_time.date())).or_default().extend(one.accounts);
    }
    let mut runs: BTreeMap<String, Vec<Run>> = BTreeMap::new();
    for ((rule, on), people) in days {
        let found = runs.entry(rule).or_default();
        if found.len() < most {
            found.push(Run { on, people: people.len() });
        }
    }
    Ok(runs)
}

/// The day of the next tick that posts anything: today before nine, else the next working day.
fn next_tick(app: &App, now: Timestamp) -> NaiveDate {
    let local = clock::local(now);
    let today = local.date();
    if app.calendar.is_working_day(today) && local.time() <= NINE {
        today
    } else {
        app.calendar.next_working_day(today)
    }
}

fn nine_o_clock(on: NaiveDate) -> (Timestamp, NaiveDateTime) {
    let local = on.and_time(NINE);
    (clock::instant_of(local), local)
}
