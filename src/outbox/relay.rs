//! Which relay is used: that of the settings, or one that an administrator chose on a page. The choice is kept in the database,
//! so that every instance that shares it changes over with its next round; the password is shown to nobody again.
//!
//! Where there are other administrators a choice waits: for one of them who lets it hold, or for a day in which each was written
//! to over the relay that is used now and nobody took it back. Whoever leads all mail elsewhere cannot do so unseen.

use std::sync::Arc;

use entities::ids::{AccountId, EmailId};
use entities::operations::service_setting;
use entities::outbox::{EmailState, email};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::pause::put;
use super::{Post, post, rules};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::mailer::{Mailer, Place, Settings};
use crate::journal::{self, Event};

const CHOICE: &str = "mail-relay";
const WISH: &str = "mail-relay-wish";

/// What an administrator chose in place of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub place: Place,
    pub from_name: String,
    pub reply_to: String,
}

/// A choice that does not hold yet: other administrators are told first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub choice: Choice,
    pub by: AccountId,
    /// The letters that tell them.
    letters: Vec<EmailId>,
    /// When it was chosen.
    #[serde(default)]
    pub since: Timestamp,
}

/// What became of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// It holds: there is nobody else to tell.
    Now,
    /// When one of the others lets it, or a day after each was told.
    WhenTold,
}

/// The choice that holds, if there is one.
pub async fn choice(app: &App) -> Result<Option<Choice>> {
    read(kept(&*app.database, CHOICE).await?)
}

/// The choice that waits, if there is one.
pub async fn wish(app: &App) -> Result<Option<Wish>> {
    read(kept(&*app.database, WISH).await?)
}

async fn kept(database: &impl ConnectionTrait, key: &str) -> Result<Option<String>> {
    let setting = service_setting::Entity::find_by_id(key.to_owned()).one(database).await?;
    Ok(setting.map(|setting| setting.value).filter(|text| !text.is_empty()))
}

fn read<T: DeserializeOwned>(text: Option<String>) -> Result<Option<T>> {
    // The text is not repeated: it holds a password.
    let read = |text: String| {
        serde_json::from_str(&text).map_err(|_| Error::internal("the relay's setting cannot be read"))
    };
    text.map(read).transpose()
}

fn written(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::internal("the relay's setting cannot be kept"))
}

/// The mailer that is to be used now, by what was chosen last, on this instance or another.
pub async fn current(app: &App) -> Result<Arc<Mailer>> {
    let mut settings = Settings::of(&app.config.mail)?;
    if let Some(choice) = choice(app).await? {
        settings.outside_only = !choice.place.is_named(&app.config.mail);
        settings.relay = Some(choice.place);
        settings.from_name = choice.from_name;
        settings.reply_to = choice.reply_to;
    }
    let used = app.mailer();
    if *used.settings() == settings {
        return Ok(used);
    }
    Ok(app.mailing.replace(Mailer::new(settings)?))
}

/// Chooses another relay. Without a new password the one in use stays, for the same user of the same relay. `letters` are to the
/// other administrators: the choice waits for one of them, or for a day; it holds at once, where there are none.
pub async fn choose(
    app: &App,
    account: AccountId,
    mut choice: Choice,
    letters: Vec<Post>,
    now: Timestamp,
) -> Result<Chosen> {
    if app.config.demonstration {
        // Nobody in a demonstration is real, and nothing leaves it.
        return Err(Error::refused("mail-relay-demonstration"));
    }
    let used = current(app).await?;
    let named = choice.place.is_named(&app.config.mail);
    choice.place = rules::allowed(choice.place, named)?;
    choice.place = rules::with_password(choice.place, used.settings().relay.as_ref())?;
    let tx = app.database.begin().await?;
    if letters.is_empty() {
        put(&tx, WISH, "", now).await?;
        put(&tx, CHOICE, &written(&choice)?, now).await?;
        journal::record(&tx, account, told("relay-chosen", &choice), now).await?;
        tx.commit().await?;
        current(app).await?;
        return Ok(Chosen::Now);
    }
    let mut ids = Vec::new();
    for letter in letters {
        // Each is new: one that was posted before tells of another choice.
        ids.push(post(app, &tx, letter, now).await?.ok_or(Error::Conflict)?);
    }
    let event = told("relay-asked", &choice);
    put(&tx, WISH, &written(&Wish { choice, by: account, letters: ids, since: now })?, now).await?;
    journal::record(&tx, account, event, now).await?;
    tx.commit().await?;
    Ok(Chosen::WhenTold)
}

/// The event of a choice: all of it but the password.
fn told(name: &'static str, choice: &Choice) -> Event {
    let place = &choice.place;
    Event::of_service(name).saying(json!({
        "host": place.host, "port": place.port, "security": place.security, "user": place.user,
        "from_name": choice.from_name, "reply_to": choice.reply_to,
    }))
}

/// Was every other administrator told of a choice: has the relay taken each of the letters?
pub async fn all_told(app: &App, wish: &Wish) -> Result<bool> {
    let taken = email::Entity::find()
        .filter(email::Column::Id.is_in(wish.letters.iter().copied()))
        .filter(email::Column::State.eq(EmailState::Sent))
        .count(&*app.database)
        .await?;
    Ok(usize::try_from(taken).is_ok_and(|taken| taken == wish.letters.len()))
}

/// Lets the choice that waits hold, if it is still this one.
pub async fn hold(app: &App, wish: Wish, now: Timestamp) -> Result<()> {
    let Some(text) = kept(&*app.database, WISH).await? else { return Ok(()) };
    if read(Some(text.clone()))?.as_ref() != Some(&wish) {
        return Ok(());
    }
    let by = wish.by;
    hold_to(app, (&text, wish), by, now).await
}

/// Another administrator lets it hold at once, as where the relay in use is gone for good.
pub async fn confirm(app: &App, account: AccountId, now: Timestamp) -> Result<()> {
    let text = kept(&*app.database, WISH).await?.ok_or_else(|| Error::refused("mail-relay-no-wish"))?;
    let wish: Wish = read(Some(text.clone()))?.ok_or(Error::NotFound)?;
    if wish.by == account {
        return Err(Error::refused("mail-relay-own-wish"));
    }
    hold_to(app, (&text, wish), account, now).await
}

/// The wish becomes the choice, once; not if it was changed or taken back meanwhile.
async fn hold_to(app: &App, (text, wish): (&str, Wish), by: AccountId, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    if !take_out(&tx, text).await? {
        return Ok(tx.rollback().await?);
    }
    put(&tx, CHOICE, &written(&wish.choice)?, now).await?;
    journal::record(&tx, by, told("relay-chosen", &wish.choice), now).await?;
    tx.commit().await?;
    current(app).await?;
    Ok(())
}

/// Takes a choice that waits back: any administrator may, those who were told of it above all; and the service itself, where who
/// chose is no administrator any more.
pub async fn take_back(app: &App, account: Option<AccountId>, now: Timestamp) -> Result<()> {
    let Some(text) = kept(&*app.database, WISH).await? else {
        return Err(Error::refused("mail-relay-no-wish"));
    };
    let tx = app.database.begin().await?;
    if !take_out(&tx, &text).await? {
        return Err(Error::Conflict);
    }
    journal::record(&tx, account, Event::of_service("relay-taken-back"), now).await?;
    Ok(tx.commit().await?)
}

/// Takes this wish out, with the password in it. Answers whether it was still there.
async fn take_out(tx: &impl ConnectionTrait, text: &str) -> Result<bool> {
    let taken = service_setting::Entity::update_many()
        .col_expr(service_setting::Column::Value, Expr::val(""))
        .filter(service_setting::Column::Key.eq(WISH))
        .filter(service_setting::Column::Value.eq(text))
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Goes back to what the installation is set up with, at once: nobody who holds a session only can write that. The others are
/// told of it over that relay.
pub async fn choose_settings(
    app: &App,
    account: AccountId,
    letters: Vec<Post>,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    put(&tx, WISH, "", now).await?;
    put(&tx, CHOICE, "", now).await?;
    for letter in letters {
        post(app, &tx, letter, now).await?;
    }
    journal::record(&tx, account, Event::of_service("relay-choice-ended"), now).await?;
    tx.commit().await?;
    current(app).await?;
    Ok(())
}
