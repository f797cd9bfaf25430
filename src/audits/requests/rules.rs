//! Decisions about requests for evidence: the table of moves, when they may be made, who owes the next turn, by when.

use chrono::{Months, NaiveDate};
use entities::audits::{AuditState, RequestMove, RequestState};

use crate::foundation::error::Message;

/// The longest text of a turn, in characters.
pub const WORDS: usize = 8000;
/// A request is due within so many months.
pub const FURTHEST: u32 = 12;

/// Why a turn is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// This is not done from here.
    NotFrom(RequestState),
    /// The audit is at a stage in which nothing is asked and nothing answered.
    NotInThisAudit(AuditState),
}

impl From<Refusal> for Message {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFrom(state) => {
                Self::new("requests-refused-not-from").with_word("state", format!("request-state-{state}"))
            }
            Refusal::NotInThisAudit(state) => {
                Self::new("requests-refused-audit").with_word("state", format!("audit-state-{state}"))
            }
        }
    }
}

/// The table of moves. Each state names each move, so that a new one of either stops the compiler here.
#[rustfmt::skip] // A table reads better as one.
pub fn moved(state: RequestState, step: RequestMove) -> Result<RequestState, Refusal> {
    use RequestMove as Step;
    use RequestState::*;
    match (state, step) {
        (Open | SentBack, Step::Answer) => Ok(Answered),
        (Answered, Step::Accept) => Ok(Accepted),
        (Answered, Step::SendBack) => Ok(SentBack),
        (Open | Answered | SentBack, Step::Withdraw) => Ok(Withdrawn),
        (Open | Answered | SentBack, Step::Assign) => Ok(state),

        // Everything else is refused, state by state.
        (Open | SentBack, Step::Ask | Step::Accept | Step::SendBack) => Err(Refusal::NotFrom(state)),
        (Answered, Step::Ask | Step::Answer) => Err(Refusal::NotFrom(state)),
        (Accepted | Withdrawn, Step::Ask | Step::Assign | Step::Answer | Step::Accept | Step::SendBack | Step::Withdraw) =>
            Err(Refusal::NotFrom(state)),
    }
}

/// Is evidence asked for and answered with while the audit stands so: from notice until the draft leaves the auditors?
pub fn goes_on(state: AuditState) -> bool {
    use AuditState::*;
    match state {
        Notified | EvidenceWindow | Fieldwork | Drafting => true,
        Planned
        | Moderation
        | DraftIssued
        | Comments
        | Answers
        | Final
        | Appealed
        | Accepted
        | ActionsOpen
        | Closed
        | Postponed
        | Cancelled
        | SuspendedForSafeguarding => false,
    }
}

/// May this move be made while the audit stands so? What only ends a request may always be.
pub fn in_time(step: RequestMove, state: AuditState) -> Result<(), Refusal> {
    match step {
        RequestMove::Ask | RequestMove::Assign | RequestMove::Answer | RequestMove::SendBack => {
            if goes_on(state) { Ok(()) } else { Err(Refusal::NotInThisAudit(state)) }
        }
        RequestMove::Accept | RequestMove::Withdraw => Ok(()),
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Cooperative,
    Team,
    Nobody,
}

/// Whose turn it is in this state.
pub fn turn(state: RequestState) -> Turn {
    match state {
        RequestState::Open | RequestState::SentBack => Turn::Cooperative,
        RequestState::Answered => Turn::Team,
        RequestState::Accepted | RequestState::Withdrawn => Turn::Nobody,
    }
}

/// Does the co-op owe an answer, and is its day past? On the day itself it is not late.
pub fn late(state: RequestState, due_on: NaiveDate, today: NaiveDate) -> bool {
    turn(state) == Turn::Cooperative && due_on < today
}

/// Can a request be due on this day? After today, and within a year.
pub fn due(due_on: NaiveDate, today: NaiveDate) -> Result<(), Message> {
    if due_on <= today {
        return Err(Message::new("requests-due-past"));
    }
    let furthest = today.checked_add_months(Months::new(FURTHEST)).unwrap_or(due_on);
    if due_on > furthest { Err(Message::new("requests-due-far").with("date", furthest)) } else { Ok(()) }
}

/// Which requests a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Those that are not settled.
    Open,
    Answered,
    Late,
    All,
}

impl Shown {
    /// All of them, in the order in which pages offer them.
    pub const EACH: [Self; 4] = [Self::Open, Self::Answered, Self::Late, Self::All];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Late => "late",
            Self::All => "all",
        }
    }

    /// Is this request among them?
    pub fn holds(self, state: RequestState, due_on: NaiveDate, today: NaiveDate) -> bool {
        match self {
            Self::Open => turn(state) == Turn::Cooperative,
            Self::Answered => turn(state) == Turn::Team,
            Self::Late => late(state, due_on, today),
            Self::All => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_request_is_late_from_the_day_after_it_was_due_and_only_while_the_coop_owes_it() {
        let due = day("2026-06-15");
        assert!(!late(RequestState::Open, due, due));
        assert!(late(RequestState::Open, due, day("2026-06-16")));
        assert!(late(RequestState::SentBack, due, day("2026-06-16")));
        for state in [RequestState::Answered, RequestState::Accepted, RequestState::Withdrawn] {
            assert!(!late(state, due, day("2027-01-01")), "{state}");
        }
    }

    #[test]
    fn a_request_is_due_after_today_and_within_a_year() {
        let today = day("2026-06-15");
        assert!(due(today, today).is_err());
        assert!(due(day("2026-06-16"), today).is_ok());
        assert!(due(day("2027-06-15"), today).is_ok());
        assert!(due(day("2027-06-16"), today).is_err());
    }
}
