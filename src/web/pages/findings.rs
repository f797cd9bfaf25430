//! Pages of what is done about findings: a co-op's actions, and one action with its steps.

use entities::findings::{ActionMove, ActionState};
use entities::ids::CorrectiveActionId;
use serde_json::{Value, json};
use tera::Context;

use crate::access::{Deed, policy, store as access};
use crate::audits::{self, finish};
use crate::cooperatives;
use crate::evidence;
use crate::findings::{self, Step, rules};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::{self, pack::CadenceKey};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/coops/:reference/actions", Deed::SeeAudit, coop_actions),
        get("/actions/:id", Deed::SeeAudit, action_page),
        post("/actions/:id", Deed::SeeAudit, act),
    ]
}

async fn coop_actions(visit: Visit) -> Answer {
    let database = &*visit.app.database;
    let scope = policy::scope(visit.actor()?, Deed::SeeAudit);
    let cooperative = cooperatives::find(database, visit.param("reference"), &scope).await?;
    let (mut late, mut open, mut done) = (Vec::new(), Vec::new(), Vec::new());
    for found in findings::store::of_cooperative(database, cooperative.record.id).await? {
        let Some(action) = found.action.as_ref().filter(|_| found.finding.withdrawn_at.is_none()) else {
            continue;
        };
        let row = row(&visit, &found);
        match action.state {
            ActionState::Verified => done.push(row),
            _ if rules::overdue(action, visit.today()) => late.push(row),
            _ => open.push(row),
        }
    }
    let groups = [("late", late), ("open", open), ("done", done)];
    let groups: Vec<Value> =
        groups.into_iter().map(|(name, rows)| json!({ "name": name, "rows": rows })).collect();
    let mut context = Context::new();
    context.insert("coop", cooperative.name(visit.language));
    context.insert("groups", &groups);
    visit.page("findings/actions.html", context)
}

fn row(visit: &Visit, found: &findings::Found) -> Value {
    let action = found.action.as_ref();
    let owed = action.and_then(rules::owed);
    let due = owed.and_then(|(_, due)| due);
    json!({
        "id": action.map(|action| action.id), "number": found.finding.number, "grade": found.finding.grade,
        "state": action.map(|action| action.state), "statement": found.finding.statement,
        "code": found.criterion.code,
        "title": pick(visit.language, &found.criterion.title_en, &found.criterion.title_cy),
        "owed": owed.map(|(what, _)| what), "due": due,
        "late": due.map(|due| (visit.today() - due).num_days()),
    })
}

async fn action_page(visit: Visit) -> Answer {
    let context = action_context(&visit).await?;
    visit.page("findings/action.html", context)
}

async fn action_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let (action, found) = findings::action(&visit.app, visit.actor()?, visit.id("id")?).await?;
    let audit = findings::store::audit_of(database, found.finding.audit_id).await?;
    let cooperative = cooperatives::by_id(database, action.cooperative_id).await?;
    let events = findings::store::events(database, action.id).await?;
    let who: Vec<_> =
        events.iter().map(|event| event.made_by).chain(action.owner_id).chain(action.verified_by).collect();
    let names = access::names(database, who).await?;
    let history: Vec<Value> = events
        .iter()
        .map(|event| {
            json!({ "what": event.what, "on": scheduler::clock::today(event.made_at), "words": event.words,
                "by": names.get(&event.made_by) })
        })
        .collect();
    let mut may = serde_json::Map::new();
    for step in entities::words::<ActionMove>() {
        let allowed = rules::moved(action.state, step, rules::containment(&action)).is_ok()
            && findings::may_step(database, visit.actor()?, &found, step).await.is_ok();
        may.insert(step.to_string(), Value::Bool(allowed));
    }
    // Only who may give proof of this very action chooses it from the co-op's evidence.
    let items = match may.get("submit_proof") {
        Some(Value::Bool(true)) => evidence::store::usable(database, action.cooperative_id).await?,
        _ => Vec::new(),
    };
    let items: Vec<Value> =
        items.iter().map(|item| json!({ "value": item.id, "text": item.title })).collect();
    let text = standards::in_place_of(database, audit.version_id, visit.today()).await?;
    let escalated = text
        .cadence(CadenceKey::Findings)
        .and_then(|cadence| rules::escalated(&action, cadence, visit.today(), &visit.app.calendar));
    let mut context = Context::new();
    context.insert("finding", &row(visit, &found));
    context.insert(
        "action",
        &json!({
            "id": action.id, "revision": action.revision, "state": action.state, "cause": action.cause,
            "plan": action.plan, "owner": action.owner_name, "proof": action.proof,
            "proof_item": action.proof_item_id, "contain_due_on": action.contain_due_on,
            "plan_due_on": action.plan_due_on, "due_on": action.due_on, "verify_due_on": action.verify_due_on,
            "verified_on": action.verified_on,
            "verified_by": action.verified_by.and_then(|id| names.get(&id)),
            "escalated": escalated,
        }),
    );
    let place = access::place(database, visit.actor()?.account, action.cooperative_id).await?;
    context.insert("may_see_evidence", &policy::permit(visit.actor()?, Deed::SeeEvidence, &place).is_ok());
    context.insert("links", &links(visit, &audit.reference, &found).await?);
    context.insert("audit", &audit.reference);
    context.insert("coop", cooperative.name(visit.language));
    context.insert("coop_reference", &cooperative.organisation.reference);
    context.insert("history", &history);
    context.insert("may", &may);
    context.insert("items", &items);
    Ok(context)
}

/// Where an action comes from, as far as this person may read it: its audit, its finding, its criterion.
async fn links(visit: &Visit, reference: &str, found: &findings::Found) -> Result<Vec<Value>> {
    let seen = match audits::see(&*visit.app.database, visit.actor()?, reference, Deed::SeeAudit).await {
        Ok(seen) => seen,
        Err(Error::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let base = format!("/{}/audits/{reference}", visit.language);
    let link = |href: String, message: Message| json!({ "href": href, "text": visit.say(&message) });
    let finding = match seen.sees_work {
        true => format!("{base}/findings/{}", found.finding.id),
        false => format!("{base}/findings"),
    };
    let mut links = vec![
        link(base.clone(), Message::new("findings-to-audit").with("audit", reference)),
        link(finding, Message::new("findings-number").with("n", found.finding.number)),
    ];
    if seen.reads_results() {
        let criterion = Message::new("findings-to-criterion").with("code", found.criterion.code.as_str());
        links.push(link(format!("{base}/criteria/{}", found.criterion.key), criterion));
    }
    Ok(links)
}

/// The step a form asks for.
fn step(visit: &Visit) -> Result<Step> {
    let reading = visit.form.reading();
    let step = match visit.form.get("step") {
        "contain" => Some(Step::Contain { words: reading.text("words", 8000) }),
        "submit_plan" => Some(Step::SubmitPlan {
            cause: reading.text("cause", 8000),
            plan: reading.text("plan", 8000),
            owner_name: reading.text("owner", 200),
            owner: reading.ticked("owner_me").then_some(visit.actor()?.account),
        }),
        "agree_plan" => Some(Step::AgreePlan { words: reading.optional("words", 8000).unwrap_or_default() }),
        "send_back_plan" => Some(Step::SendBackPlan { words: reading.text("words", 8000) }),
        "submit_proof" => {
            Some(Step::SubmitProof { proof: reading.text("proof", 8000), item: reading.optional_id("item")? })
        }
        "send_back_proof" => Some(Step::SendBackProof { words: reading.text("words", 8000) }),
        "verify" => Some(Step::Verify { words: reading.text("words", 8000) }),
        "extend" => Some(Step::Extend { to: reading.date("to"), words: reading.text("why", 2000) }),
        _ => None,
    };
    if step.is_none() {
        reading.fault("step", Message::new("form-choose"));
    }
    reading.done()?;
    step.ok_or(Error::NotFound)
}

async fn act(visit: Visit) -> Answer {
    let id: CorrectiveActionId = visit.id("id")?;
    let revision = visit.form.get("revision").parse().unwrap_or_default();
    // Whoever may not see the action does not learn from a form's faults that it is there.
    findings::action(&visit.app, visit.actor()?, id).await?;
    let done = match step(&visit) {
        Ok(Step::Verify { words }) => {
            finish::verify(&visit.app, visit.actor()?, id, revision, &words, visit.now).await
        }
        Ok(step) => findings::act(&visit.app, visit.actor()?, id, revision, &step, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/actions/{id}"), "done-action-moved"),
        Err(error) => visit.again("findings/action.html", action_context(&visit).await?, error),
    }
}
