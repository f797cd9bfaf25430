//! `safon training import`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Subcommand;
use entities::access::Language;
use serde_json::json;

use super::answer::Answer;
use super::{Common, open};
use crate::access;
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::training;
use crate::training::import::Answers;
use crate::training::import::told::{Standing, told};

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
    let syllabus = training::syllabus(database, app.today()).await?;
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
    for line in told(&imported.run) {
        let (en, cy) = (said(&line.messages, Language::En), said(&line.messages, Language::Cy));
        if matches!(line.standing, Standing::Question | Standing::Error) {
            answer.line(format!("{:6} {}", line.cell, pick(common.language(), &en, &cy)));
        }
        answer.row(json!({
            "cell": line.cell, "worker": line.worker, "staff_number": line.staff_number, "subject": line.subject,
            "completed_on": line.completed_on, "expires_on": line.expires_on, "status": line.standing,
            "message_en": en, "message_cy": cy,
        }));
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
    Ok(answer.with_faults(stopped))
}
