//! On the visit and after it: results, figures, the sample of workers, the closing meeting.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::audits::{
    AssessmentResult, AuditState, ScopeState, TeamPart, assessment, audit, computed_fact,
};
use entities::ids::{AssessmentId, ComputedFactId, EvidenceItemId, WorkerId};
use entities::standards::criterion;
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::redrawing;
use super::rules::{self, Move, Notice};
use super::sampling::{self, Candidate};
use super::{Seen, advance, facts, letters, measuring, scope, see_to_change, store, team};
use crate::access::{Actor, Deed, policy};
use crate::evidence;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::training;

/// Starts the fieldwork of an audit. Of an unannounced one this is the notice.
pub async fn start(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Assess).await?;
    lead(&seen)?;
    if seen.audit.visit_on > today(now) && seen.audit.state != AuditState::Fieldwork {
        return Err(Message::new("audits-visit-not-yet").with("date", seen.audit.visit_on).into());
    }
    start_within(app, &tx, seen.audit, &seen.team, Some(actor.account), now).await?;
    Ok(tx.commit().await?)
}

/// Starts fieldwork within a transaction: the figures are worked out as of the day.
pub(crate) async fn start_within(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    members: &[entities::audits::team_member::Model],
    by: Option<entities::ids::AccountId>,
    now: Timestamp,
) -> Result<()> {
    team::ready(members)?;
    let day = today(now);
    let notice = if audit.announced { Notice::Announced } else { Notice::Unannounced };
    let unheard = audit.notified_on.is_none();
    let audit = advance(
        tx,
        audit,
        Move::StartFieldwork(notice),
        by,
        None,
        |row| {
            row.fieldwork_started_on = Set(Some(day));
            if unheard {
                row.notified_on = Set(Some(day));
                row.visit_on = Set(day);
            }
        },
        now,
    )
    .await?;
    let (pack, _) = super::text(tx, &audit).await?;
    measuring::keep_figures(app, tx, &audit, &pack, day, now).await?;
    if unheard {
        let context = letters::context(&audit);
        letters::visit(app, tx, "audit-notified", &audit, letters::Visit::Takes, context, now).await?;
    }
    Ok(())
}

fn lead(seen: &Seen) -> Result<()> {
    if seen.part == Some(TeamPart::LeadAuditor) { Ok(()) } else { Err(Error::refused("audits-lead-only")) }
}

/// May the person work on results and findings now? Those who were on the visit until the draft goes to the moderator;
/// while comments are answered, the moderator.
pub(super) fn may_work(actor: &Actor, seen: &Seen) -> Result<()> {
    let auditor = seen.on_visit() && policy::permit(actor, Deed::Assess, &seen.place).is_ok();
    let moderator = seen.part == Some(TeamPart::Moderator)
        && policy::permit(actor, Deed::AnswerComments, &seen.place).is_ok();
    if auditor && rules::open_to_auditors(seen.audit.state)
        || moderator && seen.audit.state == AuditState::Answers
    {
        return Ok(());
    }
    if seen.part.is_none() {
        return Err(Error::refused("audits-not-on-team"));
    }
    Err(Message::from(rules::Refusal::NotFrom(seen.audit.state)).into())
}

/// May this person work on results and findings now? For pages that show a form only to those who may send it.
pub fn works_on(actor: &Actor, seen: &Seen) -> bool {
    may_work(actor, seen).is_ok()
}

/// A result as an auditor gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessing {
    pub result: AssessmentResult,
    pub note: String,
    /// Why there is no finding on what is not or partly met.
    pub no_finding_reason: Option<String>,
    pub cited: Vec<EvidenceItemId>,
    /// Of the row the form was made from.
    pub revision: i32,
}

/// Gives the result on a criterion. A stale revision is a conflict: somebody else gave one first.
pub async fn assess(
    app: &App,
    actor: &Actor,
    reference: &str,
    key: &str,
    assessing: &Assessing,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let (seen, row, criterion) = at_work(&tx, actor, reference, key).await?;
    if row.revision != assessing.revision {
        return Err(Error::Conflict);
    }
    let (pack, _) = super::text(&tx, &seen.audit).await?;
    if scope::needs_reason(&pack, assessing.result) && assessing.note.trim().is_empty() {
        return Err(Error::problem("note", Message::new("audits-result-needs-reason")));
    }
    let cited = cited_items(&tx, &seen, row.id, &assessing.cited).await?;
    let before = row.result;
    let id = row.id;
    let mut row = row.into_active_model();
    row.result = Set(assessing.result);
    row.note = Set(assessing.note.clone());
    row.no_finding_reason = Set(assessing.no_finding_reason.clone());
    row.assessed_by = Set(Some(actor.account));
    row.assessed_at = Set(Some(now));
    row.revision = Set(assessing.revision + 1);
    row.update(&tx).await?;
    store::rewrite_citations(&tx, id, &cited, now).await?;
    let event = Event::new("criterion-assessed", "audit", seen.audit.id.0)
        .at(seen.audit.cooperative_id)
        .saying(json!({ "criterion": criterion.key, "from": before, "result": assessing.result,
                "note": assessing.note, "no_finding_reason": assessing.no_finding_reason,
                "cited": assessing.cited, "state": seen.audit.state }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// A criterion in scope on which the person may work now, in an audit that nobody else can change until the end of `tx`.
pub(super) async fn at_work(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    reference: &str,
    key: &str,
) -> Result<(Seen, assessment::Model, criterion::Model)> {
    let seen = see_to_change(tx, actor, reference, Deed::SeeAuditWork).await?;
    may_work(actor, &seen)?;
    let (row, criterion) = store::assessment(tx, seen.audit.id, key).await?;
    in_scope(&row)?;
    Ok((seen, row, criterion))
}

fn in_scope(row: &assessment::Model) -> Result<()> {
    match row.scope {
        ScopeState::InScope => Ok(()),
        ScopeState::NotApplicable | ScopeState::OutOfScope => Err(Error::refused("audits-not-in-scope")),
    }
}

/// The revisions of items that are cited. What was cited before may stay, whatever became of it since: the record says what the
/// result rested on.
async fn cited_items(
    tx: &impl ConnectionTrait,
    seen: &Seen,
    row: AssessmentId,
    cited: &[EvidenceItemId],
) -> Result<Vec<(EvidenceItemId, i32)>> {
    let before: BTreeSet<EvidenceItemId> =
        store::citations(tx, [row]).await?.into_iter().map(|one| one.item_id).collect();
    let items = evidence::to_rest_on(tx, seen.audit.cooperative_id, cited.iter().copied(), &before).await?;
    Ok(items.into_iter().map(|item| (item.id, item.revision)).collect())
}

/// What an auditor says of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settling {
    Confirm,
    /// Another value, with the reason. Figures that are entered and not worked out come in this way too.
    Override {
        value: String,
        reason: String,
    },
}

/// Confirms a figure, or puts another in its place with a reason.
pub async fn settle_figure(
    app: &App,
    actor: &Actor,
    reference: &str,
    key: &str,
    metric: &str,
    settling: &Settling,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let (seen, row, criterion) = at_work(&tx, actor, reference, key).await?;
    let (pack, _) = super::text(&tx, &seen.audit).await?;
    let known = pack.criterion(&criterion.key).is_some_and(|c| c.metrics.iter().any(|m| m.name == metric));
    if !known {
        return Err(Error::NotFound);
    }
    let there = store::figures(&tx, [row.id]).await?.into_iter().find(|figure| figure.metric == metric);
    let (value, reason) = match settling {
        Settling::Confirm => (None, None),
        Settling::Override { value, reason } => (Some(value.clone()), Some(reason.clone())),
    };
    match there {
        Some(figure) => {
            let mut figure = figure.into_active_model();
            figure.confirmed = Set(true);
            figure.override_value = Set(value.clone());
            figure.override_reason = Set(reason.clone());
            figure.settled_by = Set(Some(actor.account));
            figure.settled_at = Set(now);
            figure.update(&tx).await?;
        }
        None => {
            let Some(value) = value.clone() else { return Err(Error::NotFound) };
            let figure = computed_fact::Model {
                id: ComputedFactId::new(now),
                assessment_id: row.id,
                metric: metric.to_owned(),
                numerator: None,
                denominator: None,
                people: match facts::about_workers(metric) {
                    true => Some(workers_then(&tx, &seen.audit).await?),
                    false => None,
                },
                value_text: value.clone(),
                left_out: None,
                confirmed: true,
                override_value: Some(value),
                override_reason: reason.clone(),
                settled_by: Some(actor.account),
                settled_at: now,
            };
            store::insert_figure(&tx, figure).await?;
        }
    }
    let event = Event::new("figure-settled", "audit", seen.audit.id.0)
        .at(seen.audit.cooperative_id)
        .saying(json!({ "criterion": key, "metric": metric, "override": value, "reason": reason }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// How many people worked for the co-op on the day of the visit: whom a figure that an auditor types is at most about.
async fn workers_then(tx: &impl ConnectionTrait, audit: &audit::Model) -> Result<i64> {
    let workforce = training::store::workforce(tx, audit.cooperative_id).await?;
    let people = workforce.people(audit.visit_on);
    let there = people.iter().filter(|person| person.at_work(audit.visit_on)).count();
    Ok(i64::try_from(there).unwrap_or(i64::MAX))
}

/// Draws the sample of workers, once. The seed, the digest of the ordered population and the algorithm are kept.
pub async fn draw_sample(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<()> {
    let seed = hex::encode(rand::random::<[u8; 8]>());
    draw_sample_with(app, actor, reference, &seed, now).await
}

/// Draws the sample with a seed that is given: for redrawing, and for the demonstration.
pub async fn draw_sample_with(
    app: &App,
    actor: &Actor,
    reference: &str,
    seed: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Assess).await?;
    may_work(actor, &seen)?;
    if seen.audit.sample_seed.is_some() {
        return Err(Error::refused("audits-sample-drawn"));
    }
    let people = candidates(&tx, &seen.audit, today(now)).await?;
    let sample = sampling::draw(&people, seed);
    let chosen: Vec<(WorkerId, &'static str)> =
        sample.chosen.iter().filter_map(|(id, why)| Some((id.parse().ok()?, why.name()))).collect();
    store::insert_sample(&tx, seen.audit.id, &chosen, now).await?;
    let (id, cooperative, revision) = (seen.audit.id, seen.audit.cooperative_id, seen.audit.revision);
    let mut row = seen.audit.into_active_model();
    row.sample_seed = Set(Some(sample.seed.clone()));
    row.sample_population_digest = Set(Some(sample.population_digest.clone()));
    row.sample_algorithm = Set(Some(sample.algorithm.clone()));
    row.revision = Set(revision + 1);
    row.update(&tx).await?;
    let event = Event::new(redrawing::DRAWN, "audit", id.0).at(cooperative).saying(json!({
        "seed": sample.seed, "digest": sample.population_digest, "algorithm": sample.algorithm,
        "population": sample.population, "chosen": sample.chosen.len(), "people": sampling::written(&people),
    }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn candidates(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    on: NaiveDate,
) -> Result<Vec<Candidate>> {
    let workforce = training::store::workforce(tx, audit.cooperative_id).await?;
    Ok(workforce
        .workers
        .iter()
        .map(|worker| (worker, workforce.person(worker, on)))
        .filter(|(_, person)| person.at_work(on))
        .map(|(worker, person)| Candidate {
            id: person.id,
            kind: worker.employment,
            started_on: person.started_on,
        })
        .collect())
}

/// Ends the fieldwork: the closing meeting was held.
pub async fn end(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Assess).await?;
    lead(&seen)?;
    let day = today(now);
    advance(
        &tx,
        seen.audit,
        Move::EndFieldwork,
        Some(actor.account),
        None,
        |row| row.fieldwork_ended_on = Set(Some(day)),
        now,
    )
    .await?;
    Ok(tx.commit().await?)
}
