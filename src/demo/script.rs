//! What happened in the demonstration's past, as acts with their times, played in order: the journal reads as a history.

use std::future::Future;
use std::pin::Pin;

use chrono::{Days, NaiveDate, NaiveTime};
use scheduler::clock::{self, Timestamp};
use scheduler::working_days::Calendar;

use crate::foundation::error::{Error, Result};

type Act<'a> =
    Box<dyn FnOnce(Timestamp) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> + Send + 'a>;

/// Acts to come.
#[derive(Default)]
pub struct Script<'a> {
    acts: Vec<(Timestamp, String, Act<'a>)>,
}

impl<'a> Script<'a> {
    /// Adds an act at a time; `what` names it if it goes wrong.
    pub fn at<F, Fut>(&mut self, time: Timestamp, what: impl Into<String>, act: F)
    where
        F: FnOnce(Timestamp) -> Fut + Send + 'a,
        Fut: Future<Output = Result<()>> + Send + 'a,
    {
        self.acts.push((time, what.into(), Box::new(move |now| Box::pin(act(now)))));
    }

    /// How many acts there are.
    pub fn len(&self) -> usize {
        self.acts.len()
    }

    /// Is there nothing to play?
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty()
    }

    /// Plays the acts that lie before `until`, in the order of their times; later ones have not happened yet.
    pub async fn play(mut self, until: Timestamp, mut progress: impl FnMut(usize, usize)) -> Result<()> {
        self.acts.retain(|(time, ..)| *time <= until);
        self.acts.sort_by_key(|(time, ..)| *time);
        let total = self.acts.len();
        for (number, (time, what, act)) in self.acts.into_iter().enumerate() {
            act(time)
                .await
                .map_err(|error| Error::internal(format!("{what} on {time}: {error} ({error:?})")))?;
            progress(number + 1, total);
        }
        Ok(())
    }
}

/// A day so many days before another, moved back to a working day, at an hour of work.
pub fn working_time(calendar: &Calendar, today: NaiveDate, days_ago: i64, minute_of_day: i64) -> Timestamp {
    let day = today - Days::new(u64::try_from(days_ago.max(0)).unwrap_or_default());
    at_minute(calendar.working_day_until(day), minute_of_day)
}

/// A time of a day: so many minutes after nine.
pub fn at_minute(day: NaiveDate, minutes_after_nine: i64) -> Timestamp {
    let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
    clock::instant_of(day.and_time(nine) + chrono::Duration::minutes(minutes_after_nine.clamp(0, 480)))
}
