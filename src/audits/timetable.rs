//! What happens to audits because a day has come, or because the relay took a letter. The job compares facts with the
//! present; run late, or twice, it does the same.

use entities::audits::{AuditState, audit};
use entities::ids::AuditId;
use scheduler::clock::{Timestamp, today};
use sea_orm::ConnectionTrait;

use super::reply::{self, Paper};
use super::{fieldwork, finish, letters, store, team, windows};
use crate::access::store as access;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::outbox;
use crate::standards::pack::WindowKey;

/// States in which a day or a letter may move an audit.
const MOVED_BY_TIME: &[AuditState] = &[
    AuditState::EvidenceWindow,
    AuditState::DraftIssued,
    AuditState::Comments,
    AuditState::Answers,
    AuditState::Final,
    AuditState::Accepted,
    AuditState::ActionsOpen,
];

/// Moves on every audit that is due. Each has a transaction of its own: what is wrong with one stops no other. Answers
/// how many moved.
pub async fn advance_due(app: &App, now: Timestamp) -> Result<usize> {
    let mut moved = 0;
    for audit in store::in_states(&*app.database, MOVED_BY_TIME).await? {
        // Several steps may be due at once, after a time without service; each leads to the next.
        for _ in 0..6 {
            match step(app, audit.id, now).await {
                Ok(true) => moved += 1,
                Ok(false) => break,
                Err(Error::Refused(message)) => {
                    tracing::info!(audit = %audit.reference, why = %message.key, "audit not moved");
                    break;
                }
                Err(error) => {
                    tracing::error!(audit = %audit.reference, %error, "audit could not be moved");
                    break;
                }
            }
        }
    }
    Ok(moved)
}

/// Takes the next step of an audit if it is due.
async fn step(app: &App, id: AuditId, now: Timestamp) -> Result<bool> {
    let tx = app.database.begin().await?;
    let audit = store::to_change(&tx, id).await?;
    let before = audit.revision;
    match audit.state {
        AuditState::EvidenceWindow => start_visit(app, &tx, audit, now).await?,
        AuditState::DraftIssued => note_receipt(app, &tx, audit, now).await?,
        AuditState::Comments => lapse(app, &tx, audit, now).await?,
        AuditState::Answers => after_answers(app, &tx, audit, now).await?,
        AuditState::Final => note_receipt(app, &tx, audit, now).await?,
        AuditState::Accepted => after_acceptance(app, &tx, audit, now).await?,
        AuditState::ActionsOpen => after_actions(app, &tx, audit, now).await?,
        AuditState::Planned
        | AuditState::Notified
        | AuditState::Fieldwork
        | AuditState::Drafting
        | AuditState::Moderation
        | AuditState::Appealed
        | AuditState::Closed
        | AuditState::Postponed
        | AuditState::Cancelled
        | AuditState::SuspendedForSafeguarding => {}
    }
    let after = store::audit(&tx, id).await?.revision;
    tx.commit().await?;
    Ok(after != before)
}

/// The day of the visit has come.
async fn start_visit(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    now: Timestamp,
) -> Result<()> {
    if audit.visit_on > today(now) {
        return Ok(());
    }
    let members = access::team(tx, audit.id).await?;
    if team::ready(&members).is_err() {
        return Ok(());
    }
    fieldwork::start_within(app, tx, audit, &members, None, now).await
}

/// The relay accepted the notice of a paper that is on its way to somebody at the co-op: that day is its receipt.
async fn note_receipt(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    now: Timestamp,
) -> Result<()> {
    let Some(paper) = reply::on_its_way(tx, &audit).await? else { return Ok(()) };
    let (kind, to) = match paper {
        Paper::Draft => ("draft-ready", AuditState::DraftIssued),
        Paper::Answers => ("comments-answered", AuditState::Answers),
        Paper::Final => ("report-final", AuditState::Final),
    };
    let moves = store::moves(tx, audit.id).await?;
    let Some(sent) = moves.iter().rev().find(|one| one.to_state == to) else { return Ok(()) };
    let key = format!("{kind}:{}:", audit.id);
    for letter in outbox::accepted(tx, &key, sent.moved_at).await? {
        if let Some(accepted) = letter.sent_at
            && letters::is_to_the_coop(tx, &letter, audit.cooperative_id).await?
        {
            reply::receive(app, tx, audit, paper, today(accepted), None, "relay", now).await?;
            break;
        }
    }
    Ok(())
}

/// Comments that never came: recorded as nothing to correct.
async fn lapse(app: &App, tx: &impl ConnectionTrait, audit: audit::Model, now: Timestamp) -> Result<()> {
    let (pack, _) = super::text(tx, &audit).await?;
    let due = audit
        .draft_received_on
        .and_then(|on| windows::due(&pack, WindowKey::FactualAccuracy, on, &app.calendar));
    if due.is_none_or(|due| today(now) <= due.date) {
        return Ok(());
    }
    // Points that were kept and not sent are the co-op's word all the same: nothing typed is lost.
    let points = store::comments(tx, audit.id, audit.issue + 1).await?.len();
    let how = if points == 0 { "lapsed" } else { "given" };
    reply::settle(app, tx, audit, points, None, how, now).await
}

/// The answers were received, or the time for an appeal is over.
async fn after_answers(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    now: Timestamp,
) -> Result<()> {
    let Some(received) = audit.answers_received_on else {
        return note_receipt(app, tx, audit, now).await;
    };
    let (pack, _) = super::text(tx, &audit).await?;
    let due = windows::due(&pack, WindowKey::Appeal, received, &app.calendar);
    if due.is_some_and(|due| today(now) > due.date) {
        finish::settle(app, tx, audit, finish::AFTER_THE_WINDOW, None, None, now).await?;
    }
    Ok(())
}

/// From the day after acceptance on: closed, or open actions.
async fn after_acceptance(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    now: Timestamp,
) -> Result<()> {
    if audit.final_received_on.is_none() {
        note_receipt(app, tx, audit, now).await
    } else if audit.accepted_on.is_some_and(|on| on < today(now)) {
        finish::after_acceptance(tx, audit, now).await.map(|_| ())
    } else {
        Ok(())
    }
}

/// Everything was put right, perhaps because a finding was withdrawn; or the final report was received late.
async fn after_actions(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    now: Timestamp,
) -> Result<()> {
    if audit.final_received_on.is_none() {
        note_receipt(app, tx, audit, now).await
    } else {
        finish::close_if_done(tx, audit, None, now).await.map(|_| ())
    }
}
