//! `safon reminders preview`.

use chrono::{NaiveDate, SecondsFormat};
use clap::Subcommand;
use serde_json::json;

use super::answer::Answer;
use super::{Common, open, wrong_use};
use crate::access;
use crate::deadlines::table;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::reminders::{self, Asked};

/// What can be done with reminders.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// What would go out between two dates, to whom, and why
    #[command(
        after_help = "Example: safon reminders preview --from 2026-03-16 --to 2026-04-13 --rule training --coop COOP-0003 --json"
    )]
    Preview {
        /// First day
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: NaiveDate,
        /// Last day
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: NaiveDate,
        /// Only what one rule sends, e.g. training
        #[arg(long, value_name = "RULE")]
        rule: Option<String>,
        /// Only what is about one co-op
        #[arg(long, value_name = "REFERENCE")]
        coop: Option<String>,
    },
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    let Command::Preview { from, to, rule, coop } = command;
    if from > to {
        return Err(wrong_use("--from is after --to"));
    }
    if let Some(rule) = rule.as_deref().filter(|rule| table::get().rule(rule).is_none()) {
        return Err(Error::Refused(Message::new("rules-unknown").with("rule", rule)));
    }
    let app = open::app(common).await?;
    let only = match &coop {
        Some(reference) => {
            let found = access::store::organisation_by_reference(&*app.database, reference).await?;
            let unknown = || Message::new("access-reference-unknown").with("reference", reference.as_str());
            Some([found.ok_or_else(|| Error::Refused(unknown()))?.id])
        }
        None => None,
    };
    let asked = Asked { from, to, only: only.as_ref().map(<[_; 1]>::as_slice), rule: rule.as_deref() };
    let mut answer = Answer::default();
    for one in reminders::preview_of(&app, asked).await? {
        let local = one.local_time.format("%Y-%m-%dT%H:%M").to_string();
        let what = pick(common.language(), &one.what_en, &one.what_cy);
        answer.line(format!("{local}  {:12} {}  {}  {what}", one.step, one.due_on, one.recipient));
        answer.row(json!({
            "rule": one.rule, "subject": one.subject, "step": one.step, "due_on": one.due_on,
            "recipient": one.recipient, "recipient_role": one.recipient_role, "because": one.because,
            "shared_mailbox": one.shared, "people": one.accounts.len(),
            "send_at": one.send_at.to_rfc3339_opts(SecondsFormat::Secs, true), "local_time": local,
            "language": one.language_word(), "what_en": one.what_en, "what_cy": one.what_cy,
        }));
    }
    if answer.rows.is_empty() {
        answer.say(Message::new("reminders-preview-empty"));
    }
    Ok(answer)
}
