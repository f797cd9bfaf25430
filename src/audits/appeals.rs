//! An appeal against the answers, and what is decided on it.

use entities::access::Role;
use entities::audits::{AppealDecision, AppealGround, AuditState, appeal};
use entities::ids::AppealId;
use entities::outbox::Urgency;
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::reply::in_time;
use super::rules::Move;
use super::{advance, answers_sent, finish, letters, see_to_change, store};
use crate::access::letters::anywhere;
use crate::access::{Actor, Deed};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::standards::pack::WindowKey;

/// The co-op appeals against the answers.
pub async fn make(
    app: &App,
    actor: &Actor,
    reference: &str,
    ground: AppealGround,
    body: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Appeal).await?;
    let audit = seen.audit;
    if audit.state == AuditState::Answers && !answers_sent(&tx, &audit).await? {
        return Err(Error::refused("audits-answers-not-yet"));
    }
    in_time(app, &tx, &audit, WindowKey::Appeal, audit.answers_received_on, now).await?;
    let issue = audit.issue + 1;
    if store::appeal(&tx, audit.id, issue).await?.is_some() {
        return Err(Error::refused("audits-appealed-already"));
    }
    let row = appeal::Model {
        id: AppealId::new(now),
        audit_id: audit.id,
        issue,
        ground,
        body: body.to_owned(),
        made_by: actor.account,
        made_on: today(now),
        decision: None,
        reason: None,
        decided_by: None,
        decided_on: None,
    };
    store::insert_appeal(&tx, row).await?;
    let by = Some(actor.account);
    let audit = advance(&tx, audit, Move::Appeal, by, Some(body), |_| (), now).await?;
    let people = anywhere(&tx, &[Role::AppealDecider], now).await?;
    let context = letters::context(&audit);
    let once = audit.revision.to_string();
    letters::tell(app, &tx, "appeal-made", &audit, &once, Urgency::Event, context, people, now).await?;
    Ok(tx.commit().await?)
}

/// Decides an appeal. Whoever decides had no part in the audit before, and belongs to no side.
pub async fn decide(
    app: &App,
    actor: &Actor,
    reference: &str,
    decision: AppealDecision,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::DecideAppeal).await?;
    let named = store::named(&tx, seen.audit.id).await?;
    let had_part = named.iter().any(|member| member.account_id == actor.account);
    if had_part || actor.belongs_to(seen.audit.cooperative_id) {
        return Err(Error::refused("audits-appeal-had-part"));
    }
    let audit = seen.audit;
    let made = store::appeal(&tx, audit.id, audit.issue + 1).await?;
    if let Some(made) = made.filter(|made| made.decision.is_none()) {
        let mut row = made.into_active_model();
        row.decision = Set(Some(decision));
        row.reason = Set(Some(reason.to_owned()));
        row.decided_by = Set(Some(actor.account));
        row.decided_on = Set(Some(today(now)));
        row.update(&tx).await?;
    }
    let by = Some(actor.account);
    let audit = match decision {
        AppealDecision::Dismissed => {
            finish::settle(app, &tx, audit, Move::Dismiss, by, Some(reason), now).await?
        }
        AppealDecision::Upheld => advance(&tx, audit, Move::Uphold, by, Some(reason), |_| (), now).await?,
    };
    let mut people = letters::managers(&tx, &audit, now).await?;
    people.extend(letters::team(&tx, &audit, letters::WHOLE_TEAM).await?);
    let mut context = letters::context(&audit);
    context.insert("decision", &decision);
    context.insert("words", reason);
    let once = audit.revision.to_string();
    letters::tell(app, &tx, "appeal-decided", &audit, &once, Urgency::Event, context, people, now).await?;
    Ok(tx.commit().await?)
}
