//! Pages of an audit's findings: raised, changed, withdrawn.

use entities::findings::{FindingKind, Grade};
use entities::ids::FindingId;
use serde_json::{Value, json};
use tera::Context;

use super::show;
use super::work::criterion_again;
use crate::access::Deed;
use crate::audits::{self, fieldwork, raising};
use crate::findings::{self, Wording};
use crate::foundation::error::{Error, Result};
use crate::foundation::reference::pick;
use crate::web::Answer;
use crate::web::visit::Visit;

/// A finding for a page.
pub(super) fn row(visit: &Visit, found: &findings::Found) -> Value {
    let finding = &found.finding;
    json!({
        "id": finding.id, "number": finding.number, "kind": finding.kind, "grade": finding.grade,
        "grade_reason": finding.grade_reason, "statement": finding.statement, "repeated": finding.repeated,
        "withdrawn": finding.withdrawn_reason, "revision": finding.revision,
        "code": found.criterion.code, "severity": found.criterion.severity, "key": found.criterion.key,
        "title": pick(visit.language, &found.criterion.title_en, &found.criterion.title_cy),
        "action": found.action.as_ref().map(|action| json!({ "id": action.id, "state": action.state })),
    })
}

/// The wording of a finding as a form gives it.
fn wording(visit: &Visit) -> Result<Wording> {
    let reading = visit.form.reading();
    let kind = reading.word::<FindingKind>("kind");
    let grade = entities::word::<Grade>(visit.form.get("grade"));
    let grade_reason = reading.optional("grade_reason", 4000);
    let statement = reading.text("statement", 20_000);
    reading.done()?;
    let kind = kind.ok_or(Error::NotFound)?;
    let graded = kind == FindingKind::Nonconformity;
    Ok(Wording { kind, grade: grade.filter(|_| graded), grade_reason, statement })
}

pub async fn raise(visit: Visit) -> Answer {
    let (reference, key) = (visit.param("reference").to_owned(), visit.param("key").to_owned());
    let done = match wording(&visit) {
        Ok(wording) => {
            raising::raise(&visit.app, visit.actor()?, &reference, &key, &wording, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => visit.go_saying(&format!("/audits/{reference}/criteria/{key}"), "done-finding-raised"),
        Err(error) => criterion_again(&visit, error).await,
    }
}

pub async fn findings_page(visit: Visit) -> Answer {
    let reference = visit.param("reference");
    let seen = audits::see(&*visit.app.database, visit.actor()?, reference, Deed::SeeAudit).await?;
    let found = findings::store::of_audit(&*visit.app.database, seen.audit.id).await?;
    // Before the draft the co-op knows of what is critical, and of nothing else.
    let known = |one: &&findings::Found| seen.reads_results() || one.action.is_some();
    let rows: Vec<Value> = found.iter().filter(known).map(|one| row(&visit, one)).collect();
    let mut context = Context::new();
    show::head(&visit, &seen, &mut context).await?;
    context.insert("findings", &rows);
    context.insert("works", &fieldwork::works_on(visit.actor()?, &seen));
    visit.page("audits/findings.html", context)
}

pub async fn finding_page(visit: Visit) -> Answer {
    let context = finding_context(&visit).await?;
    visit.page("audits/finding.html", context)
}

async fn finding_context(visit: &Visit) -> Result<Context> {
    let reference = visit.param("reference");
    let seen = audits::see(&*visit.app.database, visit.actor()?, reference, Deed::SeeAuditWork).await?;
    let id: FindingId = visit.id("id")?;
    let found = findings::store::of_audit(&*visit.app.database, seen.audit.id).await?;
    let found = found.into_iter().find(|one| one.finding.id == id).ok_or(Error::NotFound)?;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    context.insert("finding", &row(visit, &found));
    context.insert("works", &fieldwork::works_on(visit.actor()?, &seen));
    context.insert("finding_kinds", &entities::words::<FindingKind>().collect::<Vec<_>>());
    context.insert("grades", &entities::words::<Grade>().collect::<Vec<_>>());
    Ok(context)
}

pub async fn edit_finding(visit: Visit) -> Answer {
    let (reference, id) = (visit.param("reference").to_owned(), visit.id::<FindingId>("id")?);
    let revision = visit.form.get("revision").parse().unwrap_or_default();
    let done = match wording(&visit) {
        Ok(wording) => {
            let actor = visit.actor()?;
            raising::edit_finding(&visit.app, actor, &reference, id, revision, &wording, visit.now).await
        }
        Err(error) => Err(error),
    };
    finding_done(visit, done, "done-finding-saved").await
}

pub async fn withdraw_finding(visit: Visit) -> Answer {
    let (reference, id) = (visit.param("reference").to_owned(), visit.id::<FindingId>("id")?);
    let revision = visit.form.get("revision").parse().unwrap_or_default();
    let reading = visit.form.reading();
    let reason = reading.text("withdrawn_reason", 4000);
    let done = match reading.done() {
        Ok(()) => {
            let actor = visit.actor()?;
            raising::withdraw_finding(&visit.app, actor, &reference, id, revision, &reason, visit.now).await
        }
        Err(error) => Err(error),
    };
    finding_done(visit, done, "done-finding-withdrawn").await
}

async fn finding_done(visit: Visit, done: Result<()>, said: &'static str) -> Answer {
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{}/findings", visit.param("reference")), said),
        Err(error) => {
            let mut context = finding_context(&visit).await?;
            context.insert("conflict", &matches!(error, Error::Conflict));
            visit.again("audits/finding.html", context, error)
        }
    }
}
