//! Evidence that goes stale: only an item after which a criterion it proves would stand bare.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use entities::evidence::{EvidenceState, evidence_item, evidence_tie};
use entities::ids::{EvidenceItemId, OrganisationId, StandardId};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait};

use super::{Ask, Deadline, Rule};
use crate::coverage::rules::{Fresh, Item, fresh_until};
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
}

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
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
        query = query.filter(evidence_item::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let rows: Vec<Row> = query.into_tuple().all(&*ask.app.database).await?;
    let worths: Vec<Worth> = rows.into_iter().filter_map(|row| worth(ask, row)).collect();
    let mut best: HashMap<(OrganisationId, &str, &str), Fresh> = HashMap::new();
    for worth in &worths {
        let key = (worth.cooperative, worth.kind.as_str(), worth.criterion.as_str());
        let kept = best.entry(key).or_insert(worth.fresh);
        *kept = (*kept).max(worth.fresh);
    }
    let mut found: HashMap<EvidenceItemId, Deadline> = HashMap::new();
    for worth in &worths {
        let last = best.get(&(worth.cooperative, worth.kind.as_str(), worth.criterion.as_str()));
        let Fresh::Until(due_on) = worth.fresh else { continue };
        if last != Some(&worth.fresh) || !ask.due.contains(&due_on) {
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

fn worth(ask: &Ask<'_>, row: Row) -> Option<Worth> {
    let (id, cooperative, kind, valid_until, period_end, submitted_at, standard, criterion) = row;
    let text = ask.texts.get(&cooperative).filter(|text| text.standard == standard)?;
    let refresh = text.pack.criterion(&criterion)?.refresh;
    let item = Item {
        id: String::new(),
        evidence_type: String::new(),
        criteria: BTreeSet::new(),
        valid_until,
        period_end,
        review: EvidenceState::Submitted,
        inherited: false,
    };
    let fresh = fresh_until(&item, refresh);
    Some(Worth { id, cooperative, kind, criterion, known_on: clock::today(submitted_at), fresh, refresh })
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
