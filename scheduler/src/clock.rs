//! The clock, which is the only reader of real time, and the way between an instant and a time in Wales.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Europe::London;

/// An instant. Clocks give it in whole microseconds, so that it comes back from any database as it went in.
pub type Timestamp = DateTime<Utc>;

/// Where the time comes from. Clones share it: moving one moves them all.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    /// Microseconds since 1970.
    Fixed(Arc<AtomicI64>),
    /// Microseconds ahead of real time.
    Shifted(Arc<AtomicI64>),
}

/// Refusal to move a clock that shows real time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a clock that shows real time cannot be moved")]
pub struct Immovable;

impl Clock {
    /// Real time.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// Stands still until it is moved: for tests and for commands given a date.
    pub fn fixed(at: Timestamp) -> Self {
        Self(Source::Fixed(Arc::new(AtomicI64::new(at.timestamp_micros()))))
    }

    /// Shows `start` now and runs on from there at the pace of real time: for the demonstration.
    pub fn shifted(start: Timestamp) -> Self {
        Self(Source::Shifted(Arc::new(AtomicI64::new(
            start.timestamp_micros().saturating_sub(real_micros()),
        ))))
    }

    /// The time this clock shows.
    pub fn now(&self) -> Timestamp {
        from_micros(match &self.0 {
            Source::System => real_micros(),
            Source::Fixed(at) => at.load(Ordering::SeqCst),
            Source::Shifted(ahead) => real_micros().saturating_add(ahead.load(Ordering::SeqCst)),
        })
    }

    /// Puts the clock to `at`, forwards or back. Refused when it shows real time.
    pub fn set(&self, at: Timestamp) -> Result<(), Immovable> {
        match &self.0 {
            Source::System => return Err(Immovable),
            Source::Fixed(shown) => shown.store(at.timestamp_micros(), Ordering::SeqCst),
            Source::Shifted(ahead) => {
                ahead.store(at.timestamp_micros().saturating_sub(real_micros()), Ordering::SeqCst);
            }
        }
        Ok(())
    }

    /// Moves the clock on by an elapsed time. Refused when it shows real time.
    pub fn advance(&self, by: TimeDelta) -> Result<(), Immovable> {
        let (Source::Fixed(micros) | Source::Shifted(micros)) = &self.0 else { return Err(Immovable) };
        let by = by.num_microseconds().unwrap_or(if by < TimeDelta::zero() { i64::MIN } else { i64::MAX });
        // One step, so that two hands on the same clock never lose each other's move.
        let mut before = micros.load(Ordering::SeqCst);
        while let Err(seen) =
            micros.compare_exchange(before, before.saturating_add(by), Ordering::SeqCst, Ordering::SeqCst)
        {
            before = seen;
        }
        Ok(())
    }
}

/// The date in Wales at an instant.
pub fn today(now: Timestamp) -> NaiveDate {
    local(now).date()
}

/// The time on the wall in Wales at an instant.
pub fn local(now: Timestamp) -> NaiveDateTime {
    now.with_timezone(&London).naive_local()
}

/// The instant at which the wall in Wales shows `local`. A time the spring change leaps over becomes the first valid
/// instant after it; of the two instants that an autumn hour has, the earlier is meant.
pub fn instant_of(local: NaiveDateTime) -> Timestamp {
    match instants_of(local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at,
        MappedLocalTime::None => end_of_gap(local),
    }
}

/// Every instant at which the wall shows `local`, the earlier first.
pub(crate) fn instants_of(local: NaiveDateTime) -> MappedLocalTime<Timestamp> {
    match London.from_local_datetime(&local).map(|at| at.with_timezone(&Utc)) {
        MappedLocalTime::Ambiguous(one, other) => MappedLocalTime::Ambiguous(one.min(other), one.max(other)),
        clear => clear,
    }
}

fn end_of_gap(local: NaiveDateTime) -> Timestamp {
    // Clocks change on a whole minute and leap an hour: a day of minutes is more than enough.
    let minute = local.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(local);
    (1..=24 * 60)
        .filter_map(|ahead| minute.checked_add_signed(TimeDelta::minutes(ahead)))
        .find_map(|later| instants_of(later).earliest())
        .unwrap_or_else(|| local.and_utc())
}

#[expect(clippy::disallowed_methods, reason = "the one place in the product that reads real time")]
fn real_micros() -> i64 {
    Utc::now().timestamp_micros()
}

fn from_micros(micros: i64) -> Timestamp {
    let furthest = if micros < 0 { Timestamp::MIN_UTC } else { Timestamp::MAX_UTC };
    DateTime::from_timestamp_micros(micros).unwrap_or(furthest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_fixed_clock_stands_still_and_its_clones_move_together() {
        let clock = Clock::fixed(at("2026-03-01T09:00:00Z"));
        let other = clock.clone();
        assert_eq!(clock.now(), clock.now());
        clock.advance(TimeDelta::days(3)).unwrap();
        assert_eq!(other.now(), at("2026-03-04T09:00:00Z"));
        other.set(at("2026-01-01T00:00:00Z")).unwrap();
        assert_eq!(clock.now(), at("2026-01-01T00:00:00Z"));
    }

    #[test]
    fn a_shifted_clock_starts_where_it_is_told_runs_on_and_can_be_moved() {
        let start = at("2031-05-01T09:00:00Z");
        let clock = Clock::shifted(start);
        let first = clock.now();
        assert!(first >= start && first < start + TimeDelta::minutes(1));
        clock.advance(TimeDelta::days(10)).unwrap();
        assert!(clock.now() >= start + TimeDelta::days(10));
        clock.set(start).unwrap();
        assert!(clock.now() < start + TimeDelta::minutes(1));
    }

    #[test]
    fn real_time_cannot_be_moved() {
        let clock = Clock::system();
        assert_eq!(clock.advance(TimeDelta::days(1)), Err(Immovable));
        assert_eq!(clock.set(at("2026-01-01T00:00:00Z")), Err(Immovable));
        assert_eq!(clock.now().timestamp_subsec_nanos() % 1000, 0);
    }

    #[test]
    fn a_clock_moved_out_of_all_bounds_stays_at_the_edge() {
        let clock = Clock::fixed(at("2026-01-01T00:00:00Z"));
        clock.advance(TimeDelta::MAX).unwrap();
        clock.advance(TimeDelta::MAX).unwrap();
        assert_eq!(clock.now(), Timestamp::MAX_UTC);
    }

    #[test]
    fn the_day_in_wales_begins_an_hour_before_midnight_utc_in_summer() {
        assert_eq!(today(at("2026-06-30T23:30:00Z")), NaiveDate::from_ymd_opt(2026, 7, 1).unwrap());
        assert_eq!(today(at("2026-12-31T23:30:00Z")), NaiveDate::from_ymd_opt(2026, 12, 31).unwrap());
    }

    #[test]
    fn a_time_in_the_spring_gap_becomes_the_first_instant_after_it() {
        for gap in ["2026-03-29T01:00:00", "2026-03-29T01:30:00", "2026-03-29T01:59:59.5"] {
            assert_eq!(instant_of(wall(gap)), at("2026-03-29T01:00:00Z"), "{gap}");
        }
        assert_eq!(instant_of(wall("2026-03-29T00:59:59")), at("2026-03-29T00:59:59Z"));
        assert_eq!(instant_of(wall("2026-03-29T02:00:00")), at("2026-03-29T01:00:00Z"));
    }

    #[test]
    fn a_time_that_comes_twice_in_autumn_means_the_earlier() {
        assert_eq!(instant_of(wall("2026-10-25T01:30:00")), at("2026-10-25T00:30:00Z"));
        assert_eq!(instant_of(wall("2026-10-25T02:00:00")), at("2026-10-25T02:00:00Z"));
    }
}
