//! What a dry run says, as keys of sentences: the sentences are in `training_import.ftl`, in both languages.

mod columns;
mod questions;

use crate::foundation::error::Message;

use super::cells::{NoRecord, Wrong};
use super::dates::{DateFault, DateOrder};
use super::dry_run::{Confirm, Fault, Left, LeftOut, Obstacle, Reason, Why};
use super::source::{MOST_BYTES, MOST_CELL_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Refusal};

/// The name of a subject, by its code, in the reader's language.
pub type SubjectName<'a> = &'a dyn Fn(&str) -> String;

impl Refusal {
    /// Why the file is not read, and what to do.
    pub fn message(self) -> Message {
        let key = match self {
            Self::Empty => "import-refused-empty",
            Self::Xls => "import-refused-xls",
            Self::Xlsb => "import-refused-xlsb",
            Self::Ods => "import-refused-ods",
            Self::Html => "import-refused-html",
            Self::Xml => "import-refused-xml",
            Self::Pdf => "import-refused-pdf",
            Self::OtherZip => "import-refused-other-zip",
            Self::NotText => "import-refused-not-text",
            Self::Password => "import-refused-password",
            Self::Truncated => "import-refused-truncated",
            Self::Damaged => "import-refused-damaged",
            Self::OpenQuote(row) => return Message::new("import-refused-open-quote").with("row", row),
            Self::TooManyRows => {
                return Message::new("import-refused-rows").with("most", thousands(MOST_ROWS as usize));
            }
            Self::TooManyColumns => {
                return Message::new("import-refused-columns").with("most", thousands(MOST_COLUMNS.into()));
            }
            Self::TooManyCells => {
                return Message::new("import-refused-cells").with("most", thousands(MOST_CELLS));
            }
            Self::CellTooLong => {
                return Message::new("import-refused-cell")
                    .with("kilobytes", (MOST_CELL_BYTES / 1024) as u64);
            }
            Self::TooLarge => {
                return Message::new("import-refused-large").with("megabytes", MOST_BYTES / 1024 / 1024);
            }
            Self::NoHeadings => "import-refused-no-headings",
            Self::TooManyQuestions => "import-refused-questions",
            Self::TooManyRecords => "import-refused-records",
        };
        Message::new(key)
    }
}

/// 2000000 as 2,000,000, which both languages write.
fn thousands(number: usize) -> String {
    let figures = number.to_string();
    let mut out = String::new();
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(figure);
    }
    out
}

impl Confirm {
    /// How something was read; one sentence, or one for each word.
    pub fn messages(&self, subject_name: SubjectName<'_>) -> Vec<Message> {
        let message = match self {
            Self::DateOrder { order: DateOrder::Dmy, example, date } => {
                Message::new("import-confirm-day-first").with("example", example.as_str()).with("date", *date)
            }
            Self::DateOrder { order: DateOrder::Mdy, example, date } => {
                Message::new("import-confirm-month-first")
                    .with("example", example.as_str())
                    .with("date", *date)
            }
            Self::Header { row, last_title_row } => {
                Message::new("import-confirm-header").with("row", *row).with("last", *last_title_row)
            }
            Self::TimesDropped { example, date } => {
                Message::new("import-confirm-times").with("example", example.as_str()).with("date", *date)
            }
            Self::CourseStart { heading } => {
                Message::new("import-confirm-course-start").with("heading", heading.as_str())
            }
            Self::CheckDate { heading } => {
                Message::new("import-confirm-check").with("heading", heading.as_str())
            }
            Self::HeadingRepaired { heading, subject } => Message::new("import-confirm-repaired")
                .with("heading", heading.as_str())
                .with("subject", subject_name(subject)),
            Self::MonthNames { words } => {
                return words
                    .iter()
                    .map(|(word, month)| {
                        Message::new("import-confirm-month")
                            .with("word", word.as_str())
                            .with_word("month", format!("month-{month}"))
                    })
                    .collect();
            }
            Self::UnmergedHeading { heading } => {
                Message::new("import-confirm-unmerged").with("heading", heading.as_str())
            }
            Self::SerialNumbers { example, date } => {
                Message::new("import-confirm-serial").with("example", example.as_str()).with("date", *date)
            }
            Self::NumberIsNoDate { heading } => {
                Message::new("import-confirm-number").with("heading", heading.as_str())
            }
            Self::HalfDays { example, date } => {
                Message::new("import-confirm-half-day").with("example", example.as_str()).with("date", *date)
            }
            Self::SamePerson { name, rows, .. } => Message::new("import-confirm-same-person")
                .with("name", name.as_str())
                .with("rows", joined(rows)),
            Self::SeveralCompletions { name, subject } => Message::new("import-confirm-several")
                .with("name", name.as_str())
                .with("subject", subject_name(subject)),
            Self::SeveralSheets { sheets } => {
                Message::new("import-confirm-sheets").with("sheets", sheets.join(", "))
            }
            Self::StoredResults => Message::new("import-confirm-stored"),
            Self::IntervalDiffers { subject, file_months: Some(file), standard_months } => {
                Message::new("import-confirm-interval")
                    .with("subject", subject_name(subject))
                    .with("file", *file)
                    .with("standard", *standard_months)
            }
            Self::IntervalDiffers { subject, file_months: None, standard_months } => {
                Message::new("import-confirm-interval-varies")
                    .with("subject", subject_name(subject))
                    .with("standard", *standard_months)
            }
            Self::TitleSaysExpiry { title } => {
                Message::new("import-confirm-title").with("title", title.as_str())
            }
            Self::TwoFigureYears { example, year } => Message::new("import-confirm-years")
                .with("example", example.as_str())
                .with("year", year.to_string()),
            Self::ColouredDates { cells } => {
                Message::new("import-confirm-coloured").with("cells", joined(cells))
            }
            Self::HiddenRows { rows } => Message::new("import-confirm-hidden").with("rows", joined(rows)),
            Self::NewPeople { names } => Message::new("import-confirm-new-people")
                .with("count", names.len() as u64)
                .with("names", names.join(", ")),
            Self::ListedAfterLeaving { name } => {
                Message::new("import-confirm-left-before").with("name", name.as_str())
            }
        };
        vec![message]
    }
}

fn joined<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

impl Fault {
    /// What is wrong with the cell.
    pub fn message(&self) -> Message {
        let message = match &self.why {
            Why::Cell { wrong } => wrong.message(),
            Why::NeitherDate => Message::new("import-fault-neither-date"),
            Why::NoName => Message::new("import-fault-no-name"),
            Why::NoCourse => Message::new("import-fault-no-course"),
            Why::TwoExpiries { other } => {
                Message::new("import-fault-two-expiries").with("other", other.to_string())
            }
            Why::Private => Message::new("import-fault-private"),
            Why::NameTooLong => Message::new("import-fault-name-too-long"),
        };
        message.with("cell", self.place.to_string()).with("value", self.value.as_str())
    }
}

impl Wrong {
    fn message(&self) -> Message {
        match self {
            Self::Date(fault) => fault.message(),
            Self::Placeholder => Message::new("import-fault-placeholder"),
            Self::TwoCenturies { early, late } => Message::new("import-fault-two-centuries")
                .with("early", early.to_string())
                .with("late", late.to_string()),
            Self::BeforeNineteenNinety => Message::new("import-fault-too-early"),
            Self::Future => Message::new("import-fault-future"),
            Self::ExpiresBeforeCompletion => Message::new("import-fault-expires-first"),
            Self::FormulaFault => Message::new("import-fault-formula"),
        }
    }
}

impl DateFault {
    fn message(&self) -> Message {
        match self {
            Self::NoSuchDay { day, month } => Message::new("import-fault-no-such-day")
                .with("day", *day)
                .with_word("month", format!("month-{month}")),
            Self::NotLeapYear { year } => {
                Message::new("import-fault-leap-year").with("year", year.to_string())
            }
            Self::NoSuchMonth { month, otherwise: Some(date) } => {
                Message::new("import-fault-month-otherwise").with("month", *month).with("date", *date)
            }
            Self::NoSuchMonth { month, otherwise: None } => {
                Message::new("import-fault-month").with("month", *month)
            }
            Self::LetterForDigit => Message::new("import-fault-letter"),
            Self::NumberTooEarly { year } => {
                Message::new("import-fault-number-early").with("year", year.to_string())
            }
            Self::NumberNoDate => Message::new("import-fault-number"),
            Self::NotADate => Message::new("import-fault-not-a-date"),
        }
    }
}

impl LeftOut {
    /// What was left out: a cell, row, column or sheet.
    pub fn what(&self) -> Message {
        match &self.what {
            Left::Cell(place) => Message::new("import-left-cell").with("cell", place.to_string()),
            Left::Row { sheet: Some(sheet), row } => {
                Message::new("import-left-row-of-sheet").with("sheet", sheet.as_str()).with("row", *row)
            }
            Left::Row { sheet: None, row } => Message::new("import-left-row").with("row", *row),
            Left::Column { sheet: Some(sheet), letters } => Message::new("import-left-column-of-sheet")
                .with("sheet", sheet.as_str())
                .with("letters", letters.as_str()),
            Left::Column { sheet: None, letters } => {
                Message::new("import-left-column").with("letters", letters.as_str())
            }
            Left::Sheet(name) => Message::new("import-left-sheet").with("sheet", name.as_str()),
        }
    }

    /// Why it was left out.
    pub fn why(&self) -> Message {
        let key = match self.reason {
            Reason::Cell(reason) => no_record(reason),
            Reason::StatusRefuses(_) => "import-why-status-refuses",
            Reason::Duplicate { row } => return Message::new("import-why-duplicate").with("row", row),
            Reason::Colour => "import-why-colour",
            Reason::Count => "import-why-count",
            Reason::Percentage => "import-why-percentage",
            Reason::Intervals => "import-why-intervals",
            Reason::TeamHeading => "import-why-team",
            Reason::SectionHeading => "import-why-section",
            Reason::Leaver => "import-why-leaver",
            Reason::Key => "import-why-key",
            Reason::Notes => "import-why-notes",
            Reason::Summary => "import-why-summary",
            Reason::Hidden => "import-why-hidden",
            Reason::EmptySheet => "import-why-empty",
            Reason::ColumnWithoutHeading => "import-why-no-heading",
            Reason::Private => "import-why-private",
            Reason::AsAnswered => "import-why-answered",
        };
        let message = Message::new(key);
        match self.reason {
            Reason::StatusRefuses(reason) => message.with_word("reason", no_record(reason)),
            _ => message,
        }
    }
}

fn no_record(reason: NoRecord) -> &'static str {
    match reason {
        NoRecord::NotApplicable => "import-why-not-applicable",
        NoRecord::NotDone => "import-why-not-done",
        NoRecord::ToBeArranged => "import-why-to-be-arranged",
        NoRecord::Booked => "import-why-booked",
        NoRecord::Applied => "import-why-applied",
        NoRecord::InProgress => "import-why-in-progress",
        NoRecord::NotStarted => "import-why-not-started",
        NoRecord::Failed => "import-why-failed",
        NoRecord::NoDate => "import-why-no-date",
        NoRecord::StatusOfAnotherDay => "import-why-status",
    }
}

impl Obstacle {
    /// What must be done before the import can be confirmed.
    pub fn message(self) -> Message {
        match self {
            Self::ReadingNotAgreed => Message::new("import-obstacle-reading"),
            Self::FaultyRows(count) => Message::new("import-obstacle-faults").with("count", count as u64),
            Self::NothingToImport => Message::new("import-obstacle-nothing"),
        }
    }
}
