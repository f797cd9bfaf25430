//! Queries of reports and acknowledgements, and the dossier of an audit: a bounded number of queries, however long it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::audits::{
    AssessmentResult, AuditState, ScopeState, appeal, assessment, audit, audit_move, citation, comment,
    computed_fact, sample_worker,
};
use entities::evidence::{blob, evidence_file, evidence_item};
use entities::ids::{
    AccountId, AcknowledgementId, AuditId, EvidenceItemId, OrganisationId, ReportId, VersionId, WorkerId,
};
use entities::licences::licence;
use entities::reports::{acknowledgement, report};
use entities::standards::criterion;
use entities::training::{training_record, worker, worker_role};
use scheduler::clock::{Timestamp, today};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::dossier::{Assessed, Cited, Dossier, Earlier, Writer};
use crate::access::store as access;
use crate::foundation::error::{Error, Result};
use crate::foundation::files::Stored;
use crate::standards::{shelf, store as standards};
use crate::training::rules::{LongLeave, Person, Record};
use crate::{cooperatives, findings};

/// States in which a report is final.
pub const FINAL: [AuditState; 4] =
    [AuditState::Final, AuditState::Accepted, AuditState::ActionsOpen, AuditState::Closed];

/// An audit by its reference.
pub async fn audit(database: &impl ConnectionTrait, reference: &str) -> Result<audit::Model> {
    audit::Entity::find()
        .filter(audit::Column::Reference.eq(reference))
        .one(database)
        .await?
        .ok_or(Error::NotFound)
}

/// Every audit of a co-op, the latest visit first.
pub async fn of_cooperative(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<audit::Model>> {
    Ok(audit::Entity::find()
        .filter(audit::Column::CooperativeId.eq(cooperative))
        .order_by_desc(audit::Column::VisitOn)
        .all(database)
        .await?)
}

/// An audit by its id, about to be changed; on PostgreSQL nobody else can change it until the transaction ends.
pub async fn audit_to_change(tx: &impl ConnectionTrait, id: AuditId) -> Result<audit::Model> {
    audit::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// How often an audit became final: the number of its latest issue.
pub async fn finalisations(database: &impl ConnectionTrait, id: AuditId) -> Result<i32> {
    let moves = audit_move::Entity::find()
        .select_only()
        .column(audit_move::Column::Id)
        .filter(audit_move::Column::AuditId.eq(id))
        .filter(audit_move::Column::ToState.eq(AuditState::Final))
        .into_tuple::<uuid::Uuid>()
        .all(database)
        .await?;
    Ok(i32::try_from(moves.len()).unwrap_or(i32::MAX))
}

/// The moves of an audit, oldest first.
pub async fn moves(database: &impl ConnectionTrait, id: AuditId) -> Result<Vec<audit_move::Model>> {
    Ok(audit_move::Entity::find()
        .filter(audit_move::Column::AuditId.eq(id))
        .order_by_asc(audit_move::Column::MovedAt)
        .order_by_asc(audit_move::Column::Id)
        .all(database)
        .await?)
}

/// Audits that wait for the regulator and lack the report of their latest issue in a language, the oldest first.
pub async fn due(database: &impl ConnectionTrait) -> Result<Vec<AuditId>> {
    let waiting: Vec<(AuditId, i32)> = audit::Entity::find()
        .select_only()
        .columns([audit::Column::Id, audit::Column::Issue])
        .filter(audit::Column::State.eq(AuditState::Final))
        .order_by_asc(audit::Column::FinalisedOn)
        .order_by_asc(audit::Column::Id)
        .into_tuple()
        .all(database)
        .await?;
    let of_waiting = || {
        sea_orm::sea_query::Query::select()
            .column(audit::Column::Id)
            .from(audit::Entity)
            .and_where(audit::Column::State.eq(AuditState::Final))
            .to_owned()
    };
    let times: Vec<(AuditId, i64)> = audit_move::Entity::find()
        .select_only()
        .column(audit_move::Column::AuditId)
        .column_as(audit_move::Column::Id.count(), "times")
        .filter(audit_move::Column::ToState.eq(AuditState::Final))
        .filter(audit_move::Column::AuditId.in_subquery(of_waiting()))
        .group_by(audit_move::Column::AuditId)
        .into_tuple()
        .all(database)
        .await?;
    let times: HashMap<AuditId, i64> = times.into_iter().collect();
    let made: Vec<(AuditId, i32, i64)> = report::Entity::find()
        .select_only()
        .columns([report::Column::AuditId, report::Column::Issue])
        .column_as(report::Column::Id.count(), "languages")
        .filter(report::Column::AuditId.in_subquery(of_waiting()))
        .group_by(report::Column::AuditId)
        .group_by(report::Column::Issue)
        .into_tuple()
        .all(database)
        .await?;
    let whole: BTreeSet<(AuditId, i64)> =
        made.into_iter().filter(|(_, _, n)| *n >= 2).map(|(audit, issue, _)| (audit, issue.into())).collect();
    Ok(waiting
        .into_iter()
        .filter(|(audit, issue)| {
            let latest = times.get(audit).copied().unwrap_or(0).max((*issue).into()).max(1);
            !whole.contains(&(*audit, latest))
        })
        .map(|(audit, _)| audit)
        .collect())
}

/// The reports of one audit, the latest issue first, Welsh before English.
pub async fn reports(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<report::Model>> {
    Ok(report::Entity::find()
        .filter(report::Column::AuditId.eq(audit))
        .order_by_desc(report::Column::Issue)
        .order_by_asc(report::Column::Language)
        .all(database)
        .await?)
}

/// The latest reports of several audits in one language.
pub async fn latest_of(
    database: &impl ConnectionTrait,
    audits: impl IntoIterator<Item = AuditId>,
    language: Language,
) -> Result<HashMap<AuditId, report::Model>> {
    let rows = report::Entity::find()
        .filter(report::Column::AuditId.is_in(audits))
        .filter(report::Column::Language.eq(language))
        .order_by_asc(report::Column::Issue)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| (row.audit_id, row)).collect())
}

/// The reports that bear a code.
pub async fn by_code(database: &impl ConnectionTrait, code: &str) -> Result<Vec<report::Model>> {
    Ok(report::Entity::find().filter(report::Column::Code.eq(code)).all(database).await?)
}

/// The report whose bytes have this digest.
pub async fn by_digest(database: &impl ConnectionTrait, sha256: &str) -> Result<Option<report::Model>> {
    Ok(report::Entity::find().filter(report::Column::Sha256.eq(sha256)).one(database).await?)
}

/// Adds a report whose bytes are in the store already.
pub async fn insert(tx: &impl ConnectionTrait, row: report::Model, stored: &Stored) -> Result<ReportId> {
    let bytes = blob::ActiveModel {
        sha256: Set(stored.sha256.clone()),
        size: Set(i64::try_from(stored.size).unwrap_or(i64::MAX)),
        media_type: Set("application/pdf".to_owned()),
        stored_at: Set(row.issued_at),
    };
    let once = OnConflict::column(blob::Column::Sha256).do_nothing().to_owned();
    blob::Entity::insert(bytes).on_conflict(once).exec_without_returning(tx).await?;
    let id = row.id;
    report::Entity::insert(report::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(id)
}

/// Who acknowledged an issue, oldest first.
pub async fn acknowledgements(
    database: &impl ConnectionTrait,
    audit: AuditId,
) -> Result<Vec<acknowledgement::Model>> {
    Ok(acknowledgement::Entity::find()
        .filter(acknowledgement::Column::AuditId.eq(audit))
        .order_by_asc(acknowledgement::Column::AcknowledgedAt)
        .order_by_asc(acknowledgement::Column::Id)
        .all(database)
        .await?)
}

/// Adds an acknowledgement; a question that follows an earlier one of the same person takes its place in the row, and the
/// journal keeps both.
pub async fn acknowledge(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    account: AccountId,
    question: Option<String>,
    now: Timestamp,
) -> Result<AcknowledgementId> {
    let id = AcknowledgementId::new(now);
    let row = acknowledgement::ActiveModel {
        id: Set(id),
        audit_id: Set(audit.id),
        issue: Set(audit.issue),
        account_id: Set(account),
        organisation_id: Set(audit.cooperative_id),
        question: Set(question),
        acknowledged_at: Set(now),
    };
    let known = OnConflict::columns([
        acknowledgement::Column::AuditId,
        acknowledgement::Column::Issue,
        acknowledgement::Column::AccountId,
    ])
    .update_column(acknowledgement::Column::Question)
    .to_owned();
    acknowledgement::Entity::insert(row).on_conflict(known).exec_without_returning(tx).await?;
    Ok(id)
}

/// Everything the report of an audit rests on.
pub async fn dossier(database: &impl ConnectionTrait, audit: audit::Model) -> Result<Dossier> {
    let cooperative = cooperatives::by_id(database, audit.cooperative_id).await?;
    let version = standards::outline(database, audit.version_id).await?;
    let standard = standards::standard(database, version.standard_id).await?;
    let publisher = access::organisation(database, standard.organisation_id).await?;
    let pack = shelf::pack(database, audit.version_id).await?;
    let assessments = assessments(database, audit.id).await?;
    let ids = assessments.iter().map(|assessed| assessed.row.id);
    let facts = computed_fact::Entity::find()
        .filter(computed_fact::Column::AssessmentId.is_in(ids.clone()))
        .order_by_asc(computed_fact::Column::Metric)
        .order_by_asc(computed_fact::Column::Id)
        .all(database)
        .await?;
    let cited = cited(database, ids.collect()).await?;
    let earlier = earlier(database, &audit).await?;
    let known: BTreeSet<AuditId> = earlier.iter().map(|e| e.audit.id).chain([audit.id]).collect();
    let mut found = findings::store::of_cooperative(database, audit.cooperative_id).await?;
    found.retain(|found| known.contains(&found.finding.audit_id));
    let of_audit = audit.id;
    let (people, training, worker_names) = workforce(database, audit.cooperative_id, audit.visit_on).await?;
    let mut governance = cooperatives::store::governance(database, audit.cooperative_id).await?;
    governance.retain(|event| event.held_on <= audit.visit_on);
    let mut dossier = Dossier {
        licence: licence_of(database, audit.cooperative_id, audit.visit_on).await?,
        comments: comment::Entity::find()
            .filter(comment::Column::AuditId.eq(of_audit))
            .order_by_asc(comment::Column::Issue)
            .order_by_asc(comment::Column::Number)
            .all(database)
            .await?,
        appeals: appeal::Entity::find()
            .filter(appeal::Column::AuditId.eq(of_audit))
            .order_by_asc(appeal::Column::MadeOn)
            .all(database)
            .await?,
        team: access::team(database, of_audit).await?,
        moves: moves(database, of_audit).await?,
        votes: cooperatives::latest_votes(database, audit.cooperative_id, audit.visit_on).await?,
        sample: sample_worker::Entity::find()
            .select_only()
            .column(sample_worker::Column::Why)
            .filter(sample_worker::Column::AuditId.eq(of_audit))
            .order_by_asc(sample_worker::Column::Position)
            .into_tuple()
            .all(database)
            .await?,
        audit,
        organisation: cooperative.organisation,
        cooperative: cooperative.record,
        areas: cooperative.areas,
        publisher,
        standard,
        version,
        pack,
        assessments,
        facts,
        cited,
        findings: found,
        earlier,
        governance,
        people,
        training,
        worker_names,
        writers: BTreeMap::new(),
    };
    dossier.writers = writers(database, &dossier).await?;
    Ok(dossier)
}

async fn assessments(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<Assessed>> {
    let rows = assessment::Entity::find()
        .find_also_related(criterion::Entity)
        .filter(assessment::Column::AuditId.eq(audit))
        .order_by_asc(criterion::Column::Position)
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(row, criterion)| Some(Assessed { row, criterion: criterion? }))
        .collect())
}

async fn cited(
    database: &impl ConnectionTrait,
    assessments: Vec<entities::ids::AssessmentId>,
) -> Result<Vec<Cited>> {
    let rows = citation::Entity::find()
        .find_also_related(evidence_item::Entity)
        .filter(citation::Column::AssessmentId.is_in(assessments))
        .order_by_asc(citation::Column::Id)
        .all(database)
        .await?;
    let items: BTreeSet<EvidenceItemId> = rows.iter().map(|(citation, _)| citation.item_id).collect();
    let mut files: HashMap<EvidenceItemId, Vec<evidence_file::Model>> = HashMap::new();
    for file in evidence_file::Entity::find()
        .filter(evidence_file::Column::ItemId.is_in(items))
        .order_by_asc(evidence_file::Column::AddedAt)
        .order_by_asc(evidence_file::Column::Id)
        .all(database)
        .await?
    {
        files.entry(file.item_id).or_default().push(file);
    }
    Ok(rows
        .into_iter()
        .filter_map(|(citation, item)| {
            let item = item?;
            let all = files.get(&item.id).map(Vec::as_slice).unwrap_or_default();
            // The files of the last revision that brought any, up to the one that was cited.
            let shown = all.iter().map(|f| f.revision).filter(|&r| r <= citation.item_revision).max();
            let files = all.iter().filter(|f| Some(f.revision) == shown).cloned().collect();
            Some(Cited { assessment: citation.assessment_id, item, files })
        })
        .collect())
}

/// Audits that were final before this visit, newest first, with their results by the criterion's key.
async fn earlier(database: &impl ConnectionTrait, of: &audit::Model) -> Result<Vec<Earlier>> {
    let audits = audit::Entity::find()
        .filter(audit::Column::CooperativeId.eq(of.cooperative_id))
        .filter(audit::Column::Id.ne(of.id))
        .filter(audit::Column::VisitOn.lt(of.visit_on))
        .filter(audit::Column::FinalisedOn.is_not_null())
        .order_by_desc(audit::Column::VisitOn)
        .all(database)
        .await?;
    let rows: Vec<(AuditId, ScopeState, AssessmentResult, String)> = assessment::Entity::find()
        .inner_join(criterion::Entity)
        .select_only()
        .columns([assessment::Column::AuditId, assessment::Column::Scope, assessment::Column::Result])
        .column(criterion::Column::Key)
        .filter(assessment::Column::AuditId.is_in(audits.iter().map(|a| a.id)))
        .into_tuple()
        .all(database)
        .await?;
    let mut results: HashMap<AuditId, BTreeMap<String, (ScopeState, AssessmentResult)>> = HashMap::new();
    for (audit, scope, result, key) in rows {
        results.entry(audit).or_default().insert(key, (scope, result));
    }
    let mut packs = HashMap::new();
    for version in audits.iter().map(|a| a.version_id).collect::<BTreeSet<VersionId>>() {
        packs.insert(version, shelf::pack(database, version).await?);
    }
    Ok(audits
        .into_iter()
        .filter_map(|audit| {
            let pack = packs.get(&audit.version_id)?.clone();
            let results = results.remove(&audit.id).unwrap_or_default();
            Some(Earlier { audit, pack, results })
        })
        .collect())
}

/// The licence that stood on a day, or that had been applied for by then.
pub async fn licence_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    day: NaiveDate,
) -> Result<Option<licence::Model>> {
    Ok(licence::Entity::find()
        .filter(licence::Column::CooperativeId.eq(cooperative))
        .filter(licence::Column::AppliedOn.lte(day))
        .order_by_desc(licence::Column::AppliedOn)
        .order_by_desc(licence::Column::Id)
        .one(database)
        .await?)
}

type WorkerRow = (
    WorkerId,
    String,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<String>,
    Timestamp,
);

/// People who work for a co-op on a day, as the rules of training know them; their records; and, apart, their names.
pub async fn workforce(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    day: NaiveDate,
) -> Result<(Vec<Person>, Vec<Record>, Vec<String>)> {
    let rows: Vec<WorkerRow> = worker::Entity::find()
        .select_only()
        .columns([
            worker::Column::Id,
            worker::Column::Name,
            worker::Column::StartedOn,
            worker::Column::LeftOn,
            worker::Column::LeaveFrom,
            worker::Column::LeaveUntil,
            worker::Column::LeaveReason,
            worker::Column::CreatedAt,
        ])
        .filter(worker::Column::CooperativeId.eq(cooperative))
        .order_by_asc(worker::Column::Id)
        .into_tuple()
        .all(database)
        .await?;
    let ids: Vec<WorkerId> = rows.iter().map(|row| row.0).collect();
    let mut roles: HashMap<WorkerId, BTreeSet<String>> = HashMap::new();
    for role in worker_role::Entity::find()
        .filter(worker_role::Column::WorkerId.is_in(ids.iter().copied()))
        .all(database)
        .await?
    {
        roles.entry(role.worker_id).or_default().insert(role.role);
    }
    let records = training_record::Entity::find()
        .filter(training_record::Column::WorkerId.is_in(ids))
        .order_by_asc(training_record::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .filter(|record| record.completed_on.is_none_or(|done| done <= day))
        .map(|record| Record {
            person: record.worker_id.to_string(),
            subject: record.subject,
            completed_on: record.completed_on,
            stated_expiry: record.expires_on,
            mode: record.mode.and_then(|mode| serde_json::from_value(mode.into()).ok()),
        })
        .collect();
    let names = rows.iter().map(|row| row.1.clone()).collect();
    let people = rows
        .into_iter()
        .map(|(id, _, started_on, left_on, leave_from, leave_until, reason, created_at)| Person {
            id: id.to_string(),
            roles: roles.remove(&id).unwrap_or_default(),
            started_on: started_on.unwrap_or_else(|| today(created_at)),
            left_on,
            working_alone_from: None,
            long_leave: leave_from
                .map(|from| LongLeave { from, until: leave_until, reason: reason.unwrap_or_default() })
                .into_iter()
                .collect(),
        })
        .collect();
    Ok((people, records, names))
}

/// Everybody a dossier names by their account.
async fn writers(database: &impl ConnectionTrait, dossier: &Dossier) -> Result<BTreeMap<AccountId, Writer>> {
    let mut ids: BTreeSet<AccountId> = BTreeSet::new();
    ids.extend(dossier.assessments.iter().filter_map(|assessed| assessed.row.assessed_by));
    ids.extend(dossier.facts.iter().filter_map(|fact| fact.settled_by));
    ids.extend(dossier.findings.iter().map(|found| found.finding.raised_by));
    ids.extend(dossier.findings.iter().filter_map(|found| found.action.as_ref()?.owner_id));
    ids.extend(dossier.comments.iter().flat_map(|c| [Some(c.made_by), c.answered_by]).flatten());
    ids.extend(dossier.appeals.iter().flat_map(|a| [Some(a.made_by), a.decided_by]).flatten());
    ids.extend(dossier.team.iter().map(|member| member.account_id));
    ids.extend(dossier.moves.iter().filter_map(|step| step.moved_by));
    let mut writers: BTreeMap<AccountId, Writer> =
        access::accounts(database, ids).await?.into_iter().map(|a| (a.id, Writer::from(a))).collect();
    let offices = [Role::Manager, Role::BoardChair, Role::BoardMember];
    let held =
        access::holders(database, dossier.audit.cooperative_id, &offices, dossier.audit.visit_on).await?;
    for (account, role) in held {
        if let Some(writer) = writers.get_mut(&account.id) {
            writer.office.get_or_insert(role);
        }
    }
    Ok(writers)
}
