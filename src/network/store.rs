//! What a network report rests on: a handful of queries, however many co-ops.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{NaiveDate, NaiveTime};
use entities::audits::audit;
use entities::cooperatives::cooperative_area;
use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::findings::{Grade, corrective_action, finding};
use entities::ids::{DocumentId, LicenceId, OrganisationId};
use entities::licences::{DecisionKind, licence, licence_decision};
use entities::network::standing;
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rules::{self, Settled};
use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Error, Result};

/// Every outcome that was settled by a day, in the order of its days.
pub async fn settled(database: &impl ConnectionTrait, until: NaiveDate) -> Result<Vec<Settled>> {
    Ok(audit::Entity::find()
        .select_only()
        .columns([audit::Column::CooperativeId, audit::Column::FinalisedOn, audit::Column::Outcome])
        .filter(audit::Column::FinalisedOn.lte(until))
        .filter(audit::Column::Outcome.is_not_null())
        .order_by_asc(audit::Column::FinalisedOn)
        .order_by_asc(audit::Column::VisitOn)
        .into_tuple()
        .all(database)
        .await?)
}

/// The first visit day of the last audit of each co-op that was begun by a day.
pub async fn visits(
    database: &impl ConnectionTrait,
    until: NaiveDate,
) -> Result<HashMap<OrganisationId, NaiveDate>> {
    let rows: Vec<(OrganisationId, NaiveDate)> = audit::Entity::find()
        .select_only()
        .column(audit::Column::CooperativeId)
        .column_as(audit::Column::FieldworkStartedOn.max(), "last")
        .filter(audit::Column::FieldworkStartedOn.lte(until))
        .group_by(audit::Column::CooperativeId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Co-ops by local authority, of some or of all.
pub async fn areas(
    database: &impl ConnectionTrait,
    only: Option<&[String]>,
) -> Result<BTreeMap<String, BTreeSet<OrganisationId>>> {
    let mut query = cooperative_area::Entity::find()
        .select_only()
        .columns([cooperative_area::Column::LocalAuthority, cooperative_area::Column::CooperativeId]);
    if let Some(only) = only {
        query = query.filter(cooperative_area::Column::LocalAuthority.is_in(only.iter().map(String::as_str)));
    }
    let rows: Vec<(String, OrganisationId)> = query.into_tuple().all(database).await?;
    let mut areas: BTreeMap<String, BTreeSet<OrganisationId>> = BTreeMap::new();
    for (area, coop) in rows {
        areas.entry(area).or_default().insert(coop);
    }
    Ok(areas)
}

/// What is open at a co-op: critical findings, and actions it is late with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    pub criticals: u64,
    pub late: u64,
}

/// What was open at each co-op on a day.
pub async fn open(
    database: &impl ConnectionTrait,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<HashMap<OrganisationId, Open>> {
    let day_ends = clock::instant_of(day.and_time(NaiveTime::MIN)) + chrono::Duration::days(1);
    let verified = corrective_action::Column::VerifiedOn;
    let not_yet = Condition::any().add(verified.is_null()).add(verified.gt(day));
    let rows = corrective_action::Entity::find()
        .find_also_related(finding::Entity)
        .filter(not_yet)
        .filter(finding::Column::RaisedAt.lt(day_ends))
        .all(database)
        .await?;
    let mut found: HashMap<OrganisationId, Open> = HashMap::new();
    for (action, finding) in rows {
        let Some(finding) = finding.filter(|f| f.withdrawn_at.is_none_or(|at| at >= day_ends)) else {
            continue;
        };
        let one = found.entry(action.cooperative_id).or_default();
        one.criticals += u64::from(finding.grade == Some(Grade::Critical));
        one.late += u64::from(rules::was_late(&action, day, today));
    }
    Ok(found)
}

/// The licences of each co-op, in the state they had on a day.
pub async fn licences(
    database: &impl ConnectionTrait,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<HashMap<OrganisationId, Vec<licence::Model>>> {
    let rows = licence::Entity::find().filter(licence::Column::AppliedOn.lte(day)).all(database).await?;
    let mut then: HashMap<LicenceId, Vec<(DecisionKind, NaiveDate)>> = HashMap::new();
    if day < today {
        let decisions: Vec<(LicenceId, DecisionKind, NaiveDate)> = licence_decision::Entity::find()
            .select_only()
            .columns([
                licence_decision::Column::LicenceId,
                licence_decision::Column::Kind,
                licence_decision::Column::DecidedOn,
            ])
            .order_by_asc(licence_decision::Column::DecidedAt)
            .order_by_asc(licence_decision::Column::Id)
            .into_tuple()
            .all(database)
            .await?;
        for (licence, kind, on) in decisions {
            then.entry(licence).or_default().push((kind, on));
        }
    }
    let mut found: HashMap<OrganisationId, Vec<licence::Model>> = HashMap::new();
    for mut licence in rows {
        // Of one without a decision on record nobody knows another state than the one it has.
        if let Some(decisions) = then.get(&licence.id) {
            let by_then = decisions.iter().filter(|(_, on)| *on <= day).map(|(kind, _)| *kind);
            licence.state = rules::licence_state(&by_then.collect::<Vec<_>>());
        }
        found.entry(licence.cooperative_id).or_default().push(licence);
    }
    Ok(found)
}

/// A report that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub id: DocumentId,
    pub organisation: uuid::Uuid,
    pub period: String,
    pub at: Timestamp,
}

/// The reports that were made for some organisations, the latest first; what they say is not read.
pub async fn made(database: &impl ConnectionTrait, organisations: &[OrganisationId]) -> Result<Vec<Made>> {
    let rows: Vec<(DocumentId, uuid::Uuid, String, Timestamp)> = document::Entity::find()
        .select_only()
        .columns([
            document::Column::Id,
            document::Column::SubjectId,
            document::Column::Period,
            document::Column::IssuedAt,
        ])
        .filter(document::Column::Kind.eq(DocumentKind::NetworkReport))
        .filter(document::Column::Language.eq(DocumentLanguage::Both))
        .filter(document::Column::SubjectId.is_in(organisations.iter().map(|organisation| organisation.0)))
        .order_by_desc(document::Column::IssuedAt)
        .order_by_desc(document::Column::Id)
        .into_tuple()
        .all(database)
        .await?;
    let of = |(id, organisation, period, at)| Made { id, organisation, period, at };
    Ok(rows.into_iter().map(of).collect())
}

/// The paper in both languages, by which a report came into being.
pub async fn document(database: &impl ConnectionTrait, id: DocumentId) -> Result<document::Model> {
    document::Entity::find_by_id(id)
        .filter(document::Column::Kind.eq(DocumentKind::NetworkReport))
        .filter(document::Column::Language.eq(DocumentLanguage::Both))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// The co-ops in reach that most need somebody's attention: open criticals first, then late actions.
pub async fn attention(
    database: &impl ConnectionTrait,
    scope: &Scope,
    limit: u64,
) -> Result<Vec<standing::Model>> {
    Ok(standing::Entity::find()
        .filter(within(scope, standing::Column::CooperativeId))
        .order_by_desc(standing::Column::OpenCriticals)
        .order_by_desc(standing::Column::LateActions)
        .limit(limit)
        .all(database)
        .await?
        .into_iter()
        .filter(|s| s.open_criticals > 0 || s.late_actions > 0)
        .collect())
}
