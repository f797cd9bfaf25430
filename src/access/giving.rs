//! A role that a co-op gives to its own people itself, without an administrator: access to one's own record.
//!
//! It opens nothing but what the co-op holds of that person, so it waits for no second administrator.

use entities::access::Role;
use entities::ids::{AccountId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::people::{add_account, check_invitation, grant, welcome};
use super::{Invitation, store};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::journal::{self, Event};

/// Gives the role within the caller's transaction; the caller has made sure that `by` may. Somebody who has an account
/// keeps it; others get an invitation by email.
pub async fn give(
    app: &App,
    tx: &impl ConnectionTrait,
    by: AccountId,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<AccountId> {
    let organisation = store::organisation(tx, invitation.organisation).await?;
    check_invitation(invitation, organisation.kind)?;
    let account = match store::account_by_email(tx, &invitation.email).await? {
        Some(account) => account,
        None => add_account(tx, invitation, now).await?,
    };
    let id = match held(tx, account.id, invitation.role, invitation.organisation).await? {
        Some(id) => id,
        None => grant(tx, Some(by), account.id, invitation, now).await?,
    };
    let mut row = store::grant(tx, id).await?.into_active_model();
    row.confirmed_by = Set(Some(by));
    let granted = row.update(tx).await?;
    welcome(app, tx, &granted, now).await?;
    Ok(account.id)
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
    let Some(id) = held(tx, account, role, organisation).await? else { return Ok(()) };
    let mut row = store::grant(tx, id).await?.into_active_model();
    row.revoked_at = Set(Some(now));
    row.update(tx).await?;
    let event = Event::new("role-revoked", "account", account.0).at(organisation);
    journal::record(tx, by, event.saying(json!({ "role": role })), now).await?;
    Ok(())
}

async fn held(
    tx: &impl ConnectionTrait,
    account: AccountId,
    role: Role,
    organisation: OrganisationId,
) -> Result<Option<entities::ids::RoleGrantId>> {
    let grants = store::grants_of(tx, &[account]).await?.remove(&account).unwrap_or_default();
    let this = |grant: &entities::access::role_grant::Model| {
        grant.role == role && grant.organisation_id == organisation
    };
    Ok(grants.into_iter().map(|(row, _)| row).find(this).map(|row| row.id))
}
