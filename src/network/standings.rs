//! The network on one page: how every co-op stands, summed up from facts, and counts by area.
//!
//! Standings are a table that can be rebuilt at any time. They are brought up when somebody looks: the journal says which
//! co-ops were touched since they were last summed up, so the cost follows what changed, not how many co-ops there are.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entities::audits::audit;
use entities::cooperatives::{cooperative, cooperative_area};
use entities::findings::{ActionState, Grade, corrective_action, finding};
use entities::ids::{AreaTotalId, OrganisationId};
use entities::journal::journal_entry;
use entities::licences::LicenceState;
use entities::network::{area_total, standing};
use entities::operations::service_setting;
use scheduler::clock::{self, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::{audits, findings, licences};

const SUMMED_UP_TO: &str = "network-summed-up-to";
/// The area that stands for the whole network.
pub const ALL: &str = "all";

/// Brings standings and totals up to the present. Answers how many co-ops were summed up anew.
pub async fn bring_up(app: &App, now: Timestamp) -> Result<usize> {
    let today = clock::today(now);
    let (upto, as_of) = summed_up_to(&*app.database).await?;
    let latest = latest_sequence(&*app.database).await?;
    if as_of != Some(today) {
        return rebuild(app, latest, now).await;
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
    keep_up(app, &touched, upto, now).await
}

/// Sums up every co-op anew.
pub async fn rebuild_all(app: &App, now: Timestamp) -> Result<usize> {
    let latest = latest_sequence(&*app.database).await?;
    rebuild(app, latest, now).await
}

/// Sums up anew what was touched: the totals move by the difference, so that a change costs the same in a large network.
async fn keep_up(app: &App, touched: &[OrganisationId], seen: i64, now: Timestamp) -> Result<usize> {
    let today = clock::today(now);
    let tx = app.database.begin().await?;
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("select pg_advisory_xact_lock(5309)").await?;
    }
    if summed_up_to(&tx).await? != (seen, Some(today)) {
        // Somebody else was here meanwhile; a difference counts once only.
        return Ok(0);
    }
    let latest = latest_sequence(&tx).await?;
    let mut count = 0;
    for touched in touched.chunks(500) {
        let ids = || touched.iter().copied();
        let before =
            standing::Entity::find().filter(standing::Column::CooperativeId.is_in(ids())).all(&tx).await?;
        let after = sum_up(&tx, Some(touched), today).await?;
        let areas = areas(&tx, Some(touched)).await?;
        let mut change = Totals::new();
        tally(&mut change, &before, &areas, today, -1);
        tally(&mut change, &after, &areas, today, 1);
        standing::Entity::delete_many()
            .filter(standing::Column::CooperativeId.is_in(ids()))
            .exec(&tx)
            .await?;
        count += after.len();
        insert_standings(&tx, after).await?;
        move_totals(&tx, change, today, now).await?;
    }
    note(&tx, latest, today, now).await?;
    tx.commit().await?;
    Ok(count)
}

async fn insert_standings(tx: &impl ConnectionTrait, standings: Vec<standing::Model>) -> Result<()> {
    let rows: Vec<standing::ActiveModel> =
        standings.into_iter().map(IntoActiveModel::into_active_model).collect();
    for rows in rows.chunks(500) {
        standing::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Notes up to which change, and for which day, all is summed up.
async fn note(tx: &impl ConnectionTrait, upto: i64, today: NaiveDate, now: Timestamp) -> Result<()> {
    service_setting::Entity::delete_by_id(SUMMED_UP_TO.to_owned()).exec(tx).await?;
    service_setting::ActiveModel {
        key: Set(SUMMED_UP_TO.to_owned()),
        value: Set(format!("{upto} {today}")),
        set_at: Set(now),
    }
    .insert(tx)
    .await?;
    Ok(())
}

async fn rebuild(app: &App, upto: i64, now: Timestamp) -> Result<usize> {
    let today = clock::today(now);
    let standings = sum_up(&*app.database, None, today).await?;
    let tx = app.database.begin().await?;
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("select pg_advisory_xact_lock(5309)").await?;
    }
    let mut totals = Totals::new();
    tally(&mut totals, &standings, &areas(&tx, None).await?, today, 1);
    standing::Entity::delete_many().exec(&tx).await?;
    area_total::Entity::delete_many().exec(&tx).await?;
    let count = standings.len();
    insert_standings(&tx, standings).await?;
    insert_totals(&tx, totals, today, now).await?;
    note(&tx, upto, today, now).await?;
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
    for (cooperative, licence) in licences::store::current_of(database, only).await? {
        if let Some(standing) = found.get_mut(&cooperative) {
            standing.licence_state = Some(licence.state);
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
        let next = audits::windows::next_visit([&audit], today);
        standing.next_visit_on = standing.next_visit_on.into_iter().chain(next).min();
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
        let late = findings::rules::overdue_by_the_coop(&action, today);
        standing.late_actions += i32::from(late);
    }
    Ok(())
}

/// Counts by (area, measure).
type Totals = BTreeMap<(String, String), i32>;

/// The local authorities that co-ops work in.
async fn areas(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
) -> Result<HashMap<OrganisationId, Vec<String>>> {
    let mut query = cooperative_area::Entity::find();
    if let Some(only) = only {
        query = query.filter(cooperative_area::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let mut areas: HashMap<OrganisationId, Vec<String>> = HashMap::new();
    for row in query.all(database).await? {
        areas.entry(row.cooperative_id).or_default().push(row.local_authority);
    }
    Ok(areas)
}

/// Whether a co-op has a licence, or an application that nobody decided yet.
fn holds_or_seeks(standing: &standing::Model) -> bool {
    standing.licence_state.is_some_and(|state| !matches!(state, LicenceState::Refused | LicenceState::Ended))
}

/// Counts standings by local authority and for the whole network, so many times each.
fn tally(
    totals: &mut Totals,
    standings: &[standing::Model],
    areas: &HashMap<OrganisationId, Vec<String>>,
    today: NaiveDate,
    times: i32,
) {
    for standing in standings {
        let own = areas.get(&standing.cooperative_id).map(Vec::as_slice).unwrap_or_default();
        for area in own.iter().map(String::as_str).chain([ALL]) {
            let mut add = |measure: String, count: i32| {
                *totals.entry((area.to_owned(), measure)).or_default() += times * count;
            };
            add("coops".into(), 1);
            add("franchises".into(), i32::from(holds_or_seeks(standing)));
            add(format!("outcome:{}", standing.outcome.map_or("none".to_owned(), |o| o.to_string())), 1);
            add("open_findings".into(), standing.open_findings);
            add("open_criticals".into(), standing.open_criticals);
            add("late_actions".into(), standing.late_actions);
            let soon = standing.next_visit_on.is_some_and(|visit| (visit - today).num_days() <= 30);
            add("visits_30_days".into(), i32::from(soon));
        }
    }
    totals.retain(|_, count| *count != 0);
}

async fn insert_totals(
    tx: &impl ConnectionTrait,
    totals: Totals,
    today: NaiveDate,
    now: Timestamp,
) -> Result<()> {
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

/// Moves totals by what changed. What comes to nothing has no row, as after summing up anew.
async fn move_totals(
    tx: &impl ConnectionTrait,
    change: Totals,
    today: NaiveDate,
    now: Timestamp,
) -> Result<()> {
    let mut unknown = Totals::new();
    for ((area, measure), by) in change {
        let moved = area_total::Entity::update_many()
            .col_expr(area_total::Column::Count, Expr::col(area_total::Column::Count).add(by))
            .filter(area_total::Column::Area.eq(&area))
            .filter(area_total::Column::Measure.eq(&measure))
            .exec(tx)
            .await?;
        if moved.rows_affected == 0 {
            unknown.insert((area, measure), by);
        }
    }
    area_total::Entity::delete_many().filter(area_total::Column::Count.eq(0)).exec(tx).await?;
    insert_totals(tx, unknown, today, now).await
}

/// Totals by area: measure to count.
pub async fn totals(database: &impl ConnectionTrait) -> Result<BTreeMap<String, BTreeMap<String, i32>>> {
    let mut totals: BTreeMap<String, BTreeMap<String, i32>> = BTreeMap::new();
    for row in area_total::Entity::find().all(database).await? {
        totals.entry(row.area).or_default().insert(row.measure, row.count);
    }
    Ok(totals)
}

/// Totals of the co-ops in reach: measure to count. Whoever sees these one by one is told no more than that from day to day.
pub async fn totals_within(
    database: &impl ConnectionTrait,
    scope: &Scope,
    today: NaiveDate,
) -> Result<BTreeMap<String, i32>> {
    let reached = within(scope, standing::Column::CooperativeId);
    let standings = standing::Entity::find().filter(reached).all(database).await?;
    let mut totals = Totals::new();
    tally(&mut totals, &standings, &HashMap::new(), today, 1);
    Ok(totals.into_iter().map(|((_, measure), count)| (measure, count)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coop_without_a_licence_or_an_application_is_not_in_the_count_of_franchises() {
        let day = NaiveDate::default();
        let coop = |state| standing::Model {
            licence_state: state,
            ..nothing_known(OrganisationId(uuid::Uuid::nil()), day)
        };
        use LicenceState::{Applied, Conditional, Ended, Granted, Refused, Suspended};
        let states = [Applied, Granted, Conditional, Suspended, Refused, Ended].map(Some);
        let standings: Vec<_> = states.into_iter().chain([None]).map(coop).collect();
        let mut totals = Totals::new();
        tally(&mut totals, &standings, &HashMap::new(), day, 1);
        let count = |measure: &str| totals[&(ALL.to_owned(), measure.to_owned())];
        assert_eq!((count("coops"), count("franchises")), (7, 4));
    }
}
