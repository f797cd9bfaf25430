//! What the results come to: the summary, and what held the outcome.

use std::collections::BTreeSet;

use entities::audits::{AssessmentResult, AuditState, ScopeState};
use entities::findings::{FindingKind, Grade};
use entities::standards::Severity;

use super::teller::{Teller, clipped, mark};
use crate::audits::ratio::Ratio;
use crate::audits::scoring::{self, Judgement};
use crate::foundation::error::Message;
use crate::reports::content::{Highlight, Limiter, Mark, Prose, Summary, Tally, Verdict};
use crate::reports::dossier::{Assessed, Dossier};
use crate::standards::pack;

/// The results of a dossier, judged by the rules of its version from what the decision rests on too.
pub fn judgement(dossier: &Dossier) -> Judgement {
    scoring::judge(&dossier.pack, dossier.audit.kind, &dossier.results)
}

/// Whole points, rounded down, so that nothing looks reached that is not.
pub(super) fn whole(score: Ratio) -> u32 {
    u32::try_from(score.tenths() / 10).unwrap_or(100)
}

/// Is the outcome still to come? A draft of an audit whose visit is not over, or that was halted, or where something in
/// scope waits for its result, says nothing of an outcome, whatever its few results come to.
pub(super) fn unfinished(teller: &Teller<'_>) -> bool {
    let waits = || {
        let mut in_scope = teller.dossier.assessments.iter().filter(|a| a.row.scope == ScopeState::InScope);
        in_scope.any(|a| a.row.result == AssessmentResult::NotAssessed)
    };
    teller.edition.issue.is_none()
        && match teller.dossier.audit.state {
            AuditState::Planned
            | AuditState::Notified
            | AuditState::EvidenceWindow
            | AuditState::Fieldwork
            | AuditState::Postponed
            | AuditState::Cancelled
            | AuditState::SuspendedForSafeguarding => true,
            AuditState::Drafting => waits(),
            AuditState::Moderation
            | AuditState::DraftIssued
            | AuditState::Comments
            | AuditState::Answers
            | AuditState::Final
            | AuditState::Appealed
            | AuditState::Accepted
            | AuditState::ActionsOpen
            | AuditState::Closed => false,
        }
}

/// The score that was settled with the outcome, else the one worked out now.
pub(super) fn overall(teller: &Teller<'_>, judgement: &Judgement) -> Option<u32> {
    if unfinished(teller) {
        return None;
    }
    settled(teller.dossier.audit.score_text.as_deref()).or_else(|| judgement.overall.map(whole))
}

pub(super) fn settled(score: Option<&str>) -> Option<u32> {
    score?.split(['.', ',']).next()?.trim().parse().ok()
}

/// The outcome that was settled, else the one worked out now.
pub(super) fn final_outcome(teller: &Teller<'_>, judgement: &Judgement) -> Option<Verdict> {
    if unfinished(teller) {
        return None;
    }
    let settled = teller.dossier.audit.outcome;
    let worked_out = judgement.outcome;
    if teller.edition.issue.is_some() { settled.or(worked_out) } else { worked_out.or(settled) }
}

pub(super) fn summary(teller: &Teller<'_>, judgement: &Judgement) -> Summary {
    let outcome = final_outcome(teller, judgement);
    let held = judgement.limiters.iter().any(|limiter| limiter.decides);
    let by_score = judgement.band_outcome.filter(|_| held).filter(|_| outcome.is_some());
    let applied =
        judgement.limiters.iter().filter(|limiter| judgement.band_outcome.is_some_and(|b| limiter.cap < b));
    let limiters = applied.filter(|_| outcome.is_some()).map(|limiter| Limiter {
        rule: rule(teller, &limiter.limiter),
        because: limiter.because.iter().map(|key| code(teller, key)).collect(),
        cap: limiter.cap,
    });
    Summary {
        lead: Some(lead(teller, outcome).into()),
        outcome,
        pending: unfinished(teller),
        score: overall(teller, judgement).filter(|_| outcome.is_some()),
        tally: tally(teller.dossier),
        by_score,
        limiters: limiters.collect(),
        strengths: if unfinished(teller) { Vec::new() } else { strengths(teller, judgement) },
        must_dos: must_dos(teller),
        all_closed_on: all_closed_on(teller).filter(|_| !unfinished(teller)),
    }
}

fn lead(teller: &Teller<'_>, outcome: Option<Verdict>) -> String {
    let open = teller.dossier.own_findings().filter(|found| found.open()).count();
    let organisation = &teller.dossier.organisation;
    let name = teller.pick(&organisation.name_en, &organisation.name_cy);
    if unfinished(teller) {
        return lead_so_far(teller, name);
    }
    let key = match outcome {
        Some(Verdict::Compliant) => "report-lead-compliant",
        Some(Verdict::CompliantWithActions) => "report-lead-compliant-with-actions",
        Some(Verdict::Conditional) => "report-lead-conditional",
        Some(Verdict::NotCompliant) => "report-lead-not-compliant",
        None => "report-lead-none",
    };
    teller.say(Message::new(key).with("name", name).with("count", open))
}

/// How far an audit has come that has no outcome yet.
fn lead_so_far(teller: &Teller<'_>, name: String) -> String {
    let audit = &teller.dossier.audit;
    let in_scope = || teller.dossier.assessments.iter().filter(|a| a.row.scope == ScopeState::InScope);
    let done = in_scope().filter(|a| a.row.result != AssessmentResult::NotAssessed).count();
    let message = match audit.state {
        AuditState::Cancelled => Message::new("report-lead-cancelled"),
        AuditState::Postponed => Message::new("report-lead-postponed"),
        AuditState::SuspendedForSafeguarding => Message::new("report-lead-suspended"),
        _ if audit.fieldwork_started_on.is_none() => {
            Message::new("report-lead-before").with("day", audit.visit_on)
        }
        _ => Message::new("report-lead-under-way").with("done", done).with("all", in_scope().count()),
    };
    teller.say(message.with("name", name))
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
                Severity::Critical => "critical",
                Severity::Major => "major",
                Severity::Minor => "minor",
                Severity::Improvement => "improvement",
            };
            let result = match result {
                AssessmentResult::PartlyMet => "partly",
                AssessmentResult::Met
                | AssessmentResult::NotMet
                | AssessmentResult::NotApplicable
                | AssessmentResult::NotAssessed => "not",
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
pub(super) fn shown(assessed: &Assessed) -> Mark {
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
            title: section.title(teller.tongue()).into(),
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
