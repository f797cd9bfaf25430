//! People and their roles: invited by one administrator, confirmed by a second, disabled.

use chrono::Duration;
use entities::access::{Language, OrganisationKind, Role, TokenPurpose, account, organisation, role_grant};
use entities::ids::{AccountId, OrganisationId, RoleGrantId};
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;
use tera::Context;

use super::own::{new_link, security_letter};
use super::watching::{self, Change};
use super::{Actor, Deed, Grant, Place, confirming, passwords, policy, roles, store};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result, already_there};
use crate::foundation::mailer::is_address;
use crate::foundation::reference;
use crate::journal::{self, Event};
use crate::outbox;

const INVITATION_DAYS: i64 = 14;

/// A person to invite and the role they get.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub email: String,
    pub name: String,
    pub language: Language,
    pub role: Role,
    pub organisation: OrganisationId,
    /// A regulator's local authorities; `None`: all.
    pub areas: Option<Vec<String>>,
}

/// Invites a person by email to a role. Somebody who has an account gets the role and no new password.
///
/// `actor` is empty only for the command line, which makes the first accounts. What an administrator grants waits for a
/// second administrator, and so does the letter.
pub async fn invite(
    app: &App,
    actor: Option<&Actor>,
    invitation: Invitation,
    now: Timestamp,
) -> Result<AccountId> {
    if let Some(actor) = actor {
        policy::permit(actor, Deed::ManageAccounts, &Place::default())?;
        policy::require_fresh(actor, now)?;
        if passwords::email_key(&actor.email) == passwords::email_key(&invitation.email) {
            return Err(Error::refused("access-role-to-self"));
        }
    }
    let organisation = store::organisation(&*app.database, invitation.organisation).await?;
    check_invitation(&invitation, organisation.kind)?;
    if invitation.role == Role::Worker {
        // It goes with one worker's record: the co-op gives it there.
        return Err(Error::problem("role", Message::new("own-record-role-elsewhere")));
    }
    let tx = app.database.begin().await?;
    let by = actor.map(|a| a.account);
    let account = match store::account_by_email(&tx, &invitation.email).await? {
        Some(account) => account,
        None => add_account(&tx, &invitation, now).await?,
    };
    let id = grant(&tx, by, account.id, &invitation, now).await?;
    let granted = store::grant(&tx, id).await?;
    match actor {
        None => welcome(app, &tx, &granted, now).await?,
        Some(actor) => confirming::ask(app, &tx, &actor.name, &granted, now).await?,
    }
    tx.commit().await?;
    Ok(account.id)
}

/// Confirms what another administrator granted: the role counts from the next request, and the invitation goes out.
pub async fn confirm_grant(app: &App, actor: &Actor, id: RoleGrantId, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let granted = waiting_grant(&tx, actor, id, now).await?;
    let mut row = granted.clone().into_active_model();
    row.confirmed_by = Set(Some(actor.account));
    row.update(&tx).await?;
    let event = Event::new("role-confirmed", "account", granted.account_id.0).at(granted.organisation_id);
    journal::record(&tx, actor.account, event.saying(json!({ "role": granted.role })), now).await?;
    welcome(app, &tx, &granted, now).await?;
    Ok(tx.commit().await?)
}

/// Takes a role away, or refuses one that waits: it does not count from the next request on.
pub async fn revoke_grant(app: &App, actor: &Actor, id: RoleGrantId, now: Timestamp) -> Result<()> {
    policy::permit(actor, Deed::ManageAccounts, &Place::default())?;
    policy::require_fresh(actor, now)?;
    let tx = app.database.begin().await?;
    let granted = store::grant(&tx, id).await?;
    if granted.account_id == actor.account {
        return Err(Error::refused("access-role-of-self"));
    }
    if granted.revoked_at.is_some() {
        return Ok(());
    }
    let mut row = granted.clone().into_active_model();
    row.revoked_at = Set(Some(now));
    row.update(&tx).await?;
    let event = Event::new("role-revoked", "account", granted.account_id.0).at(granted.organisation_id);
    journal::record(&tx, actor.account, event.saying(json!({ "role": granted.role })), now).await?;
    if watching::SPECIAL.contains(&granted.role) && !roles::waits(&granted) {
        let whose = store::account(&tx, granted.account_id).await?;
        watching::tell(app, &tx, actor, &whose, Change::RoleEnded, now).await?;
    }
    Ok(tx.commit().await?)
}

/// A grant that waits, for an administrator who neither gave nor gets it.
async fn waiting_grant(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: RoleGrantId,
    now: Timestamp,
) -> Result<role_grant::Model> {
    policy::permit(actor, Deed::ManageAccounts, &Place::default())?;
    policy::require_fresh(actor, now)?;
    let granted = store::grant(tx, id).await?;
    if !roles::waits(&granted) || roles::offered(&granted) {
        return Err(Error::refused("access-grant-not-waiting"));
    }
    if granted.granted_by == Some(actor.account) {
        return Err(Error::refused("access-grant-own"));
    }
    if granted.account_id == actor.account {
        return Err(Error::refused("access-role-to-self"));
    }
    Ok(granted)
}

/// The invitation of somebody who has no password yet.
pub(super) async fn welcome(
    app: &App,
    tx: &impl ConnectionTrait,
    granted: &role_grant::Model,
    now: Timestamp,
) -> Result<()> {
    let account = store::account(tx, granted.account_id).await?;
    if account.password_hash.is_some() {
        return Ok(());
    }
    let token =
        new_link(tx, account.id, TokenPurpose::Invitation, Duration::days(INVITATION_DAYS), now).await?;
    let mut context = Context::new();
    context.insert("token", &token);
    context.insert("role", &granted.role.to_string());
    let organisation = store::organisation(tx, granted.organisation_id).await?;
    context.insert("organisation_en", &organisation.name_en);
    context.insert("organisation_cy", &organisation.name_cy);
    context.insert("days", &INVITATION_DAYS);
    let key = format!("invitation:{}:{}", account.id, now.timestamp_micros());
    outbox::post(app, tx, security_letter("invitation", key, &account, context), now).await?;
    Ok(())
}

pub(super) fn check_invitation(invitation: &Invitation, kind: OrganisationKind) -> Result<()> {
    let mut problems = Vec::new();
    if !is_address(&invitation.email) {
        problems.push(Problem { field: "email".into(), message: Message::new("access-email-wrong") });
    }
    if invitation.name.trim().is_empty() || invitation.name.chars().count() > 200 {
        problems.push(Problem { field: "name".into(), message: Message::new("access-name-wrong") });
    }
    if roles::home_of(invitation.role) != kind {
        problems.push(Problem { field: "reference".into(), message: Message::new("access-role-elsewhere") });
    }
    let known = |area: &String| reference::get().local_authority(area).is_some();
    if invitation.areas.as_ref().is_some_and(|areas| !areas.iter().all(known)) {
        problems.push(Problem { field: "areas".into(), message: Message::new("access-areas-unknown") });
    }
    if invitation.areas.is_some() && invitation.role != Role::Regulator {
        problems
            .push(Problem { field: "areas".into(), message: Message::new("access-areas-for-regulators") });
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Problems(problems)) }
}

pub(super) async fn add_account(
    tx: &impl ConnectionTrait,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<account::Model> {
    let account = account::ActiveModel {
        id: Set(AccountId::new(now)),
        email: Set(invitation.email.trim().to_owned()),
        email_key: Set(passwords::email_key(&invitation.email)),
        name: Set(invitation.name.trim().to_owned()),
        language: Set(invitation.language),
        both_languages_since: Set(None),
        password_hash: Set(None),
        password_changed_at: Set(None),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_last_step: Set(None),
        second_factor_waived: Set(false),
        disabled_at: Set(None),
        created_at: Set(now),
    };
    Ok(account.insert(tx).await?)
}

/// Gives a role (within the caller's transaction).
pub async fn grant(
    tx: &impl ConnectionTrait,
    by: Option<AccountId>,
    account: AccountId,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<RoleGrantId> {
    let id = RoleGrantId::new(now);
    let row = role_grant::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        organisation_id: Set(invitation.organisation),
        role: Set(invitation.role),
        all_areas: Set(invitation.areas.is_none()),
        granted_by: Set(by),
        confirmed_by: Set(None),
        granted_at: Set(now),
        ends_on: Set(None),
        revoked_at: Set(None),
    };
    match row.insert(tx).await {
        Ok(_) => {}
        Err(e) if already_there(&e) => return Err(Error::problem("role", Message::new("access-role-held"))),
        Err(e) => return Err(e.into()),
    }
    for area in invitation.areas.iter().flatten() {
        store::add_area(tx, id, area, now).await?;
    }
    let event = Event::new("role-granted", "account", account.0)
        .at(invitation.organisation)
        .saying(json!({ "role": invitation.role, "areas": invitation.areas }));
    journal::record(tx, by, event, now).await?;
    Ok(id)
}

/// Disables an account, ending its sessions; or lets it in again.
pub async fn disable(
    app: &App,
    actor: Option<&Actor>,
    id: AccountId,
    disabled: bool,
    now: Timestamp,
) -> Result<()> {
    if let Some(actor) = actor {
        policy::permit(actor, Deed::ManageAccounts, &Place::default())?;
        policy::require_fresh(actor, now)?;
        if actor.account == id {
            return Err(Error::refused("access-disable-self"));
        }
    }
    let tx = app.database.begin().await?;
    let account = store::account(&tx, id).await?;
    let mut row = account.clone().into_active_model();
    row.disabled_at = Set(disabled.then_some(now));
    row.update(&tx).await?;
    store::end_sessions(&tx, id, None).await?;
    let name = if disabled { "account-disabled" } else { "account-enabled" };
    journal::record(&tx, actor.map(|a| a.account), Event::new(name, "account", id.0), now).await?;
    if let Some(actor) = actor {
        let change = if disabled { Change::Closed } else { Change::Opened };
        watching::tell(app, &tx, actor, &account, change, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes the second factor off somebody who lost phone and recovery codes: they set up a new one when they next sign in,
/// and are told by letter.
pub async fn reset_factor(app: &App, actor: &Actor, id: AccountId, now: Timestamp) -> Result<()> {
    policy::permit(actor, Deed::ManageAccounts, &Place::default())?;
    policy::require_fresh(actor, now)?;
    if actor.account == id {
        return Err(Error::refused("access-factor-reset-self"));
    }
    let tx = app.database.begin().await?;
    let account = store::account(&tx, id).await?;
    if account.totp_confirmed_at.is_none() {
        return Err(Error::refused("access-factor-not-set"));
    }
    let mut row = account.clone().into_active_model();
    row.totp_secret = Set(None);
    row.totp_confirmed_at = Set(None);
    row.totp_last_step = Set(None);
    row.update(&tx).await?;
    store::end_sessions(&tx, id, None).await?;
    journal::record(&tx, actor.account, Event::new("second-factor-reset", "account", id.0), now).await?;
    let key = format!("factor-reset:{id}:{}", now.timestamp_micros());
    outbox::post(app, &tx, security_letter("factor-reset", key, &account, Context::new()), now).await?;
    watching::tell(app, &tx, actor, &account, Change::FactorOff, now).await?;
    Ok(tx.commit().await?)
}

/// Somebody in the list of accounts.
#[derive(Debug)]
pub struct Listed {
    pub account: account::Model,
    pub grants: Vec<Grant>,
    /// Roles that wait for a second administrator, with who gave them.
    pub waiting: Vec<(Grant, Option<AccountId>)>,
}

/// A page of the accounts whose name or address holds some words, by name; those with a role that waits come first. Answers
/// how many there are altogether.
pub async fn accounts(app: &App, words: &str, page: u64) -> Result<(Vec<Listed>, u64)> {
    let database = &*app.database;
    let (found, total) = store::accounts_page(database, words, page).await?;
    let ids: Vec<AccountId> = found.iter().map(|account| account.id).collect();
    let mut grants = store::grants_of(database, &ids).await?;
    let today = app.today();
    let listed = found.into_iter().map(|account| {
        let rows = grants.remove(&account.id).unwrap_or_default();
        let (waiting, granted): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(row, _)| roles::waits(row));
        Listed {
            account,
            grants: granted
                .into_iter()
                .filter(|(row, _)| roles::stands(row, today))
                .map(|(_, g)| g)
                .collect(),
            waiting: waiting
                .into_iter()
                .filter(|(row, _)| !roles::offered(row))
                .map(|(row, grant)| (grant, row.granted_by))
                .collect(),
        }
    });
    Ok((listed.collect(), total))
}

/// Adds an organisation (within the caller's transaction).
pub async fn add_organisation(
    tx: &impl ConnectionTrait,
    kind: OrganisationKind,
    reference: &str,
    names: (&str, &str),
    language: Option<Language>,
    now: Timestamp,
) -> Result<OrganisationId> {
    let id = OrganisationId::new(now);
    let row = organisation::ActiveModel {
        id: Set(id),
        kind: Set(kind),
        reference: Set(reference.to_owned()),
        name_en: Set(names.0.trim().to_owned()),
        name_cy: Set(names.1.trim().to_owned()),
        sort_name_cy: Set(None),
        language: Set(language),
        created_at: Set(now),
    };
    match row.insert(tx).await {
        Ok(_) => Ok(id),
        Err(e) if already_there(&e) => {
            Err(Error::problem("reference", Message::new("access-reference-taken")))
        }
        Err(e) => Err(e.into()),
    }
}
