//! Queries of keeping: holds, wishes to erase, tombstones, and what the clocks depend on.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::audits::{AuditState, assessment, audit, citation};
use entities::evidence::{
    ErasureGrounds, blob, erasure, evidence_file, evidence_item, evidence_tie, file_scan, legal_hold,
};
use entities::findings::{ActionState, corrective_action};
use entities::ids::{AccountId, ErasureId, EvidenceItemId, LegalHoldId, OrganisationId};
use entities::reports::report;
use entities::training::worker;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Set,
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

/// One hold within a scope.
pub async fn hold(
    database: &impl ConnectionTrait,
    id: LegalHoldId,
    scope: &Scope,
) -> Result<legal_hold::Model> {
    legal_hold::Entity::find_by_id(id)
        .filter(within(scope, legal_hold::Column::CooperativeId))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
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

/// The wishes that an item be erased and its tombstone, the latest first.
pub async fn erasures_of(
    database: &impl ConnectionTrait,
    item: EvidenceItemId,
) -> Result<Vec<erasure::Model>> {
    Ok(erasure::Entity::find()
        .filter(erasure::Column::ItemId.eq(item))
        .order_by_desc(erasure::Column::AskedAt)
        .all(database)
        .await?)
}

/// Wishes that wait for a decision, the oldest first, with their items, at co-ops within a scope.
pub async fn wishes(
    database: &impl ConnectionTrait,
    scope: &Scope,
) -> Result<Vec<(erasure::Model, evidence_item::Model)>> {
    let open = erasure::Entity::find()
        .filter(erasure::Column::ErasedAt.is_null())
        .filter(erasure::Column::RefusedAt.is_null())
        .order_by_asc(erasure::Column::AskedAt)
        .all(database)
        .await?;
    with_items(database, open, scope).await
}

/// The latest tombstones at co-ops within a scope, with what is left of their items.
pub async fn tombstones(
    database: &impl ConnectionTrait,
    scope: &Scope,
    limit: u64,
) -> Result<Vec<(erasure::Model, evidence_item::Model)>> {
    let erased = erasure::Entity::find()
        .filter(erasure::Column::ErasedAt.is_not_null())
        .order_by_desc(erasure::Column::ErasedAt)
        .limit(limit)
        .all(database)
        .await?;
    with_items(database, erased, scope).await
}

async fn with_items(
    database: &impl ConnectionTrait,
    rows: Vec<erasure::Model>,
    scope: &Scope,
) -> Result<Vec<(erasure::Model, evidence_item::Model)>> {
    let items: HashMap<EvidenceItemId, evidence_item::Model> = evidence_item::Entity::find()
        .filter(evidence_item::Column::Id.is_in(rows.iter().map(|row| row.item_id)))
        .filter(within(scope, evidence_item::Column::CooperativeId))
        .all(database)
        .await?
        .into_iter()
        .map(|item| (item.id, item))
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((items.get(&row.item_id)?.clone(), row)))
        .map(|(i, r)| (r, i))
        .collect())
}

/// The wish of an item that waits for a decision.
pub async fn wish(database: &impl ConnectionTrait, item: EvidenceItemId) -> Result<Option<erasure::Model>> {
    Ok(erasure::Entity::find()
        .filter(erasure::Column::ItemId.eq(item))
        .filter(erasure::Column::ErasedAt.is_null())
        .filter(erasure::Column::RefusedAt.is_null())
        .one(database)
        .await?)
}

/// Was the item erased?
pub async fn is_erased(database: &impl ConnectionTrait, item: EvidenceItemId) -> Result<bool> {
    let tombs = erasure::Entity::find()
        .filter(erasure::Column::ItemId.eq(item))
        .filter(erasure::Column::ErasedAt.is_not_null())
        .count(database)
        .await?;
    Ok(tombs > 0)
}

/// Writes a wish that an item be erased.
pub async fn insert_wish(
    tx: &impl ConnectionTrait,
    item: EvidenceItemId,
    reason: &str,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let row = erasure::Model {
        id: ErasureId::new(now),
        item_id: item,
        grounds: ErasureGrounds::Request,
        reason: Some(reason.to_owned()),
        asked_by: Some(by),
        asked_at: now,
        decided_by: None,
        refusal: None,
        refused_at: None,
        erased_at: None,
        files: 0,
    };
    erasure::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes that a wish was refused.
pub async fn refuse(
    tx: &impl ConnectionTrait,
    wish: erasure::Model,
    why: &str,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let mut row = wish.into_active_model();
    row.decided_by = Set(Some(by));
    row.refusal = Set(Some(why.to_owned()));
    row.refused_at = Set(Some(now));
    row.update(tx).await?;
    Ok(())
}

/// Takes back a wish that settled itself.
pub async fn forget_wish(tx: &impl ConnectionTrait, wish: erasure::Model) -> Result<()> {
    erasure::Entity::delete_by_id(wish.id).exec(tx).await?;
    Ok(())
}

/// Takes everything an item says out of the tables and leaves a tombstone. Answers the digests of files that nothing else
/// speaks of any more: their bytes go once the transaction is kept.
pub async fn erase(
    tx: &impl ConnectionTrait,
    item: evidence_item::Model,
    wish: Option<erasure::Model>,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<String>> {
    let id = item.id;
    let digests: Vec<String> = evidence_file::Entity::find()
        .select_only()
        .column(evidence_file::Column::Sha256)
        .filter(evidence_file::Column::ItemId.eq(id))
        .into_tuple()
        .all(tx)
        .await?;
    let files = i32::try_from(digests.len()).map_err(Error::internal)?;
    evidence_file::Entity::delete_many().filter(evidence_file::Column::ItemId.eq(id)).exec(tx).await?;
    evidence_tie::Entity::delete_many().filter(evidence_tie::Column::ItemId.eq(id)).exec(tx).await?;
    let mut alone = Vec::new();
    for sha256 in digests.into_iter().collect::<BTreeSet<_>>() {
        let elsewhere =
            evidence_file::Entity::find().filter(evidence_file::Column::Sha256.eq(&sha256)).count(tx).await?
                + report::Entity::find().filter(report::Column::Sha256.eq(&sha256)).count(tx).await?;
        if elsewhere == 0 {
            file_scan::Entity::delete_by_id(&sha256).exec(tx).await?;
            blob::Entity::delete_by_id(&sha256).exec(tx).await?;
            alone.push(sha256);
        }
    }
    let (revision, returned) = (item.revision + 1, item.return_reason.is_some());
    let mut row = item.into_active_model();
    row.title = Set(String::new());
    row.return_reason = Set(returned.then(String::new));
    row.period_from = Set(None);
    row.period_to = Set(None);
    row.valid_until = Set(None);
    row.idempotency_key = Set(None);
    row.revision = Set(revision);
    row.update(tx).await?;
    // What was asked and refused earlier may have named somebody.
    erasure::Entity::update_many()
        .col_expr(erasure::Column::Reason, Expr::value(Option::<String>::None))
        .filter(erasure::Column::ItemId.eq(id))
        .exec(tx)
        .await?;
    erasure::Entity::update_many()
        .col_expr(erasure::Column::Refusal, Expr::value(""))
        .filter(erasure::Column::ItemId.eq(id))
        .filter(erasure::Column::RefusedAt.is_not_null())
        .exec(tx)
        .await?;
    match wish {
        Some(wish) => {
            let mut row = wish.into_active_model();
            row.reason = Set(None);
            row.decided_by = Set(by);
            row.erased_at = Set(Some(now));
            row.files = Set(files);
            row.update(tx).await?;
        }
        None => {
            let row = erasure::Model {
                id: ErasureId::new(now),
                item_id: id,
                grounds: ErasureGrounds::Retention,
                reason: None,
                asked_by: None,
                asked_at: now,
                decided_by: None,
                refusal: None,
                refused_at: None,
                erased_at: Some(now),
                files,
            };
            erasure::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        }
    }
    Ok(alone)
}

/// Items that are not erased at co-ops within a scope, the oldest first; `before`: handed in before then.
pub async fn items_before(
    database: &impl ConnectionTrait,
    before: Option<Timestamp>,
    scope: &Scope,
) -> Result<Vec<evidence_item::Model>> {
    // An item without a title is a tombstone: none is handed in without one.
    let mut query = evidence_item::Entity::find()
        .filter(evidence_item::Column::Title.ne(""))
        .filter(within(scope, evidence_item::Column::CooperativeId));
    if let Some(before) = before {
        query = query.filter(evidence_item::Column::SubmittedAt.lt(before));
    }
    Ok(query.order_by_asc(evidence_item::Column::SubmittedAt).all(database).await?)
}

/// These items, by id.
pub async fn items(
    database: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = EvidenceItemId>,
) -> Result<HashMap<EvidenceItemId, evidence_item::Model>> {
    let rows =
        evidence_item::Entity::find().filter(evidence_item::Column::Id.is_in(ids)).all(database).await?;
    Ok(rows.into_iter().map(|item| (item.id, item)).collect())
}

/// For each of these items, the audits that cite it or whose action it is to prove: the day each was closed, empty while it
/// goes on.
pub async fn audits_citing(
    database: &impl ConnectionTrait,
    items: &[EvidenceItemId],
) -> Result<HashMap<EvidenceItemId, Vec<Option<NaiveDate>>>> {
    let mut found: HashMap<EvidenceItemId, Vec<Option<NaiveDate>>> = HashMap::new();
    let cited: Vec<(EvidenceItemId, AuditState, Option<NaiveDate>, NaiveDate)> = citation::Entity::find()
        .select_only()
        .column(citation::Column::ItemId)
        .columns([audit::Column::State, audit::Column::ClosedOn, audit::Column::VisitOn])
        .join(JoinType::InnerJoin, citation::Relation::Assessment.def())
        .join(JoinType::InnerJoin, assessment::Relation::Audit.def())
        .filter(citation::Column::ItemId.is_in(items.iter().copied()))
        .into_tuple()
        .all(database)
        .await?;
    for (item, state, closed_on, visit_on) in cited {
        let is_over = matches!(state, AuditState::Closed | AuditState::Cancelled);
        let over = is_over.then(|| closed_on.unwrap_or(visit_on));
        found.entry(item).or_default().push(over);
    }
    let proofs: Vec<(Option<EvidenceItemId>, ActionState, Option<NaiveDate>)> =
        corrective_action::Entity::find()
            .select_only()
            .columns([
                corrective_action::Column::ProofItemId,
                corrective_action::Column::State,
                corrective_action::Column::VerifiedOn,
            ])
            .filter(corrective_action::Column::ProofItemId.is_in(items.iter().copied()))
            .into_tuple()
            .all(database)
            .await?;
    for (item, state, verified_on) in proofs {
        let over = if state == ActionState::Verified { verified_on } else { None };
        found.entry(item.ok_or(Error::NotFound)?).or_default().push(over);
    }
    Ok(found)
}

/// Who worked at these co-ops: co-op, start, end.
pub async fn employments(
    database: &impl ConnectionTrait,
    cooperatives: impl IntoIterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Vec<(Option<NaiveDate>, Option<NaiveDate>)>>> {
    let rows: Vec<(OrganisationId, Option<NaiveDate>, Option<NaiveDate>)> = worker::Entity::find()
        .select_only()
        .columns([worker::Column::CooperativeId, worker::Column::StartedOn, worker::Column::LeftOn])
        .filter(worker::Column::CooperativeId.is_in(cooperatives))
        .into_tuple()
        .all(database)
        .await?;
    let mut found: HashMap<OrganisationId, Vec<_>> = HashMap::new();
    for (cooperative, from, until) in rows {
        found.entry(cooperative).or_default().push((from, until));
    }
    Ok(found)
}

/// The days on which items of a type came to a co-op, in order.
pub async fn arrivals(
    database: &impl ConnectionTrait,
    cooperatives: impl IntoIterator<Item = OrganisationId>,
) -> Result<HashMap<(OrganisationId, String), Vec<Timestamp>>> {
    let rows: Vec<(OrganisationId, String, Timestamp)> = evidence_item::Entity::find()
        .select_only()
        .columns([
            evidence_item::Column::CooperativeId,
            evidence_item::Column::EvidenceType,
            evidence_item::Column::SubmittedAt,
        ])
        .filter(evidence_item::Column::CooperativeId.is_in(cooperatives))
        .filter(evidence_item::Column::State.ne(entities::evidence::EvidenceState::Returned))
        .filter(evidence_item::Column::Title.ne(""))
        .order_by_asc(evidence_item::Column::SubmittedAt)
        .into_tuple()
        .all(database)
        .await?;
    let mut found: HashMap<(OrganisationId, String), Vec<Timestamp>> = HashMap::new();
    for (cooperative, kind, at) in rows {
        found.entry((cooperative, kind)).or_default().push(at);
    }
    Ok(found)
}
