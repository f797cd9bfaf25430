//! A dry run told line by line: one for every cell or row that was read, with what becomes of it. The command line prints
//! it, and a co-op downloads what is wrong.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::dry_run::{DryRun, Field, Identity, Left, LeftOut, Record};
use super::table::Place;
use crate::foundation::error::Message;

/// What becomes of what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A record that would be added.
    New,
    /// One that the co-op holds already.
    Same,
    /// One that would be corrected.
    Changed,
    /// It waits for an answer.
    Question,
    Error,
    /// Left out on purpose.
    Ignored,
}

/// One cell or row of a file, and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// As the spreadsheet shows it: `B7`, `Office!B7`; a whole row as `7`, a column as `H`, a sheet by its name.
    pub cell: String,
    pub worker: Option<String>,
    pub staff_number: Option<String>,
    /// The subject's code.
    pub subject: Option<String>,
    pub completed_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
    pub standing: Standing,
    /// As written, shortened; empty where it holds what is never shown, or is no single cell.
    pub value: String,
    pub messages: Vec<Message>,
}

/// Everything that was read, in the order of the file; within a cell what is recorded first, then what is asked, wrong or
/// left out. Lines are made as they are asked for: a file may have a hundred thousand. `done`: it was imported since.
pub fn told(run: &DryRun, done: bool) -> impl Iterator<Item = Told> + '_ {
    let of = |place: &'_ Place| (place.row, place.column);
    let questions = || run.ask.iter().chain(&run.unknown_subjects);
    let records = run.records.iter().map(|one| (one.place.sheet.as_deref(), of(&one.place)));
    let asked = questions().map(|one| (one.place.sheet.as_deref(), of(&one.place)));
    let wrong = run.errors.iter().map(|one| (one.place.sheet.as_deref(), of(&one.place)));
    let left = run.not_imported.iter().map(|one| match &one.what {
        Left::Cell(place) => (place.sheet.as_deref(), of(place)),
        Left::Row { sheet, row } => (sheet.as_deref(), (*row, 0)),
        Left::Column { sheet, .. } => (sheet.as_deref(), (0, 0)),
        Left::Sheet(name) => (Some(name.as_str()), (0, 0)),
    });
    let mut order: Vec<_> = records
        .enumerate()
        .map(|(at, place)| (place, 0_u8, at))
        .chain(asked.enumerate().map(|(at, place)| (place, 1, at)))
        .chain(wrong.enumerate().map(|(at, place)| (place, 2, at)))
        .chain(left.enumerate().map(|(at, place)| (place, 3, at)))
        .collect();
    order.sort_unstable();
    let teller = Teller::new(run, done);
    let asked: Vec<_> = questions().collect();
    order.into_iter().map(move |(_, sort, at)| match sort {
        0 => teller.record(at, &run.records[at]),
        1 => teller.cell(&asked[at].place, &asked[at].value, Standing::Question, asked[at].message()),
        2 => {
            let fault = &run.errors[at];
            teller.cell(&fault.place, &fault.value, Standing::Error, fault.message())
        }
        _ => teller.left_out(&run.not_imported[at]),
    })
}

/// A row: its sheet, where several are read, and its number.
type Row<'a> = (Option<&'a str>, u32);
/// Which of the workers a row is about, and the code of its one subject in a long list.
type Whose<'a> = (usize, Option<&'a str>);

/// What a dry run knows of rows and columns beside its records.
struct Teller<'a> {
    run: &'a DryRun,
    done: bool,
    rows: BTreeMap<Row<'a>, Whose<'a>>,
    columns: BTreeMap<(Option<&'a str>, u16), &'a str>,
    unchanged: BTreeSet<usize>,
    corrected: BTreeMap<usize, &'a [Field]>,
    /// The question for each id, to say what a record waits for.
    asked: BTreeMap<&'a str, Message>,
}

impl<'a> Teller<'a> {
    fn new(run: &'a DryRun, done: bool) -> Self {
        let by_record =
            run.records.iter().map(|one| ((one.place.sheet.as_deref(), one.place.row), (one.worker, None)));
        let rows = run
            .rows
            .iter()
            .map(|row| ((row.sheet.as_deref(), row.row), (row.worker, row.subject.as_deref())));
        let columns = run
            .subject_columns
            .iter()
            .map(|column| ((column.sheet.as_deref(), column.column), column.subject.as_str()));
        let asked = run.ask.iter().chain(&run.unknown_subjects);
        Self {
            run,
            done,
            rows: by_record.chain(rows).collect(),
            columns: columns.collect(),
            unchanged: run.changes.unchanged.iter().copied().collect(),
            corrected: run.changes.corrected.iter().map(|one| (one.record, one.fields.as_slice())).collect(),
            asked: asked.map(|question| (question.id.as_str(), question.message())).collect(),
        }
    }

    fn record(&self, at: usize, record: &Record) -> Told {
        let worker = &self.run.workers[record.worker];
        let waits_for = record.subject_question.as_ref().or(match &worker.identity {
            Identity::InQuestion { question } => Some(question),
            Identity::Known { .. } | Identity::New { .. } | Identity::Skipped => None,
        });
        let (standing, messages) = if let Some(question) = waits_for {
            let asked = self.asked.get(question.as_str()).cloned();
            let message = asked.unwrap_or_else(|| Message::new("own-record-row-waits"));
            (Standing::Question, vec![message])
        } else if worker.identity == Identity::Skipped {
            (Standing::Ignored, vec![Message::new("import-why-answered")])
        } else if self.unchanged.contains(&at) {
            (Standing::Same, vec![Message::new("own-record-row-same")])
        } else if let Some(fields) = self.corrected.get(&at) {
            let changed = if self.done { "own-record-row-corrected" } else { "own-record-row-changed" };
            let said =
                fields.iter().map(|field| Message::new(changed).with_word("field", field.message().key));
            (Standing::Changed, said.collect())
        } else {
            let key = match worker.identity {
                _ if self.done => "own-record-row-added",
                Identity::New { .. } => "own-record-row-new-person",
                Identity::Known { .. } | Identity::InQuestion { .. } | Identity::Skipped => {
                    "own-record-row-new"
                }
            };
            (Standing::New, vec![Message::new(key)])
        };
        Told {
            cell: record.place.to_string(),
            worker: Some(worker.name.clone()),
            staff_number: worker.staff_number.clone(),
            subject: record.subject.clone(),
            completed_on: record.completed_on,
            expires_on: record.expires_on,
            standing,
            value: String::new(),
            messages,
        }
    }

    /// A cell that gave no record. Its person and subject are those of its row and column, where they are known.
    fn cell(&self, place: &Place, value: &str, standing: Standing, message: Message) -> Told {
        let sheet = place.sheet.as_deref();
        let row = self.rows.get(&(sheet, place.row));
        let worker = row.map(|(worker, _)| &self.run.workers[*worker]);
        let of_column = row.and(self.columns.get(&(sheet, place.column)).copied());
        let subject = row.and_then(|(_, subject)| *subject).or(of_column);
        Told {
            cell: place.to_string(),
            worker: worker.map(|worker| worker.name.clone()),
            staff_number: worker.and_then(|worker| worker.staff_number.clone()),
            subject: subject.map(str::to_owned),
            completed_on: None,
            expires_on: None,
            standing,
            value: value.to_owned(),
            messages: vec![message],
        }
    }

    fn left_out(&self, left: &LeftOut) -> Told {
        let within = |sheet: &Option<String>, what: String| match sheet {
            Some(sheet) => format!("{sheet}!{what}"),
            None => what,
        };
        let cell = match &left.what {
            Left::Cell(place) => return self.cell(place, &left.value, Standing::Ignored, left.why()),
            Left::Row { sheet, row } => within(sheet, row.to_string()),
            Left::Column { sheet, letters } => within(sheet, letters.clone()),
            Left::Sheet(name) => name.clone(),
        };
        Told {
            cell,
            worker: None,
            staff_number: None,
            subject: None,
            completed_on: None,
            expires_on: None,
            standing: Standing::Ignored,
            value: left.value.clone(),
            messages: vec![left.why()],
        }
    }
}
