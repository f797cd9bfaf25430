//! Letters about findings and actions, and what letters about a co-op that has findings share: its names, and days for
//! calendars.

use chrono::{NaiveDate, NaiveTime};
use entities::access::{Language, Role, organisation};
use entities::ids::OrganisationId;
use entities::outbox::Urgency;
use scheduler::clock::{Timestamp, today};
use scheduler::quiet;
use sea_orm::ConnectionTrait;
use tera::Context;

use crate::access::letters::{self, Addressee};
use crate::access::store;
use crate::foundation::App;
use crate::foundation::calendar::{self, Entry, Standing, Takes, When};
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::outbox::Matter;

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
    /// What it is about, where that can be over before the letter goes.
    pub matter: Option<Matter>,
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

    /// In the reader's language; in both, where that is not known, Welsh first.
    fn part(
        &self,
        app: &App,
        read: Option<Language>,
        cooperative: &organisation::Model,
        now: Timestamp,
    ) -> String {
        let languages = read.map_or(vec![Language::Cy, Language::En], |language| vec![language]);
        let link = |language: Language| format!("{}/{language}{}", app.config.base_url, self.path);
        let summary = languages.iter().map(|language| {
            let name = pick(*language, &cooperative.name_en, &cooperative.name_cy);
            app.words.say(*language, &self.words.clone().with("coop", name))
        });
        let about = |language: &Language| {
            app.words.say(*language, &Message::new("calendar-about").with("link", link(*language)))
        };
        let description = languages.iter().map(|language| match self.takes {
            Takes::Nothing => about(language),
            Takes::Time => format!("{}\n{}", app.words.word(*language, "calendar-hours"), about(language)),
        });
        let entry = Entry {
            uid: format!("{}@safon", self.what),
            sequence: u32::try_from(self.sequence).unwrap_or(u32::MAX),
            when: match self.takes {
                Takes::Nothing => When::Day(self.on),
                Takes::Time => hours(self.on),
            },
            summary: summary.collect::<Vec<_>>().join(" / "),
            description: description.collect::<Vec<_>>().join("\n"),
            link: link(languages[0]),
            standing: self.standing,
            takes: self.takes,
        };
        calendar::part(&app.config.mail, &entry, now)
    }
}

/// The hours that something which takes time has in a calendar: those of a working day, on the wall in Wales.
fn hours(on: NaiveDate) -> When {
    let at = |hour| on.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default());
    When::Time { from: at(9), until: at(17) }
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
    people: &[Addressee],
    now: Timestamp,
) -> Result<()> {
    let organisation = store::organisation(tx, round.cooperative).await?;
    let mut context = round.context.clone();
    context.insert("coop_en", &organisation.name_en);
    context.insert("coop_cy", &organisation.name_cy);
    context.insert("coop_reference", &organisation.reference);
    let dated = round.calendar.as_ref();
    let part = dated.map(|dated| |read: Option<Language>| dated.part(app, read, &organisation, now));
    let event = letters::Event {
        kind: round.kind,
        subject: round.subject.clone(),
        organisation: Some(round.cooperative),
        urgency: round.urgency,
        context,
        matter: round.matter.clone(),
        calendar: part.as_ref().map(|part| part as &(dyn Fn(Option<Language>) -> String + Sync)),
    };
    letters::post(app, tx, &event, people, now).await
}

/// The manager, the board's chair and the regulators of the area: those who hear of what is critical the moment it is raised.
pub async fn alarmed(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    now: Timestamp,
) -> Result<Vec<Addressee>> {
    let mut people = letters::at(tx, cooperative, &[Role::Manager, Role::BoardChair], now).await?;
    people.extend(letters::regulators(tx, cooperative, now).await?);
    Ok(people)
}
