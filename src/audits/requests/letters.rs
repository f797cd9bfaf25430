//! Letters about requests. They name the audit, the sort of evidence and the day; never what was typed, which may name people.

use entities::access::account;
use entities::audits::{audit, evidence_request};
use entities::outbox::Urgency;
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde_json::json;
use tera::Context;

use super::Turn;
use crate::access::store as access;
use crate::audits::letters::{ON_VISIT, context, managers, team, tell};
use crate::foundation::App;
use crate::foundation::error::Result;

/// Tells the co-op what is asked of it.
pub(super) async fn requested(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    request: &evidence_request::Model,
    now: Timestamp,
) -> Result<()> {
    let people = managers(tx, audit, now).await?;
    send(app, tx, "evidence-requested", audit, request, people, now).await
}

/// Tells those whose turn it is now.
pub(super) async fn moved(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    request: &evidence_request::Model,
    turn: &Turn,
    now: Timestamp,
) -> Result<()> {
    let (kind, people) = match turn {
        Turn::Answer { .. } => ("request-answered", team(tx, audit, ON_VISIT).await?),
        Turn::SendBack { .. } => {
            let mut people = managers(tx, audit, now).await?;
            people.extend(owner(tx, request).await?);
            ("request-sent-back", people)
        }
        // Who it is given to reads what is asked; the manager knows.
        Turn::Assign { .. } => ("evidence-requested", owner(tx, request).await?.into_iter().collect()),
        Turn::Accept { .. } | Turn::Withdraw { .. } => return Ok(()),
    };
    send(app, tx, kind, audit, request, people, now).await
}

async fn owner(
    tx: &impl ConnectionTrait,
    request: &evidence_request::Model,
) -> Result<Option<account::Model>> {
    match request.owner_id {
        Some(owner) => Ok(Some(access::account(tx, owner).await?)),
        None => Ok(None),
    }
}

async fn send(
    app: &App,
    tx: &impl ConnectionTrait,
    kind: &'static str,
    audit: &audit::Model,
    request: &evidence_request::Model,
    people: Vec<account::Model>,
    now: Timestamp,
) -> Result<()> {
    let (pack, _) = crate::audits::text(tx, audit).await?;
    let sort = request.evidence_type.as_deref().and_then(|code| pack.evidence_type(code));
    let criterion = match request.criterion_id {
        Some(id) => Some(crate::standards::store::criterion(tx, id).await?),
        None => None,
    };
    let mut context: Context = context(audit);
    context.insert("number", &request.number);
    context.insert("due_on", &request.due_on);
    context.insert("sort", &sort.map(|sort| json!({ "en": sort.name.en, "cy": sort.name.cy })));
    context.insert(
        "criterion",
        &criterion.map(|one| json!({ "code": one.code, "en": one.title_en, "cy": one.title_cy })),
    );
    let once = format!("{}:{}", request.number, request.revision);
    tell(app, tx, kind, audit, &once, Urgency::Event, context, people, now).await
}
