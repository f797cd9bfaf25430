//! A worker's own record is offered, and counts only once the worker has taken it up: nobody comes to belong to a co-op
//! because its manager typed their address.

use entities::access::{Language, Role, role_grant};
use entities::ids::WorkerId;
use safon::access;
use safon::foundation::error::Error;
use safon::training::own;
use sea_orm::EntityTrait;

use crate::world::World;
use crate::world::people::Person;
use crate::world::staff::somebody;

async fn worker_of(world: &World, manager: &Person) -> WorkerId {
    named(world, manager, "Mair Tŷ Gwyn").await
}

async fn named(world: &World, manager: &Person, name: &str) -> WorkerId {
    world.employ(manager, somebody(name, &["care_worker"])).await
}

async fn offer(world: &World, manager: &Person, id: WorkerId, email: &str) -> Result<(), Error> {
    let actor = world.actor(manager).await;
    own::give_access(&world.app, &actor, id, email, Language::En, world.now()).await
}

/// Somebody whose role waits for a second administrator.
async fn invited_by_another(world: &World) {
    let another = world.person(Role::Administrator, "FRAN").await;
    let invitation = access::Invitation {
        email: "new@franchisor.invalid".into(),
        name: "New".into(),
        language: Language::En,
        role: Role::Auditor,
        organisation: world.organisation("FRAN").await,
        areas: None,
    };
    let actor = world.actor(&another).await;
    access::invite(&world.app, Some(&actor), invitation, world.now()).await.expect("it waits");
}

#[tokio::test]
async fn an_auditor_whose_address_a_manager_typed_still_belongs_to_nobody() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let auditor = world.person(Role::Auditor, "FRAN").await;
    let id = worker_of(&world, &manager).await;
    offer(&world, &manager, id, &auditor.email).await.expect("it is offered");
    let seen = world.actor(&auditor).await;
    assert!(!seen.belongs_to(manager.organisation), "an offer makes nobody belong");
    let theirs = world.browser_of(&auditor).await;
    theirs.get("/en/coops/COOP-0001/own-record").await.is(404);
    // A letter went, and the answer is theirs alone to give.
    let letter = world.letter("own-record-offered", &auditor.email).await;
    assert!(letter.body_text.contains("take up your own record"), "{}", letter.body_text);
    let page = theirs.get("/en/account").await;
    page.is(200).says("Your own record");
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let admin = world.browser_of(&administrator).await;
    let waits = "It counts only when a second administrator confirms it";
    admin.get("/en/accounts").await.is(200).does_not_say(waits);
    invited_by_another(&world).await;
    admin.get("/en/accounts").await.is(200).says(waits);
    let grants = role_grant::Entity::find().all(&*world.app.database).await.expect("read");
    let offered = grants.iter().find(|grant| grant.role == Role::Worker).expect("it waits");
    let actor = world.actor(&administrator).await;
    let forced = access::confirm_grant(&world.app, &actor, offered.id, world.now()).await;
    assert!(matches!(forced, Err(Error::Refused(_))), "no administrator answers for them: {forced:?}");
    let actor = world.actor(&manager).await;
    let forced = access::answer_offer(&world.app, &actor, offered.id, true, world.now()).await;
    assert!(matches!(forced, Err(Error::NotFound)), "nor does who offered it: {forced:?}");
    theirs
        .submit(page.form("No, I do not work there Tŷ Ŵyn Care Co-op COOP-0001"))
        .await
        .is(200)
        .says("You refused");
    assert!(access::offers(&*world.app.database, auditor.account).await.expect("read").is_empty());
    let page = theirs.get("/en/account").await;
    page.does_not_say("Take it up");
    // What was refused ties that address to nobody: the right person can be asked.
    let other = named(&world, &manager, "Efa Môn").await;
    offer(&world, &manager, other, &auditor.email).await.expect("another is asked under this address");
}

#[tokio::test]
async fn somebody_with_an_account_takes_their_record_up_on_the_page_of_their_account() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let chair = world.welsh_person(Role::BoardChair, "COOP-0002").await;
    let id = worker_of(&world, &manager).await;
    offer(&world, &manager, id, &chair.email).await.expect("it is offered");
    let theirs = world.browser_of(&manager).await;
    let page = theirs.get(&format!("/en/coops/COOP-0001/training/people/{id}")).await;
    page.is(200).says("has not answered").does_not_say("can see this record");
    let browser = world.browser_of(&chair).await;
    let page = browser.get("/cy/account").await;
    browser
        .submit(page.form("Ei dderbyn Cwmni Cydweithredol Gofal Tŷ Ŵyn COOP-0001"))
        .await
        .is(200)
        .says("ar agor i chi");
    browser.get("/cy/coops/COOP-0001/own-record").await.is(200).says("Mair Tŷ Gwyn");
    let page = theirs.get(&format!("/en/coops/COOP-0001/training/people/{id}")).await;
    page.says("can see this record");
}

#[tokio::test]
async fn what_a_manager_is_told_is_the_same_whether_an_address_has_an_account_or_not() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let known = world.person(Role::Regulator, "GOV").await;
    let (one, other) = (worker_of(&world, &manager).await, named(&world, &manager, "Efa Môn").await);
    let theirs = world.browser_of(&manager).await;
    let mut said = Vec::new();
    for (id, email) in [(one, known.email.as_str()), (other, "nobody@gofal.invalid")] {
        let page = theirs.get(&format!("/en/coops/COOP-0001/training/people/{id}")).await;
        let form = page.form(&format!("{id}/access")).fill("email", email).choose("language", "en");
        let page = theirs.submit(form).await;
        page.is(200);
        said.push(page.text().replace(email, "the address").replace("Efa Môn", "Mair Tŷ Gwyn"));
    }
    assert_eq!(said[0], said[1]);
}

#[tokio::test]
async fn an_invitation_to_something_else_does_not_take_up_a_record_unawares() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let invitation = access::Invitation {
        email: "huw@franchisor.invalid".into(),
        name: "Huw".into(),
        language: Language::En,
        role: Role::Auditor,
        organisation: world.organisation("FRAN").await,
        areas: None,
    };
    let account = access::invite(&world.app, None, invitation, world.now()).await.expect("invited");
    let id = worker_of(&world, &manager).await;
    offer(&world, &manager, id, "huw@franchisor.invalid").await.expect("it is offered");
    let letter = world.letter("invitation", "huw@franchisor.invalid").await;
    let browser = world.browser().await;
    let page = browser.get(&world.link_in(&letter)).await;
    let form = page.form("Save the password").fill("password", "mae hen wlad fy nhadau i mi");
    browser.submit(form).await.is(200);
    let grants = access::store::grants(&*world.app.database, account, world.today()).await.expect("read");
    assert_eq!(grants.iter().map(|grant| grant.role).collect::<Vec<_>>(), [Role::Auditor]);
}
