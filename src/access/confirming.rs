//! A role that waits for a second administrator: who is asked, by letter and on their first page.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::access::{Role, account, role_grant};
use entities::ids::{AccountId, RoleGrantId};
use entities::outbox::Urgency;
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tera::Context;

use super::{roles, store};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::outbox;

/// What must still be true when a letter of this room goes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Condition {
    /// The role still waits, and the person is still an administrator.
    RoleToConfirm { grant: RoleGrantId, account: AccountId },
}

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
        outbox::post(app, tx, letter(&administrator, granted.id, context)?, now).await?;
    }
    Ok(())
}

fn letter(to: &account::Model, grant: RoleGrantId, context: Context) -> Result<outbox::Post> {
    let condition = Condition::RoleToConfirm { grant, account: to.id };
    Ok(outbox::Post {
        kind: "role-to-confirm",
        unique_key: format!("role-to-confirm:{grant}:{}", to.id),
        account: Some(to.id),
        recipient: to.email.clone(),
        language: super::reads(to),
        organisation: None,
        urgency: Urgency::Event,
        context,
        calendar: None,
        still_owed: Some(serde_json::to_string(&condition).map_err(Error::internal)?),
    })
}

/// Does what a letter was posted for still hold? Nothing: the condition is another room's.
pub async fn still_owed(app: &App, condition: &str, now: Timestamp) -> Result<Option<bool>> {
    let Ok(Condition::RoleToConfirm { grant, account }) = serde_json::from_str(condition) else {
        return Ok(None);
    };
    let database = &*app.database;
    let administrators = store::holders_anywhere(database, &[Role::Administrator], clock::today(now)).await?;
    let still_one = administrators.iter().any(|(holder, _)| holder.id == account);
    Ok(Some(still_one && roles::waits(&store::grant(database, grant).await?)))
}
