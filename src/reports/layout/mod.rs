//! How a report looks: content to pages of a tagged PDF. One file for each group of parts.

mod about;
mod closing;
mod contents;
mod cover;
mod criteria;
mod entries;
mod figures;
mod findings;
mod outcome;
mod signs;
mod style;
mod summary;

use sha2::{Digest, Sha256};

use crate::foundation::pdf::PdfError;
use crate::foundation::pdf::canvas::{Pen, Stroke};
use crate::foundation::pdf::flow::Flow;
use crate::foundation::pdf::fonts::legible;
use crate::foundation::pdf::metadata::Metadata;
use crate::foundation::pdf::shapes::{Path, mm};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::foundation::pdf::writer::{TextBox, Writer};
use crate::reports::content::{Content, Labelled, Language, key, tag};
use style::{BAD, FOOT, FRAME, HEAD, HEADING, HEADING_LEADING, HEATHER, LINE, SMALL, TITLE, TITLE_LEADING};

/// Resolves a fixed label: message key and arguments to words in the report's language. Arguments that are
/// whole numbers choose plural forms; the words must come without bidirectional isolation marks.
pub type Words<'a> = &'a dyn Fn(&str, &[(&str, String)]) -> String;

/// Raised when the drawing changes, so that equal ids always mean equal bytes.
const DRAWING: &str = "safon-report/3";

/// A drawn report.
pub struct Drawn {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Where text stands, by page; for checks of the layout.
    pub text_boxes: Vec<Vec<TextBox>>,
}

/// The report as PDF. The same content and words give the same bytes.
pub fn render(content: &Content, words: Words<'_>) -> Result<Vec<u8>, PdfError> {
    Ok(draw(content, words)?.bytes)
}

/// The report as PDF, with the place of each line.
pub fn draw(content: &Content, words: Words<'_>) -> Result<Drawn, PdfError> {
    let mut report = Report { flow: Flow::new(Writer::new(), FRAME), words, content };
    report.cover();
    let parts = parts(content);
    let mut contents = None;
    for (place, part) in parts.iter().enumerate() {
        report.part(*part, place + 1);
        if place == 0 {
            contents = Some(report.reserve_contents(&parts));
        }
    }
    report.flow.reserve(0.0);
    if let Some(contents) = contents {
        report.write_contents(contents);
    }
    report.heads_and_feet();
    let metadata = report.metadata()?;
    let text_boxes = report.flow.writer.text_boxes();
    Ok(Drawn { bytes: report.flow.writer.finish(&metadata)?, text_boxes })
}

/// The parts that have data, in order. Contents, numbers and bookmarks come from this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Summary,
    Cooperative,
    Method,
    Outcome,
    Criteria,
    Findings,
    PreviousActions,
    Training,
    Democracy,
    Voice,
    GoodPractice,
    ActionPlan,
    Comments,
    Evidence,
    SignOff,
    Statements,
}

impl Part {
    fn key(self) -> &'static str {
        match self {
            Self::Summary => "report-part-summary",
            Self::Cooperative => "report-part-cooperative",
            Self::Method => "report-part-method",
            Self::Outcome => "report-part-outcome",
            Self::Criteria => "report-part-criteria",
            Self::Findings => "report-part-findings",
            Self::PreviousActions => "report-part-previous-actions",
            Self::Training => "report-part-training",
            Self::Democracy => "report-part-democracy",
            Self::Voice => "report-part-voice",
            Self::GoodPractice => "report-part-good-practice",
            Self::ActionPlan => "report-part-action-plan",
            Self::Comments => "report-part-comments",
            Self::Evidence => "report-part-evidence",
            Self::SignOff => "report-part-sign-off",
            Self::Statements => "report-part-statements",
        }
    }

    /// The share of a page that must be free for a short part to go on below the one before. Others start
    /// on a page of their own.
    fn goes_on(self) -> Option<f32> {
        match self {
            Self::PreviousActions
            | Self::Training
            | Self::Democracy
            | Self::Voice
            | Self::GoodPractice
            | Self::ActionPlan
            | Self::Comments => Some(0.36),
            Self::Findings | Self::Evidence => Some(0.5),
            // A long part begins below a short page, never below a full one.
            Self::Criteria => Some(0.54),
            Self::SignOff => Some(0.22),
            Self::Summary | Self::Cooperative | Self::Method | Self::Outcome | Self::Statements => None,
        }
    }
}

fn parts(content: &Content) -> Vec<Part> {
    let (cooperative, method) = (&content.cooperative, &content.method);
    let all = [
        (Part::Summary, true),
        (
            Part::Cooperative,
            !cooperative.about.is_empty() || !cooperative.facts.is_empty() || cooperative.votes.is_some(),
        ),
        (
            Part::Method,
            method.sample.is_some()
                || [&method.scope, &method.method, &method.limits].iter().any(|prose| !prose.is_empty())
                || !method.team.is_empty(),
        ),
        (Part::Outcome, !content.outcome.scores.is_empty()),
        (Part::Criteria, !content.sections.is_empty()),
        (Part::Findings, !content.findings.is_empty()),
        (Part::PreviousActions, !content.previous_actions.is_empty()),
        (Part::Training, content.training.is_some()),
        (Part::Democracy, content.democracy.is_some()),
        (Part::Voice, content.voice.is_some()),
        (Part::GoodPractice, !content.good_practice.is_empty()),
        (Part::ActionPlan, !content.action_plan.is_empty()),
        (Part::Comments, content.comments.is_some()),
        (Part::Evidence, !content.evidence.is_empty()),
        (Part::SignOff, !content.sign_off.is_empty()),
        (Part::Statements, true),
    ];
    all.into_iter().filter_map(|(part, present)| present.then_some(part)).collect()
}

/// A report being drawn.
struct Report<'a> {
    flow: Flow,
    words: Words<'a>,
    content: &'a Content,
}

impl<'a> Report<'a> {
    fn say(&self, key: &str) -> String {
        (self.words)(key, &[])
    }

    fn say_with(&self, key: &str, arguments: &[(&str, String)]) -> String {
        (self.words)(key, arguments)
    }

    fn language(&self) -> Language {
        self.content.language
    }

    fn part(&mut self, part: Part, number: usize) {
        let content = self.content;
        // One sentence that nothing was commented on needs no page of its own.
        let brief = content.comments.as_ref().filter(|comments| comments.points.is_empty());
        let share = match brief.filter(|_| part == Part::Comments) {
            Some(comments) => Some(if comments.appeals.is_empty() { 0.14 } else { 0.22 }),
            None => part.goes_on(),
        };
        // What every reader must know stays on one page, and needs none of its own if the last one has the room.
        let whole =
            (part == Part::Statements).then(|| mm(14.0) + TITLE_LEADING + mm(4.0) + self.statements_height());
        let needed = whole.or(share.map(|share| self.flow.page_height() * share));
        if needed.is_some_and(|needed| self.flow.room() > needed) {
            self.flow.space(mm(14.0));
        } else {
            self.flow.fresh_page();
        }
        self.flow.writer.open(Tag::Sect);
        let title = self.say(part.key());
        let numbered = format!("{number}. {title}");
        let number = Run::new(format!("{number}\u{a0}\u{a0}"), Pen { colour: HEATHER, ..TITLE });
        let block = Block::new(vec![number, Run::new(title, TITLE)], TITLE_LEADING).tagged(Some(Tag::H2));
        self.flow.heading(block, mm(4.0), Some((&numbered, 0)));
        match part {
            Part::Summary => self.summary(),
            Part::Cooperative => self.cooperative(),
            Part::Method => self.method(),
            Part::Outcome => self.outcome(),
            Part::Criteria => self.criteria(),
            Part::Findings => self.findings(),
            Part::PreviousActions => self.previous_actions(),
            Part::Training => content.training.iter().for_each(|training| self.training(training)),
            Part::Democracy => content.democracy.iter().for_each(|democracy| self.democracy(democracy)),
            Part::Voice => content.voice.iter().for_each(|voice| self.voice(voice)),
            Part::GoodPractice => self.good_practice(),
            Part::ActionPlan => self.action_plan(),
            Part::Comments => content.comments.iter().for_each(|comments| self.comments(comments)),
            Part::Evidence => self.evidence(),
            Part::SignOff => self.sign_off(),
            Part::Statements => self.statements(),
        }
        self.flow.writer.close();
    }

    /// A heading within a part.
    fn sub_heading(&mut self, key: &str) {
        let words = self.say(key);
        self.sub_heading_words(words, mm(7.0));
    }

    fn sub_heading_words(&mut self, words: String, before: f32) {
        let block = Block::new(vec![Run::new(words, HEADING)], HEADING_LEADING);
        self.flow.heading(block.tagged(Some(Tag::H3)).after(before), mm(2.0), None);
    }

    /// The running head on the left, shortened to the room it has.
    fn heads_and_feet(&mut self) {
        let content = self.content;
        let cover = &content.cover;
        let kind = self.say(&format!("report-kind-{}", key(cover.kind)));
        let right = self.say_with("report-head", &[("kind", kind), ("month", cover.month.clone())]);
        let draft = self.say("report-draft");
        let name = shortened(&cover.cooperative.text, mm(90.0));
        let issue = match cover.issue.filter(|_| !content.draft) {
            Some(issue) => self.say_with("report-foot-issue", &[("issue", issue.to_string())]),
            None => draft.clone(),
        };
        let reference = cover.reference.clone();
        let mut left = self.say_with("report-foot", &[("reference", reference), ("issue", issue)]);
        if let Some(verification) = &content.statements.verification {
            let code = self.say_with("report-foot-code", &[("code", verification.code.clone())]);
            left = format!("{left} {code}");
        }
        let left = shortened(&left, mm(130.0));
        let pages = self.flow.writer.pages();
        for page in 1..pages {
            self.flow.writer.turn_to(page);
            let numbers = [("page", (page + 1).to_string()), ("pages", pages.to_string())];
            let number = self.say_with("report-page", &numbers);
            self.flow.writer.artifact(|canvas| {
                let (start, end) = (FRAME.left, FRAME.left + FRAME.width);
                canvas.text(start, HEAD, SMALL, &name);
                canvas.text_to(end, HEAD, SMALL, &right);
                if content.draft {
                    let mut bold = SMALL;
                    bold.face = crate::foundation::pdf::fonts::Face::Bold;
                    bold.colour = BAD;
                    let shift = SMALL.width(&legible(&right)) + mm(4.0);
                    canvas.text_to(end - shift, HEAD, bold, &draft);
                }
                let rule = FOOT - mm(5.2);
                canvas.stroke(&Path::line(start, rule, end, rule), Stroke::solid(LINE, 0.5));
                canvas.text(start, FOOT, SMALL, &left);
                canvas.text_to(end, FOOT, SMALL, &number);
            });
        }
    }

    fn issue(&self) -> String {
        match self.content.cover.issue.filter(|_| !self.content.draft) {
            Some(issue) => self.say_with("report-issue", &[("issue", issue.to_string())]),
            None => self.say("report-draft"),
        }
    }

    fn metadata(&self) -> Result<Metadata, PdfError> {
        let content = self.content;
        let json = serde_json::to_vec(content).map_err(|error| PdfError::Writing(error.to_string()))?;
        let digest = Sha256::new().chain_update(DRAWING).chain_update(json).finalize();
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        let cover = &content.cover;
        let kind = self.say(&format!("report-title-{}", key(cover.kind)));
        let name = cover.cooperative.text.clone();
        Ok(Metadata {
            title: self
                .say_with("report-title", &[("name", name), ("kind", kind), ("month", cover.month.clone())]),
            author: content.publisher.clone(),
            subject: format!("{}, {}", cover.reference, self.issue()),
            language: tag(content.language),
            made_at: content.made_at,
            id,
        })
    }

    /// Labels and values, one pair below the other.
    fn labelled(&mut self, rows: &[Labelled]) {
        entries::labelled(self, rows);
    }
}

/// Text for a running head, cut with an ellipsis where it is too wide.
fn shortened(text: &str, room: f32) -> String {
    let text = legible(text);
    if SMALL.width(&text) <= room {
        return text.into_owned();
    }
    let mut out = String::new();
    let mut used = SMALL.width("…");
    for c in text.chars() {
        used += SMALL.width(c.encode_utf8(&mut [0; 4]));
        if used > room {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}
