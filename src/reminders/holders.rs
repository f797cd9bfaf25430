//! Who can be written to, and at which address: roles, delegates, what people chose, shared mailboxes.

mod reading;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::ids::{AccountId, OrganisationId};
use entities::reminders::{MailboxOf, ReminderGroup};

use super::rules::{self, Addressee};
use crate::access;
use crate::deadlines::{Deadline, table};
use crate::foundation::address;
pub use reading::{holders, of_letter};

/// A person who can be written to.
#[derive(Clone, Debug)]
pub struct Reader {
    pub email: String,
    /// None: both, Welsh first.
    pub language: Option<Language>,
}

/// Somebody with a role, up to its last day.
#[derive(Clone, Copy, Debug)]
struct Held {
    account: AccountId,
    until: Option<NaiveDate>,
}

impl Held {
    fn on(self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| until >= day)
    }
}

/// What a manager asked somebody to see to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Delegated {
    by: AccountId,
    to: AccountId,
    /// The manager's name.
    pub by_name: String,
    pub until: NaiveDate,
}

/// Why somebody gets a reminder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    Role,
    /// Nobody holds the role that owes it.
    StandIn,
    /// This one thing was given to the person.
    Name,
    Delegation(Arc<Delegated>),
}

/// Somebody who gets a step of a deadline.
#[derive(Clone, Debug)]
pub struct Recipient {
    pub account: AccountId,
    /// The role by which they get it, or which they stand for.
    pub role: Role,
    pub by: By,
}

/// Where a letter goes. Whatever goes to one address on one day is one letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Destination {
    Person(AccountId),
    /// A shared address, by its key.
    Shared(Arc<str>),
}

/// Whose shared mailbox it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Through {
    pub organisation: OrganisationId,
    pub held_by: MailboxOf,
}

/// Shared mailboxes that somebody uses.
#[derive(Default)]
struct Mailboxes {
    used: HashMap<(OrganisationId, MailboxOf, AccountId), Arc<str>>,
    /// By key: the address as it was first recorded.
    addresses: BTreeMap<Arc<str>, String>,
    /// By key: whose it is.
    of: HashMap<Arc<str>, BTreeSet<OrganisationId>>,
}

/// Everybody who may be owed a reminder today, by role and place.
#[derive(Default)]
pub struct Holders {
    pub readers: HashMap<AccountId, Reader>,
    by_role: HashMap<(OrganisationId, Role), Vec<Held>>,
    officers: Vec<Held>,
    regulators_everywhere: Vec<Held>,
    regulators_of: HashMap<String, Vec<Held>>,
    areas: HashMap<OrganisationId, Vec<String>>,
    delegations: HashMap<(OrganisationId, ReminderGroup), Vec<Arc<Delegated>>>,
    /// Who wants nothing that can be stopped.
    stopped: HashSet<AccountId>,
    stopped_groups: HashSet<(AccountId, ReminderGroup)>,
    mailboxes: Mailboxes,
}

impl Holders {
    /// Who gets a step of a deadline on a day; nobody twice.
    pub fn of(&self, deadline: &Deadline, to: Addressee, day: NaiveDate) -> Vec<Recipient> {
        let by_role = |held: &Held, role: Role| {
            held.on(day).then_some(Recipient { account: held.account, role, by: By::Role })
        };
        let at = |role: Role| {
            let held = self.by_role.get(&(deadline.organisation, role)).into_iter().flatten();
            held.filter_map(move |held| by_role(held, role))
        };
        let rule = deadline.rule;
        let mut found: Vec<Recipient> = match to {
            Addressee::Own => rule.roles().iter().flat_map(|role| at(*role)).collect(),
            Addressee::BoardChair => at(Role::BoardChair).collect(),
            Addressee::Board => at(Role::BoardChair).chain(at(Role::BoardMember)).collect(),
            Addressee::Franchisor => {
                self.officers.iter().filter_map(|held| by_role(held, Role::StandardsOfficer)).collect()
            }
            Addressee::Regulator => {
                let areas = self.areas.get(&deadline.organisation).into_iter().flatten();
                let there = areas.filter_map(|area| self.regulators_of.get(area)).flatten();
                let all = self.regulators_everywhere.iter().chain(there);
                all.filter_map(|held| by_role(held, Role::Regulator)).collect()
            }
        };
        if to == Addressee::Own {
            if rule.entry().named {
                let named = deadline.accounts.iter().filter(|id| self.readers.contains_key(id));
                found.extend(named.map(|id| Recipient { account: *id, role: Role::Manager, by: By::Name }));
            }
            if let Some(role) = rule.stand_in().filter(|_| found.is_empty()) {
                found.extend(at(role).map(|one| Recipient { by: By::StandIn, ..one }));
            }
            found.extend(self.delegates(deadline.organisation, rule.group(), day).map(|one| Recipient {
                account: one.to,
                role: Role::Manager,
                by: By::Delegation(Arc::clone(one)),
            }));
        }
        let mut seen = HashSet::new();
        found.retain(|one| seen.insert(one.account));
        found.retain(|one| rule.always_told() || self.wants(one.account, rules::chosen_in(rule, to)));
        found
    }

    /// Do they want the reminders of a group that can be stopped?
    pub fn wants(&self, account: AccountId, group: ReminderGroup) -> bool {
        !self.stopped.contains(&account) && !self.stopped_groups.contains(&(account, group))
    }

    fn delegates(
        &self,
        organisation: OrganisationId,
        group: ReminderGroup,
        day: NaiveDate,
    ) -> impl Iterator<Item = &Arc<Delegated>> {
        let given = self.delegations.get(&(organisation, group)).into_iter().flatten();
        given.filter(move |one| one.until >= day && self.holds(one.by, Role::Manager, organisation, day))
    }

    /// By what somebody is asked to see to a group at a place on a day, if they are.
    pub fn delegated(
        &self,
        account: AccountId,
        group: ReminderGroup,
        organisation: OrganisationId,
        day: NaiveDate,
    ) -> Option<&Arc<Delegated>> {
        self.delegates(organisation, group, day).find(|one| one.to == account)
    }

    /// Boards, by co-op, as they are on a day.
    pub fn boards(&self, day: NaiveDate) -> impl Iterator<Item = (OrganisationId, AccountId, Role)> {
        let roles = table::get().rule(table::BOARD_DIGEST).map_or(&[][..], |entry| &entry.to);
        self.by_role
            .iter()
            .filter(|((_, role), _)| roles.contains(role))
            .flat_map(move |((organisation, role), held)| {
                held.iter().filter(move |one| one.on(day)).map(|one| (*organisation, one.account, *role))
            })
            .filter(|(_, account, _)| self.wants(*account, ReminderGroup::Board))
    }

    /// Does somebody hold a role at a place on a day (officers and regulators: anywhere)?
    pub fn holds(
        &self,
        account: AccountId,
        role: Role,
        organisation: OrganisationId,
        day: NaiveDate,
    ) -> bool {
        let among = |held: &[Held]| held.iter().any(|one| one.account == account && one.on(day));
        match role {
            Role::StandardsOfficer => among(&self.officers),
            Role::Regulator => {
                let areas = self.areas.get(&organisation).into_iter().flatten();
                among(&self.regulators_everywhere)
                    || areas.filter_map(|area| self.regulators_of.get(area)).any(|held| among(held))
            }
            _ => self.by_role.get(&(organisation, role)).is_some_and(|held| among(held)),
        }
    }

    /// Where somebody's letters go that they get by a role at a place, and through whose mailbox.
    pub fn destination(
        &self,
        account: AccountId,
        role: Option<Role>,
        organisation: OrganisationId,
    ) -> (Destination, Option<Through>) {
        if self.mailboxes.used.is_empty() {
            return (Destination::Person(account), None);
        }
        if let Some(held_by) = role.and_then(access::letters::mailbox_of)
            && let Some(key) = self.mailboxes.used.get(&(organisation, held_by, account))
        {
            return (Destination::Shared(Arc::clone(key)), Some(Through { organisation, held_by }));
        }
        // Somebody whose own address is a shared one gets no second letter there.
        let own = self.readers.get(&account).map(|reader| address::mailbox(&reader.email));
        let known = own.and_then(|own| self.mailboxes.of.get_key_value(own.as_str()));
        // What another organisation calls its mailbox is nothing to them: nobody takes over a stranger's letters.
        match known.filter(|(_, of)| self.is_at_one(account, of)) {
            Some((key, _)) => (Destination::Shared(Arc::clone(key)), None),
            None => (Destination::Person(account), None),
        }
    }

    /// Do they hold a role at one of these?
    fn is_at_one(&self, account: AccountId, organisations: &BTreeSet<OrganisationId>) -> bool {
        let at = self.by_role.iter().filter(|((organisation, _), _)| organisations.contains(organisation));
        at.flat_map(|(_, held)| held).any(|one| one.account == account)
    }

    /// The address of a destination.
    pub fn address(&self, destination: &Destination) -> Option<&str> {
        match destination {
            Destination::Person(account) => self.readers.get(account).map(|reader| reader.email.as_str()),
            Destination::Shared(key) => self.mailboxes.addresses.get(key).map(String::as_str),
        }
    }

    /// The language that all of these read; none: they differ, or somebody reads both.
    pub fn language(&self, accounts: impl IntoIterator<Item = AccountId>) -> Option<Language> {
        let mut read =
            accounts.into_iter().filter_map(|account| self.readers.get(&account)).map(|one| one.language);
        let first = read.next().flatten()?;
        read.all(|other| other == Some(first)).then_some(first)
    }
}

impl Recipient {
    /// The role through whose shared mailbox it may go; what is a person's own goes to their own address.
    pub fn role_of_mailbox(&self) -> Option<Role> {
        matches!(self.by, By::Role | By::StandIn).then_some(self.role)
    }
}
