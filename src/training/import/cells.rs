//! What one cell of a training sheet says: a date, nothing that counts, a question, or a fault.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::dates::{DateFault, DateOrder, Found, Manner, Part, Scan, scan, serial};
use super::private;
use super::table::{Cell, Value};
use super::words::{holds, listed, normal};
use vocabulary::*;

mod plausible;
mod status;
mod vocabulary;

pub use plausible::implausible;
pub use status::{Status, status};

/// What the column of a cell stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    Completed,
    Expires,
}

/// Why a cell is left out, on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoRecord {
    /// No record and no gap.
    NotApplicable,
    NotDone,
    ToBeArranged,
    /// Booked for a day to come.
    Booked,
    /// Applied for, not yet registered.
    Applied,
    /// Started, not completed.
    InProgress,
    NotStarted,
    Failed,
    /// For life, no expiry, a dash: no date.
    NoDate,
    /// Worked out on some other day.
    StatusOfAnotherDay,
}

/// What a cell leaves open. Each is a question, never a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// Done, but no date is given.
    DoneWithoutDate,
    /// Does x mean done or not done?
    Cross,
    /// Expired or due, but when?
    ExpiredWithoutDate,
    Month,
    Year,
    NoYear,
    Rough,
    Week,
    /// Two days; the last.
    Range {
        last: NaiveDate,
    },
    OtherWeekday {
        date: NaiveDate,
    },
    /// A date among words that are not known.
    WordsAround {
        date: NaiveDate,
    },
    /// Theory alone.
    Theory,
}

/// Why a cell is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    Date(DateFault),
    /// 1 January 1900 and its like.
    Placeholder,
    /// A two-figure year that fits neither century.
    TwoCenturies {
        early: i32,
        late: i32,
    },
    BeforeNineteenNinety,
    /// Completed on a day to come.
    Future,
    /// Runs out before it was completed.
    ExpiresBeforeCompletion,
    /// The result of a formula that failed.
    FormulaFault,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    Nothing,
    Dates {
        completed: Option<NaiveDate>,
        expires: Option<NaiveDate>,
        manner: Manner,
        mode: Option<String>,
    },
    NoRecord(NoRecord),
    Open(Open),
    Wrong(Wrong),
    /// Holds what is never read; its text is not shown.
    Private,
}

/// Reads a cell under a column's meaning.
pub fn read(cell: Option<&Cell>, meaning: Meaning, order: DateOrder, today: NaiveDate) -> Says {
    let Some(cell) = cell else { return Says::Nothing };
    let Some(value) = &cell.value else { return Says::Nothing };
    match value {
        Value::Private => Says::Private,
        Value::Fault => Says::Wrong(Wrong::FormulaFault),
        Value::Flag(true) => Says::Open(Open::DoneWithoutDate),
        Value::Flag(false) => Says::NoRecord(NoRecord::NotDone),
        Value::Day { date, month_shown: true, .. } if date.day() == 1 => Says::Open(Open::Month),
        Value::Day { date, timed, .. } => {
            one_day(*date, Manner { timed: *timed, ..Manner::default() }, meaning, today, None)
        }
        Value::Number(number) => match serial(*number) {
            Found::Day { date, manner } => one_day(date, manner, meaning, today, None),
            Found::Fault(fault) => Says::Wrong(Wrong::Date(fault)),
            Found::Part(_) => Says::Wrong(Wrong::Date(DateFault::NotADate)),
        },
        Value::Text(text) => read_text(text.as_str(), meaning, order, today),
    }
}

const LONGEST_DATE: usize = 300;

const TICKS: &[char] = &['✓', '✔', '☑', '√', '✅', '🗸'];
const NOT_DONE_MARKS: &[char] = &['✗', '✘', '❌', '☒', '✕', '✖', '☐', '×'];

const MODES: &[(&str, &str)] = &[
    ("online", "online"),
    ("on line", "online"),
    ("e learning", "e-learning"),
    ("elearning", "e-learning"),
    ("e ddysgu", "e-learning"),
    ("ar lein", "online"),
    ("classroom", "classroom"),
    ("face to face", "face to face"),
    ("f2f", "face to face"),
    ("in person", "face to face"),
    ("in house", "in house"),
    ("wyneb yn wyneb", "face to face"),
    ("dosbarth", "classroom"),
    ("practical", "practical"),
    ("ymarferol", "practical"),
];

fn read_text(text: &str, meaning: Meaning, order: DateOrder, today: NaiveDate) -> Says {
    let text = text.trim();
    if text.is_empty() {
        return Says::Nothing;
    }
    if let Some(says) = mark(text) {
        return says;
    }
    // A whole paragraph is no date, whatever dates it mentions.
    if text.len() > LONGEST_DATE {
        return Says::Wrong(Wrong::Date(DateFault::NotADate));
    }
    let scan = scan(text, order);
    if scan.dates.is_empty() {
        return words_alone(text);
    }
    if private::text(text) {
        return Says::Private;
    }
    with_dates(text, &scan, meaning, today)
}

fn mark(text: &str) -> Option<Says> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}').collect();
    let all = |marks: &[char]| bare.chars().all(|c| marks.contains(&c));
    if bare.is_empty() {
        Some(Says::Nothing)
    } else if all(TICKS) {
        Some(Says::Open(Open::DoneWithoutDate))
    } else if all(NOT_DONE_MARKS) {
        Some(Says::NoRecord(NoRecord::NotDone))
    } else if bare.eq_ignore_ascii_case("x") || bare.eq_ignore_ascii_case("xx") {
        Some(Says::Open(Open::Cross))
    } else if bare.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '_' | '/' | '*')) {
        Some(Says::NoRecord(NoRecord::NoDate))
    } else {
        None
    }
}

/// The list that knows a text without a date, and what it means.
fn no_record(words: &str) -> Option<NoRecord> {
    let lists: [(&[&str], NoRecord); 8] = [
        (&NOT_STARTED, NoRecord::NotStarted),
        (&FAILED, NoRecord::Failed),
        (&NOT_DONE, NoRecord::NotDone),
        (&TO_ARRANGE, NoRecord::ToBeArranged),
        (&BOOKED, NoRecord::Booked),
        (&APPLIED, NoRecord::Applied),
        (&IN_PROGRESS, NoRecord::InProgress),
        (&NO_DATE, NoRecord::NoDate),
    ];
    lists.iter().find(|(list, _)| listed(list, words)).map(|(_, meaning)| *meaning)
}

fn words_alone(text: &str) -> Says {
    let words = normal(text);
    let starts = |list: &[&str]| list.iter().any(|p| words == *p || words.starts_with(&format!("{p} ")));
    if starts(&NOT_APPLICABLE) && !listed(&NOT_DONE, &words) {
        return Says::NoRecord(NoRecord::NotApplicable);
    }
    if private::text(text) {
        return Says::Private;
    }
    if let Some(meaning) = no_record(&words) {
        return Says::NoRecord(meaning);
    }
    if listed(&EXPIRED, &words) {
        return Says::Open(Open::ExpiredWithoutDate);
    }
    if listed(&DONE, &words) {
        return Says::Open(Open::DoneWithoutDate);
    }
    if listed(&THEORY, &words) {
        return Says::Open(Open::Theory);
    }
    // Longer texts by what they begin with: "Booked - awaiting confirmation".
    for (list, meaning) in [
        (&NOT_STARTED, NoRecord::NotStarted),
        (&BOOKED, NoRecord::Booked),
        (&TO_ARRANGE, NoRecord::ToBeArranged),
        (&FAILED, NoRecord::Failed),
        (&IN_PROGRESS, NoRecord::InProgress),
    ] {
        if starts(list) {
            return Says::NoRecord(meaning);
        }
    }
    Says::Wrong(Wrong::Date(DateFault::NotADate))
}

fn with_dates(text: &str, scan: &Scan, meaning: Meaning, today: NaiveDate) -> Says {
    let words = normal(text);
    if let Some(says) = refused_by_words(scan, &words) {
        return says;
    }
    if holds(&THEORY, &words) {
        return Says::Open(Open::Theory);
    }
    for (_, found) in &scan.dates {
        match found {
            Found::Fault(fault) => return Says::Wrong(Wrong::Date(fault.clone())),
            Found::Part(part) => return Says::Open(open(*part)),
            Found::Day { .. } => {}
        }
    }
    let days: Vec<(&[String], NaiveDate, &Manner)> = scan
        .dates
        .iter()
        .filter_map(|(words, found)| match found {
            Found::Day { date, manner } => Some((words.as_slice(), *date, manner)),
            _ => None,
        })
        .collect();
    match days.as_slice() {
        [(before, date, manner)] => {
            let around = around(before, &scan.rest);
            let (words, mode) = without_mode(&around);
            let meaning = match words.as_str() {
                "" => meaning,
                words
                    if WORDS_OF_EXPIRY.contains(&words)
                        && !(words == "due" && meaning == Meaning::Completed) =>
                {
                    Meaning::Expires
                }
                words if WORDS_OF_COMPLETION.contains(&words) => Meaning::Completed,
                _ => return Says::Open(Open::WordsAround { date: *date }),
            };
            one_day(*date, (*manner).clone(), meaning, today, mode)
        }
        [(before, first, manner), (between, second, _)] => {
            let first_is_completion =
                before.is_empty() || WORDS_OF_COMPLETION.contains(&before.join(" ").as_str());
            let second_is_expiry = WORDS_OF_EXPIRY.contains(&around(between, &[]).as_str());
            if !(first_is_completion && second_is_expiry && scan.rest.is_empty()) {
                return Says::Open(Open::Range { last: *first.max(second) });
            }
            two_days(*first, *second, (*manner).clone(), today)
        }
        _ => Says::Open(Open::Range { last: days.iter().map(|d| d.1).max().unwrap_or(today) }),
    }
}

/// "Booked 12/09/31", "Failed 02/11/2025": the words decide, whatever the date.
fn refused_by_words(scan: &Scan, words: &str) -> Option<Says> {
    let first: String = scan.dates.first().map(|(before, _)| before.join(" ")).unwrap_or_default();
    let rest = scan.rest.join(" ");
    for (list, meaning) in [
        (&NOT_STARTED, NoRecord::NotStarted),
        (&FAILED, NoRecord::Failed),
        (&TO_ARRANGE, NoRecord::ToBeArranged),
        (&BOOKED, NoRecord::Booked),
        (&APPLIED, NoRecord::Applied),
        (&IN_PROGRESS, NoRecord::InProgress),
        (&NOT_APPLICABLE, NoRecord::NotApplicable),
    ] {
        let long: Vec<&str> = list.iter().copied().filter(|p| p.len() > 2).collect();
        if holds(&long, &normal(&first)) || holds(&long, &normal(&rest)) {
            return Some(Says::NoRecord(meaning));
        }
    }
    words.starts_with("n a ").then_some(Says::NoRecord(NoRecord::NotApplicable))
}

fn around(before: &[String], after: &[String]) -> String {
    let words = before.iter().chain(after).map(String::as_str).filter(|w| !matches!(*w, "-" | "–"));
    words.collect::<Vec<_>>().join(" ")
}

fn without_mode(words: &str) -> (String, Option<String>) {
    for (phrase, mode) in MODES {
        if holds(&[phrase], words) {
            let rest = format!(" {words} ").replacen(&format!(" {phrase} "), " ", 1);
            return (rest.trim().to_owned(), Some((*mode).to_owned()));
        }
    }
    (words.to_owned(), None)
}

fn open(part: Part) -> Open {
    match part {
        Part::Month => Open::Month,
        Part::Year => Open::Year,
        Part::NoYear => Open::NoYear,
        Part::Rough => Open::Rough,
        Part::Week => Open::Week,
        Part::Range { last } => Open::Range { last },
        Part::OtherWeekday { date } => Open::OtherWeekday { date },
    }
}

fn one_day(
    date: NaiveDate,
    manner: Manner,
    meaning: Meaning,
    today: NaiveDate,
    mode: Option<String>,
) -> Says {
    if let Some(wrong) = implausible(date, manner.two_figure_year, meaning, today) {
        return Says::Wrong(wrong);
    }
    match meaning {
        Meaning::Completed => Says::Dates { completed: Some(date), expires: None, manner, mode },
        Meaning::Expires => Says::Dates { completed: None, expires: Some(date), manner, mode },
    }
}

fn two_days(completed: NaiveDate, expires: NaiveDate, manner: Manner, today: NaiveDate) -> Says {
    let short = manner.two_figure_year;
    if let Some(wrong) = implausible(completed, short, Meaning::Completed, today)
        .or_else(|| implausible(expires, short, Meaning::Expires, today))
    {
        return Says::Wrong(wrong);
    }
    if expires < completed {
        return Says::Wrong(Wrong::ExpiresBeforeCompletion);
    }
    Says::Dates { completed: Some(completed), expires: Some(expires), manner, mode: None }
}
