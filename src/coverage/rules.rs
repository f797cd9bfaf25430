//! How long evidence stays fresh for a criterion, what covers a criterion, and the readiness figure.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::evidence::EvidenceState;
use serde::Serialize;

use crate::standards::pack::{Criterion, EvidenceType, Pack, ProvidedBy, Refresh};

/// What is known of an item of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    pub evidence_type: String,
    /// Keys of the criteria it is tied to.
    pub criteria: BTreeSet<String>,
    /// Keys of those that it proves through the crosswalk, by a tie to a criterion of another standard.
    pub crossed: BTreeSet<String>,
    pub valid_until: Option<NaiveDate>,
    /// The last day of the period it covers.
    pub period_end: Option<NaiveDate>,
    pub review: EvidenceState,
    /// Comes from the consortium, and counts only where the criterion says so.
    pub inherited: bool,
}

impl Item {
    /// Is it to prove this criterion, by a tie of its own or through the crosswalk?
    pub fn proves(&self, key: &str) -> bool {
        self.criteria.contains(key) || self.crossed.contains(key)
    }

    /// The same without the crosswalk.
    pub fn uncrossed(&self) -> Self {
        Self { crossed: BTreeSet::new(), ..self.clone() }
    }
}

/// How long an item counts for a criterion. Ordered: the longest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fresh {
    /// Up to this day and on it.
    Until(NaiveDate),
    WithoutEnd,
}

impl Fresh {
    /// Whether it still counts on a day.
    pub fn on(self, day: NaiveDate) -> bool {
        match self {
            Self::Until(last) => day <= last,
            Self::WithoutEnd => true,
        }
    }
}

/// The earlier of valid-until and period end + refresh. Where refresh is on change, per worker, per audit or
/// continuous, valid-until alone, or nothing.
pub fn fresh_until(item: &Item, refresh: Refresh) -> Fresh {
    let refreshed = match refresh {
        Refresh::Every(period) => item.period_end.map(|end| period.after(end)),
        Refresh::OnChange | Refresh::PerWorker | Refresh::PerAudit | Refresh::Continuous => None,
    };
    item.valid_until.into_iter().chain(refreshed).min().map_or(Fresh::WithoutEnd, Fresh::Until)
}

/// How far one criterion is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cover {
    /// None of its types can be uploaded or comes from the system: it counts in neither figure.
    SeenAtVisit,
    /// Every type has a current item; the first of them to go stale does so after this.
    Covered(Fresh),
    /// These types have no current item.
    Missing(Vec<MissingType>),
}

/// A type of evidence that a criterion lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissingType {
    pub evidence_type: String,
    pub why: Missing,
}

/// Why nothing current is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    NeverGiven,
    /// The last one was fresh until this day.
    Stale(NaiveDate),
    /// All there is was returned with a reason.
    Returned,
}

/// Cover of one criterion on a day. `held` are the types that the system's own records answer for this co-op.
pub fn cover(
    criterion: &Criterion,
    pack: &Pack,
    items: &[Item],
    held: &BTreeSet<String>,
    day: NaiveDate,
) -> Cover {
    let needed: Vec<&EvidenceType> = criterion
        .evidence
        .iter()
        .filter_map(|code| pack.evidence_type(code))
        .filter(|kind| coverable(kind))
        .collect();
    if needed.is_empty() {
        return Cover::SeenAtVisit;
    }
    let (mut until, mut missing) = (Fresh::WithoutEnd, Vec::new());
    for kind in needed.into_iter().filter(|kind| !held.contains(&kind.code)) {
        match best(criterion, kind, items, day) {
            Ok(fresh) => until = until.min(fresh),
            Err(why) => missing.push(MissingType { evidence_type: kind.code.clone(), why }),
        }
    }
    if missing.is_empty() { Cover::Covered(until) } else { Cover::Missing(missing) }
}

/// Whether a type can be shown before the visit at all.
fn coverable(kind: &EvidenceType) -> bool {
    kind.uploadable || kind.provided_by == ProvidedBy::System
}

/// How long the longest-lasting current item of a type counts, or why there is none.
fn best(
    criterion: &Criterion,
    kind: &EvidenceType,
    items: &[Item],
    day: NaiveDate,
) -> Result<Fresh, Missing> {
    let mut fitting = items
        .iter()
        .filter(|item| item.evidence_type == kind.code && item.proves(&criterion.key))
        .filter(|item| criterion.inheritable || !item.inherited)
        .peekable();
    if fitting.peek().is_none() {
        return Err(Missing::NeverGiven);
    }
    let longest = fitting
        .filter(|item| match item.review {
            EvidenceState::Submitted | EvidenceState::Accepted => true,
            EvidenceState::Returned => false,
        })
        .map(|item| fresh_until(item, criterion.refresh))
        .max();
    match longest {
        None => Err(Missing::Returned),
        Some(Fresh::Until(last)) if last < day => Err(Missing::Stale(last)),
        Some(fresh) => Ok(fresh),
    }
}

/// How ready a co-op's evidence is: covered / (applicable and coverable).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Readiness {
    pub covered: usize,
    pub coverable: usize,
    /// Each applicable criterion, in the order of the version.
    pub criteria: Vec<(String, Cover)>,
}

/// Readiness over the criteria that apply (and are in scope, where an audit is meant), by key.
pub fn readiness(
    pack: &Pack,
    applicable: &BTreeSet<String>,
    items: &[Item],
    held: &BTreeSet<String>,
    day: NaiveDate,
) -> Readiness {
    let criteria: Vec<(String, Cover)> = pack
        .criteria()
        .filter(|(_, criterion)| applicable.contains(&criterion.key))
        .map(|(_, criterion)| (criterion.key.clone(), cover(criterion, pack, items, held, day)))
        .collect();
    let count = |wanted: fn(&Cover) -> bool| criteria.iter().filter(|(_, cover)| wanted(cover)).count();
    Readiness {
        covered: count(|cover| matches!(cover, Cover::Covered(_))),
        coverable: count(|cover| *cover != Cover::SeenAtVisit),
        criteria,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards::reading::{Format, read};

    fn pack() -> Pack {
        read(include_bytes!("../../data/standard.yaml"), Format::Yaml).expect("the shipped standard")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn item(kind: &str, criterion: &str, valid_until: Option<&str>, period_end: Option<&str>) -> Item {
        Item {
            id: format!("{kind} for {criterion}"),
            evidence_type: kind.to_owned(),
            criteria: BTreeSet::from([criterion.to_owned()]),
            crossed: BTreeSet::new(),
            valid_until: valid_until.map(day),
            period_end: period_end.map(day),
            review: EvidenceState::Submitted,
            inherited: false,
        }
    }

    #[test]
    fn an_item_is_fresh_until_the_earlier_of_its_validity_and_its_refresh() {
        let yearly = Refresh::Every("P1Y".parse().expect("a period"));
        let fresh = |valid, end, refresh| fresh_until(&item("accounts", "x", valid, end), refresh);
        let (valid, end) = (Some("2026-12-31"), Some("2025-03-31"));
        assert_eq!(fresh(valid, end, yearly), Fresh::Until(day("2026-03-31")));
        assert_eq!(fresh(Some("2026-01-31"), end, yearly), Fresh::Until(day("2026-01-31")));
        assert_eq!(fresh(valid, end, Refresh::OnChange), Fresh::Until(day("2026-12-31")));
        assert_eq!(fresh(None, end, Refresh::Continuous), Fresh::WithoutEnd);
    }

    #[test]
    fn a_criterion_is_covered_when_every_type_that_can_be_shown_is_current() {
        let pack = pack();
        let criterion = pack.criterion("users-hold-controlling-vote").expect("a criterion");
        let held =
            BTreeSet::from(["member_register_summary".to_owned(), "vote_share_calculation".to_owned()]);
        let on =
            |items: &[Item], held: &BTreeSet<String>| cover(criterion, &pack, items, held, day("2026-03-16"));
        let rules = item("rules_document", &criterion.key, None, Some("2025-03-16"));
        assert_eq!(on(std::slice::from_ref(&rules), &held), Cover::Covered(Fresh::Until(day("2026-03-16"))));
        let stale = item("rules_document", &criterion.key, None, Some("2025-03-15"));
        let why = |cover: Cover| match cover {
            Cover::Missing(types) => types.into_iter().map(|missing| missing.why).collect(),
            other => panic!("covered: {other:?}"),
        };
        let whys: Vec<Missing> = why(on(&[stale], &held));
        assert_eq!(whys, [Missing::Stale(day("2026-03-15"))]);
        let whys: Vec<Missing> = why(on(&[Item { review: EvidenceState::Returned, ..rules.clone() }], &held));
        assert_eq!(whys, [Missing::Returned]);
        let whys: Vec<Missing> = why(on(&[Item { inherited: true, ..rules }], &BTreeSet::new()));
        assert_eq!(whys, [Missing::NeverGiven; 3], "governance is never inherited");
    }

    #[test]
    fn what_is_only_seen_at_the_visit_counts_in_neither_figure() {
        let mut pack = pack();
        pack.sections.truncate(1);
        pack.sections[0].criteria.truncate(2);
        pack.sections[0].criteria[1].evidence =
            vec!["interview_note".to_owned(), "personal_plan_sample".to_owned()];
        let keys: BTreeSet<String> = pack.criteria().map(|(_, one)| one.key.clone()).collect();
        let held =
            ["rules_document", "member_register_summary", "vote_share_calculation"].map(str::to_owned).into();
        let ready = readiness(&pack, &keys, &[], &held, day("2026-03-16"));
        assert_eq!((ready.covered, ready.coverable), (1, 1));
        assert_eq!(ready.criteria[1].1, Cover::SeenAtVisit);
    }
}
