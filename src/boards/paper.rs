//! A pack in one language, as blocks: its page and its paper are made from them.

mod stands;

use entities::access::Language;
use scheduler::clock;

use super::changes::{Change, changes};
use super::content::{Content, Latest};
use crate::foundation::error::Message;
use crate::foundation::i18n::Words;
use crate::foundation::pdf::attachment::Attachment;
use crate::foundation::pdf::{Drawn, PdfError};
use crate::foundation::sheet::print::{self, Ends, File, Print};
use crate::foundation::sheet::{Bar, Block, Both, Column, Fact, Number, Part, Sheet, Speaker, Step};
use crate::reports::content::key;
use crate::reports::rules::{Decision, What};

/// What the pack says in the speaker's language.
pub fn sheet(content: &Content, say: Speaker<'_>) -> Sheet {
    let name = say.pick(&content.name);
    let above = Message::new(if content.number > 1 { "boards-above-again" } else { "boards-above" })
        .with("month", say.month(content.month))
        .with("number", content.number);
    let mut parts = vec![decisions(content, say)];
    parts.extend(content.before.is_some().then(|| changed(content, say)));
    parts.extend(content.latest.as_ref().map(|latest| outcome(latest, say)));
    parts.extend(stands::parts(content, say));
    Sheet {
        language: say.language,
        above: say.say(above),
        title: name.to_owned(),
        lead: lead(content, say, name),
        numbers: numbers(content, say),
        parts,
    }
}

/// The shape of the data that goes with the paper.
const FORMAT: &str = "safon-board-pack/1";

/// Draws the pack: the same content and print make the same bytes.
pub fn draw(content: &Content, print: &Print, words: &Words) -> Result<Drawn, PdfError> {
    let sheets: Vec<Sheet> =
        print.languages.iter().map(|language| sheet(content, Speaker::new(words, *language))).collect();
    let first = Speaker::new(words, print.languages.first().copied().unwrap_or(Language::Cy));
    let ends = |say: Speaker<'_>| Ends {
        below: vec![say.say(Message::new("boards-about-day").with("day", content.as_of))],
        foot: format!("{}, {}", content.reference, say.month(content.month)),
        check: Some(print.check(say)),
    };
    let file = File {
        author: first
            .pick(if content.publisher == Both::default() { &content.name } else { &content.publisher })
            .chars()
            .take(300)
            .collect(),
        made_at: clock::instant_of(content.as_of.and_time(chrono::NaiveTime::MIN)),
        id: print.id(FORMAT, content)?,
        code: print.code.clone(),
        attachment: Attachment::json("board-pack.json", first.word("report-data"), FORMAT, content)?,
    };
    print::draw(words, &sheets, &ends, file)
}

fn lead(content: &Content, say: Speaker<'_>, name: &str) -> String {
    let Some(latest) = &content.latest else {
        return say.say(Message::new("board-sentence-none").with("name", name));
    };
    let outcome = latest.outcome.map_or_else(|| "none-given".to_owned(), key);
    let message = Message::new(format!("board-sentence-{outcome}"));
    let said = say.say(message.with("name", name).with("late", content.late()));
    match content.next_visit {
        Some(day) => format!("{said} {}", say.say(Message::new("board-next-visit").with("day", day))),
        None => said,
    }
}

fn numbers(content: &Content, say: Speaker<'_>) -> Vec<Number> {
    let mut numbers = Vec::new();
    if let Some(latest) = &content.latest {
        if let Some(score) = latest.score {
            let context = match latest.by_score {
                Some(outcome) => say.say(
                    Message::new("board-held-back").with_word("outcome", format!("status-outcome-{outcome}")),
                ),
                None => say.word("board-not-held-back"),
            };
            numbers.push(Number {
                number: score.to_string(),
                unit: Some(say.word("board-of-100")),
                label: say.word("board-score"),
                context,
            });
        }
        if latest.raised > 0 {
            numbers.push(Number {
                number: latest.put_right.to_string(),
                unit: Some(say.say(Message::new("board-of").with("n", latest.raised))),
                label: say.word("board-put-right"),
                context: say.say(Message::new("board-late").with("n", content.late())),
            });
        }
    }
    let core = content.figures.iter().find(|figure| figure.metric == "core_training_in_date_pct");
    if let Some((core, percent)) = core.and_then(|core| Some((core, core.percent?))) {
        numbers.push(Number {
            number: format!("{percent}%"),
            unit: None,
            label: say.word("board-training"),
            context: say.say(Message::new("board-training-asked").with("asked", core.asked)),
        });
    }
    numbers
}

fn decisions(content: &Content, say: Speaker<'_>) -> Part {
    let title = say.say(Message::new("board-decisions").with("n", content.decisions.len()));
    let mut part = Part::new(title);
    if content.decisions.is_empty() {
        part.say(say.word("board-nothing"));
        return part;
    }
    let items = content.decisions.iter().map(|decision| told(content, decision, say)).collect();
    part.add(Block::Steps { items });
    part
}

fn told(content: &Content, decision: &Decision, say: Speaker<'_>) -> Step {
    let (text, note) = match &decision.what {
        What::Acknowledge { .. } => {
            (say.word("board-decide-acknowledge"), say.word("board-decide-acknowledge-note"))
        }
        What::LateAction { code, title_en, title_cy, .. } => {
            let title = crate::foundation::reference::pick(say.language, title_en, title_cy);
            (say.word("board-decide-late-action"), format!("{code} {title}"))
        }
        What::Agm => (say.word("board-decide-agm"), say.word("board-decide-agm-note")),
        What::Send { kind } => {
            let sent = content.governance.sent.iter().find(|sent| sent.what == *kind);
            let note = match sent.and_then(|sent| sent.last) {
                Some(day) => say.say(Message::new("members-last-sent").with("day", day)),
                None => say.word("members-never-sent"),
            };
            (say.word(&format!("board-send-{kind}")), note)
        }
    };
    let late = decision.by.is_some_and(|by| by < content.as_of);
    let when = decision.by.map(|by| {
        let days = (content.as_of - by).num_days();
        say.say(match late {
            true => Message::new("status-late").with("n", days),
            false => Message::new("status-due").with("date", by),
        })
    });
    Step { text, note, when, late }
}

fn changed(content: &Content, say: Speaker<'_>) -> Part {
    let since = content.before.as_ref().map_or(content.as_of, |before| before.as_of);
    let mut part = Part::new(say.say(Message::new("boards-changes").with("day", since)));
    let all = changes(content);
    if all.is_empty() {
        part.say(say.word("boards-changes-none"));
        return part;
    }
    let rows = all.into_iter().map(|change| {
        let (what, was, is) = match change {
            Change::NewReport { audit } => (say.word("boards-change-report"), "–".to_owned(), audit),
            Change::Score(was, is) => (say.word("boards-change-score"), was.to_string(), is.to_string()),
            Change::Open(was, is) => (say.word("boards-change-open"), was.to_string(), is.to_string()),
            Change::Late(was, is) => (say.word("boards-change-late"), was.to_string(), is.to_string()),
            Change::Covered(was, is) => (say.word("boards-change-covered"), was.to_string(), is.to_string()),
            Change::Figure(metric, was, is) => {
                (say.word(&format!("report-metric-{metric}")), format!("{was}%"), format!("{is}%"))
            }
        };
        vec![what, was, is]
    });
    part.add(Block::Table {
        caption: say.word("boards-changes-caption"),
        columns: vec![
            Column::text(say.word("boards-change-what")),
            Column::number(say.word("boards-change-was")),
            Column::number(say.word("boards-change-is")),
        ],
        rows: rows.collect(),
    });
    part
}

fn outcome(latest: &Latest, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("boards-outcome"));
    let outcome = latest.outcome.map_or_else(
        || say.word("report-no-outcome"),
        |outcome| say.word(&format!("status-outcome-{outcome}")),
    );
    let acknowledged = Message::new("boards-acknowledged-of")
        .with("n", latest.acknowledged)
        .with("of", latest.members.max(latest.acknowledged));
    let acknowledged = match latest.acknowledged_on {
        Some(day) => {
            let first = Message::new("boards-acknowledged-first").with("day", day);
            format!("{} {}", say.say(acknowledged), say.say(first))
        }
        None => say.word("boards-acknowledged-none"),
    };
    let kind = say.word(&format!("report-kind-{}", key(latest.kind)));
    part.add(Block::Facts {
        rows: vec![
            Fact::new(say.word("report-history-outcome"), outcome),
            Fact::new(say.word("boards-audit"), format!("{kind}, {}", latest.audit)),
            Fact::new(say.word("report-history-visit"), say.date(latest.visit_on)),
            Fact::new(say.word("boards-final"), say.date(latest.final_on)),
            Fact::new(say.word("boards-acknowledged"), acknowledged),
        ],
    });
    if !latest.limiters.is_empty() {
        let by_score = latest.by_score.map(|outcome| {
            say.say(Message::new("report-by-score").with_word("outcome", format!("status-outcome-{outcome}")))
        });
        let rules = latest.limiters.iter().map(|limiter| {
            say.say(
                Message::new("report-limiter-rule")
                    .with("rule", say.pick(&limiter.rule))
                    .with("because", limiter.because.join(", "))
                    .with_word("outcome", format!("status-outcome-{}", limiter.cap)),
            )
        });
        part.add(Block::Panel {
            title: say.word("report-limiter"),
            texts: by_score.into_iter().chain(rules).collect(),
        });
    }
    if !latest.sections.is_empty() {
        part.add(Block::Bars {
            caption: say.word("report-section-scores"),
            name_head: say.word("report-section"),
            value_head: say.pick(&latest.years.0).to_owned(),
            was_head: latest.years.1.as_ref().map(|was| say.pick(was).to_owned()),
            thresholds: latest.thresholds.clone(),
            rows: latest
                .sections
                .iter()
                .map(|section| Bar {
                    name: format!("{}. {}", section.number, say.pick(&section.title)),
                    value: section.score,
                    figure: None,
                    was: section.last,
                    off: Some(say.word("report-not-scored")),
                    soft: false,
                })
                .collect(),
        });
        if !latest.thresholds.is_empty() {
            let numbers: Vec<String> = latest.thresholds.iter().map(u32::to_string).collect();
            part.note(say.say(Message::new("report-thresholds").with("thresholds", numbers.join(", "))));
        }
    }
    if latest.history.len() > 1 {
        part.add(Block::Table {
            caption: say.word("report-history"),
            columns: vec![
                Column::text(say.word("report-history-visit")),
                Column::text(say.word("report-history-kind")),
                Column::text(say.word("report-history-outcome")),
                Column::number(say.word("report-history-score")),
            ],
            rows: latest
                .history
                .iter()
                .map(|visit| {
                    vec![
                        say.date(visit.on),
                        say.word(&format!("report-kind-short-{}", key(visit.kind))),
                        visit.outcome.map_or_else(
                            || "–".to_owned(),
                            |outcome| say.word(&format!("status-outcome-{outcome}")),
                        ),
                        visit.score.map_or_else(|| "–".to_owned(), |score| score.to_string()),
                    ]
                })
                .collect(),
        });
    }
    part
}
