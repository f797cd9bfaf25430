//! Letters about requests. They name the audit, the sort of evidence and the day; never what was typed, which may name people.

use entities::audits::{audit, evidence_request};
use entities::outbox::Urgency;
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde_json::json;
use tera::Context;

use super::{Turn, able, answering_roles};
use crate::access::letters::Addressee;
use crate::audits::letters::{ON_VISIT, context, managers, subject, team};
use crate::findings::letters::{Round, post};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::Matter;

/// Tells the co-op what is asked of it: all who may answer, as it is nobody's yet.
pub(super) async fn requested(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    request: &evidence_request::Model,
    now: Timestamp,
) -> Result<()> {
    let people = keepers(tx, request, now).await?;
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
        Turn::SendBack { .. } => ("request-sent-back", whose(tx, audit, request, now).await?),
        // Who it is given to reads what is asked; the manager knows.
        Turn::Assign { .. } => ("evidence-requested", owner(tx, request, now).await?.into_iter().collect()),
        Turn::Accept { .. } | Turn::Withdraw { .. } => return Ok(()),
    };
    send(app, tx, kind, audit, request, people, now).await
}

/// Whose it is: the owner's and the manager's; all who may answer, if nobody sees to it who still may.
async fn whose(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    request: &evidence_request::Model,
    now: Timestamp,
) -> Result<Vec<Addressee>> {
    let Some(owner) = owner(tx, request, now).await? else {
        return keepers(tx, request, now).await;
    };
    let mut people = managers(tx, audit, now).await?;
    people.retain(|one| one.person.id != owner.person.id);
    people.push(owner);
    Ok(people)
}

/// All at the co-op who may answer.
async fn keepers(
    tx: &impl ConnectionTrait,
    request: &evidence_request::Model,
    now: Timestamp,
) -> Result<Vec<Addressee>> {
    let (place, roles) = (request.cooperative_id, answering_roles());
    let people = able(tx, place, now).await?;
    Ok(people.into_iter().map(|person| Addressee::holding(person, place, &roles)).collect())
}

/// Who sees to it; nobody, once they may not answer any more.
async fn owner(
    tx: &impl ConnectionTrait,
    request: &evidence_request::Model,
    now: Timestamp,
) -> Result<Option<Addressee>> {
    if request.owner_id.is_none() {
        return Ok(None);
    }
    let people = keepers(tx, request, now).await?;
    Ok(people.into_iter().find(|one| Some(one.person.id) == request.owner_id))
}

async fn send(
    app: &App,
    tx: &impl ConnectionTrait,
    kind: &'static str,
    audit: &audit::Model,
    request: &evidence_request::Model,
    people: Vec<Addressee>,
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
    let round = Round {
        kind,
        subject: subject(audit, &once),
        cooperative: audit.cooperative_id,
        urgency: Urgency::Event,
        context,
        matter: Some(Matter::Request {
            request: request.id,
            state: request.state,
            revision: request.revision,
        }),
        calendar: None,
    };
    post(app, tx, &round, &people, now).await
}
