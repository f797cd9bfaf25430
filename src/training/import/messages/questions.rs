//! What is asked about a cell, and the answers one may choose from.

use super::SubjectName;
use crate::foundation::error::Message;
use crate::training::import::cells::Open;
use crate::training::import::dates::DateOrder;
use crate::training::import::dry_run::{Ask, Choice, Question};

impl Question {
    /// What is asked, with the cell and what stands in it.
    pub fn message(&self) -> Message {
        let message = match &self.ask {
            Ask::Cell { open } => match open {
                Open::DoneWithoutDate => Message::new("import-ask-done"),
                Open::Cross => Message::new("import-ask-cross"),
                Open::ExpiredWithoutDate => Message::new("import-ask-expired"),
                Open::Month => Message::new("import-ask-month"),
                Open::Year => Message::new("import-ask-year"),
                Open::NoYear => Message::new("import-ask-no-year"),
                Open::Rough => Message::new("import-ask-rough"),
                Open::Week => Message::new("import-ask-week"),
                Open::Range { last } => Message::new("import-ask-range").with("date", *last),
                Open::OtherWeekday { date } => Message::new("import-ask-weekday").with("date", *date),
                Open::WordsAround { date } => Message::new("import-ask-words").with("date", *date),
                Open::Theory => Message::new("import-ask-theory"),
            },
            Ask::WhichSubject { heading } => {
                Message::new("import-ask-which-subject").with("heading", heading.as_str())
            }
            Ask::UnknownSubject { heading } => {
                Message::new("import-ask-unknown-subject").with("heading", heading.as_str())
            }
            Ask::TheoryOnly { heading } => {
                Message::new("import-ask-theory-course").with("heading", heading.as_str())
            }
            Ask::UnknownStatus { status } => {
                Message::new("import-ask-status").with("status", status.as_str())
            }
            Ask::Leavers { heading, people, .. } => Message::new("import-ask-leavers")
                .with("heading", heading.as_str())
                .with("people", *people as u64),
            Ask::DamagedName => Message::new("import-ask-damaged-name"),
            Ask::WhichNamesake { numbers } if numbers.is_empty() => Message::new("import-ask-namesake"),
            Ask::WhichNamesake { numbers } => {
                Message::new("import-ask-namesake-numbers").with("numbers", numbers.join(", "))
            }
            Ask::NumberUsedTwice { number, other, row } => Message::new("import-ask-number-twice")
                .with("number", number.as_str())
                .with("other", other.as_str())
                .with("row", *row),
            Ask::NumberWithZeros { number, other } => {
                Message::new("import-ask-zeros").with("number", number.as_str()).with("other", other.as_str())
            }
            Ask::NumberOfAnother { name } => {
                Message::new("import-ask-number-of-another").with("name", name.as_str())
            }
            Ask::OtherNumber { other } => {
                Message::new("import-ask-other-number").with("other", other.as_str())
            }
            Ask::NameOnTwoRows { row } => Message::new("import-ask-two-rows").with("row", *row),
            Ask::PersonOrHeading => Message::new("import-ask-person-or-heading"),
            Ask::NamesBelow { name, rows } => {
                Message::new("import-ask-names-below").with("name", name.as_str()).with("rows", *rows as u64)
            }
            Ask::DateOrder { columns } => {
                Message::new("import-ask-order").with("columns", columns.join(", "))
            }
            Ask::CompletedOrExpires { dates, ahead } => {
                Message::new("import-ask-meaning").with("dates", *dates as u64).with("ahead", *ahead as u64)
            }
        };
        message.with("cell", self.place.to_string()).with("value", self.value.as_str())
    }
}

impl Choice {
    /// What the choice is called.
    pub fn message(&self, subject_name: SubjectName<'_>) -> Message {
        match self {
            Self::Subject { code } => {
                Message::new("import-choice-subject").with("subject", subject_name(code))
            }
            Self::Ignore => Message::new("import-choice-ignore"),
            Self::TypeDate => Message::new("import-choice-type-date"),
            Self::Date { date } => Message::new("import-choice-date").with("date", *date),
            Self::Skip => Message::new("import-choice-skip"),
            Self::Worker { name, staff_number: Some(number), .. } => Message::new("import-choice-worker")
                .with("name", name.as_str())
                .with("number", number.as_str()),
            Self::Worker { name, staff_number: None, .. } => {
                Message::new("import-choice-worker-unnumbered").with("name", name.as_str())
            }
            Self::StaffNumber { number } => {
                Message::new("import-choice-number").with("number", number.as_str())
            }
            Self::SamePerson { name } => Message::new("import-choice-same").with("name", name.as_str()),
            Self::NewPerson => Message::new("import-choice-new"),
            Self::Order { order: DateOrder::Dmy } => Message::new("import-choice-day-first"),
            Self::Order { order: DateOrder::Mdy } => Message::new("import-choice-month-first"),
            Self::Completed => Message::new("import-choice-completed"),
            Self::Expires => Message::new("import-choice-expires"),
            Self::LeaveOut => Message::new("import-choice-leave-out"),
            Self::Left => Message::new("import-choice-left"),
            Self::Yes => Message::new("import-choice-yes"),
            Self::No => Message::new("import-choice-no"),
        }
    }
}
