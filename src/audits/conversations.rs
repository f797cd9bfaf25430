//! Conversations in fieldwork: with whom the team of an audit spoke, in what manner, and what was said, without names. They
//! fill the eleventh part of the report; until the draft is out only the team reads them.

pub mod rules;
pub mod store;

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::audits::{ConversationManner, ConversationWith, ScopeState, audit, conversation};
use entities::ids::ConversationId;
use entities::standards::criterion;
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::{Value, json};

use super::{Seen, see_to_change};
use crate::access::{Actor, Deed, policy, store as access};
use crate::evidence::rules::sound_key;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::journal::{self, Event};
use crate::training;

/// Words that are named at once to somebody in whose text names may stand.
const FEW: usize = 3;

/// A conversation with the criteria it is evidence for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    pub row: conversation::Model,
    /// In the order of the version.
    pub criteria: Vec<criterion::Model>,
}

/// A conversation as an auditor writes it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    pub with_whom: ConversationWith,
    pub manner: ConversationManner,
    pub held_on: NaiveDate,
    pub people: i32,
    pub said: String,
    /// The language it is written in.
    pub language: Language,
    /// Keys of criteria in the audit's scope.
    pub criteria: Vec<String>,
    /// The auditor was told which words look like names, and keeps them.
    pub names_kept: bool,
}

/// What the journal calls it.
pub const SUBJECT: &str = "conversation";

/// May this person record, correct and withdraw conversations of this audit now? Those who were on the visit, until the draft
/// goes to the moderator.
fn may(actor: &Actor, seen: &Seen) -> Result<()> {
    if !seen.on_visit() || policy::permit(actor, Deed::Assess, &seen.place).is_err() {
        return Err(Error::refused("audits-not-on-team"));
    }
    Ok(rules::in_time(seen.audit.state)?)
}

/// The same, for pages that show a form only to those who may send it.
pub fn works_on(actor: &Actor, seen: &Seen) -> bool {
    may(actor, seen).is_ok()
}

/// Records a conversation. The same key again, however often, is the same one; answers its number within the audit.
pub async fn record(
    app: &App,
    actor: &Actor,
    reference: &str,
    recording: &Recording,
    idempotency_key: &str,
    now: Timestamp,
) -> Result<i32> {
    sound_key(idempotency_key)?;
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::SeeAuditWork).await?;
    if let Some(made) = store::by_key(&tx, idempotency_key).await? {
        let ours = made.recorded_by == actor.account && made.audit_id == seen.audit.id;
        return if ours { Ok(made.number) } else { Err(Error::NotFound) };
    }
    may(actor, &seen)?;
    let criteria = looked_at(&tx, &seen.audit, recording, now).await?;
    let row = conversation::Model {
        id: ConversationId::new(now),
        audit_id: seen.audit.id,
        number: store::next_number(&tx, seen.audit.id).await?,
        with_whom: recording.with_whom,
        manner: recording.manner,
        held_on: recording.held_on,
        people: recording.people,
        said: recording.said.trim().to_owned(),
        language: recording.language,
        recorded_by: actor.account,
        recorded_at: now,
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
        idempotency_key: idempotency_key.to_owned(),
        revision: 1,
    };
    if !store::insert(&tx, row.clone()).await? {
        // The key was used in another audit a hair earlier.
        return Err(Error::Conflict);
    }
    let (id, number) = (row.id, row.number);
    let ids: Vec<_> = criteria.iter().map(|one| one.id).collect();
    store::rewrite_ties(&tx, id, &ids, now).await?;
    let kept = told(&Conversation { row, criteria });
    note(&tx, actor, &seen, ("conversation-recorded", id), kept, now).await?;
    tx.commit().await?;
    Ok(number)
}

/// Corrects a conversation. A stale revision is a conflict; what stood there before stays in the journal.
pub async fn correct(
    app: &App,
    actor: &Actor,
    reference: &str,
    number: i32,
    revision: i32,
    recording: &Recording,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let (seen, before) = standing(&tx, actor, reference, number, revision).await?;
    let criteria = looked_at(&tx, &seen.audit, recording, now).await?;
    let ids: Vec<_> = criteria.iter().map(|one| one.id).collect();
    let from = told(&before);
    let mut row = before.row.into_active_model();
    row.with_whom = Set(recording.with_whom);
    row.manner = Set(recording.manner);
    row.held_on = Set(recording.held_on);
    row.people = Set(recording.people);
    row.said = Set(recording.said.trim().to_owned());
    row.language = Set(recording.language);
    row.revision = Set(revision + 1);
    let row = row.update(&tx).await?;
    let id = row.id;
    store::rewrite_ties(&tx, id, &ids, now).await?;
    let mut detail = told(&Conversation { row, criteria });
    detail["before"] = from;
    note(&tx, actor, &seen, ("conversation-corrected", id), detail, now).await?;
    Ok(tx.commit().await?)
}

/// Withdraws a conversation: it stays, and no report speaks of it.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    reference: &str,
    number: i32,
    revision: i32,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let (seen, conversation) = standing(&tx, actor, reference, number, revision).await?;
    if reason.trim().is_empty() {
        return Err(Error::problem("why", Message::new("conversations-why-missing")));
    }
    let mut detail = told(&conversation);
    detail["reason"] = json!(reason.trim());
    let id = conversation.row.id;
    let mut row = conversation.row.into_active_model();
    row.withdrawn_by = Set(Some(actor.account));
    row.withdrawn_at = Set(Some(now));
    row.withdrawn_reason = Set(Some(reason.trim().to_owned()));
    row.revision = Set(revision + 1);
    row.update(&tx).await?;
    note(&tx, actor, &seen, ("conversation-withdrawn", id), detail, now).await?;
    Ok(tx.commit().await?)
}

/// A conversation that the person may change now, and that nobody changed or withdrew since their page was made.
async fn standing(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    reference: &str,
    number: i32,
    revision: i32,
) -> Result<(Seen, Conversation)> {
    let seen = see_to_change(tx, actor, reference, Deed::SeeAuditWork).await?;
    let conversation = store::find(tx, seen.audit.id, number).await?;
    may(actor, &seen)?;
    if conversation.row.revision != revision {
        return Err(Error::Conflict);
    }
    if conversation.row.withdrawn_at.is_some() {
        return Err(Error::refused("conversations-refused-withdrawn"));
    }
    Ok((seen, conversation))
}

/// Looks at what was written down, with all faults at once. Answers the criteria it is evidence for.
async fn looked_at(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    recording: &Recording,
    now: Timestamp,
) -> Result<Vec<criterion::Model>> {
    let mut problems = Vec::new();
    let mut wrong = |field: &'static str, message: Message| {
        problems.push(Problem { field: field.into(), message });
    };
    if let Err(message) = rules::held(recording.held_on, audit, today(now)) {
        wrong("held_on", message);
    }
    if recording.people < 1 || recording.people > rules::MOST_PEOPLE {
        wrong("people", Message::new("form-number").with("least", 1).with("most", rules::MOST_PEOPLE));
    }
    if recording.said.trim().is_empty() {
        wrong("said", Message::new("form-missing"));
    } else if !recording.names_kept {
        let named = named(tx, audit, &recording.said, now).await?;
        // A few at a time: nobody finds out with one list of names who works there.
        let some = &named[..named.len().min(FEW)];
        if !some.is_empty() {
            wrong("said", Message::new("conversations-names").with("names", some.join(", ")));
        }
    }
    let in_scope = super::store::assessments(tx, audit.id).await?;
    let mut criteria = Vec::new();
    for (assessed, criterion) in in_scope {
        if assessed.scope == ScopeState::InScope && recording.criteria.contains(&criterion.key) {
            criteria.push(criterion);
        }
    }
    if recording.criteria.iter().any(|key| !criteria.iter().any(|one| one.key == *key)) {
        wrong("criteria", Message::new("form-choose"));
    }
    if problems.is_empty() { Ok(criteria) } else { Err(Error::Problems(problems)) }
}

/// Words of a text that are the name of somebody in the co-op's training register, or of somebody with a role there.
async fn named(
    database: &impl ConnectionTrait,
    audit: &audit::Model,
    text: &str,
    now: Timestamp,
) -> Result<Vec<String>> {
    let workforce = training::store::people(database, audit.cooperative_id).await?;
    let roles: Vec<Role> = entities::words::<Role>().collect();
    let holders = access::holders(database, audit.cooperative_id, &roles, today(now)).await?;
    let workers = workforce.workers.iter().map(|worker| worker.name.as_str());
    Ok(rules::names_in(text, workers.chain(holders.iter().map(|(account, _)| account.name.as_str()))))
}

/// What the journal keeps of a conversation as it stands.
fn told(conversation: &Conversation) -> Value {
    let row = &conversation.row;
    let criteria: Vec<&str> = conversation.criteria.iter().map(|one| one.key.as_str()).collect();
    json!({
        "number": row.number, "with": row.with_whom, "manner": row.manner, "held_on": row.held_on,
        "people": row.people, "said": row.said, "language": row.language, "criteria": criteria,
    })
}

async fn note(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    seen: &Seen,
    (event, id): (&'static str, ConversationId),
    mut detail: Value,
    now: Timestamp,
) -> Result<()> {
    detail["audit"] = json!(seen.audit.reference);
    let event = Event::new(event, SUBJECT, id.0).at(seen.audit.cooperative_id).saying(detail);
    journal::record(tx, actor.account, event, now).await?;
    Ok(())
}
