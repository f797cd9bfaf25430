//! The steps of a corrective action: what a co-op does about a finding, and what the auditors say to it.

use chrono::NaiveDate;
use entities::access::Role;
use entities::findings::{ActionMove, corrective_action};
use entities::ids::{AccountId, CorrectiveActionId, EvidenceItemId};
use entities::outbox::Urgency;
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;
use tera::Context;

use super::letters::{self, Dated, Round};
use super::{Found, rules, store};
use crate::access::{Actor, Deed, letters as to, policy, store as access};
use crate::evidence;
use crate::foundation::App;
use crate::foundation::calendar::{Standing, Takes};
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::outbox::Matter;

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
            // What proved it before may stay, whatever became of it since.
            let before = action.proof_item_id.into_iter().collect();
            let rested = evidence::to_rest_on(tx, action.cooperative_id, *item, &before).await;
            rested.map_err(|error| match error {
                Error::NotFound => Error::problem("item", Message::new("findings-proof-item-not-yours")),
                Error::Refused(why) => Error::problem("item", why),
                other => other,
            })?;
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
        to::team(tx, found.finding.audit_id, &[]).await?
    } else {
        to::at(tx, cooperative, &[Role::Manager], now).await?
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
    let calendar = if by_coop { None } else { dated(found, action, step) };
    let round = Round {
        kind: if by_coop { "action-submitted" } else { "action-reviewed" },
        subject: format!("{}:{}", action.id, action.revision + 1),
        cooperative,
        urgency: Urgency::Event,
        context,
        // What the co-op sent waits to be looked at; what was said of it stays said.
        matter: by_coop.then_some(Matter::Action { action: action.id, revision: action.revision + 1 }),
        calendar,
    };
    letters::post(app, tx, &round, &people, now).await
}

/// The day by which the action is to be done, once its plan is agreed; taken back when it is verified.
fn dated(found: &Found, before: &corrective_action::Model, step: &Step) -> Option<Dated> {
    let (on, standing) = match step {
        Step::Extend { to, .. } => (*to, Standing::Stands),
        Step::AgreePlan { .. } | Step::SendBackProof { .. } => (before.due_on?, Standing::Stands),
        Step::Verify { .. } => (before.due_on?, Standing::Cancelled),
        Step::Contain { .. }
        | Step::SubmitPlan { .. }
        | Step::SendBackPlan { .. }
        | Step::SubmitProof { .. } => return None,
    };
    Some(Dated {
        what: before.id.to_string(),
        sequence: usize::try_from(before.revision + 1).unwrap_or_default(),
        on,
        words: Message::new("calendar-action").with("number", found.finding.number),
        path: format!("/actions/{}", before.id),
        standing,
        takes: Takes::Nothing,
    })
}
