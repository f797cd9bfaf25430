//! Decisions about what is entered by hand: people, records, induction steps.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::training::{ActionTaken, Employment, worker};

use super::posts::{self, Span};
use crate::foundation::error::{Message, Problem};
use crate::standards::pack::{Category, Role, Subject};

/// The longest name, in characters.
pub const NAME: usize = 120;
/// The longest other text, in characters.
pub const TEXT: usize = 120;

/// A person as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    pub staff_number: Option<String>,
    pub name: String,
    pub employment: Employment,
    pub site: Option<String>,
    pub started_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    pub leave_from: Option<NaiveDate>,
    pub leave_until: Option<NaiveDate>,
    pub leave_reason: Option<String>,
    pub roles: BTreeSet<String>,
}

/// Looks at a person as entered; every fault at once.
pub fn check_person(person: &Entered, known: &[Role]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut fault = |field: &'static str, key: &'static str| {
        problems.push(Problem { field: field.into(), message: Message::new(key) });
    };
    if person.name.trim().is_empty() {
        fault("name", "training-name-missing");
    }
    if !person.roles.iter().all(|role| known.iter().any(|one| one.code == *role)) {
        fault("roles", "training-role-unknown");
    } else if person.roles.is_empty() {
        fault("roles", "training-role-missing");
    }
    if person.started_on.zip(person.left_on).is_some_and(|(start, end)| end < start) {
        fault("left_on", "training-left-before-start");
    }
    if person.leave_from.zip(person.leave_until).is_some_and(|(from, until)| until < from) {
        fault("leave_until", "training-leave-backwards");
    }
    match (&person.leave_from, &person.leave_reason) {
        (Some(_), None) => fault("leave_reason", "training-leave-reason-missing"),
        (None, Some(_)) => fault("leave_from", "training-leave-from-missing"),
        (None, None) if person.leave_until.is_some() => fault("leave_from", "training-leave-from-missing"),
        (Some(_), Some(_)) | (None, None) => {}
    }
    problems
}

/// Looks at the first day of a change of posts and duties, which were held as `before` says.
pub fn check_change(
    person: &Entered,
    from: Option<NaiveDate>,
    before: &[Span],
    today: NaiveDate,
) -> Option<Problem> {
    let from = from?;
    let fault = |key: &'static str| Problem { field: "posts_from".into(), message: Message::new(key) };
    if from > today {
        return Some(fault("people-posts-from-future"));
    }
    if person.started_on.is_some_and(|start| from < start) {
        return Some(fault("people-posts-from-before"));
    }
    let after = posts::changed(before, &person.roles, Some(from), person.started_on);
    after.iter().eq(&BTreeSet::from_iter(before.iter().cloned())).then(|| fault("people-posts-from-same"))
}

/// An earlier leave is not entered beside one that lasts without an end: only one of the two could be kept.
pub fn check_leave(before: &worker::Model, person: &Entered) -> Option<Problem> {
    let open = before.leave_from.filter(|_| before.leave_until.is_none())?;
    let ends_before = person.leave_from.is_some() && person.leave_until.is_some_and(|until| until < open);
    let message = Message::new("people-leave-open").with("from", open);
    ends_before.then(|| Problem { field: "leave_from".into(), message })
}

/// The leave that a worker's row speaks of no more, where its days stay days of leave: another came that does not meet it, or it
/// was over, or it ended today. One that meets it puts it right.
pub fn leave_over(
    before: &worker::Model,
    after: &worker::Model,
    today: NaiveDate,
) -> Option<(NaiveDate, NaiveDate)> {
    let from = before.leave_from?;
    let Some(next) = after.leave_from else {
        let until = before.leave_until.into_iter().chain(today.pred_opt()).min()?;
        return (from <= until).then_some((from, until));
    };
    let until = before.leave_until?;
    let apart = until < next || after.leave_until.is_some_and(|end| end < from);
    apart.then_some((from, until))
}

/// Puts what was entered into a worker's row.
pub fn put(person: &Entered, row: &mut worker::Model) {
    row.staff_number = person.staff_number.clone();
    row.name = person.name.trim().to_owned();
    row.employment = person.employment;
    row.site = person.site.clone();
    row.started_on = person.started_on;
    row.left_on = person.left_on;
    row.leave_from = person.leave_from;
    row.leave_until = person.leave_until.filter(|_| person.leave_from.is_some());
    row.leave_reason = person.leave_reason.clone();
}

/// A record as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    pub subject: String,
    pub completed_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
    pub provider: Option<String>,
    pub mode: Option<String>,
    pub observed_by: Option<String>,
    pub observed_on: Option<NaiveDate>,
    pub action_taken: Option<ActionTaken>,
}

/// Looks at a record as entered. Of a check only the date and whether action was taken are kept, never the certificate.
pub fn check_record(
    record: &NewRecord,
    subject: Option<&Subject>,
    today: NaiveDate,
) -> Result<NewRecord, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut fault = |field: &'static str, key: &'static str| {
        problems.push(Problem { field: field.into(), message: Message::new(key) });
    };
    if subject.is_none() {
        fault("subject", "form-choose");
    }
    if record.completed_on.is_none() && record.expires_on.is_none() {
        fault("completed_on", "training-record-no-date");
    }
    if record.completed_on.is_some_and(|on| on > today) {
        fault("completed_on", "training-record-future");
    }
    if record.completed_on.zip(record.expires_on).is_some_and(|(done, ends)| ends < done) {
        fault("expires_on", "training-record-expires-first");
    }
    if record.observed_on.is_some_and(|on| on > today) {
        fault("observed_on", "training-record-future");
    }
    match (&record.observed_by, &record.observed_on) {
        (Some(_), None) => fault("observed_on", "training-record-observed-when"),
        (None, Some(_)) => fault("observed_by", "training-record-observed-who"),
        (Some(_), Some(_)) | (None, None) => {}
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let kept = record.clone();
    Ok(match subject.map(|subject| subject.category) {
        Some(Category::Check) => NewRecord {
            provider: None,
            observed_by: None,
            observed_on: None,
            action_taken: Some(kept.action_taken.unwrap_or(ActionTaken::NotStated)),
            ..kept
        },
        Some(Category::Training | Category::Induction | Category::Registration | Category::Supervision)
        | None => NewRecord { action_taken: None, ..kept },
    })
}

/// Looks at an induction step as entered.
pub fn check_step(
    known: bool,
    completed_on: NaiveDate,
    started_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut fault = |field: &'static str, key: &'static str| {
        problems.push(Problem { field: field.into(), message: Message::new(key) });
    };
    if !known {
        fault("step", "form-choose");
    }
    if completed_on > today {
        fault("step_on", "training-record-future");
    }
    if started_on.is_some_and(|start| completed_on < start) {
        fault("step_on", "training-step-before-start");
    }
    problems
}
