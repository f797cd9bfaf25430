//! Pages of the work on an audit: criteria, figures, findings, the sample, and the steps of the fieldwork.

use std::collections::BTreeMap;

use entities::audits::{AssessmentResult, AuditState, ScopeState};
use entities::findings::{FindingKind, Grade};
use entities::ids::FindingId;
use serde_json::{Value, json};
use tera::Context;

use super::{overview_context, show};
use crate::access::{Deed, store as access};
use crate::audits::fieldwork::{self, Assessing, Settling};
use crate::audits::ratio::Ratio;
use crate::audits::{self, Seen, facts, measuring, moderation, reply, rules, store};
use crate::evidence;
use crate::findings::{self, Wording};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::{Comparison, Mark, MetricSource};
use crate::training::rules::{Audience, suppressed};
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
    let found = findings::store::of_audit(database, seen.audit.id).await?;
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
            let title = section.title(visit.language.into());
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
    let language = visit.language.into();
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
    context.insert("figures", &figures(visit, &seen, &row, text, database).await?);
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
    let items: Vec<Value> = items
        .iter()
        .map(|item| {
            let kind = pack.evidence_type(&item.evidence_type);
            json!({
                "id": item.id, "title": item.title, "kind": kind.map(|kind| kind.name.text(language)),
                "state": item.state, "sent": scheduler::clock::today(item.submitted_at),
                "revision": item.revision, "cited": cited.contains(&item.id),
            })
        })
        .collect();
    context.insert("items", &items);
    context.insert("cited", &cited);
    let found = findings::store::of_audit(database, seen.audit.id).await?;
    let found: Vec<Value> = found
        .iter()
        .filter(|one| one.finding.criterion_id == criterion.id)
        .map(|one| finding_row(visit, one))
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

async fn figures(
    visit: &Visit,
    seen: &Seen,
    row: &entities::audits::assessment::Model,
    text: &crate::standards::pack::Criterion,
    database: &impl sea_orm::ConnectionTrait,
) -> Result<Vec<Value>> {
    let kept = store::figures(database, [row.id]).await?;
    let trusted = seen.sees_work || visit.actor()?.belongs_to(seen.audit.cooperative_id);
    let audience = if trusted { Audience::Trusted } else { Audience::Others };
    let said = |key: &str, n: String| visit.say(&Message::new(key.to_owned()).with("n", n));
    Ok(text
        .metrics
        .iter()
        .map(|metric| {
            let unit = measuring::unit_key(metric.unit);
            let found = kept.iter().find(|figure| figure.metric == metric.name);
            let percent = metric.unit == crate::standards::pack::Unit::Percent;
            let few = percent
                && found
                    .and_then(|f| u64::try_from(f.denominator?).ok())
                    .is_some_and(|whole| suppressed(whole, audience));
            let figure = found.filter(|_| !few);
            let value = figure.map(|f| f.override_value.clone().unwrap_or_else(|| f.value_text.clone()));
            let exact = figure.and_then(|figure| facts::value(metric.unit, figure));
            let met = exact.map(|value| facts::suggest(metric, value) == Mark::Met);
            let asked_key = match metric.op {
                Comparison::AtLeast => "audits-figure-asked-least",
                Comparison::AtMost => "audits-figure-asked-most",
            };
            let asked_text =
                visit.say(&Message::new(asked_key).with("value", said(unit, metric.value.to_string())));
            let of =
                figure.and_then(|f| Some((f.numerator?, f.denominator?))).filter(|(_, whole)| *whole > 1);
            let (worded, overridden) = (
                |value: &str| said(unit, value.trim_end_matches('%').to_owned()),
                figure.and_then(|f| Some((f, f.override_value.as_deref()?))),
            );
            json!({
                "name": metric.name, "label": label(visit, &metric.name),
                "figure": value.as_deref().map(worded),
                "percent": exact.filter(|value| percent && *value <= Ratio::whole(100)).and_then(drawn),
                "asked": percent.then_some(metric.value), "asked_text": asked_text, "met": met,
                // Beside a value that was put in its place the computed fraction would seem to be its own.
                "of": of.filter(|_| overridden.is_none()).map(|(part, whole)| json!([part, whole])),
                "left_out": figure.and_then(|f| left_out(visit, f.left_out.as_deref()?)),
                "settled": figure.is_some_and(|f| f.confirmed),
                "overridden": overridden.map(|(figure, value)| {
                    replaced(visit, figure, worded(value), worded(&figure.value_text), of)
                }),
                "entered": metric.source == MetricSource::Entered, "there": found.is_some(), "few": few,
            })
        })
        .collect())
}

/// That a value was put in the place of the computed one, and why; without a full stop, as more may follow.
fn replaced(
    visit: &Visit,
    figure: &entities::audits::computed_fact::Model,
    value: String,
    found: String,
    of: Option<(i64, i64)>,
) -> String {
    let reason = figure.override_reason.as_deref().unwrap_or_default().trim_end_matches('.');
    let computed = figure.numerator.is_some() || value != found;
    let found = match of {
        Some((part, whole)) => visit.say(
            &Message::new("audits-figure-found")
                .with("value", found)
                .with("numerator", part)
                .with("denominator", whole),
        ),
        None => found,
    };
    let said = match computed {
        true => Message::new("audits-figure-overridden").with("found", found),
        false => Message::new("audits-figure-typed"),
    };
    visit.say(&said.with("value", value).with("reason", reason))
}

/// How long the bar of a share is drawn; what it comes to is decided by the fraction.
fn drawn(share: Ratio) -> Option<f64> {
    u32::try_from(share.tenths()).ok().map(|tenths| f64::from(tenths) / 10.0)
}

/// What a figure is called; one that this program does not know is shown by its own name.
fn label(visit: &Visit, metric: &str) -> String {
    let key = format!("audits-metric-{metric}");
    if visit.app.words.has(visit.language, &key) {
        visit.app.words.word(visit.language, &key)
    } else {
        metric.replace('_', " ")
    }
}

fn left_out(visit: &Visit, text: &str) -> Option<String> {
    let counts: BTreeMap<String, i64> = serde_json::from_str(text).ok()?;
    let parts: Vec<String> = counts
        .into_iter()
        .map(|(why, n)| visit.say(&Message::new(format!("audits-left-{why}")).with("n", n)))
        .collect();
    (!parts.is_empty()).then(|| visit.say(&Message::new("audits-left-out").with("list", parts.join(", "))))
}

fn finding_row(visit: &Visit, found: &findings::Found) -> Value {
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
async fn criterion_again(visit: &Visit, error: Error) -> Answer {
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
            fieldwork::raise(&visit.app, visit.actor()?, &reference, &key, &wording, visit.now).await
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
    let rows: Vec<Value> = found.iter().filter(known).map(|one| finding_row(&visit, one)).collect();
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
    context.insert("finding", &finding_row(visit, &found));
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
            fieldwork::edit_finding(&visit.app, actor, &reference, id, revision, &wording, visit.now).await
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
            fieldwork::withdraw_finding(&visit.app, actor, &reference, id, revision, &reason, visit.now).await
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
