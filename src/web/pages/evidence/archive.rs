//! Many files in one archive: sent, then told of one by one on a page; each becomes an item of its own.

use std::collections::BTreeMap;

use entities::evidence::evidence_item;
use entities::ids::EvidenceItemId;
use serde_json::{Value, json};
use tera::Context;

use super::{about, coop, item_of, show};
use crate::access::{Deed, passwords};
use crate::cooperatives::Cooperative;
use crate::evidence::archive::{self, Bounds, Entry, Sender};
use crate::evidence::{self, Given, rules};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::standards::{self, InForce};
use crate::web::forms::Form;
use crate::web::visit::Visit;
use crate::web::{Answer, carried};

/// Bytes of an archive at most.
pub fn most(app: &App) -> u64 {
    app.config.limits.archive
}

fn bounds(app: &App) -> Bounds {
    let limits = &app.config.limits;
    Bounds { files: limits.archive_files, unpacked: limits.archive_unpacked, file: limits.file }
}

/// The page on which an archive is chosen.
pub async fn choose(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let context = chooser(&visit, &coop).await?;
    visit.page("evidence/archive.html", context)
}

async fn chooser(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let texts = standards::all_in_force(&*visit.app.database, visit.today()).await?;
    let mut context = about(visit, coop);
    context.insert("in_force", &!texts.is_empty());
    context.insert("megabytes", &(most(&visit.app) >> 20).max(1));
    context.insert("files", &visit.app.config.limits.archive_files);
    Ok(context)
}

/// Unpacks an archive and asks what its files are.
pub async fn read(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    match unpacked(&visit, &coop).await {
        Ok((rows, left)) => {
            let context = rows_page(&visit, &coop, &rows, &left, &[]).await?;
            visit.page("evidence/archive-items.html", context)
        }
        Err(error) => {
            let context = chooser(&visit, &coop).await?;
            visit.again("evidence/archive.html", context, error)
        }
    }
}

/// A file that becomes an item: its number on the page, its signed field, its key.
struct Row {
    number: usize,
    carried: String,
    name: String,
    size: u64,
    key: String,
}

async fn unpacked(visit: &Visit, coop: &Cooperative) -> Result<(Vec<Row>, Vec<String>)> {
    visit.form.reading().done()?;
    let file = visit.form.files("file").into_iter().next().and_then(|file| file.passing.clone());
    let missing = || Error::problem("file", Message::new("uploads-archive-missing"));
    let sender = Sender { account: visit.actor()?.account, cooperative: coop.organisation.id };
    let entries =
        archive::unpack(&visit.app, sender, &*file.ok_or_else(missing)?, bounds(&visit.app)).await?;
    let (mut rows, mut left) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Entry::Taken(given) => {
                rows.push(row(visit, rows.len() + 1, &given, passwords::new_token()).await?)
            }
            Entry::Left(message) => left.push(visit.say(&message)),
        }
    }
    if rows.is_empty() {
        let mut problems =
            vec![Problem { field: "file".into(), message: Message::new("uploads-archive-none") }];
        let told = |text: String| Problem {
            field: "".into(),
            message: Message::new("uploads-archive-left").with("why", text),
        };
        problems.extend(left.into_iter().map(told));
        return Err(Error::Problems(problems));
    }
    Ok((rows, left))
}

async fn row(visit: &Visit, number: usize, given: &Given, key: String) -> Result<Row> {
    let mut fields = carried::fields(visit, std::slice::from_ref(given)).await?;
    let carried = fields.pop().and_then(|field| field["value"].as_str().map(str::to_owned));
    let carried = carried.ok_or(Error::NotFound)?;
    Ok(Row { number, carried, name: given.name.clone(), size: given.stored.size, key })
}

/// The rows that still ask what a file is; `left` are files that are not taken, `done` those that became items.
async fn rows_page(
    visit: &Visit,
    coop: &Cooperative,
    rows: &[Row],
    left: &[String],
    done: &[Value],
) -> Result<Context> {
    let texts = standards::all_in_force(&*visit.app.database, visit.today()).await?;
    let mut context = about(visit, coop);
    let shown: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "at": format!("r{}", row.number), "number": row.number, "carried": row.carried,
                "name": row.name, "size": show::size(i64::try_from(row.size).unwrap_or(i64::MAX)),
                "key": row.key, "title": title_of(&row.name),
            })
        })
        .collect();
    context.insert("rows", &shown);
    context.insert("left", left);
    context.insert("done", done);
    context.insert("types", &show::types(visit, &texts, ""));
    context.insert("criteria", &show::criteria(visit, &texts, "", "").1);
    Ok(context)
}

/// A title out of a file's name.
fn title_of(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title: String = stem.replace('_', " ").chars().take(rules::TITLE).collect();
    title.trim().to_owned()
}

/// Makes an item of each row that is right; the others stay, with what was typed and what is wrong.
pub async fn submit(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let texts = standards::all_in_force(&*visit.app.database, visit.today()).await?;
    // What became an item before is told of again, so that one receipt speaks of all.
    let earlier = mine(&visit, &coop, visit.form.all("done").into_iter()).await?;
    let mut done: Vec<Value> =
        earlier.iter().map(|item| json!({ "id": item.id, "title": item.title })).collect();
    let (mut waiting, mut problems) = (Vec::new(), Vec::new());
    for (number, form) in rows_of(&visit) {
        if form.get("out") == "yes" {
            continue;
        }
        let given = match carried::one(&visit, form.get("carried")).await {
            Ok(given) => given,
            Err(Error::Problems(gone)) => {
                problems.extend(gone);
                continue;
            }
            Err(error) => return Err(error),
        };
        match made(&visit, &coop, &texts, &form, given.clone()).await {
            Ok(id) => done.push(json!({ "id": id, "name": given.name, "title": form.get("title") })),
            Err(error) => {
                problems.extend(of_row(&visit, number, &given.name, error)?);
                waiting.push(row(&visit, number, &given, form.get("key").to_owned()).await?);
            }
        }
    }
    if problems.is_empty() {
        let place = format!("/coops/{}/evidence", coop.organisation.reference);
        if done.is_empty() {
            return visit.go_saying(&place, "done-evidence-archive-none");
        }
        let ids: Vec<&str> = done.iter().filter_map(|one| one["id"].as_str()).collect();
        return visit.go(&format!("{place}/receipts?items={}", ids.join(",")));
    }
    let context = rows_page(&visit, &coop, &waiting, &[], &done).await?;
    visit.again("evidence/archive-items.html", context, Error::Problems(problems))
}

/// Those of these items that the person handed in here.
async fn mine(
    visit: &Visit,
    coop: &Cooperative,
    ids: impl Iterator<Item = &str>,
) -> Result<Vec<evidence_item::Model>> {
    let ids = ids.filter_map(|id| id.parse::<EvidenceItemId>().ok()).take(bounds(&visit.app).files);
    let by = visit.actor()?.account;
    evidence::store::given_by(&*visit.app.database, coop.organisation.id, by, ids).await
}

/// What was received from an archive, with its digests: the co-op's receipt.
pub async fn receipts(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let database = &*visit.app.database;
    let items = mine(&visit, &coop, visit.query("items").split(',')).await?;
    let files = evidence::store::files_of(database, items.iter().map(|item| item.id)).await?;
    let texts = standards::all_in_force(database, visit.today()).await?;
    let rows: Vec<Value> = items
        .iter()
        .map(|item| {
            let files = files.get(&item.id).into_iter().flatten().map(show::file);
            json!({
                "id": item.id, "title": show::title(&visit, &texts, item), "submitted_at": item.submitted_at,
                "files": files.collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut context = about(&visit, &coop);
    context.insert("items", &rows);
    visit.page("evidence/receipts.html", context)
}

/// The fields of each row as a form of their own, by its number.
fn rows_of(visit: &Visit) -> BTreeMap<usize, Form> {
    let mut rows: BTreeMap<usize, Vec<(&str, &str)>> = BTreeMap::new();
    for (name, value) in visit.form.fields() {
        let row = name.strip_prefix('r').and_then(|rest| rest.split_once('-'));
        let Some((number, field)) = row.and_then(|(number, field)| Some((number.parse().ok()?, field)))
        else {
            continue;
        };
        rows.entry(number).or_default().push((field, value));
    }
    rows.into_iter().map(|(number, fields)| (number, Form::of(&fields))).collect()
}

async fn made(
    visit: &Visit,
    coop: &Cooperative,
    texts: &[InForce],
    form: &Form,
    given: Given,
) -> Result<entities::ids::EvidenceItemId> {
    let ties = match form.get("criterion") {
        "" => evidence::asking_for(texts, form.get("evidence_type")),
        chosen => vec![chosen.to_owned()],
    };
    let new = item_of(form, ties, vec![given])?;
    evidence::submit(&visit.app, visit.actor()?, coop.organisation.id, new, form.get("key"), visit.now).await
}

/// What is wrong with a row, beside its own fields. What is no fault of the row ends the page.
fn of_row(visit: &Visit, number: usize, file: &str, error: Error) -> Result<Vec<Problem>> {
    let problems = match error {
        Error::Problems(problems) => problems,
        Error::Refused(message) => vec![Problem { field: "title".into(), message }],
        other => return Err(other),
    };
    let placed = problems.into_iter().map(|Problem { field, message }| {
        let field = match &*field {
            "ties" => "criterion",
            "files" | "" => "title",
            own => own,
        };
        let message = Message::new("papers-of-file").with("name", file).with("why", visit.say(&message));
        Problem { field: format!("r{number}-{field}").into(), message }
    });
    Ok(placed.collect())
}
