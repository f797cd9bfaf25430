//! The library: standards, their agreed versions, and one criterion, for anybody; and a draft's text for those who work on it.

use std::sync::Arc;

use chrono::NaiveDate;
use entities::ids::VersionId;
use entities::standards::{VersionStatus, standard};
use serde_json::{Value, json};
use tera::Context;

use super::{download, explain, named, number_of};
use crate::foundation::error::{Error, Result};
use crate::standards::pack::{Criterion, Pack, Section};
use crate::standards::store::{self, Outline};
use crate::standards::{self, rules};
use crate::web::Answer;
use crate::web::pages::coverage;
use crate::web::visit::Visit;

/// Was the version agreed once? Only then is it public.
fn is_public(status: VersionStatus) -> bool {
    match status {
        VersionStatus::Agreed | VersionStatus::Withdrawn => true,
        VersionStatus::Draft | VersionStatus::Consultation | VersionStatus::Proposed => false,
    }
}

/// How a version counts today: `in_force`, `coming`, `former` or `withdrawn`.
fn standing(outline: &Outline, in_force: Option<VersionId>, today: NaiveDate) -> &'static str {
    if in_force == Some(outline.id) {
        "in_force"
    } else if outline.withdrawn_on.is_some_and(|day| day <= today) {
        "withdrawn"
    } else if outline.effective_from.is_some_and(|day| day > today) {
        "coming"
    } else {
        "former"
    }
}

/// The agreed versions of a standard and which is in force, the latest first.
async fn agreed(visit: &Visit, standard: &standard::Model) -> Result<(Vec<Outline>, Option<VersionId>)> {
    let database = &*visit.app.database;
    let lives = store::lives(database, standard.id).await?;
    let in_force = rules::in_force(&lives, visit.today()).map(|life| life.version);
    let mut versions = store::versions(database, standard.id).await?;
    versions.retain(|outline| is_public(outline.status));
    versions.sort_by_key(|outline| std::cmp::Reverse(outline.effective_from));
    Ok((versions, in_force))
}

fn rows(versions: &[Outline], in_force: Option<VersionId>, today: NaiveDate) -> Vec<Value> {
    versions
        .iter()
        .map(|outline| {
            json!({
                "number": outline.number, "standing": standing(outline, in_force, today),
                "effective_from": outline.effective_from, "withdrawn_on": outline.withdrawn_on,
                "digest": outline.digest,
            })
        })
        .collect()
}

/// Every standard that has an agreed version.
pub async fn standards_page(visit: Visit) -> Answer {
    let mut list = Vec::new();
    for standard in store::standards(&*visit.app.database).await? {
        let (versions, in_force) = agreed(&visit, &standard).await?;
        if let Some(latest) = versions.iter().find(|v| Some(v.id) == in_force).or(versions.first()) {
            let mut entry = named(&standard);
            entry["number"] = json!(latest.number);
            entry["standing"] = json!(standing(latest, in_force, visit.today()));
            entry["effective_from"] = json!(latest.effective_from);
            list.push(entry);
        }
    }
    let mut context = Context::new();
    context.insert("standards", &list);
    visit.page("standards/library.html", context)
}

/// The version that a visit of the public asks for: of the number in the address, or the one in force, or the latest agreed.
async fn asked_for(visit: &Visit) -> Result<(standard::Model, Vec<Outline>, Option<VersionId>, Outline)> {
    let code = visit.param("code");
    let standard = store::standard_by_code(&*visit.app.database, code).await?.ok_or(Error::NotFound)?;
    let (versions, in_force) = agreed(visit, &standard).await?;
    let wanted = visit.query("version");
    let found = if wanted.is_empty() {
        versions.iter().find(|outline| Some(outline.id) == in_force).or(versions.first())
    } else {
        versions.iter().find(|outline| outline.number == wanted)
    };
    let outline = found.cloned().ok_or(Error::NotFound)?;
    Ok((standard, versions, in_force, outline))
}

/// One agreed version: its sections and criteria, its rules in plain words, who signed, its files.
pub async fn standard_page(visit: Visit) -> Answer {
    let (standard, versions, in_force, outline) = asked_for(&visit).await?;
    let pack = standards::pack(&*visit.app.database, outline.id).await?;
    let mut context = text_context(&visit, &standard, &outline, &pack);
    let signatures: Vec<_> = store::signatures(&*visit.app.database, outline.id)
        .await?
        .into_iter()
        .map(|s| {
            json!({
                "party": s.party, "name": s.name, "office": s.office, "organisation": s.organisation_name,
                "on": s.signed_at,
            })
        })
        .collect();
    context.insert("signatures", &signatures);
    let consultation = standards::consultation::store::of_version(&*visit.app.database, outline.id).await?;
    context.insert("consulted", &consultation.is_some_and(|of| of.published_at.is_some()));
    context.insert("versions", &rows(&versions, in_force, visit.today()));
    context.insert("standing", standing(&outline, in_force, visit.today()));
    context.insert("files", &format!("/standards/{}/file/", standard.code));
    context.insert("criteria_query", &format!("?version={}", outline.number));
    visit.page("standards/standard.html", context)
}

/// The text of a version that is not public yet.
pub async fn draft_page(visit: Visit) -> Answer {
    let version = store::version(&*visit.app.database, visit.id("id")?).await?;
    let standard = store::standard(&*visit.app.database, version.standard_id).await?;
    let pack = standards::pack_of(&version)?;
    if let Some(key) = Some(visit.query("criterion")).filter(|key| !key.is_empty()) {
        let context = criterion_context(&visit, &standard, &version.number, &pack, key)?;
        return visit.page("standards/criterion.html", context);
    }
    let outline = store::outline(&*visit.app.database, version.id).await?;
    let mut context = text_context(&visit, &standard, &outline, &pack);
    context.insert("draft", &version.id);
    context.insert("files", &format!("/standards/versions/{}/file/", version.id));
    visit.page("standards/standard.html", context)
}

fn text_context(visit: &Visit, standard: &standard::Model, outline: &Outline, pack: &Arc<Pack>) -> Context {
    let language = visit.language;
    let sections: Vec<_> = pack
        .sections
        .iter()
        .map(|section| {
            let criteria: Vec<_> = section
                .criteria
                .iter()
                .map(|criterion| {
                    json!({
                        "key": criterion.key, "code": criterion.code, "title": criterion.title(language),
                        "severity": criterion.severity,
                    })
                })
                .collect();
            json!({
                "key": section.key, "number": section.number, "title": section.title(language),
                "purpose": section.purpose(language), "weight": section.weight, "criteria": criteria,
            })
        })
        .collect();
    let windows: Vec<_> = pack.windows.iter().map(|window| explain::window(visit, window)).collect();
    let cadences: Vec<_> = pack.cadences.iter().map(|cadence| explain::cadence(visit, cadence)).collect();
    let mut context = Context::new();
    context.insert("standard", &named(standard));
    context.insert("version", outline);
    context.insert("title", pack.standard.title(language));
    context.insert("legal_note", pack.standard.legal_note(language));
    context.insert("sections", &sections);
    context.insert("criteria", &pack.criteria().count());
    context.insert("scoring", &explain::scoring(visit, pack));
    context.insert("severities", &explain::severities(visit, pack));
    context.insert("windows", &windows);
    context.insert("frequencies", &explain::frequencies(visit, pack));
    context.insert("cadences", &cadences);
    context.insert("welsh_drafts", &standards::translation::drafts(pack));
    context
}

/// One criterion: what it asks, when it applies, what proves it, where it comes from.
pub async fn criterion_page(visit: Visit) -> Answer {
    let (standard, _, _, outline) = asked_for(&visit).await?;
    let pack = standards::pack(&*visit.app.database, outline.id).await?;
    let mut context = criterion_context(&visit, &standard, &outline.number, &pack, visit.param("key"))?;
    let query = visit.query("version");
    context.insert("query", &if query.is_empty() { String::new() } else { format!("?version={query}") });
    visit.page("standards/criterion.html", context)
}

fn criterion_context(
    visit: &Visit,
    standard: &standard::Model,
    number: &str,
    pack: &Pack,
    key: &str,
) -> Result<Context> {
    let all: Vec<_> = pack.criteria().collect();
    let place = all.iter().position(|(_, criterion)| criterion.key == key).ok_or(Error::NotFound)?;
    let (section, criterion) = all[place];
    let neighbour = |at: Option<usize>| {
        let (_, criterion) = at.and_then(|at| all.get(at))?;
        Some(json!({ "key": criterion.key, "code": criterion.code }))
    };
    let mut context = Context::new();
    context.insert("standard", &named(standard));
    context.insert("number", number);
    context.insert("draft", &(!visit.query("criterion").is_empty()).then(|| visit.param("id")));
    context.insert("criterion", &shown(visit, pack, section, criterion));
    context.insert("previous", &neighbour(place.checked_sub(1)));
    context.insert("next", &neighbour(Some(place + 1)));
    context.insert("place", &json!({ "at": place + 1, "of": all.len() }));
    Ok(context)
}

fn shown(visit: &Visit, pack: &Pack, section: &Section, criterion: &Criterion) -> Value {
    let language = visit.language;
    let principles = pack.act_principles.iter().filter(|p| criterion.act_principles.contains(&p.code));
    let measures = pack.measures.iter().filter(|m| criterion.measures.contains(&m.number));
    let evidence = criterion.evidence.iter().filter_map(|code| pack.evidence_type(code));
    let sources = criterion.sources.iter().filter_map(|citation| {
        let source = pack.sources.iter().find(|source| source.reference == citation.reference)?;
        Some(json!({
            "title": source.title(language), "detail": citation.detail, "verified": citation.verified,
        }))
    });
    json!({
        "key": criterion.key, "code": criterion.code, "severity": criterion.severity,
        "title": criterion.title(language), "text": criterion.text(language),
        "section": section.title(language), "section_number": section.number,
        "applies": explain::applies(visit, pack, criterion),
        "audit_types": criterion.audit_types,
        "inheritable": criterion.inheritable,
        "refresh": visit.say(&coverage::refresh(criterion.refresh)),
        "metrics": criterion.metrics.iter().map(|m| explain::metric(visit, m)).collect::<Vec<_>>(),
        "principles": principles.map(|p| p.name.text(language)).collect::<Vec<_>>(),
        "measures": measures.map(|m| m.name.text(language)).collect::<Vec<_>>(),
        "evidence": evidence.map(|e| json!({
            "name": e.name.text(language), "uploadable": e.uploadable, "provided_by": e.provided_by,
        })).collect::<Vec<_>>(),
        "sources": sources.collect::<Vec<_>>(),
    })
}

/// A file of an agreed version.
pub async fn file(visit: Visit) -> Answer {
    let (code, file) = (visit.param("code"), visit.param("file"));
    let database = &*visit.app.database;
    let standard = store::standard_by_code(database, code).await?.ok_or(Error::NotFound)?;
    let found = store::version_by_number(database, standard.id, number_of(file)?).await?;
    let version = found.filter(|version| is_public(version.status)).ok_or(Error::NotFound)?;
    download(&standard.code, &version, file)
}
