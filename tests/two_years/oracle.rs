//! What is owed to whom, told once more: from the rules of reminders as people agreed them, day by day, slowly and without
//! any of the code that is under test.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};
use entities::access::Role;
use entities::ids::{AccountId, OrganisationId};
use uuid::Uuid;

use super::calendar::{
    day_of_window, open_or_earlier, open_or_later, working_days_after, working_days_before,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Evidence,
    Training,
    ActionContain,
    ActionPlan,
    ActionClose,
    Visit,
    Comments,
    AnnualReturn,
    Agm,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Training => "training",
            Self::ActionContain => "action-contain",
            Self::ActionPlan => "action-plan",
            Self::ActionClose => "action-close",
            Self::Visit => "visit",
            Self::Comments => "comments",
            Self::AnnualReturn => "annual-return",
            Self::Agm => "agm",
        }
    }

    /// The roles at the co-op that owe it.
    fn owed_by(self) -> &'static [Role] {
        match self {
            Self::Evidence | Self::Training => &[Role::Manager],
            Self::ActionContain | Self::ActionPlan | Self::ActionClose => &[Role::Manager],
            Self::Comments | Self::AnnualReturn | Self::Agm => &[Role::Manager, Role::BoardChair],
            Self::Visit => &[Role::Manager, Role::BoardChair, Role::BoardMember],
        }
    }

    /// Windows with legal effect are told even to those who stopped their digests.
    fn always_told(self) -> bool {
        self.group() == "audits"
    }

    /// What a manager hands to somebody else together.
    pub fn group(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Training => "training",
            Self::ActionContain | Self::ActionPlan | Self::ActionClose | Self::Visit | Self::Comments => {
                "audits"
            }
            Self::AnnualReturn | Self::Agm => "governance",
        }
    }
}

/// Something owed by a day.
#[derive(Clone, Debug)]
pub struct Thing {
    pub kind: Kind,
    pub subject: Uuid,
    pub coop: OrganisationId,
    pub due: NaiveDate,
    /// Nothing is said of it before.
    pub known: NaiveDate,
    /// How often it comes round, in days.
    pub interval: Option<i64>,
    pub owner: Option<AccountId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    Owing,
    Chair,
    Board,
    Officers,
    Regulators,
}

/// A step: what it is called, the day it would go, whether it comes up to the due date.
pub type Step = (String, NaiveDate, bool);

impl Thing {
    pub fn steps(&self) -> Vec<(Whom, Vec<Step>)> {
        let ahead = |n: u64| self.due - Days::new(n);
        let after = |n: u64| self.due + Days::new(n);
        let mut own: Vec<Step> = Vec::new();
        let mut copies: Vec<(Whom, Step)> = Vec::new();
        match self.kind {
            Kind::Evidence | Kind::Training | Kind::AnnualReturn | Kind::Agm => {
                own.extend([90, 60, 30, 14, 7].map(|n| (format!("before-{n}"), ahead(n), true)));
                own.push(("on".into(), self.due, true));
                own.extend((1..=8).map(|k| (format!("repeat-{k}"), after(7 * k), false)));
                copies.push((Whom::Chair, ("copy-board_chair-7".into(), after(7), false)));
                copies.push((Whom::Officers, ("copy-franchisor-14".into(), after(14), false)));
            }
            Kind::ActionContain | Kind::ActionPlan | Kind::ActionClose => {
                own.extend([14, 7, 1].map(|n| (format!("before-{n}"), ahead(n), true)));
                own.push(("after-1".into(), after(1), false));
                copies.push((Whom::Board, ("copy-board-5".into(), working_days_after(self.due, 5), false)));
                let regulators = ("copy-regulator-10".into(), working_days_after(self.due, 10), false);
                copies.push((Whom::Regulators, regulators));
            }
            Kind::Visit => {
                own.extend(
                    [15, 5, 1].map(|n| (format!("before-{n}"), working_days_before(self.due, n), true)),
                );
            }
            Kind::Comments => {
                own.extend([5, 8, 10].map(|n| (format!("day-{n}"), day_of_window(self.known, n), true)));
            }
        }
        // A step ahead that is longer than a third of the interval says nothing.
        own.retain(|(name, day, _)| {
            let far = self.interval.is_some_and(|interval| (self.due - *day).num_days() * 3 > interval);
            !(name.starts_with("before") && far)
        });
        let mut tracks = vec![(Whom::Owing, own)];
        tracks.extend(copies.into_iter().map(|(whom, step)| (whom, vec![step])));
        for (_, steps) in &mut tracks {
            steps.retain(|(_, day, _)| *day >= self.known);
            steps.sort_by_key(|(_, day, _)| *day);
            for (_, day, ahead) in steps.iter_mut() {
                let earlier = open_or_earlier(*day);
                *day = if *ahead && earlier >= self.known { earlier } else { open_or_later(*day) };
            }
            steps.sort_by_key(|(_, day, _)| *day);
        }
        tracks
    }
}

#[derive(Clone, Debug)]
pub struct Paper {
    pub subject: Uuid,
    pub coop: OrganisationId,
    pub given: NaiveDate,
    pub until: NaiveDate,
}

#[derive(Clone, Debug)]
pub struct Worker {
    pub coop: OrganisationId,
    pub left: Option<NaiveDate>,
    /// (recorded on, good until)
    pub certificates: Vec<(NaiveDate, NaiveDate)>,
}

#[derive(Clone, Debug)]
pub struct Action {
    pub subject: Uuid,
    pub coop: OrganisationId,
    pub received: NaiveDate,
    pub due: NaiveDate,
    pub owner: AccountId,
    pub done: bool,
    /// Containing and planning come before: until they are done, the day they are due.
    pub contain: Option<NaiveDate>,
    pub plan: Option<NaiveDate>,
}

/// What a manager asked somebody at the co-op to see to as well.
#[derive(Clone, Debug)]
pub struct Delegation {
    pub coop: OrganisationId,
    pub group: &'static str,
    pub by: AccountId,
    pub to: AccountId,
    /// The last day.
    pub until: NaiveDate,
}

/// Who shares a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seat {
    Managers,
    Board,
}

/// Where a letter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Person(AccountId),
    Shared(OrganisationId, Seat),
}

/// Somebody who is told, and as what: by the role, or because the thing was given to them or they were asked to see to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    pub person: AccountId,
    pub role: Role,
    pub by_role: bool,
}

#[derive(Clone, Debug)]
pub struct Visit {
    pub subject: Uuid,
    pub coop: OrganisationId,
    pub notified: NaiveDate,
    pub on: NaiveDate,
    /// Begun or cancelled.
    pub over: bool,
}

#[derive(Clone, Debug)]
pub struct Comments {
    pub subject: Uuid,
    pub coop: OrganisationId,
    pub received: NaiveDate,
    pub settled: bool,
}

impl Comments {
    pub fn due(&self) -> NaiveDate {
        day_of_window(self.received, 10)
    }
}

#[derive(Clone, Debug)]
pub struct Coop {
    pub id: OrganisationId,
    pub registered: NaiveDate,
    pub returns: Vec<NaiveDate>,
    pub meetings: Vec<NaiveDate>,
    /// What reminders call its units: first aid, the return, the meeting, the digest of the board.
    pub first_aid: Uuid,
    pub annual_return: Uuid,
    pub agm: Uuid,
    pub board_digest: Uuid,
}

impl Coop {
    /// The years, each ending in March, whose return was not filed: the first that is filed is for the last year that has
    /// ended, each other for the earliest that waits.
    fn returns_owed(&self) -> Vec<i32> {
        let year_end = |year: i32| NaiveDate::from_ymd_opt(year, 3, 31).expect("a date");
        let mut waiting: Vec<i32> = (2025..=2029).filter(|year| year_end(*year) >= self.registered).collect();
        for (nth, filed) in self.returns.iter().enumerate() {
            let for_which = waiting.iter().position(|year| year_end(*year) < *filed);
            match for_which {
                Some(_) if nth == 0 => waiting.retain(|year| year_end(*year) >= *filed),
                Some(at) => drop(waiting.remove(at)),
                None => {}
            }
        }
        waiting
    }
}

/// The facts of a day.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub coops: Vec<Coop>,
    /// Who holds which role where (officers and regulators: everywhere).
    pub holders: BTreeSet<(OrganisationId, Role, AccountId)>,
    pub officers: BTreeSet<AccountId>,
    pub regulators: BTreeSet<AccountId>,
    pub stopped: BTreeSet<AccountId>,
    pub papers: Vec<Paper>,
    pub workers: Vec<Worker>,
    pub actions: Vec<Action>,
    pub visits: Vec<Visit>,
    pub comments: Vec<Comments>,
    pub delegations: Vec<Delegation>,
    /// Addresses of shared mailboxes.
    pub mailboxes: BTreeMap<String, (OrganisationId, Seat)>,
    /// Who has what comes to them by a role sent there.
    pub shares: BTreeSet<(OrganisationId, Seat, AccountId)>,
}

impl Facts {
    /// What reminders may speak of: what is long over is told no more.
    pub fn things(&self, today: NaiveDate) -> Vec<Thing> {
        let mut things = self.everything(today);
        things.retain(|thing| today <= thing.due + Days::new(75));
        things
    }

    /// What a board looks at: three years back and three months ahead.
    pub fn before_board(&self, coop: OrganisationId, today: NaiveDate) -> BTreeSet<(Kind, Uuid, NaiveDate)> {
        let seen = |due: NaiveDate| today <= due + Days::new(3 * 366) && due <= today + Days::new(90);
        let things = self.everything(today).into_iter();
        things
            .filter(|thing| thing.coop == coop && seen(thing.due))
            .map(|thing| (thing.kind, thing.subject, thing.due))
            .collect()
    }

    fn everything(&self, today: NaiveDate) -> Vec<Thing> {
        let mut things = Vec::new();
        for coop in &self.coops {
            let last =
                self.papers.iter().filter(|paper| paper.coop == coop.id).max_by_key(|paper| paper.until);
            things.extend(last.map(|paper| Thing {
                kind: Kind::Evidence,
                subject: paper.subject,
                coop: coop.id,
                due: paper.until,
                known: paper.given,
                interval: Some(360),
                owner: None,
            }));
            let mut ends: BTreeMap<NaiveDate, NaiveDate> = BTreeMap::new();
            for worker in self.workers.iter().filter(|worker| worker.coop == coop.id) {
                if worker.left.is_some_and(|left| left < today) {
                    continue;
                }
                let Some((recorded, until)) = worker.certificates.iter().max_by_key(|(_, until)| *until)
                else {
                    continue;
                };
                let known = ends.entry(*until).or_insert(*recorded);
                *known = (*known).min(*recorded);
            }
            things.extend(ends.into_iter().map(|(due, known)| Thing {
                kind: Kind::Training,
                subject: coop.first_aid,
                coop: coop.id,
                due,
                known,
                interval: Some(1080),
                owner: None,
            }));
            let met = coop.meetings.iter().max().copied().unwrap_or(coop.registered);
            things.push(Thing {
                kind: Kind::Agm,
                subject: coop.agm,
                coop: coop.id,
                due: met + Months::new(15),
                known: coop.registered,
                interval: Some(450),
                owner: None,
            });
            things.extend(coop.returns_owed().into_iter().map(|year| Thing {
                kind: Kind::AnnualReturn,
                subject: coop.annual_return,
                coop: coop.id,
                due: NaiveDate::from_ymd_opt(year, 10, 31).expect("a date"),
                known: coop.registered,
                interval: Some(365),
                owner: None,
            }));
        }
        things.extend(self.actions.iter().filter(|action| !action.done).map(|action| Thing {
            kind: Kind::ActionClose,
            subject: action.subject,
            coop: action.coop,
            due: action.due,
            known: action.received,
            interval: None,
            owner: Some(action.owner),
        }));
        for action in &self.actions {
            let before = [(Kind::ActionContain, action.contain), (Kind::ActionPlan, action.plan)];
            things.extend(before.into_iter().filter_map(|(kind, due)| {
                Some(Thing {
                    kind,
                    subject: action.subject,
                    coop: action.coop,
                    due: due?,
                    known: action.received,
                    interval: None,
                    owner: Some(action.owner),
                })
            }));
        }
        things.extend(self.visits.iter().filter(|visit| !visit.over).map(|visit| Thing {
            kind: Kind::Visit,
            subject: visit.subject,
            coop: visit.coop,
            due: visit.on,
            known: visit.notified,
            interval: None,
            owner: None,
        }));
        // The window ends by itself on the day after its last.
        let waits = |one: &&Comments| !one.settled && today <= one.due();
        things.extend(self.comments.iter().filter(waits).map(|one| Thing {
            kind: Kind::Comments,
            subject: one.subject,
            coop: one.coop,
            due: one.due(),
            known: one.received,
            interval: None,
            owner: None,
        }));
        things
    }

    pub fn at(&self, coop: OrganisationId, role: Role) -> Vec<(AccountId, Role)> {
        let there = self.holders.iter().filter(|(place, held, _)| *place == coop && *held == role);
        there.map(|(_, role, person)| (*person, *role)).collect()
    }

    fn holds_any(&self, person: AccountId) -> bool {
        self.officers.contains(&person)
            || self.regulators.contains(&person)
            || self.holders.iter().any(|(_, _, holder)| *holder == person)
    }

    pub fn holds(&self, person: AccountId, role: Role, coop: OrganisationId) -> bool {
        match role {
            Role::StandardsOfficer => self.officers.contains(&person),
            Role::Regulator => self.regulators.contains(&person),
            _ => self.holders.contains(&(coop, role, person)),
        }
    }

    /// Does somebody see to a group at a co-op because its manager asked?
    fn delegates(&self, coop: OrganisationId, group: &str, today: NaiveDate) -> Vec<AccountId> {
        let mut found = Vec::new();
        for one in self.delegations.iter().filter(|one| one.coop == coop && one.group == group) {
            let asked_by_a_manager = self.holders.contains(&(coop, Role::Manager, one.by));
            let belongs = self.holders.iter().any(|(place, _, who)| *place == coop && *who == one.to);
            if today <= one.until && asked_by_a_manager && belongs {
                found.push(one.to);
            }
        }
        found
    }

    pub fn wants(&self, thing: Kind, person: AccountId) -> bool {
        thing.always_told() || !self.stopped.contains(&person)
    }

    pub fn recipients(&self, thing: &Thing, whom: Whom, today: NaiveDate) -> Vec<Reader> {
        let by_role = |found: Vec<(AccountId, Role)>| -> Vec<Reader> {
            found.into_iter().map(|(person, role)| Reader { person, role, by_role: true }).collect()
        };
        let by_name = |person| Reader { person, role: Role::Manager, by_role: false };
        let mut found = match whom {
            Whom::Owing => {
                let owing = thing.kind.owed_by().iter().flat_map(|role| self.at(thing.coop, *role));
                let mut found = by_role(owing.collect());
                found.extend(thing.owner.filter(|owner| self.holds_any(*owner)).map(by_name));
                // A co-op without a manager has still a chair.
                if found.is_empty() {
                    found = by_role(self.at(thing.coop, Role::BoardChair));
                }
                let delegates = self.delegates(thing.coop, thing.kind.group(), today);
                found.extend(delegates.into_iter().map(by_name));
                found
            }
            Whom::Chair => by_role(self.at(thing.coop, Role::BoardChair)),
            Whom::Board => {
                let mut found = self.at(thing.coop, Role::BoardChair);
                found.extend(self.at(thing.coop, Role::BoardMember));
                by_role(found)
            }
            Whom::Officers => {
                by_role(self.officers.iter().map(|one| (*one, Role::StandardsOfficer)).collect())
            }
            Whom::Regulators => by_role(self.regulators.iter().map(|one| (*one, Role::Regulator)).collect()),
        };
        let mut seen = BTreeSet::new();
        found.retain(|one| seen.insert(one.person));
        found.retain(|one| self.wants(thing.kind, one.person));
        found
    }

    /// Does somebody still read what goes there?
    pub fn reads(&self, place: Place, person: AccountId) -> bool {
        match place {
            Place::Person(_) => true,
            Place::Shared(coop, seat) => self.shares.contains(&(coop, seat, person)),
        }
    }

    /// Where somebody gets what comes to them at a co-op.
    pub fn place(&self, reader: Reader, coop: OrganisationId) -> Place {
        let seat = match reader.role {
            Role::Manager => Some(Seat::Managers),
            Role::BoardChair | Role::BoardMember => Some(Seat::Board),
            _ => None,
        };
        match seat.filter(|seat| reader.by_role && self.shares.contains(&(coop, *seat, reader.person))) {
            Some(seat) => Place::Shared(coop, seat),
            None => Place::Person(reader.person),
        }
    }
}
