//! How long an item of evidence is kept, and how a legal hold moves.

use chrono::NaiveDate;
use entities::evidence::legal_hold;
use entities::ids::AccountId;

use crate::foundation::error::Message;
use crate::standards::pack::{KeptFrom, Retention};

/// What the clock of an item depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The last day it speaks of: of its period or of its validity, whichever is later.
    pub speaks_until: Option<NaiveDate>,
    pub handed_in_on: NaiveDate,
    /// The day a later item of its type came; empty: it is the latest.
    pub superseded_on: Option<NaiveDate>,
    /// The audits that cite it; of each the day it was closed or called off, empty while it goes on.
    pub audits: Vec<Option<NaiveDate>>,
    /// The people who worked at the co-op while it spoke of them; of each the day they left, empty while they work there.
    pub workers: Vec<Option<NaiveDate>>,
}

/// How long an item is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Up to this day and on it.
    Until(NaiveDate),
    /// Its clock has not started.
    While(While),
}

/// Why the clock of an item has not started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum While {
    /// It is the latest of its type.
    Current,
    /// An audit that cites it is not closed.
    AuditOpen,
    /// Somebody it may speak of still works at the co-op.
    Employed,
    /// The standard sets no time for its type.
    NoRule,
}

impl While {
    /// The message that says so.
    pub fn key(self) -> &'static str {
        match self {
            Self::Current => "keeping-while-current",
            Self::AuditOpen => "keeping-while-audit",
            Self::Employed => "keeping-while-employed",
            Self::NoRule => "keeping-while-no-rule",
        }
    }
}

/// How long an item is kept by the rule of its type. Never shorter than the rule's time from the day it was handed in: a paper
/// about the year before last does not vanish the night it comes. And never while an audit that cites it goes on.
pub fn kept(rule: Option<&Retention>, facts: &Facts) -> Kept {
    let Some(rule) = rule else { return Kept::While(While::NoRule) };
    if facts.audits.contains(&None) {
        return Kept::While(While::AuditOpen);
    }
    let last = |days: &[Option<NaiveDate>]| days.iter().copied().flatten().max();
    let from = match rule.from {
        KeptFrom::PeriodEnd => facts.speaks_until,
        KeptFrom::Superseded => match facts.superseded_on {
            Some(day) => Some(day),
            None => return Kept::While(While::Current),
        },
        KeptFrom::AuditClosed => last(&facts.audits).or(facts.speaks_until),
        KeptFrom::EmploymentEnded if facts.workers.contains(&None) => return Kept::While(While::Employed),
        KeptFrom::EmploymentEnded => last(&facts.workers).or(facts.speaks_until),
    };
    Kept::Until(rule.keep.after(from.unwrap_or(facts.handed_in_on).max(facts.handed_in_on)))
}

/// Where a hold stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// By one person; it holds, and waits for a second.
    Placed,
    Confirmed,
    /// Somebody asked that it be lifted; it holds until a second person does so.
    LiftAsked,
    Lifted,
}

impl Standing {
    /// Does it stop erasure?
    pub fn holds(self) -> bool {
        match self {
            Self::Placed | Self::Confirmed | Self::LiftAsked => true,
            Self::Lifted => false,
        }
    }
}

/// Where a hold stands, by what was written of it.
pub fn standing(hold: &legal_hold::Model) -> Standing {
    if hold.lifted_at.is_some() {
        Standing::Lifted
    } else if hold.lift_asked_at.is_some() {
        Standing::LiftAsked
    } else if hold.confirmed_at.is_some() {
        Standing::Confirmed
    } else {
        Standing::Placed
    }
}

/// What may be done with a hold that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    Confirm,
    /// With the reason.
    AskLift(String),
    Lift,
    /// It stays: what was asked is let go.
    Keep,
}

/// May this person make this move? Two people place a hold and two people lift it.
pub fn may_move(hold: &legal_hold::Model, by: AccountId, wanted: &Move) -> Result<(), Message> {
    let refused = |key| Err(Message::new(key));
    match (standing(hold), wanted) {
        (Standing::Placed, Move::Confirm) if hold.placed_by == by => refused("keeping-hold-second"),
        (Standing::LiftAsked, Move::Lift) if hold.lift_asked_by == Some(by) => refused("keeping-hold-second"),
        (Standing::Placed, Move::Confirm)
        | (Standing::Placed | Standing::Confirmed, Move::AskLift(_))
        | (Standing::LiftAsked, Move::Lift | Move::Keep) => Ok(()),
        (Standing::Placed, Move::Lift | Move::Keep)
        | (Standing::Confirmed, Move::Confirm | Move::Lift | Move::Keep)
        | (Standing::LiftAsked, Move::Confirm | Move::AskLift(_))
        | (Standing::Lifted, Move::Confirm | Move::AskLift(_) | Move::Lift | Move::Keep) => {
            refused("keeping-hold-moved-on")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn rule(from: KeptFrom) -> Retention {
        Retention { keep: "P6Y".parse().expect("a period"), from }
    }

    fn facts() -> Facts {
        Facts { speaks_until: Some(day("2026-03-31")), handed_in_on: day("2025-04-02"), ..Facts::default() }
    }

    #[test]
    fn a_paper_is_kept_from_the_last_day_it_speaks_of() {
        let kept = kept(Some(&rule(KeptFrom::PeriodEnd)), &facts());
        assert_eq!(kept, Kept::Until(day("2032-03-31")));
    }

    #[test]
    fn an_old_paper_handed_in_today_is_kept_from_today() {
        let late =
            Facts { speaks_until: Some(day("2015-03-31")), handed_in_on: day("2026-06-15"), ..facts() };
        assert_eq!(kept(Some(&rule(KeptFrom::PeriodEnd)), &late), Kept::Until(day("2032-06-15")));
    }

    #[test]
    fn the_latest_of_its_type_is_kept_until_another_comes() {
        let superseded = rule(KeptFrom::Superseded);
        assert_eq!(kept(Some(&superseded), &facts()), Kept::While(While::Current));
        let followed = Facts { superseded_on: Some(day("2027-01-10")), ..facts() };
        assert_eq!(kept(Some(&superseded), &followed), Kept::Until(day("2033-01-10")));
    }

    #[test]
    fn nothing_that_an_audit_cites_goes_before_it_is_closed_whatever_the_rule() {
        for from in
            [KeptFrom::PeriodEnd, KeptFrom::Superseded, KeptFrom::AuditClosed, KeptFrom::EmploymentEnded]
        {
            let cited = Facts { audits: vec![Some(day("2026-01-01")), None], ..facts() };
            assert_eq!(kept(Some(&rule(from)), &cited), Kept::While(While::AuditOpen), "{from:?}");
        }
        let closed = Facts { audits: vec![Some(day("2026-01-01")), Some(day("2027-05-05"))], ..facts() };
        assert_eq!(kept(Some(&rule(KeptFrom::AuditClosed)), &closed), Kept::Until(day("2033-05-05")));
    }

    #[test]
    fn what_speaks_of_workers_is_kept_until_the_last_of_them_has_left() {
        let ended = rule(KeptFrom::EmploymentEnded);
        let works = Facts { workers: vec![Some(day("2026-01-01")), None], ..facts() };
        assert_eq!(kept(Some(&ended), &works), Kept::While(While::Employed));
        let left = Facts { workers: vec![Some(day("2026-01-01")), Some(day("2028-02-29"))], ..facts() };
        assert_eq!(kept(Some(&ended), &left), Kept::Until(day("2034-02-28")));
    }

    #[test]
    fn a_type_without_a_rule_is_kept() {
        assert_eq!(kept(None, &facts()), Kept::While(While::NoRule));
    }
}
