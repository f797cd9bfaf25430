//! One sheet of a workbook: its rows, cells and joined areas.

use std::collections::BTreeMap;
use std::io::Read;

use chrono::{Days, NaiveDate};

use super::{plain, push};
use crate::training::import::formats::{Format, Style, Styles};
use crate::training::import::source::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Refusal};
use crate::training::import::table::{Area, Cell, Formula, Row, Sheet, Text, Value};
use crate::training::import::xml::{Node, Xml, attribute};

/// More are of no use here and are not kept.
const MOST_MERGES: usize = 10_000;

/// What the cells of every sheet point to.
pub(super) struct Known<'a> {
    pub strings: &'a [Text],
    pub styles: &'a Styles,
    pub from_1904: bool,
}

#[derive(Default)]
struct Pending {
    column: u16,
    kind: String,
    style: usize,
    value: String,
    formula: Formula,
    formula_text: String,
    shared: Option<String>,
}

/// One sheet, in one pass.
pub(super) fn sheet<R: Read>(
    mut xml: Xml<'_, R>,
    known: &Known<'_>,
    cells: &mut usize,
) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet::default();
    let mut row = Row::default();
    let mut at_row = 0u32;
    let mut next_column = 0u32;
    let mut pending = Pending::default();
    let mut shared = BTreeMap::<String, Formula>::new();
    let (mut in_value, mut in_formula, mut in_reading_aid) = (false, false, false);
    loop {
        match xml.next()? {
            Node::Open("row", tag) => {
                let number =
                    attribute(&tag, "r")?.map(|r| r.parse().map_err(|_| Refusal::Damaged)).transpose()?;
                at_row = number.unwrap_or(at_row.saturating_add(1));
                next_column = 0;
                let hidden = attribute(&tag, "hidden")?.is_some_and(|v| v == "1" || v == "true");
                row = Row { number: at_row, hidden, cells: Vec::new() };
            }
            Node::Open("c", tag) => {
                *cells += 1;
                if *cells > MOST_CELLS {
                    return Err(Refusal::TooManyCells);
                }
                let column = match attribute(&tag, "r")? {
                    Some(place) => reference(&place).ok_or(Refusal::Damaged)?.1,
                    None => next_column,
                };
                next_column = column.saturating_add(1);
                pending = Pending {
                    column: u16::try_from(column).unwrap_or(u16::MAX),
                    kind: attribute(&tag, "t")?.unwrap_or_default(),
                    style: attribute(&tag, "s")?.and_then(|s| s.parse().ok()).unwrap_or(0),
                    ..Pending::default()
                };
            }
            Node::Open("v" | "t", _) => in_value = true,
            Node::Close("v" | "t") => in_value = false,
            Node::Open("rPh", _) => in_reading_aid = true,
            Node::Close("rPh") => in_reading_aid = false,
            Node::Open("f", tag) => {
                in_formula = true;
                pending.formula = Formula::Stored;
                pending.shared = attribute(&tag, "si")?;
            }
            Node::Close("f") => {
                in_formula = false;
                let text = pending.formula_text.to_uppercase();
                if ["TODAY(", "NOW(", "RAND", "OFFSET(", "INDIRECT("].iter().any(|call| text.contains(call)) {
                    pending.formula = Formula::Volatile;
                }
                // The first cell of a shared formula holds its text; the others only point at it.
                if let Some(group) = pending.shared.take() {
                    if text.is_empty() {
                        pending.formula = shared.get(&group).copied().unwrap_or(Formula::Stored);
                    } else {
                        shared.insert(group, pending.formula);
                    }
                }
            }
            Node::Text(piece) if in_formula => push(&mut pending.formula_text, piece)?,
            Node::Text(piece) if in_value && !in_reading_aid => push(&mut pending.value, piece)?,
            Node::Close("c") => {
                if let Some(cell) = cell(std::mem::take(&mut pending), known)? {
                    keep(&mut row, cell)?;
                }
            }
            Node::Close("row") => {
                let full = std::mem::take(&mut row);
                if full.number > MOST_ROWS {
                    if full.cells.iter().any(|c| !c.is_blank()) {
                        return Err(Refusal::TooManyRows);
                    }
                } else if !full.cells.is_empty() {
                    sheet.rows.push(full);
                }
            }
            Node::Open("mergeCell", tag) => {
                let area = attribute(&tag, "ref")?.as_deref().and_then(area);
                if let Some(area) = area.filter(|_| sheet.merged.len() < MOST_MERGES) {
                    sheet.merged.push(area);
                }
            }
            Node::End => break,
            _ => {}
        }
    }
    sheet.rows.sort_by_key(|r| r.number);
    if sheet.rows.windows(2).any(|pair| pair[0].number == pair[1].number) {
        return Err(Refusal::Damaged);
    }
    Ok(sheet)
}

fn keep(row: &mut Row, cell: Cell) -> Result<(), Refusal> {
    if cell.column >= MOST_COLUMNS {
        // Colours that run to the edge of the sheet are no content.
        return if cell.is_blank() { Ok(()) } else { Err(Refusal::TooManyColumns) };
    }
    if row.cells.last().is_some_and(|last| last.column >= cell.column) {
        return Err(Refusal::Damaged);
    }
    row.cells.push(cell);
    Ok(())
}

fn cell(pending: Pending, known: &Known<'_>) -> Result<Option<Cell>, Refusal> {
    let style = known.styles.of(pending.style);
    let value = match pending.kind.as_str() {
        _ if pending.value.is_empty() => None,
        "s" => {
            let index: usize = pending.value.trim().parse().map_err(|_| Refusal::Damaged)?;
            Some(Value::Text(known.strings.get(index).ok_or(Refusal::Damaged)?.clone()))
        }
        "str" | "inlineStr" => Some(Value::Text(Text::from(plain(&pending.value).as_str()))),
        "b" => Some(Value::Flag(pending.value.trim() == "1" || pending.value.trim() == "true")),
        "e" => Some(Value::Fault),
        "d" => Some(iso_day(&pending.value)),
        _ => Some(number(&pending.value, style, known.from_1904)?),
    };
    if value.is_none() && style.fill == 0 {
        return Ok(None);
    }
    Ok(Some(Cell {
        column: pending.column,
        value,
        figures: style.figures,
        percent: style.format == Format::Percent,
        formula: pending.formula,
        fill: style.fill,
    }))
}

fn iso_day(text: &str) -> Value {
    let day = text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    match day {
        Some(date) => Value::Day { date, timed: text.len() > 10, month_shown: false },
        None => Value::Text(Text::from(text)),
    }
}

fn number(text: &str, style: Style, from_1904: bool) -> Result<Value, Refusal> {
    let number: f64 = text.trim().parse().map_err(|_| Refusal::Damaged)?;
    if !number.is_finite() {
        return Err(Refusal::Damaged);
    }
    let month_shown = style.format == Format::Month;
    if matches!(style.format, Format::Day | Format::Month)
        && let Some(date) = day_of_serial(number, from_1904)
    {
        return Ok(Value::Day { date, timed: number.fract() != 0.0, month_shown });
    }
    Ok(Value::Number(number))
}

/// The day that Excel means by a number, counted from 1900 or, in some files of old Macs, from 1904.
pub fn day_of_serial(number: f64, from_1904: bool) -> Option<NaiveDate> {
    const LAST: f64 = 2_958_466.0;
    if !(1.0..LAST).contains(&number) {
        return None;
    }
    // Excel believes in 29 February 1900; from March 1900 on, counting from 30 December 1899 agrees with it.
    let start =
        if from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    start?.checked_add_days(Days::new(number.floor() as u64))
}

/// "B7" as row 7, column 1.
fn reference(place: &str) -> Option<(u32, u32)> {
    let place = place.replace('$', "");
    let digits = place.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = place.split_at(digits);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0u32;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    Some((number.parse().ok()?, column - 1))
}

fn area(range: &str) -> Option<Area> {
    let (first, last) = range.split_once(':')?;
    let (first_row, first_column) = reference(first)?;
    let (last_row, last_column) = reference(last)?;
    Some(Area {
        first_column: u16::try_from(first_column).ok()?,
        first_row,
        last_column: u16::try_from(last_column).ok()?,
        last_row,
    })
}
