//! Who somebody is and what they may do: accounts, invitations, sessions, second factor, roles.

pub mod factor;
pub mod passwords;
pub mod policy;
pub mod secret;
pub mod store;

use chrono::Duration;
use entities::access::{
    Language, OrganisationKind, Role, TokenPurpose, account, one_time_token, organisation, recovery_code,
    role_grant, session,
};
use entities::ids::{AccountId, OrganisationId, RecoveryCodeId, RoleGrantId, SessionId, TokenId};
use entities::outbox::Urgency;
use scheduler::clock::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    Set,
};
use serde_json::json;
use tera::Context;

use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result, already_there};
use crate::foundation::mailer::is_address;
use crate::journal::{self, Event};
use crate::outbox;
pub use policy::{Actor, Deed, Grant, Place, Scope};

/// A session ends after so long without a page.
pub const IDLE_MINUTES: i64 = 60;
/// A session ends after so long, whatever happens.
pub const ABSOLUTE_HOURS: i64 = 12;
const INVITATION_DAYS: i64 = 14;
const RESET_MINUTES: i64 = 60;

/// What became of an attempt to sign in.
pub enum SignIn {
    /// In; the token for the cookie.
    Done(String),
    /// The password was right; a code of the second factor is wanted. The token is of a session that can do nothing else.
    FactorWanted(String),
    /// No: address or password is wrong, or there were too many tries. One answer for all of these.
    Refused,
}

/// Signs somebody in. `address` is the client's, for the limit on tries.
pub async fn sign_in(
    app: &App,
    email: &str,
    password: &str,
    address: &str,
    user_agent: &str,
    now: Timestamp,
) -> Result<SignIn> {
    let by_account = format!("sign-in:account:{}", passwords::token_hash(&passwords::email_key(email)));
    let by_address = format!("sign-in:address:{address}");
    let tries = store::count_try(&*app.database, &by_account, 15, now).await?;
    let from_there = store::count_try(&*app.database, &by_address, 15, now).await?;
    if tries > 10 || from_there > 100 {
        return Ok(SignIn::Refused);
    }
    let account = store::account_by_email(&*app.database, email).await?.filter(|a| a.disabled_at.is_none());
    let hash = account.as_ref().and_then(|a| a.password_hash.clone());
    if !passwords::verify(app, password, hash.as_deref()).await? {
        return Ok(SignIn::Refused);
    }
    let Some(account) = account else { return Ok(SignIn::Refused) };
    let factor = account.totp_confirmed_at.is_some() && !account.second_factor_waived;
    let tx = app.database.begin().await?;
    store::forget_tries(&tx, &by_account).await?;
    let token = begin_session(&tx, account.id, !factor, user_agent, now).await?;
    if !factor {
        journal::record(&tx, account.id, Event::new("signed-in", "account", account.id.0), now).await?;
    }
    tx.commit().await?;
    Ok(if factor { SignIn::FactorWanted(token) } else { SignIn::Done(token) })
}

async fn begin_session(
    tx: &impl ConnectionTrait,
    account: AccountId,
    factor_passed: bool,
    user_agent: &str,
    now: Timestamp,
) -> Result<String> {
    let token = passwords::new_token();
    session::ActiveModel {
        id: Set(SessionId::new(now)),
        account_id: Set(account),
        token_hash: Set(passwords::token_hash(&token)),
        created_at: Set(now),
        last_seen_at: Set(now),
        authenticated_at: Set(now),
        factor_passed: Set(factor_passed),
        role_grant_id: Set(None),
        user_agent: Set(user_agent.chars().take(200).collect()),
    }
    .insert(tx)
    .await?;
    Ok(token)
}

/// Gives the code of the second factor (or a recovery code) for a session that waits for it. Answers a new token.
pub async fn give_factor(app: &App, token: &str, code: &str, now: Timestamp) -> Result<Option<String>> {
    let tx = app.database.begin().await?;
    let Some((session, account)) = store::session(&tx, &passwords::token_hash(token)).await? else {
        return Ok(None);
    };
    if ended(&session, now) || account.disabled_at.is_some() {
        return Ok(None);
    }
    let key = format!("factor:{}", account.id);
    if store::count_try(&tx, &key, 15, now).await? > 10 {
        tx.commit().await?;
        return Err(Error::TooManyTries);
    }
    let secret = account.totp_secret.clone().unwrap_or_default();
    let step = factor::check(&secret, code, account.totp_last_step, now)?;
    let passed = match step {
        Some(step) => {
            let mut row = account.clone().into_active_model();
            row.totp_last_step = Set(Some(step));
            row.update(&tx).await?;
            true
        }
        None => use_recovery_code(&tx, account.id, code, now).await?,
    };
    if !passed {
        tx.commit().await?;
        return Ok(None);
    }
    session::Entity::delete_by_id(session.id).exec(&tx).await?;
    store::forget_tries(&tx, &key).await?;
    let token = begin_session(&tx, account.id, true, &session.user_agent, now).await?;
    journal::record(&tx, account.id, Event::new("signed-in", "account", account.id.0), now).await?;
    tx.commit().await?;
    Ok(Some(token))
}

async fn use_recovery_code(
    tx: &impl ConnectionTrait,
    account: AccountId,
    code: &str,
    now: Timestamp,
) -> Result<bool> {
    let hash = passwords::token_hash(&code.trim().to_lowercase());
    let found = recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(account))
        .filter(recovery_code::Column::CodeHash.eq(hash))
        .filter(recovery_code::Column::UsedAt.is_null())
        .one(tx)
        .await?;
    let Some(found) = found else { return Ok(false) };
    let mut row = found.into_active_model();
    row.used_at = Set(Some(now));
    row.update(tx).await?;
    journal::record(tx, account, Event::new("recovery-code-used", "account", account.0), now).await?;
    Ok(true)
}

/// Gives the password again, for what wants a fresh sign-in.
pub async fn confirm_password(app: &App, actor: &Actor, password: &str, now: Timestamp) -> Result<bool> {
    let key = format!("confirm:{}", actor.account);
    if store::count_try(&*app.database, &key, 15, now).await? > 10 {
        return Err(Error::TooManyTries);
    }
    let account = store::account(&*app.database, actor.account).await?;
    if !passwords::verify(app, password, account.password_hash.as_deref()).await? {
        return Ok(false);
    }
    let Some(session) = actor.session else { return Ok(false) };
    let Some(row) = session::Entity::find_by_id(session).one(&*app.database).await? else { return Ok(false) };
    let mut row = row.into_active_model();
    row.authenticated_at = Set(now);
    row.update(&*app.database).await?;
    store::forget_tries(&*app.database, &key).await?;
    Ok(true)
}

fn ended(session: &session::Model, now: Timestamp) -> bool {
    now - session.last_seen_at > Duration::minutes(IDLE_MINUTES)
        || now - session.created_at > Duration::hours(ABSOLUTE_HOURS)
}

/// Who holds this token, if the session stands: roles are read anew each time, so a change works on the next request.
pub async fn actor(app: &App, token: &str, now: Timestamp) -> Result<Option<Actor>> {
    let Some((session, account)) = store::session(&*app.database, &passwords::token_hash(token)).await?
    else {
        return Ok(None);
    };
    if ended(&session, now) || account.disabled_at.is_some() || !session.factor_passed {
        return Ok(None);
    }
    if now - session.last_seen_at > Duration::minutes(1) {
        let mut row = session.clone().into_active_model();
        row.last_seen_at = Set(now);
        row.update(&*app.database).await?;
    }
    let today = scheduler::clock::today(now);
    let grants = store::grants(&*app.database, account.id, today).await?;
    let acting = session.role_grant_id.and_then(|id| grants.iter().position(|g| g.id == id)).unwrap_or(0);
    Ok(Some(Actor {
        account: account.id,
        name: account.name,
        email: account.email,
        language: account.language,
        session: Some(session.id),
        authenticated_at: session.authenticated_at,
        grants,
        acting,
        second_factor_waived: account.second_factor_waived,
    }))
}

/// The person behind an account, for verbs called by the command line and the demonstration.
pub async fn actor_of(app: &App, account: AccountId, now: Timestamp) -> Result<Actor> {
    let account = store::account(&*app.database, account).await?;
    let grants = store::grants(&*app.database, account.id, scheduler::clock::today(now)).await?;
    Ok(Actor {
        account: account.id,
        name: account.name,
        email: account.email,
        language: account.language,
        session: None,
        authenticated_at: now,
        grants,
        acting: 0,
        second_factor_waived: account.second_factor_waived,
    })
}

/// Must this person set up a second factor before anything else?
pub async fn factor_missing(app: &App, actor: &Actor) -> Result<bool> {
    if actor.second_factor_waived || !actor.grants.iter().any(|g| policy::needs_second_factor(g.role)) {
        return Ok(false);
    }
    Ok(store::account(&*app.database, actor.account).await?.totp_confirmed_at.is_none())
}

/// Signs out.
pub async fn sign_out(app: &App, actor: &Actor, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    if let Some(session) = actor.session {
        session::Entity::delete_by_id(session).exec(&tx).await?;
    }
    journal::record(&tx, actor.account, Event::new("signed-out", "account", actor.account.0), now).await?;
    Ok(tx.commit().await?)
}

/// The sessions of a person, latest first.
pub async fn sessions(app: &App, actor: &Actor) -> Result<Vec<session::Model>> {
    Ok(session::Entity::find()
        .filter(session::Column::AccountId.eq(actor.account))
        .order_by_desc(session::Column::LastSeenAt)
        .all(&*app.database)
        .await?)
}

/// Ends every other session of a person.
pub async fn end_other_sessions(app: &App, actor: &Actor, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    store::end_sessions(&tx, actor.account, actor.session).await?;
    journal::record(&tx, actor.account, Event::new("sessions-ended", "account", actor.account.0), now)
        .await?;
    Ok(tx.commit().await?)
}

/// Chooses the role whose home page is shown.
pub async fn act_as(app: &App, actor: &Actor, grant: RoleGrantId) -> Result<()> {
    if !actor.grants.iter().any(|g| g.id == grant) {
        return Err(Error::NotFound);
    }
    let session = actor.session.ok_or(Error::SignInNeeded)?;
    let row = session::Entity::find_by_id(session).one(&*app.database).await?.ok_or(Error::SignInNeeded)?;
    let mut row = row.into_active_model();
    row.role_grant_id = Set(Some(grant));
    row.update(&*app.database).await?;
    Ok(())
}

/// Chooses the language emails and pages come in.
pub async fn choose_language(app: &App, actor: &Actor, language: Language, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let mut row = store::account(&tx, actor.account).await?.into_active_model();
    row.language = Set(language);
    row.update(&tx).await?;
    let event =
        Event::new("language-chosen", "account", actor.account.0).saying(json!({ "language": language }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Changes a password; every other session ends.
pub async fn change_password(app: &App, actor: &Actor, old: &str, new: &str, now: Timestamp) -> Result<()> {
    if !confirm_password(app, actor, old, now).await? {
        return Err(Error::problem("old_password", Message::new("access-password-wrong")));
    }
    if let Some(message) = passwords::problem(new, &actor.email, &actor.name) {
        return Err(Error::problem("password", message));
    }
    let hash = passwords::hash(app, new).await?;
    let tx = app.database.begin().await?;
    set_password(app, &tx, actor.account, hash, actor.session, now).await?;
    Ok(tx.commit().await?)
}

async fn set_password(
    app: &App,
    tx: &impl ConnectionTrait,
    id: AccountId,
    hash: String,
    keep: Option<SessionId>,
    now: Timestamp,
) -> Result<()> {
    let account = store::account(tx, id).await?;
    let had_one = account.password_hash.is_some();
    let mut row = account.clone().into_active_model();
    row.password_hash = Set(Some(hash));
    row.password_changed_at = Set(Some(now));
    row.update(tx).await?;
    store::end_sessions(tx, id, keep).await?;
    journal::record(tx, id, Event::new("password-set", "account", id.0), now).await?;
    if had_one {
        let key = format!("password-changed:{id}:{}", now.timestamp_micros());
        outbox::post(app, tx, security_letter("password-changed", key, &account, Context::new()), now)
            .await?;
    }
    Ok(())
}

fn security_letter(
    kind: &'static str,
    unique_key: String,
    account: &account::Model,
    mut context: Context,
) -> outbox::Post {
    context.insert("name", &account.name);
    outbox::Post {
        kind,
        unique_key,
        account: Some(account.id),
        recipient: account.email.clone(),
        language: Some(account.language),
        organisation: None,
        urgency: Urgency::Security,
        context,
        calendar: None,
        still_owed: None,
    }
}

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
/// `actor` is empty only for the command line, which makes the first account.
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
    check_invitation(&invitation)?;
    let tx = app.database.begin().await?;
    let by = actor.map(|a| a.account);
    let account = match store::account_by_email(&tx, &invitation.email).await? {
        Some(account) => account,
        None => add_account(&tx, &invitation, now).await?,
    };
    grant(&tx, by, account.id, &invitation, now).await?;
    if account.password_hash.is_none() {
        let token =
            new_link(&tx, account.id, TokenPurpose::Invitation, Duration::days(INVITATION_DAYS), now).await?;
        let mut context = Context::new();
        context.insert("token", &token);
        context.insert("role", &invitation.role.to_string());
        let organisation = store::organisation(&tx, invitation.organisation).await?;
        context.insert("organisation_en", &organisation.name_en);
        context.insert("organisation_cy", &organisation.name_cy);
        context.insert("days", &INVITATION_DAYS);
        let key = format!("invitation:{}:{}", account.id, now.timestamp_micros());
        outbox::post(app, &tx, security_letter("invitation", key, &account, context), now).await?;
    }
    tx.commit().await?;
    Ok(account.id)
}

fn check_invitation(invitation: &Invitation) -> Result<()> {
    let mut problems = Vec::new();
    if !is_address(&invitation.email) {
        problems.push(Problem { field: "email".into(), message: Message::new("access-email-wrong") });
    }
    if invitation.name.trim().is_empty() || invitation.name.chars().count() > 200 {
        problems.push(Problem { field: "name".into(), message: Message::new("access-name-wrong") });
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Problems(problems)) }
}

async fn add_account(
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

async fn new_link(
    tx: &impl ConnectionTrait,
    account: AccountId,
    purpose: TokenPurpose,
    lasts: Duration,
    now: Timestamp,
) -> Result<String> {
    let token = passwords::new_token();
    one_time_token::ActiveModel {
        id: Set(TokenId::new(now)),
        account_id: Set(account),
        purpose: Set(purpose),
        token_hash: Set(passwords::token_hash(&token)),
        created_at: Set(now),
        expires_at: Set(now + lasts),
        used_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(token)
}

/// Whom a link is for. Looking does not use it up.
pub async fn link_holder(
    app: &App,
    token: &str,
    now: Timestamp,
) -> Result<Option<(TokenPurpose, account::Model)>> {
    Ok(store::token(&*app.database, token, now).await?.map(|(token, account)| (token.purpose, account)))
}

/// Takes up an invitation, or resets a password: the link is used, every session ends.
pub async fn choose_password(
    app: &App,
    token: &str,
    password: &str,
    language: Option<Language>,
    now: Timestamp,
) -> Result<AccountId> {
    let Some((_, holder)) = store::token(&*app.database, token, now).await? else {
        return Err(Error::refused("access-link-used"));
    };
    if let Some(message) = passwords::problem(password, &holder.email, &holder.name) {
        return Err(Error::problem("password", message));
    }
    let hash = passwords::hash(app, password).await?;
    let tx = app.database.begin().await?;
    let Some((link, account)) = store::token(&tx, token, now).await? else {
        return Err(Error::refused("access-link-used"));
    };
    if account.disabled_at.is_some() {
        return Err(Error::refused("access-link-used"));
    }
    one_time_token::Entity::update_many()
        .col_expr(one_time_token::Column::UsedAt, sea_orm::sea_query::Expr::value(now))
        .filter(one_time_token::Column::AccountId.eq(link.account_id))
        .filter(one_time_token::Column::UsedAt.is_null())
        .exec(&tx)
        .await?;
    if let Some(language) = language {
        let mut row = account.clone().into_active_model();
        row.language = Set(language);
        row.update(&tx).await?;
    }
    set_password(app, &tx, account.id, hash, None, now).await?;
    tx.commit().await?;
    Ok(account.id)
}

/// Sends a link to choose a new password, if there is such an account. The caller's answer is the same either way.
pub async fn ask_reset(app: &App, email: &str, address: &str, now: Timestamp) -> Result<()> {
    let by_account = format!("reset:account:{}", passwords::token_hash(&passwords::email_key(email)));
    let tries = store::count_try(&*app.database, &by_account, 60, now).await?;
    let from_there = store::count_try(&*app.database, &format!("reset:address:{address}"), 60, now).await?;
    if tries > 5 || from_there > 30 {
        return Ok(());
    }
    let Some(account) =
        store::account_by_email(&*app.database, email).await?.filter(|a| a.disabled_at.is_none())
    else {
        return Ok(());
    };
    let tx = app.database.begin().await?;
    let token =
        new_link(&tx, account.id, TokenPurpose::PasswordReset, Duration::minutes(RESET_MINUTES), now).await?;
    let mut context = Context::new();
    context.insert("token", &token);
    context.insert("minutes", &RESET_MINUTES);
    let key = format!("password-reset:{}:{}", account.id, now.timestamp_micros());
    outbox::post(app, &tx, security_letter("password-reset", key, &account, context), now).await?;
    journal::record(&tx, account.id, Event::new("password-reset-asked", "account", account.id.0), now)
        .await?;
    Ok(tx.commit().await?)
}

/// Begins the set-up of a second factor: a secret that counts only once a code of it was given.
pub async fn begin_factor(app: &App, actor: &Actor) -> Result<Vec<u8>> {
    let account = store::account(&*app.database, actor.account).await?;
    if account.totp_confirmed_at.is_some() {
        return Err(Error::refused("access-factor-set"));
    }
    if let Some(secret) = account.totp_secret {
        return Ok(secret);
    }
    let secret = factor::new_secret();
    let mut row = account.into_active_model();
    row.totp_secret = Set(Some(secret.clone()));
    row.update(&*app.database).await?;
    Ok(secret)
}

/// Finishes the set-up: a code of the app is right. Answers the recovery codes, to be shown once.
pub async fn confirm_factor(app: &App, actor: &Actor, code: &str, now: Timestamp) -> Result<Vec<String>> {
    let tx = app.database.begin().await?;
    let account = store::account(&tx, actor.account).await?;
    if account.totp_confirmed_at.is_some() {
        return Err(Error::refused("access-factor-set"));
    }
    let secret = account.totp_secret.clone().ok_or_else(|| Error::refused("access-factor-not-begun"))?;
    let Some(step) = factor::check(&secret, code, None, now)? else {
        return Err(Error::problem("code", Message::new("access-code-wrong")));
    };
    let mut row = account.into_active_model();
    row.totp_confirmed_at = Set(Some(now));
    row.totp_last_step = Set(Some(step));
    row.update(&tx).await?;
    let codes = factor::new_recovery_codes();
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(actor.account))
        .exec(&tx)
        .await?;
    for code in &codes {
        recovery_code::ActiveModel {
            id: Set(RecoveryCodeId::new(now)),
            account_id: Set(actor.account),
            code_hash: Set(passwords::token_hash(code)),
            used_at: Set(None),
        }
        .insert(&tx)
        .await?;
    }
    store::end_sessions(&tx, actor.account, actor.session).await?;
    journal::record(&tx, actor.account, Event::new("second-factor-set", "account", actor.account.0), now)
        .await?;
    tx.commit().await?;
    Ok(codes)
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
    let mut row = store::account(&tx, id).await?.into_active_model();
    row.disabled_at = Set(disabled.then_some(now));
    row.update(&tx).await?;
    store::end_sessions(&tx, id, None).await?;
    let name = if disabled { "account-disabled" } else { "account-enabled" };
    journal::record(&tx, actor.map(|a| a.account), Event::new(name, "account", id.0), now).await?;
    Ok(tx.commit().await?)
}

/// Accounts with their roles, by name.
pub async fn accounts(app: &App) -> Result<Vec<(account::Model, Vec<Grant>)>> {
    let today = app.today();
    let mut listed = Vec::new();
    for account in account::Entity::find().order_by_asc(account::Column::Name).all(&*app.database).await? {
        let grants = store::grants(&*app.database, account.id, today).await?;
        listed.push((account, grants));
    }
    Ok(listed)
}

/// A page of accounts by name, of those whose name or address holds a text; and how many there are. `page` counts from 1.
pub async fn accounts_on(
    app: &App,
    text: &str,
    page: u64,
    size: u64,
) -> Result<(Vec<(account::Model, Vec<Grant>)>, u64)> {
    let (today, database) = (app.today(), &*app.database);
    let (accounts, total) = store::accounts_on(database, text, page, size).await?;
    let mut listed = Vec::new();
    for account in accounts {
        let grants = store::grants(database, account.id, today).await?;
        listed.push((account, grants));
    }
    Ok((listed, total))
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
