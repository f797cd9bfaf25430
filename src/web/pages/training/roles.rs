//! What each role needs at a co-op: the version's subjects and intervals, and what the co-op asks beyond them.

use entities::ids::RequirementId;
use entities::training::training_requirement;
use scheduler::clock;
use serde_json::{Value, json};
use tera::Context;

use super::about;
use super::show::{self, CATEGORIES, category_key, may, name};
use crate::access::Deed;
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::{Role, RoleKind, Subject};
use crate::training::requirements::{self, Asked};
use crate::training::{self, Syllabus, asking, store};
use crate::web::Answer;
use crate::web::pages::evidence::coop;
use crate::web::visit::Visit;

/// The page.
pub(super) async fn page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeWorkers).await?;
    let context = context(&visit, &coop).await?;
    visit.page("training/roles.html", context)
}

/// Asks more.
pub(super) async fn ask(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let result = match asked(&visit) {
        Ok(asked) => {
            asking::ask(&visit.app, visit.actor()?, coop.organisation.id, asked, visit.now).await.map(drop)
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => visit.go_saying(&path(&coop), "done-matrix-asked"),
        Err(error) => {
            let context = context(&visit, &coop).await?;
            visit.again("training/roles.html", context, error)
        }
    }
}

/// Stops asking it.
pub(super) async fn stop(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::EditTraining).await?;
    let id: RequirementId = visit.id("id")?;
    asking::stop(&visit.app, visit.actor()?, coop.organisation.id, id, visit.now).await?;
    visit.go_saying(&path(&coop), "done-matrix-stopped")
}

fn path(coop: &Cooperative) -> String {
    format!("/coops/{}/training/roles", coop.organisation.reference)
}

fn asked(visit: &Visit) -> Result<Asked> {
    let reading = visit.form.reading();
    let longest = i32::try_from(requirements::LONGEST).unwrap_or(i32::MAX);
    let months = match visit.form.get("months").trim() {
        "" => None,
        _ => u32::try_from(reading.number("months", 1..=longest)).ok(),
    };
    let asked =
        Asked { subject: visit.form.get("subject").to_owned(), role: reading.optional("role", 64), months };
    reading.done()?;
    Ok(asked)
}

async fn context(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let database = &*visit.app.database;
    let (id, today) = (coop.organisation.id, visit.today());
    let version = training::syllabus(database, today).await?;
    let own = store::requirements(database, Some(&[id]), today).await?;
    let subjects = requirements::stricter(&version.subjects, &own);
    let held = store::roles_held(database, id).await?;
    let wanted = visit.query("role");
    let chosen = version.roles.iter().find(|role| role.code == wanted);
    let here = format!("/{}{}", visit.language, path(coop));
    let groups: Vec<Value> = CATEGORIES
        .into_iter()
        .filter_map(|category| {
            let of = version.subjects.iter().zip(&subjects).filter(|(one, _)| one.category == category);
            let rows: Vec<Value> = of.filter_map(|pair| row(visit, &version, chosen, pair)).collect();
            let key = category_key(category);
            let title = visit.app.words.word(visit.language, &format!("training-category-{key}"));
            (!rows.is_empty()).then(|| json!({ "title": title, "rows": rows }))
        })
        .collect();
    let option = |role: &Role| {
        let text = role_name(visit, role);
        let held = held.contains(&role.code);
        json!({ "value": role.code, "text": text, "held": held })
    };
    let mut filter = vec![json!({
        "text": visit.app.words.word(visit.language, "matrix-roles-all"), "href": here, "current": chosen.is_none(),
    })];
    filter.extend(version.roles.iter().filter(|role| held.contains(&role.code)).map(|role| {
        let current = chosen.is_some_and(|chosen| chosen.code == role.code);
        json!({ "text": role_name(visit, role), "href": format!("{here}?role={}", role.code), "current": current })
    }));
    let mut context = about(visit, coop);
    context.insert("groups", &groups);
    context.insert("filter", &filter);
    context.insert("chosen", &chosen.map(|role| role_name(visit, role)));
    context.insert("roles", &version.roles.iter().map(option).collect::<Vec<_>>());
    context.insert("subjects", &show::subjects(visit, &version));
    context.insert("own", &own.iter().map(|one| stricter(visit, &version, one)).collect::<Vec<_>>());
    context.insert("longest", &requirements::LONGEST);
    context.insert("may_edit", &may(visit, coop, Deed::EditTraining).await?);
    Ok(context)
}

fn role_name<'a>(visit: &Visit, role: &'a Role) -> &'a str {
    pick(visit.language, &role.name.en, &role.name.cy)
}

/// "every 12 months", or "once".
pub(super) fn interval(visit: &Visit, months: Option<u32>) -> String {
    match months {
        Some(months) => visit.say(&Message::new("matrix-every").with("n", months)),
        None => visit.app.words.word(visit.language, "matrix-once"),
    }
}

/// One subject: who needs it, how often, and what the co-op made of it. Nothing where the chosen role does not need it.
fn row(
    visit: &Visit,
    syllabus: &Syllabus,
    chosen: Option<&Role>,
    (version, own): (&Subject, &Subject),
) -> Option<Value> {
    // What no role needs is asked of nobody.
    if own.roles.is_empty() || chosen.is_some_and(|role| !own.roles.contains(&role.code)) {
        return None;
    }
    let of = |subject: &Subject| requirements::months_of(subject, chosen.map(|role| role.code.as_str()));
    let (asked, now) = (of(version), of(own));
    let named = |kind: RoleKind| -> Vec<&str> {
        let needs = |role: &&Role| role.kind == kind && own.roles.contains(&role.code);
        syllabus.roles.iter().filter(needs).map(|role| role_name(visit, role)).collect()
    };
    let posts = named(RoleKind::Post);
    let every_post =
        syllabus.roles.iter().filter(|role| role.kind == RoleKind::Post).all(|r| own.roles.contains(&r.code));
    let mut who = if every_post {
        vec![visit.app.words.word(visit.language, "matrix-every-post")]
    } else {
        posts.into_iter().map(str::to_owned).collect()
    };
    who.extend(named(RoleKind::Duty).into_iter().map(str::to_owned));
    // How often for those roles whose interval is their own.
    let special = own.interval_by_role.iter().filter(|_| chosen.is_none()).filter_map(|one| {
        let role = syllabus.roles.iter().find(|role| role.code == one.role)?;
        Some(format!("{}: {}", role_name(visit, role), interval(visit, Some(one.months))))
    });
    let special: Vec<String> = special.collect();
    Some(json!({
        "name": name(visit, own), "who": who.join(", "), "every": interval(visit, now), "special": special.join("; "),
        "version": (asked != now).then(|| interval(visit, asked)), "critical": own.safety_critical,
        "basis": own.basis,
    }))
}

fn stricter(visit: &Visit, syllabus: &Syllabus, row: &training_requirement::Model) -> Value {
    let subject = syllabus.subject(&row.subject).map_or(row.subject.as_str(), |subject| name(visit, subject));
    let role = row.role.as_ref().map(|code| {
        let role = syllabus.roles.iter().find(|role| role.code == *code);
        role.map_or(code.clone(), |role| role_name(visit, role).to_owned())
    });
    let months = row.interval_months.and_then(|months| u32::try_from(months).ok());
    json!({
        "id": row.id, "subject": subject,
        "role": role.unwrap_or_else(|| visit.app.words.word(visit.language, "matrix-roles-everybody")),
        "every": months.map(|months| interval(visit, Some(months))),
        "from": row.from_on, "set_on": clock::today(row.set_at),
    })
}
