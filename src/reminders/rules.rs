//! Which notices a deadline asks for, and to whom. Pure: facts and a day go in, plain data comes out.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};
use entities::reminders::ReminderGroup;
use scheduler::cadence::{Cadence, CopyTo, DueDate, Owed, Planned, Repeat, Step};
use scheduler::working_days::{Calendar, DayType};

use crate::deadlines::{Deadline, Rule};
use crate::foundation::error::Message;
use crate::standards::pack;

/// No cadence speaks of a date longer ahead than this, closed days and all.
pub const AHEAD_DAYS: u64 = 100;
/// No cadence speaks of a date longer ago than this.
pub const BEHIND_DAYS: u64 = 75;

/// Due dates of which something may be said on one of these days.
pub fn span(days: &RangeInclusive<NaiveDate>) -> RangeInclusive<NaiveDate> {
    let from = days.start().checked_sub_days(Days::new(BEHIND_DAYS)).unwrap_or(NaiveDate::MIN);
    let until = days.end().checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(NaiveDate::MAX);
    from..=until
}

/// A cadence of a version, as the scheduler takes it.
pub fn cadence(of: &pack::Cadence) -> Cadence {
    let short = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
    let all = |days: &[u32]| days.iter().copied().map(short).collect();
    Cadence {
        day_type: day_type(of.day_type),
        before: all(&of.before),
        after: all(&of.after),
        repeat: of.repeat.as_ref().map(|repeat| Repeat {
            every_days: short(repeat.every.nominal_days()),
            at_most: short(repeat.at_most),
        }),
        window_days: all(&of.window_days),
        copies: of
            .copies
            .iter()
            .map(|copy| CopyTo {
                to: party_key(copy.to).to_owned(),
                days_after: short(copy.days_after),
                day_type: day_type(copy.day_type),
            })
            .collect(),
    }
}

fn day_type(of: pack::DayType) -> DayType {
    match of {
        pack::DayType::Working => DayType::Working,
        pack::DayType::Calendar => DayType::Calendar,
    }
}

fn party_key(party: pack::Party) -> &'static str {
    match party {
        pack::Party::BoardChair => "board_chair",
        pack::Party::Board => "board",
        pack::Party::Franchisor => "franchisor",
        pack::Party::Regulator => "regulator",
    }
}

/// Who a step is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Addressee {
    /// Those who owe it.
    Own,
    BoardChair,
    Board,
    Franchisor,
    Regulator,
}

/// Who a step is for; a party that this program does not know gets nothing.
pub fn addressee(step: &Step) -> Option<Addressee> {
    match step {
        Step::Before(_) | Step::WindowDay(_) | Step::On | Step::After(_) | Step::Repeat(_) => {
            Some(Addressee::Own)
        }
        Step::Copy { to, .. } => match to.as_str() {
            "board_chair" => Some(Addressee::BoardChair),
            "board" => Some(Addressee::Board),
            "franchisor" => Some(Addressee::Franchisor),
            "regulator" => Some(Addressee::Regulator),
            _ => None,
        },
    }
}

/// The group in which a person chooses about a step: copies of what others owe are one of their own.
pub fn chosen_in(rule: Rule, to: Addressee) -> ReminderGroup {
    if to == Addressee::Own { rule.group() } else { ReminderGroup::Copies }
}

/// A step in words, as it stands within a sentence; none for one that this program does not know.
pub fn said(step: &str) -> Option<Message> {
    Some(match step.parse().ok()? {
        Step::Before(0) | Step::On => Message::new("rules-step-on"),
        Step::Before(n) => Message::new("rules-step-before").with("n", i64::from(n)),
        Step::WindowDay(n) => Message::new("rules-step-day").with("n", i64::from(n)),
        Step::After(n) => Message::new("rules-step-after").with("n", i64::from(n)),
        Step::Repeat(_) => Message::new("rules-step-repeat"),
        Step::Copy { days_after, .. } => Message::new("rules-step-after").with("n", i64::from(days_after)),
    })
}

/// What a cadence needs to know of a deadline. An opening so long ago that no step lies before it narrows nothing.
pub fn due_date(deadline: &Deadline) -> DueDate {
    let long_ago = deadline.due_on.checked_sub_days(Days::new(AHEAD_DAYS + 10)).unwrap_or(NaiveDate::MIN);
    let opens_on = match deadline.rule {
        // Its steps are days of the window.
        Rule::Comments => deadline.opens_on,
        _ => deadline.opens_on.filter(|opens_on| *opens_on > long_ago),
    };
    DueDate { on: deadline.due_on, interval_days: deadline.interval_days, opens_on }
}

/// Is this step the notice of the visit, which the audit sends itself?
pub fn is_notice(rule: Rule, cadence: &Cadence, step: &Step) -> bool {
    rule == Rule::Visit && matches!(step, Step::Before(n) if cadence.before.iter().max() == Some(n))
}

/// What is owed on a day.
pub fn owed(cadence: &Cadence, due: &DueDate, today: NaiveDate, calendar: &Calendar) -> Vec<Owed> {
    cadence.owed(due, today, calendar)
}

/// What would go on each of some days.
pub fn planned(
    cadence: &Cadence,
    due: &DueDate,
    days: RangeInclusive<NaiveDate>,
    calendar: &Calendar,
) -> Vec<Planned> {
    cadence.planned_steps(due, days, calendar)
}

/// Does a step that was told, having fallen due on a day, tell the same people all that an earlier one would?
pub fn overtakes((later, on): (&Step, NaiveDate), (step, before): (&Step, NaiveDate)) -> bool {
    addressee(step).is_some_and(|to| addressee(later) == Some(to)) && on > before
}

/// The first working day of the month that a day lies in.
pub fn first_working_day(of: NaiveDate, calendar: &Calendar) -> NaiveDate {
    use chrono::Datelike;
    calendar.working_day_from(of.with_day(1).unwrap_or(of))
}

/// The day whose month's digest a board is owed today, if it is: late by two weeks it is left to the next month.
pub fn board_digest_owed(today: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let first = first_working_day(today, calendar);
    let late = (today - first).num_days();
    ((0..=14).contains(&late) && calendar.is_working_day(today)).then_some(first)
}
