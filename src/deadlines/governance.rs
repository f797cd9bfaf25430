//! The annual return and the annual general meeting.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use entities::cooperatives::{GovernanceKind, cooperative, governance_event};
use entities::ids::OrganisationId;
use scheduler::working_days::months_after;
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

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
    let returns = days(ask, GovernanceKind::AnnualReturn).await?;
    let meetings = days(ask, GovernanceKind::Agm).await?;
    let mut found = Vec::new();
    for cooperative in query.into_partial_model::<Held>().all(&*ask.app.database).await? {
        let Some(text) = ask.texts.get(&cooperative.id) else { continue };
        let filed = returns.get(&cooperative.id).map_or(&[][..], Vec::as_slice);
        for due_on in returns_owed(ask, &cooperative, filed) {
            found.push(deadline(&cooperative, Rule::AnnualReturn, due_on, 365, text));
        }
        let met = meetings.get(&cooperative.id).and_then(|days| days.last().copied());
        let met = met.unwrap_or(cooperative.registered_on);
        if let Some(months) = months_between_meetings(&text.pack) {
            let due_on = months_after(met, months);
            if ask.due.contains(&due_on) {
                found.push(deadline(&cooperative, Rule::Agm, due_on, months * 30, text));
            }
        }
    }
    Ok(found)
}

/// The days of events of a kind at each co-op, in order.
async fn days(ask: &Ask<'_>, kind: GovernanceKind) -> Result<HashMap<OrganisationId, Vec<NaiveDate>>> {
    let mut query = governance_event::Entity::find()
        .select_only()
        .columns([governance_event::Column::CooperativeId, governance_event::Column::HeldOn])
        .filter(governance_event::Column::Kind.eq(kind))
        .order_by_asc(governance_event::Column::HeldOn);
    if let Some(only) = ask.only {
        query = query.filter(governance_event::Column::CooperativeId.is_in(only.iter().copied()));
    }
    let rows: Vec<(OrganisationId, NaiveDate)> = query.into_tuple().all(&*ask.app.database).await?;
    let mut days: HashMap<OrganisationId, Vec<NaiveDate>> = HashMap::new();
    for (organisation, day) in rows {
        days.entry(organisation).or_default().push(day);
    }
    Ok(days)
}

/// The due dates within the span of returns that were not filed.
fn returns_owed(ask: &Ask<'_>, cooperative: &Held, filed: &[NaiveDate]) -> Vec<NaiveDate> {
    let owed = || {
        let form = reference::get().legal_form(&cooperative.legal_form)?;
        let month = u32::try_from(cooperative.year_end_month).ok()?;
        let end = if cooperative.year_end_last_day {
            YearEnd::last_day_of(month)
        } else {
            YearEnd::on(month, u32::try_from(cooperative.year_end_day).ok()?)
        }
        .ok()?;
        let first =
            filed.first().map_or(ask.due.start().year(), |first| first.year()).min(ask.due.start().year());
        let years = (first - 2..=ask.due.end().year()).map(|year| end.in_year(year));
        let years = years.filter(|end| *end >= cooperative.registered_on).collect();
        let due = not_filed(years, filed).into_iter();
        let due = due.map(|year| end.due_after(year.year(), form.annual_return.months_after_year_end));
        Some(due.filter(|due_on| ask.due.contains(due_on)).collect())
    };
    owed().unwrap_or_default()
}

/// Of the ends of years, in order, those for which no return was filed. A return is for a year that has ended: the first that is
/// recorded for the latest of them (what was before is not known), each later one for the earliest that has none.
fn not_filed(mut years: Vec<NaiveDate>, filed: &[NaiveDate]) -> Vec<NaiveDate> {
    for (at, on) in filed.iter().enumerate() {
        let ended = years.partition_point(|end| end < on);
        match at {
            0 => drop(years.drain(..ended)),
            _ if ended > 0 => drop(years.remove(0)),
            _ => {}
        }
    }
    years
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_return_filed_late_is_not_taken_for_the_next_years() {
        let years = || ["2023-12-31", "2024-12-31", "2025-12-31"].map(day).to_vec();
        let owed = |filed: &[&str]| not_filed(years(), &filed.iter().copied().map(day).collect::<Vec<_>>());
        assert_eq!(owed(&[]), years());
        assert_eq!(owed(&["2024-07-01"]), [day("2024-12-31"), day("2025-12-31")]);
        // That of 2024 comes two weeks after the end of 2025: that of 2025 is still owed.
        assert_eq!(owed(&["2024-07-01", "2026-01-15"]), [day("2025-12-31")]);
        assert_eq!(owed(&["2024-07-01", "2026-01-15", "2026-07-01"]), []);
        // What was before the first that is recorded is not known, and a second of one year is for nothing.
        assert_eq!(owed(&["2025-07-01"]), [day("2025-12-31")]);
        assert_eq!(owed(&["2025-06-01", "2025-07-01"]), [day("2025-12-31")]);
        assert_eq!(owed(&["2023-06-01"]), years());
    }
}
