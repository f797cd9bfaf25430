//! Coverage: which criteria a co-op's evidence covers, until when, and what is missing.

mod fitting;
pub mod rules;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use entities::evidence::{evidence_item, evidence_tie};
use entities::ids::{EvidenceItemId, OrganisationId, StandardId, VersionId};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use crate::audits;
use crate::cooperatives;
use crate::evidence;
use crate::foundation::error::{Error, Result};
use crate::standards;
use crate::standards::condition::{self, Facts};
use crate::standards::crosswalk::Side;
use crate::standards::pack::{EvidenceType, Pack, ProvidedBy};
use crate::training;
pub use fitting::{Fit, Fitting, fitting};
use rules::{Cover, Fresh, Item, Missing, MissingType};

/// How one criterion stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum State {
    /// Everything it asks for is there; the first of it to go stale does so after this (none: without end).
    Current {
        until: Option<NaiveDate>,
    },
    /// The same, with the help of the consortium's evidence.
    Inherited {
        until: Option<NaiveDate>,
    },
    /// The same, with the help of evidence for a criterion of another standard.
    Crosswalk {
        until: Option<NaiveDate>,
    },
    /// All is there today, but not on the day of the next visit.
    EndsBeforeVisit {
        until: NaiveDate,
    },
    Missing {
        types: Vec<MissingType>,
    },
    /// Nothing of it can be shown before the visit: it counts in neither figure.
    SeenAtVisit,
}

/// One criterion that applies to the co-op.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub key: String,
    pub state: State,
}

/// How far a co-op's evidence covers the criteria that apply to it, on the day of the next visit it knows of, else today.
#[derive(Clone, Debug)]
pub struct Coverage {
    pub standard: StandardId,
    pub version: VersionId,
    pub pack: Arc<Pack>,
    /// The next visit that the co-op knows of.
    pub visit_on: Option<NaiveDate>,
    /// How many criteria are covered on that day.
    pub covered: usize,
    /// Out of so many that evidence could cover.
    pub coverable: usize,
    /// The criteria that apply, in the order of the version.
    pub criteria: Vec<Line>,
    /// Types that Safon's own records answer.
    pub held: BTreeSet<String>,
}

impl Coverage {
    /// The line of a criterion; none where it does not apply.
    pub fn line(&self, key: &str) -> Option<&Line> {
        self.criteria.iter().find(|line| line.key == key)
    }

    /// What keeps the co-op from being ready: criteria that evidence could cover and does not, the gravest first.
    pub fn blockers(&self) -> Vec<&Line> {
        let severity = |line: &&Line| self.pack.criterion(&line.key).map(|criterion| criterion.severity);
        let mut open: Vec<&Line> = self.criteria.iter().filter(|line| is_open(&line.state)).collect();
        open.sort_by_key(|line| std::cmp::Reverse(severity(line)));
        open
    }
}

/// Is something to be done about it?
pub fn is_open(state: &State) -> bool {
    match state {
        State::Missing { .. } | State::EndsBeforeVisit { .. } => true,
        State::Current { .. } | State::Inherited { .. } | State::Crosswalk { .. } | State::SeenAtVisit => {
            false
        }
    }
}

/// Coverage under the version in force today of the first standard that has one.
pub async fn current(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    today: NaiveDate,
) -> Result<Option<Coverage>> {
    match standards::first_in_force(database, today).await? {
        Some(text) => Ok(Some(of(database, cooperative, text.version, today).await?)),
        None => Ok(None),
    }
}

/// Coverage under one version.
pub async fn of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    version: VersionId,
    today: NaiveDate,
) -> Result<Coverage> {
    let standard = standards::store::outline(database, version).await?.standard_id;
    let pack = standards::pack(database, version).await?;
    let facts = cooperatives::facts(database, cooperative, today).await?;
    let visit_on =
        audits::windows::next_visit(&audits::store::of_cooperative(database, cooperative).await?, today);
    let items = items(database, cooperative, standard, today).await?;
    let held = held(database, cooperative, today).await?;
    let applicable = applicable(&pack, &facts)?;
    let day = visit_on.unwrap_or(today);
    let ready = rules::readiness(&pack, &applicable, &items, &held, day);
    let own: Vec<Item> = items.iter().filter(|item| !item.inherited).cloned().collect();
    let uncrossed: Vec<Item> = items.iter().map(Item::uncrossed).collect();
    let criteria = ready
        .criteria
        .iter()
        .map(|(key, cover)| {
            let with = |items: &[Item]| {
                pack.criterion(key).map(|criterion| rules::cover(criterion, &pack, items, &held, day))
            };
            let without = Without { crosswalk: with(&uncrossed), consortium: with(&own) };
            Line { key: key.clone(), state: state(cover, &without, today) }
        })
        .collect();
    Ok(Coverage {
        standard,
        version,
        visit_on,
        covered: ready.covered,
        coverable: ready.coverable,
        criteria,
        held,
        pack,
    })
}

/// How a criterion would be covered without what others lend.
#[derive(Default)]
struct Without {
    crosswalk: Option<Cover>,
    consortium: Option<Cover>,
}

fn state(cover: &Cover, without: &Without, today: NaiveDate) -> State {
    let until = |fresh: &Fresh| match fresh {
        Fresh::Until(last) => Some(*last),
        Fresh::WithoutEnd => None,
    };
    match cover {
        Cover::SeenAtVisit => State::SeenAtVisit,
        Cover::Covered(fresh) if matches!(without.crosswalk, Some(Cover::Missing(_))) => {
            State::Crosswalk { until: until(fresh) }
        }
        Cover::Covered(fresh) if matches!(without.consortium, Some(Cover::Missing(_))) => {
            State::Inherited { until: until(fresh) }
        }
        Cover::Covered(fresh) => State::Current { until: until(fresh) },
        Cover::Missing(types) => match first_end(types, today) {
            Some(until) => State::EndsBeforeVisit { until },
            None => State::Missing { types: types.clone() },
        },
    }
}

/// Where all that is missing on the visit's day is still there today: when the first of it ends.
fn first_end(types: &[MissingType], today: NaiveDate) -> Option<NaiveDate> {
    let ends: Option<Vec<NaiveDate>> = types
        .iter()
        .map(|missing| match missing.why {
            Missing::Stale(last) if last >= today => Some(last),
            Missing::Stale(_) | Missing::NeverGiven | Missing::Returned => None,
        })
        .collect();
    ends?.into_iter().min()
}

/// The criteria that apply to a co-op with these facts, by key.
pub fn applicable(pack: &Pack, facts: &Facts) -> Result<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    for (_, criterion) in pack.criteria() {
        let condition = condition::parse(&criterion.applies_when)
            .map_err(|fault| Error::internal(format!("{}: {fault:?}", criterion.key)))?;
        let holds = condition
            .holds(facts)
            .map_err(|unstated| Error::internal(format!("{}: {unstated:?}", criterion.key)))?;
        if holds {
            keys.insert(criterion.key.clone());
        }
    }
    Ok(keys)
}

/// The co-op's evidence, and that of the consortia it belongs to.
pub async fn items(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    standard: StandardId,
    today: NaiveDate,
) -> Result<Vec<Item>> {
    let mut all = items_of(database, cooperative, standard, false).await?;
    for membership in cooperatives::store::consortia_of(database, cooperative, today).await? {
        all.extend(items_of(database, membership.consortium_id, standard, true).await?);
    }
    Ok(all)
}

async fn items_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    standard: StandardId,
    inherited: bool,
) -> Result<Vec<Item>> {
    let items = evidence::store::items(database, cooperative).await?;
    let ties = evidence::store::ties_of_cooperative(database, cooperative, standard).await?;
    let apart = evidence::store::scans::quarantined(database, cooperative).await?;
    let crossed = crossed(database, cooperative, standard, Reach::Proved).await?;
    let proving = items.iter().filter(|item| !apart.contains(&item.id));
    Ok(proving.map(|item| as_rules_see(item, &ties, &crossed, inherited)).collect())
}

/// How far the crosswalk is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// To what is proved by it.
    Proved,
    /// Also to what it suggests.
    Suggested,
}

/// Criteria of a standard that a co-op's items reach through the crosswalk, by item.
type Crossed = BTreeMap<EvidenceItemId, BTreeSet<String>>;

/// A few statements for each standard that lends to this one, whatever the co-op has.
async fn crossed(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    standard: StandardId,
    reach: Reach,
) -> Result<Crossed> {
    let lent = standards::crosswalk::lent(database, standard).await?;
    let mut found = Crossed::new();
    for other in lent.standards() {
        for tie in evidence::store::ties_of_cooperative(database, cooperative, other).await? {
            let there = Side { standard: other, key: tie.criterion_key };
            let suggested = lent.suggests.get(&there).filter(|_| reach == Reach::Suggested);
            let keys = lent.proves.get(&there).into_iter().chain(suggested).flatten().cloned();
            found.entry(tie.item_id).or_default().extend(keys);
        }
    }
    Ok(found)
}

/// How long an item counts for a criterion that it is tied to.
pub fn fresh_for(item: &evidence_item::Model, criterion: &crate::standards::pack::Criterion) -> Fresh {
    rules::fresh_until(&as_rules_see(item, &[], &Crossed::default(), false), criterion.refresh)
}

fn as_rules_see(
    item: &evidence_item::Model,
    ties: &[evidence_tie::Model],
    crossed: &Crossed,
    inherited: bool,
) -> Item {
    let tied = ties.iter().filter(|tie| tie.item_id == item.id).map(|tie| tie.criterion_key.clone());
    Item {
        id: item.id.to_string(),
        evidence_type: item.evidence_type.clone(),
        criteria: tied.collect(),
        crossed: crossed.get(&item.id).cloned().unwrap_or_default(),
        valid_until: item.valid_until,
        period_end: item.period_to,
        review: item.state,
        inherited,
    }
}

/// Types that the register of members and votes answers; the last of them only where the board is in it.
const FROM_VOTES: [&str; 3] = ["member_register_summary", "vote_share_calculation", "board_composition"];

/// Could Safon's own records answer this type for a co-op that keeps them here?
pub fn may_be_held(code: &str) -> bool {
    training::RECORDED_TYPES.contains(&code) || FROM_VOTES.contains(&code)
}

/// Who shows evidence of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// It is recorded here.
    Recorded,
    /// Safon works it out.
    System,
    /// The co-op may record it here, person by person, or upload it.
    Record,
    Upload,
    /// It is seen at the visit.
    Visit,
}

/// Who shows evidence of a type at a co-op whose records answer these.
pub fn shown_by(kind: &EvidenceType, held: &BTreeSet<String>) -> By {
    match (kind.uploadable, kind.provided_by) {
        _ if held.contains(&kind.code) => By::Recorded,
        (_, ProvidedBy::System) => By::System,
        (true, _) if training::RECORDED_TYPES.contains(&kind.code.as_str()) => By::Record,
        (true, _) => By::Upload,
        (false, ProvidedBy::Coop | ProvidedBy::Auditor) => By::Visit,
    }
}

/// Types of evidence that Safon's own records answer for a co-op: they are never asked for as a file.
pub async fn held(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    today: NaiveDate,
) -> Result<BTreeSet<String>> {
    let workforce = training::store::workforce(database, cooperative).await?;
    let mut held: BTreeSet<String> =
        training::answered_types(&workforce).into_iter().map(str::to_owned).collect();
    if let Some(votes) = cooperatives::latest_votes(database, cooperative, today).await? {
        let [members, votes_held, board] = FROM_VOTES.map(str::to_owned);
        held.extend([members, votes_held]);
        if votes.shares.iter().any(|share| share.board_seats > 0) {
            held.insert(board);
        }
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn missing(why: Missing) -> MissingType {
        MissingType { evidence_type: "accounts".into(), why }
    }

    #[test]
    fn what_ends_between_today_and_the_visit_is_not_missing_yet() {
        let today = day("2026-06-15");
        let soon = Cover::Missing(vec![missing(Missing::Stale(day("2026-06-20")))]);
        assert_eq!(
            state(&soon, &Without::default(), today),
            State::EndsBeforeVisit { until: day("2026-06-20") }
        );
        let gone =
            Cover::Missing(vec![missing(Missing::Stale(day("2026-06-20"))), missing(Missing::NeverGiven)]);
        assert!(matches!(state(&gone, &Without::default(), today), State::Missing { .. }));
        let over = Cover::Missing(vec![missing(Missing::Stale(day("2026-06-14")))]);
        assert!(matches!(state(&over, &Without::default(), today), State::Missing { .. }));
    }

    #[test]
    fn what_only_the_consortium_shows_is_inherited() {
        let today = day("2026-06-15");
        let (cover, alone) =
            (Cover::Covered(Fresh::WithoutEnd), Cover::Missing(vec![missing(Missing::NeverGiven)]));
        let without = |crosswalk: &Cover, consortium: &Cover| Without {
            crosswalk: Some(crosswalk.clone()),
            consortium: Some(consortium.clone()),
        };
        assert_eq!(state(&cover, &without(&cover, &alone), today), State::Inherited { until: None });
        assert_eq!(state(&cover, &without(&cover, &cover), today), State::Current { until: None });
        assert_eq!(state(&cover, &without(&alone, &cover), today), State::Crosswalk { until: None });
    }
}
