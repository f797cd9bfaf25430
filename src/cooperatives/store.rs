//! Queries of co-ops, votes, governance events and consortium memberships.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entities::access::{Language, OrganisationKind, organisation};
use entities::cooperatives::{
    consortium_membership, cooperative, cooperative_area, governance_event, vote_share, vote_snapshot,
};
use entities::ids::{CooperativeAreaId, OrganisationId, VoteShareId};
use entities::licences::{LicenceState, licence};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, SelectTwo, Set,
};

use super::{Cooperative, Filter, Listed, Page, Share, Votes};
use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::Result;

/// A co-op by its reference, if the scope reaches it.
pub async fn find(
    database: &impl ConnectionTrait,
    reference: &str,
    scope: &Scope,
) -> Result<Option<Cooperative>> {
    let found = with_organisation()
        .filter(organisation::Column::Reference.eq(reference))
        .filter(within(scope, cooperative::Column::Id))
        .one(database)
        .await?;
    match found {
        Some((record, Some(organisation))) => Ok(Some(with_areas(database, organisation, record).await?)),
        _ => Ok(None),
    }
}

fn with_organisation() -> SelectTwo<cooperative::Entity, organisation::Entity> {
    let link = cooperative::Entity::belongs_to(organisation::Entity)
        .from(cooperative::Column::Id)
        .to(organisation::Column::Id);
    cooperative::Entity::find()
        .join(sea_orm::JoinType::InnerJoin, link.into())
        .select_also(organisation::Entity)
}

/// A co-op by its id.
pub async fn by_id(database: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<Cooperative>> {
    let Some(record) = cooperative::Entity::find_by_id(id).one(database).await? else { return Ok(None) };
    let organisation = crate::access::store::organisation(database, id).await?;
    Ok(Some(with_areas(database, organisation, record).await?))
}

async fn with_areas(
    database: &impl ConnectionTrait,
    organisation: organisation::Model,
    record: cooperative::Model,
) -> Result<Cooperative> {
    let areas = areas_of(database, &[record.id]).await?.into_iter().map(|area| area.local_authority);
    Ok(Cooperative { organisation, record, areas: areas.collect() })
}

async fn areas_of(
    database: &impl ConnectionTrait,
    ids: &[OrganisationId],
) -> Result<Vec<cooperative_area::Model>> {
    Ok(cooperative_area::Entity::find()
        .filter(cooperative_area::Column::CooperativeId.is_in(ids.iter().copied()))
        .order_by_asc(cooperative_area::Column::LocalAuthority)
        .all(database)
        .await?)
}

/// Co-ops that a scope reaches and a filter lets through, by name.
pub async fn list(
    database: &impl ConnectionTrait,
    scope: &Scope,
    filter: &Filter,
    page: Page,
    language: Language,
) -> Result<Listed> {
    let mut query = with_organisation().filter(within(scope, cooperative::Column::Id));
    if let Some(kind) = filter.kind {
        query = query.filter(cooperative::Column::Kind.eq(kind));
    }
    if let Some(area) = &filter.area {
        let there = Query::select()
            .column(cooperative_area::Column::CooperativeId)
            .from(cooperative_area::Entity)
            .and_where(cooperative_area::Column::LocalAuthority.eq(area.as_str()))
            .to_owned();
        query = query.filter(cooperative::Column::Id.in_subquery(there));
    }
    if let Some(text) = &filter.text {
        query = query.filter(named(text));
    }
    let total = query.clone().count(database).await?;
    let by_name = match language {
        Language::En => Expr::col((organisation::Entity, organisation::Column::NameEn)),
        Language::Cy => Func::coalesce([
            Expr::col((organisation::Entity, organisation::Column::SortNameCy)),
            Expr::col((organisation::Entity, organisation::Column::NameCy)),
        ])
        .into(),
    };
    let rows = query
        .order_by(by_name, sea_orm::Order::Asc)
        .order_by_asc(organisation::Column::Reference)
        .offset(page.number.clamp(1, 1_000_000).saturating_sub(1) * page.size)
        .limit(page.size)
        .all(database)
        .await?;
    let ids: Vec<_> = rows.iter().map(|(record, _)| record.id).collect();
    let areas = areas_of(database, &ids).await?;
    let rows = rows
        .into_iter()
        .filter_map(|(record, organisation)| {
            let own = areas.iter().filter(|area| area.cooperative_id == record.id);
            let areas = own.map(|area| area.local_authority.clone()).collect();
            Some(Cooperative { organisation: organisation?, record, areas })
        })
        .collect();
    Ok(Listed { rows, total })
}

/// Names or reference that hold a text, whatever the case.
fn named(text: &str) -> Condition {
    let pattern = format!("%{}%", text.to_lowercase().replace(['%', '_', '\\'], " "));
    let holds =
        |column| Expr::expr(Func::lower(Expr::col((organisation::Entity, column)))).like(pattern.as_str());
    Condition::any()
        .add(holds(organisation::Column::NameEn))
        .add(holds(organisation::Column::NameCy))
        .add(holds(organisation::Column::Reference))
}

/// Every consortium, by name in English, to choose from.
pub async fn consortia(database: &impl ConnectionTrait) -> Result<Vec<organisation::Model>> {
    let all = Query::select()
        .column(cooperative::Column::Id)
        .from(cooperative::Entity)
        .and_where(cooperative::Column::IsConsortium.eq(true))
        .to_owned();
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Id.in_subquery(all))
        .order_by_asc(organisation::Column::NameEn)
        .all(database)
        .await?)
}

/// The highest reference of the form `COOP-0000` in use.
pub async fn last_reference(database: &impl ConnectionTrait) -> Result<Option<String>> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Kind.eq(OrganisationKind::Cooperative))
        .filter(organisation::Column::Reference.like("COOP-%"))
        .select_only()
        .column(organisation::Column::Reference)
        .order_by_desc(Expr::expr(Func::char_length(Expr::col(organisation::Column::Reference))))
        .order_by_desc(organisation::Column::Reference)
        .into_tuple()
        .one(database)
        .await?)
}

/// Adds the rows of a co-op.
pub async fn insert(tx: &impl ConnectionTrait, cooperative: &Cooperative, now: Timestamp) -> Result<()> {
    let organisation = organisation::ActiveModel::from(cooperative.organisation.clone());
    organisation::Entity::insert(organisation).exec_without_returning(tx).await?;
    let record = cooperative::ActiveModel::from(cooperative.record.clone());
    cooperative::Entity::insert(record).exec_without_returning(tx).await?;
    insert_areas(tx, cooperative, now).await
}

/// Writes the rows of a co-op anew.
pub async fn update(tx: &impl ConnectionTrait, cooperative: &Cooperative, now: Timestamp) -> Result<()> {
    let id = cooperative.organisation.id;
    cooperative.organisation.clone().into_active_model().reset_all().update(tx).await?;
    cooperative.record.clone().into_active_model().reset_all().update(tx).await?;
    cooperative_area::Entity::delete_many()
        .filter(cooperative_area::Column::CooperativeId.eq(id))
        .exec(tx)
        .await?;
    insert_areas(tx, cooperative, now).await
}

async fn insert_areas(tx: &impl ConnectionTrait, cooperative: &Cooperative, now: Timestamp) -> Result<()> {
    for area in &cooperative.areas {
        cooperative_area::ActiveModel {
            id: Set(CooperativeAreaId::new(now)),
            cooperative_id: Set(cooperative.organisation.id),
            local_authority: Set(area.clone()),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// Joins a co-op to a consortium.
pub async fn insert_membership(tx: &impl ConnectionTrait, row: consortium_membership::Model) -> Result<()> {
    let row = consortium_membership::ActiveModel::from(row);
    consortium_membership::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// How many co-ops there are.
pub async fn count(database: &impl ConnectionTrait) -> Result<u64> {
    Ok(cooperative::Entity::find().count(database).await?)
}

/// The consortia a co-op belongs to on a day.
pub async fn consortia_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    day: NaiveDate,
) -> Result<Vec<consortium_membership::Model>> {
    Ok(consortium_membership::Entity::find()
        .filter(consortium_membership::Column::CooperativeId.eq(cooperative))
        .filter(standing(day))
        .order_by_asc(consortium_membership::Column::JoinedOn)
        .all(database)
        .await?)
}

/// The members of a consortium on a day.
pub async fn members_of(
    database: &impl ConnectionTrait,
    consortium: OrganisationId,
    day: NaiveDate,
) -> Result<Vec<consortium_membership::Model>> {
    Ok(consortium_membership::Entity::find()
        .filter(consortium_membership::Column::ConsortiumId.eq(consortium))
        .filter(standing(day))
        .order_by_asc(consortium_membership::Column::JoinedOn)
        .all(database)
        .await?)
}

fn standing(day: NaiveDate) -> Condition {
    let not_left = Condition::any()
        .add(consortium_membership::Column::LeftOn.is_null())
        .add(consortium_membership::Column::LeftOn.gt(day));
    Condition::all().add(consortium_membership::Column::JoinedOn.lte(day)).add(not_left)
}

/// Which of some co-ops is designated user-led by its latest licence that was neither refused nor ended, by a day?
///
/// This is not the rule of which licence a co-op has (`licences::rules::current`, where a live one comes first): it asks how
/// the co-op is to be judged next. The readiness audit comes before the grant, so a designation counts from the application
/// on, also beside a live licence. And `audits`, which judges by it, stands left of `licences`.
pub async fn designated_user_led(
    database: &impl ConnectionTrait,
    cooperatives: &[OrganisationId],
    day: NaiveDate,
) -> Result<HashSet<OrganisationId>> {
    let mut latest: HashMap<OrganisationId, bool> = HashMap::new();
    for some in cooperatives.chunks(MANY) {
        let rows: Vec<(OrganisationId, bool)> = licence::Entity::find()
            .select_only()
            .columns([licence::Column::CooperativeId, licence::Column::UserLed])
            .filter(licence::Column::CooperativeId.is_in(some.iter().copied()))
            .filter(licence::Column::State.is_not_in([LicenceState::Refused, LicenceState::Ended]))
            .filter(licence::Column::AppliedOn.lte(day))
            .order_by_asc(licence::Column::AppliedOn)
            .order_by_asc(licence::Column::Id)
            .into_tuple()
            .all(database)
            .await?;
        latest.extend(rows);
    }
    Ok(latest.into_iter().filter(|(_, user_led)| *user_led).map(|(cooperative, _)| cooperative).collect())
}

/// Ids in one statement at most.
const MANY: usize = 5000;

/// The records of some co-ops.
pub async fn records(
    database: &impl ConnectionTrait,
    cooperatives: &[OrganisationId],
) -> Result<Vec<cooperative::Model>> {
    let mut found = Vec::new();
    for some in cooperatives.chunks(MANY) {
        let these = cooperative::Column::Id.is_in(some.iter().copied());
        found.extend(cooperative::Entity::find().filter(these).all(database).await?);
    }
    Ok(found)
}

/// Which of some co-ops (of all, where none are given) belongs to which consortium on a day.
pub async fn memberships(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
    day: NaiveDate,
) -> Result<Vec<(OrganisationId, OrganisationId)>> {
    let mut query = consortium_membership::Entity::find()
        .select_only()
        .columns([consortium_membership::Column::CooperativeId, consortium_membership::Column::ConsortiumId])
        .filter(standing(day));
    // Consortia are few: beyond a few thousand co-ops all memberships are the shorter list.
    if let Some(only) = only.filter(|only| only.len() <= MANY) {
        query = query.filter(consortium_membership::Column::CooperativeId.is_in(only.iter().copied()));
    }
    Ok(query.into_tuple().all(database).await?)
}

/// The latest snapshot of votes taken by a day.
pub async fn latest_votes(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    as_of: NaiveDate,
) -> Result<Option<Votes>> {
    let snapshot = vote_snapshot::Entity::find()
        .filter(vote_snapshot::Column::CooperativeId.eq(cooperative))
        .filter(vote_snapshot::Column::AsOf.lte(as_of))
        .order_by_desc(vote_snapshot::Column::AsOf)
        .one(database)
        .await?;
    match snapshot {
        Some(snapshot) => Ok(Some(with_shares(database, snapshot).await?)),
        None => Ok(None),
    }
}

/// The snapshot of votes of one day.
pub async fn votes_of_day(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    as_of: NaiveDate,
) -> Result<Option<Votes>> {
    Ok(latest_votes(database, cooperative, as_of).await?.filter(|votes| votes.snapshot.as_of == as_of))
}

async fn with_shares(database: &impl ConnectionTrait, snapshot: vote_snapshot::Model) -> Result<Votes> {
    let mut shares = vote_share::Entity::find()
        .filter(vote_share::Column::SnapshotId.eq(snapshot.id))
        .all(database)
        .await?;
    shares.sort_by_key(|share| share.class);
    Ok(Votes { snapshot, shares })
}

/// Adds a snapshot of votes.
pub async fn insert_snapshot(tx: &impl ConnectionTrait, row: vote_snapshot::Model) -> Result<()> {
    vote_snapshot::Entity::insert(vote_snapshot::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes the classes of a snapshot anew.
pub async fn rewrite_shares(
    tx: &impl ConnectionTrait,
    snapshot: &vote_snapshot::Model,
    shares: &[Share],
    now: Timestamp,
) -> Result<()> {
    vote_share::Entity::delete_many().filter(vote_share::Column::SnapshotId.eq(snapshot.id)).exec(tx).await?;
    for share in shares {
        vote_share::ActiveModel {
            id: Set(VoteShareId::new(now)),
            snapshot_id: Set(snapshot.id),
            class: Set(share.class),
            members: Set(share.members),
            votes: Set(share.votes),
            board_seats: Set(share.board_seats),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// Dated facts of a co-op's democracy, the latest first.
pub async fn governance(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<governance_event::Model>> {
    Ok(governance_event::Entity::find()
        .filter(governance_event::Column::CooperativeId.eq(cooperative))
        .order_by_desc(governance_event::Column::HeldOn)
        .order_by_desc(governance_event::Column::Id)
        .limit(200)
        .all(database)
        .await?)
}

/// Adds a dated fact of a co-op's democracy.
pub async fn insert_governance(tx: &impl ConnectionTrait, row: governance_event::Model) -> Result<()> {
    let row = governance_event::ActiveModel::from(row);
    governance_event::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
