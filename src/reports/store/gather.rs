//! The dossier of an audit: a bounded number of queries, however long it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use entities::access::Role;
use entities::audits::{
    AssessmentResult, ScopeState, appeal, assessment, audit, citation, comment, computed_fact, sample_worker,
};
use entities::evidence::{evidence_file, evidence_item};
use entities::ids::{AccountId, AuditId, EvidenceItemId, VersionId};
use entities::standards::criterion;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::access::store as access;
use crate::foundation::error::Result;
use crate::reports::dossier::{Assessed, Cited, Dossier, Earlier, Writer};
use crate::standards::{shelf, store as standards};
use crate::{audits, cooperatives, findings, licences, training};

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
    let before = audits::store::earlier(database, &audit, standard.id).await?;
    let results = audits::results(database, &audit, &before).await?;
    let earlier = earlier(database, &audit).await?;
    let known: BTreeSet<AuditId> = earlier.iter().map(|e| e.audit.id).chain([audit.id]).collect();
    let mut found = findings::store::of_cooperative(database, audit.cooperative_id).await?;
    found.retain(|found| known.contains(&found.finding.audit_id));
    let of_audit = audit.id;
    let workforce = training::store::workforce(database, audit.cooperative_id).await?;
    let mut governance = cooperatives::store::governance(database, audit.cooperative_id).await?;
    governance.retain(|event| event.held_on <= audit.visit_on);
    let syllabus = training::syllabus_under(database, audit.cooperative_id, &pack, audit.visit_on).await?;
    let people = workforce.people(audit.visit_on);
    let trained = workforce.done(syllabus.framework.as_ref());
    let mut dossier = Dossier {
        licence: licences::store::current(database, audit.cooperative_id, audit.visit_on).await?,
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
        moves: audits::store::moves(database, of_audit).await?,
        votes: cooperatives::latest_votes(database, audit.cooperative_id, audit.visit_on).await?,
        sample: sample_worker::Entity::find()
            .select_only()
            .column(sample_worker::Column::Why)
            .filter(sample_worker::Column::AuditId.eq(of_audit))
            .order_by_asc(sample_worker::Column::Position)
            .into_tuple()
            .all(database)
            .await?,
        conversations: audits::conversations::store::of_audit(database, of_audit).await?,
        audit,
        organisation: cooperative.organisation,
        cooperative: cooperative.record,
        areas: cooperative.areas,
        publisher,
        standard,
        version,
        pack,
        subjects: syllabus.subjects,
        assessments,
        facts,
        cited,
        findings: found,
        results,
        before,
        earlier,
        governance,
        people,
        training: trained,
        worker_names: workforce.workers.into_iter().map(|worker| worker.name).collect(),
        writers: BTreeMap::new(),
    };
    dossier.writers = writers(database, &dossier).await?;
    Ok(dossier)
}

async fn assessments(database: &impl ConnectionTrait, audit: AuditId) -> Result<Vec<Assessed>> {
    let rows = audits::store::assessments(database, audit).await?;
    Ok(rows.into_iter().map(|(row, criterion)| Assessed { row, criterion }).collect())
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
