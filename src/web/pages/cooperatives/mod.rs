//! Pages of `cooperatives`: the list, registering one, its record with votes and governance dates.

mod democracy;
mod registration;

use chrono::NaiveDate;
use entities::cooperatives::{CooperativeType, cooperative};
use entities::ids::OrganisationId;
use serde_json::{Value, json};
use tera::Context;

use crate::access::{Deed, policy};
use crate::cooperatives::rules::VoteTest;
use crate::cooperatives::{self, Cooperative, Filter, Page, store};
use crate::foundation::error::{Error, Result};
use crate::foundation::reference;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};
use crate::{access, licences, standards};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/coops", Deed::SeeCooperative, list_page),
        get("/coops/new", Deed::RegisterCooperative, registration::register_page),
        post("/coops/new", Deed::RegisterCooperative, registration::register),
        get("/coops/:reference", Deed::SeeCooperative, record_page),
        get("/coops/:reference/edit", Deed::RegisterCooperative, registration::amend_page),
        post("/coops/:reference/edit", Deed::RegisterCooperative, registration::amend),
        get("/coops/:reference/votes", Deed::EditCooperative, democracy::votes_page),
        post("/coops/:reference/votes", Deed::EditCooperative, democracy::record_votes),
        get("/coops/:reference/governance", Deed::EditCooperative, democracy::governance_page),
        post("/coops/:reference/governance", Deed::EditCooperative, democracy::record_governance),
    ]
}

/// The co-op in the address, if the person may do this deed there.
pub(in crate::web::pages) async fn cooperative(visit: &Visit, deed: Deed) -> Result<Cooperative> {
    let scope = policy::scope(visit.actor()?, deed);
    cooperatives::find(&*visit.app.database, visit.param("reference"), &scope).await
}

/// What every page about a co-op says of it.
pub(in crate::web::pages) fn named(cooperative: &Cooperative) -> Value {
    let organisation = &cooperative.organisation;
    json!({
        "reference": organisation.reference, "name_en": organisation.name_en, "name_cy": organisation.name_cy,
    })
}

fn area_names(visit: &Visit, codes: &[String]) -> Vec<String> {
    let known = codes.iter().filter_map(|code| reference::get().local_authority(code));
    known.map(|area| area.name(visit.language).to_owned()).collect()
}

fn areas(visit: &Visit) -> Vec<Value> {
    let all = reference::get().local_authorities.iter();
    all.map(|area| json!({ "value": area.code, "text": area.name(visit.language) })).collect()
}

const ON_A_PAGE: u64 = 50;

async fn list_page(visit: Visit) -> Answer {
    let scope = policy::scope(visit.actor()?, Deed::SeeCooperative);
    let given = |name: &str| Some(visit.query(name)).filter(|v| !v.is_empty()).map(str::to_owned);
    let filter = Filter {
        area: given("area"),
        kind: entities::word::<CooperativeType>(visit.query("type")),
        text: given("q"),
    };
    let number = visit.query("page").parse().unwrap_or(1).clamp(1, 1_000_000);
    let page = Page { number, size: ON_A_PAGE };
    let database = &*visit.app.database;
    let listed = cooperatives::list(database, &scope, &filter, page, visit.language).await?;
    let ids: Vec<_> = listed.rows.iter().map(|row| row.organisation.id).collect();
    let licences = licences::store::current_of(database, Some(&ids)).await?;
    let mut rows = Vec::new();
    for cooperative in &listed.rows {
        let mut row = named(cooperative);
        row["kind"] = json!(cooperative.record.kind);
        row["consortium"] = json!(cooperative.record.is_consortium);
        row["areas"] = json!(area_names(&visit, &cooperative.areas));
        row["licence"] = json!(licences.get(&cooperative.organisation.id).map(|licence| licence.state));
        rows.push(row);
    }
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("area", visit.query("area"))
        .append_pair("type", visit.query("type"))
        .append_pair("q", visit.query("q"))
        .finish();
    let mut context = Context::new();
    context.insert("coops", &rows);
    context.insert("total", &listed.total);
    context.insert("page", &number);
    context.insert("pages", &listed.total.div_ceil(ON_A_PAGE).max(1));
    context.insert("query", &query);
    context.insert("chosen", &json!({ "area": filter.area, "type": filter.kind, "q": filter.text }));
    context.insert("areas", &areas(&visit));
    context.insert("types", &entities::words::<CooperativeType>().collect::<Vec<_>>());
    context.insert("may_register", &policy::may_anywhere(visit.actor()?, Deed::RegisterCooperative));
    visit.page("cooperatives/list.html", context)
}

async fn record_page(visit: Visit) -> Answer {
    let cooperative = cooperative(&visit, Deed::SeeCooperative).await?;
    let (database, id, today) = (&*visit.app.database, cooperative.organisation.id, visit.today());
    let place = access::store::place(database, visit.actor()?.account, id).await?;
    let may = |deed| Ok::<_, Error>(policy::permit(visit.actor()?, deed, &place).is_ok());
    let mut context = Context::new();
    context.insert("coop", &named(&cooperative));
    context.insert("record", &record_view(&visit, &cooperative));
    context.insert("votes", &votes_view(&visit, id, today).await?);
    context.insert("governance", &store::governance(database, id).await?);
    context.insert(
        "next_return",
        &cooperative.next_return(today).map(|(end, due)| json!({ "end": end, "due": due })),
    );
    context.insert(
        "consortia",
        &memberships(&visit, store::consortia_of(database, id, today).await?, false).await?,
    );
    context
        .insert("members", &memberships(&visit, store::members_of(database, id, today).await?, true).await?);
    let licence = match may(Deed::SeeLicence)? {
        true => super::licences::current(&visit, id).await?,
        false => None,
    };
    context.insert("licence", &licence);
    // Other pages about this co-op, for those who may open them.
    let pages = [
        ("audits", Deed::SeeAudit),
        ("actions", Deed::SeeAudit),
        ("criteria", Deed::SeeReadiness),
        ("board/packs", Deed::SeeBoardPack),
        ("evidence", Deed::SeeEvidence),
        ("notices", Deed::SeeNotices),
        ("addresses", Deed::RightAddress),
    ];
    let mut open = Vec::new();
    for (page, deed) in pages {
        if may(deed)? {
            open.push(page);
        }
    }
    if may(Deed::SeeWorkers)? {
        open.push("training");
    } else if may(Deed::SeeTrainingFigures)? {
        open.push("training/figures");
    }
    if may(Deed::ManageTeam)? {
        open.push("team");
    }
    context.insert("pages", &open);
    context.insert("may_edit", &may(Deed::EditCooperative)?);
    context.insert("may_amend", &may(Deed::RegisterCooperative)?);
    context.insert("may_see_licence", &may(Deed::SeeLicence)?);
    context.insert("may_apply", &may(Deed::ApplyForLicence)?);
    visit.page("cooperatives/record.html", context)
}

/// The words for what a co-op does, as the form has them.
fn services(record: &cooperative::Model) -> Vec<&'static str> {
    let facts = [
        ("regulated", record.service_regulated),
        ("care", record.service_provides_care),
        ("direct_payments", record.offers_direct_payment_support),
        ("pools", record.pools_direct_payments),
        ("consortium", record.is_consortium),
        ("subcontracts", record.subcontracts),
    ];
    facts.into_iter().filter(|(_, is)| *is).map(|(word, _)| word).collect()
}

/// The words for whom it serves, as the form has them.
fn serves(record: &cooperative::Model) -> Vec<&'static str> {
    let facts = [("adults", record.serves_adults), ("children", record.serves_children)];
    facts.into_iter().filter(|(_, is)| *is).map(|(word, _)| word).collect()
}

fn record_view(visit: &Visit, cooperative: &Cooperative) -> Value {
    let (record, known) = (&cooperative.record, reference::get());
    let form = known.legal_form(&record.legal_form);
    let register = form.and_then(|form| known.registers.iter().find(|r| r.code == form.register));
    let pick = |en: &str, cy: &str| reference::pick(visit.language, en, cy).to_owned();
    json!({
        "kind": record.kind,
        "legal_form": form.map(|form| pick(&form.en, &form.cy)),
        "register": register.map(|register| pick(&register.en, &register.cy)),
        "register_number": record.register_number,
        "areas": area_names(visit, &cooperative.areas),
        "services": services(record), "serves": serves(record),
        "year_end_month": record.year_end_month, "year_end_day": record.year_end_day,
        "year_end_last_day": record.year_end_last_day,
        "registered_on": record.registered_on,
        "language": cooperative.organisation.language,
    })
}

/// The latest votes, with the test explained in numbers.
async fn votes_view(visit: &Visit, id: OrganisationId, today: NaiveDate) -> Result<Value> {
    let database = &*visit.app.database;
    let Some(votes) = cooperatives::latest_votes(database, id, today).await? else { return Ok(Value::Null) };
    let classes = standards::user_vote_classes(database, today).await?;
    let (test, user, total) = match votes.test(&classes) {
        VoteTest::Passed { user_votes, total_votes } => ("passed", user_votes, total_votes),
        VoteTest::Failed { user_votes, total_votes } => ("failed", user_votes, total_votes),
        VoteTest::NotAssessed => ("not_assessed", 0, 0),
    };
    let rows: Vec<_> = votes
        .shares
        .iter()
        .map(|share| {
            json!({
                "class": share.class, "members": share.members, "votes": share.votes,
                "board_seats": share.board_seats, "counts": classes.contains(&share.class.to_string()),
            })
        })
        .collect();
    let sum = |count: fn(&entities::cooperatives::vote_share::Model) -> i32| {
        votes.shares.iter().map(|share| i64::from(count(share))).sum::<i64>()
    };
    Ok(json!({
        "as_of": votes.snapshot.as_of, "rows": rows, "test": test, "user": user, "total": total,
        "percent": percent(user, total), "needed": total.saturating_mul(51).div_ceil(100),
        "members": sum(|s| s.members), "seats": sum(|s| s.board_seats),
    }))
}

/// A share with two decimals, cut and never rounded up: 50.99 must not read as 51.
fn percent(part: u64, whole: u64) -> Option<String> {
    let hundredths = (u128::from(part) * 10_000).checked_div(u128::from(whole))?;
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

/// Consortia of a co-op, or members of a consortium, by name; a link only where the person may follow it.
async fn memberships(
    visit: &Visit,
    rows: Vec<entities::cooperatives::consortium_membership::Model>,
    members: bool,
) -> Result<Vec<Value>> {
    let database = &*visit.app.database;
    let scope = policy::scope(visit.actor()?, Deed::SeeCooperative);
    let mut found = Vec::new();
    for row in rows {
        let id = if members { row.cooperative_id } else { row.consortium_id };
        let organisation = access::store::organisation(database, id).await?;
        let seen = store::find(database, &organisation.reference, &scope).await?.is_some();
        found.push(json!({
            "name_en": organisation.name_en, "name_cy": organisation.name_cy,
            "reference": seen.then_some(organisation.reference), "since": row.joined_on,
        }));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_just_under_fifty_one_never_reads_as_fifty_one() {
        assert_eq!(percent(5_099, 10_000).as_deref(), Some("50.99"));
        assert_eq!(percent(509_999, 1_000_000).as_deref(), Some("50.99"));
        assert_eq!(percent(51, 100).as_deref(), Some("51.00"));
        assert_eq!(percent(0, 0), None);
    }
}
