//! The end: the evidence with its digests, who signed, and what every reader must know.

use super::Report;
use super::style::{
    BODY, BODY_BOLD, BODY_LEADING, DIGEST, FRAME, HEADING, HEADING_LEADING, INK, LAKE, LICHEN, LOOK, MEASURE,
    PAPER, SMALL, TABLE, TABLE_BOLD, TABLE_LEADING, TABLE_QUIET, foreign, paragraphs, plain,
};
use crate::foundation::pdf::canvas::Pen;
use crate::foundation::pdf::qr;
use crate::foundation::pdf::setting::Setting;
use crate::foundation::pdf::shapes::mm;
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::foundation::pdf::writer::Target;
use crate::reports::content::Verification;

/// Space over a statement.
const STATEMENT_ABOVE: f32 = mm(7.0);

/// Statements side by side, each so wide.
struct StatementRow {
    width: f32,
    statements: Vec<Vec<Block>>,
}

impl StatementRow {
    fn height(&self) -> f32 {
        let height = |blocks: &Vec<Block>| Setting::new(blocks.clone(), self.width).height();
        self.statements.iter().map(height).fold(0.0, f32::max)
    }
}

impl Report<'_> {
    pub(super) fn evidence(&mut self) {
        let content = self.content;
        let language = self.language();
        let words = self.say_with("report-evidence-lead", &[("count", content.evidence.len().to_string())]);
        self.flow.blocks_within(vec![Block::new(vec![Run::new(words, BODY)], BODY_LEADING)], 0.0, MEASURE);
        self.flow.space(mm(5.0));
        let columns = vec![
            Column::text(mm(10.0), self.say("report-evidence-number")),
            Column::text(mm(104.0), self.say("report-evidence-item")),
            Column::text(mm(20.0), self.say("report-evidence-criteria")),
            Column::text(mm(32.0), self.say("report-evidence-accepted")),
        ];
        let rows = content
            .evidence
            .iter()
            .enumerate()
            .map(|(place, item)| {
                let title =
                    Run::new(item.title.text.trim(), TABLE_BOLD).in_language(foreign(&item.title, language));
                let mut named = vec![title];
                // A title that names its type says it once.
                if !item.title.text.trim().starts_with(item.kind.as_str()) {
                    named.extend([Run::new("  ", SMALL), Run::new(item.kind.as_str(), SMALL)]);
                }
                let mut what = vec![Block::new(named, TABLE_LEADING)];
                match &item.sha256 {
                    Some(digest) => what.push(Block::new(vec![Run::new(digest.as_str(), DIGEST)], 10.5)),
                    None => {
                        let words = self.say("report-evidence-seen");
                        what.push(Block::new(vec![Run::new(words, DIGEST)], 10.5));
                    }
                }
                let accepted = match &item.accepted {
                    Some(day) => plain(day.as_str(), TABLE, TABLE_LEADING),
                    None => {
                        let key = if item.returned {
                            "report-evidence-returned"
                        } else {
                            "report-evidence-not-accepted"
                        };
                        plain(self.say(key), TABLE_QUIET, TABLE_LEADING)
                    }
                };
                vec![
                    Cell::Text(vec![plain((place + 1).to_string(), TABLE, TABLE_LEADING)]),
                    Cell::Text(what),
                    Cell::Text(vec![plain(item.criteria.join(", "), TABLE, TABLE_LEADING)]),
                    Cell::Text(vec![accepted]),
                ]
            })
            .collect();
        self.flow.table(Table { caption: None, columns, rows, foot: Vec::new(), look: LOOK });
    }

    pub(super) fn sign_off(&mut self) {
        let language = self.language();
        let columns = vec![
            Column::text(mm(40.0), self.say("report-sign-role")),
            Column::text(mm(94.0), self.say("report-sign-name")),
            Column::text(mm(32.0), self.say("report-sign-on")),
        ];
        let rows = self
            .content
            .sign_off
            .iter()
            .map(|signed| {
                let mut name =
                    vec![Block::new(vec![Run::new(signed.name.as_str(), TABLE_BOLD)], TABLE_LEADING)];
                if let Some(statement) = &signed.statement {
                    name.extend(paragraphs(statement, language, TABLE_QUIET, TABLE_LEADING));
                }
                vec![
                    Cell::Text(vec![plain(signed.role.as_str(), TABLE, TABLE_LEADING)]),
                    Cell::Text(name),
                    Cell::Text(vec![plain(signed.on.as_str(), TABLE, TABLE_LEADING)]),
                ]
            })
            .collect();
        self.flow.table(Table { caption: None, columns, rows, foot: Vec::new(), look: LOOK });
    }

    pub(super) fn statements(&mut self) {
        for row in self.statement_rows() {
            self.flow.space(STATEMENT_ABOVE);
            self.flow.reserve(row.height());
            let (frame, start) = (self.flow.frame, self.flow.y);
            let mut lowest = start;
            for (place, blocks) in row.statements.into_iter().enumerate() {
                self.flow.frame.left = frame.left + place as f32 * (row.width + mm(12.0));
                self.flow.y = start;
                self.flow.place(Setting::new(blocks, row.width), 0.0);
                lowest = lowest.max(self.flow.y);
            }
            self.flow.frame = frame;
            self.flow.y = lowest;
        }
        if self.content.cover.demonstration {
            self.flow.space(mm(5.0));
            let words = self.say("report-demonstration");
            self.strong_line(words);
        }
        let replaced = self.flow.writer.replaced();
        if replaced > 0 {
            self.flow.space(mm(5.0));
            let words = self.say_with("report-replaced", &[("count", replaced.to_string())]);
            self.strong_line(words);
        }
        if let Some(verification) = &self.content.statements.verification {
            self.flow.space(mm(9.0));
            self.verification(verification);
        }
    }

    /// The height of the statements, with how to check a copy where that is said.
    pub(super) fn statements_height(&self) -> f32 {
        let rows: f32 = self.statement_rows().iter().map(|row| row.height() + STATEMENT_ABOVE).sum();
        let demonstration = if self.content.cover.demonstration { mm(5.0) + BODY_LEADING } else { 0.0 };
        let check = if self.content.statements.verification.is_some() { mm(9.0) + mm(48.0) } else { 0.0 };
        // Two lines at most.
        let replaced = if self.flow.writer.replaced() > 0 { mm(5.0) + 2.0 * BODY_LEADING } else { 0.0 };
        rows + demonstration + replaced + check
    }

    /// What every reader must know: short statements side by side, those with an address or a digest over the page.
    fn statement_rows(&self) -> Vec<StatementRow> {
        let statements = &self.content.statements;
        let values = [
            ("contact", statements.contact.clone()),
            ("comments", statements.comment_days.to_string()),
            ("appeal", statements.appeal_days.to_string()),
            ("standard", self.content.cover.standard.clone()),
        ];
        let statement = |key: &str| {
            let title = Run::new(self.say(&format!("{key}-title")), HEADING);
            let words = Run::new(self.say_with(key, &values), BODY);
            vec![
                Block::new(vec![title], HEADING_LEADING).tagged(Some(Tag::H3)),
                Block::new(vec![words], BODY_LEADING).after(mm(1.5)),
            ]
        };
        let mut version = statement("report-statement-version");
        version.push(self.digest(&statements.version_digest).after(mm(1.0)));
        let half = (FRAME.width - mm(12.0)) / 2.0;
        let [inspection, sampling, data, appeal, formats] = [
            "report-statement-inspection",
            "report-statement-sampling",
            "report-statement-data",
            "report-statement-appeal",
            "report-statement-formats",
        ]
        .map(statement);
        vec![
            StatementRow { width: half, statements: vec![inspection, sampling] },
            StatementRow { width: half, statements: vec![data, appeal] },
            StatementRow { width: MEASURE, statements: vec![formats] },
            StatementRow { width: MEASURE, statements: vec![version] },
        ]
    }

    /// How to check that a copy is genuine, with a code to point a camera at.
    fn verification(&mut self, verification: &Verification) {
        let code = qr::code(&verification.address);
        let (across, down, side) = (mm(6.0), mm(6.0), mm(34.0));
        let aside = if code.is_some() { side + mm(8.0) } else { 0.0 };
        let text_width = FRAME.width - 2.0 * across - aside;
        let address = Run::new(verification.address.as_str(), Pen { colour: LAKE, ..BODY })
            .linked(Target::Address(verification.address.clone()));
        let blocks = vec![
            Block::new(vec![Run::new(self.say("report-verify-title"), BODY_BOLD)], BODY_LEADING),
            Block::new(vec![Run::new(self.say("report-verify"), BODY)], BODY_LEADING).after(mm(1.0)),
            Block::new(vec![address], BODY_LEADING).after(mm(2.0)),
            self.small_label(self.say("report-verify-code")).after(mm(3.0)),
            Block::new(vec![Run::new(verification.code.as_str(), Pen::bold(14.0, INK))], 19.0),
        ];
        let mut setting = Setting::new(blocks, text_width);
        let height = setting.height().max(if code.is_some() { side } else { 0.0 }) + 2.0 * down;
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
            let alt = (self.words)("report-verify-qr", &[("address", verification.address.clone())]);
            self.flow.writer.figure(&alt, bounds, |canvas| qr::draw(canvas, bounds, &code));
        }
        self.flow.y += height;
    }
}
