//! Who the co-op is, with its votes; and how the audit was done.

use std::rc::Rc;

use super::Report;
use super::signs::Sign;
use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, DIGEST, HEADING, HEADING_LEADING, HEATHER, HEATHER_SOFT, LOOK, MEASURE,
    SMALL, SMALL_LEADING, TABLE, TABLE_BOLD, TABLE_LEADING, paragraphs, plain, run,
};
use crate::foundation::pdf::bars::{bar, inset};
use crate::foundation::pdf::shapes::mm;
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::text::{Block, Run};
use crate::reports::content::{Labelled, Mark, Prose, Sample, Votes};

impl Report<'_> {
    pub(super) fn cooperative(&mut self) {
        let cooperative = &self.content.cooperative;
        self.prose(&cooperative.about);
        self.flow.space(mm(5.0));
        self.labelled(&cooperative.facts);
        if let Some(votes) = &cooperative.votes {
            self.flow.space(mm(9.0));
            self.votes(votes);
        }
    }

    /// Paragraphs of body text.
    pub(super) fn prose(&mut self, all: &[Prose]) {
        for prose in all {
            self.flow.space(mm(2.5));
            self.flow.blocks_within(paragraphs(prose, self.language(), BODY, BODY_LEADING), 0.0, MEASURE);
        }
        self.flow.space(mm(2.5));
    }

    fn votes(&mut self, votes: &Votes) {
        let total = votes.total();
        let share = |part: u64| if total == 0 { 0.0 } else { part as f32 * 100.0 / total as f32 };
        let words = self.words;
        let percent = |part: u64| words("report-percent", &[("value", format!("{:.1}", share(part)))]);
        let columns = vec![
            Column::text(mm(58.0), self.say("report-votes-class")),
            Column::number(mm(18.0), self.say("report-votes-members")),
            Column::number(mm(24.0), self.say("report-votes-votes")),
            Column::drawn(mm(51.0), Rc::new(|_, _| {})),
            Column::number(mm(15.0), self.say("report-votes-share")),
        ];
        let asked = if votes.user_led { vec![51.0] } else { Vec::new() };
        let rows = votes
            .classes
            .iter()
            .map(|class| {
                let colour = if class.user { HEATHER } else { HEATHER_SOFT };
                let thresholds = if class.user { asked.clone() } else { Vec::new() };
                vec![
                    Cell::Text(vec![plain(class.name.as_str(), TABLE, TABLE_LEADING)]),
                    Cell::Text(vec![plain(class.members.to_string(), TABLE, TABLE_LEADING)]),
                    Cell::Text(vec![plain(class.votes.to_string(), TABLE, TABLE_LEADING)]),
                    Cell::Drawn(inset(bar(share(class.votes), colour, thresholds, None))),
                    Cell::Text(vec![plain(percent(class.votes), TABLE, TABLE_LEADING)]),
                ]
            })
            .collect();
        let members: u64 = votes.classes.iter().map(|class| class.members).sum();
        let sum = [self.say("report-votes-total"), members.to_string(), total.to_string(), percent(total)];
        let mut sum = sum.map(|words| Cell::Text(vec![plain(words, TABLE_BOLD, TABLE_LEADING)])).into_iter();
        let mut foot: Vec<Cell> = sum.by_ref().take(3).collect();
        foot.push(Cell::Drawn(Rc::new(|_, _| {})));
        foot.extend(sum);
        let caption = self.say_with("report-votes", &[("day", votes.as_of.clone())]);
        let caption = Some(Block::new(vec![Run::new(caption, HEADING)], HEADING_LEADING));
        self.flow.table(Table { caption, columns, rows, foot: vec![foot], look: LOOK });
        let arguments = [
            ("users", votes.users().to_string()),
            ("total", total.to_string()),
            ("percent", percent(votes.users())),
        ];
        let (sign, words) = match (votes.user_led, votes.users_lead()) {
            (true, Some(true)) => (Mark::Met, self.say_with("report-votes-reached", &arguments)),
            (true, Some(false)) => (Mark::NotMet, self.say_with("report-votes-missed", &arguments)),
            (false, Some(_)) => (Mark::NotApplicable, self.say_with("report-votes-users", &arguments)),
            (_, None) => (Mark::NotAssessed, self.say("report-votes-none")),
        };
        self.flow.space(mm(4.0));
        let mut runs = Vec::new();
        if sign != Mark::NotApplicable {
            runs.push(Sign::from(sign).run(BODY));
        }
        runs.push(Run::new(words, BODY));
        self.flow.blocks_within(vec![Block::new(runs, BODY_LEADING)], 0.0, MEASURE);
    }

    pub(super) fn method(&mut self) {
        let method = &self.content.method;
        let frame = self.flow.frame;
        for (key, prose) in [
            ("report-scope", &method.scope),
            ("report-how", &method.method),
            ("report-limits", &method.limits),
        ] {
            if !prose.is_empty() {
                self.sub_heading(key);
                self.prose(prose);
            }
        }
        if let Some(sample) = &method.sample {
            self.sub_heading("report-sample");
            self.sample(sample);
        }
        if !method.team.is_empty() {
            let columns = vec![
                Column::text(mm(48.0), self.say("report-team-name")),
                Column::text(mm(42.0), self.say("report-team-role")),
                Column::text(frame.width - mm(90.0), self.say("report-team-declaration")),
            ];
            let language = self.language();
            let rows = method
                .team
                .iter()
                .map(|member| {
                    let mut declaration: Vec<Block> = Vec::new();
                    if let Some(interest) = &member.interest {
                        declaration.push(Block::new(vec![Run::new(interest.as_str(), TABLE)], TABLE_LEADING));
                    }
                    if !member.declaration.text.trim().is_empty() {
                        let words = run(&member.declaration, language, TABLE);
                        declaration.push(Block::new(vec![words], TABLE_LEADING));
                    }
                    vec![
                        Cell::Text(vec![plain(member.name.as_str(), TABLE_BOLD, TABLE_LEADING)]),
                        Cell::Text(vec![plain(member.role.as_str(), TABLE, TABLE_LEADING)]),
                        Cell::Text(declaration),
                    ]
                })
                .collect();
            self.flow.space(mm(8.0));
            let caption = Block::new(vec![Run::new(self.say("report-team"), HEADING)], HEADING_LEADING);
            self.flow.table(Table { caption: Some(caption), columns, rows, foot: Vec::new(), look: LOOK });
        }
    }

    fn sample(&mut self, sample: &Sample) {
        let arguments = [("drawn", sample.drawn.to_string()), ("population", sample.population.to_string())];
        let words = self.say_with("report-sample-drawn", &arguments);
        let mut blocks = vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)];
        if let Some(note) = &sample.note {
            let note = paragraphs(note, self.language(), BODY, BODY_LEADING);
            blocks.extend(note.into_iter().map(|block| block.after(mm(2.0))));
        }
        self.flow.blocks_within(blocks, 0.0, MEASURE);
        self.flow.space(mm(2.5));
        let rows = [
            ("report-sample-algorithm", &sample.algorithm),
            ("report-sample-seed", &sample.seed),
            ("report-sample-digest", &sample.digest),
        ]
        .map(|(key, value)| Labelled { label: self.say(key), value: value.as_str().into() });
        self.labelled(&rows);
    }

    /// A digest in small digits.
    pub(super) fn digest(&self, digest: &str) -> Block {
        let word = self.say("report-digest");
        Block::new(vec![Run::new(format!("{word}\u{a0}"), DIGEST), Run::new(digest, DIGEST)], 10.5)
    }

    /// A small remark under a table.
    pub(super) fn remark(&mut self, words: String) {
        self.flow.space(mm(3.0));
        self.flow.blocks(vec![Block::new(vec![Run::new(words, SMALL)], SMALL_LEADING)]);
    }

    /// A line of body text in bold.
    pub(super) fn strong_line(&mut self, words: String) {
        self.flow.blocks_within(
            vec![Block::new(vec![Run::new(words, BODY_BOLD)], BODY_LEADING)],
            0.0,
            MEASURE,
        );
    }
}
