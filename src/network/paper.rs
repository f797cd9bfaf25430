//! A network report in one language, as blocks: its page and its paper are made from them.

use entities::access::Language;
use entities::licences::LicenceState;
use scheduler::clock;

use super::content::{Area, Content, Criteria, Criterion, Outcomes, Quarter, Tagged};
use crate::foundation::error::Message;
use crate::foundation::i18n::Words;
use crate::foundation::pdf::attachment::Attachment;
use crate::foundation::pdf::{Drawn, PdfError};
use crate::foundation::sheet::print::{self, Ends, File, Print};
use crate::foundation::sheet::{Bar, Block, Column, Fact, Kind, Mixed, Number, Part, Sheet, Speaker};

/// The shape of the data that goes with the paper.
const FORMAT: &str = "safon-network-report/1";
/// A report lists so many criteria; the data that go with it, and the page of them, have all.
const LISTED: usize = 20;
/// The four outcomes as messages name them, the best first, each with its colour.
const OUTCOMES: [(&str, &str); 4] = [
    ("compliant", "good"),
    ("compliant_with_actions", "fair"),
    ("conditional", "warn"),
    ("not_compliant", "bad"),
];

/// Draws the report: the same content and print make the same bytes.
pub fn draw(content: &Content, print: &Print, words: &Words) -> Result<Drawn, PdfError> {
    let sheets: Vec<Sheet> =
        print.languages.iter().map(|language| sheet(content, Speaker::new(words, *language))).collect();
    let first = Speaker::new(words, print.languages.first().copied().unwrap_or(Language::Cy));
    let ends = |say: Speaker<'_>| Ends {
        below: vec![made(content, say)],
        foot: say
            .say(Message::new("network-report-foot").with("from", content.from).with("until", content.until)),
        check: Some(print.check(say)),
    };
    let file = File {
        author: first.pick(&content.made_for).chars().take(300).collect(),
        made_at: clock::instant_of(content.made_on.and_time(chrono::NaiveTime::MIN)),
        id: print.id(FORMAT, content)?,
        code: print.code.clone(),
        attachment: Attachment::json("network-report.json", first.word("report-data"), FORMAT, content)?,
    };
    print::draw(words, &sheets, &ends, file)
}

fn made(content: &Content, say: Speaker<'_>) -> String {
    let message = Message::new("network-report-made").with("day", content.made_on);
    say.say(message.with("name", say.pick(&content.made_for)))
}

/// What the report says in the speaker's language.
pub fn sheet(content: &Content, say: Speaker<'_>) -> Sheet {
    let period = Message::new("network-report-period").with("from", content.from);
    let number = |number: u64, key: &str| Number {
        number: number.to_string(),
        unit: None,
        label: say.word(key),
        context: say.say(Message::new("network-report-on").with("day", content.until)),
    };
    Sheet {
        language: say.language,
        above: say.word("network-report-title"),
        title: say.say(period.with("until", content.until)),
        lead: lead_of(content, say),
        numbers: vec![
            number(content.open_criticals, "network-criticals"),
            number(content.late_actions, "network-late"),
            number(content.overdue_audits, "network-report-overdue"),
        ],
        parts: [outcomes, trend, failing, principles, measures, areas, licences, about]
            .map(|part| part(content, say))
            .into_iter()
            .flatten()
            .collect(),
    }
}

fn lead_of(content: &Content, say: Speaker<'_>) -> String {
    let sentence = Message::new("network-sentence")
        .with("coops", content.franchises)
        .with("criticals", content.open_criticals);
    let sentence = say.say(sentence);
    if content.own_areas_only {
        return format!("{sentence} {}", say.word("network-report-own-areas"));
    }
    sentence
}

fn kinds(say: Speaker<'_>) -> Vec<Kind> {
    OUTCOMES
        .iter()
        .map(|(key, tone)| Kind { label: say.word(&format!("status-outcome-{key}")), tone })
        .collect()
}

fn mixed(name: String, outcomes: &Outcomes) -> Mixed {
    Mixed::new(name, outcomes.each().to_vec())
}

fn outcomes(content: &Content, say: Speaker<'_>) -> Option<Part> {
    let mut part = Part::new(say.word("network-outcomes"));
    let all = content.outcomes.all();
    part.say(
        say.say(Message::new("network-report-outcomes-lead").with("all", all).with("day", content.until)),
    );
    let rows = OUTCOMES.iter().zip(content.outcomes.each()).map(|((key, _), count)| {
        let share =
            (100 * count).checked_div(all).map_or_else(|| "–".to_owned(), |share| format!("{share}%"));
        vec![say.word(&format!("status-outcome-{key}")), count.to_string(), share]
    });
    part.add(Block::Table {
        caption: say.word("network-report-outcomes-caption"),
        columns: vec![
            Column::text(say.word("network-outcome")),
            Column::number(say.word("network-coops")),
            Column::number(say.word("report-share")),
        ],
        rows: rows.collect(),
    });
    Some(part)
}

/// What a quarter is called: "January to March 2026".
pub fn quarter(year: i32, number: u32, say: Speaker<'_>) -> String {
    say.say(Message::new(format!("network-quarter-{number}")).with("year", year.to_string()))
}

fn trend(content: &Content, say: Speaker<'_>) -> Option<Part> {
    let mut part = Part::new(say.word("network-report-trend"));
    part.say(say.word("network-report-trend-lead"));
    let row = |one: &Quarter| mixed(quarter(one.year, one.quarter, say), &one.outcomes);
    part.add(Block::Mix {
        caption: say.word("network-report-trend-caption"),
        name_head: say.word("network-report-quarter"),
        kinds: kinds(say),
        rows: content.trend.iter().filter(|one| !one.kept_back).map(row).collect(),
    });
    let kept_back = content.trend.iter().filter(|one| one.kept_back).count();
    if kept_back > 0 {
        part.note(say.say(Message::new("network-report-kept-back").with("n", kept_back)));
    }
    Some(part)
}

fn failing(content: &Content, say: Speaker<'_>) -> Option<Part> {
    let mut part = Part::new(say.word("network-failing-title"));
    let criteria = &content.criteria;
    lead(criteria, say).into_iter().for_each(|text| {
        part.say(text);
    });
    let failed = criteria.each.iter().filter(|one| one.found.failed() > 0);
    let listed: Vec<&Criterion> = failed.clone().take(LISTED).collect();
    if !listed.is_empty() {
        part.add(criteria_table(say.word("network-failing-caption"), listed, say));
        let more = failed.count().saturating_sub(LISTED);
        if more > 0 {
            part.note(say.say(Message::new("network-failing-more").with("n", more)));
        }
    }
    Some(part)
}

/// Which audits are counted, and what is not told.
pub fn lead(criteria: &Criteria, say: Speaker<'_>) -> Vec<String> {
    let mut lead = vec![say.say(Message::new("network-failing-lead").with("audits", criteria.audits))];
    if criteria.own_areas_only {
        lead.push(say.word("network-failing-own-areas"));
    }
    if criteria.kept_back > 0 {
        lead.push(say.say(Message::new("network-failing-kept-back").with("n", criteria.kept_back)));
    }
    if criteria.audits > 0 && criteria.each.iter().all(|one| one.found.failed() == 0) {
        lead.push(say.word("network-failing-none"));
    }
    lead
}

/// Criteria with what was found of them.
pub fn criteria_table<'a>(
    caption: String,
    criteria: impl IntoIterator<Item = &'a Criterion>,
    say: Speaker<'_>,
) -> Block {
    let row = |one: &Criterion| {
        vec![
            format!("{} {}", one.code, say.pick(&one.title)),
            say.word(&format!("status-severity-{}", one.severity)),
            one.found.looked().to_string(),
            one.found.not_met.to_string(),
            one.found.partly_met.to_string(),
        ]
    };
    Block::Table {
        caption,
        columns: vec![
            Column::text(say.word("network-failing-criterion")),
            Column::text(say.word("network-failing-severity")),
            Column::number(say.word("network-failing-looked")),
            Column::number(say.word("network-failing-not-met")),
            Column::number(say.word("network-failing-partly")),
        ],
        rows: criteria.into_iter().map(row).collect(),
    }
}

fn tagged(title: &str, lead: &str, rows: &[Tagged], say: Speaker<'_>) -> Option<Part> {
    if rows.is_empty() {
        return None;
    }
    let mut part = Part::new(say.word(title));
    part.say(say.word(lead));
    let bar = |one: &Tagged| {
        let count = Message::new("network-tagged-name").with("name", say.pick(&one.name));
        let percent = one.found.met_percent().and_then(|percent| u32::try_from(percent).ok());
        Bar {
            name: say.say(count.with("criteria", one.criteria).with("looked", one.found.looked())),
            value: percent,
            figure: percent.map(|percent| format!("{percent}%")),
            was: None,
            off: Some(say.word("network-tagged-nothing")),
            soft: false,
        }
    };
    part.add(Block::Bars {
        caption: say.word("network-tagged-caption"),
        name_head: say.word(title),
        value_head: say.word("network-tagged-met"),
        was_head: None,
        thresholds: Vec::new(),
        rows: rows.iter().map(bar).collect(),
    });
    Some(part)
}

fn principles(content: &Content, say: Speaker<'_>) -> Option<Part> {
    let rows = &content.criteria.principles;
    tagged("network-report-principles", "network-report-principles-lead", rows, say)
}

fn measures(content: &Content, say: Speaker<'_>) -> Option<Part> {
    tagged("network-report-measures", "network-report-measures-lead", &content.criteria.measures, say)
}

fn areas(content: &Content, say: Speaker<'_>) -> Option<Part> {
    let mut part = Part::new(say.word("network-areas"));
    if content.areas_only.is_some() {
        part.say(say.word("network-report-areas-own"));
    }
    if content.areas.is_empty() {
        part.say(say.word("network-report-areas-none"));
        return Some(part);
    }
    let mut areas: Vec<&Area> = content.areas.iter().collect();
    areas.sort_by_key(|area| say.pick(&area.name));
    part.add(Block::Mix {
        caption: say.word("network-report-areas-outcomes"),
        name_head: say.word("network-area"),
        kinds: kinds(say),
        rows: areas.iter().map(|area| mixed(say.pick(&area.name).to_owned(), &area.outcomes)).collect(),
    });
    let row = |area: &&Area| {
        vec![
            say.pick(&area.name).to_owned(),
            area.coops.to_string(),
            area.open_criticals.to_string(),
            area.late_actions.to_string(),
        ]
    };
    part.add(Block::Table {
        caption: say.word("network-report-areas-open"),
        columns: vec![
            Column::text(say.word("network-area")),
            Column::number(say.word("network-coops")),
            Column::number(say.word("network-criticals-short")),
            Column::number(say.word("network-late-short")),
        ],
        rows: areas.iter().map(row).collect(),
    });
    part.note(say.word("network-areas-note"));
    Some(part)
}

fn licences(content: &Content, say: Speaker<'_>) -> Option<Part> {
    let mut part = Part::new(say.word("network-report-licences"));
    let all = [
        LicenceState::Applied,
        LicenceState::Granted,
        LicenceState::Conditional,
        LicenceState::Suspended,
        LicenceState::Refused,
        LicenceState::Ended,
    ];
    let count = |state: LicenceState| {
        content.licences.iter().find(|(one, _)| *one == state).map_or(0, |(_, count)| *count)
    };
    let row = |state: LicenceState| {
        Fact::new(say.word(&format!("network-licence-{state}")), count(state).to_string())
    };
    part.add(Block::Facts { rows: all.into_iter().map(row).collect() });
    Some(part)
}

fn about(content: &Content, say: Speaker<'_>) -> Option<Part> {
    let mut part = Part::new(say.word("network-report-about"));
    part.say(made(content, say));
    part.say(say.say(Message::new("network-report-about-day").with("day", content.until)));
    part.say(say.word("network-report-about-overdue"));
    part.note(say.word("report-cover-statement"));
    if content.demonstration {
        part.note(say.word("network-report-demonstration"));
    }
    Some(part)
}
