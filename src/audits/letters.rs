//! Letters about audits, posted in the transaction of the verb that gives the reason for them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::access::{Role, account};
use entities::audits::{TeamPart, audit};
use entities::outbox::Urgency;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use scheduler::clock::{Timestamp, today};
use sea_orm::ConnectionTrait;
use tera::Context;

use super::store;
use crate::access::store as access;
use crate::findings::letters::{Round, at, post};
use crate::foundation::App;
use crate::foundation::error::Result;

/// What a letter of an audit always speaks of.
pub fn context(audit: &audit::Model) -> Context {
    let mut context = Context::new();
    context.insert("audit", &audit.reference);
    context.insert("kind", &audit.kind);
    context.insert("visit_on", &audit.visit_on);
    context.insert("issue", &audit.issue);
    context
}

/// The manager of the audited co-op.
pub async fn managers(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    now: Timestamp,
) -> Result<Vec<account::Model>> {
    at(tx, audit.cooperative_id, &[Role::Manager], now).await
}

/// The manager and the board.
pub async fn leaders(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    now: Timestamp,
) -> Result<Vec<account::Model>> {
    at(tx, audit.cooperative_id, &[Role::Manager, Role::BoardChair, Role::BoardMember], now).await
}

/// The regulators of the area.
pub async fn regulators(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    now: Timestamp,
) -> Result<Vec<account::Model>> {
    access::regulators_of(tx, audit.cooperative_id, today(now)).await
}

/// Those on the team who have one of these parts.
pub async fn team(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    parts: &[TeamPart],
) -> Result<Vec<account::Model>> {
    let mut people = Vec::new();
    for member in access::team(tx, audit.id).await? {
        if parts.contains(&member.part) {
            people.push(access::account(tx, member.account_id).await?);
        }
    }
    Ok(people)
}

/// Everybody on the team.
pub const WHOLE_TEAM: &[TeamPart] = &[TeamPart::LeadAuditor, TeamPart::Auditor, TeamPart::Moderator];
/// Those who were on the visit.
pub const ON_VISIT: &[TeamPart] = &[TeamPart::LeadAuditor, TeamPart::Auditor];

/// Posts a letter about an audit. `once`: what makes it one of its kind for this audit.
#[expect(clippy::too_many_arguments, reason = "everything a letter is made of, each of its own type")]
pub async fn tell(
    app: &App,
    tx: &impl ConnectionTrait,
    kind: &'static str,
    audit: &audit::Model,
    once: &str,
    urgency: Urgency,
    context: Context,
    people: Vec<account::Model>,
    now: Timestamp,
) -> Result<()> {
    let round = Round {
        kind,
        subject: subject(audit, once),
        cooperative: audit.cooperative_id,
        urgency,
        context,
        calendar: None,
    };
    post(app, tx, &round, people, now).await
}

/// The middle of a letter's unique key: which audit, and which occasion.
pub fn subject(audit: &audit::Model, once: &str) -> String {
    format!("{}:{once}", audit.id)
}

/// Whether a visit takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    Takes,
    DoesNotTake,
}

/// Tells the co-op and the team of a visit, with a part for their calendars: the same UID through the audit's life, and a
/// SEQUENCE that goes up with each of its moves.
pub async fn visit(
    app: &App,
    tx: &impl ConnectionTrait,
    kind: &'static str,
    audit: &audit::Model,
    visit: Visit,
    mut context: Context,
    now: Timestamp,
) -> Result<()> {
    let sequence = store::moves(tx, audit.id).await?.len();
    let mut seen = BTreeSet::new();
    let mut people = leaders(tx, audit, now).await?;
    people.extend(team(tx, audit, WHOLE_TEAM).await?);
    people.retain(|person| seen.insert(person.id));
    context.insert("sequence", &sequence);
    let urgency = if audit.visit_on <= today(now) { Urgency::SameDay } else { Urgency::Event };
    let cooperative = access::organisation(tx, audit.cooperative_id).await?;
    for person in people {
        let name =
            crate::foundation::reference::pick(person.language, &cooperative.name_en, &cooperative.name_cy);
        let word = app.words.word(person.language, &format!("audit-kind-{}", audit.kind));
        let line = format!("{word}: {name}");
        let link = format!("{}/{}/audits/{}", app.config.base_url, person.language, audit.reference);
        let round = Round {
            kind,
            subject: subject(audit, &sequence.to_string()),
            cooperative: audit.cooperative_id,
            urgency,
            context: context.clone(),
            calendar: Some(calendar(audit, visit, sequence, &line, &link, now)),
        };
        post(app, tx, &round, [person], now).await?;
    }
    Ok(())
}

/// The calendar part (RFC 5545) of a visit, an all-day event.
fn calendar(
    audit: &audit::Model,
    visit: Visit,
    sequence: usize,
    line: &str,
    link: &str,
    now: Timestamp,
) -> String {
    let mut event = Event::new();
    event
        .uid(&format!("{}@safon", audit.id))
        .timestamp(now)
        .sequence(u32::try_from(sequence).unwrap_or(u32::MAX))
        .summary(line)
        .url(link)
        .status(match visit {
            Visit::Takes => EventStatus::Confirmed,
            Visit::DoesNotTake => EventStatus::Cancelled,
        })
        .starts(day(audit.visit_on))
        .ends(day(audit.visit_on.succ_opt().unwrap_or(audit.visit_on)));
    let mut calendar = Calendar::new();
    calendar.append_property(icalendar::Property::new(
        "METHOD",
        match visit {
            Visit::Takes => "PUBLISH",
            Visit::DoesNotTake => "CANCEL",
        },
    ));
    calendar.push(event.done());
    calendar.to_string()
}

fn day(date: NaiveDate) -> icalendar::DatePerhapsTime {
    icalendar::DatePerhapsTime::Date(date)
}
