//! Which notices a deadline asks for, and to whom. Pure: facts and a day go in, plain data comes out.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate, NaiveTime};
use entities::reminders::ReminderGroup;
use scheduler::cadence::{Cadence, CopyTo, DueDate, Repeat, Step};
use scheduler::working_days::{Calendar, DayType};

use crate::deadlines::{Deadline, Rule};
use crate::foundation::error::Message;
use crate::standards::pack::{self, CadenceKey, Pack, WindowKey};

/// When reminders and the digests of boards go, on the wall in Wales.
pub const NINE: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// From then on nothing is posted that day: it is found the next.
pub const EVENING: NaiveTime = match NaiveTime::from_hms_opt(20, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Closed days move a step by less.
const CLOSED_DAYS: u64 = 10;
/// The last step is caught up with for two weeks, and closed days between.
const CATCH_UP_DAYS: u64 = 19;

/// How many days a due date may lie ahead of what is said of it, and behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub ahead: u64,
    pub behind: u64,
}

impl Reach {
    /// Of all that some versions say.
    pub fn of<'a>(packs: impl IntoIterator<Item = &'a Pack>) -> Self {
        let mut reach = Self { ahead: CLOSED_DAYS, behind: CATCH_UP_DAYS };
        for pack in packs {
            for cadence in &pack.cadences {
                let one = Self::of_one(pack, cadence);
                reach = Self { ahead: reach.ahead.max(one.ahead), behind: reach.behind.max(one.behind) };
            }
        }
        reach
    }

    /// Of one cadence of a version.
    pub fn of_one(pack: &Pack, cadence: &pack::Cadence) -> Self {
        let of = cadence.day_type;
        let repeat = cadence.repeat.as_ref();
        let repeated = repeat.map(|one| u64::from(one.every.nominal_days()) * u64::from(one.at_most));
        // Days of a window are counted from its opening, and what is due is its end.
        let window = pack.window(WindowKey::FactualAccuracy).filter(|_| !cadence.window_days.is_empty());
        let ahead = cadence.before.iter().map(|n| calendar_days(*n, of));
        let ahead = ahead.chain(window.map(|window| calendar_days(window.days, window.day_type)));
        let behind = cadence.after.iter().chain(&cadence.window_days).map(|n| calendar_days(*n, of));
        let behind =
            behind.chain(cadence.copies.iter().map(|copy| calendar_days(copy.days_after, copy.day_type)));
        Self {
            ahead: ahead.max().unwrap_or_default() + CLOSED_DAYS,
            behind: behind.chain(repeated).max().unwrap_or_default() + CATCH_UP_DAYS,
        }
    }

    /// Due dates of which something may be said on one of these days.
    pub fn around(self, days: &RangeInclusive<NaiveDate>) -> RangeInclusive<NaiveDate> {
        let from = days.start().checked_sub_days(Days::new(self.behind)).unwrap_or(NaiveDate::MIN);
        let until = days.end().checked_add_days(Days::new(self.ahead)).unwrap_or(NaiveDate::MAX);
        from..=until
    }
}

/// No fewer calendar days than these come to: of seven, five are working days, and a few of a year are bank holidays.
fn calendar_days(n: u32, of: pack::DayType) -> u64 {
    let n = u64::from(n);
    match of {
        pack::DayType::Working => n + n.div_ceil(2),
        pack::DayType::Calendar => n,
    }
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
pub fn due_date(deadline: &Deadline, reach: Reach) -> DueDate {
    let before_all = Days::new(reach.ahead + CLOSED_DAYS);
    let long_ago = deadline.due_on.checked_sub_days(before_all).unwrap_or(NaiveDate::MIN);
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

/// Does a step that was told, having fallen due on a day, tell the same people all that an earlier one would?
pub fn overtakes((later, on): (&Step, NaiveDate), (step, before): (&Step, NaiveDate)) -> bool {
    addressee(step).is_some_and(|to| addressee(later) == Some(to)) && on > before
}

/// The first working day of the month that a day lies in.
pub fn first_working_day(of: NaiveDate, calendar: &Calendar) -> NaiveDate {
    use chrono::Datelike;
    calendar.working_day_from(of.with_day(1).unwrap_or(of))
}

/// Does a version have boards told each month what is before them?
pub fn tells_boards(pack: &Pack) -> bool {
    pack.cadence(CadenceKey::BoardDigest).is_some_and(|cadence| cadence.monthly.is_some())
}

/// The day whose month's digest a board is owed today, if it is: late by two weeks it is left to the next month.
pub fn board_digest_owed(today: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let first = first_working_day(today, calendar);
    let late = (today - first).num_days();
    ((0..=14).contains(&late) && calendar.is_working_day(today)).then_some(first)
}
