//! One page: the outcome, three strengths, three things to do, and how the visits before went.

use super::Report;
use super::signs::Sign;
use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, FRAME, HEADING, HEADING_LEADING, HEATHER, LEAD, LEAD_LEADING, LICHEN,
    LINE, LOOK, MEASURE, PAPER, SLATE, SMALL, SMALL_LEADING, TABLE, TABLE_LEADING, foreign, paragraphs,
    plain,
};
use crate::foundation::pdf::canvas::{Pen, Stroke};
use crate::foundation::pdf::flow::{Panel, RowCell};
use crate::foundation::pdf::setting::Setting;
use crate::foundation::pdf::shapes::{Path, mm};
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::reports::content::{Highlight, Prose, Verdict, Visit, key};

impl Report<'_> {
    pub(super) fn summary(&mut self) {
        let summary = &self.content.summary;
        self.lead(summary.lead.as_ref());
        self.verdict();
        self.held();
        if let Some(day) = &summary.all_closed_on {
            let words = self.say_with("report-all-closed", &[("day", day.clone())]);
            self.flow.blocks_within(
                vec![Block::new(vec![Run::new(words, BODY_BOLD)], BODY_LEADING)],
                0.0,
                MEASURE,
            );
        }
        self.flow.space(mm(8.0));
        self.highlights();
        let history = &self.content.outcome.history;
        if history.len() > 1 {
            let caption = self.say("report-history");
            // The summary is one page: the oldest visits stand with the outcome.
            let rows = ((self.flow.room() - mm(20.0)) / mm(8.0)).max(0.0) as usize;
            if rows >= 2 {
                self.flow.space(mm(8.0));
                self.history(caption, &history[..history.len().min(rows).min(5)]);
            }
        }
    }

    /// The sentence over everything else.
    pub(super) fn lead(&mut self, lead: Option<&Prose>) {
        if let Some(lead) = lead {
            for block in paragraphs(lead, self.language(), LEAD, LEAD_LEADING) {
                self.flow.space(block.before);
                self.flow.place(Setting::balanced(block, MEASURE), 0.0);
            }
            self.flow.space(mm(7.0));
        }
    }

    /// The verdict in a box of the outcome's tint, with its shape and its score.
    fn verdict(&mut self) {
        let summary = &self.content.summary;
        let Some(outcome) = summary.outcome else {
            let words = self.say(if summary.pending { "report-no-outcome-yet" } else { "report-no-outcome" });
            let panel = Panel {
                tint: Some(PAPER),
                edge: Some((LICHEN, mm(1.4))),
                across: mm(5.0),
                down: mm(4.0),
                radius: 0.0,
            };
            let mut blocks = vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)];
            let tally = summary.tally;
            if !summary.pending || tally.met + tally.partly_met + tally.not_met > 0 {
                blocks.push(Block::new(vec![Run::new(self.tally(), BODY)], BODY_LEADING).after(mm(1.5)));
            }
            self.flow.panel(panel, blocks);
            return;
        };
        let sign = Sign::from(outcome);
        let word = self.say(&format!("report-outcome-{}", key(outcome)));
        let score = summary.score.map(|score| score.to_string());
        let score_label = self.say("report-score-of");
        let score_pen = Pen::bold(30.0, SLATE);
        let aside = score
            .as_ref()
            .map_or(0.0, |score| score_pen.width(score).max(SMALL.width(&score_label)) + mm(8.0));
        let (across, down, icon) = (mm(7.0), mm(6.0), mm(8.0));
        let gap = if score.is_some() { mm(8.0) } else { 0.0 };
        let text_width = FRAME.width - 2.0 * across - aside - gap;
        let word_pen = Pen::bold(20.0, sign.colour);
        let word_block = Block::new(vec![Run::new(word, word_pen)], 26.0);
        let mut word = Setting::balanced(word_block, text_width - icon - mm(3.0));
        let mut tally =
            Setting::new(vec![Block::new(vec![Run::new(self.tally(), BODY)], BODY_LEADING)], text_width);
        let left_height = word.height() + mm(1.5) + tally.height();
        let right_height = if score.is_some() { 34.0 + SMALL_LEADING } else { 0.0 };
        let height = left_height.max(right_height) + 2.0 * down;
        self.flow.reserve(height);
        let (x, y) = (FRAME.left, self.flow.y);
        let left = x + across;
        let middle = y + height / 2.0;
        let top = middle - left_height / 2.0;
        let writer = &mut self.flow.writer;
        writer.artifact(|canvas| {
            canvas.fill(&Path::rounded(x, y, FRAME.width, height, mm(1.5)), sign.tint);
            sign.draw(canvas, left, top + 13.0 - icon / 2.0, icon);
        });
        let home = writer.here();
        let lines = 0..word.len();
        let word_height = word.draw(writer, home, left + icon + mm(3.0), top, lines);
        let lines = 0..tally.len();
        tally.draw(writer, home, left, top + word_height + mm(1.5), lines);
        if let Some(score) = score {
            let rule = FRAME.left + FRAME.width - across - aside;
            let right = FRAME.left + FRAME.width - across;
            let element = writer.element(home, Tag::P);
            writer.artifact(|canvas| {
                let line = Path::line(rule, middle - right_height / 2.0, rule, middle + right_height / 2.0);
                canvas.stroke(&line, Stroke::solid(sign.colour, 0.75));
            });
            writer.tagged(element, |canvas| {
                let baseline = middle - right_height / 2.0 + 28.5;
                canvas.text_to(right, baseline, score_pen, &format!("{score} "));
                canvas.text_to(right, baseline + 14.5, SMALL, &score_label);
            });
        }
        self.flow.y += height;
    }

    /// In one line, why the outcome is not the one that the score gives.
    fn held(&mut self) {
        let summary = &self.content.summary;
        let (Some(outcome), Some(by_score)) = (summary.outcome, summary.by_score) else { return };
        let Some(limiter) = summary.limiters.iter().find(|limiter| limiter.cap == outcome) else { return };
        let more = limiter.because.len() > 6;
        let mut because = limiter.because.iter().take(6).cloned().collect::<Vec<_>>().join(", ");
        if more {
            because.push_str(", …");
        }
        let by_score = self.say(&format!("report-outcome-{}", key(by_score)));
        let values = [("outcome", by_score), ("rule", limiter.rule.clone()), ("because", because)];
        let words = self.say_with("report-held", &values);
        self.flow.space(mm(3.0));
        self.flow.blocks_within(vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)], 0.0, MEASURE);
    }

    fn tally(&self) -> String {
        let tally = self.content.summary.tally;
        let applied = tally.met + tally.partly_met + tally.not_met + tally.not_assessed;
        let mut words = self.say_with(
            "report-tally",
            &[
                ("met", tally.met.to_string()),
                ("applied", applied.to_string()),
                ("partly", tally.partly_met.to_string()),
                ("not", tally.not_met.to_string()),
            ],
        );
        for (count, key) in [
            (tally.not_applicable, "report-tally-not-applicable"),
            (tally.out_of_scope, "report-tally-out-of-scope"),
            (tally.not_assessed, "report-tally-not-assessed"),
        ] {
            if count > 0 {
                words = format!("{words} {}", self.say_with(key, &[("count", count.to_string())]));
            }
        }
        words
    }

    /// Strengths and things to do, side by side; one below the other if they would not fit.
    fn highlights(&mut self) {
        let summary = &self.content.summary;
        let column = (FRAME.width - mm(12.0)) / 2.0;
        let mut lists = vec![
            ("report-strengths", summary.strengths.as_slice()),
            ("report-must-dos", summary.must_dos.as_slice()),
        ];
        lists.retain(|(_, list)| !list.is_empty());
        if lists.is_empty() {
            return;
        }
        let heights = lists.iter().map(|(_, list)| self.measured(list, column));
        let tallest = heights.fold(0.0, f32::max) + HEADING_LEADING + mm(2.0);
        let side_by_side = tallest <= self.flow.page_height() * 0.8;
        if side_by_side {
            self.flow.reserve(tallest);
        }
        let (frame, start) = (self.flow.frame, self.flow.y);
        let mut lowest = start;
        for (place, (title, list)) in lists.into_iter().enumerate() {
            let title = self.say_with(title, &[("count", list.len().min(3).to_string())]);
            if side_by_side {
                self.flow.frame.left = frame.left + place as f32 * (column + mm(12.0));
                self.flow.frame.width = column;
                self.flow.y = start;
            }
            let block = Block::new(vec![Run::new(title, HEADING)], HEADING_LEADING).tagged(Some(Tag::H3));
            self.flow.heading(block, mm(2.0), None);
            self.highlight_list(list);
            lowest = lowest.max(self.flow.y);
            if !side_by_side {
                self.flow.space(mm(6.0));
            }
        }
        self.flow.frame = frame;
        self.flow.y = if side_by_side { lowest } else { self.flow.y };
    }

    fn highlight_list(&mut self, list: &[Highlight]) {
        let home = self.flow.writer.here();
        let element = self.flow.writer.open(Tag::L);
        for (place, highlight) in list.iter().take(3).enumerate() {
            let words = Setting::new(self.highlight(highlight), self.flow.frame.width - mm(8.0));
            self.flow.reserve((words.height() + mm(5.0)).min(self.flow.page_height() * 0.3));
            self.flow.rule(LINE, 0.5);
            let writer = &mut self.flow.writer;
            let item = writer.element(element, Tag::Li);
            let label = writer.element(item, Tag::Lbl);
            let body = writer.element(item, Tag::LBody);
            let number = plain((place + 1).to_string(), Pen::bold(12.0, HEATHER), BODY_LEADING);
            let mut cells = [
                RowCell { x: 0.0, setting: Setting::new(vec![number], mm(7.0)), element: label },
                RowCell { x: mm(8.0), setting: words, element: body },
            ];
            self.flow.row(&mut cells, mm(2.5), &mut |_| {});
        }
        self.flow.writer.resume(home);
    }

    fn measured(&self, list: &[Highlight], column: f32) -> f32 {
        let height = |one| Setting::new(self.highlight(one), column - mm(8.0)).height() + mm(5.0);
        list.iter().take(3).map(height).sum()
    }

    fn highlight(&self, highlight: &Highlight) -> Vec<Block> {
        let language = self.language();
        let written =
            |prose: &Prose, pen| Run::new(prose.text.trim(), pen).in_language(foreign(prose, language));
        vec![
            Block::new(vec![written(&highlight.title, BODY_BOLD)], BODY_LEADING),
            Block::new(
                vec![
                    written(&highlight.text, BODY),
                    Run::new(" ", BODY),
                    Run::new(highlight.cite.as_str(), SMALL),
                ],
                BODY_LEADING,
            ),
        ]
    }

    /// The visits as a table.
    pub(super) fn history(&mut self, caption: String, visits: &[Visit]) {
        let columns = vec![
            Column::text(mm(51.0), self.say("report-history-visit")),
            Column::text(mm(27.0), self.say("report-history-kind")),
            Column::text(mm(73.0), self.say("report-history-outcome")),
            Column::number(mm(15.0), self.say("report-history-score")),
        ];
        let rows = visits
            .iter()
            .map(|visit| {
                let kind = self.say(&format!("report-kind-short-{}", key(visit.kind)));
                let score = visit.score.map_or_else(|| "–".to_owned(), |score| score.to_string());
                vec![
                    Cell::Text(vec![plain(visit.on.as_str(), TABLE, TABLE_LEADING)]),
                    Cell::Text(vec![plain(kind, TABLE, TABLE_LEADING)]),
                    Cell::Text(vec![self.outcome_word(visit.outcome)]),
                    Cell::Text(vec![plain(score, TABLE, TABLE_LEADING)]),
                ]
            })
            .collect();
        let caption = Some(Block::new(vec![Run::new(caption, HEADING)], HEADING_LEADING));
        self.flow.table(Table { caption, columns, rows, foot: Vec::new(), look: LOOK });
    }

    fn outcome_word(&self, outcome: Option<Verdict>) -> Block {
        let Some(outcome) = outcome else { return plain("–", TABLE, TABLE_LEADING) };
        let word = self.say(&format!("report-outcome-{}", key(outcome)));
        Block::new(vec![Sign::from(outcome).run(TABLE), Run::new(word, TABLE)], TABLE_LEADING).tagged(None)
    }
}
