//! Tables: a head that is repeated on every page, rows that break when they must, cells that draw.

use std::rc::Rc;

use super::canvas::{Canvas, Pen, Stroke};
use super::flow::{Flow, RowCell};
use super::setting::Setting;
use super::shapes::Path;
use super::tags::{ElementId, Scope, Tag};
use super::text::{Align, Block, Run};

/// Draws in an area: left, top, width, height in points.
pub type Painter = Rc<dyn Fn(&mut Canvas, [f32; 4])>;

/// What stands over a column.
pub enum Head {
    /// A header cell.
    Words(String),
    /// A drawing that repeats what other columns say: the column is no part of the structure.
    Drawn(Painter),
}

/// One column.
pub struct Column {
    /// Width with the space to the next column, in points.
    pub width: f32,
    /// Which edge its text stands against.
    pub align: Align,
    /// Its header.
    pub head: Head,
}

impl Column {
    /// A column of text.
    pub fn text(width: f32, head: impl Into<String>) -> Self {
        Self { width, align: Align::Left, head: Head::Words(head.into()) }
    }

    /// A column of numbers, against the right edge.
    pub fn number(width: f32, head: impl Into<String>) -> Self {
        Self { width, align: Align::Right, head: Head::Words(head.into()) }
    }

    /// A column of drawings.
    pub fn drawn(width: f32, head: Painter) -> Self {
        Self { width, align: Align::Left, head: Head::Drawn(head) }
    }
}

/// One cell.
pub enum Cell {
    /// Text.
    Text(Vec<Block>),
    /// A drawing in a column of drawings.
    Drawn(Painter),
    /// Text in a column of drawings, which stands for a missing drawing.
    Note(Vec<Block>),
}

/// As many rows of a table, at least, stand with its head and on its last page, where they fit.
const ROWS_TOGETHER: usize = 2;

/// Heights in points that are not broken over pages.
struct KeptTogether {
    /// Of the first rows.
    first: f32,
    /// Of the last rows, with the foot; none where they are too tall.
    last: f32,
    last_rows: usize,
}

/// How all tables look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Letters of the head.
    pub head: Pen,
    /// Distance of the head's baselines, in points.
    pub leading: f32,
    /// Space above and below the text of a row.
    pub padding: f32,
    /// Space between columns.
    pub gap: f32,
    /// The line under the head and over the foot.
    pub strong: Stroke,
    /// The line under a row.
    pub fine: Stroke,
}

/// A table, ready to be set.
pub struct Table {
    /// A title that belongs to the table.
    pub caption: Option<Block>,
    /// Its columns; together as wide as the frame, or less.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Rows that sum up.
    pub foot: Vec<Vec<Cell>>,
    /// How it looks.
    pub look: Look,
}

impl Flow {
    /// Sets a table. The first column heads its rows.
    pub fn table(&mut self, table: Table) {
        let Table { caption, columns, rows, foot, look } = table;
        let home = self.writer.here();
        let element = self.writer.open(Tag::Table);
        let head = measured_head(&columns, look);
        let head_height = head_height(&head, look);
        if let Some(caption) = caption {
            let after = caption.leading / 2.0;
            self.heading(caption.tagged(Some(Tag::Caption)), after, None);
        }
        let below = std::mem::take(&mut self.below);
        let kept = self.kept_together(&rows, &foot, &columns, look, below);
        self.reserve(head_height + kept.first);
        self.draw_head(&columns, head, look, Some(element));
        let mut repeat = |flow: &mut Self| {
            let head = measured_head(&columns, look);
            flow.draw_head(&columns, head, look, None);
        };
        for (tag, rows) in [(Tag::TBody, rows), (Tag::TFoot, foot)] {
            if rows.is_empty() {
                continue;
            }
            let group = self.writer.element(element, tag);
            let count = rows.len();
            for (place, row) in rows.into_iter().enumerate() {
                let last = tag == Tag::TBody && place > 0 && place + kept.last_rows == count;
                if last && !self.at_top() && self.room() < kept.last - 0.01 {
                    self.new_page();
                    repeat(self);
                }
                self.table_row(group, row, &columns, look, &mut repeat);
            }
        }
        self.writer.resume(home);
    }

    /// How much stays together: the first rows with the head, and the last ones with the foot and what comes below, so that
    /// no row stands alone on a page.
    fn kept_together(
        &self,
        rows: &[Vec<Cell>],
        foot: &[Vec<Cell>],
        columns: &[Column],
        look: Look,
        below: f32,
    ) -> KeptTogether {
        let height = |row: &Vec<Cell>| {
            let tallest = text_cells(row, columns, look).iter().map(Setting::height).fold(0.0, f32::max);
            tallest + 2.0 * look.padding
        };
        let sum = |rows: &[Vec<Cell>]| rows.iter().map(height).sum::<f32>();
        let (most, ends) = (self.page_height() * 0.4, sum(foot) + below);
        let last_rows = ROWS_TOGETHER.min(rows.len());
        let last = sum(&rows[rows.len() - last_rows..]) + ends;
        // Rows that are too tall for that break where they must.
        let last = if last <= most { last } else { 0.0 };
        let short = rows.len() < 2 * ROWS_TOGETHER;
        let first = match short {
            true => sum(rows) + ends,
            false => sum(&rows[..ROWS_TOGETHER]),
        };
        let alone = rows.first().map_or(0.0, height).min(self.page_height() * 0.3);
        KeptTogether { first: if first <= most { first } else { alone }, last, last_rows }
    }

    fn table_row(
        &mut self,
        group: ElementId,
        row: Vec<Cell>,
        columns: &[Column],
        look: Look,
        repeat: &mut dyn FnMut(&mut Self),
    ) {
        let line = self.writer.element(group, Tag::Tr);
        let foot = self.writer.tag_of(group) == Tag::TFoot;
        let mut x = 0.0;
        let mut cells = Vec::with_capacity(row.len());
        let mut drawings = Vec::new();
        let mut first = true;
        for ((cell, column), width) in row.into_iter().zip(columns).zip(text_widths(columns, look)) {
            match (cell, &column.head) {
                (Cell::Drawn(painter), _) => drawings.push((x, column.width - look.gap, painter)),
                (Cell::Note(blocks), _) | (Cell::Text(blocks), Head::Drawn(_)) => {
                    // Beside the structure's columns: it joins the cell before.
                    if let Some(RowCell { element, .. }) = cells.last() {
                        let element = *element;
                        let setting = Setting::new(blocks, column.width);
                        cells.push(RowCell { x, setting, element });
                    }
                }
                (Cell::Text(blocks), Head::Words(_)) => {
                    let element = self.writer.element(line, if first { Tag::Th } else { Tag::Td });
                    if first {
                        self.writer.set_scope(element, Scope::Row);
                    }
                    first = false;
                    let setting = Setting::new(aligned(blocks, column), width);
                    cells.push(RowCell { x, setting, element });
                }
            }
            x += column.width;
        }
        let tallest = cells.iter().map(|cell| cell.setting.height()).fold(0.0, f32::max);
        // Drawings stand beside the first line.
        let line_height = cells.iter().map(|cell| cell.setting.height_of(0..cell.setting.len().min(1)));
        let beside = line_height.fold(0.0, f32::max) + 2.0 * look.padding;
        let turned = self.row(&mut cells, look.padding, repeat);
        let (left, y) = (self.frame.left, self.y);
        self.writer.artifact(|canvas| {
            if !turned || tallest < 60.0 {
                let height = tallest + 2.0 * look.padding;
                for (x, width, painter) in drawings {
                    painter(canvas, [left + x, y - height, width, beside]);
                }
            }
            if !foot {
                canvas.stroke(&Path::line(left, y, left + x, y), look.fine);
            }
        });
    }

    /// Draws the head; without a table's element it is a repetition and no content.
    fn draw_head(&mut self, columns: &[Column], head: Vec<Setting>, look: Look, table: Option<ElementId>) {
        let height = head_height(&head, look);
        let (left, top) = (self.frame.left, self.y);
        let line = table.map(|table| {
            let group = self.writer.element(table, Tag::THead);
            self.writer.element(group, Tag::Tr)
        });
        let mut x = 0.0;
        let mut head = head.into_iter();
        for column in columns {
            match &column.head {
                Head::Drawn(painter) => self.writer.artifact(|canvas| {
                    painter(canvas, [left + x, top, column.width - look.gap, height]);
                }),
                Head::Words(_) => {
                    let Some(mut words) = head.next() else { continue };
                    let y = top + height - look.padding - words.height();
                    let lines = 0..words.len();
                    match line {
                        Some(line) => {
                            let cell = self.writer.element(line, Tag::Th);
                            self.writer.set_scope(cell, Scope::Column);
                            words.draw(&mut self.writer, cell, left + x, y, lines);
                        }
                        None => self.writer.artifact(|canvas| words.draw_plain(canvas, left + x, y)),
                    }
                }
            }
            x += column.width;
        }
        self.y += height;
        let y = self.y;
        self.writer.artifact(|canvas| canvas.stroke(&Path::line(left, y, left + x, y), look.strong));
    }
}

fn measured_head(columns: &[Column], look: Look) -> Vec<Setting> {
    columns
        .iter()
        .zip(text_widths(columns, look))
        .filter_map(|(column, width)| {
            let Head::Words(words) = &column.head else { return None };
            let block = Block::new(vec![Run::new(words, look.head)], look.leading);
            Some(Setting::new(aligned(vec![block.tagged(None)], column), width))
        })
        .collect()
}

fn head_height(head: &[Setting], look: Look) -> f32 {
    head.iter().map(Setting::height).fold(0.0, f32::max) + 2.0 * look.padding
}

fn text_cells(row: &[Cell], columns: &[Column], look: Look) -> Vec<Setting> {
    row.iter()
        .zip(text_widths(columns, look))
        .filter_map(|(cell, width)| match cell {
            Cell::Text(blocks) | Cell::Note(blocks) => Some(Setting::new(blocks.clone(), width)),
            Cell::Drawn(_) => None,
        })
        .collect()
}

/// Numbers and the last column keep no space at their right.
fn text_widths<'a>(columns: &'a [Column], look: Look) -> impl Iterator<Item = f32> + 'a {
    columns.iter().enumerate().map(move |(place, column)| match column.align {
        Align::Left if place + 1 < columns.len() => column.width - look.gap,
        Align::Left | Align::Right => column.width,
    })
}

fn aligned(mut blocks: Vec<Block>, column: &Column) -> Vec<Block> {
    for block in &mut blocks {
        block.align = column.align;
    }
    blocks
}
