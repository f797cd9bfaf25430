//! What the heading of a column means, or the name of a course: in either language, with letters lost, abbreviated.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::known::{Answer, Answers};
use super::private;
use super::subjects::{Match, Subjects};
use super::words::{LOST, clip, holds, is_interval, normal, same_but_for_lost, without_end, without_start};
use vocabulary::*;

mod vocabulary;

/// What a heading means.
#[derive(Clone, Debug, PartialEq)]
pub enum Heading {
    Blank,
    FullName,
    FirstName,
    LastName,
    StaffNumber,
    Role,
    /// Where somebody works.
    Site,
    Start,
    Left,
    Course,
    Completed,
    Expires,
    Provider,
    Mode,
    Status,
    /// Red, amber, green and the like: a status of some other day.
    Light,
    Note,
    ActionTaken,
    /// Holds what is never read.
    Private,
    /// A key to colours or letters.
    Key,
    /// Of no interest here: team, telephone, manager.
    Ignored,
    Subject(SubjectHeading),
}

/// Whether a subject's heading says which date stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    Nothing,
    Completed,
    Expires,
}

/// A heading that names a subject, or may.
#[derive(Clone, Debug, PartialEq)]
pub struct SubjectHeading {
    pub key: String,
    pub matched: Match,
    pub says: Says,
    /// Theory without practice.
    pub theory: bool,
    /// Learnt on a screen, by the heading.
    pub mode: Option<String>,
    /// A letter was lost and has been made good.
    pub repaired: bool,
}

/// The id under which the match of a heading is remembered.
pub fn question_id(key: &str) -> String {
    format!("heading:{key}")
}

/// Longest text that may be a heading.
const LONGEST: usize = 200;

/// Finds what a heading means.
pub fn heading(text: &str, subjects: &Subjects<'_>, answers: &Answers) -> Heading {
    let text = clip(text, LONGEST);
    let words = normal(&text);
    if words.is_empty() {
        return Heading::Blank;
    }
    if private::heading(&words) {
        return Heading::Private;
    }
    if let Some(meaning) = LISTED.get(words.as_str()) {
        return meaning.clone();
    }
    if words.contains(LOST)
        && let Some((_, meaning)) = LISTED.iter().find(|(entry, _)| same_but_for_lost(&words, entry))
    {
        return meaning.clone();
    }
    if WORKED_OUT.iter().any(|end| without_end(&words, end).is_some()) {
        return Heading::Light;
    }
    Heading::Subject(subject_heading(&text, subjects, answers))
}

/// What each known heading means; where two lists hold one, the first counts.
static LISTED: LazyLock<BTreeMap<&'static str, Heading>> = LazyLock::new(|| {
    let lists: [(&[&'static str], Heading); 19] = [
        (&FULL_NAME, Heading::FullName),
        (&FIRST_NAME, Heading::FirstName),
        (&LAST_NAME, Heading::LastName),
        (&STAFF_NUMBER, Heading::StaffNumber),
        (&ROLE, Heading::Role),
        (&SITE, Heading::Site),
        (&START, Heading::Start),
        (&LEFT, Heading::Left),
        (&COURSE, Heading::Course),
        (&COMPLETED, Heading::Completed),
        (&EXPIRES, Heading::Expires),
        (&PROVIDER, Heading::Provider),
        (&MODE, Heading::Mode),
        (&STATUS, Heading::Status),
        (&LIGHT, Heading::Light),
        (&NOTE, Heading::Note),
        (&ACTION_TAKEN, Heading::ActionTaken),
        (&KEY, Heading::Key),
        (&IGNORED, Heading::Ignored),
    ];
    let mut listed = BTreeMap::new();
    for (list, meaning) in lists {
        for entry in list {
            listed.entry(*entry).or_insert_with(|| meaning.clone());
        }
    }
    listed
});

/// Reads a heading, or the name of a course, as that of a subject.
pub fn subject_heading(text: &str, subjects: &Subjects<'_>, answers: &Answers) -> SubjectHeading {
    let whole = normal(text);
    let (plain, theory, mode) = without_manner(&whole);
    // The whole first: "Date of ..." may belong to a name; then without what says which date it is.
    let (key, says, matched) = match subjects.of(&plain) {
        Match::Unknown => {
            let (bare, says) = without_meaning(&plain);
            let bare = without_fillers(&bare);
            let matched = subjects.of(&bare);
            (bare, says, matched)
        }
        matched => (without_fillers(&plain), Says::Nothing, matched),
    };
    // What is learnt on a screen alone is theory, where the subject asks for practice.
    let practical = matches!(&matched, Match::Code(code) if PRACTICAL.contains(&code.as_str()));
    let theory = theory || (practical && mode.as_deref() == Some(ON_SCREEN));
    let key = if theory { format!("{key} theory") } else { key };
    let matched = match answers.to(&question_id(&key)) {
        Some(Answer::Subject(code)) if subjects.known().subject(code).is_some() => Match::Code(code.clone()),
        Some(Answer::Ignore | Answer::Skip) => Match::Ignored,
        _ => matched,
    };
    let answered = answers.to(&question_id(&key)).is_some();
    let repaired = whole.contains(LOST) && matches!(matched, Match::Code(_) | Match::Choice(_)) && !answered;
    SubjectHeading { key, matched, says, theory, mode, repaired }
}

const ON_SCREEN: &str = "e-learning";
const PRACTICAL: &[&str] = &["moving_handling", "medication", "bls", "first_aid_work", "positive_behaviour"];
const ROOM: &[&str] = &["classroom", "face to face", "practical", "wyneb yn wyneb", "ymarferol"];

fn without_manner(words: &str) -> (String, bool, Option<String>) {
    let mut text = words.to_owned();
    let mut theory = false;
    let mut mode = None;
    for phrase in THEORY.iter() {
        theory |= cut(&mut text, phrase);
    }
    for phrase in SCREEN.iter() {
        if cut(&mut text, phrase) {
            mode = Some(ON_SCREEN.to_owned());
        }
    }
    for phrase in ROOM {
        if cut(&mut text, phrase) {
            mode = Some((*phrase).to_owned());
        }
    }
    if text.is_empty() { (words.to_owned(), false, None) } else { (text, theory, mode) }
}

fn cut(text: &mut String, phrase: &str) -> bool {
    let found = holds(&[phrase], text);
    if found {
        let rest = format!(" {text} ").replacen(&format!(" {phrase} "), " ", 1);
        *text = rest.trim().to_owned();
    }
    found
}

fn without_meaning(words: &str) -> (String, Says) {
    let mut best: Option<(&str, Says, usize)> = None;
    for (list, says) in [(&SAYS_COMPLETED, Says::Completed), (&SAYS_EXPIRES, Says::Expires)] {
        for phrase in list.iter() {
            let rest = without_end(words, phrase).or_else(|| without_start(words, phrase));
            if let Some(rest) = rest
                && best.is_none_or(|(_, _, length)| phrase.len() > length)
            {
                best = Some((rest, says, phrase.len()));
            }
        }
    }
    let Some((rest, says, _)) = best else { return (words.to_owned(), Says::Nothing) };
    let rest = without_start(rest, "of").or_else(|| without_start(rest, "for")).unwrap_or(rest);
    (rest.to_owned(), says)
}

/// Without "Training", "(annual)", "3 years" and the like around the name.
fn without_fillers(words: &str) -> String {
    let mut text = words;
    loop {
        let shorter = &FILLERS
            .iter()
            .find_map(|filler| without_end(text, filler).or_else(|| without_start(text, filler)))
            .or_else(|| without_interval(text));
        match shorter {
            Some(rest) if !rest.is_empty() => text = rest,
            _ => return text.to_owned(),
        }
    }
}

fn without_interval(text: &str) -> Option<&str> {
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    // The longest ending of up to three words that is an interval.
    blanks.iter().rev().take(3).rev().find(|at| is_interval(&text[**at + 1..])).map(|at| &text[..*at])
}

/// Does the title of a sheet say that its dates are when things run out?
pub fn title_says_expiry(text: &str) -> bool {
    let words = normal(text);
    let expiry = [
        "expiry",
        "expiries",
        "expiry date",
        "expiry dates",
        "expires",
        "renewal dates",
        "renewals",
        "renewal",
        "due dates",
        "expiration",
        "dod i ben",
        "adnewyddu",
        "dyddiadau dod i ben",
    ];
    let completion = [
        "completed",
        "completion",
        "completions",
        "dates completed",
        "date completed",
        "dates done",
        "cwblhau",
        "cwblhawyd",
        "and expiry",
        "expired in red",
    ];
    holds(&expiry, &words) && !holds(&completion, &words)
}
