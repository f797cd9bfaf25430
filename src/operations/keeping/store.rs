//! Queries of keeping: legal holds; erasures and what the clocks depend on are beside.

pub mod clocks;
pub mod erasures;
pub mod words;

use entities::cooperatives::cooperative;
use entities::evidence::legal_hold;
use entities::ids::{AccountId, EvidenceItemId, LegalHoldId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};

use super::rules::Move;
use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Error, Result};

/// Holds that stand at co-ops within a scope, the oldest first.
pub async fn holds(database: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<legal_hold::Model>> {
    Ok(legal_hold::Entity::find()
        .filter(within(scope, legal_hold::Column::CooperativeId))
        .filter(legal_hold::Column::LiftedAt.is_null())
        .order_by_asc(legal_hold::Column::PlacedAt)
        .all(database)
        .await?)
}

/// One hold within a scope, which nobody else moves before the transaction ends.
pub async fn hold_to_change(
    tx: &impl ConnectionTrait,
    id: LegalHoldId,
    scope: &Scope,
) -> Result<legal_hold::Model> {
    legal_hold::Entity::find_by_id(id)
        .filter(within(scope, legal_hold::Column::CooperativeId))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or(Error::NotFound)
}

/// All evidence of a co-op: on PostgreSQL nobody else erases of it or holds the whole before the transaction ends. What others
/// add meanwhile does not wait.
pub async fn whole_to_change(tx: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<()> {
    let row = cooperative::Entity::find_by_id(cooperative).lock(LockType::NoKeyUpdate).one(tx).await?;
    row.map(|_| ()).ok_or(Error::NotFound)
}

/// Every hold there was on an item, or on all that its co-op has, the latest first.
pub async fn holds_on(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    item: EvidenceItemId,
) -> Result<Vec<legal_hold::Model>> {
    let on =
        Condition::any().add(legal_hold::Column::ItemId.eq(item)).add(legal_hold::Column::ItemId.is_null());
    Ok(legal_hold::Entity::find()
        .filter(legal_hold::Column::CooperativeId.eq(cooperative))
        .filter(on)
        .order_by_desc(legal_hold::Column::PlacedAt)
        .all(database)
        .await?)
}

/// Places a hold.
pub async fn place_hold(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    item: Option<EvidenceItemId>,
    reason: &str,
    by: AccountId,
    now: Timestamp,
) -> Result<LegalHoldId> {
    let id = LegalHoldId::new(now);
    let row = legal_hold::Model {
        id,
        cooperative_id: cooperative,
        item_id: item,
        reason: reason.to_owned(),
        placed_by: by,
        placed_at: now,
        confirmed_by: None,
        confirmed_at: None,
        lift_reason: None,
        lift_asked_by: None,
        lift_asked_at: None,
        lifted_by: None,
        lifted_at: None,
    };
    legal_hold::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(id)
}

/// Writes a move of a hold.
pub async fn move_hold(
    tx: &impl ConnectionTrait,
    hold: legal_hold::Model,
    made: &Move,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let mut row = hold.into_active_model();
    match made {
        Move::Confirm => {
            row.confirmed_by = Set(Some(by));
            row.confirmed_at = Set(Some(now));
        }
        Move::AskLift(reason) => {
            row.lift_reason = Set(Some(reason.clone()));
            row.lift_asked_by = Set(Some(by));
            row.lift_asked_at = Set(Some(now));
        }
        Move::Lift => {
            row.lifted_by = Set(Some(by));
            row.lifted_at = Set(Some(now));
        }
        Move::Keep => {
            row.lift_reason = Set(None);
            row.lift_asked_by = Set(None);
            row.lift_asked_at = Set(None);
        }
    }
    row.update(tx).await?;
    Ok(())
}

/// Does a hold stand on this item?
pub async fn is_held(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    item: EvidenceItemId,
) -> Result<bool> {
    Ok(holds_on(database, cooperative, item).await?.iter().any(|hold| super::rules::standing(hold).holds()))
}
