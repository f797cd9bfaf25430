//! The first page after signing in: what this person's role wants to know first.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use entities::access::Role;
use entities::audits::AuditState;
use entities::evidence::evidence_item;
use scheduler::clock;
use sea_orm::Iterable;
use serde_json::{Value, json};
use tera::Context;

use super::audits::lists::next_date;
use super::{network, standards};
use crate::access::{Deed, Grant, policy, store};
use crate::audits::waits::Waits;
use crate::audits::{self, rules};
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get};
use crate::{coverage, deadlines, evidence, licences};

/// The doors of this page.
pub fn doors() -> Vec<Door> {
    vec![get("/home", Deed::OwnAccount, home)]
}

/// Where home is for somebody with this grant, if another page answers their first question already.
pub fn place(grant: &Grant) -> Option<String> {
    let own = format!("/coops/{}", grant.organisation_reference);
    match grant.role {
        Role::BoardChair | Role::BoardMember => Some(format!("{own}/board")),
        Role::Member => Some(format!("{own}/members")),
        Role::Worker => Some(format!("{own}/own-record")),
        Role::Translator | Role::GovernmentSignatory | Role::FranchisorSignatory => {
            Some("/standards/versions".to_owned())
        }
        Role::Administrator => Some("/operations".to_owned()),
        Role::Manager
        | Role::ConsortiumCoordinator
        | Role::Regulator
        | Role::DecisionMaker
        | Role::StandardsOfficer
        | Role::Auditor
        | Role::Moderator
        | Role::AppealDecider => None,
    }
}

/// Each role's own first question; where a page answers it already, home is that page.
async fn home(visit: Visit) -> Answer {
    let Some(grant) = visit.actor()?.acting().cloned() else { return visit.go("/account") };
    if let Some(place) = place(&grant) {
        return visit.go(&place);
    }
    match grant.role {
        Role::Manager | Role::ConsortiumCoordinator => manager_page(&visit, &grant).await,
        Role::Auditor | Role::Moderator | Role::AppealDecider => work_page(&visit).await,
        other => network_page(&visit, other).await,
    }
}

/// Items of a list that stand open on a home page; the rest is one press away.
const FIRST: usize = 10;

/// What somebody owes: by its sort, then overdue first, then by date.
struct Owed {
    items: Vec<Value>,
    late: usize,
}

impl Owed {
    /// Puts it into a page: the first few, and the rest apart.
    fn show(mut self, context: &mut Context) {
        let rest = self.items.split_off(self.items.len().min(FIRST));
        context.insert("late", &self.late);
        context.insert("work", &self.items);
        context.insert("more_work", &rest);
    }
}

/// What this person owes, dates of audits first, but for the audits that are told of elsewhere on the page. Whose it is stands beside it only
/// where it could be another's.
async fn owed(visit: &Visit, told: &HashSet<String>) -> Result<Owed> {
    let today = visit.today();
    let actor = visit.actor()?;
    let mut references = HashMap::new();
    let (mut items, mut late) = (Vec::new(), 0);
    let mut all = deadlines::for_actor(&visit.app, actor, today).await?;
    // By date within each sort: a window of ten days is not to stand below two hundred lines of training.
    all.sort_by_key(|deadline| deadline.rule.rank());
    for deadline in all {
        if told.contains(&*deadline.subject) {
            continue;
        }
        if let Entry::Vacant(place) = references.entry(deadline.organisation) {
            place.insert(store::organisation(&*visit.app.database, deadline.organisation).await?);
        }
        let Some(organisation) = references.get(&deadline.organisation) else { continue };
        let own = actor.acting().is_some_and(|grant| grant.organisation == deadline.organisation);
        let days = (deadline.due_on - today).num_days();
        late += usize::from(days < 0);
        items.push(json!({
            "text": deadline.say(&visit.app.words, visit.language),
            "href": format!("/{}{}", visit.language, deadline.path(&organisation.reference)),
            "note": (!own).then(|| pick(visit.language, &organisation.name_en, &organisation.name_cy)),
            "days": days,
        }));
    }
    Ok(Owed { items, late })
}

/// What waits for this person by name or office, the oldest first: audits, licences, evidence.
async fn waiting(visit: &Visit) -> Result<(Vec<Value>, HashSet<String>)> {
    let database = &*visit.app.database;
    let (actor, today) = (visit.actor()?, visit.today());
    let mut told = HashSet::new();
    let mut items = Vec::new();
    let mut texts = HashMap::new();
    for (audit, asked) in audits::waits::waiting(database, actor).await? {
        let organisation = store::organisation(database, audit.cooperative_id).await?;
        let page = match asked {
            Waits::Declare => "/declare",
            Waits::Work => "/criteria",
            Waits::Moderate => "/moderation",
            Waits::Answer => "/comments",
            Waits::DecideAppeal => "/appeal",
            Waits::Review => "/review",
            Waits::Publish => "/report",
        };
        // The dates of an audit whose report is accepted are those of its actions.
        let by = match asked {
            Waits::Publish => None,
            _ => next_date(visit, &audit, &mut texts).await?.map(|(_, on)| (on - today).num_days()),
        };
        let about = Message::new(format!("home-waits-{}", asked.name()))
            .with("coop", pick(visit.language, &organisation.name_en, &organisation.name_cy));
        let kind = visit.app.words.word(visit.language, &format!("audit-kind-{}", audit.kind));
        items.push(json!({
            "text": visit.say(&about), "note": format!("{kind}, {}", audit.reference), "days": by,
            "href": format!("/{}/audits/{}{page}", visit.language, audit.reference),
        }));
        told.insert(audit.reference);
    }
    if policy::may_anywhere(actor, Deed::DecideLicence) {
        for licence in licences::store::undecided(database).await? {
            let organisation = store::organisation(database, licence.cooperative_id).await?;
            let about = Message::new("home-waits-licence")
                .with("coop", pick(visit.language, &organisation.name_en, &organisation.name_cy));
            let since = Message::new("home-waits-since").with("date", licence.applied_on);
            items.push(json!({
                "text": visit.say(&about), "note": visit.say(&since),
                "href": format!("/{}/licences/{}/decide", visit.language, licence.id),
            }));
        }
    }
    if policy::may_anywhere(actor, Deed::AskForEvidence) {
        items.extend(answered(visit).await?);
    }
    let scope = policy::scope(actor, Deed::ReviewEvidence);
    if !scope.is_empty() {
        let evidence = evidence::store::waiting(database, &scope).await?;
        if let Some(oldest) = evidence.first() {
            let count = Message::new("home-waits-evidence").with("n", evidence.len());
            let since = Message::new("home-waits-oldest").with("date", clock::today(oldest.submitted_at));
            items.push(json!({
                "text": visit.say(&count), "note": visit.say(&since),
                "href": format!("/{}/evidence", visit.language),
            }));
        }
    }
    items.extend(super::keeping::waiting(visit).await?);
    items.extend(standards::consultations(visit).await?);
    Ok((items, told))
}

/// Answers to requests of this person's audits: one line, which leads to the one that was due first.
async fn answered(visit: &Visit) -> Result<Option<Value>> {
    let states: Vec<AuditState> =
        AuditState::iter().filter(|state| audits::requests::rules::goes_on(*state)).collect();
    let account = visit.actor()?.account;
    let waiting = audits::requests::store::answered_for(&*visit.app.database, account, &states).await?;
    let Some((request, audit)) = waiting.first() else { return Ok(None) };
    let count = Message::new("home-waits-answers").with("n", waiting.len());
    let place = format!(
        "{}, {}",
        audit.reference,
        visit.say(&Message::new("requests-one").with("n", request.number))
    );
    Ok(Some(json!({
        "text": visit.say(&count), "note": place,
        "href": format!("/{}/audits/{}/requests/{}", visit.language, audit.reference, request.number),
    })))
}

/// Puts what waits into a page: how much it is, the first few, and the rest apart.
fn show_waiting(mut waiting: Vec<Value>, context: &mut Context) {
    context.insert("waits", &waiting.len());
    let rest = waiting.split_off(waiting.len().min(FIRST));
    context.insert("waiting", &waiting);
    context.insert("more_waiting", &rest);
}

/// The audits of this person that wait for somebody else now.
async fn with_others(visit: &Visit, told: &HashSet<String>) -> Result<Vec<Value>> {
    let mut rows = Vec::new();
    let mut texts = HashMap::new();
    let under_way: Vec<AuditState> = AuditState::iter().filter(|state| !rules::over(*state)).collect();
    for audit in audits::list(&*visit.app.database, visit.actor()?, &under_way).await? {
        if told.contains(&audit.reference) || rows.len() == 3 * FIRST {
            continue;
        }
        let organisation = store::organisation(&*visit.app.database, audit.cooperative_id).await?;
        let state = visit.app.words.word(visit.language, &format!("audit-state-{}", audit.state));
        let next = next_date(visit, &audit, &mut texts).await?;
        rows.push(json!({
            "text": pick(visit.language, &organisation.name_en, &organisation.name_cy),
            "note": format!("{}, {state}", audit.reference),
            "href": format!("/{}/audits/{}", visit.language, audit.reference),
            "what": next.map(|(what, _)| what), "on": next.map(|(_, on)| on),
        }));
    }
    Ok(rows)
}

async fn manager_page(visit: &Visit, grant: &Grant) -> Answer {
    let organisation = store::organisation(&*visit.app.database, grant.organisation).await?;
    let coverage = coverage::current(&*visit.app.database, grant.organisation, visit.today()).await?;
    let mut context = Context::new();
    context.insert("coop", &json!({
        "name": pick(visit.language, &organisation.name_en, &organisation.name_cy), "reference": organisation.reference,
    }));
    if let Some(coverage) = &coverage {
        let blockers: Vec<_> = coverage
            .blockers()
            .into_iter()
            .filter_map(|line| coverage.pack.criterion(&line.key))
            .map(|criterion| {
                json!({
                    "key": criterion.key, "code": criterion.code, "severity": criterion.severity,
                    "title": pick(visit.language, &criterion.title_en, &criterion.title_cy),
                })
            })
            .collect();
        context.insert("covered", &coverage.covered);
        context.insert("coverable", &coverage.coverable);
        context.insert("visit", &coverage.visit_on);
        context.insert("visit_days", &coverage.visit_on.map(|day| (day - visit.today()).num_days()));
        context.insert("blocked", &blockers.len());
        context.insert("blockers", &blockers.into_iter().take(8).collect::<Vec<_>>());
    }
    let mut owed = owed(visit, &HashSet::new()).await?;
    owed.items.splice(0..0, questions(visit, grant).await?);
    owed.items.splice(0..0, standards::consultations(visit).await?);
    owed.show(&mut context);
    visit.page("home/manager.html", context)
}

/// For how many days home says that an item was sent back; a co-op that has nothing better leaves it so.
const SENT_BACK: i64 = 28;

/// What reviewers ask about the co-op's evidence and nobody has answered, and what they sent back of late; it has no day, and
/// stands first.
async fn questions(visit: &Visit, grant: &Grant) -> Result<Vec<Value>> {
    let database = &*visit.app.database;
    let row = |key: &'static str, item: evidence_item::Model| {
        let text = Message::new(key).with("title", item.title);
        let place =
            format!("/{}/coops/{}/evidence/{}", visit.language, grant.organisation_reference, item.id);
        json!({ "text": visit.say(&text), "href": format!("{place}#thread") })
    };
    let asked = evidence::thread::asked(database, grant.organisation).await?;
    let since = visit.now - TimeDelta::days(SENT_BACK);
    let back = evidence::store::sent_back(database, grant.organisation, since).await?;
    let asked = asked.into_iter().map(|item| row("home-question", item));
    Ok(asked.chain(back.into_iter().map(|item| row("home-sent-back", item))).collect())
}

async fn network_page(visit: &Visit, role: Role) -> Answer {
    crate::network::bring_up(&visit.app, visit.now).await?;
    let mut context = network::summary(visit).await?;
    let (waiting, told) = waiting(visit).await?;
    show_waiting(waiting, &mut context);
    if role == Role::StandardsOfficer {
        context.insert("versions", &standards::versions(visit).await?);
    }
    owed(visit, &told).await?.show(&mut context);
    visit.page("home/network.html", context)
}

async fn work_page(visit: &Visit) -> Answer {
    let mut context = Context::new();
    let (waiting, told) = waiting(visit).await?;
    let late = waiting.iter().filter(|item| item["days"].as_i64().is_some_and(|days| days < 0)).count();
    show_waiting(waiting, &mut context);
    context.insert("with_others", &with_others(visit, &told).await?);
    let mut owed = owed(visit, &told).await?;
    owed.late += late;
    owed.show(&mut context);
    visit.page("home/work.html", context)
}
