//! What is wrong with a file, said so that a message in either language can be made of it.

/// One fault (or warning): where it is and which message says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Such as `sections[2].criteria[5].evidence[1]`; empty: the file as a whole.
    pub path: String,
    /// Key of a message in `standards_faults.ftl`.
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// What a message is filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl Fault {
    /// A fault without arguments yet.
    pub fn at(path: impl Into<String>, key: &'static str) -> Self {
        Self { path: path.into(), key, args: Vec::new() }
    }

    /// The same fault with a text in its message, cut to a length that a page can show.
    pub fn text(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        let value = value.as_ref();
        let shown = match value.char_indices().nth(LONGEST_QUOTE) {
            Some((end, _)) => format!("{}…", &value[..end]),
            None => value.to_owned(),
        };
        self.args.push((name, Arg::Text(shown)));
        self
    }

    /// The same fault with a number in its message.
    pub fn number(mut self, name: &'static str, value: i64) -> Self {
        self.args.push((name, Arg::Number(value)));
        self
    }
}

/// No more characters than this of a file's own text are repeated in a message.
const LONGEST_QUOTE: usize = 200;

/// The path of a field of what stands at `path`.
pub fn field(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The path of an element of the list at `path`, counted from 0.
pub fn element(path: &str, index: usize) -> String {
    format!("{path}[{index}]")
}
