//! What is told of few people and to whom, and what of training had been half said.

use chrono::Days;
use entities::access::Role;
use safon::deadlines;
use safon::training::import::Answers;
use safon::training::{self, NewRecord, import_file};

use crate::world::people::area_of;
use crate::world::staff::{completed, somebody, somebody_since};
use crate::world::{World, day};

const PLACE: &str = "/en/coops/COOP-0001/training";

#[tokio::test]
async fn others_cannot_step_day_by_day_to_the_record_of_one_person() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    for n in 0..6 {
        let who = world.employ(&manager, somebody(&format!("Mair {n}"), &["care_worker"])).await;
        // One of six was seen to on 20 May: between 19 and 20 May the figure tells of them alone.
        let on = if n == 0 { "2026-05-20" } else { "2026-05-02" };
        world.note(&manager, who, completed("supervision", on)).await;
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

#[tokio::test]
async fn what_is_owed_follows_the_record_that_counts_and_not_the_one_that_ends_first() {
    let world = World::new().await;
    let manager = world.licensed_manager().await;
    let who = world.employ(&manager, somebody_since("2024-01-08", "Mair", &["support_staff"])).await;
    // An old certificate says only its end; what was done in April lasts longer, and is what the matrix counts.
    let expires_on = Some(day("2026-07-01"));
    let old = NewRecord { completed_on: None, expires_on, ..completed("fire", "2026-07-01") };
    world.note(&manager, who, old).await;
    world.note(&manager, who, completed("fire", "2026-04-10")).await;
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
    let world = World::new().await;
    let manager = world.licensed_manager().await;
    let who = world.employ(&manager, somebody_since("2024-01-08", "Mair", &["support_staff"])).await;
    let theory = NewRecord { mode: Some("theory".into()), ..completed("fire", "2026-05-02") };
    world.note(&manager, who, theory.clone()).await;
    let browser = world.browser_of(&manager).await;
    let page = browser.get(&format!("{PLACE}?subject=fire")).await;
    page.is(200).says("1 has gaps.").says("0/1");
    browser.get(&format!("{PLACE}/figures")).await.does_not_say("1 of 1");
    browser.get(&format!("{PLACE}/forecast")).await.says("In date now: 0 of 1");
    let seen =
        NewRecord { observed_by: Some("Idris".into()), observed_on: Some(day("2026-05-20")), ..theory };
    world.note(&manager, who, seen).await;
    browser.get(&format!("{PLACE}?subject=fire")).await.says("1/1");
    browser.get(&format!("{PLACE}?subject=fire&on=2026-05-19")).await.says("0/1");
    browser.get(&format!("{PLACE}/figures")).await.says("1 of 1");
}

#[tokio::test]
async fn where_somebody_works_is_taken_over_from_a_file_in_either_language() {
    let world = World::new().await;
    let manager = world.licensed_manager().await;
    let actor = world.actor(&manager).await;
    world.employ(&manager, somebody_since("2024-01-08", "Mair Parri", &["care_worker"])).await;
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
    let world = World::new().await;
    let manager = world.licensed_manager().await;
    for n in 0..101 {
        world
            .employ(&manager, somebody_since("2024-01-08", &format!("Person {n:03}"), &["support_staff"]))
            .await;
    }
    let browser = world.browser_of(&manager).await;
    let page = browser.get(PLACE).await;
    page.is(200).says("Person 000").does_not_say("Person 100");
    let whole = browser.follow(&page, "Everybody on one page, for printing").await;
    whole.says("Person 000").says("Person 100").says("In pages of 100");
    let past = browser.get(&format!("{PLACE}?on=2026-05-01")).await;
    past.says("Sites and kinds of employment are those that are recorded today");
}

#[tokio::test]
async fn a_namesake_is_entered_with_a_number_and_whoever_has_no_post_is_named() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    world.employ(&manager, somebody("Mair Tŷ Gwyn", &["care_worker"])).await;
    let browser = world.browser_of(&manager).await;
    let page = browser.get(&format!("{PLACE}/people/new")).await;
    let form = || page.form("/people/new").fill("name", "Mair Tŷ Gwyn").tick("roles", "care_worker");
    let form = || form().choose("employment", "employee");
    browser.submit_only(form()).await.is(422).says("Somebody of this name is here already");
    browser.submit(form().fill("staff_number", "0012")).await.is(200).says("The person is added");
    browser.get(PLACE).await.is(200).does_not_say("no post or duty");
    let text = b"Name,Staff No,Fire Safety\nEfa Cwm,0199,20/05/2026\n".to_vec();
    let answers = Answers { reading: true, new_people: true, despite_faults: true, ..Answers::default() };
    let (actor, coop) = (world.actor(&manager).await, manager.organisation);
    import_file(&world.app, Some(&actor), coop, "a.csv", text, answers, false, world.now())
        .await
        .expect("it is read");
    browser.get(PLACE).await.is(200).says("1 person has no post or duty").says("Efa Cwm");
}
