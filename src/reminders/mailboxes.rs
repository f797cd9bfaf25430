//! Shared mailboxes: one address for all who manage a co-op, or sit on its board, and one letter to it.
//!
//! A manager keeps the addresses. Whose reminders go there each person chooses alone, for one address: with another address
//! everybody is asked anew. Nothing about signing in ever goes there.

use std::collections::BTreeSet;

use entities::access::Role;
use entities::ids::{AccountId, OrganisationId, SharedMailboxId};
use entities::outbox::Urgency;
use entities::reminders::{MailboxOf, mailbox_use, shared_mailbox};
use scheduler::clock::{self, Timestamp};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    Set,
};
use serde_json::json;
use tera::Context;

use crate::access::{self, Actor, Deed, policy};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::mailer::is_address;
use crate::foundation::{App, address as addresses};
use crate::journal::{self, Event};
use crate::outbox::{self, Goes, Post};

/// The roles whose reminders may go to a mailbox.
pub fn roles(of: MailboxOf) -> &'static [Role] {
    match of {
        MailboxOf::Managers => &[Role::Manager],
        MailboxOf::Board => &[Role::BoardChair, Role::BoardMember],
    }
}

/// A mailbox and whose reminders go there.
#[derive(Clone, Debug)]
pub struct Shared {
    pub mailbox: shared_mailbox::Model,
    pub users: BTreeSet<AccountId>,
}

/// Records or changes the address of a co-op's managers or board. Another address is another mailbox: nobody uses it until
/// they choose it themselves, and those who used the one before are told. One that somebody stopped is written to again from
/// now on.
pub async fn set(
    app: &App,
    actor: &Actor,
    organisation: OrganisationId,
    of: MailboxOf,
    address: &str,
    now: Timestamp,
) -> Result<SharedMailboxId> {
    let tx = app.database.begin().await?;
    let place = access::store::place(&tx, actor.account, organisation).await?;
    policy::permit(actor, Deed::ManageTeam, &place)?;
    let address = address.trim();
    if !is_address(address) || address.chars().count() > 320 {
        return Err(Error::problem("address", Message::new("access-email-wrong")));
    }
    // One that only looks like another is refused whether somebody has that other or not: nobody learns here who has an account.
    if addresses::key(address) != addresses::mailbox(address) {
        return Err(Error::problem("address", Message::new("access-email-wrong")));
    }
    let (known, mut dropped) = (find(&tx, organisation, of).await?, 0);
    let id = match known {
        Some(row) if row.address == address => {
            let id = row.id;
            let mut row = row.into_active_model();
            row.recorded_by = Set(actor.account);
            row.recorded_at = Set(now);
            row.stopped_at = Set(None);
            row.update(&tx).await?;
            id
        }
        other => {
            if let Some(row) = other {
                dropped = retire(app, &tx, actor, &row, now).await?;
            }
            let id = SharedMailboxId::new(now);
            let row = shared_mailbox::ActiveModel {
                id: Set(id),
                organisation_id: Set(organisation),
                held_by: Set(of),
                address: Set(address.to_owned()),
                address_key: Set(addresses::mailbox(address)),
                recorded_by: Set(actor.account),
                recorded_at: Set(now),
                stopped_at: Set(None),
            };
            row.insert(&tx).await?;
            id
        }
    };
    // Whose the address is may be a person's: the journal keeps it to itself.
    let event = Event::new("shared-mailbox-recorded", "shared_mailbox", id.0).at(organisation);
    journal::record(&tx, actor.account, event.saying(json!({ "of": of, "dropped": dropped })), now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes a mailbox away with all who use it, and tells each of them at their own address. Answers how many there were.
async fn retire(
    app: &App,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    row: &shared_mailbox::Model,
    now: Timestamp,
) -> Result<usize> {
    let organisation = access::store::organisation(tx, row.organisation_id).await?;
    let used = mailbox_use::Entity::find().filter(mailbox_use::Column::MailboxId.eq(row.id)).all(tx).await?;
    for one in &used {
        let account = access::store::account(tx, one.account_id).await?;
        if account.disabled_at.is_some() {
            continue;
        }
        let mut context = Context::new();
        context.insert("name", &account.name);
        context.insert("by", &actor.name);
        context.insert("of", &row.held_by);
        context.insert("organisation_en", &organisation.name_en);
        context.insert("organisation_cy", &organisation.name_cy);
        let letter = Post {
            kind: "mailbox-changed",
            unique_key: format!("mailbox-changed:{}:{}", row.id, account.id),
            account: Some(account.id),
            recipient: account.email.clone(),
            language: access::reads(&account),
            organisation: Some(row.organisation_id),
            urgency: Urgency::Event,
            context,
            calendar: None,
            goes: Goes::Regardless("where their own emails go has changed"),
        };
        outbox::post(app, tx, letter, now).await?;
    }
    mailbox_use::Entity::delete_many().filter(mailbox_use::Column::MailboxId.eq(row.id)).exec(tx).await?;
    shared_mailbox::Entity::delete_by_id(row.id).exec(tx).await?;
    Ok(used.len())
}

/// Removes an address: everybody is written to at their own again, and those who used it are told.
pub async fn remove(app: &App, actor: &Actor, id: SharedMailboxId, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let row = shared_mailbox::Entity::find_by_id(id).one(&tx).await?.ok_or(Error::NotFound)?;
    let place = access::store::place(&tx, actor.account, row.organisation_id).await?;
    policy::permit(actor, Deed::ManageTeam, &place)?;
    let dropped = retire(app, &tx, actor, &row, now).await?;
    let event = Event::new("shared-mailbox-removed", "shared_mailbox", id.0).at(row.organisation_id);
    let detail = json!({ "of": row.held_by, "dropped": dropped });
    journal::record(&tx, actor.account, event.saying(detail), now).await?;
    Ok(tx.commit().await?)
}

/// Whether one's own reminders by a role go to its mailbox. Nobody says that for somebody else.
pub async fn use_it(app: &App, actor: &Actor, id: SharedMailboxId, uses: bool, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let (person, today) = (actor.account, clock::today(now));
    let row = shared_mailbox::Entity::find_by_id(id).one(&tx).await?.ok_or(Error::NotFound)?;
    let holders = access::store::holders(&tx, row.organisation_id, roles(row.held_by), today).await?;
    if !holders.iter().any(|(account, _)| account.id == person) {
        return Err(Error::NotFound);
    }
    let there = mailbox_use::Entity::find_by_id((id, person)).one(&tx).await?.is_some();
    if there == uses {
        return Ok(tx.rollback().await?);
    }
    if uses {
        let row =
            mailbox_use::ActiveModel { mailbox_id: Set(id), account_id: Set(person), chosen_at: Set(now) };
        let once = OnConflict::columns([mailbox_use::Column::MailboxId, mailbox_use::Column::AccountId])
            .do_nothing()
            .to_owned();
        mailbox_use::Entity::insert(row).on_conflict(once).exec_without_returning(&tx).await?;
    } else {
        mailbox_use::Entity::delete_by_id((id, person)).exec(&tx).await?;
    }
    let event = Event::new("shared-mailbox-used", "account", person.0).at(row.organisation_id);
    journal::record(&tx, actor.account, event.saying(json!({ "of": row.held_by, "uses": uses })), now)
        .await?;
    Ok(tx.commit().await?)
}

/// Somebody who reads a mailbox stopped its letters: those who used it are written to at their own address again.
pub(super) async fn stop(tx: &impl ConnectionTrait, address_key: &str, now: Timestamp) -> Result<()> {
    let rows = shared_mailbox::Entity::find()
        .filter(shared_mailbox::Column::AddressKey.eq(address_key))
        .filter(shared_mailbox::Column::StoppedAt.is_null())
        .all(tx)
        .await?;
    for row in rows {
        let event = Event::new("shared-mailbox-stopped", "shared_mailbox", row.id.0).at(row.organisation_id);
        let mut row = row.into_active_model();
        row.stopped_at = Set(Some(now));
        row.update(tx).await?;
        journal::record(tx, None, event, now).await?;
    }
    Ok(())
}

/// The mailboxes of a co-op.
pub async fn at(database: &impl ConnectionTrait, organisation: OrganisationId) -> Result<Vec<Shared>> {
    let of = shared_mailbox::Column::OrganisationId.eq(organisation);
    let rows = shared_mailbox::Entity::find()
        .filter(of)
        .order_by_asc(shared_mailbox::Column::HeldBy)
        .all(database)
        .await?;
    let mut found = Vec::new();
    for mailbox in rows {
        let of = mailbox_use::Column::MailboxId.eq(mailbox.id);
        let used = mailbox_use::Entity::find().filter(of).all(database).await?;
        found.push(Shared { mailbox, users: used.into_iter().map(|row| row.account_id).collect() });
    }
    Ok(found)
}

async fn find(
    database: &impl ConnectionTrait,
    organisation: OrganisationId,
    of: MailboxOf,
) -> Result<Option<shared_mailbox::Model>> {
    Ok(shared_mailbox::Entity::find()
        .filter(shared_mailbox::Column::OrganisationId.eq(organisation))
        .filter(shared_mailbox::Column::HeldBy.eq(of))
        .one(database)
        .await?)
}
