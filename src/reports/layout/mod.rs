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
mod parts;
mod plain;
mod signs;
mod style;
mod summary;

use crate::foundation::i18n::tag;
use crate::foundation::pdf::attachment::{Attachment, id_of};
use crate::foundation::pdf::canvas::{Pen, Stroke};
use crate::foundation::pdf::flow::Flow;
use crate::foundation::pdf::fonts::legible;
use crate::foundation::pdf::metadata::Metadata;
use crate::foundation::pdf::shapes::{Path, mm};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::foundation::pdf::writer::Writer;
use crate::foundation::pdf::{Drawn, PdfError};
use crate::reports::content::{Content, Labelled, Language, key};
use parts::{Part, nothing};
pub use plain::draw_summary;
use style::{
    BAD, FOOT, FRAME, HEAD, HEADING, HEADING_LEADING, HEATHER, LINE, NONE_TINT, SMALL, TITLE, TITLE_LEADING,
};

/// Resolves a fixed label: message key and arguments to words in the report's language. Arguments that are
/// whole numbers choose plural forms; the words must come without bidirectional isolation marks.
pub type Words<'a> = &'a dyn Fn(&str, &[(&str, String)]) -> String;

/// Raised when the drawing changes, so that equal ids always mean equal bytes.
const DRAWING: &str = "safon-report/6";
/// The shape of the data inside, for programs that read it.
const FORMAT: &str = "safon-report/1";
const FORMAT_OF_BOTH: &str = "safon-report-in-both-languages/1";
const FORMAT_OF_SUMMARY: &str = "safon-summary/1";
const FORMAT_OF_BOTH_SUMMARIES: &str = "safon-summary-in-both-languages/1";

/// The report as PDF. The same content and words give the same bytes.
pub fn render(content: &Content, words: Words<'_>) -> Result<Vec<u8>, PdfError> {
    Ok(draw(content, words)?.bytes)
}

/// The report as PDF, with the place of each line.
pub fn draw(content: &Content, words: Words<'_>) -> Result<Drawn, PdfError> {
    draw_all(&[(content, words)])
}

/// The same report in two languages as one PDF, the first one first.
pub fn draw_both(first: (&Content, Words<'_>), second: (&Content, Words<'_>)) -> Result<Drawn, PdfError> {
    draw_all(&[first, second])
}

fn draw_all(all: &[(&Content, Words<'_>)]) -> Result<Drawn, PdfError> {
    let mut flow = Flow::new(Writer::new(), FRAME);
    let home = flow.writer.here();
    let mut stretches = Vec::new();
    for (place, &(content, words)) in all.iter().enumerate() {
        if place > 0 {
            flow.writer.turn_to(flow.writer.pages() - 1);
            flow.new_page();
        }
        let (page, bookmark) = (flow.writer.page(), flow.writer.bookmarks.len());
        let mut report = Report { flow, words, content, bookmark, level: 0, both: all.len() > 1 };
        if all.len() > 1 {
            report.open_language(place > 0);
        }
        report.all_parts();
        flow = report.flow;
        flow.writer.resume(home);
        stretches.push((content, words, page..flow.writer.pages()));
    }
    for (content, words, pages) in stretches {
        let mut report = Report { flow, words, content, bookmark: 0, level: 0, both: all.len() > 1 };
        report.heads_and_feet(pages);
        flow = report.flow;
    }
    let report = match all.first() {
        Some(&(content, words)) => {
            Report { flow, words, content, bookmark: 0, level: 0, both: all.len() > 1 }
        }
        None => return Err(PdfError::Writing("a report in no language".to_owned())),
    };
    let metadata = report.metadata(all.get(1).map(|(content, _)| *content))?;
    let writer = report.flow.writer;
    let (text_boxes, replaced) = (writer.text_boxes(), writer.replaced());
    Ok(Drawn { bytes: writer.finish(&metadata)?, text_boxes, replaced })
}

/// A report being drawn.
struct Report<'a> {
    flow: Flow,
    words: Words<'a>,
    content: &'a Content,
    /// How many bookmarks stand before its own.
    bookmark: usize,
    /// Depth of its bookmarks: one below that of its language where the document is in two.
    level: usize,
    /// The document holds it in both languages.
    both: bool,
}

impl<'a> Report<'a> {
    /// What follows is in this report's language, of two; the first is that of the document.
    fn open_language(&mut self, second: bool) {
        let part = self.flow.writer.open(Tag::Part);
        if second {
            self.flow.writer.set_language(part, tag(self.content.language));
        }
        let words = self.say("report-language-name");
        self.flow.writer.bookmark(&words, 0, 0.0);
        (self.bookmark, self.level) = (self.bookmark + 1, 1);
    }

    fn all_parts(&mut self) {
        self.cover();
        let mut contents = None;
        for part in Part::ALL {
            self.part(part);
            if part == Part::Summary {
                contents = Some(self.reserve_contents());
            }
        }
        self.flow.settle();
        if let Some(contents) = contents {
            self.write_contents(contents);
        }
    }

    fn say(&self, key: &str) -> String {
        (self.words)(key, &[])
    }

    fn say_with(&self, key: &str, arguments: &[(&str, String)]) -> String {
        (self.words)(key, arguments)
    }

    fn language(&self) -> Language {
        self.content.language
    }

    fn part(&mut self, part: Part) {
        let (content, number) = (self.content, part.number());
        let nothing = nothing(part, content);
        // One sentence that nothing was commented on needs no page of its own.
        let brief = content.comments.as_ref().filter(|comments| comments.points.is_empty());
        let share = match brief.filter(|_| part == Part::Comments) {
            Some(comments) => Some(if comments.appeals.is_empty() { 0.14 } else { 0.22 }),
            None if nothing.is_some() => Some(0.14),
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
        let level = self.level;
        self.flow.heading(block, mm(4.0), Some((&numbered, level)));
        match part {
            _ if nothing.is_some() => nothing.into_iter().for_each(|message| self.paragraph(message)),
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
    fn heads_and_feet(&mut self, own: std::ops::Range<usize>) {
        let content = self.content;
        let cover = &content.cover;
        let kind = self.say(&format!("report-kind-{}", key(cover.kind)));
        let right = self.say_with("report-head", &[("kind", kind), ("month", cover.month.clone())]);
        let draft = self.say("report-draft");
        let name = SMALL.shortened(&cover.cooperative.text, mm(90.0));
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
        let left = SMALL.shortened(&left, mm(130.0));
        let pages = self.flow.writer.pages();
        for page in own.skip(1) {
            self.flow.writer.turn_to(page);
            if content.draft {
                self.flow.writer.underlay(|canvas| canvas.watermark(&draft, NONE_TINT));
            }
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

    /// What the document says of itself; `other`: the same in its second language.
    fn metadata(&self, other: Option<&Content>) -> Result<Metadata, PdfError> {
        let content = self.content;
        let id = id_of(DRAWING, &(content, other))?;
        let cover = &content.cover;
        let kind = self.say(&format!("report-title-{}", key(cover.kind)));
        let name = cover.cooperative.text.clone();
        Ok(Metadata {
            title: self
                .say_with("report-title", &[("name", name), ("kind", kind), ("month", cover.month.clone())]),
            author: content.publisher.clone(),
            subject: format!("{}, {}", cover.reference, self.issue()),
            language: tag(content.language),
            also: other.map(|other| tag(other.language)),
            made_at: content.made_at,
            id,
            code: content.statements.verification.as_ref().map(|how| how.code.clone()),
            attachment: Some(self.data(other)?),
        })
    }

    /// The same content for programs.
    fn data(&self, other: Option<&Content>) -> Result<Attachment, PdfError> {
        let (content, about) = (self.content, self.say("report-data"));
        let language = content.language;
        match other {
            None => {
                let name = format!("{}-{language}.json", content.cover.reference);
                Attachment::json(name, about, FORMAT, content)
            }
            Some(other) => {
                let name = format!("{}.json", content.cover.reference);
                let both =
                    serde_json::json!({ language.to_string(): content, other.language.to_string(): other });
                Attachment::json(name, about, FORMAT_OF_BOTH, &both)
            }
        }
    }

    /// Labels and values, one pair below the other.
    fn labelled(&mut self, rows: &[Labelled]) {
        entries::labelled(self, rows);
    }
}
