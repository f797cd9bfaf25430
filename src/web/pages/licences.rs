//! Pages of `licences`: what a co-op holds and what was decided, applying, deciding.

use entities::ids::{AuditId, LicenceId, OrganisationId, StandardId};
use entities::licences::{DecisionKind, licence};
use serde_json::{Value, json};
use tera::Context;

use super::cooperatives::{cooperative, named};
use crate::access::{self, Deed, policy};
use crate::cooperatives::rules::VoteTest;
use crate::foundation::error::{Error, Message, Result};
use crate::licences::{self, Application, Decision, Term, rules, store};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};
use crate::{cooperatives, standards};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/coops/:reference/licences", Deed::SeeLicence, licences_page),
        get("/coops/:reference/licences/new", Deed::ApplyForLicence, apply_page),
        post("/coops/:reference/licences/new", Deed::ApplyForLicence, apply),
        get("/licences/:id/decide", Deed::DecideLicence, decide_page),
        post("/licences/:id/decide", Deed::DecideLicence, decide),
    ]
}

/// The licence or application of a co-op that counts, with its standard.
pub(super) async fn current(visit: &Visit, cooperative: OrganisationId) -> Result<Option<Value>> {
    match store::current(&*visit.app.database, cooperative, visit.today()).await? {
        Some(licence) => Ok(Some(view(visit, &licence).await?)),
        None => Ok(None),
    }
}

async fn view(visit: &Visit, licence: &licence::Model) -> Result<Value> {
    let standard = standards::store::standard(&*visit.app.database, licence.standard_id).await?;
    let mut view = json!(licence);
    view["standard"] = json!({
        "code": standard.code, "title_en": standard.title_en, "title_cy": standard.title_cy,
    });
    view["live"] = json!(rules::live(licence.state));
    Ok(view)
}

/// Decisions on a licence, the latest first, with who decided and the audit each rests on.
async fn decisions(visit: &Visit, licence: &licence::Model) -> Result<Vec<Value>> {
    let database = &*visit.app.database;
    let rows = store::decisions(database, licence.id).await?;
    let who: std::collections::BTreeSet<_> = rows.iter().map(|row| row.decided_by).collect();
    let names = access::store::names(database, who).await?;
    let mut found = Vec::new();
    for row in rows.iter().rev() {
        let audit = match row.audit_id {
            Some(audit) => Some(store::audit_of(database, audit, licence.cooperative_id).await?.reference),
            None => None,
        };
        found.push(json!({
            "kind": row.kind, "on": row.decided_on, "by": names.get(&row.decided_by),
            "reason": row.reason, "conditions": row.conditions, "audit": audit,
        }));
    }
    Ok(found)
}

async fn licences_page(visit: Visit) -> Answer {
    let cooperative = cooperative(&visit, Deed::SeeLicence).await?;
    let id = cooperative.organisation.id;
    let mut list = Vec::new();
    for licence in store::of(&*visit.app.database, id).await? {
        let mut entry = view(&visit, &licence).await?;
        entry["decisions"] = json!(decisions(&visit, &licence).await?);
        entry["choices"] = json!(rules::choices(licence.state).len());
        list.push(entry);
    }
    let place = access::store::place(&*visit.app.database, visit.actor()?.account, id).await?;
    let may = |deed| Ok::<_, Error>(policy::permit(visit.actor()?, deed, &place).is_ok());
    let mut context = Context::new();
    context.insert("coop", &named(&cooperative));
    context.insert("licences", &list);
    context.insert("may_apply", &may(Deed::ApplyForLicence)?);
    context.insert("may_decide", &may(Deed::DecideLicence)?);
    visit.page("licences/list.html", context)
}

async fn apply_page(visit: Visit) -> Answer {
    let context = apply_context(&visit).await?;
    visit.page("licences/apply.html", context)
}

async fn apply_context(visit: &Visit) -> Result<Context> {
    let cooperative = cooperative(visit, Deed::ApplyForLicence).await?;
    let list: Vec<_> = standards::store::standards(&*visit.app.database)
        .await?
        .into_iter()
        .map(|s| {
            let title = match visit.language {
                entities::access::Language::En => s.title_en,
                entities::access::Language::Cy => s.title_cy,
            };
            json!({ "value": s.id, "text": format!("{} ({})", title, s.code) })
        })
        .collect();
    let mut context = Context::new();
    context.insert("coop", &named(&cooperative));
    context.insert("standards", &list);
    context.insert("test", &vote_test(visit, cooperative.organisation.id).await?);
    Ok(context)
}

/// What the vote test says today: `passed`, `failed`, `not_assessed`, or nothing without votes.
async fn vote_test(visit: &Visit, id: OrganisationId) -> Result<Option<&'static str>> {
    let (database, today) = (&*visit.app.database, visit.today());
    let classes = standards::user_vote_classes(database, today).await?;
    let votes = cooperatives::latest_votes(database, id, today).await?;
    Ok(votes.map(|votes| match votes.test(&classes) {
        VoteTest::Passed { .. } => "passed",
        VoteTest::Failed { .. } => "failed",
        VoteTest::NotAssessed => "not_assessed",
    }))
}

async fn apply(visit: Visit) -> Answer {
    let cooperative = cooperative(&visit, Deed::ApplyForLicence).await?;
    let reading = visit.form.reading();
    let standard = visit.form.get("standard").parse::<StandardId>();
    if standard.is_err() {
        reading.fault("standard", Message::new("form-choose"));
    }
    let (services_en, services_cy) = (reading.text("services_en", 1000), reading.text("services_cy", 1000));
    let user_led = reading.yes_or_no("user_led");
    let done = match (reading.done(), standard) {
        (Ok(()), Ok(standard)) => {
            let application = Application { standard, user_led, services_en, services_cy };
            let id = cooperative.organisation.id;
            licences::apply(&visit.app, visit.actor()?, id, application, visit.now).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), Err(_)) => Err(Error::NotFound),
    };
    match done {
        Ok(_) => {
            let place = format!("/coops/{}/licences", cooperative.organisation.reference);
            visit.go_saying(&place, "done-licence-applied")
        }
        Err(error) => visit.again("licences/apply.html", apply_context(&visit).await?, error),
    }
}

async fn decide_page(visit: Visit) -> Answer {
    let (context, _) = decide_context(&visit).await?;
    policy::require_fresh(visit.actor()?, visit.now)?;
    visit.page("licences/decide.html", context)
}

async fn decide_context(visit: &Visit) -> Result<(Context, String)> {
    let database = &*visit.app.database;
    let licence = store::find(database, visit.id::<LicenceId>("id")?).await?;
    let place = access::store::place(database, visit.actor()?.account, licence.cooperative_id).await?;
    policy::permit(visit.actor()?, Deed::DecideLicence, &place)?;
    let cooperative = cooperatives::by_id(database, licence.cooperative_id).await?;
    let audits: Vec<_> = store::final_audits(database, licence.cooperative_id)
        .await?
        .into_iter()
        .map(|audit| {
            let carries = store::ground(&audit).carries_a_grant();
            json!({
                "id": audit.id, "reference": audit.reference, "kind": audit.kind, "outcome": audit.outcome,
                "visit_on": audit.visit_on, "carries": carries,
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("coop", &named(&cooperative));
    context.insert("licence", &view(visit, &licence).await?);
    context.insert("decisions", &decisions(visit, &licence).await?);
    context.insert("choices", &rules::choices(licence.state));
    context.insert("audits", &audits);
    context.insert("test", &vote_test(visit, licence.cooperative_id).await?);
    Ok((context, cooperative.organisation.reference))
}

async fn decide(visit: Visit) -> Answer {
    let (context, reference) = decide_context(&visit).await?;
    let id: LicenceId = visit.id("id")?;
    let done = match read_decision(&visit) {
        Ok(decision) => licences::decide(&visit.app, visit.actor()?, id, decision, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => visit.go_saying(&format!("/coops/{reference}/licences"), "done-licence-decided"),
        Err(error) => visit.again("licences/decide.html", context, error),
    }
}

fn read_decision(visit: &Visit) -> Result<Decision> {
    let reading = visit.form.reading();
    let kind = reading.word::<DecisionKind>("kind");
    let reason = reading.text("reason", 4000);
    let conditions = reading.optional("conditions", 4000);
    let audit: Option<AuditId> = reading.optional_id("audit")?;
    let instead_of_audit = reading.optional("instead_of_audit", 4000);
    let granting = kind == Some(DecisionKind::Grant);
    let starts_on = if granting { Some(reading.date("starts_on")) } else { None };
    let ends_on = reading.optional_date("ends_on");
    if kind == Some(DecisionKind::ImposeConditions) && conditions.is_none() {
        reading.fault("conditions", Message::new("licences-refused-conditions-missing"));
    }
    reading.done()?;
    Ok(Decision {
        conditions: conditions.filter(|_| kind == Some(DecisionKind::ImposeConditions)),
        audit,
        instead_of_audit: instead_of_audit.filter(|_| granting),
        term: starts_on.map(|starts_on| Term { starts_on, ends_on }),
        renewed_until: ends_on.filter(|_| kind == Some(DecisionKind::Renew)),
        ..Decision::new(kind.ok_or(Error::NotFound)?, reason)
    })
}
