//! The figures of an audit: worked out from what Safon records, as of a day, and kept with the criteria they help to judge.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::audits::{ScopeState, audit, computed_fact};
use entities::cooperatives::GovernanceKind;
use entities::ids::{ComputedFactId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;

use super::facts::{self, Figure, Records, SharedReport};
use super::store;
use crate::cooperatives;
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::standards::pack::{MetricSource, Pack, Unit};
use crate::training;
use crate::training::rules::LeftOutWhy;

/// Works out every figure of the criteria in scope as of a day and keeps it, unsettled. A figure that is there stays.
pub async fn keep_figures(
    app: &App,
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    pack: &Pack,
    as_of: NaiveDate,
    now: Timestamp,
) -> Result<()> {
    let figures = figures(app, tx, audit, pack, as_of).await?;
    let rows = store::assessments(tx, audit.id).await?;
    let there = store::figures(tx, rows.iter().map(|(row, _)| row.id)).await?;
    for (row, criterion) in rows.iter().filter(|(row, _)| row.scope == ScopeState::InScope) {
        let Some(text) = pack.criterion(&criterion.key) else { continue };
        for metric in text.metrics.iter().filter(|metric| metric.source == MetricSource::Computed) {
            let kept = there.iter().any(|one| one.assessment_id == row.id && one.metric == metric.name);
            let Some(figure) = figures.get(&metric.name).filter(|_| !kept) else { continue };
            let row = computed_fact::Model {
                id: ComputedFactId::new(now),
                assessment_id: row.id,
                metric: metric.name.clone(),
                numerator: i64::try_from(figure.numerator).ok(),
                denominator: i64::try_from(figure.denominator).ok(),
                people: figure.people.and_then(|people| i64::try_from(people).ok()),
                value_text: figure.value.to_string(),
                left_out: serde_json::to_string(&left_out(figure)).ok(),
                confirmed: false,
                override_value: None,
                override_reason: None,
                settled_by: None,
                settled_at: now,
            };
            store::insert_figure(tx, row).await?;
        }
    }
    Ok(())
}

/// How many people were left out, by reason, each once however many subjects it is for. No names.
pub fn left_out(figure: &Figure) -> BTreeMap<&'static str, usize> {
    let mut people: BTreeMap<&'static str, BTreeSet<&str>> = BTreeMap::new();
    for one in &figure.left_out {
        let why = match one.why {
            LeftOutWhy::NotStarted { .. } => "not_started",
            LeftOutWhy::Left { .. } => "left",
            LeftOutWhy::OnLeave { .. } => "on_leave",
            LeftOutWhy::NotYetDue { .. } => "not_yet_due",
            LeftOutWhy::FirstNotRecorded => "first_not_recorded",
        };
        people.entry(why).or_default().insert(&one.person);
    }
    people.into_iter().map(|(why, people)| (why, people.len())).collect()
}

/// The figures of the co-op of an audit as of a day.
pub async fn figures(
    app: &App,
    database: &impl ConnectionTrait,
    audit: &audit::Model,
    pack: &Pack,
    as_of: NaiveDate,
) -> Result<BTreeMap<String, Figure>> {
    figures_of(app, database, audit.cooperative_id, pack, as_of).await
}

/// The figures of a co-op as of a day, by the name of their metric; those with nothing to count are left out.
pub async fn figures_of(
    app: &App,
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    pack: &Pack,
    as_of: NaiveDate,
) -> Result<BTreeMap<String, Figure>> {
    let votes = cooperatives::store::latest_votes(database, cooperative, as_of).await?;
    let governance = cooperatives::store::governance(database, cooperative).await?;
    let held = |kind: GovernanceKind| {
        governance.iter().filter(move |event| event.kind == kind).map(|event| event.held_on)
    };
    let published = store::of_cooperative(database, cooperative)
        .await?
        .into_iter()
        .filter_map(|audit| audit.published_on)
        .filter(|on| *on <= as_of)
        .max();
    let last_report = published.map(|published_on| SharedReport {
        published_on,
        sent_to_members_on: held(GovernanceKind::PerformanceSent).filter(|on| *on >= published_on).min(),
    });
    let workforce = training::store::workforce(database, cooperative).await?;
    let syllabus = training::syllabus_under(database, cooperative, pack, as_of).await?;
    let (people, training) = (workforce.people(as_of), workforce.done(syllabus.framework.as_ref()));
    let class_votes = votes.as_ref().map(cooperatives::Votes::by_class).unwrap_or_default();
    let seats: Vec<Option<String>> = votes
        .iter()
        .flat_map(|votes| &votes.shares)
        .flat_map(|share| {
            let seats = usize::try_from(share.board_seats).unwrap_or_default();
            std::iter::repeat_n(Some(share.class.to_string()), seats)
        })
        .collect();
    let meetings: Vec<NaiveDate> = held(GovernanceKind::Agm).collect();
    let records = Records {
        as_of,
        votes: &class_votes,
        user_classes: &pack.standard.user_vote_classes,
        board_seats: &seats,
        general_meetings: &meetings,
        last_report,
        working_day: &|day| app.calendar.is_working_day(day),
        people: &people,
        training: &training,
        subjects: &syllabus.subjects,
        roles: &syllabus.roles,
    };
    let names = facts::COMPUTED.iter();
    Ok(names.filter_map(|name| Some(((*name).to_owned(), facts::compute(name, &records)?))).collect())
}

/// What a unit is called where a figure is shown.
pub fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "audits-unit-percent",
        Unit::Months => "audits-unit-months",
        Unit::WorkingDays => "audits-unit-working-days",
        Unit::Count => "audits-unit-count",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audits::ratio::Ratio;
    use crate::standards::pack::Unit;
    use crate::training::rules::LeftOut;

    #[test]
    fn whoever_is_left_out_of_several_subjects_counts_as_one_person() {
        let gone = |person: &str, subject: &str| LeftOut {
            person: person.into(),
            subject: subject.into(),
            why: LeftOutWhy::FirstNotRecorded,
        };
        let figure = Figure {
            numerator: 1,
            denominator: 2,
            value: Ratio::whole(50),
            unit: Unit::Percent,
            people: Some(2),
            left_out: vec![gone("mair", "fire"), gone("mair", "first_aid"), gone("idris", "fire")],
            parts: Vec::new(),
        };
        assert_eq!(left_out(&figure), BTreeMap::from([("first_not_recorded", 2)]));
    }
}
