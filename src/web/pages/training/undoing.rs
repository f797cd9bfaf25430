//! Taking the last import back, and taking away the list of what was wrong in a file.

use entities::ids::TrainingImportId;
use poem::Response;
use serde_json::{Value, json};
use tera::Context;

use super::{about, coop};
use crate::access::Deed;
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::foundation::spreadsheet;
use crate::training;
use crate::training::import::told::{Standing, told};
use crate::training::importing;
use crate::training::undoing::{self, Stays, Undone};
use crate::web::Answer;
use crate::web::pages::reports;
use crate::web::visit::Visit;

/// How many of those that stay one page names.
const SHOWN: usize = 200;

/// What undoing would do, to be agreed.
pub async fn look(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let (import, done) = undoing::look(&visit.app, visit.actor()?, visit.id("id")?).await?;
    let mut context = shown(&visit, &coop, &done).await?;
    context.insert("import", &json!({ "id": import.id, "file_name": import.file_name }));
    visit.page("training/undo.html", context)
}

/// Undoes it.
pub async fn undo(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: TrainingImportId = visit.id("id")?;
    undoing::undo(&visit.app, visit.actor()?, id, visit.now).await?;
    let page = format!("/coops/{}/training/import", coop.organisation.reference);
    visit.go_saying(&page, "done-own-record-undone")
}

async fn shown(visit: &Visit, coop: &Cooperative, done: &Undone) -> Result<Context> {
    let syllabus = training::syllabus(&*visit.app.database, visit.today()).await?;
    let subject = |code: &str| {
        let subject = syllabus.subject(code);
        subject.map_or(code.to_owned(), |s| pick(visit.language, &s.name.en, &s.name.cy).to_owned())
    };
    let stays = |one: &Stays| {
        let message = match one {
            Stays::Record { name, subject: code, on } => {
                let message = Message::new("own-record-undo-stays-record")
                    .with("name", name.as_str())
                    .with("subject", subject(code));
                message.with("date", on.unwrap_or(visit.today()))
            }
            Stays::Person { name } => {
                Message::new("own-record-undo-stays-person").with("name", name.as_str())
            }
            Stays::Needed { name } => {
                Message::new("own-record-undo-stays-needed").with("name", name.as_str())
            }
        };
        visit.say(&message)
    };
    let mut context = about(visit, coop);
    let counts = [
        ("own-record-undo-records-removed", done.records_removed),
        ("own-record-undo-records-restored", done.records_restored),
        ("own-record-undo-people-removed", done.people_removed),
        ("own-record-undo-people-restored", done.people_restored),
    ];
    let said: Vec<String> = counts
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| visit.say(&Message::new(key).with("n", n)))
        .collect();
    context.insert("will", &said);
    context.insert("stays", &done.stays.iter().take(SHOWN).map(stays).collect::<Vec<_>>());
    context.insert("stay_count", &done.stays.len());
    Ok(context)
}

/// What is wrong or asked in a file, cell by cell, as a table to take away and put right in one's own spreadsheet.
pub async fn faults(visit: Visit) -> Answer {
    coop(&visit, Deed::EditTraining).await?;
    let preview = importing::preview(&visit.app, visit.actor()?, visit.id("id")?, visit.now).await?;
    let word = |key: &str| visit.app.words.word(visit.language, key);
    let head = [
        "training-preview-cell",
        "training-person",
        "training-number",
        "own-record-faults-written",
        "own-record-faults-sort",
        "own-record-faults-wrong",
    ]
    .map(word);
    let rows = told(&preview.run, false).filter_map(|line| {
        let sort = match line.standing {
            Standing::Error => "own-record-faults-error",
            Standing::Question => "own-record-faults-question",
            Standing::New | Standing::Same | Standing::Changed | Standing::Ignored => return None,
        };
        let said: Vec<String> = line.messages.iter().map(|message| visit.say(message)).collect();
        Some([
            line.cell,
            line.worker.unwrap_or_default(),
            line.staff_number.unwrap_or_default(),
            line.value,
            word(sort),
            said.join(" "),
        ])
    });
    Ok(file(spreadsheet::csv(head, rows)?, &format!("{}.csv", word("own-record-faults-file"))))
}

fn file(bytes: Vec<u8>, name: &str) -> Response {
    reports::file(bytes, name, "text/csv; charset=utf-8")
}

/// What may be undone among the imports of a co-op, and what was.
pub async fn standing(visit: &Visit, coop: &Cooperative, imports: &[TrainingImportId]) -> Result<Value> {
    let database = &*visit.app.database;
    let undone = training::store::undo::undone(database, imports).await?;
    let undone: Vec<String> = undone.keys().map(ToString::to_string).collect();
    let last = undoing::last(database, coop.organisation.id).await?;
    Ok(json!({ "undone": undone, "last": last }))
}
