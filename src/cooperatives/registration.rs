//! A co-op comes into the network: its organisation, its record, its areas, the consortium it belongs to.

use chrono::NaiveDate;
use entities::access::{Language, OrganisationKind, organisation};
use entities::cooperatives::{CooperativeType, consortium_membership, cooperative};
use entities::ids::{ConsortiumMembershipId, OrganisationId};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::rules::YearEnd;
use super::{Cooperative, by_id, store};
use crate::access::{self, Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::foundation::reference;
use crate::journal::{self, Event};

/// All that is known of a co-op when it is registered.
#[derive(Clone, Debug)]
pub struct NewCooperative {
    pub reference: String,
    pub name_en: String,
    pub name_cy: String,
    /// The Welsh name as the Welsh alphabet should sort it, where that differs.
    pub sort_name_cy: Option<String>,
    /// Empty: wants both languages.
    pub language: Option<Language>,
    pub kind: CooperativeType,
    /// A code of the reference data.
    pub legal_form: String,
    pub register_number: String,
    /// ONS codes; at least one.
    pub areas: Vec<String>,
    pub service_regulated: bool,
    pub service_provides_care: bool,
    pub offers_direct_payment_support: bool,
    pub pools_direct_payments: bool,
    pub is_consortium: bool,
    pub subcontracts: bool,
    pub serves_adults: bool,
    pub serves_children: bool,
    pub year_end: YearEnds,
    pub registered_on: NaiveDate,
    pub consortium: Option<Membership>,
}

/// When a financial year ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearEnds {
    On { month: u32, day: u32 },
    LastDayOf { month: u32 },
}

/// The consortium a co-op belongs to, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    pub consortium: OrganisationId,
    pub joined_on: NaiveDate,
}

/// The reference after the last one in use: `COOP-0013` after `COOP-0012`.
pub async fn next_reference(database: &impl ConnectionTrait) -> Result<String> {
    let last = store::last_reference(database).await?;
    let number = last.and_then(|reference| reference.strip_prefix("COOP-")?.parse::<u32>().ok()).unwrap_or(0);
    Ok(self::reference(number.saturating_add(1)))
}

/// The reference with a number: four digits, or as many as it takes.
pub fn reference(number: u32) -> String {
    format!("COOP-{number:04}")
}

/// Registers a co-op. Every fault of what was given is answered at once.
pub async fn register(
    app: &App,
    actor: &Actor,
    new: NewCooperative,
    now: Timestamp,
) -> Result<OrganisationId> {
    let tx = app.database.begin().await?;
    policy::permit(actor, Deed::RegisterCooperative, &Place::default())?;
    let mut problems = problems(&new, clock::today(now));
    if access::store::organisation_by_reference(&tx, &new.reference).await?.is_some() {
        problems.push(problem("reference", "cooperatives-reference-taken"));
    }
    if let Some(membership) = &new.consortium {
        let consortium = by_id(&tx, membership.consortium).await?;
        if !consortium.record.is_consortium {
            problems.push(problem("consortium", "cooperatives-no-consortium"));
        }
    }
    if !problems.is_empty() {
        return Err(Error::Problems(problems));
    }
    let id = OrganisationId::new(now);
    let membership = new.consortium;
    let cooperative = rows(id, new, now)?;
    store::insert(&tx, &cooperative, now).await?;
    if let Some(membership) = membership {
        let row = consortium_membership::Model {
            id: ConsortiumMembershipId::new(now),
            consortium_id: membership.consortium,
            cooperative_id: id,
            joined_on: membership.joined_on,
            left_on: None,
        };
        store::insert_membership(&tx, row).await?;
    }
    let event = Event::new("cooperative-registered", "cooperative", id.0).at(id).saying(json!({
        "reference": cooperative.organisation.reference, "record": cooperative.record,
        "areas": cooperative.areas, "consortium": membership.map(|m| m.consortium),
    }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Amends the record of a co-op; its reference and its consortium stay. What was there before stays in the journal.
pub async fn amend(
    app: &App,
    actor: &Actor,
    cooperative: &Cooperative,
    new: NewCooperative,
    now: Timestamp,
) -> Result<()> {
    policy::permit(actor, Deed::RegisterCooperative, &Place::default())?;
    let id = cooperative.organisation.id;
    let new = NewCooperative { reference: cooperative.organisation.reference.clone(), ..new };
    let tx = app.database.begin().await?;
    let mut problems = problems(&new, clock::today(now));
    let has_members = !store::members_of(&tx, id, clock::today(now)).await?.is_empty();
    if has_members && !new.is_consortium {
        problems.push(problem("services", "cooperatives-has-members-still"));
    }
    if !problems.is_empty() {
        return Err(Error::Problems(problems));
    }
    let amended = rows(id, new, cooperative.organisation.created_at)?;
    store::update(&tx, &amended, now).await?;
    let event = Event::new("cooperative-amended", "cooperative", id.0).at(id).saying(json!({
        "before": { "organisation": cooperative.organisation, "record": cooperative.record, "areas": cooperative.areas },
        "after": { "organisation": amended.organisation, "record": amended.record, "areas": amended.areas },
    }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

fn problem(field: &'static str, key: &'static str) -> Problem {
    Problem { field: field.into(), message: Message::new(key) }
}

fn problems(new: &NewCooperative, today: NaiveDate) -> Vec<Problem> {
    let known = reference::get();
    let reference_shaped = !new.reference.is_empty()
        && new.reference.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
        && new.reference.bytes().any(|b| b.is_ascii_alphanumeric());
    let checks = [
        (reference_shaped, "reference", "cooperatives-reference-form"),
        (known.legal_form(&new.legal_form).is_some(), "legal_form", "form-choose"),
        (!new.areas.is_empty(), "areas", "cooperatives-areas-missing"),
        (new.areas.iter().all(|area| known.local_authority(area).is_some()), "areas", "form-choose"),
        (new.serves_adults || new.serves_children, "serves", "cooperatives-serves-nobody"),
        (year_end(new.year_end).is_ok(), "year_end_day", "cooperatives-year-end-none"),
        (new.registered_on <= today, "registered_on", "cooperatives-date-later"),
    ];
    checks.into_iter().filter(|(good, ..)| !good).map(|(_, field, key)| problem(field, key)).collect()
}

fn year_end(ends: YearEnds) -> Result<YearEnd, super::rules::NoSuchDay> {
    match ends {
        YearEnds::On { month, day } => YearEnd::on(month, day),
        YearEnds::LastDayOf { month } => YearEnd::last_day_of(month),
    }
}

fn rows(id: OrganisationId, new: NewCooperative, now: Timestamp) -> Result<Cooperative> {
    let end = year_end(new.year_end).map_err(Error::internal)?;
    let part = |number: u32| i32::try_from(number).map_err(Error::internal);
    let organisation = organisation::Model {
        id,
        kind: OrganisationKind::Cooperative,
        reference: new.reference,
        name_en: new.name_en,
        name_cy: new.name_cy,
        sort_name_cy: new.sort_name_cy,
        language: new.language,
        created_at: now,
    };
    let record = cooperative::Model {
        id,
        kind: new.kind,
        legal_form: new.legal_form,
        register_number: new.register_number,
        service_regulated: new.service_regulated,
        service_provides_care: new.service_provides_care,
        offers_direct_payment_support: new.offers_direct_payment_support,
        pools_direct_payments: new.pools_direct_payments,
        is_consortium: new.is_consortium,
        subcontracts: new.subcontracts,
        serves_adults: new.serves_adults,
        serves_children: new.serves_children,
        year_end_month: part(end.month())?,
        year_end_day: part(end.day().unwrap_or(31))?,
        year_end_last_day: end.day().is_none(),
        registered_on: new.registered_on,
    };
    let mut areas = new.areas;
    areas.sort();
    areas.dedup();
    Ok(Cooperative { organisation, record, areas })
}
