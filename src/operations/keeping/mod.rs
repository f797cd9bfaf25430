//! Keeping: how long evidence is kept by the standard's rules, legal holds that stop the clock, and erasure that leaves a
//! tombstone. A hold takes two people to place for good and two to lift. What a co-op wants erased before its time, somebody
//! else decides.

mod due;
pub mod rules;
pub mod store;

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use entities::evidence::{ErasureGrounds, erasure, evidence_item, legal_hold};
use entities::ids::{AccountId, EvidenceItemId, LegalHoldId, OrganisationId};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde_json::json;

pub use due::erase_due;
use rules::{Facts, Kept, Move};

use crate::access::{self, Actor, Deed, Scope, policy};
use crate::evidence;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards;

/// The longest reason, in characters.
pub const REASON: usize = 1000;
/// How long before it is erased an item is listed as about to go, in days.
pub const NOTICE: u64 = 90;

const SUBJECT: &str = "evidence_item";
const HOLD: &str = "legal_hold";
const REQUEST: &str = "evidence_request";

/// How long an item is kept, and what stands in the way.
#[derive(Clone, Debug)]
pub struct Keeping {
    pub item: evidence_item::Model,
    pub kept: Kept,
    /// Holds that stand on it, of its own or of all its co-op has, and those that were lifted; the latest first.
    pub holds: Vec<legal_hold::Model>,
    /// Wishes that it be erased, decided or not, and its tombstone; the latest first.
    pub erasures: Vec<erasure::Model>,
}

impl Keeping {
    /// Is it a tombstone? Of when.
    pub fn erased(&self) -> Option<&erasure::Model> {
        self.erasures.iter().find(|erasure| erasure.erased_at.is_some())
    }

    /// The wish that waits for a decision.
    pub fn wish(&self) -> Option<&erasure::Model> {
        self.erasures.iter().find(|erasure| erasure.erased_at.is_none() && erasure.refused_at.is_none())
    }

    /// Does a hold stop its erasure?
    pub fn is_held(&self) -> bool {
        self.holds.iter().any(|hold| rules::standing(hold).holds())
    }
}

/// How one item is kept, for somebody who may see it.
pub async fn of_item(app: &App, actor: &Actor, id: EvidenceItemId, now: Timestamp) -> Result<Keeping> {
    let database = &*app.database;
    let item = evidence::store::find(database, id, &policy::scope(actor, Deed::SeeEvidence)).await?;
    let kept = clocks(database, std::slice::from_ref(&item), clock::today(now)).await?.remove(&id);
    Ok(Keeping {
        kept: kept.unwrap_or(Kept::While(rules::While::NoRule)),
        holds: store::holds_on(database, item.cooperative_id, id).await?,
        erasures: store::erasures::of(database, id).await?,
        item,
    })
}

/// Until when each item is kept by the rule of its type in the standard in force. Set queries, however many there are.
pub async fn clocks(
    database: &impl ConnectionTrait,
    items: &[evidence_item::Model],
    today: NaiveDate,
) -> Result<HashMap<EvidenceItemId, Kept>> {
    let texts = standards::all_in_force(database, today).await?;
    let ids: Vec<EvidenceItemId> = items.iter().map(|item| item.id).collect();
    let cooperatives: BTreeSet<OrganisationId> = items.iter().map(|item| item.cooperative_id).collect();
    let mut audits = store::clocks::audits_citing(database, &ids).await?;
    let employments = store::clocks::employments(database, cooperatives.iter().copied()).await?;
    // What a virus was found in takes no other's place.
    let apart = evidence::store::scans::quarantined_anywhere(database).await?;
    let arrivals = store::clocks::arrivals(database, cooperatives, &apart).await?;
    let kept = |item: &evidence_item::Model| {
        let rule =
            evidence::evidence_type(&texts, &item.evidence_type).and_then(|kind| kind.retention.as_ref());
        let came = arrivals.get(&(item.cooperative_id, item.evidence_type.clone()));
        let next = came.and_then(|days| days.iter().find(|at| **at > item.submitted_at));
        let handed_in_on = clock::today(item.submitted_at);
        let speaks_until = item.period_to.into_iter().chain(item.valid_until).max();
        let spoken_of = speaks_until.map_or(handed_in_on, |day| day.min(handed_in_on));
        let workers = employments.get(&item.cooperative_id).into_iter().flatten();
        let facts = Facts {
            speaks_until,
            handed_in_on,
            superseded_on: next.map(|at| clock::today(*at)),
            audits: audits.remove(&item.id).unwrap_or_default(),
            workers: workers
                .filter(|(from, _)| from.is_none_or(|from| from <= spoken_of.max(handed_in_on)))
                .map(|(_, until)| *until)
                .collect(),
        };
        (item.id, rules::kept(rule, &facts))
    };
    Ok(items.iter().map(kept).collect())
}

/// Everything about keeping that one co-op's people want to know: each item, the next to go first.
pub async fn of_cooperative(
    app: &App,
    cooperative: OrganisationId,
    now: Timestamp,
) -> Result<Vec<(evidence_item::Model, Kept)>> {
    let here = Scope { organisations: vec![cooperative], ..Scope::default() };
    let items = store::clocks::items_before(&*app.database, None, &here).await?;
    in_order_of_going(&*app.database, items, clock::today(now)).await
}

/// What will be erased soon at co-ops where the person may hold it, the first first.
pub async fn about_to_go(
    app: &App,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<(evidence_item::Model, NaiveDate)>> {
    let until = clock::today(now) + Days::new(NOTICE);
    let scope = policy::scope(actor, Deed::HoldEvidence);
    let items = store::clocks::items_before(&*app.database, Some(a_year_before(now)), &scope).await?;
    let ordered = in_order_of_going(&*app.database, items, clock::today(now)).await?;
    let soon = |(item, kept)| match kept {
        Kept::Until(day) if day <= until => Some((item, day)),
        Kept::Until(_) | Kept::While(_) => None,
    };
    Ok(ordered.into_iter().filter_map(soon).collect())
}

async fn in_order_of_going(
    database: &impl ConnectionTrait,
    items: Vec<evidence_item::Model>,
    today: NaiveDate,
) -> Result<Vec<(evidence_item::Model, Kept)>> {
    let mut kept = clocks(database, &items, today).await?;
    let mut rows: Vec<(evidence_item::Model, Kept)> = items
        .into_iter()
        .filter_map(|item| Some((kept.remove(&item.id)?, item)))
        .map(|(k, i)| (i, k))
        .collect();
    rows.sort_by_key(|(_, kept)| match kept {
        Kept::Until(day) => *day,
        Kept::While(_) => NaiveDate::MAX,
    });
    Ok(rows)
}

/// No rule is shorter than a year, so nothing younger need be looked at.
fn a_year_before(now: Timestamp) -> Timestamp {
    now - chrono::TimeDelta::days(365)
}

/// Places a hold on one item, or on all evidence of a co-op. It holds at once; a second person is asked to confirm it.
pub async fn place_hold(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    item: Option<EvidenceItemId>,
    reason: &str,
    now: Timestamp,
) -> Result<LegalHoldId> {
    let tx = app.database.begin().await?;
    let place = access::store::place(&tx, actor.account, cooperative).await?;
    policy::permit(actor, Deed::HoldEvidence, &place)?;
    // Who erases waits for this to end, or has ended before it.
    match item {
        Some(item) => {
            evidence::rules::stands(&evidence::store::of_to_change(&tx, item, cooperative).await?)?;
        }
        None => store::whole_to_change(&tx, cooperative).await?,
    }
    let reason = given(reason, "reason")?;
    let id = store::place_hold(&tx, cooperative, item, &reason, actor.account, now).await?;
    let event = Event::new("hold-placed", HOLD, id.0)
        .at(cooperative)
        .saying(json!({ "item": item, "reason": reason }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(id)
}

fn given(reason: &str, field: &'static str) -> Result<String> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::problem(field, Message::new("keeping-reason-missing")));
    }
    Ok(reason.to_owned())
}

/// Confirms a hold, asks that it be lifted, lifts it, or lets it stay.
pub async fn move_hold(
    app: &App,
    actor: &Actor,
    id: LegalHoldId,
    wanted: Move,
    now: Timestamp,
) -> Result<legal_hold::Model> {
    let wanted = match wanted {
        Move::AskLift(reason) => Move::AskLift(given(&reason, "reason")?),
        other @ (Move::Confirm | Move::Lift | Move::Keep) => other,
    };
    let tx = app.database.begin().await?;
    let hold = store::hold_to_change(&tx, id, &policy::scope(actor, Deed::HoldEvidence)).await?;
    if wanted == Move::Lift {
        policy::require_fresh(actor, now)?;
    }
    rules::may_move(&hold, actor.account, &wanted).map_err(Error::Refused)?;
    let name = match &wanted {
        Move::Confirm => "hold-confirmed",
        Move::AskLift(_) => "hold-lift-asked",
        Move::Lift => "hold-lifted",
        Move::Keep => "hold-kept",
    };
    let reason = match &wanted {
        Move::AskLift(reason) => Some(reason.as_str()),
        Move::Confirm | Move::Lift | Move::Keep => None,
    };
    let event = Event::new(name, HOLD, id.0).at(hold.cooperative_id).saying(json!({ "reason": reason }));
    store::move_hold(&tx, hold.clone(), &wanted, actor.account, now).await?;
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(hold)
}

/// Asks that an item be erased before its time. Somebody else decides.
pub async fn ask(app: &App, actor: &Actor, id: EvidenceItemId, reason: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let scope = policy::scope(actor, Deed::SubmitEvidence);
    let item = evidence::store::find_to_change(&tx, id, &scope).await?;
    let place = access::store::place(&tx, actor.account, item.cooperative_id).await?;
    policy::permit(actor, Deed::SubmitEvidence, &place)?;
    let reason = given(reason, "reason")?;
    evidence::rules::stands(&item)?;
    if store::erasures::wish(&tx, id).await?.is_some() {
        return Err(Error::refused("keeping-asked-already"));
    }
    store::erasures::insert_wish(&tx, id, &reason, actor.account, now).await?;
    // The reason stays out of the journal: it may name the very person whose data should go.
    let event = Event::new("evidence-erasure-asked", SUBJECT, id.0).at(item.cooperative_id);
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// What was decided about a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    Erase,
    /// With the reason.
    Refuse(String),
}

/// Decides whether an item is erased; never the person who asked, and not while a hold stands or an audit needs it.
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: EvidenceItemId,
    decision: Decision,
    now: Timestamp,
) -> Result<()> {
    policy::require_fresh(actor, now)?;
    let tx = app.database.begin().await?;
    let scope = policy::scope(actor, Deed::EraseEvidence);
    let found = evidence::store::find(&tx, id, &scope).await?;
    let item = to_erase(&tx, found.cooperative_id, id).await?;
    let wish = store::erasures::wish(&tx, id).await?.ok_or_else(|| Error::refused("keeping-not-asked"))?;
    if wish.asked_by == Some(actor.account) {
        return Err(Error::refused("keeping-not-your-own"));
    }
    match decision {
        Decision::Refuse(why) => {
            let why = given(&why, "refusal")?;
            store::erasures::refuse(&tx, wish, &why, actor.account, now).await?;
            let event = Event::new("evidence-erasure-refused", SUBJECT, id.0).at(item.cooperative_id);
            journal::record(&tx, actor.account, event, now).await?;
            Ok(tx.commit().await?)
        }
        Decision::Erase => {
            if store::is_held(&tx, item.cooperative_id, id).await? {
                return Err(Error::refused("keeping-held"));
            }
            if let Some(needed) = store::clocks::needed_by(&tx, id).await? {
                return Err(needed.into());
            }
            let digests = erase(&tx, item, Some(wish), Some(actor.account), now).await?;
            tx.commit().await?;
            remove(app, digests).await;
            Ok(())
        }
    }
}

/// An item of a co-op that may be erased now: nobody holds it, adds to it or rests anything on it meanwhile.
async fn to_erase(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    id: EvidenceItemId,
) -> Result<evidence_item::Model> {
    // First the whole, then the part: whoever holds all evidence of a co-op locks the first alone.
    store::whole_to_change(tx, cooperative).await?;
    evidence::store::of_to_change(tx, id, cooperative).await
}

/// Erases what the tables say of an item, what was said beside it, and the details of its journal.
async fn erase(
    tx: &impl ConnectionTrait,
    item: evidence_item::Model,
    wish: Option<erasure::Model>,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<String>> {
    let (id, cooperative) = (item.id, item.cooperative_id);
    let grounds = wish.as_ref().map_or(ErasureGrounds::Retention, |wish| wish.grounds);
    let beside = store::words::erase(tx, id).await?;
    let digests = store::erasures::erase(tx, item, wish, by, now).await?;
    journal::forget(tx, SUBJECT, id.0).await?;
    let event =
        Event::new("evidence-erased", SUBJECT, id.0).at(cooperative).saying(json!({ "grounds": grounds }));
    journal::record(tx, by, event, now).await?;
    for request in beside.requests {
        let event = Event::new("request-words-erased", REQUEST, request.0).at(cooperative);
        journal::record(tx, by, event, now).await?;
    }
    for hold in beside.holds {
        journal::forget(tx, HOLD, hold.0).await?;
        let event = Event::new("hold-words-erased", HOLD, hold.0).at(cooperative);
        journal::record(tx, by, event, now).await?;
    }
    Ok(digests)
}

/// The rows are gone; now the bytes, unless somebody handed in the same since. What is erased stays erased: bytes that cannot be
/// removed now, or that the program did not come to, the nightly sweep finds without a row.
async fn remove(app: &App, digests: Vec<String>) {
    for sha256 in digests {
        if let Err(error) = remove_one(app, &sha256).await {
            tracing::error!(%error, sha256, "the bytes of what was erased are left to the sweep");
        }
    }
}

async fn remove_one(app: &App, sha256: &str) -> Result<()> {
    let tx = app.database.begin().await?;
    evidence::store::bytes_to_change(&tx, [sha256]).await?;
    if !evidence::store::is_spoken_of(&tx, sha256).await? {
        app.files.remove(sha256).await?;
    }
    Ok(tx.commit().await?)
}
