//! Figures and voices: training and induction, democracy, what people said, good practice.

use super::Report;
use super::style::{
    BAD, BODY, BODY_BOLD, BODY_LEADING, GOOD, HEADING, HEADING_LEADING, HEATHER, LICHEN, LOOK, MEASURE,
    SMALL, SMALL_LEADING, TABLE, TABLE_BOLD, TABLE_LEADING, TABLE_QUIET, paragraphs, plain, run,
};
use crate::foundation::pdf::bars::{bar, bar_head, inset};
use crate::foundation::pdf::canvas::Pen;
use crate::foundation::pdf::flow::Panel;
use crate::foundation::pdf::shapes::mm;
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::reports::content::{Conversation, Democracy, People, Share, Training, Voice, key};

impl Report<'_> {
    pub(super) fn training(&mut self, training: &Training) {
        let words = self.say_with("report-training-lead", &[("day", training.as_of.clone())]);
        let mut blocks = vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)];
        if let Some(left_out) = &training.left_out {
            let left_out = paragraphs(left_out, self.language(), BODY, BODY_LEADING);
            blocks.extend(left_out.into_iter().map(|block| block.after(mm(2.0))));
        }
        self.flow.blocks_within(blocks, 0.0, MEASURE);
        for (caption, heads, shares) in [
            (
                "report-training-subjects",
                ["report-training-subject", "report-share-in-date"],
                &training.subjects,
            ),
            ("report-induction", ["report-induction-step", "report-share-done"], &training.induction),
        ] {
            if !shares.is_empty() {
                self.flow.space(mm(7.0));
                self.shares(self.say(caption), heads, shares);
            }
        }
    }

    /// Shares of groups as a table with bars; what is asked for is dashed.
    fn shares(&mut self, caption: String, heads: [&str; 2], shares: &[Share]) {
        let asked = shares.iter().any(|share| share.asked.is_some());
        let mut columns = vec![
            Column::text(mm(if asked { 68.0 } else { 84.0 }), self.say(heads[0])),
            Column::number(mm(26.0), self.say(heads[1])),
            Column::drawn(mm(43.0), bar_head(Vec::new())),
            Column::number(mm(13.0), self.say("report-share")),
        ];
        if asked {
            columns.push(Column::number(mm(16.0), self.say("report-share-asked")));
        }
        let rows = shares
            .iter()
            .map(|share| {
                let cell = |words: String, pen| Cell::Text(vec![plain(words, pen, TABLE_LEADING)]);
                let percent = |value: u32| self.say_with("report-percent", &[("value", value.to_string())]);
                let mut row = vec![cell(share.name.clone(), TABLE)];
                match (share.count, share.percent()) {
                    (Some((part, whole)), Some(value)) => {
                        let numbers = [("part", part.to_string()), ("whole", whole.to_string())];
                        row.push(cell(self.say_with("report-of", &numbers), TABLE));
                        let colour = match share.asked {
                            Some(asked) if value >= asked => GOOD,
                            Some(_) => BAD,
                            None => HEATHER,
                        };
                        let asked = share.asked.map(|asked| asked as f32).into_iter().collect();
                        row.push(Cell::Drawn(inset(bar(value as f32, colour, asked, None))));
                        row.push(cell(percent(value), TABLE_BOLD));
                    }
                    _ => {
                        row.push(cell("–".to_owned(), TABLE_QUIET));
                        let mut block = plain(self.say("report-share-few"), TABLE_QUIET, TABLE_LEADING);
                        block.indent = mm(5.0);
                        row.push(Cell::Note(vec![block]));
                        row.push(cell("–".to_owned(), TABLE_QUIET));
                    }
                }
                if asked {
                    let words = share.asked.map_or_else(|| "–".to_owned(), percent);
                    row.push(cell(words, TABLE_QUIET));
                }
                row
            })
            .collect();
        let caption = Some(Block::new(vec![Run::new(caption, HEADING)], HEADING_LEADING));
        self.flow.table(Table { caption, columns, rows, foot: Vec::new(), look: LOOK });
    }

    pub(super) fn democracy(&mut self, democracy: &Democracy) {
        self.prose(&democracy.notes);
        self.labelled(&democracy.facts);
        if !democracy.seats.is_empty() {
            let columns = vec![
                Column::text(mm(106.0), self.say("report-seats-class")),
                Column::number(mm(30.0), self.say("report-seats-seats")),
                Column::number(mm(30.0), self.say("report-seats-filled")),
            ];
            let cell = |words: String| Cell::Text(vec![plain(words, TABLE, TABLE_LEADING)]);
            let rows: Vec<Vec<Cell>> = democracy
                .seats
                .iter()
                .map(|seats| {
                    vec![
                        cell(seats.class.clone()),
                        cell(seats.seats.to_string()),
                        cell(seats.filled.to_string()),
                    ]
                })
                .collect();
            self.flow.space(mm(8.0));
            // A few rows stand together.
            let height = mm(20.0) + rows.len() as f32 * mm(8.0);
            self.flow.reserve(height.min(self.flow.page_height() * 0.4));
            let caption = Block::new(vec![Run::new(self.say("report-seats"), HEADING)], HEADING_LEADING);
            self.flow.table(Table { caption: Some(caption), columns, rows, foot: Vec::new(), look: LOOK });
        }
    }

    /// The conversations as a table, and what was said below it, by whom.
    pub(super) fn voice(&mut self, voice: &Voice) {
        self.paragraph("report-voice-lead");
        self.flow.space(mm(5.0));
        self.conversations(&voice.conversations);
        for group in voice.conversations.chunk_by(|one, next| one.with == next.with) {
            if let Some(first) = group.first() {
                self.sub_heading(&format!("report-voice-with-{}", key(first.with)));
            }
            for one in group {
                let mut blocks = paragraphs(&one.said, self.language(), BODY, BODY_LEADING);
                if !one.criteria.is_empty() {
                    let count = one.criteria.len().to_string();
                    let words = self.say_with(
                        "report-voice-criteria",
                        &[("count", count), ("codes", one.criteria.join(", "))],
                    );
                    blocks.push(self.small_label(words).after(mm(1.2)));
                }
                let edge = Some((LICHEN, mm(0.8)));
                let panel = Panel { tint: None, edge, across: mm(5.0), down: mm(0.6), radius: 0.0 };
                self.flow.panel(panel, blocks);
                self.flow.space(mm(4.0));
            }
        }
    }

    fn conversations(&mut self, conversations: &[Conversation]) {
        let columns = vec![
            Column::text(mm(72.0), self.say("report-voice-with")),
            Column::text(mm(54.0), self.say("report-voice-manner")),
            Column::number(mm(40.0), self.say("report-voice-people")),
        ];
        let cell = |words: String| Cell::Text(vec![plain(words, TABLE, TABLE_LEADING)]);
        let rows = conversations
            .iter()
            .map(|one| {
                let people = match one.people {
                    People::Number(number) => number.to_string(),
                    People::FewerThanFive => self.say("report-voice-few"),
                };
                vec![
                    cell(self.say(&format!("report-voice-with-{}", key(one.with)))),
                    cell(self.say(&format!("report-voice-manner-{}", key(one.manner)))),
                    cell(people),
                ]
            })
            .collect();
        let caption = Block::new(vec![Run::new(self.say("report-voice-table"), HEADING)], HEADING_LEADING);
        self.flow.table(Table { caption: Some(caption), columns, rows, foot: Vec::new(), look: LOOK });
    }

    /// One sentence, or two, of fixed words.
    pub(super) fn paragraph(&mut self, key: &str) {
        let words = self.say(key);
        let blocks = vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)];
        self.flow.blocks_within(blocks, 0.0, MEASURE);
    }

    pub(super) fn good_practice(&mut self) {
        let language = self.language();
        for practice in &self.content.good_practice {
            let mut title = Vec::new();
            if let Some(number) = &practice.number {
                title.push(Run::new(format!("{number}\u{a0}\u{a0}"), Pen { colour: HEATHER, ..BODY_BOLD }));
            }
            title.push(run(&practice.title, language, BODY_BOLD));
            if let Some(code) = &practice.criterion {
                let words = self.say_with("report-good-practice-criterion", &[("code", code.clone())]);
                title.extend([Run::new("  ", SMALL), Run::new(words, SMALL)]);
            }
            self.flow.space(mm(4.0));
            let block = Block::new(title, BODY_LEADING).tagged(Some(Tag::H3));
            self.flow.heading(block, mm(0.8), None);
            let blocks = paragraphs(&practice.text, language, BODY, BODY_LEADING);
            self.flow.blocks_within(blocks, 0.0, MEASURE);
        }
    }

    /// A small label over what it names.
    pub(super) fn small_label(&self, words: String) -> Block {
        Block::new(vec![Run::new(words, SMALL)], SMALL_LEADING)
    }
}
