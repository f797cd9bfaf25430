//! Co-ops: their record, members and votes, governance dates.

pub mod registration;
pub mod rules;
pub mod store;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entities::access::{Language, organisation};
use entities::cooperatives::{
    CooperativeType, GovernanceKind, MemberClass, cooperative, governance_event, vote_share, vote_snapshot,
};
use entities::ids::{GovernanceEventId, OrganisationId, VoteSnapshotId};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde_json::json;

pub use registration::{Membership, NewCooperative, YearEnds, amend, next_reference, register};
pub use store::latest_votes;

use crate::access::{self, Actor, Deed, Scope, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards::condition::{Facts, Stated};
use rules::{ClassVotes, NoSuchDay, VoteTest, YearEnd};

/// A co-op: its organisation (name, reference, language), its record, and the local authorities it works in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Cooperative {
    pub organisation: organisation::Model,
    pub record: cooperative::Model,
    /// ONS codes, in order.
    pub areas: Vec<String>,
}

impl Cooperative {
    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::En => &self.organisation.name_en,
            Language::Cy => &self.organisation.name_cy,
        }
    }

    /// The day its financial year ends.
    pub fn year_end(&self) -> Result<YearEnd, NoSuchDay> {
        let part = |number: i32| u32::try_from(number).map_err(|_| NoSuchDay);
        if self.record.year_end_last_day {
            YearEnd::last_day_of(part(self.record.year_end_month)?)
        } else {
            YearEnd::on(part(self.record.year_end_month)?, part(self.record.year_end_day)?)
        }
    }

    /// The next annual return: the year end it is for, and the day it is due. [law: the months follow the legal form]
    pub fn next_return(&self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let form = crate::foundation::reference::get().legal_form(&self.record.legal_form)?;
        Some(self.year_end().ok()?.next_return(today, form.annual_return.months_after_year_end))
    }
}

/// Which co-ops of a list are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub area: Option<String>,
    pub kind: Option<CooperativeType>,
    /// A part of a name or reference.
    pub text: Option<String>,
}

/// Which page of a list, counted from 1, and how many rows a page has.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub number: u64,
    pub size: u64,
}

/// A page of co-ops, and how many there are on all pages.
#[derive(Clone, Debug)]
pub struct Listed {
    pub rows: Vec<Cooperative>,
    pub total: u64,
}

/// How votes were spread on one date.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Votes {
    pub snapshot: vote_snapshot::Model,
    pub shares: Vec<vote_share::Model>,
}

impl Votes {
    /// Votes by class, as the rules count them.
    pub fn by_class(&self) -> Vec<ClassVotes> {
        self.shares
            .iter()
            .map(|share| ClassVotes {
                class: share.class.to_string(),
                votes: u64::try_from(share.votes).unwrap_or_default(),
            })
            .collect()
    }

    /// Do users hold at least 51% of the votes? `classes`: those whose votes are users' votes.
    pub fn test(&self, classes: &[String]) -> VoteTest {
        rules::vote_test(&self.by_class(), classes)
    }
}

/// One class of members, as it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Share {
    pub class: MemberClass,
    pub members: i32,
    pub votes: i32,
    pub board_seats: i32,
}

/// A co-op within what the scope reaches; anything else is not found.
pub async fn find(database: &impl ConnectionTrait, reference: &str, scope: &Scope) -> Result<Cooperative> {
    store::find(database, reference, scope).await?.ok_or(Error::NotFound)
}

/// A co-op by its id, for verbs that have checked the place already.
pub async fn by_id(database: &impl ConnectionTrait, id: OrganisationId) -> Result<Cooperative> {
    store::by_id(database, id).await?.ok_or(Error::NotFound)
}

/// Co-ops within what the scope reaches, by their names in a language.
pub async fn list(
    database: &impl ConnectionTrait,
    scope: &Scope,
    filter: &Filter,
    page: Page,
    language: Language,
) -> Result<Listed> {
    store::list(database, scope, filter, page, language).await
}

/// Everything a standard may ask about a co-op, as of a day: what decides which criteria apply.
pub async fn facts(database: &impl ConnectionTrait, id: OrganisationId, as_of: NaiveDate) -> Result<Facts> {
    let flags = flags(database, &[id], as_of).await?.remove(&id).ok_or(Error::NotFound)?;
    Ok(stated(&flags))
}

/// The same of several co-ops, by a few statements however many they are.
pub async fn flags(
    database: &impl ConnectionTrait,
    ids: &[OrganisationId],
    as_of: NaiveDate,
) -> Result<HashMap<OrganisationId, Flags>> {
    let user_led = store::designated_user_led(database, ids, as_of).await?;
    let in_consortium: HashSet<OrganisationId> =
        store::memberships(database, Some(ids), as_of).await?.into_iter().map(|(member, _)| member).collect();
    let records = store::records(database, ids).await?;
    Ok(records
        .into_iter()
        .map(|record| {
            let flags = Flags {
                kind: record.kind,
                user_led: user_led.contains(&record.id),
                service_regulated: record.service_regulated,
                service_provides_care: record.service_provides_care,
                offers_direct_payment_support: record.offers_direct_payment_support,
                pools_direct_payments: record.pools_direct_payments,
                in_consortium: in_consortium.contains(&record.id),
                is_consortium: record.is_consortium,
                subcontracts: record.subcontracts,
            };
            (record.id, flags)
        })
        .collect())
}

/// What a co-op's record, licence and memberships say of it on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flags {
    pub kind: CooperativeType,
    pub user_led: bool,
    pub service_regulated: bool,
    pub service_provides_care: bool,
    pub offers_direct_payment_support: bool,
    pub pools_direct_payments: bool,
    pub in_consortium: bool,
    pub is_consortium: bool,
    pub subcontracts: bool,
}

/// The facts of a co-op, as conditions of a standard name them.
pub fn stated(flags: &Flags) -> Facts {
    let named = [
        ("user_led", flags.user_led),
        ("service_regulated", flags.service_regulated),
        ("service_provides_care", flags.service_provides_care),
        ("offers_direct_payment_support", flags.offers_direct_payment_support),
        ("pools_direct_payments", flags.pools_direct_payments),
        ("in_consortium", flags.in_consortium),
        ("is_consortium", flags.is_consortium),
        ("subcontracts", flags.subcontracts),
    ];
    let mut facts: Facts =
        named.into_iter().map(|(key, flag)| (key.to_owned(), Stated::Flag(flag))).collect();
    facts.insert(String::from("coop_type"), Stated::Choice(flags.kind.to_string()));
    facts
}

/// Records how votes are spread among the classes on a date. The same date again corrects what was recorded for it.
pub async fn record_votes(
    app: &App,
    actor: &Actor,
    id: OrganisationId,
    as_of: NaiveDate,
    shares: &[Share],
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let place = access::store::place(&tx, actor.account, id).await?;
    policy::permit(actor, Deed::EditCooperative, &place)?;
    let cooperative = by_id(&tx, id).await?;
    not_later(as_of, clock::today(now), "as_of")?;
    if let Some(first) = shares.first().filter(|_| rules::nobody_counted(shares)) {
        let field = format!("members-{}", first.class);
        return Err(Error::problem(field, Message::new("cooperatives-votes-nobody")));
    }
    let before = store::votes_of_day(&tx, id, as_of).await?;
    let snapshot = match &before {
        Some(votes) => votes.snapshot.clone(),
        None => {
            let row = vote_snapshot::Model {
                id: VoteSnapshotId::new(now),
                cooperative_id: id,
                as_of,
                recorded_by: Some(actor.account),
                recorded_at: now,
            };
            store::insert_snapshot(&tx, row.clone()).await?;
            row
        }
    };
    store::rewrite_shares(&tx, &snapshot, shares, now).await?;
    let before = before.map(|votes| votes.by_class());
    let event = Event::new("votes-recorded", "cooperative", id.0)
        .at(cooperative.organisation.id)
        .saying(json!({ "as_of": as_of, "shares": shares, "corrects": before }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// An AGM, an election, something sent to the members, or an annual return made.
#[derive(Clone, Copy, Debug)]
pub struct NewGovernanceEvent {
    pub kind: GovernanceKind,
    pub held_on: NaiveDate,
    pub notice_given_on: Option<NaiveDate>,
    pub quorum_met: Option<bool>,
}

/// Records a dated fact of a co-op's democracy.
pub async fn record_governance_event(
    app: &App,
    actor: &Actor,
    id: OrganisationId,
    new: NewGovernanceEvent,
    now: Timestamp,
) -> Result<GovernanceEventId> {
    let tx = app.database.begin().await?;
    let place = access::store::place(&tx, actor.account, id).await?;
    policy::permit(actor, Deed::EditCooperative, &place)?;
    by_id(&tx, id).await?;
    not_later(new.held_on, clock::today(now), "held_on")?;
    if new.notice_given_on.is_some_and(|given| given > new.held_on) {
        return Err(Error::problem("notice_given_on", Message::new("cooperatives-notice-late")));
    }
    let row = governance_event::Model {
        id: GovernanceEventId::new(now),
        cooperative_id: id,
        kind: new.kind,
        held_on: new.held_on,
        notice_given_on: new.notice_given_on,
        quorum_met: new.quorum_met,
        recorded_by: Some(actor.account),
        recorded_at: now,
    };
    let event = Event::new("governance-recorded", "cooperative", id.0).at(id).saying(json!({
        "event": row.id, "kind": row.kind, "held_on": row.held_on,
        "notice_given_on": row.notice_given_on, "quorum_met": row.quorum_met,
    }));
    let added = row.id;
    store::insert_governance(&tx, row).await?;
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(added)
}

fn not_later(day: NaiveDate, today: NaiveDate, field: &'static str) -> Result<()> {
    if day <= today { Ok(()) } else { Err(Error::problem(field, Message::new("cooperatives-date-later"))) }
}
