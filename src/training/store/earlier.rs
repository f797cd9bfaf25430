//! Queries of the posts and leaves that are over, and since when somebody holds a post.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::ids::{WorkerId, WorkerPastLeaveId, WorkerPastRoleId, WorkerRoleId};
use entities::training::{worker, worker_past_leave, worker_past_role, worker_role};
use scheduler::clock::{self, Timestamp};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
};

use serde::Serialize;

use crate::foundation::error::{Error, Result};
use crate::training::posts::{self, Span};
use crate::training::rules::LongLeave;

/// What a worker's row does not say of earlier days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The first day of a post that is held now, where that was not the first day here.
    pub since: BTreeMap<String, NaiveDate>,
    /// The day on which that was entered.
    pub entered_on: BTreeMap<String, NaiveDate>,
    /// Posts and duties that are over.
    pub posts: Vec<worker_past_role::Model>,
    /// Long leaves that are over.
    pub leaves: Vec<worker_past_leave::Model>,
}

/// One thing that is kept of earlier days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    Post(Span),
    Leave { from: NaiveDate, until: NaiveDate },
}

impl Earlier {
    /// When it was entered that one of these posts is held since a day.
    pub fn known_on(&self, posts: &[String], since: NaiveDate) -> Option<NaiveDate> {
        let since_then = posts.iter().filter(|post| self.since.get(*post) == Some(&since));
        since_then.filter_map(|post| self.entered_on.get(post)).max().copied()
    }

    /// Are there days of posts that were entered by hand?
    pub fn is_dated(&self) -> bool {
        !self.since.is_empty() || !self.posts.is_empty()
    }

    /// Of the posts that are held now and those that are over, the ones that were held on a day.
    pub fn posts_on(&self, now: &BTreeSet<String>, day: NaiveDate) -> BTreeSet<String> {
        let begun = |role: &&String| self.since.get(*role).is_none_or(|since| *since <= day);
        let then = |post: &&worker_past_role::Model| {
            post.since.is_none_or(|since| since <= day) && day <= post.until
        };
        let over = self.posts.iter().filter(then).map(|post| &post.role);
        now.iter().filter(begun).chain(over).cloned().collect()
    }

    /// The posts and duties with their days, as of a day; `now`: those that are held. None where none has a day.
    pub fn spans(&self, now: Option<&BTreeSet<String>>, day: NaiveDate) -> Vec<Span> {
        if !self.is_dated() {
            return Vec::new();
        }
        let since = |role: &String| self.since.get(role).copied();
        let held = now.into_iter().flatten();
        let held = held.map(|role| Span { role: role.clone(), since: since(role), until: None });
        let over = self.posts.iter().map(|post| Span {
            role: post.role.clone(),
            since: post.since,
            until: Some(post.until),
        });
        posts::as_of(held.chain(over), day)
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
pub async fn earlier_of(
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
        let earlier = found.entry(role.worker_id).or_default();
        earlier.entered_on.extend(made_on(role.id).map(|on| (role.role.clone(), on)));
        earlier.since.extend(role.since.map(|since| (role.role, since)));
    }
    Ok(found)
}

/// The day on which a row was made, as its id says.
fn made_on(id: WorkerRoleId) -> Option<NaiveDate> {
    let (seconds, _) = id.0.get_timestamp()?.to_unix();
    Timestamp::from_timestamp(i64::try_from(seconds).ok()?, 0).map(clock::today)
}

/// The posts and duties of a worker with their days.
pub async fn spans(database: &impl ConnectionTrait, worker: WorkerId) -> Result<Vec<Span>> {
    let held = worker_role::Entity::find().filter(worker_role::Column::WorkerId.eq(worker));
    let over = worker_past_role::Entity::find().filter(worker_past_role::Column::WorkerId.eq(worker));
    let held = held.all(database).await?.into_iter().map(|row| (row.role, row.since, None));
    let over = over.all(database).await?.into_iter().map(|row| (row.role, row.since, Some(row.until)));
    Ok(held.chain(over).map(|(role, since, until)| Span { role, since, until }).collect())
}

/// Writes the posts and duties of a worker: only what differs from before.
pub async fn put_spans(
    tx: &impl ConnectionTrait,
    worker: WorkerId,
    before: &[Span],
    after: &BTreeSet<Span>,
    now: Timestamp,
) -> Result<()> {
    for gone in before.iter().filter(|span| !after.contains(span)) {
        match gone.until {
            Some(until) => {
                use worker_past_role::Column;
                let row = worker_past_role::Entity::delete_many().filter(Column::WorkerId.eq(worker));
                row.filter(Column::Role.eq(&gone.role)).filter(Column::Until.eq(until)).exec(tx).await?;
            }
            None => {
                use worker_role::Column;
                let row = worker_role::Entity::delete_many().filter(Column::WorkerId.eq(worker));
                row.filter(Column::Role.eq(&gone.role)).exec(tx).await?;
            }
        }
    }
    for new in after.iter().filter(|span| !before.contains(span)) {
        let (worker_id, role, since) = (Set(worker), Set(new.role.clone()), Set(new.since));
        match new.until {
            Some(until) => {
                let id = Set(WorkerPastRoleId::new(now));
                let row = worker_past_role::ActiveModel { id, worker_id, role, since, until: Set(until) };
                row.insert(tx).await?;
            }
            None => {
                let id = Set(WorkerRoleId::new(now));
                worker_role::ActiveModel { id, worker_id, role, since }.insert(tx).await?;
            }
        }
    }
    Ok(())
}

/// Puts other posts and duties in place of those that are held, which were wrong.
pub async fn rewrite_roles(
    tx: &impl ConnectionTrait,
    worker: WorkerId,
    roles: &BTreeSet<String>,
    now: Timestamp,
) -> Result<()> {
    let before = spans(tx, worker).await?;
    put_spans(tx, worker, &before, &posts::changed(&before, roles, None, None), now).await
}

/// Keeps a leave that is over, in place of one that was kept of the same first day.
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
    let once = OnConflict::columns([Column::WorkerId, Column::FromOn])
        .update_columns([Column::UntilOn, Column::Reason])
        .to_owned();
    worker_past_leave::Entity::insert(past).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}

/// What is kept of earlier days of a worker, by the name of its entry: a post or leave that is over by its id, the first day of
/// a post that is held by the code of the post.
pub async fn entry(database: &impl ConnectionTrait, worker: WorkerId, entry: &str) -> Result<Entry> {
    let Ok(id) = entry.parse::<Uuid>() else {
        let held = worker_role::Entity::find()
            .filter(worker_role::Column::WorkerId.eq(worker))
            .filter(worker_role::Column::Role.eq(entry))
            .filter(worker_role::Column::Since.is_not_null())
            .one(database)
            .await?
            .ok_or(Error::NotFound)?;
        return Ok(Entry::Post(Span { role: held.role, since: held.since, until: None }));
    };
    let of_them = worker_past_role::Column::WorkerId.eq(worker);
    if let Some(post) =
        worker_past_role::Entity::find_by_id(WorkerPastRoleId(id)).filter(of_them).one(database).await?
    {
        return Ok(Entry::Post(Span { role: post.role, since: post.since, until: Some(post.until) }));
    }
    let of_them = worker_past_leave::Column::WorkerId.eq(worker);
    let leave =
        worker_past_leave::Entity::find_by_id(WorkerPastLeaveId(id)).filter(of_them).one(database).await?;
    let leave = leave.ok_or(Error::NotFound)?;
    Ok(Entry::Leave { from: leave.from_on, until: leave.until_on })
}

/// Takes out a leave that is over.
pub async fn remove_leave(tx: &impl ConnectionTrait, worker: WorkerId, from: NaiveDate) -> Result<()> {
    worker_past_leave::Entity::delete_many()
        .filter(worker_past_leave::Column::WorkerId.eq(worker))
        .filter(worker_past_leave::Column::FromOn.eq(from))
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets go of what is kept of earlier days of workers who are taken out with all that was entered of them.
pub async fn forget(tx: &impl ConnectionTrait, workers: &[WorkerId]) -> Result<()> {
    let posts = worker_past_role::Column::WorkerId.is_in(workers.iter().copied());
    worker_past_role::Entity::delete_many().filter(posts).exec(tx).await?;
    let leaves = worker_past_leave::Column::WorkerId.is_in(workers.iter().copied());
    worker_past_leave::Entity::delete_many().filter(leaves).exec(tx).await?;
    Ok(())
}
