//! Pages of requests for evidence: the lists of an audit and of a co-op, asking, and one request with its thread.

mod choosing;

use std::collections::{BTreeSet, HashMap};

use entities::audits::{RequestMove, evidence_request, request_turn};
use entities::ids::{AccountId, EvidenceItemId};
use serde_json::{Value, json};
use tera::Context;

use super::show;
use crate::access::{Deed, passwords, policy, store as access};
use crate::audits::requests::{self, Asking, Thread, Turn, rules};
use crate::audits::{self, Seen, store};
use crate::coverage;
use crate::evidence::{self, rules as evidence_rules};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::Pack;
use crate::web::Answer;
use crate::web::pages::evidence::{about, coop};
use crate::web::visit::Visit;

/// Which requests the address asks for: those the co-op owes, if it names none.
fn shown(visit: &Visit) -> rules::Shown {
    let asked = visit.query("show");
    rules::Shown::EACH.into_iter().find(|one| one.name() == asked).unwrap_or(rules::Shown::Open)
}

fn filters(visit: &Visit, place: &str, requests: &[&evidence_request::Model]) -> Vec<Value> {
    let now = shown(visit);
    let filter = |one: rules::Shown| {
        let n = requests.iter().filter(|r| one.holds(r.state, r.due_on, visit.today())).count();
        json!({
            "text": visit.say(&Message::new(format!("requests-show-{}", one.name())).with("n", n)),
            "href": format!("/{}{place}?show={}", visit.language, one.name()), "current": one == now,
        })
    };
    rules::Shown::EACH.into_iter().map(filter).collect()
}

/// A request as lists show it.
fn row(visit: &Visit, request: &evidence_request::Model, pack: &Pack, reference: &str) -> Value {
    let sort = request.evidence_type.as_deref().and_then(|code| pack.evidence_type(code));
    let first = request.asked.lines().next().unwrap_or_default();
    json!({
        "number": request.number, "state": request.state, "due_on": request.due_on,
        "late": rules::late(request.state, request.due_on, visit.today()),
        "days": (visit.today() - request.due_on).num_days(),
        "open": rules::turn(request.state) == rules::Turn::Cooperative,
        "text": first.chars().take(120).collect::<String>(),
        "sort": sort.map(|sort| pick(visit.language, &sort.name.en, &sort.name.cy)),
        "reference": reference,
        "href": format!("/{}/audits/{reference}/requests/{}", visit.language, request.number),
    })
}

/// The requests of an audit.
pub async fn list(visit: Visit) -> Answer {
    let database = &*visit.app.database;
    let seen = requests::open(database, visit.actor()?, visit.param("reference")).await?;
    let all = requests::store::of_audit(database, seen.audit.id).await?;
    let (pack, _) = audits::text(database, &seen.audit).await?;
    let names = access::names(database, all.iter().filter_map(|one| one.owner_id)).await?;
    let rows: Vec<Value> = all
        .iter()
        .filter(|one| shown(&visit).holds(one.state, one.due_on, visit.today()))
        .map(|one| {
            let mut row = row(&visit, one, &pack, &seen.audit.reference);
            row["owner"] = json!(one.owner_id.and_then(|id| names.get(&id)));
            row
        })
        .collect();
    let mut context = Context::new();
    show::head(&visit, &seen, &mut context).await?;
    let place = format!("/audits/{}/requests", seen.audit.reference);
    context.insert("filters", &filters(&visit, &place, &all.iter().collect::<Vec<_>>()));
    context.insert("requests", &rows);
    context.insert("all", &all.len());
    context.insert("asks", &asks(&visit, &seen)?);
    visit.page("audits/requests.html", context)
}

/// Could this person ask for something in this audit now?
pub(super) fn asks(visit: &Visit, seen: &Seen) -> Result<bool> {
    Ok(requests::may(visit.actor()?, seen, RequestMove::Ask) && rules::goes_on(seen.audit.state))
}

/// The requests to a co-op over all its audits.
pub async fn coop_list(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let database = &*visit.app.database;
    let mut all = requests::store::of_cooperative(database, coop.organisation.id).await?;
    let known: BTreeSet<String> = audits::of_cooperative(database, visit.actor()?, &coop)
        .await?
        .into_iter()
        .map(|audit| audit.reference)
        .collect();
    all.retain(|(_, audit)| known.contains(&audit.reference));
    let names = access::names(database, all.iter().filter_map(|(one, _)| one.owner_id)).await?;
    let mut rows = Vec::new();
    for (one, audit) in all.iter().filter(|(r, _)| shown(&visit).holds(r.state, r.due_on, visit.today())) {
        // A version's text is read once and kept.
        let (pack, _) = audits::text(database, audit).await?;
        let mut row = row(&visit, one, &pack, &audit.reference);
        row["owner"] = json!(one.owner_id.and_then(|id| names.get(&id)));
        rows.push(row);
    }
    let mut context = about(&visit, &coop);
    let place = format!("/coops/{}/requests", coop.organisation.reference);
    context.insert("filters", &filters(&visit, &place, &all.iter().map(|(one, _)| one).collect::<Vec<_>>()));
    context.insert("requests", &rows);
    context.insert("all", &all.len());
    visit.page("audits/coop-requests.html", context)
}

/// The page on which an auditor asks.
pub async fn new_page(visit: Visit) -> Answer {
    let context = new_context(&visit, &passwords::new_token()).await?;
    visit.page("audits/request-new.html", context)
}

async fn new_context(visit: &Visit, key: &str) -> Result<Context> {
    let database = &*visit.app.database;
    let seen = audits::see(database, visit.actor()?, visit.param("reference"), Deed::AskForEvidence).await?;
    if !asks(visit, &seen)? {
        return Err(Error::NotFound);
    }
    let (pack, _) = audits::text(database, &seen.audit).await?;
    let rows = store::assessments(database, seen.audit.id).await?;
    let criteria: Vec<Value> = rows
        .iter()
        .filter(|(row, _)| row.scope == entities::audits::ScopeState::InScope)
        .map(|(_, one)| {
            let title = pick(visit.language, &one.title_en, &one.title_cy);
            json!({ "value": one.key, "text": format!("{} {title}", one.code) })
        })
        .collect();
    let mut sorts: Vec<(String, Value)> = pack
        .evidence_types
        .iter()
        .filter(|kind| evidence_rules::uploadable(kind).is_ok())
        .map(|kind| {
            let name = pick(visit.language, &kind.name.en, &kind.name.cy);
            (name.to_lowercase(), json!({ "value": kind.code, "text": name }))
        })
        .collect();
    sorts.sort_by(|left, right| left.0.cmp(&right.0));
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    context.insert("key", key);
    context.insert("criteria", &criteria);
    context.insert("sorts", &sorts.into_iter().map(|(_, sort)| sort).collect::<Vec<_>>());
    context.insert("criterion", visit.query("criterion"));
    context.insert("limit", &rules::WORDS);
    Ok(context)
}

/// Takes what an auditor asks.
pub async fn ask(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    match ask_read(&visit, &reference).await {
        Ok(number) => {
            visit.go_saying(&format!("/audits/{reference}/requests/{number}"), "done-request-asked")
        }
        Err(error) => {
            let context = new_context(&visit, visit.form.get("key")).await?;
            visit.again("audits/request-new.html", context, error)
        }
    }
}

async fn ask_read(visit: &Visit, reference: &str) -> Result<i32> {
    let asking = {
        let reading = visit.form.reading();
        let asking = Asking {
            criterion: reading.optional("criterion", 200),
            evidence_type: reading.optional("evidence_type", 200),
            asked: reading.text("asked", rules::WORDS),
            due_on: reading.date("due_on"),
        };
        reading.done()?;
        asking
    };
    let key = visit.form.get("key");
    requests::ask(&visit.app, visit.actor()?, reference, &asking, key, visit.now).await
}

fn number(visit: &Visit) -> Result<i32> {
    visit.id("number")
}

/// One request with its thread, for the team and for the co-op.
pub async fn page(visit: Visit) -> Answer {
    let context = page_context(&visit).await?;
    visit.page("audits/request.html", context)
}

async fn page_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let actor = visit.actor()?;
    let (seen, thread) = requests::read(database, actor, visit.param("reference"), number(visit)?).await?;
    let (pack, standard) = audits::text(database, &seen.audit).await?;
    let request = &thread.request;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    let names = names(visit, &thread).await?;
    let mut shown = row(visit, request, &pack, &seen.audit.reference);
    shown["asked"] = json!(request.asked);
    shown["revision"] = json!(request.revision);
    shown["owner"] = json!(request.owner_id.and_then(|id| names.get(&id)));
    shown["owner_id"] = json!(request.owner_id);
    let criterion = match request.criterion_id {
        Some(id) => Some(crate::standards::store::criterion(database, id).await?),
        None => None,
    };
    shown["criterion"] = json!(criterion.as_ref().map(|one| {
        json!({ "key": one.key, "text": format!("{} {}", one.code, pick(visit.language, &one.title_en, &one.title_cy)) })
    }));
    context.insert("request", &shown);
    let apart = evidence::store::scans::quarantined(database, seen.audit.cooperative_id).await?;
    context.insert("thread", &turns(visit, &seen, &thread, &names, &apart));
    context.insert("limit", &rules::WORDS);
    let may = |step: RequestMove| {
        rules::moved(request.state, step).is_ok()
            && rules::in_time(step, seen.audit.state).is_ok()
            && requests::may(actor, &seen, step)
    };
    let possible = json!({
        "answer": may(RequestMove::Answer), "assign": may(RequestMove::Assign),
        "accept": may(RequestMove::Accept), "send_back": may(RequestMove::SendBack),
        "withdraw": may(RequestMove::Withdraw),
        "results": seen.reads_results(),
        "own": policy::permit(actor, Deed::SubmitEvidence, &seen.place).is_ok(),
    });
    if may(RequestMove::Assign) {
        let people = requests::able(database, seen.audit.cooperative_id, visit.now).await?;
        let people: Vec<Value> =
            people.iter().map(|one| json!({ "value": one.id, "text": one.name })).collect();
        context.insert("people", &people);
    }
    if may(RequestMove::Answer) {
        let text = criterion.as_ref().and_then(|one| pack.criterion(&one.key));
        let sort = request.evidence_type.as_deref();
        let place = seen.audit.cooperative_id;
        let mut fitting = coverage::fitting(database, place, standard, sort, text, visit.today()).await?;
        // What was sent back once is not offered as if it fitted.
        let given: BTreeSet<EvidenceItemId> = thread.items.values().flatten().map(|item| item.id).collect();
        fitting.retain(|one| !given.contains(&one.item.id));
        let others = evidence::store::usable(database, place).await?;
        choosing::choices(visit, &fitting, &others, &mut context);
        context.insert("received", &choosing::received(visit, &others).await?);
        let mut link =
            format!("/{}/coops/{}/evidence/new", visit.language, seen.cooperative.organisation.reference);
        let query: Vec<String> = [("type", sort), ("criterion", text.map(|one| one.key.as_str()))]
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
            .chain([format!("request={}/{}", seen.audit.reference, request.number)])
            .collect();
        link = format!("{link}?{}", query.join("&"));
        context.insert("upload", &link);
    }
    context.insert("may", &possible);
    Ok(context)
}

async fn names(visit: &Visit, thread: &Thread) -> Result<HashMap<AccountId, String>> {
    let made = thread.turns.iter().map(|turn| turn.made_by);
    let given = thread.turns.iter().filter_map(|turn| turn.owner_id);
    let who: BTreeSet<AccountId> = made.chain(given).chain(thread.request.owner_id).collect();
    access::names(&*visit.app.database, who).await
}

/// The thread in order: who did what when, in what words, with which evidence.
fn turns(
    visit: &Visit,
    seen: &Seen,
    thread: &Thread,
    names: &HashMap<AccountId, String>,
    apart: &BTreeSet<EvidenceItemId>,
) -> Vec<Value> {
    let library = format!("/{}/coops/{}/evidence", visit.language, seen.cooperative.organisation.reference);
    let one = |turn: &request_turn::Model| {
        let at = scheduler::clock::local(turn.made_at);
        let items = thread.items.get(&turn.id).map(Vec::as_slice).unwrap_or_default();
        let items: Vec<Value> = items
            .iter()
            .map(|item| {
                let apart = apart.contains(&item.id);
                json!({ "href": format!("{library}/{}", item.id), "text": item.title, "apart": apart })
            })
            .collect();
        json!({
            "what": turn.what, "by": names.get(&turn.made_by), "words": turn.words, "due_on": turn.due_on,
            "at": format!("{}, {}", visit.app.words.date(visit.language, at.date()), at.format("%H:%M")),
            "owner": turn.owner_id.and_then(|id| names.get(&id)), "items": items,
        })
    };
    thread.turns.iter().map(one).collect()
}

/// The co-op answers.
pub async fn answer(visit: Visit) -> Answer {
    let turn = answer_turn(&visit);
    take(visit, turn, "done-request-answered").await
}

fn answer_turn(visit: &Visit) -> Result<Turn> {
    let reading = visit.form.reading();
    let words = reading.optional("words", rules::WORDS);
    reading.done()?;
    let items = visit.form.all("items").into_iter().chain(visit.form.all("further"));
    let items: Result<Vec<EvidenceItemId>, _> = items.map(str::parse).collect();
    Ok(Turn::Answer { words, items: items.map_err(|_| Error::NotFound)? })
}

/// The manager says who sees to it.
pub async fn assign(visit: Visit) -> Answer {
    let owner = visit.form.reading().optional_id("owner");
    take(visit, owner.map(|owner| Turn::Assign { owner }), "done-request-assigned").await
}

/// The auditor accepts the answer, or sends it back.
pub async fn verdict(visit: Visit) -> Answer {
    let turn = verdict_turn(&visit);
    take(visit, turn, "done-request-judged").await
}

fn verdict_turn(visit: &Visit) -> Result<Turn> {
    let reading = visit.form.reading();
    let turn = match visit.form.get("verdict") {
        "accept" => Some(Turn::Accept { words: reading.optional("words", rules::WORDS) }),
        "send_back" => Some(Turn::SendBack {
            words: reading.text("words", rules::WORDS),
            due_on: reading.optional_date("due_on"),
        }),
        _ => None,
    };
    if turn.is_none() {
        reading.fault("verdict", Message::new("form-choose"));
    }
    reading.done()?;
    turn.ok_or(Error::NotFound)
}

/// The auditor takes the request back.
pub async fn withdraw(visit: Visit) -> Answer {
    let turn = withdraw_turn(&visit);
    take(visit, turn, "done-request-withdrawn").await
}

fn withdraw_turn(visit: &Visit) -> Result<Turn> {
    let reading = visit.form.reading();
    let words = reading.text("why", rules::WORDS);
    reading.done()?;
    Ok(Turn::Withdraw { words })
}

async fn take(visit: Visit, turn: Result<Turn>, said: &'static str) -> Answer {
    let (reference, number) = (visit.param("reference").to_owned(), number(&visit)?);
    // Whoever may not see the request does not learn from a form's faults that it is there.
    requests::open(&*visit.app.database, visit.actor()?, &reference).await?;
    let revision = visit.form.get("revision").parse().unwrap_or_default();
    let done = match turn {
        Ok(turn) => {
            requests::take(&visit.app, visit.actor()?, &reference, number, revision, &turn, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/requests/{number}"), said),
        Err(error) => visit.again("audits/request.html", page_context(&visit).await?, error),
    }
}
