//! Delegates: a manager asks somebody at the co-op to see to the reminders of a group until a day.
//!
//! It gives no right to anything (`docs/decisions/0035-reminding-rules-choices.md`): whoever sees to a thing may do what
//! their own roles let them. It ends by itself, with its last day, with the manager's role, and when the delegate leaves.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use entities::access::{Role, role_grant};
use entities::ids::{AccountId, DelegationId, OrganisationId};
use entities::reminders::{ReminderGroup, delegation};
use scheduler::clock::{self, Timestamp};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use crate::access::{self, Actor, Deed, policy};
use crate::deadlines::table;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::journal::{self, Event};

/// A delegation lasts no longer than this.
const MONTHS: u32 = 12;

/// Delegations that count on a day, as far as they themselves say.
pub(super) fn standing(today: NaiveDate) -> Condition {
    Condition::all()
        .add(delegation::Column::EndedAt.is_null())
        .add(delegation::Column::FromOn.lte(today))
        .add(delegation::Column::UntilOn.gte(today))
}

/// The groups that can be handed to a delegate.
pub fn groups() -> impl Iterator<Item = ReminderGroup> {
    table::get().groups.iter().filter(|one| one.delegate).map(|one| one.group)
}

/// What one manager asked one person to see to, until one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub organisation: OrganisationId,
    pub by: AccountId,
    pub by_name: String,
    pub to: AccountId,
    pub to_name: String,
    pub until: NaiveDate,
    pub groups: Vec<(DelegationId, ReminderGroup)>,
}

/// Asks somebody of the co-op. What the same manager asked of them before in these groups is replaced.
pub async fn give(
    app: &App,
    actor: &Actor,
    organisation: OrganisationId,
    to: AccountId,
    groups_wanted: &[ReminderGroup],
    until: NaiveDate,
    now: Timestamp,
) -> Result<()> {
    let today = clock::today(now);
    let tx = app.database.begin().await?;
    let place = access::store::place(&tx, actor.account, organisation).await?;
    policy::permit(actor, Deed::ManageTeam, &place)?;
    let mut problems = Vec::new();
    let mut fault = |field: &'static str, key: &'static str| {
        problems.push(Problem { field: field.into(), message: Message::new(key) });
    };
    let able: Vec<ReminderGroup> = groups().filter(|group| groups_wanted.contains(group)).collect();
    if able.is_empty() || able.len() != groups_wanted.iter().collect::<BTreeSet<_>>().len() {
        fault("groups", "team-groups-missing");
    }
    if until < today || today.checked_add_months(Months::new(MONTHS)).is_some_and(|last| until > last) {
        fault("until", "team-until-wrong");
    }
    if to == actor.account || !people(&tx, organisation, today).await?.iter().any(|(id, ..)| *id == to) {
        fault("to", "team-delegate-missing");
    }
    if !problems.is_empty() {
        return Err(Error::Problems(problems));
    }
    let before = delegation::Entity::find()
        .filter(standing(today))
        .filter(delegation::Column::OrganisationId.eq(organisation))
        .filter(delegation::Column::GivenBy.eq(actor.account))
        .filter(delegation::Column::GivenTo.eq(to))
        .filter(delegation::Column::ChoiceGroup.is_in(able.iter().copied()))
        .all(&tx)
        .await?;
    for row in before {
        close(&tx, row, actor.account, now).await?;
    }
    for group in &able {
        let row = delegation::ActiveModel {
            id: Set(DelegationId::new(now)),
            organisation_id: Set(organisation),
            given_by: Set(actor.account),
            given_to: Set(to),
            choice_group: Set(*group),
            from_on: Set(today),
            until_on: Set(until),
            given_at: Set(now),
            ended_at: Set(None),
            ended_by: Set(None),
        };
        row.insert(&tx).await?;
    }
    let event = Event::new("reminders-delegated", "account", to.0).at(organisation);
    journal::record(&tx, actor.account, event.saying(json!({ "groups": able, "until": until })), now).await?;
    Ok(tx.commit().await?)
}

/// Takes a delegation back: a manager of the co-op, or the delegate themselves.
pub async fn end(app: &App, actor: &Actor, id: DelegationId, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let row = delegation::Entity::find_by_id(id).one(&tx).await?.ok_or(Error::NotFound)?;
    if row.given_to != actor.account {
        let place = access::store::place(&tx, actor.account, row.organisation_id).await?;
        policy::permit(actor, Deed::ManageTeam, &place)?;
    }
    if row.ended_at.is_some() {
        return Ok(());
    }
    let (to, organisation, group) = (row.given_to, row.organisation_id, row.choice_group);
    close(&tx, row, actor.account, now).await?;
    let event = Event::new("reminders-delegation-ended", "account", to.0).at(organisation);
    journal::record(&tx, actor.account, event.saying(json!({ "group": group })), now).await?;
    Ok(tx.commit().await?)
}

async fn close(
    tx: &impl ConnectionTrait,
    row: delegation::Model,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let mut row = row.into_active_model();
    row.ended_at = Set(Some(now));
    row.ended_by = Set(Some(by));
    row.update(tx).await?;
    Ok(())
}

/// What is asked at a co-op today.
pub async fn at(
    database: &impl ConnectionTrait,
    organisation: OrganisationId,
    today: NaiveDate,
) -> Result<Vec<Asked>> {
    asked(database, Condition::all().add(delegation::Column::OrganisationId.eq(organisation)), today).await
}

/// What somebody is asked to see to today.
pub async fn of(database: &impl ConnectionTrait, account: AccountId, today: NaiveDate) -> Result<Vec<Asked>> {
    asked(database, Condition::all().add(delegation::Column::GivenTo.eq(account)), today).await
}

async fn asked(database: &impl ConnectionTrait, which: Condition, today: NaiveDate) -> Result<Vec<Asked>> {
    let rows = delegation::Entity::find()
        .filter(standing(today))
        .filter(which)
        .order_by_asc(delegation::Column::UntilOn)
        .order_by_asc(delegation::Column::Id)
        .all(database)
        .await?;
    let people = rows.iter().flat_map(|row| [row.given_by, row.given_to]);
    let names = access::store::names(database, people.collect::<BTreeSet<_>>()).await?;
    // Those whose manager manages no more, or who left, have ended too.
    let accounts: Vec<AccountId> = rows.iter().flat_map(|row| [row.given_by, row.given_to]).collect();
    let grants: Vec<(AccountId, OrganisationId, Role)> = role_grant::Entity::find()
        .select_only()
        .columns([
            role_grant::Column::AccountId,
            role_grant::Column::OrganisationId,
            role_grant::Column::Role,
        ])
        .filter(role_grant::Column::AccountId.is_in(accounts))
        .filter(access::store::standing(today))
        .into_tuple()
        .all(database)
        .await?;
    let mut found: BTreeMap<_, Asked> = BTreeMap::new();
    for row in rows {
        let there = |account: AccountId, role: Option<Role>| {
            grants.iter().any(|(held, place, held_role)| {
                *held == account
                    && *place == row.organisation_id
                    && role.is_none_or(|role| role == *held_role)
            })
        };
        if !there(row.given_by, Some(Role::Manager)) || !there(row.given_to, None) {
            continue;
        }
        let name = |account| names.get(&account).cloned().unwrap_or_default();
        let key = (row.until_on, row.organisation_id, row.given_by, row.given_to);
        let one = found.entry(key).or_insert_with(|| Asked {
            organisation: row.organisation_id,
            by: row.given_by,
            by_name: name(row.given_by),
            to: row.given_to,
            to_name: name(row.given_to),
            until: row.until_on,
            groups: Vec::new(),
        });
        one.groups.push((row.id, row.choice_group));
    }
    Ok(found.into_values().collect())
}

/// People with an account and a role at a co-op today, by name.
pub async fn people(
    database: &impl ConnectionTrait,
    organisation: OrganisationId,
    today: NaiveDate,
) -> Result<Vec<(AccountId, String, Vec<Role>)>> {
    let roles: Vec<Role> = entities::words::<Role>().collect();
    let mut found: BTreeMap<(String, AccountId), Vec<Role>> = BTreeMap::new();
    for (account, role) in access::store::holders(database, organisation, &roles, today).await? {
        let roles = found.entry((account.name, account.id)).or_default();
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(found.into_iter().map(|((name, id), roles)| (id, name, roles)).collect())
}
