//! What a document says, as plain blocks in one language: the page and the paper are made from the same.

pub mod print;

use chrono::{Datelike, NaiveDate};
use entities::access::Language;
use serde::{Deserialize, Serialize};

use super::error::Message;
use super::i18n::Words;
use super::reference::pick;

/// Words in both languages, as content keeps them that belongs to neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the two languages")]
pub struct Both {
    pub en: String,
    pub cy: String,
}

impl Both {
    /// The same in both languages.
    pub fn new(en: impl Into<String>, cy: impl Into<String>) -> Self {
        Self { en: en.into(), cy: cy.into() }
    }

    /// Those of one language.
    pub fn in_language(&self, language: Language) -> &str {
        pick(language, &self.en, &self.cy)
    }
}

/// Says things in the language of one sheet.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// Which.
    pub language: Language,
    words: &'a Words,
}

impl<'a> Speaker<'a> {
    /// A speaker of a language.
    pub fn new(words: &'a Words, language: Language) -> Self {
        Self { language, words }
    }

    /// A message that takes no arguments.
    pub fn word(&self, key: &str) -> String {
        self.words.word(self.language, key)
    }

    /// A message.
    pub fn say(&self, message: Message) -> String {
        self.words.say(self.language, &message)
    }

    /// "21 November 2026".
    pub fn date(&self, day: NaiveDate) -> String {
        self.words.date(self.language, day)
    }

    /// "November 2026".
    pub fn month(&self, day: NaiveDate) -> String {
        format!("{} {}", self.word(&format!("month-{}", day.month())), day.year())
    }

    /// Words of this language.
    pub fn pick<'b>(&self, both: &'b Both) -> &'b str {
        both.in_language(self.language)
    }

    /// A date, or the words for none.
    pub fn date_or(&self, day: Option<NaiveDate>, none: &str) -> String {
        day.map_or_else(|| self.word(none), |day| self.date(day))
    }
}

/// A document in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// Its language.
    pub language: Language,
    /// What sort of document it is, and of when: stands above the title.
    pub above: String,
    /// Whose document it is.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// Three numbers at most.
    pub numbers: Vec<Number>,
    /// The rest.
    pub parts: Vec<Part>,
}

/// A number that stands large.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Number {
    pub number: String,
    pub unit: Option<String>,
    pub label: String,
    pub context: String,
}

/// A part with a title of its own.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Part {
    pub title: String,
    pub blocks: Vec<Block>,
}

impl Part {
    /// A part without anything in it yet.
    pub fn new(title: String) -> Self {
        Self { title, blocks: Vec::new() }
    }

    /// Adds a block.
    pub fn add(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    /// Adds a paragraph.
    pub fn say(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Text { text: text.into() })
    }

    /// Adds small print.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Note { text: text.into() })
    }
}

/// One block of a part.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum Block {
    Text {
        text: String,
    },
    Note {
        text: String,
    },
    /// What holds something back, set apart.
    Panel {
        title: String,
        texts: Vec<String>,
    },
    /// In order: the first is the most pressing.
    Steps {
        items: Vec<Step>,
    },
    Facts {
        rows: Vec<Fact>,
    },
    Table {
        caption: String,
        columns: Vec<Column>,
        rows: Vec<Vec<String>>,
    },
    /// Values out of a hundred; the table says what the bars show.
    Bars {
        caption: String,
        name_head: String,
        value_head: String,
        was_head: Option<String>,
        /// Where something begins, drawn as dashed lines.
        thresholds: Vec<u32>,
        rows: Vec<Bar>,
    },
    /// How a whole is made up, row by row; the table says what the bars show.
    Mix {
        caption: String,
        name_head: String,
        kinds: Vec<Kind>,
        rows: Vec<Mixed>,
    },
}

/// Something to do.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Step {
    pub text: String,
    pub note: String,
    pub when: Option<String>,
    pub late: bool,
}

/// A label and what it says.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Fact {
    pub key: String,
    pub value: String,
}

impl Fact {
    /// A label and what it says.
    pub fn new(key: String, value: impl Into<String>) -> Self {
        Self { key, value: value.into() }
    }
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Column {
    pub text: String,
    /// Its cells stand against the right edge.
    pub number: bool,
}

impl Column {
    /// A column of words.
    pub fn text(text: String) -> Self {
        Self { text, number: false }
    }

    /// A column of numbers.
    pub fn number(text: String) -> Self {
        Self { text, number: true }
    }
}

/// One bar.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Bar {
    pub name: String,
    /// 0 to 100; none: `off` stands in its place.
    pub value: Option<u32>,
    /// Words in place of the value.
    pub figure: Option<String>,
    pub was: Option<u32>,
    pub off: Option<String>,
    /// Under what is asked for.
    pub soft: bool,
}

/// One kind of which a whole is made up. `tone` names its colour: good, fair, warn, bad, none.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Kind {
    pub label: String,
    pub tone: &'static str,
}

/// A whole, made up of as many counts as there are kinds.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Mixed {
    pub name: String,
    pub counts: Vec<u64>,
    /// The bar of the page, piece by piece.
    pub pieces: Vec<Piece>,
}

/// A piece of a bar: of which kind, from where and how wide, in per cent of the bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Piece {
    pub kind: usize,
    pub from: f64,
    pub width: f64,
}

impl Mixed {
    /// A whole of these counts.
    pub fn new(name: String, counts: Vec<u64>) -> Self {
        let total: u64 = counts.iter().sum();
        let percent = |count: u64| (count as f64 * 10_000.0 / total as f64).round() / 100.0;
        let (mut pieces, mut before) = (Vec::new(), 0);
        for (kind, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            // A hair between two, for those who do not tell their colours apart.
            let width = (percent(*count) - 0.4).max(0.2);
            pieces.push(Piece { kind, from: percent(before), width });
            before += count;
        }
        Self { name, counts, pieces }
    }
}
