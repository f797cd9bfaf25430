//! The outcome: section scores as a chart that is a table, what held the outcome, and the trend.

use super::Report;
use super::signs::Sign;
use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, EDGE, FRAME, HEADING, HEADING_LEADING, HEATHER, INK, LICHEN, LOOK, PAPER,
    SMALL, SMALL_LEADING, TABLE, TABLE_BOLD, TABLE_LEADING, TABLE_QUIET, WHITE, plain,
};
use crate::foundation::pdf::bars::{bar, bar_head, inset};
use crate::foundation::pdf::canvas::{Canvas, Pen, Stroke};
use crate::foundation::pdf::flow::Panel;
use crate::foundation::pdf::shapes::{Path, mm};
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::reports::content::{Prose, SectionScore, Verdict, Visit, key};

const CHART_HEIGHT: f32 = mm(58.0);

impl Report<'_> {
    pub(super) fn outcome(&mut self) {
        let outcome = &self.content.outcome;
        self.lead(outcome.lead.as_ref());
        self.section_scores();
        let thresholds = outcome.thresholds.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let mut words = self.say_with("report-thresholds", &[("thresholds", thresholds)]);
        if let Some(audit) = &outcome.compared_with {
            words = format!("{words} {}", self.say_with("report-last-mark", &[("audit", audit.clone())]));
        }
        words.extend(self.bands().map(|bands| format!(" {bands}")));
        self.remark(words);
        self.flow.space(mm(6.0));
        self.limiters();
        let history: Vec<&Visit> = outcome.history.iter().rev().filter(|one| one.score.is_some()).collect();
        // How it is counted is a note: it stays on this page with the scores.
        let scoring = [Some(self.say("report-how-scored-text")), self.not_held()];
        self.sub_heading("report-how-scored");
        let words = scoring.into_iter().flatten().collect::<Vec<_>>().join(" ");
        self.flow.blocks(vec![Block::new(vec![Run::new(words, SMALL)], SMALL_LEADING)]);
        if history.len() > 1 {
            // The chart and what changed belong together, on the next page if need be.
            let change = outcome.changed.iter().map(|changed| changed.text.len() as f32 / 5.0).sum::<f32>();
            self.flow.space(mm(10.0));
            self.flow.reserve((CHART_HEIGHT + change + mm(25.0)).min(self.flow.page_height() * 0.6));
            self.trend(&history);
            self.flow.space(mm(8.0));
        }
        self.text_below("report-changed", outcome.changed.iter().cloned().collect());
    }

    fn text_below(&mut self, key: &str, text: Vec<Prose>) {
        if !text.is_empty() {
            self.sub_heading(key);
            self.prose(&text);
        }
    }

    fn section_scores(&mut self) {
        let outcome = &self.content.outcome;
        let last = outcome.years.1.is_some();
        let number = mm(if last { 13.0 } else { 16.0 });
        let mut columns = vec![
            Column::text(mm(76.0), self.say("report-section")),
            Column::number(mm(16.0), self.say("report-scored")),
            Column::drawn(mm(if last { 48.0 } else { 58.0 }), inset(bar_head(outcome.thresholds.clone()))),
            Column::number(number, outcome.years.0.as_str()),
        ];
        if let Some(year) = &outcome.years.1 {
            columns.push(Column::number(number, year.as_str()));
        }
        let rows = outcome.scores.iter().map(|section| self.section_row(section, last)).collect();
        let score = |score: Option<u32>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
        let scored: u32 = outcome.scores.iter().map(|section| section.scored).sum();
        let cell = |words: String, pen: Pen| Cell::Text(vec![plain(words, pen, TABLE_LEADING)]);
        let mut sum = vec![
            cell(self.say("report-weighted-mean"), TABLE_BOLD),
            cell(scored.to_string(), TABLE_BOLD),
            Cell::Drawn(std::rc::Rc::new(|_, _| {})),
            cell(score(outcome.overall.0), TABLE_BOLD),
        ];
        if last {
            sum.push(cell(score(outcome.overall.1), Pen { colour: TABLE_QUIET.colour, ..TABLE_BOLD }));
        }
        let caption = Block::new(vec![Run::new(self.say("report-section-scores"), HEADING)], HEADING_LEADING);
        self.flow.table(Table { caption: Some(caption), columns, rows, foot: vec![sum], look: LOOK });
    }

    fn section_row(&self, section: &SectionScore, last: bool) -> Vec<Cell> {
        let cell = |words: String, pen: Pen| Cell::Text(vec![plain(words, pen, TABLE_LEADING)]);
        let dash = || "–".to_owned();
        let thresholds: Vec<f32> = self.content.outcome.thresholds.iter().map(|&one| one as f32).collect();
        let drawn = match section.score {
            Some(score) => {
                let last = section.last.map(|last| last as f32);
                Cell::Drawn(inset(bar(score as f32, HEATHER, thresholds, last)))
            }
            None => {
                let mut block = plain(self.say("report-not-scored"), TABLE_QUIET, TABLE_LEADING);
                block.indent = mm(5.0);
                Cell::Note(vec![block])
            }
        };
        let mut row = vec![
            cell(format!("{}. {}", section.number, section.title), TABLE),
            cell(section.scored.to_string(), TABLE),
            drawn,
            cell(section.score.map_or_else(dash, |score| score.to_string()), TABLE_BOLD),
        ];
        if last {
            row.push(cell(section.last.map_or_else(dash, |score| score.to_string()), TABLE_QUIET));
        }
        row
    }

    /// Which score gives which outcome, where the audit gives one.
    fn bands(&self) -> Option<String> {
        self.content.summary.outcome?;
        let bands = self.content.outcome.bands.iter().map(|band| {
            let outcome = self.say(&format!("report-outcome-{}", key(band.outcome)));
            let key = if band.from == 0 { "report-band-least" } else { "report-band" };
            self.say_with(key, &[("from", band.from.to_string()), ("outcome", outcome)])
        });
        let bands: Vec<String> = bands.collect();
        (!bands.is_empty()).then(|| self.say_with("report-bands", &[("bands", bands.join("; "))]))
    }

    /// That no rule held the outcome, where none did.
    fn not_held(&self) -> Option<String> {
        let summary = &self.content.summary;
        summary.outcome.filter(|_| summary.limiters.is_empty()).map(|_| self.say("report-no-limiter"))
    }

    /// Why the outcome is not what the score alone would give.
    fn limiters(&mut self) {
        let summary = &self.content.summary;
        if summary.limiters.is_empty() {
            return;
        }
        let word = |verdict: Verdict| self.say(&format!("report-outcome-{}", key(verdict)));
        let heading = self.say("report-limiter");
        let mut blocks = vec![Block::new(vec![Run::new(heading, BODY_BOLD)], BODY_LEADING)];
        if let Some(verdict) = summary.by_score {
            let words = self.say_with("report-by-score", &[("outcome", word(verdict))]);
            blocks.push(Block::new(vec![Run::new(words, BODY)], BODY_LEADING).after(mm(1.0)));
        }
        for limiter in &summary.limiters {
            let because = limiter.because.join(", ");
            let words = self.say_with(
                "report-limiter-rule",
                &[("rule", limiter.rule.clone()), ("because", because), ("outcome", word(limiter.cap))],
            );
            blocks.push(Block::new(vec![Run::new(words, BODY)], BODY_LEADING).after(mm(1.0)));
        }
        let panel = Panel {
            tint: Some(PAPER),
            edge: Some((LICHEN, mm(1.4))),
            across: mm(5.0),
            down: mm(4.0),
            radius: 0.0,
        };
        self.flow.panel(panel, blocks);
        self.flow.space(mm(5.0));
    }

    /// The overall scores of the visits as a line; the summary has them as a table.
    fn trend(&mut self, visits: &[&Visit]) {
        let heading = Block::new(vec![Run::new(self.say("report-trend"), HEADING)], HEADING_LEADING);
        self.flow.heading(heading.tagged(Some(Tag::H3)), mm(3.0), None);
        let height = CHART_HEIGHT;
        self.flow.reserve(height);
        let thresholds = self.content.outcome.thresholds.clone();
        let points: Vec<(String, f32, Option<Sign>)> = visits
            .iter()
            .map(|visit| {
                let score = visit.score.unwrap_or(0) as f32;
                (visit.short.clone(), score, visit.outcome.map(Sign::from))
            })
            .collect();
        let spoken: Vec<String> =
            visits.iter().map(|visit| format!("{}: {}", visit.short, visit.score.unwrap_or(0))).collect();
        let alt = self.say_with("report-trend-alt", &[("scores", spoken.join("; "))]);
        let bounds = [FRAME.left, self.flow.y, FRAME.width, height];
        self.flow.writer.figure(&alt, bounds, |canvas| draw_trend(canvas, bounds, &points, &thresholds));
        self.flow.y += height;
    }
}

fn draw_trend(
    canvas: &mut Canvas,
    [left, top, width, height]: [f32; 4],
    points: &[(String, f32, Option<Sign>)],
    thresholds: &[u32],
) {
    let low = if points.iter().all(|point| point.1 >= 45.0) { 40.0 } else { 0.0 };
    let (first, last) = (left + mm(22.0), left + width - mm(14.0));
    let (high_y, low_y) = (top + mm(6.0), top + height - mm(9.0));
    let y = |score: f32| low_y - (score - low) / (100.0 - low) * (low_y - high_y);
    let step = (last - first) / (points.len().max(2) - 1) as f32;
    for &threshold in thresholds {
        let at = y(threshold as f32);
        let line = Path::line(left + mm(8.0), at, left + width, at);
        canvas.stroke(&line, Stroke::dashed(EDGE, 0.6, 2.0, 2.0));
        canvas.text(left, at + 3.0, SMALL, &format!("{threshold} "));
    }
    let place = |index: usize, score: f32| (first + step * index as f32, y(score));
    for (index, pair) in points.windows(2).enumerate() {
        let (from, to) = (place(index, pair[0].1), place(index + 1, pair[1].1));
        canvas.stroke(&Path::line(from.0, from.1, to.0, to.1), Stroke::round(HEATHER, 2.0));
    }
    for (index, (date, score, sign)) in points.iter().enumerate() {
        let (x, y) = place(index, *score);
        canvas.fill(&Path::circle(x, y, 7.2), WHITE);
        match sign {
            Some(sign) => sign.draw(canvas, x - 5.5, y - 5.5, 11.0),
            None => canvas.fill(&Path::circle(x, y, 4.0), HEATHER),
        }
        let number = Pen::bold(10.0, INK);
        let words = score.to_string();
        // The number stands clear of the dashed lines.
        let clear = number.width(&words) + 4.0;
        canvas.rect(x - clear / 2.0, y - 19.0, clear, 11.0, WHITE);
        canvas.text(x - number.width(&words) / 2.0, y - 10.5, number, &format!("{words} "));
        let date_width = SMALL.width(&crate::foundation::pdf::fonts::legible(date));
        let at = (x - date_width / 2.0).clamp(left, left + width - date_width);
        canvas.text(at, top + height - mm(2.0), SMALL, &format!("{date} "));
    }
}
