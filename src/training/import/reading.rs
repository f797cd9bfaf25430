//! Puts a dry run together: sheets, rows, people, cells, then what it would change.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::Opened;
use super::cells::{self, Meaning, NoRecord, Open, Says, Status, Wrong};
use super::changes;
use super::confirms::Seen;
use super::dates::{DateOrder, shape};
use super::dry_run::{
    Ask, Changes, Choice, ColumnReading, Confirm, DryRun, Fault, Identity, Left, LeftOut, Question, Reason,
    Record, RowReading, SheetReading, SubjectColumn, Why, Worker, WorkerStatus,
};
use super::headings::{SubjectHeading, question_id, subject_heading};
use super::known::{Answer, Answers, Known};
use super::layout::{LongColumns, Plan, ReadAs, SubjectColumns, plan};
use super::orders::{self, DateColumn, Orders};
use super::people::{self, Mention, Person};
use super::private;
use super::rows::{self, Page, PersonRow, Rows};
use super::source::Refusal;
use super::subjects::{Match, Subjects};
use super::table::{Cell, Formula, Place, Row, Text, Value, letters};
use super::words::{clip, name_key, normal, tidy};

mod headings;
mod lines;
mod records;
mod who;

use records::{Dates, Draft, Spot};
use who::Who;

const MOST_RECORDS: usize = 200_000;
pub(super) const MOST_QUESTIONS: usize = 10_000;
const MOST_LEFT_OUT: usize = 20_000;
const LONGEST_WORDS: usize = 200;

/// Reads an opened file into a dry run.
pub fn dry_run(
    opened: &Opened,
    known: &Known,
    answers: &Answers,
    today: NaiveDate,
) -> Result<DryRun, Refusal> {
    let subjects = Subjects::new(known);
    let mut plans: Vec<(usize, Plan)> = Vec::new();
    let mut left_out = Vec::new();
    for (at, sheet) in opened.source.sheets.iter().enumerate() {
        let plan = if sheet.hidden { None } else { plan(sheet, &subjects, answers) };
        match (plan, &sheet.name) {
            (Some(plan), _) => plans.push((at, plan)),
            (None, Some(name)) => {
                let reason = if sheet.hidden { Reason::Hidden } else { rows::kind_of_unread(sheet) };
                if reason != Reason::EmptySheet {
                    left_out.push(LeftOut::other(Left::Sheet(name.clone()), reason));
                }
            }
            (None, None) => {}
        }
    }
    let (_, first) = plans.first().ok_or(Refusal::NoHeadings)?;
    let several = plans.len() > 1;
    let pages: Vec<Page<'_>> = plans
        .iter()
        .map(|(at, plan)| {
            let sheet = &opened.source.sheets[*at];
            Page { sheet, plan, name: if several { sheet.name.as_deref() } else { None } }
        })
        .collect();
    let run = DryRun {
        as_of: today,
        layout: first.layout,
        encoding: opened.source.encoding,
        delimiter: opened.source.delimiter,
        newline: opened.source.newline,
        date_order: None,
        header_rows: first.header_rows.clone(),
        sheets: pages
            .iter()
            .map(|p| SheetReading {
                name: p.sheet.name.clone(),
                layout: p.plan.layout,
                header_rows: p.plan.header_rows.clone(),
            })
            .collect(),
        people: 0,
        workers: Vec::new(),
        records: Vec::new(),
        unknown_subjects: Vec::new(),
        columns: Vec::new(),
        subject_columns: Vec::new(),
        rows: Vec::new(),
        confirm: Vec::new(),
        ask: Vec::new(),
        answered: Vec::new(),
        errors: Vec::new(),
        not_imported: left_out,
        more_not_imported: 0,
        changes: Changes::default(),
    };
    let reader = Reader {
        pages,
        known,
        subjects: &subjects,
        answers,
        today,
        run,
        seen: Seen::default(),
        asked: BTreeSet::new(),
        orders: Orders::default(),
        waiting_columns: BTreeSet::new(),
        completions: HashMap::new(),
        met: Met::default(),
    };
    reader.read()
}

struct Reader<'a> {
    pages: Vec<Page<'a>>,
    known: &'a Known,
    subjects: &'a Subjects<'a>,
    answers: &'a Answers,
    today: NaiveDate,
    run: DryRun,
    seen: Seen,
    asked: BTreeSet<String>,
    orders: Orders,
    /// Plain columns that wait for whether their dates are of completion or of expiry, and those settled as expiry.
    waiting_columns: BTreeSet<usize>,
    /// Where each completion was first met.
    completions: HashMap<Completion, usize>,
    met: Met,
}

/// Whose, in which subject, and when it was completed or, where that is all, runs out.
type Completion = (usize, Arc<str>, Option<NaiveDate>, Option<NaiveDate>);

/// What was read before: a course, a date, a college stand in a thousand cells and mean the same in each.
#[derive(Default)]
struct Met {
    cells: HashMap<(Text, Meaning, DateOrder), (Says, String)>,
    courses: HashMap<String, Arc<SubjectHeading>>,
    words: HashMap<String, Option<String>>,
    /// The names of subjects and courses, each once.
    keys: HashSet<Arc<str>>,
}

impl Met {
    /// Beyond so many different ones, keeping them costs more than reading them again.
    const MOST: usize = 20_000;
    /// A longer text, in bytes, hardly comes again.
    const LONGEST: usize = 64;

    /// What a cell says, and its text as it may be shown.
    fn cell(
        &mut self,
        cell: Option<&Cell>,
        meaning: Meaning,
        order: DateOrder,
        today: NaiveDate,
    ) -> (Says, String) {
        let text = cell.and_then(|cell| match &cell.value {
            Some(Value::Text(text)) if text.as_str().len() <= Self::LONGEST => Some(text.clone()),
            _ => None,
        });
        let key = text.map(|text| (text, meaning, order));
        if let Some(known) = key.as_ref().and_then(|key| self.cells.get(key)) {
            return known.clone();
        }
        let read = (cells::read(cell, meaning, order, today), cell.map(shown).unwrap_or_default());
        if let Some(key) = key.filter(|_| self.cells.len() < Self::MOST) {
            self.cells.insert(key, read.clone());
        }
        read
    }

    /// What a course means.
    fn course(&mut self, course: &str, subjects: &Subjects<'_>, answers: &Answers) -> Arc<SubjectHeading> {
        if let Some(known) = self.courses.get(course) {
            return Arc::clone(known);
        }
        let heading = Arc::new(subject_heading(course, subjects, answers));
        if self.courses.len() < Self::MOST {
            self.courses.insert(course.to_owned(), Arc::clone(&heading));
        }
        heading
    }

    /// A few words of a row, unless they are of what is never read.
    fn short(&mut self, words: &str) -> Option<String> {
        if let Some(known) = self.words.get(words) {
            return known.clone();
        }
        let short = Some(clip(words, LONGEST_WORDS)).filter(|text| !text.is_empty() && !private::text(text));
        if self.words.len() < Self::MOST {
            self.words.insert(words.to_owned(), short.clone());
        }
        short
    }

    /// A name that stands in many records, kept once.
    fn key(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.keys.get(name) {
            return Arc::clone(known);
        }
        let key: Arc<str> = Arc::from(name);
        self.keys.insert(Arc::clone(&key));
        key
    }
}

impl Reader<'_> {
    fn read(mut self) -> Result<DryRun, Refusal> {
        let pages = std::mem::take(&mut self.pages);
        let known_names = self.known.workers.iter().map(|worker| name_key(&worker.name)).collect();
        let mut sorted: Vec<Rows> =
            pages.iter().map(|page| rows::sort(page, self.subjects, &known_names, self.answers)).collect();
        for (page, rows) in pages.iter().zip(&mut sorted) {
            self.columns(page);
            self.run.not_imported.append(&mut rows.left_out);
            self.run.errors.append(&mut rows.faults);
            for question in std::mem::take(&mut rows.questions) {
                self.ask(question);
            }
        }
        let leavers = self.leavers(&pages, &sorted);
        self.settle_orders(&pages, &sorted);
        let who = self.who(&pages, &sorted, leavers);
        drop(sorted);
        for (at, (page, people)) in pages.iter().zip(&who).enumerate() {
            self.meaning(at, page, people);
            for person in people {
                let Some(row) = page.sheet.row(person.row) else { continue };
                let before = self.said();
                self.row_of(page, row, person);
                match page.plan.long {
                    Some(long) => self.long_row(at, page, &long, row, person),
                    None => self.wide_row(at, page, row, person),
                }
                self.forget_quiet_row(before);
                self.within_limits()?;
            }
        }
        self.finish(&pages)
    }

    /// Notes whose a row is, so that what is asked or wrong in it can say so.
    fn row_of(&mut self, page: &Page<'_>, row: &Row, person: &Who) {
        let Some(worker) = person.worker else { return };
        let sheet = page.name.map(str::to_owned);
        self.run.rows.push(RowReading { sheet, row: row.number, worker, subject: None });
    }

    /// How much there is to say of cells so far, and how many records there are.
    fn said(&self) -> (usize, usize) {
        let run = &self.run;
        let remarks = run.ask.len() + run.unknown_subjects.len() + run.errors.len() + run.not_imported.len();
        (remarks, run.records.len())
    }

    /// Of most rows there is nothing to say but their records, which know whose they are.
    fn forget_quiet_row(&mut self, before: (usize, usize)) {
        let after = self.said();
        if after.0 == before.0 && after.1 > before.1 {
            self.run.rows.pop();
        }
    }

    fn within_limits(&self) -> Result<(), Refusal> {
        if self.run.records.len() > MOST_RECORDS {
            Err(Refusal::TooManyRecords)
        } else if self.run.ask.len() + self.run.unknown_subjects.len() + self.run.errors.len()
            > MOST_QUESTIONS
        {
            Err(Refusal::TooManyQuestions)
        } else {
            Ok(())
        }
    }

    /// Asks once; what was answered goes to the answered ones. True if it is answered.
    fn ask(&mut self, question: Question) -> bool {
        let answered = self.answers.to(&question.id).is_some();
        if self.asked.insert(question.id.clone()) {
            if answered { self.run.answered.push(question) } else { self.run.ask.push(question) }
        }
        answered
    }

    fn leave_out(&mut self, left: LeftOut) {
        if self.run.not_imported.len() < MOST_LEFT_OUT {
            self.run.not_imported.push(left);
        } else {
            self.run.more_not_imported += 1;
        }
    }

    fn finish(mut self, pages: &[Page<'_>]) -> Result<DryRun, Refusal> {
        self.within_limits()?;
        (self.completions, self.met) = (HashMap::new(), Met::default());
        let numbers = pages.iter().find_map(|p| {
            let column = p.plan.people.number?;
            let header = p.plan.header_rows.first().copied()?;
            let heading = p.sheet.row(header)?.shown(column);
            let like =
                |r: &&Row| r.words(column).len() == 5 && r.words(column).bytes().all(|b| b.is_ascii_digit());
            p.sheet.rows.iter().any(|r| like(&r)).then_some(heading)
        });
        let sheets = pages.iter().filter_map(|p| p.name.map(str::to_owned)).collect();
        self.seen.finish(&mut self.run, self.known, self.orders.whole(), numbers, sheets);
        self.run.changes = changes::compare(&self.run, self.known);
        Ok(self.run)
    }
}

/// The code of the subject that a heading means.
fn code_of(heading: &SubjectHeading) -> Option<String> {
    match &heading.matched {
        Match::Code(code) => Some(code.clone()),
        _ => None,
    }
}

/// A cell as it may be shown: nothing of what is never read.
fn shown(cell: &Cell) -> String {
    let text = clip(&cell.shown(), LONGEST_WORDS);
    if private::text(&text) { String::new() } else { text }
}
