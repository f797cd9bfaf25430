//! Tables that people open in a spreadsheet: CSV in which nothing is taken for a formula, and XLSX with typed cells.
//!
//! The one home of neutralising, and of taking it back when such a file comes home.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use scheduler::clock::Timestamp;

use super::error::{Error, Result};

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Date(NaiveDate),
    Number(u32),
}

impl Cell {
    /// A text, or nothing.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A date, or nothing.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}

/// A column's heading, and how wide it is, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    pub width: u16,
}

/// A table with one row of headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// At most 31 characters are shown.
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// How many columns on the left stay in sight.
    pub frozen: u16,
}

/// Rows as CSV: UTF-8 with a byte order mark, so that spreadsheets read ŵ and ŷ; lines end as RFC 4180 says; every cell
/// is neutral.
pub fn csv<H, R>(head: H, rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: AsRef<str>>,
{
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let mut write = |cells: Vec<String>| writer.write_record(cells).map_err(Error::internal);
    write(head.into_iter().map(|cell| neutral(cell.as_ref())).collect())?;
    for row in rows {
        write(row.into_iter().map(|cell| neutral(cell.as_ref())).collect())?;
    }
    writer.into_inner().map_err(Error::internal)
}

/// A cell that a spreadsheet reads as text: what begins like a formula, even behind blanks, gets an apostrophe before it.
/// So does what begins like that behind apostrophes of its own: `intact` takes exactly one away again.
pub fn neutral(text: &str) -> String {
    if like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// What `neutral` made of a text, as the text was before.
pub fn intact(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| like_a_formula(rest)).unwrap_or(text)
}

fn like_a_formula(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let first = bare.chars().find(|c| !c.is_whitespace() || matches!(c, '\t' | '\r' | '\n'));
    matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'))
}

impl Sheet {
    /// As CSV; dates as ISO 8601 writes them, which no spreadsheet turns round.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let plain = |cell: &Cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Date(date) => date.to_string(),
            Cell::Number(number) => number.to_string(),
        };
        let head = self.columns.iter().map(|column| column.heading.as_str());
        csv(head, self.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>()))
    }

    /// As XLSX: texts are texts whatever they look like, dates are dates. The same table at the same time is the same
    /// file, byte by byte.
    pub fn xlsx(&self, title: &str, made_at: Timestamp) -> Result<Vec<u8>> {
        self.book(title, made_at).map_err(Error::internal)
    }

    fn book(&self, title: &str, made_at: Timestamp) -> std::result::Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let properties = DocProperties::new().set_title(title).set_creation_datetime(&made_at);
        book.set_properties(&properties);
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin);
        let dated = Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left);
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&self.name))?;
        for (at, column) in (0u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, at, clipped(&column.heading), &head)?;
            sheet.set_column_width(at, f64::from(column.width))?;
        }
        for (row, cells) in (1u32..).zip(&self.rows) {
            for (at, cell) in (0u16..).zip(cells) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => {
                        sheet.write_string(row, at, clipped(&typed(text)))?;
                    }
                    Cell::Date(date) => {
                        sheet.write_date_with_format(row, at, *date, &dated)?;
                    }
                    Cell::Number(number) => {
                        sheet.write_number(row, at, *number)?;
                    }
                }
            }
        }
        sheet.set_freeze_panes(1, self.frozen)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape();
        // 9 is A4.
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        book.save_to_buffer()
    }
}

/// A text in a typed cell: nothing takes it for a formula, but what looks as if `neutral` had made it is made so, since
/// `intact` will look at it too.
fn typed(text: &str) -> String {
    if text.starts_with('\'') { neutral(text) } else { text.to_owned() }
}

/// A cell holds 32,767 characters at most.
fn clipped(text: &str) -> String {
    text.chars().take(32_000).collect()
}

/// 31 characters at most, and none of those that a sheet's name may not hold.
fn sheet_name(name: &str) -> String {
    let kept = name.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''));
    kept.take(31).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_is_text_even_behind_blanks() {
        for formula in ["=1+1", "+44 29", "-1", "@SUM(A1)", "\t=1", "  =1", "\u{a0}=1", "\r=1", "＝1", "'=1"]
        {
            assert!(neutral(formula).starts_with('\''), "{formula:?}");
            assert_eq!(intact(&neutral(formula)), formula);
        }
        assert_eq!(neutral("Tŷ Ŵyn - Gofal"), "Tŷ Ŵyn - Gofal");
        assert_eq!(neutral(""), "");
        assert_eq!(intact("'Rallt"), "'Rallt", "an apostrophe of one's own stays");
    }

    proptest! {
        #[test]
        fn whatever_is_made_neutral_comes_back_as_it_was(text in "['= +@\\-\\ta-zŵ]{0,12}|\\PC{0,20}") {
            let made = neutral(&text);
            prop_assert!(!like_a_formula(&made) || made.starts_with('\''));
            prop_assert_eq!(intact(&made), text);
        }
    }
}
