//! Pages of custody: every entry of an item, its exports, and whether a file is one of a co-op's.

use std::collections::HashMap;

use entities::ids::{AccountId, EvidenceItemId};
use serde_json::{Value, json};

use super::thread::at;
use super::{about, coop, show};
use crate::access::Deed;
use crate::cooperatives::Cooperative;
use crate::evidence::custody::{self, Custody, Known, Line, Part, Told};
use crate::evidence::rules;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::spreadsheet;
use crate::standards;
use crate::web::Answer;
use crate::web::pages::reports::file;
use crate::web::visit::Visit;

/// A file that is only measured may be as large as one that is kept.
pub fn largest(app: &App) -> u64 {
    app.config.limits.request
}

/// What was done, in words; what has none is called as the journal calls it.
fn what(visit: &Visit, event: &str, state: Option<&str>) -> String {
    let key = match (event, state) {
        ("evidence-reviewed", Some(state)) => format!("evidence-event-{state}"),
        (event, _) => event.replacen("evidence-", "evidence-event-", 1),
    };
    let words = &visit.app.words;
    if words.has(visit.language, &key) { words.word(visit.language, &key) } else { event.to_owned() }
}

/// Some of the custody of an item: who did what when, in words.
pub fn timeline(visit: &Visit, entries: &[Told], names: &HashMap<AccountId, String>) -> Vec<Value> {
    entries
        .iter()
        .map(|(entry, detail)| {
            let text = |name: &str| detail.as_ref().and_then(|detail| detail[name].as_str());
            json!({
                "date": at(visit, entry.at), "strong": what(visit, &entry.event, text("state")),
                "who": entry.account_id.and_then(|id| names.get(&id)), "reason": text("reason"),
            })
        })
        .collect()
}

async fn read(visit: &Visit, part: Part) -> Result<(Cooperative, Custody)> {
    let coop = coop(visit, Deed::SeeEvidence).await?;
    let id: EvidenceItemId = visit.id("id")?;
    let place = coop.organisation.id;
    let custody = custody::of(&visit.app, visit.actor()?, place, id, part, visit.now).await?;
    Ok((coop, custody))
}

/// The custody of an item, a page at a time.
pub async fn page(visit: Visit) -> Answer {
    let page = visit.query("page").parse::<u64>().unwrap_or(1).clamp(1, 1_000_000);
    let (coop, custody) = read(&visit, Part::Page(page)).await?;
    let rows: Vec<Value> = custody
        .lines()
        .into_iter()
        .map(|line| {
            let what = what(&visit, &line.event, line.state.as_deref());
            let more = line.files.into_iter().chain(line.audit).chain(line.reason);
            json!({
                "sequence": line.sequence, "at": at(&visit, line.at), "who": line.who, "what": what,
                "more": more.collect::<Vec<_>>().join("; "),
            })
        })
        .collect();
    let mut context = about(&visit, &coop);
    let texts = standards::all_in_force(&*visit.app.database, visit.today()).await?;
    let title = show::title(&visit, &texts, &custody.item);
    context.insert("item", &json!({ "id": custody.item.id, "title": title }));
    context.insert("rows", &rows);
    context.insert("total", &custody.total);
    context.insert("page", &page);
    context.insert("pages", &custody.total.div_ceil(custody::SHOWN).max(1));
    visit.page("evidence/custody.html", context)
}

/// The columns of the CSV, in order; the same in both languages, as programs read them.
const COLUMNS: [&str; 10] =
    ["sequence", "at", "who", "event", "what", "files", "sha256", "reason", "audit", "hash"];

/// The whole custody as CSV.
pub async fn csv(visit: Visit) -> Answer {
    let (_, custody) = read(&visit, Part::Whole).await?;
    let row = |line: Line| {
        [
            line.sequence.to_string(),
            line.at.to_rfc3339(),
            line.who.unwrap_or_default(),
            line.event.clone(),
            what(&visit, &line.event, line.state.as_deref()),
            line.files.join(" "),
            line.sha256.join(" "),
            line.reason.unwrap_or_default(),
            line.audit.unwrap_or_default(),
            line.hash,
        ]
    };
    let bytes = spreadsheet::csv(COLUMNS, custody.lines().into_iter().map(row))?;
    Ok(file(bytes, &name(&custody, "csv"), "text/csv; charset=utf-8"))
}

/// The whole custody as JSON.
pub async fn json(visit: Visit) -> Answer {
    let (coop, custody) = read(&visit, Part::Whole).await?;
    let whole = json!({
        "cooperative": coop.organisation.reference, "item": custody.item.id, "title": custody.item.title,
        "made_at": visit.now, "entries": custody.lines(),
    });
    let bytes = serde_json::to_vec_pretty(&whole).map_err(Error::internal)?;
    Ok(file(bytes, &name(&custody, "json"), "application/json"))
}

fn name(custody: &Custody, end: &str) -> String {
    format!("custody-{}.{end}", custody.item.id)
}

/// The page on which a file is compared with those of a co-op.
pub async fn check_page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeEvidence).await?;
    visit.page("evidence/check.html", about(&visit, &coop))
}

/// Compares a file. It is measured as it comes and kept nowhere.
pub async fn check(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeEvidence).await?;
    let mut context = about(&visit, &coop);
    if let Some(fault) = visit.form.faults().first() {
        return visit.again("evidence/check.html", context, Error::Problems(vec![fault.clone()]));
    }
    let Some(given) = visit.form.files("file").first().map(|file| (*file).clone()) else {
        let wrong = Error::problem("file", Message::new("custody-check-nothing"));
        return visit.again("evidence/check.html", context, wrong);
    };
    let digest = &given.stored.sha256;
    let found = custody::known(&*visit.app.database, visit.actor()?, coop.organisation.id, digest).await?;
    let shown = |known: &Known| {
        json!({
            "item": known.item.id, "title": known.item.title,
            "name": rules::shown_name(&known.file.file_name), "revision": known.file.revision,
            "received": known.file.added_at, "superseded": known.superseded,
        })
    };
    context.insert("checked", &true);
    context.insert("given", &rules::shown_name(&given.name));
    context.insert("sha256", digest);
    context.insert("found", &found.iter().map(shown).collect::<Vec<_>>());
    visit.page("evidence/check.html", context)
}
