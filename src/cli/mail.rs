//! `safon mail returned|ledger|proof`.

use std::io::Read;

use chrono::NaiveDate;
use clap::Subcommand;
use serde_json::json;

use super::answer::Answer;
use super::{Common, open, wrong_use};
use crate::access;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::returned::LARGEST;
use crate::operations::{ledger, proof};
use crate::outbox::returned::{self, Taken};

/// What can be done with letters.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Take a message that came back, from standard input, as a mail server pipes it
    #[command(after_help = "Example: safon mail returned --data /var/lib/safon < report.eml")]
    Returned,
    /// What was posted, to whom, and what became of it
    #[command(after_help = "Example: safon mail ledger --coop COOP-0012 --from 2026-03-01 --json")]
    Ledger {
        /// First day of posting
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: Option<NaiveDate>,
        /// Last day of posting
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: Option<NaiveDate>,
        /// Reference of the co-op that letters are about
        #[arg(long, value_name = "REFERENCE")]
        coop: Option<String>,
    },
    /// Everything that bears on one letter
    #[command(after_help = "Example: safon mail proof '<0a1b2c@safon.example>' --json")]
    Proof {
        /// Its Message-ID
        #[arg(value_name = "MESSAGE-ID")]
        message_id: String,
    },
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    match command {
        Command::Returned => take(common).await,
        Command::Ledger { from, to, coop } => list(common, from, to, coop).await,
        Command::Proof { message_id } => prove(common, &message_id).await,
    }
}

async fn take(common: &Common) -> Result<Answer> {
    let app = open::app(common).await?;
    let mut source = Vec::new();
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX) + 1;
    std::io::stdin().lock().take(most).read_to_end(&mut source)?;
    let taken = returned::take(&app, &source, app.now()).await?;
    let mut answer = Answer::default();
    answer.say(said(&taken));
    answer.row(row(&taken));
    Ok(answer)
}

/// What was made of a message, in a sentence.
fn said(taken: &Taken) -> Message {
    match taken {
        Taken::Ignored => Message::new("returned-ignored"),
        Taken::Noted { suppressed: true, .. } => Message::new("returned-noted-suppressed"),
        Taken::Noted { told, .. } if told.iter().any(|(_, _, new)| *new) => Message::new("returned-noted"),
        Taken::Noted { .. } => Message::new("returned-known"),
    }
}

fn row(taken: &Taken) -> serde_json::Value {
    match taken {
        Taken::Ignored => json!({ "taken": "ignored" }),
        Taken::Noted { letter, told, suppressed } => json!({
            "taken": "noted", "letter": letter, "suppressed": suppressed,
            "told": told.iter().map(|(kind, status, new)| json!({ "kind": kind, "status": status, "new": new }))
                .collect::<Vec<_>>(),
        }),
    }
}

async fn list(
    common: &Common,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    coop: Option<String>,
) -> Result<Answer> {
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(wrong_use("--from is after --to"));
    }
    let app = open::app(common).await?;
    let database = &*app.database;
    let cooperative = match coop {
        Some(reference) => {
            let known = access::store::organisation_by_reference(database, &reference).await?;
            Some(known.ok_or(Error::NotFound)?.id)
        }
        None => None,
    };
    let wish = ledger::Wish { cooperative, from, to, ..ledger::Wish::default() };
    let references = access::store::references(database).await?;
    let mut answer = Answer::default();
    let mut behind = None;
    loop {
        let lines = ledger::piece(database, &wish, behind).await?;
        let Some(last) = lines.last() else { break };
        behind = Some(last.id);
        let back = returned::of(database, lines.iter().map(|line| line.id)).await?;
        for line in &lines {
            answer.line(format!(
                "{}  {:10} {}  {}  {}",
                line.created_at.format("%Y-%m-%dT%H:%MZ"),
                line.state,
                line.recipient,
                line.subject,
                line.last_reply.as_deref().unwrap_or_default(),
            ));
            answer.row(ledger::json(line, &references, back.get(&line.id)));
        }
    }
    if behind.is_none() {
        answer.say(Message::new("ledger-none"));
    }
    Ok(answer)
}

async fn prove(common: &Common, message_id: &str) -> Result<Answer> {
    let app = open::app(common).await?;
    let proof = proof::of_message(&app, message_id).await?;
    let mut answer = Answer::default();
    let value = proof::json(&proof);
    for (name, value) in value.as_object().into_iter().flatten() {
        answer.line(match value.as_str() {
            Some(text) => format!("{name:14} {text}"),
            None => format!("{name:14} {value}"),
        });
    }
    answer.row(value);
    Ok(answer)
}
