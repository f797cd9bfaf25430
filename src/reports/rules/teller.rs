//! Says things in the language of one report: messages, dates, names, and what people wrote.

use chrono::{Datelike, NaiveDate};
use entities::audits::AssessmentResult;
use entities::ids::AccountId;

use crate::foundation::error::Message;
use crate::foundation::i18n::Words;
use crate::foundation::reference::pick;
use crate::foundation::tongue;
use crate::foundation::welsh;
use crate::reports::content::{Language, Mark, Prose};
use crate::reports::dossier::{Dossier, Edition};

/// Speaks for one dossier in one language.
pub(super) struct Teller<'a> {
    pub dossier: &'a Dossier,
    pub edition: &'a Edition,
    words: &'a Words,
}

impl<'a> Teller<'a> {
    pub fn new(dossier: &'a Dossier, edition: &'a Edition, words: &'a Words) -> Self {
        Self { dossier, edition, words }
    }

    /// The report's language.
    pub fn tongue(&self) -> Language {
        self.edition.language
    }

    pub fn word(&self, key: &str) -> String {
        self.words.word(self.edition.language, key)
    }

    pub fn say(&self, message: Message) -> String {
        self.words.say(self.edition.language, &message)
    }

    pub fn date(&self, day: NaiveDate) -> String {
        self.words.date(self.edition.language, day)
    }

    /// "December 2025".
    pub fn month(&self, day: NaiveDate) -> String {
        format!("{} {}", self.word(&format!("month-{}", day.month())), day.year())
    }

    /// "Dec 2025".
    pub fn short_month(&self, day: NaiveDate) -> String {
        format!("{} {}", self.word(&format!("report-month-{}", day.month())), day.year())
    }

    /// The day that figures are as of: the day of the visit, or today where it is still to come.
    pub fn as_of(&self) -> NaiveDate {
        self.dossier.audit.visit_on.min(scheduler::clock::today(self.edition.made_at))
    }

    /// One of two texts.
    pub fn pick(&self, en: &str, cy: &str) -> String {
        pick(self.edition.language, en, cy).to_owned()
    }

    /// "one, two and three". In Welsh the last decides whether "and" is "a" or "ac", and changes after "a".
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let vowel = welsh::takes_ac(last);
                let last = match self.tongue() {
                    Language::Cy if !vowel => welsh::after_a(last),
                    Language::Cy | Language::En => last.clone(),
                };
                let key = if vowel { "report-list-vowel" } else { "report-list" };
                self.say(Message::new(key).with("first", first.join(", ")).with("last", last))
            }
        }
    }

    /// What a person wrote: without the names of workers, and marked where it is in the other language.
    pub fn prose(&self, text: &str, by: Option<AccountId>) -> Prose {
        let text = self.without_names(text.trim());
        let written =
            tongue::of(&text).or_else(|| by.and_then(|by| Some(self.dossier.writers.get(&by)?.language)));
        Prose { text, language: written.filter(|language| *language != self.tongue()) }
    }

    /// No worker is named in a report: whole names that stand in the co-op's records are taken out.
    pub fn without_names(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for name in &self.dossier.worker_names {
            let name = name.trim();
            // A single name may be a common word; only a given name with a surname is sure.
            if name.contains(' ') && out.contains(name) {
                out = out.replace(name, &self.word("report-name-removed"));
            }
        }
        out
    }

    /// The name of an account; nothing where it is not known.
    pub fn name(&self, account: AccountId) -> Option<String> {
        self.dossier.writers.get(&account).map(|writer| writer.name.clone())
    }
}

/// A text cut at a word, so that it takes at most so many characters.
pub(super) fn clipped(text: &str, most: usize) -> String {
    let sentence = text.split_inclusive(". ").next().unwrap_or(text).trim();
    if sentence.chars().count() <= most {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(most).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}

pub(super) fn mark(result: AssessmentResult) -> Mark {
    match result {
        AssessmentResult::Met => Mark::Met,
        AssessmentResult::PartlyMet => Mark::PartlyMet,
        AssessmentResult::NotMet => Mark::NotMet,
        AssessmentResult::NotApplicable => Mark::NotApplicable,
        AssessmentResult::NotAssessed => Mark::NotAssessed,
    }
}
