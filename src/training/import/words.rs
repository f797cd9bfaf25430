//! Words as people type them, brought to one form for comparison, in both languages.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words and phrases in normal form, written as one text with commas between.
pub struct List {
    text: &'static str,
    entries: OnceLock<Vec<&'static str>>,
}

impl List {
    /// A list from its text.
    pub const fn new(text: &'static str) -> Self {
        Self { text, entries: OnceLock::new() }
    }
}

impl Deref for List {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.entries.get_or_init(|| entries(self.text).collect())
    }
}

/// The entries of a text with commas between.
pub fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}

/// Stands for a letter that was lost on the way, such as ŵ in Windows-1252.
pub const LOST: char = '?';

/// Small letters without accents or punctuation, `&` as "and", single spaces.
/// A question mark beside a letter stays, as a letter that was lost.
pub fn normal(text: &str) -> String {
    let letters: Vec<char> = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let mut out = String::with_capacity(text.len());
    for (at, &letter) in letters.iter().enumerate() {
        match letter {
            '&' | '+' => out.push_str(" and "),
            LOST | char::REPLACEMENT_CHARACTER if lost_letter(&letters, at) => {
                if !out.ends_with(LOST) {
                    out.push(LOST);
                }
            }
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => out.push(' '),
        }
    }
    let mut words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    words.shrink_to_fit();
    words
}

/// A name for comparison: trimmed, single spaces, composed, small letters, the surname last. Accents and punctuation
/// count.
pub fn name_key(name: &str) -> String {
    let name: String =
        surname_last(name).nfc().collect::<String>().replace(['\u{2019}', '\u{2018}', '`'], "'");
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// "Parri, Non" as "Non Parri"; what has no comma, or several, as it is.
pub fn surname_last(name: &str) -> Cow<'_, str> {
    match name.split_once(',').map(|(last, first)| (last.trim(), first.trim())) {
        Some((last, first)) if !last.is_empty() && !first.is_empty() && !first.contains(',') => {
            Cow::Owned(format!("{first} {last}"))
        }
        _ => Cow::Borrowed(name),
    }
}

/// A name as it is kept: trimmed, single ordinary spaces, composed.
pub fn tidy(name: &str) -> String {
    name.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Was a letter of this name lost (`T?'n-y-coed`) or garbled (`SiÃ´n`)?
pub fn damaged(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    letters.iter().enumerate().any(|(at, &c)| match c {
        // In a name even a question mark at the end is a doubt.
        LOST | char::REPLACEMENT_CHARACTER => true,
        'Ã' | 'Å' | 'Â' => {
            letters.get(at + 1).is_some_and(|next| !next.is_ascii_alphabetic() && !next.is_whitespace())
        }
        _ => false,
    })
}

fn lost_letter(letters: &[char], at: usize) -> bool {
    let is_lost = |c: &char| *c == LOST || *c == char::REPLACEMENT_CHARACTER;
    let after = letters[at + 1..].iter().find(|c| !is_lost(c));
    let before = letters[..at].iter().rev().find(|c| !is_lost(c));
    let joined =
        |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '-'));
    // A question mark that ends a word is more often a question.
    joined(after) || (letters[at] == char::REPLACEMENT_CHARACTER && joined(before))
}

/// Are the two the same, letting each lost letter of the first stand for any one letter?
pub fn same_but_for_lost(damaged: &str, whole: &str) -> bool {
    let mut pattern = damaged.chars().peekable();
    let mut letters = whole.chars();
    while let Some(wanted) = pattern.next() {
        let Some(found) = letters.next() else { return false };
        if wanted == LOST || wanted == char::REPLACEMENT_CHARACTER {
            while pattern.next_if(|c| *c == LOST || *c == char::REPLACEMENT_CHARACTER).is_some() {}
        } else if wanted != found {
            return false;
        }
    }
    letters.next().is_none()
}

/// Does a list hold this text, both in normal form, letting lost letters stand for any?
pub fn listed(list: &[&str], text: &str) -> bool {
    list.contains(&text) || (text.contains(LOST) && list.iter().any(|entry| same_but_for_lost(text, entry)))
}

/// Does the text hold one of these phrases as whole words, all in normal form?
pub fn holds(phrases: &[&str], text: &str) -> bool {
    phrases.iter().any(|phrase| holds_phrase(text, phrase))
}

/// Asked of every cell with every phrase of a list: it takes no memory, and prepares no search.
fn holds_phrase(text: &str, phrase: &str) -> bool {
    let (letters, phrase) = (text.as_bytes(), phrase.as_bytes());
    let blank = |at: usize| letters.get(at).is_none_or(|letter| *letter == b' ');
    let here = |from: usize| letters[from..].starts_with(phrase) && blank(from + phrase.len());
    here(0) || letters.iter().enumerate().any(|(at, letter)| *letter == b' ' && here(at + 1))
}

/// The text without this phrase at its end, as whole words.
pub fn without_end<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    text.strip_suffix(phrase)?.strip_suffix(' ')
}

/// The text without this phrase at its start, as whole words.
pub fn without_start<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    text.strip_prefix(phrase)?.strip_prefix(' ')
}

/// At most so many letters of a text, for showing.
pub fn clip(text: &str, letters: usize) -> String {
    if text.len() <= letters {
        return text.to_owned();
    }
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

static UNITS: List = List::new(
    "day, days, week, weeks, weekly, month, months, monthly, mth, mths, year, years, yr, yrs, yearly,
    blynedd, mlynedd, blwyddyn, flynedd, mis, misol, wythnos, annum",
);
static ALONE: List = List::new(
    "annual, annually, yearly, monthly, quarterly, weekly, once, once only, one off, unwaith, blynyddol,
    misol, chwarterol, biennial, as required, as needed, n a, na, no expiry, ongoing",
);
static NUMBERS: List = List::new(
    "one, two, three, four, five, six, twelve, un, dwy, dau, tair, tri, pedair, pum, chwe, every, bob,
    each, per",
);

/// Does this say how often something is renewed ("3 years", "Once", "bob blwyddyn") and nothing else? In normal form.
pub fn is_interval(text: &str) -> bool {
    if ALONE.contains(&text) {
        return true;
    }
    let split = split_figures(text);
    let words: Vec<&str> = split.split_whitespace().collect();
    let units = words.iter().filter(|w| UNITS.contains(w)).count();
    let rest_is_count = words
        .iter()
        .filter(|w| !UNITS.contains(w))
        .all(|w| NUMBERS.contains(w) || (w.len() <= 2 && w.chars().all(|c| c.is_ascii_digit())));
    units == 1 && words.len() >= 2 && rest_is_count
}

/// "3yrs" as "3 yrs".
fn split_figures(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let mut last: Option<char> = None;
    for c in text.chars() {
        if last.is_some_and(|l| l.is_ascii_digit() && c.is_alphabetic()) {
            out.push(' ');
        }
        out.push(c);
        last = Some(c);
    }
    out
}
