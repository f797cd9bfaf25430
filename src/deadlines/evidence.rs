//! Evidence that goes stale: only an item after which a criterion that applies would stand bare. What Safon's own records
//! answer is never asked for as a file, and what the consortium has given need not be given again.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use entities::evidence::{EvidenceState, evidence_item, evidence_tie};
use entities::ids::{EvidenceItemId, OrganisationId, StandardId};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait};

use super::{Ask, Deadline, Rule};
use crate::cooperatives::{self, Flags};
use crate::coverage;
use crate::coverage::rules::{Fresh, Item, fresh_until};
use crate::evidence;
use crate::foundation::error::Result;
use crate::standards::pack::{Pack, Refresh};

type Row = (
    EvidenceItemId,
    OrganisationId,
    String,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Timestamp,
    StandardId,
    String,
);

/// An item and what it is worth for one criterion.
struct Worth {
    id: EvidenceItemId,
    cooperative: OrganisationId,
    kind: String,
    criterion: String,
    known_on: NaiveDate,
    fresh: Fresh,
    refresh: Refresh,
    /// May the consortium's evidence stand for it?
    inheritable: bool,
}

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    let database = &*ask.app.database;
    let mut consortia: HashMap<OrganisationId, Vec<OrganisationId>> = HashMap::new();
    for (member, consortium) in cooperatives::store::memberships(database, ask.only, ask.today).await? {
        consortia.entry(member).or_default().push(consortium);
    }
    let worths = worths(ask, &consortia).await?;
    let mut ids: Vec<OrganisationId> = worths.iter().map(|worth| worth.cooperative).collect();
    ids.sort();
    ids.dedup();
    let flags = cooperatives::flags(database, &ids, ask.today).await?;
    let (mut applicable, mut held) = (Applicable::default(), Held::default());
    let mut best: HashMap<(OrganisationId, &str, &str), Fresh> = HashMap::new();
    for worth in &worths {
        let key = (worth.cooperative, worth.kind.as_str(), worth.criterion.as_str());
        let kept = best.entry(key).or_insert(worth.fresh);
        *kept = (*kept).max(worth.fresh);
    }
    let mut found: HashMap<EvidenceItemId, Deadline> = HashMap::new();
    for worth in worths.iter().filter(|worth| asked(ask, worth.cooperative)) {
        let Fresh::Until(due_on) = worth.fresh else { continue };
        let own = std::iter::once(&worth.cooperative);
        let lenders = consortia.get(&worth.cooperative).filter(|_| worth.inheritable);
        let last = own
            .chain(lenders.into_iter().flatten())
            .filter_map(|holder| best.get(&(*holder, worth.kind.as_str(), worth.criterion.as_str())))
            .max();
        if last != Some(&worth.fresh) || !ask.due.contains(&due_on) {
            continue;
        }
        let Some(flags) = flags.get(&worth.cooperative) else { continue };
        if !applicable.to(ask, worth, flags)? {
            continue;
        }
        if held.answer(ask, worth).await? {
            continue;
        }
        let Some(deadline) = deadline(ask, worth, due_on) else { continue };
        let kept = found.entry(worth.id).or_insert_with(|| deadline.clone());
        if deadline.due_on < kept.due_on {
            *kept = deadline;
        }
    }
    Ok(found.into_values().collect())
}

/// Is it one of the co-ops that the question is about? (The evidence of their consortia is read beside theirs.)
fn asked(ask: &Ask<'_>, cooperative: OrganisationId) -> bool {
    ask.only.is_none_or(|only| only.contains(&cooperative))
}

/// The criteria that apply: thousands of co-ops share a few dozen combinations of facts.
#[derive(Default)]
struct Applicable(HashMap<(usize, Flags), BTreeSet<String>>);

impl Applicable {
    fn to(&mut self, ask: &Ask<'_>, worth: &Worth, flags: &Flags) -> Result<bool> {
        let Some(text) = ask.texts.get(&worth.cooperative) else { return Ok(false) };
        let criteria = match self.0.entry((Arc::as_ptr(&text.pack).addr(), *flags)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                place.insert(coverage::applicable(&text.pack, &cooperatives::stated(flags))?)
            }
        };
        Ok(criteria.contains(&worth.criterion))
    }
}

/// What the records of co-ops answer by themselves. Asked only of those whose evidence of such a type would be told of, which a
/// version that says so itself (`replaced_by_system`) never comes to.
#[derive(Default)]
struct Held(HashMap<OrganisationId, BTreeSet<String>>);

impl Held {
    async fn answer(&mut self, ask: &Ask<'_>, worth: &Worth) -> Result<bool> {
        if !coverage::may_be_held(&worth.kind) {
            return Ok(false);
        }
        let held = match self.0.entry(worth.cooperative) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                place.insert(coverage::held(&*ask.app.database, worth.cooperative, ask.today).await?)
            }
        };
        Ok(held.contains(&worth.kind))
    }
}

/// All dated evidence, with what it is worth for each criterion it is tied to.
async fn worths(
    ask: &Ask<'_>,
    consortia: &HashMap<OrganisationId, Vec<OrganisationId>>,
) -> Result<Vec<Worth>> {
    // Nothing is refreshed more seldom than every five years.
    let long_ago = ask.due.start().checked_sub_days(Days::new(5 * 366)).unwrap_or(NaiveDate::MIN);
    let dated = Condition::any()
        .add(evidence_item::Column::ValidUntil.gte(*ask.due.start()))
        .add(evidence_item::Column::PeriodTo.gte(long_ago));
    let mut query = evidence_tie::Entity::find()
        .select_only()
        .column(evidence_item::Column::Id)
        .columns([
            evidence_item::Column::CooperativeId,
            evidence_item::Column::EvidenceType,
            evidence_item::Column::ValidUntil,
            evidence_item::Column::PeriodTo,
            evidence_item::Column::SubmittedAt,
        ])
        .columns([evidence_tie::Column::StandardId, evidence_tie::Column::CriterionKey])
        .join(JoinType::InnerJoin, evidence_tie::Relation::EvidenceItem.def())
        .filter(evidence_item::Column::State.ne(EvidenceState::Returned))
        .filter(dated);
    if let Some(only) = ask.only {
        let holders = only.iter().chain(consortia.values().flatten()).copied();
        query = query.filter(evidence_item::Column::CooperativeId.is_in(holders));
    }
    let mut rows: Vec<Row> = query.into_tuple().all(&*ask.app.database).await?;
    // What a virus was found in proves nothing: that it ends concerns nobody, and it stands for nothing else that ends.
    let apart = evidence::store::scans::quarantined_anywhere(&*ask.app.database).await?;
    rows.retain(|(id, ..)| !apart.contains(id));
    Ok(rows.into_iter().filter_map(|row| worth(ask, row)).collect())
}

fn worth(ask: &Ask<'_>, row: Row) -> Option<Worth> {
    let (id, cooperative, kind, valid_until, period_end, submitted_at, standard, criterion) = row;
    // A consortium that is read beside its members is held to what they are: each standard has one version in force.
    let of_its_members = || ask.texts.values().find(|text| text.standard == standard);
    let text =
        ask.texts.get(&cooperative).or_else(of_its_members).filter(|text| text.standard == standard)?;
    if text.pack.evidence_type(&kind).is_some_and(|kind| kind.replaced_by_system) {
        return None;
    }
    let (refresh, inheritable) = text.pack.criterion(&criterion).map(|one| (one.refresh, one.inheritable))?;
    let item = Item {
        id: String::new(),
        evidence_type: String::new(),
        criteria: BTreeSet::new(),
        crossed: BTreeSet::new(),
        valid_until,
        period_end,
        review: EvidenceState::Submitted,
        inherited: false,
    };
    let fresh = fresh_until(&item, refresh);
    Some(Worth {
        id,
        cooperative,
        kind,
        criterion,
        known_on: clock::today(submitted_at),
        fresh,
        refresh,
        inheritable,
    })
}

fn deadline(ask: &Ask<'_>, worth: &Worth, due_on: NaiveDate) -> Option<Deadline> {
    let pack: &Arc<Pack> = &ask.texts.get(&worth.cooperative)?.pack;
    let name = pack.evidence_type(&worth.kind).map(|kind| &kind.name);
    let interval_days = match worth.refresh {
        Refresh::Every(period) => Some(period.nominal_days()),
        Refresh::OnChange | Refresh::PerWorker | Refresh::PerAudit | Refresh::Continuous => None,
    };
    Some(Deadline {
        rule: Rule::Evidence,
        subject_kind: "evidence",
        subject_id: worth.id.0,
        organisation: worth.cooperative,
        due_on,
        interval_days,
        opens_on: Some(worth.known_on),
        accounts: Vec::new(),
        name_en: name.map_or(worth.kind.as_str(), |name| &name.en).into(),
        name_cy: name.map_or(worth.kind.as_str(), |name| &name.cy).into(),
        people: 0,
        subject: worth.id.to_string().into(),
        pack: Some(Arc::clone(pack)),
    })
}
