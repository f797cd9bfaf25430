//! The one way to write a version down that a signature can rest on, and the files people are given.
//!
//! Canonical JSON: names sorted by their code points, UTF-8, text in Unicode's composed form (NFC), no space that
//! means nothing. Its SHA-256 is the version's digest. Numbers are whole, so they have one spelling.

use serde_json::Value;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::pack::Pack;
use super::tree::Format;

/// A version could not be written down; it was not made by reading a file.
#[derive(Debug, thiserror::Error)]
#[error("the version cannot be written: {0}")]
pub struct Unwritable(String);

/// The canonical text of a version.
pub fn text(pack: &Pack) -> Result<String, Unwritable> {
    let value = serde_json::to_value(pack).map_err(|error| Unwritable(error.to_string()))?;
    let mut text = String::new();
    write(&value, &mut text);
    Ok(text)
}

/// The digest of a version: the SHA-256 of its canonical text, in lower-case hexadecimal.
pub fn digest(pack: &Pack) -> Result<String, Unwritable> {
    Ok(digest_of(&text(pack)?))
}

/// The digest of a canonical text that is at hand.
pub fn digest_of(canonical: &str) -> String {
    hex::encode(Sha256::digest(canonical.as_bytes()))
}

/// A file that people can read and change, in the order of the format; read again, it has the same digest.
pub fn export(pack: &Pack, format: Format) -> Result<String, Unwritable> {
    match format {
        Format::Json => serde_json::to_string_pretty(pack)
            .map(|text| text + "\n")
            .map_err(|error| Unwritable(error.to_string())),
        Format::Yaml => serde_saphyr::to_string(pack).map_err(|error| Unwritable(error.to_string())),
    }
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::String(string) => write_text(string, text),
        Value::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(element, text);
            }
            text.push(']');
        }
        Value::Object(entries) => {
            let mut entries: Vec<(String, &Value)> =
                entries.iter().map(|(name, value)| (name.nfc().collect(), value)).collect();
            entries.sort_by(|(left, _), (right, _)| left.cmp(right));
            text.push('{');
            for (index, (name, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_text(&name, text);
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
    }
}

/// A JSON string with only the escapes that JSON demands.
fn write_text(string: &str, text: &mut String) {
    text.push('"');
    for sign in string.nfc() {
        match sign {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            control if control < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::standards::reading::read;

    const SHIPPED: &[u8] = include_bytes!("../../data/standard.yaml");

    fn shipped() -> Pack {
        read(SHIPPED, Format::Yaml).expect("the shipped standard")
    }

    #[test]
    fn what_is_exported_reads_in_again_to_the_same_digest() {
        let pack = shipped();
        let digest = digest(&pack).expect("a digest");
        for format in [Format::Yaml, Format::Json] {
            let file = export(&pack, format).expect("a file");
            let again = read(file.as_bytes(), format).expect("a version");
            assert_eq!(super::digest(&again).expect("a digest"), digest, "{format:?}");
        }
    }

    #[test]
    fn the_canonical_text_is_itself_a_file_that_reads_to_the_same_digest() {
        let canonical = text(&shipped()).expect("a text");
        let again = read(canonical.as_bytes(), Format::Json).expect("a version");
        assert_eq!(text(&again).expect("a text"), canonical);
        assert!(
            canonical.starts_with(r#"{"act_principles":[{"code":"voice_control","cy":"Llais a rheolaeth""#)
        );
    }

    #[test]
    fn decomposed_accents_make_no_difference() {
        let file = String::from_utf8(SHIPPED.to_vec()).expect("UTF-8");
        let decomposed: String = file.nfd().collect();
        assert_ne!(file, decomposed);
        let again = read(decomposed.as_bytes(), Format::Yaml).expect("a version");
        assert_eq!(digest(&again).expect("a digest"), digest(&shipped()).expect("a digest"));
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "\\PC{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[a-zŵé]{1,4}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn canonical_text_is_json_that_says_the_same(value in values()) {
            let mut canonical = String::new();
            write(&value, &mut canonical);
            let again: Value = serde_json::from_str(&canonical).expect("JSON");
            let mut twice = String::new();
            write(&again, &mut twice);
            prop_assert_eq!(canonical, twice);
        }
    }
}
