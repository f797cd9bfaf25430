//! The last import, undone: what it added goes, what it corrected is as it was, and what somebody changed since stays.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::ids::{OrganisationId, TrainingImportId, TrainingRecordId, WorkerId};
use entities::training::{training_import, training_record, worker};
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{permit, store};
use crate::access::{Actor, Deed, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};

/// A person's row with the posts and duties that go with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub row: worker::Model,
    pub roles: BTreeSet<String>,
}

/// What an import changed, and what stood there before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Records that it added.
    pub added: Vec<TrainingRecordId>,
    /// Records that it corrected, as they were.
    pub corrected: Vec<training_record::Model>,
    /// People that it added, as it entered them.
    pub people: Vec<Entry>,
    /// People of whom it took over something: before, and after.
    pub changed: Vec<(Entry, Entry)>,
    /// Answers that it remembered: the question, what was answered before, what it answers.
    pub answers: Vec<(String, Option<String>, String)>,
}

/// What undoing does, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Undone {
    pub records_removed: usize,
    pub records_restored: usize,
    pub people_removed: usize,
    pub people_restored: usize,
    /// What stays as it is now, because somebody changed it since or something else hangs on it.
    pub stays: Vec<Stays>,
}

/// Something that undoing leaves alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum Stays {
    /// A record that was changed or removed since, or was given a certificate.
    Record { name: String, subject: String, on: Option<NaiveDate> },
    /// A person who was changed since.
    Person { name: String },
    /// A person to whom something else belongs by now.
    Needed { name: String },
}

/// Keeps what an import changed until it is undone; what the import before it changed is forgotten.
pub(super) async fn keep(
    tx: &impl ConnectionTrait,
    import: &training_import::Model,
    held: &Held,
) -> Result<()> {
    let text = serde_json::to_string(held).map_err(Error::internal)?;
    store::undo::keep(tx, import.cooperative_id, import.id, text).await
}

/// The import of a co-op that can be undone: the last that was confirmed, if it was not undone yet.
pub async fn last(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Option<TrainingImportId>> {
    store::undo::last(database, cooperative).await
}

/// What undoing an import would do. Nothing is changed.
pub async fn look(
    app: &App,
    actor: &Actor,
    id: TrainingImportId,
) -> Result<(training_import::Model, Undone)> {
    let database = &*app.database;
    let import = store::import(database, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(database, actor, import.cooperative_id).await?;
    let held = held(database, &import).await?;
    let plan = Plan::make(database, &import, held).await?;
    Ok((import, plan.told))
}

/// Undoes the last import of a co-op, all of it in one transaction. Undoing twice is undoing once.
pub async fn undo(app: &App, actor: &Actor, id: TrainingImportId, now: Timestamp) -> Result<Undone> {
    let tx = app.database.begin().await?;
    let import = store::import_to_settle(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(&tx, actor, import.cooperative_id).await?;
    store::hold(&tx, import.cooperative_id).await?;
    let held = held(&tx, &import).await?;
    let answers = held.answers.clone();
    let plan = Plan::make(&tx, &import, held).await?;
    store::undo::remove_records(&tx, &plan.remove).await?;
    for row in plan.restore {
        store::save_record(&tx, row).await?;
    }
    for entry in plan.restore_people {
        let id = entry.row.id;
        store::save_worker(&tx, entry.row).await?;
        store::rewrite_roles(&tx, id, &entry.roles, now).await?;
    }
    store::undo::remove_people(&tx, &plan.remove_people).await?;
    for (question, before, given) in &answers {
        store::undo::unremember(&tx, import.cooperative_id, question, before.as_deref(), given, now).await?;
    }
    store::undo::done(&tx, id, actor.account, now).await?;
    let done = plan.told;
    let event = Event::new("training-import-undone", "training_import", id.0)
        .at(import.cooperative_id)
        .saying(json!({
            "records_removed": done.records_removed, "records_restored": done.records_restored,
            "people_removed": done.people_removed, "people_restored": done.people_restored,
            "left": done.stays.len(),
        }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(done)
}

async fn held(database: &impl ConnectionTrait, import: &training_import::Model) -> Result<Held> {
    let not_last = || Error::refused("own-record-undo-not-last");
    if store::undo::last(database, import.cooperative_id).await? != Some(import.id) {
        return Err(not_last());
    }
    let text = store::undo::held(database, import.id).await?.ok_or_else(not_last)?;
    serde_json::from_str(&text).map_err(Error::internal)
}

/// Two records of one person and subject with one completion, or expiry where that is all, are the same.
fn what(row: &training_record::Model) -> (WorkerId, &str, Option<NaiveDate>, Option<NaiveDate>) {
    let alone = row.expires_on.filter(|_| row.completed_on.is_none());
    (row.worker_id, &row.subject, row.completed_on, alone)
}

/// What will be done, settled before anything is.
struct Plan {
    remove: Vec<TrainingRecordId>,
    restore: Vec<training_record::Model>,
    restore_people: Vec<Entry>,
    remove_people: Vec<WorkerId>,
    told: Undone,
}

impl Plan {
    async fn make(
        database: &impl ConnectionTrait,
        import: &training_import::Model,
        held: Held,
    ) -> Result<Self> {
        let workforce = store::workforce(database, import.cooperative_id).await?;
        let records: BTreeMap<TrainingRecordId, &training_record::Model> =
            workforce.records.iter().map(|row| (row.id, row)).collect();
        let people: BTreeMap<WorkerId, &worker::Model> =
            workforce.workers.iter().map(|row| (row.id, row)).collect();
        let mut stays = Vec::new();
        let mut stay = |row: &training_record::Model| {
            let name = people.get(&row.worker_id).map(|worker| worker.name.clone()).unwrap_or_default();
            stays.push(Stays::Record {
                name,
                subject: row.subject.clone(),
                on: row.completed_on.or(row.expires_on),
            });
        };
        // Whoever corrects a record by hand takes it from the import: it then names none, or another.
        let untouched = |row: &training_record::Model| row.import_id == Some(import.id);
        let certified = store::certificates::tied(database, import.cooperative_id).await?;
        let mut remove = Vec::new();
        for id in &held.added {
            match records.get(id) {
                Some(row) if untouched(row) && !certified.contains(id) => remove.push(*id),
                Some(row) => stay(row),
                // Removed by hand already.
                None => {}
            }
        }
        let mut restore = Vec::new();
        let gone: BTreeSet<TrainingRecordId> = remove.iter().copied().collect();
        // What stays, by what makes two records the same.
        let mut same: HashMap<_, Vec<TrainingRecordId>> = HashMap::new();
        for row in workforce.records.iter().filter(|row| !gone.contains(&row.id)) {
            same.entry(what(row)).or_default().push(row.id);
        }
        for before in held.corrected {
            let free =
                || same.get(&what(&before)).is_none_or(|there| there.iter().all(|id| *id == before.id));
            match records.get(&before.id) {
                Some(row) if untouched(row) && free() && !certified.contains(&before.id) => {
                    restore.push(before)
                }
                Some(row) => stay(row),
                None => stay(&before),
            }
        }
        let none = BTreeSet::new();
        let as_entered = |entry: &Entry| {
            people.get(&entry.row.id).is_some_and(|row| **row == entry.row)
                && *workforce.roles.get(&entry.row.id).unwrap_or(&none) == entry.roles
        };
        // What was entered by hand of earlier days is not the import's to take.
        let earlier = |entry: &Entry| workforce.earlier.get(&entry.row.id);
        // By the name that the person has now.
        let called = |entry: &Entry| people.get(&entry.row.id).map_or(&entry.row, |row| *row).name.clone();
        let mut restore_people = Vec::new();
        for (before, after) in held.changed {
            let posts = before.roles == after.roles || !earlier(&after).is_some_and(store::Earlier::is_dated);
            if as_entered(&after) && posts {
                restore_people.push(before);
            } else {
                stays.push(Stays::Person { name: called(&after) });
            }
        }
        let made: Vec<WorkerId> = held.people.iter().map(|entry| entry.row.id).collect();
        let mut needed = store::undo::needed(database, &made).await?;
        needed
            .extend(workforce.records.iter().filter(|row| !gone.contains(&row.id)).map(|row| row.worker_id));
        let mut remove_people = Vec::new();
        for entry in held.people {
            let id = entry.row.id;
            if !people.contains_key(&id) {
                continue;
            }
            if needed.contains(&id) {
                stays.push(Stays::Needed { name: called(&entry) });
            } else if as_entered(&entry) && earlier(&entry).is_none() {
                remove_people.push(id);
            } else {
                stays.push(Stays::Person { name: called(&entry) });
            }
        }
        stays.sort();
        let told = Undone {
            records_removed: remove.len(),
            records_restored: restore.len(),
            people_removed: remove_people.len(),
            people_restored: restore_people.len(),
            stays,
        };
        Ok(Self { remove, restore, restore_people, remove_people, told })
    }
}
