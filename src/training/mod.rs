//! Training: what people must know, what they have done, how much of it is in date, and how spreadsheets of it are read.

mod applying;
pub mod asking;
pub mod certificates;
pub mod disclosure;
pub mod forecast;
pub mod framework;
pub mod import;
pub mod importing;
pub mod matrix;
pub mod own;
pub mod people;
pub mod posts;
pub mod requirements;
pub mod rules;
pub mod store;
pub mod undoing;

use chrono::NaiveDate;
use entities::ids::{OrganisationId, TrainingRecordId, WorkerId};
use entities::training::{RecordSource, training_record, worker};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde_json::json;

pub use asking::{own_by_cooperative, syllabus_of, syllabus_under};
pub use importing::{Imported, Preview, import_file};
pub use people::{Entered, NewRecord};
pub use store::Workforce;

use store::Entry;

use crate::access::{self, Actor, Deed, policy};
use crate::cooperatives;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards;
use crate::standards::pack::{InductionFramework, Pack, Role, Subject};

/// What the standard in force says people must know, and who.
#[derive(Clone, Debug)]
pub struct Syllabus {
    pub subjects: Vec<Subject>,
    pub roles: Vec<Role>,
    pub framework: Option<InductionFramework>,
}

impl Syllabus {
    /// What a version says; a draft has not copied the reference data yet, which then speaks for it.
    pub fn of(pack: Option<&Pack>) -> Result<Self> {
        let reference = standards::reference()?;
        Ok(match pack.filter(|pack| !pack.training_subjects.is_empty()) {
            Some(pack) => Self {
                subjects: pack.training_subjects.clone(),
                roles: pack.roles.clone(),
                framework: pack.induction_framework.clone(),
            },
            None => Self {
                subjects: reference.training_subjects.clone(),
                roles: reference.roles.clone(),
                framework: reference.induction_framework.clone(),
            },
        })
    }

    /// The subject of a code.
    pub fn subject(&self, code: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.code == code)
    }
}

/// The syllabus in force on a day: that of the first standard that has a version in force, else the reference data's.
pub async fn syllabus(database: &impl ConnectionTrait, day: NaiveDate) -> Result<Syllabus> {
    let text = standards::first_in_force(database, day).await?;
    Syllabus::of(text.as_ref().map(|text| &*text.pack))
}

const SUBJECT: &str = "worker";

/// Enters a new person.
pub async fn add_worker(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    person: Entered,
    now: Timestamp,
) -> Result<WorkerId> {
    let tx = app.database.begin().await?;
    permit(&tx, actor, cooperative).await?;
    store::hold(&tx, cooperative).await?;
    check_person(&tx, cooperative, &person, None, now).await?;
    let today = clock::today(now);
    if person.staff_number.is_none() && store::name_here(&tx, cooperative, &person.name, today).await? {
        return Err(Error::problem("staff_number", Message::new("people-namesake")));
    }
    let mut row = blank(cooperative, now);
    people::put(&person, &mut row);
    let id = store::insert_worker(&tx, row).await?;
    store::rewrite_roles(&tx, id, &person.roles, now).await?;
    let event =
        Event::new("worker-added", SUBJECT, id.0).at(cooperative).saying(json!({ "roles": person.roles }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(id)
}

fn blank(cooperative: OrganisationId, now: Timestamp) -> worker::Model {
    worker::Model {
        id: WorkerId::new(now),
        cooperative_id: cooperative,
        staff_number: None,
        name: String::new(),
        employment: entities::training::Employment::Employee,
        site: None,
        started_on: None,
        left_on: None,
        leave_from: None,
        leave_until: None,
        leave_reason: None,
        account_id: None,
        created_at: now,
    }
}

async fn permit(database: &impl ConnectionTrait, actor: &Actor, cooperative: OrganisationId) -> Result<()> {
    let place = access::store::place(database, actor.account, cooperative).await?;
    policy::permit(actor, Deed::EditTraining, &place)
}

async fn check_person(
    tx: &impl ConnectionTrait,
    cooperative: OrganisationId,
    person: &Entered,
    but: Option<WorkerId>,
    now: Timestamp,
) -> Result<()> {
    let syllabus = syllabus(tx, clock::today(now)).await?;
    let mut problems = people::check_person(person, &syllabus.roles);
    if let Some(number) = &person.staff_number
        && store::number_taken(tx, cooperative, number, but).await?
    {
        let message = Message::new("training-number-taken").with("number", number.clone());
        problems.push(crate::foundation::error::Problem { field: "staff_number".into(), message });
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Problems(problems)) }
}

/// Changes what is entered of a person: name, posts and duties, leave, leaving. `posts_from`: the first day on which the posts
/// and duties are these; empty: the others were wrong.
pub async fn edit_worker(
    app: &App,
    actor: &Actor,
    id: WorkerId,
    person: Entered,
    posts_from: Option<NaiveDate>,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let mut row = store::worker_to_change(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    let cooperative = row.cooperative_id;
    permit(&tx, actor, cooperative).await?;
    check_person(&tx, cooperative, &person, Some(id), now).await?;
    let today = clock::today(now);
    let held = store::spans(&tx, id).await?;
    let wrong = people::check_change(&person, posts_from, &held, today);
    let wrong: Vec<_> = wrong.into_iter().chain(people::check_leave(&row, &person)).collect();
    if !wrong.is_empty() {
        return Err(Error::Problems(wrong));
    }
    let before = row.clone();
    people::put(&person, &mut row);
    if let Some(over) = people::leave_over(&before, &row, today) {
        store::keep_leave(&tx, id, over, before.leave_reason, now).await?;
    }
    let left = row.left_on;
    store::save_worker(&tx, row).await?;
    let after = posts::changed(&held, &person.roles, posts_from, person.started_on);
    store::put_spans(&tx, id, &held, &after, now).await?;
    let event = Event::new("worker-changed", SUBJECT, id.0)
        .at(cooperative)
        .saying(json!({ "roles": person.roles, "roles_from": posts_from, "left_on": left }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Notes a completion. The same subject and completion again corrects what is there.
pub async fn add_record(
    app: &App,
    actor: &Actor,
    id: WorkerId,
    record: NewRecord,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let worker = store::worker_to_change(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(&tx, actor, worker.cooperative_id).await?;
    let today = clock::today(now);
    let syllabus = syllabus(&tx, today).await?;
    let record =
        people::check_record(&record, syllabus.subject(&record.subject), today).map_err(Error::Problems)?;
    let there = store::same_record(&tx, id, &record.subject, record.completed_on, record.expires_on).await?;
    let row = training_record::Model {
        id: there.as_ref().map_or_else(|| TrainingRecordId::new(now), |row| row.id),
        worker_id: id,
        subject: record.subject.clone(),
        completed_on: record.completed_on,
        expires_on: record.expires_on,
        provider: record.provider,
        mode: record.mode,
        competence_observed_by: record.observed_by,
        competence_observed_on: record.observed_on,
        action_taken: record.action_taken,
        note: there.as_ref().and_then(|row| row.note.clone()),
        source: RecordSource::Typed,
        import_id: None,
        recorded_by: Some(actor.account),
        recorded_at: now,
    };
    let event = Event::new(
        if there.is_some() { "training-corrected" } else { "training-recorded" },
        SUBJECT,
        id.0,
    )
    .at(worker.cooperative_id)
    .saying(
        json!({ "subject": row.subject, "completed_on": row.completed_on, "expires_on": row.expires_on }),
    );
    if there.is_some() {
        store::save_record(&tx, row).await?;
    } else {
        store::insert_record(&tx, row).await?;
    }
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Takes away a record that was entered by mistake.
pub async fn remove_record(
    app: &App,
    actor: &Actor,
    id: WorkerId,
    record: TrainingRecordId,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let worker = store::worker_to_change(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(&tx, actor, worker.cooperative_id).await?;
    let row = store::record(&tx, id, record).await?;
    store::remove_record(&tx, row.id).await?;
    let event = Event::new("training-removed", SUBJECT, id.0).at(worker.cooperative_id).saying(
        json!({ "subject": row.subject, "completed_on": row.completed_on, "expires_on": row.expires_on }),
    );
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Takes out what was entered by mistake of earlier days: a post or leave. A post that is held was so since the work began.
pub async fn remove_earlier(
    app: &App,
    actor: &Actor,
    id: WorkerId,
    entry: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let worker = store::worker_to_change(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(&tx, actor, worker.cooperative_id).await?;
    let entry = store::entry(&tx, id, entry).await?;
    match &entry {
        Entry::Post(wrong) => {
            let before = store::spans(&tx, id).await?;
            let others = before.iter().filter(|span| *span != wrong).cloned().collect();
            let after = match wrong.until {
                Some(_) => others,
                None => posts::held_since(others, &wrong.role, None),
            };
            store::put_spans(&tx, id, &before, &after, now).await?;
        }
        Entry::Leave { from, .. } => store::remove_leave(&tx, id, *from).await?,
    }
    let event = Event::new("worker-changed", SUBJECT, id.0)
        .at(worker.cooperative_id)
        .saying(json!({ "earlier_removed": entry }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Notes a step of the induction framework, signed off by somebody.
pub async fn add_step(
    app: &App,
    actor: &Actor,
    id: WorkerId,
    step: &str,
    completed_on: NaiveDate,
    signed_off_by: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let worker = store::worker_to_change(&tx, id, &policy::scope(actor, Deed::EditTraining)).await?;
    permit(&tx, actor, worker.cooperative_id).await?;
    let today = clock::today(now);
    let syllabus = syllabus(&tx, today).await?;
    let known = syllabus.framework.iter().flat_map(|f| &f.steps).any(|one| one.code == step);
    let problems = people::check_step(known, completed_on, worker.started_on, today);
    if !problems.is_empty() {
        return Err(Error::Problems(problems));
    }
    store::save_step(&tx, id, step, completed_on, signed_off_by, now).await?;
    let event = Event::new("induction-step-recorded", SUBJECT, id.0)
        .at(worker.cooperative_id)
        .saying(json!({ "step": step, "completed_on": completed_on }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// The steps of the induction framework that apply to a co-op: those for adults, for children, or both.
pub async fn induction_steps(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    syllabus: &Syllabus,
) -> Result<Vec<standards::pack::InductionStep>> {
    let coop = cooperatives::by_id(database, cooperative).await?;
    let serves =
        framework::Serves { adults: coop.record.serves_adults, children: coop.record.serves_children };
    let steps = syllabus.framework.iter().flat_map(|framework| &framework.steps);
    Ok(steps.filter(|step| framework::applies(step, serves)).cloned().collect())
}

/// Types of evidence that are recorded here, person by person, rather than uploaded.
pub const RECORDED_TYPES: [&str; 10] = [
    "training_matrix",
    "role_group_map",
    "competency_assessment",
    "recruitment_checklist_summary",
    "dbs_log",
    "induction_record",
    "awif_log",
    "scw_register_check",
    "supervision_log",
    "appraisal_log",
];

/// Types of evidence that the training records of a co-op answer by themselves, so that no file is asked for.
pub fn answered_types(workforce: &Workforce) -> Vec<&'static str> {
    let has = |subject: &str| workforce.records.iter().any(|record| record.subject == subject);
    let observed = workforce.records.iter().any(|record| record.competence_observed_on.is_some());
    let answered = [
        !workforce.records.is_empty(),
        !workforce.roles.is_empty(),
        observed,
        has("pre_employment_checks"),
        has("dbs"),
        has("service_induction") || has("coop_induction"),
        has("awif") || !workforce.steps.is_empty(),
        has("scw_registration"),
        has("supervision"),
        has("appraisal"),
    ];
    RECORDED_TYPES.into_iter().zip(answered).filter(|(_, held)| *held).map(|(code, _)| code).collect()
}
