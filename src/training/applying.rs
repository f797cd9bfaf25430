//! Writes what a confirmed dry run found: new people, records added and corrected, answers remembered.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::ids::{AccountId, OrganisationId, TrainingRecordId, WorkerId};
use entities::training::{ActionTaken, Employment, RecordSource, training_import, training_record};
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

use super::import::Answers;
use super::import::dry_run::{DryRun, Field, Identity, WorkerStatus};
use super::importing::Said;
use super::store::{self, Counts};
use super::undoing::{self, Entry, Held};
use super::{blank, rules};
use crate::access::Actor;
use crate::foundation::error::Result;
use crate::journal::{self, Event};

/// Writes what a dry run found: people, records, and the answers to remember; one line in the journal.
pub async fn apply(
    tx: &impl ConnectionTrait,
    actor: Option<&Actor>,
    import: &training_import::Model,
    run: &DryRun,
    said: &Said,
    now: Timestamp,
) -> Result<Counts> {
    let by = actor.map(|actor| actor.account);
    let mut before = Held::default();
    let workers = put_people(tx, import.cooperative_id, by, run, said, &mut before, now).await?;
    let mut counts = Counts { unchanged: count(run.changes.unchanged.len()), ..Counts::default() };
    let to_correct: Vec<TrainingRecordId> =
        run.changes.corrected.iter().map(|one| TrainingRecordId(one.id)).collect();
    let held: BTreeMap<Uuid, training_record::Model> =
        store::records_of(tx, import.cooperative_id, &to_correct)
            .await?
            .into_iter()
            .map(|r| (r.id.0, r))
            .collect();
    for correction in &run.changes.corrected {
        let Some(mut row) = held.get(&correction.id).cloned() else { continue };
        before.corrected.push(row.clone());
        put_fields(&mut row, &run.records[correction.record], &correction.fields);
        row.import_id = Some(import.id);
        row.recorded_by = by;
        row.recorded_at = now;
        store::save_record(tx, row).await?;
        counts.corrected += 1;
    }
    let (mut added, mut rows) = (BTreeSet::new(), Vec::with_capacity(run.changes.new.len()));
    for &at in &run.changes.new {
        let record = &run.records[at];
        let (Some(worker), Some(subject)) = (workers.get(&record.worker), record.subject.clone()) else {
            continue;
        };
        let alone = record.expires_on.filter(|_| record.completed_on.is_none());
        if !added.insert((*worker, subject.clone(), record.completed_on, alone)) {
            continue;
        }
        let row = training_record::Model {
            id: TrainingRecordId::new(now),
            worker_id: *worker,
            subject,
            completed_on: record.completed_on,
            expires_on: record.expires_on,
            provider: record.provider.clone(),
            mode: record.mode.clone().or_else(|| record.theory.then(|| rules::THEORY.to_owned())),
            competence_observed_by: None,
            competence_observed_on: None,
            action_taken: record.action_taken.map(taken),
            note: record.note.clone(),
            source: RecordSource::Import,
            import_id: Some(import.id),
            recorded_by: by,
            recorded_at: now,
        };
        before.added.push(row.id);
        rows.push(row);
    }
    counts.added = count(rows.len());
    store::insert_records(tx, rows).await?;
    let remembered = store::remembered(tx, import.cooperative_id).await?;
    for (question, answer) in &said.answers.given {
        if Answers::is_remembered(question) && question.len() <= 255 {
            let answer = answer.to_string();
            let former = remembered.get(question).cloned();
            if former.as_ref() == Some(&answer) {
                continue;
            }
            store::remember(tx, import.cooperative_id, question, &answer, now).await?;
            before.answers.push((question.clone(), former, answer));
        }
    }
    undoing::keep(tx, import, &before).await?;
    let event = Event::new("training-imported", "training_import", import.id.0)
        .at(import.cooperative_id)
        .saying(json!({ "sha256": import.sha256, "counts": counts }));
    journal::record(tx, by, event, now).await?;
    Ok(counts)
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn taken(taken: bool) -> ActionTaken {
    if taken { ActionTaken::Yes } else { ActionTaken::No }
}

fn put_fields(row: &mut training_record::Model, record: &super::import::dry_run::Record, fields: &[Field]) {
    for field in fields {
        match field {
            Field::CompletedOn => row.completed_on = record.completed_on,
            Field::ExpiresOn => row.expires_on = record.expires_on,
            Field::Provider => row.provider.clone_from(&record.provider),
            Field::Mode => row.mode.clone_from(&record.mode),
            Field::Note => row.note.clone_from(&record.note),
            Field::ActionTaken => row.action_taken = record.action_taken.map(taken),
        }
    }
}

/// Makes the new people that were agreed to, and takes over what the file says of others where that was agreed and
/// nothing is recorded yet. Answers which worker each person of the file is.
async fn put_people(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    by: Option<AccountId>,
    run: &DryRun,
    said: &Said,
    before: &mut Held,
    now: Timestamp,
) -> Result<BTreeMap<usize, WorkerId>> {
    let workforce = store::people(tx, cooperative).await?;
    let held: BTreeMap<WorkerId, _> = workforce.workers.iter().map(|worker| (worker.id, worker)).collect();
    let mut ids = BTreeMap::new();
    for (at, person) in run.workers.iter().enumerate() {
        let role: BTreeSet<String> = person.role.iter().cloned().collect();
        let left_on = person.left_on.filter(|_| person.status == WorkerStatus::Leaver);
        match &person.identity {
            Identity::Known { id } => {
                let id = WorkerId(*id);
                ids.insert(at, id);
                let Some(worker) = held.get(&id).copied() else { continue };
                let mut row = worker.clone();
                row.left_on = row.left_on.or(left_on);
                let had = workforce.roles.get(&id).cloned().unwrap_or_default();
                let mut has = had.clone();
                if said.details {
                    row.started_on = row.started_on.or(person.started_on);
                    row.site = row.site.or_else(|| person.site.clone());
                    if had.is_empty() && !role.is_empty() {
                        store::rewrite_roles(tx, id, &role, now).await?;
                        has = role;
                    }
                }
                if row != *worker && consistent(row.started_on, row.left_on) {
                    store::save_worker(tx, row.clone()).await?;
                } else {
                    row.clone_from(worker);
                }
                let (was, is) = (Entry { row: worker.clone(), roles: had }, Entry { row, roles: has });
                if was != is {
                    before.changed.push((was, is));
                }
            }
            // Somebody new who has left, nobody knows when: there is nothing to enter them as.
            Identity::New { agreed: true }
                if person.status == WorkerStatus::Leaver && person.left_on.is_none() => {}
            Identity::New { agreed: true } => {
                let mut row = blank(cooperative, now);
                row.name.clone_from(&person.name);
                row.staff_number.clone_from(&person.staff_number);
                row.site.clone_from(&person.site);
                row.employment = match person.role.as_deref() {
                    Some("agency") => Employment::Agency,
                    Some("volunteer") => Employment::Volunteer,
                    _ => Employment::Employee,
                };
                if consistent(person.started_on, left_on) {
                    (row.started_on, row.left_on) = (person.started_on, left_on);
                }
                let id = store::insert_worker(tx, row.clone()).await?;
                store::rewrite_roles(tx, id, &role, now).await?;
                before.people.push(Entry { row, roles: role });
                let event = Event::new("worker-added", super::SUBJECT, id.0).at(cooperative);
                journal::record(tx, by, event, now).await?;
                ids.insert(at, id);
            }
            Identity::New { agreed: false } | Identity::InQuestion { .. } | Identity::Skipped => {}
        }
    }
    Ok(ids)
}

fn consistent(start: Option<NaiveDate>, end: Option<NaiveDate>) -> bool {
    start.zip(end).is_none_or(|(start, end)| end >= start)
}
