//! What a page of the matrix rests on: the people who are shown, in the subjects that are shown, as of a day, and no more.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::ids::{OrganisationId, WorkerId};
use entities::training::{
    induction_step, training_record, worker, worker_past_leave, worker_past_role, worker_role,
};
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::Workforce;
use crate::foundation::error::Result;

/// Who is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// A post or duty they hold.
    pub role: Option<String>,
    /// Where they work; an empty text: where nobody entered it.
    pub site: Option<String>,
}

/// Those who work at a co-op on a day, by name, with their records of these subjects up to that day, and where it is asked
/// for, the steps of their induction.
pub async fn workforce_on(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    who: &Who,
    subjects: &[&str],
    induction: bool,
    day: NaiveDate,
) -> Result<Workforce> {
    let here = || at_work(cooperative, day).add(chosen(who, day));
    let workers = worker::Entity::find()
        .filter(here())
        .order_by_asc(worker::Column::Name)
        .order_by_asc(worker::Column::Id)
        .all(database)
        .await?;
    let mut roles: BTreeMap<WorkerId, BTreeSet<String>> = BTreeMap::new();
    let held = worker_role::Entity::find().inner_join(worker::Entity).filter(here());
    for row in held.all(database).await? {
        roles.entry(row.worker_id).or_default().insert(row.role);
    }
    let by_then = Condition::any()
        .add(training_record::Column::CompletedOn.is_null())
        .add(training_record::Column::CompletedOn.lte(day));
    let records = training_record::Entity::find()
        .inner_join(worker::Entity)
        .filter(here())
        .filter(training_record::Column::Subject.is_in(subjects.iter().copied()))
        .filter(by_then)
        .order_by_desc(training_record::Column::CompletedOn)
        .order_by_asc(training_record::Column::Id)
        .all(database)
        .await?;
    let steps = induction_step::Entity::find()
        .inner_join(worker::Entity)
        .filter(here())
        .filter(induction_step::Column::CompletedOn.lte(day));
    let steps = if induction { steps.all(database).await? } else { Vec::new() };
    let serves = super::serves(database, cooperative).await?;
    let earlier = super::earlier_of(database, here).await?;
    Ok(Workforce { workers, roles, earlier, records, steps, serves })
}

fn at_work(cooperative: OrganisationId, day: NaiveDate) -> Condition {
    use worker::Column;
    Condition::all()
        .add(Column::CooperativeId.eq(cooperative))
        .add(Condition::any().add(Column::StartedOn.is_null()).add(Column::StartedOn.lte(day)))
        .add(not_left(day))
}

/// Who has not left by a day; the last day is a day of work. In SQL what `rules::Person::at_work` says.
pub fn not_left(day: NaiveDate) -> Condition {
    Condition::any().add(worker::Column::LeftOn.is_null()).add(worker::Column::LeftOn.gte(day))
}

/// Who is not on a long leave that has a reason. In SQL what `rules::cell` says.
pub fn not_away(day: NaiveDate) -> Condition {
    use worker::Column;
    let away = Condition::all()
        .add(Column::LeaveFrom.lte(day))
        .add(Condition::any().add(Column::LeaveUntil.is_null()).add(Column::LeaveUntil.gte(day)))
        .add(Column::LeaveReason.is_not_null())
        .add(Column::LeaveReason.ne(""));
    use worker_past_leave as other;
    let others = Query::select()
        .column(other::Column::WorkerId)
        .from(other::Entity)
        .and_where(other::Column::FromOn.lte(day))
        .and_where(other::Column::UntilOn.gte(day))
        .and_where(other::Column::Reason.is_not_null())
        .and_where(other::Column::Reason.ne(""))
        .to_owned();
    let here =
        Condition::any().add(Column::LeaveFrom.is_null()).add(Column::LeaveReason.is_null()).add(away.not());
    Condition::all().add(here).add(Column::Id.not_in_subquery(others))
}

fn chosen(who: &Who, day: NaiveDate) -> Condition {
    let mut chosen = Condition::all();
    if let Some(role) = &who.role {
        let holders = Query::select()
            .column(worker_role::Column::WorkerId)
            .from(worker_role::Entity)
            .and_where(worker_role::Column::Role.eq(role))
            .cond_where(begun_by(worker_role::Column::Since, day))
            .to_owned();
        let held = Query::select()
            .column(worker_past_role::Column::WorkerId)
            .from(worker_past_role::Entity)
            .and_where(worker_past_role::Column::Role.eq(role))
            .and_where(worker_past_role::Column::Until.gte(day))
            .cond_where(begun_by(worker_past_role::Column::Since, day))
            .to_owned();
        let either = Condition::any()
            .add(worker::Column::Id.in_subquery(holders))
            .add(worker::Column::Id.in_subquery(held));
        chosen = chosen.add(either);
    }
    match who.site.as_deref() {
        None => chosen,
        Some("") => chosen.add(worker::Column::Site.is_null()),
        Some(site) => chosen.add(worker::Column::Site.eq(site)),
    }
}

fn begun_by(since: impl ColumnTrait, day: NaiveDate) -> Condition {
    Condition::any().add(since.is_null()).add(since.lte(day))
}

/// The names of all whom a co-op has ever entered, by id.
pub async fn names(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<BTreeMap<String, String>> {
    let names: Vec<(WorkerId, String)> = worker::Entity::find()
        .select_only()
        .columns([worker::Column::Id, worker::Column::Name])
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .into_tuple()
        .all(database)
        .await?;
    Ok(names.into_iter().map(|(id, name)| (id.to_string(), name)).collect())
}

/// How many people a co-op has ever entered.
pub async fn headcount(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<u64> {
    Ok(worker::Entity::find().filter(worker::Column::CooperativeId.eq(cooperative)).count(database).await?)
}

/// The places where a co-op's people work, each once.
pub async fn sites(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<Vec<String>> {
    let sites: Vec<Option<String>> = worker::Entity::find()
        .select_only()
        .column(worker::Column::Site)
        .distinct()
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .filter(worker::Column::Site.is_not_null())
        .order_by_asc(worker::Column::Site)
        .into_tuple()
        .all(database)
        .await?;
    Ok(sites.into_iter().flatten().collect())
}

/// The posts and duties that people of a co-op hold or held.
pub async fn roles_held(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<BTreeSet<String>> {
    let here = || worker::Column::CooperativeId.eq(cooperative);
    let now = worker_role::Entity::find().select_only().column(worker_role::Column::Role).distinct();
    let now: Vec<String> = now.inner_join(worker::Entity).filter(here()).into_tuple().all(database).await?;
    let past =
        worker_past_role::Entity::find().select_only().column(worker_past_role::Column::Role).distinct();
    let past: Vec<String> = past.inner_join(worker::Entity).filter(here()).into_tuple().all(database).await?;
    Ok(now.into_iter().chain(past).collect())
}

/// As many of those who do not work at a co-op on a day are listed at most.
pub const ELSEWHERE: u64 = 50;

/// Those who do not work at a co-op on a day: who leave last and start first, first.
pub async fn elsewhere(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    day: NaiveDate,
) -> Result<(Vec<worker::Model>, Vec<worker::Model>)> {
    use worker::Column;
    let of = || worker::Entity::find().filter(Column::CooperativeId.eq(cooperative));
    let left = of().filter(Column::LeftOn.lt(day)).order_by_desc(Column::LeftOn).order_by_asc(Column::Name);
    let coming =
        of().filter(Column::StartedOn.gt(day)).order_by_asc(Column::StartedOn).order_by_asc(Column::Name);
    Ok((left.limit(ELSEWHERE).all(database).await?, coming.limit(ELSEWHERE).all(database).await?))
}
