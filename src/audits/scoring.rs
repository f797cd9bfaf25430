//! From results to scores, and from scores and limiters to an outcome: exact, and with the reasons as data.

use std::collections::{BTreeMap, BTreeSet};

use entities::audits::{AssessmentResult, AuditType, Outcome};
use entities::standards::Severity;

use super::ratio::Ratio;
use super::scope::changes_outcome;
use crate::standards::pack::{Criterion, Limiter, Pack, Points, Section};

/// What a judgement rests on; everything by criterion key.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// The marks of the criteria in scope; one that is not here was not assessed.
    pub marks: BTreeMap<String, AssessmentResult>,
    /// Not met in the last audit in which the criterion was in scope.
    pub not_met_before: BTreeSet<String>,
    /// With a nonconformity, of this or an earlier audit, that is not verified closed.
    pub open_nonconformities: BTreeSet<String>,
}

/// The score of one section.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SectionScore {
    pub key: String,
    pub weight: u32,
    pub points: u64,
    /// How many criteria count; the best score is that many times the points for met.
    pub counted: u64,
    /// In percent; none where no criterion counts.
    pub score: Option<Ratio>,
}

/// A limiter that holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AppliedLimiter {
    pub limiter: Limiter,
    pub cap: Outcome,
    /// Keys of the criteria it rests on, in the order of the standard.
    pub because: Vec<String>,
    /// It is what holds the outcome down.
    pub decides: bool,
}

/// All that is said of an audit's results as a whole.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Judgement {
    pub sections: Vec<SectionScore>,
    /// In percent; none where nothing counts.
    pub overall: Option<Ratio>,
    /// What the score alone would give.
    pub band_outcome: Option<Outcome>,
    /// Every limiter that holds, in the order of the version.
    pub limiters: Vec<AppliedLimiter>,
    /// None where nothing counts, and in types of audit that change no overall outcome.
    pub outcome: Option<Outcome>,
    /// Critical criteria, not or partly met in a type of audit that changes no outcome: they propose a full audit.
    pub proposes_full_audit: Vec<String>,
}

/// Judges the results of one audit by the rules of its version.
pub fn judge(pack: &Pack, kind: AuditType, results: &Results) -> Judgement {
    let sections: Vec<SectionScore> =
        pack.sections.iter().map(|section| section_score(section, &pack.scoring.points, results)).collect();
    let overall = overall(&sections);
    let band_outcome = overall.and_then(|score| {
        let reached = |min_pct: u32| score >= Ratio::whole(min_pct.into());
        pack.scoring.bands.iter().find(|band| reached(band.min_pct)).map(|band| band.outcome)
    });
    let mut limiters: Vec<AppliedLimiter> =
        pack.scoring.limiters.iter().filter_map(|limiter| apply(limiter, pack, results)).collect();
    let capped = band_outcome.map(|band| limiters.iter().fold(band, |outcome, held| outcome.min(held.cap)));
    for held in &mut limiters {
        held.decides = Some(held.cap) == capped && band_outcome.is_some_and(|band| held.cap < band);
    }
    let proposes_full_audit =
        if changes_outcome(kind) { Vec::new() } else { failed_criticals(pack, results) };
    let outcome = capped.filter(|_| changes_outcome(kind));
    Judgement { sections, overall, band_outcome, limiters, outcome, proposes_full_audit }
}

fn section_score(section: &Section, points: &Points, results: &Results) -> SectionScore {
    let earned = section
        .criteria
        .iter()
        .filter(|criterion| criterion.severity != Severity::Improvement)
        .filter_map(|criterion| points_for(mark(criterion, results), points));
    let (points_earned, counted) =
        earned.fold((0_u64, 0_u64), |(sum, count), points| (sum + u64::from(points), count + 1));
    SectionScore {
        key: section.key.clone(),
        weight: section.weight,
        points: points_earned,
        counted,
        score: Ratio::percent(points_earned, counted * u64::from(points.met)),
    }
}

/// The sections with a criterion that counts and that nobody judged yet, as `open` says; by their keys.
pub fn sections_to_judge(pack: &Pack, open: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let waits = |section: &&Section| {
        let mut counting = section.criteria.iter().filter(|one| one.severity != Severity::Improvement);
        counting.any(|criterion| open(&criterion.key))
    };
    pack.sections.iter().filter(waits).map(|section| section.key.clone()).collect()
}

fn mark(criterion: &Criterion, results: &Results) -> AssessmentResult {
    results.marks.get(&criterion.key).copied().unwrap_or(AssessmentResult::NotAssessed)
}

fn points_for(mark: AssessmentResult, points: &Points) -> Option<u32> {
    match mark {
        AssessmentResult::Met => Some(points.met),
        AssessmentResult::PartlyMet => Some(points.partly_met),
        AssessmentResult::NotMet => Some(points.not_met),
        AssessmentResult::NotApplicable => points.not_applicable,
        AssessmentResult::NotAssessed => points.not_assessed,
    }
}

/// The weighted mean of the sections that have a score, by their own weights alone.
fn overall(sections: &[SectionScore]) -> Option<Ratio> {
    let scored = sections.iter().filter_map(|section| section.score.map(|score| (score, section.weight)));
    let (sum, weights) = scored.fold((Ratio::ZERO, 0), |(sum, weights), (score, weight)| {
        (sum.plus(score.times(weight)), weights + weight)
    });
    sum.over(weights)
}

fn apply(limiter: &Limiter, pack: &Pack, results: &Results) -> Option<AppliedLimiter> {
    let (because, enough) = match limiter {
        Limiter::Results { severity, result, at_least, repeated, .. } => {
            let counts = |criterion: &Criterion| {
                criterion.severity == *severity
                    && mark(criterion, results) == *result
                    && (!repeated || results.not_met_before.contains(&criterion.key))
            };
            (keys(pack, counts), usize::try_from(*at_least).unwrap_or(usize::MAX))
        }
        Limiter::OpenNonconformity { .. } => {
            let mut because =
                keys(pack, |criterion: &Criterion| results.open_nonconformities.contains(&criterion.key));
            // A criterion of an earlier version may be gone from this one; what is open against it still counts.
            let gone = results.open_nonconformities.iter().filter(|key| pack.criterion(key).is_none());
            because.extend(gone.cloned());
            (because, 1)
        }
    };
    (because.len() >= enough).then(|| AppliedLimiter {
        limiter: limiter.clone(),
        cap: limiter.cap(),
        because,
        decides: false,
    })
}

fn failed_criticals(pack: &Pack, results: &Results) -> Vec<String> {
    keys(pack, |criterion| {
        criterion.severity == Severity::Critical
            && matches!(mark(criterion, results), AssessmentResult::NotMet | AssessmentResult::PartlyMet)
    })
}

fn keys(pack: &Pack, counts: impl Fn(&Criterion) -> bool) -> Vec<String> {
    pack.criteria()
        .filter(|(_, criterion)| counts(criterion))
        .map(|(_, criterion)| criterion.key.clone())
        .collect()
}

#[cfg(test)]
mod tests;
