//! The plain summary: one page to hand round, in ordinary or in large print.

use super::{FORMAT_OF_BOTH_SUMMARIES, FORMAT_OF_SUMMARY, Words};
use crate::foundation::i18n::tag;
use crate::foundation::pdf::attachment::{Attachment, id_of};
use crate::foundation::pdf::metadata::Metadata;
use crate::foundation::pdf::paper::{Check, Opening, Paper, Print, Text};
use crate::foundation::pdf::style::LICHEN;
use crate::foundation::pdf::{Drawn, PdfError};
use crate::reports::content::{Content, Highlight, Language, Prose, key};

/// Raised when the drawing changes, so that equal ids always mean equal bytes.
const DRAWING: &str = "safon-plain-summary/2";
/// How much of what somebody wrote stands on the page, in characters.
#[derive(Clone, Copy)]
struct Room {
    name: usize,
    title: usize,
    sentence: usize,
    lead: usize,
}

/// Everything.
const ALL: Room = Room { name: usize::MAX, title: usize::MAX, sentence: usize::MAX, lead: usize::MAX };
/// Then less and less, until it is one page. With the least, six points, a name of any length and how to check the page fit.
const LESS: [Room; 4] = [
    Room { name: 190, title: 160, sentence: 320, lead: 480 },
    Room { name: 150, title: 110, sentence: 230, lead: 330 },
    Room { name: 110, title: 80, sentence: 150, lead: 210 },
    Room { name: 75, title: 55, sentence: 85, lead: 120 },
];

/// The plain summary of a report, in each of these languages, one after the other. In ordinary print it is one page in each
/// language, and long sentences are cut to that; in large print it goes on as long as it must.
pub fn draw_summary(all: &[(&Content, Words<'_>)], print: Print) -> Result<Drawn, PdfError> {
    let mut drawn = drawn(all, print, ALL)?;
    for room in LESS {
        if print == Print::Large || drawn.pages() <= all.len() {
            break;
        }
        drawn = self::drawn(all, print, room)?;
    }
    Ok(drawn)
}

fn drawn(all: &[(&Content, Words<'_>)], print: Print, room: Room) -> Result<Drawn, PdfError> {
    let mut paper = Paper::new(print);
    for &(content, words) in all {
        Summary { content, words, print, room }.draw(&mut paper);
    }
    let Some(&(content, words)) = all.first() else {
        return Err(PdfError::Writing("a summary in no language".to_owned()));
    };
    let first = Summary { content, words, print, room };
    let other = all.get(1).map(|(content, _)| *content);
    paper.finish(&first.metadata(other)?)
}

struct Summary<'a> {
    content: &'a Content,
    words: Words<'a>,
    print: Print,
    room: Room,
}

impl Summary<'_> {
    fn say(&self, key: &str) -> String {
        (self.words)(key, &[])
    }

    fn say_with(&self, key: &str, arguments: &[(&str, String)]) -> String {
        (self.words)(key, arguments)
    }

    fn prose(&self, prose: &Prose, most: usize) -> Text {
        let language = prose.language.filter(|language| *language != self.content.language);
        Text::from(cut(&prose.text, most)).in_language(language.map(tag))
    }

    fn draw(&self, paper: &mut Paper) {
        let content = self.content;
        let (cover, summary) = (&content.cover, &content.summary);
        let kind = self.say(&format!("report-kind-{}", key(cover.kind)));
        let issue = match cover.issue.filter(|_| !content.draft) {
            Some(issue) => self.say_with("report-issue", &[("issue", issue.to_string())]),
            None => self.say("report-draft"),
        };
        let visit = [("place", cover.place.clone()), ("visited", cover.visited.clone())];
        let visited = if cover.to_visit { "report-cover-to-visit" } else { "report-cover-visited" };
        let about = [kind, cover.standard.clone(), cover.reference.clone(), issue];
        paper.begin(&Opening {
            language: tag(content.language),
            above: self.say("report-plain-summary").into(),
            title: self.prose(&cover.cooperative, self.room.name),
            below: vec![self.say_with(visited, &visit).into(), about.join(" · ").into()],
            draft: content.draft.then(|| self.say("report-draft")),
            foot: self.say_with(
                "report-plain-foot",
                &[("reference", cover.reference.clone()), ("standard", cover.standard.clone())],
            ),
        });
        paper.panel(LICHEN, self.outcome());
        if let Some(day) = &summary.all_closed_on {
            paper.strong(self.say_with("report-all-closed", &[("day", day.clone())]));
        }
        for (title, list) in
            [("report-strengths", &summary.strengths), ("report-must-dos", &summary.must_dos)]
        {
            if !list.is_empty() {
                let count = list.len().min(3);
                paper.heading(self.say_with(title, &[("count", count.to_string())]));
                paper.points(list.iter().take(3).map(|one| self.point(one)).collect());
            }
        }
        self.end(paper);
    }

    /// The outcome in a word, why, and how many criteria are met.
    fn outcome(&self) -> Vec<(Text, bool)> {
        let summary = &self.content.summary;
        let word = match summary.outcome {
            Some(outcome) => {
                let word = self.say(&format!("report-outcome-{}", key(outcome)));
                self.say_with("report-plain-outcome", &[("outcome", word)])
            }
            None if summary.pending => self.say("report-no-outcome-yet"),
            None => self.say("report-no-outcome"),
        };
        let mut said = vec![(Text::from(word), true)];
        if let (Some(lead), true) = (&summary.lead, summary.outcome.is_some()) {
            said.push((self.prose(lead, self.room.lead), false));
        }
        let tally = summary.tally;
        let applied = tally.met + tally.partly_met + tally.not_met + tally.not_assessed;
        if applied > 0 {
            let words = self.say_with(
                "report-tally",
                &[
                    ("met", tally.met.to_string()),
                    ("applied", applied.to_string()),
                    ("partly", tally.partly_met.to_string()),
                    ("not", tally.not_met.to_string()),
                ],
            );
            said.push((words.into(), false));
        }
        said
    }

    fn point(&self, one: &Highlight) -> (Text, Text) {
        (self.prose(&one.title, self.room.title), self.prose(&one.text, self.room.sentence))
    }

    fn end(&self, paper: &mut Paper) {
        let statements = &self.content.statements;
        let mut more = self.say_with("report-plain-more", &[("contact", statements.contact.clone())]);
        if self.content.cover.demonstration {
            more = format!("{} {more}", self.say("report-demonstration"));
        }
        paper.remark(more);
        let replaced = paper.replaced();
        if replaced > 0 {
            paper.remark(self.say_with("report-replaced", &[("count", replaced.to_string())]));
        }
        if let Some(verification) = &statements.verification {
            paper.check(&Check {
                title: self.say("report-verify-title"),
                words: self.say("report-verify"),
                address: verification.address.clone(),
                label: self.say("report-verify-code"),
                code: verification.code.clone(),
                alt: self.say_with("report-verify-qr", &[("address", verification.address.clone())]),
            });
        }
        paper.end(&|page, pages| {
            self.say_with("report-page", &[("page", page.to_string()), ("pages", pages.to_string())])
        });
    }

    fn metadata(&self, other: Option<&Content>) -> Result<Metadata, PdfError> {
        let content = self.content;
        let large = self.print == Print::Large;
        let said = |content: &Content| serde_json::json!({ "cover": content.cover, "summary": content.summary, "statements": content.statements });
        let (reference, about) = (&content.cover.reference, self.say("report-data"));
        let attachment = match other {
            None => {
                let name = format!("{reference}-{}.json", content.language);
                Attachment::json(name, about, FORMAT_OF_SUMMARY, &said(content))?
            }
            Some(other) => {
                let both = [(content.language, content), (other.language, other)];
                let both: std::collections::BTreeMap<String, _> = both
                    .map(|(language, content): (Language, _)| (language.to_string(), said(content)))
                    .into();
                Attachment::json(format!("{reference}.json"), about, FORMAT_OF_BOTH_SUMMARIES, &both)?
            }
        };
        let name = cut(&content.cover.cooperative.text, 240);
        Ok(Metadata {
            title: format!("{}: {name}", self.say("report-plain-summary")),
            author: content.publisher.clone(),
            subject: reference.clone(),
            language: tag(content.language),
            also: other.map(|other| tag(other.language)),
            made_at: content.made_at,
            id: id_of(DRAWING, &(large, said(content), other.map(said)))?,
            code: content.statements.verification.as_ref().map(|how| how.code.clone()),
            attachment: Some(attachment),
        })
    }
}

/// Words up to a length, ended at a word with an ellipsis.
fn cut(words: &str, most: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let kept: String = words.chars().take(most).collect();
    let whole = kept.rsplit_once(' ').map_or(kept.as_str(), |(whole, _)| whole);
    // A word that fills the room by itself is cut where it must be.
    let whole = if whole.chars().count() * 2 < most { kept.as_str() } else { whole };
    format!("{} …", whole.trim_end_matches([',', ';', ':', '.', ' ']))
}
