//! The page of the crosswalk: which criteria of two standards ask for the same.

use entities::standards::CrosswalkRelation;
use serde_json::{Value, json};
use tera::Context;

use crate::access::store as access;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::crosswalk::{self, Side, Tie};
use crate::standards::{self, InForce, store};
use crate::web::Answer;
use crate::web::visit::Visit;

/// What is tied, and a form that ties.
pub async fn page(visit: Visit) -> Answer {
    let context = context(&visit).await?;
    visit.page("standards/crosswalk.html", context)
}

async fn context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let texts = standards::all_in_force(database, visit.today()).await?;
    let codes: std::collections::HashMap<_, _> =
        store::standards(database).await?.into_iter().map(|one| (one.id, one.code)).collect();
    let code = |id| codes.get(&id).map_or("", String::as_str);
    let rows = crosswalk::all(database).await?;
    let names = access::names(database, rows.iter().map(|row| row.made_by)).await?;
    let called = |standard, key: &str| {
        let text = texts.iter().find(|text: &&InForce| text.standard == standard);
        let criterion = text.and_then(|text| text.pack.criterion(key));
        let title = criterion.map_or_else(
            || key.to_owned(),
            |one| format!("{} {}", one.code, pick(visit.language, &one.title_en, &one.title_cy)),
        );
        format!("{} {title}", code(standard))
    };
    let shown: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "id": row.id, "relation": row.relation, "why": row.why, "by": names.get(&row.made_by),
                "on": scheduler::clock::today(row.made_at),
                "one": called(row.standard_id, &row.criterion_key),
                "other": called(row.other_standard_id, &row.other_key),
            })
        })
        .collect();
    let groups: Vec<Value> = texts
        .iter()
        .map(|text| {
            let options: Vec<Value> = text
                .pack
                .criteria()
                .map(|(_, one)| {
                    let title = pick(visit.language, &one.title_en, &one.title_cy);
                    let value = format!("{}:{}", text.standard, one.key);
                    json!({ "value": value, "text": format!("{} {} {title}", code(text.standard), one.code) })
                })
                .collect();
            json!({ "group": code(text.standard), "options": options })
        })
        .collect();
    let mut context = Context::new();
    context.insert("rows", &shown);
    context.insert("groups", &groups);
    Ok(context)
}

/// Ties two criteria.
pub async fn tie(visit: Visit) -> Answer {
    let done = match read(&visit) {
        Ok(tie) => crosswalk::tie(&visit.app, visit.actor()?, &tie, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying("/standards/crosswalk", "done-crosswalk-tied"),
        Err(error) => visit.again("standards/crosswalk.html", context(&visit).await?, error),
    }
}

fn read(visit: &Visit) -> Result<Tie> {
    let reading = visit.form.reading();
    let side = |field: &'static str| {
        let found = side(visit.form.get(field));
        if found.is_none() {
            reading.fault(field, Message::new("form-choose"));
        }
        found
    };
    let (one, other) = (side("one"), side("other"));
    let relation = reading.word::<CrosswalkRelation>("relation");
    let why = reading.text("why", crosswalk::WHY);
    reading.done()?;
    let (Some(one), Some(other), Some(relation)) = (one, other, relation) else {
        return Err(Error::NotFound);
    };
    Ok(Tie { one, other, relation, why })
}

/// A criterion as the form names it: standard and key.
fn side(text: &str) -> Option<Side> {
    let (standard, key) = text.split_once(':')?;
    Some(Side { standard: standard.parse().ok()?, key: key.to_owned() })
}

/// Takes a tie away.
pub async fn untie(visit: Visit) -> Answer {
    crosswalk::untie(&visit.app, visit.actor()?, visit.id("id")?, visit.now).await?;
    visit.go_saying("/standards/crosswalk", "done-crosswalk-untied")
}
