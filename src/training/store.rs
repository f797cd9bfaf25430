//! Queries of workers, their roles, training records and induction steps, and of imports.

pub mod certificates;
mod earlier;
mod imports;
mod own;
pub mod own_record;
mod records;
mod shown;
pub mod undo;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::access::organisation;
use entities::cooperatives::cooperative;
use entities::ids::{InductionStepId, OrganisationId, WorkerId};
use entities::training::{induction_step, training_record, worker, worker_role};
use scheduler::clock::{self, Timestamp};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

pub use earlier::{
    Earlier, Entry, earlier_of, entry, forget, keep_leave, put_spans, remove_leave, rewrite_roles, spans,
};
pub use imports::{
    Counts, import, import_to_settle, imports, insert_import, previews, remember, remembered, save_answers,
    settle_import,
};

pub use own::{end_requirement, end_same_requirement, insert_requirement, requirement, requirements};
pub use records::{
    each_record, insert_record, insert_records, record, records_of, remove_record, same_record, save_record,
};
pub use shown::{
    ELSEWHERE, Who, elsewhere, headcount, names, not_away, not_left, roles_held, sites, workforce_on,
};

use super::framework::{self, Serves};
use super::rules::{self, LongLeave, Person, Record};
use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Error, Result};
use crate::standards::pack::InductionFramework;

/// The people of a co-op with their roles, records and induction steps: all that figures and the matrix rest on.
#[derive(Clone, Debug, Default)]
pub struct Workforce {
    pub workers: Vec<worker::Model>,
    /// The posts and duties they hold now.
    pub roles: BTreeMap<WorkerId, BTreeSet<String>>,
    /// What was otherwise on earlier days.
    pub earlier: BTreeMap<WorkerId, Earlier>,
    pub records: Vec<training_record::Model>,
    pub steps: Vec<induction_step::Model>,
    /// Whom the co-op serves, which says which sections of the induction framework apply.
    pub serves: Serves,
}

impl Workforce {
    /// The people as the rules of training need them, as of a day.
    pub fn people(&self, as_of: NaiveDate) -> Vec<Person> {
        self.workers.iter().map(|worker| self.person(worker, as_of)).collect()
    }

    /// The posts and duties of a worker on a day.
    pub fn roles_on(&self, worker: WorkerId, day: NaiveDate) -> BTreeSet<String> {
        let none = BTreeSet::new();
        let now = self.roles.get(&worker).unwrap_or(&none);
        self.earlier.get(&worker).map_or_else(|| now.clone(), |earlier| earlier.posts_on(now, day))
    }

    /// One person as the rules need them.
    pub fn person(&self, worker: &worker::Model, as_of: NaiveDate) -> Person {
        let leave = worker.leave_from.map(|from| LongLeave {
            from,
            until: worker.leave_until,
            reason: worker.leave_reason.clone().unwrap_or_default(),
        });
        let earlier = self.earlier.get(&worker.id);
        Person {
            id: worker.id.to_string(),
            roles: self.roles_on(worker.id, as_of),
            posts: earlier
                .map(|earlier| earlier.spans(self.roles.get(&worker.id), as_of))
                .unwrap_or_default(),
            started_on: rules::started(worker.started_on, clock::today(worker.created_at), as_of),
            left_on: worker.left_on,
            working_alone_from: None,
            long_leave: earlier.into_iter().flat_map(Earlier::long_leaves).chain(leave).collect(),
        }
    }

    /// The records as the rules need them, and for whoever has every step of the framework that of its subject.
    pub fn done(&self, framework: Option<&InductionFramework>) -> Vec<Record> {
        let mut records = self.training();
        let Some(framework) = framework else { return records };
        let mut steps: BTreeMap<WorkerId, Vec<(&str, NaiveDate)>> = BTreeMap::new();
        for step in &self.steps {
            steps.entry(step.worker_id).or_default().push((&step.step, step.completed_on));
        }
        records.extend(steps.into_iter().filter_map(|(worker, steps)| {
            Some(Record {
                person: worker.to_string(),
                subject: framework.code.clone(),
                completed_on: Some(framework::completed_on(framework, self.serves, steps)?),
                stated_expiry: None,
                mode: None,
                competent_from: Some(NaiveDate::MIN),
            })
        }));
        records
    }

    /// The records as the rules need them.
    pub fn training(&self) -> Vec<Record> {
        self.records
            .iter()
            .map(|row| Record {
                person: row.worker_id.to_string(),
                subject: row.subject.clone(),
                completed_on: row.completed_on,
                stated_expiry: row.expires_on,
                mode: row.mode.as_deref().and_then(rules::mode),
                competent_from: rules::competent_from(row.mode.as_deref(), row.competence_observed_on),
            })
            .collect()
    }
}

/// As many values are asked for in one statement; the databases bind 32,766 at most.
pub const MOST_BOUND: usize = 10_000;

/// Everybody who works or worked for a co-op, by name, with all that is recorded of them.
pub async fn workforce(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<Workforce> {
    let people = people(database, cooperative).await?;
    let of_cooperative = || worker::Column::CooperativeId.eq(cooperative);
    let records = training_record::Entity::find()
        .inner_join(worker::Entity)
        .filter(of_cooperative())
        .order_by_desc(training_record::Column::CompletedOn)
        .all(database)
        .await?;
    let steps = induction_step::Entity::find()
        .inner_join(worker::Entity)
        .filter(of_cooperative())
        .order_by_asc(induction_step::Column::CompletedOn)
        .all(database)
        .await?;
    Ok(Workforce { records, steps, ..people })
}

/// Everybody who works or worked for a co-op, by name, with their posts and duties, without what they have done.
pub async fn people(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<Workforce> {
    let workers = worker::Entity::find()
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .order_by_asc(worker::Column::Name)
        .order_by_asc(worker::Column::Id)
        .all(database)
        .await?;
    let of_cooperative = || worker::Column::CooperativeId.eq(cooperative);
    let mut roles: BTreeMap<WorkerId, BTreeSet<String>> = BTreeMap::new();
    let held = worker_role::Entity::find().inner_join(worker::Entity).filter(of_cooperative());
    for row in held.all(database).await? {
        roles.entry(row.worker_id).or_default().insert(row.role);
    }
    let earlier = earlier_of(database, || Condition::all().add(of_cooperative())).await?;
    let serves = serves(database, cooperative).await?;
    Ok(Workforce { workers, roles, earlier, serves, ..Workforce::default() })
}

/// Whom a co-op serves.
async fn serves(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<Serves> {
    Ok(serves_of(database, Some(&[cooperative])).await?.remove(&cooperative).unwrap_or_default())
}

/// Whom co-ops serve, by co-op; of all of them, or of some only.
pub async fn serves_of(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
) -> Result<HashMap<OrganisationId, Serves>> {
    use cooperative::Column;
    let mut query = cooperative::Entity::find().select_only().columns([
        Column::Id,
        Column::ServesAdults,
        Column::ServesChildren,
    ]);
    if let Some(only) = only {
        query = query.filter(Column::Id.is_in(only.iter().copied()));
    }
    let rows: Vec<(OrganisationId, bool, bool)> = query.into_tuple().all(database).await?;
    Ok(rows.into_iter().map(|(id, adults, children)| (id, Serves { adults, children })).collect())
}

/// A worker within a scope.
pub async fn worker(database: &impl ConnectionTrait, id: WorkerId, scope: &Scope) -> Result<worker::Model> {
    worker::Entity::find_by_id(id)
        .filter(within(scope, worker::Column::CooperativeId))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// The same, held until the transaction ends, so that nobody else changes what hangs on it meanwhile.
pub async fn worker_to_change(
    tx: &impl ConnectionTrait,
    id: WorkerId,
    scope: &Scope,
) -> Result<worker::Model> {
    worker::Entity::find_by_id(id)
        .filter(within(scope, worker::Column::CooperativeId))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// Holds all people of a co-op, and that there are no others, until the transaction ends: an import and its undoing rest
/// on what they read of everybody. One who changes a person holds that person (`worker_to_change`).
pub async fn hold(tx: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<()> {
    organisation::Entity::find_by_id(cooperative).lock(LockType::NoKeyUpdate).one(tx).await?;
    let _: Vec<WorkerId> = worker::Entity::find()
        .select_only()
        .column(worker::Column::Id)
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .order_by_asc(worker::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(tx)
        .await?;
    Ok(())
}

/// One worker with all that is recorded of them.
pub async fn workforce_of(database: &impl ConnectionTrait, worker: worker::Model) -> Result<Workforce> {
    let id = worker.id;
    let held = worker_role::Entity::find().filter(worker_role::Column::WorkerId.eq(id)).all(database).await?;
    let records = training_record::Entity::find()
        .filter(training_record::Column::WorkerId.eq(id))
        .order_by_desc(training_record::Column::CompletedOn)
        .all(database)
        .await?;
    let steps = induction_step::Entity::find()
        .filter(induction_step::Column::WorkerId.eq(id))
        .order_by_asc(induction_step::Column::CompletedOn)
        .all(database)
        .await?;
    let roles = BTreeMap::from([(id, held.into_iter().map(|row| row.role).collect())]);
    let serves = serves(database, worker.cooperative_id).await?;
    let earlier = earlier_of(database, || Condition::all().add(worker::Column::Id.eq(id))).await?;
    Ok(Workforce { workers: vec![worker], roles, earlier, records, steps, serves })
}

/// Is a staff number used by somebody else of the co-op?
pub async fn number_taken(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    number: &str,
    but: Option<WorkerId>,
) -> Result<bool> {
    let found = worker::Entity::find()
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .filter(worker::Column::StaffNumber.eq(number))
        .one(database)
        .await?;
    Ok(found.is_some_and(|worker| Some(worker.id) != but))
}

/// Does somebody of this name work for the co-op, or will?
pub async fn name_here(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    name: &str,
    day: NaiveDate,
) -> Result<bool> {
    let found = worker::Entity::find()
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .filter(worker::Column::Name.eq(name))
        .filter(not_left(day));
    Ok(found.one(database).await?.is_some())
}

/// Adds a worker.
pub async fn insert_worker(tx: &impl ConnectionTrait, row: worker::Model) -> Result<WorkerId> {
    let id = row.id;
    worker::Entity::insert(worker::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(id)
}

/// Writes a worker's row anew.
pub async fn save_worker(tx: &impl ConnectionTrait, row: worker::Model) -> Result<()> {
    worker::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}

/// Notes an induction step; a step noted before is written anew.
pub async fn save_step(
    tx: &impl ConnectionTrait,
    worker: WorkerId,
    step: &str,
    completed_on: NaiveDate,
    signed_off_by: &str,
    now: Timestamp,
) -> Result<()> {
    induction_step::Entity::delete_many()
        .filter(induction_step::Column::WorkerId.eq(worker))
        .filter(induction_step::Column::Step.eq(step))
        .exec(tx)
        .await?;
    induction_step::ActiveModel {
        id: Set(InductionStepId::new(now)),
        worker_id: Set(worker),
        step: Set(step.to_owned()),
        completed_on: Set(completed_on),
        signed_off_by: Set(signed_off_by.to_owned()),
    }
    .insert(tx)
    .await?;
    Ok(())
}
