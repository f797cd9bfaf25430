//! Which relay is used: that of the settings, or one that an administrator chose on a page. The choice is kept in the database,
//! so that every instance that shares it changes over with its next round; the password is shown to nobody again.

use std::sync::Arc;

use entities::ids::AccountId;
use entities::operations::service_setting;
use scheduler::clock::Timestamp;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::pause::put;
use super::rules;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::mailer::{Mailer, Place, Settings};
use crate::journal::{self, Event};

const CHOICE: &str = "mail-relay";

/// What an administrator chose in place of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub place: Place,
    pub from_name: String,
    pub reply_to: String,
}

/// The choice that holds, if there is one.
pub async fn choice(app: &App) -> Result<Option<Choice>> {
    let setting = service_setting::Entity::find_by_id(CHOICE.to_owned()).one(&*app.database).await?;
    // The text is not repeated: it holds a password.
    let read = |text: String| {
        serde_json::from_str(&text).map_err(|_| Error::internal("the relay's setting cannot be read"))
    };
    setting.map(|setting| setting.value).filter(|text| !text.is_empty()).map(read).transpose()
}

/// The mailer that is to be used now, by what was chosen last, on this instance or another.
pub async fn current(app: &App) -> Result<Arc<Mailer>> {
    let mut settings = Settings::of(&app.config.mail)?;
    if let Some(choice) = choice(app).await? {
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

/// Uses another relay from now on. Without a new password the one in use stays, for the same user of the same relay.
pub async fn choose(app: &App, account: AccountId, mut choice: Choice, now: Timestamp) -> Result<()> {
    if app.config.demonstration {
        // Nobody in a demonstration is real, and nothing leaves it.
        return Err(Error::refused("mail-relay-demonstration"));
    }
    let used = current(app).await?;
    choice.place = rules::with_password(choice.place, used.settings().relay.as_ref())?;
    let place = &choice.place;
    let event = Event::of_service("relay-chosen").saying(json!({
        "host": place.host, "port": place.port, "security": place.security, "user": place.user,
        "from_name": choice.from_name, "reply_to": choice.reply_to,
    }));
    let text =
        serde_json::to_string(&choice).map_err(|_| Error::internal("the relay's setting cannot be kept"))?;
    keep(app, account, &text, event, now).await
}

/// Goes back to what the installation is set up with.
pub async fn choose_settings(app: &App, account: AccountId, now: Timestamp) -> Result<()> {
    keep(app, account, "", Event::of_service("relay-choice-ended"), now).await
}

async fn keep(app: &App, account: AccountId, text: &str, event: Event, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    put(&tx, CHOICE, text, now).await?;
    journal::record(&tx, Some(account), event, now).await?;
    tx.commit().await?;
    current(app).await?;
    Ok(())
}
