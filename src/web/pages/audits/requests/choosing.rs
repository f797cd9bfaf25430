//! What a request may be answered with, as its page offers it.

use entities::evidence::evidence_item;
use entities::ids::EvidenceItemId;
use serde_json::{Value, json};
use tera::Context;

use crate::coverage::{Fit, Fitting};
use crate::evidence;
use crate::foundation::error::{Message, Result};
use crate::web::pages::evidence::show::file as show_file;
use crate::web::visit::Visit;

/// What was just uploaded for the request, with its digests: the receipt of it.
pub(super) async fn received(visit: &Visit, items: &[evidence_item::Model]) -> Result<Vec<Value>> {
    let fresh = visit.query("item").parse::<EvidenceItemId>().ok();
    let own = visit.actor()?.account;
    match items.iter().find(|item| Some(item.id) == fresh && item.submitted_by == own) {
        Some(item) => {
            let files = evidence::store::files(&*visit.app.database, item.id).await?;
            Ok(files.iter().map(show_file).collect())
        }
        None => Ok(Vec::new()),
    }
}

/// What may be answered with: what fits first, ticked where it fits in whole; then the rest. What was just uploaded for the
/// request is ticked alone.
pub(super) fn choices(
    visit: &Visit,
    fitting: &[Fitting],
    items: &[evidence_item::Model],
    context: &mut Context,
) {
    let fresh = visit.query("item").parse::<EvidenceItemId>().ok();
    let fresh = fresh.filter(|id| items.iter().any(|item| item.id == *id));
    let option = |item: &evidence_item::Model, hint: Option<String>| json!({ "value": item.id, "text": item.title, "hint": hint });
    let fits = |fit: Fit| match fit {
        Fit::Whole => "requests-fits-whole",
        Fit::Sort => "requests-fits-sort",
        Fit::Criterion => "requests-fits-criterion",
        Fit::Crosswalk => "requests-fits-crosswalk",
    };
    let mut first: Vec<Value> =
        fitting.iter().map(|one| option(&one.item, Some(visit.say(&Message::new(fits(one.fit)))))).collect();
    if let Some(item) = items.iter().find(|item| Some(item.id) == fresh)
        && !fitting.iter().any(|one| one.item.id == item.id)
    {
        first.insert(0, option(item, Some(visit.say(&Message::new("requests-fits-new")))));
    }
    let ticked: Vec<EvidenceItemId> = match fresh {
        Some(id) => vec![id],
        None => fitting.iter().filter(|one| one.fit == Fit::Whole).map(|one| one.item.id).collect(),
    };
    let others: Vec<Value> = items
        .iter()
        .filter(|item| Some(item.id) != fresh)
        .filter(|item| !fitting.iter().any(|one| one.item.id == item.id))
        .take(MOST)
        .map(|item| option(item, None))
        .collect();
    context.insert("suggestions", &first);
    context.insert("ticked", &ticked);
    context.insert("others", &others);
}

/// Of the evidence that does not fit, so many are offered, the latest first.
const MOST: usize = 200;
