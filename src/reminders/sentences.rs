//! The rules in plain sentences: when, to whom, with what, and which version says so.

use entities::access::Language;
use entities::outbox::Urgency;

use super::rules::NINE;
use super::why::listed;
use crate::deadlines::table::{self, Entry, Goes, Notice};
use crate::foundation::error::Message;
use crate::foundation::i18n::Words;
use crate::standards::pack::{self, Cadence, CadenceKey, DayType, Monthly, MonthlyDay};

/// What is said of a rule beside its cadence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// To whom.
    pub to: String,
    /// With what it goes.
    pub how: String,
    /// Whether it can be stopped.
    pub choice: String,
}

/// A rule, in a language: whom it reaches, how it goes, whether it can be stopped.
pub fn rule(words: &Words, language: Language, entry: &Entry) -> Said {
    let say = |message: &Message| words.say(language, message);
    let role = |role: &entities::access::Role| words.word(language, &format!("rules-role-{role}"));
    let mut to: Vec<String> = entry.to.iter().map(role).collect();
    if entry.named {
        to.push(words.word(language, "rules-role-named"));
    }
    let to = Message::new("rules-to").with("who", listed(words, language, &to));
    let mut to = say(&to);
    if let Some(other) = entry.stand_in {
        to = say(&Message::new("rules-to-stand-in").with("to", to).with("who", role(&other)));
    }
    let how = match entry.goes {
        Goes::Digest => "rules-goes-digest",
        Goes::Alone => "rules-goes-alone",
    };
    let group = words.word(language, &format!("rules-group-{}", entry.group));
    let choice = if table::get().choice(entry.group) { "rules-choice-yes" } else { "rules-choice-no" };
    Said { to, how: words.word(language, how), choice: say(&Message::new(choice).with("group", group)) }
}

/// A cadence of a version, in a language: when it reminds, then who gets copies.
pub fn cadence(words: &Words, language: Language, cadence: &Cadence) -> Vec<String> {
    let say = |message: &Message| words.say(language, message);
    if cadence.key == CadenceKey::BoardDigest {
        // Whatever else a version of before says of it: this is what is done.
        let Some(Monthly { day: MonthlyDay::FirstWorkingDay, .. }) = &cadence.monthly else {
            return vec![words.word(language, "rules-monthly-none")];
        };
        let at = NINE.format("%H:%M").to_string();
        return vec![sentence(&say(&Message::new("rules-monthly").with("time", at)))];
    }
    let numbers = |days: &[u32]| {
        let days: Vec<String> = days.iter().map(u32::to_string).collect();
        listed(words, language, &days)
    };
    let counted = |key: &str, days: &[u32], of: DayType| {
        let message = Message::new(format!("{key}-{}", day_word(of)));
        message.with("days", numbers(days)).with("n", days.last().copied().unwrap_or_default())
    };
    let before: Vec<u32> = cadence.before.iter().copied().filter(|n| *n > 0).collect();
    let on = cadence.before.contains(&0);
    let mut parts: Vec<String> = Vec::new();
    if !before.is_empty() {
        parts.push(say(&counted("rules-before", &before, cadence.day_type)));
    }
    if on {
        parts.push(words.word(language, "rules-on-the-day"));
    }
    if !cadence.after.is_empty() {
        parts.push(say(&counted("rules-after", &cadence.after, cadence.day_type)));
    }
    if !cadence.window_days.is_empty() {
        let days = Message::new("rules-window-days").with("days", numbers(&cadence.window_days));
        parts.push(say(&days));
    }
    let mut sentences = Vec::new();
    if !parts.is_empty() {
        let mut when = listed_loosely(words, language, &parts);
        if let Some(repeat) = &cadence.repeat {
            let again = Message::new("rules-repeat")
                .with("when", when)
                .with("days", repeat.every.nominal_days())
                .with("times", repeat.at_most);
            when = say(&again);
        }
        sentences.push(sentence(&when));
    }
    if cadence.key == CadenceKey::Visit {
        sentences.push(words.word(language, "rules-visit-notice"));
    }
    if cadence.key == CadenceKey::DraftComments {
        sentences.push(words.word(language, "rules-comments-notice"));
    }
    let copies: Vec<String> = cadence
        .copies
        .iter()
        .map(|copy| {
            let who = words.word(language, party(copy.to));
            let key = format!("rules-copy-{}", day_word(copy.day_type));
            say(&Message::new(key).with("who", who).with("n", copy.days_after))
        })
        .collect();
    if !copies.is_empty() {
        sentences.push(say(&Message::new("rules-copies").with("copies", listed(words, language, &copies))));
    }
    sentences
}

/// A notice: to whom, and when it goes.
pub fn notice(words: &Words, language: Language, notice: &Notice) -> (String, String) {
    let to: Vec<String> = notice
        .to
        .iter()
        .map(|party| {
            let party = serde_json::to_value(party).ok();
            let party = party.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
            words.word(language, &format!("rules-role-{party}"))
        })
        .collect();
    let when = match notice.urgency.as_slice() {
        [Urgency::Security, ..] => "rules-at-once",
        [Urgency::SameDay, ..] => "rules-same-day",
        [_, _, ..] => "rules-event-or-same-day",
        _ => "rules-event",
    };
    (sentence(&listed(words, language, &to)), words.word(language, when))
}

fn day_word(of: DayType) -> &'static str {
    match of {
        DayType::Working => "working",
        DayType::Calendar => "calendar",
    }
}

fn party(of: pack::Party) -> &'static str {
    match of {
        pack::Party::BoardChair => "rules-copy-to-board-chair",
        pack::Party::Board => "rules-copy-to-board",
        pack::Party::Franchisor => "rules-copy-to-franchisor",
        pack::Party::Regulator => "rules-copy-to-regulator",
    }
}

/// Parts that hold lists themselves: a comma stands before "and".
fn listed_loosely(words: &Words, language: Language, parts: &[String]) -> String {
    let Some((last, before)) = parts.split_last() else { return String::new() };
    if before.is_empty() {
        return last.clone();
    }
    let and = Message::new("rules-and-then").with("before", before.join(", ")).with("last", last.as_str());
    words.say(language, &and)
}

/// With a capital at its start and a full stop at its end.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let stop = if text.ends_with('.') { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}
