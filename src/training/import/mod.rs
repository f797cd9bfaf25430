//! Reads a co-op's own training spreadsheet, whatever shape it has, into a dry run that a person checks.
//!
//! Pure: bytes, what is known, the answers given and the day go in; a dry run or a refusal comes out. What is certain
//! is read, what is not is asked, and nothing is ever made up.
//!
//! From bytes to records: `source` (what sort of file; `delimited`, `workbook`) makes sheets of cells (`table`);
//! `layout` finds the headings, `headings` and `subjects` say what they mean; `rows` sorts out the rows; `people` tells
//! the people apart; `orders` settles day and month; `cells` and `dates` read each cell; `reading` puts it together;
//! `changes` compares it with what the co-op holds. `private` keeps out what is never read.

pub mod answers;
pub mod cells;
mod changes;
mod confirms;
pub mod dates;
mod delimited;
pub mod dry_run;
mod formats;
mod headings;
pub mod known;
pub mod layout;
pub mod messages;
mod orders;
mod people;
mod private;
mod reading;
mod rows;
pub mod source;
mod subjects;
pub mod table;
pub mod told;
mod words;
mod workbook;
mod xml;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use dry_run::{DryRun, Obstacle};
pub use known::{Answer, Answers, Known, KnownRecord, KnownRole, KnownSubject, KnownWorker};
pub use source::Refusal;

use layout::{Layout, ReadAs};
use source::Source;
use subjects::Subjects;
use table::{Sheet, Value};

/// A file whose cells have been read and whose private columns are gone. It can be kept between preview and
/// confirmation, so that answers need no second upload; the file itself is not kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    pub(crate) source: Source,
}

/// Reads a file in one go: [`open`], then [`settle`].
pub fn read(
    file_name: &str,
    bytes: &[u8],
    known: &Known,
    answers: &Answers,
    today: NaiveDate,
) -> Result<DryRun, Refusal> {
    settle(&open(file_name, bytes, known)?, known, answers, today)
}

/// Opens a file: finds out what it is, reads its cells within limits, and removes what is never read.
pub fn open(file_name: &str, bytes: &[u8], known: &Known) -> Result<Opened, Refusal> {
    let mut source = source::sheets(file_name, bytes)?;
    let subjects = Subjects::new(known);
    source.sheets = source.sheets.into_iter().flat_map(|sheet| tables(sheet, &subjects)).collect();
    for sheet in &mut source.sheets {
        let mut closed = Vec::new();
        let mut below = 0;
        if let Some(plan) = layout::plan(sheet, &subjects, &Answers::default()) {
            below = plan.header_rows.iter().copied().max().unwrap_or(0);
            let wide = plan.layout != Layout::Long;
            let is_closed = |read_as| match read_as {
                ReadAs::Private => true,
                ReadAs::Note => wide,
                _ => false,
            };
            closed.extend(
                plan.columns.iter().filter(|(.., read_as)| is_closed(*read_as)).map(|(column, ..)| *column),
            );
        }
        for row in &mut sheet.rows {
            for cell in &mut row.cells {
                let in_closed = row.number > below && closed.contains(&cell.column);
                let looks_private =
                    matches!(&cell.value, Some(Value::Text(text)) if private::by_look(text.as_str()));
                if cell.value.is_some() && (in_closed || looks_private) {
                    cell.value = Some(Value::Private);
                }
            }
        }
    }
    Ok(Opened { source })
}

/// A sheet as one table, or as the several that stand side by side on it, so that nobody gets another's date.
fn tables(mut sheet: Sheet, subjects: &Subjects<'_>) -> Vec<Sheet> {
    let mut tables = Vec::new();
    while let Some(column) = layout::second_table(&sheet, subjects) {
        let beside = sheet.split_off(column);
        tables.push(std::mem::replace(&mut sheet, beside));
    }
    tables.push(sheet);
    tables
}

/// Reads an opened file with the answers given so far. Ask again after every answer: a dry run is cheap.
pub fn settle(
    opened: &Opened,
    known: &Known,
    answers: &Answers,
    today: NaiveDate,
) -> Result<DryRun, Refusal> {
    reading::dry_run(opened, known, answers, today)
}

impl DryRun {
    /// What still keeps it from being confirmed. Open questions do not: what waits for them is left out.
    pub fn obstacles(&self, answers: &Answers) -> Vec<Obstacle> {
        let mut obstacles = Vec::new();
        if !self.confirm.is_empty() && !answers.reading {
            obstacles.push(Obstacle::ReadingNotAgreed);
        }
        if !self.errors.is_empty() && !answers.despite_faults {
            obstacles.push(Obstacle::FaultyRows(self.errors.len()));
        }
        if self.changes.new.is_empty() && self.changes.corrected.is_empty() {
            obstacles.push(Obstacle::NothingToImport);
        }
        obstacles
    }
}
