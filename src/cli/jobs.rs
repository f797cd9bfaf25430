//! `safon jobs list|run`.

use chrono::SecondsFormat;
use clap::Subcommand;
use scheduler::clock;
use scheduler::runner::Outcome;
use serde_json::json;

use super::answer::Answer;
use super::{Common, open};
use crate::foundation::error::{Error, Message, Result};
use crate::operations::timetable;

/// What can be done with recurring jobs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Every job: when it runs, what it does, its next five runs
    #[command(after_help = "Example: safon jobs list --json")]
    List,
    /// Run one job now
    #[command(after_help = "Example: safon jobs run post-reminders")]
    Run {
        /// Its name, as `jobs list` shows it
        name: String,
    },
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    let app = open::app(common).await?;
    match command {
        Command::List => {
            let language = common.language();
            let mut answer = Answer::default();
            for entry in timetable::overview(&*app.database, app.now()).await? {
                let (what, when) =
                    (app.words.say(language, &entry.what()), app.words.say(language, &entry.when));
                let utc = |at: &clock::Timestamp| at.to_rfc3339_opts(SecondsFormat::Secs, true);
                answer.line(format!("{:16} {:14} {when} {what}", entry.job, entry.line));
                for at in &entry.next {
                    answer.line(format!("{:16}   {}", "", clock::local(*at).format("%Y-%m-%d %H:%M")));
                }
                if let Some(pause) = &entry.pause {
                    let paused =
                        Message::new("timetable-paused-line").with("reason", pause.row.reason.as_str());
                    answer.line(format!("{:16}   {}", "", app.words.say(language, &paused)));
                }
                answer.row(json!({
                    "job": entry.job, "line": entry.line, "when": when, "what": what,
                    "next_runs": entry.next.iter().map(utc).collect::<Vec<_>>(),
                    "last_run": entry.last.as_ref().map(|run| utc(&run.started_at)),
                    "last_outcome": entry.last.as_ref().map(|run| run.outcome),
                    "last_seconds": entry.last.as_ref().and_then(timetable::took).map(|took| took.as_seconds_f64()),
                    "last_day": entry.day.map(|day| json!({
                        "due": day.due, "ran": day.ran, "failed": day.failed,
                        "longest_seconds": day.longest.as_seconds_f64(),
                    })),
                    "made_up": entry.made_up.iter().map(|run| json!({
                        "at": utc(&run.started_at), "stood_for": run.occurrence,
                    })).collect::<Vec<_>>(),
                    "missed": entry.missed.iter().map(|stretch| json!({
                        "first": stretch.first_occurrence, "last": stretch.last_occurrence,
                        "occurrences": stretch.occurrences, "because": stretch.because,
                    })).collect::<Vec<_>>(),
                    "may_be_paused": entry.may_be_paused,
                    "paused": entry.pause.as_ref().map(|pause| json!({
                        "since": utc(&pause.row.paused_at), "by": pause.row.paused_by,
                        "reason": pause.row.reason, "missed": pause.missed,
                    })),
                }));
            }
            Ok(answer)
        }
        Command::Run { name } => {
            let ran = crate::jobs::run(&app, &name, app.now()).await?;
            match ran.outcome {
                Outcome::Done => {
                    let mut answer = Answer::said(Message::new("jobs-ran").with("job", name.as_str()));
                    answer.row(json!({ "job": name, "outcome": "done" }));
                    Ok(answer)
                }
                Outcome::GivenUp | Outcome::BrokenOff => {
                    Err(Error::Refused(Message::new("jobs-busy").with("job", name)))
                }
                Outcome::Failed(why) | Outcome::Panicked(why) => {
                    Err(Error::Refused(Message::new("jobs-failed").with("job", name).with("problem", why)))
                }
            }
        }
    }
}
