//! What the standard counts: each computed figure of its criteria for a co-op as of a day, with what it is made of and who
//! is left out and why. Names only for those who may see workers; figures about few people only for those who know them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Value, json};
use tera::Context;

use super::about;
use super::matrix::asked_day;
use super::show::{audience, may, name, told_day};
use crate::access::Deed;
use crate::audits;
use crate::audits::facts::{self, Figure};
use crate::audits::measuring;
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Message, Result};
use crate::standards::{
    self, pack::Comparison, pack::Criterion, pack::Metric, pack::MetricSource, pack::Unit,
};
use crate::training::disclosure::{Audience, told_counts};
use crate::training::rules::LeftOutWhy;
use crate::training::{self, Syllabus, store};
use crate::web::Answer;
use crate::web::pages::audits::figures::label;
use crate::web::pages::evidence::coop;
use crate::web::visit::Visit;

/// The page.
pub(super) async fn page(mut visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeTrainingFigures).await?;
    let (on, wrong) = asked_day(&mut visit);
    let context = context(&visit, &coop, on).await?;
    match wrong {
        Some(error) => visit.again("training/metrics.html", context, error),
        None => visit.page("training/metrics.html", context),
    }
}

/// Who is told what.
struct Reader {
    audience: Audience,
    /// The names of workers by id; none where this person may not see them.
    names: Option<BTreeMap<String, String>>,
    syllabus: Syllabus,
}

async fn context(visit: &Visit, coop: &Cooperative, asked: NaiveDate) -> Result<Context> {
    let database = &*visit.app.database;
    let audience = audience(visit, coop).await?;
    let on = told_day(visit, coop, audience, asked).await?;
    let id = coop.organisation.id;
    let names = match may(visit, coop, Deed::SeeWorkers).await? {
        true => Some(store::names(database, id).await?),
        false => None,
    };
    let syllabus = training::syllabus_of(database, id, on).await?;
    let reader = Reader { audience, names, syllabus };
    let text = standards::first_in_force(database, on).await?;
    let mut rows = Vec::new();
    if let Some(text) = &text {
        let figures = measuring::figures_of(&visit.app, database, id, &text.pack, on).await?;
        for (_, criterion) in text.pack.criteria() {
            for metric in criterion.metrics.iter().filter(|one| one.source == MetricSource::Computed) {
                rows.push(row(visit, &reader, criterion, metric, figures.get(&metric.name)));
            }
        }
    }
    let of_coop = audits::store::of_cooperative(database, id).await?;
    let mut context = about(visit, coop);
    context.insert("rows", &rows);
    context.insert("on", &on);
    context.insert("outside", &(audience == Audience::Others));
    context.insert("past", &(on != visit.today()));
    context.insert("future", &(on > visit.today()));
    context.insert("visit_on", &audits::windows::next_visit(&of_coop, visit.today()));
    context.insert("names", &reader.names.is_some());
    Ok(context)
}

fn row(
    visit: &Visit,
    reader: &Reader,
    criterion: &Criterion,
    metric: &Metric,
    figure: Option<&Figure>,
) -> Value {
    let worded = |value: String| {
        let key = measuring::unit_key(metric.unit);
        let value = value.trim_end_matches('%').trim_end_matches(".0");
        visit.say(&Message::new(key).with("n", value))
    };
    let asked_key = match metric.op {
        Comparison::AtLeast => "audits-figure-asked-least",
        Comparison::AtMost => "audits-figure-asked-most",
    };
    let asked = visit.say(&Message::new(asked_key).with("value", worded(metric.value.to_string())));
    let few = figure.is_some_and(|one| facts::kept_back(&metric.name, one.people, reader.audience));
    let shown = figure.filter(|_| !few);
    let percent = metric.unit == Unit::Percent;
    let met = shown.map(|one| facts::suggest(metric, one.value) == entities::audits::AssessmentResult::Met);
    let tells = facts::tells_of_how_many(&metric.name, reader.audience);
    let whole = |one: &&Figure| one.denominator > 1 && tells;
    let of = shown.filter(whole).map(|one| {
        let of = Message::new("audits-figure-of").with("numerator", one.numerator);
        visit.say(&of.with("denominator", one.denominator))
    });
    json!({
        "label": label(visit, &metric.name), "criterion": format!("{} {}", criterion.code, criterion.title(visit.language)),
        "figure": shown.map(|one| worded(one.value.to_string())), "of": of, "asked": asked, "met": met, "few": few,
        "bar": shown.filter(|_| percent).map(|one| (100 * one.numerator).checked_div(one.denominator)),
        "asked_value": percent.then_some(metric.value),
        "parts": shown.map(|one| parts(visit, reader, one)).unwrap_or_default(),
        "left_out": shown.map(|one| left_out(visit, reader, one)).unwrap_or_default(),
    })
}

/// What the lowest of several was chosen from; not for others, who could work out a small one by subtraction.
fn parts(visit: &Visit, reader: &Reader, figure: &Figure) -> Vec<String> {
    figure
        .parts
        .iter()
        .filter(|_| reader.audience == Audience::Trusted)
        .map(|part| {
            let subject = reader.syllabus.subject(&part.code);
            let group = Message::new("matrix-metric-group").with("group", part.code.clone());
            let what = subject.map_or_else(|| visit.say(&group), |one| name(visit, one).to_owned());
            let of = Message::new("audits-figure-of").with("numerator", part.numerator);
            format!("{what}: {}", visit.say(&of.with("denominator", part.denominator)))
        })
        .collect()
}

/// Who is left out and why: by name, or how many.
fn left_out(visit: &Visit, reader: &Reader, figure: &Figure) -> Vec<String> {
    let Some(names) = &reader.names else {
        let counts = measuring::left_out(figure).into_iter().map(|(why, n)| (why, n as u64)).collect();
        let (told, some_kept_back) = told_counts(counts, reader.audience);
        let mut said: Vec<String> = told
            .into_iter()
            .map(|(why, n)| visit.say(&Message::new(format!("audits-left-{why}")).with("n", n)))
            .collect();
        if some_kept_back {
            said.push(visit.app.words.word(visit.language, "training-left-out-few"));
        }
        return said;
    };
    let said: BTreeSet<String> = figure
        .left_out
        .iter()
        .map(|one| {
            let why = match &one.why {
                LeftOutWhy::NotStarted { starts_on } => {
                    visit.say(&Message::new("training-stands-not-started").with("date", *starts_on))
                }
                LeftOutWhy::Left { on } => visit.say(&Message::new("training-stands-left").with("date", *on)),
                LeftOutWhy::OnLeave { reason } => {
                    visit.say(&Message::new("matrix-metric-leave").with("reason", reason.clone()))
                }
                LeftOutWhy::NotYetDue { due_on } => {
                    visit.say(&Message::new("training-stands-not-due").with("date", *due_on))
                }
                LeftOutWhy::FirstNotRecorded => visit.app.words.word(visit.language, "matrix-metric-first"),
            };
            let person = names.get(&one.person).map_or("", String::as_str);
            // Whoever left or is away is so in every subject; what is due later is one of them.
            let of_one = matches!(one.why, LeftOutWhy::NotYetDue { .. } | LeftOutWhy::FirstNotRecorded);
            match reader.syllabus.subject(&one.subject).filter(|_| of_one) {
                Some(subject) => format!("{person}, {}: {why}", name(visit, subject)),
                None => format!("{person}: {why}"),
            }
        })
        .collect();
    said.into_iter().collect()
}
