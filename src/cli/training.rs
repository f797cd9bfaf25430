//! `safon training import`.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Subcommand;
use entities::access::Language;
use serde::Serialize;
use serde_json::json;

use super::answer::{Answer, Array};
use super::{Common, open};
use crate::access;
use crate::foundation::error::{Message, Result};
use crate::foundation::i18n::Words;
use crate::foundation::reference::pick;
use crate::training;
use crate::training::import::told::{Standing, told};
use crate::training::import::{Answers, DryRun};

/// What can be done with training records.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Import a training spreadsheet; what is ambiguous is left out and asked, never guessed
    #[command(after_help = "Example: safon training import matrix.xlsx --coop COOP-0012 --dry-run")]
    Import {
        /// The spreadsheet, XLSX or CSV
        file: PathBuf,
        /// Reference of the co-op
        #[arg(long, value_name = "REF")]
        coop: String,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
        /// Agree to how the file was read, as the dry run says it
        #[arg(long)]
        agree_reading: bool,
        /// Agree to add the people who are not known yet
        #[arg(long)]
        agree_new_people: bool,
        /// Import the other rows although some are faulty
        #[arg(long)]
        despite_faults: bool,
    },
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    let Command::Import { file, coop, dry_run, agree_reading, agree_new_people, despite_faults } = command;
    let app = open::app(common).await?;
    let (database, now) = (&*app.database, app.now());
    let cooperative = access::store::organisation_by_reference(database, &coop)
        .await?
        .ok_or_else(|| Message::new("cli-no-organisation").with("reference", coop.as_str()))?;
    let bytes = std::fs::read(&file).map_err(|e| {
        Message::new("cli-file").with("file", file.display().to_string()).with("problem", e.to_string())
    })?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let answers = Answers {
        given: BTreeMap::new(),
        reading: agree_reading,
        new_people: agree_new_people,
        despite_faults,
    };
    let imported =
        training::import_file(&app, None, cooperative.id, &name, bytes, answers, dry_run, now).await?;
    let syllabus = training::syllabus_of(database, cooperative.id, app.today()).await?;
    let subject = |language: Language| {
        let syllabus = &syllabus;
        move |code: &str| match syllabus.subject(code) {
            Some(subject) => pick(language, &subject.name.en, &subject.name.cy).to_owned(),
            None => code.to_owned(),
        }
    };
    let mut answer = Answer::default();
    let said = |messages: &[Message], language: Language| {
        messages.iter().map(|message| app.words.say(language, message)).collect::<Vec<_>>().join(" ")
    };
    if !common.json {
        let language = common.language();
        for line in told(&imported.run, imported.counts.is_some()) {
            if matches!(line.standing, Standing::Question | Standing::Error) {
                answer.line(format!("{:6} {}", line.cell, said(&line.messages, language)));
            }
        }
    }
    for confirm in &imported.run.confirm {
        answer.line(said(&confirm.messages(&subject(common.language())), common.language()));
    }
    for obstacle in imported.obstacles.iter().filter(|_| !dry_run) {
        let message = [obstacle.message()];
        answer.line(said(&message, common.language()));
        answer.row(json!({
            "kind": "obstacle",
            "message_en": said(&message, Language::En), "message_cy": said(&message, Language::Cy),
        }));
    }
    // A dry run found something when the import would have to ask or leave rows out.
    let run = &imported.run;
    let open = !run.ask.is_empty() || !run.unknown_subjects.is_empty() || !run.errors.is_empty();
    let stopped = if dry_run { open } else { imported.counts.is_none() };
    match imported.counts {
        Some(counts) => {
            answer.say(
                Message::new("cli-training-imported")
                    .with("added", counts.added)
                    .with("corrected", counts.corrected)
                    .with("unchanged", counts.unchanged),
            );
            answer.row(json!({ "kind": "counts", "added": counts.added, "corrected": counts.corrected, "unchanged": counts.unchanged }));
        }
        None => answer.say(Message::new("cli-training-nothing").with("people", imported.run.people)),
    }
    if common.json {
        let (run, done, words) = (imported.run, imported.counts.is_some(), Arc::clone(&app.words));
        answer.rows_later(move |array| rows(&run, done, &words, array));
    }
    Ok(answer.with_faults(stopped))
}

/// One cell or row of the file.
#[derive(Serialize)]
struct Row<'a> {
    cell: &'a str,
    worker: Option<&'a str>,
    staff_number: Option<&'a str>,
    subject: Option<&'a str>,
    completed_on: Option<NaiveDate>,
    expires_on: Option<NaiveDate>,
    status: Standing,
    message_en: &'a str,
    message_cy: &'a str,
}

/// Prints what was read, row by row. What is said of most rows is the same sentence, and is worded once.
fn rows(run: &DryRun, done: bool, words: &Words, array: &mut Array) {
    let said = |messages: &[Message], language: Language| {
        messages.iter().map(|message| words.say(language, message)).collect::<Vec<_>>().join(" ")
    };
    let mut worded: HashMap<Cow<'static, str>, (String, String)> = HashMap::new();
    for line in told(run, done) {
        let both = || (said(&line.messages, Language::En), said(&line.messages, Language::Cy));
        let fresh;
        let (en, cy) = match line.messages.as_slice() {
            [one] if one.arguments.is_empty() => worded.entry(one.key.clone()).or_insert_with(both),
            _ => {
                fresh = both();
                &fresh
            }
        };
        array.row(&Row {
            cell: &line.cell,
            worker: line.worker.as_deref(),
            staff_number: line.staff_number.as_deref(),
            subject: line.subject.as_deref(),
            completed_on: line.completed_on,
            expires_on: line.expires_on,
            status: line.standing,
            message_en: en,
            message_cy: cy,
        });
    }
}
