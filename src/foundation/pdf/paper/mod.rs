//! A plain paper: title, headings, paragraphs, facts, lists, tables, bars, a code to check it by; in one language or in
//! both, one after the other. (A report of an audit, which has a cover and contents, has a layout of its own.)

mod charts;
mod lists;

pub use charts::{Bar, Bars, Check};
pub use lists::Heads;

use super::canvas::{Pen, Stroke};
use super::flow::{Flow, Panel};
use super::fonts::legible;
use super::metadata::Metadata;
use super::shapes::{Colour, Path, mm};
use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, FOOT, FRAME, HEADING, HEADING_LEADING, HEATHER, LINE, LOOK, MEASURE,
    NONE_TINT, PAPER, SECTION, SECTION_LEADING, SMALL, SMALL_LEADING, TITLE, TITLE_LEADING,
};
use super::table::Look;
use super::tags::{ElementId, Tag};
use super::text::{Block, Run};
use super::writer::Writer;
use super::{Drawn, PdfError};

/// Words, with their language where it is not that of the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    words: String,
    language: Option<&'static str>,
}

impl Text {
    /// The same, in a language of its own.
    pub fn in_language(mut self, language: Option<&'static str>) -> Self {
        self.language = language;
        self
    }

    fn run(&self, pen: Pen) -> Run {
        Run::new(self.words.trim(), pen).in_language(self.language)
    }
}

impl<S: Into<String>> From<S> for Text {
    fn from(words: S) -> Self {
        Self { words: words.into(), language: None }
    }
}

/// How large the letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// Ten points.
    Ordinary,
    /// Eighteen points and nothing under sixteen, for readers who see little.
    Large,
}

/// What stands at the beginning of a paper, and at the foot of each page of it.
pub struct Opening {
    /// Its language; of the second one in a paper in both, different from the first.
    pub language: &'static str,
    /// A line over the title: what sort of paper it is.
    pub above: Text,
    /// The title.
    pub title: Text,
    /// Lines below it: whom it is about, when it was made.
    pub below: Vec<Text>,
    /// What stands over every page of a paper that was not issued: "DRAFT".
    pub draft: Option<String>,
    /// Words at the left of the foot.
    pub foot: String,
}

/// The pages of one language.
struct Stretch {
    first: usize,
    draft: Option<String>,
    foot: String,
    numbers: Vec<String>,
}

/// A paper being drawn.
pub struct Paper {
    /// For what no method here draws.
    pub flow: Flow,
    scale: f32,
    /// No letters are smaller.
    least: f32,
    stretches: Vec<Stretch>,
    language: Option<&'static str>,
    home: Option<ElementId>,
}

impl Paper {
    /// An empty paper.
    pub fn new(print: Print) -> Self {
        let (scale, least) = match print {
            Print::Ordinary => (1.0, 0.0),
            Print::Large => (1.8, LEAST),
        };
        Self {
            flow: Flow::new(Writer::new(), FRAME),
            scale,
            least,
            stretches: Vec::new(),
            language: None,
            home: None,
        }
    }

    /// A pen in the size of this print.
    pub fn pen(&self, pen: Pen) -> Pen {
        Pen { size: (pen.size * self.scale).max(self.least), ..pen }
    }

    /// A distance between baselines in the size of this print.
    pub fn leading(&self, leading: f32) -> f32 {
        leading * self.scale
    }

    fn look(&self) -> Look {
        Look { head: self.pen(LOOK.head), leading: self.leading(LOOK.leading), ..LOOK }
    }

    fn measure(&self) -> f32 {
        if self.scale > 1.0 { FRAME.width } else { MEASURE }
    }

    /// Begins the paper, or what it says in its second language.
    pub fn begin(&mut self, opening: &Opening) {
        if self.home.is_some() {
            self.flow.fresh_page();
        }
        let home = self.flow.writer.here();
        self.home = Some(home);
        let part = self.flow.writer.open(Tag::Part);
        if *self.language.get_or_insert(opening.language) != opening.language {
            self.flow.writer.set_language(part, opening.language);
        }
        let above = Pen::bold(9.0 * self.scale, HEATHER);
        self.flow.blocks(vec![Block::new(vec![opening.above.run(above)], self.leading(13.0))]);
        self.flow.space(mm(1.5));
        let whole = &opening.title;
        let short = Text { words: shortened(&whole.words), language: whole.language };
        let leading = self.leading(TITLE_LEADING);
        let title = Block::new(vec![short.run(self.pen(TITLE))], leading).tagged(Some(Tag::H1));
        self.flow.heading(title, mm(2.0), Some((short.words.as_str(), 0)));
        if short != *whole {
            self.paragraph(whole.clone());
        }
        let small = self.pen(SMALL);
        let leading = self.leading(SMALL_LEADING);
        let below = opening.below.iter().map(|line| Block::new(vec![line.run(small)], leading)).collect();
        self.flow.blocks(below);
        self.flow.space(mm(5.0));
        let page = self.flow.writer.page();
        self.stretches.push(Stretch {
            first: page,
            draft: opening.draft.clone(),
            foot: opening.foot.clone(),
            numbers: Vec::new(),
        });
    }

    /// Ends what it says in one language. `page` says "Page 2 of 5".
    pub fn end(&mut self, page: &dyn Fn(usize, usize) -> String) {
        self.flow.settle();
        if let Some(home) = self.home {
            self.flow.writer.resume(home);
        }
        let last = self.flow.writer.pages();
        if let Some(stretch) = self.stretches.last_mut() {
            let count = last - stretch.first;
            stretch.numbers = (1..=count).map(|number| page(number, count)).collect();
        }
    }

    /// A heading with a bookmark.
    pub fn heading(&mut self, words: impl Into<Text>) {
        self.head(words.into(), self.pen(SECTION), self.leading(SECTION_LEADING), Tag::H2, mm(7.0), 1);
    }

    /// A heading within one.
    pub fn sub_heading(&mut self, words: impl Into<Text>) {
        self.head(words.into(), self.pen(HEADING), self.leading(HEADING_LEADING), Tag::H3, mm(6.0), 2);
    }

    fn head(&mut self, words: Text, pen: Pen, leading: f32, tag: Tag, before: f32, level: usize) {
        let block = Block::new(vec![words.run(pen)], leading).tagged(Some(tag)).after(before);
        self.flow.heading(block, mm(2.0), Some((words.words.as_str(), level)));
    }

    /// A paragraph for each that is set apart by an empty line.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.set(text.into(), self.pen(BODY), self.leading(BODY_LEADING));
    }

    /// The same in bold letters.
    pub fn strong(&mut self, text: impl Into<Text>) {
        self.set(text.into(), self.pen(BODY_BOLD), self.leading(BODY_LEADING));
    }

    /// A remark in small letters.
    pub fn remark(&mut self, text: impl Into<Text>) {
        self.set(text.into(), self.pen(SMALL), self.leading(SMALL_LEADING));
    }

    fn set(&mut self, text: Text, pen: Pen, leading: f32) {
        self.flow.space(mm(2.5));
        let measure = self.measure();
        self.flow.blocks_within(paragraphs(&text, pen, leading), 0.0, measure);
        self.flow.space(mm(2.5));
    }

    /// Words in a tinted box with an edge of a colour.
    pub fn panel(&mut self, edge: Colour, texts: Vec<(Text, bool)>) {
        let mut blocks = Vec::new();
        for (text, bold) in texts {
            let pen = self.pen(if bold { BODY_BOLD } else { BODY });
            let space = if blocks.is_empty() { 0.0 } else { mm(1.5) };
            let some = paragraphs(&text, pen, self.leading(BODY_LEADING));
            blocks.extend(some.into_iter().map(|block| block.after(space)));
        }
        let panel = Panel {
            tint: Some(PAPER),
            edge: Some((edge, mm(1.4))),
            across: mm(5.0),
            down: mm(4.0),
            radius: 0.0,
        };
        self.flow.space(mm(3.0));
        self.flow.panel(panel, blocks);
        self.flow.space(mm(4.0));
    }

    /// Characters that no face holds, so far: an empty box stands for each.
    pub fn replaced(&self) -> usize {
        self.flow.writer.replaced()
    }

    /// Feet and marks of every page, and the bytes.
    pub fn finish(mut self, metadata: &Metadata) -> Result<Drawn, PdfError> {
        let small = self.pen(SMALL);
        for stretch in std::mem::take(&mut self.stretches) {
            for (at, number) in stretch.numbers.iter().enumerate() {
                let writer = &mut self.flow.writer;
                writer.turn_to(stretch.first + at);
                if let Some(draft) = &stretch.draft {
                    writer.underlay(|canvas| canvas.watermark(draft, NONE_TINT));
                }
                writer.artifact(|canvas| {
                    let (start, end) = (FRAME.left, FRAME.left + FRAME.width);
                    let rule = FOOT - mm(5.2).max(small.size * 1.3);
                    canvas.stroke(&Path::line(start, rule, end, rule), Stroke::solid(LINE, 0.5));
                    let room = end - start - small.width(&legible(number)) - mm(6.0);
                    canvas.text(start, FOOT, small, &small.shortened(&stretch.foot, room));
                    canvas.text_to(end, FOOT, small, number);
                });
            }
        }
        let (text_boxes, replaced) = (self.flow.writer.text_boxes(), self.flow.writer.replaced());
        Ok(Drawn { bytes: self.flow.writer.finish(metadata)?, text_boxes, replaced })
    }
}

/// Points of the smallest letters in large print.
const LEAST: f32 = 16.0;
/// Characters of a title, at most: a heading is never broken over two pages. A longer one stands whole below it.
const LONGEST: usize = 200;

fn shortened(title: &str) -> String {
    match title.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", title[..end].trim_end()),
        None => title.to_owned(),
    }
}

fn paragraphs(text: &Text, pen: Pen, leading: f32) -> Vec<Block> {
    let words = text.words.replace("\r\n", "\n").replace('\r', "\n");
    words
        .split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .enumerate()
        .map(|(place, part)| {
            let block = Block::new(vec![Run::new(part, pen).in_language(text.language)], leading);
            if place == 0 { block } else { block.after(leading * 0.5) }
        })
        .collect()
}
