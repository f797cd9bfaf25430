//! Faults and refusals as the program's error.

use super::canonical::Unwritable;
use super::fault::{Arg, Fault};
use super::rules::Refusal;
use crate::foundation::error::{Argument, Error, Message};

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
