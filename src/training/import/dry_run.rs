//! The dry run: what was read from a file, how, what must be asked, what is wrong and what is left out.
//! Nothing is stored by making one. It says everything as data; `messages` turns it into sentences' keys.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::cells::{NoRecord, Open, Wrong};
use super::dates::DateOrder;
use super::layout::{Layout, ReadAs};
use super::source::{Encoding, Newline};
use super::table::Place;
use super::words::clip;

mod places;
mod questions;

pub use places::{RowReading, SubjectColumn};
pub use questions::{Ask, Choice, Question};

/// Longest text of a cell that is shown in a question or fault.
const SHOWN: usize = 200;

/// What a file would change, before anything is changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DryRun {
    /// The day on which it was read; "in the future" means after it.
    pub as_of: NaiveDate,
    /// That of the first sheet that is read.
    pub layout: Layout,
    pub encoding: Encoding,
    pub delimiter: Option<char>,
    pub newline: Option<Newline>,
    /// None where no date is written in figures as text.
    pub date_order: Option<DateOrder>,
    /// Those of the first sheet that is read.
    pub header_rows: Vec<u32>,
    /// The sheets that are read.
    pub sheets: Vec<SheetReading>,
    /// How many current people the file is about; those of whom it is not known who they are are not counted.
    pub people: usize,
    pub workers: Vec<Worker>,
    pub records: Vec<Record>,
    /// Headings and courses outside the list. Their records wait for a match; any subject is an answer.
    pub unknown_subjects: Vec<Question>,
    /// What each column was read as, beside the subjects.
    pub columns: Vec<ColumnReading>,
    /// The columns of subjects that are known, on wide sheets.
    pub subject_columns: Vec<SubjectColumn>,
    /// Whose each row is, where that is settled.
    pub rows: Vec<RowReading>,
    /// How the file was read: shown once, agreed as a whole.
    pub confirm: Vec<Confirm>,
    /// Questions still open.
    pub ask: Vec<Question>,
    /// Questions answered already; they can be answered anew.
    pub answered: Vec<Question>,
    pub errors: Vec<Fault>,
    pub not_imported: Vec<LeftOut>,
    /// How many more were left out beyond those listed.
    pub more_not_imported: usize,
    pub changes: Changes,
}

/// A sheet that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetReading {
    pub name: Option<String>,
    pub layout: Layout,
    pub header_rows: Vec<u32>,
}

/// A column and what it was read as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnReading {
    pub place: Place,
    pub heading: String,
    pub read_as: ReadAs,
}

/// A person the file is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worker {
    /// As written, tidied; where a damaged name was put right, as put right.
    pub name: String,
    pub staff_number: Option<String>,
    pub status: WorkerStatus,
    pub identity: Identity,
    pub place: Place,
    /// Proposed from the file, applied on agreement.
    pub started_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    pub role_as_written: Option<String>,
    /// The code of a role, where the written one is known.
    pub role: Option<String>,
    /// Where they work, proposed like the start.
    pub site: Option<String>,
}

/// Does the file list the person as current or as having left?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkerStatus {
    Current,
    Leaver,
}

/// Who of the co-op a person of the file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    Known {
        id: Uuid,
    },
    /// Nobody the co-op has; made only on agreement.
    New {
        agreed: bool,
    },
    /// Waits for an answer.
    InQuestion {
        question: String,
    },
    /// Left out, as answered.
    Skipped,
}

/// A completion, or an expiry where that is all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Which of `workers`.
    pub worker: usize,
    /// The subject's code; none while its name waits for a match.
    pub subject: Option<String>,
    pub subject_as_written: String,
    /// The question that decides the subject.
    pub subject_question: Option<String>,
    pub completed_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
    /// Where the standard's interval gives another day than the file.
    pub standard_expires_on: Option<NaiveDate>,
    pub provider: Option<String>,
    pub mode: Option<String>,
    pub note: Option<String>,
    /// For a check: whether action was taken; None: not stated.
    pub action_taken: Option<bool>,
    /// Theory without practice: attended, not competent.
    pub theory: bool,
    pub place: Place,
    /// Nothing about it is open: it is stored on confirmation.
    pub ready: bool,
}

/// How something was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Confirm {
    /// Day before month, or the other way round, with one that could be read either way.
    DateOrder {
        order: DateOrder,
        example: String,
        date: NaiveDate,
    },
    /// The headings stand further down; what is above is a title.
    Header {
        row: u32,
        last_title_row: u32,
    },
    TimesDropped {
        example: String,
        date: NaiveDate,
    },
    /// When the course was begun: not stored as the worker's start.
    CourseStart {
        heading: String,
    },
    /// The date under this heading is that of the check.
    CheckDate {
        heading: String,
    },
    /// A letter was lost from a heading.
    HeadingRepaired {
        heading: String,
        subject: String,
    },
    MonthNames {
        words: Vec<(String, u32)>,
    },
    UnmergedHeading {
        heading: String,
    },
    SerialNumbers {
        example: String,
        date: NaiveDate,
    },
    NumberIsNoDate {
        heading: String,
    },
    HalfDays {
        example: String,
        date: NaiveDate,
    },
    SamePerson {
        name: String,
        staff_number: Option<String>,
        rows: Vec<u32>,
    },
    SeveralCompletions {
        name: String,
        subject: String,
    },
    SeveralSheets {
        sheets: Vec<String>,
    },
    StoredResults,
    /// The file's expiry differs from the standard's interval; months where all agree.
    IntervalDiffers {
        subject: String,
        file_months: Option<u32>,
        standard_months: u32,
    },
    TitleSaysExpiry {
        title: String,
    },
    TwoFigureYears {
        example: String,
        year: i32,
    },
    ColouredDates {
        cells: Vec<Place>,
    },
    HiddenRows {
        rows: Vec<u32>,
    },
    /// Not among the co-op's people; made on agreement.
    NewPeople {
        names: Vec<String>,
    },
    /// Known as having left, but listed as current.
    ListedAfterLeaving {
        name: String,
    },
}

/// A cell or row that is wrong. Its row, or its record, is not imported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    pub place: Place,
    /// As written, shortened; empty where it holds what is never shown.
    pub value: String,
    pub why: Why,
}

impl Fault {
    /// A fault of a cell.
    pub fn new(place: Place, value: &str, why: Why) -> Self {
        Self { place, value: clip(value, SHOWN), why }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Why {
    Cell {
        wrong: Wrong,
    },
    /// Neither a completion date nor an expiry date.
    NeitherDate,
    NoName,
    NoCourse,
    /// Two rows give one completion two expiry dates.
    TwoExpiries {
        other: Place,
    },
    /// It holds something that is never read.
    Private,
    /// Too long to be a name.
    NameTooLong,
}

/// Something left out on purpose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    pub what: Left,
    /// As written, shortened; empty for rows, columns, sheets and what is never shown.
    pub value: String,
    pub reason: Reason,
}

/// What was left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    Cell(Place),
    Row { sheet: Option<String>, row: u32 },
    Column { sheet: Option<String>, letters: String },
    Sheet(String),
}

impl LeftOut {
    /// A cell left out.
    pub fn cell(place: Place, value: &str, reason: Reason) -> Self {
        Self { what: Left::Cell(place), value: clip(value, SHOWN), reason }
    }

    /// Something that is not a cell.
    pub fn other(what: Left, reason: Reason) -> Self {
        Self { what, value: String::new(), reason }
    }
}

/// Why it was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Cell(NoRecord),
    /// The same completion as on this row: recorded once.
    Duplicate {
        row: u32,
    },
    /// A colour without a date.
    Colour,
    Count,
    Percentage,
    Intervals,
    TeamHeading,
    SectionHeading,
    Leaver,
    Key,
    /// A sheet of notes.
    Notes,
    /// A sheet of percentages or counts.
    Summary,
    Hidden,
    EmptySheet,
    ColumnWithoutHeading,
    /// Holds what is never read.
    Private,
    /// The status column says otherwise.
    StatusRefuses(NoRecord),
    /// Left out as answered.
    AsAnswered,
}

/// What confirming would do. Numbers are places in `records`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    pub new: Vec<usize>,
    pub corrected: Vec<Correction>,
    pub unchanged: Vec<usize>,
    /// Records that wait for an answer or an agreement.
    pub waiting: usize,
}

/// A record of the co-op that the file corrects. A blank in the file corrects nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub record: usize,
    /// The co-op's record.
    pub id: Uuid,
    pub fields: Vec<Field>,
}

/// A field that a correction changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    CompletedOn,
    ExpiresOn,
    Provider,
    Mode,
    Note,
    ActionTaken,
}

/// What keeps a dry run from being confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// How the file was read is not agreed yet.
    ReadingNotAgreed,
    /// Some rows are faulty, and importing the others is not agreed.
    FaultyRows(usize),
    /// Nothing would change.
    NothingToImport,
}
