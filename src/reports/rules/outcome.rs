//! The outcome by section, against the audit before, and how the visits went.

use std::collections::BTreeMap;

use entities::audits::{AssessmentResult, ScopeState};

use super::about;
use super::judged::{final_outcome, overall, settled, unfinished, whole};
use super::teller::Teller;
use crate::audits::scoring::{self, Judgement, Results};
use crate::foundation::error::Message;
use crate::reports::content::{Band, Outcome, Prose, SectionScore, Visit, key};
use crate::reports::dossier::Earlier;

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
            title: section.title(teller.tongue()).to_owned(),
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
        let kind = teller.word(&format!("report-the-{}", key(earlier.audit.kind)));
        let month = teller.month(earlier.audit.visit_on);
        teller.say(Message::new("report-compared").with("kind", kind).with("month", month))
    });
    Outcome {
        lead: section_lead(teller, &scores),
        overall: (overall(teller, judgement), last_overall),
        years: about::column_heads(teller, dossier.audit.visit_on, previous.map(|e| e.audit.visit_on)),
        compared_with,
        thresholds,
        bands: bands(teller),
        history: history(teller, judgement),
        changed: changed(teller),
        scores: if scores.iter().any(|score| score.score.is_some()) && !unfinished(teller) {
            scores
        } else {
            Vec::new()
        },
    }
}

/// What the score alone gives, the best first.
fn bands(teller: &Teller<'_>) -> Vec<Band> {
    let bands = teller.dossier.pack.scoring.bands.iter();
    let mut bands: Vec<Band> = bands.map(|band| Band { from: band.min_pct, outcome: band.outcome }).collect();
    bands.sort_by_key(|band| std::cmp::Reverse(band.from));
    bands
}

/// One sentence on the sections: how many reach the best band, and which is lowest.
fn section_lead(teller: &Teller<'_>, scores: &[SectionScore]) -> Option<Prose> {
    let best = teller.dossier.pack.scoring.bands.iter().map(|band| band.min_pct).max()?;
    let scored: Vec<(&SectionScore, u32)> = scores.iter().filter_map(|s| Some((s, s.score?))).collect();
    let (lowest, score) = scored.iter().min_by_key(|(_, score)| *score)?;
    let reached = scored.iter().filter(|(_, score)| *score >= best).count();
    // Where all reach the best band, none is picked out as the lowest.
    let key = if reached == scored.len() { "report-sections-lead-all" } else { "report-sections-lead" };
    let message = Message::new(key)
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
        kind: audit.kind,
        outcome: final_outcome(teller, judgement),
        score: overall(teller, judgement),
    };
    let before = teller.dossier.earlier.iter().map(|earlier| Visit {
        on: teller.date(earlier.audit.visit_on),
        short: teller.short_month(earlier.audit.visit_on),
        kind: earlier.audit.kind,
        outcome: earlier.audit.outcome,
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

/// The judgement of an earlier audit: only its scores are used.
fn earlier_judgement(earlier: &Earlier) -> Judgement {
    let marks = earlier
        .results
        .iter()
        .filter(|(_, (scope, _))| *scope == ScopeState::InScope)
        .map(|(key, (_, result))| (key.clone(), *result))
        .collect();
    let results = Results { marks, ..Results::default() };
    scoring::judge(&earlier.pack, earlier.audit.kind, &results)
}
