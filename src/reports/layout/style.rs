//! The look of a report: that of everything printed, and words that somebody wrote.

pub use crate::foundation::pdf::style::*;

use crate::foundation::i18n::tag;
use crate::foundation::pdf::canvas::Pen;
use crate::foundation::pdf::text::{Block, Run};
use crate::reports::content::{Language, Prose};

/// The tag of a text's language where it differs from the report's.
pub fn foreign(prose: &Prose, report: Language) -> Option<&'static str> {
    prose.language.filter(|&language| language != report).map(tag)
}

/// Written words as one run.
pub fn run(prose: &Prose, report: Language, pen: Pen) -> Run {
    Run::new(prose.text.trim(), pen).in_language(foreign(prose, report))
}

/// Written words as paragraphs, one for each that is set apart by an empty line.
pub fn paragraphs(prose: &Prose, report: Language, pen: Pen, leading: f32) -> Vec<Block> {
    let text = prose.text.replace("\r\n", "\n").replace('\r', "\n");
    let language = foreign(prose, report);
    text.split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .enumerate()
        .map(|(place, part)| {
            let block = Block::new(vec![Run::new(part, pen).in_language(language)], leading);
            if place == 0 { block } else { block.after(leading * 0.5) }
        })
        .collect()
}
