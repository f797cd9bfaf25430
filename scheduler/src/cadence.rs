//! Cadence: which reminder is owed for a due date, today.
//!
//! Pure, and without memory. The steps of a cadence are laid out in time; the nearest one already reached is owed, and
//! what lies before it has been overtaken. Whoever asks keeps a record that is unique by (rule, subject, due date,
//! step, recipient): asked ten times a day, or first asked after three weeks' silence, a step then goes out once.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::working_days::{Calendar, Counting, DayType, Window};

/// A step later than this is recorded as missed when a nearer one exists.
pub const CATCH_UP: TimeDelta = TimeDelta::days(14);

/// When reminders go, around a due date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cadence {
    /// In which days `before`, `after` and `window_days` are counted.
    pub day_type: DayType,
    /// Days ahead of the due date; 0 is the day itself.
    pub before: Vec<u16>,
    /// Days past the due date.
    pub after: Vec<u16>,
    pub repeat: Option<Repeat>,
    /// Days of the window, its first day being 1. Day 1 is the notice that opens the window and is sent as that: it is
    /// never a reminder.
    pub window_days: Vec<u16>,
    pub copies: Vec<CopyTo>,
}

/// Goes on past the due date, counted in calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    pub every_days: u16,
    pub at_most: u16,
}

/// Tells somebody else, once, so many days past the due date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyTo {
    /// A key of the version's: `board_chair`, `franchisor`.
    pub to: String,
    pub days_after: u16,
    pub day_type: DayType,
}

/// A due date and what bears on its reminders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDate {
    pub on: NaiveDate,
    /// How often the item comes round; a month counts as 30 days.
    pub interval_days: Option<u32>,
    /// Before this day nothing is said: the window opens on it, or the item was not known earlier.
    pub opens_on: Option<NaiveDate>,
}

/// One step of a cadence. Its text is stable: records are kept under it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    Before(u16),
    WindowDay(u16),
    /// The due date itself.
    On,
    After(u16),
    /// The k-th repetition, from 1.
    Repeat(u16),
    Copy {
        to: String,
        days_after: u16,
    },
}

/// A text that is not a step.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a step of a cadence")]
pub struct NotAStep(pub String);

/// What is owed today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    pub step: Step,
    /// The working day on which it fell due.
    pub fell_due_on: NaiveDate,
    /// Steps of the same recipient overtaken by this one and more than [`CATCH_UP`] late, earliest first. Those the
    /// record does not hold yet are recorded as missed; nothing is sent for them.
    pub missed: Vec<Step>,
}

/// A step and the day it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub step: Step,
    pub on: NaiveDate,
}

impl DueDate {
    /// A due date with nothing that narrows its reminders.
    pub const fn on(date: NaiveDate) -> Self {
        Self { on: date, interval_days: None, opens_on: None }
    }

    /// For an item that comes round every so many days.
    pub const fn every(self, days: u32) -> Self {
        Self { interval_days: Some(days), ..self }
    }

    /// For an item of which nothing is said before a day.
    pub const fn opening(self, date: NaiveDate) -> Self {
        Self { opens_on: Some(date), ..self }
    }
}

impl Cadence {
    /// What is owed for a due date today: the nearest step reached for the item's own people, and one for each that is
    /// copied. The same answer until the next step is reached.
    pub fn owed(&self, due: &DueDate, today: NaiveDate, calendar: &Calendar) -> Vec<Owed> {
        let nearest = |track: Vec<Planned>| {
            let mut reached: Vec<Planned> =
                track.into_iter().take_while(|planned| planned.on <= today).collect();
            let Planned { step, on } = reached.pop()?;
            let late = |planned: &Planned| today - planned.on > CATCH_UP;
            let missed = reached.into_iter().filter(late).map(|planned| planned.step).collect();
            Some(Owed { step, fell_due_on: on, missed })
        };
        self.tracks(due, calendar).into_iter().filter_map(nearest).collect()
    }

    /// Every step that goes between two dates if each day is looked at, by date. Of steps that fall on one day for the
    /// same people only the nearest to the due date goes.
    pub fn planned_steps(
        &self,
        due: &DueDate,
        between: RangeInclusive<NaiveDate>,
        calendar: &Calendar,
    ) -> Vec<Planned> {
        let mut planned: Vec<Planned> = self
            .tracks(due, calendar)
            .into_iter()
            .flat_map(|track| {
                let next: Vec<Option<NaiveDate>> =
                    track.iter().skip(1).map(|next| Some(next.on)).chain([None]).collect();
                track
                    .into_iter()
                    .zip(next)
                    .filter(|(step, next)| Some(step.on) != *next)
                    .map(|(step, _)| step)
            })
            .filter(|step| between.contains(&step.on))
            .collect();
        planned.sort_by_key(|step| step.on);
        planned
    }

    /// The steps for each kind of recipient, in time: the item's own people first, then each that is copied.
    fn tracks(&self, due: &DueDate, calendar: &Calendar) -> Vec<Vec<Planned>> {
        let mut tracks = vec![self.own_steps(due, calendar)];
        let mut seen: Vec<&str> = Vec::new();
        for copy in &self.copies {
            if !seen.contains(&copy.to.as_str()) {
                seen.push(&copy.to);
                let theirs = self.copies.iter().filter(|other| other.to == copy.to);
                tracks.push(in_time(
                    theirs.map(|copy| copy.laid_out(due, calendar)).collect(),
                    due,
                    calendar,
                ));
            }
        }
        tracks
    }

    fn own_steps(&self, due: &DueDate, calendar: &Calendar) -> Vec<Planned> {
        let at = |window: Window, from: NaiveDate| window.due(from, calendar).date;
        let before = self.before.iter().filter(|&&n| n > 0).map(|&n| {
            let on = at(Window::before(n, self.day_type, Counting::Exclusive), due.on);
            Planned { step: Step::Before(n), on }
        });
        // Longer than a third of the interval, measured in the calendar days it comes to.
        let before = before.filter(|planned| {
            due.interval_days
                .is_none_or(|interval| (due.on - planned.on).num_days() * 3 <= i64::from(interval))
        });
        let window_days = self.window_days.iter().filter(|&&n| n > 1).filter_map(|&n| {
            let opens_on = due.opens_on?;
            let on = at(Window::after(n, self.day_type, Counting::Inclusive), opens_on);
            Some(Planned { step: Step::WindowDay(n), on })
        });
        let same_day = self.before.iter().chain(&self.after).any(|&n| n == 0);
        let same_day = same_day.then_some(Planned { step: Step::On, on: due.on });
        let after = self.after.iter().filter(|&&n| n > 0).map(|&n| {
            let on = at(Window::after(n, self.day_type, Counting::Exclusive), due.on);
            Planned { step: Step::After(n), on }
        });
        let repeat = self.repeat.filter(|repeat| repeat.every_days > 0);
        let repeats = repeat.into_iter().flat_map(|repeat| {
            (1..=repeat.at_most).map_while(move |k| {
                let on = due
                    .on
                    .checked_add_signed(TimeDelta::days(i64::from(repeat.every_days) * i64::from(k)))?;
                Some(Planned { step: Step::Repeat(k), on })
            })
        });
        in_time(
            before.chain(window_days).chain(same_day).chain(after).chain(repeats).collect(),
            due,
            calendar,
        )
    }
}

impl CopyTo {
    fn laid_out(&self, due: &DueDate, calendar: &Calendar) -> Planned {
        let window = Window::after(self.days_after, self.day_type, Counting::Exclusive);
        let step = Step::Copy { to: self.to.clone(), days_after: self.days_after };
        Planned { step, on: window.due(due.on, calendar).date }
    }
}

impl Step {
    /// Comes up to the due date, so that a closed day moves it earlier and not later.
    fn leads_up(&self) -> bool {
        match self {
            Self::Before(_) | Self::WindowDay(_) | Self::On => true,
            Self::After(_) | Self::Repeat(_) | Self::Copy { .. } => false,
        }
    }
}

/// Drops what comes before the opening, sorts, and moves each step off closed days.
fn in_time(mut steps: Vec<Planned>, due: &DueDate, calendar: &Calendar) -> Vec<Planned> {
    steps.retain(|planned| due.opens_on.is_none_or(|opens_on| planned.on >= opens_on));
    steps.sort_by(|one, other| (one.on, &one.step).cmp(&(other.on, &other.step)));
    steps.dedup();
    for planned in &mut steps {
        let later = calendar.working_day_from(planned.on);
        let earlier = calendar.working_day_until(planned.on);
        // Moved earlier, a step on the opening weekend would speak before the opening.
        let too_early = due.opens_on.is_some_and(|opens_on| earlier < opens_on);
        planned.on = if planned.step.leads_up() && !too_early { earlier } else { later };
    }
    steps.sort_by_key(|planned| planned.on);
    steps
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before(n) => write!(f, "before-{n}"),
            Self::WindowDay(n) => write!(f, "day-{n}"),
            Self::On => f.write_str("on"),
            Self::After(n) => write!(f, "after-{n}"),
            Self::Repeat(k) => write!(f, "repeat-{k}"),
            Self::Copy { to, days_after } => write!(f, "copy-{to}-{days_after}"),
        }
    }
}

impl FromStr for Step {
    type Err = NotAStep;

    fn from_str(text: &str) -> Result<Self, NotAStep> {
        let refused = || NotAStep(text.to_owned());
        if text == "on" {
            return Ok(Self::On);
        }
        let (kind, number) = text.rsplit_once('-').ok_or_else(refused)?;
        let n = number.parse().map_err(|_| refused())?;
        let step = match kind {
            "before" => Self::Before(n),
            "day" => Self::WindowDay(n),
            "after" => Self::After(n),
            "repeat" => Self::Repeat(n),
            _ => match kind.strip_prefix("copy-") {
                Some(to) if !to.is_empty() => Self::Copy { to: to.to_owned(), days_after: n },
                _ => return Err(refused()),
            },
        };
        // One step has one text: "before-07" is none.
        if step.to_string() == text { Ok(step) } else { Err(refused()) }
    }
}
