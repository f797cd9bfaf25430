//! Queries of the register. A page costs the same number of queries however many co-ops there are.

use std::collections::HashMap;

use entities::access::{Language, organisation};
use entities::audits::{Publication, audit};
use entities::cooperatives::{cooperative, cooperative_area};
use entities::ids::{AuditId, OrganisationId};
use entities::licences::LicenceState;
use entities::network::standing;
use entities::reports::report;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, Query as Select};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{Entry, Query, Wanted};
use crate::foundation::error::Result;
use crate::foundation::reference;
use crate::reports::code;

/// Licences under which a co-op stands in the register, whether or not anything was published yet.
const LICENSED: [LicenceState; 3] =
    [LicenceState::Granted, LicenceState::Conditional, LicenceState::Suspended];

fn of_organisation() -> sea_orm::RelationDef {
    standing::Entity::belongs_to(organisation::Entity)
        .from(standing::Column::CooperativeId)
        .to(organisation::Column::Id)
        .into()
}

fn in_register() -> Condition {
    Condition::any()
        .add(standing::Column::LicenceState.is_in(LICENSED))
        .add(standing::Column::PublishedAuditId.is_not_null())
}

fn fitting(query: &Query) -> Condition {
    let mut all = Condition::all().add(in_register());
    if let Some(places) = query.places() {
        all = all.add(standing::Column::CooperativeId.in_subquery(working_in(&places)));
    }
    match query.outcome {
        Some(Wanted::Is(outcome)) => all = all.add(standing::Column::PublishedOutcome.eq(outcome)),
        Some(Wanted::NotYet) => all = all.add(standing::Column::PublishedOutcome.is_null()),
        None => {}
    }
    if !query.text.is_empty() {
        all = all.add(named(&query.text));
    }
    all
}

fn working_in(places: &[&str]) -> sea_orm::sea_query::SelectStatement {
    Select::select()
        .column(cooperative_area::Column::CooperativeId)
        .from(cooperative_area::Entity)
        .and_where(cooperative_area::Column::LocalAuthority.is_in(places.iter().copied()))
        .to_owned()
}

/// Names or the reference hold the text, whatever the case, or the co-op works where a council of that name is.
fn named(text: &str) -> Condition {
    let wanted = text.to_lowercase();
    let like = |text: &str| {
        let text = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        LikeExpr::new(format!("%{text}%")).escape('\\')
    };
    // SQLite lowers only the letters of English: a word that begins with Ŵ is also looked for as a name would write it.
    let mut letters = wanted.chars();
    let as_name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let mut any = Condition::any();
    for column in
        [organisation::Column::NameEn, organisation::Column::NameCy, organisation::Column::Reference]
    {
        let column = || Expr::col((organisation::Entity, column));
        any = any.add(Expr::from(Func::lower(column())).like(like(&wanted)));
        any = any.add(column().like(like(text))).add(column().like(like(&as_name)));
    }
    let places: Vec<&str> = reference::get()
        .local_authorities
        .iter()
        .filter(|place| {
            place.name_en.to_lowercase().contains(&wanted) || place.name_cy.to_lowercase().contains(&wanted)
        })
        .map(|place| place.code.as_str())
        .collect();
    if !places.is_empty() {
        any = any.add(standing::Column::CooperativeId.in_subquery(working_in(&places)));
    }
    any
}

/// How many co-ops fit.
pub async fn count(database: &impl ConnectionTrait, query: &Query) -> Result<u64> {
    Ok(standing::Entity::find()
        .join(JoinType::InnerJoin, of_organisation())
        .filter(fitting(query))
        .count(database)
        .await?)
}

/// Co-ops that fit, by their names in a language: a page (its number from 1, and its size) or all.
pub async fn entries(
    database: &impl ConnectionTrait,
    query: &Query,
    language: Language,
    page: Option<(u64, u64)>,
) -> Result<Vec<Entry>> {
    let name = match language {
        Language::En => Expr::col((organisation::Entity, organisation::Column::NameEn)),
        Language::Cy => Expr::from(Func::coalesce([
            Expr::col((organisation::Entity, organisation::Column::SortNameCy)),
            Expr::col((organisation::Entity, organisation::Column::NameCy)),
        ])),
    };
    let mut rows = standing::Entity::find()
        .join(JoinType::InnerJoin, of_organisation())
        .select_also(organisation::Entity)
        .filter(fitting(query))
        .order_by_asc(Expr::from(Func::lower(name)))
        .order_by_asc(organisation::Column::Reference);
    if let Some((page, size)) = page {
        rows = rows.offset(page.saturating_sub(1).saturating_mul(size)).limit(size);
    }
    complete(database, rows.all(database).await?).await
}

/// The co-ops whose outcome was published last.
pub async fn latest(database: &impl ConnectionTrait, most: u64) -> Result<Vec<Entry>> {
    let rows = standing::Entity::find()
        .join(JoinType::InnerJoin, of_organisation())
        .select_also(organisation::Entity)
        .filter(standing::Column::PublishedOn.is_not_null())
        .order_by_desc(standing::Column::PublishedOn)
        .order_by_asc(organisation::Column::Reference)
        .limit(most)
        .all(database)
        .await?;
    complete(database, rows).await
}

async fn complete(
    database: &impl ConnectionTrait,
    rows: Vec<(standing::Model, Option<organisation::Model>)>,
) -> Result<Vec<Entry>> {
    let ids: Vec<OrganisationId> = rows.iter().map(|(standing, _)| standing.cooperative_id).collect();
    let mut areas: HashMap<OrganisationId, Vec<String>> = HashMap::new();
    let mut kinds = HashMap::new();
    let mut codes: HashMap<AuditId, String> = HashMap::new();
    // Bound parameters are limited; a whole register is fetched in parts.
    for ids in ids.chunks(500) {
        for area in cooperative_area::Entity::find()
            .filter(cooperative_area::Column::CooperativeId.is_in(ids.iter().copied()))
            .order_by_asc(cooperative_area::Column::LocalAuthority)
            .all(database)
            .await?
        {
            areas.entry(area.cooperative_id).or_default().push(area.local_authority);
        }
        for record in cooperative::Entity::find()
            .filter(cooperative::Column::Id.is_in(ids.iter().copied()))
            .all(database)
            .await?
        {
            kinds.insert(record.id, record.kind);
        }
    }
    let audits: Vec<AuditId> = rows.iter().filter_map(|(standing, _)| standing.published_audit_id).collect();
    for audits in audits.chunks(500) {
        let of_audits: Vec<(AuditId, String)> = report::Entity::find()
            .select_only()
            .columns([report::Column::AuditId, report::Column::Code])
            .filter(report::Column::AuditId.is_in(audits.iter().copied()))
            .order_by_asc(report::Column::Issue)
            .into_tuple()
            .all(database)
            .await?;
        codes.extend(of_audits);
    }
    Ok(rows
        .into_iter()
        .filter_map(|(standing, organisation)| {
            Some(Entry {
                kind: *kinds.get(&standing.cooperative_id)?,
                areas: areas.remove(&standing.cooperative_id).unwrap_or_default(),
                licence: standing.licence_state,
                outcome: standing.published_outcome,
                published_on: standing.published_on,
                report: standing.published_audit_id.and_then(|a| codes.get(&a)).map(|c| code::printed(c)),
                organisation: organisation?,
            })
        })
        .collect())
}

/// The co-op of a reference, if it stands in the register.
pub async fn listed(database: &impl ConnectionTrait, reference: &str) -> Result<Option<OrganisationId>> {
    Ok(standing::Entity::find()
        .join(JoinType::InnerJoin, of_organisation())
        .filter(in_register())
        .filter(organisation::Column::Reference.eq(reference))
        .one(database)
        .await?
        .map(|standing| standing.cooperative_id))
}

/// Audits of a co-op of which something was published, the latest visit first.
pub async fn published_audits(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<audit::Model>> {
    Ok(audit::Entity::find()
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .filter(audit::Column::PublishedOn.is_not_null())
        .filter(audit::Column::Publication.is_in([Publication::Full, Publication::Summary]))
        .order_by_desc(audit::Column::VisitOn)
        .limit(20)
        .all(database)
        .await?)
}
