//! Coverage: what is current, what ends before the visit, what is missing, what the consortium lends.

use entities::access::Role;
use entities::ids::{ConsortiumMembershipId, EvidenceItemId};
use safon::coverage::{self, Coverage, State};
use safon::evidence::{self, NewItem, Verdict};
use sea_orm::{ActiveModelTrait, Set};

use crate::world::papers::{INSURED, insurance};
use crate::world::people::Person;
use crate::world::{World, day};

async fn hand_in(world: &World, manager: &Person, kind: &str, valid_until: Option<&str>) -> EvidenceItemId {
    let new = NewItem {
        evidence_type: kind.into(),
        valid_until: valid_until.map(day),
        redaction_confirmed: true,
        ..insurance(kind, world.paper(kind).await)
    };
    world.hand_in(manager, new).await.expect("it is taken")
}

async fn coverage_of(world: &World, manager: &Person) -> Coverage {
    coverage::current(&*world.app.database, manager.organisation, world.today())
        .await
        .expect("coverage can be worked out")
        .expect("a standard is in force")
}

fn state(coverage: &Coverage) -> &State {
    &coverage.line(INSURED).expect("the criterion applies").state
}

#[tokio::test]
async fn a_criterion_is_covered_when_each_type_it_asks_for_is_current() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let before = coverage_of(&world, &manager).await;
    assert!(matches!(state(&before), State::Missing { types } if types.len() == 2));
    assert!(before.coverable > 20 && before.blockers().len() == before.coverable - before.covered);
    hand_in(&world, &manager, "insurance_certificate", Some("2026-12-31")).await;
    let half = coverage_of(&world, &manager).await;
    assert!(matches!(state(&half), State::Missing { types } if types.len() == 1));
    let plan = hand_in(&world, &manager, "continuity_plan", None).await;
    let whole = coverage_of(&world, &manager).await;
    assert_eq!(*state(&whole), State::Current { until: "2026-12-31".parse().ok() });
    assert_eq!(whole.covered, before.covered + 1);
    let officer = world.actor(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    let returned = Verdict::Returned("It is not signed.".into());
    evidence::review(&world.app, &officer, plan, returned, 1, world.now()).await.expect("reviewed");
    assert!(
        matches!(state(&coverage_of(&world, &manager).await), State::Missing { .. }),
        "what was sent back counts no more"
    );
    world.pass(chrono::TimeDelta::days(300));
    let later = coverage_of(&world, &manager).await;
    assert!(matches!(state(&later), State::Missing { types } if types.len() == 2), "it ran out");
}

#[tokio::test]
async fn members_inherit_from_their_consortium_where_the_criterion_says_so() {
    let world = World::new().await;
    world.standard_in_force().await;
    let consortium = world.person(Role::Manager, "COOP-0009").await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    for kind in ["insurance_certificate", "continuity_plan"] {
        hand_in(&world, &consortium, kind, None).await;
    }
    assert!(matches!(state(&coverage_of(&world, &manager).await), State::Missing { .. }));
    entities::cooperatives::consortium_membership::ActiveModel {
        id: Set(ConsortiumMembershipId::new(world.now())),
        consortium_id: Set(consortium.organisation),
        cooperative_id: Set(manager.organisation),
        joined_on: Set(world.today()),
        left_on: Set(None),
    }
    .insert(&*world.app.database)
    .await
    .expect("the co-op joins");
    assert_eq!(*state(&coverage_of(&world, &manager).await), State::Inherited { until: None });
}

#[tokio::test]
async fn the_checklist_says_what_is_missing_and_leads_to_the_upload() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    hand_in(&world, &manager, "insurance_certificate", Some("2026-12-31")).await;
    let browser = world.browser_of(&manager).await;
    for language in ["en", "cy"] {
        browser.get(&format!("/{language}/coops/COOP-0001/criteria")).await.is(200).says("7.6");
        browser.get(&format!("/{language}/coops/COOP-0001/criteria/{INSURED}")).await.is(200);
    }
    let list = browser.get("/en/coops/COOP-0001/criteria").await;
    list.says("Continuity plan: nothing yet.")
        .does_not_say("coverage-")
        .does_not_say("Insurance certificate: nothing");
    let one = browser.get(&format!("/en/coops/COOP-0001/criteria/{INSURED}")).await;
    one.says("Renewed every year").says("Current until 31 December 2026");
    browser.follow(&one, "Add evidence").await.is(200).says("What it proves");
    browser.get("/en/coops/COOP-0001/criteria/no-such-criterion").await.is(404);
    let stranger = world.browser_of(&world.person(Role::Manager, "COOP-0002").await).await;
    stranger.get("/en/coops/COOP-0001/criteria").await.is(404);
    stranger.get(&format!("/en/coops/COOP-0001/criteria/{INSURED}")).await.is(404);
    let board = world.browser_of(&world.person(Role::BoardChair, "COOP-0001").await).await;
    board.get("/en/coops/COOP-0001/criteria").await.is(200);
}

#[tokio::test]
async fn every_criterion_of_the_standard_has_a_page_in_both_languages() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let found = coverage_of(&world, &manager).await;
    for line in &found.criteria {
        for language in ["en", "cy"] {
            let page = browser.get(&format!("/{language}/coops/COOP-0001/criteria/{}", line.key)).await;
            page.is(200).does_not_say("coverage-by").does_not_say("coverage-refresh");
        }
    }
}

#[tokio::test]
async fn titles_of_evidence_are_for_those_who_may_see_evidence() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let item = hand_in(&world, &manager, "insurance_certificate", Some("2026-12-31")).await;
    let title = entities::evidence::evidence_item::ActiveModel {
        id: Set(item),
        title: Set("Anwen Môn’s papers".into()),
        ..Default::default()
    };
    title.update(&*world.app.database).await.expect("it has a telling title");
    let page = format!("/en/coops/COOP-0001/criteria/{INSURED}");
    world.browser_of(&manager).await.get(&page).await.is(200).says("Anwen Môn");
    let board = world.browser_of(&world.person(Role::BoardMember, "COOP-0001").await).await;
    let read = board.get(&page).await;
    read.is(200).does_not_say("Anwen").says("Current until 31 December 2026");
}
