//! What a person sets for themselves: language, password, second factor; and the one-time links that lead there.

use chrono::Duration;
use entities::access::{Language, TokenPurpose, account, one_time_token};
use entities::ids::{AccountId, SessionId, TokenId};
use entities::outbox::Urgency;
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;
use tera::Context;

use super::sessions::confirm_password;
use super::{Actor, factor, giving, passwords, store};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::outbox::{self, Goes};

const RESET_MINUTES: i64 = 60;

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

/// The language of a person's letters; none: both, Welsh first.
pub fn reads(account: &account::Model) -> Option<Language> {
    account.both_languages_since.is_none().then_some(account.language)
}

/// Chooses whether letters come in both languages, within the caller's transaction. Answers whether that is a change.
pub async fn choose_both_languages(
    tx: &impl ConnectionTrait,
    account: AccountId,
    both: bool,
    now: Timestamp,
) -> Result<bool> {
    let row = store::account(tx, account).await?;
    if row.both_languages_since.is_some() == both {
        return Ok(false);
    }
    let mut row = row.into_active_model();
    row.both_languages_since = Set(both.then_some(now));
    row.update(tx).await?;
    Ok(true)
}

/// A letter to a person about their own account: it goes at once, in any hour.
pub(super) fn security_letter(
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
        language: reads(account),
        organisation: None,
        urgency: Urgency::Security,
        context,
        calendar: None,
        goes: Goes::Regardless("it is about the safety of their own account, or lets them in"),
    }
}

/// Makes a one-time link; answers its token, which is stored only as a hash.
pub(super) async fn new_link(
    tx: &impl ConnectionTrait,
    account: AccountId,
    purpose: TokenPurpose,
    lasts: Duration,
    now: Timestamp,
) -> Result<String> {
    let token = passwords::new_token();
    let row = one_time_token::Model {
        id: TokenId::new(now),
        account_id: account,
        purpose,
        token_hash: passwords::token_hash(&token),
        created_at: now,
        expires_at: now + lasts,
        used_at: None,
    };
    store::insert_link(tx, row).await?;
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
    store::use_up_links(&tx, link.account_id, now).await?;
    if let Some(language) = language {
        let mut row = account.clone().into_active_model();
        row.language = Set(language);
        row.update(&tx).await?;
    }
    set_password(app, &tx, account.id, hash, None, now).await?;
    if link.purpose == TokenPurpose::Invitation {
        giving::take_up_with_invitation(&tx, account.id, now).await?;
    }
    tx.commit().await?;
    Ok(account.id)
}

/// Sends a link to choose a new password, if there is such an account. The caller's answer is the same either way, and so is
/// the time it takes: whether there is one is looked up after the answer.
pub async fn ask_reset(app: &App, email: &str, address: &str, now: Timestamp) -> Result<()> {
    let by_account = format!("reset:account:{}", passwords::token_hash(&passwords::email_key(email)));
    let tries = store::count_try(&*app.database, &by_account, 60, now).await?;
    let from_there = store::count_try(&*app.database, &format!("reset:address:{address}"), 60, now).await?;
    if tries > 5 || from_there > 30 {
        return Ok(());
    }
    let (of_work, email) = (app.clone(), email.to_owned());
    app.later.begin(async move {
        if let Err(error) = send_reset(&of_work, &email, now).await {
            tracing::error!(%error, "a link to choose a new password was not sent");
        }
    });
    Ok(())
}

async fn send_reset(app: &App, email: &str, now: Timestamp) -> Result<()> {
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
    let hashes = codes.iter().map(|code| passwords::token_hash(code)).collect();
    store::rewrite_recovery_codes(&tx, actor.account, hashes, now).await?;
    store::end_sessions(&tx, actor.account, actor.session).await?;
    journal::record(&tx, actor.account, Event::new("second-factor-set", "account", actor.account.0), now)
        .await?;
    tx.commit().await?;
    Ok(codes)
}
