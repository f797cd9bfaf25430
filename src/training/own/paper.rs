//! One's own record on paper: a tagged PDF in one language. The same record makes the same bytes.

use chrono::{NaiveDate, NaiveTime};
use entities::access::Language;
use scheduler::clock;

use super::shape::{Coded, Kept, Named, Needed, OwnRecord, Request};
use crate::foundation::error::{Message, Result};
use crate::foundation::i18n::{Words, tag};
use crate::foundation::pdf::attachment::{Attachment, id_of};
use crate::foundation::pdf::canvas::{Pen, Stroke};
use crate::foundation::pdf::flow::Flow;
use crate::foundation::pdf::metadata::Metadata;
use crate::foundation::pdf::shapes::{Path, mm};
use crate::foundation::pdf::style::{BODY, BODY_BOLD, FOOT, FRAME, HEADING, LINE, LOOK, SMALL, TITLE};
use crate::foundation::pdf::table::{Cell, Column, Table};
use crate::foundation::pdf::tags::Tag;
use crate::foundation::pdf::text::{Block, Run};
use crate::foundation::pdf::writer::Writer;
use crate::foundation::pdf::{Drawn, PdfError};
use crate::foundation::reference::pick;
use crate::training::rules;

const BOLD: Pen = BODY_BOLD;
const LEADING: f32 = 14.5;
/// Draws the record. The same record gives the same bytes, whenever it is asked for on its day.
pub fn draw(record: &OwnRecord, words: &Words, language: Language) -> Result<Drawn, PdfError> {
    let mut paper = Paper { flow: Flow::new(Writer::new(), FRAME), record, words, language };
    paper.flow.writer.open(Tag::Sect);
    paper.opening();
    paper.needed();
    paper.records();
    paper.induction();
    paper.requests();
    paper.statement();
    paper.flow.writer.close();
    paper.flow.reserve(0.0);
    paper.feet();
    let metadata = paper.metadata()?;
    let writer = paper.flow.writer;
    let (text_boxes, replaced) = (writer.text_boxes(), writer.replaced());
    Ok(Drawn { bytes: writer.finish(&metadata)?, text_boxes, replaced })
}

struct Paper<'a> {
    flow: Flow,
    record: &'a OwnRecord,
    words: &'a Words,
    language: Language,
}

impl Paper<'_> {
    fn word(&self, key: &str) -> String {
        self.words.word(self.language, key)
    }

    fn say(&self, message: &Message) -> String {
        self.words.say(self.language, message)
    }

    fn date(&self, date: Option<NaiveDate>) -> String {
        date.map(|date| self.words.date(self.language, date)).unwrap_or_default()
    }

    fn named(&self, name: &Named) -> String {
        pick(self.language, &name.en, &name.cy).to_owned()
    }

    fn coded(&self, coded: &Coded) -> String {
        self.named(&coded.name)
    }

    fn opening(&mut self) {
        let record = self.record;
        let name = record.person.name.clone();
        let title = Block::new(vec![Run::new(name.as_str(), TITLE)], 25.0).tagged(Some(Tag::H1));
        self.flow.heading(title, mm(3.0), Some((name.as_str(), 0)));
        let held = Message::new("own-record-paper-lead")
            .with("coop", self.named(&record.cooperative.name))
            .with("date", record.as_of);
        self.paragraph(&self.say(&held), 0.0);
        let person = &record.person;
        let posts: Vec<String> = person.posts_and_duties.iter().map(|post| self.coded(post)).collect();
        let leave = person.long_leave.as_ref().map(|leave| {
            let until = leave.until.map(|until| self.date(Some(until))).unwrap_or_default();
            let dates = [self.date(Some(leave.from)), until].join(" – ");
            [dates, leave.reason.clone().unwrap_or_default()].join(" ").trim().to_owned()
        });
        let earlier: Vec<String> = person.earlier(self.language).map(|one| self.say(&one)).collect();
        let rows = [
            ("training-roles", posts.join(", ")),
            ("training-employment", self.word(&format!("training-employment-{}", person.employment))),
            ("matrix-site", person.site.clone().unwrap_or_default()),
            ("training-number", person.staff_number.clone().unwrap_or_default()),
            ("access-email", person.email.clone()),
            ("training-started", self.date(person.started_on)),
            ("training-left-on", self.date(person.left_on)),
            ("training-leave", leave.unwrap_or_default()),
            ("people-earlier", earlier.join("; ")),
        ];
        let rows = rows
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| vec![self.word(key), value])
            .collect();
        let heads = ["own-record-paper-what", "own-record-paper-value"];
        self.table(Some("own-record-paper-about"), &[(heads[0], 50.0), (heads[1], 116.0)], rows);
    }

    fn needed(&mut self) {
        let rows =
            self.record.needed.iter().map(|one| vec![self.coded(&one.subject), self.say(&standing(one))]);
        let rows = rows.collect();
        self.part("training-needed");
        self.table(None, &[("training-subject", 96.0), ("own-record-paper-stands", 70.0)], rows);
    }

    fn records(&mut self) {
        let rows = self.record.records.iter().map(|one| {
            vec![
                self.coded(&one.subject),
                self.date(one.completed_on),
                self.date(one.expires_on),
                about(one, self.words, self.language),
            ]
        });
        let rows = rows.collect();
        self.part("training-records");
        let columns = [
            ("training-subject", 46.0),
            ("training-completed", 40.0),
            ("training-expires", 40.0),
            ("own-record-paper-more", 40.0),
        ];
        self.table(None, &columns, rows);
    }

    fn induction(&mut self) {
        if self.record.induction.is_empty() {
            return;
        }
        let rows = self.record.induction.iter().map(|one| {
            let open = || self.word("training-step-open");
            let done = one.completed_on.map_or_else(open, |on| self.date(Some(on)));
            let name = format!("{}. {}", one.number, self.coded(&one.step));
            vec![name, done, one.signed_off_by.clone().unwrap_or_default()]
        });
        let rows = rows.collect();
        self.part("training-induction");
        let columns = [("training-step", 82.0), ("training-completed", 38.0), ("training-step-by", 46.0)];
        self.table(None, &columns, rows);
    }

    fn requests(&mut self) {
        if self.record.requests.is_empty() {
            return;
        }
        self.part("own-record-said");
        let record = self.record;
        for one in &record.requests {
            self.request(one);
        }
    }

    fn request(&mut self, one: &Request) {
        let made = Message::new("own-record-said-on").with("date", one.made_on);
        self.bold(&self.say(&made), mm(3.0));
        self.paragraph(&one.body, mm(0.8));
        let answered = match (one.outcome, one.answered_on) {
            (Some(outcome), Some(on)) => {
                self.say(&Message::new(format!("own-record-outcome-{outcome}")).with("date", on))
            }
            _ => self.word("own-record-waits"),
        };
        self.bold(&answered, mm(1.6));
        if let Some(reply) = &one.reply {
            self.paragraph(reply, mm(0.8));
        }
    }

    fn statement(&mut self) {
        self.part("own-record-rights");
        self.paragraph(&self.word("own-record-rights-text"), 0.0);
        let replaced = self.flow.writer.replaced();
        if replaced > 0 {
            self.paragraph(&self.say(&Message::new("report-replaced").with("count", replaced)), mm(3.0));
        }
    }

    fn part(&mut self, key: &str) {
        let words = self.word(key);
        let block = Block::new(vec![Run::new(words.as_str(), HEADING)], 16.0).tagged(Some(Tag::H2));
        self.flow.heading(block.after(mm(8.0)), mm(2.0), Some((words.as_str(), 1)));
    }

    fn paragraph(&mut self, text: &str, before: f32) {
        let blocks = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let blocks =
            blocks.map(|line| Block::new(vec![Run::new(line, BODY)], LEADING).after(before)).collect();
        self.flow.blocks(blocks);
    }

    fn bold(&mut self, text: &str, before: f32) {
        self.flow.blocks(vec![Block::new(vec![Run::new(text, BOLD)], LEADING).after(before)]);
    }

    /// A table of texts; where there is nothing to tell, it says so.
    /// A column that is empty in every row is left out, and the others share its width.
    fn table(&mut self, caption: Option<&str>, columns: &[(&str, f32)], mut rows: Vec<Vec<String>>) {
        self.flow.space(mm(3.0));
        if rows.is_empty() {
            return self.paragraph(&self.word("own-record-paper-nothing"), 0.0);
        }
        let filled: Vec<bool> = (0..columns.len())
            .map(|at| at == 0 || rows.iter().any(|row| row.get(at).is_some_and(|text| !text.is_empty())))
            .collect();
        for row in &mut rows {
            let mut kept = filled.iter();
            row.retain(|_| kept.next().copied().unwrap_or(true));
        }
        let columns: Vec<&(&str, f32)> =
            columns.iter().zip(&filled).filter(|(_, filled)| **filled).map(|(column, _)| column).collect();
        let wide = FRAME.width / columns.iter().map(|(_, share)| share).sum::<f32>();
        let cell = |text: String, first: bool| {
            let pen = if first { BOLD } else { BODY };
            Cell::Text(vec![Block::new(vec![Run::new(text, pen)], 12.5).tagged(None)])
        };
        let table = Table {
            caption: caption.map(|key| Block::new(vec![Run::new(self.word(key), SMALL)], 12.0)),
            columns: columns.iter().map(|(key, share)| Column::text(wide * share, self.word(key))).collect(),
            rows: rows
                .into_iter()
                .map(|row| row.into_iter().enumerate().map(|(at, text)| cell(text, at == 0)).collect())
                .collect(),
            foot: Vec::new(),
            look: LOOK,
        };
        self.flow.table(table);
    }

    fn feet(&mut self) {
        let pages = self.flow.writer.pages();
        let left = self.word("own-record-title");
        for page in 0..pages {
            self.flow.writer.turn_to(page);
            let number = Message::new("report-page").with("page", page + 1).with("pages", pages);
            let number = self.say(&number);
            self.flow.writer.artifact(|canvas| {
                let (start, end, rule) = (FRAME.left, FRAME.left + FRAME.width, FOOT - mm(5.2));
                canvas.stroke(&Path::line(start, rule, end, rule), Stroke::solid(LINE, 0.5));
                canvas.text(start, FOOT, SMALL, &left);
                canvas.text_to(end, FOOT, SMALL, &number);
            });
        }
    }

    fn metadata(&self) -> Result<Metadata, PdfError> {
        let id = id_of(&format!("safon-own-record/3 {}", self.language), self.record)?;
        let title = Message::new("own-record-paper-title").with("name", self.record.person.name.as_str());
        Ok(Metadata {
            title: self.say(&title),
            author: self.named(&self.record.cooperative.name),
            subject: self.word("own-record-title"),
            language: tag(self.language),
            also: None,
            made_at: clock::instant_of(self.record.as_of.and_time(NaiveTime::MIN)),
            id,
            code: None,
            attachment: Some(Attachment::json(
                "own-record.json",
                self.word("own-record-title"),
                "safon-own-record/1",
                self.record,
            )?),
        })
    }
}

/// What else is held of one record, in words.
pub fn about(one: &Kept, words: &Words, language: Language) -> String {
    let word = |key: &str| words.word(language, key);
    let mode = one.mode.as_ref().map(|mode| match mode.as_str() {
        rules::THEORY => word("matrix-mode-theory"),
        _ => mode.clone(),
    });
    let mut said: Vec<String> = [one.provider.clone(), mode, one.note.clone()]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    if let (Some(by), Some(on)) = (&one.competence_observed_by, one.competence_observed_on) {
        let seen = Message::new("training-observed").with("name", by.as_str()).with("date", on);
        said.push(words.say(language, &seen));
    }
    said.extend(one.action_taken.map(|taken| word(&format!("training-action-{taken}"))));
    said.extend(one.certificate.then(|| word("own-record-certificate")));
    let source = word(&format!("own-record-source-{}", one.source));
    let noted = Message::new("own-record-recorded").with("date", one.recorded_on).with("source", source);
    said.push(words.say(language, &noted));
    said.join(". ")
}

/// How somebody stands in a subject, in words.
pub fn standing(one: &Needed) -> Message {
    use rules::Cell;
    let dated = |key: &'static str, date: NaiveDate| Message::new(key).with("date", date);
    match &one.standing {
        Cell::Done { .. } | Cell::Expiring { .. } if one.theory_only => {
            Message::new("training-stands-theory")
        }
        Cell::Done { until: None } => Message::new("training-stands-done"),
        Cell::Done { until: Some(until) } => dated("training-stands-until", *until),
        Cell::Expiring { until } => dated("training-stands-expiring", *until),
        Cell::Expired { since } => dated("training-stands-expired", *since),
        Cell::Late { due_on } => dated("training-stands-late", *due_on),
        Cell::NotYetDue { due_on } => dated("training-stands-not-due", *due_on),
        Cell::NotStarted { starts_on } => dated("training-stands-not-started", *starts_on),
        Cell::Left { on } => dated("training-stands-left", *on),
        Cell::OnLeave { .. } => Message::new("training-stands-leave"),
        Cell::NotNeeded => Message::new("training-stands-not-needed"),
    }
}
