//! `safon reminders preview`.

use chrono::{NaiveDate, SecondsFormat};
use clap::Subcommand;
use serde_json::json;

use super::answer::Answer;
use super::{Common, open, wrong_use};
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::reminders;

/// What can be done with reminders.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// What would go out between two dates, to whom, and why
    #[command(after_help = "Example: safon reminders preview --from 2026-03-16 --to 2026-04-13 --json")]
    Preview {
        /// First day
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: NaiveDate,
        /// Last day
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: NaiveDate,
    },
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    let Command::Preview { from, to } = command;
    if from > to {
        return Err(wrong_use("--from is after --to"));
    }
    let app = open::app(common).await?;
    let mut answer = Answer::default();
    for one in reminders::preview(&app, from, to, None).await? {
        let local = one.local_time.format("%Y-%m-%dT%H:%M").to_string();
        let what = pick(common.language(), &one.what_en, &one.what_cy);
        answer.line(format!("{local}  {:12} {}  {}  {what}", one.step, one.due_on, one.recipient));
        answer.row(json!({
            "rule": one.rule, "subject": one.subject, "step": one.step, "due_on": one.due_on,
            "recipient": one.recipient, "recipient_role": one.recipient_role,
            "send_at": one.send_at.to_rfc3339_opts(SecondsFormat::Secs, true), "local_time": local,
            "language": one.language, "what_en": one.what_en, "what_cy": one.what_cy,
        }));
    }
    if answer.rows.is_empty() {
        answer.say(Message::new("reminders-preview-empty"));
    }
    Ok(answer)
}
