//! `applies_when`: a condition on the facts of a co-op, read from text, judged, and explained as data.
//!
//! ```text
//! expression = term, { "or", term }
//! term       = factor, { "and", factor }
//! factor     = "not", fact | "(", expression, ")" | fact, "==", value | fact | "always"
//! ```

use std::collections::{BTreeMap, BTreeSet};

mod parse;

pub use self::parse::{Expected, SyntaxError, parse};

/// A condition as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    Always,
    /// The fact is true.
    Holds(String),
    /// The fact is false.
    Fails(String),
    /// The fact has this value.
    Is(String, String),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// What a fact may say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Domain {
    Boolean,
    Choice(BTreeSet<String>),
}

/// What a fact says of one co-op.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Stated {
    Flag(bool),
    Choice(String),
}

/// The facts of one co-op, by key.
pub type Facts = BTreeMap<String, Stated>;

/// Why a condition cannot be used with the facts that a version knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misuse {
    UnknownFact(String),
    /// A choice must be compared with one of its values.
    NeedsValue(String),
    /// A fact that is true or false has no values.
    HasNoValues(String),
    UnknownValue {
        fact: String,
        value: String,
        allowed: Vec<String>,
    },
}

/// Facts that a condition asks for and nobody has stated, or not in their own form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unstated(pub BTreeSet<String>);

/// Whether a condition holds, and the facts that made it so.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Explanation {
    pub applies: bool,
    /// Empty where the condition is `always`.
    pub because: Vec<Because>,
}

/// One fact that decided: what it was asked to be and what it is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Because {
    pub fact: String,
    pub asked: Stated,
    pub stated: Stated,
}

impl Condition {
    /// Every fact it asks for.
    pub fn facts(&self) -> BTreeSet<&str> {
        match self {
            Self::Always => BTreeSet::new(),
            Self::Holds(fact) | Self::Fails(fact) | Self::Is(fact, _) => BTreeSet::from([fact.as_str()]),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::facts).collect(),
        }
    }

    /// What is wrong with it, given the facts that a version knows.
    pub fn misuses(&self, known: &BTreeMap<String, Domain>) -> Vec<Misuse> {
        match self {
            Self::Always => Vec::new(),
            Self::Holds(fact) | Self::Fails(fact) => match known.get(fact) {
                None => vec![Misuse::UnknownFact(fact.clone())],
                Some(Domain::Boolean) => Vec::new(),
                Some(Domain::Choice(_)) => vec![Misuse::NeedsValue(fact.clone())],
            },
            Self::Is(fact, value) => match known.get(fact) {
                None => vec![Misuse::UnknownFact(fact.clone())],
                Some(Domain::Boolean) => vec![Misuse::HasNoValues(fact.clone())],
                Some(Domain::Choice(values)) if values.contains(value) => Vec::new(),
                Some(Domain::Choice(values)) => vec![Misuse::UnknownValue {
                    fact: fact.clone(),
                    value: value.clone(),
                    allowed: values.iter().cloned().collect(),
                }],
            },
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(|part| part.misuses(known)).collect()
            }
        }
    }

    /// Judges it. All the facts it asks for must be stated, even those that would not decide.
    pub fn explain(&self, facts: &Facts) -> Result<Explanation, Unstated> {
        let mut unstated = BTreeSet::new();
        self.find_unstated(facts, &mut unstated);
        if unstated.is_empty() { Ok(self.judge(facts)) } else { Err(Unstated(unstated)) }
    }

    /// Judges it without the reasons.
    pub fn holds(&self, facts: &Facts) -> Result<bool, Unstated> {
        self.explain(facts).map(|explanation| explanation.applies)
    }

    fn find_unstated(&self, facts: &Facts, unstated: &mut BTreeSet<String>) {
        let (fact, as_choice) = match self {
            Self::Always => return,
            Self::All(parts) | Self::Any(parts) => {
                return parts.iter().for_each(|part| part.find_unstated(facts, unstated));
            }
            Self::Holds(fact) | Self::Fails(fact) => (fact, false),
            Self::Is(fact, _) => (fact, true),
        };
        let in_its_form =
            facts.get(fact).is_some_and(|stated| matches!(stated, Stated::Choice(_)) == as_choice);
        if !in_its_form {
            unstated.insert(fact.clone());
        }
    }

    fn judge(&self, facts: &Facts) -> Explanation {
        match self {
            Self::Always => Explanation { applies: true, because: Vec::new() },
            Self::Holds(fact) => decided(facts, fact, Stated::Flag(true)),
            Self::Fails(fact) => decided(facts, fact, Stated::Flag(false)),
            Self::Is(fact, value) => decided(facts, fact, Stated::Choice(value.clone())),
            Self::All(parts) => joined(parts.iter().map(|part| part.judge(facts)).collect(), true),
            Self::Any(parts) => joined(parts.iter().map(|part| part.judge(facts)).collect(), false),
        }
    }
}

fn decided(facts: &Facts, fact: &str, asked: Stated) -> Explanation {
    let because: Vec<Because> = facts
        .get(fact)
        .map(|stated| Because { fact: fact.to_owned(), asked: asked.clone(), stated: stated.clone() })
        .into_iter()
        .collect();
    Explanation { applies: because.iter().all(|reason| reason.stated == reason.asked), because }
}

/// "All" applies when no part fails, "any" when some part applies; the reasons are those of the parts that decided.
fn joined(parts: Vec<Explanation>, all: bool) -> Explanation {
    let applies =
        if all { parts.iter().all(|part| part.applies) } else { parts.iter().any(|part| part.applies) };
    let mut because = Vec::new();
    for reason in parts.into_iter().filter(|part| part.applies == applies).flat_map(|part| part.because) {
        if !because.contains(&reason) {
            because.push(reason);
        }
    }
    Explanation { applies, because }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(kind: &str, user_led: bool, consortium: bool) -> Facts {
        Facts::from([
            ("coop_type".to_owned(), Stated::Choice(kind.to_owned())),
            ("user_led".to_owned(), Stated::Flag(user_led)),
            ("is_consortium".to_owned(), Stated::Flag(consortium)),
        ])
    }

    fn holds(text: &str, facts: &Facts) -> bool {
        parse(text).expect("a condition").holds(facts).expect("stated facts")
    }

    #[test]
    fn not_binds_tighter_than_and_and_and_tighter_than_or() {
        let worker = facts("worker", false, true);
        assert!(holds("not user_led and is_consortium", &worker));
        assert!(holds("user_led and is_consortium or coop_type == worker", &worker));
        assert!(!holds("user_led and (is_consortium or coop_type == worker)", &worker));
        assert!(holds("always", &worker));
    }

    #[test]
    fn the_facts_that_decided_are_given_as_the_reason() {
        let condition = parse("coop_type == multi_stakeholder and not user_led").expect("a condition");
        let told = condition.explain(&facts("multi_stakeholder", true, false)).expect("stated facts");
        let user_led =
            Because { fact: "user_led".to_owned(), asked: Stated::Flag(false), stated: Stated::Flag(true) };
        assert_eq!(told, Explanation { applies: false, because: vec![user_led] });
    }

    #[test]
    fn a_fact_that_nobody_stated_stops_the_judgement_even_where_it_would_not_decide() {
        let condition = parse("user_led or subcontracts").expect("a condition");
        let missing = condition.explain(&facts("worker", true, false));
        assert_eq!(missing, Err(Unstated(BTreeSet::from(["subcontracts".to_owned()]))));
    }

    #[test]
    fn facts_are_used_as_what_they_are() {
        let known = BTreeMap::from([
            ("user_led".to_owned(), Domain::Boolean),
            ("coop_type".to_owned(), Domain::Choice(BTreeSet::from(["worker".to_owned()]))),
        ]);
        let misuses = |text: &str| parse(text).expect("a condition").misuses(&known);
        assert_eq!(misuses("user_led and coop_type == worker"), vec![]);
        assert_eq!(misuses("coop_type"), vec![Misuse::NeedsValue("coop_type".to_owned())]);
        assert_eq!(misuses("user_led == worker"), vec![Misuse::HasNoValues("user_led".to_owned())]);
        assert_eq!(misuses("not lucky"), vec![Misuse::UnknownFact("lucky".to_owned())]);
        assert!(matches!(misuses("coop_type == club").as_slice(), [Misuse::UnknownValue { .. }]));
    }
}
