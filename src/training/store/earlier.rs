//! Queries of the posts and leaves that are over, and since when somebody holds a post.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::ids::{WorkerId, WorkerPastLeaveId, WorkerPastRoleId, WorkerRoleId};
use entities::training::{worker, worker_past_leave, worker_past_role, worker_role};
use scheduler::clock::Timestamp;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
};

use crate::foundation::error::{Error, Result};
use crate::training::rules::LongLeave;

/// What a worker's row does not say of earlier days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The first day of a post that is held now, where that was not the first day here.
    pub since: BTreeMap<String, NaiveDate>,
    /// Posts and duties that are over.
    pub posts: Vec<worker_past_role::Model>,
    /// Long leaves that are over.
    pub leaves: Vec<worker_past_leave::Model>,
}

impl Earlier {
    /// Of the posts that are held now and those that are over, the ones that were held on a day.
    pub fn posts_on(&self, now: &BTreeSet<String>, day: NaiveDate) -> BTreeSet<String> {
        let begun = |role: &&String| self.since.get(*role).is_none_or(|since| *since <= day);
        let then = |post: &&worker_past_role::Model| {
            post.since.is_none_or(|since| since <= day) && day <= post.until
        };
        let over = self.posts.iter().filter(then).map(|post| &post.role);
        now.iter().filter(begun).chain(over).cloned().collect()
    }

    /// The long leaves that are over, as the rules need them.
    pub fn long_leaves(&self) -> impl Iterator<Item = LongLeave> + '_ {
        self.leaves.iter().map(|leave| LongLeave {
            from: leave.from_on,
            until: Some(leave.until_on),
            reason: leave.reason.clone().unwrap_or_default(),
        })
    }
}

/// What is known of earlier days, by worker; of the workers that a condition chooses.
pub async fn earlier(
    database: &impl ConnectionTrait,
    whose: impl Fn() -> Condition,
) -> Result<BTreeMap<WorkerId, Earlier>> {
    let mut found: BTreeMap<WorkerId, Earlier> = BTreeMap::new();
    let posts = worker_past_role::Entity::find()
        .inner_join(worker::Entity)
        .filter(whose())
        .order_by_asc(worker_past_role::Column::Until);
    for post in posts.all(database).await? {
        found.entry(post.worker_id).or_default().posts.push(post);
    }
    let leaves = worker_past_leave::Entity::find()
        .inner_join(worker::Entity)
        .filter(whose())
        .order_by_asc(worker_past_leave::Column::FromOn);
    for leave in leaves.all(database).await? {
        found.entry(leave.worker_id).or_default().leaves.push(leave);
    }
    let begun = worker_role::Entity::find()
        .inner_join(worker::Entity)
        .filter(whose())
        .filter(worker_role::Column::Since.is_not_null());
    for role in begun.all(database).await? {
        if let Some(since) = role.since {
            found.entry(role.worker_id).or_default().since.insert(role.role, since);
        }
    }
    Ok(found)
}

/// Writes a worker's posts and duties anew. `from`: the first day of the change, so that what ends with it stays for the days
/// before; empty: what was written before was wrong.
pub async fn rewrite_roles(
    tx: &impl ConnectionTrait,
    worker: WorkerId,
    roles: &BTreeSet<String>,
    from: Option<NaiveDate>,
    now: Timestamp,
) -> Result<()> {
    let held = worker_role::Entity::find().filter(worker_role::Column::WorkerId.eq(worker)).all(tx).await?;
    for gone in held.iter().filter(|held| !roles.contains(&held.role)) {
        let until = from.and_then(|from| from.pred_opt());
        if let Some(until) = until.filter(|until| gone.since.is_none_or(|since| since <= *until)) {
            let past = worker_past_role::ActiveModel {
                id: Set(WorkerPastRoleId::new(now)),
                worker_id: Set(worker),
                role: Set(gone.role.clone()),
                since: Set(gone.since),
                until: Set(until),
            };
            use worker_past_role::Column;
            let once =
                OnConflict::columns([Column::WorkerId, Column::Role, Column::Until]).do_nothing().to_owned();
            worker_past_role::Entity::insert(past).on_conflict(once).exec_without_returning(tx).await?;
        }
        worker_role::Entity::delete_by_id(gone.id).exec(tx).await?;
    }
    for role in roles.iter().filter(|role| !held.iter().any(|held| held.role == **role)) {
        worker_role::ActiveModel {
            id: Set(WorkerRoleId::new(now)),
            worker_id: Set(worker),
            role: Set(role.clone()),
            since: Set(from),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// Keeps a leave that is over, once.
pub async fn keep_leave(
    tx: &impl ConnectionTrait,
    worker: WorkerId,
    (from, until): (NaiveDate, NaiveDate),
    reason: Option<String>,
    now: Timestamp,
) -> Result<()> {
    let past = worker_past_leave::ActiveModel {
        id: Set(WorkerPastLeaveId::new(now)),
        worker_id: Set(worker),
        from_on: Set(from),
        until_on: Set(until),
        reason: Set(reason),
    };
    use worker_past_leave::Column;
    let once = OnConflict::columns([Column::WorkerId, Column::FromOn]).do_nothing().to_owned();
    worker_past_leave::Entity::insert(past).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes out what is kept of earlier days of a worker: a post or leave that is over, by its id; the first day of a post that
/// is held, by the code of the post.
pub async fn remove(tx: &impl ConnectionTrait, worker: WorkerId, entry: &str) -> Result<()> {
    let Ok(id) = entry.parse::<Uuid>() else {
        let held = worker_role::Entity::update_many()
            .col_expr(worker_role::Column::Since, Expr::value(None::<NaiveDate>))
            .filter(worker_role::Column::WorkerId.eq(worker))
            .filter(worker_role::Column::Role.eq(entry))
            .filter(worker_role::Column::Since.is_not_null())
            .exec(tx)
            .await?;
        return if held.rows_affected == 0 { Err(Error::NotFound) } else { Ok(()) };
    };
    let posts = worker_past_role::Entity::delete_by_id(WorkerPastRoleId(id))
        .filter(worker_past_role::Column::WorkerId.eq(worker))
        .exec(tx)
        .await?;
    let leaves = worker_past_leave::Entity::delete_by_id(WorkerPastLeaveId(id))
        .filter(worker_past_leave::Column::WorkerId.eq(worker))
        .exec(tx)
        .await?;
    if posts.rows_affected + leaves.rows_affected == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Lets go of what is kept of earlier days of workers who are taken out with all that was entered of them.
pub async fn forget(tx: &impl ConnectionTrait, workers: &[WorkerId]) -> Result<()> {
    let posts = worker_past_role::Column::WorkerId.is_in(workers.iter().copied());
    worker_past_role::Entity::delete_many().filter(posts).exec(tx).await?;
    let leaves = worker_past_leave::Column::WorkerId.is_in(workers.iter().copied());
    worker_past_leave::Entity::delete_many().filter(leaves).exec(tx).await?;
    Ok(())
}
