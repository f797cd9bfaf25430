//! The forecast: what runs out, how much would be in date, the sessions to book; and a sample drawn again.

use entities::access::Role;
use safon::audits::{fieldwork, redrawing};
use sea_orm::ConnectionTrait;

use crate::audits::cast::Cast;
use crate::world::World;
use crate::world::staff::{completed, somebody_since};

const PLACE: &str = "/en/coops/COOP-0001/training/forecast";

#[tokio::test]
async fn the_forecast_says_what_runs_out_and_which_sessions_keep_enough_in_date() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    browser.get(PLACE).await.is(200).says("Nobody is entered yet.");
    for (name, fire) in [("=Mair", "2025-07-10"), ("Idris", "2026-06-01")] {
        let who = world.employ(&manager, somebody_since("2024-01-08", name, &["support_staff"])).await;
        world.note(&manager, who, completed("fire", fire)).await;
    }
    let page = browser.get(PLACE).await;
    page.is(200).says("Fire safety").says("Due 10 July 2026");
    page.says("Without it only 1 of 2 would be in date on 11 July 2026; the standard asks for 95%.");
    page.says("As soon as possible")
        .says("1 thing has run out or runs out")
        .says("Core training in date if nothing is booked")
        .says("too few");
    browser.get(&format!("{PLACE}?within=30")).await.says("=Mair");
    browser.get("/cy/coops/COOP-0001/training/forecast").await.is(200).says("Sesiynau i’w trefnu");
    let plan = browser.get(&format!("{PLACE}/plan-csv")).await;
    let plan = String::from_utf8_lossy(&plan.is(200).bytes).into_owned();
    assert!(plan.contains("Fire safety,2026-07-10,'=Mair,"), "{plan}");
    let endings = browser.get(&format!("{PLACE}/csv?within=30")).await;
    let endings = String::from_utf8_lossy(&endings.is(200).bytes).into_owned();
    assert_eq!(endings.lines().count(), 2, "{endings}");
}

#[tokio::test]
async fn a_sample_drawn_again_comes_out_the_same_and_one_that_was_tampered_with_does_not() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    for n in 0..9 {
        let worker = somebody_since("2024-01-08", &format!("Gweithiwr {n}"), &["support_staff"]);
        world.employ(&cast.manager, worker).await;
    }
    let reference = cast.in_fieldwork(&world).await;
    let lead = world.actor(&cast.lead).await;
    fieldwork::draw_sample(&world.app, &lead, &reference, world.now()).await.expect("drawn");
    let audit = cast.audit(&world, &reference).await;
    let again = redrawing::redraw(&*world.app.database, &audit).await.expect("drawn again");
    assert!(again.agrees() && again.from_journal, "{again:?}");
    assert_eq!((again.sample.population, again.sample.chosen.len()), (9, 5));
    // What changes at the co-op later makes no difference: the people of the day are in the journal.
    let database = &world.app.database;
    database.execute_unprepared("update worker set started_on = '2020-01-01'").await.expect("changed");
    assert_eq!(redrawing::redraw(&**database, &audit).await.expect("drawn again"), again);
    let browser = world.browser_of(&cast.lead).await;
    let page = browser.get(&format!("/en/audits/{reference}/sample")).await;
    page.is(200).says("Draw it again").does_not_say("comes out the same");
    let page = browser.get(&format!("/en/audits/{reference}/sample?redraw=yes")).await;
    page.is(200).says("Drawn again: it comes out the same").says("5 of 9 people were drawn.");
    let swap = "update sample_worker set worker_id = (select id from worker where id not in \
                (select worker_id from sample_worker) limit 1) where position = 1";
    database.execute_unprepared(swap).await.expect("changed");
    let swapped = redrawing::redraw(&**database, &audit).await.expect("drawn again");
    assert!(swapped.same_population && !swapped.same_sample, "{swapped:?}");
    browser
        .get(&format!("/en/audits/{reference}/sample?redraw=yes"))
        .await
        .says("Drawn again: it does not come out the same");
}
