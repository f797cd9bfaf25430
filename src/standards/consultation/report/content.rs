//! What a consultation report says: plain data in both languages. What people wrote stays as they wrote it, with its
//! language.

use chrono::NaiveDate;
use entities::access::Language;
use entities::standards::{ConsulteeKind, DispositionKind};
use serde::{Deserialize, Serialize};

use crate::foundation::reference::pick;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    pub cy: String,
    pub en: String,
}

impl Both {
    /// Two texts that say the same.
    pub fn new(en: impl Into<String>, cy: impl Into<String>) -> Self {
        Self { en: en.into(), cy: cy.into() }
    }

    /// The text in one language.
    pub fn text(&self, language: Language) -> &str {
        pick(language, &self.en, &self.cy)
    }
}

/// Words that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// The words; a line end starts a new line.
    pub text: String,
    pub language: Language,
}

/// The whole report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Counts the issues: one for each text that was proposed after the consultation.
    pub issue: u32,
    /// Of the standard, e.g. `SCCFS`.
    pub code: String,
    pub title: Both,
    /// Of the version.
    pub number: String,
    /// SHA-256 of the text that was consulted on.
    pub digest_consulted: String,
    /// SHA-256 of the text that was proposed.
    pub digest_proposed: String,
    pub opened_on: NaiveDate,
    /// The last day on which comments could be given.
    pub closed_on: NaiveDate,
    pub published_on: NaiveDate,
    pub kinds: Vec<Kind>,
    pub consultees: Vec<Consultee>,
    pub dispositions: Vec<Disposed>,
    pub sections: Vec<Section>,
    pub points: Vec<Point>,
    pub changes: Vec<Change>,
}

impl Content {
    /// How many organisations were asked.
    pub fn invited(&self) -> usize {
        self.consultees.len()
    }

    /// How many of them commented.
    pub fn answered(&self) -> usize {
        self.consultees.iter().filter(|one| one.comments > 0).count()
    }

    /// How many comments there are.
    pub fn comments(&self) -> usize {
        self.points.iter().map(|point| point.comments.len()).sum()
    }
}

/// Organisations of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    pub kind: ConsulteeKind,
    pub invited: usize,
    pub answered: usize,
    pub comments: usize,
}

/// One organisation that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultee {
    pub name: Both,
    pub kind: ConsulteeKind,
    pub comments: usize,
}

/// How many comments had one disposition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposed {
    pub kind: DispositionKind,
    pub comments: usize,
}

/// How many comments were about one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// None: about the version as a whole.
    pub number: Option<u32>,
    pub title: Both,
    pub comments: usize,
}

/// What was said about one criterion, or about the whole version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Empty: the whole version.
    pub criterion: Option<Criterion>,
    pub comments: Vec<Comment>,
}

/// A criterion as it was consulted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub key: String,
    pub code: String,
    pub title: Both,
}

/// A comment and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Counted through the report.
    pub number: usize,
    pub organisation: Both,
    pub words: Prose,
    pub disposition: DispositionKind,
    pub reason: Prose,
}

/// What became of a criterion between the text that was consulted on and the one that was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub criterion: Criterion,
    pub how: How,
    /// Title and text before and after, where the words of a language changed.
    pub cy: Option<Rewording>,
    pub en: Option<Rewording>,
}

impl Change {
    /// How the words of one language changed, if they did.
    pub fn rewording(&self, language: Language) -> Option<&Rewording> {
        match language {
            Language::Cy => self.cy.as_ref(),
            Language::En => self.en.as_ref(),
        }
    }
}

/// How a criterion changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    New,
    Removed,
    /// Only its words.
    Reworded,
    /// What it asks for, when, of whom or how gravely; perhaps its words as well.
    Changed,
}

/// The words of a criterion before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewording {
    pub before: String,
    pub after: String,
}
