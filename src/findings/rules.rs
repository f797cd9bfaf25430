//! What grade a finding may have, how a corrective action moves, and when it is late.

use chrono::{Days, NaiveDate};
use entities::findings::{ActionMove, ActionState, FindingKind, Grade, corrective_action};
use entities::ids::AccountId;
use entities::standards::Severity;
use scheduler::working_days::{Calendar, Counting};

use crate::foundation::error::Message;
use crate::standards::pack::{Cadence, Copied, DayType, Pack, Party};

/// Days the verifier has after proof came in, in working days. A rule of the program, for no version says it: the co-op's
/// due date is met when proof is submitted, so this time is the auditors' own.
pub const VERIFY_WORKING_DAYS: u16 = 10;

/// Why a finding or an action is not as somebody wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// An improvement criterion gives no nonconformity.
    ImprovementOnly,
    /// A grade is never higher than the severity of its criterion.
    GradeTooHigh(Severity),
    /// A lower grade needs a reason.
    ReasonForLower,
    /// It was withdrawn already.
    Withdrawn,
    /// This step is not done from here.
    NotFrom(ActionState),
    /// What is critical is made safe first.
    ContainFirst,
    /// Nobody verifies what they own or proved themselves.
    OwnWork,
    /// An extension goes forward.
    NotLater(NaiveDate),
    /// There is no date to extend before the report is final.
    NoDateYet,
}

impl From<Refusal> for Message {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::ImprovementOnly => Self::new("findings-refused-improvement"),
            Refusal::GradeTooHigh(severity) => Self::new("findings-refused-grade-too-high")
                .with_word("severity", format!("status-severity-{severity}")),
            Refusal::ReasonForLower => Self::new("findings-refused-reason-for-lower"),
            Refusal::Withdrawn => Self::new("findings-refused-withdrawn"),
            Refusal::NotFrom(state) => {
                Self::new("findings-refused-not-from").with_word("state", format!("action-state-{state}"))
            }
            Refusal::ContainFirst => Self::new("findings-refused-contain-first"),
            Refusal::OwnWork => Self::new("findings-refused-own-work"),
            Refusal::NotLater(due) => Self::new("findings-refused-not-later").with("date", due),
            Refusal::NoDateYet => Self::new("findings-refused-no-date"),
        }
    }
}

/// The grade a severity gives when nothing else is said; none for improvement criteria.
pub fn grade_of(severity: Severity) -> Option<Grade> {
    match severity {
        Severity::Critical => Some(Grade::Critical),
        Severity::Major => Some(Grade::Major),
        Severity::Minor => Some(Grade::Minor),
        Severity::Improvement => None,
    }
}

/// The severity that a grade stands for: its clocks are those of the version.
pub fn severity_of(grade: Grade) -> Severity {
    match grade {
        Grade::Critical => Severity::Critical,
        Grade::Major => Severity::Major,
        Grade::Minor => Severity::Minor,
    }
}

/// The grade of a finding: the severity's own, or a lower one with a reason, never a higher one.
pub fn graded(
    severity: Severity,
    kind: FindingKind,
    wanted: Option<Grade>,
    reason: Option<&str>,
) -> Result<Option<Grade>, Refusal> {
    match kind {
        FindingKind::Opportunity | FindingKind::GoodPractice => return Ok(None),
        FindingKind::Nonconformity => {}
    }
    let own = grade_of(severity).ok_or(Refusal::ImprovementOnly)?;
    let grade = wanted.unwrap_or(own);
    // Grades are ordered with the gravest first.
    if grade < own {
        Err(Refusal::GradeTooHigh(severity))
    } else if grade > own && reason.is_none_or(|why| why.trim().is_empty()) {
        Err(Refusal::ReasonForLower)
    } else {
        Ok(Some(grade))
    }
}

/// Is this critical, so that people must know at once?
pub fn is_critical(kind: FindingKind, grade: Option<Grade>) -> bool {
    kind == FindingKind::Nonconformity && grade == Some(Grade::Critical)
}

/// Whether something must be made safe before a plan is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Containment {
    Owed,
    Done,
    NotAsked,
}

/// What an action's rows say of its containment.
pub fn containment(action: &corrective_action::Model) -> Containment {
    match (action.contained_on, action.contain_due_on) {
        (Some(_), _) => Containment::Done,
        (None, Some(_)) => Containment::Owed,
        (None, None) => Containment::NotAsked,
    }
}

/// The table of moves of a corrective action.
#[rustfmt::skip] // A table reads better as one.
pub fn moved(state: ActionState, step: ActionMove, contained: Containment) -> Result<ActionState, Refusal> {
    use ActionMove::*;
    use ActionState::*;
    match (state, step) {
        (Open, Contain) => Ok(Contained),
        (Open, SubmitPlan) => match contained {
            Containment::Owed => Err(Refusal::ContainFirst),
            Containment::Done | Containment::NotAsked => Ok(PlanSubmitted),
        },
        (Contained, SubmitPlan) => Ok(PlanSubmitted),
        (PlanSubmitted, AgreePlan) => Ok(PlanAgreed),
        (PlanSubmitted, SendBackPlan) => match contained {
            Containment::Done => Ok(Contained),
            Containment::Owed | Containment::NotAsked => Ok(Open),
        },
        (PlanAgreed, SubmitProof) => Ok(ProofSubmitted),
        (ProofSubmitted, SendBackProof) => Ok(PlanAgreed),
        (ProofSubmitted, Verify) => Ok(Verified),
        (Open | Contained | PlanSubmitted | PlanAgreed, Extend) => Ok(state),

        // Everything else is refused, state by state.
        (Open, AgreePlan | SendBackPlan | SubmitProof | SendBackProof | Verify)
        | (Contained, Contain | AgreePlan | SendBackPlan | SubmitProof | SendBackProof | Verify)
        | (PlanSubmitted, Contain | SubmitPlan | SubmitProof | SendBackProof | Verify)
        | (PlanAgreed, Contain | SubmitPlan | AgreePlan | SendBackPlan | SendBackProof | Verify)
        | (ProofSubmitted, Contain | SubmitPlan | AgreePlan | SendBackPlan | SubmitProof | Extend)
        | (Verified, Contain | SubmitPlan | AgreePlan | SendBackPlan | SubmitProof | SendBackProof | Verify | Extend)
            => Err(Refusal::NotFrom(state)),
    }
}

/// Is this step the co-op's, or that of those who look after the finding?
pub fn by_the_coop(step: ActionMove) -> bool {
    match step {
        ActionMove::Contain | ActionMove::SubmitPlan | ActionMove::SubmitProof => true,
        ActionMove::AgreePlan
        | ActionMove::SendBackPlan
        | ActionMove::SendBackProof
        | ActionMove::Verify
        | ActionMove::Extend => false,
    }
}

/// Closure is looked at by somebody other than the action's owner, and other than who proved it.
pub fn may_verify(
    by: AccountId,
    action: &corrective_action::Model,
    proved_by: Option<AccountId>,
) -> Result<(), Refusal> {
    if action.owner_id == Some(by) || proved_by == Some(by) { Err(Refusal::OwnWork) } else { Ok(()) }
}

/// A later date for an action.
pub fn extended(action: &corrective_action::Model, to: NaiveDate) -> Result<NaiveDate, Refusal> {
    let due = action.due_on.ok_or(Refusal::NoDateYet)?;
    if to > due { Ok(to) } else { Err(Refusal::NotLater(due)) }
}

/// When what is critical must be made safe, counted in working days from the day it was raised (that day is day 0).
pub fn contain_due(raised_on: NaiveDate, pack: &Pack, calendar: &Calendar) -> Option<NaiveDate> {
    let days = pack.severity(Severity::Critical)?.contain_working_days?;
    Some(calendar.add_working_days(raised_on, u16::try_from(days).ok()?, Counting::Exclusive))
}

/// When the plan and the proof are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    pub plan_due_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
}

/// The clocks of an action, by the finding's grade, from receipt of the final report (that day is day 0).
pub fn clocks(grade: Grade, received_on: NaiveDate, pack: &Pack, calendar: &Calendar) -> Clocks {
    let Some(entry) = pack.severity(severity_of(grade)) else { return Clocks::default() };
    let plan = entry.plan_due_working_days.and_then(|days| u16::try_from(days).ok());
    Clocks {
        plan_due_on: plan.map(|days| calendar.add_working_days(received_on, days, Counting::Exclusive)),
        due_on: entry
            .close_due_days
            .and_then(|days| received_on.checked_add_days(Days::new(u64::from(days)))),
    }
}

/// When the verifier must have looked at proof that came in on a day.
pub fn verify_due(proof_on: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.add_working_days(proof_on, VERIFY_WORKING_DAYS, Counting::Exclusive)
}

/// What an action waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Owed {
    Containment,
    Plan,
    /// The plan lies with the auditors; the co-op's date for closing runs on.
    Agreement,
    Proof,
    Verification,
}

/// What is owed next, by when; nothing once it is verified.
pub fn owed(action: &corrective_action::Model) -> Option<(Owed, Option<NaiveDate>)> {
    match action.state {
        ActionState::Open if containment(action) == Containment::Owed => {
            Some((Owed::Containment, action.contain_due_on))
        }
        ActionState::Open | ActionState::Contained => Some((Owed::Plan, action.plan_due_on)),
        ActionState::PlanSubmitted => Some((Owed::Agreement, action.due_on)),
        ActionState::PlanAgreed => Some((Owed::Proof, action.due_on)),
        ActionState::ProofSubmitted => Some((Owed::Verification, action.verify_due_on)),
        ActionState::Verified => None,
    }
}

/// Is it the co-op that owes this? A plan that waits for agreement, and proof for verification, are with the auditors.
pub fn owed_by_the_coop(owed: Owed) -> bool {
    match owed {
        Owed::Containment | Owed::Plan | Owed::Proof => true,
        Owed::Agreement | Owed::Verification => false,
    }
}

/// Is the co-op late with an action on this day? Its due date is met when proof is submitted.
pub fn overdue_by_the_coop(action: &corrective_action::Model, today: NaiveDate) -> bool {
    overdue(action, today) && owed(action).is_some_and(|(what, _)| owed_by_the_coop(what))
}

/// Is what is owed late on this day, whoever owes it?
pub fn overdue(action: &corrective_action::Model, today: NaiveDate) -> bool {
    owed(action).and_then(|(_, due)| due).is_some_and(|due| due < today)
}

/// Who else must hear of an action that is late on the co-op's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Escalation {
    Board,
    Regulator,
}

/// How far a late action has come: the furthest of those who get a copy of its reminders by now, as the version's cadence
/// for findings says (`data/standard.yaml`: after 5 working days the board, after 10 the regulator).
pub fn escalated(
    action: &corrective_action::Model,
    cadence: &Cadence,
    today: NaiveDate,
    calendar: &Calendar,
) -> Option<Escalation> {
    let (what, due) = owed(action)?;
    if !owed_by_the_coop(what) {
        return None;
    }
    let due = due?;
    let told = |copy: &&Copied| {
        let late = match copy.day_type {
            DayType::Working => calendar.working_days_between(due, today),
            DayType::Calendar => usize::try_from((today - due).num_days()).unwrap_or_default(),
        };
        u32::try_from(late).is_ok_and(|late| late > 0 && late >= copy.days_after)
    };
    cadence.copies.iter().filter(told).filter_map(|copy| escalation(copy.to)).max()
}

fn escalation(to: Party) -> Option<Escalation> {
    match to {
        Party::BoardChair | Party::Board => Some(Escalation::Board),
        Party::Regulator => Some(Escalation::Regulator),
        Party::Franchisor => None,
    }
}
