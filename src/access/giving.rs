//! A role that a co-op gives to its own people itself, without an administrator: access to one's own record.
//!
//! It opens nothing but what the co-op holds of that person, so it waits for no second administrator. But whoever holds it
//! belongs to the co-op, and audits nothing there: so it counts only once the person themselves has taken it up.

use entities::access::{Role, role_grant};
use entities::ids::{AccountId, OrganisationId, RoleGrantId};
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;
use tera::Context;

use super::own::security_letter;
use super::people::{add_account, check_invitation, grant, welcome};
use super::{Actor, Grant, Invitation, passwords, roles, store};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};
use crate::outbox;

/// So many people a manager may offer their records to in one day: more than any co-op has workers.
const OFFERS_A_DAY: i32 = 200;

/// So many such letters go to one address in one day, from whatever co-op.
const LETTERS_A_DAY: i32 = 3;

/// Offers the role within the caller's transaction; the caller has made sure that `by` may. A letter always goes, and what
/// the caller learns is the same whether there was an account or not.
pub async fn offer(
    app: &App,
    tx: &impl ConnectionTrait,
    by: AccountId,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<AccountId> {
    let organisation = store::organisation(tx, invitation.organisation).await?;
    check_invitation(invitation, organisation.kind)?;
    let address = passwords::token_hash(&passwords::email_key(&invitation.email));
    let to_them = store::count_try(tx, &format!("own-record-to:{address}"), 24 * 60, now).await?;
    if to_them > LETTERS_A_DAY
        || store::count_try(tx, &format!("own-record:{by}"), 24 * 60, now).await? > OFFERS_A_DAY
    {
        return Err(Error::refused("own-record-access-many"));
    }
    let account = match store::account_by_email(tx, &invitation.email).await? {
        Some(account) => account,
        None => add_account(tx, invitation, now).await?,
    };
    let id = match held(tx, account.id, invitation.role, invitation.organisation).await? {
        Some(row) => row.id,
        None => grant(tx, Some(by), account.id, invitation, now).await?,
    };
    let granted = store::grant(tx, id).await?;
    if account.password_hash.is_none() {
        welcome(app, tx, &granted, now).await?;
    } else if roles::offered(&granted) {
        let mut context = Context::new();
        context.insert("organisation_en", &organisation.name_en);
        context.insert("organisation_cy", &organisation.name_cy);
        let key = format!("own-record-offered:{id}:{}", now.timestamp_micros());
        outbox::post(app, tx, security_letter("own-record-offered", key, &account, context), now).await?;
    }
    Ok(account.id)
}

/// The roles a person was offered and has not answered.
pub async fn offers(database: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Grant>> {
    let grants = store::grants_of(database, &[account]).await?.remove(&account).unwrap_or_default();
    Ok(grants.into_iter().filter(|(row, _)| roles::offered(row)).map(|(_, grant)| grant).collect())
}

/// Takes up what one was offered, or says no: only the person themselves can.
pub async fn answer_offer(
    app: &App,
    actor: &Actor,
    id: RoleGrantId,
    accepts: bool,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let granted = store::grant(&tx, id).await?;
    if granted.account_id != actor.account || !roles::offered(&granted) {
        return Err(Error::NotFound);
    }
    answer(&tx, granted, accepts, now).await?;
    Ok(tx.commit().await?)
}

/// Taking up an invitation takes up the record it was sent for, unless the account was made for something else too: then
/// the person is asked, so that nobody comes to belong to a co-op unawares.
pub(super) async fn take_up_with_invitation(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Timestamp,
) -> Result<()> {
    let mut grants = store::grants_of(tx, &[account]).await?.remove(&account).unwrap_or_default();
    if grants.len() == 1
        && let Some((granted, _)) = grants.pop().filter(|(row, _)| roles::offered(row))
    {
        answer(tx, granted, true, now).await?;
    }
    Ok(())
}

async fn answer(
    tx: &impl ConnectionTrait,
    granted: role_grant::Model,
    accepts: bool,
    now: Timestamp,
) -> Result<()> {
    let (account, role, organisation) = (granted.account_id, granted.role, granted.organisation_id);
    let mut row = granted.into_active_model();
    if accepts {
        row.confirmed_by = Set(Some(account));
    } else {
        row.revoked_at = Set(Some(now));
    }
    row.update(tx).await?;
    let kind = if accepts { "role-confirmed" } else { "role-revoked" };
    let event = Event::new(kind, "account", account.0).at(organisation);
    journal::record(tx, account, event.saying(json!({ "role": role })), now).await?;
    Ok(())
}

/// Takes the role away within the caller's transaction: it does not count from the next request on.
pub async fn take(
    tx: &impl ConnectionTrait,
    by: AccountId,
    account: AccountId,
    role: Role,
    organisation: OrganisationId,
    now: Timestamp,
) -> Result<()> {
    let Some(row) = held(tx, account, role, organisation).await? else { return Ok(()) };
    let mut row = row.into_active_model();
    row.revoked_at = Set(Some(now));
    row.update(tx).await?;
    let event = Event::new("role-revoked", "account", account.0).at(organisation);
    journal::record(tx, by, event.saying(json!({ "role": role })), now).await?;
    Ok(())
}

/// The role of a person there, taken up or only offered.
pub async fn held(
    database: &impl ConnectionTrait,
    account: AccountId,
    role: Role,
    organisation: OrganisationId,
) -> Result<Option<role_grant::Model>> {
    let grants = store::grants_of(database, &[account]).await?.remove(&account).unwrap_or_default();
    let this = |grant: &role_grant::Model| grant.role == role && grant.organisation_id == organisation;
    Ok(grants.into_iter().map(|(row, _)| row).find(this))
}
