//! Lengths of time as a standard writes them: ISO 8601 periods of whole years, months, weeks and days.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// No part of a period may be larger: a century in months, and more than enough in days.
const LARGEST_PART: u32 = 1_200;

/// A period such as `P1Y`, `P18M` or `P4W`; never empty. It is written back as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    years: u32,
    months: u32,
    weeks: u32,
    days: u32,
}

/// The text is not an ISO 8601 period of whole years, months, weeks and days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a period such as P1Y, P6M, P4W or P28D")]
pub struct NotAPeriod;

impl Period {
    /// A period of so many months.
    pub const fn of_months(months: u32) -> Self {
        Self { years: 0, months, weeks: 0, days: 0 }
    }

    /// Its years and months together, in months.
    pub const fn whole_months(self) -> u32 {
        self.years * 12 + self.months
    }

    /// Its weeks and days together, in days.
    pub const fn extra_days(self) -> u32 {
        self.weeks * 7 + self.days
    }

    /// Its length in days where a month counts as 30 of them: used only to compare lengths, as cadences do.
    pub const fn nominal_days(self) -> u32 {
        self.whole_months() * 30 + self.extra_days()
    }

    /// The day this long after `date`: months first, with the same day number clipped to the month's last day.
    pub fn after(self, date: NaiveDate) -> NaiveDate {
        date.checked_add_months(Months::new(self.whole_months()))
            .and_then(|day| day.checked_add_days(Days::new(self.extra_days().into())))
            .unwrap_or(NaiveDate::MAX)
    }

    /// The day this long before `date`, with the same clipping.
    pub fn before(self, date: NaiveDate) -> NaiveDate {
        date.checked_sub_months(Months::new(self.whole_months()))
            .and_then(|day| day.checked_sub_days(Days::new(self.extra_days().into())))
            .unwrap_or(NaiveDate::MIN)
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let mut rest = text.strip_prefix('P').ok_or(NotAPeriod)?;
        let mut period = Self { years: 0, months: 0, weeks: 0, days: 0 };
        let parts = [
            ('Y', &mut period.years),
            ('M', &mut period.months),
            ('W', &mut period.weeks),
            ('D', &mut period.days),
        ];
        for (unit, part) in parts {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0 && rest[digits..].starts_with(unit) {
                *part = rest[..digits].parse().map_err(|_| NotAPeriod)?;
                if *part == 0 || *part > LARGEST_PART {
                    return Err(NotAPeriod);
                }
                rest = &rest[digits + 1..];
            }
        }
        let empty = period.whole_months() == 0 && period.extra_days() == 0;
        if rest.is_empty() && !empty { Ok(period) } else { Err(NotAPeriod) }
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (count, unit) in [(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')] {
            if count > 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_period_is_written_back_as_it_was_read() {
        for text in ["P1Y", "P12M", "P4W", "P28D", "P1Y6M", "P2Y3M1W4D"] {
            assert_eq!(text.parse::<Period>().map(|period| period.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_not_a_period_is_refused() {
        for text in
            ["", "P", "1Y", "P1", "PT1H", "P1M1Y", "P0D", "P-1Y", "P1.5Y", "p1y", "P99999999999Y", "P1Y "]
        {
            assert_eq!(text.parse::<Period>(), Err(NotAPeriod), "{text:?}");
        }
    }

    #[test]
    fn six_months_after_the_end_of_august_is_the_end_of_february() {
        assert_eq!(Period::of_months(6).after(day("2026-08-31")), day("2027-02-28"));
        assert_eq!(Period::of_months(6).after(day("2027-08-31")), day("2028-02-29"));
        assert_eq!(Period::of_months(1).before(day("2026-03-31")), day("2026-02-28"));
    }
}
