//! Which dates cannot be dates of training.

use chrono::{Datelike, Months, NaiveDate};

use super::{Meaning, Wrong};

/// A date that cannot be one of training.
pub fn implausible(
    date: NaiveDate,
    two_figure_year: bool,
    meaning: Meaning,
    today: NaiveDate,
) -> Option<Wrong> {
    let year = date.year();
    let placeholders = [(1900, 1, 1), (1899, 12, 30), (1899, 12, 31), (1970, 1, 1), (1904, 1, 1)];
    if placeholders.contains(&(year, date.month(), date.day())) || year >= 2099 {
        return Some(Wrong::Placeholder);
    }
    let latest = match meaning {
        Meaning::Completed => Some(today),
        // Nothing in social care is valid for longer; a later date is a slip.
        Meaning::Expires => today.checked_add_months(Months::new(30 * 12)),
    };
    let too_late = latest.is_some_and(|latest| date > latest);
    if two_figure_year && too_late && year > today.year() + 10 {
        return Some(Wrong::TwoCenturies { early: year - 100, late: year });
    }
    if year < 1990 {
        return Some(Wrong::BeforeNineteenNinety);
    }
    if too_late {
        return Some(match meaning {
            Meaning::Completed => Wrong::Future,
            Meaning::Expires => Wrong::Placeholder,
        });
    }
    None
}
