//! Why somebody gets a line: the lines of a digest stand together by rule, and under each group stands its reason.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::access::{Language, Role};
use serde_json::{Value, json};

use super::digest::Told;
use super::holders::{By, Through};
use super::rules;
use crate::deadlines::Rule;
use crate::foundation::App;
use crate::foundation::error::Message;
use crate::foundation::i18n::Words;
use crate::foundation::reference::pick;
use crate::foundation::welsh;

/// Lines that are told for one reason.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Reason<'a> {
    rule: Rule,
    copy: bool,
    role: Role,
    by: &'a By,
    through: Option<Through>,
}

/// Words of a letter in one of its languages; nothing for a language that it is not written in.
pub fn only(language: Option<Language>, wanted: Language, said: impl FnOnce(Language) -> String) -> String {
    if language.is_none_or(|language| language == wanted) { said(wanted) } else { String::new() }
}

/// The groups of a digest: those of which something is due first come first, and within one the lines by date.
pub fn groups(
    app: &App,
    language: Option<Language>,
    told: &[Told<'_>],
    most: usize,
    today: NaiveDate,
) -> Vec<Value> {
    let mut places: BTreeMap<Reason<'_>, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Told<'_>>> = Vec::new();
    for one in told {
        let reason = Reason {
            rule: one.deadline.rule,
            copy: one.copy,
            role: one.to.role,
            by: &one.to.by,
            through: one.through,
        };
        let at = *places.entry(reason).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(one);
    }
    let mut left = most;
    let mut shown = Vec::new();
    for group in groups.iter().take_while(|_| most > 0) {
        let some = &group[..group.len().min(left)];
        if some.is_empty() {
            break;
        }
        left -= some.len();
        let [first, ..] = some else { break };
        let name = format!("reminder-rule-{}", first.deadline.rule.name());
        let both = |said: &dyn Fn(Language) -> String| {
            [Language::En, Language::Cy].map(|wanted| only(language, wanted, said))
        };
        let [name_en, name_cy] = both(&|language| app.words.word(language, &name));
        let [why_en, why_cy] = both(&|language| reason(&app.words, language, some));
        let rows = some.iter().map(|one| {
            let [text_en, text_cy] = both(&|language| one.deadline.say(&app.words, language));
            json!({
                "text_en": text_en, "text_cy": text_cy,
                "cooperative_en": one.cooperative_en, "cooperative_cy": one.cooperative_cy,
                "due_on": one.deadline.due_on, "days": (one.deadline.due_on - today).num_days(),
            })
        });
        // Where all is about one co-op, its reason names it.
        let several = some.iter().any(|one| one.deadline.organisation != first.deadline.organisation);
        shown.push(json!({
            "several": several,
            "name_en": name_en, "name_cy": name_cy, "why_en": why_en, "why_cy": why_cy, "copy": first.copy,
            "rows": rows.collect::<Vec<_>>(),
        }));
    }
    shown
}

/// Why a group of lines is told: to whom, by which rule, at which of its steps.
fn reason(words: &Words, language: Language, lines: &[&Told<'_>]) -> String {
    let [first, ..] = lines else { return String::new() };
    let names: BTreeSet<&str> =
        lines.iter().map(|one| pick(language, one.cooperative_en, one.cooperative_cy)).collect();
    let coop = match names.len() {
        1 => names.into_iter().collect(),
        n => words.say(language, &Message::new("rules-coops").with("n", n)),
    };
    let mut steps: Vec<String> = Vec::new();
    for one in lines {
        let said = rules::said(one.step);
        let said = said.map_or_else(|| one.step.to_owned(), |message| words.say(language, &message));
        if !steps.contains(&said) {
            steps.push(said);
        }
    }
    let because = words.say(language, &because(first, coop));
    let key = if first.copy { "rules-why-copy" } else { "rules-why" };
    let rule = format!("rules-name-{}", first.deadline.rule.name());
    let message = Message::new(key).with("because", because).with_word("rule", rule);
    words.say(language, &message.with("steps", listed(words, language, &steps)))
}

/// What makes it theirs to know.
fn because(one: &Told<'_>, coop: String) -> Message {
    if let Some(through) = one.through {
        return Message::new(format!("rules-because-mailbox-{}", through.held_by)).with("coop", coop);
    }
    match &one.to.by {
        By::Role => Message::new(format!("rules-because-{}", one.to.role)).with("coop", coop),
        By::StandIn => Message::new("rules-because-stand-in").with("coop", coop),
        By::Name => Message::new("rules-because-named").with("coop", coop),
        By::Delegation(given) => Message::new("rules-because-delegate")
            .with("by", given.by_name.as_str())
            .with("until", given.until)
            .with("coop", coop),
    }
}

/// Things one after the other: "a, b and c".
pub fn listed(words: &Words, language: Language, things: &[String]) -> String {
    let Some((last, before)) = things.split_last() else { return String::new() };
    if before.is_empty() {
        return last.clone();
    }
    let (and, last) = match language {
        Language::En => ("rules-and", last.clone()),
        Language::Cy if welsh::takes_ac(last) => ("rules-and-vowel", last.clone()),
        Language::Cy => ("rules-and", welsh::after_a(last)),
    };
    words.say(language, &Message::new(and).with("before", before.join(", ")).with("last", last))
}
