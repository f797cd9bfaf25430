//! Pages of `coverage`: the checklist of criteria, and one criterion with what shows it.

use std::collections::BTreeMap;

use entities::evidence::EvidenceState;
use entities::ids::{OrganisationId, VersionId};
use serde_json::{Value, json};

use super::evidence::{about, coop};
use crate::access::{Deed, policy, store as access_store};
use crate::coverage::rules::{self, Fresh, Item, Missing, MissingType};
use crate::coverage::{self, By, Coverage, Line, State};
use crate::evidence;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards;
use crate::standards::pack::{Criterion, EvidenceType, Refresh, Section};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/coops/:reference/criteria", Deed::SeeReadiness, checklist),
        get("/coops/:reference/criteria/:key", Deed::SeeReadiness, criterion),
    ]
}

async fn checklist(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeReadiness).await?;
    let mut context = about(&visit, &coop);
    let found = chosen(&visit, coop.organisation.id).await?;
    context.insert("in_force", &found.is_some());
    context.insert("version_query", &version_query(&visit));
    if let Some(found) = found {
        context.insert("versions", &versions(&visit, &coop.organisation.reference, found.version).await?);
        context.insert("covered", &found.covered);
        context.insert("coverable", &found.coverable);
        context.insert("visit_on", &found.visit_on);
        context.insert("blocking", &found.blockers().len());
        context.insert("blockers", &blockers(&visit, &found));
        context.insert("sections", &sections(&visit, &found));
    }
    visit.page("coverage/checklist.html", context)
}

/// Coverage under the version that the address names, else under the one in force. Another is not found.
async fn chosen(visit: &Visit, coop: OrganisationId) -> Result<Option<Coverage>> {
    let database = &*visit.app.database;
    if visit.query("version").is_empty() {
        return coverage::current(database, coop, visit.today()).await;
    }
    let wanted: VersionId = visit.query("version").parse().map_err(|_| Error::NotFound)?;
    let offered = standards::to_be_ready_for(database, visit.today()).await?;
    if !offered.iter().any(|(_, version)| version.id == wanted) {
        return Err(Error::NotFound);
    }
    Ok(Some(coverage::of(database, coop, wanted, visit.today()).await?))
}

/// What keeps the choice of a version from page to page.
fn version_query(visit: &Visit) -> String {
    let version = visit.query("version").parse::<VersionId>().ok();
    version.map_or_else(String::new, |version| format!("?version={version}"))
}

/// The versions to choose from; with one there is nothing to choose.
async fn versions(visit: &Visit, reference: &str, shown: VersionId) -> Result<Vec<Value>> {
    let offered = standards::to_be_ready_for(&*visit.app.database, visit.today()).await?;
    let one = |(standard, version): &(entities::standards::standard::Model, standards::store::Outline)| {
        let later = version.effective_from.filter(|from| *from > visit.today());
        let message = match later {
            None => Message::new("coverage-version-now"),
            Some(from) => Message::new("coverage-version-later").with("date", from),
        };
        let text = message.with("code", standard.code.as_str()).with("number", version.number.as_str());
        json!({
            "text": visit.say(&text), "current": version.id == shown,
            "href": format!("/{}/coops/{reference}/criteria?version={}", visit.language, version.id),
        })
    };
    let shown: Vec<Value> = offered.iter().map(one).collect();
    Ok(if shown.len() > 1 { shown } else { Vec::new() })
}

/// What blocks readiness, the gravest first, at most ten.
fn blockers(visit: &Visit, found: &Coverage) -> Vec<Value> {
    found.blockers().into_iter().take(10).filter_map(|line| row(visit, found, line)).collect()
}

fn sections(visit: &Visit, found: &Coverage) -> Vec<Value> {
    let rows = |section: &Section| -> Vec<Value> {
        section.criteria.iter().filter_map(|c| row(visit, found, found.line(&c.key)?)).collect()
    };
    found
        .pack
        .sections
        .iter()
        .map(|section| {
            let title = pick(visit.language, &section.title_en, &section.title_cy);
            json!({ "title": format!("{}. {title}", section.number), "rows": rows(section) })
        })
        .filter(|section| section["rows"].as_array().is_some_and(|rows| !rows.is_empty()))
        .collect()
}

fn row(visit: &Visit, found: &Coverage, line: &Line) -> Option<Value> {
    let criterion = found.pack.criterion(&line.key)?;
    let title = pick(visit.language, &criterion.title_en, &criterion.title_cy);
    Some(json!({
        "key": line.key, "text": format!("{} {title}", criterion.code), "severity": criterion.severity,
        "state": state(visit, &line.state), "why": why(visit, found, &line.state),
    }))
}

/// A state as the component of states wants it: words, tone and shape.
fn state(visit: &Visit, state: &State) -> Value {
    let until = |key: &'static str, until: &Option<chrono::NaiveDate>| match until {
        Some(day) => Message::new(format!("{key}-until")).with("date", *day),
        None => Message::new(key),
    };
    let (message, tone, shape) = match state {
        State::Current { until: day } => (until("coverage-current", day), "good", "tick"),
        State::Inherited { until: day } => (until("coverage-inherited", day), "good", "tick"),
        State::Crosswalk { until: day } => (until("coverage-crosswalk", day), "good", "arrow"),
        State::EndsBeforeVisit { until } => {
            (Message::new("coverage-ends").with("date", *until), "warn", "clock")
        }
        State::Missing { types } => (Message::new("coverage-missing").with("n", types.len()), "bad", "gap"),
        State::SeenAtVisit => (Message::new("coverage-seen"), "none", "dash"),
    };
    json!({ "text": visit.say(&message), "tone": tone, "shape": shape })
}

fn why(visit: &Visit, found: &Coverage, state: &State) -> String {
    let State::Missing { types } = state else { return String::new() };
    let said = types.iter().map(|missing| {
        let name = found.pack.evidence_type(&missing.evidence_type);
        let name = name.map_or("", |kind| pick(visit.language, &kind.name.en, &kind.name.cy));
        visit.say(&missing_message(missing).with("type", name))
    });
    said.collect::<Vec<_>>().join(" ")
}

fn missing_message(missing: &MissingType) -> Message {
    match missing.why {
        Missing::NeverGiven => Message::new("coverage-why-never"),
        Missing::Stale(on) => Message::new("coverage-why-stale").with("date", on),
        Missing::Returned => Message::new("coverage-why-returned"),
    }
}

async fn criterion(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeReadiness).await?;
    let database = &*visit.app.database;
    let found = chosen(&visit, coop.organisation.id).await?.ok_or(Error::NotFound)?;
    let key = visit.param("key");
    let criterion = found.pack.criterion(key).ok_or(Error::NotFound)?;
    let line = found.line(key).ok_or(Error::NotFound)?;
    let mut context = about(&visit, &coop);
    context.insert("line", &row(&visit, &found, line));
    context.insert("version_query", &version_query(&visit));
    context.insert("text", pick(visit.language, &criterion.text_en, &criterion.text_cy));
    context.insert("refresh", &visit.say(&refresh(criterion.refresh)));
    context.insert("inheritable", &criterion.inheritable);
    context.insert("visit_on", &found.visit_on);
    let items = coverage::items(database, coop.organisation.id, found.standard, visit.today()).await?;
    let place = access_store::place(database, visit.actor()?.account, coop.organisation.id).await?;
    let may = |deed| Ok::<_, Error>(policy::permit(visit.actor()?, deed, &place).is_ok());
    let titles = titles(&visit, &found, coop.organisation.id, may(Deed::SeeEvidence)?).await?;
    context.insert("types", &types(&visit, &found, criterion, &items, &titles));
    context.insert("others", &others(&visit, criterion, &items, &titles));
    context.insert("may_submit", &may(Deed::SubmitEvidence)?);
    context.insert("may_see_evidence", &may(Deed::SeeEvidence)?);
    context.insert("may_train", &may(Deed::EditTraining)?);
    visit.page("coverage/criterion.html", context)
}

/// How often what proves a criterion is renewed.
pub(in crate::web::pages) fn refresh(refresh: Refresh) -> Message {
    match refresh {
        Refresh::Every(period) if period.extra_days() == 0 && period.whole_months().is_multiple_of(12) => {
            Message::new("coverage-refresh-years").with("n", period.whole_months() / 12)
        }
        Refresh::Every(period) if period.extra_days() == 0 => {
            Message::new("coverage-refresh-months").with("n", period.whole_months())
        }
        Refresh::Every(period) => Message::new("coverage-refresh-days").with("n", period.nominal_days()),
        Refresh::OnChange => Message::new("coverage-refresh-change"),
        Refresh::PerWorker => Message::new("coverage-refresh-worker"),
        Refresh::PerAudit => Message::new("coverage-refresh-audit"),
        Refresh::Continuous => Message::new("coverage-refresh-continuous"),
    }
}

/// Each type a criterion asks for: who shows it, and which items do.
fn types(
    visit: &Visit,
    found: &Coverage,
    criterion: &Criterion,
    items: &[Item],
    titles: &BTreeMap<String, String>,
) -> Vec<Value> {
    let kinds = criterion.evidence.iter().filter_map(|code| found.pack.evidence_type(code));
    let shown = kinds.map(|kind| {
        let fitting = tied(criterion, items).filter(|item| item.evidence_type == kind.code);
        let shown: Vec<Value> = fitting.map(|item| shown_item(visit, criterion, item, titles)).collect();
        json!({
            "code": kind.code, "name": pick(visit.language, &kind.name.en, &kind.name.cy),
            "by": by(kind, found), "items": shown,
        })
    });
    shown.collect()
}

/// Items that somebody tied to the criterion though it does not ask for their type: the auditor sees them too.
fn others(
    visit: &Visit,
    criterion: &Criterion,
    items: &[Item],
    titles: &BTreeMap<String, String>,
) -> Vec<Value> {
    let others = tied(criterion, items).filter(|item| !criterion.evidence.contains(&item.evidence_type));
    others.map(|item| shown_item(visit, criterion, item, titles)).collect()
}

fn tied<'a>(criterion: &'a Criterion, items: &'a [Item]) -> impl Iterator<Item = &'a Item> {
    items.iter().filter(|item| item.proves(&criterion.key) && (criterion.inheritable || !item.inherited))
}

/// Who shows evidence of a type: uploaded, recorded here, worked out, or seen at the visit.
fn by(kind: &EvidenceType, found: &Coverage) -> &'static str {
    match coverage::shown_by(kind, &found.held) {
        By::Recorded => "recorded",
        By::System => "system",
        By::Record => "record",
        By::Upload => "upload",
        By::Visit => "visit",
    }
}

/// What each item is called: titles may name people, so those who may not see evidence read its sort.
async fn titles(
    visit: &Visit,
    found: &Coverage,
    coop: OrganisationId,
    by_title: bool,
) -> Result<BTreeMap<String, String>> {
    let items = evidence::store::items(&*visit.app.database, coop).await?;
    let sort = |code: &str| {
        let kind = found.pack.evidence_type(code);
        kind.map_or(code, |kind| pick(visit.language, &kind.name.en, &kind.name.cy)).to_owned()
    };
    let called = items
        .into_iter()
        .map(|item| (item.id.to_string(), if by_title { item.title } else { sort(&item.evidence_type) }));
    Ok(called.collect())
}

fn shown_item(visit: &Visit, criterion: &Criterion, item: &Item, titles: &BTreeMap<String, String>) -> Value {
    let fresh = rules::fresh_until(item, criterion.refresh);
    let (text, tone) = match (item.review, fresh) {
        (EvidenceState::Returned, _) => (Message::new("coverage-item-returned"), "warn"),
        (_, Fresh::Until(last)) if last < visit.today() => {
            (Message::new("coverage-item-stale").with("date", last), "bad")
        }
        (_, Fresh::Until(last)) => (Message::new("coverage-current-until").with("date", last), "good"),
        (_, Fresh::WithoutEnd) => (Message::new("coverage-current"), "good"),
    };
    json!({
        "id": item.id, "title": titles.get(&item.id), "inherited": item.inherited,
        "unread": item.review == EvidenceState::Submitted,
        "state": { "text": visit.say(&text), "tone": tone },
    })
}
