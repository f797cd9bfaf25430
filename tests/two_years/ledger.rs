//! What was told, as it should have been: the oracle's own record, day by day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::access::Role;
use entities::ids::{AccountId, OrganisationId};
use uuid::Uuid;

use super::calendar::{first_working_day_of_month, open};
use super::oracle::{Facts, Kind, Place, Reader, Seat, Step, Thing, Whom};

/// What makes a reminder one and the same: rule, subject, due date, step, person.
pub type Key = (String, Uuid, NaiveDate, String, AccountId);

/// What became of it: posted, missed or withdrawn; the day it was recorded.
pub type Told = (&'static str, NaiveDate);

/// What a letter tells one person of one thing.
#[derive(Clone, Debug)]
struct Item {
    thing: (Kind, Uuid, NaiveDate),
    whom: Whom,
    reader: Reader,
    coop: OrganisationId,
    reminder: Key,
}

/// A letter: where it goes, what it speaks of, and to whom.
#[derive(Clone, Debug)]
pub struct Letter {
    pub place: Place,
    /// The day it was written on.
    on: NaiveDate,
    items: Vec<Item>,
    /// A board's, with what was before it.
    board: Option<BTreeSet<(Kind, Uuid, NaiveDate)>>,
}

impl Letter {
    /// Of what it speaks.
    pub fn things(&self) -> impl Iterator<Item = (Kind, Uuid, OrganisationId)> {
        self.items.iter().map(|item| (item.thing.0, item.thing.1, item.coop))
    }

    /// The mailbox it goes to.
    pub fn shared(&self) -> Option<(OrganisationId, Seat)> {
        match self.place {
            Place::Shared(place, seat) => Some((place, seat)),
            Place::Person(_) => None,
        }
    }

    /// Somebody who reads it.
    pub fn person(&self) -> AccountId {
        self.items[0].reader.person
    }
}

/// What was told, as it should have been.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub told: BTreeMap<Key, Told>,
    /// One digest an address and day.
    pub digests: BTreeSet<(Place, NaiveDate)>,
    /// One letter of a month about a board at an address.
    boards: BTreeSet<(Place, OrganisationId, NaiveDate)>,
    /// Letters that went, by address and day: how many lines each had.
    pub sent: BTreeMap<(Place, NaiveDate), Vec<usize>>,
    pub withdrawn: usize,
    /// Lines that were taken out of letters that went.
    pub left_out: usize,
    /// Lines that were taken out because somebody reads elsewhere now.
    pub moved: usize,
    /// Letters that went on a later day than they were written on.
    pub waited: usize,
}

impl Ledger {
    /// The reminders of a day are posted: answers the letters.
    pub fn post(&mut self, facts: &Facts, today: NaiveDate, hour: u32) -> Vec<Letter> {
        if !open(today) || hour >= 20 {
            return Vec::new();
        }
        let mut owed: BTreeMap<Place, Letter> = BTreeMap::new();
        for thing in facts.things(today) {
            for (whom, steps) in thing.steps() {
                let reached: Vec<&Step> = steps.iter().filter(|(_, day, _)| *day <= today).collect();
                let Some((nearest, overtaken)) = reached.split_last() else { continue };
                for reader in facts.recipients(&thing, whom, today) {
                    let key = |step: &str| {
                        let rule = thing.kind.name().to_owned();
                        (rule, thing.subject, thing.due, step.to_owned(), reader.person)
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
                    let place = facts.place(reader, thing.coop);
                    let letter = owed.entry(place).or_insert_with(|| Letter {
                        place,
                        on: today,
                        items: Vec::new(),
                        board: None,
                    });
                    letter.items.push(Item {
                        thing: (thing.kind, thing.subject, thing.due),
                        whom,
                        reader,
                        coop: thing.coop,
                        reminder: key(&nearest.0),
                    });
                }
            }
        }
        let mut letters = Vec::new();
        for (place, letter) in owed {
            if !self.digests.insert((place, today)) {
                continue;
            }
            for item in &letter.items {
                self.told.insert(item.reminder.clone(), ("posted", today));
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
            let mut owed: BTreeMap<Place, Letter> = BTreeMap::new();
            for (person, role) in board {
                let key = ("board-digest".to_owned(), coop.board_digest, first, "monthly".to_owned(), person);
                if facts.stopped.contains(&person) || self.told.contains_key(&key) {
                    continue;
                }
                self.told.insert(key.clone(), ("posted", today));
                let reader = Reader { person, role, by_role: true };
                let place = facts.place(reader, coop.id);
                let letter = owed.entry(place).or_insert_with(|| Letter {
                    place,
                    on: today,
                    items: Vec::new(),
                    board: Some(facts.before_board(coop.id, today)),
                });
                letter.items.push(Item {
                    thing: (Kind::Agm, coop.board_digest, first),
                    whom: Whom::Board,
                    reader,
                    coop: coop.id,
                    reminder: key,
                });
            }
            // Whoever begins to read a mailbox in the midst of a month finds the month's letter there.
            owed.retain(|place, _| self.boards.insert((*place, coop.id, first)));
            letters.extend(owed.into_values());
        }
        letters
    }

    /// Letters go, with what of each is still owed: by a thing that is not done, to somebody who would be told of it today or
    /// has the role still by which they were, and of which no later letter tells more. What went to a mailbox that somebody has
    /// left is told again. A letter of which nothing is left does not go.
    pub fn deliver(&mut self, facts: &Facts, letters: &mut Vec<Letter>, today: NaiveDate) {
        let things = facts.things(today);
        for letter in letters.drain(..) {
            let still = |item: &Item| {
                let Reader { person, role, by_role } = item.reader;
                let keeps_role = by_role && facts.holds(person, role, item.coop);
                if letter.board.is_some() {
                    return keeps_role && !facts.stopped.contains(&person);
                }
                let thing = things.iter().find(|one| (one.kind, one.subject, one.due) == item.thing);
                thing.is_some_and(|thing| {
                    let told_today = facts.recipients(thing, item.whom, today);
                    told_today.iter().any(|one| one.person == person)
                        || (keeps_role && facts.wants(thing.kind, person))
                })
            };
            let (mut left, mut over, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new());
            for item in &letter.items {
                if !still(item) || (letter.on != today && self.told_later(&things, item)) {
                    over.push(item);
                } else if facts.reads(letter.place, item.reader.person) {
                    left.push(item);
                } else {
                    elsewhere.push(item);
                }
            }
            for item in &over {
                if let Some(told) = self.told.get_mut(&item.reminder) {
                    told.0 = "withdrawn";
                }
            }
            for item in &elsewhere {
                self.told.remove(&item.reminder);
            }
            self.moved += elsewhere.len();
            let Some(first) = left.first() else {
                self.withdrawn += 1;
                continue;
            };
            let lines = match &letter.board {
                None => left.iter().map(|item| item.thing).collect::<BTreeSet<_>>().len(),
                Some(told) => {
                    let now = facts.before_board(first.coop, today);
                    self.left_out += told.difference(&now).count();
                    told.intersection(&now).count()
                }
            };
            self.left_out += over.len();
            self.waited += usize::from(letter.on != today);
            self.sent.entry((letter.place, today)).or_default().push(lines);
        }
    }

    /// Was a later step of the same thing told to the same person since?
    fn told_later(&self, things: &[Thing], item: &Item) -> bool {
        let Some(thing) = things.iter().find(|one| (one.kind, one.subject, one.due) == item.thing) else {
            return false;
        };
        let (rule, subject, due, step, person) = &item.reminder;
        let steps = thing.steps().into_iter().find(|(whom, _)| *whom == item.whom);
        let steps = steps.map(|(_, steps)| steps).unwrap_or_default();
        let later = steps.iter().skip_while(|(name, _, _)| name != step).skip(1);
        later.into_iter().any(|(name, _, _)| {
            let key = (rule.clone(), *subject, *due, name.clone(), *person);
            self.told.get(&key).is_some_and(|(state, _)| *state == "posted")
        })
    }
}
