//! What was told, as it should have been: the oracle's own record, day by day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::access::Role;
use entities::ids::{AccountId, OrganisationId};
use uuid::Uuid;

use super::calendar::{first_working_day_of_month, open};
use super::oracle::{Facts, Kind, Step};

/// What makes a reminder one and the same: rule, subject, due date, step, person.
pub type Key = (String, Uuid, NaiveDate, String, AccountId);

/// What became of it: posted, missed or withdrawn; the day it was recorded.
pub type Told = (&'static str, NaiveDate);

/// A letter: what it speaks of and by which role.
#[derive(Clone, Debug)]
pub struct Letter {
    pub person: AccountId,
    pub board: bool,
    items: Vec<(Kind, Uuid, NaiveDate, Role, OrganisationId)>,
    reminders: Vec<Key>,
}

/// What was told, as it should have been.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub told: BTreeMap<Key, Told>,
    /// One digest a person and day.
    pub digests: BTreeSet<(AccountId, NaiveDate)>,
    /// Letters that went, by person and day; and of boards.
    pub sent: BTreeMap<(AccountId, NaiveDate), usize>,
    pub withdrawn: usize,
}

impl Ledger {
    /// The reminders of a day are posted: answers the letters.
    pub fn post(&mut self, facts: &Facts, today: NaiveDate, hour: u32) -> Vec<Letter> {
        if !open(today) || hour >= 20 {
            return Vec::new();
        }
        let mut owed: BTreeMap<AccountId, Letter> = BTreeMap::new();
        for thing in facts.things(today) {
            for (whom, steps) in thing.steps() {
                let reached: Vec<&Step> = steps.iter().filter(|(_, day, _)| *day <= today).collect();
                let Some((nearest, overtaken)) = reached.split_last() else { continue };
                for (person, role) in facts.recipients(&thing, whom) {
                    let key = |step: &str| {
                        (thing.kind.name().to_owned(), thing.subject, thing.due, step.to_owned(), person)
                    };
                    for (name, day, _) in overtaken {
                        if (today - *day).num_days() > 14 {
                            self.told.entry(key(name)).or_insert(("missed", today));
                        }
                    }
                    if self.told.contains_key(&key(&nearest.0)) {
                        continue;
                    }
                    if thing.kind == Kind::Visit && nearest.0 == "before-15" {
                        // The notice of the visit, which went by itself.
                        self.told.insert(key(&nearest.0), ("posted", today));
                        continue;
                    }
                    let letter = owed.entry(person).or_insert_with(|| Letter {
                        person,
                        board: false,
                        items: Vec::new(),
                        reminders: Vec::new(),
                    });
                    letter.items.push((thing.kind, thing.subject, thing.due, role, thing.coop));
                    letter.reminders.push(key(&nearest.0));
                }
            }
        }
        let mut letters = Vec::new();
        for (person, letter) in owed {
            if !self.digests.insert((person, today)) {
                continue;
            }
            for key in &letter.reminders {
                self.told.insert(key.clone(), ("posted", today));
            }
            letters.push(letter);
        }
        letters
    }

    /// The month's digest of boards: on its first working day, or up to two weeks late.
    pub fn post_boards(&mut self, facts: &Facts, today: NaiveDate, hour: u32) -> Vec<Letter> {
        let first = first_working_day_of_month(today);
        let late = (today - first).num_days();
        if !open(today) || hour >= 20 || !(0..=14).contains(&late) {
            return Vec::new();
        }
        let mut letters = Vec::new();
        for coop in &facts.coops {
            let mut board = facts.at(coop.id, Role::BoardChair);
            board.extend(facts.at(coop.id, Role::BoardMember));
            for (person, role) in board {
                let key = ("board-digest".to_owned(), coop.board_digest, first, "monthly".to_owned(), person);
                if facts.stopped.contains(&person) || self.told.contains_key(&key) {
                    continue;
                }
                self.told.insert(key.clone(), ("posted", today));
                letters.push(Letter {
                    person,
                    board: true,
                    items: vec![(Kind::Agm, coop.board_digest, first, role, coop.id)],
                    reminders: vec![key],
                });
            }
        }
        letters
    }

    /// Letters go: one that speaks of nothing that is still owed, by somebody who has the role still, does not.
    pub fn deliver(&mut self, facts: &Facts, letters: &mut Vec<Letter>, today: NaiveDate) {
        let things = facts.things(today);
        for letter in letters.drain(..) {
            let holds = letter.items.iter().any(|(kind, subject, due, role, coop)| {
                let thing =
                    things.iter().find(|one| (one.kind, one.subject, one.due) == (*kind, *subject, *due));
                let own = thing.is_some_and(|one| one.owner == Some(letter.person));
                (letter.board || thing.is_some()) && (facts.holds(letter.person, *role, *coop) || own)
            });
            if holds {
                *self.sent.entry((letter.person, today)).or_default() += 1;
                continue;
            }
            self.withdrawn += 1;
            for key in letter.reminders {
                if let Some(told) = self.told.get_mut(&key) {
                    told.0 = "withdrawn";
                }
            }
        }
    }
}
