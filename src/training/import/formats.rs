//! How the cells of a workbook are shown: as days, as months, as per cents, with leading zeros, in colour.

use std::collections::BTreeMap;
use std::io::Read;

use super::source::Refusal;
use super::xml::{Node, Xml, attribute};

const MOST_STYLES: usize = 100_000;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Number,
    /// A date with its day.
    Day,
    /// A date of which only month or year is shown.
    Month,
    Percent,
}

/// How a cell is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub format: Format,
    /// Shown with at least so many figures.
    pub figures: u8,
    /// Which fill, 0 for none.
    pub fill: u16,
}

/// The styles of a workbook, by their number.
#[derive(Default)]
pub struct Styles(Vec<Style>);

impl Styles {
    /// The style of a number; plain where the workbook has none.
    pub fn of(&self, number: usize) -> Style {
        self.0.get(number).copied().unwrap_or_default()
    }
}

/// Reads the part that holds the styles.
pub fn styles<R: Read>(mut xml: Xml<'_, R>) -> Result<Styles, Refusal> {
    let mut codes = BTreeMap::<u32, (Format, u8)>::new();
    let mut filled = Vec::<bool>::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Node::Open("numFmt", tag) => {
                let id = attribute(&tag, "numFmtId")?.and_then(|id| id.parse().ok());
                if let (Some(id), Some(code)) = (id, attribute(&tag, "formatCode")?) {
                    codes.insert(id, format_of(&code));
                }
            }
            Node::Open("fill", _) => filled.push(false),
            Node::Open("patternFill", tag) => {
                let pattern = attribute(&tag, "patternType")?.unwrap_or_default();
                // gray125 is there in every workbook, by default.
                if let Some(last) = filled.last_mut() {
                    *last = !matches!(pattern.as_str(), "" | "none" | "gray125");
                }
            }
            Node::Open("gradientFill", _) => {
                if let Some(last) = filled.last_mut() {
                    *last = true;
                }
            }
            Node::Open("cellXfs", _) => in_cells = true,
            Node::Close("cellXfs") => in_cells = false,
            Node::Open("xf", tag) if in_cells => {
                let id = attribute(&tag, "numFmtId")?.and_then(|id| id.parse().ok()).unwrap_or(0);
                let (format, figures) = codes.get(&id).copied().unwrap_or_else(|| built_in(id));
                let fill = attribute(&tag, "fillId")?.and_then(|id| id.parse::<u16>().ok()).unwrap_or(0);
                let is_filled = filled.get(usize::from(fill)).copied().unwrap_or(false);
                styles.push(Style { format, figures, fill: if is_filled { fill } else { 0 } });
            }
            Node::End => return Ok(Styles(styles)),
            _ => {}
        }
        if styles.len() > MOST_STYLES || filled.len() > MOST_STYLES || codes.len() > MOST_STYLES {
            return Err(Refusal::Damaged);
        }
    }
}

/// The formats that need no code: ECMA-376 part 1, 18.8.30.
fn built_in(id: u32) -> (Format, u8) {
    match id {
        9 | 10 => (Format::Percent, 0),
        17 => (Format::Month, 0),
        14..=16 | 22 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => (Format::Day, 0),
        _ => (Format::Number, 0),
    }
}

fn format_of(code: &str) -> (Format, u8) {
    let bare = bare(code);
    if !bare.is_empty() && bare.chars().all(|c| c == '0') {
        return (Format::Number, u8::try_from(bare.len()).unwrap_or(0).min(20));
    }
    if bare.contains('%') {
        return (Format::Percent, 0);
    }
    let has = |letter| bare.contains(letter);
    let timed = has('h') || has('s');
    if bare == "general" || bare == "standard" {
        (Format::Number, 0)
    } else if has('d') {
        (Format::Day, 0)
    } else if has('y') || (has('m') && !timed) {
        (Format::Month, 0)
    } else {
        (Format::Number, 0)
    }
}

/// The first section of a format code, small, without quoted text, colours, conditions and padding.
fn bare(code: &str) -> String {
    let mut out = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => while letters.next().is_some_and(|c| c != '"') {},
            '[' => while letters.next().is_some_and(|c| c != ']') {},
            '\\' | '_' | '*' => {
                letters.next();
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}
