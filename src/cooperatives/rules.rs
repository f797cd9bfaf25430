//! The vote test of user-led co-ops, and the dates that follow from a year end.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Share;

/// Votes of one class of members on one day: votes, not heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassVotes {
    pub class: String,
    pub votes: u64,
}

/// What the vote test says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteTest {
    Passed {
        user_votes: u64,
        total_votes: u64,
    },
    Failed {
        user_votes: u64,
        total_votes: u64,
    },
    /// There are no votes at all.
    NotAssessed,
}

/// Users hold at least 51% of the votes: 100 × user votes ≥ 51 × total votes, in integers. The version says which
/// classes are users'.
pub fn vote_test(votes: &[ClassVotes], user_classes: &[String]) -> VoteTest {
    let (user_votes, total_votes) = count_votes(votes, user_classes);
    if total_votes == 0 {
        VoteTest::NotAssessed
    } else if 100 * u128::from(user_votes) >= 51 * u128::from(total_votes) {
        VoteTest::Passed { user_votes, total_votes }
    } else {
        VoteTest::Failed { user_votes, total_votes }
    }
}

/// User votes and all votes.
pub fn count_votes(votes: &[ClassVotes], user_classes: &[String]) -> (u64, u64) {
    let of_users = votes.iter().filter(|class| user_classes.contains(&class.class));
    let sum = |total: u64, class: &ClassVotes| total.saturating_add(class.votes);
    (of_users.fold(0, sum), votes.iter().fold(0, sum))
}

/// No class has a member, a vote or a seat: a form that was sent as it came, and no count of anything.
pub fn nobody_counted(shares: &[Share]) -> bool {
    shares.iter().all(|share| (share.members, share.votes, share.board_seats) == (0, 0, 0))
}

/// The day on which a co-op's financial year ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct YearEnd {
    month: u32,
    day: u32,
    last_day_of_month: bool,
}

/// There is no such day in any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such day of the year")]
pub struct NoSuchDay;

impl YearEnd {
    /// A year that ends on this day. 29 February is the last day of its month.
    pub fn on(month: u32, day: u32) -> Result<Self, NoSuchDay> {
        // 2024 is a leap year, so that every day of any year is in it.
        NaiveDate::from_ymd_opt(2024, month, day).ok_or(NoSuchDay)?;
        Ok(Self { month, day, last_day_of_month: month == 2 && day == 29 })
    }

    /// A year that ends on the last day of a month, however long that is.
    pub fn last_day_of(month: u32) -> Result<Self, NoSuchDay> {
        NaiveDate::from_ymd_opt(2024, month, 1).ok_or(NoSuchDay)?;
        Ok(Self { month, day: 31, last_day_of_month: true })
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day, or none where it is the last of the month.
    pub fn day(self) -> Option<u32> {
        (!self.last_day_of_month).then_some(self.day)
    }

    /// The year end that falls in a calendar year.
    pub fn in_year(self, year: i32) -> NaiveDate {
        let day = if self.last_day_of_month { 31 } else { self.day };
        clipped(year, self.month, day)
    }

    /// The last year end before or on a day.
    pub fn before(self, day: NaiveDate) -> NaiveDate {
        let this_year = self.in_year(day.year());
        if this_year <= day { this_year } else { self.in_year(day.year() - 1) }
    }

    /// When what is due so many months after the year end that falls in `year` is due. The last day of a month plus n
    /// months is the last day of a month; else the same day number, clipped to the month's last day.
    pub fn due_after(self, year: i32, months: u32) -> NaiveDate {
        let end = self.in_year(year);
        let due = end.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
        if self.last_day_of_month { clipped(due.year(), due.month(), 31) } else { due }
    }

    /// The annual return that is next due on or after a day: the year end it is for, and its due date.
    pub fn next_return(self, today: NaiveDate, months: u32) -> (NaiveDate, NaiveDate) {
        let years_back = i32::try_from(months / 12).unwrap_or(0) + 1;
        let first = today.year() - years_back;
        let mut year = first;
        while self.due_after(year, months) < today && year < today.year() + 1 {
            year += 1;
        }
        (self.in_year(year), self.due_after(year, months))
    }
}

/// The day of that number in a month, or the month's last.
fn clipped(year: i32, month: u32, day: u32) -> NaiveDate {
    (1..=day).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn test(user: u64, other: u64) -> VoteTest {
        let class = |class: &str, votes: u64| ClassVotes { class: class.to_owned(), votes };
        vote_test(&[class("user", user), class("worker", other)], &["user".to_owned()])
    }

    #[test]
    fn fifty_one_in_a_hundred_passes_and_a_little_less_does_not() {
        assert!(matches!(test(51, 49), VoteTest::Passed { user_votes: 51, total_votes: 100 }));
        assert!(matches!(test(50, 49), VoteTest::Failed { .. }), "50.505% is not 51%");
        assert!(matches!(test(5099, 4901), VoteTest::Failed { .. }));
        assert!(matches!(test(u64::MAX / 2, u64::MAX / 2), VoteTest::Failed { .. }));
        assert_eq!(test(0, 0), VoteTest::NotAssessed);
    }

    #[test]
    fn the_end_of_february_and_seven_months_is_the_thirtieth_of_september_in_every_year() {
        let end = YearEnd::last_day_of(2).expect("a month");
        for year in [2023, 2024, 2025, 2100] {
            assert_eq!(end.due_after(year, 7), NaiveDate::from_ymd_opt(year, 9, 30).expect("a date"));
        }
        assert_eq!(YearEnd::on(2, 29), YearEnd::last_day_of(2).map(|end| YearEnd { day: 29, ..end }));
    }

    #[test]
    fn another_day_keeps_its_number_or_is_clipped() {
        assert_eq!(YearEnd::on(3, 31).map(|end| end.due_after(2026, 7)), Ok(day("2026-10-31")));
        assert_eq!(YearEnd::on(8, 31).map(|end| end.due_after(2026, 6)), Ok(day("2027-02-28")));
        assert_eq!(YearEnd::on(4, 5).map(|end| end.due_after(2026, 9)), Ok(day("2027-01-05")));
        assert_eq!(YearEnd::on(2, 30), Err(NoSuchDay));
    }

    #[test]
    fn the_next_return_is_the_first_that_is_not_yet_past() {
        let end = YearEnd::last_day_of(3).expect("a month");
        assert_eq!(end.next_return(day("2026-03-16"), 7), (day("2026-03-31"), day("2026-10-31")));
        assert_eq!(end.next_return(day("2026-10-31"), 7), (day("2026-03-31"), day("2026-10-31")));
        assert_eq!(end.next_return(day("2026-11-01"), 7), (day("2027-03-31"), day("2027-10-31")));
        let december = YearEnd::last_day_of(12).expect("a month");
        assert_eq!(december.next_return(day("2026-03-16"), 7), (day("2025-12-31"), day("2026-07-31")));
    }

    proptest! {
        #[test]
        fn more_user_votes_never_fail_a_test_that_was_passed(user in 0..10_000_u64, other in 0..10_000_u64) {
            if matches!(test(user, other), VoteTest::Passed { .. }) {
                let still_passed = matches!(test(user + 1, other), VoteTest::Passed { .. });
                prop_assert!(still_passed);
            }
        }
    }
}
