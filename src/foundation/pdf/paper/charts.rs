//! Charts of a paper, each with its figures beside it, and the code to check it by.

use super::{Paper, Text};
use crate::foundation::pdf::bars::{bar, bar_head, inset};
use crate::foundation::pdf::canvas::{Pen, Stroke};
use crate::foundation::pdf::fonts::legible;
use crate::foundation::pdf::qr;
use crate::foundation::pdf::setting::Setting;
use crate::foundation::pdf::shapes::{Path, mm};
use crate::foundation::pdf::style::{
    BAD, BODY, BODY_BOLD, BODY_LEADING, EDGE, FRAME, GOOD, HEATHER, INK, LAKE, LICHEN, LINE, PAPER, SMALL,
    SMALL_LEADING, TABLE, TABLE_BOLD, TABLE_LEADING, TABLE_QUIET,
};
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::text::{Block, Run};
use crate::foundation::pdf::writer::Target;

/// A bar of a chart.
pub struct Bar {
    /// What it stands for.
    pub name: Text,
    /// Figures beside it, one for each further column: "47 of 58", "81%".
    pub figures: Vec<String>,
    /// How long it is, in per cent of the track; none: too few to be shown.
    pub percent: Option<f32>,
    /// What is asked for, in per cent: the bar is green from there and red below.
    pub asked: Option<f32>,
}

/// A chart of bars, which is a table too.
pub struct Bars<'a> {
    /// What it shows.
    pub caption: String,
    /// The head of the names, then one for each of the figures.
    pub heads: Vec<&'a str>,
    /// What stands for a bar that is not shown.
    pub too_few: String,
    /// Its rows.
    pub bars: Vec<Bar>,
}

/// How to check that a paper is genuine.
pub struct Check {
    /// "Check this paper".
    pub title: String,
    /// In a sentence.
    pub words: String,
    /// Where.
    pub address: String,
    /// "Code".
    pub label: String,
    /// The code, as it is printed.
    pub code: String,
    /// What the drawn code stands for.
    pub alt: String,
}

impl Paper {
    /// A chart of bars; its figures stand beside them, so that it is a table for those who do not see it.
    pub fn bars(&mut self, chart: Bars<'_>) {
        let figures = chart.heads.len().saturating_sub(1);
        let figure = mm(20.0) * self.scale.min(1.3);
        let drawn = mm(46.0);
        let name = (FRAME.width - drawn - figure * figures as f32).max(mm(30.0));
        let mut columns = Vec::new();
        for (place, head) in chart.heads.iter().enumerate() {
            columns.push(if place == 0 { Column::text(name, *head) } else { Column::number(figure, *head) });
        }
        columns.push(Column::drawn(drawn, bar_head(Vec::new())));
        let leading = self.leading(TABLE_LEADING);
        let (plain, quiet) = (self.pen(TABLE), self.pen(TABLE_QUIET));
        let words =
            |text: &Text, pen| Cell::Text(vec![Block::new(vec![text.run(pen)], leading).tagged(None)]);
        let row = |one: Bar| {
            let mut row = vec![words(&one.name, self.pen(TABLE_BOLD))];
            let shown = (0..figures).map(|at| one.figures.get(at).cloned().unwrap_or_else(|| "–".to_owned()));
            row.extend(shown.map(|figure| words(&Text::from(figure), plain)));
            row.push(match one.percent {
                Some(percent) => {
                    let colour = match one.asked {
                        Some(asked) if percent >= asked => GOOD,
                        Some(_) => BAD,
                        None => HEATHER,
                    };
                    Cell::Drawn(inset(bar(percent, colour, one.asked.into_iter().collect(), None)))
                }
                None => {
                    let text = Run::new(chart.too_few.as_str(), quiet);
                    let mut block = Block::new(vec![text], leading).tagged(None);
                    block.indent = mm(5.0);
                    Cell::Note(vec![block])
                }
            });
            row
        };
        let rows = chart.bars.into_iter().map(row).collect();
        let table = Table {
            caption: self.caption(&chart.caption),
            columns,
            rows,
            foot: Vec::new(),
            look: self.look(),
        };
        self.flow.space(mm(4.0));
        self.flow.table(table);
        self.flow.space(mm(5.0));
    }

    /// How to check the paper, with a code to point a camera at.
    pub fn check(&mut self, check: &Check) {
        let code = qr::code(&check.address);
        let (across, down, side) = (mm(6.0), mm(3.5), mm(28.0));
        let aside = if code.is_some() { side + mm(8.0) } else { 0.0 };
        let leading = self.leading(BODY_LEADING);
        let address = Run::new(check.address.as_str(), Pen { colour: LAKE, ..self.pen(BODY) })
            .linked(Target::Address(check.address.clone()));
        let blocks = vec![
            Block::new(vec![Run::new(check.title.as_str(), self.pen(BODY_BOLD))], leading),
            Block::new(vec![Run::new(check.words.as_str(), self.pen(SMALL))], self.leading(SMALL_LEADING))
                .after(mm(0.8)),
            Block::new(vec![address], leading).after(mm(1.0)),
            Block::new(vec![Run::new(check.label.as_str(), self.pen(SMALL))], self.leading(SMALL_LEADING))
                .after(mm(1.0)),
            Block::new(
                vec![Run::new(check.code.as_str(), Pen::bold(14.0 * self.scale, INK))],
                self.leading(19.0),
            ),
        ];
        let mut setting = Setting::new(blocks, FRAME.width - 2.0 * across - aside);
        let height = setting.height().max(if code.is_some() { side } else { 0.0 }) + 2.0 * down;
        self.flow.space(mm(5.0));
        self.flow.reserve(height);
        let (x, y) = (FRAME.left, self.flow.y);
        let writer = &mut self.flow.writer;
        writer.artifact(|canvas| {
            canvas.rect(x, y, FRAME.width, height, PAPER);
            canvas.rect(x, y, mm(1.4), height, LICHEN);
        });
        let home = writer.here();
        let lines = 0..setting.len();
        let top = y + (height - setting.height()) / 2.0;
        setting.draw(writer, home, x + across, top, lines);
        if let Some(code) = code {
            let bounds = [x + FRAME.width - across - side, y + (height - side) / 2.0, side, side];
            self.flow.writer.figure(&check.alt, bounds, |canvas| qr::draw(canvas, bounds, &code));
        }
        self.flow.y += height;
    }

    /// A line of a series over time, with a dot for each value from 0 to 100 and its label below; what it shows stands in a
    /// table too, so that it is described by `alt` only.
    pub fn line(&mut self, alt: &str, points: &[(String, Option<f32>)]) {
        let (height, labels) = (mm(44.0), mm(7.0));
        self.flow.space(mm(4.0));
        self.flow.reserve(height + labels);
        let (left, top, width) = (FRAME.left, self.flow.y, FRAME.width);
        let small = self.pen(SMALL);
        let step = width / points.len().max(1) as f32;
        let at = |place: usize, value: f32| {
            (left + step * (place as f32 + 0.5), top + height * (1.0 - value.clamp(0.0, 100.0) / 100.0))
        };
        let bounds = [left, top, width, height + labels];
        self.flow.writer.figure(alt, bounds, |canvas| {
            for value in [0.0, 50.0, 100.0] {
                let y = at(0, value).1;
                canvas.stroke(&Path::line(left, y, left + width, y), Stroke::solid(LINE, 0.5));
                canvas.text(left, y - 1.5, small, &format!("{value:.0}"));
            }
            let known: Vec<(usize, f32)> = points
                .iter()
                .enumerate()
                .filter_map(|(place, (_, value))| Some((place, (*value)?)))
                .collect();
            for pair in known.windows(2) {
                let (from, to) = (at(pair[0].0, pair[0].1), at(pair[1].0, pair[1].1));
                canvas.stroke(&Path::line(from.0, from.1, to.0, to.1), Stroke::round(HEATHER, 1.4));
            }
            for (place, value) in known {
                let (x, y) = at(place, value);
                canvas.fill(&Path::rounded(x - 2.4, y - 2.4, 4.8, 4.8, 2.4), HEATHER);
                let words = format!("{value:.0}");
                canvas.text(x - small.width(&words) / 2.0, y - 5.0, small, &words);
            }
            for (place, (label, _)) in points.iter().enumerate() {
                let label = legible(label);
                let x = at(place, 0.0).0 - small.width(&label) / 2.0;
                canvas.text(x, top + height + labels - 2.0, small, &label);
            }
            canvas.stroke(
                &Path::line(left, top + height, left + width, top + height),
                Stroke::solid(EDGE, 0.75),
            );
        });
        self.flow.y += height + labels;
        self.flow.space(mm(4.0));
    }
}
