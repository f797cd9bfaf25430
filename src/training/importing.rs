//! The journey of a spreadsheet: read into a dry run, asked about, confirmed in one transaction, and forgotten.
//!
//! Between preview and confirmation the cells are kept (without private columns), never the file; confirming or
//! abandoning clears them too.

use std::collections::BTreeMap;

use chrono::Duration;
use entities::ids::{OrganisationId, TrainingImportId};
use entities::training::{ActionTaken, ImportState, training_import, training_record};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::import::answers::UNFIT;
use super::import::dry_run::DryRun;
use super::import::{
    self, Answer, Answers, Known, KnownRecord, KnownRole, KnownSubject, KnownWorker, Obstacle, Opened,
};
use super::store::{self, Counts};
use super::{Syllabus, applying, matrix, permit, syllabus_of};
use crate::access::{Actor, Deed, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};

/// What a person has said about one reading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    pub answers: Answers,
    /// Agreed to take over start dates and roles for people who have none yet.
    #[serde(default)]
    pub details: bool,
}

/// A reading with all that a page asks and shows of it.
#[derive(Clone, Debug)]
pub struct Preview {
    pub import: training_import::Model,
    pub run: DryRun,
    pub said: Said,
    pub obstacles: Vec<Obstacle>,
    pub known: Known,
}

/// What the co-op and the syllabus know before a file is read.
pub async fn known(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    syllabus: &Syllabus,
    now: Timestamp,
) -> Result<Known> {
    let workforce = store::people(database, cooperative).await?;
    let today = clock::today(now);
    let subjects = syllabus.subjects.iter().map(|subject| KnownSubject {
        code: subject.code.clone(),
        en: subject.name.en.clone(),
        cy: subject.name.cy.clone(),
        category: serde_json::to_value(subject.category)
            .ok()
            .and_then(|word| word.as_str().map(str::to_owned))
            .unwrap_or_default(),
        interval_months: subject.interval_months,
    });
    let roles = syllabus.roles.iter().map(|role| KnownRole {
        code: role.code.clone(),
        en: role.name.en.clone(),
        cy: role.name.cy.clone(),
    });
    let workers = workforce.workers.iter().map(|worker| KnownWorker {
        id: worker.id.0,
        staff_number: worker.staff_number.clone(),
        name: worker.name.clone(),
        left: !matrix::works_on(worker, today),
    });
    let mut records = Vec::new();
    store::each_record(database, cooperative, |record| records.push(known_record(record))).await?;
    // The latest first, as everywhere.
    records.sort_by_key(|record: &KnownRecord| std::cmp::Reverse(record.completed_on));
    Ok(Known { subjects: subjects.collect(), roles: roles.collect(), workers: workers.collect(), records })
}

/// What an import needs of a record.
fn known_record(record: training_record::Model) -> KnownRecord {
    KnownRecord {
        id: record.id.0,
        worker: record.worker_id.0,
        subject: record.subject,
        completed_on: record.completed_on,
        expires_on: record.expires_on,
        provider: record.provider,
        mode: record.mode,
        note: record.note,
        action_taken: record.action_taken.and_then(|taken| match taken {
            ActionTaken::Yes => Some(true),
            ActionTaken::No => Some(false),
            ActionTaken::NotStated => None,
        }),
    }
}

async fn remembered(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Result<Answers> {
    let rows = store::remembered(database, cooperative).await?;
    let given = rows.into_iter().filter_map(|(question, answer)| Some((question, answer.parse().ok()?)));
    Ok(Answers { given: given.collect(), ..Answers::default() })
}

/// Reads a file into a preview. Nothing of training is changed. Earlier previews of the co-op are let go.
pub async fn begin(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    file_name: &str,
    bytes: Vec<u8>,
    now: Timestamp,
) -> Result<TrainingImportId> {
    permit(&*app.database, actor, cooperative).await?;
    check_size(app, &bytes)?;
    let syllabus = syllabus_of(&*app.database, cooperative, clock::today(now)).await?;
    let known = known(&*app.database, cooperative, &syllabus, now).await?;
    let answers = remembered(&*app.database, cooperative).await?;
    let (name, today, sha256) = (file_name.to_owned(), clock::today(now), digest(&bytes));
    let said = Said { answers, details: false };
    let answers = said.answers.clone();
    let reading = heavy(move || {
        let opened = import::open(&name, &bytes, &known)?;
        import::settle(&opened, &known, &answers, today)?;
        Ok(opened)
    })
    .await?;
    let tx = app.database.begin().await?;
    permit(&tx, actor, cooperative).await?;
    for id in store::previews(&tx, Some(cooperative), now).await? {
        store::settle_import(&tx, id, ImportState::Abandoned, Counts::default(), now).await?;
    }
    let row = training_import::Model {
        id: TrainingImportId::new(now),
        cooperative_id: cooperative,
        file_name: file_name.chars().take(200).collect(),
        sha256,
        state: ImportState::Previewed,
        reading: Some(serde_json::to_string(&reading).map_err(Error::internal)?),
        answers: Some(serde_json::to_string(&said).map_err(Error::internal)?),
        created_by: Some(actor.account),
        created_at: now,
        settled_at: None,
        added: 0,
        corrected: 0,
        unchanged: 0,
    };
    let event = Event::new("training-import-read", "training_import", row.id.0)
        .at(cooperative)
        .saying(json!({ "sha256": row.sha256 }));
    let id = store::insert_import(&tx, row).await?;
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(id)
}

fn check_size(app: &App, bytes: &[u8]) -> Result<()> {
    let limit = app.config.limits.spreadsheet;
    if bytes.len() as u64 > limit { Err(Error::TooLarge { limit }) } else { Ok(()) }
}

fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Reading a large sheet takes a while: it is done aside. A file that is refused says why beside the file field.
async fn heavy<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, import::Refusal> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?;
    done.map_err(|refusal| Error::problem("file", refusal.message()))
}

/// A reading as it stands: read anew with what the co-op holds now and what was answered so far.
pub async fn preview(app: &App, actor: &Actor, id: TrainingImportId, now: Timestamp) -> Result<Preview> {
    let database = &*app.database;
    let mut import = store::import(database, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(database, actor, import.cooperative_id).await?;
    let syllabus = syllabus_of(database, import.cooperative_id, clock::today(now)).await?;
    let known = known(database, import.cooperative_id, &syllabus, now).await?;
    let (opened, said) = open(&mut import)?;
    let (run, known, said) = settled(opened, known, said, now).await?;
    let obstacles = run.obstacles(&said.answers);
    Ok(Preview { import, run, said, obstacles, known })
}

/// The cells and what was said of them; one that is settled has neither.
fn open(import: &mut training_import::Model) -> Result<(Opened, Said)> {
    let settled = || Error::refused("training-import-settled");
    let reading = import.reading.take().filter(|_| import.state == ImportState::Previewed);
    let opened = serde_json::from_str(&reading.ok_or_else(settled)?).map_err(Error::internal)?;
    let said = import.answers.take().map(|text| serde_json::from_str(&text)).transpose();
    Ok((opened, said.map_err(Error::internal)?.unwrap_or_default()))
}

async fn settled(opened: Opened, known: Known, said: Said, now: Timestamp) -> Result<(DryRun, Known, Said)> {
    let today = clock::today(now);
    heavy(move || {
        let run = import::settle(&opened, &known, &said.answers, today)?;
        Ok((run, known, said))
    })
    .await
}

/// What a person says on the page of a reading.
#[derive(Clone, Debug, Default)]
pub struct Saying {
    /// Answers to questions, by id. None: take the answer back.
    pub given: BTreeMap<String, Option<Answer>>,
    pub reading: bool,
    pub new_people: bool,
    pub despite_faults: bool,
    pub details: bool,
}

/// Takes down answers. One that fits no question of the reading is refused.
pub async fn answer(
    app: &App,
    actor: &Actor,
    id: TrainingImportId,
    saying: Saying,
    now: Timestamp,
) -> Result<()> {
    let preview = preview(app, actor, id, now).await?;
    let mut said = preview.said;
    let questions = preview.run.ask.iter().chain(&preview.run.answered).chain(&preview.run.unknown_subjects);
    let questions: BTreeMap<&str, _> = questions.map(|question| (question.id.as_str(), question)).collect();
    for (question, answer) in saying.given {
        let Some(answer) = answer else {
            said.answers.given.remove(&question);
            continue;
        };
        let asked = questions.get(question.as_str());
        match asked.map_or(Some(UNFIT), |asked| asked.refuses(&answer, &preview.known)) {
            Some(why) => return Err(Error::problem(question, Message::new(why))),
            None => said.answers.given.insert(question, answer),
        };
    }
    said.answers.reading = saying.reading;
    said.answers.new_people = saying.new_people;
    said.answers.despite_faults = saying.despite_faults;
    said.details = saying.details;
    let tx = app.database.begin().await?;
    let import = store::import_to_settle(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    if import.state != ImportState::Previewed {
        return Err(Error::refused("training-import-settled"));
    }
    store::save_answers(&tx, id, serde_json::to_string(&said).map_err(Error::internal)?).await?;
    Ok(tx.commit().await?)
}

/// What came of a reading that was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmed {
    pub counts: Counts,
    /// Rows and cells that were left out, faulty ones too; none where it was confirmed before.
    pub left_out: usize,
    /// Records that wait for an answer.
    pub waiting: usize,
}

/// Does what the dry run said, all of it or nothing. Confirming twice is confirming once.
pub async fn confirm(app: &App, actor: &Actor, id: TrainingImportId, now: Timestamp) -> Result<Confirmed> {
    let tx = app.database.begin().await?;
    let mut import = store::import_to_settle(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    let cooperative = import.cooperative_id;
    permit(&tx, actor, cooperative).await?;
    if import.state == ImportState::Confirmed {
        let counts = Counts { added: import.added, corrected: import.corrected, unchanged: import.unchanged };
        return Ok(Confirmed { counts, left_out: 0, waiting: 0 });
    }
    store::hold(&tx, cooperative).await?;
    let syllabus = syllabus_of(&tx, cooperative, clock::today(now)).await?;
    let known = known(&tx, cooperative, &syllabus, now).await?;
    let (opened, said) = open(&mut import)?;
    let (run, _, said) = settled(opened, known, said, now).await?;
    if let Some(obstacle) = run.obstacles(&said.answers).into_iter().next() {
        return Err(Error::Refused(obstacle.message()));
    }
    let counts = applying::apply(&tx, Some(actor), &import, &run, &said, now).await?;
    store::settle_import(&tx, id, ImportState::Confirmed, counts, now).await?;
    tx.commit().await?;
    let left_out = run.not_imported.len() + run.more_not_imported + run.errors.len();
    Ok(Confirmed { counts, left_out, waiting: run.changes.waiting })
}

/// Lets a reading go.
pub async fn abandon(app: &App, actor: &Actor, id: TrainingImportId, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let import = store::import_to_settle(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(&tx, actor, import.cooperative_id).await?;
    if import.state == ImportState::Previewed {
        store::settle_import(&tx, id, ImportState::Abandoned, Counts::default(), now).await?;
        let event =
            Event::new("training-import-abandoned", "training_import", id.0).at(import.cooperative_id);
        journal::record(&tx, actor.account, event, now).await?;
    }
    Ok(tx.commit().await?)
}

/// For how many days an unconfirmed reading is kept.
const KEEP_DAYS: i64 = 7;

/// Lets go of readings that nobody confirmed for a week. Answers how many.
pub async fn clear_old(app: &App, now: Timestamp) -> Result<usize> {
    let old = store::previews(&*app.database, None, now - Duration::days(KEEP_DAYS)).await?;
    let tx = app.database.begin().await?;
    for id in &old {
        store::settle_import(&tx, *id, ImportState::Abandoned, Counts::default(), now).await?;
        journal::record(&tx, None, Event::new("training-import-abandoned", "training_import", id.0), now)
            .await?;
    }
    tx.commit().await?;
    Ok(old.len())
}

/// What became of a file that was imported in one go.
#[derive(Clone, Debug)]
pub struct Imported {
    pub run: DryRun,
    /// What kept it from being stored.
    pub obstacles: Vec<Obstacle>,
    /// None: nothing was changed (a dry run, or there are obstacles).
    pub counts: Option<Counts>,
}

/// Imports a file in one go with answers given beforehand, for the command line and the demonstration. `actor` is empty
/// only for the command line. With `dry_run`, or where something stands in the way, nothing is changed.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a fact of its own, and the doors have them one by one"
)]
pub async fn import_file(
    app: &App,
    actor: Option<&Actor>,
    cooperative: OrganisationId,
    file_name: &str,
    bytes: Vec<u8>,
    answers: Answers,
    dry_run: bool,
    now: Timestamp,
) -> Result<Imported> {
    check_size(app, &bytes)?;
    let tx = app.database.begin().await?;
    if let Some(actor) = actor {
        permit(&tx, actor, cooperative).await?;
    }
    if !dry_run {
        store::hold(&tx, cooperative).await?;
    }
    let syllabus = syllabus_of(&tx, cooperative, clock::today(now)).await?;
    let known = known(&tx, cooperative, &syllabus, now).await?;
    let mut all = remembered(&tx, cooperative).await?;
    all.given.extend(answers.given);
    let said = Said { answers: Answers { given: all.given, ..answers }, details: true };
    let (name, sha256) = (file_name.to_owned(), digest(&bytes));
    let (today, answers) = (clock::today(now), said.answers.clone());
    let run = heavy(move || {
        let opened = import::open(&name, &bytes, &known)?;
        // From here on its cells are all that is held of the file.
        drop(bytes);
        import::settle(&opened, &known, &answers, today)
    })
    .await?;
    let obstacles = run.obstacles(&said.answers);
    if dry_run || !obstacles.is_empty() {
        return Ok(Imported { run, obstacles, counts: None });
    }
    let import = training_import::Model {
        id: TrainingImportId::new(now),
        cooperative_id: cooperative,
        file_name: file_name.chars().take(200).collect(),
        sha256,
        state: ImportState::Previewed,
        reading: None,
        answers: None,
        created_by: actor.map(|actor| actor.account),
        created_at: now,
        settled_at: None,
        added: 0,
        corrected: 0,
        unchanged: 0,
    };
    store::insert_import(&tx, import.clone()).await?;
    let counts = applying::apply(&tx, actor, &import, &run, &said, now).await?;
    store::settle_import(&tx, import.id, ImportState::Confirmed, counts, now).await?;
    tx.commit().await?;
    Ok(Imported { run, obstacles, counts: Some(counts) })
}
