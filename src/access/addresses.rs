//! Addresses of people to which letters do not go any more: who sees it, and who says that an address is right again.

use std::collections::{HashMap, HashSet};

use entities::access::{Role, account, organisation};
use entities::ids::{AccountId, OrganisationId, SuppressionId};
use entities::outbox::{SuppressionCause, returned_mail, suppression};
use scheduler::clock::{Timestamp, today};
use sea_orm::ConnectionTrait;

use super::{Actor, Deed, Place, policy, store};
use crate::foundation::error::{Error, Result};
use crate::foundation::{App, address};
use crate::outbox::{self, returned};

/// An address that letters do not go to, whose it is, and what was told of the letter that came back.
#[derive(Clone, Debug)]
pub struct Stopped {
    pub row: suppression::Model,
    pub person: Option<account::Model>,
    pub told: Vec<returned_mail::Model>,
}

/// Those of the people of a co-op.
pub async fn of_coop(
    app: &App,
    actor: &Actor,
    reference: &str,
    now: Timestamp,
) -> Result<(organisation::Model, Vec<Stopped>)> {
    let database = &*app.database;
    let coop = permitted(database, actor, reference).await?;
    let people = people(database, coop.id, now).await?;
    let addresses: HashSet<String> = people.keys().cloned().collect();
    let rows = outbox::suppression::standing_for(database, &addresses).await?;
    let mut told = returned::of(database, rows.iter().map(|row| row.email_id)).await?;
    let stopped = rows.into_iter().map(|row| Stopped {
        person: people.get(&row.address).cloned(),
        told: told.remove(&row.email_id).unwrap_or_default(),
        row,
    });
    Ok((coop, stopped.collect()))
}

/// One of them is right again, says the co-op. What somebody called unwanted is not the co-op's to send again.
pub async fn right_at(
    app: &App,
    actor: &Actor,
    reference: &str,
    id: SuppressionId,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let coop = permitted(&tx, actor, reference).await?;
    let row = outbox::suppression::find(&tx, id).await?.ok_or(Error::NotFound)?;
    if !people(&tx, coop.id, now).await?.contains_key(&row.address) {
        return Err(Error::NotFound);
    }
    match row.why {
        SuppressionCause::Bounce => outbox::suppression::lift(&tx, row, actor.account, None, now).await?,
        SuppressionCause::Complaint => return Err(Error::refused("returned-refused-own-wish")),
    }
    Ok(tx.commit().await?)
}

/// Any of them is right again, says an administrator, and why.
pub async fn right(
    app: &App,
    actor: &Actor,
    id: SuppressionId,
    reason: Option<String>,
    now: Timestamp,
) -> Result<()> {
    policy::permit(actor, Deed::RightAddress, &Place::default())?;
    let tx = app.database.begin().await?;
    let row = outbox::suppression::find(&tx, id).await?.ok_or(Error::NotFound)?;
    outbox::suppression::lift(&tx, row, actor.account, reason, now).await?;
    Ok(tx.commit().await?)
}

/// Why letters do not reach the person who asks.
pub async fn own(app: &App, actor: &Actor) -> Result<Vec<suppression::Model>> {
    let account = store::account(&*app.database, actor.account).await?;
    let address = HashSet::from([address::mailbox(&account.email)]);
    outbox::suppression::standing_for(&*app.database, &address).await
}

async fn permitted(
    database: &impl ConnectionTrait,
    actor: &Actor,
    reference: &str,
) -> Result<organisation::Model> {
    let coop = store::organisation_by_reference(database, reference).await?.ok_or(Error::NotFound)?;
    let place = store::place(database, actor.account, coop.id).await?;
    policy::permit(actor, Deed::RightAddress, &place)?;
    Ok(coop)
}

/// Whoever holds a role at an organisation today, by their address.
async fn people(
    database: &impl ConnectionTrait,
    organisation: OrganisationId,
    now: Timestamp,
) -> Result<HashMap<String, account::Model>> {
    let roles: Vec<Role> = entities::words().collect();
    let holders = store::holders(database, organisation, &roles, today(now)).await?;
    let mut seen: HashSet<AccountId> = HashSet::new();
    let once = holders.into_iter().filter(|(account, _)| seen.insert(account.id));
    Ok(once.map(|(account, _)| (address::mailbox(&account.email), account)).collect())
}
