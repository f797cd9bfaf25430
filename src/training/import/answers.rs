//! Answers as a form posts them and as they are remembered: short texts, and which of them fit a question.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use uuid::Uuid;

use super::dates::DateOrder;
use super::dry_run::{Ask, Choice, Question};
use super::known::{Answer, Known};

/// A text that is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject(code) => write!(f, "subject:{code}"),
            Self::Ignore => f.write_str("ignore"),
            Self::Date(date) => write!(f, "date:{date}"),
            Self::Dates { completed_on, expires_on } => write!(f, "dates:{completed_on}:{expires_on}"),
            Self::Skip => f.write_str("skip"),
            Self::Worker(id) => write!(f, "worker:{id}"),
            Self::StaffNumber(number) => write!(f, "number:{number}"),
            Self::Same => f.write_str("same"),
            Self::New { name: None } => f.write_str("new"),
            Self::New { name: Some(name) } => write!(f, "new:{name}"),
            Self::Order(DateOrder::Dmy) => f.write_str("order:dmy"),
            Self::Order(DateOrder::Mdy) => f.write_str("order:mdy"),
            Self::Completed => f.write_str("completed"),
            Self::Expires => f.write_str("expires"),
            Self::LeaveOut => f.write_str("leave-out"),
            Self::Left { on: None } => f.write_str("left"),
            Self::Left { on: Some(on) } => write!(f, "left:{on}"),
            Self::Yes => f.write_str("yes"),
            Self::No => f.write_str("no"),
        }
    }
}

impl FromStr for Answer {
    type Err = NoAnswer;

    fn from_str(text: &str) -> Result<Self, NoAnswer> {
        let (kind, rest) = text.split_once(':').map_or((text, None), |(kind, rest)| (kind, Some(rest)));
        let day = |text: &str| text.parse::<NaiveDate>().map_err(|_| NoAnswer);
        Ok(match (kind, rest) {
            ("subject", Some(code)) if !code.is_empty() => Self::Subject(code.to_owned()),
            ("ignore", None) => Self::Ignore,
            ("date", Some(date)) => Self::Date(day(date)?),
            ("dates", Some(both)) => {
                let (completed, expires) = both.split_once(':').ok_or(NoAnswer)?;
                Self::Dates { completed_on: day(completed)?, expires_on: day(expires)? }
            }
            ("skip", None) => Self::Skip,
            ("worker", Some(id)) => Self::Worker(id.parse::<Uuid>().map_err(|_| NoAnswer)?),
            ("number", Some(number)) => Self::StaffNumber(number.to_owned()),
            ("same", None) => Self::Same,
            ("new", None) => Self::New { name: None },
            ("new", Some(name)) if !name.trim().is_empty() => {
                Self::New { name: Some(name.trim().to_owned()) }
            }
            ("order", Some("dmy")) => Self::Order(DateOrder::Dmy),
            ("order", Some("mdy")) => Self::Order(DateOrder::Mdy),
            ("completed", None) => Self::Completed,
            ("expires", None) => Self::Expires,
            ("leave-out", None) => Self::LeaveOut,
            ("left", None) => Self::Left { on: None },
            ("left", Some(on)) => Self::Left { on: Some(day(on)?) },
            ("yes", None) => Self::Yes,
            ("no", None) => Self::No,
            _ => return Err(NoAnswer),
        })
    }
}

impl Choice {
    /// The answer that choosing it gives; none where a date must be typed as well.
    pub fn answer(&self) -> Option<Answer> {
        Some(match self {
            Self::TypeDate => return None,
            Self::Subject { code } => Answer::Subject(code.clone()),
            Self::Ignore => Answer::Ignore,
            Self::Date { date } => Answer::Date(*date),
            Self::Skip => Answer::Skip,
            Self::Worker { id, .. } => Answer::Worker(*id),
            Self::StaffNumber { number } => Answer::StaffNumber(number.clone()),
            Self::SamePerson { .. } => Answer::Same,
            Self::NewPerson => Answer::New { name: None },
            Self::Order { order } => Answer::Order(*order),
            Self::Completed => Answer::Completed,
            Self::Expires => Answer::Expires,
            Self::LeaveOut => Answer::LeaveOut,
            Self::Left => Answer::Left { on: None },
            Self::Yes => Answer::Yes,
            Self::No => Answer::No,
        })
    }
}

/// The message about an answer that belongs to no question, or to another.
pub const UNFIT: &str = "training-import-answer";

impl Question {
    /// Why this is no answer to the question, where it is none: the key of a message.
    pub fn refuses(&self, answer: &Answer, known: &Known) -> Option<&'static str> {
        match (answer, &self.ask) {
            (Answer::New { name: None }, Ask::DamagedName) => Some("training-import-answer-name"),
            (Answer::Left { on: None }, Ask::Leavers { dated: false, .. }) => {
                Some("training-import-answer-left")
            }
            _ => (!self.accepts(answer, known)).then_some(UNFIT),
        }
    }

    /// Is this an answer to the question? A match of a heading may be any subject of the standard.
    fn accepts(&self, answer: &Answer, known: &Known) -> bool {
        let offers = |wanted: &Choice| self.choices.contains(wanted);
        let of_heading = matches!(
            self.ask,
            Ask::WhichSubject { .. } | Ask::UnknownSubject { .. } | Ask::TheoryOnly { .. }
        );
        match answer {
            Answer::Subject(code) => of_heading && known.subject(code).is_some(),
            Answer::Ignore => of_heading,
            Answer::Date(_) | Answer::Dates { .. } => offers(&Choice::TypeDate),
            Answer::New { .. } => offers(&Choice::NewPerson),
            Answer::Left { .. } => offers(&Choice::Left),
            other => self.choices.iter().any(|choice| choice.answer().as_ref() == Some(other)),
        }
    }
}
