//! The figures of a criterion, as its page shows them.

use std::collections::BTreeMap;

use entities::audits::{AssessmentResult, assessment, computed_fact};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::audits::ratio::Ratio;
use crate::audits::{Seen, facts, measuring, store};
use crate::foundation::error::{Message, Result};
use crate::standards::pack::{Comparison, Criterion, MetricSource, Unit};
use crate::training::disclosure::{Audience, told_counts};
use crate::web::visit::Visit;

/// What the co-op's records say about a criterion, beside what it asks.
pub(super) async fn of(
    visit: &Visit,
    seen: &Seen,
    row: &assessment::Model,
    text: &Criterion,
    database: &impl ConnectionTrait,
) -> Result<Vec<Value>> {
    let kept = store::figures(database, [row.id]).await?;
    let trusted = seen.sees_work || visit.actor()?.belongs_to(seen.audit.cooperative_id);
    let audience = if trusted { Audience::Trusted } else { Audience::Others };
    let said = |key: &str, n: String| visit.say(&Message::new(key.to_owned()).with("n", n));
    Ok(text
        .metrics
        .iter()
        .map(|metric| {
            let unit = measuring::unit_key(metric.unit);
            let found = kept.iter().find(|figure| figure.metric == metric.name);
            let percent = metric.unit == Unit::Percent;
            let few = found.is_some_and(|figure| facts::is_kept_back(figure, audience));
            let figure = found.filter(|_| !few);
            let value = figure.map(|f| f.override_value.clone().unwrap_or_else(|| f.value_text.clone()));
            let exact = figure.and_then(|figure| facts::value(metric.unit, figure));
            let met = exact.map(|value| facts::suggest(metric, value) == AssessmentResult::Met);
            let asked_key = match metric.op {
                Comparison::AtLeast => "audits-figure-asked-least",
                Comparison::AtMost => "audits-figure-asked-most",
            };
            let asked_text =
                visit.say(&Message::new(asked_key).with("value", said(unit, metric.value.to_string())));
            let of =
                figure.and_then(|f| Some((f.numerator?, f.denominator?))).filter(|(_, whole)| *whole > 1);
            let of = of.filter(|_| facts::tells_of_how_many(&metric.name, audience));
            let (worded, overridden) = (
                |value: &str| said(unit, value.trim_end_matches('%').to_owned()),
                figure.and_then(|f| Some((f, f.override_value.as_deref()?))),
            );
            json!({
                "name": metric.name, "label": label(visit, &metric.name),
                "figure": value.as_deref().map(worded),
                "percent": exact.filter(|value| percent && *value <= Ratio::whole(100)).and_then(drawn),
                "asked": percent.then_some(metric.value), "asked_text": asked_text, "met": met,
                // Beside a value that was put in its place the computed fraction would seem to be its own.
                "of": of.filter(|_| overridden.is_none()).map(|(part, whole)| json!([part, whole])),
                "left_out": figure.and_then(|f| left_out(visit, f.left_out.as_deref()?, audience)),
                "settled": figure.is_some_and(|f| f.confirmed),
                "overridden": overridden.map(|(figure, value)| {
                    replaced(visit, figure, worded(value), worded(&figure.value_text), of)
                }),
                "entered": metric.source == MetricSource::Entered, "there": found.is_some(), "few": few,
            })
        })
        .collect())
}

/// That a value was put in the place of the computed one, and why; without a full stop, as more may follow.
fn replaced(
    visit: &Visit,
    figure: &computed_fact::Model,
    value: String,
    found: String,
    of: Option<(i64, i64)>,
) -> String {
    let reason = figure.override_reason.as_deref().unwrap_or_default().trim_end_matches('.');
    let computed = figure.numerator.is_some() || value != found;
    let found = match of {
        Some((part, whole)) => visit.say(
            &Message::new("audits-figure-found")
                .with("value", found)
                .with("numerator", part)
                .with("denominator", whole),
        ),
        None => found,
    };
    let said = match computed {
        true => Message::new("audits-figure-overridden").with("found", found),
        false => Message::new("audits-figure-typed"),
    };
    visit.say(&said.with("value", value).with("reason", reason))
}

/// How long the bar of a share is drawn; what it comes to is decided by the fraction.
fn drawn(share: Ratio) -> Option<f64> {
    u32::try_from(share.tenths()).ok().map(|tenths| f64::from(tenths) / 10.0)
}

/// What a figure is called; one that this program does not know is shown by its own name.
pub(in crate::web::pages) fn label(visit: &Visit, metric: &str) -> String {
    let key = format!("audits-metric-{metric}");
    if visit.app.words.has(visit.language, &key) {
        visit.app.words.word(visit.language, &key)
    } else {
        metric.replace('_', " ")
    }
}

fn left_out(visit: &Visit, text: &str, audience: Audience) -> Option<String> {
    let counts: BTreeMap<String, u64> = serde_json::from_str(text).ok()?;
    let (told, some_kept_back) = told_counts(counts, audience);
    let mut parts: Vec<String> = told
        .into_iter()
        .map(|(why, n)| visit.say(&Message::new(format!("audits-left-{why}")).with("n", n)))
        .collect();
    if some_kept_back {
        parts.push(visit.app.words.word(visit.language, "training-left-out-few"));
    }
    (!parts.is_empty()).then(|| visit.say(&Message::new("audits-left-out").with("list", parts.join(", "))))
}
