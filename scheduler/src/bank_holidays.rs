//! Bank holidays in England and Wales, by rule and by proclamation.
//!
//! The rules are those of the Banking and Financial Dealings Act 1971, schedule 1, with New Year's Day (since 1974) and
//! the first Monday of May (since 1978), which are proclaimed each year, and the two common-law days, Good Friday and
//! Christmas Day. What was moved or added in one year only is handed in.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Which holiday it is; its name in words lives with the other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    NewYearsDay,
    GoodFriday,
    EasterMonday,
    EarlyMay,
    Spring,
    Summer,
    Christmas,
    BoxingDay,
    /// Proclaimed for one year; the exceptions handed in say what for.
    Proclaimed,
}

/// Where in the year a holiday stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placing {
    OwnDay,
    /// On a weekday because its own day is in a weekend.
    Substitute,
    /// Moved by proclamation, in one year.
    Moved,
}

/// One day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BankHoliday {
    pub date: NaiveDate,
    pub holiday: Holiday,
    pub placing: Placing,
}

/// What a proclamation changed in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// The day off.
    pub date: NaiveDate,
    #[serde(flatten)]
    pub change: Change,
}

/// How a proclamation changed the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// Instead of the day the rule gives.
    Moved { replaces: NaiveDate },
    /// Besides those the rules give.
    Extra,
}

/// The bank holidays of a year in order. The rules hold from 1978; earlier years are answered by the same rules.
pub fn of_year(year: i32, exceptions: &[Exception]) -> Vec<BankHoliday> {
    let mut days = by_rule(year);
    for exception in exceptions.iter().filter(|exception| exception.date.year() == year) {
        let (holiday, placing) = match exception.change {
            Change::Moved { replaces } => {
                let usual = by_rule(replaces.year()).into_iter().find(|day| day.date == replaces);
                (usual.map_or(Holiday::Proclaimed, |day| day.holiday), Placing::Moved)
            }
            Change::Extra => (Holiday::Proclaimed, Placing::OwnDay),
        };
        if days.iter().all(|day| day.date != exception.date) {
            days.push(BankHoliday { date: exception.date, holiday, placing });
        }
    }
    for exception in exceptions {
        if let Change::Moved { replaces } = exception.change
            && replaces != exception.date
        {
            days.retain(|day| day.date != replaces || day.placing == Placing::Moved);
        }
    }
    days.sort_by_key(|day| day.date);
    days
}

fn by_rule(year: i32) -> Vec<BankHoliday> {
    let own = |holiday, date: Option<NaiveDate>| {
        date.map(|date| BankHoliday { date, holiday, placing: Placing::OwnDay })
    };
    let mut days: Vec<BankHoliday> = [
        own(Holiday::NewYearsDay, NaiveDate::from_ymd_opt(year, 1, 1)),
        own(Holiday::GoodFriday, easter(year).and_then(|day| day.checked_sub_days(chrono::Days::new(2)))),
        own(Holiday::EasterMonday, easter(year).and_then(|day| day.succ_opt())),
        own(Holiday::EarlyMay, NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1)),
        own(Holiday::Spring, last_monday(year, 5)),
        own(Holiday::Summer, last_monday(year, 8)),
        own(Holiday::Christmas, NaiveDate::from_ymd_opt(year, 12, 25)),
        own(Holiday::BoxingDay, NaiveDate::from_ymd_opt(year, 12, 26)),
    ]
    .into_iter()
    .flatten()
    .collect();
    for at in 0..days.len() {
        if weekend(days[at].date) {
            let free = |day: &NaiveDate| !weekend(*day) && days.iter().all(|other| other.date != *day);
            if let Some(day) = days[at].date.iter_days().find(free) {
                days[at] = BankHoliday { date: day, holiday: days[at].holiday, placing: Placing::Substitute };
            }
        }
    }
    days
}

/// Saturday or Sunday.
pub(crate) fn weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    // May and August have 31 days, so the last Monday is among the last seven.
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(chrono::Days::new(last.weekday().num_days_from_monday().into()))
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm printed in Nature, 20 April 1876.
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (leaps, odd) = (century.div_euclid(4), century.rem_euclid(4));
    let moon = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leaps - moon + 15).rem_euclid(30);
    let weekday = (32 + 2 * odd + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let day = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}
