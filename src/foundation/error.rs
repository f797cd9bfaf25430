//! The one error of the program. A refusal is a message key with arguments; its sentence is in the locales.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// What every verb answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A sentence waiting for its language: the key of a message and what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub key: Cow<'static, str>,
    pub arguments: Vec<(Cow<'static, str>, Argument)>,
}

/// A value in a sentence. Numbers choose plural forms; dates and words are put into the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    Text(String),
    Number(i64),
    Date(chrono::NaiveDate),
    /// Another message, said in the same language.
    Word(Cow<'static, str>),
}

impl Message {
    /// A message without arguments.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), arguments: Vec::new() }
    }

    /// The message with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name.into(), value.into()));
        self
    }

    /// The message with an argument that is itself a message key.
    pub fn with_word(self, name: &'static str, key: impl Into<Cow<'static, str>>) -> Self {
        self.with(name, Argument::Word(key.into()))
    }
}

impl From<&str> for Argument {
    fn from(v: &str) -> Self {
        Self::Text(v.to_owned())
    }
}
impl From<String> for Argument {
    fn from(v: String) -> Self {
        Self::Text(v)
    }
}
impl From<i64> for Argument {
    fn from(v: i64) -> Self {
        Self::Number(v)
    }
}
impl From<i32> for Argument {
    fn from(v: i32) -> Self {
        Self::Number(v.into())
    }
}
impl From<u32> for Argument {
    fn from(v: u32) -> Self {
        Self::Number(v.into())
    }
}
impl From<u64> for Argument {
    fn from(v: u64) -> Self {
        Self::Number(i64::try_from(v).unwrap_or(i64::MAX))
    }
}
impl From<usize> for Argument {
    fn from(v: usize) -> Self {
        Self::Number(i64::try_from(v).unwrap_or(i64::MAX))
    }
}
impl From<chrono::NaiveDate> for Argument {
    fn from(v: chrono::NaiveDate) -> Self {
        Self::Date(v)
    }
}

/// One thing wrong with what a person gave, beside the field it stands in (empty: the whole form).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub field: Cow<'static, str>,
    pub message: Message,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there, or this person may not know that it is.
    #[error("not found")]
    NotFound,
    /// Somebody must sign in first (or again).
    #[error("sign-in needed")]
    SignInNeeded,
    /// The password must be given again for this.
    #[error("fresh sign-in needed")]
    FreshSignInNeeded,
    /// A rule says no, and why.
    #[error("refused: {}", .0.key)]
    Refused(Message),
    /// What was filled in is wrong; every fault at once.
    #[error("{} problems in what was given", .0.len())]
    Problems(Vec<Problem>),
    /// Somebody else changed it first.
    #[error("changed by somebody else")]
    Conflict,
    /// The disk is full or a size limit was met; nothing acknowledged is lost.
    #[error("no room to store")]
    NoRoom,
    /// More than is allowed was sent.
    #[error("too large: {limit} bytes at most")]
    TooLarge { limit: u64 },
    /// Too many ask for the same heavy work just now.
    #[error("busy")]
    Busy,
    /// Too many documents wait to be drawn.
    #[error("the press is full")]
    Full,
    /// Tried too often.
    #[error("too many tries")]
    TooManyTries,
    #[error("database: {0}")]
    Database(sea_orm::DbErr),
    #[error("{0}")]
    Io(std::io::Error),
    #[error("template: {0}")]
    Template(#[from] tera::Error),
    #[error("{0}")]
    Internal(String),
}

impl Error {
    /// Something that should not happen; goes to the log, not to the person.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }

    /// A refusal without arguments.
    pub fn refused(key: &'static str) -> Self {
        Self::Refused(Message::new(key))
    }

    /// A refusal beside one field.
    pub fn problem(field: impl Into<Cow<'static, str>>, message: Message) -> Self {
        Self::Problems(vec![Problem { field: field.into(), message }])
    }
}

impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Self {
        match e.kind() {
            std::io::ErrorKind::StorageFull
            | std::io::ErrorKind::QuotaExceeded
            | std::io::ErrorKind::FileTooLarge => Self::NoRoom,
            _ => Self::Io(e),
        }
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(e: sea_orm::DbErr) -> Self {
        let words = e.to_string();
        if words.contains("database or disk is full")
            || words.contains("disk I/O error")
            || words.contains("53100")
        {
            return Self::NoRoom;
        }
        Self::Database(e)
    }
}

impl From<Message> for Error {
    fn from(message: Message) -> Self {
        Self::Refused(message)
    }
}

/// Did a unique constraint say that the row is already there?
pub fn already_there(e: &sea_orm::DbErr) -> bool {
    matches!(e.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}
