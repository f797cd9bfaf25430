//! P9: nothing but pressing mail goes in quiet hours, at weekends or on bank holidays.

use chrono::{TimeDelta, Timelike};
use scheduler::clock::local;
use scheduler::quiet::{Urgency, next_allowed};

use crate::{at, calendar};

#[test]
fn mail_waits_for_the_next_allowed_time() {
    for (asked, urgency, goes) in [
        // Friday evening before the May bank holiday: the Tuesday after it, in summer time.
        ("2026-05-01T19:00:00Z", Urgency::Event, "2026-05-05T07:00:00Z"),
        ("2026-05-01T19:00:00Z", Urgency::Digest, "2026-05-05T08:00:00Z"),
        ("2026-05-01T18:59:59Z", Urgency::Event, "2026-05-01T18:59:59Z"),
        ("2026-05-01T19:00:00Z", Urgency::SameDayEvent, "2026-05-01T19:00:00Z"),
        ("2026-05-03T02:00:00Z", Urgency::Security, "2026-05-03T02:00:00Z"),
        ("2026-01-05T07:59:59Z", Urgency::Event, "2026-01-05T08:00:00Z"),
        ("2026-01-05T08:00:00Z", Urgency::Event, "2026-01-05T08:00:00Z"),
        ("2026-01-05T08:00:00Z", Urgency::Digest, "2026-01-05T09:00:00Z"),
        // A digest made late still goes that day.
        ("2026-01-05T11:00:00Z", Urgency::Digest, "2026-01-05T11:00:00Z"),
        ("2026-12-24T21:00:00Z", Urgency::Digest, "2026-12-29T09:00:00Z"),
    ] {
        assert_eq!(next_allowed(at(asked), urgency, &calendar()), at(goes), "{urgency:?} at {asked}");
    }
}

#[test]
fn through_a_year_no_reminder_goes_in_quiet_times_and_none_waits_longer_than_it_must() {
    let calendar = calendar();
    let mut now = at("2026-01-01T00:00:00Z");
    while now < at("2027-01-01T00:00:00Z") {
        for (urgency, opens) in [(Urgency::Event, 8), (Urgency::Digest, 9)] {
            let goes = next_allowed(now, urgency, &calendar);
            let wall = local(goes);
            assert!(goes >= now && (opens..20).contains(&wall.hour()), "{urgency:?} {now} goes {wall}");
            assert!(calendar.is_working_day(wall.date()), "{urgency:?} {now} goes {wall}");
            assert_eq!(next_allowed(goes, urgency, &calendar), goes);
            let waited_for_opening = (wall.hour(), wall.minute()) == (opens, 0);
            assert!(goes == now || waited_for_opening, "{urgency:?} {now} goes {wall}");
        }
        now += TimeDelta::minutes(30);
    }
}
