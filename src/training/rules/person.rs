//! A person as the rules of training need them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::standards::pack::Subject;
use crate::training::posts::{self, Span};

/// A person who works for a co-op, as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    /// Codes of the posts and duties of the day.
    pub roles: BTreeSet<String>,
    /// Their days and those of earlier ones, where not all were held since the work began. What lasts on the day is open.
    pub posts: Vec<Span>,
    pub started_on: NaiveDate,
    pub left_on: Option<NaiveDate>,
    /// The first day on which the person works without someone beside them; where nobody recorded it, the day since which it is needed.
    pub working_alone_from: Option<NaiveDate>,
    pub long_leave: Vec<LongLeave>,
}

impl Person {
    /// Does the person work for the co-op on a day? The last day is a day of work.
    pub fn at_work(&self, day: NaiveDate) -> bool {
        self.started_on <= day && self.left_on.is_none_or(|left| left >= day)
    }

    /// Why the person is on long leave on a day; it counts only with a reason.
    pub fn leave_on(&self, day: NaiveDate) -> Option<&str> {
        let away = |leave: &&LongLeave| leave.from <= day && leave.until.is_none_or(|until| day <= until);
        self.long_leave.iter().filter(away).map(|leave| leave.reason.trim()).find(|reason| !reason.is_empty())
    }
}

/// A long leave, with the reason for which it may leave a person out of a percentage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongLeave {
    pub from: NaiveDate,
    /// The last day; none: still away.
    pub until: Option<NaiveDate>,
    pub reason: String,
}

/// When somebody started: where nobody recorded it, when they were entered here, at the latest on the day in question.
pub fn started(recorded: Option<NaiveDate>, entered_on: NaiveDate, as_of: NaiveDate) -> NaiveDate {
    recorded.unwrap_or(entered_on.min(as_of))
}

/// Since when a person has needed a subject without a break: since they began to work here, or since the first post or duty
/// that asks for it, where that came later.
pub fn needed_from(subject: &Subject, person: &Person) -> NaiveDate {
    let began = posts::held_from(&person.posts, |role| subject.roles.iter().any(|one| one == role));
    began.map_or(person.started_on, |began| began.max(person.started_on))
}
