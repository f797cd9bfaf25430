//! What runs out in the months to come, and a plan of sessions that keeps enough of it in date. Pure.
//!
//! The plan is greedy, so that anybody can follow it. For each subject it walks over the days to come on which anything
//! changes (something runs out, a starter's time is over, somebody comes back or leaves). On the first day on which less
//! would be in date than is asked, as many people are put into a session held the day before as are needed, those who ran out
//! longest ago first; a session of the same subject at most `JOIN` days before takes them in. Then it walks on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, Months, NaiveDate};

use super::rules::{self, Cell, Person, Record};
use crate::standards::pack::{Category, Subject};

/// Days by which somebody may renew early to join a session that is held anyway.
pub const JOIN: u64 = 30;

/// A session to be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub subject: String,
    /// Ids, in the order in which they are needed.
    pub people: Vec<String>,
    /// The last day on which it is in time.
    pub by: NaiveDate,
    /// The first day on which less than is asked would be in date without it.
    pub short_on: NaiveDate,
    /// How much would be in date on that first day without it.
    pub without: (u64, u64),
    /// How much would be in date then with it.
    pub with: (u64, u64),
    /// Per cent that are asked for.
    pub asked: u64,
}

/// What a version asks of a subject, in per cent of those who count, from the values of its metrics by name. Where several
/// say something, the highest.
pub fn asked(subject: &Subject, metric: impl Fn(&str) -> Option<u64>) -> Option<u64> {
    let mut names = Vec::new();
    match (subject.category, subject.code.as_str()) {
        (Category::Training, _) => {
            // Where each subject reaches what is asked of the whole, the whole does.
            names.push("core_training_in_date_pct");
            if subject.safety_critical {
                names.push("safety_critical_subject_in_date_pct");
            }
            if subject.safeguarding_group.is_some() {
                names.push("safeguarding_group_learning_in_date_pct");
            }
        }
        (Category::Check, "pre_employment_checks") => names.push("workers_with_complete_checks_pct"),
        (Category::Check, "dbs") => names.push("dbs_in_date_pct"),
        (Category::Registration, _) => names.push("registration_in_date_pct"),
        (Category::Supervision, "supervision") => names.push("supervision_in_date_pct"),
        (Category::Supervision, "appraisal") => names.push("appraisal_in_date_pct"),
        (Category::Check | Category::Induction | Category::Supervision, _) => {}
    }
    names.into_iter().filter_map(metric).filter(|percent| *percent <= 100).max()
}

/// Records by person and subject, so that a cell looks at its own alone.
#[derive(Debug, Default)]
pub struct Done<'a>(HashMap<&'a str, HashMap<&'a str, Vec<Record>>>);

impl<'a> Done<'a> {
    /// Sorts records.
    pub fn of(records: &'a [Record]) -> Self {
        let mut sorted: HashMap<&str, HashMap<&str, Vec<Record>>> = HashMap::new();
        for record in records {
            let own = sorted.entry(&record.person).or_default();
            own.entry(&record.subject).or_default().push(record.clone());
        }
        Self(sorted)
    }

    fn theirs(&self, person: &Person, subject: &Subject) -> &[Record] {
        let own = self.0.get(person.id.as_str()).and_then(|own| own.get(subject.code.as_str()));
        own.map_or(&[], Vec::as_slice)
    }
}

/// How much of a subject would be in date on each of these days if nothing more were done: (in date, counted).
pub fn coverage(
    subject: &Subject,
    people: &[Person],
    done: &Done<'_>,
    days: &[NaiveDate],
) -> Vec<(u64, u64)> {
    let needing: Vec<(&Person, &[Record])> = people
        .iter()
        .filter(|person| subject.is_needed_by(&person.roles))
        .map(|person| (person, done.theirs(person, subject)))
        .collect();
    let of =
        |day: &NaiveDate| tally(needing.iter().map(|(person, own)| stands(subject, person, own, *day).1));
    days.iter().map(of).collect()
}

/// The sessions that keep each subject at what is asked of it from today until a day, by date, then by subject.
pub fn plan(
    subjects: &[Subject],
    asked_of: impl Fn(&Subject) -> Option<u64>,
    people: &[Person],
    done: &Done<'_>,
    today: NaiveDate,
    until: NaiveDate,
) -> Vec<Session> {
    let mut sessions = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        let Some(asked) = asked_of(subject).filter(|asked| *asked > 0) else { continue };
        let mut walk = Walk::of(subject, people, done, today, until);
        sessions.extend(walk.sessions(asked).into_iter().map(|session| (at, session)));
    }
    sessions.sort_by(|(a, one), (b, other)| (one.by, a).cmp(&(other.by, b)));
    sessions.into_iter().map(|(_, session)| session).collect()
}

/// Does somebody who needs the subject count as in date on a day, as not, or not at all? With the cell.
fn stands(subject: &Subject, person: &Person, own: &[Record], day: NaiveDate) -> (Cell, Option<bool>) {
    let cell = rules::needed_cell(subject, person, own, day, 0);
    let reached = rules::reached(&cell, rules::theory_only(subject, person, own, day));
    (cell, reached)
}

fn tally(cells: impl Iterator<Item = Option<bool>>) -> (u64, u64) {
    cells.flatten().fold((0, 0), |(reached, all), one| (reached + u64::from(one), all + 1))
}

/// Somebody who needs the subject, as the walk stands.
struct Walker<'a> {
    person: &'a Person,
    /// What they have done, and the sessions put to it, so that what those give runs out again in its time.
    records: Vec<Record>,
    /// As last looked at: in date or not, or not counted.
    counts: Option<bool>,
    /// Since when they are not, or by when they should have been.
    since: Option<NaiveDate>,
    sessions: Vec<usize>,
}

/// Walks over the days of one subject. On each day only those are looked at for whom something changes.
struct Walk<'a> {
    subject: &'a Subject,
    today: NaiveDate,
    until: NaiveDate,
    walkers: Vec<Walker<'a>>,
    /// On which days for whom something may change.
    days: BTreeMap<NaiveDate, BTreeSet<usize>>,
    /// How many are in date, and how many are counted.
    good: u64,
    all: u64,
    /// Who is not in date, longest first, then by id.
    short: BTreeSet<(NaiveDate, &'a str, usize)>,
}

impl<'a> Walk<'a> {
    fn of(
        subject: &'a Subject,
        people: &'a [Person],
        done: &Done<'_>,
        today: NaiveDate,
        until: NaiveDate,
    ) -> Self {
        let walker = |person: &'a Person| Walker {
            person,
            records: done.theirs(person, subject).to_vec(),
            counts: None,
            since: None,
            sessions: Vec::new(),
        };
        let needing = people.iter().filter(|person| subject.is_needed_by(&person.roles));
        let walkers: Vec<Walker<'a>> = needing.map(walker).collect();
        let mut walk = Self {
            subject,
            today,
            until,
            walkers,
            days: BTreeMap::new(),
            good: 0,
            all: 0,
            short: BTreeSet::new(),
        };
        walk.days.insert(today, (0..walk.walkers.len()).collect());
        for at in 0..walk.walkers.len() {
            walk.note_changes(at, today);
        }
        walk
    }

    fn sessions(&mut self, asked: u64) -> Vec<Session> {
        let mut sessions: Vec<Session> = Vec::new();
        while let Some((day, changed)) = self.days.pop_first() {
            for at in changed {
                self.look(at, day);
            }
            let (good, all) = (self.good, self.all);
            let missing = (asked * all).div_ceil(100).saturating_sub(good);
            let missing = usize::try_from(missing).unwrap_or(usize::MAX);
            let chosen: Vec<usize> = self.short.iter().take(missing).map(|(.., at)| *at).collect();
            for at in chosen {
                let by = self.join(&mut sessions, at, day, asked, (good, all));
                let booked = done(self.subject, self.walkers[at].person, by);
                self.walkers[at].records.push(booked);
                self.look(at, day);
                self.note_changes(at, day);
            }
        }
        sessions
    }

    /// Looks at somebody as of a day, and counts them as they stand now.
    fn look(&mut self, at: usize, day: NaiveDate) {
        let walker = &mut self.walkers[at];
        let (cell, counts) = stands(self.subject, walker.person, &walker.records, day);
        self.good -= u64::from(walker.counts == Some(true));
        self.all -= u64::from(walker.counts.is_some());
        if let Some(since) = walker.since.take() {
            self.short.remove(&(since, walker.person.id.as_str(), at));
        }
        walker.counts = counts;
        self.good += u64::from(walker.counts == Some(true));
        self.all += u64::from(walker.counts.is_some());
        if counts == Some(false) {
            let since = match cell {
                Cell::Expired { since } | Cell::Late { due_on: since } => since,
                // Theory alone: missing since it was due.
                _ => rules::due_on(self.subject, walker.person),
            };
            walker.since = Some(since);
            self.short.insert((since, walker.person.id.as_str(), at));
        }
    }

    /// Puts a person into a session that keeps the subject up on a day; answers when it is held.
    fn join(
        &mut self,
        sessions: &mut Vec<Session>,
        at: usize,
        day: NaiveDate,
        asked: u64,
        (good, all): (u64, u64),
    ) -> NaiveDate {
        let (subject, person) = (self.subject, self.walkers[at].person);
        let lasts = |by: NaiveDate| {
            let end = rules::expires_on(subject, &person.roles, &done(subject, person, by));
            end.is_none_or(|end| end >= day)
        };
        let here = |by: NaiveDate| {
            let cell = rules::needed_cell(subject, person, &[], by, 0);
            !matches!(cell, Cell::NotStarted { .. } | Cell::Left { .. } | Cell::OnLeave { .. })
        };
        let late = |session: &Session| {
            let last = session.by.checked_add_days(Days::new(JOIN)).unwrap_or(NaiveDate::MAX);
            day <= last
        };
        // Held on the last day on which all is well, not on the first on which it is not; who is away then comes a day later.
        let held = day.pred_opt().filter(|before| *before >= self.today && here(*before)).unwrap_or(day);
        let theirs = &mut self.walkers[at].sessions;
        // They were made in the order of their days: what lies further back is too long ago.
        let near = sessions.iter().enumerate().rev().take_while(|(_, session)| late(session));
        let free = near
            .filter(|(number, _)| !theirs.contains(number))
            .find(|(_, session)| here(session.by) && lasts(session.by))
            .map(|(number, _)| number);
        if let Some(number) = free {
            let session = &mut sessions[number];
            session.people.push(person.id.clone());
            if session.short_on == day {
                session.with.0 += 1;
            }
            theirs.push(number);
            return session.by;
        }
        theirs.push(sessions.len());
        sessions.push(Session {
            subject: subject.code.clone(),
            people: vec![person.id.clone()],
            by: held,
            short_on: day,
            without: (good, all),
            with: (good + 1, all),
            asked,
        });
        held
    }

    /// Notes the days after one on which somebody may begin or cease to count, or to be in date.
    fn note_changes(&mut self, at: usize, day: NaiveDate) {
        let Walker { person, records, .. } = &self.walkers[at];
        let after = |day: NaiveDate| day.succ_opt();
        let ends = records
            .iter()
            .filter_map(|record| rules::expires_on(self.subject, &person.roles, record))
            .filter_map(after);
        let seen = records.iter().filter_map(|record| record.competent_from);
        let leave =
            person.long_leave.iter().flat_map(|leave| [Some(leave.from), leave.until.and_then(after)]);
        let first = rules::due_on(self.subject, person);
        let others = [Some(person.started_on), after(first), person.left_on.and_then(after)];
        for change in ends.chain(seen).chain(leave.flatten()).chain(others.into_iter().flatten()) {
            if change > day.max(self.today) && change <= self.until {
                self.days.entry(change).or_default().insert(at);
            }
        }
    }
}

/// The record that a session will give.
fn done(subject: &Subject, person: &Person, on: NaiveDate) -> Record {
    Record {
        person: person.id.clone(),
        subject: subject.code.clone(),
        completed_on: Some(on),
        stated_expiry: None,
        mode: None,
        competent_from: Some(NaiveDate::MIN),
    }
}

/// Days to draw coverage for: today, and the same day of so many months to come.
pub fn months_ahead(today: NaiveDate, months: u32) -> Vec<NaiveDate> {
    (0..=months).filter_map(|n| today.checked_add_months(Months::new(n))).collect()
}

#[cfg(test)]
mod tests;
