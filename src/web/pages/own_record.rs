//! A worker's own record: seeing it, saying what is wrong in it, taking it away; and the co-op's side of it, on the page of
//! the person.
//!
//! The worker's doors take no id of a worker: whose record it is follows from who asks.

use entities::access::Language;
use entities::ids::{CorrectionRequestId, RoleGrantId, WorkerId};
use entities::training::{CorrectionOutcome, worker};
use scheduler::clock;
use serde_json::{Value, json};
use tera::Context;

use super::evidence::{about, coop};
use super::reports::file;
use crate::access::{self, Deed};
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::training::own::shape::{Coded, Needed, OwnRecord};
use crate::training::own::{self, TEXT, paper};
use crate::training::rules::Cell;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/coops/:reference/own-record", Deed::SeeOwnRecord, page),
        // It is noted what was given out, so asking for it is no mere look.
        post("/coops/:reference/own-record/pdf", Deed::SeeOwnRecord, as_pdf),
        get("/coops/:reference/own-record/json", Deed::SeeOwnRecord, as_json),
        post("/coops/:reference/own-record/wrong", Deed::SeeOwnRecord, say_wrong),
        post("/account/own-record/:id", Deed::OwnAccount, answer_offer),
        post("/coops/:reference/training/people/:id/access", Deed::EditTraining, give_access),
        post("/coops/:reference/training/people/:id/access/end", Deed::EditTraining, take_access),
        post("/coops/:reference/training/people/:id/wrong/:item", Deed::EditTraining, answer),
    ]
}

async fn page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeOwnRecord).await?;
    let context = shown(&visit, &coop).await?;
    visit.page("own-record/record.html", context)
}

async fn shown(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let record = own::own_record(&visit.app, visit.actor()?, coop.organisation.id, visit.now).await?;
    let mut context = about(visit, coop);
    context.insert("longest", &TEXT);
    context.insert("record", &record.map(|record| told(visit, &record)));
    Ok(context)
}

fn told(visit: &Visit, record: &OwnRecord) -> Value {
    let name = |coded: &Coded| pick(visit.language, &coded.name.en, &coded.name.cy).to_owned();
    let person = &record.person;
    let needed = record.needed.iter().map(|one| {
        let (tone, shape) = sign(one);
        json!({
            "text": name(&one.subject), "said": visit.say(&paper::standing(one)), "tone": tone, "shape": shape,
        })
    });
    let records = record.records.iter().map(|one| {
        json!({
            "subject": name(&one.subject), "completed_on": one.completed_on, "expires_on": one.expires_on,
            "notes": paper::about(one, &visit.app.words, visit.language),
        })
    });
    let induction = record.induction.iter().map(|one| {
        json!({
            "text": format!("{}. {}", one.number, name(&one.step)), "done_on": one.completed_on,
            "by": one.signed_off_by,
        })
    });
    let requests = record.requests.iter().map(|one| {
        let answered = one.outcome.zip(one.answered_on).map(|(outcome, on)| {
            visit.say(&Message::new(format!("own-record-outcome-{outcome}")).with("date", on))
        });
        json!({ "made_on": one.made_on, "body": one.body, "answered": answered, "reply": one.reply })
    });
    let earlier: Vec<String> = person.earlier(visit.language).map(|one| visit.say(&one)).collect();
    json!({
        "person": person, "earlier": earlier, "posts": person.posts_and_duties.iter().map(name).collect::<Vec<_>>(),
        "needed": needed.collect::<Vec<_>>(), "records": records.collect::<Vec<_>>(),
        "steps": induction.collect::<Vec<_>>(), "requests": requests.collect::<Vec<_>>(),
    })
}

/// The tone and shape of how somebody stands in a subject.
fn sign(one: &Needed) -> (&'static str, &'static str) {
    match &one.standing {
        Cell::Done { .. } | Cell::Expiring { .. } if one.theory_only => ("warn", "half"),
        Cell::Done { .. } => ("good", "tick"),
        Cell::Expiring { .. } => ("warn", "clock"),
        Cell::Expired { .. } => ("bad", "octagon"),
        Cell::Late { .. } => ("bad", "gap"),
        Cell::NotYetDue { .. } | Cell::NotStarted { .. } => ("none", "ring"),
        Cell::Left { .. } | Cell::OnLeave { .. } | Cell::NotNeeded => ("none", "dash"),
    }
}

/// The record to take away; where there is none, the page says so.
async fn taken(visit: &Visit) -> Result<Option<OwnRecord>> {
    let coop = coop(visit, Deed::SeeOwnRecord).await?;
    own::own_record(&visit.app, visit.actor()?, coop.organisation.id, visit.now).await
}

fn to_page(visit: &Visit) -> Answer {
    visit.go(&format!("/coops/{}/own-record", visit.param("reference")))
}

async fn as_pdf(visit: Visit) -> Answer {
    let Some(record) = taken(&visit).await? else { return to_page(&visit) };
    let name = format!("{}.pdf", visit.app.words.word(visit.language, "own-record-file"));
    let coop = coop(&visit, Deed::SeeOwnRecord).await?;
    let at = coop.organisation.id;
    let bytes = own::on_paper(&visit.app, record, at, visit.language, visit.now).await?;
    Ok(file(bytes, &name, "application/pdf"))
}

async fn as_json(visit: Visit) -> Answer {
    let Some(record) = taken(&visit).await? else { return to_page(&visit) };
    let name = format!("{}.json", visit.app.words.word(visit.language, "own-record-file"));
    let bytes = serde_json::to_vec_pretty(&record).map_err(Error::internal)?;
    Ok(file(bytes, &name, "application/json"))
}

async fn say_wrong(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeOwnRecord).await?;
    let reading = visit.form.reading();
    let body = reading.text("body", TEXT);
    let result = match reading.done() {
        Ok(()) => {
            let (actor, cooperative) = (visit.actor()?, coop.organisation.id);
            own::ask_correction(&visit.app, actor, cooperative, &body, visit.now).await
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => visit
            .go_saying(&format!("/coops/{}/own-record", coop.organisation.reference), "done-own-record-said"),
        Err(error) => {
            let context = shown(&visit, &coop).await?;
            visit.again("own-record/record.html", context, error)
        }
    }
}

/// The co-ops that offer the person their own record, for the page of their account.
pub async fn offers(visit: &Visit) -> Result<Vec<Value>> {
    let database = &*visit.app.database;
    let mut offers = Vec::new();
    for grant in access::offers(database, visit.actor()?.account).await? {
        let organisation = access::store::organisation(database, grant.organisation).await?;
        offers.push(json!({
            "id": grant.id, "name_en": organisation.name_en, "name_cy": organisation.name_cy,
        }));
    }
    Ok(offers)
}

async fn answer_offer(visit: Visit) -> Answer {
    let id: RoleGrantId = visit.id("id")?;
    let accepts = visit.form.get("answer") == "yes";
    access::answer_offer(&visit.app, visit.actor()?, id, accepts, visit.now).await?;
    visit.go_saying(
        "/account",
        if accepts { "done-own-record-offer-accepted" } else { "done-own-record-offer-refused" },
    )
}

// ---- the co-op's side ----

/// What the page of a person says of their access and of what they say is wrong.
pub async fn on_person_page(visit: &Visit, worker: &worker::Model) -> Result<Value> {
    let database = &*visit.app.database;
    let access = own::access_of(database, worker).await?;
    let mut requests = Vec::new();
    for row in own::requests(database, worker.id).await? {
        let made = clock::today(row.made_at);
        let answered = row.outcome.zip(row.answered_at).map(|(outcome, at)| {
            let message = Message::new(format!("own-record-outcome-{outcome}"));
            visit.say(&message.with("date", clock::today(at)))
        });
        requests.push(json!({
            "id": row.id, "made_on": made, "body": row.body, "answered": answered, "reply": row.reply,
            "due_on": own::answer_by(made),
        }));
    }
    // One after the other, the oldest first: a page has one form of a kind.
    let open = requests.iter().rev().find(|one| one["answered"].is_null()).cloned();
    Ok(json!({
        "open": open,
        "access": access.map(|access| json!({ "email": access.email, "waits": access.waits })),
        "requests": requests, "longest": TEXT, "outcomes": entities::words::<CorrectionOutcome>().collect::<Vec<_>>(),
    }))
}

fn person_page(coop: &Cooperative, id: WorkerId) -> String {
    format!("/coops/{}/training/people/{id}", coop.organisation.reference)
}

async fn give_access(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: WorkerId = visit.id("id")?;
    let context = super::training::person_context(&visit, &coop, id).await?;
    let read = {
        let reading = visit.form.reading();
        let (email, language) = (reading.line("email", 320), reading.word::<Language>("language"));
        reading.done().map(|()| (email, language.unwrap_or(visit.language)))
    };
    let result = match read {
        Ok((email, language)) => {
            own::give_access(&visit.app, visit.actor()?, id, &email, language, visit.now).await
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => visit.go_saying(&person_page(&coop, id), "done-own-record-access-given"),
        Err(error) => visit.again("training/person.html", context, error),
    }
}

async fn take_access(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: WorkerId = visit.id("id")?;
    super::training::person_context(&visit, &coop, id).await?;
    own::take_access(&visit.app, visit.actor()?, id, visit.now).await?;
    visit.go_saying(&person_page(&coop, id), "done-own-record-access-taken")
}

async fn answer(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let (id, request): (WorkerId, CorrectionRequestId) = (visit.id("id")?, visit.id("item")?);
    let context = super::training::person_context(&visit, &coop, id).await?;
    let read = {
        let reading = visit.form.reading();
        let (outcome, reply) = (reading.word::<CorrectionOutcome>("outcome"), reading.text("reply", TEXT));
        reading.done().and_then(|()| Ok((outcome.ok_or(Error::NotFound)?, reply)))
    };
    let result = match read {
        Ok((outcome, reply)) => {
            let actor = visit.actor()?;
            own::answer_correction(&visit.app, actor, id, request, outcome, &reply, visit.now).await
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => visit.go_saying(&person_page(&coop, id), "done-own-record-answered"),
        Err(error) => visit.again("training/person.html", context, error),
    }
}
