//! Planning an audit: its scope, notice of the visit, and what becomes of it when the date does not hold.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::audits::{AssessmentResult, AuditState, AuditType, ScopeState, assessment, audit};
use entities::ids::{AssessmentId, AuditId, StandardId};
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::rules::{Move, NewNotice};
use super::scope::{self, NoScope, Selection, Standing};
use super::{advance, letters, see_to_change, store, team, windows};
use crate::access::{Actor, Deed, policy};
use crate::cooperatives;
use crate::findings;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards::{self, condition::Facts, pack::Pack};

/// An audit to plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAudit {
    /// Reference of the co-op.
    pub cooperative: String,
    pub standard: StandardId,
    pub kind: AuditType,
    pub announced: bool,
    pub visit_on: NaiveDate,
    /// Of a thematic audit: the keys of its criteria.
    pub chosen: BTreeSet<String>,
}

/// Plans an audit against the version in force on the day of the visit, which it keeps for ever. Answers its reference.
pub async fn plan(app: &App, actor: &Actor, new: &NewAudit, now: Timestamp) -> Result<String> {
    let tx = app.database.begin().await?;
    let scope = policy::scope(actor, Deed::PlanAudit);
    let cooperative = cooperatives::find(&tx, &new.cooperative, &scope).await?;
    let Some(version) = standards::in_force(&tx, new.standard, new.visit_on).await? else {
        return Err(Error::problem("visit_on", Message::new("audits-no-version-in-force")));
    };
    let pack = standards::pack_of(&version)?;
    date_will_do(app, &pack, new.visit_on, new.announced, today(now))?;
    let facts = cooperatives::facts(&tx, cooperative.record.id, new.visit_on).await?;
    let scoped = draw_scope(&tx, &pack, &facts, new, cooperative.record.id).await?;
    let audit = audit::Model {
        id: AuditId::new(now),
        reference: store::next_reference(&tx, today(now)).await?,
        cooperative_id: cooperative.record.id,
        version_id: version.id,
        kind: new.kind,
        state: AuditState::Planned,
        announced: new.announced,
        planned_on: today(now),
        visit_on: new.visit_on,
        notified_on: None,
        fieldwork_started_on: None,
        fieldwork_ended_on: None,
        draft_received_on: None,
        comments_settled_on: None,
        answers_received_on: None,
        finalised_on: None,
        final_received_on: None,
        accepted_on: None,
        closed_on: None,
        outcome: None,
        score_text: None,
        issue: 0,
        publication: None,
        published_on: None,
        paused_in: None,
        sample_seed: None,
        sample_population_digest: None,
        sample_algorithm: None,
        revision: 1,
    };
    let (id, reference) = (audit.id, audit.reference.clone());
    store::insert_audit(&tx, audit).await?;
    store::insert_assessments(&tx, rows_of(&tx, id, version.id, &scoped, now).await?).await?;
    let event = Event::new("audit-planned", "audit", id.0).at(cooperative.record.id).saying(json!({
        "reference": reference, "kind": new.kind, "visit_on": new.visit_on, "announced": new.announced,
        "version": version.number, "digest": version.digest, "facts": facts,
    }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(reference)
}

/// Is it a working day to come, and is there time for notice of an announced visit?
fn date_will_do(
    app: &App,
    pack: &Pack,
    visit_on: NaiveDate,
    announced: bool,
    today: NaiveDate,
) -> Result<()> {
    let problem = |message: Message| Err(Error::problem("visit_on", message));
    if visit_on < today {
        return problem(Message::new("audits-visit-past"));
    }
    if !app.calendar.is_working_day(visit_on) {
        return problem(Message::new("audits-visit-closed-day"));
    }
    let latest = windows::latest_notice(pack, visit_on, &app.calendar);
    if announced && latest < today {
        return problem(Message::new("audits-visit-too-soon").with("date", latest));
    }
    Ok(())
}

async fn draw_scope(
    tx: &impl ConnectionTrait,
    pack: &Pack,
    facts: &Facts,
    new: &NewAudit,
    cooperative: entities::ids::OrganisationId,
) -> Result<Vec<scope::Scoped>> {
    let open: BTreeSet<String> = findings::store::of_cooperative(tx, cooperative)
        .await?
        .iter()
        .filter(|found| found.open())
        .map(|found| found.criterion.key.clone())
        .collect();
    let selection = match (scope::listed(new.kind), new.kind) {
        (Some(listed), _) => Selection::Listed(listed),
        (None, AuditType::FollowUp) => Selection::OpenFindings(&open),
        (None, _) => Selection::Chosen(&new.chosen),
    };
    let scoped = scope::scope(pack, facts, selection).map_err(|no_scope| match no_scope {
        NoScope::FactsUnstated(facts) => {
            let list = facts.into_iter().collect::<Vec<_>>().join(", ");
            Error::Refused(Message::new("audits-facts-unstated").with("facts", list))
        }
        NoScope::ConditionUnreadable(key) => Error::internal(format!("condition of {key}")),
    })?;
    if scoped.iter().any(|one| one.standing == Standing::InScope) {
        Ok(scoped)
    } else {
        let field = if new.kind == AuditType::Thematic { "chosen" } else { "kind" };
        Err(Error::problem(field, Message::new("audits-nothing-in-scope")))
    }
}

async fn rows_of(
    tx: &impl ConnectionTrait,
    audit: AuditId,
    version: entities::ids::VersionId,
    scoped: &[scope::Scoped],
    now: Timestamp,
) -> Result<Vec<assessment::Model>> {
    let criteria = standards::store::criteria(tx, version).await?;
    let by_key: BTreeMap<&str, &Standing> =
        scoped.iter().map(|one| (one.criterion.as_str(), &one.standing)).collect();
    let rows = criteria.iter().filter_map(|criterion| {
        let standing = *by_key.get(criterion.key.as_str())?;
        let (scope, result) = match standing {
            Standing::InScope => (ScopeState::InScope, AssessmentResult::NotAssessed),
            Standing::NotApplicable(_) => (ScopeState::NotApplicable, AssessmentResult::NotApplicable),
            Standing::OutOfScope(_) => (ScopeState::OutOfScope, AssessmentResult::NotAssessed),
        };
        Some(assessment::Model {
            id: AssessmentId::new(now),
            audit_id: audit,
            criterion_id: criterion.id,
            scope,
            scope_reason: standing.to_keep(),
            result,
            note: String::new(),
            no_finding_reason: None,
            assessed_by: None,
            assessed_at: None,
            revision: 1,
        })
    });
    Ok(rows.collect())
}

/// Gives the co-op notice of an announced visit. The evidence window opens with it.
pub async fn notify(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::PlanAudit).await?;
    if !seen.audit.announced {
        return Err(Error::refused("audits-unannounced-no-notice"));
    }
    team::ready(&seen.team)?;
    let (pack, _) = super::text(&tx, &seen.audit).await?;
    let latest = windows::latest_notice(&pack, seen.audit.visit_on, &app.calendar);
    if seen.audit.state == AuditState::Planned && latest < today(now) {
        return Err(Message::new("audits-visit-too-soon").with("date", latest).into());
    }
    let day = today(now);
    let audit = advance(
        &tx,
        seen.audit,
        Move::Notify,
        Some(actor.account),
        None,
        |row| row.notified_on = Set(Some(day)),
        now,
    )
    .await?;
    let audit = advance(&tx, audit, Move::OpenWindow, Some(actor.account), None, |_| (), now).await?;
    let mut context = letters::context(&audit);
    context.insert("evidence_until", &windows::evidence_until(audit.visit_on));
    letters::visit(app, &tx, "audit-notified", &audit, letters::Visit::Takes, context, now).await?;
    Ok(tx.commit().await?)
}

/// Why an audit stands still or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    Postpone,
    Cancel,
    SuspendForSafeguarding,
}

/// Puts off, cancels or suspends a visit, with the reason. Those who knew of it are told.
pub async fn halt(
    app: &App,
    actor: &Actor,
    reference: &str,
    halt: Halt,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::PlanAudit).await?;
    let step = match halt {
        Halt::Postpone => Move::Postpone,
        Halt::Cancel => Move::Cancel,
        Halt::SuspendForSafeguarding => Move::Suspend,
    };
    let audit = advance(&tx, seen.audit, step, Some(actor.account), Some(reason), |_| (), now).await?;
    if audit.notified_on.is_some() {
        let context = letters::context(&audit);
        letters::visit(app, &tx, "audit-cancelled", &audit, letters::Visit::DoesNotTake, context, now)
            .await?;
    }
    Ok(tx.commit().await?)
}

/// Sets a new date for the visit of an audit that is planned, put off or suspended. One that was under way goes back to
/// planned if the new date leaves less than the version's notice, else to where it was.
pub async fn set_visit(
    app: &App,
    actor: &Actor,
    reference: &str,
    visit_on: NaiveDate,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::PlanAudit).await?;
    let (pack, _) = super::text(&tx, &seen.audit).await?;
    let day = today(now);
    if seen.audit.state == AuditState::Planned {
        date_will_do(app, &pack, visit_on, seen.audit.announced, day)?;
        let event = Event::new("visit-moved", "audit", seen.audit.id.0)
            .at(seen.audit.cooperative_id)
            .saying(json!({ "from": seen.audit.visit_on, "to": visit_on }));
        journal::record(&tx, actor.account, event, now).await?;
        let revision = seen.audit.revision + 1;
        let mut row = seen.audit.into_active_model();
        row.visit_on = Set(visit_on);
        row.revision = Set(revision);
        row.update(&tx).await?;
        return Ok(tx.commit().await?);
    }
    date_will_do(app, &pack, visit_on, false, day)?;
    let short = seen.audit.announced && windows::latest_notice(&pack, visit_on, &app.calendar) < day;
    let notice = if short { NewNotice::Short } else { NewNotice::Enough };
    let paused_in = seen.audit.paused_in.unwrap_or(AuditState::Planned);
    let step = Move::Resume { paused_in, notice };
    let audit = advance(
        &tx,
        seen.audit,
        step,
        Some(actor.account),
        None,
        |row| {
            row.visit_on = Set(visit_on);
            if short {
                row.notified_on = Set(None);
            }
        },
        now,
    )
    .await?;
    if audit.notified_on.is_some() {
        let mut context = letters::context(&audit);
        context.insert("evidence_until", &windows::evidence_until(audit.visit_on));
        letters::visit(app, &tx, "audit-changed", &audit, letters::Visit::Takes, context, now).await?;
    }
    Ok(tx.commit().await?)
}
