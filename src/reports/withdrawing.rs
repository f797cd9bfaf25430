//! Taking back an issue: the regulator says that it is not to be relied on any more, and why. Nothing that was issued is
//! erased; whoever holds a copy and has it checked is told.

use entities::access::{Language, Role};
use entities::audits::audit;
use entities::ids::{AuditId, ReportWithdrawalId};
use entities::outbox::Urgency;
use entities::reports::report_withdrawal;
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde_json::json;
use tera::Context;

use super::{rules, store};
use crate::access::policy::permit;
use crate::access::{Actor, Deed, letters as to, store as access};
use crate::findings::letters::{self, Round};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::journal::{self, Event};

/// Withdraws the latest issue of an audit's report: it is published no more, and whoever checks a copy reads the reason. The
/// team, the manager and the board are told.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    reference: &str,
    (reason, language): (String, Language),
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let found = store::audit(&tx, reference).await?;
    let place = access::place(&tx, actor.account, found.cooperative_id).await?;
    permit(actor, Deed::Publish, &place)?;
    let audit = store::audit_to_change(&tx, found.id).await?;
    let issued = store::reports(&tx, audit.id).await?;
    rules::may_withdraw(&issued, &of_audit(&tx, audit.id).await?)?;
    let row = report_withdrawal::ActiveModel {
        id: Set(ReportWithdrawalId::new(now)),
        audit_id: Set(audit.id),
        issue: Set(audit.issue),
        reason: Set(reason.clone()),
        language: Set(language),
        withdrawn_by: Set(actor.account),
        withdrawn_at: Set(now),
    };
    report_withdrawal::Entity::insert(row).exec_without_returning(&tx).await?;
    let mut row = audit.clone().into_active_model();
    row.publication = Set(None);
    row.published_on = Set(None);
    row.update(&tx).await?;
    let event = Event::new("report-withdrawn", "audit", audit.id.0)
        .at(audit.cooperative_id)
        .saying(json!({ "issue": audit.issue, "reason": reason }));
    journal::record(&tx, actor.account, event, now).await?;
    tell(app, &tx, &audit, now).await?;
    Ok(tx.commit().await?)
}

/// What was withdrawn of an audit's reports, the latest issue first.
pub async fn of_audit(
    database: &impl ConnectionTrait,
    audit: AuditId,
) -> Result<Vec<report_withdrawal::Model>> {
    let mut rows = report_withdrawal::Entity::find()
        .filter(report_withdrawal::Column::AuditId.eq(audit))
        .all(database)
        .await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.issue));
    Ok(rows)
}

async fn tell(app: &App, tx: &impl ConnectionTrait, audit: &audit::Model, now: Timestamp) -> Result<()> {
    let mut context = Context::new();
    context.insert("audit", &audit.reference);
    context.insert("issue", &audit.issue);
    let round = Round {
        kind: "report-withdrawn",
        subject: format!("{}:{}", audit.id, audit.issue),
        cooperative: audit.cooperative_id,
        urgency: Urgency::SameDay,
        context,
        matter: None,
        calendar: None,
    };
    let roles = [Role::Manager, Role::BoardChair, Role::BoardMember];
    let mut people = to::at(tx, audit.cooperative_id, &roles, now).await?;
    people.extend(to::team(tx, audit.id, &[]).await?);
    letters::post(app, tx, &round, &people, now).await
}
