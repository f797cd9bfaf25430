//! Reading who can be written to: a few set queries, however many people there are.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use entities::access::{Language, Role, account, grant_area, role_grant};
use entities::cooperatives::cooperative_area;
use entities::ids::{AccountId, OrganisationId, RoleGrantId};
use entities::reminders::{delegation, digest_choice, group_stop};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Delegated, Held, Holders, Reader};
use crate::access;
use crate::deadlines::Deadline;
use crate::foundation::error::Result;
use crate::reminders::delegates;

type GrantRow = (
    RoleGrantId,
    OrganisationId,
    Role,
    bool,
    Option<NaiveDate>,
    AccountId,
    String,
    Language,
    Option<Timestamp>,
);

/// Accounts in one statement at most.
const MANY: usize = 500;

const ROLES: &[Role] =
    &[Role::Manager, Role::BoardChair, Role::BoardMember, Role::StandardsOfficer, Role::Regulator];

/// Reads who holds which role today, and to whom these things were given; at some organisations only, where some are given
/// (officers and regulators always).
pub async fn holders(
    database: &impl ConnectionTrait,
    today: NaiveDate,
    only: Option<&[OrganisationId]>,
    deadlines: &[Deadline],
) -> Result<Holders> {
    let mut holders = read(database, today, only, None).await?;
    holders.read_named(database, today, deadlines).await?;
    holders.read_mailboxes(database).await?;
    Ok(holders)
}

/// Reads what a letter hangs on that speaks of these places to these people: it costs the same, however many others there are.
/// Where letters go is not read.
pub async fn of_letter(
    database: &impl ConnectionTrait,
    today: NaiveDate,
    (places, people): (&[OrganisationId], &[AccountId]),
    deadlines: &[Deadline],
) -> Result<Holders> {
    let mut holders = read(database, today, Some(places), Some(people)).await?;
    holders.read_named(database, today, deadlines).await?;
    Ok(holders)
}

/// `people`: officers, regulators and choices of these only.
async fn read(
    database: &impl ConnectionTrait,
    today: NaiveDate,
    only: Option<&[OrganisationId]>,
    people: Option<&[AccountId]>,
) -> Result<Holders> {
    let mut query = role_grant::Entity::find()
        .select_only()
        .columns([
            role_grant::Column::Id,
            role_grant::Column::OrganisationId,
            role_grant::Column::Role,
            role_grant::Column::AllAreas,
            role_grant::Column::EndsOn,
        ])
        .columns([
            account::Column::Id,
            account::Column::Email,
            account::Column::Language,
            account::Column::BothLanguagesSince,
        ])
        .inner_join(account::Entity)
        .filter(role_grant::Column::Role.is_in(ROLES.iter().copied()))
        .filter(access::store::standing(today))
        .filter(account::Column::DisabledAt.is_null())
        .order_by_asc(role_grant::Column::GrantedAt)
        .order_by_asc(role_grant::Column::Id);
    if let Some(only) = only {
        let office = role_grant::Column::Role.is_in([Role::StandardsOfficer, Role::Regulator]);
        let of_them = people.map(|people| role_grant::Column::AccountId.is_in(people.iter().copied()));
        query = query.filter(
            Condition::any()
                .add(role_grant::Column::OrganisationId.is_in(only.iter().copied()))
                .add(Condition::all().add(office).add_option(of_them)),
        );
    }
    let rows: Vec<GrantRow> = query.into_tuple().all(database).await?;
    let mut holders = Holders::default();
    let mut regulators: HashMap<RoleGrantId, Held> = HashMap::new();
    for (grant, organisation, role, all_areas, until, account, email, language, both) in rows {
        let language = both.is_none().then_some(language);
        holders.readers.insert(account, Reader { email, language });
        let held = Held { account, until };
        holders.by_role.entry((organisation, role)).or_default().push(held);
        match role {
            Role::StandardsOfficer => holders.officers.push(held),
            Role::Regulator if all_areas => holders.regulators_everywhere.push(held),
            Role::Regulator => {
                regulators.insert(grant, held);
            }
            _ => {}
        }
    }
    let mut granted = grant_area::Entity::find();
    if people.is_some() {
        granted = granted.filter(grant_area::Column::RoleGrantId.is_in(regulators.keys().copied()));
    }
    for area in granted.all(database).await? {
        if let Some(held) = regulators.get(&area.role_grant_id) {
            holders.regulators_of.entry(area.local_authority).or_default().push(*held);
        }
    }
    let mut areas = cooperative_area::Entity::find();
    if let Some(only) = only {
        areas = areas.filter(cooperative_area::Column::CooperativeId.is_in(only.iter().copied()));
    }
    for area in areas.all(database).await? {
        holders.areas.entry(area.cooperative_id).or_default().push(area.local_authority);
    }
    holders.read_choices(database, people).await?;
    holders.read_delegations(database, today, only).await?;
    Ok(holders)
}

impl Holders {
    async fn read_choices(
        &mut self,
        database: &impl ConnectionTrait,
        people: Option<&[AccountId]>,
    ) -> Result<()> {
        let (mut stopped, mut groups) = (digest_choice::Entity::find(), group_stop::Entity::find());
        if let Some(people) = people {
            stopped = stopped.filter(digest_choice::Column::AccountId.is_in(people.iter().copied()));
            groups = groups.filter(group_stop::Column::AccountId.is_in(people.iter().copied()));
        }
        self.stopped = stopped.all(database).await?.into_iter().map(|row| row.account_id).collect();
        let groups = groups.all(database).await?;
        self.stopped_groups = groups.into_iter().map(|row| (row.account_id, row.choice_group)).collect();
        Ok(())
    }

    /// Reads those too to whom one of these things was given, whatever role they have as long as they have one.
    async fn read_named(
        &mut self,
        database: &impl ConnectionTrait,
        today: NaiveDate,
        deadlines: &[Deadline],
    ) -> Result<()> {
        let by_name = |one: &&Deadline| one.rule.entry().named && one.rule.cadence().is_some();
        let named: BTreeSet<AccountId> = deadlines
            .iter()
            .filter(by_name)
            .flat_map(|one| one.accounts.iter().copied())
            .filter(|account| !self.readers.contains_key(account))
            .collect();
        let named: Vec<AccountId> = named.into_iter().collect();
        for some in named.chunks(MANY) {
            let rows: Vec<(AccountId, String, Language, Option<Timestamp>)> = role_grant::Entity::find()
                .select_only()
                .columns([
                    account::Column::Id,
                    account::Column::Email,
                    account::Column::Language,
                    account::Column::BothLanguagesSince,
                ])
                .distinct()
                .inner_join(account::Entity)
                .filter(role_grant::Column::AccountId.is_in(some.iter().copied()))
                .filter(access::store::standing(today))
                .filter(account::Column::DisabledAt.is_null())
                .into_tuple()
                .all(database)
                .await?;
            for (account, email, language, both) in rows {
                let language = both.is_none().then_some(language);
                self.readers.insert(account, Reader { email, language });
            }
        }
        Ok(())
    }

    /// A delegation ends by itself: with its last day, with the manager's role, and when the delegate belongs to the co-op no
    /// more.
    async fn read_delegations(
        &mut self,
        database: &impl ConnectionTrait,
        today: NaiveDate,
        only: Option<&[OrganisationId]>,
    ) -> Result<()> {
        let mut query = delegation::Entity::find().filter(delegates::standing(today));
        if let Some(only) = only {
            query = query.filter(delegation::Column::OrganisationId.is_in(only.iter().copied()));
        }
        let rows = query.order_by_asc(delegation::Column::Id).all(database).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let named = |column| {
            let there = only.map(|only| delegation::Column::OrganisationId.is_in(only.iter().copied()));
            Query::select()
                .column(column)
                .from(delegation::Entity)
                .cond_where(delegates::standing(today).add_option(there))
                .take()
        };
        let people: HashMap<AccountId, account::Model> = account::Entity::find()
            .filter(
                Condition::any()
                    .add(account::Column::Id.in_subquery(named(delegation::Column::GivenTo)))
                    .add(account::Column::Id.in_subquery(named(delegation::Column::GivenBy))),
            )
            .filter(account::Column::DisabledAt.is_null())
            .all(database)
            .await?
            .into_iter()
            .map(|account| (account.id, account))
            .collect();
        let there: HashSet<(AccountId, OrganisationId)> = role_grant::Entity::find()
            .select_only()
            .columns([role_grant::Column::AccountId, role_grant::Column::OrganisationId])
            .filter(role_grant::Column::AccountId.in_subquery(named(delegation::Column::GivenTo)))
            .filter(access::store::standing(today))
            .into_tuple::<(AccountId, OrganisationId)>()
            .all(database)
            .await?
            .into_iter()
            .collect();
        for row in rows {
            let (Some(by), Some(to)) = (people.get(&row.given_by), people.get(&row.given_to)) else {
                continue;
            };
            if !there.contains(&(to.id, row.organisation_id)) {
                continue;
            }
            let language = access::reads(to);
            self.readers.entry(to.id).or_insert_with(|| Reader { email: to.email.clone(), language });
            let one = Delegated { by: by.id, to: to.id, by_name: by.name.clone(), until: row.until_on };
            self.delegations.entry((row.organisation_id, row.choice_group)).or_default().push(Arc::new(one));
        }
        Ok(())
    }

    async fn read_mailboxes(&mut self, database: &impl ConnectionTrait) -> Result<()> {
        for (mailbox, account) in access::letters::used_mailboxes(database, None).await? {
            let key: Arc<str> = mailbox.address_key.as_str().into();
            self.mailboxes.addresses.entry(Arc::clone(&key)).or_insert(mailbox.address);
            self.mailboxes.of.entry(Arc::clone(&key)).or_default().insert(mailbox.organisation_id);
            let place = (mailbox.organisation_id, mailbox.held_by, account);
            self.mailboxes.used.insert(place, key);
        }
        Ok(())
    }
}
