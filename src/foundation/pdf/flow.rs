//! Content poured down a column, page after page: paragraphs, headings that stay with what follows,
//! tinted panels, and rows of columns that may break over pages.

use super::canvas::Canvas;
use super::canvas::Stroke;
use super::setting::Setting;
use super::shapes::{Colour, Path, mm};
use super::tags::{ElementId, Tag};
use super::text::Block;
use super::writer::Writer;

/// The area that content fills on every page, in points from the top left corner.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Left edge.
    pub left: f32,
    /// Width.
    pub width: f32,
    /// Top edge.
    pub top: f32,
    /// Bottom edge.
    pub bottom: f32,
}

/// A tinted box around blocks; on each page it is as tall as its lines there.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    /// Colour of the box, if any.
    pub tint: Option<Colour>,
    /// A rule at the left edge: colour and thickness in points.
    pub edge: Option<(Colour, f32)>,
    /// Space inside, left and right.
    pub across: f32,
    /// Space inside, above and below.
    pub down: f32,
    /// Radius of the corners, in points.
    pub radius: f32,
}

/// One column of a row.
pub struct RowCell {
    /// Distance from the frame's left edge.
    pub x: f32,
    /// What it says.
    pub setting: Setting,
    /// The element its blocks go under.
    pub element: ElementId,
}

struct Heading {
    setting: Setting,
    element: ElementId,
    before: f32,
    after: f32,
    bookmark: Option<(String, usize)>,
}

/// A document being filled from top to bottom.
pub struct Flow {
    /// The document.
    pub writer: Writer,
    /// The area in use.
    pub frame: Frame,
    /// Where the next content goes, in points from the top of the page.
    pub y: f32,
    /// The last rows of the next table stay together with as much below it, in points.
    pub below: f32,
    gap: f32,
    headings: Vec<Heading>,
}

impl Flow {
    /// Starts at the top of the writer's current page.
    pub fn new(writer: Writer, frame: Frame) -> Self {
        Self { writer, frame, y: frame.top, below: 0.0, gap: 0.0, headings: Vec::new() }
    }

    /// Space before the next content; nothing at the top of a page. Of two spaces the larger counts.
    pub fn space(&mut self, points: f32) {
        self.gap = self.gap.max(points);
    }

    /// True if nothing stands on this page yet.
    pub fn at_top(&self) -> bool {
        self.y <= self.frame.top + 0.1
    }

    /// Height of a whole page's frame.
    pub fn page_height(&self) -> f32 {
        self.frame.bottom - self.frame.top
    }

    /// Space left on this page, after the space asked for and the headings that wait.
    pub fn room(&self) -> f32 {
        let gap = if self.at_top() { 0.0 } else { self.gap };
        let above = self.headings.first().map_or(0.0, |heading| heading.before).min(gap);
        self.frame.bottom - self.y - gap - self.waiting() + above
    }

    /// Goes to the next page; headings that wait go with it.
    pub fn new_page(&mut self) {
        if self.writer.page() + 1 < self.writer.pages() {
            self.writer.turn_to(self.writer.page() + 1);
        } else {
            self.writer.add_page();
        }
        self.y = self.frame.top;
        self.gap = 0.0;
    }

    /// Goes to a new page unless this one is still empty.
    pub fn fresh_page(&mut self) {
        self.gap = 0.0;
        if !self.headings.is_empty() {
            self.reserve(0.0);
        }
        if !self.at_top() {
            self.new_page();
        }
    }

    /// Makes sure that `height` points are free here, on the next page if need be, and sets the headings
    /// that wait. True if a new page was begun.
    pub fn reserve(&mut self, height: f32) -> bool {
        let turned = !self.at_top() && self.room() < height - 0.01;
        if turned {
            self.new_page();
        } else if !self.at_top() {
            // Of the space asked for and that over a heading, the larger counts.
            let above = self.headings.first_mut().map_or(0.0, |heading| std::mem::take(&mut heading.before));
            self.y += self.gap.max(above);
        }
        self.gap = 0.0;
        for mut heading in std::mem::take(&mut self.headings) {
            if !self.at_top() {
                self.y += heading.before;
            }
            if let Some((title, level)) = &heading.bookmark {
                self.writer.bookmark(title, *level, self.y);
            }
            let lines = 0..heading.setting.len();
            let (x, element) = (self.frame.left, heading.element);
            self.y += heading.setting.draw(&mut self.writer, element, x, self.y, lines) + heading.after;
        }
        turned
    }

    /// Ends what stands here: headings that wait are set, and space that was asked for at the end turns no page.
    pub fn settle(&mut self) {
        self.gap = 0.0;
        self.reserve(0.0);
    }

    fn waiting(&self) -> f32 {
        self.headings.iter().map(|one| one.before + one.setting.height() + one.after).sum()
    }

    /// A heading that is set together with what follows. `bookmark`: its title there and its depth.
    pub fn heading(&mut self, block: Block, after: f32, bookmark: Option<(&str, usize)>) -> ElementId {
        let element = self.writer.element(self.writer.here(), block.tag.unwrap_or(Tag::P));
        // A heading right below another stands closer than one below text.
        let before = if self.headings.is_empty() { block.before } else { block.before.min(mm(1.0)) };
        let setting = Setting::new(vec![block.tagged(None).after(0.0)], self.frame.width);
        let bookmark = bookmark.map(|(title, level)| (title.to_owned(), level));
        self.headings.push(Heading { setting, element, before, after, bookmark });
        element
    }

    /// Blocks one below the other, over as many pages as they need.
    pub fn blocks(&mut self, blocks: Vec<Block>) {
        self.blocks_within(blocks, 0.0, self.frame.width);
    }

    /// The same, `x` points in from the left and `width` points wide.
    pub fn blocks_within(&mut self, blocks: Vec<Block>, x: f32, width: f32) {
        if let Some(first) = blocks.first() {
            self.space(first.before);
        }
        self.place(Setting::new(blocks, width), x);
    }

    /// What is set already, `x` points in from the left.
    pub fn place(&mut self, setting: Setting, x: f32) {
        let element = self.writer.here();
        self.row(&mut [RowCell { x, setting, element }], 0.0, &mut |_| {});
    }

    /// Blocks in a tinted box.
    pub fn panel(&mut self, panel: Panel, blocks: Vec<Block>) {
        let edge = panel.edge.map_or(0.0, |(_, width)| width);
        let width = self.frame.width - edge - 2.0 * panel.across;
        let mut setting = Setting::new(blocks, width);
        let (mut from, element) = (0, self.writer.here());
        let whole = setting.height() + 2.0 * panel.down;
        if whole <= self.page_height() * 0.4 {
            self.reserve(whole);
        }
        while from < setting.len() {
            let to = self.lines_here(&setting, from, 2.0 * panel.down);
            if to == from {
                self.new_page();
                continue;
            }
            self.reserve(0.0);
            let height = setting.height_of(from..to) + 2.0 * panel.down;
            let (left, top, across) = (self.frame.left, self.y, self.frame.width);
            self.writer.artifact(|canvas| {
                paint_panel(canvas, panel, [left, top, across, height]);
            });
            let x = left + edge + panel.across;
            setting.draw(&mut self.writer, element, x, top + panel.down, from..to);
            self.y += height;
            from = to;
            if from < setting.len() {
                self.new_page();
            }
        }
    }

    /// Columns side by side, broken over pages where the row is taller than half a page. `padding` is the
    /// space above and below on each page; `turned` draws what a new page repeats. Returns whether a page
    /// was turned.
    pub fn row(&mut self, cells: &mut [RowCell], padding: f32, turned: &mut dyn FnMut(&mut Self)) -> bool {
        let whole = cells.iter().map(|cell| cell.setting.height()).fold(0.0, f32::max) + 2.0 * padding;
        let mut any = false;
        let least = if whole <= self.page_height() * 0.5 && cells.len() > 1 {
            whole
        } else {
            cells.iter().map(|cell| cell.setting.height_of(0..least_lines(&cell.setting))).fold(0.0, f32::max)
                + 2.0 * padding
        };
        if self.room() < least - 0.01 && !self.at_top() {
            self.new_page();
            any = true;
            turned(self);
        }
        self.reserve(0.0);
        let mut from = vec![0; cells.len()];
        loop {
            let mut tallest: f32 = 0.0;
            let ends: Vec<usize> = cells
                .iter()
                .zip(&from)
                .map(|(cell, &from)| self.lines_here(&cell.setting, from, 2.0 * padding))
                .collect();
            let stuck = ends == from && cells.iter().zip(&from).any(|(cell, &at)| at < cell.setting.len());
            if !stuck {
                for ((cell, start), &end) in cells.iter_mut().zip(&mut from).zip(&ends) {
                    let (x, y) = (self.frame.left + cell.x, self.y + padding);
                    cell.setting.draw(&mut self.writer, cell.element, x, y, *start..end);
                    tallest = tallest.max(cell.setting.height_of(*start..end));
                    *start = end;
                }
                self.y += tallest + 2.0 * padding;
            }
            if cells.iter().zip(&from).all(|(cell, &at)| at == cell.setting.len()) {
                return any;
            }
            self.new_page();
            any = true;
            turned(self);
        }
    }

    /// The end of the lines that fit on this page; at least one line on an empty page.
    fn lines_here(&self, setting: &Setting, from: usize, around: f32) -> usize {
        let room = self.room() - around;
        let to = setting.fit(from, room);
        let begun = self.y > self.frame.top + self.page_height() * 0.5;
        if to == from && from < setting.len() && !begun { from + 1 } else { to }
    }
}

fn least_lines(setting: &Setting) -> usize {
    setting.len().min(2)
}

fn paint_panel(canvas: &mut Canvas, panel: Panel, [left, top, width, height]: [f32; 4]) {
    if let Some(tint) = panel.tint {
        if panel.radius > 0.0 {
            canvas.fill(&Path::rounded(left, top, width, height, panel.radius), tint);
        } else {
            canvas.rect(left, top, width, height, tint);
        }
    }
    if let Some((colour, thickness)) = panel.edge {
        canvas.rect(left, top, thickness, height, colour);
    }
}

impl Flow {
    /// A line across the frame, here, without taking space.
    pub fn rule(&mut self, colour: Colour, thickness: f32) {
        let (left, y, width) = (self.frame.left, self.y, self.frame.width);
        self.writer.artifact(|canvas| {
            canvas.stroke(&Path::line(left, y, left + width, y), Stroke::solid(colour, thickness));
        });
    }
}
