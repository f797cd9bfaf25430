//! The visit of an audit of the demonstration: the sample, the results, and the findings they call for.

use std::sync::Arc;

use entities::audits::{AssessmentResult, AuditState, ScopeState};
use entities::findings::FindingKind;
use entities::standards::Severity;
use scheduler::clock::Timestamp;

use super::{Tale, Until};
use crate::audits::fieldwork::{self, Assessing, Settling};
use crate::audits::{facts, measuring, raising, store};
use crate::demo::chance::Chance;
use crate::demo::script::Script;
use crate::demo::words;
use crate::findings::Wording;
use crate::foundation::error::{Error, Result};
use crate::standards::pack::Comparison;

pub(super) fn acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let t = Arc::clone(tale);
    script.at(tale.after(0, 15), "the visit begins", move |now| async move {
        let lead = t.who(t.auditor(), now).await?;
        if store::by_reference(&*t.app.database, &t.name()).await?.state != AuditState::Fieldwork {
            fieldwork::start(t.app, &lead, &t.name(), now).await?;
        }
        let seed = format!("{:016x}", t.seed ^ u64::from(t.visit_on.to_epoch_days().unsigned_abs()));
        fieldwork::draw_sample_with(t.app, &lead, &t.name(), &seed, now).await
    });
    let t = Arc::clone(tale);
    script.at(tale.after(0, 60), "the criteria are judged", move |now| async move { judge(&t, now).await });
    if tale.until < Until::Drafting {
        return;
    }
    let t = Arc::clone(tale);
    script.at(tale.after(1, 420), "the closing meeting", move |now| async move {
        fieldwork::end(t.app, &t.who(t.auditor(), now).await?, &t.name(), now).await
    });
}

/// Judges every criterion in scope, and raises a finding where one is due. A visit that still goes on has judged a half.
async fn judge(t: &Tale<'_>, start: Timestamp) -> Result<()> {
    let reference = t.name();
    let mut chance = Chance::new(t.seed, &format!("results {} {}", t.coop.invented.reference, t.visit_on));
    let audit = store::by_reference(&*t.app.database, &reference).await?;
    let rows = store::assessments(&*t.app.database, audit.id).await?;
    let in_scope: Vec<_> = rows.into_iter().filter(|(row, _)| row.scope == ScopeState::InScope).collect();
    let pack = &t.network.pack;
    let figures = measuring::figures(t.app, &*t.app.database, &audit, pack, audit.visit_on).await?;
    let half = if t.until == Until::Fieldwork { in_scope.len() / 2 } else { in_scope.len() };
    for (n, (row, criterion)) in in_scope.into_iter().take(half).enumerate() {
        let now = start + chrono::Duration::minutes(i64::try_from(n).unwrap_or(0) * 5);
        let lead = t.who(t.auditor(), now).await?;
        let metrics = pack.criterion(&criterion.key).map(|c| c.metrics.clone()).unwrap_or_default();
        let result = draw(&mut chance, t.standing, criterion.severity);
        let language = t.coop.invented.language;
        let assessing = Assessing {
            result,
            note: words::note(&mut chance, result, language).to_owned(),
            no_finding_reason: None,
            cited: cited(t, &criterion.key, now).await?,
            revision: row.revision,
        };
        fieldwork::assess(t.app, &lead, &reference, &criterion.key, &assessing, now).await?;
        for metric in metrics {
            // What is met although the records fall short was seen at the visit: the auditor says so.
            let short = figures
                .get(&metric.name)
                .is_some_and(|f| facts::suggest(&metric, f.value) != AssessmentResult::Met);
            let settling = if short && result == AssessmentResult::Met {
                let seen =
                    metric.value.saturating_add(if metric.value < 97 { chance.between(0, 3) } else { 0 });
                let value = if metric.op == Comparison::AtLeast { seen } else { metric.value };
                Settling::Override { value: value.to_string(), reason: words::seen_at_visit(language).into() }
            } else {
                Settling::Confirm
            };
            let (key, name) = (&criterion.key, &metric.name);
            let settled = fieldwork::settle_figure(t.app, &lead, &reference, key, name, &settling, now);
            match settled.await {
                // A figure that is entered by hand, or that has nothing to count, is left to the auditor's note.
                Ok(()) | Err(Error::Refused(_) | Error::Problems(_) | Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        if let Some(kind) = finding_kind(&mut chance, result, criterion.severity) {
            let wording = Wording {
                kind,
                grade: None,
                grade_reason: None,
                statement: words::finding(&mut chance, kind, language).to_owned(),
            };
            raising::raise(t.app, &lead, &reference, &criterion.key, &wording, now).await?;
        }
    }
    Ok(())
}

fn draw(chance: &mut Chance, standing: i64, severity: Severity) -> AssessmentResult {
    let share = match severity {
        Severity::Critical => standing + 24,
        Severity::Major => standing + 8,
        Severity::Minor => standing,
        Severity::Improvement => standing - 20,
    };
    if chance.percent(share) {
        AssessmentResult::Met
    } else if chance.percent(68) {
        AssessmentResult::PartlyMet
    } else {
        AssessmentResult::NotMet
    }
}

/// The finding that a result on a criterion of a severity calls for, and now and then good practice.
pub(in crate::demo) fn finding_kind(
    chance: &mut Chance,
    result: AssessmentResult,
    severity: Severity,
) -> Option<FindingKind> {
    match (result, severity) {
        (AssessmentResult::PartlyMet | AssessmentResult::NotMet, Severity::Improvement) => {
            Some(FindingKind::Opportunity)
        }
        (AssessmentResult::PartlyMet | AssessmentResult::NotMet, _) => Some(FindingKind::Nonconformity),
        (AssessmentResult::Met, _) if chance.percent(6) => Some(FindingKind::GoodPractice),
        _ => None,
    }
}

/// Up to two items of evidence that are tied to the criterion.
pub(super) async fn cited(
    t: &Tale<'_>,
    key: &str,
    now: Timestamp,
) -> Result<Vec<entities::ids::EvidenceItemId>> {
    let items = crate::evidence::store::tied_to(&*t.app.database, t.coop.id, t.network.standard, key).await?;
    Ok(items.into_iter().filter(|item| item.submitted_at <= now).map(|item| item.id).take(2).collect())
}
