//! What a proof says of a letter in plain words: the things it reminded of by name, whose notice it was, and what it said.

use entities::access::Role;
use entities::ids::AuditId;
use entities::outbox::Urgency;
use entities::reminders::reminder;
use scheduler::cadence::Step;
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::Proof;
use crate::audits;
use crate::deadlines::unit;
use crate::foundation::error::{Error, Message, Result};
use crate::{reminders, standards};

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    pub en: String,
    pub cy: String,
}

/// What is known of a letter beside its rows.
#[derive(Clone, Debug, Default)]
pub struct Things {
    /// Of each reminder, in order, the thing it is about; none where that has no name but its rule's.
    pub names: Vec<Option<Name>>,
    /// Of a letter to a shared mailbox, the roles of those whose notice it was.
    pub of_roles: Vec<Role>,
}

/// Looks up what a proof names.
pub async fn of(database: &impl ConnectionTrait, proof: &Proof) -> Result<Things> {
    let subjects = subjects(database, proof).await?;
    let mut things = Things::default();
    let mut people = Vec::new();
    for row in &proof.reminders {
        let name = match row.subject_kind.as_str() {
            "audit" => match audits::store::audit(database, AuditId(row.subject_id)).await {
                Ok(audit) => Some(Name { en: audit.reference.clone(), cy: audit.reference }),
                Err(Error::NotFound) => None,
                Err(error) => return Err(error),
            },
            _ => named(&subjects, row),
        };
        things.names.push(name);
        let one = (row.account_id, row.organisation_id);
        if proof.letter.account_id.is_none() && !people.contains(&one) {
            people.push(one);
            let held = super::roles(database, one.0, Some(one.1), &proof.letter).await?;
            things.of_roles.extend(held);
        }
    }
    things.of_roles.sort();
    things.of_roles.dedup();
    Ok(things)
}

fn named(subjects: &[(String, Name)], row: &reminder::Model) -> Option<Name> {
    let ours = |code: &str| unit(row.organisation_id, code) == row.subject_id;
    subjects.iter().find(|(code, _)| ours(code)).map(|(_, name)| name.clone())
}

/// The subjects of training in the versions that were in force when the letter was posted, by code.
async fn subjects(database: &impl ConnectionTrait, proof: &Proof) -> Result<Vec<(String, Name)>> {
    let day = scheduler::clock::today(proof.letter.created_at);
    let mut subjects = Vec::new();
    if proof.reminders.is_empty() {
        return Ok(subjects);
    }
    for standard in standards::store::standards(database).await? {
        let Some(version) = standards::in_force(database, standard.id, day).await? else { continue };
        let pack = standards::pack_of(&version)?;
        subjects.extend(pack.training_subjects.iter().map(|subject| {
            let name = Name { en: subject.name.en.clone(), cy: subject.name.cy.clone() };
            (subject.code.clone(), name)
        }));
    }
    Ok(subjects)
}

/// The words of the letter, where the proof may tell them: no key to an account, and no letter that may speak of others than
/// the one the proof is about. A worker's own letter is theirs.
pub fn words(proof: &Proof) -> Option<&str> {
    let letter = &proof.letter;
    let about = proof.about.as_ref().map(|about| about.id);
    let own = proof.roles == [Role::Worker];
    (letter.urgency != Urgency::Security && letter.organisation_id == about && !own)
        .then_some(letter.body_text.as_str())
}

/// A step of a reminder in words; none for one that this program does not know.
pub fn step(text: &str) -> Option<Message> {
    Some(match text.parse() {
        Err(_) if text == reminders::MONTHLY => Message::new("rules-step-monthly"),
        Ok(Step::Before(n)) => Message::new("reminder-step-before").with("n", i64::from(n)),
        Ok(Step::WindowDay(n)) => Message::new("reminder-step-day").with("n", i64::from(n)),
        Ok(Step::On) => Message::new("reminder-step-on"),
        Ok(Step::After(n)) => Message::new("reminder-step-after").with("n", i64::from(n)),
        Ok(Step::Repeat(n)) => Message::new("reminder-step-repeat").with("n", i64::from(n)),
        Ok(Step::Copy { days_after, .. }) => {
            Message::new("reminder-step-copy").with("n", i64::from(days_after))
        }
        Err(_) => return None,
    })
}
