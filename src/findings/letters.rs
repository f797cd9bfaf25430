//! Letters about findings and actions, and the way a letter goes to several people at once.

use std::collections::BTreeSet;

use entities::access::{Role, account};
use entities::ids::OrganisationId;
use entities::outbox::Urgency;
use scheduler::clock::{Timestamp, today};
use sea_orm::ConnectionTrait;
use tera::Context;

use crate::access::store as access;
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::{self, Post};

/// A letter to several people; each gets it in their own language.
pub struct Round {
    /// Folder under `templates/emails/`.
    pub kind: &'static str,
    /// What makes the letter one of its kind: the same subject is never posted twice to one person.
    pub subject: String,
    /// The co-op it is about.
    pub cooperative: OrganisationId,
    pub urgency: Urgency,
    pub context: Context,
    pub calendar: Option<String>,
}

/// Posts a letter to each of these people. A person named twice gets one.
pub async fn post(
    app: &App,
    tx: &impl ConnectionTrait,
    round: &Round,
    people: impl IntoIterator<Item = account::Model>,
    now: Timestamp,
) -> Result<()> {
    let organisation = access::organisation(tx, round.cooperative).await?;
    let mut context = round.context.clone();
    context.insert("coop_en", &organisation.name_en);
    context.insert("coop_cy", &organisation.name_cy);
    context.insert("coop_reference", &organisation.reference);
    let mut named = BTreeSet::new();
    for person in people {
        if !named.insert(person.id) {
            continue;
        }
        let mut context = context.clone();
        context.insert("name", &person.name);
        let letter = Post {
            kind: round.kind,
            unique_key: format!("{}:{}:{}", round.kind, round.subject, person.id),
            account: Some(person.id),
            recipient: person.email,
            language: Some(person.language),
            organisation: Some(round.cooperative),
            urgency: round.urgency,
            context,
            calendar: round.calendar.clone(),
            still_owed: None,
        };
        outbox::post(app, tx, letter, now).await?;
    }
    Ok(())
}

/// People who hold one of these roles at a co-op today.
pub async fn at(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    roles: &[Role],
    now: Timestamp,
) -> Result<Vec<account::Model>> {
    let holders = access::holders(tx, cooperative, roles, today(now)).await?;
    Ok(holders.into_iter().map(|(account, _)| account).collect())
}

/// The manager, the board's chair and the regulators of the area: those who hear of what is critical the moment it is raised.
pub async fn alarmed(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    now: Timestamp,
) -> Result<Vec<account::Model>> {
    let mut people = at(tx, cooperative, &[Role::Manager, Role::BoardChair], now).await?;
    people.extend(access::regulators_of(tx, cooperative, today(now)).await?);
    Ok(people)
}
