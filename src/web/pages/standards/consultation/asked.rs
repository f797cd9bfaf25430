//! For the people of an organisation that is asked: the text, criterion by criterion, with a box for comments.

use std::collections::BTreeMap;

use entities::ids::{ConsultationCommentId, ConsulteeId};
use entities::standards::consultation_comment;
use serde_json::{Value, json};
use tera::Context;

use super::{WHOLE, about, criterion, place};
use crate::access;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::consultation::{self, Asked, Sending, Writing, rules, store};
use crate::web::Answer;
use crate::web::pages::standards::named;
use crate::web::visit::Visit;

/// Everything that this person's organisations were asked.
pub async fn list(visit: Visit) -> Answer {
    let database = &*visit.app.database;
    let mut rows = Vec::new();
    for (asked, of) in consultation::all_asked(database, visit.actor()?).await? {
        let (standard, version) = about(&visit, of.version_id).await?;
        let organisation = access::store::organisation(database, asked.organisation_id).await?;
        rows.push(json!({
            "id": asked.id, "standard": named(&standard), "number": version.number,
            "organisation": pick(visit.language, &organisation.name_en, &organisation.name_cy),
            "stage": rules::stage(&of, visit.today()), "closes_on": of.closes_on,
        }));
    }
    let mut context = Context::new();
    context.insert("consultations", &rows);
    visit.page("standards/consultations.html", context)
}

/// What every page of one has.
async fn begun(visit: &Visit, asked: &Asked) -> Result<Context> {
    let database = &*visit.app.database;
    let (standard, version) = about(visit, asked.consultation.version_id).await?;
    let organisation = access::store::organisation(database, asked.consultee.organisation_id).await?;
    let mut context = Context::new();
    context.insert("standard", &named(&standard));
    context.insert("version", &json!({ "number": version.number }));
    context.insert("consultee", &asked.consultee.id);
    context.insert("organisation", pick(visit.language, &organisation.name_en, &organisation.name_cy));
    context.insert("stage", &rules::stage(&asked.consultation, visit.today()));
    context.insert("closes_on", &asked.consultation.closes_on);
    context.insert("last_day", &rules::last_day(&asked.consultation, visit.today()));
    context.insert("days", &(asked.consultation.closes_on - visit.today()).num_days());
    context.insert("most", &rules::MOST_CHARACTERS);
    Ok(context)
}

async fn asked(visit: &Visit) -> Result<Asked> {
    let id: ConsulteeId = visit.id("id")?;
    consultation::asked_of(&*visit.app.database, visit.actor()?, id).await
}

/// The version that is consulted on, and what the organisation has said so far.
pub async fn overview(visit: Visit) -> Answer {
    let asked = asked(&visit).await?;
    let context = overview_context(&visit, &asked).await?;
    visit.page("standards/consultation-asked.html", context)
}

async fn overview_context(visit: &Visit, asked: &Asked) -> Result<Context> {
    let comments = store::comments_of(&*visit.app.database, asked.consultee.id).await?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for comment in &comments {
        *counts.entry(comment.criterion_key.as_deref().unwrap_or(WHOLE)).or_default() += 1;
    }
    let sections: Vec<Value> = asked
        .pack
        .sections
        .iter()
        .map(|section| {
            let criteria: Vec<Value> = section
                .criteria
                .iter()
                .map(|criterion| {
                    json!({
                        "key": criterion.key, "code": criterion.code,
                        "title": criterion.title(visit.language),
                        "comments": counts.get(criterion.key.as_str()).copied().unwrap_or(0),
                    })
                })
                .collect();
            json!({
                "number": section.number, "title": section.title(visit.language), "key": section.key,
                "purpose": section.purpose(visit.language), "criteria": criteria,
            })
        })
        .collect();
    let mut context = begun(visit, asked).await?;
    context.insert("title", asked.pack.standard.title(visit.language));
    context.insert("sections", &sections);
    context.insert("whole_key", WHOLE);
    context.insert("whole_comments", &counts.get(WHOLE).copied().unwrap_or(0));
    context.insert("drafts", &comments.iter().filter(|comment| comment.sent_at.is_none()).count());
    context.insert("sent", &comments.iter().filter(|comment| comment.sent_at.is_some()).count());
    Ok(context)
}

/// Sends all that is kept as drafts.
pub async fn send_all(visit: Visit) -> Answer {
    let asked = asked(&visit).await?;
    let id = asked.consultee.id;
    match consultation::send_all(&visit.app, visit.actor()?, id, visit.now).await {
        Ok(_) => visit.go_saying(&format!("/consultations/{id}"), "done-consultation-sent"),
        Err(error) => {
            let context = overview_context(&visit, &asked).await?;
            visit.again("standards/consultation-asked.html", context, error)
        }
    }
}

/// One criterion with what the organisation said about it, and a box for more.
pub async fn criterion_page(visit: Visit) -> Answer {
    let asked = asked(&visit).await?;
    let context = criterion_context(&visit, &asked, visit.param("key")).await?;
    visit.page("standards/consultation-criterion.html", context)
}

async fn criterion_context(visit: &Visit, asked: &Asked, key: &str) -> Result<Context> {
    let place = place(&asked.pack, key)?;
    let comments = store::comments_of(&*visit.app.database, asked.consultee.id).await?;
    let own: Vec<Value> = comments
        .iter()
        .filter(|comment| comment.criterion_key.as_deref().unwrap_or(WHOLE) == key)
        .map(shown)
        .collect();
    let mut context = begun(visit, asked).await?;
    context.insert("criterion", &criterion(visit, &asked.pack, place.criterion));
    context.insert("whole", &(key == WHOLE));
    context.insert("comments", &own);
    context.insert("place", &json!({ "at": place.at, "of": place.of }));
    context.insert("previous", &place.previous);
    context.insert("next", &place.next);
    Ok(context)
}

fn shown(comment: &consultation_comment::Model) -> Value {
    json!({
        "id": comment.id, "body": comment.body, "language": comment.language,
        "sent": comment.sent_at.is_some(), "on": comment.sent_at.unwrap_or(comment.written_at),
        "revision": comment.revision,
    })
}

/// Keeps or sends a new comment.
pub async fn add(visit: Visit) -> Answer {
    let asked = asked(&visit).await?;
    let key = visit.param("key");
    let context = criterion_context(&visit, &asked, key).await?;
    let criterion = (key != WHOLE).then(|| key.to_owned());
    match write(&visit, asked.consultee.id, None, criterion).await {
        Ok(done) => visit.go_saying(&format!("/consultations/{}/criteria/{key}", asked.consultee.id), done),
        Err(error) => visit.again("standards/consultation-criterion.html", context, error),
    }
}

async fn write(
    visit: &Visit,
    id: ConsulteeId,
    changes: Option<(ConsultationCommentId, i32)>,
    criterion: Option<String>,
) -> Result<&'static str> {
    let reading = visit.form.reading();
    let body = reading.text("body", rules::MOST_CHARACTERS);
    reading.done()?;
    let (sending, done) = match visit.form.get("send") {
        "yes" => (Sending::Send, "done-consultation-sent"),
        _ => (Sending::Keep, "done-consultation-kept"),
    };
    let writing = Writing { changes, criterion, body, language: visit.language, sending };
    consultation::comment(&visit.app, visit.actor()?, id, writing, visit.now).await?;
    Ok(done)
}

/// The form that changes a comment of one's own organisation.
pub async fn comment_page(visit: Visit) -> Answer {
    let asked = asked(&visit).await?;
    let (context, _) = comment_context(&visit, &asked).await?;
    visit.page("standards/consultation-change.html", context)
}

async fn comment_context(visit: &Visit, asked: &Asked) -> Result<(Context, consultation_comment::Model)> {
    let id: ConsultationCommentId = visit.id("item")?;
    let comment = store::comment(&*visit.app.database, id).await?;
    if comment.consultee_id != asked.consultee.id {
        return Err(Error::NotFound);
    }
    let key = comment.criterion_key.as_deref().unwrap_or(WHOLE);
    let place = place(&asked.pack, key)?;
    let mut context = begun(visit, asked).await?;
    context.insert("criterion", &criterion(visit, &asked.pack, place.criterion));
    context.insert("whole", &(key == WHOLE));
    context.insert("comment", &shown(&comment));
    Ok((context, comment))
}

/// Changes a comment, or takes it away.
pub async fn change(visit: Visit) -> Answer {
    let asked = asked(&visit).await?;
    let (mut context, comment) = comment_context(&visit, &asked).await?;
    let id = asked.consultee.id;
    let key = comment.criterion_key.as_deref().unwrap_or(WHOLE).to_owned();
    let done = if visit.form.get("send") == "away" {
        let away = consultation::take_away(&visit.app, visit.actor()?, id, comment.id, visit.now).await;
        away.map(|_| "done-consultation-taken-away")
    } else {
        let seen = visit.form.get("revision").parse().map_err(|_| Error::Conflict);
        match seen {
            Ok(seen) => write(&visit, id, Some((comment.id, seen)), None).await,
            Err(error) => Err(error),
        }
    };
    match done {
        Ok(done) => visit.go_saying(&format!("/consultations/{id}/criteria/{key}"), done),
        Err(Error::Conflict) => {
            context.insert("conflict", &true);
            let error = Error::Refused(Message::new("consultation-conflict"));
            visit.again("standards/consultation-change.html", context, error)
        }
        Err(error) => visit.again("standards/consultation-change.html", context, error),
    }
}
