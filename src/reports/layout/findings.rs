//! What was found, what became of earlier actions, what will be done, and what the co-op answered.

use super::Report;
use super::entries::Entry;
use super::signs::Sign;
use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, EDGE, FRAME, INK, LOOK, MEASURE, PAPER, SMALL, SMALL_LEADING, TABLE,
    TABLE_BOLD, TABLE_LEADING, foreign, paragraphs, plain,
};
use crate::foundation::pdf::canvas::Pen;
use crate::foundation::pdf::flow::Panel;
use crate::foundation::pdf::setting::Setting;
use crate::foundation::pdf::shapes::mm;
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Label, Run};
use crate::reports::content::{CommentPoint, Comments, CommentsEnded, Finding, FindingState};

impl Report<'_> {
    pub(super) fn findings(&mut self) {
        let content = self.content;
        let words = self.say_with("report-findings-lead", &[("count", content.findings.len().to_string())]);
        self.flow.blocks_within(vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)], 0.0, MEASURE);
        self.flow.space(mm(5.0));
        for finding in &content.findings {
            self.finding(finding);
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let language = self.language();
        let mut judgement = vec![Block::new(vec![self.severity(finding.grade)], BODY_LEADING)];
        let state = self.say(&format!("report-finding-{}", finding.state.key()));
        judgement.push(Block::new(vec![Run::new(state, SMALL)], SMALL_LEADING).after(mm(1.2)));
        if finding.repeated {
            let label = Label { edge: EDGE, fill: None };
            let run =
                Run::new(self.say("report-finding-repeated"), Pen { colour: INK, ..SMALL }).labelled(label);
            judgement.push(Block::new(vec![run], SMALL_LEADING).after(mm(1.4)));
        }
        let mut details = Vec::new();
        if !finding.evidence.is_empty() {
            let blocks = finding
                .evidence
                .iter()
                .map(|one| {
                    let run = Run::new(one.text.trim(), TABLE).in_language(foreign(one, language));
                    Block::new(vec![run], TABLE_LEADING)
                })
                .collect();
            details.push((self.say("report-evidence"), blocks));
        }
        if let Some(reason) = &finding.reason {
            let key = match finding.state {
                FindingState::Withdrawn => "report-finding-why-withdrawn",
                FindingState::Open | FindingState::Closed | FindingState::Regraded => "report-reason",
            };
            details.push((self.say(key), paragraphs(reason, language, TABLE, TABLE_LEADING)));
        }
        let entry = Entry {
            code: finding.number.clone(),
            title: vec![Run::new(finding.criterion.as_str(), BODY_BOLD)],
            words: paragraphs(&finding.statement, language, BODY, BODY_LEADING),
            judgement,
            details,
        };
        self.entry(entry, Tag::H3);
    }

    pub(super) fn previous_actions(&mut self) {
        let language = self.language();
        let words = self.say("report-previous-lead");
        self.flow.blocks_within(vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)], 0.0, MEASURE);
        self.flow.space(mm(5.0));
        let columns = vec![
            Column::text(mm(22.0), self.say("report-action-finding")),
            Column::text(mm(78.0), self.say("report-action-what")),
            Column::text(mm(34.0), self.say("report-action-due")),
            Column::text(mm(32.0), self.say("report-action-done")),
        ];
        let rows = self
            .content
            .previous_actions
            .iter()
            .map(|action| {
                let word = self.say(&format!("report-done-{}", action.state.key()));
                let state = Block::new(Sign::from(action.state).with_word(word, TABLE_BOLD), TABLE_LEADING);
                let named = |c: &String| Block::new(vec![Run::new(c.as_str(), TABLE_BOLD)], TABLE_LEADING);
                let mut what: Vec<Block> = action.criterion.iter().map(named).collect();
                what.extend(paragraphs(&action.action, language, TABLE, TABLE_LEADING));
                if let Some(note) = &action.note {
                    let blocks = paragraphs(note, language, SMALL, SMALL_LEADING);
                    what.extend(blocks.into_iter().map(|block| block.after(mm(0.8))));
                }
                vec![
                    Cell::Text(vec![plain(action.number.as_str(), TABLE_BOLD, TABLE_LEADING)]),
                    Cell::Text(what),
                    Cell::Text(vec![plain(action.due.as_str(), TABLE, TABLE_LEADING)]),
                    Cell::Text(vec![state.tagged(None)]),
                ]
            })
            .collect();
        self.flow.table(Table { caption: None, columns, rows, foot: Vec::new(), look: LOOK });
    }

    pub(super) fn action_plan(&mut self) {
        let language = self.language();
        let words = self.say("report-actions-lead");
        self.flow.blocks_within(vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)], 0.0, MEASURE);
        self.flow.space(mm(5.0));
        let columns = vec![
            Column::text(mm(20.0), self.say("report-action-finding")),
            Column::text(mm(20.0), self.say("report-action-grade")),
            Column::text(mm(66.0), self.say("report-action-what")),
            Column::text(mm(26.0), self.say("report-action-owner")),
            Column::text(mm(34.0), self.say("report-action-due")),
        ];
        let rows = self
            .content
            .action_plan
            .iter()
            .map(|action| {
                let mut what: Vec<Block> = Vec::new();
                let named = |c: &String| Block::new(vec![Run::new(c.as_str(), TABLE_BOLD)], TABLE_LEADING);
                what.extend(action.criterion.as_ref().map(named));
                what.extend(paragraphs(&action.action, language, TABLE, TABLE_LEADING));
                vec![
                    Cell::Text(vec![plain(action.number.as_str(), TABLE_BOLD, TABLE_LEADING)]),
                    Cell::Text(vec![
                        Block::new(vec![self.severity(action.grade)], TABLE_LEADING).tagged(None),
                    ]),
                    Cell::Text(what),
                    Cell::Text(vec![plain(action.owner.as_str(), TABLE, TABLE_LEADING)]),
                    Cell::Text(vec![plain(action.due.as_str(), TABLE, TABLE_LEADING)]),
                ]
            })
            .collect();
        self.flow.table(Table { caption: None, columns, rows, foot: Vec::new(), look: LOOK });
    }

    pub(super) fn comments(&mut self, comments: &Comments) {
        let key = match comments.ended {
            CommentsEnded::Given => "report-comments-given",
            CommentsEnded::NothingToCorrect => "report-comments-nothing",
            CommentsEnded::Lapsed => "report-comments-lapsed",
        };
        let words = self.say_with(key, &[("count", comments.points.len().to_string())]);
        self.flow.blocks_within(vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)], 0.0, MEASURE);
        self.flow.space(mm(6.0));
        for (place, point) in comments.points.iter().enumerate() {
            self.comment_point(place + 1, point);
        }
        if !comments.appeals.is_empty() {
            self.sub_heading("report-appeals");
            self.prose(&comments.appeals);
        }
    }

    /// The co-op's words on paper, the answer below.
    fn comment_point(&mut self, number: usize, point: &CommentPoint) {
        let language = self.language();
        let home = self.flow.writer.here();
        self.flow.writer.open(Tag::Sect);
        let label = |words: String| Block::new(vec![Run::new(words, SMALL)], SMALL_LEADING);
        let mut comment = vec![label(self.say("report-comment"))];
        comment.extend(indented(paragraphs(&point.comment, language, BODY, BODY_LEADING), 0.0, mm(0.8)));
        let word = self.say(&format!("report-decision-{}", point.decision.key()));
        let mut answer = vec![label(self.say("report-answer"))];
        answer.push(
            Block::new(Sign::from(point.decision).with_word(word, BODY_BOLD), BODY_LEADING).after(mm(0.8)),
        );
        answer.extend(indented(paragraphs(&point.answer, language, BODY, BODY_LEADING), 0.0, mm(0.8)));
        let answer = Setting::new(answer, FRAME.width - mm(10.0));
        // A short comment stands on one page with its answer.
        let whole =
            Setting::new(comment.clone(), FRAME.width - mm(10.0)).height() + answer.height() + mm(20.0);
        if whole <= self.flow.page_height() * 0.4 {
            self.flow.reserve(whole);
        }
        self.sub_heading_words(format!("{number}. {}", point.about), mm(2.0));
        let panel = Panel { tint: Some(PAPER), edge: None, across: mm(5.0), down: mm(3.0), radius: mm(1.5) };
        self.flow.panel(panel, comment);
        self.flow.space(mm(3.0));
        // A short answer stays whole.
        self.flow.reserve(answer.height().min(self.flow.page_height() * 0.2));
        self.flow.place(answer, mm(5.0));
        self.flow.space(mm(8.0));
        self.flow.writer.resume(home);
    }
}

/// Blocks with some space over the first.
fn indented(mut blocks: Vec<Block>, indent: f32, before: f32) -> Vec<Block> {
    if let Some(first) = blocks.first_mut() {
        first.before = first.before.max(before);
    }
    for block in &mut blocks {
        block.indent = indent;
    }
    blocks
}
