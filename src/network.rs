//! The network on one page: how every co-op stands, summed up from facts, and counts by area.
//!
//! Standings are a table that can be rebuilt at any time. They are brought up when somebody looks: the journal says which
//! co-ops were touched since they were last summed up, so the cost follows what changed, not how many co-ops there are.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entities::audits::{AuditState, audit};
use entities::cooperatives::{cooperative, cooperative_area};
use entities::findings::{ActionState, Grade, corrective_action, finding};
use entities::ids::{AreaTotalId, OrganisationId};
use entities::journal::journal_entry;
use entities::licences::{LicenceState, licence};
use entities::network::{area_total, standing};
use entities::operations::service_setting;
use scheduler::clock::{self, Timestamp};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use crate::foundation::App;
use crate::foundation::error::Result;

const SUMMED_UP_TO: &str = "network-summed-up-to";
/// The area that stands for the whole network.
pub const ALL: &str = "all";

/// Brings standings and totals up to the present. Answers how many co-ops were summed up anew.
pub async fn bring_up(app: &App, now: Timestamp) -> Result<usize> {
    let today = clock::today(now);
    let (upto, as_of) = summed_up_to(&*app.database).await?;
    let latest = latest_sequence(&*app.database).await?;
    if as_of != Some(today) {
        return rebuild(app, None, latest, now).await;
    }
    if upto >= latest {
        return Ok(0);
    }
    let touched: Vec<OrganisationId> = journal_entry::Entity::find()
        .select_only()
        .column(journal_entry::Column::OrganisationId)
        .distinct()
        .filter(journal_entry::Column::Sequence.gt(upto))
        .filter(journal_entry::Column::OrganisationId.is_not_null())
        .into_tuple()
        .all(&*app.database)
        .await?;
    rebuild(app, Some(touched), latest, now).await
}

/// Sums up every co-op anew.
pub async fn rebuild_all(app: &App, now: Timestamp) -> Result<usize> {
    let latest = latest_sequence(&*app.database).await?;
    rebuild(app, None, latest, now).await
}

async fn rebuild(app: &App, only: Option<Vec<OrganisationId>>, upto: i64, now: Timestamp) -> Result<usize> {
    let today = clock::today(now);
    let standings = sum_up(&*app.database, only.as_deref(), today).await?;
    let tx = app.database.begin().await?;
    let ids: Vec<OrganisationId> = standings.iter().map(|s| s.cooperative_id).collect();
    match &only {
        None => {
            standing::Entity::delete_many().exec(&tx).await?;
        }
        Some(_) => {
            standing::Entity::delete_many()
                .filter(standing::Column::CooperativeId.is_in(ids))
                .exec(&tx)
                .await?;
        }
    }
    let count = standings.len();
    let rows: Vec<standing::ActiveModel> =
        standings.into_iter().map(IntoActiveModel::into_active_model).collect();
    for rows in rows.chunks(500) {
        standing::Entity::insert_many(rows.to_vec()).exec_without_returning(&tx).await?;
    }
    if count > 0 || only.is_none() {
        count_areas(&tx, today, now).await?;
    }
    service_setting::Entity::delete_by_id(SUMMED_UP_TO.to_owned()).exec(&tx).await?;
    service_setting::ActiveModel {
        key: Set(SUMMED_UP_TO.to_owned()),
        value: Set(format!("{upto} {today}")),
        set_at: Set(now),
    }
    .insert(&tx)
    .await?;
    tx.commit().await?;
    Ok(count)
}

async fn summed_up_to(database: &impl ConnectionTrait) -> Result<(i64, Option<NaiveDate>)> {
    let setting = service_setting::Entity::find_by_id(SUMMED_UP_TO.to_owned()).one(database).await?;
    let parts = setting.as_ref().and_then(|s| s.value.split_once(' '));
    Ok(parts.map_or((0, None), |(upto, day)| (upto.parse().unwrap_or(0), day.parse().ok())))
}

async fn latest_sequence(database: &impl ConnectionTrait) -> Result<i64> {
    let latest: Option<i64> = journal_entry::Entity::find()
        .select_only()
        .column(journal_entry::Column::Sequence)
        .order_by_desc(journal_entry::Column::Sequence)
        .into_tuple()
        .one(database)
        .await?;
    Ok(latest.unwrap_or(0))
}

/// How co-ops stand on a day, from facts: a handful of queries, however many co-ops.
async fn sum_up(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
    today: NaiveDate,
) -> Result<Vec<standing::Model>> {
    let mut query = cooperative::Entity::find().select_only().column(cooperative::Column::Id);
    if let Some(only) = only {
        query = query.filter(cooperative::Column::Id.is_in(only.iter().copied()));
    }
    let ids: Vec<OrganisationId> = query.into_tuple().all(database).await?;
    let mut found: HashMap<OrganisationId, standing::Model> =
        ids.iter().map(|id| (*id, nothing_known(*id, today))).collect();
    add_licences(database, only, &mut found).await?;
    add_audits(database, only, today, &mut found).await?;
    add_actions(database, only, today, &mut found).await?;
    Ok(found.into_values().collect())
}

fn nothing_known(cooperative_id: OrganisationId, as_of: NaiveDate) -> standing::Model {
    standing::Model {
        cooperative_id,
        licence_state: None,
        outcome: None,
        outcome_on: None,
        outcome_audit_id: None,
        published_outcome: None,
        published_on: None,
        published_audit_id: None,
        open_findings: 0,
        open_criticals: 0,
        late_actions: 0,
        next_visit_on: None,
        as_of,
    }
}

type Standings = HashMap<OrganisationId, standing::Model>;

async fn add_licences(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
    found: &mut Standings,
) -> Result<()> {
    let mut query = licence::Entity::find()
        .select_only()
        .columns([licence::Column::CooperativeId, licence::Column::State])
        .order_by_asc(licence::Column::AppliedOn);
    if let Some(only) = only {
        query = query.filter(licence::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let rows: Vec<(OrganisationId, LicenceState)> = query.into_tuple().all(database).await?;
    for (cooperative, state) in rows {
        if let Some(standing) = found.get_mut(&cooperative) {
            standing.licence_state = Some(state);
        }
    }
    Ok(())
}

async fn add_audits(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
    today: NaiveDate,
    found: &mut Standings,
) -> Result<()> {
    let mut query = audit::Entity::find().order_by_asc(audit::Column::VisitOn);
    if let Some(only) = only {
        query = query.filter(audit::Column::CooperativeId.is_in(only.iter().copied()));
    }
    for audit in query.all(database).await? {
        let Some(standing) = found.get_mut(&audit.cooperative_id) else { continue };
        if audit.finalised_on.is_some() && audit.outcome.is_some() {
            standing.outcome = audit.outcome;
            standing.outcome_on = audit.finalised_on;
            standing.outcome_audit_id = Some(audit.id);
        }
        if audit.published_on.is_some() && audit.outcome.is_some() {
            standing.published_outcome = audit.outcome;
            standing.published_on = audit.published_on;
            standing.published_audit_id = Some(audit.id);
        }
        let to_come =
            matches!(audit.state, AuditState::Planned | AuditState::Notified | AuditState::EvidenceWindow);
        let known = audit.announced || audit.notified_on.is_some();
        if to_come
            && known
            && audit.visit_on >= today
            && standing.next_visit_on.is_none_or(|next| audit.visit_on < next)
        {
            standing.next_visit_on = Some(audit.visit_on);
        }
    }
    Ok(())
}

async fn add_actions(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
    today: NaiveDate,
    found: &mut Standings,
) -> Result<()> {
    let mut query = corrective_action::Entity::find()
        .find_also_related(finding::Entity)
        .filter(corrective_action::Column::State.ne(ActionState::Verified));
    if let Some(only) = only {
        query = query.filter(corrective_action::Column::CooperativeId.is_in(only.iter().copied()));
    }
    for (action, finding) in query.all(database).await? {
        let Some(finding) = finding.filter(|f| f.withdrawn_at.is_none()) else { continue };
        let Some(standing) = found.get_mut(&action.cooperative_id) else { continue };
        standing.open_findings += 1;
        standing.open_criticals += i32::from(finding.grade == Some(Grade::Critical));
        let late = action.proof_submitted_on.is_none() && action.due_on.is_some_and(|due| due < today);
        standing.late_actions += i32::from(late);
    }
    Ok(())
}

/// Counts standings by local authority and for the whole network.
async fn count_areas(tx: &impl ConnectionTrait, today: NaiveDate, now: Timestamp) -> Result<()> {
    let standings = standing::Entity::find().all(tx).await?;
    let mut areas: HashMap<OrganisationId, Vec<String>> = HashMap::new();
    for row in cooperative_area::Entity::find().all(tx).await? {
        areas.entry(row.cooperative_id).or_default().push(row.local_authority);
    }
    let mut totals: BTreeMap<(String, String), i32> = BTreeMap::new();
    for standing in &standings {
        let own = areas.get(&standing.cooperative_id).cloned().unwrap_or_default();
        for area in own.iter().map(String::as_str).chain([ALL]) {
            let mut add =
                |measure: String, count: i32| *totals.entry((area.to_owned(), measure)).or_default() += count;
            add("coops".into(), 1);
            add(format!("outcome:{}", standing.outcome.map_or("none".to_owned(), |o| o.to_string())), 1);
            add("open_findings".into(), standing.open_findings);
            add("open_criticals".into(), standing.open_criticals);
            add("late_actions".into(), standing.late_actions);
            if standing.next_visit_on.is_some_and(|visit| (visit - today).num_days() <= 30) {
                add("visits_30_days".into(), 1);
            }
        }
    }
    area_total::Entity::delete_many().exec(tx).await?;
    let rows: Vec<area_total::ActiveModel> = totals
        .into_iter()
        .map(|((area, measure), count)| area_total::ActiveModel {
            id: Set(AreaTotalId::new(now)),
            area: Set(area),
            measure: Set(measure),
            count: Set(count),
            as_of: Set(today),
        })
        .collect();
    for rows in rows.chunks(500) {
        area_total::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Totals by area: measure to count.
pub async fn totals(database: &impl ConnectionTrait) -> Result<BTreeMap<String, BTreeMap<String, i32>>> {
    let mut totals: BTreeMap<String, BTreeMap<String, i32>> = BTreeMap::new();
    for row in area_total::Entity::find().all(database).await? {
        totals.entry(row.area).or_default().insert(row.measure, row.count);
    }
    Ok(totals)
}

/// The co-ops that most need somebody's attention: open criticals first, then late actions.
pub async fn attention(database: &impl ConnectionTrait, limit: u64) -> Result<Vec<standing::Model>> {
    Ok(standing::Entity::find()
        .order_by_desc(standing::Column::OpenCriticals)
        .order_by_desc(standing::Column::LateActions)
        .limit(limit)
        .all(database)
        .await?
        .into_iter()
        .filter(|s| s.open_criticals > 0 || s.late_actions > 0)
        .collect())
}

/// How one co-op stands.
pub async fn standing_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Option<standing::Model>> {
    Ok(standing::Entity::find_by_id(cooperative).one(database).await?)
}
