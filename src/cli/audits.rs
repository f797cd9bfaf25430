//! `safon audits list|due` and `safon report`.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use clap::Subcommand;
use entities::audits::{AuditState, audit};
use entities::documents::DocumentLanguage;
use entities::ids::{StandardId, VersionId};
use sea_orm::Iterable;
use serde_json::json;

use super::answer::Answer;
use super::{Common, open, wrong_use};
use crate::audits::{redrawing, rules, store};
use crate::foundation::App;
use crate::foundation::error::{Message, Result};
use crate::reports::Form;
use crate::reports::publishing::Pdf;
use crate::{access, reports, standards};

/// What can be done with audits.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Every audit
    #[command(after_help = "Example: safon audits list --json")]
    List,
    /// Audits whose visit is still to come, between two dates
    #[command(after_help = "Example: safon audits due --from 2026-12-01 --to 2027-02-28 --json")]
    Due {
        /// First day
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: NaiveDate,
        /// Last day
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: NaiveDate,
    },
    /// The sample of workers of an audit, by their ids, with the seed it was drawn by
    #[command(after_help = "Example: safon audits sample AUD-2026-0007 --redraw --json")]
    Sample {
        /// Reference of the audit
        audit: String,
        /// Draw it again from seed and population, and say whether it agrees
        #[arg(long)]
        redraw: bool,
    },
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    if let Command::Due { from, to } = &command
        && from > to
    {
        return Err(wrong_use("--from is after --to"));
    }
    let app = open::app(common).await?;
    if let Command::Sample { audit, redraw } = command {
        return sample(&app, &audit, redraw).await;
    }
    let audits = match command {
        Command::Sample { .. } => Vec::new(),
        Command::List => store::by_visit(&*app.database).await?,
        Command::Due { from, to } => {
            let to_come: Vec<AuditState> =
                AuditState::iter().filter(|state| rules::to_come(*state)).collect();
            store::visits_between(&*app.database, &to_come, from..=to).await?
        }
    };
    let mut answer = tell(&app, audits).await?;
    if answer.rows.is_empty() {
        answer.say(Message::new("cli-no-audits"));
    }
    Ok(answer)
}

/// One object for each worker, in the order of the draw; with `redraw` a last one that says what came of it, and faults
/// where it does not agree.
async fn sample(app: &App, reference: &str, redraw: bool) -> Result<Answer> {
    let database = &*app.database;
    let audit = store::by_reference(database, reference).await?;
    let mut answer = Answer::default();
    for (row, _) in store::sample(database, audit.id).await? {
        answer.line(format!("{:3}  {}  {}", row.position, row.worker_id, row.why));
        answer.row(json!({ "position": row.position, "worker": row.worker_id, "why": row.why }));
    }
    if answer.rows.is_empty() {
        answer.say(Message::new("matrix-redraw-none"));
        return Ok(answer);
    }
    if !redraw {
        return Ok(answer);
    }
    let again = redrawing::redraw(database, &audit).await?;
    answer.row(json!({
        "seed": again.sample.seed, "algorithm": again.sample.algorithm, "population": again.sample.population,
        "digest_recorded": again.digest, "digest_found": again.sample.population_digest,
        "from_journal": again.from_journal, "same_population": again.same_population,
        "same_sample": again.same_sample, "agrees": again.agrees(),
    }));
    answer.say(Message::new(if again.agrees() { "matrix-redraw-agrees" } else { "matrix-redraw-differs" }));
    Ok(answer.with_faults(!again.agrees()))
}

async fn tell(app: &App, audits: Vec<audit::Model>) -> Result<Answer> {
    let database = &*app.database;
    let cooperatives = access::store::references(database).await?;
    let codes: HashMap<StandardId, String> =
        standards::store::standards(database).await?.into_iter().map(|s| (s.id, s.code)).collect();
    let mut versions: HashMap<VersionId, (StandardId, String)> = HashMap::new();
    for standard in codes.keys() {
        for outline in standards::store::versions(database, *standard).await? {
            versions.insert(outline.id, (outline.standard_id, outline.number));
        }
    }
    let mut answer = Answer::default();
    for audit in audits {
        let coop = cooperatives.get(&audit.cooperative_id).cloned().unwrap_or_default();
        let (standard, number) = versions
            .get(&audit.version_id)
            .map(|(standard, number)| (codes.get(standard).cloned(), Some(number.clone())))
            .unwrap_or_default();
        let outcome = audit.outcome.map_or_else(|| "-".to_owned(), |outcome| outcome.to_string());
        answer.line(format!(
            "{}  {coop}  {}  {}  {}  {outcome}",
            audit.reference, audit.visit_on, audit.kind, audit.state
        ));
        answer.row(json!({
            "reference": audit.reference, "coop": coop, "type": audit.kind, "state": audit.state,
            "standard": standard, "version": number, "visit_on": audit.visit_on,
            "outcome": audit.outcome, "report_issue": (audit.issue > 0).then_some(audit.issue),
        }));
    }
    Ok(answer)
}

/// `safon report`: the stored bytes once issued, a DRAFT before.
pub async fn report(common: &Common, reference: &str, out: &Path, wanted: Wanted) -> Result<Answer> {
    let app = open::app(common).await?;
    let language = if wanted.both { DocumentLanguage::Both } else { common.language().into() };
    let audit = reports::store::audit(&*app.database, reference).await?;
    let issued = reports::store::reports(&*app.database, audit.id).await?;
    let issue = issued.iter().map(|report| report.issue).max();
    let form = (wanted.form.into(), language);
    let (bytes, sha256) = match reports::editions::of_audit(&app, None, &audit, form, app.now()).await?.0 {
        Pdf::Issued { sha256 } => (app.files.read_all(&sha256).await?, Some(sha256)),
        Pdf::Draft(bytes) => (bytes, None),
    };
    std::fs::write(out, &bytes)?;
    let key = if issue.is_some() { "cli-report-issued" } else { "cli-report-draft" };
    let mut answer = Answer::said(
        Message::new(key).with("file", out.display().to_string()).with("issue", issue.unwrap_or_default()),
    );
    answer.row(json!({
        "audit": reference, "language": language, "issue": issue, "draft": issue.is_none(), "file": out,
        "bytes": bytes.len(), "sha256": sha256,
    }));
    Ok(answer)
}

/// Which form of a report, and whether in both languages.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Wanted {
    /// The whole report, the plain summary of one page, or that in large print
    #[arg(long, value_enum, default_value_t = FormWord::Whole)]
    form: FormWord,
    /// Both languages in one document, Welsh first
    #[arg(long)]
    both: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum FormWord {
    Whole,
    Summary,
    LargeSummary,
}

impl From<FormWord> for Form {
    fn from(word: FormWord) -> Self {
        match word {
            FormWord::Whole => Self::Whole,
            FormWord::Summary => Self::Summary,
            FormWord::LargeSummary => Self::LargeSummary,
        }
    }
}
