//! Lists of audits: which of them a person may know of, as questions to the database, so that a list costs what it shows.

use std::collections::HashMap;

use entities::access::Role;
use entities::audits::{AuditState, audit, team_member};
use entities::ids::{AccountId, AuditId, OrganisationId};
use entities::reports::report_withdrawal;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use crate::access::store::within;
use crate::access::{Actor, Deed, Scope, policy};
use crate::foundation::error::Result;

/// As what a person looks at lists of audits: [`crate::audits::rules::Reader`] before it is known which audit.
pub(in crate::audits) struct Readers {
    pub(in crate::audits) office: bool,
    pub(in crate::audits) regulator: bool,
    pub(in crate::audits) own: Vec<OrganisationId>,
    /// An auditor or moderator knows of the audits they are on the team for, and of the earlier ones of those co-ops.
    pub(in crate::audits) on_teams: Option<AccountId>,
}

impl Readers {
    pub(in crate::audits) fn of(actor: &Actor) -> Self {
        let office = [Role::StandardsOfficer, Role::DecisionMaker, Role::AppealDecider];
        let auditor = [Role::Auditor, Role::Moderator];
        Self {
            office: office.iter().any(|role| actor.is(*role)),
            regulator: actor.is(Role::Regulator),
            own: actor.grants.iter().map(|grant| grant.organisation).collect(),
            on_teams: auditor.iter().any(|role| actor.is(*role)).then_some(actor.account),
        }
    }
}

/// The audits in these states that a person may know of, by the date of the visit.
pub async fn list(
    database: &impl ConnectionTrait,
    actor: &Actor,
    states: &[AuditState],
) -> Result<Vec<audit::Model>> {
    let (scope, reader) = (policy::scope(actor, Deed::SeeAudit), Readers::of(actor));
    all(database, &Wanted { scope: &scope, reader: &reader, states }).await
}

/// A part of the audits in these states that a person may know of, the latest visit first; and how many there are.
pub async fn part(
    database: &impl ConnectionTrait,
    actor: &Actor,
    states: &[AuditState],
    (after, most): (u64, u64),
) -> Result<(Vec<audit::Model>, u64)> {
    let (scope, reader) = (policy::scope(actor, Deed::SeeAudit), Readers::of(actor));
    let wanted = Wanted { scope: &scope, reader: &reader, states };
    let total = count(database, &wanted).await?;
    let rows = if most == 0 { Vec::new() } else { some(database, &wanted, after, most).await? };
    Ok((rows, total))
}

/// Which audits a list is of.
pub(in crate::audits) struct Wanted<'a> {
    pub(in crate::audits) scope: &'a Scope,
    pub(in crate::audits) reader: &'a Readers,
    pub(in crate::audits) states: &'a [AuditState],
}

impl Wanted<'_> {
    fn query(&self) -> Select<audit::Entity> {
        audit::Entity::find()
            .filter(within(self.scope, audit::Column::CooperativeId))
            .filter(known_to(self.reader))
            .filter(audit::Column::State.is_in(self.states.iter().copied()))
    }
}

/// Audits that may be known of: [`crate::audits::rules::visible`], as a condition of the database.
fn known_to(reader: &Readers) -> Condition {
    if reader.office {
        return Condition::all();
    }
    let notified = || audit::Column::NotifiedOn.is_not_null();
    let mut any = Condition::any().add(audit::Column::CooperativeId.is_in(Vec::<OrganisationId>::new()));
    if reader.regulator {
        any = any.add(notified());
    }
    if !reader.own.is_empty() {
        any = any.add(
            Condition::all()
                .add(audit::Column::CooperativeId.is_in(reader.own.iter().copied()))
                .add(Condition::any().add(audit::Column::Announced.eq(true)).add(notified())),
        );
    }
    if let Some(account) = reader.on_teams {
        any = any.add(Expr::exists(of_team(account)));
    }
    any
}

/// Every audit of a list, by the date of the visit.
pub(in crate::audits) async fn all(
    database: &impl ConnectionTrait,
    wanted: &Wanted<'_>,
) -> Result<Vec<audit::Model>> {
    Ok(wanted
        .query()
        .order_by_asc(audit::Column::VisitOn)
        .order_by_asc(audit::Column::Reference)
        .all(database)
        .await?)
}

/// Those of a list whose report is accepted, and of which nobody said whether it is published.
pub(in crate::audits) async fn undecided(
    database: &impl ConnectionTrait,
    wanted: &Wanted<'_>,
) -> Result<Vec<audit::Model>> {
    // Of an issue that was withdrawn nothing is to be decided.
    let withdrawn = Query::select()
        .column(report_withdrawal::Column::Id)
        .from(report_withdrawal::Entity)
        .and_where(
            Expr::col((report_withdrawal::Entity, report_withdrawal::Column::AuditId))
                .equals((audit::Entity, audit::Column::Id)),
        )
        .and_where(
            Expr::col((report_withdrawal::Entity, report_withdrawal::Column::Issue))
                .equals((audit::Entity, audit::Column::Issue)),
        )
        .take();
    Ok(wanted
        .query()
        .filter(Expr::exists(withdrawn).not())
        .filter(audit::Column::AcceptedOn.is_not_null())
        .filter(audit::Column::Publication.is_null())
        .order_by_asc(audit::Column::VisitOn)
        .order_by_asc(audit::Column::Reference)
        .all(database)
        .await?)
}

/// How many audits a list has.
async fn count(database: &impl ConnectionTrait, wanted: &Wanted<'_>) -> Result<u64> {
    Ok(wanted.query().count(database).await?)
}

/// A part of a list, the latest visit first.
async fn some(
    database: &impl ConnectionTrait,
    wanted: &Wanted<'_>,
    after: u64,
    most: u64,
) -> Result<Vec<audit::Model>> {
    Ok(wanted
        .query()
        .order_by_desc(audit::Column::VisitOn)
        .order_by_desc(audit::Column::Reference)
        .offset(after)
        .limit(most)
        .all(database)
        .await?)
}

/// Audits of the same co-op, with as late a visit or a later one, on whose team a person is.
fn of_team(account: AccountId) -> SelectStatement {
    let assigned = Alias::new("assigned");
    let own = |column| Expr::col((audit::Entity, column));
    Query::select()
        .expr(Expr::val(1))
        .from_as(audit::Entity, assigned.clone())
        .inner_join(
            team_member::Entity,
            Expr::col((team_member::Entity, team_member::Column::AuditId))
                .equals((assigned.clone(), audit::Column::Id)),
        )
        .and_where(team_member::Column::AccountId.eq(account))
        .and_where(team_member::Column::DeclinedAt.is_null())
        .and_where(
            Expr::col((assigned.clone(), audit::Column::CooperativeId)).eq(own(audit::Column::CooperativeId)),
        )
        .and_where(Expr::col((assigned, audit::Column::VisitOn)).gte(own(audit::Column::VisitOn)))
        .to_owned()
}

/// The audits in these states on whose team a person is, with the part; the oldest visit first.
pub async fn of_member(
    database: &impl ConnectionTrait,
    account: AccountId,
    states: &[AuditState],
) -> Result<Vec<(audit::Model, team_member::Model)>> {
    let parts = team_member::Entity::find()
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::DeclinedAt.is_null())
        .all(database)
        .await?;
    let mut parts: HashMap<AuditId, team_member::Model> =
        parts.into_iter().map(|row| (row.audit_id, row)).collect();
    let audits = audit::Entity::find()
        .filter(audit::Column::Id.is_in(parts.keys().copied()))
        .filter(audit::Column::State.is_in(states.iter().copied()))
        .order_by_asc(audit::Column::VisitOn)
        .order_by_asc(audit::Column::Reference)
        .all(database)
        .await?;
    Ok(audits.into_iter().filter_map(|audit| parts.remove(&audit.id).map(|part| (audit, part))).collect())
}

/// Co-ops of the audits that a person is on and that are not over.
pub async fn cooperatives_of_member(
    database: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<OrganisationId>> {
    Ok(team_member::Entity::find()
        .select_only()
        .column(audit::Column::CooperativeId)
        .distinct()
        .inner_join(audit::Entity)
        .filter(team_member::Column::AccountId.eq(account))
        .filter(team_member::Column::DeclinedAt.is_null())
        .filter(audit::Column::State.is_not_in([AuditState::Closed, AuditState::Cancelled]))
        .into_tuple()
        .all(database)
        .await?)
}
