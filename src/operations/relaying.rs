//! Another mail relay: whoever chooses one, the other administrators are written to.

use std::collections::BTreeSet;

use entities::access::Role;
use entities::ids::EmailId;
use entities::outbox::Urgency;
use scheduler::clock::{self, Timestamp};
use tera::Context;

use crate::access::{self, Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::relay::{self, Choice, Chosen};
use crate::outbox::{Goes, Post};

/// Chooses another relay: at once where there is no other administrator, else when each of them was written to.
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

/// A letter to each other administrator. `place`: where mail is to go; none: where the settings say.
async fn letters(app: &App, actor: &Actor, place: Option<String>, now: Timestamp) -> Result<Vec<Post>> {
    let today = clock::today(now);
    let all = access::store::holders_anywhere(&*app.database, &[Role::Administrator], today).await?;
    let mut seen = BTreeSet::from([actor.account]);
    let mut letters = Vec::new();
    for (account, _) in all {
        if !seen.insert(account.id) {
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
