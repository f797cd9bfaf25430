//! Text tables: comma, semicolon or tab between fields, any line end, quotes.
//!
//! Written out because rows are counted as a spreadsheet counts them: a blank line is a row.

use super::source::{MOST_CELL_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Newline, Refusal};
use super::table::{Cell, Row, Sheet, Texts};

/// A text file's one sheet, and how it was written.
pub struct Table {
    pub sheet: Sheet,
    pub delimiter: char,
    pub newline: Option<Newline>,
}

/// Reads a text table. Finds the delimiter that makes the most even table of it.
pub fn table(text: &str) -> Result<Table, Refusal> {
    let (hint, text) = excel_hint(text);
    let delimiter = hint.unwrap_or_else(|| likely_delimiter(text));
    let mut sheet = Sheet::default();
    let (mut cells, mut texts) = (0, Texts::default());
    let newline = records(text, delimiter, |number, fields| {
        if number > MOST_ROWS {
            return Err(Refusal::TooManyRows);
        }
        if fields.len() > usize::from(MOST_COLUMNS) {
            return Err(Refusal::TooManyColumns);
        }
        cells += fields.len();
        if cells > MOST_CELLS {
            return Err(Refusal::TooManyCells);
        }
        let mut cells: Vec<Cell> = (0u16..)
            .zip(fields.iter())
            .filter(|(_, field)| !field.trim().is_empty())
            .map(|(column, field)| Cell::text(column, texts.text(field)))
            .collect();
        cells.shrink_to_fit();
        if !cells.is_empty() {
            sheet.rows.push(Row { number, hidden: false, cells });
        }
        Ok(())
    })?;
    Ok(Table { sheet, delimiter, newline })
}

/// Excel understands a first line `sep=;` and does not show it.
fn excel_hint(text: &str) -> (Option<char>, &str) {
    let line_end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text[..line_end].trim_matches('"');
    let hint = match line.to_lowercase().strip_prefix("sep=") {
        Some(",") => ',',
        Some(";") => ';',
        Some("\t") => '\t',
        _ => return (None, text),
    };
    let rest = &text[line_end..];
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
    (Some(hint), rest)
}

fn likely_delimiter(text: &str) -> char {
    const SAMPLE_ROWS: u32 = 200;
    let mut best = (0, 0, ',');
    for delimiter in [',', ';', '\t'] {
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        // A fault in the sample, such as reaching its end, does not matter here.
        let _ = records(text, delimiter, |number, fields| {
            if fields.len() > 1 {
                *widths.entry(fields.len()).or_default() += 1;
            }
            if number >= SAMPLE_ROWS { Err(Refusal::TooManyRows) } else { Ok(()) }
        });
        // How many rows agree on a width, then how wide they are.
        let even = widths.iter().map(|(width, rows)| (*rows, *width)).max().unwrap_or((0, 0));
        if (even.0, even.1) > (best.0, best.1) {
            best = (even.0, even.1, delimiter);
        }
    }
    best.2
}

/// Calls back with every record, blank ones too, and returns the line end met most.
fn records(
    text: &str,
    delimiter: char,
    mut each: impl FnMut(u32, &[String]) -> Result<(), Refusal>,
) -> Result<Option<Newline>, Refusal> {
    let mut fields: Vec<String> = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut was_quoted = false;
    let mut number = 1u32;
    let mut ends = [0usize; 3];
    let mut letters = text.chars().peekable();
    let mut anything = false;
    while let Some(letter) = letters.next() {
        if quoted {
            if letter == '"' {
                if letters.next_if_eq(&'"').is_some() {
                    field.push('"');
                } else {
                    quoted = false;
                }
            } else if letter == '\r' {
                letters.next_if_eq(&'\n');
                field.push('\n');
            } else {
                field.push(letter);
            }
            if field.len() > MOST_CELL_BYTES {
                return Err(Refusal::CellTooLong);
            }
            continue;
        }
        anything = true;
        match letter {
            '"' if !was_quoted && field.trim().is_empty() => {
                field.clear();
                quoted = true;
                was_quoted = true;
            }
            c if c == delimiter => {
                fields.push(std::mem::take(&mut field));
                was_quoted = false;
                if fields.len() > usize::from(MOST_COLUMNS) {
                    return Err(Refusal::TooManyColumns);
                }
            }
            '\r' | '\n' => {
                let end = match (letter, letters.next_if(|c| letter == '\r' && *c == '\n')) {
                    (_, Some(_)) => Newline::Crlf,
                    ('\r', None) => Newline::Cr,
                    _ => Newline::Lf,
                };
                ends[end as usize] += 1;
                fields.push(std::mem::take(&mut field));
                was_quoted = false;
                each(number, &fields)?;
                fields.clear();
                number += 1;
                anything = false;
            }
            c => field.push(c),
        }
        if field.len() > MOST_CELL_BYTES {
            return Err(Refusal::CellTooLong);
        }
    }
    if quoted {
        return Err(Refusal::OpenQuote(number));
    }
    if anything {
        fields.push(field);
        each(number, &fields)?;
    }
    let most = ends.iter().copied().max().unwrap_or(0);
    Ok(match () {
        () if most == 0 => None,
        () if ends[Newline::Crlf as usize] == most => Some(Newline::Crlf),
        () if ends[Newline::Lf as usize] == most => Some(Newline::Lf),
        () => Some(Newline::Cr),
    })
}
