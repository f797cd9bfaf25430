//! The thread of an item as its page shows it, and the forms that ask and answer.

use std::collections::HashMap;

use entities::ids::{AccountId, EvidenceItemId, EvidenceRemarkId};
use serde_json::{Value, json};

use super::{again_item, coop};
use crate::access::Deed;
use crate::evidence::rules;
use crate::evidence::thread::{self, Said, Turn};
use crate::foundation::error::{Message, Result};
use crate::web::Answer;
use crate::web::visit::Visit;

/// Who stands in a thread.
pub fn people(said: &[Said]) -> impl Iterator<Item = AccountId> {
    said.iter().filter_map(|one| one.by)
}

/// A time as pages write it out.
pub fn at(visit: &Visit, time: scheduler::clock::Timestamp) -> String {
    let local = scheduler::clock::local(time);
    format!("{}, {}", visit.app.words.date(visit.language, local.date()), local.format("%H:%M"))
}

/// The turns of a thread in words.
pub fn shown(visit: &Visit, said: &[Said], names: &HashMap<AccountId, String>) -> Vec<Value> {
    // Questions are answered in the order in which they were asked, one form at a time.
    let next = said.iter().find_map(|one| match one.turn {
        Turn::Asked { id, open: true, .. } => Some(id),
        _ => None,
    });
    let one = |one: &Said| {
        let (what, words, question) = match &one.turn {
            Turn::Handed { revision: 1, files } => {
                (Message::new("evidence-event-submitted"), Some(files.join(", ")), None)
            }
            Turn::Handed { files, .. } => {
                (Message::new("evidence-event-revised"), Some(files.join(", ")), None)
            }
            Turn::Reviewed { state, reason } => {
                (Message::new(format!("evidence-event-{state}")), reason.clone(), None)
            }
            Turn::Asked { id, words, open } => (
                Message::new("evidence-thread-asked"),
                Some(words.clone()),
                next.filter(|next| *open && next == id),
            ),
            Turn::Answered { words } => (Message::new("evidence-thread-answered"), Some(words.clone()), None),
        };
        json!({
            "what": visit.say(&what), "words": words, "question": question, "at": at(visit, one.at),
            "by": one.by.and_then(|id| names.get(&id)), "file": matches!(one.turn, Turn::Handed { .. }),
        })
    };
    said.iter().map(one).collect()
}

/// Takes a question of a reviewer.
pub async fn ask(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::ReviewEvidence).await?;
    let id: EvidenceItemId = visit.id("id")?;
    let words = words(&visit, "question");
    let done = match words {
        Ok(words) => {
            let key = visit.form.get("key");
            thread::ask(&visit.app, visit.actor()?, id, &words, key, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/evidence/{id}", coop.organisation.reference),
            "done-evidence-asked",
        ),
        Err(error) => again_item(&visit, &coop, id, error).await,
    }
}

/// Takes the co-op's answer to a question.
pub async fn answer(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let id: EvidenceItemId = visit.id("id")?;
    let question: EvidenceRemarkId = visit.form.reading().id("to")?;
    let done = match words(&visit, "answer") {
        Ok(words) => {
            let key = visit.form.get("key");
            thread::answer(&visit.app, visit.actor()?, id, question, &words, key, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/evidence/{id}", coop.organisation.reference),
            "done-evidence-answered",
        ),
        Err(error) => again_item(&visit, &coop, id, error).await,
    }
}

fn words(visit: &Visit, field: &'static str) -> Result<String> {
    let reading = visit.form.reading();
    let words = reading.text(field, rules::REASON);
    reading.done()?;
    Ok(words)
}
