//! The rules of a version in plain sentences: when a criterion applies, what is asked, how results become an outcome, and
//! how long everything takes.

use entities::audits::{AssessmentResult, Outcome};
use entities::standards::Severity;
use serde_json::{Value, json};

use crate::foundation::error::{Argument, Message};
use crate::foundation::reference::pick;
use crate::standards::condition::{self, Condition};
use crate::standards::pack::{
    Cadence, Comparison, Criterion, Direction, Halving, Limiter, Metric, MetricSource, Pack, Unit, Window,
};
use crate::standards::period::Period;
use crate::web::visit::Visit;

/// The word that a serialised unit variant is written with.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// When a criterion applies.
pub fn applies(visit: &Visit, pack: &Pack, criterion: &Criterion) -> String {
    match condition::parse(&criterion.applies_when) {
        Ok(Condition::Always) | Err(_) => visit.say(&Message::new("standards-applies-always")),
        Ok(condition) => {
            let when = in_words(visit, pack, &condition);
            visit.say(&Message::new("standards-applies-when").with("when", when))
        }
    }
}

fn in_words(visit: &Visit, pack: &Pack, condition: &Condition) -> String {
    let fact = |key: &str| {
        let known = pack.facts.iter().find(|fact| fact.key == key);
        known.map_or(key, |fact| fact.name.text(visit.language)).to_owned()
    };
    let joined = |parts: &[Condition], key: &'static str| {
        let link = format!(" {} ", visit.say(&Message::new(key)));
        let inside = |part: &Condition| match part {
            Condition::All(_) | Condition::Any(_) => format!("({})", in_words(visit, pack, part)),
            _ => in_words(visit, pack, part),
        };
        parts.iter().map(inside).collect::<Vec<_>>().join(&link)
    };
    match condition {
        Condition::Always => visit.say(&Message::new("standards-applies-always")),
        Condition::Holds(key) => format!("“{}”", fact(key)),
        Condition::Fails(key) => visit.say(&Message::new("standards-not").with("fact", fact(key))),
        Condition::Is(key, value) => {
            let choice = format!("cooperatives-type-{value}");
            let value = if visit.app.words.has(visit.language, &choice) {
                visit.app.words.word(visit.language, &choice)
            } else {
                value.clone()
            };
            visit.say(&Message::new("standards-is").with("fact", fact(key)).with("value", value))
        }
        Condition::All(parts) => joined(parts, "standards-and"),
        Condition::Any(parts) => joined(parts, "standards-or"),
    }
}

/// A length of time in words: "3 years", "18 months", "4 weeks".
pub fn period(visit: &Visit, period: Period) -> String {
    let (months, days) = (period.whole_months(), period.extra_days());
    let long = match months {
        0 => None,
        n if n.is_multiple_of(12) => Some(Message::new("standards-years").with("n", n / 12)),
        n => Some(Message::new("standards-months").with("n", n)),
    };
    let short = match days {
        0 => None,
        n if n.is_multiple_of(7) => Some(Message::new("standards-weeks").with("n", n / 7)),
        n => Some(Message::new("standards-days").with("n", n)),
    };
    long.iter().chain(&short).map(|part| visit.say(part)).collect::<Vec<_>>().join(", ")
}

/// What a figure is asked to be.
pub fn metric(visit: &Visit, metric: &Metric) -> String {
    let key = match metric.op {
        Comparison::AtLeast => "standards-metric-at-least",
        Comparison::AtMost => "standards-metric-at-most",
    };
    let value = |amount: i64| {
        let unit = match metric.unit {
            Unit::Percent => "standards-unit-percent",
            Unit::Months => "standards-months",
            Unit::WorkingDays => "standards-working-days",
            Unit::Count => "standards-unit-count",
        };
        visit.say(&Message::new(unit).with("n", amount))
    };
    let mut said = visit.say(&Message::new(key).with("value", value(metric.value)));
    let more = [
        metric.tolerance.map(|edge| Message::new("standards-metric-tolerance").with("value", value(edge))),
        metric.applies_to.map(|group| Message::new(format!("standards-group-{}", word(&group)))),
        Some(Message::new(match metric.source {
            MetricSource::Computed => "standards-metric-computed",
            MetricSource::Entered => "standards-metric-entered",
        })),
    ];
    for message in more.iter().flatten() {
        said = format!("{said} {}", visit.say(message));
    }
    said
}

fn severity_name(visit: &Visit, pack: &Pack, severity: Severity) -> String {
    pack.severity(severity)
        .map_or_else(|| severity.to_string(), |entry| entry.name.text(visit.language).to_owned())
}

fn outcome_name(visit: &Visit, pack: &Pack, outcome: Outcome) -> String {
    let entry = pack.overall_outcomes.iter().find(|entry| entry.code == outcome);
    entry.map_or_else(|| outcome.to_string(), |entry| entry.name.text(visit.language).to_owned())
}

fn result_name(visit: &Visit, pack: &Pack, mark: AssessmentResult) -> String {
    let entry = pack.results.iter().find(|entry| entry.code == mark);
    entry.map_or_else(|| mark.to_string(), |entry| entry.name.text(visit.language).to_owned())
}

/// Points, bands and limiters.
pub fn scoring(visit: &Visit, pack: &Pack) -> Value {
    let points = &pack.scoring.points;
    let counted = [
        (AssessmentResult::Met, points.met),
        (AssessmentResult::PartlyMet, points.partly_met),
        (AssessmentResult::NotMet, points.not_met),
    ];
    let points: Vec<_> = counted
        .iter()
        .map(|(mark, points)| json!({ "name": result_name(visit, pack, *mark), "points": points }))
        .collect();
    let bands: Vec<_> = pack
        .scoring
        .bands
        .iter()
        .map(|band| json!({ "from": band.min_pct, "outcome": word(&band.outcome) }))
        .collect();
    let limiters: Vec<_> = pack.scoring.limiters.iter().map(|limiter| limit(visit, pack, limiter)).collect();
    json!({ "points": points, "bands": bands, "limiters": limiters })
}

fn limit(visit: &Visit, pack: &Pack, limiter: &Limiter) -> String {
    let message = match limiter {
        Limiter::Results { severity, result, at_least, repeated, .. } => {
            let key = if *repeated { "standards-limiter-repeated" } else { "standards-limiter-results" };
            Message::new(key)
                .with("n", *at_least)
                .with("severity", severity_name(visit, pack, *severity))
                .with("result", result_name(visit, pack, *result))
        }
        Limiter::OpenNonconformity { .. } => Message::new("standards-limiter-open"),
    };
    visit.say(&message.with("cap", outcome_name(visit, pack, limiter.cap())))
}

/// What each severity means, and by when something is due after a finding of that grade.
pub fn severities(visit: &Visit, pack: &Pack) -> Vec<Value> {
    let days = |key: &'static str, n: Option<u32>| n.map(|n| visit.say(&Message::new(key).with("n", n)));
    pack.severities
        .iter()
        .map(|entry| {
            json!({
                "code": word(&entry.code),
                "meaning": pick(visit.language, &entry.meaning_en, &entry.meaning_cy),
                "contain": days("standards-working-days", entry.contain_working_days),
                "plan": days("standards-working-days", entry.plan_due_working_days),
                "close": days("standards-days", entry.close_due_days),
            })
        })
        .collect()
}

/// A window in one sentence: "15 working days before fieldwork starts."
pub fn window(visit: &Visit, window: &Window) -> Value {
    let days = match window.day_type {
        crate::standards::pack::DayType::Working => "standards-working-days",
        crate::standards::pack::DayType::Calendar => "standards-days",
    };
    let trigger = match window.direction {
        Direction::Before => "standards-window-before",
        Direction::After => "standards-window-after",
    };
    let message = Message::new(trigger)
        .with("days", visit.say(&Message::new(days).with("n", window.days)))
        .with("trigger", Argument::Word(format!("standards-trigger-{}", word(&window.trigger)).into()));
    let mut notes = Vec::new();
    match (window.counting, window.direction) {
        (crate::standards::pack::Counting::Inclusive, _) => notes.push("standards-window-inclusive"),
        (crate::standards::pack::Counting::Exclusive, Direction::After) => {
            notes.push("standards-window-exclusive");
        }
        (crate::standards::pack::Counting::Exclusive, Direction::Before) => {}
    }
    if window.aim {
        notes.push("standards-window-aim");
    }
    let notes: Vec<_> = notes.into_iter().map(|key| visit.say(&Message::new(key))).collect();
    json!({
        "name": window.name.text(visit.language),
        "sentence": visit.say(&message),
        "note": notes.join(" "),
    })
}

/// How often a co-op is audited, a sentence each.
pub fn frequencies(visit: &Visit, pack: &Pack) -> Vec<String> {
    let frequencies = &pack.frequencies;
    let say = |key: &'static str, length: Period| {
        visit.say(&Message::new(key).with("period", period(visit, length)))
    };
    let mut said = vec![
        visit.say(&Message::new("standards-frequency-readiness")),
        say("standards-frequency-first", frequencies.first_audit.within),
        say("standards-frequency-surveillance", frequencies.surveillance.every),
        say("standards-frequency-full", frequencies.full.every),
        say("standards-frequency-longest", frequencies.longest_gap),
    ];
    let halvings: Vec<_> =
        frequencies.halved_after.iter().map(|halving| halved(visit, pack, halving)).collect();
    if !halvings.is_empty() {
        let list = halvings.join("; ");
        said.push(visit.say(&Message::new("standards-frequency-halved").with("list", list)));
    }
    said
}

fn halved(visit: &Visit, pack: &Pack, halving: &Halving) -> String {
    let message = match halving {
        Halving::Outcome(outcome) => {
            Message::new("standards-halved-outcome").with("outcome", outcome_name(visit, pack, *outcome))
        }
        Halving::OpenFinding(severity) => {
            Message::new("standards-halved-finding").with("severity", severity_name(visit, pack, *severity))
        }
        Halving::Event(event) => Message::new(format!("standards-halved-{}", word(event))),
        Halving::EvidenceOverdueOverPct(percent) => {
            Message::new("standards-halved-evidence").with("n", *percent)
        }
    };
    visit.say(&message)
}

/// When reminders go out, in one sentence.
pub fn cadence(visit: &Visit, cadence: &Cadence) -> Value {
    let list = |days: &[u32]| days.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let unit = Argument::Word(format!("standards-day-{}", word(&cadence.day_type)).into());
    let mut parts = Vec::new();
    let mut days = |key: &'static str, given: &[u32]| {
        if !given.is_empty() {
            let message = Message::new(key).with("list", list(given)).with("unit", unit.clone());
            parts.push(visit.say(&message));
        }
    };
    days("standards-cadence-before", &cadence.before);
    days("standards-cadence-after", &cadence.after);
    days("standards-cadence-window", &cadence.window_days);
    if let Some(repeat) = &cadence.repeat {
        let message = Message::new("standards-cadence-repeat")
            .with("period", period(visit, repeat.every))
            .with("n", repeat.at_most);
        parts.push(visit.say(&message));
    }
    if let Some(monthly) = &cadence.monthly {
        let at = monthly.at.format("%H:%M").to_string();
        parts.push(visit.say(&Message::new("standards-cadence-monthly").with("at", at)));
    }
    for copy in &cadence.copies {
        let message = Message::new("standards-cadence-copy")
            .with("to", Argument::Word(format!("standards-copy-{}", word(&copy.to)).into()))
            .with("n", copy.days_after)
            .with("unit", Argument::Word(format!("standards-day-{}", word(&copy.day_type)).into()));
        parts.push(visit.say(&message));
    }
    json!({ "name": cadence.title(visit.language), "sentence": parts.join(" ") })
}
