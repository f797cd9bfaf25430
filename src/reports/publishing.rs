//! Who reads a report, the regulator's word on publishing it, and the board's word that it has it.

use entities::access::{Language, Role};
use entities::audits::{Publication, audit};
use entities::outbox::Urgency;
use entities::reports::{acknowledgement, report, report_withdrawal};
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::{Value, json};
use tera::Context;

use super::{issuing, rules, store, withdrawing};
use crate::access::policy::permit;
use crate::access::{Actor, Deed, letters as to, store as access};
use crate::audits;
use crate::findings::letters::{self, Round};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};

/// A report as one person may read it.
pub struct Seen {
    pub audit: audit::Model,
    /// What it says, as JSON of [`super::content::Content`].
    pub content: Value,
    /// Issued reports, the latest issue first; none while it is a draft.
    pub issued: Vec<report::Model>,
    /// What was withdrawn of them, the latest issue first.
    pub withdrawn: Vec<report_withdrawal::Model>,
    pub acknowledged: Vec<acknowledgement::Model>,
    pub may_publish: bool,
    pub may_withdraw: bool,
    pub may_acknowledge: bool,
    /// Has this person acknowledged the latest issue?
    pub has_acknowledged: bool,
    /// Questions of board members are for the team and the co-op.
    pub may_see_questions: bool,
}

/// The report of an audit in a language: the issued one, else the draft for those who may see drafts.
pub async fn see(
    app: &App,
    actor: &Actor,
    reference: &str,
    language: Language,
    now: Timestamp,
) -> Result<Seen> {
    let audit = store::audit(&*app.database, reference).await?;
    let place = access::place(&*app.database, actor.account, audit.cooperative_id).await?;
    let issued = store::reports(&*app.database, audit.id).await?;
    let latest = issued.iter().find(|report| report.language == language);
    let content = match latest {
        Some(report) => {
            permit(actor, Deed::SeeReport, &place)?;
            audits::known(&*app.database, actor, &audit).await?;
            serde_json::from_str(&report.content).map_err(Error::internal)?
        }
        None => {
            may_see_draft(app, actor, &audit).await?;
            let content = issuing::draft(app, audit.clone(), language, now).await?;
            serde_json::to_value(content).map_err(Error::internal)?
        }
    };
    let acknowledged = store::acknowledgements(&*app.database, audit.id).await?;
    let withdrawn = withdrawing::of_audit(&*app.database, audit.id).await?;
    let permitted = |deed: Deed| permit(actor, deed, &place).is_ok();
    Ok(Seen {
        may_publish: permitted(Deed::Publish) && rules::may_publish(&audit, &issued, &withdrawn).is_ok(),
        may_withdraw: permitted(Deed::Publish) && rules::may_withdraw(&issued, &withdrawn).is_ok(),
        may_acknowledge: permitted(Deed::AcknowledgeReport) && !issued.is_empty(),
        has_acknowledged: acknowledged
            .iter()
            .any(|row| row.account_id == actor.account && row.issue == audit.issue),
        may_see_questions: permitted(Deed::AcknowledgeReport)
            || permitted(Deed::SeeAuditWork)
            || permitted(Deed::WorkOnAction),
        audit,
        content,
        issued,
        withdrawn,
        acknowledged,
    })
}

/// A draft is seen by its own team at any time, and by others with the right once the moderator has let it out: as its
/// results are on other pages.
pub(super) async fn may_see_draft(app: &App, actor: &Actor, audit: &audit::Model) -> Result<()> {
    let seen = audits::seen(&*app.database, actor, audit.clone(), Deed::SeeDraftReport).await?;
    if seen.reads_results() { Ok(()) } else { Err(Error::NotFound) }
}

/// A report as PDF.
pub enum Pdf {
    /// Issued bytes, in the store under this digest.
    Issued { sha256: String },
    /// A draft, made just now.
    Draft(Vec<u8>),
}

/// The regulator says how much of a report the public may read: all of it, its summary, or nothing. The manager and the
/// board are told when something is published for the first time.
pub async fn publish(
    app: &App,
    actor: &Actor,
    reference: &str,
    choice: Publication,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let found = store::audit(&tx, reference).await?;
    let place = access::place(&tx, actor.account, found.cooperative_id).await?;
    permit(actor, Deed::Publish, &place)?;
    let audit = store::audit_to_change(&tx, found.id).await?;
    let issued = store::reports(&tx, audit.id).await?;
    rules::may_publish(&audit, &issued, &withdrawing::of_audit(&tx, audit.id).await?)?;
    let published_on = rules::published_on(&audit, choice, today(now));
    let first = published_on.is_some() && audit.published_on.is_none();
    let mut row = audit.clone().into_active_model();
    row.publication = Set(Some(choice));
    row.published_on = Set(published_on);
    let audit = row.update(&tx).await?;
    let event = Event::new("report-published", "audit", audit.id.0)
        .at(audit.cooperative_id)
        .saying(json!({ "publication": choice, "published_on": published_on, "issue": audit.issue }));
    journal::record(&tx, actor.account, event, now).await?;
    if first {
        tell(app, &tx, &audit, choice, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Tells the manager, the chair and the members of the board.
async fn tell(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    choice: Publication,
    now: Timestamp,
) -> Result<()> {
    let mut context = Context::new();
    context.insert("audit", &audit.reference);
    context.insert("visit", &audit.visit_on);
    context.insert("outcome", &audit.outcome);
    context.insert("publication", &choice);
    let round = Round {
        kind: "report-published",
        subject: format!("{}:{}", audit.id, audit.issue),
        cooperative: audit.cooperative_id,
        urgency: Urgency::Event,
        context,
        matter: None,
        calendar: None,
    };
    let roles = [Role::Manager, Role::BoardChair, Role::BoardMember];
    let people = to::at(tx, audit.cooperative_id, &roles, now).await?;
    letters::post(app, tx, &round, &people, now).await
}

/// A member of the board says that the board has the report, and may ask a question, which goes to the auditors. Once for
/// each person and issue; saying it again changes nothing, but a question may follow later.
pub async fn acknowledge(
    app: &App,
    actor: &Actor,
    reference: &str,
    question: Option<String>,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let found = store::audit(&tx, reference).await?;
    let place = access::place(&tx, actor.account, found.cooperative_id).await?;
    permit(actor, Deed::AcknowledgeReport, &place)?;
    let audit = store::audit_to_change(&tx, found.id).await?;
    rules::may_acknowledge(&store::reports(&tx, audit.id).await?)?;
    let before = store::acknowledgements(&tx, audit.id).await?;
    let again = before.iter().any(|row| row.account_id == actor.account && row.issue == audit.issue);
    if again && question.is_none() {
        return Ok(tx.rollback().await?);
    }
    let asks = question.is_some();
    let id = store::acknowledge(&tx, &audit, actor.account, question, now).await?;
    let event = Event::new("report-acknowledged", "audit", audit.id.0)
        .at(audit.cooperative_id)
        .saying(json!({ "acknowledgement": id, "issue": audit.issue, "asks": asks }));
    journal::record(&tx, actor.account, event, now).await?;
    if asks {
        let people = to::team(&tx, audit.id, &[]).await?;
        let mut context = Context::new();
        context.insert("audit", &audit.reference);
        let round = Round {
            kind: "report-question",
            subject: id.to_string(),
            cooperative: audit.cooperative_id,
            urgency: Urgency::Event,
            context,
            matter: None,
            calendar: None,
        };
        letters::post(app, &tx, &round, &people, now).await?;
    }
    Ok(tx.commit().await?)
}
