//! Text before it is set: runs of one look, and the blocks they make.

use std::rc::Rc;

use super::canvas::{Canvas, Pen, Stroke};
use super::lines::Fragment;
use super::shapes::{Colour, Path, mm};
use super::tags::{ElementId, Tag};
use super::writer::Target;

/// Draws a small sign that stands in a line of text: canvas, left edge, baseline.
pub type Sign = Rc<dyn Fn(&mut Canvas, f32, f32)>;

#[derive(Clone)]
pub(super) enum Matter {
    Text(String),
    /// A sign and its width in points; the next run stays on the same line.
    Sign(f32, Sign),
}

/// An outlined or filled label around a run.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// Colour of the outline.
    pub edge: Colour,
    /// Colour inside, if any.
    pub fill: Option<Colour>,
}

/// A stretch of text of one look and one language.
#[derive(Clone)]
pub struct Run {
    pub(super) matter: Matter,
    pub(super) pen: Pen,
    pub(super) language: Option<&'static str>,
    pub(super) link: Option<Target>,
    pub(super) label: Option<Label>,
}

pub(super) const LABEL_PADDING: f32 = mm(1.6);

impl Run {
    /// Text in the document's language.
    pub fn new(text: impl Into<String>, pen: Pen) -> Self {
        Self { matter: Matter::Text(text.into()), pen, language: None, link: None, label: None }
    }

    /// A sign, `width` points wide.
    pub fn sign(width: f32, pen: Pen, sign: Sign) -> Self {
        Self { matter: Matter::Sign(width, sign), pen, language: None, link: None, label: None }
    }

    /// The same in another language than the document's.
    pub fn in_language(mut self, language: Option<&'static str>) -> Self {
        self.language = language;
        self
    }

    /// The same as a link.
    pub fn linked(mut self, target: Target) -> Self {
        self.link = Some(target);
        self
    }

    /// The same as a label, which is never broken.
    pub fn labelled(mut self, label: Label) -> Self {
        self.label = Some(label);
        self
    }

    pub(super) fn text(&self) -> &str {
        match &self.matter {
            Matter::Text(text) => text,
            Matter::Sign(..) => "",
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, fragment: &Fragment, x: f32, baseline: f32) {
        match &self.matter {
            Matter::Sign(_, sign) => sign(canvas, x, baseline),
            Matter::Text(_) => {
                let mut at = x;
                if let Some(label) = self.label {
                    let (size, padding) = (self.pen.size, LABEL_PADDING);
                    let width = self.pen.width(fragment.text.trim_end()) + 2.0 * padding;
                    let around = Path::rounded(x, baseline - size * 1.04, width, size * 1.42, mm(0.8));
                    if let Some(fill) = label.fill {
                        canvas.fill(&around, fill);
                    }
                    canvas.stroke(&around, Stroke::solid(label.edge, 0.6));
                    at += padding;
                }
                canvas.legible_text(at, baseline, self.pen, &fragment.text);
            }
        }
    }
}

/// Which edge lines stand against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Left, the right edge ragged.
    #[default]
    Left,
    /// Right, for numbers.
    Right,
}

/// A paragraph before it is set.
#[derive(Clone)]
pub struct Block {
    /// Its element; none: the content belongs to the parent, such as a table cell.
    pub tag: Option<Tag>,
    /// What it says.
    pub runs: Vec<Run>,
    /// Distance between baselines, in points.
    pub leading: f32,
    /// Space above, in points.
    pub before: f32,
    /// Distance of all lines from the left edge, in points.
    pub indent: f32,
    /// Which edge.
    pub align: Align,
    /// The number or bullet of a list item; it stands at the left edge, the text is indented.
    pub item: Option<Run>,
    /// An element that is there already, which takes the content.
    pub home: Option<ElementId>,
}

impl Block {
    /// A paragraph of one run or several.
    pub fn new(runs: Vec<Run>, leading: f32) -> Self {
        Self {
            tag: Some(Tag::P),
            runs,
            leading,
            before: 0.0,
            indent: 0.0,
            align: Align::Left,
            item: None,
            home: None,
        }
    }

    /// The same under another tag, or none.
    pub fn tagged(mut self, tag: Option<Tag>) -> Self {
        self.tag = tag;
        self
    }

    /// The same as content of an element that is there already.
    pub fn within(mut self, element: ElementId) -> Self {
        self.home = Some(element);
        self
    }

    /// The same with space above.
    pub fn after(mut self, space: f32) -> Self {
        self.before = space;
        self
    }

    /// The same as a list item with its number or bullet.
    pub fn item(mut self, label: Run, indent: f32) -> Self {
        self.item = Some(label);
        self.indent = indent;
        self
    }
}
