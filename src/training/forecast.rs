//! What runs out in the months to come, and a plan of sessions that keeps enough of it in date. Pure.
//!
//! The plan is greedy, so that anybody can follow it. For each subject it walks over the days to come on which anything
//! changes (something runs out, a starter's time is over, somebody comes back or leaves). On the first day on which less
//! would be in date than is asked, as many people are put into a session by that day as are needed, those who ran out
//! longest ago first; a session of the same subject at most `JOIN` days before takes them in. Then it walks on.

use std::collections::{BTreeMap, BTreeSet};

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
    /// How much would be in date on that day without it.
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

/// How much of a subject would be in date on each of these days if nothing more were done: (in date, counted).
pub fn coverage(
    subject: &Subject,
    people: &[Person],
    records: &[Record],
    days: &[NaiveDate],
) -> Vec<(u64, u64)> {
    let own = by_person(records);
    let of = |day: &NaiveDate| {
        let cells = people.iter().map(|person| rules::cell(subject, person, theirs(&own, person), *day, 0));
        tally(cells.map(|cell| reached(&cell)))
    };
    days.iter().map(of).collect()
}

/// The sessions that keep each subject at what is asked of it from today until a day, by date, then by subject.
pub fn plan(
    subjects: &[Subject],
    asked_of: impl Fn(&Subject) -> Option<u64>,
    people: &[Person],
    records: &[Record],
    today: NaiveDate,
    until: NaiveDate,
) -> Vec<Session> {
    let own = by_person(records);
    let mut sessions = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        let Some(asked) = asked_of(subject).filter(|asked| *asked > 0) else { continue };
        let walk = Walk { subject, people, own: &own, today, until };
        sessions.extend(walk.sessions(asked).into_iter().map(|session| (at, session)));
    }
    sessions.sort_by(|(a, one), (b, other)| (one.by, a).cmp(&(other.by, b)));
    sessions.into_iter().map(|(_, session)| session).collect()
}

type Own<'a> = BTreeMap<&'a str, Vec<Record>>;

fn by_person(records: &[Record]) -> Own<'_> {
    let mut own: Own<'_> = BTreeMap::new();
    for record in records {
        own.entry(&record.person).or_default().push(record.clone());
    }
    own
}

fn theirs<'a>(own: &'a Own<'_>, person: &Person) -> &'a [Record] {
    own.get(person.id.as_str()).map_or(&[], Vec::as_slice)
}

/// Does a cell count as in date, as not, or not at all?
fn reached(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Done { .. } | Cell::Expiring { .. } => Some(true),
        Cell::Expired { .. } | Cell::Late { .. } => Some(false),
        Cell::NotNeeded
        | Cell::NotStarted { .. }
        | Cell::Left { .. }
        | Cell::OnLeave { .. }
        | Cell::NotYetDue { .. } => None,
    }
}

fn tally(cells: impl Iterator<Item = Option<bool>>) -> (u64, u64) {
    cells.flatten().fold((0, 0), |(reached, all), one| (reached + u64::from(one), all + 1))
}

/// Walks over the days of one subject.
struct Walk<'a> {
    subject: &'a Subject,
    people: &'a [Person],
    own: &'a Own<'a>,
    today: NaiveDate,
    until: NaiveDate,
}

impl Walk<'_> {
    fn sessions(&self, asked: u64) -> Vec<Session> {
        let needing: Vec<&Person> =
            self.people.iter().filter(|person| self.subject.is_needed_by(&person.roles)).collect();
        // The sessions put into their records, so that what they give runs out again in its time.
        let mut records: BTreeMap<&str, Vec<Record>> =
            needing.iter().map(|person| (person.id.as_str(), theirs(self.own, person).to_vec())).collect();
        let mut days: BTreeSet<NaiveDate> = BTreeSet::from([self.today]);
        for person in &needing {
            days.extend(self.changes(person, &records[person.id.as_str()]));
        }
        let mut sessions: Vec<Session> = Vec::new();
        while let Some(day) = days.pop_first() {
            let cells: Vec<(&Person, Cell)> = needing
                .iter()
                .map(|person| {
                    (*person, rules::cell(self.subject, person, &records[person.id.as_str()], day, 0))
                })
                .collect();
            let (good, all) = tally(cells.iter().map(|(_, cell)| reached(cell)));
            let missing = (asked * all).div_ceil(100).saturating_sub(good);
            if missing == 0 {
                continue;
            }
            let mut chosen: Vec<(NaiveDate, &Person)> = cells
                .iter()
                .filter_map(|(person, cell)| match cell {
                    Cell::Expired { since } => Some((*since, *person)),
                    Cell::Late { due_on } => Some((*due_on, *person)),
                    _ => None,
                })
                .collect();
            chosen.sort_by(|(a, one), (b, other)| (a, &one.id).cmp(&(b, &other.id)));
            for (_, person) in chosen.into_iter().take(usize::try_from(missing).unwrap_or(usize::MAX)) {
                let by = self.join(&mut sessions, person, day, asked, (good, all));
                let booked = records.entry(person.id.as_str()).or_default();
                booked.push(done(self.subject, person, by));
                days.extend(self.changes(person, booked).into_iter().filter(|later| *later > day));
            }
        }
        sessions
    }

    /// Puts a person into a session that keeps the subject up on a day; answers when it is held.
    fn join(
        &self,
        sessions: &mut Vec<Session>,
        person: &Person,
        day: NaiveDate,
        asked: u64,
        (good, all): (u64, u64),
    ) -> NaiveDate {
        let lasts = |by: NaiveDate| {
            let end = rules::expires_on(self.subject, &person.roles, &done(self.subject, person, by));
            end.is_none_or(|end| end >= day)
        };
        let here = |by: NaiveDate| {
            let cell = rules::cell(self.subject, person, &[], by, 0);
            !matches!(cell, Cell::NotStarted { .. } | Cell::Left { .. } | Cell::OnLeave { .. })
        };
        let near = |session: &&mut Session| {
            let last = session.by.checked_add_days(Days::new(JOIN)).unwrap_or(NaiveDate::MAX);
            let free = !session.people.contains(&person.id);
            day <= last && free && here(session.by) && lasts(session.by)
        };
        if let Some(session) = sessions.iter_mut().rev().find(near) {
            session.people.push(person.id.clone());
            if session.by == day {
                session.with.0 += 1;
            }
            return session.by;
        }
        sessions.push(Session {
            subject: self.subject.code.clone(),
            people: vec![person.id.clone()],
            by: day,
            without: (good, all),
            with: (good + 1, all),
            asked,
        });
        day
    }

    /// The days to come on which a person may begin or cease to count, or to be in date.
    fn changes(&self, person: &Person, records: &[Record]) -> Vec<NaiveDate> {
        let after = |day: NaiveDate| day.succ_opt();
        let of_subject = records.iter().filter(|record| record.subject == self.subject.code);
        let ends = of_subject
            .filter_map(|record| rules::expires_on(self.subject, &person.roles, record))
            .filter_map(after);
        let leave =
            person.long_leave.iter().flat_map(|leave| [Some(leave.from), leave.until.and_then(after)]);
        let first = rules::first_due(self.subject, person).unwrap_or(person.started_on);
        ends.chain(leave.flatten())
            .chain(
                [Some(person.started_on), after(first), person.left_on.and_then(after)].into_iter().flatten(),
            )
            .filter(|day| *day > self.today && *day <= self.until)
            .collect()
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
    }
}

/// Days to draw coverage for: today, and the same day of so many months to come.
pub fn months_ahead(today: NaiveDate, months: u32) -> Vec<NaiveDate> {
    (0..=months).filter_map(|n| today.checked_add_months(Months::new(n))).collect()
}

#[cfg(test)]
mod tests;
