//! Pages of the conversations in an audit's fieldwork: the list, recording one, and one that is corrected or withdrawn.

use std::collections::BTreeSet;

use entities::access::Language;
use entities::audits::{ConversationManner, ConversationWith, ScopeState};
use serde_json::{Value, json};
use tera::Context;

use super::show;
use crate::access::{Deed, passwords, store as access};
use crate::audits::conversations::{self, Conversation, Recording, rules};
use crate::audits::{self, Seen, store};
use crate::foundation::error::{Error, Result};
use crate::foundation::reference::pick;
use crate::training::disclosure::{Audience, suppressed};
use crate::web::Answer;
use crate::web::visit::Visit;

/// An audit whose conversations the person may read: its team.
async fn open(visit: &Visit) -> Result<Seen> {
    let reference = visit.param("reference");
    audits::see(&*visit.app.database, visit.actor()?, reference, Deed::SeeAuditWork).await
}

/// A conversation as pages show it to the team.
fn row(visit: &Visit, seen: &Seen, one: &Conversation) -> Value {
    let criteria: Vec<Value> = one
        .criteria
        .iter()
        .map(|one| {
            let title = pick(visit.language, &one.title_en, &one.title_cy);
            json!({ "key": one.key, "text": format!("{} {title}", one.code) })
        })
        .collect();
    let row = &one.row;
    let few = u64::try_from(row.people).is_ok_and(|people| suppressed(people, Audience::Others));
    json!({
        "number": row.number, "with": row.with_whom, "manner": row.manner, "held_on": row.held_on,
        "people": row.people, "few": few, "said": row.said, "language": row.language,
        "criteria": criteria, "keys": one.criteria.iter().map(|one| &one.key).collect::<Vec<_>>(),
        "withdrawn": row.withdrawn_reason, "revision": row.revision,
        "recorded_on": scheduler::clock::today(row.recorded_at),
        "href": format!("/{}/audits/{}/conversations/{}", visit.language, seen.audit.reference, row.number),
    })
}

/// The conversations of an audit.
pub async fn list(visit: Visit) -> Answer {
    let context = list_context(&visit).await?;
    visit.page("audits/conversations.html", context)
}

async fn list_context(visit: &Visit) -> Result<Context> {
    let seen = open(visit).await?;
    let all = conversations::store::of_audit(&*visit.app.database, seen.audit.id).await?;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    context.insert("rows", &all.iter().map(|one| row(visit, &seen, one)).collect::<Vec<_>>());
    context.insert("works", &conversations::works_on(visit.actor()?, &seen));
    Ok(context)
}

/// The conversations that are evidence for a criterion, for its page.
pub(super) async fn about(visit: &Visit, seen: &Seen, key: &str) -> Result<Vec<Value>> {
    let all = conversations::store::of_audit(&*visit.app.database, seen.audit.id).await?;
    let about =
        |one: &&Conversation| one.row.withdrawn_at.is_none() && one.criteria.iter().any(|c| c.key == key);
    Ok(all.iter().filter(about).map(|one| row(visit, seen, one)).collect())
}

/// What the form of a conversation chooses from.
async fn choices(visit: &Visit, seen: &Seen, context: &mut Context) -> Result<()> {
    let rows = store::assessments(&*visit.app.database, seen.audit.id).await?;
    let criteria: Vec<Value> = rows
        .iter()
        .filter(|(row, _)| row.scope == ScopeState::InScope)
        .map(|(_, one)| {
            let title = pick(visit.language, &one.title_en, &one.title_cy);
            json!({ "value": one.key, "text": format!("{} {title}", one.code) })
        })
        .collect();
    context.insert("criteria", &criteria);
    context.insert("all_with", &entities::words::<ConversationWith>().collect::<Vec<_>>());
    context.insert("manners", &entities::words::<ConversationManner>().collect::<Vec<_>>());
    context.insert("limit", &rules::WORDS);
    Ok(())
}

/// The page on which a conversation is recorded.
pub async fn new_page(visit: Visit) -> Answer {
    let context = new_context(&visit, &passwords::new_token()).await?;
    visit.page("audits/conversation.html", context)
}

async fn new_context(visit: &Visit, key: &str) -> Result<Context> {
    let seen = open(visit).await?;
    if !conversations::works_on(visit.actor()?, &seen) {
        return Err(Error::NotFound);
    }
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    choices(visit, &seen, &mut context).await?;
    context.insert("key", key);
    context.insert("fresh", &true);
    context.insert("works", &true);
    let nothing = json!({ "with": null, "manner": null, "held_on": null, "people": null, "said": null,
        "language": visit.language, "keys": [] });
    context.insert("conversation", &nothing);
    Ok(context)
}

/// Records a conversation.
pub async fn record(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let done = match read(&visit) {
        Ok(recording) => {
            let key = visit.form.get("key");
            conversations::record(&visit.app, visit.actor()?, &reference, &recording, key, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => visit.go_saying(&format!("/audits/{reference}/conversations"), "done-conversation-recorded"),
        // It is too late, or not theirs to do: there is no form to show again.
        Err(error @ Error::Refused(_)) => {
            visit.again("audits/conversations.html", list_context(&visit).await?, error)
        }
        Err(error) => {
            let mut context = new_context(&visit, visit.form.get("key")).await?;
            context.insert("named", &named(&error));
            visit.again("audits/conversation.html", context, error)
        }
    }
}

/// What the form says of a conversation.
fn read(visit: &Visit) -> Result<Recording> {
    let reading = visit.form.reading();
    let with_whom = reading.word::<ConversationWith>("with_whom");
    let manner = reading.word::<ConversationManner>("manner");
    let held_on = reading.date("held_on");
    let people = reading.number("people", 1..=rules::MOST_PEOPLE);
    let said = reading.text("said", rules::WORDS);
    let language = reading.word::<Language>("language");
    let criteria: BTreeSet<String> = visit.form.all("criteria").into_iter().map(str::to_owned).collect();
    let names_kept = reading.ticked("names_kept");
    reading.done()?;
    match (with_whom, manner, language) {
        (Some(with_whom), Some(manner), Some(language)) => Ok(Recording {
            with_whom,
            manner,
            held_on,
            people,
            said,
            language,
            criteria: criteria.into_iter().collect(),
            names_kept,
        }),
        _ => Err(Error::NotFound),
    }
}

/// Was it held up by words that look like names? Then the form offers to keep them.
fn named(error: &Error) -> bool {
    match error {
        Error::Problems(problems) => problems.iter().any(|one| one.message.key == "conversations-names"),
        _ => false,
    }
}

fn number(visit: &Visit) -> Result<i32> {
    visit.id("number")
}

/// One conversation, for the team.
pub async fn page(visit: Visit) -> Answer {
    let context = page_context(&visit).await?;
    visit.page("audits/conversation.html", context)
}

async fn page_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let seen = open(visit).await?;
    let one = conversations::store::find(database, seen.audit.id, number(visit)?).await?;
    let people = [Some(one.row.recorded_by), one.row.withdrawn_by];
    let names = access::names(database, people.into_iter().flatten()).await?;
    let mut shown = row(visit, &seen, &one);
    shown["recorded_by"] = json!(names.get(&one.row.recorded_by));
    shown["withdrawn_by"] = json!(one.row.withdrawn_by.and_then(|id| names.get(&id)));
    shown["withdrawn_on"] = json!(one.row.withdrawn_at.map(scheduler::clock::today));
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    choices(visit, &seen, &mut context).await?;
    let works = conversations::works_on(visit.actor()?, &seen) && one.row.withdrawn_at.is_none();
    context.insert("fresh", &false);
    context.insert("conversation", &shown);
    context.insert("works", &works);
    context.insert("why_limit", &rules::REASON);
    Ok(context)
}

/// Corrects a conversation.
pub async fn correct(visit: Visit) -> Answer {
    let (reference, number) = (visit.param("reference").to_owned(), number(&visit)?);
    let revision = visit.form.get("revision").parse().unwrap_or_default();
    let done = match read(&visit) {
        Ok(recording) => {
            let actor = visit.actor()?;
            conversations::correct(&visit.app, actor, &reference, number, revision, &recording, visit.now)
                .await
        }
        Err(error) => Err(error),
    };
    after(visit, done, "done-conversation-corrected").await
}

/// Withdraws a conversation.
pub async fn withdraw(visit: Visit) -> Answer {
    let (reference, number) = (visit.param("reference").to_owned(), number(&visit)?);
    let revision = visit.form.get("revision").parse().unwrap_or_default();
    let reading = visit.form.reading();
    let why = reading.text("why", rules::REASON);
    let done = match reading.done() {
        Ok(()) => {
            let actor = visit.actor()?;
            conversations::withdraw(&visit.app, actor, &reference, number, revision, &why, visit.now).await
        }
        Err(error) => Err(error),
    };
    after(visit, done, "done-conversation-withdrawn").await
}

/// Back to the list, or the page again with what is wrong; after a conflict with what somebody else wrote.
async fn after(visit: Visit, done: Result<()>, said: &'static str) -> Answer {
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{}/conversations", visit.param("reference")), said),
        Err(error) => {
            let mut context = page_context(&visit).await?;
            context.insert("conflict", &matches!(error, Error::Conflict));
            context.insert("named", &named(&error));
            visit.again("audits/conversation.html", context, error)
        }
    }
}
