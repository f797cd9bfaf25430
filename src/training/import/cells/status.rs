//! A column that says where a row of a person and a course stands.

use super::vocabulary::*;
use super::{NoRecord, no_record};
use crate::training::import::words::{listed, normal};

/// What a status column says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Completion,
    NoCompletion(NoRecord),
    Unknown,
}

/// Reads the status of a row of completions. "Overdue" and "expired" were completed once.
pub fn status(text: &str) -> Status {
    let words = normal(text);
    if words.is_empty()
        || listed(&DONE, &words)
        || listed(&EXPIRED, &words)
        || listed(&STILL_COMPLETIONS, &words)
    {
        return Status::Completion;
    }
    if listed(&NOT_APPLICABLE, &words) {
        return Status::NoCompletion(NoRecord::NotApplicable);
    }
    match no_record(&words) {
        Some(meaning) => Status::NoCompletion(meaning),
        None => Status::Unknown,
    }
}
