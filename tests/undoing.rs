//! The last import of a training spreadsheet, undone.

use chrono::TimeDelta;
use entities::access::Role;
use entities::ids::{OrganisationId, TrainingImportId, WorkerId};
use entities::training::{import_answer, training_record, worker, worker_role};
use safon::foundation::error::Error;
use safon::training::import::{Answer, Answers};
use safon::training::undoing::{self, Stays};
use safon::training::{self, NewRecord, import_file, store};
use sea_orm::{EntityTrait, QueryOrder};

use crate::world::people::Person;
use crate::world::staff::{completed, somebody};
use crate::world::{World, day};

/// All of a co-op's training in the database, as far as an import can change it.
#[derive(Debug, PartialEq)]
struct Standing {
    workers: Vec<worker::Model>,
    roles: Vec<(WorkerId, String)>,
    records: Vec<training_record::Model>,
    answers: Vec<(String, String)>,
}

async fn standing(world: &World) -> Standing {
    let database = &*world.app.database;
    let workers = worker::Entity::find().order_by_asc(worker::Column::Id);
    let records = training_record::Entity::find().order_by_asc(training_record::Column::Id);
    let roles = worker_role::Entity::find().all(database).await.expect("read");
    let mut roles: Vec<_> = roles.into_iter().map(|row| (row.worker_id, row.role)).collect();
    roles.sort();
    let answers = import_answer::Entity::find().all(database).await.expect("read");
    let mut answers: Vec<_> = answers.into_iter().map(|row| (row.question, row.answer)).collect();
    answers.sort();
    Standing {
        workers: workers.all(database).await.expect("read"),
        records: records.all(database).await.expect("read"),
        roles,
        answers,
    }
}

/// Imports a spreadsheet, with what is asked about it answered.
pub async fn imported(world: &World, manager: &Person, text: &str) {
    let actor = world.actor(manager).await;
    let mut answers = Answers { reading: true, new_people: true, despite_faults: true, ..Answers::default() };
    answers.given.insert("heading:hoists".into(), Answer::Subject("moving_handling".into()));
    let done = import_file(
        &world.app,
        Some(&actor),
        manager.organisation,
        "staff.csv",
        text.as_bytes().to_vec(),
        answers,
        false,
        world.now(),
    )
    .await
    .expect("it is read");
    assert!(done.counts.is_some(), "{:?}", done.obstacles);
}

/// The import of a co-op that can be undone.
pub async fn last(world: &World, cooperative: OrganisationId) -> Option<TrainingImportId> {
    undoing::last(&*world.app.database, cooperative).await.expect("read")
}

/// A record that says more than a file does.
fn by_hand(subject: &str, on: &str) -> NewRecord {
    NewRecord { provider: Some("Coleg Gwŷr".to_owned()), ..completed(subject, on) }
}

/// Two people who are new, with three records.
pub const FIRST: &str = "Name,Start Date,Job Title,Fire,Hoists\nNon Parri,06/01/2025,Care worker,13/03/2026,\n\
    Wyn Parri,06/01/2025,Care worker,13/03/2026,14/03/2026\n";

#[tokio::test]
async fn undoing_the_last_import_puts_everything_back_as_it_was() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let actor = world.actor(&manager).await;
    let empty = standing(&world).await;
    imported(&world, &manager, FIRST).await;
    let first = standing(&world).await;
    assert_ne!(first, empty);
    let first_import = last(&world, manager.organisation).await.expect("it can be undone");
    world.pass(TimeDelta::minutes(5));
    // Corrects one expiry, adds a completion and a person.
    imported(
        &world,
        &manager,
        "Name,Course,Date,Expiry\nNon Parri,Fire,13/03/2026,01/12/2026\nWyn Parri,Fire,20/05/2026,\nEfa Môn,Fire,21/05/2026,\n",
    )
    .await;
    let both = standing(&world).await;
    assert_eq!((both.records.len(), both.workers.len()), (first.records.len() + 2, first.workers.len() + 1));
    let not_last = undoing::undo(&world.app, &actor, first_import, world.now()).await;
    assert!(matches!(not_last, Err(Error::Refused(_))), "only the last: {not_last:?}");
    let browser = world.browser_of(&manager).await;
    let page = browser.get("/en/coops/COOP-0001/training/import").await;
    let page = browser.follow(&page, "Undo the last import").await;
    page.is(200)
        .says("2 records that it added are removed")
        .says("1 record that it corrected")
        .says("1 person whom");
    assert_eq!(standing(&world).await, both, "looking changes nothing");
    browser.submit(page.form("Undo it")).await.is(200).says("The import is undone").says("Undone");
    assert_eq!(standing(&world).await, first, "everything is as it was");
    assert_eq!(last(&world, manager.organisation).await, None, "one import back only");
    let again = undoing::undo(&world.app, &actor, first_import, world.now()).await;
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    let verified = safon::journal::verify(&*world.app.database, |_| ()).await.expect("read");
    assert!(verified.is_ok(), "{verified:?}");
}

#[tokio::test]
async fn the_first_import_undone_leaves_nothing_and_the_file_can_be_imported_again() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let actor = world.actor(&manager).await;
    imported(&world, &manager, FIRST).await;
    let first = standing(&world).await;
    let id = last(&world, manager.organisation).await.expect("it can be undone");
    let done = undoing::undo(&world.app, &actor, id, world.now()).await.expect("undone");
    assert_eq!((done.records_removed, done.people_removed, done.stays.len()), (3, 2, 0));
    let now = standing(&world).await;
    assert!(
        now.workers.is_empty() && now.records.is_empty() && now.roles.is_empty() && now.answers.is_empty()
    );
    imported(&world, &manager, FIRST).await;
    assert_eq!(standing(&world).await.records.len(), first.records.len());
}

#[tokio::test]
async fn what_somebody_changed_since_an_import_stays_and_is_named() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let actor = world.actor(&manager).await;
    let before = world.employ(&manager, somebody("Non Parri", &["care_worker"])).await;
    world.note(&manager, before, by_hand("fire", "2026-03-13")).await;
    imported(
        &world,
        &manager,
        "Name,Course,Date,Expiry\nNon Parri,Fire,13/03/2026,01/12/2026\nWyn Parri,Fire,20/05/2026,\nWyn Parri,Food hygiene,20/05/2026,\n\
         Efa Môn,Fire,21/05/2026,\nSiôn Cwm,Fire,22/05/2026,\nGwen Rhyd,Fire,22/05/2026,\n",
    )
    .await;
    let held = store::workforce(&*world.app.database, manager.organisation).await.expect("read");
    let named = |name: &str| held.workers.iter().find(|one| one.name == name).expect("there").id;
    let (wyn, efa, sion) = (named("Wyn Parri"), named("Efa Môn"), named("Siôn Cwm"));
    // A record that it corrected is corrected by hand; one that it added as well; a person it added has a step; another is
    // given a new name; a record that it added is removed.
    let corrected = NewRecord { expires_on: Some(day("2026-11-30")), ..by_hand("fire", "2026-03-13") };
    world.note(&manager, before, corrected).await;
    world.note(&manager, wyn, by_hand("fire", "2026-05-20")).await;
    let syllabus = training::syllabus(&*world.app.database, world.today()).await.expect("a syllabus");
    let step = syllabus.framework.expect("a framework").steps[0].code.clone();
    let on = day("2026-06-01");
    training::add_step(&world.app, &actor, efa, &step, on, "Non", world.now()).await.expect("noted");
    let renamed = somebody("Siôn Cwm Mawr", &["care_worker"]);
    training::edit_worker(&world.app, &actor, sion, renamed, None, world.now()).await.expect("changed");
    let id = last(&world, manager.organisation).await.expect("it can be undone");
    let (_, would) = undoing::look(&world.app, &actor, id).await.expect("looked at");
    let done = undoing::undo(&world.app, &actor, id, world.now()).await.expect("undone");
    assert_eq!(would, done, "what was said is what is done");
    assert!(done.stays.contains(&Stays::Record {
        name: "Non Parri".into(),
        subject: "fire".into(),
        on: "2026-03-13".parse().ok()
    }));
    assert!(done.stays.contains(&Stays::Needed { name: "Wyn Parri".into() }), "{:?}", done.stays);
    assert!(done.stays.contains(&Stays::Person { name: "Siôn Cwm Mawr".into() }), "{:?}", done.stays);
    assert!(done.stays.contains(&Stays::Needed { name: "Efa Môn".into() }), "{:?}", done.stays);
    let now = standing(&world).await;
    let names: Vec<&str> = now.workers.iter().map(|one| one.name.as_str()).collect();
    assert!(names.contains(&"Siôn Cwm Mawr") && !names.contains(&"Gwen Rhyd"), "{names:?}");
    let held = now.records.iter().find(|row| row.worker_id == before).expect("it stays");
    assert_eq!(held.expires_on, "2026-11-30".parse().ok());
    assert!(now.records.iter().all(|row| row.subject == "fire"), "food hygiene is gone");
}

#[tokio::test]
async fn only_a_manager_of_the_co_op_undoes_its_import() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    imported(&world, &manager, FIRST).await;
    let id = last(&world, manager.organisation).await.expect("it can be undone");
    let other = world.person(Role::Manager, "COOP-0002").await;
    let actor = world.actor(&other).await;
    assert!(matches!(undoing::look(&world.app, &actor, id).await, Err(Error::NotFound)));
    assert!(matches!(undoing::undo(&world.app, &actor, id, world.now()).await, Err(Error::NotFound)));
    let browser = world.browser_of(&other).await;
    assert_eq!(browser.get(&format!("/en/coops/COOP-0002/training/import/{id}/undo")).await.status, 404);
    assert_eq!(browser.get(&format!("/en/coops/COOP-0002/training/import/{id}/faults")).await.status, 404);
}
