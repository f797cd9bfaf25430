//! Pages of the work on an audit: criteria, the sample, and the steps of the fieldwork.

use std::collections::BTreeMap;

use entities::audits::{AssessmentResult, AuditState, ScopeState};
use entities::findings::{FindingKind, Grade};
use serde_json::{Value, json};
use tera::Context;

use super::{conversations, figures, findings, overview_context, show};
use crate::access::{Deed, store as access};
use crate::audits::fieldwork::{self, Assessing, Settling};
use crate::audits::{self, Seen, moderation, redrawing, reply, rules, store};
use crate::evidence;
use crate::foundation::error::{Error, Result};
use crate::foundation::reference::pick;
use crate::web::Answer;
use crate::web::visit::Visit;

pub async fn start(visit: Visit) -> Answer {
    let done = fieldwork::start(&visit.app, visit.actor()?, visit.param("reference"), visit.now).await;
    after(visit, done, "done-audit-started").await
}

pub async fn end(visit: Visit) -> Answer {
    let done = fieldwork::end(&visit.app, visit.actor()?, visit.param("reference"), visit.now).await;
    after(visit, done, "done-audit-ended").await
}

pub async fn submit(visit: Visit) -> Answer {
    let done = moderation::submit(&visit.app, visit.actor()?, visit.param("reference"), visit.now).await;
    after(visit, done, "done-audit-submitted").await
}

pub async fn record_service(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let (on, how) = (reading.date("on"), reading.text("how", 500));
    let done = match reading.done() {
        Ok(()) => {
            let reference = visit.param("reference");
            reply::record_service(&visit.app, visit.actor()?, reference, on, &how, visit.now).await
        }
        Err(error) => Err(error),
    };
    after(visit, done, "done-audit-served").await
}

/// Back to the overview, which says what was done or why it was not.
async fn after(visit: Visit, done: Result<()>, said: &'static str) -> Answer {
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{}", visit.param("reference")), said),
        Err(error) => visit.again("audits/overview.html", overview_context(&visit).await?, error),
    }
}

/// An audit whose results the person may read; to others the page is not there.
async fn readable(visit: &Visit) -> Result<Seen> {
    let reference = visit.param("reference");
    let seen = audits::see(&*visit.app.database, visit.actor()?, reference, Deed::SeeAudit).await?;
    if seen.reads_results() { Ok(seen) } else { Err(Error::NotFound) }
}

pub async fn criteria_page(visit: Visit) -> Answer {
    let seen = readable(&visit).await?;
    let database = &*visit.app.database;
    let (pack, _) = audits::text(database, &seen.audit).await?;
    let rows = store::assessments(database, seen.audit.id).await?;
    let found = crate::findings::store::of_audit(database, seen.audit.id).await?;
    let (done, total) = store::progress(database, seen.audit.id).await?;
    let blocking = match seen.audit.state {
        AuditState::Drafting | AuditState::Fieldwork if seen.sees_work => {
            moderation::blockers(database, &seen.audit).await?
        }
        _ => Vec::new(),
    };
    let blocking: BTreeMap<String, &'static str> = blocking
        .into_iter()
        .map(|blocker| match blocker {
            audits::scope::Blocker::NotAssessed { criterion } => (criterion, "not_assessed"),
            audits::scope::Blocker::NeitherFindingNorReason { criterion } => {
                (criterion, "neither_finding_nor_reason")
            }
        })
        .collect();
    let mut sections = Vec::new();
    let mut left_out = Vec::new();
    for section in &pack.sections {
        let mut items = Vec::new();
        for (row, criterion) in rows.iter().filter(|(_, one)| one.section_key == section.key) {
            let title = pick(visit.language, &criterion.title_en, &criterion.title_cy);
            let item = json!({
                "key": criterion.key, "code": criterion.code, "title": title, "severity": criterion.severity,
                "result": row.result, "blocked": blocking.get(&criterion.key),
                "findings": found.iter().filter(|one| one.finding.criterion_id == criterion.id
                    && one.finding.withdrawn_at.is_none()).count(),
                "why": show::scope_reason(&visit, &pack, row),
            });
            if row.scope == ScopeState::InScope { items.push(item) } else { left_out.push(item) }
        }
        if !items.is_empty() {
            let title = section.title(visit.language);
            sections.push(json!({ "number": section.number, "title": title, "items": items }));
        }
    }
    let mut context = Context::new();
    show::head(&visit, &seen, &mut context).await?;
    show::judgement(&visit, &seen, &mut context).await?;
    context.insert("sections", &sections);
    context.insert("left_out", &left_out);
    context.insert("done", &done);
    context.insert("total", &total);
    context.insert("blocking", &blocking.len());
    visit.page("audits/criteria.html", context)
}

pub async fn criterion_page(visit: Visit) -> Answer {
    let context = criterion_context(&visit).await?;
    visit.page("audits/criterion.html", context)
}

/// One criterion: figures, evidence and the last results on the left, the judgement on the right.
async fn criterion_context(visit: &Visit) -> Result<Context> {
    let seen = readable(visit).await?;
    let database = &*visit.app.database;
    let (pack, standard) = audits::text(database, &seen.audit).await?;
    let (row, criterion) = store::assessment(database, seen.audit.id, visit.param("key")).await?;
    let text = pack.criterion(&criterion.key).ok_or(Error::NotFound)?;
    let language = visit.language;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    neighbours(visit, &seen, &criterion.key, &mut context).await?;
    if seen.sees_work {
        show::judgement(visit, &seen, &mut context).await?;
    }
    let section = pack.sections.iter().find(|section| section.key == criterion.section_key);
    let who = match row.assessed_by {
        Some(id) => access::names(database, [id]).await?.remove(&id),
        None => None,
    };
    context.insert(
        "criterion",
        &json!({
            "key": criterion.key, "code": criterion.code, "severity": criterion.severity,
            "title": text.title(language), "text": text.text(language),
            "section": section.map(|section| format!("{}. {}", section.number, section.title(language))),
            "in_scope": row.scope == ScopeState::InScope, "why": show::scope_reason(visit, &pack, &row),
            "result": row.result, "note": row.note, "no_finding_reason": row.no_finding_reason,
            "revision": row.revision, "by": who, "on": row.assessed_at.map(scheduler::clock::today),
        }),
    );
    context.insert("figures", &figures::of(visit, &seen, &row, text, database).await?);
    let earlier = store::earlier(database, &seen.audit, standard).await?;
    context.insert("earlier", earlier.get(&criterion.key).unwrap_or(&Vec::new()));
    let cited: Vec<_> =
        store::citations(database, [row.id]).await?.into_iter().map(|one| one.item_id).collect();
    // Files and their titles are for those who may open them; the co-op knows its own.
    let shows_evidence = seen.sees_work
        || crate::access::policy::permit(visit.actor()?, Deed::SeeEvidence, &seen.place).is_ok();
    let items = match shows_evidence {
        true => {
            evidence::store::tied_to(database, seen.audit.cooperative_id, standard, &criterion.key).await?
        }
        false => Vec::new(),
    };
    let apart = evidence::store::scans::quarantined(database, seen.audit.cooperative_id).await?;
    let items: Vec<Value> = items
        .iter()
        .map(|item| {
            let usable = evidence::rules::usable(item, &apart).is_ok();
            let state =
                if apart.contains(&item.id) { "apart".to_owned() } else { item.state.to_string() };
            let kind = pack.evidence_type(&item.evidence_type);
            json!({
                "id": item.id, "title": item.title, "kind": kind.map(|kind| kind.name.text(language)),
                "state": state, "may_cite": usable || cited.contains(&item.id), "sent": scheduler::clock::today(item.submitted_at),
                "revision": item.revision, "cited": cited.contains(&item.id),
            })
        })
        .collect();
    context.insert("shows_evidence", &shows_evidence);
    context.insert("items", &items);
    context.insert("cited", &cited);
    if seen.sees_work {
        context.insert("spoken", &conversations::about(visit, &seen, &criterion.key).await?);
    }
    let found = crate::findings::store::of_audit(database, seen.audit.id).await?;
    let found: Vec<Value> = found
        .iter()
        .filter(|one| one.finding.criterion_id == criterion.id)
        .map(|one| findings::row(visit, one))
        .collect();
    context.insert("findings", &found);
    context
        .insert("works", &(fieldwork::works_on(visit.actor()?, &seen) && row.scope == ScopeState::InScope));
    context.insert("results", &entities::words::<AssessmentResult>().collect::<Vec<_>>());
    context.insert("finding_kinds", &entities::words::<FindingKind>().collect::<Vec<_>>());
    context.insert("grades", &entities::words::<Grade>().collect::<Vec<_>>());
    Ok(context)
}

/// Where the criterion stands among those in scope, and the ones beside it.
async fn neighbours(visit: &Visit, seen: &Seen, key: &str, context: &mut Context) -> Result<()> {
    let rows = store::assessments(&*visit.app.database, seen.audit.id).await?;
    let in_scope: Vec<_> =
        rows.iter().filter(|(row, one)| row.scope == ScopeState::InScope || one.key == key).collect();
    let Some(at) = in_scope.iter().position(|(_, one)| one.key == key) else { return Ok(()) };
    let step = |at: Option<usize>| {
        at.and_then(|at| in_scope.get(at)).map(|(_, one)| json!({ "key": one.key, "code": one.code }))
    };
    let judged = in_scope.iter().filter(|(row, _)| row.result != AssessmentResult::NotAssessed).count();
    context.insert("place", &json!({ "n": at + 1, "total": in_scope.len(), "done": judged }));
    context.insert("previous", &step(at.checked_sub(1)));
    context.insert("next", &step(Some(at + 1)));
    Ok(())
}

pub async fn assess(visit: Visit) -> Answer {
    let (reference, key) = (visit.param("reference").to_owned(), visit.param("key").to_owned());
    let reading = visit.form.reading();
    let result = reading.word::<AssessmentResult>("result");
    let note = reading.optional("note", 20_000).unwrap_or_default();
    let no_finding_reason = reading.optional("no_finding_reason", 4000);
    let revision = reading.number("revision", 1..=i32::MAX);
    let cited = visit.form.all("cite").into_iter().filter_map(|id| id.parse().ok()).collect();
    let done = match (reading.done(), result) {
        (Ok(()), Some(result)) => {
            let assessing = Assessing { result, note, no_finding_reason, cited, revision };
            fieldwork::assess(&visit.app, visit.actor()?, &reference, &key, &assessing, visit.now).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::NotFound),
    };
    match done {
        Ok(()) => {
            let next = visit.form.get("next");
            let place = if next.is_empty() { key } else { next.to_owned() };
            visit.go_saying(&format!("/audits/{reference}/criteria/{place}"), "done-audit-assessed")
        }
        Err(error) => criterion_again(&visit, error).await,
    }
}

/// The criterion's page again. After a conflict it shows what somebody else wrote beside what was typed.
pub(super) async fn criterion_again(visit: &Visit, error: Error) -> Answer {
    let mut context = criterion_context(visit).await?;
    context.insert("conflict", &matches!(error, Error::Conflict));
    visit.again("audits/criterion.html", context, error)
}

pub async fn settle_figure(visit: Visit) -> Answer {
    let (reference, key) = (visit.param("reference").to_owned(), visit.param("key").to_owned());
    let metric = visit.form.get("metric").to_owned();
    let reading = visit.form.reading();
    let settling = if visit.form.get("confirm") == "yes" {
        Settling::Confirm
    } else {
        Settling::Override { value: reading.text("value", 40), reason: reading.text("reason", 2000) }
    };
    let done = match reading.done() {
        Ok(()) => {
            let actor = visit.actor()?;
            fieldwork::settle_figure(&visit.app, actor, &reference, &key, &metric, &settling, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/criteria/{key}"), "done-audit-figure"),
        Err(error) => criterion_again(&visit, error).await,
    }
}

pub async fn sample_page(visit: Visit) -> Answer {
    let context = sample_context(&visit).await?;
    visit.page("audits/sample.html", context)
}

/// The sample with names: for the team of this audit, while it is in progress.
async fn sample_context(visit: &Visit) -> Result<Context> {
    let reference = visit.param("reference");
    let seen = audits::see(&*visit.app.database, visit.actor()?, reference, Deed::SeeSampledWorkers).await?;
    if !seen.on_visit() || !rules::sample_in_use(seen.audit.state) {
        return Err(Error::NotFound);
    }
    let rows: Vec<Value> = store::sample(&*visit.app.database, seen.audit.id)
        .await?
        .into_iter()
        .map(|(row, worker)| {
            json!({ "name": worker.name, "started": worker.started_on, "why": row.why, "employment": worker.employment })
        })
        .collect();
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    context.insert("sample", &rows);
    context.insert("drawn", &seen.audit.sample_seed.is_some());
    context.insert("seed", &seen.audit.sample_seed);
    context.insert("digest", &seen.audit.sample_population_digest);
    context.insert("algorithm", &seen.audit.sample_algorithm);
    let again = match (visit.query("redraw"), &seen.audit.sample_seed) {
        ("yes", Some(_)) => Some(redrawing::redraw(&*visit.app.database, &seen.audit).await?),
        _ => None,
    };
    let said = again.map(|again| {
        json!({
            "agrees": again.agrees(), "same_population": again.same_population, "from_journal": again.from_journal,
            "digest": again.sample.population_digest, "population": again.sample.population,
            "chosen": again.sample.chosen.len(),
        })
    });
    context.insert("redrawn", &said);
    context.insert("works", &fieldwork::works_on(visit.actor()?, &seen));
    Ok(context)
}

pub async fn draw_sample(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    match fieldwork::draw_sample(&visit.app, visit.actor()?, &reference, visit.now).await {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/sample"), "done-audit-sample"),
        Err(error) => visit.again("audits/sample.html", sample_context(&visit).await?, error),
    }
}
