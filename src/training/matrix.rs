//! The training matrix as it is shown: people by subjects, the largest gaps first, and who runs out soon.

use chrono::{Days, NaiveDate};
use entities::training::worker;

use super::rules::{self, Cell, Person, Record};
use super::store::Workforce;
use crate::standards::pack::Subject;

/// How many days ahead something is said to run out.
pub const AHEAD: u32 = 90;

/// One square of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    pub cell: Cell,
    /// Theory alone: attended, and nobody has seen the person do it.
    pub theory_only: bool,
}

/// One row of the matrix.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub worker: &'a worker::Model,
    /// In the order of the subjects.
    pub squares: Vec<Square>,
    pub gaps: usize,
}

/// Is something missing or run out?
pub fn is_gap(square: &Square) -> bool {
    match square.cell {
        Cell::Expired { .. } | Cell::Late { .. } => true,
        Cell::Done { .. } | Cell::Expiring { .. } => square.theory_only,
        Cell::NotNeeded
        | Cell::NotStarted { .. }
        | Cell::Left { .. }
        | Cell::OnLeave { .. }
        | Cell::NotYetDue { .. } => false,
    }
}

/// The rows of those who work at the co-op on a day, those with most gaps first, then by name.
pub fn lines<'a>(workforce: &'a Workforce, subjects: &[&Subject], day: NaiveDate) -> Vec<Line<'a>> {
    let records = workforce.training();
    let mut lines: Vec<Line<'a>> = workforce
        .workers
        .iter()
        .filter(|worker| works_on(worker, day))
        .map(|worker| {
            let person = workforce.person(worker, day);
            let squares: Vec<Square> =
                subjects.iter().map(|subject| square(workforce, subject, &person, &records, day)).collect();
            let gaps = squares.iter().filter(|square| is_gap(square)).count();
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

/// One square.
pub fn square(
    workforce: &Workforce,
    subject: &Subject,
    person: &Person,
    records: &[Record],
    day: NaiveDate,
) -> Square {
    let cell = rules::cell(subject, person, records, day, AHEAD);
    let mut own = workforce
        .records
        .iter()
        .filter(|record| record.worker_id.to_string() == person.id && record.subject == subject.code)
        .peekable();
    let theory_only = own.peek().is_some()
        && own
            .all(|record| record.mode.as_deref() == Some(THEORY) && record.competence_observed_on.is_none());
    Square { cell, theory_only }
}

/// What the mode of a record says where only theory was done.
pub const THEORY: &str = "theory";

/// Something that runs out, or has run out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    pub worker: entities::ids::WorkerId,
    pub name: String,
    pub subject: String,
    pub on: NaiveDate,
}

/// What runs out for somebody within so many days, or has run out, the earliest first.
pub fn endings(workforce: &Workforce, subjects: &[Subject], day: NaiveDate, days: u32) -> Vec<Ending> {
    let until = day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
    let records = workforce.training();
    let mut endings = Vec::new();
    for worker in workforce.workers.iter().filter(|worker| works_on(worker, day)) {
        let person = workforce.person(worker, day);
        let own: Vec<Record> = records.iter().filter(|record| record.person == person.id).cloned().collect();
        for subject in rules::needed(subjects, &person.roles) {
            let on = match rules::cell(subject, &person, &own, day, days) {
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
