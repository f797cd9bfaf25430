//! Lists of audits by what presses: late, this week, later, waiting, over. A list shows the first of each group; a group by
//! itself is paged. So a page costs what it shows, and the audits under way, however many are over.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use entities::audits::{AuditState, audit};
use entities::ids::VersionId;
use sea_orm::Iterable;
use serde_json::{Value, json};
use tera::Context;

use crate::access::{self, Deed, policy};
use crate::audits::{self, rules, store, windows};
use crate::cooperatives;
use crate::foundation::error::Result;
use crate::standards::{self, pack::Pack};
use crate::web::Answer;
use crate::web::visit::Visit;

/// Audits of a group on one page.
const SHOWN: usize = 50;
const GROUPS: [&str; 5] = ["late", "week", "later", "waiting", "over"];

pub(in crate::web::pages) type Next = Option<(windows::What, NaiveDate)>;
type Row = (audit::Model, Next);

/// Every audit that the person may know of.
pub async fn list(visit: Visit) -> Answer {
    let (database, actor) = (&*visit.app.database, visit.actor()?);
    let chosen = GROUPS.iter().position(|name| *name == visit.query("group"));
    let page = visit.query("page").parse::<usize>().unwrap_or(1).clamp(1, 1_000_000);
    let from = if chosen.is_some() { (page - 1) * SHOWN } else { 0 };
    let states =
        |wanted: fn(AuditState) -> bool| AuditState::iter().filter(|s| wanted(*s)).collect::<Vec<_>>();
    let dated = audits::list(database, actor, &states(windows::dated)).await?;
    let mut groups = by_date(&visit, dated).await?;
    let mut shown = Vec::new();
    for (at, name) in GROUPS.into_iter().enumerate() {
        // Those without a date are left where they are, but for the few that are shown.
        let left: Option<fn(AuditState) -> bool> = match name {
            "waiting" => Some(|state| !windows::dated(state) && !rules::over(state)),
            "over" => Some(rules::over),
            _ => None,
        };
        let mut rows = std::mem::take(&mut groups[at]);
        let known = rows.len();
        rows = rows.into_iter().skip(from).take(SHOWN).collect();
        let mut total = known;
        if let Some(wanted) = left {
            let wanting = if chosen.is_none_or(|only| only == at) { SHOWN - rows.len() } else { 0 };
            let part = (from.saturating_sub(known) as u64, wanting as u64);
            let (more, there) = audits::part(database, actor, &states(wanted), part).await?;
            rows.extend(more.into_iter().map(|audit| (audit, None)));
            total += usize::try_from(there).unwrap_or(usize::MAX);
        }
        if chosen.is_some_and(|only| only != at) {
            continue;
        }
        let more = chosen.is_none() && total > SHOWN;
        let rows = said(&visit, rows).await?;
        let pages = chosen.map(|_| total.div_ceil(SHOWN).max(1));
        shown.push(json!({
            "name": name, "rows": rows, "total": total, "more": more, "page": page, "pages": pages,
        }));
    }
    let mut context = Context::new();
    context.insert("groups", &shown);
    context.insert("plans", &policy::may_anywhere(actor, Deed::PlanAudit));
    visit.page("audits/list.html", context)
}

/// The audits of one co-op, all of them.
pub async fn coop_list(visit: Visit) -> Answer {
    let scope = policy::scope(visit.actor()?, Deed::SeeAudit);
    let database = &*visit.app.database;
    let cooperative = cooperatives::find(database, visit.param("reference"), &scope).await?;
    let mut audits = audits::of_cooperative(database, visit.actor()?, &cooperative).await?;
    audits.reverse();
    let mut shown = Vec::new();
    for (name, mut rows) in GROUPS.into_iter().zip(by_date(&visit, audits).await?) {
        if name == "over" {
            rows.reverse();
        }
        let rows = said(&visit, rows).await?;
        shown.push(json!({ "name": name, "rows": rows, "more": false, "pages": null }));
    }
    let mut context = Context::new();
    context.insert("groups", &shown);
    context.insert("coop", cooperative.name(visit.language));
    visit.page("audits/list.html", context)
}

/// Sorts audits into the groups by what each waits for next.
async fn by_date(visit: &Visit, audits: Vec<audit::Model>) -> Result<[Vec<Row>; 5]> {
    let today = visit.today();
    let week = today.checked_add_days(Days::new(7)).unwrap_or(today);
    let mut texts: HashMap<VersionId, Arc<Pack>> = HashMap::new();
    let mut groups: [Vec<Row>; 5] = Default::default();
    for audit in audits {
        let next = next_date(visit, &audit, &mut texts).await?;
        let group = match next {
            _ if rules::over(audit.state) => 4,
            Some((_, on)) if on < today => 0,
            Some((_, on)) if on <= week => 1,
            Some(_) => 2,
            None => 3,
        };
        groups[group].push((audit, next));
    }
    Ok(groups)
}

/// The next date of an audit, and what it is the date of; the texts that were read are kept for the next one.
pub(in crate::web::pages) async fn next_date(
    visit: &Visit,
    audit: &audit::Model,
    texts: &mut HashMap<VersionId, Arc<Pack>>,
) -> Result<Next> {
    if !windows::dated(audit.state) {
        return Ok(None);
    }
    let database = &*visit.app.database;
    if let std::collections::hash_map::Entry::Vacant(place) = texts.entry(audit.version_id) {
        place.insert(standards::pack(database, audit.version_id).await?);
    }
    let Some(pack) = texts.get(&audit.version_id) else { return Ok(None) };
    let appealed = match audit.state {
        AuditState::Appealed => store::appeal(database, audit.id, audit.issue + 1).await?,
        _ => None,
    };
    let appealed_on = appealed.map(|appeal| appeal.made_on);
    let deadlines = windows::timetable(audit, appealed_on, pack, &visit.app.calendar);
    Ok(windows::next(audit, &deadlines).map(|next| (next.what, next.on)))
}

/// Audits as the page shows them.
async fn said(visit: &Visit, rows: Vec<Row>) -> Result<Vec<Value>> {
    let (database, today) = (&*visit.app.database, visit.today());
    let ids = rows.iter().map(|(audit, _)| audit.id);
    let parts = store::parts_of(database, visit.actor()?.account, ids).await?;
    let of = rows.iter().map(|(audit, _)| audit.cooperative_id);
    let organisations = access::store::organisations(database, of).await?;
    Ok(rows
        .iter()
        .filter_map(|(audit, next)| {
            let organisation = organisations.get(&audit.cooperative_id)?;
            Some(json!({
                "reference": audit.reference, "kind": audit.kind, "state": audit.state,
                "coop_en": organisation.name_en, "coop_cy": organisation.name_cy,
                "part": parts.get(&audit.id).map(|member| member.part),
                "what": next.map(|(what, _)| what), "on": next.map(|(_, on)| on), "visit_on": audit.visit_on,
                "late": next.map(|(_, on)| (today - on).num_days()), "outcome": audit.outcome,
            }))
        })
        .collect())
}
