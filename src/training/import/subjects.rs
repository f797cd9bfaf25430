//! Which subject of the standard a name means: its names in both languages, and what people call it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::known::Known;
use super::words::{LOST, entries, normal, same_but_for_lost};
use vocabulary::{ALSO, DOUBTFUL};

mod vocabulary;

/// What a name was matched to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    Code(String),
    /// It may be any of these; a person decides.
    Choice(Vec<String>),
    /// Outside the list; waits for a match.
    Unknown,
    /// Of no interest, as a person said.
    Ignored,
}

/// The names of the subjects of a standard, ready to be looked up.
pub struct Subjects<'k> {
    known: &'k Known,
    codes: BTreeMap<String, Vec<String>>,
}

impl<'k> Subjects<'k> {
    /// Gathers all names: those of the standard in both languages, their short forms where one subject alone has them,
    /// and what people call the subject.
    pub fn new(known: &'k Known) -> Self {
        let mut codes = BTreeMap::<String, Vec<String>>::new();
        let mut shorts = BTreeMap::<String, BTreeSet<&str>>::new();
        let mut add = |name: String, code: &str| {
            let of_name = codes.entry(name).or_default();
            if !of_name.iter().any(|c| c == code) {
                of_name.push(code.to_owned());
            }
        };
        for subject in &known.subjects {
            for full in [&subject.en, &subject.cy] {
                add(normal(full), &subject.code);
                if let Some(short) = short(full) {
                    shorts.entry(short).or_default().insert(&subject.code);
                }
            }
            for (_, names) in ALSO.iter().filter(|(code, _)| *code == subject.code) {
                entries(names).for_each(|name| add(name.to_owned(), &subject.code));
            }
        }
        for (short, of_short) in shorts {
            if let ([code], false) = (of_short.iter().collect::<Vec<_>>().as_slice(), is_doubtful(&short)) {
                add(short, code);
            }
        }
        Self { known, codes }
    }

    /// What the subjects are taken from.
    pub fn known(&self) -> &'k Known {
        self.known
    }

    /// Matches a name in normal form.
    pub fn of(&self, name: &str) -> Match {
        if name.is_empty() {
            return Match::Unknown;
        }
        if let Some((_, codes)) = DOUBTFUL.iter().find(|(names, _)| entries(names).any(|n| is_same(name, n)))
        {
            let codes: Vec<String> =
                entries(codes).filter(|c| self.known.subject(c).is_some()).map(str::to_owned).collect();
            return if codes.is_empty() { Match::Unknown } else { Match::Choice(codes) };
        }
        let mut found: BTreeSet<&str> = match self.codes.get(name) {
            Some(codes) => codes.iter().map(String::as_str).collect(),
            None if name.contains(LOST) => self
                .codes
                .iter()
                .filter(|(other, _)| same_but_for_lost(name, other))
                .flat_map(|(_, codes)| codes.iter().map(String::as_str))
                .collect(),
            None => BTreeSet::new(),
        };
        found.extend(self.known.subjects.iter().map(|s| s.code.as_str()).filter(|code| group(code, name)));
        match found.into_iter().collect::<Vec<_>>().as_slice() {
            [] => Match::Unknown,
            [code] => Match::Code((*code).to_owned()),
            codes => Match::Choice(codes.iter().map(|c| (*c).to_owned()).collect()),
        }
    }
}

fn is_same(name: &str, other: &str) -> bool {
    name == other || (name.contains(LOST) && same_but_for_lost(name, other))
}

fn is_doubtful(name: &str) -> bool {
    DOUBTFUL.iter().any(|(names, _)| entries(names).any(|n| n == name))
}

/// "Health and safety" of "Health and safety, with hazardous substances and lone working".
fn short(full: &str) -> Option<String> {
    let end = full.find([',', ':', '('])?;
    Some(normal(&full[..end])).filter(|short| !short.is_empty())
}

/// "Safeguarding B", "Safeguarding adults - group B", "Grŵp B Diogelu" for `safeguarding_b`.
fn group(code: &str, name: &str) -> bool {
    const AROUND: &[&str] = &[
        "safeguarding",
        "diogelu",
        "adults",
        "adult",
        "children",
        "child",
        "and",
        "of",
        "at",
        "risk",
        "oedolion",
        "plant",
        "group",
        "grwp",
        "gr?p",
        "level",
        "lefel",
        "phlant",
    ];
    let Some(letter) = code.strip_prefix("safeguarding_") else { return false };
    if !(name.contains("safeguarding") || name.contains("diogelu") || name.contains(LOST)) {
        return false;
    }
    let words: Vec<&str> = name.split(' ').collect();
    let about = words.iter().any(|w| is_same(w, "safeguarding") || is_same(w, "diogelu"));
    // "a" is also the Welsh "and", so the letter must end the name or follow "group".
    let named = words.iter().enumerate().any(|(at, word)| {
        let after_group = at > 0 && matches!(words[at - 1], "group" | "grwp" | "gr?p" | "level" | "lefel");
        *word == letter && (at + 1 == words.len() || after_group)
    });
    let letters = words.iter().filter(|w| w.len() == 1).count();
    let nothing_else = words.iter().all(|w| AROUND.contains(w) || *w == letter);
    about && named && letters == 1 && nothing_else
}
