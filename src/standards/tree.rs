//! A file as a tree without types, so that every fault in it can be found before anything is believed.
//!
//! YAML is read event by event with limits on size, depth and what aliases unfold to; JSON likewise. All text is
//! brought to Unicode's composed form (NFC) here, once.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::fault::Fault;

mod json;
mod yaml;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 2 * 1024 * 1024;
/// How deep lists and mappings may stand in one another.
pub const DEEPEST: usize = 32;
/// What a file may unfold to, in bytes of text plus one for each value.
const LARGEST_TREE: usize = 4 * LARGEST_FILE;

/// The two ways in which a version of a standard is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Yaml,
    Json,
}

/// A value of the tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Null,
    Flag(bool),
    Whole(i64),
    /// A number that is not whole, or larger than is ever needed, as written.
    Decimal(String),
    Text(String),
    List(Vec<Node>),
    /// In the order of the file; a name may stand twice (which is a fault of its own).
    Map(Vec<(String, Node)>),
}

impl Node {
    /// What stands under a name, if this is a mapping that has it.
    pub fn get(&self, name: &str) -> Option<&Node> {
        match self {
            Self::Map(entries) => entries.iter().find(|(key, _)| key == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The elements of the list under a name; none if there is no such list.
    pub fn list(&self, name: &str) -> &[Node] {
        match self.get(name) {
            Some(Self::List(nodes)) => nodes,
            _ => &[],
        }
    }

    /// The text under a name.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Self::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The whole number under a name.
    pub fn whole(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Some(Self::Whole(number)) => Some(*number),
            _ => None,
        }
    }

    /// The yes or no under a name.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.get(name) {
            Some(Self::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    /// The same tree as JSON.
    pub fn into_json(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => Value::Bool(flag),
            Self::Whole(number) => Value::from(number),
            Self::Decimal(text) | Self::Text(text) => Value::String(text),
            Self::List(nodes) => Value::Array(nodes.into_iter().map(Self::into_json).collect()),
            Self::Map(entries) => {
                Value::Object(entries.into_iter().map(|(name, node)| (name, node.into_json())).collect())
            }
        }
    }

    /// How much of `LARGEST_TREE` it takes up.
    fn weight(&self) -> usize {
        match self {
            Self::Null | Self::Flag(_) | Self::Whole(_) => 1,
            Self::Decimal(text) | Self::Text(text) => 1 + text.len(),
            Self::List(nodes) => 1 + nodes.iter().map(Self::weight).sum::<usize>(),
            Self::Map(entries) => {
                1 + entries.iter().map(|(name, node)| name.len() + node.weight()).sum::<usize>()
            }
        }
    }
}

/// Reads a file into a tree, with the faults that lie in its form (such as names that stand twice).
/// Without a tree, there is at least one fault.
pub fn grow(bytes: &[u8], format: Format) -> (Option<Node>, Vec<Fault>) {
    if bytes.len() > LARGEST_FILE {
        return (None, vec![Fault::at("", "fault-too-large").number("limit", 2)]);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (None, vec![Fault::at("", "fault-not-utf8")]);
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match format {
        Format::Yaml => yaml::grow(text),
        Format::Json => json::grow(text),
    }
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}
