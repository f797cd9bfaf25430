//! Queries of how a person signs in: sessions, one-time links, recovery codes.

use entities::access::{account, one_time_token, recovery_code, session};
use entities::ids::{AccountId, RecoveryCodeId, SessionId};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::access::passwords;
use crate::foundation::error::Result;

/// A session by its token's hash, with its account.
pub async fn session(
    database: &impl ConnectionTrait,
    token_hash: &str,
) -> Result<Option<(session::Model, account::Model)>> {
    let found = session::Entity::find()
        .find_also_related(account::Entity)
        .filter(session::Column::TokenHash.eq(token_hash))
        .one(database)
        .await?;
    Ok(found.and_then(|(session, account)| Some((session, account?))))
}

/// Ends sessions of an account; all, or all but one.
pub async fn end_sessions(
    database: &impl ConnectionTrait,
    account: AccountId,
    but: Option<SessionId>,
) -> Result<()> {
    let mut delete = session::Entity::delete_many().filter(session::Column::AccountId.eq(account));
    if let Some(but) = but {
        delete = delete.filter(session::Column::Id.ne(but));
    }
    delete.exec(database).await?;
    Ok(())
}

/// An unused link that has not run out.
pub async fn token(
    database: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<Option<(one_time_token::Model, account::Model)>> {
    let found = one_time_token::Entity::find()
        .find_also_related(account::Entity)
        .filter(one_time_token::Column::TokenHash.eq(passwords::token_hash(token)))
        .filter(one_time_token::Column::UsedAt.is_null())
        .filter(one_time_token::Column::ExpiresAt.gt(now))
        .one(database)
        .await?;
    Ok(found.and_then(|(token, account)| Some((token, account?))))
}

/// A session.
pub async fn session_by_id(database: &impl ConnectionTrait, id: SessionId) -> Result<Option<session::Model>> {
    Ok(session::Entity::find_by_id(id).one(database).await?)
}

/// The sessions of an account, latest first.
pub async fn sessions_of(database: &impl ConnectionTrait, account: AccountId) -> Result<Vec<session::Model>> {
    Ok(session::Entity::find()
        .filter(session::Column::AccountId.eq(account))
        .order_by_desc(session::Column::LastSeenAt)
        .all(database)
        .await?)
}

/// Adds a session.
pub async fn insert_session(tx: &impl ConnectionTrait, row: session::Model) -> Result<()> {
    session::Entity::insert(session::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Ends one session.
pub async fn end_session(tx: &impl ConnectionTrait, id: SessionId) -> Result<()> {
    session::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Adds a one-time link.
pub async fn insert_link(tx: &impl ConnectionTrait, row: one_time_token::Model) -> Result<()> {
    one_time_token::Entity::insert(one_time_token::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Marks every open link of an account as used.
pub async fn use_up_links(tx: &impl ConnectionTrait, account: AccountId, now: Timestamp) -> Result<()> {
    one_time_token::Entity::update_many()
        .col_expr(one_time_token::Column::UsedAt, Expr::value(now))
        .filter(one_time_token::Column::AccountId.eq(account))
        .filter(one_time_token::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// An unused recovery code of an account, by its hash.
pub async fn recovery_code(
    database: &impl ConnectionTrait,
    account: AccountId,
    code_hash: &str,
) -> Result<Option<recovery_code::Model>> {
    Ok(recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(account))
        .filter(recovery_code::Column::CodeHash.eq(code_hash))
        .filter(recovery_code::Column::UsedAt.is_null())
        .one(database)
        .await?)
}

/// Puts these codes, as hashes, in the place of all that an account had.
pub async fn rewrite_recovery_codes(
    tx: &impl ConnectionTrait,
    account: AccountId,
    hashes: Vec<String>,
    now: Timestamp,
) -> Result<()> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(account))
        .exec(tx)
        .await?;
    for code_hash in hashes {
        recovery_code::ActiveModel {
            id: Set(RecoveryCodeId::new(now)),
            account_id: Set(account),
            code_hash: Set(code_hash),
            used_at: Set(None),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}
