//! Blocks set to a width: lines that can be taken from the top, page by page, and drawn under their elements.

use std::collections::BTreeMap;
use std::ops::Range;

use super::canvas::Canvas;
use super::lines::{Fragment, Line, break_lines, widest_word};
use super::tags::{ElementId, Tag};
use super::text::{Align, Block};
use super::writer::Writer;

/// Blocks as lines of a given width.
pub struct Setting {
    blocks: Vec<Block>,
    lines: Vec<Line>,
    width: f32,
    elements: Vec<Option<ElementId>>,
    /// The list, item and label of a list item.
    items: Vec<Option<[ElementId; 3]>>,
    runs: BTreeMap<(usize, usize), ElementId>,
}

/// Where letters stand in a line: the face's middle sits in the middle of the leading.
const MIDDLE: f32 = 0.388;

impl Setting {
    /// Sets blocks one below the other.
    pub fn new(blocks: Vec<Block>, width: f32) -> Self {
        let lines =
            blocks.iter().enumerate().flat_map(|(index, block)| break_lines(block, index, width)).collect();
        let count = blocks.len();
        Self {
            blocks,
            lines,
            width,
            elements: vec![None; count],
            items: vec![None; count],
            runs: BTreeMap::new(),
        }
    }

    /// Sets one block in the least width that takes no more lines: lines of much the same length.
    pub fn balanced(block: Block, width: f32) -> Self {
        let lines = |width| break_lines(&block, 0, width).len();
        let wanted = lines(width);
        // No narrower than its widest word, which would break for the sake of balance.
        let (mut narrow, mut wide) = ((width / 2.0).max(widest_word(&block, width)), width);
        while wide - narrow > 1.0 {
            let middle = f32::midpoint(narrow, wide);
            if lines(middle) == wanted { wide = middle } else { narrow = middle }
        }
        Self::new(vec![block], wide)
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// True if there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Height of all lines in points.
    pub fn height(&self) -> f32 {
        self.height_of(0..self.lines.len())
    }

    /// Width of the widest line in points.
    pub fn widest(&self) -> f32 {
        self.lines.iter().map(|line| line.width + self.blocks[line.block].indent).fold(0.0, f32::max)
    }

    /// Height of some lines, without the space above the first.
    pub fn height_of(&self, range: Range<usize>) -> f32 {
        let start = range.start;
        self.lines[range]
            .iter()
            .enumerate()
            .map(|(place, line)| line.leading + if place == 0 && start > 0 { 0.0 } else { line.before })
            .sum::<f32>()
            - if start == 0 { self.lines.first().map_or(0.0, |line| line.before) } else { 0.0 }
    }

    /// The end of the lines from `from` on that fit in `room` points, leaving no single line of a
    /// paragraph on either page. `from` itself if nothing fits.
    pub fn fit(&self, from: usize, room: f32) -> usize {
        let mut used = 0.0;
        let mut to = from;
        while let Some(line) = self.lines.get(to) {
            used += line.leading + if to == from { 0.0 } else { line.before };
            if used > room + 0.01 {
                break;
            }
            to += 1;
        }
        if to == self.lines.len() || to == from || self.lines[to].first {
            return to;
        }
        let block = self.lines[to].block;
        let here = self.lines[from..to].iter().rev().take_while(|line| line.block == block).count();
        let there = self.lines[to..].iter().take_while(|line| line.block == block).count();
        let whole = self.lines[to - here].first;
        if there == 1 && here > 2 {
            to - 1
        } else if whole && (here == 1 || (there == 1 && here == 2)) && to - here > from {
            to - here
        } else {
            to
        }
    }

    /// Draws lines under `parent`, the first one's top at `y`, their left edge at `x`. Returns the height.
    pub fn draw(
        &mut self,
        writer: &mut Writer,
        parent: ElementId,
        x: f32,
        y: f32,
        range: Range<usize>,
    ) -> f32 {
        let mut top = y;
        let mut batch: Batch = Batch::default();
        for index in range.clone() {
            if index > range.start {
                top += self.lines[index].before;
            }
            let block = self.lines[index].block;
            let element = self.element(writer, parent, block);
            let (leading, size) = (self.lines[index].leading, self.lines[index].size);
            let baseline = top + leading / 2.0 + MIDDLE * size;
            if self.lines[index].first {
                self.draw_label(writer, block, x, baseline);
            }
            let left = match self.blocks[block].align {
                Align::Left => x + self.blocks[block].indent,
                Align::Right => x + self.width - self.lines[index].width,
            };
            for piece in 0..self.lines[index].fragments.len() {
                // Kids stand in reading order: what came before is drawn before a new element is made.
                if self.is_new(index, piece) {
                    self.flush(writer, &mut batch);
                }
                let owner = self.owner(writer, element, index, piece);
                if batch.owner != Some(owner) {
                    self.flush(writer, &mut batch);
                    batch.owner = Some(owner);
                }
                batch.pieces.push((index, piece, left, baseline));
            }
            top += leading;
        }
        self.flush(writer, &mut batch);
        top - y
    }

    /// Draws all lines on a canvas without any element: for what is no content.
    pub fn draw_plain(&self, canvas: &mut Canvas, x: f32, y: f32) {
        let mut top = y;
        for line in &self.lines {
            let block = &self.blocks[line.block];
            let left = match block.align {
                Align::Left => x + block.indent,
                Align::Right => x + self.width - line.width,
            };
            let baseline = top + line.leading / 2.0 + MIDDLE * line.size;
            for fragment in &line.fragments {
                block.runs[fragment.run].draw(canvas, fragment, left + fragment.x, baseline);
            }
            top += line.leading;
        }
    }

    fn flush(&self, writer: &mut Writer, batch: &mut Batch) {
        let Some(owner) = batch.owner.take() else { return };
        let pieces = std::mem::take(&mut batch.pieces);
        writer.tagged(owner, |canvas| {
            for &(line, piece, left, baseline) in &pieces {
                let (fragment, run) = self.piece(line, piece);
                run.draw(canvas, fragment, left + fragment.x, baseline);
            }
        });
        for &(line, piece, left, baseline) in &pieces {
            let (fragment, run) = self.piece(line, piece);
            if let Some(target) = &run.link {
                let size = run.pen.size;
                let bounds = [left + fragment.x, baseline - size, fragment.width, size * 1.3];
                writer.link(owner, bounds, target.clone(), run.text());
            }
        }
    }

    fn piece(&self, line: usize, piece: usize) -> (&Fragment, &super::text::Run) {
        let line = &self.lines[line];
        let fragment = &line.fragments[piece];
        (fragment, &self.blocks[line.block].runs[fragment.run])
    }

    /// The element of a block, made when its first line is drawn and kept for its next page.
    fn element(&mut self, writer: &mut Writer, parent: ElementId, block: usize) -> ElementId {
        if let Some(element) = self.elements[block] {
            return element;
        }
        let element = if let Some(home) = self.blocks[block].home {
            home
        } else if self.blocks[block].item.is_some() {
            let list = match block.checked_sub(1).and_then(|above| self.items[above]) {
                Some([list, ..]) => list,
                None => writer.element(parent, Tag::L),
            };
            let item = writer.element(list, Tag::Li);
            let label = writer.element(item, Tag::Lbl);
            let body = writer.element(item, Tag::LBody);
            self.items[block] = Some([list, item, label]);
            body
        } else {
            match self.blocks[block].tag {
                Some(tag) => writer.element(parent, tag),
                None => parent,
            }
        };
        self.elements[block] = Some(element);
        element
    }

    fn draw_label(&self, writer: &mut Writer, block: usize, x: f32, baseline: f32) {
        let (Some([list, _, label]), Some(run)) = (self.items[block], &self.blocks[block].item) else {
            return;
        };
        let text = super::fonts::legible(run.text());
        if !text.chars().any(char::is_alphanumeric) {
            writer.set_bullets(list);
        }
        writer.tagged(label, |canvas| {
            canvas.legible_text(x, baseline, run.pen, &text);
        });
    }

    /// True for a fragment that needs an element of its own which is not there yet.
    fn is_new(&self, line: usize, piece: usize) -> bool {
        let (fragment, run) = self.piece(line, piece);
        let own = run.language.is_some() || run.link.is_some();
        let known = self.runs.contains_key(&(self.lines[line].block, fragment.run));
        fragment.actual.is_some() || (own && !known)
    }

    /// The element a fragment belongs to: its block's, or one of its own for a link, a language or a sign.
    fn owner(&mut self, writer: &mut Writer, element: ElementId, line: usize, piece: usize) -> ElementId {
        let (block, run) = (self.lines[line].block, self.lines[line].fragments[piece].run);
        let (language, linked) = {
            let run = &self.blocks[block].runs[run];
            (run.language, run.link.is_some())
        };
        let actual = self.lines[line].fragments[piece].actual.clone();
        if actual.is_none() && language.is_none() && !linked {
            return element;
        }
        if let (None, Some(&known)) = (&actual, self.runs.get(&(block, run))) {
            return known;
        }
        let own = writer.element(element, if linked { Tag::Link } else { Tag::Span });
        if let Some(language) = language {
            writer.set_language(own, language);
        }
        match actual {
            Some(actual) => {
                writer.set_actual(own, &actual);
                // What follows the sign is read after it: not in the element that began before it.
                self.runs.remove(&(block, run));
            }
            None => {
                self.runs.insert((block, run), own);
            }
        }
        own
    }
}

#[derive(Default)]
struct Batch {
    owner: Option<ElementId>,
    pieces: Vec<(usize, usize, f32, f32)>,
}
