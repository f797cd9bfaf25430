//! Queries of reminders: who can be written to, what was recorded, what is recorded now.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use entities::access::{Language, Role, account, grant_area, organisation, role_grant};
use entities::cooperatives::cooperative_area;
use entities::ids::{AccountId, EmailId, OrganisationId, ReminderId, RoleGrantId};
use entities::outbox::email;
use entities::reminders::{ReminderState, digest_choice, reminder};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

use super::rules::Addressee;
use crate::access;
use crate::deadlines::Deadline;
use crate::foundation::error::Result;

/// A person who can be written to.
#[derive(Clone, Debug)]
pub struct Reader {
    pub email: String,
    pub language: Language,
}

/// Everybody who may be owed a reminder today, by role and place.
#[derive(Default)]
pub struct Holders {
    pub readers: HashMap<AccountId, Reader>,
    by_role: HashMap<(OrganisationId, Role), Vec<AccountId>>,
    officers: Vec<AccountId>,
    regulators_everywhere: Vec<AccountId>,
    regulators_of: HashMap<String, Vec<AccountId>>,
    areas: HashMap<OrganisationId, Vec<String>>,
    /// Who wants no digests.
    pub stopped: HashSet<AccountId>,
}

type GrantRow = (RoleGrantId, OrganisationId, Role, bool, AccountId, String, Language);

const ROLES: &[Role] =
    &[Role::Manager, Role::BoardChair, Role::BoardMember, Role::StandardsOfficer, Role::Regulator];

/// Reads who holds which role today; at some organisations only, where some are given (officers and regulators always).
pub async fn holders(
    database: &impl ConnectionTrait,
    today: NaiveDate,
    only: Option<&[OrganisationId]>,
) -> Result<Holders> {
    let mut query = role_grant::Entity::find()
        .select_only()
        .columns([
            role_grant::Column::Id,
            role_grant::Column::OrganisationId,
            role_grant::Column::Role,
            role_grant::Column::AllAreas,
        ])
        .columns([account::Column::Id, account::Column::Email, account::Column::Language])
        .inner_join(account::Entity)
        .filter(role_grant::Column::Role.is_in(ROLES.iter().copied()))
        .filter(access::store::standing(today))
        .filter(account::Column::DisabledAt.is_null())
        .order_by_asc(role_grant::Column::GrantedAt)
        .order_by_asc(role_grant::Column::Id);
    if let Some(only) = only {
        query = query.filter(
            Condition::any()
                .add(role_grant::Column::OrganisationId.is_in(only.iter().copied()))
                .add(role_grant::Column::Role.is_in([Role::StandardsOfficer, Role::Regulator])),
        );
    }
    let rows: Vec<GrantRow> = query.into_tuple().all(database).await?;
    let mut holders = Holders::default();
    let mut regulators: HashMap<RoleGrantId, AccountId> = HashMap::new();
    for (grant, organisation, role, all_areas, account, email, language) in rows {
        holders.readers.insert(account, Reader { email, language });
        holders.by_role.entry((organisation, role)).or_default().push(account);
        match role {
            Role::StandardsOfficer => holders.officers.push(account),
            Role::Regulator if all_areas => holders.regulators_everywhere.push(account),
            Role::Regulator => {
                regulators.insert(grant, account);
            }
            _ => {}
        }
    }
    for area in grant_area::Entity::find().all(database).await? {
        if let Some(account) = regulators.get(&area.role_grant_id) {
            holders.regulators_of.entry(area.local_authority).or_default().push(*account);
        }
    }
    let mut areas = cooperative_area::Entity::find();
    if let Some(only) = only {
        areas = areas.filter(cooperative_area::Column::CooperativeId.is_in(only.iter().copied()));
    }
    for area in areas.all(database).await? {
        holders.areas.entry(area.cooperative_id).or_default().push(area.local_authority);
    }
    holders.stopped =
        digest_choice::Entity::find().all(database).await?.into_iter().map(|row| row.account_id).collect();
    Ok(holders)
}

impl Holders {
    /// Who gets a step of a deadline, with the role they get it by; nobody twice.
    pub fn of(&self, deadline: &Deadline, to: Addressee) -> Vec<(AccountId, Role)> {
        let at = |role: Role| {
            self.by_role.get(&(deadline.organisation, role)).into_iter().flatten().map(move |id| (*id, role))
        };
        let mut found: Vec<(AccountId, Role)> = match to {
            Addressee::Own => deadline.rule.roles().iter().flat_map(|role| at(*role)).collect(),
            Addressee::BoardChair => at(Role::BoardChair).collect(),
            Addressee::Board => at(Role::BoardChair).chain(at(Role::BoardMember)).collect(),
            Addressee::Franchisor => self.officers.iter().map(|id| (*id, Role::StandardsOfficer)).collect(),
            Addressee::Regulator => {
                let areas = self.areas.get(&deadline.organisation).into_iter().flatten();
                let there = areas.filter_map(|area| self.regulators_of.get(area)).flatten();
                self.regulators_everywhere.iter().chain(there).map(|id| (*id, Role::Regulator)).collect()
            }
        };
        if to == Addressee::Own {
            let named = deadline.accounts.iter().filter(|id| self.readers.contains_key(id));
            found.extend(named.map(|id| (*id, Role::Manager)));
            // A co-op without a manager has still a chair.
            if found.is_empty() && deadline.rule.roles().contains(&Role::Manager) {
                found.extend(at(Role::BoardChair));
            }
        }
        let mut seen = HashSet::new();
        found.retain(|(id, _)| seen.insert(*id));
        found.retain(|(id, _)| deadline.rule.always_told() || !self.stopped.contains(id));
        found
    }

    /// Boards, by co-op.
    pub fn boards(&self) -> impl Iterator<Item = (OrganisationId, AccountId, Role)> {
        self.by_role
            .iter()
            .filter(|((_, role), _)| matches!(role, Role::BoardChair | Role::BoardMember))
            .flat_map(|((organisation, role), ids)| ids.iter().map(|id| (*organisation, *id, *role)))
            .filter(|(_, id, _)| !self.stopped.contains(id))
    }

    /// Does somebody hold a role at a place today (officers and regulators: anywhere)?
    pub fn holds(&self, account: AccountId, role: Role, organisation: OrganisationId) -> bool {
        match role {
            Role::StandardsOfficer => self.officers.contains(&account),
            Role::Regulator => {
                let areas = self.areas.get(&organisation).into_iter().flatten();
                self.regulators_everywhere.contains(&account)
                    || areas
                        .filter_map(|area| self.regulators_of.get(area))
                        .flatten()
                        .any(|id| *id == account)
            }
            _ => self.by_role.get(&(organisation, role)).is_some_and(|ids| ids.contains(&account)),
        }
    }
}

/// What makes a reminder one and the same.
pub type Key = (String, Uuid, NaiveDate, String, AccountId);

/// What the record holds for due dates of a span; of some organisations only, where some are given.
pub async fn recorded(
    database: &impl ConnectionTrait,
    due: &RangeInclusive<NaiveDate>,
    only: Option<&[OrganisationId]>,
) -> Result<HashSet<Key>> {
    let mut query = reminder::Entity::find()
        .select_only()
        .columns([
            reminder::Column::Rule,
            reminder::Column::SubjectId,
            reminder::Column::DueOn,
            reminder::Column::Step,
            reminder::Column::AccountId,
        ])
        .filter(reminder::Column::DueOn.between(*due.start(), *due.end()));
    if let Some(only) = only {
        query = query.filter(reminder::Column::OrganisationId.is_in(only.iter().copied()));
    }
    let rows: Vec<Key> = query.into_tuple().all(database).await?;
    Ok(rows.into_iter().collect())
}

/// A reminder to be recorded.
#[derive(Clone, Debug)]
pub struct Entry {
    pub rule: String,
    pub subject_kind: &'static str,
    pub subject_id: Uuid,
    pub due_on: NaiveDate,
    pub step: String,
    pub account: AccountId,
    pub organisation: OrganisationId,
    pub state: ReminderState,
    pub email: Option<EmailId>,
    pub owed_on: NaiveDate,
}

/// Rows in one statement at most (SQLite takes 32,766 values).
const MANY: usize = 500;

/// Records reminders; one that is there already stays as it is.
pub async fn record(database: &impl ConnectionTrait, entries: &[Entry], now: Timestamp) -> Result<()> {
    let once = OnConflict::columns([
        reminder::Column::Rule,
        reminder::Column::SubjectKind,
        reminder::Column::SubjectId,
        reminder::Column::DueOn,
        reminder::Column::Step,
        reminder::Column::AccountId,
    ])
    .do_nothing()
    .to_owned();
    for some in entries.chunks(MANY) {
        let rows = some.iter().map(|entry| reminder::ActiveModel {
            id: Set(ReminderId::new(now)),
            rule: Set(entry.rule.clone()),
            subject_kind: Set(entry.subject_kind.to_owned()),
            subject_id: Set(entry.subject_id),
            due_on: Set(entry.due_on),
            step: Set(entry.step.clone()),
            account_id: Set(entry.account),
            organisation_id: Set(entry.organisation),
            state: Set(entry.state),
            email_id: Set(entry.email),
            owed_on: Set(entry.owed_on),
            recorded_at: Set(now),
        });
        reminder::Entity::insert_many(rows)
            .on_conflict(once.clone())
            .exec_without_returning(database)
            .await?;
    }
    Ok(())
}

/// Marks the reminders of a letter as withdrawn: it will not be sent.
pub async fn withdraw(database: &impl ConnectionTrait, letter_key: &str) -> Result<()> {
    let letter = Query::select()
        .column(email::Column::Id)
        .from(email::Entity)
        .and_where(email::Column::UniqueKey.eq(letter_key))
        .to_owned();
    reminder::Entity::update_many()
        .col_expr(reminder::Column::State, Expr::value(ReminderState::Withdrawn))
        .filter(reminder::Column::EmailId.in_subquery(letter))
        .exec(database)
        .await?;
    Ok(())
}

/// Which of these people have a letter already, by its unique key.
pub async fn written_to(
    database: &impl ConnectionTrait,
    people: impl Iterator<Item = AccountId>,
    key: impl Fn(AccountId) -> String,
) -> Result<HashSet<AccountId>> {
    let keys: Vec<String> = people.map(key).collect();
    let mut found = HashSet::new();
    for some in keys.chunks(MANY) {
        let accounts: Vec<Option<AccountId>> = email::Entity::find()
            .select_only()
            .column(email::Column::AccountId)
            .filter(email::Column::UniqueKey.is_in(some))
            .into_tuple()
            .all(database)
            .await?;
        found.extend(accounts.into_iter().flatten());
    }
    Ok(found)
}

/// References and names of organisations.
pub async fn organisations(
    database: &impl ConnectionTrait,
) -> Result<HashMap<OrganisationId, (String, String, String)>> {
    let rows: Vec<(OrganisationId, String, String, String)> = organisation::Entity::find()
        .select_only()
        .columns([
            organisation::Column::Id,
            organisation::Column::Reference,
            organisation::Column::NameEn,
            organisation::Column::NameCy,
        ])
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|(id, reference, en, cy)| (id, (reference, en, cy))).collect())
}

/// The ledger: what went out or was missed, latest first, with its letter.
pub async fn ledger(
    database: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<(reminder::Model, Option<email::Model>)>> {
    let rows = reminder::Entity::find()
        // An id carries the time at which it was recorded, and has an index.
        .order_by_desc(reminder::Column::Id)
        .limit(limit)
        .all(database)
        .await?;
    let ids: Vec<EmailId> = rows.iter().filter_map(|row| row.email_id).collect();
    let letters: HashMap<EmailId, email::Model> = email::Entity::find()
        .filter(email::Column::Id.is_in(ids))
        .all(database)
        .await?
        .into_iter()
        .map(|letter| (letter.id, letter))
        .collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let letter = row.email_id.and_then(|id| letters.get(&id).cloned());
            (row, letter)
        })
        .collect())
}
