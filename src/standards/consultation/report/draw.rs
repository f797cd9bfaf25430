//! A consultation report on paper: in Welsh, in English, or in both, Welsh first. The same content makes the same bytes.

use chrono::NaiveDate;
use entities::access::Language;
use entities::documents::DocumentLanguage;
use entities::standards::DispositionKind;
use scheduler::clock::Timestamp;

use super::content::{Both, Change, Comment, Content, How, Point, Prose, Section};
use crate::foundation::error::Message;
use crate::foundation::i18n::{Words, tag};
use crate::foundation::pdf::attachment::{Attachment, id_of};
use crate::foundation::pdf::metadata::Metadata;
use crate::foundation::pdf::paper::{Bar, Bars, Check, Heads, Opening, Paper, Print, Text};
use crate::foundation::pdf::shapes::{Colour, mm};
use crate::foundation::pdf::style::{BAD, GOOD, HEATHER_PALE, WARN};
use crate::foundation::pdf::{Drawn, PdfError};

/// Raised whenever the drawing changes: the same content then makes other bytes under another id.
const DRAWING: &str = "consultation-report/2";
/// The shape of the attached data.
const FORMAT: &str = "safon-consultation-report/1";

/// What a paper bears beside its content.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub language: DocumentLanguage,
    /// Who answers for it.
    pub author: Both,
    /// The code, as it is kept.
    pub code: String,
    /// Where the service is: copies are checked there.
    pub base_url: String,
    pub made_at: Timestamp,
}

/// Draws the report.
pub fn draw(content: &Content, words: &Words, sheet: &Sheet) -> Result<Drawn, PdfError> {
    let languages = sheet.language.each();
    let mut paper = Paper::new(Print::Ordinary);
    for language in languages {
        let mut writer = Writer { paper, content, words, language: *language };
        writer.whole(sheet);
        paper = writer.paper;
    }
    let first = languages.first().copied().unwrap_or(Language::Cy);
    let say = |message: &Message| words.say(first, message);
    let metadata = Metadata {
        title: say(&titled(content, first)),
        author: sheet.author.text(first).to_owned(),
        subject: say(&about(content, first)),
        language: tag(first),
        code: Some(crate::documents::code::printed(&sheet.code)),
        also: languages.get(1).copied().map(tag),
        made_at: sheet.made_at,
        id: id_of(DRAWING, &(content, sheet.language, &sheet.code, &sheet.base_url, sheet.made_at))?,
        attachment: Some(Attachment::json(
            format!("consultation-{}-{}.json", plain(&content.code), plain(&content.number)),
            words.word(first, "report-data"),
            FORMAT,
            content,
        )?),
    };
    paper.finish(&metadata)
}

fn titled(content: &Content, language: Language) -> Message {
    Message::new("consultation-report-title")
        .with("title", content.title.text(language))
        .with("number", content.number.as_str())
}

fn about(content: &Content, language: Language) -> Message {
    Message::new("consultation-report-about")
        .with("title", content.title.text(language))
        .with("number", content.number.as_str())
        .with("n", content.comments())
}

/// A name that every program can keep.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' }).collect()
}

struct Writer<'a> {
    paper: Paper,
    content: &'a Content,
    words: &'a Words,
    language: Language,
}

impl Writer<'_> {
    fn word(&self, key: &str) -> String {
        self.words.word(self.language, key)
    }

    fn say(&self, message: &Message) -> String {
        self.words.say(self.language, message)
    }

    fn date(&self, date: NaiveDate) -> String {
        self.words.date(self.language, date)
    }

    /// What somebody wrote, marked where it is in the other language.
    fn prose(&self, prose: &Prose) -> Text {
        Text::from(prose.text.as_str()).in_language(self.other(prose.language))
    }

    fn other(&self, language: Language) -> Option<&'static str> {
        (language != self.language).then(|| tag(language))
    }

    fn whole(&mut self, sheet: &Sheet) {
        let content = self.content;
        let before = self.paper.replaced();
        let title = self.say(&titled(content, self.language));
        let issue = Message::new("consultation-report-issue")
            .with("n", content.issue)
            .with("date", content.published_on);
        let foot = format!("{} {}, {}", content.code, content.number, self.say(&issue));
        self.paper.begin(&Opening {
            language: tag(self.language),
            above: Text::from(self.word("consultation-report")),
            title: Text::from(title),
            below: vec![Text::from(sheet.author.text(self.language)), Text::from(self.say(&issue))],
            draft: None,
            foot,
        });
        self.summary();
        self.invited();
        self.figures();
        self.comments();
        self.changes();
        self.statement(sheet, before);
        let (words, language) = (self.words, self.language);
        self.paper.end(&|page, pages| {
            let message = Message::new("report-page").with("page", page).with("pages", pages);
            words.say(language, &message)
        });
    }

    fn summary(&mut self) {
        let content = self.content;
        let lead = Message::new("consultation-report-lead")
            .with("invited", content.invited())
            .with("answered", content.answered())
            .with("comments", content.comments());
        self.paper.paragraph(self.say(&lead));
        let facts = [
            ("consultation-fact-standard", content.title.text(self.language).to_owned()),
            ("consultation-fact-version", content.number.clone()),
            ("consultation-fact-opened", self.date(content.opened_on)),
            ("consultation-fact-closed", self.date(content.closed_on)),
            ("consultation-fact-published", self.date(content.published_on)),
            ("consultation-fact-digest-consulted", content.digest_consulted.clone()),
            ("consultation-fact-digest-proposed", content.digest_proposed.clone()),
        ];
        let facts = facts.into_iter().map(|(key, value)| (self.word(key), Text::from(value))).collect();
        self.paper.facts(facts);
    }

    fn invited(&mut self) {
        let content = self.content;
        self.paper.heading(self.word("consultation-who"));
        let heads = [
            self.word("consultation-kind"),
            self.word("consultation-invited"),
            self.word("consultation-answered"),
            self.word("consultation-comments"),
        ];
        let columns = [
            Heads::text(&heads[0], 3.4),
            Heads::number(&heads[1], 1.6),
            Heads::number(&heads[2], 2.2),
            Heads::number(&heads[3], 1.4),
        ];
        let row = |name: String, numbers: [usize; 3]| {
            std::iter::once(Text::from(name)).chain(numbers.map(|n| Text::from(n.to_string()))).collect()
        };
        let mut rows: Vec<Vec<Text>> = content
            .kinds
            .iter()
            .map(|kind| {
                let name = self.word(&format!("consultation-kind-{}", kind.kind));
                row(name, [kind.invited, kind.answered, kind.comments])
            })
            .collect();
        let all = [content.invited(), content.answered(), content.comments()];
        rows.push(row(self.word("consultation-all"), all));
        self.paper.table(&self.word("consultation-by-kind"), &columns, rows, "");
        let heads = [
            self.word("consultation-organisation"),
            self.word("consultation-kind"),
            self.word("consultation-comments"),
        ];
        let columns =
            [Heads::text(&heads[0], 4.0), Heads::text(&heads[1], 2.5), Heads::number(&heads[2], 1.5)];
        let rows = content
            .consultees
            .iter()
            .map(|one| {
                vec![
                    Text::from(one.name.text(self.language)),
                    Text::from(self.word(&format!("consultation-kind-{}", one.kind))),
                    Text::from(one.comments.to_string()),
                ]
            })
            .collect();
        self.paper.table(
            &self.word("consultation-each"),
            &columns,
            rows,
            &self.word("consultation-nobody-asked"),
        );
    }

    fn figures(&mut self) {
        let content = self.content;
        self.paper.heading(self.word("consultation-figures"));
        if content.comments() == 0 {
            self.paper.paragraph(self.word("consultation-no-comments"));
            return;
        }
        let whole = content.comments() as f32;
        let most = content.sections.iter().map(|section| section.comments).max().unwrap_or(0).max(1) as f32;
        let bars = content
            .dispositions
            .iter()
            .map(|one| Bar {
                name: Text::from(self.word(&format!("consultation-disposition-{}", one.kind))),
                figures: vec![one.comments.to_string()],
                percent: Some(100.0 * one.comments as f32 / whole),
                asked: None,
            })
            .collect();
        let heads = [self.word("consultation-disposition"), self.word("consultation-comments")];
        self.chart("consultation-by-disposition", &heads, bars);
        let shown = content.sections.iter().filter(|one| one.number.is_some() || one.comments > 0);
        let bars = shown
            .map(|one| Bar {
                name: Text::from(self.section(one)),
                figures: vec![one.comments.to_string()],
                percent: Some(100.0 * one.comments as f32 / most),
                asked: None,
            })
            .collect();
        let heads = [self.word("consultation-section"), self.word("consultation-comments")];
        self.chart("consultation-by-section", &heads, bars);
    }

    fn chart(&mut self, caption: &str, heads: &[String; 2], bars: Vec<Bar>) {
        let chart = Bars {
            caption: self.word(caption),
            heads: heads.iter().map(String::as_str).collect(),
            too_few: String::new(),
            bars,
        };
        self.paper.bars(chart);
    }

    fn section(&self, section: &Section) -> String {
        match section.number {
            Some(number) => format!("{number}. {}", section.title.text(self.language)),
            None => self.word("consultation-whole"),
        }
    }

    fn comments(&mut self) {
        let content = self.content;
        self.paper.heading(self.word("consultation-comments-answers"));
        if content.points.is_empty() {
            self.paper.paragraph(self.word("consultation-no-comments"));
        }
        for point in &content.points {
            self.point(point);
        }
    }

    fn point(&mut self, point: &Point) {
        let heading = match &point.criterion {
            Some(criterion) => format!("{} {}", criterion.code, criterion.title.text(self.language)),
            None => self.word("consultation-whole"),
        };
        // A heading, whose comment it is, and the comment's first lines stay together.
        self.paper.flow.reserve(mm(36.0));
        self.paper.sub_heading(heading);
        for comment in &point.comments {
            self.comment(comment);
        }
    }

    fn comment(&mut self, comment: &Comment) {
        let who = Message::new("consultation-comment-of")
            .with("n", comment.number)
            .with("organisation", comment.organisation.text(self.language));
        self.paper.flow.reserve(mm(22.0));
        self.paper.strong(self.say(&who));
        self.paper.paragraph(self.prose(&comment.words));
        let kind = self.word(&format!("consultation-disposition-{}", comment.disposition));
        let edge = edge(comment.disposition);
        self.paper.panel(edge, vec![(Text::from(kind), true), (self.prose(&comment.reason), false)]);
    }

    fn changes(&mut self) {
        let content = self.content;
        self.paper.heading(self.word("consultation-changes"));
        if content.changes.is_empty() {
            self.paper.paragraph(self.word("consultation-no-changes"));
            return;
        }
        let n = Message::new("consultation-changes-text").with("n", content.changes.len());
        self.paper.paragraph(self.say(&n));
        for change in &content.changes {
            self.change(change);
        }
    }

    fn change(&mut self, change: &Change) {
        let (criterion, worded) = (&change.criterion, change.rewording(self.language));
        self.paper.flow.reserve(mm(if worded.is_some() { 60.0 } else { 24.0 }));
        self.paper.sub_heading(format!("{} {}", criterion.code, criterion.title.text(self.language)));
        let how = match change.how {
            How::Reworded if worded.is_none() => "consultation-how-other",
            How::New => "consultation-how-new",
            How::Removed => "consultation-how-removed",
            How::Reworded => "consultation-how-reworded",
            How::Changed => "consultation-how-changed",
        };
        self.paper.paragraph(self.word(how));
        if let Some(worded) = worded {
            for (key, text) in
                [("consultation-before", &worded.before), ("consultation-after", &worded.after)]
            {
                let label = Text::from(self.word(key));
                self.paper.panel(HEATHER_PALE, vec![(label, true), (Text::from(text.as_str()), false)]);
            }
        }
    }

    /// `before`: how many characters could not be printed in the language before this one.
    fn statement(&mut self, sheet: &Sheet, before: usize) {
        self.paper.heading(self.word("consultation-about-report"));
        self.paper.paragraph(self.word("consultation-report-statement"));
        let replaced = self.paper.replaced() - before;
        if replaced > 0 {
            let message = Message::new("report-replaced").with("count", replaced);
            self.paper.strong(self.say(&message));
        }
        let printed = crate::documents::code::printed(&sheet.code);
        let address = format!("{}/{}/verify/{printed}", sheet.base_url, self.language);
        let alt = Message::new("report-verify-qr").with("address", address.as_str());
        let check = Check {
            title: self.word("report-verify-title"),
            words: self.word("consultation-verify"),
            address,
            label: self.word("consultation-verify-code"),
            code: printed,
            alt: self.say(&alt),
        };
        self.paper.check(&check);
    }
}

/// The colour of an answer; its word stands in it too.
fn edge(kind: DispositionKind) -> Colour {
    match kind {
        DispositionKind::Accepted => GOOD,
        DispositionKind::Partly => WARN,
        DispositionKind::Rejected => BAD,
    }
}
