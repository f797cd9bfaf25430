//! Pages of planning: a new audit, its team, declarations, notice, and changes of the visit.

use std::collections::BTreeSet;

use entities::audits::{AuditType, InterestKind, TeamPart};
use entities::ids::{AccountId, StandardId};
use serde_json::{Value, json};
use tera::Context;

use super::{overview_context, show};
use crate::access::store::organisation_by_reference;
use crate::access::{Deed, policy};
use crate::audits;
use crate::audits::planning::{self, Halt, NewAudit};
use crate::audits::team::{self, Declaration, Declared};
use crate::cooperatives::{self, Filter, Page};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards;
use crate::web::Answer;
use crate::web::visit::Visit;

pub async fn new_page(visit: Visit) -> Answer {
    let context = new_context(&visit).await?;
    visit.page("audits/new.html", context)
}

/// So many co-ops are chosen from a list at most; of more, one is named by its reference.
const CHOICE: u64 = 300;

async fn new_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let scope = policy::scope(visit.actor()?, Deed::PlanAudit);
    let page = Page { number: 1, size: CHOICE + 1 };
    let listed = cooperatives::list(database, &scope, &Filter::default(), page, visit.language).await?;
    let coops: Vec<Value> = listed
        .rows
        .iter()
        .map(|coop| {
            let text = format!("{} ({})", coop.name(visit.language), coop.organisation.reference);
            json!({ "value": coop.organisation.reference, "text": text })
        })
        .collect();
    let (mut texts, mut criteria) = (Vec::new(), Vec::new());
    for standard in standards::store::standards(database).await? {
        let Some(version) = standards::in_force(database, standard.id, visit.today()).await? else {
            continue;
        };
        let title = pick(visit.language, &standard.title_en, &standard.title_cy);
        texts.push(
            json!({ "value": standard.id, "text": format!("{} {}: {title}", standard.code, version.number) }),
        );
        for criterion in standards::store::criteria(database, version.id).await? {
            let title = pick(visit.language, &criterion.title_en, &criterion.title_cy);
            criteria.push(json!({ "value": criterion.key, "text": format!("{} {title}", criterion.code) }));
        }
    }
    let mut context = Context::new();
    context.insert("many", &(listed.total > CHOICE));
    context.insert("coops", &coops);
    context.insert("standards", &texts);
    context.insert("criteria", &criteria);
    context.insert("kinds", &entities::words::<AuditType>().collect::<Vec<_>>());
    context.insert("coop", visit.query("coop"));
    Ok(context)
}

pub async fn plan(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let cooperative = reading.text("cooperative", 40);
    let known = organisation_by_reference(&*visit.app.database, &cooperative).await?;
    if known.is_none() && !cooperative.is_empty() {
        reading.fault(
            "cooperative",
            Message::new("access-reference-unknown").with("reference", cooperative.as_str()),
        );
    }
    let kind = reading.word::<AuditType>("kind");
    let announced = reading.yes_or_no("announced");
    let visit_on = reading.date("visit_on");
    let standard: Option<StandardId> = visit.form.get("standard").parse().ok();
    if standard.is_none() {
        reading.fault("standard", Message::new("form-choose"));
    }
    let chosen: BTreeSet<String> = visit.form.all("chosen").into_iter().map(str::to_owned).collect();
    let done = match (reading.done(), kind, standard) {
        (Err(error), _, _) => Err(error),
        (Ok(()), Some(kind), Some(standard)) => {
            let new = NewAudit { cooperative, standard, kind, announced, visit_on, chosen };
            planning::plan(&visit.app, visit.actor()?, &new, visit.now).await
        }
        (Ok(()), _, _) => Err(Error::NotFound),
    };
    match done {
        Ok(reference) => visit.go_saying(&format!("/audits/{reference}/team"), "done-audit-planned"),
        Err(error) => visit.again("audits/new.html", new_context(&visit).await?, error),
    }
}

pub async fn team_page(visit: Visit) -> Answer {
    let context = team_context(&visit).await?;
    visit.page("audits/team.html", context)
}

async fn team_context(visit: &Visit) -> Result<Context> {
    let reference = visit.param("reference");
    let seen = audits::see(&*visit.app.database, visit.actor()?, reference, Deed::PlanAudit).await?;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    show::team(visit, &seen, &mut context).await?;
    show::dates(visit, &seen, &mut context).await?;
    let mut parts = Vec::new();
    for part in entities::words::<TeamPart>() {
        let people = team::candidates(&visit.app, visit.actor()?, reference, part, visit.now).await?;
        let people: Vec<Value> = people
            .into_iter()
            .map(|(person, barred)| {
                let barred = barred.map(|why| visit.say(&why.into()));
                json!({ "id": person.id, "name": person.name, "barred": barred })
            })
            .collect();
        let single = matches!(part, TeamPart::LeadAuditor | TeamPart::Moderator);
        let taken = single && seen.member(part).is_some();
        parts.push(json!({ "part": part, "people": people, "taken": taken }));
    }
    context.insert("parts", &parts);
    Ok(context)
}

pub async fn assign(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let part = visit.form.reading().word::<TeamPart>("part").ok_or(Error::NotFound)?;
    let account: Option<AccountId> = visit.form.get("account").parse().ok();
    let done = match account {
        Some(account) => team::assign(&visit.app, visit.actor()?, &reference, account, part, visit.now).await,
        None => Err(Error::problem("account", Message::new("form-choose"))),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/team"), "done-audit-assigned"),
        Err(error) => visit.again("audits/team.html", team_context(&visit).await?, error),
    }
}

pub async fn give_notice(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    match planning::notify(&visit.app, visit.actor()?, &reference, visit.now).await {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}"), "done-audit-notified"),
        Err(error) => visit.again("audits/overview.html", overview_context(&visit).await?, error),
    }
}

pub async fn set_visit(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let reading = visit.form.reading();
    let visit_on = reading.date("visit_on");
    let done = match reading.done() {
        Ok(()) => planning::set_visit(&visit.app, visit.actor()?, &reference, visit_on, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}"), "done-audit-changed"),
        Err(error) => visit.again("audits/team.html", team_context(&visit).await?, error),
    }
}

pub async fn halt(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let reading = visit.form.reading();
    let reason = reading.text("reason", 2000);
    let halt = match visit.form.get("halt") {
        "postpone" => Some(Halt::Postpone),
        "cancel" => Some(Halt::Cancel),
        "suspend" => Some(Halt::SuspendForSafeguarding),
        _ => None,
    };
    if halt.is_none() {
        reading.fault("halt", Message::new("form-choose"));
    }
    let done = match (reading.done(), halt) {
        (Ok(()), Some(halt)) => {
            planning::halt(&visit.app, visit.actor()?, &reference, halt, &reason, visit.now).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::NotFound),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}"), "done-audit-changed"),
        Err(error) => visit.again("audits/team.html", team_context(&visit).await?, error),
    }
}

pub async fn declare_page(visit: Visit) -> Answer {
    let context = declare_context(&visit).await?;
    visit.page("audits/declare.html", context)
}

async fn declare_context(visit: &Visit) -> Result<Context> {
    let reference = visit.param("reference");
    let seen = audits::see(&*visit.app.database, visit.actor()?, reference, Deed::DeclareInterest).await?;
    let mut context = Context::new();
    show::head(visit, &seen, &mut context).await?;
    context.insert("part", &seen.part);
    context.insert("interests", &entities::words::<InterestKind>().collect::<Vec<_>>());
    Ok(context)
}

pub async fn declare(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let reading = visit.form.reading();
    let interest = reading.word::<InterestKind>("interest");
    let until = reading.optional_date("until");
    let statement = reading.optional("statement", 4000).unwrap_or_default();
    let accepts = reading.yes_or_no("accepts");
    let done = match (reading.done(), interest) {
        (Ok(()), Some(interest)) => {
            let declaration = Declaration { interest, until, statement, accepts };
            team::declare(&visit.app, visit.actor()?, &reference, &declaration, visit.now).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::NotFound),
    };
    match done {
        Ok(Declared::Accepted) => visit.go_saying(&format!("/audits/{reference}"), "done-audit-declared"),
        Ok(Declared::Declined | Declared::Barred) => visit.go_saying("/audits", "done-audit-declined"),
        Err(error) => visit.again("audits/declare.html", declare_context(&visit).await?, error),
    }
}
