//! The training matrix as it is shown: people by subjects as of a day, the largest gaps first, and who runs out soon.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use entities::ids::WorkerId;
use entities::training::{training_record, worker};
use scheduler::clock;

use super::rules::{self, Cell, Person, Record};
use super::store::Workforce;
use crate::standards::pack::{InductionFramework, Subject};

/// How many days ahead something is said to run out.
pub const AHEAD: u32 = 90;

/// One square of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    pub cell: Cell,
    /// Theory alone: attended, and nobody has seen the person do it.
    pub theory_only: bool,
    /// When it was done, where a record counts and says so.
    pub done_on: Option<NaiveDate>,
    /// What counts was entered here after the day that is shown.
    pub entered_later: bool,
    /// A record counts that has an end and no beginning: that it held on an earlier day, nobody wrote down.
    pub end_alone: bool,
}

/// What a square comes to, in the order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Expired,
    /// Never done, and the time is over.
    Missing,
    /// Attended, competence not observed.
    Seen,
    /// Runs out soon.
    Due,
    Ok,
    /// Never done, and there is still time.
    Wait,
    /// On long leave, or not here.
    Away,
    NotNeeded,
}

impl State {
    /// All, in the order of urgency.
    pub const ALL: [Self; 8] = [
        Self::Expired,
        Self::Missing,
        Self::Seen,
        Self::Due,
        Self::Ok,
        Self::Wait,
        Self::Away,
        Self::NotNeeded,
    ];

    /// The word by which templates and messages name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Missing => "missing",
            Self::Seen => "seen",
            Self::Due => "due",
            Self::Ok => "ok",
            Self::Wait => "wait",
            Self::Away => "away",
            Self::NotNeeded => "off",
        }
    }

    /// Is something missing or run out?
    pub fn is_gap(self) -> bool {
        match self {
            Self::Expired | Self::Missing | Self::Seen => true,
            Self::Due | Self::Ok | Self::Wait | Self::Away | Self::NotNeeded => false,
        }
    }
}

impl Square {
    /// What it comes to.
    pub fn state(&self) -> State {
        match self.cell {
            Cell::Expired { .. } => State::Expired,
            Cell::Late { .. } => State::Missing,
            Cell::Done { .. } | Cell::Expiring { .. } if self.theory_only => State::Seen,
            Cell::Expiring { .. } => State::Due,
            Cell::Done { .. } => State::Ok,
            Cell::NotYetDue { .. } => State::Wait,
            Cell::NotStarted { .. } | Cell::Left { .. } | Cell::OnLeave { .. } => State::Away,
            Cell::NotNeeded => State::NotNeeded,
        }
    }

    /// Is something missing or run out?
    pub fn is_gap(&self) -> bool {
        self.state().is_gap()
    }

    /// Does it count as in date, as not, or not at all?
    pub fn reached(&self) -> Option<bool> {
        rules::reached(&self.cell, self.theory_only)
    }
}

/// One row of the matrix.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub worker: &'a worker::Model,
    /// In the order of the subjects.
    pub squares: Vec<Square>,
    pub gaps: usize,
}

/// Records by person, so that a square looks at those of its own person alone. A record that follows from the steps of
/// the induction has no row.
struct Sorted<'a> {
    rules: HashMap<String, Vec<Record>>,
    rows: HashMap<String, Vec<&'a training_record::Model>>,
}

impl<'a> Sorted<'a> {
    fn of(workforce: &'a Workforce, framework: Option<&InductionFramework>) -> Self {
        let (mut rules, mut rows): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = Default::default();
        for row in &workforce.records {
            rows.entry(row.worker_id.to_string()).or_default().push(row);
        }
        for record in workforce.done(framework) {
            rules.entry(record.person.clone()).or_default().push(record);
        }
        Self { rules, rows }
    }

    fn of_person(&self, person: &Person) -> (&[Record], &[&'a training_record::Model]) {
        let rules = self.rules.get(&person.id).map_or(&[][..], Vec::as_slice);
        (rules, self.rows.get(&person.id).map_or(&[][..], Vec::as_slice))
    }
}

/// The rows of those who work at the co-op on a day, those with most gaps first, then by name. `ahead`: how many days
/// before its end something is said to run out.
pub fn lines<'a>(
    workforce: &'a Workforce,
    subjects: &[&Subject],
    framework: Option<&InductionFramework>,
    day: NaiveDate,
    ahead: u32,
) -> Vec<Line<'a>> {
    let sorted = Sorted::of(workforce, framework);
    let mut lines: Vec<Line<'a>> = workforce
        .workers
        .iter()
        .filter(|worker| works_on(worker, day))
        .map(|worker| {
            let person = workforce.person(worker, day);
            let own = sorted.of_person(&person);
            let squares: Vec<Square> =
                subjects.iter().map(|subject| drawn(subject, &person, own, day, ahead)).collect();
            let gaps = squares.iter().filter(|square| square.is_gap()).count();
            Line { worker, squares, gaps }
        })
        .collect();
    lines.sort_by(|a, b| b.gaps.cmp(&a.gaps).then_with(|| a.worker.name.cmp(&b.worker.name)));
    lines
}

/// Does somebody work at the co-op on a day, or later?
pub fn works_on(worker: &worker::Model, day: NaiveDate) -> bool {
    worker.left_on.is_none_or(|left| left >= day)
}

/// One square of a person, from the records that count (`Workforce::done`).
pub fn square(
    workforce: &Workforce,
    subject: &Subject,
    person: &Person,
    records: &[Record],
    day: NaiveDate,
) -> Square {
    let rows: Vec<&training_record::Model> =
        workforce.records.iter().filter(|row| row.worker_id.to_string() == person.id).collect();
    drawn(subject, person, (records, &rows), day, AHEAD)
}

fn drawn(
    subject: &Subject,
    person: &Person,
    (records, rows): (&[Record], &[&training_record::Model]),
    day: NaiveDate,
    ahead: u32,
) -> Square {
    let cell = rules::cell(subject, person, records, day, ahead);
    let theory_only = rules::theory_only(subject, person, records, day);
    let counts = match cell {
        Cell::Done { .. } | Cell::Expiring { .. } | Cell::Expired { .. } => {
            rules::counting(subject, person, records, day).map(|(record, _)| record)
        }
        _ => None,
    };
    let row = counts.and_then(|record| {
        let of = |row: &&&training_record::Model| {
            row.subject == record.subject
                && (row.completed_on, row.expires_on) == (record.completed_on, record.stated_expiry)
        };
        rows.iter().find(of)
    });
    Square {
        cell,
        theory_only,
        done_on: counts.and_then(|record| record.completed_on),
        entered_later: row.is_some_and(|row| clock::today(row.recorded_at) > day),
        end_alone: counts.is_some_and(|record| record.completed_on.is_none()),
    }
}

/// Something that runs out, or has run out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    pub worker: WorkerId,
    pub name: String,
    pub subject: String,
    pub on: NaiveDate,
}

/// What runs out for somebody within so many days, or has run out, the earliest first.
pub fn endings(workforce: &Workforce, subjects: &[Subject], day: NaiveDate, days: u32) -> Vec<Ending> {
    let until = day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
    // The framework is done once and for all.
    let sorted = Sorted::of(workforce, None);
    let mut endings = Vec::new();
    for worker in workforce.workers.iter().filter(|worker| works_on(worker, day)) {
        let person = workforce.person(worker, day);
        let (own, _) = sorted.of_person(&person);
        for subject in rules::needed(subjects, &person.roles) {
            let on = match rules::cell(subject, &person, own, day, days) {
                Cell::Expiring { until } => until,
                Cell::Expired { since } => since,
                Cell::NotNeeded
                | Cell::NotStarted { .. }
                | Cell::Left { .. }
                | Cell::OnLeave { .. }
                | Cell::Done { .. }
                | Cell::NotYetDue { .. }
                | Cell::Late { .. } => continue,
            };
            if on <= until {
                endings.push(Ending {
                    worker: worker.id,
                    name: worker.name.clone(),
                    subject: subject.code.clone(),
                    on,
                });
            }
        }
    }
    endings.sort_by(|a, b| (a.on, &a.name, &a.subject).cmp(&(b.on, &b.name, &b.subject)));
    endings
}

/// What the rows of a matrix come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub people: usize,
    pub with_gaps: usize,
    pub gaps: usize,
    /// Squares by what they come to.
    pub squares: HashMap<State, usize>,
    /// Squares that count something entered after the day.
    pub entered_later: usize,
    /// Squares that count an end without a beginning.
    pub end_alone: usize,
}

/// Counts rows.
pub fn count(lines: &[Line<'_>]) -> Counts {
    let mut counts = Counts { people: lines.len(), ..Counts::default() };
    for line in lines {
        counts.gaps += line.gaps;
        counts.with_gaps += usize::from(line.gaps > 0);
        for square in &line.squares {
            *counts.squares.entry(square.state()).or_default() += 1;
            counts.entered_later += usize::from(square.entered_later);
            counts.end_alone += usize::from(square.end_alone);
        }
    }
    counts
}

/// Does somebody have a square that runs out within the days that were asked for?
pub fn runs_out(line: &Line<'_>) -> bool {
    line.squares.iter().any(|square| matches!(square.cell, Cell::Expiring { .. }))
}
