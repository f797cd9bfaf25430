//! Findings of an audit: who may raise, change and withdraw them, and until when. What a finding is: `findings`.

use entities::audits::{AssessmentResult, AuditState};
use entities::findings::finding;
use entities::ids::FindingId;
use entities::standards::criterion;
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;

use super::fieldwork::{at_work, may_work};
use super::{Seen, see_to_change, store};
use crate::access::{Actor, Deed};
use crate::findings::{self, Wording};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};

/// Raises a finding on a criterion in scope. Answers its id.
pub async fn raise(
    app: &App,
    actor: &Actor,
    reference: &str,
    key: &str,
    wording: &Wording,
    now: Timestamp,
) -> Result<FindingId> {
    let tx = app.database.begin().await?;
    let (seen, _, criterion) = at_work(&tx, actor, reference, key).await?;
    let (pack, standard) = super::text(&tx, &seen.audit).await?;
    let earlier = store::earlier(&tx, &seen.audit, standard).await?;
    let repeated = earlier
        .get(key)
        .and_then(|list| list.first())
        .is_some_and(|last| last.result == AssessmentResult::NotMet);
    let by = actor.account;
    let finding =
        findings::raise(app, &tx, by, &seen.audit, &criterion, wording, repeated, &pack, now).await?;
    tx.commit().await?;
    Ok(finding.id)
}

/// A finding of an audit the person sees, with its criterion.
async fn finding_of(
    tx: &impl ConnectionTrait,
    seen: &Seen,
    id: FindingId,
) -> Result<(finding::Model, criterion::Model)> {
    let finding = findings::store::find(tx, id).await?;
    if finding.audit_id != seen.audit.id {
        return Err(Error::NotFound);
    }
    let criterion = crate::standards::store::criterion(tx, finding.criterion_id).await?;
    Ok((finding, criterion))
}

/// Changes a finding. A stale revision is a conflict.
pub async fn edit_finding(
    app: &App,
    actor: &Actor,
    reference: &str,
    id: FindingId,
    revision: i32,
    wording: &Wording,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::SeeAuditWork).await?;
    may_work(actor, &seen)?;
    let (finding, criterion) = finding_of(&tx, &seen, id).await?;
    let (pack, _) = super::text(&tx, &seen.audit).await?;
    if seen.audit.state == AuditState::Answers && wording.grade_reason.is_none() {
        // Whatever changes after the draft went out is printed with its reason.
        return Err(Error::problem("grade_reason", Message::new("audits-change-needs-reason")));
    }
    let by = actor.account;
    findings::edit(app, &tx, by, &seen.audit, &criterion, finding, revision, wording, &pack, now).await?;
    Ok(tx.commit().await?)
}

/// Withdraws a finding; the reason is printed.
pub async fn withdraw_finding(
    app: &App,
    actor: &Actor,
    reference: &str,
    id: FindingId,
    revision: i32,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::SeeAuditWork).await?;
    may_work(actor, &seen)?;
    let (finding, _) = finding_of(&tx, &seen, id).await?;
    findings::withdraw(&tx, actor.account, finding, revision, reason, now).await?;
    Ok(tx.commit().await?)
}
