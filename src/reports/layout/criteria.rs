//! Every criterion, by section.

use super::Report;
use super::entries::Entry;
use super::signs::Sign;
use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, SECTION, SECTION_LEADING, SMALL, SMALL_LEADING, TABLE, TABLE_BOLD,
    TABLE_LEADING, TABLE_QUIET, foreign, paragraphs,
};
use crate::foundation::pdf::canvas::Pen;
use crate::foundation::pdf::shapes::mm;
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::reports::content::{ComputedFact, Criterion, Section};

/// The word of a result; the longest one in Welsh fills its column.
const RESULT: Pen = Pen { size: 9.5, ..BODY_BOLD };

impl Report<'_> {
    pub(super) fn criteria(&mut self) {
        let content = self.content;
        let words = self.say("report-criteria-lead");
        let block = Block::new(vec![Run::new(words, BODY)], BODY_LEADING);
        self.flow.blocks_within(vec![block], 0.0, super::style::MEASURE);
        for (place, section) in content.sections.iter().enumerate() {
            self.flow.space(mm(if place == 0 { 5.0 } else { 9.0 }));
            self.section(section);
        }
    }

    fn section(&mut self, section: &Section) {
        self.flow.writer.open(Tag::Sect);
        let title = format!("{}. {}", section.number, section.title);
        let scores = &self.content.outcome.scores;
        let score = scores.iter().find(|one| one.number == section.number).and_then(|one| one.score);
        let mut runs = vec![Run::new(title.as_str(), SECTION)];
        if let Some(score) = score {
            let words = self.say_with("report-section-score", &[("score", score.to_string())]);
            runs.push(Run::new(" ", SECTION));
            runs.push(Run::new(format!("\u{a0}{}", words.replace(' ', "\u{a0}")), TABLE_QUIET));
        }
        let block = Block::new(runs, SECTION_LEADING).tagged(Some(Tag::H3));
        self.flow.heading(block, mm(2.5), Some((&title, self.level + 1)));
        for criterion in &section.criteria {
            self.criterion(criterion);
        }
        self.flow.writer.close();
    }

    fn criterion(&mut self, criterion: &Criterion) {
        let language = self.language();
        let result = self.say(&format!("report-result-{}", criterion.result.key()));
        let mut judgement = vec![
            Block::new(Sign::from(criterion.result).with_word(result, RESULT), BODY_LEADING),
            Block::new(vec![self.severity(criterion.severity)], SMALL_LEADING).after(mm(1.4)),
        ];
        if let Some(last) = criterion.last {
            let last = self.say(&format!("report-result-{}", last.key()));
            let words = self.say_with("report-last-time", &[("result", last)]);
            judgement.push(Block::new(vec![Run::new(words, SMALL)], SMALL_LEADING).after(mm(1.4)));
        }
        let text = Run::new(criterion.text.as_str(), TABLE_QUIET);
        let mut details = Vec::new();
        if let Some(reason) = &criterion.reason {
            details.push((self.say("report-reason"), paragraphs(reason, language, TABLE, TABLE_LEADING)));
        }
        if let Some(note) = &criterion.note {
            details.push((self.say("report-note"), paragraphs(note, language, TABLE, TABLE_LEADING)));
        }
        if !criterion.facts.is_empty() {
            let facts = criterion.facts.iter().flat_map(|fact| self.fact(fact)).collect();
            details.push((self.say("report-facts"), facts));
        }
        if !criterion.evidence.is_empty() {
            let mut runs = Vec::new();
            for (place, title) in criterion.evidence.iter().enumerate() {
                if place > 0 {
                    runs.push(Run::new("; ", SMALL));
                }
                runs.push(Run::new(title.text.trim(), SMALL).in_language(foreign(title, language)));
            }
            details.push((self.say("report-evidence"), vec![Block::new(runs, SMALL_LEADING)]));
        }
        if !criterion.findings.is_empty() {
            let runs = vec![Run::new(criterion.findings.join(", "), TABLE_BOLD)];
            details.push((self.say("report-findings"), vec![Block::new(runs, SMALL_LEADING)]));
        }
        let entry = Entry {
            code: criterion.code.clone(),
            title: vec![Run::new(criterion.title.as_str(), BODY_BOLD)],
            words: vec![Block::new(vec![text], TABLE_LEADING).after(mm(0.6))],
            judgement,
            details,
        };
        self.entry(entry, Tag::H4);
    }

    /// A figure: what, how much, what was asked for, and from what.
    fn fact(&self, fact: &ComputedFact) -> Vec<Block> {
        let mut runs =
            vec![Run::new(format!("{}: ", fact.label), TABLE), Run::new(fact.value.as_str(), TABLE_BOLD)];
        let mut more = Vec::new();
        if let Some(asked) = &fact.asked {
            more.push(self.say_with("report-fact-asked", &[("asked", asked.clone())]));
        }
        more.extend(fact.basis.clone());
        if !more.is_empty() {
            runs.push(Run::new(format!(" ({})", more.join("; ")), TABLE_QUIET));
        }
        let mut blocks = vec![Block::new(runs, TABLE_LEADING)];
        if let Some(reason) = &fact.overridden {
            let words = self.say("report-fact-overridden");
            let runs = vec![
                Run::new(format!("{words} "), TABLE_BOLD),
                Run::new(reason.text.trim(), TABLE).in_language(foreign(reason, self.language())),
            ];
            blocks.push(Block::new(runs, TABLE_LEADING));
        }
        blocks
    }
}
