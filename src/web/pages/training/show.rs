//! What the pages of training show.

use std::collections::BTreeMap;

use entities::ids::WorkerId;
use entities::training::{Employment, worker};
use serde_json::{Value, json};
use tera::Context;

use super::about;
use crate::access::{Deed, policy, store as access_store};
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::{Category, Subject};
use crate::training::matrix::{self, AHEAD};
use crate::training::rules::{self, Audience, Hidden, LeftOutWhy, Share};
use crate::training::{self, Syllabus, Workforce, store};
use crate::web::visit::Visit;

/// In the order in which they are shown.
pub(super) const CATEGORIES: [Category; 5] =
    [Category::Training, Category::Induction, Category::Check, Category::Registration, Category::Supervision];

/// The word by which addresses and messages name it.
pub(super) fn category_key(category: Category) -> &'static str {
    match category {
        Category::Training => "training",
        Category::Induction => "induction",
        Category::Check => "check",
        Category::Registration => "registration",
        Category::Supervision => "supervision",
    }
}

/// The name of a subject in the reader's language.
pub(super) fn name<'a>(visit: &Visit, subject: &'a Subject) -> &'a str {
    pick(visit.language, &subject.name.en, &subject.name.cy)
}

async fn load(visit: &Visit, coop: &Cooperative) -> Result<(Workforce, Syllabus)> {
    let database = &*visit.app.database;
    let workforce = store::workforce(database, coop.organisation.id).await?;
    Ok((workforce, training::syllabus_of(database, coop.organisation.id, visit.today()).await?))
}

/// May the reader do this here?
pub(super) async fn may(visit: &Visit, coop: &Cooperative, deed: Deed) -> Result<bool> {
    let actor = visit.actor()?;
    let place = access_store::place(&*visit.app.database, actor.account, coop.organisation.id).await?;
    Ok(policy::permit(actor, deed, &place).is_ok())
}

/// Is the reader of the co-op or of the team of its open audit?
pub(super) async fn audience(visit: &Visit, coop: &Cooperative) -> Result<Audience> {
    let actor = visit.actor()?;
    let place = access_store::place(&*visit.app.database, actor.account, coop.organisation.id).await?;
    let trusted = actor.belongs_to(coop.organisation.id) || place.on_open_team;
    Ok(if trusted { Audience::Trusted } else { Audience::Others })
}

/// Percentages without names. Small groups are kept from those outside the co-op and its audit's team.
pub async fn figures(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let (workforce, syllabus) = load(visit, coop).await?;
    let audience = audience(visit, coop).await?;
    let (people, records) = (workforce.people(visit.today()), workforce.done(syllabus.framework.as_ref()));
    let share = |subjects: Vec<&Subject>| rules::share_in_date(subjects, &people, &records, visit.today());
    let mut groups = Vec::new();
    for category in CATEGORIES {
        let of: Vec<(&Subject, Share)> = syllabus
            .subjects
            .iter()
            .filter(|subject| subject.category == category)
            .map(|subject| (subject, share(vec![subject])))
            .collect();
        let people: Vec<u64> = of.iter().map(|(_, share)| share.people).collect();
        let hidden = rules::hidden(&people, audience);
        let rows: Vec<Value> = of
            .iter()
            .zip(hidden)
            .filter_map(|((subject, share), hidden)| figure(visit, name(visit, subject), share, hidden))
            .collect();
        if !rows.is_empty() {
            let key = format!("training-category-{}", category_key(category));
            groups.push(json!({ "title": visit.app.words.word(visit.language, &key), "rows": rows }));
        }
    }
    let all =
        share(syllabus.subjects.iter().filter(|subject| subject.category == Category::Training).collect());
    let whole = visit.app.words.word(visit.language, "training-figures-all");
    let mut context = about(visit, coop);
    context.insert("whole", &figure(visit, &whole, &all, rules::hidden(&[all.people], audience)[0]));
    context.insert("left_out", &left_out(visit, &all, audience));
    context.insert("groups", &groups);
    context.insert("may_see_workers", &may(visit, coop, Deed::SeeWorkers).await?);
    Ok(context)
}

fn figure(visit: &Visit, label: &str, share: &Share, hidden: Option<Hidden>) -> Option<Value> {
    let percent = (share.numerator * 100).checked_div(share.denominator)?;
    if let Some(why) = hidden {
        let key = match why {
            Hidden::Small => "training-figures-small",
            Hidden::ForAnother => "training-figures-hidden",
        };
        let text = visit.app.words.word(visit.language, key);
        return Some(json!({ "label": label, "figure": "–", "note": text }));
    }
    let note = Message::new("training-figures-of")
        .with("numerator", share.numerator)
        .with("denominator", share.denominator);
    Some(
        json!({ "label": label, "figure": format!("{percent}%"), "percent": percent, "note": visit.say(&note) }),
    )
}

/// How many squares were left out and why; never who.
fn left_out(visit: &Visit, share: &Share, audience: Audience) -> Vec<String> {
    if rules::suppressed(share.people, audience) {
        return Vec::new();
    }
    let mut counts: BTreeMap<&'static str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for one in &share.left_out {
        let key = match one.why {
            LeftOutWhy::NotStarted { .. } => "training-left-out-not-started",
            LeftOutWhy::Left { .. } => "training-left-out-left",
            LeftOutWhy::OnLeave { .. } => "training-left-out-leave",
            LeftOutWhy::NotYetDue { .. } => "training-left-out-not-due",
            LeftOutWhy::FirstNotRecorded => "training-left-out-first",
        };
        counts.entry(key).or_default().insert(one.person.as_str());
    }
    let all = counts.len();
    let mut said: Vec<String> = counts
        .into_iter()
        .filter(|(_, people)| !rules::suppressed(people.len() as u64, audience))
        .map(|(key, people)| visit.say(&Message::new(key).with("n", people.len())))
        .collect();
    if said.len() < all {
        said.push(visit.app.words.word(visit.language, "training-left-out-few"));
    }
    said
}

/// What runs out within 90 days, or has run out.
pub async fn expiring(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let (workforce, syllabus) = load(visit, coop).await?;
    let here = format!("/{}/coops/{}/training", visit.language, coop.organisation.reference);
    let rows: Vec<Value> = matrix::endings(&workforce, &syllabus.subjects, visit.today(), AHEAD)
        .into_iter()
        .map(|ending| {
            let subject = syllabus.subject(&ending.subject).map_or("", |subject| name(visit, subject));
            let days = (ending.on - visit.today()).num_days();
            let (message, tone) = match days {
                ..0 => (Message::new("status-late").with("n", -days), Some("late")),
                0 => (Message::new("status-due-today"), Some("soon")),
                1..=30 => (Message::new("status-due-in").with("n", days), Some("soon")),
                _ => (Message::new("status-due").with("date", ending.on), None),
            };
            json!({
                "href": format!("{here}/people/{}", ending.worker), "text": ending.name, "note": subject,
                "when": visit.say(&message), "tone": tone,
            })
        })
        .collect();
    let mut context = about(visit, coop);
    context.insert("rows", &rows);
    Ok(context)
}

/// A worker of this co-op; another co-op's is not found.
pub async fn own(visit: &Visit, coop: &Cooperative, id: WorkerId) -> Result<worker::Model> {
    let scope = policy::scope(visit.actor()?, Deed::SeeWorkers);
    let worker = store::worker(&*visit.app.database, id, &scope).await?;
    if worker.cooperative_id == coop.organisation.id { Ok(worker) } else { Err(Error::NotFound) }
}

/// The form of a person: empty, or as entered.
pub async fn person_form(visit: &Visit, coop: &Cooperative, id: Option<WorkerId>) -> Result<Context> {
    let database = &*visit.app.database;
    let syllabus = training::syllabus(database, visit.today()).await?;
    let mut context = about(visit, coop);
    let option = |role: &crate::standards::pack::Role| json!({ "value": role.code, "text": pick(visit.language, &role.name.en, &role.name.cy) });
    let roles: Vec<Value> = syllabus.roles.iter().map(option).collect();
    context.insert("roles", &roles);
    context.insert("employments", &entities::words::<Employment>().collect::<Vec<_>>());
    let held = match id {
        Some(id) => {
            let worker = own(visit, coop, id).await?;
            context.insert("worker", &worker);
            store::workforce_of(database, worker).await?.roles.remove(&id).unwrap_or_default()
        }
        None => {
            context.insert("worker", &Option::<worker::Model>::None);
            Default::default()
        }
    };
    context.insert("held", &held);
    Ok(context)
}

/// Subjects to choose from, by category.
pub(super) fn subjects(visit: &Visit, syllabus: &Syllabus) -> Vec<Value> {
    CATEGORIES
        .into_iter()
        .map(|category| {
            let key = format!("training-category-{}", category_key(category));
            let of = syllabus.subjects.iter().filter(|subject| subject.category == category);
            let options: Vec<Value> =
                of.map(|subject| json!({ "value": subject.code, "text": name(visit, subject) })).collect();
            json!({ "group": visit.app.words.word(visit.language, &key), "options": options })
        })
        .collect()
}
