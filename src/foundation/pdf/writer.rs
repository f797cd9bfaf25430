//! Pages and the structure tree while they grow.

use std::collections::BTreeMap;

use printpdf::{DictItem, Op};

use super::canvas::Canvas;
use super::fonts::Face;
use super::shapes::{Colour, PAGE};
use super::tags::{Element, ElementId, Kid, Scope, Tag};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// An address on the web.
    Address(String),
    /// A place in this document: page (from 0) and distance from its top in points.
    Place(usize, f32),
}

/// A line of text as it stands on a page, in points from the top left corner. For checks of the layout.
#[derive(Clone, Copy, Debug)]
pub struct TextBox {
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Top of the tall letters.
    pub top: f32,
    /// Bottom of the letters that hang.
    pub bottom: f32,
    /// Heads, feet and marks that are no content.
    pub artifact: bool,
}

pub(super) struct LinkBox {
    /// Left, bottom, right, top, in PDF coordinates.
    pub bounds: [f32; 4],
    pub target: Target,
    pub label: String,
    pub element: ElementId,
}

/// A bookmark.
#[derive(Clone, Debug)]
pub struct Bookmark {
    /// Its words.
    pub title: String,
    /// Depth from 0.
    pub level: usize,
    /// Page from 0.
    pub page: usize,
    /// Distance from the top of the page, in points.
    pub y: f32,
}

#[derive(Default)]
pub(super) struct Sheet {
    pub ops: Vec<Op>,
    pub owners: Vec<ElementId>,
    pub links: Vec<LinkBox>,
    pub boxes: Vec<TextBox>,
    pub fill: Option<Colour>,
    pub font: Option<(Face, f32)>,
    /// Characters of its content that were replaced by an empty box.
    pub replaced: usize,
}

/// A document being written: content goes to the current page, under the current element.
pub struct Writer {
    pub(super) sheets: Vec<Sheet>,
    pub(super) elements: Vec<Element>,
    /// Bookmarks in reading order.
    pub bookmarks: Vec<Bookmark>,
    page: usize,
    open: ElementId,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// A document with one empty page.
    pub fn new() -> Self {
        let document = ElementId(0);
        Self {
            sheets: vec![Sheet::default()],
            elements: vec![Element::new(Tag::Document, document)],
            bookmarks: Vec::new(),
            page: 0,
            open: document,
        }
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.sheets.len()
    }

    /// The current page, from 0.
    pub fn page(&self) -> usize {
        self.page
    }

    /// Adds a page at the end and turns to it.
    pub fn add_page(&mut self) {
        self.sheets.push(Sheet::default());
        self.page = self.sheets.len() - 1;
    }

    /// Turns to a page that is there already.
    pub fn turn_to(&mut self, page: usize) {
        self.page = page.min(self.sheets.len() - 1);
    }

    /// The element under which new content goes.
    pub fn here(&self) -> ElementId {
        self.open
    }

    /// Adds an element under another.
    pub fn element(&mut self, parent: ElementId, tag: Tag) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element::new(tag, parent));
        self.elements[parent.0].kids.push(Kid::Element(id));
        id
    }

    /// Adds an element here and makes it the current one until [`Writer::close`].
    pub fn open(&mut self, tag: Tag) -> ElementId {
        self.open = self.element(self.open, tag);
        self.open
    }

    /// Goes back to the parent of the current element.
    pub fn close(&mut self) {
        self.open = self.elements[self.open.0].parent;
    }

    /// Makes an element that is there already the current one.
    pub fn resume(&mut self, element: ElementId) {
        self.open = element;
    }

    pub(super) fn tag_of(&self, element: ElementId) -> Tag {
        self.elements[element.0].tag
    }

    /// Says in which language an element's text is.
    pub fn set_language(&mut self, element: ElementId, language: &'static str) {
        self.elements[element.0].language = Some(language);
    }

    /// Gives the words that stand for a drawing or a link.
    pub fn set_alt(&mut self, element: ElementId, alt: &str) {
        self.elements[element.0].alt = Some(alt.to_owned());
    }

    /// Gives the text that a drawn sign stands for.
    pub fn set_actual(&mut self, element: ElementId, actual: &str) {
        self.elements[element.0].actual = Some(actual.to_owned());
    }

    /// Makes a table cell the header of its column or row.
    pub fn set_scope(&mut self, element: ElementId, scope: Scope) {
        self.elements[element.0].scope = Some(scope);
    }

    /// Says that a list's labels are bullets.
    pub fn set_bullets(&mut self, element: ElementId) {
        self.elements[element.0].numbering = "Disc";
    }

    /// Says that a list's labels are words.
    pub fn set_word_labels(&mut self, element: ElementId) {
        self.elements[element.0].numbering = "None";
    }

    /// Draws what belongs to an element.
    pub fn tagged(&mut self, element: ElementId, draw: impl FnOnce(&mut Canvas)) {
        let sheet = &mut self.sheets[self.page];
        let number = sheet.owners.len();
        sheet.owners.push(element);
        let owner = &mut self.elements[element.0];
        owner.kids.push(Kid::Content(self.page, number));
        sheet.ops.push(Op::BeginMarkedContentWithProperties {
            tag: owner.tag.name().to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(number as i64))]),
            },
        });
        draw(&mut Canvas { sheet, artifact: false });
        sheet.ops.push(Op::EndMarkedContent);
    }

    /// Draws what is no content: rules, tints, heads and feet.
    pub fn artifact(&mut self, draw: impl FnOnce(&mut Canvas)) {
        let sheet = &mut self.sheets[self.page];
        sheet.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        draw(&mut Canvas { sheet, artifact: true });
        sheet.ops.push(Op::EndMarkedContent);
    }

    /// Draws under everything that the current page holds: what is no content either.
    pub fn underlay(&mut self, draw: impl FnOnce(&mut Canvas)) {
        let page = self.page;
        let above = std::mem::take(&mut self.sheets[page]);
        self.artifact(draw);
        let below = std::mem::replace(&mut self.sheets[page], above);
        let sheet = &mut self.sheets[page];
        sheet.ops.splice(0..0, below.ops);
        sheet.boxes.extend(below.boxes);
    }

    /// How many characters of the content were replaced by an empty box, because no face holds them.
    pub fn replaced(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.replaced).sum()
    }

    /// Draws a picture with the words that stand for it. `bounds`: left, top, width, height in points.
    pub fn figure(&mut self, alt: &str, bounds: [f32; 4], draw: impl FnOnce(&mut Canvas)) -> ElementId {
        let element = self.element(self.open, Tag::Figure);
        self.set_alt(element, alt);
        let [left, top, width, height] = bounds;
        self.elements[element.0].bounds = Some([left, PAGE.1 - top - height, left + width, PAGE.1 - top]);
        self.tagged(element, draw);
        element
    }

    /// Makes an area of the current page a link that belongs to a Link element.
    /// `bounds`: left, top, width, height in points.
    pub fn link(&mut self, element: ElementId, bounds: [f32; 4], target: Target, label: &str) {
        let [left, top, width, height] = bounds;
        let sheet = &mut self.sheets[self.page];
        let number = sheet.links.len();
        sheet.links.push(LinkBox {
            bounds: [left, PAGE.1 - top - height, left + width, PAGE.1 - top],
            target,
            label: label.to_owned(),
            element,
        });
        self.elements[element.0].kids.push(Kid::Annotation(self.page, number));
    }

    /// Adds a bookmark to the current page.
    pub fn bookmark(&mut self, title: &str, level: usize, y: f32) {
        self.bookmarks.push(Bookmark { title: title.to_owned(), level, page: self.page, y });
    }

    /// Every line of text, by page.
    pub fn text_boxes(&self) -> Vec<Vec<TextBox>> {
        self.sheets.iter().map(|sheet| sheet.boxes.clone()).collect()
    }
}
