//! Letters about events, the one way for all rooms: to whom they go and in what capacity, which is asked again when they go;
//! in the reader's language; and one to an address, where several people read one mailbox.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use entities::access::{Language, Role, account, organisation, role_grant};
use entities::audits::TeamPart;
use entities::ids::{AccountId, AuditId, OrganisationId};
use entities::outbox::Urgency;
use entities::reminders::{MailboxOf, mailbox_use, shared_mailbox};
use scheduler::clock::{Timestamp, today};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use tera::Context;

use super::{own, passwords, store};
use crate::foundation::error::Result;
use crate::foundation::{App, address};
use crate::outbox::{self, Capacity, Condition, Goes, Matter, Post, Reader, Written};

/// Somebody who is told of an event, and in what capacity.
#[derive(Clone)]
pub struct Addressee {
    pub person: account::Model,
    by: Capacity,
    /// What the letter says to them alone.
    own: Context,
}

impl Addressee {
    /// Somebody who holds one of these roles at a place, and is written to as long as they do; none named: whichever.
    pub fn holding(
        person: account::Model,
        organisation: impl Into<Option<OrganisationId>>,
        roles: &[Role],
    ) -> Self {
        let by = Capacity::Role { organisation: organisation.into(), roles: roles.to_vec() };
        Self { person, by, own: Context::new() }
    }

    /// Says something more to this person.
    pub fn saying(mut self, name: &'static str, value: &impl Serialize) -> Self {
        self.own.insert(name, value);
        self
    }
}

/// Those who hold one of these roles at an organisation today, each in the role they hold.
pub async fn at(
    tx: &impl ConnectionTrait,
    organisation: OrganisationId,
    roles: &[Role],
    now: Timestamp,
) -> Result<Vec<Addressee>> {
    let holders = store::holders(tx, organisation, roles, today(now)).await?;
    let told = |(person, role)| Addressee::holding(person, organisation, &[role]).saying("role", &role);
    Ok(holders.into_iter().map(told).collect())
}

/// Those who hold one of these roles anywhere today.
pub async fn anywhere(tx: &impl ConnectionTrait, roles: &[Role], now: Timestamp) -> Result<Vec<Addressee>> {
    let holders = store::holders_anywhere(tx, roles, today(now)).await?;
    Ok(holders.into_iter().map(|(person, _)| Addressee::holding(person, None, roles)).collect())
}

/// The regulators of a co-op's area.
pub async fn regulators(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    now: Timestamp,
) -> Result<Vec<Addressee>> {
    let people = store::regulators_of(tx, cooperative, today(now)).await?;
    let by = Capacity::Regulator { cooperative };
    Ok(people.into_iter().map(|person| Addressee { person, by: by.clone(), own: Context::new() }).collect())
}

/// Those on the team of an audit who have one of these parts; none named: all.
pub async fn team(tx: &impl ConnectionTrait, audit: AuditId, parts: &[TeamPart]) -> Result<Vec<Addressee>> {
    let mut people = Vec::new();
    for member in store::team(tx, audit).await? {
        if parts.is_empty() || parts.contains(&member.part) {
            let person = store::account(tx, member.account_id).await?;
            people.push(Addressee { person, by: Capacity::Team { audit }, own: Context::new() });
        }
    }
    Ok(people)
}

/// Is one of those to whom a letter was written still who they were?
pub async fn one_stands(
    database: &impl ConnectionTrait,
    readers: &[Reader],
    today: NaiveDate,
) -> Result<bool> {
    for reader in readers {
        if stands(database, reader, today).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn stands(database: &impl ConnectionTrait, reader: &Reader, today: NaiveDate) -> Result<bool> {
    let account = account::Entity::find_by_id(reader.account).one(database).await?;
    if account.is_none_or(|account| account.disabled_at.is_some()) {
        return Ok(false);
    }
    match &reader.by {
        Capacity::Role { organisation, roles } => {
            holds(database, reader.account, *organisation, roles, today).await
        }
        Capacity::Regulator { cooperative } => {
            let people = store::regulators_of(database, *cooperative, today).await?;
            Ok(people.iter().any(|person| person.id == reader.account))
        }
        Capacity::Team { audit } => {
            let team = store::team(database, *audit).await?;
            let on_it = team.iter().any(|member| member.account_id == reader.account);
            Ok(on_it && holds(database, reader.account, None, &[], today).await?)
        }
    }
}

async fn holds(
    database: &impl ConnectionTrait,
    account: AccountId,
    organisation: Option<OrganisationId>,
    roles: &[Role],
    today: NaiveDate,
) -> Result<bool> {
    let mut query = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(account))
        .filter(store::standing(today));
    if let Some(organisation) = organisation {
        query = query.filter(role_grant::Column::OrganisationId.eq(organisation));
    }
    if !roles.is_empty() {
        query = query.filter(role_grant::Column::Role.is_in(roles.iter().copied()));
    }
    Ok(query.count(database).await? > 0)
}

/// Whose shared mailbox the letters of a role may go to.
pub fn mailbox_of(role: Role) -> Option<MailboxOf> {
    match role {
        Role::Manager => Some(MailboxOf::Managers),
        Role::BoardChair | Role::BoardMember => Some(MailboxOf::Board),
        _ => None,
    }
}

/// A shared mailbox within a letter's key; an address does not stand there.
pub fn mark(key: &str) -> String {
    format!("shared-{}", &passwords::token_hash(key)[..32])
}

/// Shared mailboxes to which letters go, each with somebody who uses it; of one organisation, or of all.
pub async fn used_mailboxes(
    database: &impl ConnectionTrait,
    organisation: Option<OrganisationId>,
) -> Result<Vec<(shared_mailbox::Model, AccountId)>> {
    let mut query = mailbox_use::Entity::find()
        .find_also_related(shared_mailbox::Entity)
        .filter(shared_mailbox::Column::StoppedAt.is_null())
        .order_by_asc(mailbox_use::Column::MailboxId);
    if let Some(organisation) = organisation {
        query = query.filter(shared_mailbox::Column::OrganisationId.eq(organisation));
    }
    let rows = query.all(database).await?;
    Ok(rows.into_iter().filter_map(|(used, mailbox)| Some((mailbox?, used.account_id))).collect())
}

/// Who has their letters sent to a shared mailbox, by its key: at which organisation, by which of its seats.
pub async fn used_by(
    database: &impl ConnectionTrait,
    key: &str,
) -> Result<HashSet<(OrganisationId, MailboxOf, AccountId)>> {
    let rows = mailbox_use::Entity::find()
        .find_also_related(shared_mailbox::Entity)
        .filter(shared_mailbox::Column::AddressKey.eq(key))
        .filter(shared_mailbox::Column::StoppedAt.is_null())
        .all(database)
        .await?;
    let used = rows.into_iter().filter_map(|(used, mailbox)| Some((mailbox?, used.account_id)));
    Ok(used.map(|(mailbox, account)| (mailbox.organisation_id, mailbox.held_by, account)).collect())
}

/// The shared mailboxes that people use.
#[derive(Default)]
pub struct Mailboxes {
    used: HashMap<(OrganisationId, MailboxOf, AccountId), Mailbox>,
}

#[derive(Clone, Debug)]
struct Mailbox {
    organisation: OrganisationId,
    held_by: MailboxOf,
    /// The form in which addresses are compared.
    key: String,
    address: String,
    /// The names of its co-op, in English and in Welsh.
    names: [String; 2],
}

impl Mailboxes {
    /// Reads those of one organisation, or of all.
    pub async fn read(database: &impl ConnectionTrait, organisation: Option<OrganisationId>) -> Result<Self> {
        let rows = used_mailboxes(database, organisation).await?;
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let names = store::organisations(database, rows.iter().map(|(row, _)| row.organisation_id)).await?;
        let mut used = HashMap::new();
        for (row, account) in rows {
            let Some(organisation::Model { name_en, name_cy, .. }) = names.get(&row.organisation_id) else {
                continue;
            };
            let mailbox = Mailbox {
                organisation: row.organisation_id,
                held_by: row.held_by,
                key: row.address_key,
                address: row.address,
                names: [name_en.clone(), name_cy.clone()],
            };
            used.insert((mailbox.organisation, mailbox.held_by, account), mailbox);
        }
        Ok(Self { used })
    }

    /// Where somebody gets what comes to them in this capacity, if not at their own address.
    fn of(&self, to: &Addressee) -> Option<&Mailbox> {
        let Capacity::Role { organisation: Some(organisation), roles } = &to.by else { return None };
        let mut at = roles.iter().filter_map(|role| mailbox_of(*role));
        at.find_map(|held_by| self.used.get(&(*organisation, held_by, to.person.id)))
    }
}

/// A letter about an event.
pub struct Event<'a> {
    /// Folder under `templates/emails/`.
    pub kind: &'static str,
    /// What makes the letter one of its kind: the same subject is never posted twice to one person.
    pub subject: String,
    /// The organisation it is about.
    pub organisation: Option<OrganisationId>,
    pub urgency: Urgency,
    pub context: Context,
    /// What it is about, where that can be over before it goes.
    pub matter: Option<Matter>,
    /// Its date for calendars, in the language of the reader; none: both.
    pub calendar: Option<&'a (dyn Fn(Option<Language>) -> String + Sync)>,
}

/// Letters that go to one address.
struct Envelope<'a> {
    mailbox: Option<&'a Mailbox>,
    /// Whoever is named twice stands here twice: the letter goes as long as one of their capacities stands.
    to: Vec<&'a Addressee>,
}

/// Posts a letter to each of these people, within the caller's transaction. A person named twice gets one, and so do several who
/// read one mailbox.
pub async fn post(
    app: &App,
    tx: &impl ConnectionTrait,
    event: &Event<'_>,
    to: &[Addressee],
    now: Timestamp,
) -> Result<()> {
    let mailboxes = Mailboxes::read(tx, event.organisation).await?;
    outbox::put(tx, write(app, &mailboxes, event, to, now)?).await?;
    Ok(())
}

/// Writes the letters, and posts none.
pub fn write(
    app: &App,
    mailboxes: &Mailboxes,
    event: &Event<'_>,
    to: &[Addressee],
    now: Timestamp,
) -> Result<Vec<Written>> {
    envelopes(mailboxes, to)
        .iter()
        .map(|envelope| outbox::write(app, post_of(event, envelope), now))
        .collect()
}

fn envelopes<'a>(mailboxes: &'a Mailboxes, to: &'a [Addressee]) -> Vec<Envelope<'a>> {
    // A mailbox takes somebody's letters whichever of their capacities is named first.
    let mut shared: BTreeMap<AccountId, &Mailbox> = BTreeMap::new();
    for one in to {
        if let Some(mailbox) = mailboxes.of(one) {
            shared.entry(one.person.id).or_insert(mailbox);
        }
    }
    let mut envelopes: Vec<Envelope<'_>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for one in to {
        // Somebody whose own address is that of their co-op's mailbox gets no second letter there.
        let mailbox = shared.get(&one.person.id).copied().or_else(|| {
            let own = address::mailbox(&one.person.email);
            let here = |mailbox: &&Mailbox| {
                mailbox.key == own
                    && matches!(&one.by, Capacity::Role { organisation: Some(at), .. } if *at == mailbox.organisation)
            };
            shared.values().copied().find(here)
        });
        let place = match mailbox {
            Some(mailbox) => mark(&mailbox.key),
            None => one.person.id.to_string(),
        };
        let at = *places.entry(place).or_insert_with(|| {
            envelopes.push(Envelope { mailbox, to: Vec::new() });
            envelopes.len() - 1
        });
        envelopes[at].to.push(one);
    }
    envelopes
}

fn post_of(event: &Event<'_>, envelope: &Envelope<'_>) -> Post {
    let Envelope { mailbox, to } = envelope;
    let first = to[0];
    let mut read = to.iter().map(|one| own::reads(&one.person));
    let language = read.next().flatten().filter(|first| read.all(|other| other == Some(*first)));
    let mut context = event.context.clone();
    context.extend(first.own.clone());
    context.insert("name", mailbox.map_or(first.person.name.as_str(), |_| ""));
    context.insert("shared", &mailbox.is_some());
    let whose = mailbox.map(|one| json!({ "of": one.held_by, "en": one.names[0], "cy": one.names[1] }));
    context.insert("to", &whose.into_iter().collect::<Vec<_>>());
    let (account, recipient, place) = match mailbox {
        None => (Some(first.person.id), first.person.email.clone(), first.person.id.to_string()),
        Some(one) => (None, one.address.clone(), mark(&one.key)),
    };
    let readers = to.iter().map(|one| Reader { account: one.person.id, by: one.by.clone() }).collect();
    Post {
        kind: event.kind,
        unique_key: format!("{}:{}:{place}", event.kind, event.subject),
        account,
        recipient,
        language,
        organisation: event.organisation,
        urgency: event.urgency,
        context,
        calendar: event.calendar.map(|part| part(language)),
        goes: Goes::While(Condition::Event { readers, matter: event.matter.clone() }),
    }
}
