//! Letters about findings and actions, and the way a letter goes to several people at once.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::access::{Language, Role, account, organisation};
use entities::ids::OrganisationId;
use entities::outbox::Urgency;
use scheduler::clock::{Timestamp, today};
use scheduler::quiet;
use sea_orm::ConnectionTrait;
use tera::Context;

use crate::access::store as access;
use crate::foundation::App;
use crate::foundation::calendar::{self, Entry, Standing, Takes, When};
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
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
    /// The date it is about, for the reader's calendar.
    pub calendar: Option<Dated>,
}

/// A day for calendars. Its words wait for the reader's language.
#[derive(Clone, Debug)]
pub struct Dated {
    /// What is dated, such as an audit, with what is dated of it where that is not the thing itself.
    pub what: String,
    /// Goes up with each change.
    pub sequence: usize,
    pub on: NaiveDate,
    /// The sentence; it may speak of `$coop`.
    pub words: Message,
    /// The page, without its language.
    pub path: String,
    pub standing: Standing,
    pub takes: Takes,
}

impl Dated {
    /// A day by which the co-op does something.
    pub fn deadline(what: String, sequence: usize, on: NaiveDate, words: Message, path: String) -> Self {
        Self { what, sequence, on, words, path, standing: Standing::Stands, takes: Takes::Nothing }
    }

    fn part(
        self,
        app: &App,
        language: Language,
        cooperative: &organisation::Model,
        now: Timestamp,
    ) -> String {
        let name = pick(language, &cooperative.name_en, &cooperative.name_cy);
        let link = format!("{}/{language}{}", app.config.base_url, self.path);
        let about = Message::new("calendar-about").with("link", link.clone());
        let entry = Entry {
            uid: format!("{}@safon", self.what),
            sequence: u32::try_from(self.sequence).unwrap_or(u32::MAX),
            when: When::Day(self.on),
            summary: app.words.say(language, &self.words.with("coop", name)),
            description: app.words.say(language, &about),
            link,
            standing: self.standing,
            takes: self.takes,
        };
        calendar::part(&app.config.mail, &entry, now)
    }
}

/// The day on which a letter about an event reaches its reader, if the relay takes it at once: the day that windows are
/// counted from.
pub fn arrives(app: &App, now: Timestamp) -> NaiveDate {
    today(quiet::next_allowed(now, quiet::Urgency::Event, &app.calendar))
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
        let dated = round.calendar.clone();
        let letter = Post {
            kind: round.kind,
            unique_key: format!("{}:{}:{}", round.kind, round.subject, person.id),
            account: Some(person.id),
            language: crate::access::reads(&person),
            recipient: person.email,
            organisation: Some(round.cooperative),
            urgency: round.urgency,
            context,
            calendar: dated.map(|dated| dated.part(app, person.language, &organisation, now)),
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
