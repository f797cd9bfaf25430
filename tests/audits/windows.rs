//! The windows of an audit on real calendars: Easter and Christmas.

use safon::audits::windows::{due, latest_notice};
use safon::standards::pack::WindowKey;
use scheduler::working_days::Calendar;

use crate::world::day;
use crate::world::standard::shipped_pack;

#[test]
fn comments_count_the_day_of_receipt_and_pass_over_easter() {
    let (pack, calendar) = (shipped_pack(), Calendar::default());
    // Tuesday 31 March 2026 is day 1; Good Friday is 3 April and Easter Monday 6 April.
    let comments = due(&pack, WindowKey::FactualAccuracy, day("2026-03-31"), &calendar).unwrap();
    assert_eq!(comments.date, day("2026-04-15"));
    assert_eq!(comments.explanation.day_one, day("2026-03-31"));
    assert_eq!(comments.explanation.holidays.len(), 2);
    // Received on Good Friday: day 1 is the Tuesday after.
    let closed = due(&pack, WindowKey::Appeal, day("2026-04-03"), &calendar).unwrap();
    assert_eq!((closed.explanation.day_one, closed.date), (day("2026-04-07"), day("2026-04-13")));
}

#[test]
fn answers_and_drafts_do_not_count_the_day_itself_and_pass_over_christmas() {
    let (pack, calendar) = (shipped_pack(), Calendar::default());
    // Boxing Day 2026 is a Saturday: its substitute is Monday 28 December; 1 January 2027 is a Friday.
    let answers = due(&pack, WindowKey::Reply, day("2026-12-18"), &calendar).unwrap();
    assert_eq!(answers.date, day("2027-01-06"));
    let draft = due(&pack, WindowKey::Draft, day("2026-12-04"), &calendar).unwrap();
    assert_eq!(draft.date, day("2027-01-06"));
    assert_eq!(draft.explanation.holidays.len(), 3);
}

#[test]
fn notice_goes_back_fifteen_working_days_over_the_new_year() {
    let (pack, calendar) = (shipped_pack(), Calendar::default());
    assert_eq!(latest_notice(&pack, day("2027-01-11"), &calendar), day("2026-12-16"));
}
