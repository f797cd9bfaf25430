//! What the results come to: summary, section scores, what held the outcome, and every criterion with its result.

use std::collections::{BTreeMap, BTreeSet};

use entities::audits::{AssessmentResult, ScopeState, computed_fact};
use entities::findings::{FindingKind, Grade};
use serde_json::Value;

use super::about;
use super::printed::number;
use super::teller::{Teller, clipped, kind, mark, severity, verdict};
use crate::audits::scoring::{self, Judgement, Results};
use crate::audits::{ratio::Ratio, terms};
use crate::foundation::error::Message;
use crate::reports::content::{
    ComputedFact, Criterion, Highlight, Limiter, Mark, Outcome, Prose, Section, SectionScore, Summary, Tally,
    Verdict, Visit,
};
use crate::reports::dossier::{Assessed, Dossier, Earlier};
use crate::standards::pack::{self, Comparison, Metric, Unit};
use crate::training::rules::SMALLEST_GROUP;

/// The results of a dossier, judged by the rules of its version.
pub fn judgement(dossier: &Dossier) -> Judgement {
    let in_scope = dossier.assessments.iter().filter(|a| a.row.scope == ScopeState::InScope);
    let marks = in_scope.map(|a| (a.criterion.key.clone(), terms::mark(a.row.result))).collect();
    let not_met_before = dossier
        .assessments
        .iter()
        .filter(|a| dossier.last_result(&a.criterion.key) == Some(AssessmentResult::NotMet))
        .map(|a| a.criterion.key.clone())
        .collect();
    let results = Results { marks, not_met_before, open_nonconformities: dossier.open_nonconformities() };
    scoring::judge(&dossier.pack, terms::kind(dossier.audit.kind), &results)
}

/// The judgement of an earlier audit: only its scores are used.
fn earlier_judgement(earlier: &Earlier) -> Judgement {
    let marks = earlier
        .results
        .iter()
        .filter(|(_, (scope, _))| *scope == ScopeState::InScope)
        .map(|(key, (_, result))| (key.clone(), terms::mark(*result)))
        .collect();
    let results = Results { marks, ..Results::default() };
    scoring::judge(&earlier.pack, terms::kind(earlier.audit.kind), &results)
}

/// Whole points, rounded down, so that nothing looks reached that is not.
fn whole(score: Ratio) -> u32 {
    u32::try_from(score.tenths() / 10).unwrap_or(100)
}

/// The score that was settled with the outcome, else the one worked out now.
fn overall(teller: &Teller<'_>, judgement: &Judgement) -> Option<u32> {
    settled(teller.dossier.audit.score_text.as_deref()).or_else(|| judgement.overall.map(whole))
}

fn settled(score: Option<&str>) -> Option<u32> {
    score?.split(['.', ',']).next()?.trim().parse().ok()
}

fn outcome_of(outcome: pack::Outcome) -> Verdict {
    verdict(terms::outcome(outcome))
}

/// The outcome that was settled, else the one worked out now.
fn final_outcome(teller: &Teller<'_>, judgement: &Judgement) -> Option<Verdict> {
    let settled = teller.dossier.audit.outcome.map(verdict);
    let worked_out = judgement.outcome.map(outcome_of);
    if teller.edition.issue.is_some() { settled.or(worked_out) } else { worked_out.or(settled) }
}

pub(super) fn summary(teller: &Teller<'_>, judgement: &Judgement) -> Summary {
    let outcome = final_outcome(teller, judgement);
    let held = judgement.limiters.iter().any(|limiter| limiter.decides);
    let by_score = judgement.band_outcome.filter(|_| held).map(outcome_of).filter(|_| outcome.is_some());
    let applied =
        judgement.limiters.iter().filter(|limiter| judgement.band_outcome.is_some_and(|b| limiter.cap < b));
    let limiters = applied.filter(|_| outcome.is_some()).map(|limiter| Limiter {
        rule: rule(teller, &limiter.limiter),
        because: limiter.because.iter().map(|key| code(teller, key)).collect(),
        cap: outcome_of(limiter.cap),
    });
    Summary {
        lead: Some(lead(teller, outcome).into()),
        outcome,
        score: overall(teller, judgement).filter(|_| outcome.is_some()),
        tally: tally(teller.dossier),
        by_score,
        limiters: limiters.collect(),
        strengths: strengths(teller, judgement),
        must_dos: must_dos(teller),
        all_closed_on: all_closed_on(teller),
    }
}

fn lead(teller: &Teller<'_>, outcome: Option<Verdict>) -> String {
    let open = teller.dossier.own_findings().filter(|found| found.open()).count();
    let organisation = &teller.dossier.organisation;
    let name = teller.pick(&organisation.name_en, &organisation.name_cy);
    let key = match outcome {
        Some(Verdict::Compliant) => "report-lead-compliant",
        Some(Verdict::CompliantWithActions) => "report-lead-compliant-with-actions",
        Some(Verdict::Conditional) => "report-lead-conditional",
        Some(Verdict::NotCompliant) => "report-lead-not-compliant",
        None => "report-lead-none",
    };
    teller.say(Message::new(key).with("name", name).with("count", open))
}

/// The code of a criterion; one that is gone from this version keeps its key.
fn code(teller: &Teller<'_>, key: &str) -> String {
    teller.dossier.pack.criterion(key).map_or_else(|| key.to_owned(), |criterion| criterion.code.clone())
}

/// A limiter in words: "any major criterion not met".
fn rule(teller: &Teller<'_>, limiter: &pack::Limiter) -> String {
    match limiter {
        pack::Limiter::OpenNonconformity { .. } => teller.word("report-rule-open"),
        pack::Limiter::Results { severity, result, at_least, repeated, .. } => {
            let key = if *repeated { "report-rule-repeated" } else { "report-rule-results" };
            let severity = match severity {
                pack::Severity::Critical => "critical",
                pack::Severity::Major => "major",
                pack::Severity::Minor => "minor",
                pack::Severity::Improvement => "improvement",
            };
            let result = match result {
                pack::Mark::PartlyMet => "partly",
                pack::Mark::Met
                | pack::Mark::NotMet
                | pack::Mark::NotApplicable
                | pack::Mark::NotAssessed => "not",
            };
            teller.say(
                Message::new(key).with("severity", severity).with("result", result).with("count", *at_least),
            )
        }
    }
}

fn tally(dossier: &Dossier) -> Tally {
    let mut tally = Tally::default();
    for assessed in &dossier.assessments {
        *match shown(assessed) {
            Mark::Met => &mut tally.met,
            Mark::PartlyMet => &mut tally.partly_met,
            Mark::NotMet => &mut tally.not_met,
            Mark::NotApplicable => &mut tally.not_applicable,
            Mark::OutOfScope => &mut tally.out_of_scope,
            Mark::NotAssessed => &mut tally.not_assessed,
        } += 1;
    }
    tally
}

/// The result as it is shown: what is not in scope is never "not assessed".
fn shown(assessed: &Assessed) -> Mark {
    match assessed.row.scope {
        ScopeState::InScope => mark(assessed.row.result),
        ScopeState::NotApplicable => Mark::NotApplicable,
        ScopeState::OutOfScope => Mark::OutOfScope,
    }
}

/// Three strengths, by rule: good practice first, then the best sections that reach the best band, the heaviest first.
fn strengths(teller: &Teller<'_>, judgement: &Judgement) -> Vec<Highlight> {
    let dossier = teller.dossier;
    let good = dossier
        .own_findings()
        .filter(|f| f.finding.kind == FindingKind::GoodPractice && f.finding.withdrawn_at.is_none())
        .map(|found| Highlight {
            title: title(teller, &found.criterion).into(),
            text: clipped_prose(teller, &found.finding.statement, Some(found.finding.raised_by)),
            cite: found.criterion.code.clone(),
        });
    let best = dossier.pack.scoring.bands.iter().map(|band| band.min_pct).max().unwrap_or(100);
    let mut sections: Vec<_> = judgement
        .sections
        .iter()
        .filter_map(|section| Some((section, section.score?)))
        .filter(|(_, score)| *score >= Ratio::whole(best.into()))
        .collect();
    sections.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then(b.weight.cmp(&a.weight)));
    let strong = sections.into_iter().filter_map(|(score, _)| {
        let section = dossier.pack.sections.iter().find(|section| section.key == score.key)?;
        let keys: BTreeSet<&str> = section.criteria.iter().map(|c| c.key.as_str()).collect();
        let of_section = || dossier.assessments.iter().filter(|a| keys.contains(a.criterion.key.as_str()));
        let met = of_section().filter(|a| shown(a) == Mark::Met).count();
        let looked_at =
            of_section().filter(|a| matches!(shown(a), Mark::Met | Mark::PartlyMet | Mark::NotMet)).count();
        let text = Message::new("report-strength-section").with("met", met).with("all", looked_at);
        let cite = Message::new("report-cite-section").with("number", section.number.to_string());
        Some(Highlight {
            title: section.title(teller.of_pack()).into(),
            text: teller.say(text).into(),
            cite: teller.say(cite),
        })
    });
    good.chain(strong).take(3).collect()
}

/// Three things to do, by rule: the gravest open findings, repeated ones first.
fn must_dos(teller: &Teller<'_>) -> Vec<Highlight> {
    let mut open: Vec<_> = teller.dossier.own_findings().filter(|found| found.open()).collect();
    open.sort_by_key(|f| (f.finding.grade, !f.finding.repeated, f.finding.number));
    open.into_iter()
        .take(3)
        .map(|found| {
            let action = found.action.as_ref();
            let planned = action.and_then(|action| Some((action.plan.as_deref()?, action.owner_id)));
            let (text, by) = planned.unwrap_or((&found.finding.statement, Some(found.finding.raised_by)));
            let code = found.criterion.code.clone();
            let grade = grade_word(teller, found.finding.grade);
            let due = action.and_then(|action| action.due_on);
            let cite = match due {
                Some(due) => Message::new("report-cite-due").with("due", due),
                None => Message::new("report-cite"),
            };
            Highlight {
                title: title(teller, &found.criterion).into(),
                text: clipped_prose(teller, text, by),
                cite: teller.say(cite.with("code", code).with("grade", grade)),
            }
        })
        .collect()
}

fn grade_word(teller: &Teller<'_>, grade: Option<Grade>) -> String {
    teller.word(match grade {
        Some(Grade::Critical) => "report-grade-critical",
        Some(Grade::Major) => "report-grade-major",
        Some(Grade::Minor) => "report-grade-minor",
        None => "report-grade-improvement",
    })
}

fn clipped_prose(teller: &Teller<'_>, text: &str, by: Option<entities::ids::AccountId>) -> Prose {
    let prose = teller.prose(text, by);
    Prose { text: clipped(&prose.text, 200), ..prose }
}

pub(super) fn title(teller: &Teller<'_>, criterion: &entities::standards::criterion::Model) -> String {
    teller.pick(&criterion.title_en, &criterion.title_cy)
}

/// The last day on which a nonconformity of this audit was closed, if all are.
fn all_closed_on(teller: &Teller<'_>) -> Option<String> {
    let raised = || {
        let own = teller.dossier.own_findings();
        own.filter(|f| f.finding.kind == FindingKind::Nonconformity && f.finding.withdrawn_at.is_none())
    };
    if raised().any(|found| found.open()) {
        return None;
    }
    raised().filter_map(|found| found.action.as_ref()?.verified_on).max().map(|day| teller.date(day))
}

pub(super) fn outcome(teller: &Teller<'_>, judgement: &Judgement) -> Outcome {
    let dossier = teller.dossier;
    let previous = dossier.earlier.first();
    let before = previous.map(earlier_judgement);
    let last: BTreeMap<&str, u32> = before
        .iter()
        .flat_map(|judged| &judged.sections)
        .filter_map(|section| Some((section.key.as_str(), whole(section.score?))))
        .collect();
    let mut scores = Vec::new();
    for (section, judged) in dossier.pack.sections.iter().zip(&judgement.sections) {
        scores.push(SectionScore {
            number: section.number.to_string(),
            title: section.title(teller.of_pack()).to_owned(),
            scored: u32::try_from(judged.counted).unwrap_or_default(),
            score: judged.score.map(whole),
            last: last.get(section.key.as_str()).copied(),
            weight: section.weight,
        });
    }
    let mut thresholds: Vec<u32> =
        dossier.pack.scoring.bands.iter().map(|band| band.min_pct).filter(|pct| *pct > 0).collect();
    thresholds.sort_unstable();
    let last_overall = previous.and_then(|earlier| settled(earlier.audit.score_text.as_deref()));
    let last_overall = last_overall.or_else(|| before.as_ref().and_then(|judged| judged.overall.map(whole)));
    let compared_with = previous.map(|earlier| {
        let kind = teller.word(&format!("report-the-{}", kind(earlier.audit.kind).key()));
        let month = teller.month(earlier.audit.visit_on);
        teller.say(Message::new("report-compared").with("kind", kind).with("month", month))
    });
    Outcome {
        lead: section_lead(teller, &scores),
        overall: (overall(teller, judgement), last_overall),
        years: about::column_heads(teller, dossier.audit.visit_on, previous.map(|e| e.audit.visit_on)),
        compared_with,
        thresholds,
        history: history(teller, judgement),
        changed: changed(teller),
        scores: if scores.iter().any(|score| score.score.is_some()) { scores } else { Vec::new() },
    }
}

/// One sentence on the sections: how many reach the best band, and which is lowest.
fn section_lead(teller: &Teller<'_>, scores: &[SectionScore]) -> Option<Prose> {
    let best = teller.dossier.pack.scoring.bands.iter().map(|band| band.min_pct).max()?;
    let scored: Vec<(&SectionScore, u32)> = scores.iter().filter_map(|s| Some((s, s.score?))).collect();
    let (lowest, score) = scored.iter().min_by_key(|(_, score)| *score)?;
    let reached = scored.iter().filter(|(_, score)| *score >= best).count();
    let message = Message::new("report-sections-lead")
        .with("count", reached)
        .with("all", scored.len())
        .with("band", best)
        .with("title", lowest.title.clone())
        .with("score", *score);
    Some(teller.say(message).into())
}

fn history(teller: &Teller<'_>, judgement: &Judgement) -> Vec<Visit> {
    let audit = &teller.dossier.audit;
    let this = Visit {
        on: teller.date(audit.visit_on),
        short: teller.short_month(audit.visit_on),
        kind: kind(audit.kind),
        outcome: final_outcome(teller, judgement),
        score: overall(teller, judgement),
    };
    let before = teller.dossier.earlier.iter().map(|earlier| Visit {
        on: teller.date(earlier.audit.visit_on),
        short: teller.short_month(earlier.audit.visit_on),
        kind: kind(earlier.audit.kind),
        outcome: earlier.audit.outcome.map(verdict),
        score: settled(earlier.audit.score_text.as_deref()),
    });
    std::iter::once(this).chain(before).take(8).collect()
}

/// Which criteria went up and which went down since they were last looked at.
fn changed(teller: &Teller<'_>) -> Option<Prose> {
    let worth = |result: AssessmentResult| match result {
        AssessmentResult::Met => Some(2),
        AssessmentResult::PartlyMet => Some(1),
        AssessmentResult::NotMet => Some(0),
        AssessmentResult::NotApplicable | AssessmentResult::NotAssessed => None,
    };
    teller.dossier.earlier.first()?;
    let (mut better, mut worse) = (Vec::new(), Vec::new());
    for assessed in teller.dossier.assessments.iter().filter(|a| a.row.scope == ScopeState::InScope) {
        let last = teller.dossier.last_result(&assessed.criterion.key).and_then(worth);
        let (Some(now), Some(last)) = (worth(assessed.row.result), last) else { continue };
        match now.cmp(&last) {
            std::cmp::Ordering::Greater => better.push(assessed.criterion.code.clone()),
            std::cmp::Ordering::Less => worse.push(assessed.criterion.code.clone()),
            std::cmp::Ordering::Equal => {}
        }
    }
    let said: Vec<String> = [("report-changed-better", better), ("report-changed-worse", worse)]
        .into_iter()
        .filter(|(_, codes)| !codes.is_empty())
        .map(|(key, codes)| teller.say(Message::new(key).with("codes", teller.list(&codes))))
        .collect();
    Some(if said.is_empty() { teller.word("report-changed-nothing") } else { said.join(" ") }.into())
}

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
            title: section.title(teller.of_pack()).to_owned(),
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
        let title = super::printed::item_title(teller, &cited.item);
        if !evidence.contains(&title) {
            evidence.push(title);
        }
    }
    let findings =
        super::printed::standing_findings(teller).filter(|found| found.criterion.key == text.key).map(number);
    let reason = match row.scope {
        ScopeState::InScope => row.no_finding_reason.as_deref().map(|why| teller.prose(why, row.assessed_by)),
        ScopeState::NotApplicable | ScopeState::OutOfScope => {
            scope_reason(teller, row.scope_reason.as_deref())
        }
    };
    Criterion {
        code: text.code.clone(),
        title: text.title(teller.of_pack()).to_owned(),
        text: text.text(teller.of_pack()).to_owned(),
        severity: severity(terms::severity(text.severity)),
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
    let few = about_workers(&fact.metric)
        && fact.denominator.is_some_and(|whole| u64::try_from(whole).unwrap_or(0) < SMALLEST_GROUP);
    let percent = metric.is_some_and(|metric| metric.unit == Unit::Percent);
    let basis = fact.numerator.zip(fact.denominator).filter(|_| percent && !few).map(|(part, whole)| {
        let of = Message::new("report-of").with("part", part).with("whole", whole);
        teller.say(of)
    });
    let value = fact.override_value.as_deref().unwrap_or(&fact.value_text);
    ComputedFact {
        label: teller.word(&format!("report-metric-{}", fact.metric)),
        value: if few { teller.word("report-share-few") } else { value.to_owned() },
        basis,
        asked: metric.map(|metric| asked(teller, metric)),
        overridden: fact.override_reason.as_deref().map(|why| teller.prose(why, fact.settled_by)),
    }
}

/// Is it a figure about people who work for the co-op?
fn about_workers(metric: &str) -> bool {
    !matches!(
        metric,
        "user_vote_share_pct"
            | "user_class_board_seats_pct"
            | "months_since_agm"
            | "working_days_to_share_report"
            | "peer_meetings_last_12_months"
            | "plans_reviewed_within_3_months_pct"
    )
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
    let data = data?;
    let Ok(value) = serde_json::from_str::<Value>(data) else {
        return Some(teller.prose(data, None));
    };
    if let Some(facts) = find(&value, "because").and_then(Value::as_array) {
        let because: Vec<String> = facts.iter().filter_map(|fact| because(teller, fact)).collect();
        return (!because.is_empty())
            .then(|| teller.say(Message::new("report-because").with("facts", teller.list(&because))).into());
    }
    let said = value.to_string();
    let key = [
        ("not_in_this_type", "report-scope-not-in-type"),
        ("no_open_finding", "report-scope-no-open-finding"),
        ("not_chosen", "report-scope-not-chosen"),
    ];
    key.iter().find(|(word, _)| said.contains(word)).map(|(_, key)| teller.word(key).into())
}

/// A value by its name, at any depth.
fn find<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    match value {
        Value::Object(map) => map.get(name).or_else(|| map.values().find_map(|inner| find(inner, name))),
        Value::Array(list) => list.iter().find_map(|inner| find(inner, name)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn because(teller: &Teller<'_>, fact: &Value) -> Option<String> {
    let key = fact.get("fact")?.as_str()?;
    let known = teller.dossier.pack.facts.iter().find(|known| known.key == key)?;
    let stated = match fact.get("stated")? {
        Value::Bool(true) => teller.word("report-yes"),
        Value::Bool(false) => teller.word("report-no"),
        Value::String(_) if key == "coop_type" => {
            let kind = teller.dossier.cooperative.kind;
            let types = &crate::foundation::reference::get().coop_types;
            types.iter().find(|entry| entry.code == kind).map(|entry| teller.pick(&entry.en, &entry.cy))?
        }
        other => other.as_str()?.to_owned(),
    };
    let name = known.name.text(teller.of_pack()).to_owned();
    Some(teller.say(Message::new("report-because-fact").with("fact", name).with("value", stated)))
}
