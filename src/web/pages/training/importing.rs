//! The pages of an import: choose a file, answer what is asked, look at what is wrong, confirm.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entities::access::Language;
use entities::ids::TrainingImportId;
use entities::training::{ImportState, training_import};
use serde_json::{Value, json};
use tera::Context;

use super::{about, coop};
use crate::access::Deed;
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::training::import::dry_run::{Ask, Choice, Question};
use crate::training::import::{Answer as Said, Known};
use crate::training::importing::{self, Preview, Saying};
use crate::training::store;
use crate::web::Answer;
use crate::web::forms::Form;
use crate::web::visit::Visit;

/// How many questions and faults one page shows.
const SHOWN: usize = 100;

/// The page that takes a file.
pub async fn choose(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let context = choosing(&visit, &coop).await?;
    visit.page("training/import.html", context)
}

async fn choosing(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let mut context = about(visit, coop);
    context.insert("megabytes", &(visit.app.config.limits.spreadsheet >> 20).max(1));
    let imports = store::imports(&*visit.app.database, coop.organisation.id, 20).await?;
    let imported = visit.query("imported");
    let confirmed = |one: &&training_import::Model| one.state == ImportState::Confirmed;
    if let Some(one) = imports.iter().filter(confirmed).find(|one| one.id.to_string() == imported) {
        context.insert("notice", &json!({ "kind": "success", "text": counted(visit, one) }));
    }
    let ids: Vec<TrainingImportId> = imports.iter().map(|one| one.id).collect();
    context.insert("undo", &super::undoing::standing(visit, coop, &ids).await?);
    context.insert("imports", &imports);
    Ok(context)
}

/// What an import did. How many rows it left out is known only right after it.
fn counted(visit: &Visit, import: &training_import::Model) -> String {
    let counts = Message::new("training-imported-counts")
        .with("added", import.added)
        .with("corrected", import.corrected)
        .with("unchanged", import.unchanged);
    let mut said = vec![visit.say(&Message::new("done-training-imported")), visit.say(&counts)];
    if let Ok(left) = visit.query("left").parse::<u32>() {
        said.push(visit.say(&Message::new("training-imported-left").with("n", left)));
    }
    if let Some(waiting) = visit.query("waiting").parse::<u32>().ok().filter(|waiting| *waiting > 0) {
        said.push(visit.say(&Message::new("training-imported-waiting").with("n", waiting)));
    }
    said.join(" ")
}

/// Reads a file into a preview. The file itself is not kept.
pub async fn read(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    match read_file(&visit, &coop).await {
        Ok(id) => visit.go(&format!("/coops/{}/training/import/{id}", coop.organisation.reference)),
        Err(error) => {
            let context = choosing(&visit, &coop).await?;
            visit.again("training/import.html", context, error)
        }
    }
}

async fn read_file(visit: &Visit, coop: &Cooperative) -> Result<TrainingImportId> {
    visit.form.reading().done()?;
    let files = visit.form.files("file");
    let missing = || Error::problem("file", Message::new("training-import-no-file"));
    let file = files.first().ok_or_else(missing)?;
    let bytes = file.passing.as_ref().ok_or_else(missing)?.read_all().await?;
    let actor = visit.actor()?;
    importing::begin(&visit.app, actor, coop.organisation.id, &file.name, bytes, visit.now).await
}

/// The reading: what was found, asked, wrong, left out.
pub async fn preview(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    match importing::preview(&visit.app, visit.actor()?, visit.id("id")?, visit.now).await {
        Ok(preview) => visit.page("training/preview.html", shown(&visit, &coop, &preview)?),
        Err(Error::Refused(message)) => {
            let context = choosing(&visit, &coop).await?;
            visit.again("training/import.html", context, Error::Refused(message))
        }
        Err(error) => Err(error),
    }
}

/// Takes down answers; with the button that imports, confirms as well.
pub async fn answer(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: TrainingImportId = visit.id("id")?;
    let result = match saying(&visit.form) {
        Ok(saying) => importing::answer(&visit.app, visit.actor()?, id, saying, visit.now)
            .await
            .map_err(|error| at_its_box(&visit.form, error)),
        Err(error) => Err(error),
    };
    match result {
        Ok(()) if visit.form.get("confirm") == "yes" => confirm(visit).await,
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/training/import/{id}", coop.organisation.reference),
            "done-training-import-answered",
        ),
        Err(error) => again(&visit, &coop, id, error).await,
    }
}

/// A fault of an answer stands at the box of its question.
fn at_its_box(form: &Form, error: Error) -> Error {
    let Error::Problems(mut problems) = error else { return error };
    for problem in &mut problems {
        let asked = form.fields().iter().filter(|(_, question)| *question == problem.field);
        if let Some(n) = asked.filter_map(|(field, _)| field.strip_prefix("question-")).next() {
            problem.field = format!("answer-{n}").into();
        }
    }
    Error::Problems(problems)
}

/// Confirms a reading.
pub async fn confirm(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: TrainingImportId = visit.id("id")?;
    match importing::confirm(&visit.app, visit.actor()?, id, visit.now).await {
        Ok(done) => visit.go(&format!(
            "/coops/{}/training/import?imported={id}&left={}&waiting={}",
            coop.organisation.reference, done.left_out, done.waiting
        )),
        Err(error) => again(&visit, &coop, id, error).await,
    }
}

async fn again(visit: &Visit, coop: &Cooperative, id: TrainingImportId, error: Error) -> Answer {
    let preview = importing::preview(&visit.app, visit.actor()?, id, visit.now).await?;
    visit.again("training/preview.html", shown(visit, coop, &preview)?, error)
}

/// Lets a reading go.
pub async fn abandon(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    importing::abandon(&visit.app, visit.actor()?, visit.id("id")?, visit.now).await?;
    visit.go_saying(
        &format!("/coops/{}/training/import", coop.organisation.reference),
        "done-training-import-abandoned",
    )
}

/// What the form of a reading says. The fields of question `n` are `question-n` (its id), `answer-n`, and where a date or
/// a name is typed, `date-n` and `name-n`.
fn saying(form: &Form) -> Result<Saying> {
    let ticked = |field: &str| form.get(field) == "yes";
    let mut saying = Saying {
        given: BTreeMap::new(),
        reading: ticked("reading"),
        new_people: ticked("new_people"),
        despite_faults: ticked("despite_faults"),
        details: ticked("details"),
    };
    for (field, question) in form.fields() {
        let Some(n) = field.strip_prefix("question-") else { continue };
        let answer = form.get(&format!("answer-{n}"));
        let said = if answer.is_empty() { None } else { Some(said(form, n, answer)?) };
        saying.given.insert(question.clone(), said);
    }
    Ok(saying)
}

fn said(form: &Form, n: &str, answer: &str) -> Result<Said> {
    let wrong = |key: &'static str| {
        Error::Problems(vec![crate::foundation::error::Problem {
            field: format!("answer-{n}").into(),
            message: Message::new(key),
        }])
    };
    match answer {
        "type-date" => {
            let date = typed_date(form, &format!("date-{n}")).ok_or_else(|| wrong("form-date-wrong"))?;
            Ok(Said::Date(date))
        }
        "new" => {
            let name: String = form.get(&format!("name-{n}")).chars().take(120).collect();
            Ok(Said::New { name: (!name.is_empty()).then_some(name) })
        }
        "left" => Ok(Said::Left { on: typed_date(form, &format!("date-{n}")) }),
        other => other.parse().map_err(|_| wrong("form-choose")),
    }
}

fn typed_date(form: &Form, field: &str) -> Option<NaiveDate> {
    let part = |name: &str| form.get(&format!("{field}{name}")).parse::<u32>().ok();
    let year = i32::try_from(part("-year")?).ok().filter(|year| (1900..=2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, part("-month")?, part("")?)
}

/// A reading as the page shows it.
fn shown(visit: &Visit, coop: &Cooperative, preview: &Preview) -> Result<Context> {
    let name = |code: &str| subject_name(&preview.known, visit.language, code);
    let (run, said) = (&preview.run, &preview.said);
    let mut context = about(visit, coop);
    context.insert("import", &json!({ "id": preview.import.id, "file_name": preview.import.file_name }));
    context.insert(
        "found",
        &json!({
            "people": run.people, "new": run.changes.new.len(), "corrected": run.changes.corrected.len(),
            "unchanged": run.changes.unchanged.len(), "waiting": run.changes.waiting,
            "layout": visit.say(&run.layout.message()),
        }),
    );
    let confirms = run.confirm.iter().flat_map(|confirm| confirm.messages(&name));
    context.insert("confirms", &confirms.map(|message| visit.say(&message)).collect::<Vec<_>>());
    let asked = run.ask.iter().chain(&run.unknown_subjects);
    let open: Vec<&Question> = dedup(asked);
    let answered: Vec<&Question> =
        run.answered.iter().filter(|q| !open.iter().any(|o| o.id == q.id)).collect();
    context.insert("open", &open.len());
    let questions = |list: &[&Question], from: usize| -> Vec<Value> {
        let shown = list.iter().take(SHOWN).enumerate();
        shown.map(|(n, q)| question(visit, preview, q, from + n)).collect()
    };
    context.insert("questions", &questions(&open, 1));
    context.insert("answered", &questions(&answered, SHOWN + 1));
    let cell = |fault: &crate::training::import::dry_run::Fault| json!({ "cell": fault.place.to_string(), "text": visit.say(&fault.message()) });
    context.insert("faults", &run.errors.iter().take(SHOWN).map(cell).collect::<Vec<_>>());
    context.insert("fault_count", &run.errors.len());
    let left = run.not_imported.iter().take(SHOWN);
    let left: Vec<Value> = left
        .map(
            |out| json!({ "what": visit.say(&out.what()), "why": visit.say(&out.why()), "value": out.value }),
        )
        .collect();
    context.insert("left_out", &left);
    context.insert("left_out_count", &(run.not_imported.len() + run.more_not_imported));
    let new: Vec<&str> = run.workers.iter().filter(|w| is_new(w)).map(|w| w.name.as_str()).collect();
    context.insert("new_people", &new);
    context.insert("records", &records(visit, preview));
    context
        .insert("obstacles", &preview.obstacles.iter().map(|o| visit.say(&o.message())).collect::<Vec<_>>());
    context.insert(
        "said",
        &json!({
            "reading": said.answers.reading, "new_people": said.answers.new_people,
            "despite_faults": said.answers.despite_faults, "details": said.details,
        }),
    );
    Ok(context)
}

fn is_new(worker: &crate::training::import::dry_run::Worker) -> bool {
    matches!(worker.identity, crate::training::import::dry_run::Identity::New { .. })
}

fn dedup<'a>(questions: impl Iterator<Item = &'a Question>) -> Vec<&'a Question> {
    let mut list: Vec<&Question> = Vec::new();
    for question in questions {
        if !list.iter().any(|known| known.id == question.id) {
            list.push(question);
        }
    }
    list
}

fn subject_name(known: &Known, language: Language, code: &str) -> String {
    known.subject(code).map_or_else(|| code.to_owned(), |s| pick(language, &s.en, &s.cy).to_owned())
}

/// A question with its number on the page, its choices, and what was answered.
fn question(visit: &Visit, preview: &Preview, question: &Question, n: usize) -> Value {
    let name = |code: &str| subject_name(&preview.known, visit.language, code);
    let answered = preview.said.answers.to(&question.id);
    let any_subject = matches!(question.ask, Ask::UnknownSubject { .. });
    let mut options: Vec<Value> = Vec::new();
    for choice in &question.choices {
        if any_subject && matches!(choice, Choice::Subject { .. }) {
            continue;
        }
        let value = choice.answer().map_or_else(|| "type-date".to_owned(), |answer| answer.to_string());
        let wants = match choice {
            Choice::TypeDate | Choice::Left => "date",
            Choice::NewPerson if question.ask == Ask::DamagedName => "name",
            _ => "",
        };
        options.push(json!({ "value": value, "text": visit.say(&choice.message(&name)), "wants": wants }));
    }
    let subjects: Vec<Value> = if any_subject {
        let all = preview.known.subjects.iter();
        all.map(|s| json!({ "value": Said::Subject(s.code.clone()).to_string(), "text": name(&s.code) }))
            .collect()
    } else {
        Vec::new()
    };
    let (value, date, typed) = match answered {
        Some(Said::Date(date)) if !options.iter().any(|o| o["value"] == json!(format!("date:{date}"))) => {
            (Some("type-date".to_owned()), Some(*date), None)
        }
        Some(Said::Left { on }) => (Some("left".to_owned()), *on, None),
        Some(Said::New { name }) => (Some("new".to_owned()), None, name.clone()),
        Some(other) => (Some(other.to_string()), None, None),
        None => (None, None, None),
    };
    json!({
        "n": n, "id": question.id, "text": visit.say(&question.message()), "cell": question.place.to_string(),
        "written": question.value, "options": options, "subjects": subjects,
        "value": value, "date": date, "name": typed,
    })
}

/// The first records that would be stored, so that a person can compare them with the sheet.
fn records(visit: &Visit, preview: &Preview) -> Vec<Value> {
    let run = &preview.run;
    let corrected: BTreeMap<usize, String> = run
        .changes
        .corrected
        .iter()
        .map(|correction| {
            let fields = correction.fields.iter().map(|field| visit.say(&field.message()));
            (correction.record, fields.collect::<Vec<_>>().join(", "))
        })
        .collect();
    let news = run.changes.new.iter().map(|at| (*at, None));
    let all = news.chain(corrected.iter().map(|(at, fields)| (*at, Some(fields))));
    all.take(SHOWN)
        .map(|(at, fields)| {
            let record = &run.records[at];
            json!({
                "name": run.workers[record.worker].name,
                "subject": record.subject.as_deref().map(|code| subject_name(&preview.known, visit.language, code)),
                "completed_on": record.completed_on, "expires_on": record.expires_on,
                "corrects": fields, "cell": record.place.to_string(),
            })
        })
        .collect()
}
