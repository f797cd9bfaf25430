//! Findings: what an audit found, how grave it is, and what the co-op does about it.
//!
//! The verbs that raise, edit and withdraw a finding run inside the transaction of an audit, which knows whether its
//! state and its team allow them. The steps of a corrective action need only the action.

pub mod letters;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use entities::access::Role;
use entities::audits::audit;
use entities::findings::{ActionMove, ActionState, FindingKind, Grade, corrective_action, finding};
use entities::ids::{AccountId, CorrectiveActionId, EvidenceItemId, FindingId};
use entities::outbox::Urgency;
use entities::standards::criterion;
use scheduler::clock::{Timestamp, today};
use scheduler::working_days::Calendar;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Set};
use serde_json::json;
use tera::Context;

use crate::access::{Actor, Deed, policy, store as access};
use crate::evidence;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::journal::{self, Event};
use crate::standards::pack::Pack;
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
    let action = match action_of(tx, finding.id).await? {
        Some(action) => action,
        None => open_action(tx, finding, due, now).await?,
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
        calendar: None,
    };
    let people = letters::alarmed(tx, audit.cooperative_id, now).await?;
    letters::post(app, tx, &round, people, now).await
}

async fn action_of(
    database: &impl ConnectionTrait,
    finding: FindingId,
) -> Result<Option<corrective_action::Model>> {
    use sea_orm::{ColumnTrait, QueryFilter};
    Ok(corrective_action::Entity::find()
        .filter(corrective_action::Column::FindingId.eq(finding))
        .one(database)
        .await?)
}

async fn open_action(
    tx: &impl ConnectionTrait,
    finding: &finding::Model,
    contain_due_on: Option<NaiveDate>,
    now: Timestamp,
) -> Result<corrective_action::Model> {
    let row = corrective_action::ActiveModel {
        id: Set(CorrectiveActionId::new(now)),
        finding_id: Set(finding.id),
        cooperative_id: Set(finding.cooperative_id),
        state: Set(ActionState::Open),
        cause: Set(None),
        plan: Set(None),
        owner_name: Set(None),
        owner_id: Set(None),
        proof: Set(None),
        proof_item_id: Set(None),
        contain_due_on: Set(contain_due_on),
        plan_due_on: Set(None),
        due_on: Set(None),
        verify_due_on: Set(None),
        contained_on: Set(None),
        plan_submitted_on: Set(None),
        plan_agreed_on: Set(None),
        proof_submitted_on: Set(None),
        verified_on: Set(None),
        verified_by: Set(None),
        revision: Set(1),
    };
    Ok(row.insert(tx).await?)
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
            open_action(tx, &found.finding, None, now).await?;
        }
    }
    Ok(())
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

/// A step of a corrective action, with what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// What is critical was made safe.
    Contain {
        words: String,
    },
    SubmitPlan {
        cause: String,
        plan: String,
        owner_name: String,
        owner: Option<AccountId>,
    },
    AgreePlan {
        words: String,
    },
    SendBackPlan {
        words: String,
    },
    SubmitProof {
        proof: String,
        item: Option<EvidenceItemId>,
    },
    SendBackProof {
        words: String,
    },
    Verify {
        words: String,
    },
    Extend {
        to: NaiveDate,
        words: String,
    },
}

impl Step {
    /// Which move of the table it is.
    pub fn step(&self) -> ActionMove {
        match self {
            Self::Contain { .. } => ActionMove::Contain,
            Self::SubmitPlan { .. } => ActionMove::SubmitPlan,
            Self::AgreePlan { .. } => ActionMove::AgreePlan,
            Self::SendBackPlan { .. } => ActionMove::SendBackPlan,
            Self::SubmitProof { .. } => ActionMove::SubmitProof,
            Self::SendBackProof { .. } => ActionMove::SendBackProof,
            Self::Verify { .. } => ActionMove::Verify,
            Self::Extend { .. } => ActionMove::Extend,
        }
    }

    fn words(&self) -> &str {
        match self {
            Self::Contain { words }
            | Self::AgreePlan { words }
            | Self::SendBackPlan { words }
            | Self::SendBackProof { words }
            | Self::Verify { words }
            | Self::Extend { words, .. } => words,
            Self::SubmitPlan { plan, .. } => plan,
            Self::SubmitProof { proof, .. } => proof,
        }
    }
}

/// An action that the person may see, with what belongs to it.
pub async fn action(
    app: &App,
    actor: &Actor,
    id: CorrectiveActionId,
) -> Result<(corrective_action::Model, Found)> {
    let (action, found) = store::action(&*app.database, id).await?;
    let place = access::place(&*app.database, actor.account, action.cooperative_id).await?;
    policy::permit(actor, Deed::SeeAudit, &place)?;
    Ok((action, found))
}

/// May this person take this side of the action? Of the auditors, those of the audit that raised the finding.
pub async fn may_step(
    database: &impl ConnectionTrait,
    actor: &Actor,
    found: &Found,
    step: ActionMove,
) -> Result<()> {
    let place = access::place(database, actor.account, found.finding.cooperative_id).await?;
    if rules::by_the_coop(step) {
        return policy::permit(actor, Deed::WorkOnAction, &place);
    }
    policy::permit(actor, Deed::VerifyAction, &place)?;
    if policy::scope(actor, Deed::VerifyAction).everywhere {
        return Ok(());
    }
    let team = access::team(database, found.finding.audit_id).await?;
    if team.iter().any(|member| member.account_id == actor.account) {
        Ok(())
    } else {
        Err(Error::refused("findings-refused-not-on-team"))
    }
}

/// Takes a step of a corrective action in a transaction of its own.
pub async fn act(
    app: &App,
    actor: &Actor,
    id: CorrectiveActionId,
    revision: i32,
    step: &Step,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    act_within(app, &tx, actor, id, revision, step, now).await?;
    Ok(tx.commit().await?)
}

/// Takes a step of a corrective action within the caller's transaction. Answers the finding it belongs to.
pub async fn act_within(
    app: &App,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: CorrectiveActionId,
    revision: i32,
    step: &Step,
    now: Timestamp,
) -> Result<Found> {
    let (action, found) = store::action(tx, id).await?;
    may_step(tx, actor, &found, step.step()).await?;
    if found.finding.withdrawn_at.is_some() {
        return Err(Message::from(rules::Refusal::Withdrawn).into());
    }
    if action.revision != revision {
        return Err(Error::Conflict);
    }
    let contained = rules::containment(&action);
    let state = rules::moved(action.state, step.step(), contained).map_err(Message::from)?;
    let mut row = action.clone().into_active_model();
    row.state = Set(state);
    row.revision = Set(revision + 1);
    let day = today(now);
    match step {
        Step::Contain { .. } => row.contained_on = Set(Some(day)),
        Step::SubmitPlan { cause, plan, owner_name, owner } => {
            row.cause = Set(Some(cause.clone()));
            row.plan = Set(Some(plan.clone()));
            row.owner_name = Set(Some(owner_name.clone()));
            row.owner_id = Set(*owner);
            row.plan_submitted_on = Set(Some(day));
        }
        Step::AgreePlan { .. } => row.plan_agreed_on = Set(Some(day)),
        Step::SendBackPlan { .. } => row.plan_submitted_on = Set(None),
        Step::SubmitProof { proof, item } => {
            if let Some(item) = item
                && !evidence::store::is_of(tx, *item, action.cooperative_id).await?
            {
                return Err(Error::problem("item", Message::new("findings-proof-item-not-yours")));
            }
            row.proof = Set(Some(proof.clone()));
            row.proof_item_id = Set(*item);
            row.proof_submitted_on = Set(Some(day));
            row.verify_due_on = Set(Some(rules::verify_due(day, &app.calendar)));
        }
        Step::SendBackProof { .. } => {
            row.proof_submitted_on = Set(None);
            row.verify_due_on = Set(None);
        }
        Step::Verify { .. } => {
            rules::may_verify(actor.account, &action, proved_by(tx, id).await?).map_err(Message::from)?;
            row.verified_on = Set(Some(day));
            row.verified_by = Set(Some(actor.account));
        }
        Step::Extend { to, .. } => {
            row.due_on = Set(Some(rules::extended(&action, *to).map_err(Message::from)?));
        }
    }
    row.update(tx).await?;
    store::add_event(tx, id, step.step(), actor.account, step.words(), now).await?;
    let event =
        Event::new("action-moved", "corrective_action", id.0).at(action.cooperative_id).saying(json!({
            "step": step.step(), "from": action.state, "to": state, "words": step.words(),
        }));
    journal::record(tx, actor.account, event, now).await?;
    tell(app, tx, &found, &action, step, now).await?;
    Ok(found)
}

async fn proved_by(tx: &impl ConnectionTrait, id: CorrectiveActionId) -> Result<Option<AccountId>> {
    let events = store::events(tx, id).await?;
    Ok(events.iter().rev().find(|event| event.what == ActionMove::SubmitProof).map(|event| event.made_by))
}

/// Tells the other side what happened: the co-op what was looked at, the team what waits for it.
async fn tell(
    app: &App,
    tx: &impl ConnectionTrait,
    found: &Found,
    action: &corrective_action::Model,
    step: &Step,
    now: Timestamp,
) -> Result<()> {
    let cooperative = found.finding.cooperative_id;
    let by_coop = rules::by_the_coop(step.step());
    let people = if by_coop {
        let team = access::team(tx, found.finding.audit_id).await?;
        let mut people = Vec::new();
        for member in team {
            people.push(access::account(tx, member.account_id).await?);
        }
        people
    } else {
        letters::at(tx, cooperative, &[Role::Manager], now).await?
    };
    let mut context = Context::new();
    context.insert("audit", &store::audit_of(tx, found.finding.audit_id).await?.reference);
    context.insert("number", &found.finding.number);
    context.insert(
        "criterion",
        &json!({ "code": found.criterion.code, "en": found.criterion.title_en, "cy": found.criterion.title_cy }),
    );
    context.insert("action", &action.id);
    context.insert("step", &step.step());
    context.insert("words", &step.words());
    let round = Round {
        kind: if by_coop { "action-submitted" } else { "action-reviewed" },
        subject: format!("{}:{}", action.id, action.revision + 1),
        cooperative,
        urgency: Urgency::Event,
        context,
        calendar: None,
    };
    letters::post(app, tx, &round, people, now).await
}

/// How many nonconformities of an audit are not verified closed.
pub async fn open_of_audit(database: &impl ConnectionTrait, audit: entities::ids::AuditId) -> Result<usize> {
    Ok(store::of_audit(database, audit).await?.iter().filter(|found| found.open()).count())
}
