//! What public pages show.

use entities::audits::Publication;
use serde_json::{Value, json};
use tera::Context;

use crate::cooperatives::Votes;
use crate::foundation::error::Message;
use crate::foundation::reference::{self, pick};
use crate::register::{Entry, Listed, PAGE, Shown, Start};
use crate::reports::code;
use crate::web::visit::Visit;

/// The names of local authorities.
pub(super) fn councils(visit: &Visit, areas: &[String]) -> String {
    let names: Vec<&str> = areas
        .iter()
        .map(|code| {
            reference::get().local_authority(code).map_or(code.as_str(), |la| la.name(visit.language))
        })
        .collect();
    names.join(", ")
}

/// The name of a type of co-op.
pub(super) fn kind(visit: &Visit, kind: entities::cooperatives::CooperativeType) -> String {
    let known = reference::get().coop_types.iter().find(|entry| entry.code == kind);
    known.map_or_else(|| kind.to_string(), |entry| pick(visit.language, &entry.en, &entry.cy).to_owned())
}

fn entry(visit: &Visit, entry: &Entry) -> Value {
    let organisation = &entry.organisation;
    json!({
        "name": pick(visit.language, &organisation.name_en, &organisation.name_cy),
        "href": format!("/{}/register/{}", visit.language, organisation.reference),
        "kind": kind(visit, entry.kind),
        "councils": councils(visit, &entry.areas),
        "outcome": entry.outcome,
        "published_on": entry.published_on,
    })
}

/// The start page.
pub fn start(visit: &Visit, start: &Start) -> Context {
    let mut context = Context::new();
    context.insert("latest", &start.latest.iter().map(|e| entry(visit, e)).collect::<Vec<_>>());
    context.insert("total", &start.total);
    let regions: Vec<_> = start
        .regions
        .iter()
        .map(|(region, count)| json!({ "code": region.code, "name": region.name(visit.language), "count": count }))
        .collect();
    context.insert("regions", &regions);
    context
}

/// A page of the register.
pub fn list(visit: &Visit, listed: &Listed, page: u64) -> Context {
    let mut context = Context::new();
    context.insert("entries", &listed.entries.iter().map(|e| entry(visit, e)).collect::<Vec<_>>());
    context.insert("total", &listed.total);
    context.insert("page", &page);
    context.insert("pages", &listed.total.div_ceil(PAGE).max(1));
    let (text, area, outcome) = (visit.query("q"), visit.query("area"), visit.query("outcome"));
    context.insert("query", &json!({ "text": text, "area": area, "outcome": outcome }));
    let mut search = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("q", text), ("area", area), ("outcome", outcome)] {
        if !value.is_empty() {
            search.append_pair(name, value);
        }
    }
    let search = search.finish();
    context.insert("search", &if search.is_empty() { search } else { format!("{search}&") });
    let regions = &reference::get().regional_partnership_boards;
    let regions: Vec<_> =
        regions.iter().map(|r| json!({ "code": r.code, "name": r.name(visit.language) })).collect();
    context.insert("regions", &regions);
    let mut councils: Vec<_> =
        reference::get().local_authorities.iter().map(|la| (la.name(visit.language), &la.code)).collect();
    councils.sort();
    let councils: Vec<_> =
        councils.into_iter().map(|(name, code)| json!({ "code": code, "name": name })).collect();
    context.insert("councils", &councils);
    context
}

/// Points of the chart of outcomes, oldest first, at most six so that they stand clear on a phone.
pub(super) fn points(content: &Value) -> Vec<Value> {
    let visits = content["outcome"]["history"].as_array().cloned().unwrap_or_default();
    let with_outcome = visits.into_iter().filter(|visit| !visit["outcome"].is_null()).take(6);
    let mut points: Vec<Value> = with_outcome
        .map(|visit| {
            let short = visit["short"].as_str().unwrap_or_default();
            let (month, year) = short.split_once(' ').unwrap_or((short, ""));
            json!({ "date": visit["on"], "month": month, "year": year, "outcome": visit["outcome"], "score": visit["score"] })
        })
        .collect();
    points.reverse();
    points
}

/// Who holds the votes, in a sentence and as bars.
pub(super) fn votes(visit: &Visit, votes: &Votes, user_classes: &[String], user_led: bool) -> Value {
    let number = |votes: i32| u64::try_from(votes).unwrap_or_default();
    let total: u64 = votes.shares.iter().map(|share| number(share.votes)).sum();
    let is_user = |class: &entities::cooperatives::MemberClass| user_classes.contains(&class.to_string());
    let users: u64 = votes.shares.iter().filter(|s| is_user(&s.class)).map(|s| number(s.votes)).sum();
    let said = if total == 0 {
        Message::new("report-votes-none")
    } else {
        let key = match (user_led, 100 * users >= 51 * total) {
            (true, true) => "report-votes-reached",
            (true, false) => "report-votes-missed",
            (false, _) => "report-votes-users",
        };
        let percent = format!("{}.{}%", 100 * users / total, 1000 * users / total % 10);
        Message::new(key).with("users", users).with("total", total).with("percent", percent)
    };
    let classes: Vec<_> = votes
        .shares
        .iter()
        .filter(|share| share.votes > 0)
        .map(|share| {
            let known = reference::get().member_classes.iter().find(|entry| entry.code == share.class);
            let name = known.map_or("", |entry| pick(visit.language, &entry.en, &entry.cy));
            json!({ "name": name, "value": share.votes, "soft": !is_user(&share.class) })
        })
        .collect();
    json!({ "said": visit.say(&said), "as_of": votes.snapshot.as_of, "total": total.max(1), "classes": classes })
}

/// One co-op, as anybody may see it.
pub fn coop(visit: &Visit, shown: &Shown) -> Context {
    let words = &visit.app.words;
    let user_led = shown.licence.as_ref().is_some_and(|licence| licence.user_led);
    let mut what = vec![kind(visit, shown.coop.record.kind), councils(visit, &shown.coop.areas)];
    if user_led {
        what.insert(0, words.word(visit.language, "report-user-led"));
    }
    let mut context = Context::new();
    let name = shown.coop.name(visit.language);
    context.insert("coop", &json!({ "name": name, "what": what.join(", ") }));
    context.insert("outcome", &shown.visits.iter().find_map(|(audit, _)| audit.outcome));
    context.insert("actions", &shown.actions);
    if let (Some((publication, content)), Some((audit, Some(report)))) =
        (&shown.content, shown.visits.first())
    {
        let tally = &content["summary"]["tally"];
        let number = |name: &str| tally[name].as_i64().unwrap_or_default();
        let lead = Message::new("register-lead-visit")
            .with_word("kind", format!("report-the-{}", audit.kind.to_string().replace('_', "-")))
            .with("visit", audit.visit_on)
            .with("met", number("met"))
            .with("applied", number("met") + number("partly_met") + number("not_met"))
            .with("raised", shown.actions.raised)
            .with("closed", shown.actions.closed);
        context.insert("lead", &visit.say(&lead));
        context.insert("latest", &json!({ "code": code::printed(&report.code) }));
        context.insert("full", &(*publication == Publication::Full));
        context.insert("content", content);
        context.insert("points", &published_points(visit, shown));
    }
    if let Some(found) = &shown.votes {
        context.insert("votes", &votes(visit, found, &shown.user_classes, user_led));
    }
    context.insert("licence", &licence(visit, shown));
    let visits: Vec<_> = shown
        .visits
        .iter()
        .map(|(audit, report)| {
            json!({
                "on": audit.visit_on, "kind": audit.kind, "outcome": audit.outcome, "published_on": audit.published_on,
                "code": report.as_ref().map(|report| code::printed(&report.code)),
            })
        })
        .collect();
    context.insert("visits", &visits);
    context
}

/// Outcomes that were published, oldest first; what was not published stands in no chart.
fn published_points(visit: &Visit, shown: &Shown) -> Vec<Value> {
    use chrono::Datelike;
    let mut points: Vec<Value> = shown
        .visits
        .iter()
        .filter(|(audit, _)| audit.outcome.is_some())
        .take(6)
        .map(|(audit, _)| {
            let (words, on) = (&visit.app.words, audit.visit_on);
            json!({
                "date": words.date(visit.language, on),
                "month": words.word(visit.language, &format!("report-month-{}", on.month())),
                "year": on.year().to_string(), "outcome": audit.outcome, "score": audit.score_text,
            })
        })
        .collect();
    points.reverse();
    points
}

fn licence(visit: &Visit, shown: &Shown) -> Vec<Value> {
    let words = &visit.app.words;
    let key = |name: &str| words.word(visit.language, name);
    let none = || key("register-no-licence");
    let state = shown.licence.as_ref().map_or_else(none, |l| key(&format!("licences-state-{}", l.state)));
    let mut rows = vec![json!({ "key": key("report-fact-licence"), "value": state })];
    if let Some(licence) = &shown.licence {
        if let (Some(from), Some(to)) = (licence.starts_on, licence.ends_on) {
            let term = Message::new("report-licence-term").with("from", from).with("to", to);
            rows.push(json!({ "key": key("register-term"), "value": visit.say(&term) }));
        }
        let services = pick(visit.language, &licence.services_en, &licence.services_cy);
        if !services.trim().is_empty() {
            rows.push(json!({ "key": key("report-fact-services"), "value": services }));
        }
    }
    let form = reference::get().legal_form(&shown.coop.record.legal_form);
    let name = form.map_or("", |form| pick(visit.language, &form.en, &form.cy));
    rows.push(json!({ "key": key("report-fact-form"), "value": name }));
    rows.push(json!({ "key": key("register-number"), "value": shown.coop.record.register_number }));
    rows.push(json!({ "key": key("register-reference"), "value": shown.coop.organisation.reference }));
    rows
}
