//! What a board has to decide next, from facts.

use chrono::{Months, NaiveDate};
use entities::cooperatives::{GovernanceKind, governance_event};
use entities::findings::corrective_action;
use entities::ids::CorrectiveActionId;
use serde::{Deserialize, Serialize};

use crate::findings::{Found, rules as findings};
use crate::standards::pack::Pack;

/// Something a board decides or does, by when; a date that is past is late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub what: What,
    pub by: Option<NaiveDate>,
}

/// What is to be decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A report waits to be acknowledged.
    Acknowledge { audit: String },
    /// An action is late: a new date, or what it takes to keep the old one.
    LateAction { action: CorrectiveActionId, code: String, title_en: String, title_cy: String },
    /// The next annual general meeting needs a date.
    Agm,
    /// Members have not been sent something for a year.
    Send { kind: GovernanceKind },
}

/// What all members receive equally, in the order it is listed.
pub const OWED_TO_MEMBERS: [GovernanceKind; 4] = [
    GovernanceKind::FinancesSent,
    GovernanceKind::PerformanceSent,
    GovernanceKind::StandardsSent,
    GovernanceKind::PrioritiesSent,
];

/// A board hears of a meeting or of something to send so many days ahead [rule].
const AHEAD_DAYS: i64 = 90;

/// What members were last sent, and by when it is to be sent again [rule: every 12 months]; none was ever sent: today.
pub fn next_sending(events: &[governance_event::Model], kind: GovernanceKind, today: NaiveDate) -> NaiveDate {
    last(events, kind).and_then(|day| day.checked_add_months(Months::new(12))).unwrap_or(today)
}

/// The last day on which something was held or sent, up to a day.
pub fn last(events: &[governance_event::Model], kind: GovernanceKind) -> Option<NaiveDate> {
    events.iter().filter(|event| event.kind == kind).map(|event| event.held_on).max()
}

/// The day by which the next annual general meeting must be held: as many months after the last as the version allows.
pub fn next_agm(events: &[governance_event::Model], pack: &Pack) -> Option<NaiveDate> {
    let mut metrics = pack.criteria().flat_map(|(_, criterion)| &criterion.metrics);
    let months = metrics.find(|metric| metric.name == "months_since_agm")?.value;
    last(events, GovernanceKind::Agm)?.checked_add_months(Months::new(u32::try_from(months).ok()?))
}

/// At most three decisions, what is late first.
pub fn decisions(
    unacknowledged: Option<&str>,
    found: &[&Found],
    events: &[governance_event::Model],
    pack: Option<&Pack>,
    today: NaiveDate,
) -> Vec<Decision> {
    let mut all = Vec::new();
    for found in found {
        let late = |action: &&corrective_action::Model| findings::overdue_by_the_coop(action, today);
        let Some(action) = found.action.as_ref().filter(late) else { continue };
        let by = findings::owed(action).and_then(|(_, due)| due);
        let what = What::LateAction {
            action: action.id,
            code: found.criterion.code.clone(),
            title_en: found.criterion.title_en.clone(),
            title_cy: found.criterion.title_cy.clone(),
        };
        all.push(Decision { what, by });
    }
    let soon = |day: &NaiveDate| (*day - today).num_days() <= AHEAD_DAYS;
    if let Some(by) = pack.and_then(|pack| next_agm(events, pack)).filter(soon) {
        all.push(Decision { what: What::Agm, by: Some(by) });
    }
    for kind in OWED_TO_MEMBERS {
        let by = next_sending(events, kind, today);
        if soon(&by) {
            all.push(Decision { what: What::Send { kind }, by: Some(by) });
        }
    }
    all.sort_by_key(|decision| decision.by);
    let waiting = unacknowledged
        .map(|audit| Decision { what: What::Acknowledge { audit: audit.to_owned() }, by: None });
    waiting.into_iter().chain(all).take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: GovernanceKind, held_on: &str) -> governance_event::Model {
        governance_event::Model {
            id: entities::ids::GovernanceEventId(uuid::Uuid::nil()),
            cooperative_id: entities::ids::OrganisationId(uuid::Uuid::nil()),
            kind,
            held_on: held_on.parse().expect("a date"),
            notice_given_on: None,
            quorum_met: None,
            recorded_by: None,
            recorded_at: Default::default(),
        }
    }

    #[test]
    fn the_board_decides_on_a_waiting_report_first_and_on_three_things_at_most() {
        let today: NaiveDate = "2026-06-15".parse().expect("a date");
        let events = [event(GovernanceKind::FinancesSent, "2026-06-01")];
        let all = decisions(Some("A-1"), &[], &events, None, today);
        assert_eq!(all.len(), 3);
        assert_eq!(all[0].what, What::Acknowledge { audit: "A-1".into() });
        assert!(all[1..].iter().all(|d| d.what != What::Send { kind: GovernanceKind::FinancesSent }));
    }

    #[test]
    fn what_was_sent_is_due_again_after_a_year_and_what_never_was_is_due_today() {
        let today: NaiveDate = "2026-06-15".parse().expect("a date");
        let events =
            [event(GovernanceKind::FinancesSent, "2025-09-30"), event(GovernanceKind::Agm, "2025-10-21")];
        let due = next_sending(&events, GovernanceKind::FinancesSent, today);
        assert_eq!(due.to_string(), "2026-09-30");
        assert_eq!(next_sending(&events, GovernanceKind::StandardsSent, today), today);
    }
}
