//! Accounts with special rights are watched: whoever closes, opens or weakens one, every other administrator is written to, and
//! the person. One administrator alone cannot put the others out unseen.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use entities::access::{Role, account, role_grant};
use entities::ids::{AccountId, EmailId};
use entities::outbox::Urgency;
use scheduler::clock::Timestamp;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use tera::Context;

use super::{Actor, reads};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::{self, Goes, Post};

/// Whoever was an administrator is one of the others for so long after, whatever became of the role or the account.
const LATELY: TimeDelta = TimeDelta::days(30);

/// The roles that are special: they decide for the whole network, or let others in.
pub(super) const SPECIAL: [Role; 7] = [
    Role::Administrator,
    Role::GovernmentSignatory,
    Role::FranchisorSignatory,
    Role::Regulator,
    Role::StandardsOfficer,
    Role::DecisionMaker,
    Role::AppealDecider,
];

/// What was done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Closed,
    Opened,
    RoleEnded,
    FactorOff,
}

impl Change {
    fn name(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Opened => "opened",
            Self::RoleEnded => "role-ended",
            Self::FactorOff => "factor-off",
        }
    }
}

/// Everybody who is an administrator, or was one lately.
pub async fn administrators(database: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<account::Model>> {
    let rows = role_grant::Entity::find()
        .find_also_related(account::Entity)
        .filter(role_grant::Column::Role.eq(Role::Administrator))
        .filter(counted(now))
        .order_by_asc(role_grant::Column::GrantedAt)
        .all(database)
        .await?;
    let mut seen = BTreeSet::new();
    let lately = |one: &account::Model| one.disabled_at.is_none_or(|at| at > now - LATELY);
    let accounts = rows.into_iter().filter_map(|(_, account)| account).filter(lately);
    Ok(accounts.filter(|one| seen.insert(one.id)).collect())
}

/// Roles that count, or did lately.
fn counted(now: Timestamp) -> Condition {
    use role_grant::Column::{ConfirmedBy, GrantedBy, RevokedAt};
    let confirmed = Condition::any().add(GrantedBy.is_null()).add(ConfirmedBy.is_not_null());
    let lately = Condition::any().add(RevokedAt.is_null()).add(RevokedAt.gt(now - LATELY));
    Condition::all().add(confirmed).add(lately)
}

/// Tells of a change, if somebody with this account has special rights.
pub(super) async fn tell(
    app: &App,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    whose: &account::Model,
    change: Change,
    now: Timestamp,
) -> Result<()> {
    let held = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(whose.id))
        .filter(role_grant::Column::Role.is_in(SPECIAL))
        .filter(counted(now));
    if held.count(tx).await? == 0 {
        return Ok(());
    }
    let mut told = BTreeSet::from([actor.account]);
    let mut readers = administrators(tx, now).await?;
    // Of a factor the person is told in a letter of its own.
    if change != Change::FactorOff {
        readers.push(whose.clone());
    }
    for reader in readers {
        if told.insert(reader.id) {
            outbox::post(app, tx, letter(&reader, actor, whose, change, now), now).await?;
        }
    }
    Ok(())
}

fn letter(
    reader: &account::Model,
    actor: &Actor,
    whose: &account::Model,
    change: Change,
    now: Timestamp,
) -> Post {
    let mut context = Context::new();
    context.insert("name", &reader.name);
    context.insert("by", &actor.name);
    context.insert("whose", &whose.name);
    context.insert("change", change.name());
    Post {
        kind: "account-watched",
        unique_key: format!("account-watched:{}:{}", reader.id, EmailId::new(now)),
        account: Some(reader.id),
        recipient: reader.email.clone(),
        language: reads(reader),
        organisation: None,
        urgency: Urgency::Security,
        context,
        calendar: None,
        goes: Goes::Regardless("nobody who was put out may be left untold"),
    }
}

/// Is somebody an administrator now?
pub async fn is_administrator(
    database: &impl ConnectionTrait,
    account: AccountId,
    now: Timestamp,
) -> Result<bool> {
    let today = scheduler::clock::today(now);
    let standing = super::store::holders_anywhere(database, &[Role::Administrator], today).await?;
    Ok(standing.iter().any(|(one, _)| one.id == account))
}
