//! A sheet on paper: in one language, or in both, one after the other.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use entities::access::Language;

use super::{Bar, Block, Column, Kind, Mixed, Sheet, Speaker};
use crate::foundation::error::Message;
use crate::foundation::i18n::{Words, tag};
use crate::foundation::pdf::attachment::{Attachment, id_of};
use crate::foundation::pdf::bars::{bar, bar_head, inset};
use crate::foundation::pdf::canvas::Canvas;
use crate::foundation::pdf::metadata::Metadata;
use crate::foundation::pdf::paper::{self, Check, Heads, Opening, Paper, Text};
use crate::foundation::pdf::shapes::{Colour, mm};
use crate::foundation::pdf::style::{
    BAD, EDGE, FAIR, FRAME, GOOD, HEATHER, HEATHER_SOFT, LOOK, SMALL, SMALL_LEADING, TABLE, TABLE_BOLD,
    TABLE_LEADING, TABLE_QUIET, WARN, plain,
};
use crate::foundation::pdf::table::{self, Cell, Painter, Table};
use crate::foundation::pdf::text::{Block as Lines, Run};
use crate::foundation::pdf::{Drawn, PdfError};

/// Raised when the drawing changes, so that equal ids always mean equal bytes.
const DRAWING: &str = "drawing/2";

/// How a document is printed.
#[derive(Clone, Debug)]
pub struct Print {
    /// One, or both, in order.
    pub languages: &'static [Language],
    /// What a reader types to have it checked, as it is printed.
    pub code: String,
    /// What addresses begin with, without a slash at the end.
    pub base_url: String,
}

impl Print {
    /// How the document is checked.
    pub fn check(&self, say: Speaker<'_>) -> Check {
        Check {
            title: say.word("document-check"),
            words: say.word("document-check-words"),
            address: format!("{}/{}/verify/{}", self.base_url, say.language, self.code),
            label: say.word("document-check-code"),
            code: self.code.clone(),
            alt: say.word("document-check-alt"),
        }
    }

    /// Follows from all inputs of a drawing. `format` names the shape of the content.
    pub fn id(&self, format: &str, content: &impl serde::Serialize) -> Result<[u8; 16], PdfError> {
        id_of(&format!("{format} {DRAWING} {:?} {} {}", self.languages, self.code, self.base_url), content)
    }
}

/// What stands round a sheet in one language.
pub struct Ends {
    /// Lines under the title.
    pub below: Vec<String>,
    /// At the left of each foot; short.
    pub foot: String,
    /// How it is checked, at its end.
    pub check: Option<Check>,
}

/// What the file says of itself.
pub struct File {
    /// Who answers for it.
    pub author: String,
    pub made_at: DateTime<Utc>,
    /// Follows from all inputs.
    pub id: [u8; 16],
    /// What it is checked by, as it is printed.
    pub code: String,
    /// The same content as data.
    pub attachment: Attachment,
}

/// Characters of a title that a program shows in its title bar, at most.
const TITLE: usize = 300;
/// Draws a document: the same in each of its languages, in order.
pub fn draw(
    words: &Words,
    sheets: &[Sheet],
    ends: &dyn Fn(Speaker<'_>) -> Ends,
    file: File,
) -> Result<Drawn, PdfError> {
    let mut paper = Paper::new(paper::Print::Ordinary);
    let mut replaced = 0;
    for sheet in sheets {
        let say = Speaker::new(words, sheet.language);
        let Ends { below, foot, check } = ends(say);
        paper.begin(&Opening {
            language: tag(sheet.language),
            above: sheet.above.as_str().into(),
            title: sheet.title.as_str().into(),
            below: below.into_iter().map(Text::from).collect(),
            draft: None,
            foot,
        });
        paper.strong(sheet.lead.as_str());
        let numbers = sheet.numbers.iter().map(|one| {
            let unit = one.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            (one.label.clone(), Text::from(format!("{}{unit}. {}", one.number, one.context)))
        });
        let numbers: Vec<(String, Text)> = numbers.collect();
        if !numbers.is_empty() {
            paper.facts(numbers);
        }
        for part in &sheet.parts {
            paper.heading(part.title.as_str());
            let mut next = part.blocks.iter().skip(1);
            for block in &part.blocks {
                // A line below a table does not go to the next page alone.
                if let (Block::Table { .. }, Some(Block::Note { .. })) = (block, next.next()) {
                    paper.flow.below = mm(5.0) + 2.0 * SMALL_LEADING;
                }
                set(&mut paper, block);
                paper.flow.below = 0.0;
            }
        }
        let count = paper.replaced() - replaced;
        if count > 0 {
            paper.remark(say.say(Message::new("report-replaced").with("count", count)));
        }
        replaced = paper.replaced();
        if let Some(check) = &check {
            paper.check(check);
        }
        let page = |page: usize, pages: usize| {
            say.say(Message::new("report-page").with("page", page).with("pages", pages))
        };
        paper.end(&page);
    }
    let Some(first) = sheets.first() else { return Err(PdfError::Writing("no language".to_owned())) };
    let title: String = format!("{}: {}", first.title, first.above).chars().take(TITLE).collect();
    paper.finish(&Metadata {
        title,
        author: file.author,
        subject: first.above.clone(),
        language: tag(first.language),
        also: sheets.get(1).map(|second| tag(second.language)),
        made_at: file.made_at,
        id: file.id,
        code: Some(file.code),
        attachment: Some(file.attachment),
    })
}

fn set(paper: &mut Paper, block: &Block) {
    match block {
        Block::Text { text } => paper.paragraph(text.as_str()),
        Block::Note { text } => paper.remark(text.as_str()),
        Block::Panel { title, texts } => {
            let texts = texts.iter().map(|text| (Text::from(text.as_str()), false));
            paper.panel(HEATHER, std::iter::once((Text::from(title.as_str()), true)).chain(texts).collect());
        }
        Block::Steps { items } => {
            let said = items.iter().map(|item| {
                let when = item.when.as_ref().map(|when| format!(" {when}.")).unwrap_or_default();
                (Text::from(item.text.as_str()), Text::from(format!("{}{when}", item.note)))
            });
            paper.points(said.collect());
        }
        Block::Facts { rows } => {
            let rows = rows.iter().map(|fact| (fact.key.clone(), Text::from(fact.value.as_str())));
            paper.facts(rows.collect());
        }
        Block::Table { caption, columns, rows } => {
            let rows = rows.iter().map(|row| row.iter().map(|cell| Text::from(or_dash(cell))).collect());
            paper.table(caption, &heads(columns), rows.collect(), "");
        }
        Block::Bars { caption, name_head, value_head, was_head, thresholds, rows } => {
            let heads = [Some(name_head), Some(value_head), was_head.as_ref()];
            bars(paper, caption, heads, thresholds, rows);
        }
        Block::Mix { caption, name_head, kinds, rows } => mix(paper, caption, name_head, kinds, rows),
    }
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

/// The first column is the widest; figures need little.
fn heads(columns: &[Column]) -> Vec<Heads<'_>> {
    let share = |at: usize| if at == 0 { 3.0 } else { 2.0 };
    let head = |(at, column): (usize, &'_ Column)| (at, column.number, share(at));
    columns
        .iter()
        .enumerate()
        .map(|pair| (pair.1, head(pair)))
        .map(|(column, (at, number, share))| match number && at > 0 {
            true => Heads::number(&column.text, 1.2),
            false => Heads::text(&column.text, share),
        })
        .collect()
}

fn caption(words: &str) -> Option<Lines> {
    Some(Lines::new(vec![Run::new(words, SMALL)], SMALL_LEADING))
}

fn placed(paper: &mut Paper, table: Table) {
    paper.flow.space(mm(4.0));
    paper.flow.table(table);
    paper.flow.space(mm(5.0));
}

fn bars(
    paper: &mut Paper,
    title: &str,
    [name, value, was]: [Option<&String>; 3],
    thresholds: &[u32],
    rows: &[Bar],
) {
    let (figure, drawn) = (mm(20.0), mm(50.0));
    let numbers: Vec<&String> = value.into_iter().chain(was).collect();
    let wide = FRAME.width - drawn - figure * numbers.len() as f32;
    let mut columns = vec![table::Column::text(wide, name.cloned().unwrap_or_default())];
    columns.extend(numbers.into_iter().map(|head| table::Column::number(figure, head.clone())));
    columns.push(table::Column::drawn(drawn, inset(bar_head(thresholds.to_vec()))));
    let limits: Vec<f32> = thresholds.iter().map(|limit| *limit as f32).collect();
    let cell = |words: String, pen| Cell::Text(vec![plain(words, pen, TABLE_LEADING)]);
    let dash = || "–".to_owned();
    let row = |one: &Bar| {
        let figure = one.figure.clone().or_else(|| one.value.map(|value| value.to_string()));
        let mut row = vec![
            cell(one.name.clone(), TABLE),
            cell(figure.filter(|_| one.value.is_some()).unwrap_or_else(dash), TABLE_BOLD),
        ];
        if was.is_some() {
            row.push(cell(one.was.map_or_else(dash, |was| was.to_string()), TABLE_QUIET));
        }
        row.push(match one.value {
            Some(value) => {
                let colour = if one.soft { HEATHER_SOFT } else { HEATHER };
                Cell::Drawn(inset(bar(value as f32, colour, limits.clone(), one.was.map(|was| was as f32))))
            }
            None => {
                let words = one.off.clone().unwrap_or_else(dash);
                let mut block = plain(words, TABLE_QUIET, TABLE_LEADING);
                block.indent = mm(5.0);
                Cell::Note(vec![block])
            }
        });
        row
    };
    let rows = rows.iter().map(row).collect();
    placed(paper, Table { caption: caption(title), columns, rows, foot: Vec::new(), look: LOOK });
}

fn mix(paper: &mut Paper, title: &str, name: &str, kinds: &[Kind], rows: &[Mixed]) {
    let (first, drawn) = (mm(34.0), mm(36.0));
    let figure = (FRAME.width - first - drawn) / kinds.len().max(1) as f32;
    let mut columns = vec![table::Column::text(first, name)];
    columns.extend(kinds.iter().map(|kind| table::Column::number(figure, kind.label.clone())));
    columns.push(table::Column::drawn(drawn, bar_head(Vec::new())));
    let colours: Vec<Colour> = kinds.iter().map(|kind| colour(kind.tone)).collect();
    let cell = |words: String, pen| Cell::Text(vec![plain(words, pen, TABLE_LEADING)]);
    let row = |one: &Mixed| {
        let mut row = vec![cell(one.name.clone(), TABLE_BOLD)];
        row.extend(one.counts.iter().map(|count| cell(count.to_string(), TABLE)));
        row.push(Cell::Drawn(inset(stacked(&one.counts, &colours))));
        row
    };
    let rows = rows.iter().map(row).collect();
    placed(paper, Table { caption: caption(title), columns, rows, foot: Vec::new(), look: LOOK });
}

fn colour(tone: &str) -> Colour {
    match tone {
        "good" => GOOD,
        "fair" => FAIR,
        "warn" => WARN,
        "bad" => BAD,
        _ => EDGE,
    }
}

/// A bar of the whole width, in as many colours as there are counts.
fn stacked(counts: &[u64], colours: &[Colour]) -> Painter {
    let total: u64 = counts.iter().sum();
    let parts: Vec<(f32, Colour)> = std::iter::zip(counts, colours)
        .filter(|(count, _)| **count > 0)
        .map(|(count, colour)| (*count as f32 / total as f32, *colour))
        .collect();
    Rc::new(move |canvas: &mut Canvas, [x, y, width, height]| {
        let thick = mm(3.2);
        let mut at = x;
        for (share, colour) in &parts {
            let wide = width * share;
            // A hair of paper between two, for those who do not tell their colours apart.
            canvas.rect(at, y + (height - thick) / 2.0, (wide - 0.6).max(0.4), thick, *colour);
            at += wide;
        }
    })
}
