//! Drafts on demand, and issues: bytes that never change, in both languages.

use std::sync::Arc;

use entities::access::Language;
use entities::audits::{TeamPart, audit};
use entities::ids::{AccountId, AuditId, ReportId};
use entities::reports::report;
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::content::Content;
use super::dossier::{Dossier, Edition, Issue};
use super::{code, layout, rules, store};
use crate::access::Actor;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::files::Stored;
use crate::foundation::i18n::Words;
use crate::foundation::pdf::Drawn;
use crate::journal::{self, Event};

const LANGUAGES: [Language; 2] = [Language::Cy, Language::En];

/// A report of an audit as it would be printed now, marked DRAFT. Nothing is stored. Who may see it is checked by
/// [`super::editions::see`]; the command line calls this directly.
pub async fn draft_pdf(
    app: &App,
    audit: audit::Model,
    language: Language,
    now: Timestamp,
) -> Result<Vec<u8>> {
    let content = draft(app, audit, language, now).await?;
    Ok(drawn(app, content).await?.bytes)
}

/// What a report of an audit would say now.
pub(super) async fn draft(
    app: &App,
    audit: audit::Model,
    language: Language,
    now: Timestamp,
) -> Result<Content> {
    let dossier = store::dossier(&*app.database, audit).await?;
    Ok(rules::compose(&dossier, &edition(app, language, None, now), &app.words))
}

fn edition(app: &App, language: Language, issue: Option<Issue>, made_at: Timestamp) -> Edition {
    Edition {
        language,
        made_at,
        issue,
        base_url: app.config.base_url.clone(),
        contact: app.config.mail.reply_to.clone(),
        demonstration: app.config.demonstration,
    }
}

/// A report, drawn on the press.
async fn drawn(app: &App, content: Content) -> Result<Drawn> {
    let words = Arc::clone(&app.words);
    let name = content.cover.reference.clone();
    app.press.draw(name, move || layout::draw(&content, &label(&words, content.language))).await
}

/// Fixed labels in a language, as the layout asks for them.
pub(super) fn label(words: &Words, language: Language) -> impl Fn(&str, &[(&str, String)]) -> String {
    move |key, arguments| rules::label(words, language, key, arguments)
}

/// Draws an issued report again from the content that was kept: the bytes are those that were issued.
pub async fn redraw(app: &App, report: &report::Model) -> Result<Vec<u8>> {
    let content: Content = serde_json::from_str(&report.content).map_err(Error::internal)?;
    Ok(drawn(app, content).await?.bytes)
}

/// Issues the report of an audit that is final, in both languages: files, rows, one journal line. What was issued before
/// stays as it is, so that asking again changes nothing. Whether an audit is final is decided in `audits`; whoever sees
/// that it is may have it issued, so there is no right to check.
pub async fn issue(
    app: &App,
    actor: Option<&Actor>,
    audit: AuditId,
    now: Timestamp,
) -> Result<Vec<report::Model>> {
    let row = {
        let tx = app.database.begin().await?;
        let row = store::audit_to_change(&tx, audit).await?;
        tx.commit().await?;
        row
    };
    if !store::FINAL.contains(&row.state) || row.finalised_on.is_none() {
        return Err(Error::Refused(Message::new("reports-not-final")));
    }
    let number = store::finalisations(&*app.database, audit).await?.max(row.issue).max(1);
    let known = store::reports(&*app.database, audit).await?;
    let issued: Vec<report::Model> = known.into_iter().filter(|report| report.issue == number).collect();
    let missing: Vec<Language> =
        LANGUAGES.into_iter().filter(|language| issued.iter().all(|r| r.language != *language)).collect();
    if missing.is_empty() && row.issue == number {
        return Ok(issued);
    }
    let dossier = store::dossier(&*app.database, row).await?;
    let (code, made_at) = match issued.first() {
        Some(report) => (report.code.clone(), report.issued_at),
        None => (free_code(app, audit, number).await?, now),
    };
    let by = signer(&dossier, actor).ok_or_else(|| Error::internal("an audit that nobody made final"))?;
    let mut made = Vec::new();
    for language in missing {
        let issue = Issue { number, on: scheduler::clock::today(made_at), code: code.clone() };
        let content = rules::compose(&dossier, &edition(app, language, Some(issue), made_at), &app.words);
        made.push(keep(app, &dossier, language, content, by).await?);
    }
    let tx = app.database.begin().await?;
    let reports = save(&tx, audit, number, made, actor, now).await?;
    tx.commit().await?;
    Ok(reports)
}

/// A report whose bytes are in the store and whose row is not there yet.
struct Kept {
    row: report::Model,
    stored: Stored,
    /// Characters that could not be printed.
    replaced: usize,
}

async fn keep(
    app: &App,
    dossier: &Dossier,
    language: Language,
    content: Content,
    by: AccountId,
) -> Result<Kept> {
    let json = serde_json::to_string(&content).map_err(Error::internal)?;
    let code =
        content.statements.verification.as_ref().and_then(|how| code::read(&how.code)).unwrap_or_default();
    let (number, made_at) = (content.cover.issue.unwrap_or(1), content.made_at);
    let drawn = drawn(app, content).await?;
    let stored = app.files.keep_bytes(&drawn.bytes).await?;
    let row = report::Model {
        id: ReportId::new(made_at),
        audit_id: dossier.audit.id,
        issue: i32::try_from(number).unwrap_or(1),
        language,
        sha256: stored.sha256.clone(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        pages: i32::try_from(drawn.pages()).unwrap_or(i32::MAX),
        code,
        content: json,
        issued_by: by,
        issued_at: made_at,
    };
    Ok(Kept { row, stored, replaced: drawn.replaced })
}

/// Adds the rows, unless somebody else was faster.
async fn save(
    tx: &impl ConnectionTrait,
    audit: AuditId,
    number: i32,
    made: Vec<Kept>,
    actor: Option<&Actor>,
    now: Timestamp,
) -> Result<Vec<report::Model>> {
    let row = store::audit_to_change(tx, audit).await?;
    let cooperative = row.cooperative_id;
    let there = store::reports(tx, audit).await?;
    let mut digests = Vec::new();
    for Kept { row, stored, replaced } in made {
        if there.iter().any(|known| known.issue == number && known.language == row.language) {
            continue;
        }
        digests.push(
            json!({ "language": row.language, "sha256": row.sha256, "code": row.code, "replaced": replaced }),
        );
        store::insert(tx, row, &stored).await?;
    }
    if row.issue != number {
        let mut row = row.into_active_model();
        row.issue = Set(number);
        row.update(tx).await?;
    }
    if !digests.is_empty() {
        let event = Event::new("report-issued", "audit", audit.0)
            .at(cooperative)
            .saying(json!({ "issue": number, "reports": digests }));
        journal::record(tx, actor.map(|actor| actor.account), event, now).await?;
    }
    let mut reports = store::reports(tx, audit).await?;
    reports.retain(|report| report.issue == number);
    Ok(reports)
}

async fn free_code(app: &App, audit: AuditId, issue: i32) -> Result<String> {
    let mut again = 0;
    loop {
        let code = code::of(audit, issue, again);
        if store::by_code(&*app.database, &code).await?.is_empty() {
            return Ok(code);
        }
        again += 1;
    }
}

/// Who issues it: the person who asks; else whoever made the audit final; else the lead auditor.
fn signer(dossier: &Dossier, actor: Option<&Actor>) -> Option<AccountId> {
    let last = dossier.moves.iter().rev().find_map(|step| step.moved_by);
    let lead = dossier.team.iter().find(|member| member.part == TeamPart::LeadAuditor);
    actor.map(|actor| actor.account).or(last).or(lead.map(|member| member.account_id))
}

/// At most so many audits are issued in one round of the job, so that a round ends.
const ROUND: usize = 20;

/// How the error of [`issue_due`] begins; the references of the audits follow.
pub const NOT_ISSUED: &str = "reports could not be issued: ";

/// Issues what is final and has no report yet: the work of a job, for no page issues the report of an audit. Each audit is by
/// itself: what is wrong with one keeps no other waiting, and is an error that names it when the others are done. Answers
/// how many audits it was.
pub async fn issue_due(app: &App, now: Timestamp) -> Result<usize> {
    let (mut count, mut stuck) = (0, Vec::new());
    for (audit, reference) in store::due(&*app.database).await? {
        match issue(app, None, audit, now).await {
            Ok(_) => count += 1,
            Err(error) => {
                tracing::error!(audit = %reference, %error, "report could not be issued");
                stuck.push(reference);
            }
        }
        if count == ROUND {
            break;
        }
    }
    if stuck.is_empty() {
        Ok(count)
    } else {
        Err(Error::internal(format!("{NOT_ISSUED}{}", stuck.join(", "))))
    }
}
