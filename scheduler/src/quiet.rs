//! When mail may go: not between 20:00 and 08:00 in Wales, at a weekend or on a bank holiday.

use chrono::{NaiveDate, NaiveTime};

use crate::clock::{self, Timestamp};
use crate::working_days::Calendar;

/// How much an email presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// Sign-in links, changed passwords: at any hour of any day.
    Security,
    /// An event that matters the day it happens (a critical raised during a visit): it does not wait for quiet times to
    /// end, since by then the day is over.
    SameDayEvent,
    /// An event notice that can wait for the next working day.
    Event,
    /// The day's one digest of reminders, at 09:00; made or sent late it still goes that day.
    Digest,
}

/// The first instant from `instant` on at which an email may go.
pub fn next_allowed(instant: Timestamp, urgency: Urgency, calendar: &Calendar) -> Timestamp {
    let opens = match urgency {
        Urgency::Security | Urgency::SameDayEvent => return instant,
        Urgency::Event => at_hour(8),
        Urgency::Digest => at_hour(9),
    };
    let local = clock::local(instant);
    let (today, time) = (local.date(), local.time());
    if calendar.is_working_day(today) && time < at_hour(20) {
        return if time < opens { on(today, opens) } else { instant };
    }
    on(calendar.next_working_day(today), opens)
}

fn on(date: NaiveDate, time: NaiveTime) -> Timestamp {
    clock::instant_of(date.and_time(time))
}

fn at_hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN)
}
