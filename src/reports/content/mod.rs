//! What a compliance report says: plain data, already in the report's language except the fixed labels.
//!
//! The PDF (`layout`) and the page are made from the same content. A part without data is `None` or
//! empty, and says so in a sentence; all seventeen parts are in every report, under the same numbers.

mod body;
mod opening;
mod words;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use body::*;
pub use opening::*;
pub use words::*;

/// Words somebody wrote, with their language where it is not the report's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// The words; a line end starts a new line.
    pub text: String,
    /// Their language; none: the report's.
    pub language: Option<Language>,
}

impl Prose {
    /// Words in a language that may differ from the report's.
    pub fn written_in(language: Language, text: impl Into<String>) -> Self {
        Self { text: text.into(), language: Some(language) }
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self { text, language: None }
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A label of reference data (already in the report's language) and its value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Labelled {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: Prose,
}

/// A whole report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Content {
    /// Language of the report.
    pub language: Language,
    /// Not issued: DRAFT stands on the cover and over every page.
    pub draft: bool,
    /// When the content was made; the PDF's dates.
    pub made_at: DateTime<Utc>,
    /// The organisation that answers for the report: its author in the PDF.
    pub publisher: String,
    /// Part 1.
    pub cover: Cover,
    /// Part 2, one page.
    pub summary: Summary,
    /// Part 3.
    pub cooperative: Cooperative,
    /// Part 4.
    pub method: Method,
    /// Part 5.
    pub outcome: Outcome,
    /// Part 6: every criterion, by section.
    pub sections: Vec<Section>,
    /// Part 7.
    pub findings: Vec<Finding>,
    /// Part 8.
    pub previous_actions: Vec<PreviousAction>,
    /// Part 9.
    pub training: Option<Training>,
    /// Part 10.
    pub democracy: Option<Democracy>,
    /// Part 11; none in reports made before conversations were recorded.
    pub voice: Option<Voice>,
    /// Part 12.
    pub good_practice: Vec<GoodPractice>,
    /// Part 13.
    pub action_plan: Vec<Action>,
    /// Part 14.
    pub comments: Option<Comments>,
    /// Part 15.
    pub evidence: Vec<Evidence>,
    /// Part 16.
    pub sign_off: Vec<SignOff>,
    /// Part 17.
    pub statements: Statements,
}
