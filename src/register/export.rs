//! The register as open data: CSV that no spreadsheet takes for formulas, and JSON.

use serde_json::{Value, json};

use super::Entry;
use crate::foundation::error::Result;
use crate::foundation::spreadsheet;

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

/// The register as CSV.
pub fn csv(entries: &[Entry], base_url: &str) -> Result<Vec<u8>> {
    let rows = entries.iter().map(|entry| {
        let object = object(entry, base_url);
        COLUMNS.map(|column| match &object[column] {
            Value::String(text) => text.clone(),
            Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
            _ => String::new(),
        })
    });
    spreadsheet::csv(COLUMNS, rows)
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
