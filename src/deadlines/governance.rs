//! The annual return and the annual general meeting.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use entities::cooperatives::{GovernanceKind, cooperative, governance_event};
use entities::ids::OrganisationId;
use scheduler::working_days::months_after;
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QuerySelect};

use super::{Ask, Deadline, Rule, Text, unit};
use crate::cooperatives::rules::YearEnd;
use crate::foundation::error::Result;
use crate::foundation::reference;
use crate::standards::pack::Pack;

/// What of a co-op's record decides when its return and its meeting are due.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "cooperative::Entity")]
struct Held {
    id: OrganisationId,
    legal_form: String,
    registered_on: NaiveDate,
    year_end_month: i32,
    year_end_day: i32,
    year_end_last_day: bool,
}

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    let mut query = cooperative::Entity::find();
    if let Some(only) = ask.only {
        query = query.filter(cooperative::Column::Id.is_in(only.iter().copied()));
    }
    let returns = latest(ask, GovernanceKind::AnnualReturn).await?;
    let meetings = latest(ask, GovernanceKind::Agm).await?;
    let mut found = Vec::new();
    for cooperative in query.into_partial_model::<Held>().all(&*ask.app.database).await? {
        let Some(text) = ask.texts.get(&cooperative.id) else { continue };
        let filed = returns.get(&cooperative.id).copied();
        if let Some(due_on) = next_return(ask, &cooperative, filed) {
            found.push(deadline(&cooperative, Rule::AnnualReturn, due_on, 365, text));
        }
        let met = meetings.get(&cooperative.id).copied().unwrap_or(cooperative.registered_on);
        if let Some(months) = months_between_meetings(&text.pack) {
            let due_on = months_after(met, months);
            if ask.due.contains(&due_on) {
                found.push(deadline(&cooperative, Rule::Agm, due_on, months * 30, text));
            }
        }
    }
    Ok(found)
}

/// The latest event of a kind at each co-op.
async fn latest(ask: &Ask<'_>, kind: GovernanceKind) -> Result<HashMap<OrganisationId, NaiveDate>> {
    let mut query = governance_event::Entity::find()
        .select_only()
        .column(governance_event::Column::CooperativeId)
        .column_as(governance_event::Column::HeldOn.max(), "last")
        .filter(governance_event::Column::Kind.eq(kind))
        .group_by(governance_event::Column::CooperativeId);
    if let Some(only) = ask.only {
        query = query.filter(governance_event::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let rows: Vec<(OrganisationId, NaiveDate)> = query.into_tuple().all(&*ask.app.database).await?;
    Ok(rows.into_iter().collect())
}

/// The earliest return within the span that was not filed: one is filed on a day after the end of the year it is for.
fn next_return(ask: &Ask<'_>, cooperative: &Held, filed: Option<NaiveDate>) -> Option<NaiveDate> {
    let months = reference::get().legal_form(&cooperative.legal_form)?.annual_return.months_after_year_end;
    let month = u32::try_from(cooperative.year_end_month).ok()?;
    let end = if cooperative.year_end_last_day {
        YearEnd::last_day_of(month)
    } else {
        YearEnd::on(month, u32::try_from(cooperative.year_end_day).ok()?)
    }
    .ok()?;
    (ask.due.start().year() - 2..=ask.due.end().year()).find_map(|year| {
        let (year_end, due_on) = (end.in_year(year), end.due_after(year, months));
        let owed = year_end >= cooperative.registered_on && filed.is_none_or(|filed| filed <= year_end);
        (owed && ask.due.contains(&due_on)).then_some(due_on)
    })
}

/// How many months may lie between two meetings, as the version measures it.
fn months_between_meetings(pack: &Pack) -> Option<u32> {
    pack.criteria()
        .flat_map(|(_, criterion)| &criterion.metrics)
        .find(|metric| metric.name == "months_since_agm")
        .and_then(|metric| u32::try_from(metric.value).ok())
}

fn deadline(cooperative: &Held, rule: Rule, due_on: NaiveDate, interval_days: u32, text: &Text) -> Deadline {
    Deadline {
        rule,
        subject_kind: "unit",
        subject_id: unit(cooperative.id, rule.name()),
        organisation: cooperative.id,
        due_on,
        interval_days: Some(interval_days),
        opens_on: Some(cooperative.registered_on),
        accounts: Vec::new(),
        name_en: "".into(),
        name_cy: "".into(),
        people: 0,
        subject: rule.name().into(),
        pack: Some(Arc::clone(&text.pack)),
    }
}
