//! Working days, and the windows counted in them.
//!
//! A working day is not a Saturday, a Sunday or a bank holiday in England and Wales.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::bank_holidays::{self, BankHoliday, Exception};

/// Years whose bank holidays are worked out once; others are worked out when asked for.
const AT_HAND: RangeInclusive<i32> = 1970..=2100;

/// Knows which days are working days. A clone is cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    exceptions: Arc<[Exception]>,
    /// Of the years at hand, by date.
    at_hand: Arc<[BankHoliday]>,
}

/// What kind of days a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayType {
    Calendar,
    Working,
}

/// On which side of its trigger a window lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    After,
    Before,
}

/// Whether the day of the trigger counts. Inclusive: it is day 1, or, where it is not a working day and working days
/// are counted, day 1 is the next one (as in WSI 2025/389 reg 4). Exclusive: day 1 comes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    Inclusive,
    Exclusive,
}

/// A length of time that runs from an event to a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window {
    pub days: u16,
    pub day_type: DayType,
    pub direction: Direction,
    pub counting: Counting,
}

/// A deadline and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub date: NaiveDate,
    pub explanation: Explanation,
}

/// Why a deadline falls where it does, for a page to explain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    pub trigger: NaiveDate,
    pub window: Window,
    /// Where the counting began; the trigger itself in a window of no days.
    pub day_one: NaiveDate,
    /// Saturdays and Sundays passed over.
    pub weekend_days: u16,
    /// Bank holidays on weekdays passed over, in the order they were met.
    pub holidays: Vec<BankHoliday>,
}

enum Day {
    Working,
    Weekend,
    Holiday(BankHoliday),
}

impl Calendar {
    /// A calendar by rule, corrected by what was proclaimed for single years.
    pub fn new(exceptions: Vec<Exception>) -> Self {
        let at_hand = AT_HAND.flat_map(|year| bank_holidays::of_year(year, &exceptions)).collect();
        Self { exceptions: exceptions.into(), at_hand }
    }

    /// The bank holidays of a year, in order.
    pub fn bank_holidays(&self, year: i32) -> Vec<BankHoliday> {
        bank_holidays::of_year(year, &self.exceptions)
    }

    /// Neither a weekend nor a bank holiday.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        matches!(self.day(date), Day::Working)
    }

    /// The first working day after `date`.
    pub fn next_working_day(&self, date: NaiveDate) -> NaiveDate {
        self.add_working_days(date, 1, Counting::Exclusive)
    }

    /// The last working day before `date`.
    pub fn previous_working_day(&self, date: NaiveDate) -> NaiveDate {
        self.subtract_working_days(date, 1, Counting::Exclusive)
    }

    /// `date` itself if it is a working day, else the next one.
    pub fn working_day_from(&self, date: NaiveDate) -> NaiveDate {
        self.add_working_days(date, 1, Counting::Inclusive)
    }

    /// `date` itself if it is a working day, else the one before.
    pub fn working_day_until(&self, date: NaiveDate) -> NaiveDate {
        self.subtract_working_days(date, 1, Counting::Inclusive)
    }

    /// The `n`th working day from a date; no days leave it where it is.
    pub fn add_working_days(&self, from: NaiveDate, n: u16, counting: Counting) -> NaiveDate {
        Window { days: n, day_type: DayType::Working, direction: Direction::After, counting }
            .due(from, self)
            .date
    }

    /// The `n`th working day back from a date; no days leave it where it is.
    pub fn subtract_working_days(&self, from: NaiveDate, n: u16, counting: Counting) -> NaiveDate {
        Window { days: n, day_type: DayType::Working, direction: Direction::Before, counting }
            .due(from, self)
            .date
    }

    /// How many working days lie after `from`, up to and including `until`; 0 if that is not later.
    pub fn working_days_between(&self, from: NaiveDate, until: NaiveDate) -> usize {
        from.iter_days()
            .skip(1)
            .take_while(|day| *day <= until)
            .filter(|day| self.is_working_day(*day))
            .count()
    }

    fn day(&self, date: NaiveDate) -> Day {
        if bank_holidays::weekend(date) {
            return Day::Weekend;
        }
        let found = if AT_HAND.contains(&date.year()) {
            self.at_hand.binary_search_by_key(&date, |day| day.date).ok().map(|at| self.at_hand[at])
        } else {
            self.bank_holidays(date.year()).into_iter().find(|day| day.date == date)
        };
        match found {
            Some(holiday) => Day::Holiday(holiday),
            None => Day::Working,
        }
    }
}

impl Default for Calendar {
    /// By rule alone, with no year's exceptions.
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Window {
    /// A window after its trigger.
    pub const fn after(days: u16, day_type: DayType, counting: Counting) -> Self {
        Self { days, day_type, direction: Direction::After, counting }
    }

    /// A window before its trigger.
    pub const fn before(days: u16, day_type: DayType, counting: Counting) -> Self {
        Self { days, day_type, direction: Direction::Before, counting }
    }

    /// The date at the far end of the window, with the reason. A window in calendar days may end on a closed day.
    pub fn due(self, trigger: NaiveDate, calendar: &Calendar) -> Due {
        let mut explanation =
            Explanation { trigger, window: self, day_one: trigger, weekend_days: 0, holidays: Vec::new() };
        let mut counted = 0;
        let mut date = trigger;
        if self.counting == Counting::Exclusive && self.days > 0 {
            date = self.step(date).unwrap_or(date);
        }
        while counted < self.days {
            let day = match self.day_type {
                DayType::Calendar => Day::Working,
                DayType::Working => calendar.day(date),
            };
            match day {
                Day::Working => {
                    counted += 1;
                    if counted == 1 {
                        explanation.day_one = date;
                    }
                }
                Day::Weekend => explanation.weekend_days += 1,
                Day::Holiday(holiday) => explanation.holidays.push(holiday),
            }
            if counted == self.days {
                break;
            }
            // Only a date at the edge of the calendar has no neighbour.
            let Some(next) = self.step(date) else { break };
            date = next;
        }
        Due { date, explanation }
    }

    fn step(self, date: NaiveDate) -> Option<NaiveDate> {
        match self.direction {
            Direction::After => date.succ_opt(),
            Direction::Before => date.pred_opt(),
        }
    }
}

/// The same day number `n` months on, clipped to the month's last day: 31 August and 6 months is 28 or 29 February.
pub fn months_after(date: NaiveDate, n: u32) -> NaiveDate {
    date.checked_add_months(Months::new(n)).unwrap_or(NaiveDate::MAX)
}

/// The last day of the month `n` months on: for a year that ends with a month, whatever its length.
pub fn month_end_after(date: NaiveDate, n: u32) -> NaiveDate {
    let first = date.with_day(1).unwrap_or(date);
    first
        .checked_add_months(Months::new(n.saturating_add(1)))
        .and_then(|following| following.checked_sub_days(Days::new(1)))
        .unwrap_or(NaiveDate::MAX)
}
