//! One field of a cron line: its values, and what may be wrong with it.

use std::collections::BTreeSet;

use crate::line::LineError;

/// One of the five fields, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Minute,
    Hour,
    Day,
    Month,
    Weekday,
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Neither a number nor a name this field knows.
    NotAValue,
    OutOfRange {
        least: u8,
        most: u8,
    },
    /// A range whose end comes before its start.
    Backwards,
    /// A step of nothing.
    ZeroStep,
    /// A step behind a single value, which crons read in different ways.
    StepWithoutRange,
}

/// What one field says.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    pub(crate) set: BTreeSet<u8>,
    /// The field begins with a star, so it does not narrow the days on its own.
    pub(crate) starred: bool,
}

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

impl Field {
    /// Least and most value a person may write.
    fn bounds(self) -> (u8, u8) {
        match self {
            Self::Minute => (0, 59),
            Self::Hour => (0, 23),
            Self::Day => (1, 31),
            Self::Month => (1, 12),
            Self::Weekday => (0, 7),
        }
    }

    /// All values, Sunday once.
    fn all(self) -> (u8, u8) {
        match self {
            Self::Weekday => (0, 6),
            _ => self.bounds(),
        }
    }
}

/// Reads one field.
pub(crate) fn read(field: Field, text: &str) -> Result<Values, LineError> {
    let mut set = BTreeSet::new();
    for part in text.split(',') {
        let refuse = |fault| LineError::Field { field, part: part.to_owned(), fault };
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, Some(number(step).ok_or_else(|| refuse(Fault::NotAValue))?)),
            None => (part, None),
        };
        if step == Some(0) {
            return Err(refuse(Fault::ZeroStep));
        }
        let (from, to) = match range.split_once('-') {
            _ if range == "*" => field.all(),
            Some((from, to)) => {
                let from = value(field, from).map_err(refuse)?;
                match value(field, to).map_err(refuse)? {
                    // A week may end with Sunday, by name as well as by number.
                    0 if field == Field::Weekday && from > 0 => (from, 7),
                    to => (from, to),
                }
            }
            None if step.is_some() => return Err(refuse(Fault::StepWithoutRange)),
            None => {
                let single = value(field, range).map_err(refuse)?;
                (single, single)
            }
        };
        if from > to {
            return Err(refuse(Fault::Backwards));
        }
        let step = usize::from(step.unwrap_or(1));
        set.extend((from..=to).step_by(step).map(|v| if field == Field::Weekday { v % 7 } else { v }));
    }
    Ok(Values { set, starred: text.starts_with('*') })
}

fn value(field: Field, text: &str) -> Result<u8, Fault> {
    let named = |names: &[&str]| names.iter().position(|name| name.eq_ignore_ascii_case(text));
    let position = match field {
        Field::Month => named(&MONTHS).map(|at| at + 1),
        Field::Weekday => named(&WEEKDAYS),
        Field::Minute | Field::Hour | Field::Day => None,
    };
    if let Some(found) = position.and_then(|at| u8::try_from(at).ok()) {
        return Ok(found);
    }
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::NotAValue);
    }
    let (least, most) = field.bounds();
    number(text).filter(|v| (least..=most).contains(v)).ok_or(Fault::OutOfRange { least, most })
}

fn number(text: &str) -> Option<u8> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Writes values for the cron crate: weekdays by name, since it counts them otherwise.
pub(crate) fn list(field: Field, set: &BTreeSet<u8>) -> String {
    let (least, most) = field.all();
    if set.len() == usize::from(most - least) + 1 {
        return "*".to_owned();
    }
    let words = set.iter().map(|&v| match field {
        Field::Weekday => WEEKDAYS[usize::from(v % 7)].to_owned(),
        _ => v.to_string(),
    });
    words.collect::<Vec<_>>().join(",")
}
