//! The co-op's word on the draft, and the answers to it.

use chrono::NaiveDate;
use entities::audits::{AnswerKind, AuditState, TeamPart, audit, comment};
use entities::ids::{AccountId, CommentId};
use entities::outbox::Urgency;
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::rules::Move;
use super::{Seen, advance, answers_sent, letters, see_to_change, store, windows};
use crate::access::{Actor, Deed};
use crate::findings;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards::pack::WindowKey;

/// What the co-op is to have received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    Draft,
    Answers,
    Final,
}

/// Which paper is on its way to the co-op, if one is.
pub async fn on_its_way(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<Option<Paper>> {
    Ok(match audit.state {
        AuditState::DraftIssued => Some(Paper::Draft),
        AuditState::Answers
            if audit.answers_received_on.is_none() && answers_sent(database, audit).await? =>
        {
            Some(Paper::Answers)
        }
        AuditState::Final | AuditState::Accepted | AuditState::ActionsOpen
            if audit.final_received_on.is_none() =>
        {
            Some(Paper::Final)
        }
        _ => None,
    })
}

/// Notes that the co-op has the paper that was on its way. The clocks run from that day.
#[expect(clippy::too_many_arguments, reason = "everything a receipt rests on, each of its own type")]
pub(crate) async fn receive(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    paper: Paper,
    on: NaiveDate,
    by: Option<AccountId>,
    how: &str,
    now: Timestamp,
) -> Result<audit::Model> {
    let event = Event::new("paper-received", "audit", audit.id.0)
        .at(audit.cooperative_id)
        .saying(json!({ "paper": paper, "on": on, "how": how }));
    journal::record(tx, by, event, now).await?;
    match paper {
        Paper::Draft => {
            let noted = |row: &mut audit::ActiveModel| row.draft_received_on = Set(Some(on));
            advance(tx, audit, Move::Receive, by, Some(how), noted, now).await
        }
        Paper::Answers => {
            let revision = audit.revision + 1;
            let mut row = audit.into_active_model();
            row.answers_received_on = Set(Some(on));
            row.revision = Set(revision);
            Ok(row.update(tx).await?)
        }
        Paper::Final => {
            let (pack, _) = super::text(tx, &audit).await?;
            findings::start_clocks(tx, &audit, on, &pack, &app.calendar).await?;
            let revision = audit.revision + 1;
            let mut row = audit.into_active_model();
            row.final_received_on = Set(Some(on));
            row.revision = Set(revision);
            Ok(row.update(tx).await?)
        }
    }
}

/// Every paper: what the page of the comments shows.
pub const PAPERS: &[Paper] = &[Paper::Draft, Paper::Answers, Paper::Final];
/// What a report shows, on its page or as a file.
pub const REPORTS: &[Paper] = &[Paper::Draft, Paper::Final];

/// The manager opens what was sent, on a page that shows these papers. Where the relay has not accepted the notice yet,
/// this is the receipt.
pub async fn opened(
    app: &App,
    actor: &Actor,
    reference: &str,
    papers: &[Paper],
    now: Timestamp,
) -> Result<()> {
    let seen = super::see(&*app.database, actor, reference, Deed::CommentOnDraft).await?;
    let shown = |paper: Option<Paper>| paper.filter(|paper| papers.contains(paper));
    if shown(on_its_way(&*app.database, &seen.audit).await?).is_none() {
        return Ok(());
    }
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::CommentOnDraft).await?;
    if let Some(paper) = shown(on_its_way(&tx, &seen.audit).await?) {
        let by = Some(actor.account);
        receive(app, &tx, seen.audit, paper, today(now), by, "opened", now).await?;
    }
    Ok(tx.commit().await?)
}

/// The lead auditor records that a paper was served by other means, and how.
pub async fn record_service(
    app: &App,
    actor: &Actor,
    reference: &str,
    on: NaiveDate,
    how: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Assess).await?;
    if seen.part != Some(TeamPart::LeadAuditor) {
        return Err(Error::refused("audits-lead-only"));
    }
    let Some(paper) = on_its_way(&tx, &seen.audit).await? else {
        return Err(Error::refused("audits-nothing-to-serve"));
    };
    let sent = store::moves(&tx, seen.audit.id).await?.last().map(|last| today(last.moved_at));
    if on > today(now) || sent.is_some_and(|sent| on < sent) {
        return Err(Error::problem("on", Message::new("audits-service-date")));
    }
    receive(app, &tx, seen.audit, paper, on, Some(actor.account), how, now).await?;
    Ok(tx.commit().await?)
}

/// One point of the co-op's comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The key of the criterion it is about; empty: the report as a whole.
    pub criterion: Option<String>,
    pub body: String,
}

/// Whether the comments are finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Kept, and can be changed until they are sent.
    Keep,
    Send,
}

/// Keeps or sends the co-op's comments. Without any point, sending says that there is nothing to correct.
pub async fn comment(
    app: &App,
    actor: &Actor,
    reference: &str,
    points: &[Point],
    sending: Sending,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::CommentOnDraft).await?;
    let mut audit = seen.audit;
    if audit.state == AuditState::DraftIssued {
        let by = Some(actor.account);
        audit = receive(app, &tx, audit, Paper::Draft, today(now), by, "opened", now).await?;
    }
    if audit.state != AuditState::Comments {
        return Err(Message::from(super::rules::Refusal::NotFrom(audit.state)).into());
    }
    in_time(app, &tx, &audit, WindowKey::FactualAccuracy, audit.draft_received_on, now).await?;
    let issue = audit.issue + 1;
    store::forget_comments(&tx, audit.id, issue).await?;
    for (point, number) in points.iter().zip(1..) {
        let criterion = match &point.criterion {
            Some(key) => Some(store::assessment(&tx, audit.id, key).await?.1.id),
            None => None,
        };
        let row = comment::Model {
            id: CommentId::new(now),
            audit_id: audit.id,
            issue,
            number,
            criterion_id: criterion,
            body: point.body.clone(),
            made_by: actor.account,
            made_at: now,
            answer_kind: None,
            answer: None,
            answered_by: None,
            answered_at: None,
        };
        store::insert_comment(&tx, row).await?;
    }
    match sending {
        Sending::Keep => {
            let event = Event::new("comments-kept", "audit", audit.id.0)
                .at(audit.cooperative_id)
                .saying(json!({ "points": points.len() }));
            journal::record(&tx, actor.account, event, now).await?;
        }
        Sending::Send => {
            let how = if points.is_empty() { "nothing_to_correct" } else { "given" };
            settle(app, &tx, audit, points.len(), Some(actor.account), how, now).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Closes the comments. With none, empty answers go out the same day.
pub(crate) async fn settle(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    points: usize,
    by: Option<AccountId>,
    how: &str,
    now: Timestamp,
) -> Result<()> {
    let day = today(now);
    let noted = |row: &mut audit::ActiveModel| row.comments_settled_on = Set(Some(day));
    let audit = advance(tx, audit, Move::SettleComments, by, Some(how), noted, now).await?;
    if points == 0 {
        return send_answers_within(app, tx, audit, by, now).await;
    }
    let people = letters::team(tx, &audit, letters::WHOLE_TEAM).await?;
    let mut context = letters::context(&audit);
    context.insert("points", &points);
    let once = audit.revision.to_string();
    letters::tell(app, tx, "comments-given", &audit, &once, Urgency::Event, context, people, now).await
}

/// Is a window of the version still open?
pub(super) async fn in_time(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    key: WindowKey,
    trigger: Option<NaiveDate>,
    now: Timestamp,
) -> Result<()> {
    let (pack, _) = super::text(tx, audit).await?;
    let due = trigger.and_then(|on| windows::due(&pack, key, on, &app.calendar));
    match due {
        Some(due) if today(now) > due.date => {
            Err(Message::new("audits-window-over").with("date", due.date).into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Answers are given by somebody who was not on the visit.
fn may_answer(seen: &Seen) -> Result<()> {
    if seen.on_visit() {
        Err(Error::refused("audits-answer-on-visit"))
    } else if seen.part.is_none() {
        Err(Error::refused("audits-not-on-team"))
    } else {
        Ok(())
    }
}

/// Answers one point of the comments.
pub async fn answer(
    app: &App,
    actor: &Actor,
    reference: &str,
    number: i32,
    kind: AnswerKind,
    words: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::AnswerComments).await?;
    may_answer(&seen)?;
    if seen.audit.state != AuditState::Answers {
        return Err(Message::from(super::rules::Refusal::NotFrom(seen.audit.state)).into());
    }
    if answers_sent(&tx, &seen.audit).await? {
        return Err(Error::refused("audits-answers-sent"));
    }
    let points = store::comments(&tx, seen.audit.id, seen.audit.issue + 1).await?;
    let point = points.into_iter().find(|point| point.number == number).ok_or(Error::NotFound)?;
    let mut row = point.into_active_model();
    row.answer_kind = Set(Some(kind));
    row.answer = Set(Some(words.to_owned()));
    row.answered_by = Set(Some(actor.account));
    row.answered_at = Set(Some(now));
    row.update(&tx).await?;
    let event = Event::new("comment-answered", "audit", seen.audit.id.0)
        .at(seen.audit.cooperative_id)
        .saying(json!({ "number": number, "kind": kind, "answer": words }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Sends the answers, when every point has one. The time for an appeal runs from their receipt.
pub async fn send_answers(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::AnswerComments).await?;
    may_answer(&seen)?;
    if seen.audit.state == AuditState::Answers {
        if answers_sent(&tx, &seen.audit).await? {
            return Err(Error::refused("audits-answers-sent"));
        }
        let points = store::comments(&tx, seen.audit.id, seen.audit.issue + 1).await?;
        let open = points.iter().filter(|point| point.answer.is_none()).count();
        if open > 0 {
            return Err(Message::new("audits-answers-missing").with("n", open).into());
        }
    }
    send_answers_within(app, &tx, seen.audit, Some(actor.account), now).await?;
    Ok(tx.commit().await?)
}

pub(crate) async fn send_answers_within(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<()> {
    let points = store::comments(tx, audit.id, audit.issue + 1).await?.len();
    let audit = advance(tx, audit, Move::SendAnswers, by, None, |_| (), now).await?;
    let people = letters::managers(tx, &audit, now).await?;
    let mut context = letters::context(&audit);
    context.insert("points", &points);
    let once = audit.revision.to_string();
    let (pack, _) = super::text(tx, &audit).await?;
    let arrives = crate::findings::letters::arrives(app, now);
    let dated = match windows::due(&pack, WindowKey::Appeal, arrives, &app.calendar) {
        Some(due) => {
            Some(letters::deadline(tx, &audit, "appeal", due.date, "calendar-appeal", "/appeal").await?)
        }
        None => None,
    };
    let urgency = Urgency::Event;
    letters::tell_dated(app, tx, "comments-answered", &audit, &once, urgency, context, people, dated, now)
        .await
}
