//! The network on one page; its report is in a file of its own.

mod report;

use entities::access::Language;
use serde_json::json;
use tera::Context;

use crate::access::{Deed, policy, store};
use crate::foundation::error::Result;
use crate::foundation::reference;
use crate::network;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    let own = vec![get("/network", Deed::SeeNetwork, network_page)];
    own.into_iter().chain(report::doors()).collect()
}

async fn network_page(visit: Visit) -> Answer {
    network::bring_up(&visit.app, visit.now).await?;
    let context = summary(&visit).await?;
    visit.page("network/network.html", context)
}

/// What the network page says; also the heart of a regulator's home page.
pub async fn summary(visit: &Visit) -> Result<Context> {
    let totals = network::totals(&*visit.app.database).await?;
    // An area may hold one co-op only, so its counts are for those who may see the co-ops of it. Whoever sees some areas is told
    // of these: the whole less these, or of one day less that of the day before, could be a single co-op elsewhere.
    let reach = policy::scope(visit.actor()?, Deed::SeeAudit);
    let limited = !reach.everywhere && policy::may_anywhere(visit.actor()?, Deed::SeeNetwork);
    let reached = |code: &String| reach.everywhere || reach.areas.contains(code);
    let mut areas: Vec<_> = reference::get()
        .local_authorities
        .iter()
        .filter(|la| reached(&la.code))
        .filter_map(|la| Some((la.name(visit.language).to_owned(), la.code.clone(), totals.get(&la.code)?)))
        .map(|(name, code, counts)| json!({ "name": name, "code": code, "counts": counts }))
        .collect();
    areas.sort_by(|a, b| a["name"].as_str().cmp(&b["name"].as_str()));
    let mut attention = Vec::new();
    for standing in network::attention(&*visit.app.database, &reach, 20).await? {
        let organisation = store::organisation(&*visit.app.database, standing.cooperative_id).await?;
        let name = if visit.language == Language::Cy { organisation.name_cy } else { organisation.name_en };
        attention.push(json!({
            "name": name, "reference": organisation.reference, "outcome": standing.outcome, "criticals": standing.open_criticals,
            "late": standing.late_actions, "open": standing.open_findings, "next_visit": standing.next_visit_on,
        }));
    }
    let mut context = Context::new();
    if limited {
        let own = network::totals_within(&*visit.app.database, &reach, visit.today()).await?;
        context.insert("totals", &own);
    } else {
        context.insert("totals", &totals.get(network::ALL));
    }
    context.insert("own_areas_only", &limited);
    context.insert("areas", &areas);
    context.insert("attention", &attention);
    Ok(context)
}
