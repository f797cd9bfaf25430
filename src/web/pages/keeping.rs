//! Pages of keeping: until when evidence is kept, legal holds, what is to be erased, and tombstones.

use std::collections::{BTreeSet, HashMap};

use entities::evidence::{erasure, evidence_item, legal_hold};
use entities::ids::{AccountId, EvidenceItemId, LegalHoldId, OrganisationId};
use scheduler::clock;
use serde_json::{Value, json};
use tera::Context;

use super::evidence::{about, coop};
use crate::access::{self, Deed, policy};
use crate::cooperatives::{self, Cooperative};
use crate::evidence;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::foundation::reference::pick;
use crate::operations::keeping::rules::{self, Kept, Move, Standing};
use crate::operations::keeping::{self, Decision, REASON, store};
use crate::standards::{self, InForce};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/keeping", Deed::HoldEvidence, overview_page),
        post("/keeping", Deed::HoldEvidence, hold_all),
        post("/keeping/holds/:id", Deed::HoldEvidence, move_hold),
        get("/coops/:reference/keeping", Deed::SeeEvidence, cooperative_page),
        get("/coops/:reference/evidence/:id/keeping", Deed::SeeEvidence, item_page),
        post("/coops/:reference/evidence/:id/keeping/hold", Deed::HoldEvidence, hold_item),
        post("/coops/:reference/evidence/:id/keeping/erase", Deed::SubmitEvidence, ask),
        post("/coops/:reference/evidence/:id/keeping/decide", Deed::EraseEvidence, decide),
    ]
}

/// What waits for this person: wishes to decide, holds that want a second pair of hands.
pub(super) async fn waiting(visit: &Visit) -> Result<Vec<Value>> {
    let (database, actor) = (&*visit.app.database, visit.actor()?);
    let href = format!("/{}/keeping", visit.language);
    let mut items = Vec::new();
    let erase = policy::scope(actor, Deed::EraseEvidence);
    if !erase.is_empty() {
        let wishes = store::erasures::wishes(database, &erase).await?;
        if let Some((oldest, _)) = wishes.first() {
            let count = Message::new("keeping-waits-wishes").with("n", wishes.len());
            let since = Message::new("home-waits-oldest").with("date", clock::today(oldest.asked_at));
            items.push(json!({ "text": visit.say(&count), "note": visit.say(&since), "href": href }));
        }
    }
    let hold = policy::scope(actor, Deed::HoldEvidence);
    if !hold.is_empty() {
        let holds = store::holds(database, &hold).await?;
        let mine = |hold: &&legal_hold::Model| {
            [Move::Confirm, Move::Lift]
                .iter()
                .any(|wanted| rules::may_move(hold, actor.account, wanted).is_ok())
        };
        let wanted = holds.iter().filter(mine).count();
        if wanted > 0 {
            let count = Message::new("keeping-waits-holds").with("n", wanted);
            items.push(json!({ "text": visit.say(&count), "href": href }));
        }
    }
    Ok(items)
}

/// What rows about several co-ops are shown with.
#[derive(Default)]
struct Shown {
    texts: Vec<InForce>,
    coops: HashMap<OrganisationId, Cooperative>,
    names: HashMap<AccountId, String>,
}

impl Shown {
    async fn of(
        visit: &Visit,
        coops: impl IntoIterator<Item = OrganisationId>,
        people: impl IntoIterator<Item = AccountId>,
    ) -> Result<Self> {
        let database = &*visit.app.database;
        let mut shown = Self {
            texts: standards::all_in_force(database, visit.today()).await?,
            names: access::store::names(database, people).await?,
            coops: HashMap::new(),
        };
        for id in coops.into_iter().collect::<BTreeSet<_>>() {
            shown.coops.insert(id, cooperatives::by_id(database, id).await?);
        }
        Ok(shown)
    }

    /// An item without its title, which may name people: what it is, whose, and since when.
    fn item(&self, visit: &Visit, item: &evidence_item::Model) -> Value {
        let coop = self.coops.get(&item.cooperative_id);
        let reference = coop.map_or("", |coop| coop.organisation.reference.as_str());
        let kind = evidence::evidence_type(&self.texts, &item.evidence_type).map_or_else(
            || item.evidence_type.replace('_', " "),
            |kind| pick(visit.language, &kind.name.en, &kind.name.cy).to_owned(),
        );
        json!({
            "type": kind, "submitted_at": item.submitted_at, "reference": reference,
            "coop": coop.map_or("", |coop| coop.name(visit.language)),
            "path": format!("/coops/{reference}/evidence/{}/keeping", item.id),
        })
    }

    fn hold(&self, visit: &Visit, hold: &legal_hold::Model, me: Option<AccountId>) -> Value {
        let name = |id: Option<AccountId>| id.and_then(|id| self.names.get(&id));
        let may = |wanted: &Move| me.is_some_and(|me| rules::may_move(hold, me, wanted).is_ok());
        let coop = self.coops.get(&hold.cooperative_id);
        json!({
            // Why something is held concerns those who hold it: it may be an inquiry into the co-op.
            "id": hold.id, "reason": me.map(|_| &hold.reason), "whole": hold.item_id.is_none(),
            "standing": match rules::standing(hold) {
                Standing::Placed => "placed", Standing::Confirmed => "confirmed",
                Standing::LiftAsked => "lift_asked", Standing::Lifted => "lifted",
            },
            "coop": coop.map_or("", |coop| coop.name(visit.language)),
            "placed_by": name(Some(hold.placed_by)), "placed_at": hold.placed_at,
            "confirmed_by": name(hold.confirmed_by), "confirmed_at": hold.confirmed_at,
            "lift_asked_by": name(hold.lift_asked_by), "lift_reason": me.and(hold.lift_reason.as_ref()),
            "lifted_by": name(hold.lifted_by), "lifted_at": hold.lifted_at,
            "may_confirm": may(&Move::Confirm), "may_ask": may(&Move::AskLift(String::new())),
            "may_lift": may(&Move::Lift), "may_keep": may(&Move::Keep),
        })
    }
}

/// Everybody who placed, confirmed or lifted a hold.
fn hands(hold: &legal_hold::Model) -> impl Iterator<Item = AccountId> {
    [Some(hold.placed_by), hold.confirmed_by, hold.lift_asked_by, hold.lifted_by].into_iter().flatten()
}

fn deciders(erasure: &erasure::Model) -> impl Iterator<Item = AccountId> {
    [erasure.asked_by, erasure.decided_by].into_iter().flatten()
}

/// Until when, in words.
fn until(kept: Kept) -> Message {
    match kept {
        Kept::Until(day) => Message::new("keeping-until").with("date", day),
        Kept::While(why) => Message::new(why.key()),
    }
}

const TOMBSTONES: u64 = 50;

async fn overview(visit: &Visit) -> Result<Context> {
    let (database, actor) = (&*visit.app.database, visit.actor()?);
    let scope = policy::scope(actor, Deed::HoldEvidence);
    let holds = store::holds(database, &scope).await?;
    let wishes = store::erasures::wishes(database, &scope).await?;
    let tombstones = store::erasures::tombstones(database, &scope, TOMBSTONES).await?;
    let soon = keeping::about_to_go(&visit.app, actor, visit.now).await?;
    let held = store::clocks::items(database, holds.iter().filter_map(|hold| hold.item_id)).await?;
    let coops = holds.iter().map(|hold| hold.cooperative_id).chain(
        wishes
            .iter()
            .chain(&tombstones)
            .map(|(_, item)| item)
            .chain(soon.iter().map(|(item, _)| item))
            .map(|item| item.cooperative_id),
    );
    let people = holds
        .iter()
        .flat_map(hands)
        .chain(wishes.iter().chain(&tombstones).flat_map(|(row, _)| deciders(row)));
    let shown = Shown::of(visit, coops, people).await?;
    let mut context = Context::new();
    let card = |hold: &legal_hold::Model| {
        let mut card = shown.hold(visit, hold, Some(actor.account));
        card["item"] = json!(hold.item_id.and_then(|id| held.get(&id)).map(|item| shown.item(visit, item)));
        card
    };
    context.insert("holds", &holds.iter().map(card).collect::<Vec<_>>());
    context.insert("wishes", &wishes.iter().map(|(_, item)| shown.item(visit, item)).collect::<Vec<_>>());
    let dated = |item: &evidence_item::Model, key: &str, value: Value| {
        let mut row = shown.item(visit, item);
        row[key] = value;
        row
    };
    let soon: Vec<Value> = soon.iter().map(|(item, day)| dated(item, "until", json!(day))).collect();
    context.insert("soon", &soon);
    let tombstones: Vec<Value> = tombstones
        .iter()
        .map(|(row, item)| {
            let mut shown = dated(item, "erased_at", json!(row.erased_at));
            shown["grounds"] = json!(row.grounds);
            shown
        })
        .collect();
    context.insert("tombstones", &tombstones);
    context.insert("days", &keeping::NOTICE);
    context.insert("may_see", &policy::may_anywhere(actor, Deed::SeeEvidence));
    Ok(context)
}

async fn overview_page(visit: Visit) -> Answer {
    let context = overview(&visit).await?;
    visit.page("keeping/overview.html", context)
}

async fn hold_all(visit: Visit) -> Answer {
    let placed = async {
        let reading = visit.form.reading();
        let reference = reading.line("reference", 40);
        let reason = reading.text("reason", REASON);
        reading.done()?;
        let scope = policy::scope(visit.actor()?, Deed::HoldEvidence);
        let unknown = || Error::problem("reference", Message::new("keeping-coop-unknown"));
        let coop =
            cooperatives::find(&*visit.app.database, &reference, &scope).await.map_err(|_| unknown())?;
        keeping::place_hold(&visit.app, visit.actor()?, coop.organisation.id, None, &reason, visit.now).await
    };
    match placed.await {
        Ok(_) => visit.go_saying("/keeping", "done-hold-placed"),
        Err(error) => {
            let context = overview(&visit).await?;
            visit.again("keeping/overview.html", context, error)
        }
    }
}

async fn move_hold(visit: Visit) -> Answer {
    let id: LegalHoldId = visit.id("id")?;
    // Several holds stand on one page: each asks for the reason in a field of its own.
    let field = format!("lift-{id}");
    let reason: String = visit.form.get(&field).chars().take(REASON).collect();
    let (wanted, done) = match visit.form.get("move") {
        "confirm" => (Move::Confirm, "done-hold-confirmed"),
        "ask" => (Move::AskLift(reason), "done-hold-lift-asked"),
        "lift" => (Move::Lift, "done-hold-lifted"),
        "keep" => (Move::Keep, "done-hold-kept"),
        _ => return Err(Error::NotFound),
    };
    let error = match keeping::move_hold(&visit.app, visit.actor()?, id, wanted, visit.now).await {
        Ok(_) => return visit.go_saying("/keeping", done),
        Err(Error::Problems(_)) => Error::Problems(vec![Problem {
            field: field.into(),
            message: Message::new("keeping-reason-missing"),
        }]),
        Err(error @ Error::Refused(_)) => error,
        Err(error) => return Err(error),
    };
    let context = overview(&visit).await?;
    visit.again("keeping/overview.html", context, error)
}

async fn cooperative_page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeEvidence).await?;
    let rows = keeping::of_cooperative(&visit.app, coop.organisation.id, visit.now).await?;
    let shown = Shown::of(&visit, [coop.organisation.id], []).await?;
    let row = |(item, kept): &(evidence_item::Model, Kept)| {
        let mut row = shown.item(&visit, item);
        row["title"] = json!(item.title);
        row["until"] = json!(visit.say(&until(*kept)));
        row
    };
    let mut context = about(&visit, &coop);
    context.insert("items", &rows.iter().map(row).collect::<Vec<_>>());
    visit.page("keeping/cooperative.html", context)
}

async fn item(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let (database, actor) = (&*visit.app.database, visit.actor()?);
    let id: EvidenceItemId = visit.id("id")?;
    let kept = keeping::of_item(&visit.app, actor, id, visit.now).await?;
    if kept.item.cooperative_id != coop.organisation.id {
        return Err(Error::NotFound);
    }
    let people = kept.holds.iter().flat_map(hands).chain(kept.erasures.iter().flat_map(deciders));
    let shown = Shown::of(visit, [coop.organisation.id], people).await?;
    let place = access::store::place(database, actor.account, coop.organisation.id).await?;
    let may = |deed| policy::permit(actor, deed, &place).is_ok();
    let me = may(Deed::HoldEvidence).then_some(actor.account);
    let mut context = about(visit, coop);
    let mut row = shown.item(visit, &kept.item);
    row["title"] = json!(kept.item.title);
    row["id"] = json!(id);
    context.insert("item", &row);
    context.insert("until", &visit.say(&until(kept.kept)));
    context.insert("held", &kept.is_held());
    let standing = kept.holds.iter().map(|hold| shown.hold(visit, hold, me));
    context.insert("holds", &standing.collect::<Vec<_>>());
    let name = |id: Option<AccountId>| id.and_then(|id| shown.names.get(&id));
    let told = |row: &erasure::Model| {
        json!({
            "reason": row.reason, "asked_by": name(row.asked_by), "asked_at": row.asked_at,
            "decided_by": name(row.decided_by), "refusal": row.refusal, "refused_at": row.refused_at,
            "erased_at": row.erased_at, "grounds": row.grounds, "files": row.files,
        })
    };
    context.insert("tombstone", &kept.erased().map(told));
    context.insert("wish", &kept.wish().map(told));
    let refused: Vec<Value> = kept.erasures.iter().filter(|row| row.refused_at.is_some()).map(told).collect();
    context.insert("refused", &refused);
    let stands = kept.erased().is_none();
    context.insert("may_hold", &(stands && me.is_some()));
    context.insert("may_ask", &(stands && kept.wish().is_none() && may(Deed::SubmitEvidence)));
    let others = kept.wish().is_some_and(|wish| wish.asked_by != Some(actor.account));
    context.insert("may_decide", &(others && may(Deed::EraseEvidence)));
    Ok(context)
}

async fn item_page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeEvidence).await?;
    let context = item(&visit, &coop).await?;
    visit.page("keeping/item.html", context)
}

/// Back to the page of the item: saying what was done, or what was wrong with what was typed.
async fn answer(visit: &Visit, coop: &Cooperative, done: Result<()>, said: &'static str) -> Answer {
    match done {
        Ok(()) => {
            let id: EvidenceItemId = visit.id("id")?;
            visit.go_saying(&format!("/coops/{}/evidence/{id}/keeping", coop.organisation.reference), said)
        }
        Err(error @ (Error::Problems(_) | Error::Refused(_))) => {
            let context = item(visit, coop).await?;
            visit.again("keeping/item.html", context, error)
        }
        Err(error) => Err(error),
    }
}

async fn hold_item(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::HoldEvidence).await?;
    let (app, id) = (&visit.app, visit.id("id")?);
    let reason: String = visit.form.get("reason").chars().take(REASON).collect();
    let place = coop.organisation.id;
    let placed = keeping::place_hold(app, visit.actor()?, place, Some(id), &reason, visit.now).await;
    answer(&visit, &coop, placed.map(|_| ()), "done-hold-placed").await
}

async fn ask(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let why: String = visit.form.get("why").chars().take(REASON).collect();
    let asked = keeping::ask(&visit.app, visit.actor()?, visit.id("id")?, &why, visit.now).await;
    let asked = asked.map_err(|error| match error {
        // The page has another form with a reason of its own.
        Error::Problems(_) => Error::problem("why", Message::new("keeping-reason-missing")),
        other => other,
    });
    answer(&visit, &coop, asked, "done-erasure-asked").await
}

async fn decide(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EraseEvidence).await?;
    let why = visit.form.get("refusal").chars().take(REASON).collect();
    let (decision, said) = match visit.form.get("decision") {
        "erase" => (Decision::Erase, "done-evidence-erased"),
        "refuse" => (Decision::Refuse(why), "done-erasure-refused"),
        _ => {
            let missing = Error::problem("decision", Message::new("form-choose"));
            return answer(&visit, &coop, Err(missing), "done-erasure-refused").await;
        }
    };
    let decided = keeping::decide(&visit.app, visit.actor()?, visit.id("id")?, decision, visit.now).await;
    answer(&visit, &coop, decided, said).await
}
