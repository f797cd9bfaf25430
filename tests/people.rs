//! What is told of few people and to whom, and what of training had been half said.

use chrono::{Days, NaiveDate};
use entities::access::Role;
use entities::ids::{LicenceId, WorkerId};
use entities::licences::{LicenceState, licence};
use entities::training::Employment;
use safon::deadlines;
use safon::training::import::Answers;
use safon::training::{self, Entered, NewRecord, import_file};
use sea_orm::{ActiveModelTrait, Set};

use crate::world::World;
use crate::world::people::{Person, area_of};

const PLACE: &str = "/en/coops/COOP-0001/training";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn somebody(name: &str, roles: &[&str], started: &str) -> Entered {
    Entered {
        staff_number: None,
        name: name.to_owned(),
        employment: Employment::Employee,
        site: None,
        started_on: started.parse().ok(),
        left_on: None,
        leave_from: None,
        leave_until: None,
        leave_reason: None,
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
    }
}

async fn add(world: &World, manager: &Person, person: Entered) -> WorkerId {
    let actor = world.actor(manager).await;
    training::add_worker(&world.app, &actor, manager.organisation, person, world.now()).await.expect("added")
}

fn completed(subject: &str, on: &str) -> NewRecord {
    NewRecord {
        subject: subject.to_owned(),
        completed_on: on.parse().ok(),
        expires_on: None,
        provider: None,
        mode: None,
        observed_by: None,
        observed_on: None,
        action_taken: None,
    }
}

async fn done(world: &World, manager: &Person, who: WorkerId, subject: &str, on: &str) {
    note(world, manager, who, completed(subject, on)).await;
}

async fn note(world: &World, manager: &Person, who: WorkerId, record: NewRecord) {
    let actor = world.actor(manager).await;
    training::add_record(&world.app, &actor, who, record, world.now()).await.expect("recorded");
}

#[tokio::test]
async fn others_cannot_step_day_by_day_to_the_record_of_one_person() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    for n in 0..6 {
        let who = add(&world, &manager, somebody(&format!("Mair {n}"), &["care_worker"], "2025-01-06")).await;
        // One of six was seen to on 20 May: between 19 and 20 May the figure tells of them alone.
        let on = if n == 0 { "2026-05-20" } else { "2026-05-02" };
        done(&world, &manager, who, "supervision", on).await;
    }
    let place = format!("{PLACE}/metrics");
    let own = world.browser_of(&manager).await;
    own.get(&format!("{place}?on=2026-05-19")).await.is(200).says("5 of 6");
    own.get(&format!("{place}?on=2026-05-20")).await.is(200).says("6 of 6");
    let regulator = world.browser_of(&world.regulator_of(&[&area_of("COOP-0001")]).await).await;
    for on in ["2026-05-19", "2026-05-20"] {
        let page = regulator.get(&format!("{place}?on={on}")).await;
        page.is(200)
            .says("as of 30 April 2026")
            .says("end of a month")
            .does_not_say("5 of 6")
            .does_not_say("6 of 6");
    }
    regulator.get(&format!("{place}?on=2026-05-31")).await.says("6 of 6");
    regulator.get(&place).await.says("as of 31 May 2026");
    regulator.get(&format!("{PLACE}/figures")).await.says("Figures on 31 May 2026").says("6 of 6");
    assert_eq!(world.today(), day("2026-06-15"));
}

/// A co-op with a licence under a standard in force, and its manager.
async fn licensed() -> (World, Person) {
    let world = World::new().await;
    let (standard, _) = world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    licence::ActiveModel {
        id: Set(LicenceId::new(world.now())),
        reference: Set("L-0001".into()),
        cooperative_id: Set(manager.organisation),
        standard_id: Set(standard),
        state: Set(LicenceState::Granted),
        user_led: Set(false),
        services_en: Set("Home care".into()),
        services_cy: Set("Gofal cartref".into()),
        starts_on: Set(Some(day("2024-01-01"))),
        ends_on: Set(None),
        applied_on: Set(day("2023-10-01")),
    }
    .insert(&*world.app.database)
    .await
    .expect("the licence is added");
    (world, manager)
}

#[tokio::test]
async fn what_is_owed_follows_the_record_that_counts_and_not_the_one_that_ends_first() {
    let (world, manager) = licensed().await;
    let who = add(&world, &manager, somebody("Mair", &["support_staff"], "2024-01-08")).await;
    // An old certificate says only its end; what was done in April lasts longer, and is what the matrix counts.
    let expires_on = Some(day("2026-07-01"));
    note(&world, &manager, who, NewRecord { expires_on, ..completed("fire", "") }).await;
    done(&world, &manager, who, "fire", "2026-04-10").await;
    let today = world.today();
    let owed = async |until: u64| {
        let id = manager.organisation;
        let span = today - Days::new(400)..=today + Days::new(until);
        let due = deadlines::gather(&world.app, today, span, Some(&[id])).await.expect("what is owed");
        due.iter().filter(|one| &*one.subject == "fire").map(|one| one.due_on).collect::<Vec<_>>()
    };
    assert_eq!(owed(90).await, [], "the end in July is not what counts");
    assert_eq!(owed(400).await, [day("2027-04-10")]);
}

#[tokio::test]
async fn theory_alone_counts_as_in_date_nowhere_until_somebody_saw_it() {
    let (world, manager) = licensed().await;
    let who = add(&world, &manager, somebody("Mair", &["support_staff"], "2024-01-08")).await;
    let theory = NewRecord { mode: Some("theory".into()), ..completed("fire", "2026-05-02") };
    note(&world, &manager, who, theory.clone()).await;
    let browser = world.browser_of(&manager).await;
    let page = browser.get(&format!("{PLACE}?subject=fire")).await;
    page.is(200).says("1 has gaps.").says("0/1");
    browser.get(&format!("{PLACE}/figures")).await.does_not_say("1 of 1");
    browser.get(&format!("{PLACE}/forecast")).await.says("In date now: 0 of 1");
    let seen =
        NewRecord { observed_by: Some("Idris".into()), observed_on: Some(day("2026-05-20")), ..theory };
    note(&world, &manager, who, seen).await;
    browser.get(&format!("{PLACE}?subject=fire")).await.says("1/1");
    browser.get(&format!("{PLACE}?subject=fire&on=2026-05-19")).await.says("0/1");
    browser.get(&format!("{PLACE}/figures")).await.says("1 of 1");
}

#[tokio::test]
async fn where_somebody_works_is_taken_over_from_a_file_in_either_language() {
    let (world, manager) = licensed().await;
    let actor = world.actor(&manager).await;
    add(&world, &manager, somebody("Mair Parri", &["care_worker"], "2024-01-08")).await;
    let answers = Answers { reading: true, new_people: true, ..Answers::default() };
    for (name, file) in [
        ("a.csv", "Name,Site,Fire safety\nMair Parri,Glan-y-Nant,13/05/2026\n"),
        ("b.csv", "Enw,Safle,Diogelwch tân\nIdris Bowen,Tŷ Gwyn,14/05/2026\nMair Parri,Arall,13/05/2026\n"),
    ] {
        let (id, bytes, now) = (manager.organisation, file.as_bytes().to_vec(), world.now());
        let read = import_file(&world.app, Some(&actor), id, name, bytes, answers.clone(), false, now).await;
        let read = read.expect("read");
        assert!(read.counts.is_some(), "{:?} {:?}", read.obstacles, read.run.ask);
    }
    let force = training::store::workforce(&*world.app.database, manager.organisation).await.expect("people");
    let site =
        |name: &str| force.workers.iter().find(|one| one.name == name).and_then(|one| one.site.clone());
    assert_eq!(site("Mair Parri").as_deref(), Some("Glan-y-Nant"), "what is entered stays");
    assert_eq!(site("Idris Bowen").as_deref(), Some("Tŷ Gwyn"));
    let browser = world.browser_of(&manager).await;
    let page = browser.get(&format!("{PLACE}?site=Glan-y-Nant")).await;
    page.is(200).says("Mair Parri").does_not_say("Idris Bowen");
}

#[tokio::test]
async fn the_whole_matrix_is_printed_on_one_page() {
    let (world, manager) = licensed().await;
    for n in 0..101 {
        add(&world, &manager, somebody(&format!("Person {n:03}"), &["support_staff"], "2024-01-08")).await;
    }
    let browser = world.browser_of(&manager).await;
    let page = browser.get(PLACE).await;
    page.is(200).says("Person 000").does_not_say("Person 100");
    let whole = browser.follow(&page, "Everybody on one page, for printing").await;
    whole.says("Person 000").says("Person 100").says("In pages of 100");
    let past = browser.get(&format!("{PLACE}?on=2026-05-01")).await;
    past.says("Sites and kinds of employment are those that are recorded today");
}
