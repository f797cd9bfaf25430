//! Signing in, what a session may do, and how it ends.

use chrono::Duration;
use entities::access::session;
use entities::ids::{AccountId, RoleGrantId, SessionId};
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};

use super::{Actor, factor, passwords, roles, store};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};

/// A session ends after so long without a page.
pub const IDLE_MINUTES: i64 = 60;
/// A session ends after so long, whatever happens.
pub const ABSOLUTE_HOURS: i64 = 12;

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
    let row = session::Model {
        id: SessionId::new(now),
        account_id: account,
        token_hash: passwords::token_hash(&token),
        created_at: now,
        last_seen_at: now,
        authenticated_at: now,
        factor_passed,
        role_grant_id: None,
        user_agent: user_agent.chars().take(200).collect(),
    };
    store::insert_session(tx, row).await?;
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
    store::end_session(&tx, session.id).await?;
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
    let found = store::recovery_code(tx, account, &hash).await?;
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
    let Some(row) = store::session_by_id(&*app.database, session).await? else { return Ok(false) };
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
    if actor.second_factor_waived || !actor.grants.iter().any(|g| roles::needs_second_factor(g.role)) {
        return Ok(false);
    }
    Ok(store::account(&*app.database, actor.account).await?.totp_confirmed_at.is_none())
}

/// Signs out.
pub async fn sign_out(app: &App, actor: &Actor, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    if let Some(session) = actor.session {
        store::end_session(&tx, session).await?;
    }
    journal::record(&tx, actor.account, Event::new("signed-out", "account", actor.account.0), now).await?;
    Ok(tx.commit().await?)
}

/// The sessions of a person, latest first.
pub async fn sessions(app: &App, actor: &Actor) -> Result<Vec<session::Model>> {
    store::sessions_of(&*app.database, actor.account).await
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
    let row = store::session_by_id(&*app.database, session).await?.ok_or(Error::SignInNeeded)?;
    let mut row = row.into_active_model();
    row.role_grant_id = Set(Some(grant));
    row.update(&*app.database).await?;
    Ok(())
}
