//! The contents. Their place is kept after the summary; they are written last, when the page numbers are known.

use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, FRAME, HEATHER, LINE, MUTED, TABLE_LEADING, TITLE, TITLE_LEADING,
};
use super::{Part, Report};
use crate::foundation::pdf::canvas::{Pen, Stroke};
use crate::foundation::pdf::setting::Setting;
use crate::foundation::pdf::shapes::{Path, mm};
use crate::foundation::pdf::tags::{ElementId, Tag};
use crate::foundation::pdf::text::{Block, Run};
use crate::foundation::pdf::writer::Target;

/// The pages kept for the contents.
pub(super) struct Kept {
    list: ElementId,
    first: usize,
    /// Where the first line stands.
    top: f32,
    lines: Vec<Line>,
}

/// One line of the contents, measured.
struct Line {
    number: String,
    title: String,
    level: usize,
    height: f32,
    page: usize,
}

const NUMBER: f32 = mm(10.0);
const PAGE_NUMBER: f32 = mm(16.0);
const ABOVE: [f32; 2] = [mm(2.3), mm(0.7)];

impl Report<'_> {
    /// Keeps as much room as the contents need.
    pub(super) fn reserve_contents(&mut self) -> Kept {
        let measured = self.contents_lines();
        let height = TITLE_LEADING + mm(5.0) + measured.iter().map(|line| line.height).sum::<f32>();
        // A summary of two sentences leaves room for them on its page.
        if self.flow.room() > height + mm(14.0) {
            self.flow.space(mm(14.0));
        } else {
            self.flow.fresh_page();
        }
        self.flow.writer.open(Tag::Sect);
        let title = self.say("report-contents");
        let heading = Block::new(vec![Run::new(title, TITLE)], TITLE_LEADING).tagged(Some(Tag::H2));
        self.flow.heading(heading, mm(5.0), None);
        self.flow.reserve(mm(10.0));
        let list = self.flow.writer.open(Tag::Toc);
        self.flow.writer.close();
        self.flow.writer.close();
        let first = self.flow.writer.page();
        let top = self.flow.y;
        let (mut y, mut page) = (top, first);
        let mut lines = measured;
        for line in &mut lines {
            if y + line.height > FRAME.bottom {
                page += 1;
                y = FRAME.top;
            }
            y += line.height;
            line.page = page;
        }
        for _ in first..page {
            self.flow.new_page();
        }
        self.flow.y = FRAME.bottom;
        Kept { list, first, top, lines }
    }

    /// The lines of the contents with their heights, before their places are known.
    fn contents_lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for part in Part::ALL {
            lines.push((part.number().to_string(), self.say(part.key()), 0, 0.0));
            if part == Part::Criteria {
                let sections = self.content.sections.iter();
                lines.extend(
                    sections.map(|one| (String::new(), format!("{}. {}", one.number, one.title), 1, 0.0)),
                );
                // Space between the last section and the next part's rule.
                if let Some(last) = lines.last_mut() {
                    last.3 = mm(2.0);
                }
            }
        }
        lines
            .into_iter()
            .map(|(number, title, level, below)| {
                let height = set(&title, level).height() + 2.0 * ABOVE[level] + below;
                Line { number, title, level, height, page: 0 }
            })
            .collect()
    }

    /// Writes the contents on the pages kept.
    pub(super) fn write_contents(&mut self, kept: Kept) {
        let (bookmarks, level) = (self.flow.writer.bookmarks[self.bookmark..].to_vec(), self.level);
        let mut page = kept.first;
        let mut y = kept.top;
        for (line, bookmark) in
            kept.lines.into_iter().zip(bookmarks.iter().filter(|mark| mark.level < level + 2))
        {
            if line.page != page {
                page = line.page;
                y = FRAME.top;
            }
            self.flow.writer.turn_to(page);
            let label = self.say_with(
                "report-contents-link",
                &[("title", line.title.clone()), ("page", (bookmark.page + 1).to_string())],
            );
            let target = Target::Place(bookmark.page, bookmark.y - mm(4.0));
            self.contents_line(kept.list, &line, y, bookmark.page + 1, target, &label);
            y += line.height;
        }
    }

    fn contents_line(
        &mut self,
        list: ElementId,
        line: &Line,
        y: f32,
        page: usize,
        target: Target,
        label: &str,
    ) {
        let writer = &mut self.flow.writer;
        let item = writer.element(list, Tag::Toci);
        let reference = writer.element(item, Tag::Reference);
        let link = writer.element(reference, Tag::Link);
        let (left, right) = (FRAME.left, FRAME.left + FRAME.width);
        let top = y + ABOVE[line.level];
        let baseline = top + leading(line.level) / 2.0 + pen(line.level).size * 0.388;
        let part = line.level == 0;
        if part {
            writer.artifact(|canvas| canvas.stroke(&Path::line(left, y, right, y), Stroke::solid(LINE, 0.5)));
        }
        if !line.number.is_empty() {
            let pen = Pen::bold(10.0, HEATHER);
            writer.tagged(link, |canvas| {
                canvas.text(left, baseline, pen, &format!("{} ", line.number));
            });
        }
        let mut title = set(&line.title, line.level);
        let lines = 0..title.len();
        title.draw(writer, link, left + NUMBER, top, lines);
        writer.tagged(link, |canvas| {
            let pen = if part { BODY_BOLD } else { pen(1) };
            canvas.text_to(right, baseline, pen, &page.to_string());
        });
        writer.link(link, [left, y, FRAME.width, line.height], target, label);
    }
}

fn pen(level: usize) -> Pen {
    if level == 0 { BODY_BOLD } else { Pen { colour: MUTED, size: 9.0, ..BODY } }
}

fn leading(level: usize) -> f32 {
    if level == 0 { BODY_LEADING } else { TABLE_LEADING }
}

fn set(title: &str, level: usize) -> Setting {
    let block = Block::new(vec![Run::new(format!("{title} "), pen(level))], leading(level)).tagged(None);
    Setting::new(vec![block], FRAME.width - NUMBER - PAGE_NUMBER)
}
