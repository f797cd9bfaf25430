//! Tables that people open in a spreadsheet: CSV in which nothing is taken for a formula.

use super::error::{Error, Result};

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
pub fn neutral(text: &str) -> String {
    let first = text.chars().find(|c| !c.is_whitespace() || matches!(c, '\t' | '\r' | '\n'));
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{text}")
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn a_formula_is_text_even_behind_blanks() {
        for formula in ["=1+1", "+44 29", "-1", "@SUM(A1)", "\t=1", "  =1", "\u{a0}=1", "\r=1", "＝1"] {
            assert!(neutral(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(neutral("Tŷ Ŵyn - Gofal"), "Tŷ Ŵyn - Gofal");
        assert_eq!(neutral(""), "");
    }
}
