//! What a network report says, from rows: quarters, outcomes on a day, what was late on a day, which visits are late.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, Days, Months, NaiveDate};
use entities::audits::Outcome;
use entities::findings::{ActionState, corrective_action};
use entities::ids::OrganisationId;
use entities::licences::{DecisionKind, LicenceState, licence};

use super::content::{Outcomes, Quarter};
use crate::findings::rules as findings;
use crate::licences::rules as licences;
use crate::standards::pack::Frequencies;
use crate::training::disclosure::SMALLEST_GROUP;

/// A report shows the outcomes of so many quarters.
const QUARTERS: u32 = 8;
/// A report is about three years at most.
const LONGEST_MONTHS: u32 = 36;

/// The days a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// Why there is no report of these days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It would end before it begins.
    WrongWayRound,
    /// It has not come yet.
    NotYet,
    TooLong,
    /// Whoever sees the co-ops of some areas is told of whole quarters that are over.
    NoQuarter,
}

impl Wrong {
    /// The message that says it, in `network_report.ftl`.
    pub fn key(self) -> &'static str {
        match self {
            Self::WrongWayRound => "network-report-wrong-way-round",
            Self::NotYet => "network-report-not-yet",
            Self::TooLong => "network-report-too-long",
            Self::NoQuarter => "network-report-no-quarter",
        }
    }
}

/// A period of two days.
pub fn period(from: NaiveDate, until: NaiveDate, today: NaiveDate) -> Result<Period, Wrong> {
    let last = from.checked_add_months(Months::new(LONGEST_MONTHS)).unwrap_or(NaiveDate::MAX);
    if until < from {
        Err(Wrong::WrongWayRound)
    } else if until > today {
        Err(Wrong::NotYet)
    } else if until >= last {
        Err(Wrong::TooLong)
    } else {
        Ok(Period { from, until })
    }
}

/// May somebody who sees the co-ops of some areas be told of these days? Of one whole quarter that is over: between two other
/// days, or two readings, a single co-op elsewhere could make the difference.
pub fn told_of_areas(period: Period, today: NaiveDate) -> Result<Period, Wrong> {
    let (.., first, last) = quarter_of(period.from);
    let whole = (first, last) == (period.from, period.until) && last < today;
    if whole { Ok(period) } else { Err(Wrong::NoQuarter) }
}

/// Would what is told of a whole tell of a few co-ops, less those that somebody sees? None of them tells of nobody.
pub fn tells_of_few(others: u64) -> bool {
    others > 0 && others < SMALLEST_GROUP
}

/// The quarter of a day: its year, its number, and its first and last day.
pub fn quarter_of(day: NaiveDate) -> (i32, u32, NaiveDate, NaiveDate) {
    let number = day.month0() / 3 + 1;
    let first = NaiveDate::from_ymd_opt(day.year(), 3 * (number - 1) + 1, 1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(3)).unwrap_or(first);
    (day.year(), number, first, next - Days::new(1))
}

/// The last quarters up to that of a day, that one last.
pub fn quarters(until: NaiveDate) -> Vec<(i32, u32, NaiveDate, NaiveDate)> {
    let (.., first, _) = quarter_of(until);
    let back = |n: u32| first.checked_sub_months(Months::new(3 * n)).unwrap_or(first);
    (0..QUARTERS).rev().map(|n| quarter_of(back(n))).collect()
}

/// An outcome: which co-op, since when, what.
pub type Settled = (OrganisationId, NaiveDate, Outcome);

/// The latest outcome of each co-op on a day. `settled` is in the order of its days.
pub fn outcomes_on(settled: &[Settled], day: NaiveDate) -> HashMap<OrganisationId, Outcome> {
    settled.iter().filter(|(_, on, _)| *on <= day).map(|(coop, _, outcome)| (*coop, *outcome)).collect()
}

/// How many co-ops stand at which outcome.
pub fn counted(outcomes: impl Iterator<Item = Outcome>) -> Outcomes {
    let mut counts = Outcomes::default();
    outcomes.for_each(|outcome| counts.add(outcome));
    counts
}

/// Outcomes at the end of each of the last quarters. `own`: the co-ops that somebody sees, who may not see the others one by
/// one; a quarter in which only a few others had an outcome is kept back from them.
pub fn trend(settled: &[Settled], until: NaiveDate, own: Option<&BTreeSet<OrganisationId>>) -> Vec<Quarter> {
    let quarters = quarters(until);
    let mut others = 0;
    let mut rest = settled.iter().peekable();
    let mut latest: HashMap<OrganisationId, Outcome> = HashMap::new();
    let mut counts = Outcomes::default();
    quarters
        .into_iter()
        .map(|(year, quarter, _, last)| {
            let on = last.min(until);
            while let Some((coop, _, outcome)) = rest.next_if(|(_, since, _)| *since <= on) {
                match latest.insert(*coop, *outcome) {
                    Some(before) => counts.take(before),
                    None => others += u64::from(own.is_some_and(|own| !own.contains(coop))),
                }
                counts.add(*outcome);
            }
            let kept_back = tells_of_few(others);
            let outcomes = if kept_back { Outcomes::default() } else { counts };
            Quarter { year, quarter, on, outcomes, kept_back }
        })
        .collect()
}

impl Outcomes {
    /// Counts one less.
    fn take(&mut self, outcome: Outcome) {
        let mut one = Self::default();
        one.add(outcome);
        self.compliant -= one.compliant;
        self.compliant_with_actions -= one.compliant_with_actions;
        self.conditional -= one.conditional;
        self.not_compliant -= one.not_compliant;
    }
}

/// Was the co-op late with an action on a day? Today it is told by its state; of a day before, by the days in its row.
pub fn was_late(action: &corrective_action::Model, day: NaiveDate, today: NaiveDate) -> bool {
    if day >= today {
        return findings::overdue_by_the_coop(action, day);
    }
    let by = |on: Option<NaiveDate>| on.filter(|on| *on <= day);
    let (plan, agreed) = (by(action.plan_submitted_on), by(action.plan_agreed_on));
    let (contained, proof) = (by(action.contained_on), by(action.proof_submitted_on));
    let state = match (by(action.verified_on), proof, agreed, plan, contained) {
        (Some(_), ..) => ActionState::Verified,
        (_, Some(_), ..) => ActionState::ProofSubmitted,
        (_, _, Some(_), ..) => ActionState::PlanAgreed,
        (_, _, _, Some(_), _) => ActionState::PlanSubmitted,
        (.., Some(_)) => ActionState::Contained,
        (None, None, None, None, None) => ActionState::Open,
    };
    let then = corrective_action::Model { state, contained_on: contained, ..action.clone() };
    findings::overdue_by_the_coop(&then, day)
}

/// The state a licence had on a day, from its decisions up to it, oldest first.
pub fn licence_state(decisions: &[DecisionKind]) -> LicenceState {
    let mut state = LicenceState::Applied;
    for (place, decision) in decisions.iter().enumerate() {
        let before = licences::before_suspension(&decisions[..place]);
        state = licences::decide(state, *decision, before).unwrap_or(state);
    }
    state
}

/// Co-ops by the state of their licence, of all that each has had.
pub fn by_state(licences: &HashMap<OrganisationId, Vec<licence::Model>>) -> Vec<(LicenceState, u64)> {
    let mut counts: BTreeMap<LicenceState, u64> = BTreeMap::new();
    for all in licences.values() {
        if let Some(current) = licences::current(all) {
            *counts.entry(current.state).or_default() += 1;
        }
    }
    counts.into_iter().collect()
}

/// Is the visit of a co-op's year late on a day? The first comes within so long of the start of the licence; after that one
/// is due at the end of each interval from that start, and made in the interval before. Halved intervals and exceptions are
/// the programme's.
pub fn visit_is_late(
    starts_on: NaiveDate,
    last_visit: Option<NaiveDate>,
    rules: &Frequencies,
    day: NaiveDate,
) -> bool {
    let (mut begun, mut due) = (starts_on, rules.first_audit.within.after(starts_on));
    if day <= due {
        return false;
    }
    // The last end of an interval that is over; bounded, as an interval is never empty.
    for _ in 0..1000 {
        let next = rules.surveillance.every.after(due);
        if next >= day || next <= due {
            break;
        }
        (begun, due) = (due, next);
    }
    last_visit.is_none_or(|visit| visit <= begun)
}

/// The co-ops whose visit is late.
pub fn late_visits(
    live: &[(OrganisationId, NaiveDate)],
    visits: &HashMap<OrganisationId, NaiveDate>,
    rules: &Frequencies,
    day: NaiveDate,
) -> BTreeSet<OrganisationId> {
    let late = |(coop, starts_on): &&(OrganisationId, NaiveDate)| {
        visit_is_late(*starts_on, visits.get(coop).copied(), rules, day)
    };
    live.iter().filter(late).map(|(coop, _)| *coop).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn coop(number: u128) -> OrganisationId {
        OrganisationId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn eight_quarters_end_with_that_of_the_last_day() {
        let all = quarters(day("2026-02-14"));
        assert_eq!(all.len(), 8);
        assert_eq!((all[0].0, all[0].1, all[0].3), (2024, 2, day("2024-06-30")));
        assert_eq!((all[7].0, all[7].1, all[7].2, all[7].3), (2026, 1, day("2026-01-01"), day("2026-03-31")));
    }

    #[test]
    fn a_later_outcome_takes_the_place_of_the_one_before_from_its_day_on() {
        let settled = [
            (coop(1), day("2025-05-02"), Outcome::Conditional),
            (coop(2), day("2025-06-30"), Outcome::Compliant),
            (coop(1), day("2025-12-31"), Outcome::Compliant),
        ];
        let counts: Vec<[u64; 4]> =
            trend(&settled, day("2026-02-14"), None).iter().map(|q| q.outcomes.each()).collect();
        let (nothing, one, two) = ([0; 4], [1, 0, 1, 0], [2, 0, 0, 0]);
        assert_eq!(counts, [nothing, nothing, nothing, nothing, one, one, two, two]);
        for quarter in trend(&settled, day("2026-02-14"), None) {
            let slow = counted(outcomes_on(&settled, quarter.on).into_values());
            assert_eq!(slow, quarter.outcomes, "{}", quarter.on);
        }
    }

    #[test]
    fn a_quarter_in_which_few_others_had_an_outcome_is_kept_back_from_whoever_sees_some() {
        let on = |text: &str, who: std::ops::Range<u128>| {
            who.map(|n| (coop(n), day(text), Outcome::Compliant)).collect::<Vec<_>>()
        };
        let settled = [on("2025-02-01", 1..3), on("2025-05-01", 3..6), on("2025-08-01", 6..8)].concat();
        let own = BTreeSet::from([coop(1)]);
        let told = trend(&settled, day("2025-12-31"), Some(&own));
        let kept_back: Vec<bool> = told.iter().map(|quarter| quarter.kept_back).collect();
        // One other in the first quarter of 2025, four in the second, six in the third and fourth.
        assert_eq!(kept_back, [false, false, false, false, true, true, false, false]);
        assert!(told.iter().all(|quarter| !quarter.kept_back || quarter.outcomes.all() == 0));
        assert!(trend(&settled, day("2025-12-31"), None).iter().all(|quarter| !quarter.kept_back));
    }

    #[test]
    fn areas_are_told_of_whole_quarters_that_are_over() {
        let today = day("2026-06-30");
        let asked =
            |from: &str, until: &str| told_of_areas(Period { from: day(from), until: day(until) }, today);
        assert!(asked("2026-01-01", "2026-03-31").is_ok());
        for (from, until) in [
            ("2026-04-01", "2026-06-30"),
            ("2026-01-01", "2026-03-30"),
            ("2026-01-02", "2026-03-31"),
            ("2025-10-01", "2026-03-31"),
        ] {
            assert_eq!(asked(from, until), Err(Wrong::NoQuarter), "{from} {until}");
        }
    }

    #[test]
    fn a_period_has_come_and_goes_forward() {
        let today = day("2026-06-15");
        assert!(period(day("2026-04-01"), today, today).is_ok());
        assert_eq!(period(today, day("2026-06-14"), today), Err(Wrong::WrongWayRound));
        assert_eq!(period(today, day("2026-06-16"), today), Err(Wrong::NotYet));
        assert_eq!(period(day("2023-06-15"), today, today), Err(Wrong::TooLong));
        assert!(period(day("2023-06-16"), today, today).is_ok());
    }
}
