//! The dates an audit runs by, counted from the version's windows, each with how it came about.

use chrono::{Days, NaiveDate};
use entities::audits::{AuditState, audit};
use scheduler::working_days::{Calendar, Counting, DayType, Direction, Due, Explanation, Window};
use serde::Serialize;

use super::rules;
use crate::standards::pack::{self, Pack, WindowKey};

/// A date by which something is owed in an audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    pub what: What,
    pub on: NaiveDate,
    /// What the counting began with, and what was passed over; none for the evidence window, which ends with the day before the visit.
    pub explanation: Option<Explanation>,
    /// A target that is reported on, not a limit.
    pub aim: bool,
}

/// What is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Notice,
    Evidence,
    Draft,
    Comments,
    Answers,
    Appeal,
    AppealDecision,
    Final,
}

/// Time for deciding an appeal [rule: 10 working days after it was made].
pub const APPEAL_DECISION: Window = Window::after(10, DayType::Working, Counting::Exclusive);

/// A window of the version, as the calendar counts it.
pub fn window(of: &pack::Window) -> Window {
    Window {
        days: u16::try_from(of.days).unwrap_or(u16::MAX),
        day_type: match of.day_type {
            pack::DayType::Working => DayType::Working,
            pack::DayType::Calendar => DayType::Calendar,
        },
        direction: match of.direction {
            pack::Direction::Before => Direction::Before,
            pack::Direction::After => Direction::After,
        },
        counting: match of.counting {
            pack::Counting::Inclusive => Counting::Inclusive,
            pack::Counting::Exclusive => Counting::Exclusive,
        },
    }
}

/// The end of a window of the version that began with `trigger`.
pub fn due(pack: &Pack, key: WindowKey, trigger: NaiveDate, calendar: &Calendar) -> Option<Due> {
    Some(window(pack.window(key)?).due(trigger, calendar))
}

/// The last day on which notice of a visit may be given.
pub fn latest_notice(pack: &Pack, visit_on: NaiveDate, calendar: &Calendar) -> NaiveDate {
    due(pack, WindowKey::Notice, visit_on, calendar).map_or(visit_on, |due| due.date)
}

/// The last day of the evidence window: the day before the visit.
pub fn evidence_until(visit_on: NaiveDate) -> NaiveDate {
    visit_on.checked_sub_days(Days::new(1)).unwrap_or(visit_on)
}

/// Every date of an audit that can be counted so far, in the order in which they come about.
pub fn timetable(
    audit: &audit::Model,
    appealed_on: Option<NaiveDate>,
    pack: &Pack,
    calendar: &Calendar,
) -> Vec<Deadline> {
    let counted = |what: What, key: WindowKey, trigger: Option<NaiveDate>| {
        let of = pack.window(key)?;
        let due = window(of).due(trigger?, calendar);
        Some(Deadline { what, on: due.date, explanation: Some(due.explanation), aim: of.aim })
    };
    let announced = audit.announced.then_some(audit.visit_on);
    let evidence = announced.map(|visit| Deadline {
        what: What::Evidence,
        on: evidence_until(visit),
        explanation: None,
        aim: false,
    });
    let decision = appealed_on.map(|on| {
        let due = APPEAL_DECISION.due(on, calendar);
        Deadline { what: What::AppealDecision, on: due.date, explanation: Some(due.explanation), aim: false }
    });
    [
        counted(What::Notice, WindowKey::Notice, announced),
        evidence,
        counted(What::Draft, WindowKey::Draft, audit.fieldwork_ended_on),
        counted(What::Comments, WindowKey::FactualAccuracy, audit.draft_received_on),
        counted(What::Answers, WindowKey::Reply, audit.comments_settled_on),
        counted(What::Appeal, WindowKey::Appeal, audit.answers_received_on),
        decision,
        counted(What::Final, WindowKey::Final, audit.fieldwork_ended_on),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Does an audit in this state wait for something that has a date?
pub fn dated(state: AuditState) -> bool {
    awaited(state, Answer::Given).is_some()
}

/// Were the answers to comments received?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Given,
    Awaited,
}

fn awaited(state: AuditState, answer: Answer) -> Option<What> {
    use AuditState::*;
    match state {
        Planned => Some(What::Notice),
        Notified | EvidenceWindow => Some(What::Evidence),
        Drafting | Moderation => Some(What::Draft),
        Comments => Some(What::Comments),
        Answers if answer == Answer::Given => Some(What::Appeal),
        Answers => Some(What::Answers),
        Appealed => Some(What::AppealDecision),
        Fieldwork
        | DraftIssued
        | Final
        | Accepted
        | ActionsOpen
        | Closed
        | Postponed
        | Cancelled
        | SuspendedForSafeguarding => None,
    }
}

/// What an audit waits for, with its date, by the state it is in. Nothing where nobody owes anything.
pub fn next(audit: &audit::Model, deadlines: &[Deadline]) -> Option<Deadline> {
    let answer = if audit.answers_received_on.is_some() { Answer::Given } else { Answer::Awaited };
    let what = awaited(audit.state, answer)?;
    deadlines.iter().find(|deadline| deadline.what == what).cloned()
}

/// The next visit that a co-op knows of: an announced one from its planning on, an unannounced one only after notice.
pub fn next_visit<'a>(
    audits: impl IntoIterator<Item = &'a audit::Model>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let told = |audit: &audit::Model| audit.announced || audit.state != AuditState::Planned;
    let known = audits.into_iter().filter(|audit| rules::to_come(audit.state) && told(audit));
    known.map(|audit| audit.visit_on).filter(|visit| *visit >= today).min()
}
