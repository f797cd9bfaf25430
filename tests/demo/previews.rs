//! What `reminders preview` says of four weeks across a clock change.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use safon::reminders;
use scheduler::clock;

use crate::world::World;

/// Every reminder of the four weeks from today goes at 09:00 in Wales, on an open day, and once.
pub async fn four_weeks(world: &World, closed: &[NaiveDate]) {
    let from = world.today();
    let to = from.checked_add_days(Days::new(28)).expect("a day");
    let preview = reminders::preview(&world.app, from, to, None).await.expect("a preview");
    assert!(preview.len() > 1000, "the demonstration has much to remind of: {}", preview.len());
    let nine = NaiveTime::from_hms_opt(9, 0, 0).expect("a time");
    let mut said = BTreeSet::new();
    let mut offsets = BTreeSet::new();
    for one in &preview {
        assert_eq!(one.local_time.time(), nine, "{one:?}");
        assert_eq!(clock::local(one.send_at), one.local_time, "{one:?}");
        let day = one.local_time.date();
        assert!(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !closed.contains(&day), "{one:?}");
        offsets.insert(one.send_at.time());
        let key =
            (one.rule.clone(), one.subject.to_string(), one.due_on, one.step.clone(), one.recipient.clone());
        assert!(said.insert(key), "twice: {one:?}");
    }
    assert_eq!(offsets.len(), 2, "the clocks change within these weeks");
}
