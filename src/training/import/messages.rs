//! What a dry run says, as keys of sentences: the sentences are in `training_import.ftl`, in both languages.

use crate::foundation::error::Message;

use super::cells::{NoRecord, Open, Wrong};
use super::dates::{DateFault, DateOrder};
use super::dry_run::{Ask, Choice, Confirm, Fault, Field, Left, LeftOut, Obstacle, Question, Reason, Why};
use super::layout::{Layout, ReadAs};
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

impl Question {
    /// What is asked, with the cell and what stands in it.
    pub fn message(&self) -> Message {
        let message = match &self.ask {
            Ask::Cell { open } => match open {
                Open::DoneWithoutDate => Message::new("import-ask-done"),
                Open::Cross => Message::new("import-ask-cross"),
                Open::ExpiredWithoutDate => Message::new("import-ask-expired"),
                Open::Month => Message::new("import-ask-month"),
                Open::Year => Message::new("import-ask-year"),
                Open::NoYear => Message::new("import-ask-no-year"),
                Open::Rough => Message::new("import-ask-rough"),
                Open::Week => Message::new("import-ask-week"),
                Open::Range { last } => Message::new("import-ask-range").with("date", *last),
                Open::OtherWeekday { date } => Message::new("import-ask-weekday").with("date", *date),
                Open::WordsAround { date } => Message::new("import-ask-words").with("date", *date),
                Open::Theory => Message::new("import-ask-theory"),
            },
            Ask::WhichSubject { heading } => {
                Message::new("import-ask-which-subject").with("heading", heading.as_str())
            }
            Ask::UnknownSubject { heading } => {
                Message::new("import-ask-unknown-subject").with("heading", heading.as_str())
            }
            Ask::TheoryOnly { heading } => {
                Message::new("import-ask-theory-course").with("heading", heading.as_str())
            }
            Ask::UnknownStatus { status } => {
                Message::new("import-ask-status").with("status", status.as_str())
            }
            Ask::Leavers { heading, people } => Message::new("import-ask-leavers")
                .with("heading", heading.as_str())
                .with("people", *people as u64),
            Ask::DamagedName => Message::new("import-ask-damaged-name"),
            Ask::WhichNamesake { numbers } if numbers.is_empty() => Message::new("import-ask-namesake"),
            Ask::WhichNamesake { numbers } => {
                Message::new("import-ask-namesake-numbers").with("numbers", numbers.join(", "))
            }
            Ask::NumberUsedTwice { number, other, row } => Message::new("import-ask-number-twice")
                .with("number", number.as_str())
                .with("other", other.as_str())
                .with("row", *row),
            Ask::NumberWithZeros { number, other } => {
                Message::new("import-ask-zeros").with("number", number.as_str()).with("other", other.as_str())
            }
            Ask::NumberOfAnother { name } => {
                Message::new("import-ask-number-of-another").with("name", name.as_str())
            }
            Ask::OtherNumber { other } => {
                Message::new("import-ask-other-number").with("other", other.as_str())
            }
            Ask::NameOnTwoRows { row } => Message::new("import-ask-two-rows").with("row", *row),
            Ask::PersonOrHeading => Message::new("import-ask-person-or-heading"),
            Ask::NamesBelow { name, rows } => {
                Message::new("import-ask-names-below").with("name", name.as_str()).with("rows", *rows as u64)
            }
            Ask::DateOrder { columns } => {
                Message::new("import-ask-order").with("columns", columns.join(", "))
            }
            Ask::CompletedOrExpires { dates, ahead } => {
                Message::new("import-ask-meaning").with("dates", *dates as u64).with("ahead", *ahead as u64)
            }
        };
        message.with("cell", self.place.to_string()).with("value", self.value.as_str())
    }
}

impl Choice {
    /// What the choice is called.
    pub fn message(&self, subject_name: SubjectName<'_>) -> Message {
        match self {
            Self::Subject { code } => {
                Message::new("import-choice-subject").with("subject", subject_name(code))
            }
            Self::Ignore => Message::new("import-choice-ignore"),
            Self::TypeDate => Message::new("import-choice-type-date"),
            Self::Date { date } => Message::new("import-choice-date").with("date", *date),
            Self::Skip => Message::new("import-choice-skip"),
            Self::Worker { name, staff_number: Some(number), .. } => Message::new("import-choice-worker")
                .with("name", name.as_str())
                .with("number", number.as_str()),
            Self::Worker { name, staff_number: None, .. } => {
                Message::new("import-choice-worker-unnumbered").with("name", name.as_str())
            }
            Self::StaffNumber { number } => {
                Message::new("import-choice-number").with("number", number.as_str())
            }
            Self::SamePerson { name } => Message::new("import-choice-same").with("name", name.as_str()),
            Self::NewPerson => Message::new("import-choice-new"),
            Self::Order { order: DateOrder::Dmy } => Message::new("import-choice-day-first"),
            Self::Order { order: DateOrder::Mdy } => Message::new("import-choice-month-first"),
            Self::Completed => Message::new("import-choice-completed"),
            Self::Expires => Message::new("import-choice-expires"),
            Self::LeaveOut => Message::new("import-choice-leave-out"),
            Self::Left => Message::new("import-choice-left"),
            Self::Yes => Message::new("import-choice-yes"),
            Self::No => Message::new("import-choice-no"),
        }
    }
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

impl ReadAs {
    /// What a column was read as.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Name => "import-column-name",
            Self::StaffNumber => "import-column-staff-number",
            Self::Role => "import-column-role",
            Self::Start => "import-column-start",
            Self::Left => "import-column-left",
            Self::Course => "import-column-course",
            Self::CourseStart => "import-column-course-start",
            Self::Completed => "import-column-completed",
            Self::Expires => "import-column-expires",
            Self::Provider => "import-column-provider",
            Self::Mode => "import-column-mode",
            Self::Status => "import-column-status",
            Self::Note => "import-column-note",
            Self::ActionTaken => "import-column-action-taken",
            Self::Key => "import-column-key",
            Self::Private => "import-column-private",
            Self::Ignored => "import-column-ignored",
        })
    }
}

impl Layout {
    /// How the sheet is laid out.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Wide => "import-layout-wide",
            Self::WidePairs => "import-layout-wide-pairs",
            Self::Long => "import-layout-long",
        })
    }
}

impl Field {
    /// The name of the field.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::CompletedOn => "import-field-completed",
            Self::ExpiresOn => "import-field-expires",
            Self::Provider => "import-field-provider",
            Self::Mode => "import-field-mode",
            Self::Note => "import-field-note",
            Self::ActionTaken => "import-field-action-taken",
        })
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
