//! The words of a version's text as the columns of the database say them, and refusals as the program's error.

use entities::standards::{Party, Severity};

use super::canonical::Unwritable;
use super::fault::{Arg, Fault};
use super::pack;
use super::rules::Refusal;
use crate::foundation::error::{Argument, Error, Message};

impl From<pack::Severity> for Severity {
    fn from(severity: pack::Severity) -> Self {
        match severity {
            pack::Severity::Critical => Self::Critical,
            pack::Severity::Major => Self::Major,
            pack::Severity::Minor => Self::Minor,
            pack::Severity::Improvement => Self::Improvement,
        }
    }
}

impl From<Severity> for pack::Severity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Critical => Self::Critical,
            Severity::Major => Self::Major,
            Severity::Minor => Self::Minor,
            Severity::Improvement => Self::Improvement,
        }
    }
}

impl From<pack::ApprovalRole> for Party {
    fn from(role: pack::ApprovalRole) -> Self {
        match role {
            pack::ApprovalRole::Franchisor => Self::Franchisor,
            pack::ApprovalRole::Government => Self::Government,
        }
    }
}

impl From<entities::access::Language> for pack::Language {
    fn from(language: entities::access::Language) -> Self {
        match language {
            entities::access::Language::En => Self::En,
            entities::access::Language::Cy => Self::Cy,
        }
    }
}

impl From<Unwritable> for Error {
    fn from(error: Unwritable) -> Self {
        Self::internal(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let message = Message::new(refusal.key());
        Self::Refused(match &refusal {
            Refusal::WelshNotReviewed(parts) => message.with("count", parts.len()),
            Refusal::SignatureMissing(parties) => message.with("count", parties.len()),
            _ => message,
        })
    }
}

impl Fault {
    /// The sentence of the fault, waiting for its language.
    pub fn message(&self) -> Message {
        let arguments = self.args.iter().map(|(name, value)| {
            let value = match value {
                Arg::Text(text) => Argument::Text(text.clone()),
                Arg::Number(number) => Argument::Number(*number),
            };
            ((*name).into(), value)
        });
        Message { key: self.key.into(), arguments: arguments.collect() }
    }
}
