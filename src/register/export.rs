//! The register as open data: CSV that no spreadsheet takes for formulas, and JSON.

use serde_json::{Value, json};

use super::Entry;
use crate::foundation::error::{Error, Result};

/// The columns, in order.
pub const COLUMNS: [&str; 10] = [
    "reference",
    "name_en",
    "name_cy",
    "type",
    "local_authorities",
    "licence",
    "outcome",
    "published_on",
    "report_code",
    "page",
];

/// The register as CSV: UTF-8 with a byte order mark, so that spreadsheets read ŵ and ŷ; lines end as RFC 4180 says.
pub fn csv(entries: &[Entry], base_url: &str) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(Error::internal)?;
    for entry in entries {
        let object = object(entry, base_url);
        let cells = COLUMNS.map(|column| match &object[column] {
            Value::String(text) => neutral(text),
            Value::Array(list) => {
                neutral(&list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
            }
            _ => String::new(),
        });
        writer.write_record(cells).map_err(Error::internal)?;
    }
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(writer.into_inner().map_err(Error::internal)?);
    Ok(bytes)
}

/// The register as one JSON array of objects.
pub fn json(entries: &[Entry], base_url: &str) -> Value {
    entries.iter().map(|entry| object(entry, base_url)).collect()
}

fn object(entry: &Entry, base_url: &str) -> Value {
    let reference = &entry.organisation.reference;
    json!({
        "reference": reference,
        "name_en": entry.organisation.name_en,
        "name_cy": entry.organisation.name_cy,
        "type": entry.kind,
        "local_authorities": entry.areas,
        "licence": entry.licence,
        "outcome": entry.outcome,
        "published_on": entry.published_on,
        "report_code": entry.report,
        "page": format!("{base_url}/en/register/{reference}"),
    })
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
