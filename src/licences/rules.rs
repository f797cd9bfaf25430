//! How a licence moves, and what a grant rests on.

use chrono::NaiveDate;
use entities::audits::{AuditState, AuditType, Outcome};
use entities::licences::{DecisionKind, LicenceState, licence};

/// Why a decision is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The application was decided already.
    AlreadyDecided,
    /// There is only an application yet.
    NotYetGranted,
    /// There are conditions already.
    AlreadyConditional,
    /// There are no conditions to lift.
    NoConditions,
    AlreadySuspended,
    NotSuspended,
    /// The application was refused.
    WasRefused,
    AlreadyEnded,
    /// A grant needs a final readiness audit that went well, or a reason why not.
    NothingToRestOn,
    /// Conditions have to be written down.
    ConditionsMissing,
    /// The term would end before it starts, or earlier than it does now.
    TermWrong,
    /// Who decides was on the audit's team.
    OnTheTeam,
}

impl Refusal {
    /// The message that says it to a person, in `licences.ftl`.
    pub fn key(self) -> &'static str {
        match self {
            Self::AlreadyDecided => "licences-refused-already-decided",
            Self::NotYetGranted => "licences-refused-not-yet-granted",
            Self::AlreadyConditional => "licences-refused-already-conditional",
            Self::NoConditions => "licences-refused-no-conditions",
            Self::AlreadySuspended => "licences-refused-already-suspended",
            Self::NotSuspended => "licences-refused-not-suspended",
            Self::WasRefused => "licences-refused-was-refused",
            Self::AlreadyEnded => "licences-refused-already-ended",
            Self::NothingToRestOn => "licences-refused-nothing-to-rest-on",
            Self::ConditionsMissing => "licences-refused-conditions-missing",
            Self::TermWrong => "licences-refused-term-wrong",
            Self::OnTheTeam => "licences-refused-on-the-team",
        }
    }
}

/// The table of moves. `before` is the state that a suspended licence had, to which it is restored.
pub fn decide(
    state: LicenceState,
    decision: DecisionKind,
    before: LicenceState,
) -> Result<LicenceState, Refusal> {
    use DecisionKind::*;
    use LicenceState::*;
    match (state, decision) {
        (Applied, Grant) => Ok(Granted),
        (Applied, Refuse) => Ok(Refused),
        (Granted, ImposeConditions) => Ok(Conditional),
        (Conditional, LiftConditions) => Ok(Granted),
        (Granted | Conditional, Suspend) => Ok(Suspended),
        (Suspended, Restore) if before == Conditional => Ok(Conditional),
        (Suspended, Restore) => Ok(Granted),
        (Granted | Conditional | Suspended, Warn | Renew) => Ok(state),
        (Applied | Granted | Refused | Conditional | Suspended, End) => Ok(Ended),
        (Granted | Conditional | Suspended, Grant | Refuse) => Err(Refusal::AlreadyDecided),
        (Applied, ImposeConditions | LiftConditions | Suspend | Restore | Warn | Renew) => {
            Err(Refusal::NotYetGranted)
        }
        (Conditional, ImposeConditions) => Err(Refusal::AlreadyConditional),
        (Granted, LiftConditions) => Err(Refusal::NoConditions),
        (Suspended, ImposeConditions | LiftConditions | Suspend) => Err(Refusal::AlreadySuspended),
        (Granted | Conditional, Restore) => Err(Refusal::NotSuspended),
        (Refused, Grant | Refuse | ImposeConditions | LiftConditions | Suspend | Restore | Warn | Renew) => {
            Err(Refusal::WasRefused)
        }
        (
            Ended,
            Grant | Refuse | ImposeConditions | LiftConditions | Suspend | Restore | Warn | Renew | End,
        ) => Err(Refusal::AlreadyEnded),
    }
}

/// What may be decided now, for the form.
pub fn choices(state: LicenceState) -> Vec<DecisionKind> {
    entities::words::<DecisionKind>()
        .filter(|decision| decide(state, *decision, LicenceState::Granted).is_ok())
        .collect()
}

/// The state a licence had before it was last suspended, read from its decisions, oldest first.
pub fn before_suspension(decisions: &[DecisionKind]) -> LicenceState {
    let mut conditional = false;
    for decision in decisions {
        match decision {
            DecisionKind::ImposeConditions => conditional = true,
            DecisionKind::Grant | DecisionKind::LiftConditions => conditional = false,
            DecisionKind::Refuse
            | DecisionKind::Suspend
            | DecisionKind::Restore
            | DecisionKind::Warn
            | DecisionKind::Renew
            | DecisionKind::End => {}
        }
    }
    if conditional { LicenceState::Conditional } else { LicenceState::Granted }
}

/// Is there a franchise at all? (A suspended one is there; an application or a refusal is not.)
pub fn live(state: LicenceState) -> bool {
    match state {
        LicenceState::Granted | LicenceState::Conditional | LicenceState::Suspended => true,
        LicenceState::Applied | LicenceState::Refused | LicenceState::Ended => false,
    }
}

/// The licence of a co-op, of all it ever had or applied for: one that is live, else what is applied for, else what was;
/// of several the one applied for last. So an application under a second standard takes nothing away.
pub fn current<'a>(licences: impl IntoIterator<Item = &'a licence::Model>) -> Option<&'a licence::Model> {
    licences.into_iter().max_by_key(|licence| {
        let applied = licence.state == LicenceState::Applied;
        (live(licence.state), applied, licence.applied_on, licence.id)
    })
}

/// An audit that a decision may rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    pub kind: AuditType,
    pub state: AuditState,
    pub outcome: Option<Outcome>,
}

impl Ground {
    /// Is its report final?
    pub fn is_final(self) -> bool {
        match self.state {
            AuditState::Final | AuditState::Accepted | AuditState::ActionsOpen | AuditState::Closed => true,
            AuditState::Planned
            | AuditState::Notified
            | AuditState::EvidenceWindow
            | AuditState::Fieldwork
            | AuditState::Drafting
            | AuditState::Moderation
            | AuditState::DraftIssued
            | AuditState::Comments
            | AuditState::Answers
            | AuditState::Appealed
            | AuditState::Postponed
            | AuditState::Cancelled
            | AuditState::SuspendedForSafeguarding => false,
        }
    }

    /// Does it carry a grant by itself?
    pub fn carries_a_grant(self) -> bool {
        let good = match self.outcome {
            Some(Outcome::Compliant | Outcome::CompliantWithActions) => true,
            Some(Outcome::Conditional | Outcome::NotCompliant) | None => false,
        };
        self.kind == AuditType::Readiness && self.is_final() && good
    }
}

/// A grant rests on a final readiness audit that is Compliant or Compliant with actions, or on a recorded reason.
pub fn grant_rests(ground: Option<Ground>, instead: Option<&str>) -> Result<(), Refusal> {
    let reasoned = instead.is_some_and(|reason| !reason.trim().is_empty());
    if reasoned || ground.is_some_and(Ground::carries_a_grant) {
        Ok(())
    } else {
        Err(Refusal::NothingToRestOn)
    }
}

/// A term that starts, and ends, if it ends, on a later day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
}

impl Term {
    /// A term from this day.
    pub fn starting(starts_on: NaiveDate) -> Self {
        Self { starts_on, ends_on: None }
    }

    /// The same term of so many years: it ends on the eve of the day.
    pub fn years(self, years: u32) -> Self {
        let end = self.starts_on.checked_add_months(chrono::Months::new(12 * years));
        Self { ends_on: end.and_then(|end| end.pred_opt()), ..self }
    }

    /// Does it end after it starts?
    pub fn check(self) -> Result<Self, Refusal> {
        if self.ends_on.is_none_or(|end| end > self.starts_on) { Ok(self) } else { Err(Refusal::TermWrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecisionKind::*;
    use LicenceState::*;

    #[test]
    fn the_table_of_moves_is_that_of_the_domain() {
        let all: Vec<LicenceState> = entities::words::<LicenceState>().collect();
        let from = |decision| -> Vec<LicenceState> {
            all.iter().copied().filter(|state| decide(*state, decision, Granted).is_ok()).collect()
        };
        assert_eq!(from(Grant), [Applied]);
        assert_eq!(from(Refuse), [Applied]);
        assert_eq!(from(ImposeConditions), [Granted]);
        assert_eq!(from(LiftConditions), [Conditional]);
        assert_eq!(from(Suspend), [Granted, Conditional]);
        assert_eq!(from(Restore), [Suspended]);
        assert_eq!(from(Warn), [Granted, Conditional, Suspended]);
        assert_eq!(from(Renew), [Granted, Conditional, Suspended]);
        assert_eq!(from(End), [Applied, Granted, Refused, Conditional, Suspended]);
    }

    #[test]
    fn a_warning_and_a_renewal_leave_the_state_as_it_is() {
        for state in [Granted, Conditional, Suspended] {
            assert_eq!(decide(state, Warn, Granted), Ok(state));
            assert_eq!(decide(state, Renew, Granted), Ok(state));
        }
    }

    #[test]
    fn a_restored_licence_has_the_conditions_it_had_before() {
        assert_eq!(before_suspension(&[Grant, ImposeConditions, Suspend]), Conditional);
        assert_eq!(before_suspension(&[Grant, ImposeConditions, LiftConditions, Warn, Suspend]), Granted);
        assert_eq!(decide(Suspended, Restore, Conditional), Ok(Conditional));
        assert_eq!(decide(Suspended, Restore, Granted), Ok(Granted));
    }

    #[test]
    fn a_grant_rests_on_a_good_final_readiness_audit_or_on_a_reason() {
        let good = Ground {
            kind: AuditType::Readiness,
            state: AuditState::Final,
            outcome: Some(Outcome::CompliantWithActions),
        };
        assert_eq!(grant_rests(Some(good), None), Ok(()));
        let refused = Err(Refusal::NothingToRestOn);
        assert_eq!(grant_rests(Some(Ground { state: AuditState::Answers, ..good }), None), refused);
        assert_eq!(grant_rests(Some(Ground { kind: AuditType::Full, ..good }), None), refused);
        assert_eq!(grant_rests(Some(Ground { outcome: Some(Outcome::Conditional), ..good }), None), refused);
        assert_eq!(grant_rests(None, Some("  ")), refused);
        assert_eq!(grant_rests(None, Some("It took over a service that was audited in May.")), Ok(()));
    }

    #[test]
    fn a_term_of_three_years_ends_on_the_eve() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let term = Term::starting(day("2026-04-01")).years(3);
        assert_eq!(term.ends_on, Some(day("2029-03-31")));
        assert_eq!(term.check(), Ok(term));
        let backwards = Term { ends_on: Some(day("2026-03-31")), ..term };
        assert_eq!(backwards.check(), Err(Refusal::TermWrong));
    }
}
