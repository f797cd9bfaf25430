//! The training matrix as of a day: who needs what, since when, until when, and the percentages that follow.

mod person;

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use serde::Serialize;

pub use person::{LongLeave, Person, needed_from, started};

use crate::standards::pack::{Category, FirstDue, Mode, Role, RoleKind, StartWork, Subject};

/// One completion of one subject by one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub person: String,
    pub subject: String,
    /// Empty where only an expiry is known; it is never worked back.
    pub completed_on: Option<NaiveDate>,
    /// As the certificate or file says.
    pub stated_expiry: Option<NaiveDate>,
    pub mode: Option<Mode>,
    /// From when on it shows that the person can do it; none: attended only, and nobody has seen it.
    pub competent_from: Option<NaiveDate>,
}

/// What the mode of a record says where only theory was done.
pub const THEORY: &str = "theory";

/// The way something was done that its interval may depend on, from the mode of a record.
pub fn mode(text: &str) -> Option<Mode> {
    match text {
        "update_service" => Some(Mode::UpdateService),
        "new_certificate" => Some(Mode::NewCertificate),
        _ => None,
    }
}

/// From when on a record shows that somebody can do it: theory from the day on which they were seen to, all else at once.
pub fn competent_from(mode: Option<&str>, observed_on: Option<NaiveDate>) -> Option<NaiveDate> {
    if mode == Some(THEORY) { observed_on } else { Some(NaiveDate::MIN) }
}

/// How one person stands in one subject on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    NotNeeded,
    NotStarted {
        starts_on: NaiveDate,
    },
    Left {
        on: NaiveDate,
    },
    OnLeave {
        reason: String,
    },
    /// In date; `until` is the last day, none where it is done once for all.
    Done {
        until: Option<NaiveDate>,
    },
    /// In date, with no more than the days that were asked for.
    Expiring {
        until: NaiveDate,
    },
    Expired {
        since: NaiveDate,
    },
    /// Never done, and there is still time.
    NotYetDue {
        due_on: NaiveDate,
    },
    /// Never done, and the time is over.
    Late {
        due_on: NaiveDate,
    },
}

/// The subjects that somebody with these roles needs: any one role is enough.
pub fn needed<'a>(subjects: &'a [Subject], roles: &BTreeSet<String>) -> Vec<&'a Subject> {
    subjects.iter().filter(|subject| needs(subject, roles)).collect()
}

fn needs(subject: &Subject, roles: &BTreeSet<String>) -> bool {
    subject.is_needed_by(roles)
}

/// The last day on which a first completion is in time; none where the subject has no first due date.
pub fn first_due(subject: &Subject, person: &Person) -> Option<NaiveDate> {
    subject.first_due.map(|due| due_by(due, person, needed_from(subject, person)))
}

/// The same; where the subject has none, the day since which it is needed.
pub fn due_on(subject: &Subject, person: &Person) -> NaiveDate {
    first_due(subject, person).unwrap_or_else(|| needed_from(subject, person))
}

/// The last day on which something that is first due then is in time, where it is needed from a day on.
pub fn due_by(due: FirstDue, person: &Person, from: NaiveDate) -> NaiveDate {
    match due {
        FirstDue::Before { before: StartWork::Start } => from,
        FirstDue::Before { before: StartWork::WorkingAlone } => {
            person.working_alone_from.unwrap_or(from).max(from)
        }
        FirstDue::Within { within, .. } => within.after(from),
    }
}

/// The last day of a record of somebody with these roles: completion + interval (same day number, clipped to the month's
/// last day) or the stated expiry, the earlier of the two; none where it lasts for ever.
pub fn expires_on(subject: &Subject, roles: &BTreeSet<String>, record: &Record) -> Option<NaiveDate> {
    let interval = subject.months_for(roles, record.mode);
    let counted = record.completed_on.zip(interval).map(|(completed, months)| {
        completed.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
    });
    counted.into_iter().chain(record.stated_expiry).min()
}

/// The cell of the matrix for one person and subject on a day. `ahead`: how many days before its end a record is
/// called expiring.
pub fn cell(subject: &Subject, person: &Person, records: &[Record], day: NaiveDate, ahead: u32) -> Cell {
    if needs(subject, &person.roles) {
        needed_cell(subject, person, records, day, ahead)
    } else {
        Cell::NotNeeded
    }
}

/// The same where it is settled that the person needs the subject.
pub fn needed_cell(
    subject: &Subject,
    person: &Person,
    records: &[Record],
    day: NaiveDate,
    ahead: u32,
) -> Cell {
    if person.started_on > day {
        return Cell::NotStarted { starts_on: person.started_on };
    }
    if let Some(on) = person.left_on.filter(|left| *left < day) {
        return Cell::Left { on };
    }
    if let Some(reason) = person.leave_on(day) {
        return Cell::OnLeave { reason: reason.to_owned() };
    }
    match counting(subject, person, records, day).map(|(_, end)| end) {
        Some(None) => Cell::Done { until: None },
        Some(Some(until)) if until < day => Cell::Expired { since: until },
        Some(Some(until)) if (until - day).num_days() <= i64::from(ahead) => Cell::Expiring { until },
        Some(until) => Cell::Done { until },
        None => {
            let due_on = due_on(subject, person);
            if day <= due_on { Cell::NotYetDue { due_on } } else { Cell::Late { due_on } }
        }
    }
}

/// The record that counts on a day, and its end: among those completed by then, the one that lasts longest; an end of
/// none lasts for ever.
pub fn counting<'a>(
    subject: &Subject,
    person: &Person,
    records: &'a [Record],
    day: NaiveDate,
) -> Option<(&'a Record, Option<NaiveDate>)> {
    longest(subject, &person.roles, of(subject, person, records), day)
}

/// The same among records that are all of this subject and of one person with these roles.
pub fn longest<'a>(
    subject: &Subject,
    roles: &BTreeSet<String>,
    records: impl Iterator<Item = &'a Record>,
    day: NaiveDate,
) -> Option<(&'a Record, Option<NaiveDate>)> {
    records
        .filter(|record| is_known(record, day))
        .map(|record| (record, expires_on(subject, roles, record)))
        .max_by_key(|(_, end)| end.unwrap_or(NaiveDate::MAX))
}

fn is_known(record: &Record, day: NaiveDate) -> bool {
    record.completed_on.is_none_or(|completed| completed <= day)
}

fn of<'a>(subject: &Subject, person: &Person, records: &'a [Record]) -> impl Iterator<Item = &'a Record> {
    records.iter().filter(move |record| record.person == person.id && record.subject == subject.code)
}

/// Is theory all that somebody has done of a subject by a day, and has nobody seen them do it? Attended is not competent.
pub fn theory_only(subject: &Subject, person: &Person, records: &[Record], day: NaiveDate) -> bool {
    let mut known = of(subject, person, records).filter(|record| is_known(record, day)).peekable();
    known.peek().is_some() && known.all(|record| record.competent_from.is_none_or(|from| from > day))
}

/// Does a square count as in date, as not, or not at all? The one rule of the matrix, its foot, figures and forecast.
pub fn reached(cell: &Cell, theory_only: bool) -> Option<bool> {
    match cell {
        Cell::Done { .. } | Cell::Expiring { .. } => Some(!theory_only),
        Cell::Expired { .. } | Cell::Late { .. } => Some(false),
        Cell::NotNeeded
        | Cell::NotStarted { .. }
        | Cell::Left { .. }
        | Cell::OnLeave { .. }
        | Cell::NotYetDue { .. } => None,
    }
}

/// The subjects of core training.
pub fn core(subjects: &[Subject]) -> impl Iterator<Item = &Subject> {
    subjects.iter().filter(|subject| subject.category == Category::Training)
}

/// Whether the first known completion was in time: for figures such as "within six months of starting".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstCompletion {
    InTime,
    TooLate,
    /// The subject is renewed, and what is known may be a renewal of a first completion that nobody recorded.
    Unknown,
}

/// How a person's first completion of a subject stands, once its time is over.
pub fn first_completion(
    subject: &Subject,
    person: &Person,
    records: &[Record],
    due_on: NaiveDate,
) -> FirstCompletion {
    let known: Vec<&Record> = of(subject, person, records).collect();
    let Some(first) = known.iter().filter_map(|record| record.completed_on).min() else {
        return if known.is_empty() { FirstCompletion::TooLate } else { FirstCompletion::Unknown };
    };
    if first <= due_on {
        return FirstCompletion::InTime;
    }
    let may_be_renewal = renewals_begin(subject, due_on).is_some_and(|begin| first >= begin);
    if may_be_renewal { FirstCompletion::Unknown } else { FirstCompletion::TooLate }
}

/// From when on a completion may be the renewal of one that was in time: an interval later, less the year in which
/// renewals are done early and in which the first may have come before it was due.
fn renewals_begin(subject: &Subject, due_on: NaiveDate) -> Option<NaiveDate> {
    let months = subject.interval_months?.saturating_sub(12);
    due_on.checked_add_months(Months::new(months))
}

/// A part of a whole, and who was left out of both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    pub numerator: u64,
    pub denominator: u64,
    /// How many different people are in the denominator.
    pub people: u64,
    pub left_out: Vec<LeftOut>,
}

/// Somebody who is not counted in a subject, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub person: String,
    pub subject: String,
    pub why: LeftOutWhy,
}

/// Why somebody is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutWhy {
    NotStarted {
        starts_on: NaiveDate,
    },
    Left {
        on: NaiveDate,
    },
    OnLeave {
        reason: String,
    },
    NotYetDue {
        due_on: NaiveDate,
    },
    /// Only a renewal is on record, not the first completion.
    FirstNotRecorded,
}

/// How much of what these people need in these subjects is in date on a day: leavers, starters who are not yet due and
/// people on long leave for a reason are left out. Who has done it early counts.
pub fn share_in_date<'a>(
    subjects: impl IntoIterator<Item = &'a Subject>,
    people: &[Person],
    records: &[Record],
    day: NaiveDate,
) -> Share {
    let mut tally = Tally::default();
    for subject in subjects {
        for person in people.iter().filter(|person| needs(subject, &person.roles)) {
            tally.stands(subject, person, records, day);
        }
    }
    tally.share()
}

/// Gathers a share cell by cell.
#[derive(Debug, Default)]
pub struct Tally {
    share: Share,
    people: BTreeSet<String>,
}

impl Tally {
    /// Counts how somebody who needs a subject stands in it on a day: in date or not, or left out.
    pub fn stands(&mut self, subject: &Subject, person: &Person, records: &[Record], day: NaiveDate) {
        let cell = needed_cell(subject, person, records, day, 0);
        match reached(&cell, theory_only(subject, person, records, day)) {
            Some(reached) => self.count_as(&person.id, reached),
            None => self.leave_out_of(&person.id, &subject.code, cell),
        }
    }

    /// Leaves somebody out for what a cell says, if it says so.
    pub fn leave_out_of(&mut self, person: &str, subject: &str, cell: Cell) {
        let why = match cell {
            Cell::NotStarted { starts_on } => LeftOutWhy::NotStarted { starts_on },
            Cell::Left { on } => LeftOutWhy::Left { on },
            Cell::OnLeave { reason } => LeftOutWhy::OnLeave { reason },
            Cell::NotYetDue { due_on } => LeftOutWhy::NotYetDue { due_on },
            Cell::NotNeeded
            | Cell::Done { .. }
            | Cell::Expiring { .. }
            | Cell::Expired { .. }
            | Cell::Late { .. } => return,
        };
        self.leave_out(person, subject, why);
    }

    /// Counts a person as reaching what is asked or not.
    pub fn count_as(&mut self, person: &str, reached: bool) {
        self.share.numerator += u64::from(reached);
        self.share.denominator += 1;
        self.people.insert(person.to_owned());
    }

    /// Leaves a person out of numerator and denominator.
    pub fn leave_out(&mut self, person: &str, subject: &str, why: LeftOutWhy) {
        self.share.left_out.push(LeftOut { person: person.to_owned(), subject: subject.to_owned(), why });
    }

    /// What was gathered.
    pub fn share(self) -> Share {
        Share { people: u64::try_from(self.people.len()).unwrap_or(u64::MAX), ..self.share }
    }
}

/// The safeguarding group of a person: the highest of their roles (A lowest, F highest). A duty without a group of its
/// own has that of the post.
pub fn safeguarding_group<'a>(person: &Person, roles: &'a [Role]) -> Option<&'a str> {
    let theirs = roles.iter().filter(|role| person.roles.contains(&role.code));
    theirs.filter_map(|role| role.safeguarding_group.as_deref()).max()
}

/// Whether any post of the person must be on the register of the workforce regulator.
pub fn registrable(person: &Person, roles: &[Role]) -> bool {
    let posts = roles.iter().filter(|role| role.kind == RoleKind::Post && role.registrable);
    posts.into_iter().any(|role| person.roles.contains(&role.code))
}

#[cfg(test)]
mod tests;
