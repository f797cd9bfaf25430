//! Where things stand on a sheet: the row of headings, people down and subjects across or one row per completion,
//! a date and an expiry side by side or under one heading.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cells::{self, Meaning};
use super::dates::DateOrder;
use super::headings::{Heading, Says, SubjectHeading, heading, subject_heading, title_says_expiry};
use super::known::Answers;
use super::subjects::{Match, Subjects};
use super::table::{Row, Sheet};
use super::words::{is_interval, normal};

mod builder;

use builder::Builder;

/// How a sheet is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// People down, subjects across.
    Wide,
    /// The same, with more than one column for a subject.
    WidePairs,
    /// One row per completion.
    Long,
}

/// What a column was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadAs {
    Name,
    StaffNumber,
    Role,
    Site,
    Start,
    Left,
    Course,
    /// When the course began; not stored.
    CourseStart,
    Completed,
    Expires,
    Provider,
    Mode,
    Status,
    Note,
    ActionTaken,
    Key,
    Private,
    Ignored,
}

/// A subject's columns on a wide sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SubjectColumns {
    pub heading: SubjectHeading,
    /// The subject as the sheet names it.
    pub written: String,
    /// Where the heading stands.
    pub row: u32,
    pub column: u16,
    pub completed: Option<u16>,
    pub expires: Option<u16>,
    pub provider: Option<u16>,
    pub mode: Option<u16>,
    pub note: Option<u16>,
    /// The heading does not say which date stands below it.
    pub plain: bool,
    /// It stands over its columns without being joined, while others are.
    pub unmerged: bool,
}

/// The columns of a sheet with one row per completion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LongColumns {
    pub course: u16,
    pub completed: Option<u16>,
    pub expires: Option<u16>,
    pub provider: Option<u16>,
    pub mode: Option<u16>,
    pub status: Option<u16>,
    pub note: Option<u16>,
    pub action_taken: Option<u16>,
    /// When the course began.
    pub start: Option<u16>,
}

/// The columns that say who a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PersonColumns {
    pub full_name: Option<u16>,
    pub first_name: Option<u16>,
    pub last_name: Option<u16>,
    pub number: Option<u16>,
    pub role: Option<u16>,
    pub site: Option<u16>,
    pub start: Option<u16>,
    pub left: Option<u16>,
}

impl PersonColumns {
    /// The column to point at when a person is in question.
    pub fn anchor(&self) -> u16 {
        self.full_name.or(self.first_name).or(self.last_name).or(self.number).unwrap_or(0)
    }

    /// The name in a row, as written.
    pub fn name(&self, row: &Row) -> String {
        match self.full_name {
            Some(column) => row.shown(column),
            None => {
                let part = |column: Option<u16>| column.map(|c| row.shown(c)).unwrap_or_default();
                format!("{} {}", part(self.first_name), part(self.last_name)).trim().to_owned()
            }
        }
    }
}

/// How to read a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub layout: Layout,
    pub header_rows: Vec<u32>,
    pub intervals_row: Option<u32>,
    /// Rows above the headings that hold something.
    pub title_rows: Vec<u32>,
    /// A title that says the dates are when things run out.
    pub expiry_title: Option<String>,
    pub people: PersonColumns,
    pub subjects: Vec<SubjectColumns>,
    pub long: Option<LongColumns>,
    /// Columns whose cells are statuses of some other day.
    pub statuses: Vec<u16>,
    pub key: Option<u16>,
    /// What each other column was read as, with its heading; a private one's heading is kept, its cells are not.
    pub columns: Vec<(u16, String, ReadAs)>,
    /// Columns with dates under no heading.
    pub without_heading: Vec<u16>,
}

const HEADING_ROWS: usize = 40;

/// Finds how to read a sheet; none if no row of headings with people stands on it.
pub fn plan(sheet: &Sheet, subjects: &Subjects<'_>, answers: &Answers) -> Option<Plan> {
    let names = |row: &Row| -> Headings {
        row.filled().map(|c| (c.column, (c.shown(), heading(&c.shown(), subjects, answers)))).collect()
    };
    let mut best: Option<(i32, u32)> = None;
    for row in sheet.rows.iter().take(HEADING_ROWS) {
        let score = score(&names(row));
        if score > 0 && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, row.number));
        }
    }
    let (_, number) = best?;
    let row = sheet.row(number)?;
    let main = names(row);
    let below = sheet.row(number + 1).map(names).unwrap_or_default();
    let above = number.checked_sub(1).and_then(|n| sheet.row(n)).map(names).unwrap_or_default();
    let mut builder = Builder::new(sheet);
    if is_second_row(&main, &below) {
        builder.two_rows(number, number + 1, &main, &below);
    } else if dates_only(&main) && above.values().any(|(_, h)| is_subject(h)) {
        builder.two_rows(number - 1, number, &above, &main);
    } else {
        builder.one_row(number, &main);
    }
    let titles = builder.titles();
    if let Some((title, subject)) = titles.into_iter().find_map(|title| {
        let subject = subject_heading(&title, subjects, answers);
        (!matches!(subject.matched, Match::Unknown | Match::Ignored)).then_some((title, subject))
    }) {
        builder.one_subject(&title, &subject);
    }
    builder.finish()
}

/// The column at which a second table begins, beside the first: behind a subject or a date, a heading of people that stood
/// before already. Some keep day staff and night staff side by side.
pub fn second_table(sheet: &Sheet, subjects: &Subjects<'_>) -> Option<u16> {
    let answers = Answers::default();
    let headings = |row: &Row| -> Headings {
        row.filled().map(|c| (c.column, (c.shown(), heading(&c.shown(), subjects, &answers)))).collect()
    };
    let rows = sheet.rows.iter().take(HEADING_ROWS).map(headings);
    let best = rows.map(|row| (score(&row), row)).max_by_key(|(score, _)| *score);
    let (_, row) = best.filter(|(score, _)| *score > 0)?;
    let is_name = |heading: &Heading| matches!(heading, Heading::FullName | Heading::FirstName);
    let content =
        |heading: &Heading| matches!(heading, Heading::Subject(_) | Heading::Course) || says_date(heading);
    let mut before: Vec<String> = Vec::new();
    let mut any_content = false;
    let mut begins = None;
    for (column, (text, heading)) in &row {
        let again = before.contains(&normal(text));
        let of_person = is_name(heading) || matches!(heading, Heading::StaffNumber | Heading::LastName);
        if any_content && of_person && again {
            begins = begins.or(Some(*column));
            if is_name(heading) {
                // A name again, and something to read behind it.
                let behind = row.range(column..).any(|(_, (_, heading))| content(heading));
                return begins.filter(|_| behind);
            }
        } else if begins.is_some() && content(heading) {
            begins = None;
        }
        any_content |= content(heading);
        before.push(normal(text));
    }
    None
}

type Headings = BTreeMap<u16, (String, Heading)>;

fn is_subject(heading: &Heading) -> bool {
    matches!(heading, Heading::Subject(s) if !matches!(s.matched, Match::Unknown))
}

fn says_date(heading: &Heading) -> bool {
    matches!(heading, Heading::Completed | Heading::Expires)
}

fn score(row: &Headings) -> i32 {
    let has = |wanted: &Heading| row.values().any(|(_, h)| h == wanted);
    let count = |test: &dyn Fn(&Heading) -> bool| row.values().filter(|(_, h)| test(h)).count();
    let subjects = count(&is_subject);
    let recognised =
        count(&|h| !matches!(h, Heading::Subject(_) | Heading::Ignored | Heading::Blank)) + subjects;
    let named = has(&Heading::FullName) || (has(&Heading::FirstName) && has(&Heading::LastName));
    let numbered = has(&Heading::StaffNumber) && recognised >= 2;
    let points = i32::try_from(recognised).unwrap_or(i32::MAX / 2);
    if row.len() < 2 {
        0
    } else if named || numbered {
        1000 + points
    } else if subjects >= 2 {
        500 + points
    } else {
        0
    }
}

/// Is the row below the headings a second row of headings?
fn is_second_row(main: &Headings, below: &Headings) -> bool {
    let name_below = main
        .iter()
        .filter(|(_, (_, h))| matches!(h, Heading::FullName | Heading::FirstName | Heading::StaffNumber))
        .any(|(column, _)| below.contains_key(column));
    let dates = below.values().filter(|(_, h)| says_date(h)).count();
    let subjects = below.values().filter(|(_, h)| is_subject(h)).count();
    let above = main.values().filter(|(_, h)| is_subject(h)).count();
    let any_subject_above = main.values().any(|(_, h)| matches!(h, Heading::Subject(_)));
    !name_below && ((dates >= 2 && any_subject_above) || (subjects >= 2 && above < subjects))
}

/// Headings of dates without a course: the subjects must stand above.
fn dates_only(main: &Headings) -> bool {
    let dates = main.values().filter(|(_, h)| says_date(h)).count();
    dates >= 2 && !main.values().any(|(_, h)| matches!(h, Heading::Course) || is_subject(h))
}
