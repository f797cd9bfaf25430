//! Another mail relay: whoever chooses one, the other administrators are written to.

use chrono::TimeDelta;
use entities::ids::EmailId;
use entities::outbox::Urgency;
use scheduler::clock::Timestamp;
use tera::Context;

use crate::access::{self, Actor, Deed, Place, policy, watching};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::relay::{self, Choice, Chosen};
use crate::outbox::{Goes, Post};

/// How long the others have to take a choice back.
pub const TIME_TO_OBJECT: TimeDelta = TimeDelta::hours(24);

/// Chooses another relay: at once where there is no other administrator and was none lately, else when one of them lets it or has
/// let a day go by since they were told.
pub async fn choose(app: &App, actor: &Actor, choice: Choice, now: Timestamp) -> Result<Chosen> {
    policy::permit(actor, Deed::ChooseRelay, &Place::default())?;
    let place = format!("{}:{}", choice.place.host, choice.place.port);
    let letters = letters(app, actor, Some(place), now).await?;
    relay::choose(app, actor.account, choice, letters, now).await
}

/// Goes back to the relay of the settings, and tells the others.
pub async fn choose_settings(app: &App, actor: &Actor, now: Timestamp) -> Result<()> {
    policy::permit(actor, Deed::ChooseRelay, &Place::default())?;
    let letters = letters(app, actor, None, now).await?;
    relay::choose_settings(app, actor.account, letters, now).await
}

/// Lets a choice hold that has waited long enough, if each of the others was told. One whose author is no administrator any more
/// is taken back.
pub async fn settle(app: &App, now: Timestamp) -> Result<()> {
    let Some(wish) = relay::wish(app).await? else { return Ok(()) };
    if !watching::is_administrator(&*app.database, wish.by, now).await? {
        return relay::take_back(app, None, now).await;
    }
    if now < wish.since + TIME_TO_OBJECT || !relay::all_told(app, &wish).await? {
        return Ok(());
    }
    relay::hold(app, wish, now).await
}

/// A letter to each other administrator. `place`: where mail is to go; none: where the settings say.
async fn letters(app: &App, actor: &Actor, place: Option<String>, now: Timestamp) -> Result<Vec<Post>> {
    let mut letters = Vec::new();
    for account in watching::administrators(&*app.database, now).await? {
        if account.id == actor.account {
            continue;
        }
        let mut context = Context::new();
        context.insert("name", &account.name);
        context.insert("by", &actor.name);
        context.insert("place", &place);
        letters.push(Post {
            kind: "relay-changes",
            unique_key: format!("relay-changes:{}:{}", account.id, EmailId::new(now)),
            account: Some(account.id),
            recipient: account.email.clone(),
            language: access::reads(&account),
            organisation: None,
            urgency: Urgency::Security,
            context,
            calendar: None,
            goes: Goes::Regardless("the change waits until every administrator was told"),
        });
    }
    Ok(letters)
}
