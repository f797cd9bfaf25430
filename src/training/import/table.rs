//! What a spreadsheet holds once its bytes are read: sheets of typed cells, and nothing about training yet.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::words::clip;
use crate::foundation::spreadsheet::intact;

/// The most letters of a cell that are kept.
pub const LONGEST_TEXT: usize = 2_000;

/// Text of a cell. Shared, because one string of a workbook may stand in a million cells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text(Arc<str>);

impl Text {
    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    /// Keeps what can be of use: the rest of a very long text is neither a date nor a name, and too long for a note.
    /// What an export of ours made neutral is what it was before.
    fn from(text: &str) -> Self {
        Self(Arc::from(clip(intact(text), LONGEST_TEXT).as_str()))
    }
}

/// The texts of a file met so far: names and dates that stand in many cells are kept once.
#[derive(Default)]
pub struct Texts(HashSet<Arc<str>>);

impl Texts {
    /// Beyond so many different texts, keeping track of them would cost more than it saves.
    const MOST: usize = 50_000;

    /// A text, shared with the cells that hold the same.
    pub fn text(&mut self, text: &str) -> Text {
        if let Some(known) = self.0.get(text) {
            return Text(Arc::clone(known));
        }
        let new = Text::from(text);
        if self.0.len() < Self::MOST {
            self.0.insert(Arc::clone(&new.0));
        }
        new
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Arc::from(text)))
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Text(Text),
    Number(f64),
    /// A day. `timed`: it had a time of day, which is dropped. `month_shown`: the sheet shows only its month,
    /// so that a typed "Mar 24" has silently become the first.
    Day {
        date: NaiveDate,
        timed: bool,
        month_shown: bool,
    },
    Flag(bool),
    /// `#REF!` and its like.
    Fault,
    /// Held something that is never read; see `private`.
    Private,
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// Typed.
    #[default]
    None,
    /// The result that was stored when the file was last saved.
    Stored,
    /// As stored, but it depends on the day it was worked out (`TODAY`, `NOW`).
    Volatile,
}

/// One cell that holds something or is coloured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// From 0.
    pub column: u16,
    pub value: Option<Value>,
    /// Numbers are shown with at least so many figures (`0000`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub figures: u8,
    #[serde(default, skip_serializing_if = "is_default")]
    pub percent: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub formula: Formula,
    /// Which fill colour, 0 for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fill: u16,
}

/// A reading is kept between preview and confirmation: what is as usual takes no room in it.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Cell {
    /// A typed text cell.
    pub fn text(column: u16, text: Text) -> Self {
        Self {
            column,
            value: Some(Value::Text(text)),
            figures: 0,
            percent: false,
            formula: Formula::None,
            fill: 0,
        }
    }

    /// The value as a person would read it aloud: trimmed text, ISO dates, numbers with their leading zeros.
    pub fn shown(&self) -> String {
        self.words().into_owned()
    }

    /// The same without a copy where it is text.
    pub fn words(&self) -> Cow<'_, str> {
        match &self.value {
            None | Some(Value::Private) => Cow::Borrowed(""),
            Some(Value::Text(text)) => Cow::Borrowed(text.as_str().trim()),
            Some(Value::Number(number)) => Cow::Owned(shown_number(*number, self.figures)),
            Some(Value::Day { date, .. }) => Cow::Owned(date.to_string()),
            Some(Value::Flag(true)) => Cow::Borrowed("TRUE"),
            Some(Value::Flag(false)) => Cow::Borrowed("FALSE"),
            Some(Value::Fault) => Cow::Borrowed("#"),
        }
    }

    /// Holds nothing that can be read.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            None => true,
            Some(Value::Text(text)) => text.as_str().trim().is_empty(),
            Some(_) => false,
        }
    }
}

fn shown_number(number: f64, figures: u8) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:0width$}", width = usize::from(figures))
    } else {
        number.to_string()
    }
}

/// One row that holds something.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// From 1, as the spreadsheet shows it; for CSV it counts records, not lines.
    pub number: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// In order of columns.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column, if it holds anything or is coloured.
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |c| c.column).ok().map(|at| &self.cells[at])
    }

    /// The text of a column as shown, empty where there is none.
    pub fn shown(&self, column: u16) -> String {
        self.cell(column).map(Cell::shown).unwrap_or_default()
    }

    /// The text of a column without a copy, as shown.
    pub fn words(&self, column: u16) -> Cow<'_, str> {
        self.cell(column).map(Cell::words).unwrap_or_default()
    }

    /// The cells that can be read.
    pub fn filled(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|c| !c.is_blank())
    }
}

/// Cells joined into one. Columns from 0, rows from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub first_column: u16,
    pub first_row: u32,
    pub last_column: u16,
    pub last_row: u32,
}

impl Area {
    /// Does the area hold this cell?
    pub fn holds(&self, row: u32, column: u16) -> bool {
        (self.first_row..=self.last_row).contains(&row)
            && (self.first_column..=self.last_column).contains(&column)
    }
}

/// One sheet. A CSV file is one sheet without a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: Option<String>,
    pub hidden: bool,
    pub rows: Vec<Row>,
    pub merged: Vec<Area>,
}

impl Sheet {
    /// The row of a number, if it holds anything.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&number, |r| r.number).ok().map(|at| &self.rows[at])
    }

    /// Takes off what stands from a column on, each cell under its own place.
    pub fn split_off(&mut self, column: u16) -> Self {
        let mut rows = Vec::new();
        for row in &mut self.rows {
            let at = row.cells.partition_point(|cell| cell.column < column);
            let cells = row.cells.split_off(at);
            if !cells.is_empty() {
                rows.push(Row { number: row.number, hidden: row.hidden, cells });
            }
        }
        self.rows.retain(|row| !row.cells.is_empty());
        let (left, right): (Vec<Area>, Vec<Area>) =
            self.merged.iter().partition(|area| area.first_column < column);
        self.merged = left;
        Self { name: self.name.clone(), hidden: self.hidden, rows, merged: right }
    }

    /// The joined cells that a cell belongs to.
    pub fn merged_at(&self, row: u32, column: u16) -> Option<Area> {
        self.merged.iter().copied().find(|area| area.holds(row, column))
    }
}

/// A cell's place, as the spreadsheet shows it: `B7`, or `Office!B7` where several sheets are read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub sheet: Option<String>,
    /// From 1.
    pub row: u32,
    /// From 0.
    pub column: u16,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
        }
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

/// The letters of a column counted from 0: A, B, ..., Z, AA.
pub fn letters(column: u16) -> String {
    let mut rest = u32::from(column) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
