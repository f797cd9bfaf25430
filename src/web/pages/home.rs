//! The first page after signing in: what this person's role wants to know first.

use entities::access::Role;
use serde_json::json;
use tera::Context;

use super::network;
use crate::access::{Deed, Grant, store};
use crate::foundation::error::Result;
use crate::foundation::reference::pick;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get};
use crate::{coverage, deadlines};

/// The doors of this page.
pub fn doors() -> Vec<Door> {
    vec![get("/home", Deed::OwnAccount, home)]
}

/// Each role's own first question; where a page answers it already, home is that page.
async fn home(visit: Visit) -> Answer {
    let Some(grant) = visit.actor()?.acting().cloned() else { return visit.go("/account") };
    let own = format!("/coops/{}", grant.organisation_reference);
    match grant.role {
        Role::BoardChair | Role::BoardMember => visit.go(&format!("{own}/board")),
        Role::Member => visit.go(&format!("{own}/members")),
        Role::Worker => visit.go("/account"),
        Role::Translator | Role::GovernmentSignatory | Role::FranchisorSignatory => visit.go("/standards/versions"),
        Role::Administrator => visit.go("/operations"),
        Role::Manager | Role::ConsortiumCoordinator => manager_page(&visit, &grant).await,
        Role::Regulator | Role::DecisionMaker | Role::StandardsOfficer => network_page(&visit).await,
        Role::Auditor | Role::Moderator | Role::AppealDecider => work_page(&visit).await,
    }
}

/// What I owe: overdue first, then by date; the first thirty.
async fn work(visit: &Visit) -> Result<Vec<serde_json::Value>> {
    let today = visit.today();
    let mut references = std::collections::HashMap::new();
    let mut items = Vec::new();
    for deadline in deadlines::for_actor(&visit.app, visit.actor()?, today).await?.into_iter().take(30) {
        if let std::collections::hash_map::Entry::Vacant(place) = references.entry(deadline.organisation) {
            place.insert(store::organisation(&*visit.app.database, deadline.organisation).await?);
        }
        let Some(organisation) = references.get(&deadline.organisation) else { continue };
        let days = (deadline.due_on - today).num_days();
        items.push(json!({
            "text": deadline.say(&visit.app.words, visit.language),
            "href": format!("/{}{}", visit.language, deadline.path(&organisation.reference)),
            "note": pick(visit.language, &organisation.name_en, &organisation.name_cy),
            "days": days,
            "due": deadline.due_on,
        }));
    }
    Ok(items)
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
            .map(|criterion| json!({
                "key": criterion.key, "code": criterion.code, "severity": criterion.severity,
                "title": pick(visit.language, &criterion.title_en, &criterion.title_cy),
            }))
            .collect();
        context.insert("covered", &coverage.covered);
        context.insert("coverable", &coverage.coverable);
        context.insert("visit", &coverage.visit_on);
        context.insert("visit_days", &coverage.visit_on.map(|day| (day - visit.today()).num_days()));
        context.insert("blocked", &blockers.len());
        context.insert("blockers", &blockers.into_iter().take(8).collect::<Vec<_>>());
    }
    let work = work(visit).await?;
    let late = work.iter().filter(|item| item["days"].as_i64().unwrap_or(0) < 0).count();
    context.insert("late", &late);
    context.insert("work", &work);
    visit.page("home/manager.html", context)
}

async fn network_page(visit: &Visit) -> Answer {
    crate::network::bring_up(&visit.app, visit.now).await?;
    let mut context = network::summary(visit).await?;
    context.insert("work", &work(visit).await?);
    visit.page("home/network.html", context)
}

async fn work_page(visit: &Visit) -> Answer {
    let mut context = Context::new();
    let work = work(visit).await?;
    let late = work.iter().filter(|item| item["days"].as_i64().unwrap_or(0) < 0).count();
    context.insert("late", &late);
    context.insert("work", &work);
    visit.page("home/work.html", context)
}
