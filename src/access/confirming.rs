//! A role that waits for a second administrator: who is asked, by letter and on their first page.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::access::{Role, account, role_grant};
use entities::ids::{AccountId, RoleGrantId};
use entities::outbox::Urgency;
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tera::Context;

use super::{roles, store};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::{self, Condition, Goes};

/// How many roles wait for this administrator, who neither gave nor gets them, and since when; nothing: none does.
pub async fn roles_waiting(
    database: &impl ConnectionTrait,
    administrator: AccountId,
) -> Result<Option<(usize, NaiveDate)>> {
    let given: Vec<Timestamp> = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::GrantedAt)
        .filter(role_grant::Column::RevokedAt.is_null())
        .filter(role_grant::Column::ConfirmedBy.is_null())
        .filter(role_grant::Column::Role.ne(Role::Worker))
        .filter(role_grant::Column::GrantedBy.ne(administrator))
        .filter(role_grant::Column::AccountId.ne(administrator))
        .order_by_asc(role_grant::Column::GrantedAt)
        .into_tuple()
        .all(database)
        .await?;
    Ok(given.first().map(|oldest| (given.len(), clock::today(*oldest))))
}

/// Asks the other administrators to confirm a role.
pub(super) async fn ask(
    app: &App,
    tx: &impl ConnectionTrait,
    by: &str,
    granted: &role_grant::Model,
    now: Timestamp,
) -> Result<()> {
    let organisation = store::organisation(tx, granted.organisation_id).await?;
    let mut seen = BTreeSet::new();
    for (administrator, _) in store::holders_anywhere(tx, &[Role::Administrator], clock::today(now)).await? {
        let own = granted.granted_by == Some(administrator.id) || granted.account_id == administrator.id;
        if own || !seen.insert(administrator.id) {
            continue;
        }
        let mut context = Context::new();
        context.insert("name", &administrator.name);
        context.insert("by", by);
        context.insert("role", &granted.role);
        context.insert("organisation_en", &organisation.name_en);
        context.insert("organisation_cy", &organisation.name_cy);
        outbox::post(app, tx, letter(&administrator, granted.id, context), now).await?;
    }
    Ok(())
}

fn letter(to: &account::Model, grant: RoleGrantId, context: Context) -> outbox::Post {
    outbox::Post {
        kind: "role-to-confirm",
        unique_key: format!("role-to-confirm:{grant}:{}", to.id),
        account: Some(to.id),
        recipient: to.email.clone(),
        language: super::reads(to),
        organisation: None,
        urgency: Urgency::Event,
        context,
        calendar: None,
        goes: Goes::While(Condition::RoleToConfirm { grant, account: to.id }),
    }
}

/// Does a role still wait, and is this person still an administrator?
pub async fn still_asked(
    database: &impl ConnectionTrait,
    grant: RoleGrantId,
    account: AccountId,
    now: Timestamp,
) -> Result<bool> {
    let administrators = store::holders_anywhere(database, &[Role::Administrator], clock::today(now)).await?;
    let still_one = administrators.iter().any(|(holder, _)| holder.id == account);
    Ok(still_one && roles::waits(&store::grant(database, grant).await?))
}
