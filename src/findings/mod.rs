//! Findings: what an audit found, how grave it is, and what the co-op does about it.
//!
//! The verbs that raise, edit and withdraw a finding run inside the transaction of an audit, which knows whether its
//! state and its team allow them. The steps of a corrective action (`actions`) need only the action.

mod actions;
pub mod letters;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use entities::audits::audit;
use entities::findings::{FindingKind, Grade, finding};
use entities::ids::{AccountId, CorrectiveActionId, FindingId};
use entities::outbox::Urgency;
use entities::standards::criterion;
use scheduler::clock::{Timestamp, today};
use scheduler::working_days::Calendar;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;
use tera::Context;

use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::journal::{self, Event};
use crate::standards::pack::Pack;
pub use actions::{Step, act, act_within, action, may_step};
use letters::Round;
pub use store::Found;

/// A finding as an auditor words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub kind: FindingKind,
    /// Empty: the severity of the criterion.
    pub grade: Option<Grade>,
    pub grade_reason: Option<String>,
    pub statement: String,
}

/// Raises a finding within an audit's transaction. What is critical opens a corrective action and is told to the manager,
/// the board's chair and the regulators of the area at once.
#[expect(clippy::too_many_arguments, reason = "everything a finding rests on, each of its own type")]
pub async fn raise(
    app: &App,
    tx: &impl ConnectionTrait,
    by: AccountId,
    audit: &audit::Model,
    criterion: &criterion::Model,
    wording: &Wording,
    repeated: bool,
    pack: &Pack,
    now: Timestamp,
) -> Result<finding::Model> {
    let grade = graded(criterion, wording)?;
    let row = finding::ActiveModel {
        id: Set(FindingId::new(now)),
        audit_id: Set(audit.id),
        criterion_id: Set(criterion.id),
        cooperative_id: Set(audit.cooperative_id),
        number: Set(store::next_number(tx, audit.id).await?),
        kind: Set(wording.kind),
        grade: Set(grade),
        grade_reason: Set(wording.grade_reason.clone()),
        statement: Set(wording.statement.clone()),
        repeated: Set(repeated && wording.kind == FindingKind::Nonconformity),
        raised_by: Set(by),
        raised_at: Set(now),
        withdrawn_at: Set(None),
        withdrawn_reason: Set(None),
        revision: Set(1),
    };
    let finding = row.insert(tx).await?;
    record(tx, by, "finding-raised", &finding, now).await?;
    if rules::is_critical(finding.kind, finding.grade) {
        alarm(app, tx, audit, criterion, &finding, pack, now).await?;
    }
    Ok(finding)
}

/// The grade, or what is wrong with it beside the field it stands in.
fn graded(criterion: &criterion::Model, wording: &Wording) -> Result<Option<Grade>> {
    let reason = wording.grade_reason.as_deref();
    rules::graded(criterion.severity, wording.kind, wording.grade, reason).map_err(|refusal| {
        let field = match refusal {
            rules::Refusal::ReasonForLower => "grade_reason",
            rules::Refusal::ImprovementOnly => "kind",
            _ => "grade",
        };
        Error::Problems(vec![Problem { field: field.into(), message: Message::from(refusal) }])
    })
}

/// Opens the action of a critical finding and tells those who must know today.
async fn alarm(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    criterion: &criterion::Model,
    finding: &finding::Model,
    pack: &Pack,
    now: Timestamp,
) -> Result<()> {
    let due = rules::contain_due(today(now), pack, &app.calendar);
    let action = match store::action_of(tx, finding.id).await? {
        Some(action) => action,
        None => store::open_action(tx, finding, due, now).await?,
    };
    let mut context = Context::new();
    context.insert("audit", &audit.reference);
    context.insert("number", &finding.number);
    context.insert(
        "criterion",
        &json!({ "code": criterion.code, "en": criterion.title_en, "cy": criterion.title_cy }),
    );
    context.insert("contain_by", &due);
    context.insert("action", &action.id);
    let round = Round {
        kind: "finding-critical",
        subject: finding.id.to_string(),
        cooperative: audit.cooperative_id,
        urgency: Urgency::SameDay,
        context,
        matter: None,
        calendar: due.map(|on| {
            let words = Message::new("calendar-contain").with("number", finding.number);
            let (what, path) = (format!("{}-contain", action.id), format!("/actions/{}", action.id));
            letters::Dated::deadline(
                what,
                usize::try_from(action.revision).unwrap_or_default(),
                on,
                words,
                path,
            )
        }),
    };
    let people = letters::alarmed(tx, audit.cooperative_id, now).await?;
    letters::post(app, tx, &round, &people, now).await
}

/// Has nothing happened to an action since it had this revision?
pub async fn untouched(
    database: &impl ConnectionTrait,
    action: CorrectiveActionId,
    revision: i32,
) -> Result<bool> {
    match store::action(database, action).await {
        Ok((action, _)) => Ok(action.revision == revision),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Changes the words or the grade of a finding within an audit's transaction. A stale `revision` is a conflict.
#[expect(clippy::too_many_arguments, reason = "everything a change rests on, each of its own type")]
pub async fn edit(
    app: &App,
    tx: &impl ConnectionTrait,
    by: AccountId,
    audit: &audit::Model,
    criterion: &criterion::Model,
    finding: finding::Model,
    revision: i32,
    wording: &Wording,
    pack: &Pack,
    now: Timestamp,
) -> Result<finding::Model> {
    if finding.revision != revision {
        return Err(Error::Conflict);
    }
    if finding.withdrawn_at.is_some() {
        return Err(Message::from(rules::Refusal::Withdrawn).into());
    }
    let grade = graded(criterion, wording)?;
    let was_critical = rules::is_critical(finding.kind, finding.grade);
    let mut row = finding.into_active_model();
    row.kind = Set(wording.kind);
    row.grade = Set(grade);
    row.grade_reason = Set(wording.grade_reason.clone());
    row.statement = Set(wording.statement.clone());
    row.revision = Set(revision + 1);
    let finding = row.update(tx).await?;
    record(tx, by, "finding-edited", &finding, now).await?;
    if rules::is_critical(finding.kind, finding.grade) && !was_critical {
        alarm(app, tx, audit, criterion, &finding, pack, now).await?;
    }
    Ok(finding)
}

/// Withdraws a finding within an audit's transaction; the reason is printed in the report.
pub async fn withdraw(
    tx: &impl ConnectionTrait,
    by: AccountId,
    finding: finding::Model,
    revision: i32,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    if finding.revision != revision {
        return Err(Error::Conflict);
    }
    if finding.withdrawn_at.is_some() {
        return Err(Message::from(rules::Refusal::Withdrawn).into());
    }
    let mut row = finding.into_active_model();
    row.withdrawn_at = Set(Some(now));
    row.withdrawn_reason = Set(Some(reason.to_owned()));
    row.revision = Set(revision + 1);
    let finding = row.update(tx).await?;
    record(tx, by, "finding-withdrawn", &finding, now).await
}

async fn record(
    tx: &impl ConnectionTrait,
    by: AccountId,
    name: &'static str,
    finding: &finding::Model,
    now: Timestamp,
) -> Result<()> {
    let event = Event::new(name, "finding", finding.id.0).at(finding.cooperative_id).saying(json!({
        "audit": finding.audit_id, "number": finding.number, "kind": finding.kind, "grade": finding.grade,
        "grade_reason": finding.grade_reason, "statement": finding.statement,
        "withdrawn_reason": finding.withdrawn_reason,
    }));
    journal::record(tx, by, event, now).await?;
    Ok(())
}

/// Opens what is to be done about each nonconformity of a report that is final, within its transaction.
pub async fn open_actions_of(tx: &impl ConnectionTrait, audit: &audit::Model, now: Timestamp) -> Result<()> {
    for found in store::of_audit(tx, audit.id).await? {
        if found.open() && found.action.is_none() {
            store::open_action(tx, &found.finding, None, now).await?;
        }
    }
    Ok(())
}

/// The first day by which a plan is owed for an open finding of an audit whose final report is received on a day.
pub async fn plans_due(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    received_on: NaiveDate,
    pack: &Pack,
    calendar: &Calendar,
) -> Result<Option<NaiveDate>> {
    let found = store::of_audit(tx, audit.id).await?;
    let owed = found.iter().filter(|found| found.open()).filter_map(|found| {
        let action = found.action.as_ref().filter(|action| action.plan_submitted_on.is_none())?;
        action
            .plan_due_on
            .or_else(|| rules::clocks(found.finding.grade?, received_on, pack, calendar).plan_due_on)
    });
    Ok(owed.min())
}

/// Starts the clocks of an audit's actions on the day its final report was received. Those that run already run on.
pub async fn start_clocks(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    received_on: NaiveDate,
    pack: &Pack,
    calendar: &Calendar,
) -> Result<()> {
    for found in store::of_audit(tx, audit.id).await? {
        let open = found.open();
        let (Some(action), Some(grade)) = (found.action, found.finding.grade) else { continue };
        if !open || action.plan_due_on.is_some() || action.due_on.is_some() {
            continue;
        }
        let clocks = rules::clocks(grade, received_on, pack, calendar);
        let mut row = action.into_active_model();
        row.plan_due_on = Set(clocks.plan_due_on);
        row.due_on = Set(clocks.due_on);
        row.update(tx).await?;
    }
    Ok(())
}

/// How many nonconformities of an audit are not verified closed.
pub async fn open_of_audit(database: &impl ConnectionTrait, audit: entities::ids::AuditId) -> Result<usize> {
    Ok(store::of_audit(database, audit).await?.iter().filter(|found| found.open()).count())
}
