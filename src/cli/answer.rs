//! What a command answers, and how it is said.

use std::io::Write;
use std::process::ExitCode;

use entities::access::Language;
use serde::Serialize;
use serde_json::Value;

use super::Common;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::i18n::Words;

/// What came of a command: rows for programs, lines for people.
#[derive(Debug, Default)]
pub struct Answer {
    pub rows: Vec<String>,
    lines: Vec<Line>,
    faults: bool,
    later: Option<Later>,
}

/// Rows that are made while they are printed, before the others.
struct Later(Box<dyn FnOnce(&mut Array) + Send>);

impl std::fmt::Debug for Later {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("rows made while they are printed")
    }
}

#[derive(Debug)]
enum Line {
    Said(Message),
    Plain(String),
}

impl Answer {
    /// An answer of one sentence.
    pub fn said(message: Message) -> Self {
        Self::default().and_say(message)
    }

    /// With one more sentence.
    pub fn and_say(mut self, message: Message) -> Self {
        self.lines.push(Line::Said(message));
        self
    }

    /// Adds one line as it is.
    pub fn line(&mut self, line: impl Into<String>) {
        self.lines.push(Line::Plain(line.into()));
    }

    /// Adds one sentence.
    pub fn say(&mut self, message: Message) {
        self.lines.push(Line::Said(message));
    }

    /// Adds one object for programs.
    pub fn row(&mut self, row: Value) {
        self.rows.push(row.to_string());
    }

    /// Adds objects for programs that are made while they are printed: a large file gives a hundred thousand.
    pub fn rows_later(&mut self, rows: impl FnOnce(&mut Array) + Send + 'static) {
        self.later = Some(Later(Box::new(rows)));
    }

    /// Faults were found: the exit code will be 1.
    pub fn with_faults(mut self, faults: bool) -> Self {
        self.faults = self.faults || faults;
        self
    }
}

/// Says the answer of a command, or why there is none.
pub fn tell(words: &Words, common: &Common, result: Result<Answer>) -> ExitCode {
    let language = common.language();
    let (rows, later, good) = match result {
        Ok(answer) => {
            let said = answer.lines.iter().map(|line| match line {
                Line::Said(message) => words.say(language, message),
                Line::Plain(text) => text.clone(),
            });
            if !common.json {
                said.for_each(|line| print(&line));
            }
            (answer.rows, answer.later, !answer.faults)
        }
        Err(error) => {
            for sentence in sentences(words, language, &error) {
                eprintln!("safon: {sentence}");
            }
            (Vec::new(), None, false)
        }
    };
    if common.json {
        let mut array = Array::begin();
        if let Some(Later(make)) = later {
            make(&mut array);
        }
        rows.iter().for_each(|row| array.text(row));
        array.end();
    }
    if good { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// An array of objects, printed one by one. A reader that went away is no fault.
pub struct Array {
    out: std::io::BufWriter<std::io::StdoutLock<'static>>,
    any: bool,
}

impl Array {
    fn begin() -> Self {
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        let _ = write!(out, "[");
        Self { out, any: false }
    }

    /// One object.
    pub fn row(&mut self, row: &impl Serialize) {
        self.between();
        let _ = serde_json::to_writer(&mut self.out, row);
    }

    fn text(&mut self, row: &str) {
        self.between();
        let _ = write!(self.out, "{row}");
    }

    fn between(&mut self) {
        if std::mem::replace(&mut self.any, true) {
            let _ = write!(self.out, ",");
        }
    }

    fn end(mut self) {
        let _ = writeln!(self.out, "]").and_then(|()| self.out.flush());
    }
}

/// A reader that went away (`| head`) is no fault.
pub fn print(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn sentences(words: &Words, language: Language, error: &Error) -> Vec<String> {
    let say = |key: &'static str| vec![words.word(language, key)];
    match error {
        Error::Refused(message) => vec![words.say(language, message)],
        Error::Problems(problems) => words
            .problems(language, problems)
            .into_iter()
            .map(|(field, text)| if field.is_empty() { text } else { format!("{field}: {text}") })
            .collect(),
        Error::NotFound => say("cli-not-found"),
        Error::Conflict => say("error-conflict"),
        Error::NoRoom => say("error-no-room"),
        Error::Busy => say("error-busy"),
        Error::Full => say("error-press-full"),
        Error::TooManyTries => say("error-too-many-tries"),
        Error::TooLarge { limit } => {
            vec![
                words.say(language, &Message::new("error-too-large").with("megabytes", (limit >> 20).max(1))),
            ]
        }
        Error::SignInNeeded
        | Error::FreshSignInNeeded
        | Error::Database(_)
        | Error::Io(_)
        | Error::Template(_)
        | Error::Internal(_) => {
            vec![words.say(language, &Message::new("cli-failed").with("problem", error.to_string()))]
        }
    }
}
