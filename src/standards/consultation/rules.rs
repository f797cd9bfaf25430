//! When a consultation may be opened, answered and published. Decisions only.

use chrono::NaiveDate;
use entities::standards::consultation;
use scheduler::working_days::{Calendar, Counting};

/// Organisations have at least so many working days for their comments: four weeks without a holiday.
pub const LEAST_WORKING_DAYS: u16 = 20;
/// So many working days before the closing day, those who have not answered hear of it once more.
pub const REMIND_WORKING_DAYS: u16 = 5;
/// Characters of one comment, or of one reason, at most.
pub const MOST_CHARACTERS: usize = 10_000;

/// Comments that one person may have in one consultation.
pub const MOST_COMMENTS: u64 = 200;

/// How far a consultation has come on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Comments are given and changed.
    Open,
    /// The comments stand; they are being answered.
    Closed,
    /// All stands, for everybody to read.
    Published,
}

/// Why something is not done in a consultation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The version was consulted on before; another text gets another number.
    Once,
    /// No comment is given or changed after the closing day.
    Over(NaiveDate),
    /// Comments are answered when they can change no more: after this day.
    StillOpen(NaiveDate),
    /// It was closed already.
    AlreadyClosed,
    /// Nobody has more comments in one consultation.
    TooMany,
    /// So many organisations may still answer, until this day.
    AnswersMissing(usize, NaiveDate),
    /// So many comments have no disposition.
    Undecided(usize),
    /// What was published does not change.
    Published,
}

/// How far it has come.
pub fn stage(of: &consultation::Model, today: NaiveDate) -> Stage {
    if of.published_at.is_some() {
        Stage::Published
    } else if of.closed_at.is_some() || today > of.closes_on {
        Stage::Closed
    } else {
        Stage::Open
    }
}

/// The first day on which a consultation that is opened today may close.
pub fn earliest_close(today: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.add_working_days(today, LEAST_WORKING_DAYS, Counting::Exclusive)
}

/// From which day on those who have not answered are reminded.
pub fn remind_from(closes_on: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.subtract_working_days(closes_on, REMIND_WORKING_DAYS, Counting::Exclusive)
}

/// May comments be given, changed or taken away?
pub fn may_comment(of: &consultation::Model, today: NaiveDate) -> Result<(), Refusal> {
    match stage(of, today) {
        Stage::Open => Ok(()),
        Stage::Closed | Stage::Published => Err(Refusal::Over(last_day(of, today))),
    }
}

/// May comments be answered?
pub fn may_decide(of: &consultation::Model, today: NaiveDate) -> Result<(), Refusal> {
    match stage(of, today) {
        Stage::Open => Err(Refusal::StillOpen(of.closes_on)),
        Stage::Closed => Ok(()),
        Stage::Published => Err(Refusal::Published),
    }
}

/// May somebody who has so many comments in it write one more?
pub fn may_write_one_more(written: u64) -> Result<(), Refusal> {
    if written < MOST_COMMENTS { Ok(()) } else { Err(Refusal::TooMany) }
}

/// May it be closed before its day? Only when nobody is left who could still answer.
pub fn may_close(of: &consultation::Model, silent: usize, today: NaiveDate) -> Result<(), Refusal> {
    match stage(of, today) {
        Stage::Open if silent > 0 => Err(Refusal::AnswersMissing(silent, of.closes_on)),
        Stage::Open => Ok(()),
        Stage::Closed | Stage::Published => Err(Refusal::AlreadyClosed),
    }
}

/// May its version be proposed?
pub fn may_propose(of: &consultation::Model, undecided: usize, today: NaiveDate) -> Result<(), Refusal> {
    match stage(of, today) {
        Stage::Open => Err(Refusal::StillOpen(of.closes_on)),
        Stage::Closed | Stage::Published if undecided > 0 => Err(Refusal::Undecided(undecided)),
        Stage::Closed | Stage::Published => Ok(()),
    }
}

/// The last day on which it was open: its closing day, unless it was closed before.
pub fn last_day(of: &consultation::Model, today: NaiveDate) -> NaiveDate {
    match of.closed_at.map(scheduler::clock::today) {
        Some(day) => day.min(of.closes_on),
        None if today < of.closes_on => today,
        None => of.closes_on,
    }
}

#[cfg(test)]
mod tests {
    use entities::ids::{AccountId, ConsultationId, VersionId};
    use scheduler::clock;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn made(closes_on: &str) -> consultation::Model {
        let opened_at = clock::instant_of(day("2026-11-02").and_hms_opt(9, 0, 0).expect("a time"));
        consultation::Model {
            id: ConsultationId::new(opened_at),
            version_id: VersionId::new(opened_at),
            text: String::new(),
            digest: String::new(),
            closes_on: day(closes_on),
            opened_by: AccountId::new(opened_at),
            opened_at,
            closed_at: None,
            closed_by: None,
            published_at: None,
        }
    }

    #[test]
    fn it_is_open_through_its_closing_day_and_closed_from_the_next() {
        let of = made("2026-12-04");
        assert_eq!(stage(&of, day("2026-12-04")), Stage::Open);
        assert_eq!(stage(&of, day("2026-12-05")), Stage::Closed);
        assert_eq!(may_decide(&of, day("2026-12-04")), Err(Refusal::StillOpen(day("2026-12-04"))));
        assert_eq!(may_comment(&of, day("2026-12-05")), Err(Refusal::Over(day("2026-12-04"))));
    }

    #[test]
    fn twenty_working_days_leave_out_weekends_and_holidays() {
        let calendar = Calendar::default();
        assert_eq!(earliest_close(day("2026-11-02"), &calendar), day("2026-11-30"));
        // Christmas Day, the Monday for Boxing Day, and New Year's Day.
        assert_eq!(earliest_close(day("2026-12-07"), &calendar), day("2027-01-07"));
        assert_eq!(remind_from(day("2026-11-30"), &calendar), day("2026-11-23"));
    }

    #[test]
    fn it_closes_early_only_when_everybody_has_answered() {
        let mut of = made("2026-12-04");
        assert_eq!(may_close(&of, 2, day("2026-11-20")), Err(Refusal::AnswersMissing(2, day("2026-12-04"))));
        assert_eq!(may_close(&of, 0, day("2026-11-20")), Ok(()));
        of.closed_at = Some(of.opened_at);
        assert_eq!(may_close(&of, 0, day("2026-11-20")), Err(Refusal::AlreadyClosed));
        assert_eq!(last_day(&of, day("2026-11-20")), day("2026-11-02"));
    }

    #[test]
    fn a_version_waits_for_the_last_disposition() {
        let of = made("2026-12-04");
        assert_eq!(may_propose(&of, 0, day("2026-12-01")), Err(Refusal::StillOpen(day("2026-12-04"))));
        assert_eq!(may_propose(&of, 3, day("2026-12-05")), Err(Refusal::Undecided(3)));
        assert_eq!(may_propose(&of, 0, day("2026-12-05")), Ok(()));
    }
}
