//! Forms that several parts share: labelled values, and entries with a code, a title and a judgement.

use super::Report;
use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, EDGE, FRAME, HEATHER, INK, LINE, MEASURE, SLATE, SMALL, SMALL_LEADING,
    TABLE_QUIET, WHITE, run,
};
use crate::foundation::pdf::canvas::Pen;
use crate::foundation::pdf::flow::RowCell;
use crate::foundation::pdf::setting::Setting;
use crate::foundation::pdf::shapes::mm;
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Label, Run};
use crate::reports::content::{Labelled, Severity, key};

/// Left edge of an entry's title, and of its details' words.
pub(super) const TITLE_AT: f32 = mm(13.0);
const WORDS_AT: f32 = mm(38.0);
const JUDGEMENT_AT: f32 = mm(121.0);
/// Space over and under an entry's head, and between its details.
const PADDING: f32 = mm(2.6);
const BETWEEN: f32 = mm(1.6);

/// Labels and values, one pair below the other.
pub(super) fn labelled(report: &mut Report, rows: &[Labelled]) {
    let home = report.flow.writer.here();
    let list = report.flow.writer.open(Tag::L);
    report.flow.writer.set_word_labels(list);
    let language = report.language();
    for row in rows {
        let label = Block::new(vec![Run::new(row.label.as_str(), TABLE_QUIET)], BODY_LEADING).tagged(None);
        // A digest fits on its line in smaller letters.
        let digest = row.value.text.len() == 64 && row.value.text.chars().all(|c| c.is_ascii_hexdigit());
        let pen = if digest { Pen { size: 8.5, ..BODY } } else { BODY };
        let value = Block::new(vec![run(&row.value, language, pen)], BODY_LEADING).tagged(None);
        let writer = &mut report.flow.writer;
        let item = writer.element(list, Tag::Li);
        let label_element = writer.element(item, Tag::Lbl);
        let value_element = writer.element(item, Tag::LBody);
        let mut cells = [
            RowCell { x: 0.0, setting: Setting::new(vec![label], mm(48.0)), element: label_element },
            RowCell {
                x: mm(52.0),
                setting: Setting::new(vec![value], FRAME.width - mm(52.0)),
                element: value_element,
            },
        ];
        report.flow.row(&mut cells, mm(1.3), &mut |_| {});
        report.flow.rule(LINE, 0.5);
    }
    report.flow.writer.resume(home);
}

/// Something with a code, a title, a judgement beside it, and details below.
pub(super) struct Entry {
    pub code: String,
    pub title: Vec<Run>,
    /// Under the title.
    pub words: Vec<Block>,
    /// Beside it: result, severity.
    pub judgement: Vec<Block>,
    /// A label and what it labels.
    pub details: Vec<(String, Vec<Block>)>,
}

impl Report<'_> {
    /// Sets an entry; its head stays together with the first lines of its details.
    pub(super) fn entry(&mut self, entry: Entry, level: Tag) {
        let writer = &mut self.flow.writer;
        let section = writer.open(Tag::Sect);
        let heading = writer.element(section, level);
        let code_pen = Pen { colour: HEATHER, ..BODY_BOLD };
        let code = Run::new(format!("{} ", entry.code), code_pen);
        // A long code stands in front of the title, a short one in a column of its own.
        let long = code_pen.width(&entry.code) > TITLE_AT - mm(1.0);
        let mut title = entry.title;
        if long {
            title.insert(0, code.clone());
        }
        let title = Block::new(title, BODY_LEADING).within(heading);
        let mut words = vec![title];
        words.extend(entry.words);
        let wide = entry.judgement.is_empty();
        let title_width = if wide { MEASURE } else { JUDGEMENT_AT - mm(5.0) } - TITLE_AT;
        let mut cells = vec![
            RowCell {
                x: 0.0,
                setting: Setting::new(
                    vec![Block::new(vec![code], BODY_LEADING).within(heading)],
                    TITLE_AT - mm(1.0),
                ),
                element: section,
            },
            RowCell { x: TITLE_AT, setting: Setting::new(words, title_width), element: section },
        ];
        if long {
            cells.remove(0);
        }
        if !wide {
            let width = FRAME.width - JUDGEMENT_AT;
            let setting = Setting::new(entry.judgement, width);
            cells.push(RowCell { x: JUDGEMENT_AT, setting, element: section });
        }
        let details: Vec<(Setting, Setting)> = entry
            .details
            .into_iter()
            .map(|(label, blocks)| {
                let label = Block::new(vec![Run::new(format!("{label} "), SMALL)], SMALL_LEADING);
                let label = Setting::new(vec![label], WORDS_AT - TITLE_AT - mm(2.0));
                (label, Setting::new(blocks, MEASURE - WORDS_AT + mm(6.0)))
            })
            .collect();
        let head = cells.iter().map(|cell| cell.setting.height()).fold(0.0, f32::max) + 2.0 * PADDING;
        let heights: Vec<f32> =
            details.iter().map(|(label, words)| label.height().max(words.height()) + BETWEEN).collect();
        let whole = head + heights.iter().sum::<f32>();
        let next = heights.first().map_or(0.0, |height| height.min(3.0 * BODY_LEADING));
        // A short entry stays whole; a long one keeps its head with what follows.
        self.flow.reserve(if whole < self.flow.page_height() * 0.26 { whole } else { head + next });
        self.flow.rule(LINE, 0.5);
        self.flow.row(&mut cells, PADDING, &mut |_| {});
        for (place, (label, words)) in details.into_iter().enumerate() {
            // A short last detail does not go to the next page alone.
            let last = heights.get(place + 1).filter(|&&next| place + 2 == heights.len() && next < 40.0);
            if heights[place] < 120.0 {
                self.flow.reserve(heights[place] + last.copied().unwrap_or(0.0));
            }
            let mut cells = [
                RowCell { x: TITLE_AT, setting: label, element: section },
                RowCell { x: WORDS_AT, setting: words, element: section },
            ];
            self.flow.row(&mut cells, 0.0, &mut |_| {});
            self.flow.space(BETWEEN);
        }
        self.flow.space(mm(3.2));
        self.flow.writer.close();
    }

    /// A severity or grade as a label; only critical is filled.
    pub(super) fn severity(&self, severity: Severity) -> Run {
        let word = self.say(&format!("report-severity-{}", key(severity)));
        if severity == Severity::Critical {
            let pen = Pen { colour: WHITE, ..SMALL };
            Run::new(word, pen).labelled(Label { edge: SLATE, fill: Some(SLATE) })
        } else {
            let pen = Pen { colour: INK, ..SMALL };
            Run::new(word, pen).labelled(Label { edge: EDGE, fill: None })
        }
    }
}
