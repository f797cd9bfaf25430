//! Lighter co-ops beyond the twelve: rows that stand up to every rule.

use std::collections::BTreeSet;

use entities::access::Role;
use entities::audits::{AuditState, audit};
use entities::cooperatives::cooperative;
use entities::findings::{ActionState, corrective_action};
use entities::journal::journal_entry;
use entities::network::{area_total, standing};
use entities::training::{training_record, worker};
use safon::demo::{self, Options, people};
use safon::findings::{self, Step};
use safon::operations::verify;
use safon::{access, audits, network};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::world::World;
use crate::world::browser::Browser;

/// A browser in which an account of the demonstration is signed in.
async fn browser(world: &World, email: &str) -> Browser {
    let browser = world.browser().await;
    let now = world.now();
    let answer = access::sign_in(&world.app, email, people::PASSWORD, "127.0.0.1", "a test", now).await;
    let Ok(access::SignIn::Done(token)) = answer else { panic!("{email} could not sign in") };
    browser.keep_cookie(safon::web::session::cookie_name(&world.app), &token);
    browser
}

#[tokio::test]
async fn the_demonstration_builds_a_network_with_a_past_and_lighter_coops_beyond_the_twelve() {
    let world = World::new().await;
    let options = Options { seed: 7, cooperatives: 20, today: world.app.today() };
    let mut steps = BTreeSet::new();
    let people = demo::build(&world.app, &options, &mut |step, _, _| {
        steps.insert(step.to_owned());
    })
    .await
    .unwrap();
    assert!(people.len() > 60);
    assert!(
        people.iter().all(|person| person.email.ends_with(".invalid")),
        "no address of the demonstration can exist"
    );
    assert!(steps.contains("demo-step-bulk"), "who waits hears of every step: {steps:?}");
    let database = &*world.app.database;
    assert_eq!(cooperative::Entity::find().count(database).await.unwrap(), 20);

    let found = verify::verify(&world.app, world.now()).await.unwrap();
    assert!(found.good(), "{:?}", found.faults);
    let batches = journal_entry::Entity::find()
        .filter(journal_entry::Column::Event.eq("cooperatives-invented"))
        .count(database)
        .await
        .unwrap();
    assert_eq!(batches, 1, "one entry tells of a batch");

    let officer = people.iter().find(|person| person.role == Role::StandardsOfficer).unwrap();
    let officer = browser(&world, &officer.email).await;
    for path in
        ["/en/network", "/cy/network", "/en/coops", "/en/audits", "/en/register", "/cy/register", "/en/home"]
    {
        officer.get(path).await.is(200);
    }
    for number in 13..=20 {
        let reference = format!("COOP-{number:04}");
        let coop = access::store::organisation_by_reference(database, &reference).await.unwrap();
        let id = coop.unwrap_or_else(|| panic!("{reference} is missing")).id;
        let workers = worker::Entity::find().filter(worker::Column::CooperativeId.eq(id));
        assert_eq!(workers.clone().count(database).await.unwrap(), 10);
        for worker in workers.all(database).await.unwrap() {
            let records = training_record::Entity::find()
                .filter(training_record::Column::WorkerId.eq(worker.id))
                .count(database)
                .await
                .unwrap();
            assert_eq!(records, 6, "six records each");
        }
        let rounds = audit::Entity::find()
            .filter(audit::Column::CooperativeId.eq(id))
            .order_by_asc(audit::Column::VisitOn)
            .all(database)
            .await
            .unwrap();
        assert!((1..=3).contains(&rounds.len()));
        let manager = browser(&world, &format!("rheolwr@{}.invalid", reference.to_lowercase())).await;
        let own = [
            "",
            "/criteria",
            "/training",
            "/training/figures",
            "/training/forecast",
            "/evidence",
            "/actions",
        ];
        for path in own.into_iter().chain(["/audits", "/licences"]) {
            manager.get(&format!("/cy/coops/{reference}{path}")).await.is(200);
        }
        for path in ["", "/votes", "/governance", "/licences"] {
            officer.get(&format!("/en/coops/{reference}{path}")).await.is(200);
        }
        manager.get("/en/home").await.is(200);
        for audit in &rounds {
            officer.get(&format!("/en/audits/{}", audit.reference)).await.is(200);
            if audit.outcome.is_none() {
                continue;
            }
            officer.get(&format!("/en/audits/{}/criteria", audit.reference)).await.is(200);
            officer.get(&format!("/en/audits/{}/findings", audit.reference)).await.is(200);
            // What is kept is what the rules say of the results, as long as nothing was put right since.
            let judged = audits::judgement(database, audit).await.unwrap();
            assert_eq!(judged.overall.map(|score| score.to_string()), audit.score_text);
            if audit.state == AuditState::ActionsOpen {
                assert_eq!(judged.outcome, audit.outcome);
            }
        }
        world.browser().await.get(&format!("/en/register/{reference}")).await.is(200);
    }
    // The timetable finds nothing in them that it cannot do.
    audits::advance_due(&world.app, world.now()).await.unwrap();
    safon::reminders::post_due(&world.app, world.now()).await.unwrap();
    same_when_rebuilt(&world).await;
    // A change at one co-op moves what is kept; it is then what summing up anew gives.
    let before = summary(&world).await;
    put_one_thing_right(&world).await;
    network::bring_up(&world.app, world.now()).await.unwrap();
    assert_ne!(before, summary(&world).await, "what changed is seen");
    same_when_rebuilt(&world).await;
}

/// The manager of a lighter co-op hands in proof of a late action.
async fn put_one_thing_right(world: &World) {
    let database = &*world.app.database;
    let late = corrective_action::Entity::find()
        .filter(corrective_action::Column::State.eq(ActionState::PlanAgreed))
        .filter(corrective_action::Column::DueOn.lt(world.today()))
        .order_by_desc(corrective_action::Column::Id)
        .one(database)
        .await
        .unwrap()
        .expect("something is late in the demonstration");
    let actor = access::actor_of(&world.app, late.owner_id.unwrap(), world.now()).await.unwrap();
    let proof = Step::SubmitProof { proof: "Figures and minutes.".into(), item: None };
    findings::act(&world.app, &actor, late.id, late.revision, &proof, world.now()).await.unwrap();
}

/// Standings and totals that were kept up are those that summing up anew gives.
async fn same_when_rebuilt(world: &World) {
    let database = &*world.app.database;
    network::bring_up(&world.app, world.now()).await.unwrap();
    let kept = summary(world).await;
    network::rebuild_all(&world.app, world.now()).await.unwrap();
    assert_eq!(kept, summary(world).await);
    assert_eq!(standing::Entity::find().count(database).await.unwrap(), 20);
}

async fn summary(world: &World) -> (Vec<standing::Model>, Vec<(String, String, i32)>) {
    let database = &*world.app.database;
    let standings =
        standing::Entity::find().order_by_asc(standing::Column::CooperativeId).all(database).await.unwrap();
    let totals = area_total::Entity::find()
        .order_by_asc(area_total::Column::Area)
        .order_by_asc(area_total::Column::Measure)
        .all(database)
        .await
        .unwrap();
    (standings, totals.into_iter().map(|row| (row.area, row.measure, row.count)).collect())
}
