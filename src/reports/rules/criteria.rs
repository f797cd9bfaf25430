//! Every criterion with its result, its figures, and why it was or was not looked at.

use std::collections::BTreeMap;

use entities::audits::{ScopeState, computed_fact};

use super::judged::shown;
use super::printed::{item_title, number, standing_findings};
use super::teller::{Teller, mark};
use crate::audits::facts;
use crate::audits::scope::{OutOfScope, Standing};
use crate::foundation::error::Message;
use crate::reports::content::{ComputedFact, Criterion, Prose, Section};
use crate::reports::dossier::Assessed;
use crate::standards::condition::{Because, Stated};
use crate::standards::pack::{self, Comparison, Metric, MetricSource, Unit};
use crate::training::disclosure::Audience;

pub(super) fn sections(teller: &Teller<'_>) -> Vec<Section> {
    let assessed: BTreeMap<&str, &Assessed> =
        teller.dossier.assessments.iter().map(|a| (a.criterion.key.as_str(), a)).collect();
    teller
        .dossier
        .pack
        .sections
        .iter()
        .map(|section| Section {
            number: section.number.to_string(),
            title: section.title(teller.tongue()).to_owned(),
            criteria: section
                .criteria
                .iter()
                .filter_map(|text| Some(criterion(teller, text, assessed.get(text.key.as_str())?)))
                .collect(),
        })
        .filter(|section| !section.criteria.is_empty())
        .collect()
}

fn criterion(teller: &Teller<'_>, text: &pack::Criterion, assessed: &Assessed) -> Criterion {
    let row = &assessed.row;
    let note = (!row.note.trim().is_empty()).then(|| teller.prose(&row.note, row.assessed_by));
    let facts = teller.dossier.facts.iter().filter(|fact| fact.assessment_id == row.id);
    let mut evidence: Vec<Prose> = Vec::new();
    for cited in teller.dossier.cited.iter().filter(|cited| cited.assessment == row.id) {
        let title = item_title(teller, &cited.item);
        if !evidence.contains(&title) {
            evidence.push(title);
        }
    }
    let findings = standing_findings(teller).filter(|found| found.criterion.key == text.key).map(number);
    let reason = match row.scope {
        ScopeState::InScope => row.no_finding_reason.as_deref().map(|why| teller.prose(why, row.assessed_by)),
        ScopeState::NotApplicable | ScopeState::OutOfScope => {
            scope_reason(teller, row.scope_reason.as_deref())
        }
    };
    Criterion {
        code: text.code.clone(),
        title: text.title(teller.tongue()).to_owned(),
        text: text.text(teller.tongue()).to_owned(),
        severity: text.severity,
        result: shown(assessed),
        last: teller.dossier.last_result(&text.key).map(mark),
        note,
        facts: facts.map(|fact| computed(teller, text, fact)).collect(),
        evidence,
        findings: findings.collect(),
        reason: reason.filter(|reason| !reason.text.is_empty()),
    }
}

/// A figure as it is printed. Figures about fewer than five people are not.
fn computed(teller: &Teller<'_>, text: &pack::Criterion, fact: &computed_fact::Model) -> ComputedFact {
    let metric = text.metrics.iter().find(|metric| metric.name == fact.metric);
    let few = facts::is_kept_back(fact, Audience::Others);
    let percent = metric.is_some_and(|metric| metric.unit == Unit::Percent);
    let counts = percent && !few && facts::tells_of_how_many(&fact.metric, Audience::Others);
    let of = fact.numerator.zip(fact.denominator).filter(|_| counts).map(|(part, whole)| {
        let of = Message::new("report-of").with("part", part).with("whole", whole);
        teller.say(of)
    });
    let worked_out = metric.is_some_and(|metric| metric.source == MetricSource::Computed);
    // A count stands beside the figure that it gives, never as if it gave the auditor's.
    let basis = match (&fact.override_value, of) {
        (None, of) => of,
        (Some(_), _) if few || !worked_out => None,
        (Some(_), of) => {
            let recorded = figure(teller, &fact.value_text, percent);
            Some(teller.say(match of {
                Some(of) => Message::new("report-of-recorded").with("value", recorded).with("of", of),
                None => Message::new("report-recorded").with("value", recorded),
            }))
        }
    };
    let value = fact.override_value.as_deref().unwrap_or(&fact.value_text);
    ComputedFact {
        label: teller.word(&format!("report-metric-{}", fact.metric)),
        value: if few { teller.word("report-share-few") } else { figure(teller, value, percent) },
        basis,
        asked: metric.map(|metric| asked(teller, metric)),
        overridden: fact.override_reason.as_deref().map(|why| teller.prose(why, fact.settled_by)),
    }
}

/// A figure with its unit: "42.8%", "2". What is no number stays as it is.
fn figure(teller: &Teller<'_>, value: &str, percent: bool) -> String {
    let value = value.trim();
    let plain = value.strip_suffix(".0").unwrap_or(value);
    if percent && plain.parse::<f64>().is_ok() {
        return teller.say(Message::new("report-percent").with("value", plain.to_owned()));
    }
    plain.to_owned()
}

fn asked(teller: &Teller<'_>, metric: &Metric) -> String {
    let way = match metric.op {
        Comparison::AtLeast => "least",
        Comparison::AtMost => "most",
    };
    let unit = match metric.unit {
        Unit::Percent => "percent",
        Unit::Months => "months",
        Unit::WorkingDays => "working-days",
        Unit::Count => "count",
    };
    teller.say(Message::new(format!("report-asked-{unit}")).with("way", way).with("value", metric.value))
}

/// Why a criterion is not in scope: the rule wrote it as data, whose words are found here.
fn scope_reason(teller: &Teller<'_>, data: Option<&str>) -> Option<Prose> {
    Some(match Standing::kept(data) {
        None => teller.prose(data?, None),
        Some(Standing::InScope) => return None,
        Some(Standing::NotApplicable(why)) => {
            let facts: Vec<String> = why.because.iter().filter_map(|fact| because(teller, fact)).collect();
            if facts.is_empty() {
                return None;
            }
            teller.say(Message::new("report-because").with("facts", teller.list(&facts))).into()
        }
        Some(Standing::OutOfScope(why)) => teller
            .word(match why {
                OutOfScope::NotInThisType(_) => "report-scope-not-in-type",
                OutOfScope::NoOpenFinding => "report-scope-no-open-finding",
                OutOfScope::NotChosen => "report-scope-not-chosen",
            })
            .into(),
    })
}

fn because(teller: &Teller<'_>, fact: &Because) -> Option<String> {
    let known = teller.dossier.pack.facts.iter().find(|known| known.key == fact.fact)?;
    let stated = match &fact.stated {
        Stated::Flag(true) => teller.word("report-yes"),
        Stated::Flag(false) => teller.word("report-no"),
        Stated::Choice(_) if fact.fact == "coop_type" => {
            let kind = teller.dossier.cooperative.kind;
            let types = &crate::foundation::reference::get().coop_types;
            types.iter().find(|entry| entry.code == kind).map(|entry| teller.pick(&entry.en, &entry.cy))?
        }
        Stated::Choice(word) => word.clone(),
    };
    let name = known.name.text(teller.tongue()).to_owned();
    Some(teller.say(Message::new("report-because-fact").with("fact", name).with("value", stated)))
}
