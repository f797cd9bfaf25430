//! Moderation: what keeps a draft back, what the moderator looks at, and the draft's way to the co-op.

use std::collections::BTreeMap;

use entities::audits::{AssessmentResult, AuditState, ScopeState, TeamPart, audit};
use entities::outbox::Urgency;
use entities::standards::Severity;
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::independence::{self, ForModeration, LookedAtBecause};
use super::rules::Move;
use super::scope::{self, Assessed, Blocker, Scoped, Standing};
use super::{Seen, advance, letters, see_to_change, store, windows};
use crate::access::{Actor, Deed};
use crate::findings;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards::pack::WindowKey;

/// What keeps an audit's draft from moderation, in the order of the version.
pub async fn blockers(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<Vec<Blocker>> {
    let (pack, _) = super::text(database, audit).await?;
    let findings = findings::store::of_audit(database, audit.id).await?;
    let rows = store::assessments(database, audit.id).await?;
    let scoped: Vec<Scoped> = rows
        .iter()
        .filter(|(row, _)| row.scope == ScopeState::InScope)
        .map(|(_, criterion)| Scoped { criterion: criterion.key.clone(), standing: Standing::InScope })
        .collect();
    let assessed: Vec<Assessed> = rows
        .iter()
        .map(|(row, criterion)| Assessed {
            criterion: criterion.key.clone(),
            mark: row.result,
            has_finding: findings.iter().any(|found| {
                found.finding.criterion_id == criterion.id && found.finding.withdrawn_at.is_none()
            }),
            has_reason: row.no_finding_reason.as_ref().is_some_and(|why| !why.trim().is_empty()),
        })
        .collect();
    Ok(scope::blockers(&pack, &scoped, &assessed))
}

/// Sends the draft to the moderator. The seed of the moderation sample is drawn and recorded.
pub async fn submit(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Assess).await?;
    if seen.part != Some(TeamPart::LeadAuditor) {
        return Err(Error::refused("audits-lead-only"));
    }
    if seen.audit.state == AuditState::Drafting {
        let blocking = blockers(&tx, &seen.audit).await?;
        if !blocking.is_empty() {
            return Err(Message::new("audits-blocked").with("n", blocking.len()).into());
        }
        if seen.member(TeamPart::Moderator).is_none() {
            return Err(Error::refused("audits-no-moderator"));
        }
    }
    let audit = advance(&tx, seen.audit, Move::Submit, Some(actor.account), None, |_| (), now).await?;
    record_seed(&tx, &audit, actor, now).await?;
    let people = letters::team(&tx, &audit, &[TeamPart::Moderator]).await?;
    let once = audit.revision.to_string();
    let context = letters::context(&audit);
    letters::tell(app, &tx, "draft-to-check", &audit, &once, Urgency::Event, context, people, now).await?;
    Ok(tx.commit().await?)
}

const SEED_EVENT: &str = "moderation-sampled";

async fn record_seed(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    actor: &Actor,
    now: Timestamp,
) -> Result<()> {
    let seed = hex::encode(rand::random::<[u8; 8]>());
    let event = Event::new(SEED_EVENT, "audit", audit.id.0)
        .at(audit.cooperative_id)
        .saying(json!({ "seed": seed, "algorithm": super::sampling::ALGORITHM }));
    journal::record(tx, actor.account, event, now).await?;
    Ok(())
}

/// What the moderator looks at, with the reason; empty before the draft was sent. The seed comes from the journal.
pub async fn sample(
    database: &impl ConnectionTrait,
    audit: &audit::Model,
) -> Result<(Option<String>, Vec<(String, LookedAtBecause)>)> {
    let seed = journal::about(database, "audit", audit.id.0)
        .await?
        .into_iter()
        .rev()
        .find(|(entry, _)| entry.event == SEED_EVENT)
        .and_then(|(_, detail)| Some(detail?.get("seed")?.as_str()?.to_owned()));
    let Some(seed) = seed else { return Ok((None, Vec::new())) };
    let (_, standard) = super::text(database, audit).await?;
    let earlier = store::earlier(database, audit, standard).await?;
    let before: BTreeMap<&str, AssessmentResult> =
        earlier.iter().filter_map(|(key, list)| Some((key.as_str(), list.first()?.result))).collect();
    let in_scope: Vec<ForModeration> = store::assessments(database, audit.id)
        .await?
        .into_iter()
        .filter(|(row, _)| row.scope == ScopeState::InScope)
        .map(|(row, criterion)| ForModeration {
            critical: criterion.severity == Severity::Critical,
            changed: before.get(criterion.key.as_str()).is_some_and(|last| *last != row.result),
            criterion: criterion.key,
        })
        .collect();
    let drawn = independence::moderation_sample(&in_scope, &seed);
    Ok((Some(seed), drawn))
}

fn moderator(seen: &Seen) -> Result<()> {
    if seen.part == Some(TeamPart::Moderator) { Ok(()) } else { Err(Error::refused("audits-moderator-only")) }
}

/// Sends the draft back to the auditors, with the reason.
pub async fn send_back(
    app: &App,
    actor: &Actor,
    reference: &str,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Moderate).await?;
    moderator(&seen)?;
    let audit =
        advance(&tx, seen.audit, Move::SendBack, Some(actor.account), Some(reason), |_| (), now).await?;
    let people = letters::team(&tx, &audit, letters::ON_VISIT).await?;
    let mut context = letters::context(&audit);
    context.insert("words", reason);
    let once = audit.revision.to_string();
    letters::tell(app, &tx, "draft-sent-back", &audit, &once, Urgency::Event, context, people, now).await?;
    Ok(tx.commit().await?)
}

/// Lets the draft go out to the co-op. The time for comments begins when the co-op has received it.
pub async fn release(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Moderate).await?;
    moderator(&seen)?;
    let audit = advance(
        &tx,
        seen.audit,
        Move::Release,
        Some(actor.account),
        None,
        |row| {
            row.draft_received_on = sea_orm::Set(None);
            row.comments_settled_on = sea_orm::Set(None);
            row.answers_received_on = sea_orm::Set(None);
        },
        now,
    )
    .await?;
    let people = letters::managers(&tx, &audit, now).await?;
    let once = audit.revision.to_string();
    let context = letters::context(&audit);
    let (pack, _) = super::text(&tx, &audit).await?;
    let arrives = crate::findings::letters::arrives(app, now);
    let dated = match windows::due(&pack, WindowKey::FactualAccuracy, arrives, &app.calendar) {
        Some(due) => Some(
            letters::deadline(&tx, &audit, "comments", due.date, "calendar-comments", "/comments").await?,
        ),
        None => None,
    };
    let urgency = Urgency::Event;
    letters::tell_dated(app, &tx, "draft-ready", &audit, &once, urgency, context, people, dated, now).await?;
    Ok(tx.commit().await?)
}
