//! Who the rows of a file are about: told apart by staff number, then by name, and matched to the co-op's people.
//! Whoever cannot be told apart for certain is asked about.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::dry_run::{Ask, Choice, Identity, Question};
use super::known::{Answer, Answers, Known, KnownWorker};
use super::reading::MOST_QUESTIONS;
use super::table::Place;
use super::words::{damaged, name_key, same_but_for_lost, tidy};

/// As many namesakes are offered to choose from: each of a thousand rows would offer a thousand.
const MOST_OFFERED: usize = 30;

/// One row's say about a person.
#[derive(Clone, Debug)]
pub struct Mention<'a> {
    pub place: Place,
    pub number: Option<&'a str>,
    pub name: &'a str,
    /// Two rows of a wide sheet with one name may be two people; of a long one, they are one.
    pub long: bool,
}

/// A person of the file.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub number: Option<String>,
    /// Where they are first met.
    pub place: Place,
    /// All rows about them, in order.
    pub rows: Vec<Place>,
    pub identity: Identity,
}

/// The people of a file, and for each mention who it is, or none while that is in question.
#[derive(Debug, Default)]
pub struct People {
    pub people: Vec<Person>,
    pub of: Vec<Option<usize>>,
    pub questions: Vec<Question>,
}

/// Tells the mentioned people apart and matches them to the co-op's.
pub fn tell_apart(mentions: &[Mention<'_>], known: &Known, answers: &Answers) -> People {
    let directory = Directory::of(known);
    let mut sorter = Sorter {
        out: People::default(),
        answers,
        known: &directory,
        by_number: BTreeMap::new(),
        by_bare_number: BTreeMap::new(),
        by_name: BTreeMap::new(),
    };
    sorter.out.of = vec![None; mentions.len()];
    let mut settled = BTreeMap::<(Option<&str>, String), Option<usize>>::new();
    // Numbers first: a row without one may belong to a person further down.
    for numbered in [true, false] {
        for (at, mention) in mentions.iter().enumerate().filter(|(_, m)| m.number.is_some() == numbered) {
            let key = (mention.number, name_key(mention.name));
            let again = mention.long.then(|| settled.get(&key).copied()).flatten();
            let person = match again {
                Some(person) => person,
                None if numbered => sorter.by_number(mention),
                None => sorter.by_name(mention),
            };
            settled.insert(key, person);
            sorter.out.of[at] = person;
            if let Some(person) = person {
                sorter.out.people[person].rows.push(mention.place.clone());
            }
        }
    }
    for person in &mut sorter.out.people {
        person.rows.sort();
    }
    let mut out = sorter.out;
    out.in_order_of_rows();
    let open = |question: &Question| answers.to(&question.id).is_none();
    let mut asked = out.questions.iter().filter(|question| open(question)).count();
    for at in 0..out.people.len() {
        // More than anybody is asked: the file is refused for it, and nobody else needs to be looked up.
        if asked > MOST_QUESTIONS {
            break;
        }
        let (identity, question) = identify(&out.people[at], &directory, answers);
        out.people[at].identity = identity;
        asked += usize::from(question.as_ref().is_some_and(open));
        out.questions.extend(question);
    }
    out
}

impl People {
    /// Numbered people were found first; readers expect them as the file has them.
    fn in_order_of_rows(&mut self) {
        let mut order: Vec<usize> = (0..self.people.len()).collect();
        let mut first_mention = vec![usize::MAX; order.len()];
        for (mention, person) in self.of.iter().enumerate().rev() {
            if let Some(person) = person {
                first_mention[*person] = mention;
            }
        }
        order.sort_by_key(|p| first_mention[*p]);
        let mut new_place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            new_place[*old] = new;
        }
        let mut people: Vec<Option<Person>> =
            std::mem::take(&mut self.people).into_iter().map(Some).collect();
        self.people = order.iter().filter_map(|old| people[*old].take()).collect();
        for of in self.of.iter_mut().flatten() {
            *of = new_place[*of];
        }
    }
}

struct Sorter<'a> {
    out: People,
    answers: &'a Answers,
    known: &'a Directory<'a>,
    by_number: BTreeMap<String, usize>,
    /// By number without the noughts in front; the first of those alike.
    by_bare_number: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Sorter<'_> {
    fn by_number(&mut self, mention: &Mention<'_>) -> Option<usize> {
        let number = mention.number.unwrap_or_default().to_owned();
        if let Some(person) = self.by_number.get(&number).copied() {
            if same_name(mention.name, &self.out.people[person].name) || mention.name.is_empty() {
                return Some(person);
            }
            let other = &self.out.people[person];
            let ask = Ask::NumberUsedTwice { number, other: other.name.clone(), row: other.place.row };
            let choices =
                vec![Choice::SamePerson { name: other.name.clone() }, Choice::NewPerson, Choice::Skip];
            return self.ask(mention, ask, choices, Some(person));
        }
        let alike = self.by_bare_number.get(without_zeros(&number));
        let twin = alike.copied().filter(|person| same_name(mention.name, &self.out.people[*person].name));
        if let Some(person) = twin {
            let other = self.out.people[person].number.clone().unwrap_or_default();
            let ask = Ask::NumberWithZeros { number, other: other.clone() };
            let name = self.out.people[person].name.clone();
            return self.ask(
                mention,
                ask,
                vec![Choice::SamePerson { name }, Choice::NewPerson, Choice::Skip],
                Some(person),
            );
        }
        Some(self.add(mention))
    }

    fn by_name(&mut self, mention: &Mention<'_>) -> Option<usize> {
        let namesakes = self.by_name.get(&name_key(mention.name)).map_or(&[][..], Vec::as_slice);
        let numbers = namesakes.iter().filter_map(|p| self.out.people[*p].number.clone());
        let numbers: Vec<String> = numbers.take(MOST_OFFERED).collect();
        // By the name as it stands: one that arrived damaged is asked about below, and would be sought among everybody.
        let known = self.known.by_name.get(&name_key(mention.name)).map_or(&[][..], Vec::as_slice);
        match *namesakes {
            [] => Some(self.add(mention)),
            // The co-op has several of this name, and the file names some of them by number: that this is one of those is a guess.
            [_, ..] if !numbers.is_empty() && known.len() > 1 => {
                let mut choices: Vec<Choice> =
                    known.iter().take(MOST_OFFERED).map(|w| of_worker(w)).collect();
                choices.extend([Choice::NewPerson, Choice::Skip]);
                self.ask(mention, Ask::WhichNamesake { numbers }, choices, None)
            }
            [one] if mention.long || !numbers.is_empty() => Some(one),
            [one] => {
                let ask = Ask::NameOnTwoRows { row: self.out.people[one].place.row };
                let name = self.out.people[one].name.clone();
                let choices = vec![Choice::SamePerson { name }, Choice::NewPerson, Choice::Skip];
                self.ask(mention, ask, choices, Some(one))
            }
            _ => {
                let mut choices: Vec<Choice> =
                    numbers.iter().map(|number| Choice::StaffNumber { number: number.clone() }).collect();
                choices.extend([Choice::NewPerson, Choice::Skip]);
                self.ask(mention, Ask::WhichNamesake { numbers }, choices, None)
            }
        }
    }

    /// Asks, or does what was answered. `same`: who it is if the answer is that the two are one.
    fn ask(
        &mut self,
        mention: &Mention<'_>,
        ask: Ask,
        choices: Vec<Choice>,
        same: Option<usize>,
    ) -> Option<usize> {
        let question = Question::new(question_id(mention), mention.place.clone(), mention.name, ask, choices);
        let answer = self.answers.to(&question.id).cloned();
        self.out.questions.push(question);
        match answer? {
            Answer::Same => same,
            Answer::StaffNumber(number) => self.by_number.get(&number).copied(),
            Answer::New { name } => {
                let name = name.as_deref().unwrap_or(mention.name);
                let alone = Mention { number: None, name, ..mention.clone() };
                let person = self.add(&alone);
                self.out.people[person].identity = Identity::New { agreed: true };
                Some(person)
            }
            Answer::Worker(id) => {
                let number = self.known.workers.get(&id)?.staff_number.as_deref();
                if let Some(named) = number.and_then(|number| self.by_number.get(number.trim())) {
                    return Some(*named);
                }
                let person = self.add(&Mention { number: None, ..mention.clone() });
                self.out.people[person].identity = Identity::Known { id };
                Some(person)
            }
            _ => None,
        }
    }

    fn add(&mut self, mention: &Mention<'_>) -> usize {
        let person = self.out.people.len();
        self.out.people.push(Person {
            name: tidy(mention.name),
            number: mention.number.map(str::to_owned),
            place: mention.place.clone(),
            rows: Vec::new(),
            identity: Identity::New { agreed: false },
        });
        if let Some(number) = mention.number {
            self.by_number.insert(number.to_owned(), person);
            self.by_bare_number.entry(without_zeros(number).to_owned()).or_insert(person);
        }
        self.by_name.entry(name_key(mention.name)).or_default().push(person);
        person
    }
}

/// On a wide sheet each row is its own question; on a long one a person's rows are asked about once.
fn question_id(mention: &Mention<'_>) -> String {
    if mention.long {
        let number = mention.number.unwrap_or_default();
        format!("person:{}#{number}", name_key(mention.name))
    } else {
        format!("person:{}", mention.place)
    }
}

fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (name_key(one), name_key(other));
    one == other
        || (damaged(&one) && same_but_for_lost(&one, &other))
        || (damaged(&other) && same_but_for_lost(&other, &one))
}

fn without_zeros(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// Matches a person of the file to the co-op's, by number, then by name.
fn identify(person: &Person, known: &Directory<'_>, answers: &Answers) -> (Identity, Option<Question>) {
    if let Identity::Known { .. } | Identity::New { agreed: true } = person.identity {
        return (person.identity.clone(), None);
    }
    let by_number = person.number.as_ref().and_then(|number| known.by_number.get(number.as_str())).copied();
    let hurt = damaged(&person.name);
    let ask = match by_number {
        Some(worker) if same_name(&person.name, &worker.name) || person.name.is_empty() => {
            return (Identity::Known { id: worker.id }, None);
        }
        Some(worker) => {
            let choices = vec![of_worker(worker), Choice::NewPerson, Choice::Skip];
            (Ask::NumberOfAnother { name: worker.name.clone() }, choices)
        }
        None => match by_name(person, known, hurt) {
            Ok(identity) => return (identity, None),
            Err(ask) => ask,
        },
    };
    // A person's question is asked where they are first met.
    let id =
        format!("who:{}", person.number.as_ref().map_or_else(|| name_key(&person.name), |n| format!("#{n}")));
    let question = Question::new(id, person.place.clone(), &person.name, ask.0, ask.1);
    let identity = match answers.to(&question.id) {
        Some(Answer::Worker(id)) if known.workers.contains_key(id) => Identity::Known { id: *id },
        Some(Answer::New { name })
            if !hurt || name.as_deref().is_some_and(|n| !damaged(n) && !n.trim().is_empty()) =>
        {
            Identity::New { agreed: true }
        }
        Some(Answer::Skip) => Identity::Skipped,
        _ => Identity::InQuestion { question: question.id.clone() },
    };
    (identity, Some(question))
}

/// The co-op's people, by what they are found by.
struct Directory<'k> {
    by_number: BTreeMap<&'k str, &'k KnownWorker>,
    by_name: BTreeMap<String, Vec<&'k KnownWorker>>,
    workers: BTreeMap<Uuid, &'k KnownWorker>,
}

impl<'k> Directory<'k> {
    fn of(known: &'k Known) -> Self {
        let mut directory =
            Self { by_number: BTreeMap::new(), by_name: BTreeMap::new(), workers: BTreeMap::new() };
        for worker in &known.workers {
            directory.workers.insert(worker.id, worker);
            directory.by_name.entry(name_key(&worker.name)).or_default().push(worker);
            if let Some(number) = worker.staff_number.as_deref().map(str::trim).filter(|n| !n.is_empty()) {
                directory.by_number.entry(number).or_insert(worker);
            }
        }
        directory
    }

    fn named(&self, name: &str) -> Vec<&'k KnownWorker> {
        let key = name_key(name);
        if !damaged(&key) {
            return self.by_name.get(&key).cloned().unwrap_or_default();
        }
        let alike = self.by_name.iter().filter(|(other, _)| same_but_for_lost(&key, other));
        alike.flat_map(|(_, workers)| workers.iter().copied()).collect()
    }
}

fn by_name(person: &Person, known: &Directory<'_>, hurt: bool) -> Result<Identity, (Ask, Vec<Choice>)> {
    let namesakes = known.named(&person.name);
    let mut choices: Vec<Choice> = namesakes.iter().take(MOST_OFFERED).map(|w| of_worker(w)).collect();
    choices.extend([Choice::NewPerson, Choice::Skip]);
    if hurt {
        return Err((Ask::DamagedName, choices));
    }
    match namesakes.as_slice() {
        [] => Ok(Identity::New { agreed: false }),
        [one] => match (&person.number, &one.staff_number) {
            (Some(here), Some(there)) if without_zeros(here) == without_zeros(there.trim()) => {
                Err((Ask::NumberWithZeros { number: here.clone(), other: there.clone() }, choices))
            }
            (Some(_), Some(there)) => Err((Ask::OtherNumber { other: there.clone() }, choices)),
            _ => Ok(Identity::Known { id: one.id }),
        },
        many => {
            let numbers = many.iter().filter_map(|w| w.staff_number.clone()).take(MOST_OFFERED).collect();
            Err((Ask::WhichNamesake { numbers }, choices))
        }
    }
}

fn of_worker(worker: &KnownWorker) -> Choice {
    Choice::Worker { id: worker.id, name: worker.name.clone(), staff_number: worker.staff_number.clone() }
}

/// The name to keep for a person: the one given in an answer where theirs arrived damaged.
pub fn given_name(person: &Person, answers: &Answers) -> Option<String> {
    let id =
        format!("who:{}", person.number.as_ref().map_or_else(|| name_key(&person.name), |n| format!("#{n}")));
    match answers.to(&id) {
        Some(Answer::New { name: Some(name) }) if !name.trim().is_empty() && !damaged(name) => {
            Some(tidy(name))
        }
        _ => None,
    }
}
