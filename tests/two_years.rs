//! P5, P7, P8, P9: two years of a small network, through four changes of the clocks, Easter and Christmas, with the service
//! away for 3 and for 20 days and a clock that is put forward and back; beside a slow, obvious oracle.
//!
//! The real runner ticks at the times of a day that matter: at nine, when digests are made and go; in the afternoon, after
//! people have changed facts; in the evening, when it is too late to send. Some mornings it comes late, or not at all.
//! `SAFON_TEST_SEED` plays another history; the one that is played is printed with every fault.

mod calendar;
mod chance;
mod ledger;
mod living;
mod network;
mod oracle;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use entities::access::Role;
use entities::ids::JobPauseId;
use entities::operations::{RunCause, job_missed, job_pause, job_run};
use entities::outbox::{EmailState, email};
use entities::reminders::reminder;
use safon::{jobs, outbox};
use scheduler::clock::{self, Timestamp};
use scheduler::runner::Runner;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::world::day;
use calendar::open;
use ledger::{Key, Ledger, Letter};
use network::Network;
use oracle::Place;

const POSTS: &str = "post-reminders";
const START: &str = "2026-01-05";
const DAYS: u64 = 730;
/// Days without service.
const AWAY: [(u64, u64); 4] = [(60, 3), (150, 20), (347, 3), (560, 20)];
/// Days from which mail is paused, and for how long: letters wait, and newer ones join them.
const PAUSED: [(u64, u64); 4] = [(30, 5), (115, 9), (420, 12), (640, 4)];
/// Days on which the clock is wrong for a while.
const TEN_BACK: u64 = 100;
const TEN_AHEAD: u64 = 210;
const A_DAY_BACK: u64 = 302;
const A_YEAR_AHEAD: u64 = 255;
const ODD: [u64; 4] = [TEN_BACK, TEN_AHEAD, A_DAY_BACK, A_YEAR_AHEAD];

fn at(date: NaiveDate, hour: u32, minute: u32) -> Timestamp {
    clock::instant_of(date.and_hms_opt(hour, minute, 0).expect("a time"))
}

struct Life {
    network: Network,
    runner: Runner,
    ledger: Ledger,
    waiting: Vec<Letter>,
    held: bool,
    /// The last nine o'clock that was seen to.
    posted_for: Option<NaiveDate>,
    /// A clock that is wrong: what the service does is not laid beside the oracle's expectation of a day's run.
    odd: bool,
    seed: u64,
}

impl Life {
    async fn begin(seed: u64) -> Self {
        let mut network = Network::new(START, seed).await;
        // Work of the night that no reminder hangs on stands still: two years of it would take an hour.
        for job in ["verify", "sweep", "erase-evidence", "rebuild-network", "scan-files", "issue-reports"] {
            let now = network.world.now();
            let row = job_pause::Model {
                id: JobPauseId::new(now),
                job: job.into(),
                reason: "two years in three minutes".into(),
                paused_by: *network.facts.officers.first().expect("an officer"),
                paused_at: now,
                resumed_by: None,
                resumed_at: None,
            };
            row.into_active_model().insert(&*network.world.app.database).await.expect("paused");
        }
        network.live(false).await;
        let runner = jobs::runner(&network.world.app).expect("a runner");
        Self {
            network,
            runner,
            ledger: Ledger::default(),
            waiting: Vec::new(),
            held: false,
            posted_for: None,
            odd: false,
            seed,
        }
    }

    /// Looks at the clock once. The oracle is asked what that look owes.
    async fn tick(&mut self, now: Timestamp) {
        self.network.world.clock.set(now).expect("the clock moves");
        let ran = self.runner.tick(now).await;
        let ran: BTreeSet<&str> = ran.iter().map(|ran| ran.run.occurrence.job.as_str()).collect();
        let local = clock::local(now);
        let (today, hour) = (local.date(), chrono::Timelike::hour(&local));
        let nine = if hour >= 9 { today } else { today - Days::new(1) };
        if !self.odd {
            let due = self.posted_for != Some(nine);
            assert_eq!(ran.contains(POSTS), due, "{local}: seed {}", self.seed);
        }
        if ran.contains(POSTS) {
            self.posted_for = Some(nine);
            let letters = self.ledger.post(&self.network.facts, today, hour);
            self.waiting.extend(letters);
        }
        if ran.contains("board-digest") {
            let letters = self.ledger.post_boards(&self.network.facts, today, hour);
            self.waiting.extend(letters);
        }
        if !self.held && open(today) && (9..20).contains(&hour) {
            self.ledger.deliver(&self.network.facts, &mut self.waiting, today);
        }
    }

    async fn hold(&mut self, hold: bool) {
        let app = &self.network.world.app;
        outbox::hold(app, None, hold, app.now()).await.expect("mail is held or released");
        self.held = hold;
    }

    async fn people(&mut self, now: Timestamp, quiet: bool) {
        self.network.world.clock.set(now).expect("the clock moves");
        self.network.live(quiet).await;
    }

    /// An ordinary day: nine o'clock, people, the afternoon, the evening.
    async fn day(&mut self, n: u64, today: NaiveDate) {
        let late = self.network.chance.between(0, 100);
        let morning = match late {
            0..4 => Some(at(today, 9, 0) + TimeDelta::minutes(self.late_by())),
            4..6 => None,
            _ => Some(at(today, 9, 0)),
        };
        // Letters that are posted and held go in the afternoon, when some of what they speak of is done.
        let paused = PAUSED.into_iter().find(|(from, days)| (*from..from + days).contains(&n));
        let last = paused.is_some_and(|(from, days)| n + 1 == from + days);
        let a_while = paused.is_none() && morning == Some(at(today, 9, 0)) && self.network.chance.one_in(8);
        let held = a_while || last;
        if a_while || paused.is_some() && !self.held {
            self.hold(true).await;
        }
        if let Some(morning) = morning {
            self.tick(morning).await;
        }
        match n {
            TEN_BACK => self.ten_minutes_back(today).await,
            TEN_AHEAD => self.ten_minutes_ahead(today).await,
            _ => {}
        }
        // A year ahead no visit and no window is to be open, which that clock would end for good.
        let quiet = self.held || (A_YEAR_AHEAD - 3..=A_YEAR_AHEAD).contains(&n);
        let now = self.network.world.now().max(at(today, 11, 0));
        self.people(now, quiet).await;
        if held {
            // Somebody whose letter waits leaves.
            if let Some(letter) = self.waiting.first().filter(|_| self.network.chance.one_in(3)) {
                self.network.dismiss(letter.person()).await;
            }
            // And of some that wait, one thing of several is done.
            for letter in self.waiting.clone() {
                let several = letter.things().count() > 1;
                let first = letter.things().next().filter(|_| several && self.network.chance.one_in(2));
                if let Some(thing) = first {
                    self.network.put_right(thing).await;
                }
            }
            // And somebody who reads a mailbox reads elsewhere from now on.
            for letter in self.waiting.clone() {
                if let Some((place, seat)) = letter.shared().filter(|_| self.network.chance.one_in(4)) {
                    self.network.share(place, seat, letter.person()).await;
                }
            }
            self.hold(false).await;
        }
        // A tick costs time, and most see what the morning saw: each sort of time comes often enough.
        if self.network.world.now() < at(today, 14, 0) && (held || n.is_multiple_of(3) || ODD.contains(&n)) {
            self.tick(at(today, 14, 0)).await;
        }
        match n {
            A_DAY_BACK => self.a_day_back(today).await,
            A_YEAR_AHEAD => self.a_year_ahead(today).await,
            _ => {}
        }
        if morning.is_none() || n.is_multiple_of(5) || ODD.contains(&n) {
            self.tick(at(today, 20, 30)).await;
        }
    }

    fn late_by(&mut self) -> i64 {
        i64::try_from(self.network.chance.between(6, 600)).expect("few")
    }

    async fn ten_minutes_back(&mut self, today: NaiveDate) {
        self.odd = true;
        for minute in [51, 59] {
            self.tick(at(today, 8, minute)).await;
        }
        for minute in [0, 2] {
            self.tick(at(today, 9, minute)).await;
        }
        (self.odd, self.posted_for) = (false, Some(today));
    }

    async fn ten_minutes_ahead(&mut self, today: NaiveDate) {
        self.odd = true;
        for minute in [12, 3, 13] {
            self.tick(at(today, 9, minute)).await;
        }
        (self.odd, self.posted_for) = (false, Some(today));
    }

    async fn a_day_back(&mut self, today: NaiveDate) {
        self.odd = true;
        for hour in [14, 20] {
            self.tick(at(today - Days::new(1), hour, 5)).await;
        }
        for hour in [9, 14] {
            self.tick(at(today, hour, 6)).await;
        }
        (self.odd, self.posted_for) = (false, Some(today));
    }

    /// What is told in that future is none of the oracle's: the present goes on as if it had not been.
    async fn a_year_ahead(&mut self, today: NaiveDate) {
        let (ledger, waiting) = (self.ledger.clone(), self.waiting.clone());
        let mut ahead = today + Days::new(365);
        while !open(ahead) {
            ahead = ahead + Days::new(1);
        }
        let before = self.network.world.letters().await.len();
        self.odd = true;
        for hour in [10, 11] {
            self.tick(at(ahead, hour, 0)).await;
        }
        let told = self.network.world.letters().await.len() - before;
        assert!(told > 0, "the clock a year ahead told nobody anything: seed {}", self.seed);
        (self.ledger, self.waiting) = (ledger, waiting);
        self.tick(at(today, 14, 30)).await;
        (self.odd, self.posted_for) = (false, Some(today));
    }
}

fn seeds() -> Vec<u64> {
    let other = std::env::var("SAFON_TEST_SEED").ok().and_then(|text| text.parse().ok());
    [Some(20_260_105), other].into_iter().flatten().collect()
}

#[tokio::test]
async fn in_two_years_all_that_is_owed_is_told_once_and_nothing_else() {
    for seed in seeds() {
        two_years(seed).await;
    }
}

async fn two_years(seed: u64) {
    let mut life = Life::begin(seed).await;
    let start = day(START);
    let mut away = 0;
    for n in 0..DAYS {
        if let Some((_, days)) = AWAY.into_iter().find(|(from, _)| *from == n) {
            away = days;
        }
        if away > 0 {
            away -= 1;
            if away == 0 {
                // Another process: it knows nothing but what is recorded.
                life.runner = jobs::runner(&life.network.world.app).expect("a runner");
            }
            continue;
        }
        life.day(n, start + Days::new(n + 1)).await;
    }
    all_told_as_it_should_be(&life).await;
    letters_went_as_they_should(&life).await;
    every_nine_o_clock_is_accounted_for(&life).await;
}

/// Reminders as the service recorded them, beside the oracle's.
async fn all_told_as_it_should_be(life: &Life) {
    let rows = reminder::Entity::find().filter(reminder::Column::SetAsideAt.is_null());
    let rows = rows.all(&*life.network.world.app.database).await.expect("the ledger");
    let told: BTreeMap<Key, (String, NaiveDate)> = rows
        .into_iter()
        .map(|row| {
            let key = (row.rule, row.subject_id, row.due_on, row.step, row.account_id);
            (key, (row.state.to_string(), clock::today(row.recorded_at)))
        })
        .collect();
    let meant: BTreeMap<Key, (String, NaiveDate)> =
        life.ledger.told.iter().map(|(key, (state, on))| (key.clone(), ((*state).to_owned(), *on))).collect();
    let mut wrong = Vec::new();
    for key in told.keys().chain(meant.keys()).collect::<BTreeSet<_>>() {
        let (told, meant) = (told.get(key), meant.get(key));
        if told != meant {
            wrong.push((
                told.or(meant).expect("one of them").1,
                format!("{key:?}: told {told:?}, owed {meant:?}"),
            ));
        }
    }
    wrong.sort();
    let first: Vec<&str> = wrong.iter().take(20).map(|(_, line)| line.as_str()).collect();
    assert!(wrong.is_empty(), "seed {}: {} faults, the first:\n{}", life.seed, wrong.len(), first.join("\n"));
    let count = |state: &str| told.values().filter(|(found, _)| found == state).count();
    println!(
        "seed {}: {} posted, {} missed, {} withdrawn",
        life.seed,
        count("posted"),
        count("missed"),
        count("withdrawn")
    );
    assert!(
        count("posted") > 500 && count("missed") > 20 && count("withdrawn") > 0,
        "a history worth telling"
    );
}

/// One digest a person and day, in the hours of working days, and only those that held.
async fn letters_went_as_they_should(life: &Life) {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
    let mut sent: BTreeMap<(Place, NaiveDate), Vec<usize>> = BTreeMap::new();
    let mut digests: BTreeMap<(Place, NaiveDate), usize> = BTreeMap::new();
    let mut withdrawn = 0;
    for letter in life.network.world.letters().await {
        // Told by the clock that stood a year ahead.
        if letter.unique_key.ends_with(":ahead") {
            continue;
        }
        let digest = ["digest", "board-digest"].contains(&letter.kind.as_str());
        let about =
            format!("seed {}: {} to {}, {:?}", life.seed, letter.kind, letter.recipient, letter.sent_at);
        if let Some(at) = letter.sent_at {
            let local = clock::local(at);
            let from = time(if digest { 9 } else { 8 });
            assert!(open(local.date()) && (from..time(20)).contains(&local.time()), "{about}");
        }
        if !digest {
            continue;
        }
        let place = match letter.account_id {
            Some(person) => Place::Person(person),
            None => {
                let (coop, seat) = life.network.facts.mailboxes[&letter.recipient];
                Place::Shared(coop, seat)
            }
        };
        match letter.state {
            EmailState::Sent => {
                let on = clock::today(letter.sent_at.expect("when"));
                sent.entry((place, on)).or_default().push(lines(&letter));
            }
            EmailState::Withdrawn => withdrawn += 1,
            other => panic!("{about} is {other}"),
        }
        if letter.kind == "digest" {
            let made = digests.entry((place, clock::today(letter.created_at))).or_default();
            *made += 1;
            assert_eq!(*made, 1, "{about}: a second digest of a day");
        }
    }
    let mut meant = life.ledger.sent.clone();
    for lines in sent.values_mut().chain(meant.values_mut()) {
        lines.sort_unstable();
    }
    let wrong: Vec<String> = sent
        .keys()
        .chain(meant.keys())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter(|key| sent.get(key) != meant.get(key))
        .map(|key| format!("{key:?}: lines {:?}, owed {:?}", sent.get(key), meant.get(key)))
        .collect();
    let first = wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "seed {}: {} letters, the first:\n{first}", life.seed, wrong.len());
    let shared = sent.keys().filter(|(place, _)| matches!(place, Place::Shared(..))).count();
    let Ledger { left_out, moved, waited, .. } = &life.ledger;
    println!(
        "seed {}: {shared} to mailboxes, {left_out} lines left out, {moved} told again elsewhere, {waited} letters waited for days",
        life.seed
    );
    assert!(shared > 20 && *left_out > 5 && *waited > 10 && *moved > 0, "a history worth telling");
    assert_eq!(withdrawn, life.ledger.withdrawn, "seed {}", life.seed);
}

/// How many things a digest speaks of, in each of its languages.
fn lines(letter: &email::Model) -> usize {
    let languages = letter.language.split(", ").count();
    let lines = letter.body_text.lines().filter(|line| line.starts_with("* ")).count();
    assert_eq!(lines % languages, 0, "as many in each language:\n{}", letter.body_text);
    lines / languages
}

/// Each nine o'clock was run, made up, or is recorded as missed.
async fn every_nine_o_clock_is_accounted_for(life: &Life) {
    let database = &*life.network.world.app.database;
    let runs = job_run::Entity::find()
        .filter(job_run::Column::Job.eq(POSTS))
        .filter(job_run::Column::SetAsideAt.is_null())
        .filter(job_run::Column::Cause.ne(RunCause::ByHand))
        .all(database)
        .await
        .expect("runs");
    let missed = job_missed::Entity::find().filter(job_missed::Column::Job.eq(POSTS)).all(database).await;
    let missed: i64 = missed.expect("missed").iter().map(|stretch| stretch.occurrences).sum();
    let all = i64::try_from(runs.len()).expect("few") + missed;
    assert_eq!(
        all,
        i64::try_from(DAYS).expect("few"),
        "seed {}: {} runs, {missed} missed",
        life.seed,
        runs.len()
    );
    assert!(missed > 0 && runs.iter().any(|run| run.cause == Some(RunCause::CaughtUp)));
    assert!(life.network.facts.holders.iter().any(|held| held.1 == Role::Manager));
}
