//! Requests for evidence: an audit's team asks by a day, the co-op answers, the team accepts or sends back, all in one
//! thread. A request is a row, each turn in its thread another.

mod letters;
pub mod rules;
pub mod store;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::access::{Role, account};
use entities::audits::{RequestMove, RequestState, ScopeState, audit, evidence_request, request_turn};
use entities::evidence::evidence_item;
use entities::ids::{AccountId, EvidenceItemId, EvidenceRequestId, OrganisationId, RequestTurnId};
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::{Seen, see, see_to_change};
use crate::access::{Actor, Deed, policy, store as access};
use crate::evidence;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::journal::{self, Event};

/// What an auditor asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The key of a criterion in the audit's scope.
    pub criterion: Option<String>,
    /// A code of the audit's version.
    pub evidence_type: Option<String>,
    pub asked: String,
    pub due_on: NaiveDate,
}

/// A turn in the thread of a request, with what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The co-op answers, with evidence it has, in words, or both.
    Answer {
        words: Option<String>,
        items: Vec<EvidenceItemId>,
    },
    /// The manager says who sees to it; nobody: the manager.
    Assign {
        owner: Option<AccountId>,
    },
    Accept {
        words: Option<String>,
    },
    /// It is not enough, and why; with a new day, if that is to be another.
    SendBack {
        words: String,
        due_on: Option<NaiveDate>,
    },
    Withdraw {
        words: String,
    },
}

impl Turn {
    /// Which move of the table it is.
    pub fn step(&self) -> RequestMove {
        match self {
            Self::Answer { .. } => RequestMove::Answer,
            Self::Assign { .. } => RequestMove::Assign,
            Self::Accept { .. } => RequestMove::Accept,
            Self::SendBack { .. } => RequestMove::SendBack,
            Self::Withdraw { .. } => RequestMove::Withdraw,
        }
    }
}

/// What a person must hold to make a move.
pub fn deed(step: RequestMove) -> Deed {
    match step {
        RequestMove::Ask | RequestMove::Accept | RequestMove::SendBack | RequestMove::Withdraw => {
            Deed::AskForEvidence
        }
        RequestMove::Answer => Deed::SubmitEvidence,
        RequestMove::Assign => Deed::AssignRequest,
    }
}

/// May this person make this move in this audit at all? Of the auditors, those who are on the visit and accepted.
pub fn may(actor: &Actor, seen: &Seen, step: RequestMove) -> bool {
    let deed = deed(step);
    let of_team = deed == Deed::AskForEvidence;
    let accepted = || {
        let own = seen.team.iter().find(|member| member.account_id == actor.account);
        seen.on_visit() && own.is_some_and(|member| member.accepted_at.is_some())
    };
    policy::permit(actor, deed, &seen.place).is_ok() && (!of_team || accepted())
}

/// Asks for evidence. The same key again, however often, is the same request; answers its number within the audit.
pub async fn ask(
    app: &App,
    actor: &Actor,
    reference: &str,
    asking: &Asking,
    idempotency_key: &str,
    now: Timestamp,
) -> Result<i32> {
    evidence::rules::sound_key(idempotency_key)?;
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::AskForEvidence).await?;
    if let Some(made) = store::by_key(&tx, idempotency_key).await? {
        let ours = made.asked_by == actor.account && made.audit_id == seen.audit.id;
        return if ours { Ok(made.number) } else { Err(Error::NotFound) };
    }
    if !may(actor, &seen, RequestMove::Ask) {
        return Err(Error::refused("audits-not-on-team"));
    }
    rules::in_time(RequestMove::Ask, seen.audit.state).map_err(Message::from)?;
    let criterion = wanted(&tx, &seen.audit, asking, today(now)).await?;
    let request = evidence_request::Model {
        id: EvidenceRequestId::new(now),
        audit_id: seen.audit.id,
        number: store::next_number(&tx, seen.audit.id).await?,
        cooperative_id: seen.audit.cooperative_id,
        criterion_id: criterion,
        evidence_type: asking.evidence_type.clone(),
        asked: asking.asked.clone(),
        due_on: asking.due_on,
        owner_id: None,
        state: RequestState::Open,
        asked_by: actor.account,
        asked_at: now,
        idempotency_key: idempotency_key.to_owned(),
        revision: 1,
    };
    if !store::insert(&tx, request.clone()).await? {
        // The key was used in another audit a hair earlier.
        return Err(Error::Conflict);
    }
    let said = Said { words: Some(asking.asked.clone()), due_on: Some(asking.due_on), owner: None };
    turn_row(&tx, &request, RequestMove::Ask, actor, said, now).await?;
    let event =
        Event::new("evidence-requested", SUBJECT, request.id.0).at(request.cooperative_id).saying(json!({
            "audit": reference, "number": request.number, "criterion": asking.criterion,
            "type": asking.evidence_type, "asked": asking.asked, "due_on": asking.due_on,
        }));
    journal::record(&tx, actor.account, event, now).await?;
    letters::requested(app, &tx, &seen.audit, &request, now).await?;
    tx.commit().await?;
    Ok(request.number)
}

const SUBJECT: &str = "evidence_request";

/// Looks at what is asked for, with all faults at once. Answers the row of the criterion, if one is named.
async fn wanted(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    asking: &Asking,
    today: NaiveDate,
) -> Result<Option<entities::ids::CriterionId>> {
    let mut problems = Vec::new();
    let mut wrong = |field: &'static str, message: Message| {
        problems.push(Problem { field: field.into(), message });
    };
    if asking.asked.trim().is_empty() {
        wrong("asked", Message::new("form-missing"));
    }
    if let Err(message) = rules::due(asking.due_on, today) {
        wrong("due_on", message);
    }
    let (pack, _) = super::text(tx, audit).await?;
    if let Some(code) = &asking.evidence_type {
        match pack.evidence_type(code).map(evidence::rules::uploadable) {
            Some(Ok(())) => {}
            Some(Err(message)) => wrong("evidence_type", message),
            None => wrong("evidence_type", Message::new("form-choose")),
        }
    }
    let mut row = None;
    if let Some(key) = &asking.criterion {
        match super::store::assessment(tx, audit.id, key).await {
            Ok((assessed, criterion)) if assessed.scope == ScopeState::InScope => row = Some(criterion.id),
            Ok(_) | Err(Error::NotFound) => wrong("criterion", Message::new("form-choose")),
            Err(error) => return Err(error),
        }
    }
    if problems.is_empty() { Ok(row) } else { Err(Error::Problems(problems)) }
}

/// What a turn says.
#[derive(Default)]
struct Said {
    words: Option<String>,
    due_on: Option<NaiveDate>,
    owner: Option<AccountId>,
}

async fn turn_row(
    tx: &impl ConnectionTrait,
    request: &evidence_request::Model,
    what: RequestMove,
    actor: &Actor,
    said: Said,
    now: Timestamp,
) -> Result<RequestTurnId> {
    let id = RequestTurnId::new(now);
    let row = request_turn::Model {
        id,
        request_id: request.id,
        number: request.revision,
        what,
        made_by: actor.account,
        made_at: now,
        words: said.words,
        due_on: said.due_on,
        owner_id: said.owner,
    };
    store::insert_turn(tx, row).await?;
    Ok(id)
}

/// Takes a turn in the thread of a request. `revision` is that of the page: an older one is a conflict.
pub async fn take(
    app: &App,
    actor: &Actor,
    reference: &str,
    number: i32,
    revision: i32,
    turn: &Turn,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let step = turn.step();
    let seen = see_to_change(&tx, actor, reference, deed(step)).await?;
    let request = store::find(&tx, seen.audit.id, number).await?;
    if !may(actor, &seen, step) {
        return Err(Error::refused("audits-not-on-team"));
    }
    if request.revision != revision {
        return Err(Error::Conflict);
    }
    let state = rules::moved(request.state, step).map_err(Message::from)?;
    rules::in_time(step, seen.audit.state).map_err(Message::from)?;
    if matches!(turn, Turn::Assign { owner } if *owner == request.owner_id) {
        return Ok(());
    }
    let (said, items) = said(&tx, &request, turn, now).await?;
    let from = request.state;
    let mut row = request.into_active_model();
    row.state = Set(state);
    row.revision = Set(revision + 1);
    match turn {
        Turn::Assign { owner } => row.owner_id = Set(*owner),
        Turn::SendBack { due_on: Some(due_on), .. } => row.due_on = Set(*due_on),
        Turn::SendBack { due_on: None, .. }
        | Turn::Answer { .. }
        | Turn::Accept { .. }
        | Turn::Withdraw { .. } => {}
    }
    let request = row.update(&tx).await?;
    let detail = json!({
        "audit": reference, "number": number, "move": step, "from": from, "to": state, "words": said.words,
        "due_on": said.due_on, "owner": said.owner, "items": items.iter().map(|item| item.id).collect::<Vec<_>>(),
    });
    let id = turn_row(&tx, &request, step, actor, said, now).await?;
    store::insert_items(&tx, id, &items, now).await?;
    let event = Event::new("request-moved", SUBJECT, request.id.0).at(request.cooperative_id).saying(detail);
    journal::record(&tx, actor.account, event, now).await?;
    letters::moved(app, &tx, &seen.audit, &request, turn, now).await?;
    Ok(tx.commit().await?)
}

/// What goes into the row of a turn, once it is looked at.
async fn said(
    tx: &impl ConnectionTrait,
    request: &evidence_request::Model,
    turn: &Turn,
    now: Timestamp,
) -> Result<(Said, Vec<evidence_item::Model>)> {
    let words = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    let reason = |given: &str| {
        words(given).map(Some).ok_or_else(|| Error::problem("words", Message::new("requests-reason-missing")))
    };
    match turn {
        Turn::Answer { words: given, items } => {
            let items = items.iter().copied();
            let items = evidence::to_rest_on(tx, request.cooperative_id, items, &BTreeSet::new()).await?;
            let given = given.as_deref().and_then(words);
            if given.is_none() && items.is_empty() {
                return Err(Error::problem("words", Message::new("requests-answer-empty")));
            }
            Ok((Said { words: given, ..Said::default() }, items))
        }
        Turn::Assign { owner } => {
            let people = able(tx, request.cooperative_id, now).await?;
            if owner.is_some_and(|owner| !people.iter().any(|person| person.id == owner)) {
                return Err(Error::problem("owner", Message::new("form-choose")));
            }
            Ok((Said { owner: *owner, ..Said::default() }, Vec::new()))
        }
        Turn::Accept { words: given } => {
            Ok((Said { words: given.as_deref().and_then(words), ..Said::default() }, Vec::new()))
        }
        Turn::SendBack { words: given, due_on } => {
            if let Some(due_on) = due_on {
                rules::due(*due_on, today(now)).map_err(|message| Error::problem("due_on", message))?;
            }
            Ok((Said { words: reason(given)?, due_on: *due_on, owner: None }, Vec::new()))
        }
        Turn::Withdraw { words: given } => {
            Ok((Said { words: reason(given)?, ..Said::default() }, Vec::new()))
        }
    }
}

/// People of a co-op who may answer a request there today: its manager and whom that right was given to.
pub async fn able(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    now: Timestamp,
) -> Result<Vec<account::Model>> {
    let roles = answering_roles();
    let mut known = BTreeSet::new();
    let holders = access::holders(database, cooperative, &roles, today(now)).await?;
    let mut people: Vec<account::Model> =
        holders.into_iter().map(|(account, _)| account).filter(|account| known.insert(account.id)).collect();
    people.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(people)
}

/// The roles whose holders may answer requests to their co-op.
pub fn answering_roles() -> Vec<Role> {
    entities::words::<Role>().filter(|role| policy::role_may(*role, Deed::SubmitEvidence)).collect()
}

/// An audit whose requests the person may read: the co-op's own people who may answer, and its team.
pub async fn open(database: &impl ConnectionTrait, actor: &Actor, reference: &str) -> Result<Seen> {
    let seen = see(database, actor, reference, Deed::SeeRequests).await?;
    let own = policy::permit(actor, Deed::SubmitEvidence, &seen.place).is_ok();
    if own || seen.sees_work { Ok(seen) } else { Err(Error::NotFound) }
}

/// A request with its thread.
#[derive(Clone, Debug)]
pub struct Thread {
    pub request: evidence_request::Model,
    pub turns: Vec<request_turn::Model>,
    /// What each answer was given with.
    pub items: HashMap<RequestTurnId, Vec<evidence_item::Model>>,
}

/// A request that the person may read, with its thread.
pub async fn read(
    database: &impl ConnectionTrait,
    actor: &Actor,
    reference: &str,
    number: i32,
) -> Result<(Seen, Thread)> {
    let seen = open(database, actor, reference).await?;
    let request = store::find(database, seen.audit.id, number).await?;
    let turns = store::turns(database, request.id).await?;
    let items = store::items(database, request.id).await?;
    Ok((seen, Thread { request, turns, items }))
}
