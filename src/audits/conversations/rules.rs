//! Decisions about conversations: until when they may be written down, of which day, and which words look like names.

use chrono::NaiveDate;
use entities::audits::{AuditState, audit};

use crate::audits::rules::open_to_auditors;
use crate::foundation::error::Message;

/// The longest text of what was said, in characters.
pub const WORDS: usize = 10_000;
/// The longest reason for withdrawing one, in characters.
pub const REASON: usize = 2000;
/// One conversation is with so many people at most.
pub const MOST_PEOPLE: i32 = 9999;
/// A part of a name shorter than this is taken for an initial.
const SHORTEST: usize = 3;

/// Conversations are recorded, corrected and withdrawn as long as results are: from the first day of the fieldwork until the
/// draft goes to the moderator.
pub fn in_time(state: AuditState) -> Result<(), Message> {
    if open_to_auditors(state) {
        return Ok(());
    }
    Err(Message::new("conversations-refused-audit").with_word("state", format!("audit-state-{state}")))
}

/// May a conversation of this audit be of this day? Not before the co-op had notice, and not after today.
pub fn held(held_on: NaiveDate, audit: &audit::Model, today: NaiveDate) -> Result<(), Message> {
    let first = audit.notified_on.or(audit.fieldwork_started_on).unwrap_or(audit.visit_on);
    if held_on > today {
        Err(Message::new("conversations-day-to-come"))
    } else if held_on < first {
        Err(Message::new("conversations-day-early").with("date", first))
    } else {
        Ok(())
    }
}

/// Words of a text that are the name of somebody, as they stand there: a given name or a surname with its capital, or a whole
/// name however it is written. It is a hint and no proof: `Rose` may be a flower.
pub fn names_in<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let words: Vec<&str> = words(text).collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut found = vec![false; words.len()];
    for name in names {
        let parts: Vec<&str> = self::words(name).collect();
        let whole: Vec<String> = parts.iter().map(|part| part.to_lowercase()).collect();
        if whole.len() > 1 {
            for (place, _) in small.windows(whole.len()).enumerate().filter(|(_, some)| *some == whole) {
                found[place..place + whole.len()].fill(true);
            }
        }
        let telling = |word: &&str| {
            word.chars().count() >= SHORTEST
                && word.starts_with(char::is_uppercase)
                && parts.iter().any(|part| part == word)
        };
        for (place, _) in words.iter().enumerate().filter(|(_, word)| telling(word)) {
            found[place] = true;
        }
    }
    let mut named: Vec<String> = Vec::new();
    for (word, _) in words.iter().zip(found).filter(|(_, found)| *found) {
        if !named.iter().any(|known| known == word) {
            named.push((*word).to_owned());
        }
    }
    named
}

/// The words of a text; a hyphen joins, an apostrophe parts: `Siân’s` holds `Siân`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .map(|word| word.trim_matches('-'))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        names_in(text, ["Siân Bevan-Ffug", "A. Price", "Mair"])
    }

    #[test]
    fn a_given_name_a_surname_and_a_whole_name_are_seen_as_they_are_written() {
        assert_eq!(found("They said that Siân’s rota is fair."), ["Siân"]);
        assert_eq!(found("Mrs Bevan-Ffug, and Price; Siân again: Siân."), ["Bevan-Ffug", "Price", "Siân"]);
        assert_eq!(found("siân bevan-ffug said so"), ["siân", "bevan-ffug"]);
    }

    #[test]
    fn words_that_only_look_like_a_part_of_a_name_are_no_names() {
        assert!(found("The price of a visit is fair. A worker said so.").is_empty());
        assert!(found("Mairead and Siani are other people; Pricey is no name.").is_empty());
        assert!(found("").is_empty());
    }
}
