//! Dates as people type them, in both languages. Nothing here is made up: a month alone stays a month.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::workbook::day_of_serial;

mod partial;
mod ranges;
mod wording;

use partial::{lone_year, misspelt, short_figures};
use ranges::join_ranges;
use wording::{in_words, month_and_year, word};

/// Which of day and month is written first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    #[default]
    Dmy,
    Mdy,
}

/// Why something that looks like a date is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateFault {
    /// 31 February.
    NoSuchDay {
        day: u32,
        month: u32,
    },
    /// 29 February of such a year.
    NotLeapYear {
        year: i32,
    },
    /// A 13th month. `otherwise`: the date it would be, read the other way round.
    NoSuchMonth {
        month: u32,
        otherwise: Option<NaiveDate>,
    },
    /// A letter O where a nought should be, or the like.
    LetterForDigit,
    /// A day number of Excel's that falls before any training; with the year it would be.
    NumberTooEarly {
        year: i32,
    },
    /// A number that is no day number.
    NumberNoDate,
    NotADate,
}

/// What part of a date a text gives, where it is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Month,
    Year,
    /// A day and a month without a year.
    NoYear,
    /// "early 2025", "spring 2024".
    Rough,
    /// "w/c 12/05/25".
    Week,
    /// Two or more days; the last of them.
    Range {
        last: NaiveDate,
    },
    /// The weekday written beside it is another one.
    OtherWeekday {
        date: NaiveDate,
    },
}

/// How a day was written; shown once, so that the reading can be agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    pub two_figure_year: bool,
    pub timed: bool,
    pub serial: bool,
    /// Numbers only, so that day and month could change places.
    pub figures: bool,
    /// The Welsh word for the month, if one was used.
    pub welsh_month: Option<(String, u32)>,
}

/// One date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Day { date: NaiveDate, manner: Manner },
    Part(Part),
    Fault(DateFault),
}

/// A text taken apart: its dates in order, and for each the words that stand before it; then the words after the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    pub dates: Vec<(Vec<String>, Found)>,
    pub rest: Vec<String>,
}

/// Is day or month first in this text, judged by a number above twelve?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    DayFirst,
    MonthFirst,
    Either,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Figures(String),
    Word(String),
    /// Digits and letters run together, such as 3rd or 2O25.
    Mixed(String),
    Mark(char),
}

/// Takes a text apart into dates and words.
pub fn scan(text: &str, order: DateOrder) -> Scan {
    let text = text.trim();
    if let Some(found) = whole_number(text) {
        return Scan { dates: vec![(Vec::new(), found)], rest: Vec::new() };
    }
    let tokens = tokens(&without_iso_t(text));
    let mut scan = Scan::default();
    let mut words = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((found, used)) = date_at(&tokens, at, order) {
            let (found, used) = with_what_follows(&tokens, at, found, used);
            scan.dates.push((std::mem::take(&mut words), found));
            at += used;
            continue;
        }
        match &tokens[at] {
            Token::Word(word) | Token::Mixed(word) | Token::Figures(word) => words.push(word.clone()),
            Token::Mark('&') => words.push("and".to_owned()),
            Token::Mark(mark @ ('-' | '–')) => words.push(mark.to_string()),
            Token::Mark(_) => {}
        }
        at += 1;
    }
    scan.rest = words;
    join_ranges(&mut scan);
    scan
}

/// The order that a text written in figures shows, if it is one.
pub fn shape(text: &str) -> Option<Shape> {
    let tokens = tokens(text.trim());
    (0..tokens.len()).find_map(|at| {
        let (first, second, _, _) = three_figures(&tokens, at)?;
        match (number(first), number(second)) {
            (Some(first), Some(second)) if first > 31 || second > 31 || first == 0 || second == 0 => None,
            (Some(13..), Some(1..=12)) => Some(Shape::DayFirst),
            (Some(1..=12), Some(13..)) => Some(Shape::MonthFirst),
            (Some(1..=12), Some(1..=12)) => Some(Shape::Either),
            _ => None,
        }
    })
}

/// ISO runs the day and the hour together: 2025-03-03T09:00.
fn without_iso_t(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for at in 1..letters.len().saturating_sub(1) {
        if letters[at] == 'T' && letters[at - 1].is_ascii_digit() && letters[at + 1].is_ascii_digit() {
            letters[at] = ' ';
        }
    }
    letters.into_iter().collect()
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut run = String::new();
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    for letter in plain.to_lowercase().chars().chain([' ']) {
        if letter.is_alphanumeric() {
            run.push(letter);
            continue;
        }
        if !run.is_empty() {
            tokens.push(token(std::mem::take(&mut run)));
        }
        if !letter.is_whitespace() {
            tokens.push(Token::Mark(letter));
        }
    }
    tokens
}

fn token(run: String) -> Token {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    if digits == 0 {
        Token::Word(run)
    } else if digits == run.len() {
        Token::Figures(run)
    } else {
        Token::Mixed(run)
    }
}

/// A text that is one number: Excel's day number, a year, or twenty-odd million for yyyymmdd.
fn whole_number(text: &str) -> Option<Found> {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    if figures == 0 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') || text.matches('.').count() > 1
    {
        return None;
    }
    let number: f64 = text.parse().ok()?;
    let whole = !text.contains('.');
    if whole && figures == 8 {
        return Some(match compact(text) {
            Some(date) => Found::Day { date, manner: Manner::default() },
            None => Found::Fault(DateFault::NumberNoDate),
        });
    }
    if whole && figures == 4 && (1990.0..2100.0).contains(&number) {
        return Some(Found::Part(Part::Year));
    }
    if number < 1000.0 && !whole {
        // "3.24" may be March 2024; the tokens will tell.
        return None;
    }
    Some(serial(number))
}

fn compact(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
    (1990..2100).contains(&date.year()).then_some(date)
}

/// Excel's day number, if it falls into the years of training.
pub fn serial(number: f64) -> Found {
    match day_of_serial(number, false) {
        Some(date) if (1990..2100).contains(&date.year()) => Found::Day {
            date,
            manner: Manner { serial: true, timed: number.fract() != 0.0, ..Manner::default() },
        },
        Some(date) if number >= 1000.0 && date.year() < 1990 => {
            Found::Fault(DateFault::NumberTooEarly { year: date.year() })
        }
        _ => Found::Fault(DateFault::NumberNoDate),
    }
}

fn date_at(tokens: &[Token], at: usize, order: DateOrder) -> Option<(Found, usize)> {
    in_figures(tokens, at, order)
        .or_else(|| misspelt(tokens, at))
        .or_else(|| in_words(tokens, at, order))
        .or_else(|| month_and_year(tokens, at))
        .or_else(|| short_figures(tokens, at))
        .or_else(|| lone_year(tokens, at))
}

fn number(figures: &str) -> Option<u32> {
    if figures.len() > 4 { None } else { figures.parse().ok() }
}

fn figures(tokens: &[Token], at: usize) -> Option<&str> {
    match tokens.get(at)? {
        Token::Figures(figures) => Some(figures),
        _ => None,
    }
}

fn is_between(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Mark('/' | '.' | '-' | '–' | '\\')))
}

/// Three groups of figures with marks between: the groups, and how many tokens they took.
fn three_figures(tokens: &[Token], at: usize) -> Option<(&str, &str, &str, usize)> {
    let first = figures(tokens, at)?;
    // One mark throughout: "14-16/5/25" is a range.
    if is_between(tokens.get(at + 1)) && tokens.get(at + 1) == tokens.get(at + 3) {
        return Some((first, figures(tokens, at + 2)?, figures(tokens, at + 4)?, 5));
    }
    // Blanks between: only with a whole year, or it may be anything.
    let (second, third) = (figures(tokens, at + 1)?, figures(tokens, at + 2)?);
    (first.len() <= 2 && second.len() <= 2 && third.len() == 4).then_some((first, second, third, 3))
}

fn in_figures(tokens: &[Token], at: usize, order: DateOrder) -> Option<(Found, usize)> {
    let (first, second, third, used) = three_figures(tokens, at)?;
    let found = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => day(number(third)?, number(second)?, number(first)?, false, None),
        (1..=2, 1..=2, 2 | 4) => {
            let (day_part, month_part) = match order {
                DateOrder::Dmy => (number(first)?, number(second)?),
                DateOrder::Mdy => (number(second)?, number(first)?),
            };
            let year = number(third)?;
            let short = third.len() == 2;
            let found = day(day_part, month_part, year, short, None);
            with_figures(found)
        }
        _ => Found::Fault(DateFault::NotADate),
    };
    Some((found, used))
}

fn with_figures(found: Found) -> Found {
    match found {
        Found::Day { date, manner } => Found::Day { date, manner: Manner { figures: true, ..manner } },
        other => other,
    }
}

fn day(day: u32, month: u32, year: u32, short: bool, welsh_month: Option<(String, u32)>) -> Found {
    let full = if short { year + 2000 } else { year };
    let Ok(year) = i32::try_from(full) else { return Found::Fault(DateFault::NotADate) };
    if !(1..=12).contains(&month) {
        let otherwise = NaiveDate::from_ymd_opt(year, day, month);
        return Found::Fault(DateFault::NoSuchMonth { month, otherwise });
    }
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => {
            Found::Day { date, manner: Manner { two_figure_year: short, welsh_month, ..Manner::default() } }
        }
        None if month == 2 && day == 29 => Found::Fault(DateFault::NotLeapYear { year }),
        None => Found::Fault(DateFault::NoSuchDay { day, month }),
    }
}

/// A time of day after a date belongs to it.
fn with_what_follows(tokens: &[Token], at: usize, found: Found, used: usize) -> (Found, usize) {
    let mut end = at + used;
    if matches!(tokens.get(end), Some(Token::Mark(','))) || matches!(word(tokens, end), Some("at" | "am")) {
        end += 1;
    }
    let clock = figures(tokens, end).is_some() && tokens.get(end + 1) == Some(&Token::Mark(':'));
    if !clock {
        return (found, used);
    }
    end += 1;
    while matches!(tokens.get(end), Some(Token::Mark(':' | '.'))) {
        end += 1;
        if matches!(tokens.get(end), Some(Token::Figures(_) | Token::Mixed(_))) {
            end += 1;
        }
    }
    if matches!(word(tokens, end), Some("am" | "pm" | "z")) {
        end += 1;
    }
    let found = match found {
        Found::Day { date, manner } => Found::Day { date, manner: Manner { timed: true, ..manner } },
        other => other,
    };
    (found, end - at)
}
