//! Stopping digests, and having them again. Windows with legal effect are told either way.

use entities::ids::AccountId;
use entities::outbox::email;
use entities::reminders::digest_choice;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::access::Actor;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};

/// Does this person get digests?
pub async fn wanted(app: &App, actor: &Actor) -> Result<bool> {
    Ok(digest_choice::Entity::find_by_id(actor.account).one(&*app.database).await?.is_none())
}

/// Stops a person's digests, or lets them come again.
pub async fn choose(app: &App, actor: &Actor, wanted: bool, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    if wanted {
        digest_choice::Entity::delete_by_id(actor.account).exec(&tx).await?;
        journal::record(&tx, actor.account, Event::new("digests-wanted", "account", actor.account.0), now)
            .await?;
    } else {
        stop(&tx, actor.account, now).await?;
    }
    Ok(tx.commit().await?)
}

/// One click in a mail program (RFC 8058): the key stands in the letter, which only its reader has.
pub async fn unsubscribe(app: &App, key: &str, now: Timestamp) -> Result<()> {
    if key.len() != 32 || !key.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::NotFound);
    }
    let tx = app.database.begin().await?;
    // The key begins the Message-ID too, which has an index.
    let letter = email::Entity::find()
        .filter(email::Column::MessageId.starts_with(format!("<{key}@")))
        .filter(email::Column::Unsubscribe.is_not_null())
        .one(&tx)
        .await?;
    let account = letter.and_then(|letter| letter.account_id).ok_or(Error::NotFound)?;
    stop(&tx, account, now).await?;
    Ok(tx.commit().await?)
}

async fn stop(tx: &impl ConnectionTrait, account: AccountId, now: Timestamp) -> Result<()> {
    let row = digest_choice::ActiveModel { account_id: Set(account), stopped_at: Set(now) };
    let once = OnConflict::column(digest_choice::Column::AccountId).do_nothing().to_owned();
    digest_choice::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    journal::record(tx, account, Event::new("digests-stopped", "account", account.0), now).await?;
    Ok(())
}
