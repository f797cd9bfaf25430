//! What the pages of evidence show.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use entities::evidence::{EvidenceState, evidence_file, evidence_item};
use entities::ids::{AccountId, EvidenceItemId};
use serde_json::{Value, json};
use tera::Context;

use super::{custody, thread};
use crate::access::{Deed, passwords, policy, store as access_store};
use crate::cooperatives::{self, Cooperative};
use crate::coverage::rules::Fresh;
use crate::coverage::{self, Coverage};
use crate::evidence::store;
use crate::evidence::{self, Serving, rules};
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::standards::{self, InForce};
use crate::web::visit::Visit;

/// A file as pages show it.
pub fn file(file: &evidence_file::Model) -> Value {
    json!({
        "id": file.id, "name": rules::shown_name(&file.file_name), "size": size(file.size),
        "sha256": file.sha256, "revision": file.revision, "added_at": file.added_at,
    })
}

/// Bytes in words: "1 kB", "3.4 MB".
pub fn size(bytes: i64) -> String {
    match bytes {
        0..=999_999 => format!("{} kB", (bytes + 999) / 1000),
        1_000_000..=999_999_999 => tenths(bytes, 1_000_000, "MB"),
        _ => tenths(bytes, 1_000_000_000, "GB"),
    }
}

fn tenths(bytes: i64, unit: i64, name: &str) -> String {
    let tenths = bytes * 10 / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

fn type_name(visit: &Visit, texts: &[InForce], code: &str) -> String {
    evidence::evidence_type(texts, code).map_or_else(
        || code.replace('_', " "),
        |kind| pick(visit.language, &kind.name.en, &kind.name.cy).to_owned(),
    )
}

/// What an item is called: a tombstone has no title of its own any more.
pub fn title(visit: &Visit, texts: &[InForce], item: &evidence_item::Model) -> String {
    if !rules::is_erased(item) {
        return item.title.clone();
    }
    visit.say(
        &Message::new("evidence-erased-title").with("type", type_name(visit, texts, &item.evidence_type)),
    )
}

fn row(
    visit: &Visit,
    texts: &[InForce],
    item: &evidence_item::Model,
    apart: &BTreeSet<EvidenceItemId>,
    files: usize,
) -> Value {
    let state = match item.state {
        _ if rules::is_erased(item) => "erased".to_owned(),
        _ if apart.contains(&item.id) => "apart".to_owned(),
        state => state.to_string(),
    };
    json!({
        "id": item.id, "title": title(visit, texts, item), "type": type_name(visit, texts, &item.evidence_type),
        "state": state, "submitted_at": item.submitted_at, "valid_until": item.valid_until,
        "out_of_date": item.valid_until.is_some_and(|until| until < visit.today()), "files": files,
    })
}

/// The items of a co-op; `?state=` shows those in one state.
pub async fn library(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let database = &*visit.app.database;
    let texts = standards::all_in_force(database, visit.today()).await?;
    let items = store::items(database, coop.organisation.id).await?;
    let files = store::files_of(database, items.iter().map(|item| item.id)).await?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let apart = store::scans::quarantined(database, coop.organisation.id).await?;
    for item in items.iter().filter(|item| !rules::is_erased(item)) {
        *counts.entry(item.state.to_string()).or_default() += 1;
    }
    let asked: BTreeSet<EvidenceItemId> = evidence::thread::asked(database, coop.organisation.id)
        .await?
        .into_iter()
        .map(|item| item.id)
        .collect();
    let wanted = entities::word::<EvidenceState>(visit.query("state"));
    let rows: Vec<Value> = items
        .iter()
        .filter(|item| wanted.is_none_or(|state| state == item.state && !rules::is_erased(item)))
        .map(|item| {
            let mut row = row(visit, &texts, item, &apart, files.get(&item.id).map_or(0, Vec::len));
            row["asked"] = json!(asked.contains(&item.id));
            row
        })
        .collect();
    let mut context = super::about(visit, coop);
    context.insert("items", &rows);
    context.insert("all", &items.len());
    context.insert("filters", &filters(visit, coop, items.len(), &counts, wanted));
    let place = access_store::place(database, visit.actor()?.account, coop.organisation.id).await?;
    context.insert("may_submit", &policy::permit(visit.actor()?, Deed::SubmitEvidence, &place).is_ok());
    context.insert("may_see_readiness", &policy::permit(visit.actor()?, Deed::SeeReadiness, &place).is_ok());
    Ok(context)
}

/// Ways to read the library: all, or those in one state.
fn filters(
    visit: &Visit,
    coop: &Cooperative,
    all: usize,
    counts: &BTreeMap<String, usize>,
    wanted: Option<EvidenceState>,
) -> Vec<Value> {
    let here = format!("/{}/coops/{}/evidence", visit.language, coop.organisation.reference);
    let text = visit.say(&Message::new("evidence-show-all").with("n", all));
    let mut filters = vec![json!({ "text": text, "href": here, "current": wanted.is_none() })];
    for state in entities::words::<EvidenceState>() {
        let count = counts.get(&state.to_string()).copied().unwrap_or(0);
        let text = visit.say(&Message::new(format!("evidence-show-{state}")).with("n", count));
        let current = wanted == Some(state);
        filters.push(json!({ "text": text, "href": format!("{here}?state={state}"), "current": current }));
    }
    filters
}

/// What waits for review where the person reviews, oldest first.
pub async fn waiting(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let texts = standards::all_in_force(database, visit.today()).await?;
    let scope = policy::scope(visit.actor()?, Deed::ReviewEvidence);
    let items = store::waiting(database, &scope).await?;
    let ids: std::collections::BTreeSet<_> = items.iter().map(|item| item.cooperative_id).collect();
    let mut coops: HashMap<_, Cooperative> = HashMap::new();
    for id in ids {
        coops.insert(id, cooperatives::by_id(database, id).await?);
    }
    let apart = store::scans::quarantined_anywhere(database).await?;
    let mut rows = Vec::new();
    for item in items {
        let Some(coop) = coops.get(&item.cooperative_id) else { continue };
        let mut shown = row(visit, &texts, &item, &apart, 0);
        shown["coop"] = json!(coop.name(visit.language));
        shown["reference"] = json!(coop.organisation.reference);
        rows.push(shown);
    }
    let mut context = Context::new();
    context.insert("items", &rows);
    Ok(context)
}

/// The upload page: first the sort of evidence, then the rest.
pub async fn new_item(
    visit: &Visit,
    coop: &Cooperative,
    kind: &str,
    key: &str,
    carried: &[Value],
) -> Result<Context> {
    let texts = standards::all_in_force(&*visit.app.database, visit.today()).await?;
    let mut context = super::about(visit, coop);
    let asked = visit.query("criterion");
    let chosen = evidence::evidence_type(&texts, kind).filter(|kind| rules::uploadable(kind).is_ok());
    context.insert("in_force", &!texts.is_empty());
    context.insert("key", key);
    context.insert("carried", carried);
    context.insert("carried_values", &carried.iter().map(|field| &field["value"]).collect::<Vec<_>>());
    context.insert("accept", &super::accepted());
    context.insert("megabytes", &(visit.app.config.limits.file >> 20).max(1));
    context.insert("most", &visit.app.config.limits.file);
    context.insert("types", &types(visit, &texts, asked));
    context.insert("criterion", asked);
    let request = [visit.query("request"), visit.form.get("request")];
    let request = request.into_iter().find(|request| request_path(request).is_some());
    context.insert("request", request.unwrap_or_default());
    let Some(chosen) = chosen else { return Ok(context) };
    context.insert(
        "chosen",
        &json!({
            "code": chosen.code, "name": pick(visit.language, &chosen.name.en, &chosen.name.cy),
            "class": chosen.personal_data,
            "needs_redaction": rules::needs_redaction(chosen.personal_data),
            "recorded_here": chosen.replaced_by_system,
        }),
    );
    let (listed, others) = criteria(visit, &texts, &chosen.code, asked);
    let ticked: Vec<&Value> = listed.iter().map(|option| &option["value"]).collect();
    context.insert("ticked", &ticked);
    context.insert("listed", &listed);
    context.insert("others", &others);
    Ok(context)
}

/// The page of a request for evidence that is named by audit and number: `AUD-2026-0001/3`.
pub fn request_path(request: &str) -> Option<String> {
    let (audit, number) = request.split_once('/')?;
    let plain = !audit.is_empty() && audit.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let number: u32 = number.parse().ok()?;
    plain.then(|| format!("/audits/{audit}/requests/{number}"))
}

/// The types to choose from: those a criterion asks for first, if one was named.
pub fn types(visit: &Visit, texts: &[InForce], asked: &str) -> Vec<Value> {
    let mut all: BTreeMap<String, Value> = BTreeMap::new();
    for kind in texts.iter().flat_map(|text| &text.pack.evidence_types) {
        if rules::uploadable(kind).is_ok() {
            let name = pick(visit.language, &kind.name.en, &kind.name.cy);
            all.entry(name.to_lowercase()).or_insert(json!({ "value": kind.code, "text": name }));
        }
    }
    let Some((_, criterion)) = evidence::criterion(texts, asked) else { return all.into_values().collect() };
    let listed = |value: &Value| {
        value["value"].as_str().is_some_and(|code| criterion.evidence.iter().any(|e| e == code))
    };
    let (first, rest): (Vec<Value>, Vec<Value>) = all.into_values().partition(listed);
    let group =
        |key, options| json!({ "group": visit.app.words.word(visit.language, key), "options": options });
    vec![group("evidence-types-asked", first), group("evidence-types-others", rest)]
}

/// Criteria that list this type (and the one asked for), and all others.
pub fn criteria(visit: &Visit, texts: &[InForce], code: &str, asked: &str) -> (Vec<Value>, Vec<Value>) {
    let mut seen = std::collections::BTreeSet::new();
    texts
        .iter()
        .flat_map(|text| text.pack.criteria())
        .filter(|(_, criterion)| seen.insert(criterion.key.clone()))
        .map(|(_, criterion)| {
            let title = pick(visit.language, &criterion.title_en, &criterion.title_cy);
            let lists = criterion.key == asked || criterion.evidence.iter().any(|e| e == code);
            (lists, json!({ "value": criterion.key, "text": format!("{} {title}", criterion.code) }))
        })
        .fold((Vec::new(), Vec::new()), |(mut listed, mut others), (lists, option)| {
            if lists {
                listed.push(option)
            } else {
                others.push(option)
            }
            (listed, others)
        })
}

/// One item: what it is, its files by revision, what it proves, its custody, and what the person may do.
pub async fn item(visit: &Visit, coop: &Cooperative, id: EvidenceItemId) -> Result<Context> {
    let database = &*visit.app.database;
    let seen = evidence::see(&visit.app, visit.actor()?, coop.organisation.id, id, visit.now).await?;
    let texts = standards::all_in_force(database, visit.today()).await?;
    let entries = evidence::custody::latest(database, &seen.item, CUSTODY_SHOWN).await?;
    let said = evidence::thread::read(database, &seen.item, &seen.files).await?;
    let people: Vec<AccountId> = entries
        .iter()
        .filter_map(|(entry, _)| entry.account_id)
        .chain(thread::people(&said))
        .chain(seen.files.iter().map(|file| file.added_by))
        .chain([seen.item.submitted_by])
        .chain(seen.item.reviewed_by)
        .collect();
    let names = access_store::names(database, people).await?;
    let mut context = super::about(visit, coop);
    let apart = store::scans::quarantined(database, coop.organisation.id).await?;
    let mut shown = row(visit, &texts, &seen.item, &apart, seen.files.len());
    if let (Value::Object(shown), Ok(Value::Object(stored))) = (&mut shown, serde_json::to_value(&seen.item))
    {
        stored.into_iter().for_each(|(key, value)| {
            shown.entry(key).or_insert(value);
        });
    }
    context.insert("item", &shown);
    context.insert("submitted_by", &names.get(&seen.item.submitted_by));
    context.insert("reviewed_by", &seen.item.reviewed_by.and_then(|id| names.get(&id)));
    let files: Vec<Value> = seen
        .files
        .iter()
        .map(|one| {
            let mut shown = file(one);
            shown["added_by"] = json!(names.get(&one.added_by));
            let at = scheduler::clock::local(one.added_at);
            let day = visit.app.words.date(visit.language, at.date());
            shown["added_when"] = json!(format!("{day}, {}", at.format("%H:%M")));
            let (served, scan, found) = match seen.serving.get(&one.sha256) {
                None | Some(Serving::Served) => (true, None, ""),
                Some(Serving::Unchecked) => (true, Some("too_large"), ""),
                Some(Serving::BeingChecked) => (false, Some("waiting"), ""),
                Some(Serving::Quarantined(found)) => (false, Some("infected"), found.as_str()),
            };
            shown["served"] = json!(served);
            shown["scan"] = json!(scan);
            shown["found"] = json!(found);
            shown
        })
        .collect();
    context.insert("files", &files);
    let tied: Vec<&str> = seen.ties.iter().map(|tie| tie.criterion_key.as_str()).collect();
    let (listed, others) = criteria(visit, &texts, &seen.item.evidence_type, "");
    let further: Vec<Value> = listed
        .into_iter()
        .chain(others)
        .filter(|option| option["value"].as_str().is_some_and(|key| !tied.contains(&key)))
        .collect();
    context.insert("further", &further);
    let place = access_store::place(database, visit.actor()?.account, coop.organisation.id).await?;
    // A tie leads to the checklist of the co-op, where the criterion is one of its own.
    let may_see_readiness = policy::permit(visit.actor()?, Deed::SeeReadiness, &place).is_ok();
    let checklist = if may_see_readiness {
        coverage::current(database, coop.organisation.id, visit.today()).await?
    } else {
        None
    };
    context.insert("ties", &ties(visit, &texts, &seen.item, &seen.ties, checklist.as_ref()));
    context.insert("erased", &seen.is_erased());
    context.insert("custody", &custody::timeline(visit, &entries, &names));
    context.insert("thread", &thread::shown(visit, &said, &names));
    context.insert("asked", &evidence::thread::open(&said));
    context.insert("may_ask", &seen.may_ask);
    context.insert("key", &passwords::new_token());
    context.insert("may_submit", &seen.may_submit);
    context.insert("may_review", &seen.may_review);
    context.insert("may_open", &seen.may_open);
    context.insert("needs_redaction", &rules::needs_redaction(seen.item.personal_data));
    Ok(context)
}

fn ties(
    visit: &Visit,
    texts: &[InForce],
    item: &evidence_item::Model,
    ties: &[entities::evidence::evidence_tie::Model],
    checklist: Option<&Coverage>,
) -> Vec<Value> {
    let mut rows: Vec<Value> = Vec::new();
    for tie in ties {
        let found = evidence::criterion(texts, &tie.criterion_key);
        let text = found.map_or_else(
            || tie.criterion_key.clone(),
            |(_, c)| format!("{} {}", c.code, pick(visit.language, &c.title_en, &c.title_cy)),
        );
        // An item without a last day of its own may run out for one criterion and not for another.
        let since = found.and_then(|(_, criterion)| match coverage::fresh_for(item, criterion) {
            Fresh::Until(last) if last < visit.today() => Some(last),
            Fresh::Until(_) | Fresh::WithoutEnd => None,
        });
        let row = json!({
            "key": tie.criterion_key, "text": text, "late_since": since,
            "asked": checklist.is_some_and(|checklist| checklist.line(&tie.criterion_key).is_some()),
            "elsewhere": checklist.is_some_and(|checklist| checklist.line(&tie.criterion_key).is_none()),
        });
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| numbered(row["text"].as_str().unwrap_or_default()));
    rows
}

/// "12.3 Title" after "2.5 Title": by the numbers before the title.
fn numbered(text: &str) -> (Vec<u32>, String) {
    let code = text.split(' ').next().unwrap_or_default();
    (code.split('.').filter_map(|part| part.parse().ok()).collect(), text.to_owned())
}

/// Of the custody the page of an item shows so much; the whole has a page of its own.
const CUSTODY_SHOWN: u64 = 10;

/// The page that adds files to an item.
pub async fn revision(
    visit: &Visit,
    coop: &Cooperative,
    id: EvidenceItemId,
    carried: &[Value],
) -> Result<Context> {
    let mut context = item(visit, coop, id).await?;
    context.insert("carried", carried);
    context.insert("carried_values", &carried.iter().map(|field| &field["value"]).collect::<Vec<_>>());
    context.insert("accept", &super::accepted());
    context.insert("megabytes", &(visit.app.config.limits.file >> 20).max(1));
    context.insert("most", &visit.app.config.limits.file);
    Ok(context)
}
