//! The end of an audit: the final report, the regulator's word on it, and the closing of what was to be put right.

use entities::audits::{AuditState, TeamPart, audit};
use entities::ids::{AccountId, CorrectiveActionId};
use entities::outbox::Urgency;
use scheduler::clock::{Timestamp, today};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::rules::{Move, Open, Origin};
use super::{Seen, advance, letters, origin, see_to_change, store, windows};
use crate::access::{Actor, Deed, policy};
use crate::findings::{self, Step};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards::pack::WindowKey;

/// Makes a report final: after the answers, when the time for an appeal is over; or again, after a return or an upheld
/// appeal, when the moderator lets it go. Either way the moderator does it; the timetable does the first by itself.
pub async fn finalise(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<audit::Model> {
    let tx = app.database.begin().await?;
    let audit = finalise_within(app, &tx, actor, reference, now).await?;
    tx.commit().await?;
    Ok(audit)
}

/// Makes a report final within the caller's transaction.
pub async fn finalise_within(
    app: &App,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    reference: &str,
    now: Timestamp,
) -> Result<audit::Model> {
    let seen = see_to_change(tx, actor, reference, Deed::Moderate).await?;
    if seen.part != Some(TeamPart::Moderator) {
        return Err(Error::refused("audits-moderator-only"));
    }
    let origin = origin(tx, &seen.audit).await?;
    if seen.audit.state == AuditState::Answers {
        appeal_time_over(app, tx, &seen.audit, now).await?;
    }
    settle(app, tx, seen.audit, Move::Finalise(origin), Some(actor.account), None, now).await
}

/// Refuses while the co-op may still appeal.
async fn appeal_time_over(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    now: Timestamp,
) -> Result<()> {
    let Some(received) = audit.answers_received_on else {
        return Err(Error::refused("audits-answers-not-received"));
    };
    let (pack, _) = super::text(tx, audit).await?;
    match windows::due(&pack, WindowKey::Appeal, received, &app.calendar) {
        Some(due) if today(now) <= due.date => {
            Err(Message::new("audits-appeal-open").with("date", due.date).into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Settles outcome and score, counts the issue up, opens what is to be put right, and tells the co-op and the regulators.
pub(crate) async fn settle(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    step: Move,
    by: Option<AccountId>,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<audit::Model> {
    let judgement = super::judgement(tx, &audit).await?;
    let day = today(now);
    let issue = audit.issue + 1;
    let audit = advance(
        tx,
        audit,
        step,
        by,
        reason,
        |row| {
            row.outcome = Set(judgement.outcome);
            row.score_text = Set(judgement.overall.map(|score| score.to_string()));
            row.issue = Set(issue);
            row.finalised_on = Set(Some(day));
            row.final_received_on = Set(None);
            row.accepted_on = Set(None);
        },
        now,
    )
    .await?;
    findings::open_actions_of(tx, &audit, now).await?;
    let event = Event::new("outcome-settled", "audit", audit.id.0).at(audit.cooperative_id).saying(json!({
        "issue": audit.issue, "outcome": audit.outcome, "score": audit.score_text, "judgement": judgement,
    }));
    journal::record(tx, by, event, now).await?;
    let mut context = letters::context(&audit);
    context.insert("outcome", &audit.outcome);
    let once = audit.revision.to_string();
    let (pack, _) = super::text(tx, &audit).await?;
    let arrives = findings::letters::arrives(app, now);
    let dated = match findings::plans_due(tx, &audit, arrives, &pack, &app.calendar).await? {
        Some(on) => Some(letters::deadline(tx, &audit, "plans", on, "calendar-plans", "/findings").await?),
        None => None,
    };
    let (kind, urgency) = ("report-final", Urgency::Event);
    // What the co-op owes goes into the calendars of the co-op, not into that of the regulator.
    let leaders = letters::leaders(tx, &audit, now).await?;
    let at_the_coop: Vec<_> = leaders.iter().map(|one| one.person.id).collect();
    letters::tell_dated(app, tx, kind, &audit, &once, urgency, context.clone(), leaders, dated, now).await?;
    let mut others = letters::regulators(tx, &audit, now).await?;
    others.retain(|one| !at_the_coop.contains(&one.person.id));
    letters::tell(app, tx, kind, &audit, &once, urgency, context, others, now).await?;
    Ok(audit)
}

/// What the regulator says of a final report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Accept,
    /// Back to the moderator, with questions; what comes of it is the next issue.
    Return {
        questions: String,
    },
}

/// The regulator accepts a final report or returns it with questions.
pub async fn review(
    app: &App,
    actor: &Actor,
    reference: &str,
    verdict: &Verdict,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::ReviewReport).await?;
    not_own(&tx, &seen, actor).await?;
    policy::require_fresh(actor, now)?;
    let by = Some(actor.account);
    let day = today(now);
    let (audit, kind, words) = match verdict {
        Verdict::Accept => {
            if seen.audit.state == AuditState::Final && !store::is_reported(&tx, &seen.audit).await? {
                return Err(Error::refused("audits-report-not-issued"));
            }
            let noted = |row: &mut audit::ActiveModel| row.accepted_on = Set(Some(day));
            (advance(&tx, seen.audit, Move::Accept, by, None, noted, now).await?, "report-accepted", None)
        }
        Verdict::Return { questions } => {
            let audit = advance(&tx, seen.audit, Move::Return, by, Some(questions), |_| (), now).await?;
            (audit, "report-returned", Some(questions))
        }
    };
    let mut people = letters::team(&tx, &audit, letters::WHOLE_TEAM).await?;
    people.extend(letters::managers(&tx, &audit, now).await?);
    let mut context = letters::context(&audit);
    context.insert("words", &words);
    let once = audit.revision.to_string();
    letters::tell(app, &tx, kind, &audit, &once, Urgency::Event, context, people, now).await?;
    Ok(tx.commit().await?)
}

/// Nobody reviews a report they worked on.
async fn not_own(tx: &impl ConnectionTrait, seen: &Seen, actor: &Actor) -> Result<()> {
    let named = store::named(tx, seen.audit.id).await?;
    if named.iter().any(|member| member.account_id == actor.account) {
        Err(Error::refused("audits-review-own"))
    } else {
        Ok(())
    }
}

/// Verifies that something was put right. With the last of an accepted report the audit is closed.
pub async fn verify(
    app: &App,
    actor: &Actor,
    id: CorrectiveActionId,
    revision: i32,
    words: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let step = Step::Verify { words: words.to_owned() };
    let found = findings::act_within(app, &tx, actor, id, revision, &step, now).await?;
    let audit = store::to_change(&tx, found.finding.audit_id).await?;
    if matches!(audit.state, AuditState::Accepted | AuditState::ActionsOpen) {
        close_if_done(&tx, audit, Some(actor.account), now).await?;
    }
    Ok(tx.commit().await?)
}

/// Closes an accepted audit when nothing is open; otherwise it stays where it is.
pub(crate) async fn close_if_done(
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<audit::Model> {
    if findings::open_of_audit(tx, audit.id).await? > 0 {
        return Ok(audit);
    }
    let day = today(now);
    let noted = |row: &mut audit::ActiveModel| row.closed_on = Set(Some(day));
    advance(tx, audit, Move::Close(Open(0)), by, None, noted, now).await
}

/// After acceptance: to closed, or to what is still open.
pub(crate) async fn after_acceptance(
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    now: Timestamp,
) -> Result<audit::Model> {
    let audit = close_if_done(tx, audit, None, now).await?;
    if audit.state == AuditState::Closed {
        return Ok(audit);
    }
    advance(tx, audit, Move::OpenActions, None, None, |_| (), now).await
}

/// The move of the timetable when the time for an appeal is over.
pub(crate) const AFTER_THE_WINDOW: Move = Move::Finalise(Origin::FirstTime);
