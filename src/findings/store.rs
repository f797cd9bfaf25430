//! Queries of findings and of what is done about them.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::audits::audit;
use entities::findings::{ActionMove, ActionState, FindingKind, action_event, corrective_action, finding};
use entities::ids::{AccountId, ActionEventId, AuditId, CorrectiveActionId, FindingId, OrganisationId};
use entities::standards::criterion;
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Set,
};

use crate::access::{Scope, store as access};
use crate::foundation::error::{Error, Result};

/// A finding with the criterion it is about and what is done about it.
#[derive(Clone, Debug)]
pub struct Found {
    pub finding: finding::Model,
    pub criterion: criterion::Model,
    /// Present for what is critical from the start, for other nonconformities from the final report on.
    pub action: Option<corrective_action::Model>,
}

impl Found {
    /// A nonconformity that stands and is not verified closed.
    pub fn open(&self) -> bool {
        self.finding.kind == FindingKind::Nonconformity
            && self.finding.withdrawn_at.is_none()
            && self.action.as_ref().is_none_or(|action| action.state != ActionState::Verified)
    }
}

/// A finding.
pub async fn find(database: &impl ConnectionTrait, id: FindingId) -> Result<finding::Model> {
    finding::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// The findings of an audit in the order they were raised, those that were withdrawn too.
pub async fn of_audit(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<Found>> {
    let query = finding::Entity::find().filter(finding::Column::AuditId.eq(audit));
    load(database, query).await
}

/// Every finding of a co-op, of all its audits.
pub async fn of_cooperative(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<Found>> {
    let query = finding::Entity::find().filter(finding::Column::CooperativeId.eq(cooperative));
    load(database, query).await
}

async fn load(
    database: &impl ConnectionTrait,
    query: sea_orm::Select<finding::Entity>,
) -> Result<Vec<Found>> {
    let rows = query
        .find_also_related(criterion::Entity)
        .order_by_asc(finding::Column::RaisedAt)
        .order_by_asc(finding::Column::Number)
        .all(database)
        .await?;
    let ids: Vec<FindingId> = rows.iter().map(|(finding, _)| finding.id).collect();
    let mut actions: HashMap<FindingId, corrective_action::Model> = corrective_action::Entity::find()
        .filter(corrective_action::Column::FindingId.is_in(ids))
        .all(database)
        .await?
        .into_iter()
        .map(|action| (action.finding_id, action))
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|(finding, criterion)| {
            let action = actions.remove(&finding.id);
            Some(Found { finding, criterion: criterion?, action })
        })
        .collect())
}

/// The next number of a finding in an audit.
pub async fn next_number(database: &impl ConnectionTrait, audit: AuditId) -> Result<i32> {
    let last = finding::Entity::find()
        .filter(finding::Column::AuditId.eq(audit))
        .order_by_desc(finding::Column::Number)
        .one(database)
        .await?;
    Ok(last.map_or(1, |finding| finding.number + 1))
}

/// An action with its finding.
pub async fn action(
    database: &impl ConnectionTrait,
    id: CorrectiveActionId,
) -> Result<(corrective_action::Model, Found)> {
    let action = corrective_action::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)?;
    let found = load(database, finding::Entity::find().filter(finding::Column::Id.eq(action.finding_id)))
        .await?
        .into_iter()
        .next()
        .ok_or(Error::NotFound)?;
    Ok((action, found))
}

/// The action of a finding, where one was opened.
pub async fn action_of(
    database: &impl ConnectionTrait,
    finding: FindingId,
) -> Result<Option<corrective_action::Model>> {
    Ok(corrective_action::Entity::find()
        .filter(corrective_action::Column::FindingId.eq(finding))
        .one(database)
        .await?)
}

/// Opens the action of a finding, with nothing done yet.
pub async fn open_action(
    tx: &impl ConnectionTrait,
    finding: &finding::Model,
    contain_due_on: Option<NaiveDate>,
    now: Timestamp,
) -> Result<corrective_action::Model> {
    let row = corrective_action::ActiveModel {
        id: Set(CorrectiveActionId::new(now)),
        finding_id: Set(finding.id),
        cooperative_id: Set(finding.cooperative_id),
        state: Set(ActionState::Open),
        cause: Set(None),
        plan: Set(None),
        owner_name: Set(None),
        owner_id: Set(None),
        proof: Set(None),
        proof_item_id: Set(None),
        contain_due_on: Set(contain_due_on),
        plan_due_on: Set(None),
        due_on: Set(None),
        verify_due_on: Set(None),
        contained_on: Set(None),
        plan_submitted_on: Set(None),
        plan_agreed_on: Set(None),
        proof_submitted_on: Set(None),
        verified_on: Set(None),
        verified_by: Set(None),
        revision: Set(1),
    };
    Ok(row.insert(tx).await?)
}

/// What stands to be done within a scope, the earliest due first; what was verified is left out.
pub async fn open_actions(database: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Found>> {
    let query = finding::Entity::find()
        .join_rev(JoinType::InnerJoin, corrective_action::Relation::Finding.def())
        .filter(access::within(scope, finding::Column::CooperativeId))
        .filter(finding::Column::WithdrawnAt.is_null())
        .filter(corrective_action::Column::State.ne(ActionState::Verified));
    load(database, query).await
}

/// The audit a finding belongs to.
pub async fn audit_of(database: &impl ConnectionTrait, id: AuditId) -> Result<audit::Model> {
    audit::Entity::find_by_id(id).one(database).await?.ok_or(Error::NotFound)
}

/// What was done with an action, oldest first.
pub async fn events(
    database: &impl ConnectionTrait,
    action: CorrectiveActionId,
) -> Result<Vec<action_event::Model>> {
    Ok(action_event::Entity::find()
        .filter(action_event::Column::ActionId.eq(action))
        .order_by_asc(action_event::Column::MadeAt)
        .order_by_asc(action_event::Column::Id)
        .all(database)
        .await?)
}

/// Adds a step to the record of an action.
pub async fn add_event(
    tx: &impl ConnectionTrait,
    action: CorrectiveActionId,
    what: ActionMove,
    by: AccountId,
    words: &str,
    now: Timestamp,
) -> Result<()> {
    action_event::ActiveModel {
        id: Set(ActionEventId::new(now)),
        action_id: Set(action),
        what: Set(what),
        made_by: Set(by),
        made_at: Set(now),
        words: Set(words.to_owned()),
    }
    .insert(tx)
    .await?;
    Ok(())
}
