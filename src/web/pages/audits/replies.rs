//! Pages of the replies: moderation, comments and answers, appeal, review.

use entities::audits::{AnswerKind, AppealDecision, AppealGround, AuditState, TeamPart};
use serde_json::{Value, json};
use tera::Context;

use super::{opened, show};
use crate::access::{Deed, policy, store as access};
use crate::audits::finish::{self, Verdict};
use crate::audits::reply::{self, Point, Sending};
use crate::audits::windows::What;
use crate::audits::{self, Seen, appeals, moderation, store, windows};
use crate::findings;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::web::Answer;
use crate::web::visit::Visit;

pub async fn moderation_page(visit: Visit) -> Answer {
    let context = moderation_context(&visit).await?;
    visit.page("audits/moderation.html", context)
}

async fn moderation_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let reference = visit.param("reference");
    let seen = audits::see(database, visit.actor()?, reference, Deed::SeeAuditWork).await?;
    let (seed, drawn) = moderation::sample(database, &seen.audit).await?;
    let rows = store::assessments(database, seen.audit.id).await?;
    let sample: Vec<Value> = drawn
        .iter()
        .filter_map(|(key, because)| {
            let (row, criterion) = rows.iter().find(|(_, one)| one.key == *key)?;
            let title = pick(visit.language, &criterion.title_en, &criterion.title_cy);
            Some(json!({ "key": key, "code": criterion.code, "title": title, "result": row.result,
                "severity": criterion.severity, "because": because }))
        })
        .collect();
    let again = audits::came_back(database, &seen.audit).await?;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    show::judgement(visit, &seen, &mut context).await?;
    context.insert("sample", &sample);
    context.insert("seed", &seed);
    context.insert("again", &again);
    let moderates = seen.part == Some(TeamPart::Moderator) && seen.audit.state == AuditState::Moderation;
    context.insert("moderates", &moderates);
    Ok(context)
}

pub async fn moderate(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let actor = visit.actor()?;
    let (done, said) = match visit.form.get("decision") {
        "release" => {
            (moderation::release(&visit.app, actor, &reference, visit.now).await, "done-audit-released")
        }
        "final" => {
            let done = finish::finalise(&visit.app, actor, &reference, visit.now).await.map(|_| ());
            (done, "done-audit-final")
        }
        "back" => {
            let reading = visit.form.reading();
            let reason = reading.text("reason", 8000);
            let done = match reading.done() {
                Ok(()) => moderation::send_back(&visit.app, actor, &reference, &reason, visit.now).await,
                Err(error) => Err(error),
            };
            (done, "done-audit-sent-back")
        }
        _ => (Err(Error::problem("decision", Message::new("form-choose"))), ""),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}"), said),
        Err(error) => visit.again("audits/moderation.html", moderation_context(&visit).await?, error),
    }
}

pub async fn comments_page(visit: Visit) -> Answer {
    opened(&visit, reply::PAPERS).await?;
    let context = comments_context(&visit).await?;
    visit.page("audits/comments.html", context)
}

/// Points of the co-op and answers; before they are sent, points are the co-op's alone and answers the team's.
async fn comments_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let reference = visit.param("reference");
    let seen = audits::see(database, visit.actor()?, reference, Deed::SeeAudit).await?;
    if !seen.reads_results() {
        return Err(Error::NotFound);
    }
    let audit = &seen.audit;
    let before_final = matches!(
        audit.state,
        AuditState::DraftIssued | AuditState::Comments | AuditState::Answers | AuditState::Appealed
    );
    let issue = if before_final { audit.issue + 1 } else { audit.issue };
    let rows = store::assessments(database, audit.id).await?;
    let own = policy::permit(visit.actor()?, Deed::CommentOnDraft, &seen.place).is_ok();
    let sent = audit.state != AuditState::Comments && audit.state != AuditState::DraftIssued;
    let comments = store::comments(database, audit.id, issue).await?;
    let who: Vec<_> =
        comments.iter().flat_map(|one| [Some(one.made_by), one.answered_by]).flatten().collect();
    let names = access::names(database, who).await?;
    let answers_out = audit.state != AuditState::Answers || audits::answers_are_out(database, audit).await?;
    let points: Vec<Value> = comments
        .iter()
        .filter(|_| sent || own)
        .map(|one| {
            let about = one.criterion_id.and_then(|id| rows.iter().find(|(_, c)| c.id == id));
            let shown = answers_out || seen.sees_work;
            json!({
                "number": one.number, "body": one.body, "by": names.get(&one.made_by),
                "on": scheduler::clock::today(one.made_at),
                "key": about.map(|(_, c)| &c.key), "code": about.map(|(_, c)| &c.code),
                "title": about.map(|(_, c)| pick(visit.language, &c.title_en, &c.title_cy)),
                "kind": one.answer_kind.filter(|_| shown), "answer": one.answer.as_ref().filter(|_| shown),
                "answered_by": one.answered_by.filter(|_| shown).and_then(|id| names.get(&id)),
                "answered_on": one.answered_at.filter(|_| shown).map(scheduler::clock::today),
            })
        })
        .collect();
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    show::dates(visit, &seen, &mut context).await?;
    show::judgement(visit, &seen, &mut context).await?;
    context.insert("points", &points);
    context.insert("sent", &sent);
    context.insert("answers_out", &answers_out);
    context.insert("comments", &(own && !sent));
    let answers =
        seen.part == Some(TeamPart::Moderator) && audit.state == AuditState::Answers && !answers_out;
    context.insert("answers", &answers);
    context.insert("kinds", &entities::words::<AnswerKind>().collect::<Vec<_>>());
    context.insert("draft", &draft_points(visit, &seen, &rows, &comments).await?);
    context.insert("window", &window(visit, &seen, What::Comments).await?);
    Ok(context)
}

/// What the co-op looks at: every criterion that is not met, and every finding; each with what was typed so far.
async fn draft_points(
    visit: &Visit,
    seen: &Seen,
    rows: &[(entities::audits::assessment::Model, entities::standards::criterion::Model)],
    comments: &[entities::audits::comment::Model],
) -> Result<Vec<Value>> {
    use entities::audits::AssessmentResult::{Met, NotMet, PartlyMet};
    let found = findings::store::of_audit(&*visit.app.database, seen.audit.id).await?;
    let mut points: Vec<(u8, Value)> = rows
        .iter()
        .filter(|(row, _)| matches!(row.result, Met | NotMet | PartlyMet))
        .map(|(row, criterion)| {
            let title = pick(visit.language, &criterion.title_en, &criterion.title_cy);
            let statements: Vec<&str> = found
                .iter()
                .filter(|one| one.criterion.id == criterion.id && one.finding.withdrawn_at.is_none())
                .map(|one| one.finding.statement.as_str())
                .collect();
            let text = match (row.note.is_empty(), statements.is_empty()) {
                (_, true) => row.note.clone(),
                (true, false) => statements.join(" "),
                (false, false) => format!("{} {}", row.note, statements.join(" ")),
            };
            let typed = comments.iter().find(|one| one.criterion_id == Some(criterion.id));
            let point = json!({
                "key": criterion.key, "code": criterion.code, "title": title, "severity": criterion.severity,
                "result": row.result, "text": text, "typed": typed.map(|one| &one.body),
            });
            (u8::from(row.result == Met), point)
        })
        .collect();
    // What was not met comes first.
    points.sort_by_key(|(met, _)| *met);
    Ok(points.into_iter().map(|(_, point)| point).collect())
}

/// Where today stands in a window that runs.
async fn window(visit: &Visit, seen: &Seen, what: What) -> Result<Option<Value>> {
    let (pack, _) = audits::text(&*visit.app.database, &seen.audit).await?;
    let deadlines = windows::timetable(&seen.audit, None, &pack, &visit.app.calendar);
    Ok(deadlines.iter().find(|deadline| deadline.what == what).map(|deadline| {
        let first = deadline.explanation.as_ref().map_or(deadline.on, |counted| counted.day_one);
        let days = visit.app.calendar.working_days_between(first, visit.today().max(first)) + 1;
        let n = deadline.explanation.as_ref().map_or(0, |counted| counted.window.days);
        json!({ "on": deadline.on, "why": show::why(visit, deadline), "day": days, "n": n })
    }))
}

pub async fn comment(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let reading = visit.form.reading();
    let nothing = visit.form.get("send") == "nothing";
    let mut points = Vec::new();
    if !nothing {
        for (name, value) in visit.form.fields() {
            let Some(key) = name.strip_prefix("right-").filter(|_| value == "wrong") else { continue };
            let body = visit.form.get(&format!("what-{key}")).to_owned();
            if body.trim().is_empty() {
                reading.fault(format!("what-{key}"), Message::new("form-missing"));
            } else {
                points.push(Point { criterion: Some(key.to_owned()), body });
            }
        }
        let other = visit.form.get("other").trim();
        if !other.is_empty() {
            points.push(Point { criterion: None, body: other.to_owned() });
        }
    }
    let sending = if visit.form.get("send").is_empty() { Sending::Keep } else { Sending::Send };
    let done = match reading.done() {
        Ok(()) => reply::comment(&visit.app, visit.actor()?, &reference, &points, sending, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) if sending == Sending::Send => {
            visit.go_saying(&format!("/audits/{reference}/comments"), "done-comments-sent")
        }
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/comments"), "done-comments-kept"),
        Err(error) => visit.again("audits/comments.html", comments_context(&visit).await?, error),
    }
}

pub async fn answer(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let number: i32 = visit.id("number")?;
    let kind = entities::word::<AnswerKind>(visit.form.get(&format!("kind-{number}")));
    let words = visit.form.get(&format!("answer-{number}")).trim().to_owned();
    let done = match kind {
        None => Err(fault(format!("kind-{number}"), "form-choose")),
        Some(_) if words.is_empty() => Err(fault(format!("answer-{number}"), "form-missing")),
        Some(kind) => {
            reply::answer(&visit.app, visit.actor()?, &reference, number, kind, &words, visit.now).await
        }
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/comments"), "done-answer-saved"),
        Err(error) => visit.again("audits/comments.html", comments_context(&visit).await?, error),
    }
}

fn fault(field: String, key: &'static str) -> Error {
    let problem = crate::foundation::error::Problem { field: field.into(), message: Message::new(key) };
    Error::Problems(vec![problem])
}

pub async fn send_answers(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    match reply::send_answers(&visit.app, visit.actor()?, &reference, visit.now).await {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}"), "done-answers-sent"),
        Err(error) => visit.again("audits/comments.html", comments_context(&visit).await?, error),
    }
}

pub async fn appeal_page(visit: Visit) -> Answer {
    let context = appeal_context(&visit).await?;
    visit.page("audits/appeal.html", context)
}

async fn appeal_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let reference = visit.param("reference");
    let seen = audits::see(database, visit.actor()?, reference, Deed::SeeAudit).await?;
    if !seen.reads_results() {
        return Err(Error::NotFound);
    }
    let audit = &seen.audit;
    let may = |deed: Deed| policy::permit(visit.actor().ok()?, deed, &seen.place).ok();
    let made = match store::appeal(database, audit.id, audit.issue + 1).await? {
        Some(made) => Some(made),
        None => store::appeal(database, audit.id, audit.issue).await?,
    };
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    context.insert(
        "appeal",
        &made.as_ref().map(|made| {
            json!({ "ground": made.ground, "body": made.body, "on": made.made_on, "decision": made.decision,
            "reason": made.reason, "decided_on": made.decided_on })
        }),
    );
    let open = audit.state == AuditState::Answers && audits::answers_are_out(database, audit).await?;
    context.insert("appeals", &(open && may(Deed::Appeal).is_some()));
    context.insert("decides", &(audit.state == AuditState::Appealed && may(Deed::DecideAppeal).is_some()));
    context.insert("grounds", &entities::words::<AppealGround>().collect::<Vec<_>>());
    context.insert("window", &window(visit, &seen, What::Appeal).await?);
    Ok(context)
}

pub async fn make_appeal(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let reading = visit.form.reading();
    let ground = reading.word::<AppealGround>("ground");
    let body = reading.text("body", 20_000);
    let done = match (reading.done(), ground) {
        (Ok(()), Some(ground)) => {
            appeals::make(&visit.app, visit.actor()?, &reference, ground, &body, visit.now).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::NotFound),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/appeal"), "done-appeal-made"),
        Err(error) => visit.again("audits/appeal.html", appeal_context(&visit).await?, error),
    }
}

pub async fn decide_appeal(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let reading = visit.form.reading();
    let decision = reading.word::<AppealDecision>("decision");
    let reason = reading.text("reason", 8000);
    let done = match (reading.done(), decision) {
        (Ok(()), Some(decision)) => {
            appeals::decide(&visit.app, visit.actor()?, &reference, decision, &reason, visit.now).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::NotFound),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/appeal"), "done-appeal-decided"),
        Err(error) => visit.again("audits/appeal.html", appeal_context(&visit).await?, error),
    }
}

pub async fn review_page(visit: Visit) -> Answer {
    let context = review_context(&visit).await?;
    visit.page("audits/review.html", context)
}

async fn review_context(visit: &Visit) -> Result<Context> {
    let reference = visit.param("reference");
    let seen = audits::see(&*visit.app.database, visit.actor()?, reference, Deed::ReviewReport).await?;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    if seen.reads_results() {
        show::judgement(visit, &seen, &mut context).await?;
    }
    context.insert("reviews", &(seen.audit.state == AuditState::Final));
    Ok(context)
}

pub async fn review(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let reading = visit.form.reading();
    let verdict = match visit.form.get("verdict") {
        "accept" => Some(Verdict::Accept),
        "return" => Some(Verdict::Return { questions: reading.text("questions", 20_000) }),
        _ => None,
    };
    if verdict.is_none() {
        reading.fault("verdict", Message::new("form-choose"));
    }
    let done = match (reading.done(), verdict) {
        (Ok(()), Some(verdict)) => {
            finish::review(&visit.app, visit.actor()?, &reference, &verdict, visit.now).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::NotFound),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}"), "done-audit-reviewed"),
        Err(error) => visit.again("audits/review.html", review_context(&visit).await?, error),
    }
}
