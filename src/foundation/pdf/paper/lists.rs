//! Facts, lists and tables of a paper.

use super::{Paper, Text, paragraphs};
use crate::foundation::pdf::canvas::Pen;
use crate::foundation::pdf::flow::RowCell;
use crate::foundation::pdf::setting::Setting;
use crate::foundation::pdf::shapes::mm;
use crate::foundation::pdf::style::{
    BODY, BODY_BOLD, BODY_LEADING, FRAME, HEATHER, LINE, SMALL, SMALL_LEADING, TABLE, TABLE_BOLD,
    TABLE_LEADING, TABLE_QUIET,
};
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};

/// One column of a table of texts; widths are shares, whatever they add up to.
pub struct Heads<'a> {
    /// What stands over it.
    pub words: &'a str,
    /// Its share of the width.
    pub share: f32,
    /// Its figures stand against the right edge.
    pub number: bool,
}

impl<'a> Heads<'a> {
    /// A column of text.
    pub fn text(words: &'a str, share: f32) -> Self {
        Self { words, share, number: false }
    }

    /// A column of figures.
    pub fn number(words: &'a str, share: f32) -> Self {
        Self { words, share, number: true }
    }
}

impl Paper {
    /// Labels and values, one pair below the other.
    pub fn facts(&mut self, rows: Vec<(String, Text)>) {
        let home = self.flow.writer.here();
        let list = self.flow.writer.open(Tag::L);
        self.flow.writer.set_word_labels(list);
        let leading = self.leading(BODY_LEADING);
        let (label_width, gap) = (FRAME.width * 0.3, mm(4.0));
        for (label, value) in rows {
            let label = Block::new(vec![Run::new(label, self.pen(TABLE_QUIET))], leading).tagged(None);
            let value = Block::new(vec![value.run(self.pen(BODY))], leading).tagged(None);
            let writer = &mut self.flow.writer;
            let item = writer.element(list, Tag::Li);
            let (label_element, value_element) =
                (writer.element(item, Tag::Lbl), writer.element(item, Tag::LBody));
            let left = label_width + gap;
            let mut cells = [
                RowCell { x: 0.0, setting: Setting::new(vec![label], label_width), element: label_element },
                RowCell {
                    x: left,
                    setting: Setting::new(vec![value], FRAME.width - left),
                    element: value_element,
                },
            ];
            self.flow.row(&mut cells, mm(1.3), &mut |_| {});
            self.flow.rule(LINE, 0.5);
        }
        self.flow.writer.resume(home);
        self.flow.space(mm(4.0));
    }

    /// Points with a number before each.
    pub fn list(&mut self, points: Vec<Text>) {
        self.points(points.into_iter().map(|point| (Text::default(), point)).collect());
    }

    /// Points with a number before each, and words in bold letters first.
    pub fn points(&mut self, points: Vec<(Text, Text)>) {
        let home = self.flow.writer.here();
        let list = self.flow.writer.open(Tag::L);
        let (bold, body) = (self.pen(BODY_BOLD), self.pen(BODY));
        let number = Pen { colour: HEATHER, ..bold };
        let (indent, leading) = (mm(8.0) * self.scale, self.leading(BODY_LEADING));
        for (place, (first, rest)) in points.iter().enumerate() {
            let mut blocks = paragraphs(first, bold, leading);
            blocks.extend(paragraphs(rest, body, leading));
            let words = Setting::new(blocks, self.measure() - indent);
            let label = Block::new(vec![Run::new((place + 1).to_string(), number)], leading).tagged(None);
            let writer = &mut self.flow.writer;
            let item = writer.element(list, Tag::Li);
            let (label_element, body_element) =
                (writer.element(item, Tag::Lbl), writer.element(item, Tag::LBody));
            let mut cells = [
                RowCell { x: 0.0, setting: Setting::new(vec![label], indent), element: label_element },
                RowCell { x: indent, setting: words, element: body_element },
            ];
            self.flow.row(&mut cells, mm(1.0), &mut |_| {});
        }
        self.flow.writer.resume(home);
        self.flow.space(mm(3.0));
    }

    /// A table of texts. The first column heads its rows; without rows `nothing` stands in its place.
    pub fn table(&mut self, caption: &str, heads: &[Heads<'_>], rows: Vec<Vec<Text>>, nothing: &str) {
        self.flow.space(mm(4.0));
        if rows.is_empty() {
            return self.remark(nothing);
        }
        let whole: f32 = heads.iter().map(|head| head.share).sum();
        let columns = heads.iter().map(|head| {
            let width = FRAME.width * head.share / whole;
            if head.number { Column::number(width, head.words) } else { Column::text(width, head.words) }
        });
        let (first, rest, leading) = (self.pen(TABLE_BOLD), self.pen(TABLE), self.leading(TABLE_LEADING));
        let cell = |(at, text): (usize, Text)| {
            let pen = if at == 0 { first } else { rest };
            Cell::Text(vec![Block::new(vec![text.run(pen)], leading).tagged(None)])
        };
        let table = Table {
            caption: self.caption(caption),
            columns: columns.collect(),
            rows: rows.into_iter().map(|row| row.into_iter().enumerate().map(cell).collect()).collect(),
            foot: Vec::new(),
            look: self.look(),
        };
        self.flow.table(table);
        self.flow.space(mm(5.0));
    }

    pub(super) fn caption(&self, words: &str) -> Option<Block> {
        let run = Run::new(words, self.pen(SMALL));
        (!words.is_empty()).then(|| Block::new(vec![run], self.leading(SMALL_LEADING)))
    }
}
