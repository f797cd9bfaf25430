//! `safon standards check|import|export|list`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use entities::access::Language;
use serde_json::json;

use super::answer::Answer;
use super::{Common, open};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::i18n::Words;
use crate::standards;
use crate::standards::canonical;
use crate::standards::fault::Fault;
use crate::standards::reading::Format;

/// What can be done with standards.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read a standard's file and say every fault at once; nothing is stored
    #[command(after_help = "Example: safon standards check data/standard.yaml --json")]
    Check {
        /// The file, YAML or JSON
        file: PathBuf,
    },
    /// Import a standard's file as a draft
    #[command(after_help = "Example: safon standards import data/standard.yaml")]
    Import {
        /// The file, YAML or JSON
        file: PathBuf,
    },
    /// Write the text of a version; of the one in force, if no number is given
    #[command(
        after_help = "Example: safon standards export SCCFS --version 1.0 --format yaml --out standard.yaml"
    )]
    Export {
        /// Code of the standard
        code: String,
        /// Number of the version
        #[arg(long = "version", value_name = "NUMBER")]
        number: Option<String>,
        /// How it is written
        #[arg(long, value_enum, default_value = "yaml")]
        format: Written,
        /// File to write; else standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Every version of every standard
    #[command(after_help = "Example: safon standards list --json")]
    List,
}

/// A way of writing a version.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Written {
    Yaml,
    Json,
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    match command {
        Command::Check { file } => check(common, &file).await,
        Command::Import { file } => import(common, &file).await,
        Command::Export { code, number, format, out } => export(common, &code, number, format, out).await,
        Command::List => list(common).await,
    }
}

fn read(file: &Path) -> Result<(Vec<u8>, Format)> {
    let unreadable = |e: std::io::Error| {
        Message::new("cli-file").with("file", file.display().to_string()).with("problem", e.to_string())
    };
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    Ok((bytes, if json { Format::Json } else { Format::Yaml }))
}

async fn check(common: &Common, file: &Path) -> Result<Answer> {
    let (bytes, format) = read(file)?;
    let words = Words::shared()?;
    let reading = standards::check(bytes, format).await?;
    let mut answer = Answer::default();
    match reading.pack {
        Ok(pack) => {
            tell_warnings(&words, common, &mut answer, &reading.warnings);
            answer.say(
                Message::new("cli-standard-good")
                    .with("code", pack.standard.code.as_str())
                    .with("version", pack.standard.version.as_str())
                    .with("n", pack.criteria().count()),
            );
            Ok(answer)
        }
        Err(faults) => {
            let mut answer = tell_faults(&words, common, answer, &faults);
            tell_warnings(&words, common, &mut answer, &reading.warnings);
            Ok(answer)
        }
    }
}

/// Warnings stop nothing: one line for all of a kind, each by itself only for programs.
fn tell_warnings(words: &Words, common: &Common, answer: &mut Answer, warnings: &[Fault]) {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for warning in warnings {
        *kinds.entry(words.say(common.language(), &warning.message())).or_default() += 1;
        answer.row(told(words, "warning", warning));
    }
    for (said, n) in kinds {
        answer.say(Message::new("cli-standard-warnings").with("n", n).with("said", said));
    }
}

fn told(words: &Words, kind: &str, fault: &Fault) -> serde_json::Value {
    json!({
        "kind": kind,
        "path": fault.path,
        "message_en": words.say(Language::En, &fault.message()),
        "message_cy": words.say(Language::Cy, &fault.message()),
    })
}

fn sentence(words: &Words, language: Language, fault: &Fault) -> String {
    let said = words.say(language, &fault.message());
    if fault.path.is_empty() { said } else { format!("{}: {said}", fault.path) }
}

fn tell_faults(words: &Words, common: &Common, mut answer: Answer, faults: &[Fault]) -> Answer {
    for fault in faults {
        answer.line(sentence(words, common.language(), fault));
        answer.row(told(words, "fault", fault));
    }
    answer.say(Message::new("cli-standard-faults").with("n", faults.len()));
    answer.with_faults(true)
}

async fn import(common: &Common, file: &Path) -> Result<Answer> {
    let (bytes, format) = read(file)?;
    let app = open::app(common).await?;
    match standards::import(&app, None, bytes, format, app.now()).await? {
        Err(faults) => Ok(tell_faults(&app.words, common, Answer::default(), &faults)),
        Ok(id) => {
            let version = standards::store::outline(&*app.database, id).await?;
            let standard = standards::store::standard(&*app.database, version.standard_id).await?;
            let mut answer = Answer::said(
                Message::new("cli-standard-imported")
                    .with("code", standard.code.as_str())
                    .with("version", version.number.as_str()),
            );
            answer.row(
                json!({ "standard": standard.code, "version": version.number, "status": version.status }),
            );
            Ok(answer)
        }
    }
}

async fn export(
    common: &Common,
    code: &str,
    number: Option<String>,
    format: Written,
    out: Option<PathBuf>,
) -> Result<Answer> {
    let app = open::app(common).await?;
    let database = &*app.database;
    let standard = standards::store::standard_by_code(database, code).await?.ok_or(Error::NotFound)?;
    let version = match number {
        Some(number) => standards::store::version_by_number(database, standard.id, &number).await?,
        None => standards::in_force(database, standard.id, app.today()).await?,
    };
    let version = version.ok_or(Error::NotFound)?;
    let format = match format {
        Written::Yaml => Format::Yaml,
        Written::Json => Format::Json,
    };
    let pack = standards::pack(database, version.id).await?;
    let text = canonical::export(&pack, format).map_err(Error::internal)?;
    let mut answer = Answer::default();
    match &out {
        Some(file) => {
            std::fs::write(file, &text)?;
            answer.say(Message::new("cli-written").with("file", file.display().to_string()));
        }
        None => answer.line(text.trim_end()),
    }
    answer.row(json!({
        "standard": standard.code, "version": version.number, "digest": version.digest,
        "file": out, "text": if out.is_none() { Some(text) } else { None },
    }));
    Ok(answer)
}

async fn list(common: &Common) -> Result<Answer> {
    let app = open::app(common).await?;
    let (database, today): (_, NaiveDate) = (&*app.database, app.today());
    let mut answer = Answer::default();
    for standard in standards::store::standards(database).await? {
        let in_force = standards::in_force(database, standard.id, today).await?.map(|version| version.id);
        for version in standards::store::versions(database, standard.id).await? {
            let current = in_force == Some(version.id);
            answer.line(format!(
                "{} {}  {}{}",
                standard.code,
                version.number,
                version.status,
                if current { " *" } else { "" }
            ));
            answer.row(json!({
                "standard": standard.code, "version": version.number, "status": version.status,
                "title_en": standard.title_en, "title_cy": standard.title_cy, "digest": version.digest,
                "effective_from": version.effective_from, "withdrawn_on": version.withdrawn_on, "in_force": current,
            }));
        }
    }
    if answer.rows.is_empty() {
        answer.say(Message::new("cli-no-standards"));
    }
    Ok(answer)
}
