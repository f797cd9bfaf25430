//! What the pages of training show.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::ids::WorkerId;
use entities::training::{Employment, worker};
use serde_json::{Value, json};
use tera::Context;

use super::about;
use crate::access::{Deed, policy, store as access_store};
use crate::audits;
use crate::cooperatives::Cooperative;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::standards::pack::{Category, Subject};
use crate::training::disclosure::{Audience, Hidden, hidden, suppressed, told_counts, told_on};
use crate::training::rules::{self, LeftOutWhy, Share};
use crate::training::{self, Syllabus, store};
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

/// What people are called where they stand beside each other: namesakes with their staff numbers.
pub(super) struct Called<'a>(HashMap<&'a str, usize>);

impl<'a> Called<'a> {
    pub(super) fn among(workers: &'a [worker::Model]) -> Self {
        let mut counts = HashMap::new();
        workers.iter().for_each(|worker| *counts.entry(worker.name.as_str()).or_default() += 1);
        Self(counts)
    }

    pub(super) fn name(&self, worker: &worker::Model) -> String {
        let alone = self.0.get(worker.name.as_str()).is_none_or(|count| *count < 2);
        match worker.staff_number.as_ref().filter(|_| !alone) {
            Some(number) => format!("{} ({number})", worker.name),
            None => worker.name.clone(),
        }
    }
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

/// As of which day the reader is told of figures who asks about one: whoever does not know the people is told of days of
/// audits and of the ends of months. The next visit is none of them: whoever plans it could move it from day to day.
pub(super) async fn told_day(
    visit: &Visit,
    coop: &Cooperative,
    audience: Audience,
    asked: NaiveDate,
) -> Result<NaiveDate> {
    let today = visit.today();
    let of_coop = audits::store::of_cooperative(&*visit.app.database, coop.organisation.id).await?;
    let seen =
        of_coop.iter().filter(|audit| audit.fieldwork_started_on.is_some()).map(|audit| audit.visit_on);
    let days: Vec<NaiveDate> = seen.collect();
    Ok(told_on(asked, audience, &days, today))
}

/// Percentages without names. Small groups are kept from those outside the co-op and its audit's team.
pub async fn figures(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let database = &*visit.app.database;
    let audience = audience(visit, coop).await?;
    let on = told_day(visit, coop, audience, visit.today()).await?;
    let workforce = store::workforce(database, coop.organisation.id).await?;
    let syllabus = training::syllabus_of(database, coop.organisation.id, on).await?;
    let (people, records) = (workforce.people(on), workforce.done(syllabus.framework.as_ref()));
    let share = |subjects: Vec<&Subject>| rules::share_in_date(subjects, &people, &records, on);
    let mut groups = Vec::new();
    for category in CATEGORIES {
        let of: Vec<(&Subject, Share)> = syllabus
            .subjects
            .iter()
            .filter(|subject| subject.category == category)
            .map(|subject| (subject, share(vec![subject])))
            .collect();
        let people: Vec<u64> = of.iter().map(|(_, share)| share.people).collect();
        let rows: Vec<Value> = of
            .iter()
            .zip(hidden(&people, audience))
            .filter_map(|((subject, share), hidden)| figure(visit, name(visit, subject), share, hidden))
            .collect();
        if !rows.is_empty() {
            let key = format!("training-category-{}", category_key(category));
            groups.push(json!({ "title": visit.app.words.word(visit.language, &key), "rows": rows }));
        }
    }
    let all = share(rules::core(&syllabus.subjects).collect());
    let whole = visit.app.words.word(visit.language, "training-figures-all");
    let mut context = about(visit, coop);
    context.insert("on", &on);
    context.insert("outside", &(audience == Audience::Others));
    context.insert("whole", &figure(visit, &whole, &all, hidden(&[all.people], audience)[0]));
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

/// How many people were left out and why; never who.
fn left_out(visit: &Visit, share: &Share, audience: Audience) -> Vec<String> {
    if suppressed(share.people, audience) {
        return Vec::new();
    }
    let mut who: BTreeMap<&'static str, BTreeSet<&str>> = BTreeMap::new();
    for one in &share.left_out {
        let key = match one.why {
            LeftOutWhy::NotStarted { .. } => "training-left-out-not-started",
            LeftOutWhy::Left { .. } => "training-left-out-left",
            LeftOutWhy::OnLeave { .. } => "training-left-out-leave",
            LeftOutWhy::NotYetDue { .. } => "training-left-out-not-due",
            LeftOutWhy::FirstNotRecorded => "training-left-out-first",
        };
        who.entry(key).or_default().insert(one.person.as_str());
    }
    let counts = who.into_iter().map(|(key, people)| (key, people.len() as u64)).collect();
    let (told, some_kept_back) = told_counts(counts, audience);
    let mut said: Vec<String> =
        told.into_iter().map(|(key, n)| visit.say(&Message::new(key).with("n", n))).collect();
    if some_kept_back {
        said.push(visit.app.words.word(visit.language, "training-left-out-few"));
    }
    said
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
