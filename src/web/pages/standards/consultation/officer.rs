//! The officer's side of a consultation: open it, see who answered, answer each comment, close it.

use entities::access::{OrganisationKind, organisation};
use entities::ids::{ConsultationCommentId, OrganisationId, VersionId};
use entities::standards::{DispositionKind, VersionStatus};
use serde_json::{Value, json};
use tera::Context;

use super::{WHOLE, about, criterion};
use crate::access;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::licences;
use crate::standards::consultation::{self, Decision, Opening, Stage, Whole, rules, store};
use crate::web::Answer;
use crate::web::pages::standards::named;
use crate::web::visit::Visit;

/// The form that opens a consultation, or how it stands.
pub async fn page(visit: Visit) -> Answer {
    let id: VersionId = visit.id("id")?;
    match store::of_version(&*visit.app.database, id).await? {
        Some(of) => {
            let context = overview(&visit, consultation::whole(&*visit.app.database, of).await?).await?;
            visit.page("standards/consultation.html", context)
        }
        None => {
            let context = opening(&visit, id).await?;
            visit.page("standards/consultation-open.html", context)
        }
    }
}

async fn opening(visit: &Visit, id: VersionId) -> Result<Context> {
    let (standard, version) = about(visit, id).await?;
    if version.status != VersionStatus::Draft {
        return Err(Error::NotFound);
    }
    let mut context = Context::new();
    context.insert("standard", &named(&standard));
    context.insert("version", &json!({ "id": id, "number": version.number }));
    context.insert("licensed", &licensed(visit, standard.id).await?.len());
    let bodies = governments(visit).await?;
    let names: Vec<&str> =
        bodies.iter().map(|body| pick(visit.language, &body.name_en, &body.name_cy)).collect();
    context.insert("governments", &names);
    context.insert("earliest", &rules::earliest_close(visit.today(), &visit.app.calendar));
    context.insert("least", &rules::LEAST_WORKING_DAYS);
    Ok(context)
}

/// Co-ops that have a licence under a standard.
async fn licensed(visit: &Visit, standard: entities::ids::StandardId) -> Result<Vec<OrganisationId>> {
    let current = licences::store::current_of(&*visit.app.database, None).await?;
    Ok(current
        .into_iter()
        .filter(|(_, licence)| licence.standard_id == standard && licences::rules::live(licence.state))
        .map(|(cooperative, _)| cooperative)
        .collect())
}

async fn governments(visit: &Visit) -> Result<Vec<organisation::Model>> {
    access::store::organisations_of_kind(&*visit.app.database, OrganisationKind::Government).await
}

/// Opens it, or says what is wrong.
pub async fn open(visit: Visit) -> Answer {
    let id: VersionId = visit.id("id")?;
    let (standard, _) = about(&visit, id).await?;
    let reading = visit.form.reading();
    let closes_on = reading.date("closes_on");
    let who = visit.form.all("who");
    let mut invited = Vec::new();
    if who.contains(&"licensed") {
        invited.extend(licensed(&visit, standard.id).await?);
    }
    if who.contains(&"government") {
        invited.extend(governments(&visit).await?.into_iter().map(|body| body.id));
    }
    let mut unknown = Vec::new();
    for reference in
        visit.form.get("others").split([',', ';', ' ', '\n', '\r', '\t']).filter(|r| !r.is_empty())
    {
        let reference = reference.to_uppercase();
        match access::store::organisation_by_reference(&*visit.app.database, &reference).await? {
            Some(found) => invited.push(found.id),
            None => unknown.push(reference),
        }
    }
    if !unknown.is_empty() {
        let message = Message::new("consultation-unknown").with("list", unknown.join(", "));
        reading.fault("others", message);
    }
    if invited.is_empty() && unknown.is_empty() {
        reading.fault("who", Message::new("consultation-nobody"));
    }
    let done = match reading.done() {
        Ok(()) => {
            let opening = Opening { closes_on, invited };
            consultation::open(&visit.app, visit.actor()?, id, opening, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => {
            visit.go_saying(&format!("/standards/versions/{id}/consultation"), "done-consultation-opened")
        }
        Err(error) => visit.again("standards/consultation-open.html", opening(&visit, id).await?, error),
    }
}

async fn overview(visit: &Visit, whole: Whole) -> Result<Context> {
    let of = &whole.consultation;
    let (standard, version) = about(visit, of.version_id).await?;
    let stage = rules::stage(of, visit.today());
    let consultees: Vec<Value> = whole
        .consultees
        .iter()
        .map(|(asked, organisation)| {
            json!({
                "name": pick(visit.language, &organisation.name_en, &organisation.name_cy),
                "reference": organisation.reference, "kind": asked.kind, "comments": whole.sent_by(asked.id),
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("standard", &named(&standard));
    context
        .insert("version", &json!({ "id": version.id, "number": version.number, "status": version.status }));
    context.insert("stage", &stage);
    context.insert("opened_on", &of.opened_at);
    context.insert("closes_on", &of.closes_on);
    context.insert("last_day", &rules::last_day(of, visit.today()));
    context.insert("days", &(of.closes_on - visit.today()).num_days());
    context.insert("consultees", &consultees);
    context.insert("answered", &(whole.consultees.len() - whole.silent().count()));
    context.insert("may_close", &(stage == Stage::Open && whole.silent().count() == 0));
    context.insert("undecided", &whole.undecided());
    context.insert("first", &whole.comments.iter().find(|(_, d)| d.is_none()).map(|(comment, _)| comment.id));
    context.insert("comments", &comments(visit, &whole));
    Ok(context)
}

/// The comments as lines: whose, about what, and whether they are answered.
fn comments(visit: &Visit, whole: &Whole) -> Vec<Value> {
    whole
        .comments
        .iter()
        .map(|(comment, decided)| {
            let about = comment.criterion_key.as_deref().and_then(|key| whole.pack.criterion(key));
            let organisation = whole.organisation_of(comment);
            json!({
                "id": comment.id, "code": about.map(|c| &c.code), "title": about.map(|c| c.title(visit.language)),
                "organisation": organisation.map(|o| pick(visit.language, &o.name_en, &o.name_cy)),
                "decided": decided.as_ref().map(|decided| decided.kind),
            })
        })
        .collect()
}

/// Closes it before its day.
pub async fn close(visit: Visit) -> Answer {
    let id: VersionId = visit.id("id")?;
    let place = format!("/standards/versions/{id}/consultation");
    match consultation::close(&visit.app, visit.actor()?, id, visit.now).await {
        Ok(()) => visit.go_saying(&place, "done-consultation-closed"),
        Err(error) => {
            let of = store::of_version(&*visit.app.database, id).await?.ok_or(Error::NotFound)?;
            let context = overview(&visit, consultation::whole(&*visit.app.database, of).await?).await?;
            visit.again("standards/consultation.html", context, error)
        }
    }
}

/// One comment, and the form that answers it.
pub async fn comment_page(visit: Visit) -> Answer {
    let context = comment_context(&visit).await?;
    visit.page("standards/consultation-comment.html", context)
}

async fn comment_context(visit: &Visit) -> Result<Context> {
    let id: VersionId = visit.id("id")?;
    let wanted: ConsultationCommentId = visit.id("item")?;
    let of = store::of_version(&*visit.app.database, id).await?.ok_or(Error::NotFound)?;
    let whole = consultation::whole(&*visit.app.database, of).await?;
    let at = whole.comments.iter().position(|(comment, _)| comment.id == wanted).ok_or(Error::NotFound)?;
    let (comment, decided) = &whole.comments[at];
    let (standard, version) = about(visit, id).await?;
    let organisation = whole.organisation_of(comment);
    let key = comment.criterion_key.as_deref();
    let neighbour = |at: Option<usize>| at.and_then(|at| whole.comments.get(at)).map(|(one, _)| one.id);
    let mut context = Context::new();
    context.insert("standard", &named(&standard));
    context.insert("version", &json!({ "id": id, "number": version.number }));
    context.insert("stage", &rules::stage(&whole.consultation, visit.today()));
    context.insert("closes_on", &whole.consultation.closes_on);
    context.insert("whole", &(key.unwrap_or(WHOLE) == WHOLE));
    context
        .insert("criterion", &criterion(visit, &whole.pack, key.and_then(|key| whole.pack.criterion(key))));
    context.insert(
        "comment",
        &json!({
            "id": comment.id, "body": comment.body, "language": comment.language,
            "organisation": organisation.map(|o| pick(visit.language, &o.name_en, &o.name_cy)),
        }),
    );
    context.insert(
        "decided",
        &decided.as_ref().map(|d| json!({ "kind": d.kind, "reason": d.reason, "language": d.language })),
    );
    context.insert("kinds", &entities::words::<DispositionKind>().collect::<Vec<_>>());
    context.insert("most", &rules::MOST_CHARACTERS);
    context.insert("place", &json!({ "at": at + 1, "of": whole.comments.len() }));
    context.insert("previous", &neighbour(at.checked_sub(1)));
    context.insert("next", &neighbour(Some(at + 1)));
    Ok(context)
}

/// Answers a comment and goes to the next that has no answer.
pub async fn decide(visit: Visit) -> Answer {
    let id: VersionId = visit.id("id")?;
    let wanted: ConsultationCommentId = visit.id("item")?;
    let reading = visit.form.reading();
    let (kind, reason) =
        (reading.word::<DispositionKind>("kind"), reading.text("reason", rules::MOST_CHARACTERS));
    let done = match (reading.done(), kind) {
        (Ok(()), Some(kind)) => {
            let decision = Decision { kind, reason, language: visit.language };
            consultation::decide(&visit.app, visit.actor()?, id, wanted, decision, visit.now).await
        }
        (Ok(()), None) => Err(Error::NotFound),
        (Err(error), _) => Err(error),
    };
    let place = format!("/standards/versions/{id}/consultation");
    match done {
        Ok(()) => {
            let of = store::of_version(&*visit.app.database, id).await?.ok_or(Error::NotFound)?;
            let whole = consultation::whole(&*visit.app.database, of).await?;
            let at = whole.comments.iter().position(|(comment, _)| comment.id == wanted).unwrap_or_default();
            let (before, after) = whole.comments.split_at(at);
            match after.iter().chain(before).find(|(_, decided)| decided.is_none()) {
                Some((next, _)) => {
                    visit.go_saying(&format!("{place}/comments/{}", next.id), "done-consultation-decided")
                }
                None => visit.go_saying(&place, "done-consultation-decided"),
            }
        }
        Err(error) => {
            visit.again("standards/consultation-comment.html", comment_context(&visit).await?, error)
        }
    }
}
