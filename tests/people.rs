//! What is told of few people and to whom, and what of training had been half said.

use chrono::NaiveDate;
use entities::access::Role;
use entities::ids::WorkerId;
use entities::training::Employment;
use safon::training::{self, Entered, NewRecord};

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

async fn done(world: &World, manager: &Person, who: WorkerId, subject: &str, on: &str) {
    let record = NewRecord {
        subject: subject.to_owned(),
        completed_on: on.parse().ok(),
        expires_on: None,
        provider: None,
        mode: None,
        observed_by: None,
        observed_on: None,
        action_taken: None,
    };
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
