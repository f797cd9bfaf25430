//! How a file was read, gathered on the way: shown once, agreed as a whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use super::dates::{DateOrder, Manner};
use super::dry_run::{Confirm, DryRun, Identity, WorkerStatus};
use super::known::Known;
use super::table::Place;

const MOST_LISTED: usize = 200;

/// What was met while reading.
#[derive(Default)]
pub struct Seen {
    pub stored_results: bool,
    confirms: Vec<Confirm>,
    swappable: Option<(String, NaiveDate)>,
    any_figures: Option<(String, NaiveDate)>,
    timed: Option<(String, NaiveDate)>,
    half_day: Option<(String, NaiveDate)>,
    serial: Option<(String, NaiveDate)>,
    two_figures: Option<(String, NaiveDate)>,
    months: BTreeMap<String, u32>,
    coloured: Vec<Place>,
    /// Dates beside the training, which serve as examples only where nothing else does.
    beside: Vec<(String, NaiveDate, Manner)>,
    wide: BTreeSet<usize>,
}

impl Seen {
    /// Notes something to agree, once.
    pub fn confirm(&mut self, confirm: Confirm) {
        if self.confirms.len() < MOST_LISTED && !self.confirms.contains(&confirm) {
            self.confirms.push(confirm);
        }
    }

    /// Notes how a date was written.
    pub fn manner(&mut self, text: &str, date: NaiveDate, manner: &Manner) {
        let example = || Some((text.to_owned(), date));
        if manner.figures {
            self.any_figures = self.any_figures.take().or_else(example);
            if date.day() <= 12 && date.day() != date.month() {
                self.swappable = self.swappable.take().or_else(example);
            }
        }
        if manner.timed && manner.serial {
            self.half_day = self.half_day.take().or_else(example);
        } else if manner.timed && !text.contains("00:00") && self.timed.is_none() {
            self.timed = example();
        }
        if manner.serial && !manner.timed {
            self.serial = self.serial.take().or_else(example);
        }
        if manner.two_figure_year {
            self.two_figures = self.two_figures.take().or_else(example);
        }
        if let Some((word, month)) = &manner.welsh_month {
            self.months.insert(word.clone(), *month);
        }
    }

    /// Notes how a date that is not one of training was written, such as a start.
    pub fn manner_beside(&mut self, text: &str, date: NaiveDate, manner: &Manner) {
        if self.beside.len() < MOST_LISTED {
            self.beside.push((text.to_owned(), date, manner.clone()));
        }
    }

    /// Notes a date in a coloured cell.
    pub fn coloured(&mut self, place: Place) {
        if self.coloured.len() < MOST_LISTED {
            self.coloured.push(place);
        }
    }

    /// Notes a record of a wide sheet, where a second one for a subject is worth a word.
    pub fn wide_record(&mut self, record: usize) {
        self.wide.insert(record);
    }

    /// Puts all that is to be agreed into the dry run.
    pub fn finish(
        mut self,
        run: &mut DryRun,
        known: &Known,
        order: Option<DateOrder>,
        number_heading: Option<String>,
        sheets: Vec<String>,
    ) {
        for (text, date, manner) in std::mem::take(&mut self.beside) {
            self.manner(&text, date, &manner);
        }
        let mut confirms = std::mem::take(&mut self.confirms);
        if let Some((example, date)) = self.swappable.clone().or(self.any_figures.clone()) {
            confirms.insert(0, Confirm::DateOrder { order: order.unwrap_or_default(), example, date });
        }
        if let Some((example, date)) = self.timed.take() {
            confirms.push(Confirm::TimesDropped { example, date });
        }
        if let Some((example, date)) = self.serial.take() {
            confirms.push(Confirm::SerialNumbers { example, date });
            confirms.extend(number_heading.map(|heading| Confirm::NumberIsNoDate { heading }));
        }
        if let Some((example, date)) = self.half_day.take() {
            confirms.push(Confirm::HalfDays { example, date });
        }
        if let Some((example, date)) = self.two_figures.take() {
            confirms.push(Confirm::TwoFigureYears { example, year: date.year() });
        }
        if !self.months.is_empty() {
            confirms
                .push(Confirm::MonthNames { words: std::mem::take(&mut self.months).into_iter().collect() });
        }
        if !sheets.is_empty() {
            confirms.push(Confirm::SeveralSheets { sheets });
        }
        if self.stored_results {
            confirms.push(Confirm::StoredResults);
        }
        if !self.coloured.is_empty() {
            confirms.push(Confirm::ColouredDates { cells: std::mem::take(&mut self.coloured) });
        }
        confirms.extend(self.several(run));
        confirms.extend(intervals(run, known));
        confirms.extend(people(run, known));
        run.confirm = confirms;
    }

    fn several(&self, run: &DryRun) -> Vec<Confirm> {
        let mut count = BTreeMap::<(usize, &str), usize>::new();
        for at in &self.wide {
            let record = &run.records[*at];
            if let Some(subject) = &record.subject {
                *count.entry((record.worker, subject)).or_default() += 1;
            }
        }
        let several = count.into_iter().filter(|(_, count)| *count > 1).take(MOST_LISTED);
        several
            .map(|((worker, subject), _)| Confirm::SeveralCompletions {
                name: run.workers[worker].name.clone(),
                subject: subject.to_owned(),
            })
            .collect()
    }
}

fn intervals(run: &DryRun, known: &Known) -> Vec<Confirm> {
    let mut by_subject = BTreeMap::<&str, BTreeSet<Option<u32>>>::new();
    for record in run.records.iter().filter(|r| r.standard_expires_on.is_some()) {
        let (Some(subject), Some(completed), Some(expires)) =
            (&record.subject, record.completed_on, record.expires_on)
        else {
            continue;
        };
        by_subject.entry(subject).or_default().insert(whole_months(completed, expires));
    }
    by_subject
        .into_iter()
        .filter_map(|(subject, months)| {
            let file_months = if months.len() == 1 { months.into_iter().next().flatten() } else { None };
            let standard_months = known.subject(subject)?.interval_months?;
            Some(Confirm::IntervalDiffers { subject: subject.to_owned(), file_months, standard_months })
        })
        .collect()
}

fn whole_months(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    let months = (to.year() - from.year()) * 12 + i32::try_from(to.month()).ok()?
        - i32::try_from(from.month()).ok()?;
    let months = u32::try_from(months).ok()?;
    (from.checked_add_months(Months::new(months)) == Some(to)).then_some(months)
}

fn people(run: &DryRun, known: &Known) -> Vec<Confirm> {
    let new: Vec<String> = run
        .workers
        .iter()
        .filter(|w| matches!(w.identity, Identity::New { .. }))
        .take(MOST_LISTED)
        .map(|w| w.name.clone())
        .collect();
    let mut confirms = Vec::new();
    if !new.is_empty() {
        confirms.push(Confirm::NewPeople { names: new });
    }
    let left: BTreeSet<_> = known.workers.iter().filter(|w| w.left).map(|w| w.id).collect();
    for worker in run.workers.iter().filter(|w| w.status == WorkerStatus::Current) {
        if let Identity::Known { id } = worker.identity
            && left.contains(&id)
        {
            confirms.push(Confirm::ListedAfterLeaving { name: worker.name.clone() });
        }
    }
    confirms
}
