//! What people choose: which groups they want no digests of, and the language of their letters. Windows with legal effect
//! are told either way.

use std::collections::BTreeSet;

use entities::ids::{AccountId, EmailId};
use entities::outbox::email;
use entities::reminders::{ReminderGroup, digest_choice, group_stop};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;

use super::mailboxes;
use crate::access::{self, Actor};
use crate::deadlines::table;
use crate::foundation::error::{Error, Result};
use crate::foundation::{App, address};
use crate::journal::{self, Event};
use crate::outbox;

/// The groups about which there is a choice.
pub fn groups() -> impl Iterator<Item = ReminderGroup> {
    table::get().groups.iter().filter(|one| one.choice).map(|one| one.group)
}

/// Does this person get digests of what can be stopped, or of some of it?
pub async fn wanted(app: &App, actor: &Actor) -> Result<bool> {
    Ok(!wanted_groups(app, actor).await?.is_empty())
}

/// The groups of which this person gets digests, among those they may choose about.
pub async fn wanted_groups(app: &App, actor: &Actor) -> Result<BTreeSet<ReminderGroup>> {
    let database = &*app.database;
    if digest_choice::Entity::find_by_id(actor.account).one(database).await?.is_some() {
        return Ok(BTreeSet::new());
    }
    let stopped: BTreeSet<ReminderGroup> = group_stop::Entity::find()
        .filter(group_stop::Column::AccountId.eq(actor.account))
        .all(database)
        .await?
        .into_iter()
        .map(|row| row.choice_group)
        .collect();
    Ok(groups().filter(|group| !stopped.contains(group)).collect())
}

/// Chooses of which groups a person gets digests (of none: they are all stopped, also those of later versions), and whether
/// letters come in both languages.
pub async fn choose(
    app: &App,
    actor: &Actor,
    wanted: &BTreeSet<ReminderGroup>,
    both_languages: bool,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let account = actor.account;
    group_stop::Entity::delete_many().filter(group_stop::Column::AccountId.eq(account)).exec(&tx).await?;
    if access::choose_both_languages(&tx, account, both_languages, now).await? {
        let event = Event::new("language-chosen", "account", account.0);
        journal::record(&tx, account, event.saying(json!({ "both": both_languages })), now).await?;
    }
    let unwanted: Vec<ReminderGroup> = groups().filter(|group| !wanted.contains(group)).collect();
    if unwanted.len() == groups().count() {
        stop(&tx, account, None, now).await?;
        return Ok(tx.commit().await?);
    }
    digest_choice::Entity::delete_by_id(account).exec(&tx).await?;
    for group in &unwanted {
        let row = group_stop::ActiveModel {
            account_id: Set(account),
            choice_group: Set(*group),
            stopped_at: Set(now),
        };
        group_stop::Entity::insert(row).exec_without_returning(&tx).await?;
    }
    let event = Event::new("digests-wanted", "account", account.0);
    journal::record(&tx, account, event.saying(json!({ "without": unwanted })), now).await?;
    Ok(tx.commit().await?)
}

/// What one click stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// All digests to a person that may be stopped.
    Person,
    /// Letters to a shared mailbox; nobody's own are stopped by it.
    Mailbox,
}

/// One click in a mail program (RFC 8058): the key stands in the letter, which only its reader has, and nowhere else: not in
/// its Message-ID, which proofs and other programs show.
pub async fn unsubscribe(app: &App, key: &str, now: Timestamp) -> Result<Stopped> {
    let id = outbox::letter_of_key(key).ok_or(Error::NotFound)?;
    let tx = app.database.begin().await?;
    let letter = email::Entity::find_by_id(id).one(&tx).await?.ok_or(Error::NotFound)?;
    if letter.unsubscribe.as_deref() != Some(outbox::unsubscribe_address(app, key).as_str()) {
        return Err(Error::NotFound);
    }
    let stopped = match letter.account_id {
        Some(account) => {
            stop(&tx, account, Some(letter.id), now).await?;
            Stopped::Person
        }
        None => {
            mailboxes::stop(&tx, &address::mailbox(&letter.recipient), now).await?;
            Stopped::Mailbox
        }
    };
    tx.commit().await?;
    Ok(stopped)
}

/// By a link in a letter, or by themselves. Whoever opened a link did not sign in: the journal names the letter and nobody.
async fn stop(
    tx: &impl ConnectionTrait,
    account: AccountId,
    letter: Option<EmailId>,
    now: Timestamp,
) -> Result<()> {
    let row = digest_choice::ActiveModel { account_id: Set(account), stopped_at: Set(now) };
    let once = OnConflict::column(digest_choice::Column::AccountId).do_nothing().to_owned();
    let stopped = digest_choice::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    if stopped == 0 {
        return Ok(());
    }
    let event = Event::new("digests-stopped", "account", account.0);
    let (by, event) = match letter {
        Some(letter) => (None, event.saying(json!({ "letter": letter }))),
        None => (Some(account), event),
    };
    journal::record(tx, by, event, now).await?;
    Ok(())
}
