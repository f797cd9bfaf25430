//! What a command answers, and how it is said.

use std::io::Write;
use std::process::ExitCode;

use entities::access::Language;
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

    /// Faults were found: the exit code will be 1.
    pub fn with_faults(mut self, faults: bool) -> Self {
        self.faults = self.faults || faults;
        self
    }
}

/// Says the answer of a command, or why there is none.
pub fn tell(words: &Words, common: &Common, result: Result<Answer>) -> ExitCode {
    let language = common.language();
    let (rows, good) = match result {
        Ok(answer) => {
            let said = answer.lines.iter().map(|line| match line {
                Line::Said(message) => words.say(language, message),
                Line::Plain(text) => text.clone(),
            });
            if !common.json {
                said.for_each(|line| print(&line));
            }
            (answer.rows, !answer.faults)
        }
        Err(error) => {
            for sentence in sentences(words, language, &error) {
                eprintln!("safon: {sentence}");
            }
            (Vec::new(), false)
        }
    };
    if common.json {
        print_array(&rows);
    }
    if good { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// Row by row, since there may be a hundred thousand. A reader that went away is no fault.
fn print_array(rows: &[String]) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let _ = write!(out, "[");
    for (at, row) in rows.iter().enumerate() {
        let _ = write!(out, "{}{row}", if at > 0 { "," } else { "" });
    }
    let _ = writeln!(out, "]").and_then(|()| out.flush());
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
