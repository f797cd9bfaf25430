//! The pages of administrators about mail: a pause with its reason, another relay, a test; and a password that nobody sees again.

use chrono::TimeDelta;
use entities::access::{Language, Role};
use entities::journal::{journal_detail, journal_entry};
use entities::outbox::{EmailState, Urgency};
use safon::foundation::i18n::Words;
use safon::operations::health;
use safon::outbox::{self, Round};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::outbox::{deliver, mailing, posted};
use crate::world::World;
use crate::world::browser::{Browser, Form, Page};
use crate::world::people::{PASSWORD, Person};
use crate::world::relay::{Relay, nobody};

const RELAY: &str = "/en/operations/mail/relay";
const SECRET: &str = "a-pässword/that is:secret";

async fn administrator(world: &World) -> (Person, Browser) {
    let person = world.person(Role::Administrator, "FRAN").await;
    let browser = world.browser_of(&person).await;
    (person, browser)
}

/// The form of another relay, filled in for one that listens here.
fn chosen(page: &Page, relay: &Relay) -> Form {
    let address = relay.url().replace("smtp://", "");
    let (host, port) = address.split_once(':').expect("a host and a port");
    page.form(RELAY)
        .fill("host", host)
        .fill("port", port)
        .choose("security", "none")
        .fill("user", "")
        .fill("from_name", "Tîm Safonau")
        .fill("reply_to", "atebion@fran.invalid")
}

#[tokio::test]
async fn mail_is_paused_with_a_reason_that_every_administrator_sees_and_released_again() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let (first, browser) = administrator(&world).await;
    let page = browser.get("/en/operations/mail").await;
    page.is(200).says("Nothing waits.");
    let again = browser.submit(page.form("/operations/mail/hold").fill("reason", "  ")).await;
    again.is(422);
    assert!(!outbox::held(&world.app).await.expect("it can be asked"), "without a reason nothing is paused");

    posted(&world, "one", |row| row.kind = "digest".into()).await;
    posted(&world, "two", |row| row.kind = "digest".into()).await;
    posted(&world, "three", |row| row.kind = "invitation".into()).await;
    let page = browser.get("/en/operations/mail").await;
    page.says("3 emails wait.").says("Digest of reminders");
    let form = page.form("/operations/mail/hold").fill("reason", "The relay is moved on Monday");
    browser.submit(form).await.is(200).says(&world.say("done-mail-held"));
    assert_eq!(deliver(&world.app).await, Round::default());

    let (_, other) = administrator(&world).await;
    let page = other.get("/en/operations/mail").await;
    page.says(&first.name).says("The relay is moved on Monday").says("15 June 2026");
    let checks = health::examine(&world.app, world.now()).await;
    let queue = checks.iter().find(|check| check.name == "queue").expect("the queue is looked at");
    let said = world.app.words.say(Language::Cy, &queue.message);
    assert!(said.contains("The relay is moved on Monday"), "{said}");

    other.submit(page.form("/operations/mail/hold")).await.is(200).says(&world.say("done-mail-released"));
    assert_eq!(deliver(&world.app).await, Round { sent: 3, ..Round::default() });
}

#[tokio::test]
async fn an_administrator_uses_another_relay_tries_it_and_goes_back() {
    let relay = Relay::start().await;
    let world = mailing(&nobody()).await;
    let (person, browser) = administrator(&world).await;
    let page = browser.get(RELAY).await;
    page.is(200).says("In the settings of the installation");
    let page = browser.submit(chosen(&page, &relay)).await;
    page.is(200).says(&world.say("done-mail-relay")).says("On this page");
    // Paused mail stays; the test goes.
    outbox::hold(&world.app, None, true, world.now()).await.expect("mail is paused");
    posted(&world, "waits", |_| {}).await;
    let page = browser.submit(page.form("/operations/mail/relay/test")).await;
    page.is(200).says(&world.say("done-mail-test")).says("250 queued as 1").says(&person.email);
    let taken = relay.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].to, [format!("RCPT TO:<{}>", person.email)]);
    assert_eq!(taken[0].header("Reply-To"), "atebion@fran.invalid");
    assert!(taken[0].header("From").contains("<safon@safon.invalid>"), "{}", taken[0].header("From"));
    outbox::hold(&world.app, None, false, world.now()).await.expect("mail is released");
    // Another process on the same database uses it too.
    assert_eq!(deliver(&world.reopened().await).await, Round { sent: 1, ..Round::default() });

    let page = browser.get(RELAY).await;
    browser.submit(page.form("/operations/mail/relay/settings")).await.is(200);
    posted(&world, "back", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { deferred: 1, ..Round::default() });
    assert_eq!(relay.taken().len(), 2);
}

#[tokio::test]
async fn the_password_of_a_relay_is_seen_nowhere_and_kept_for_the_same_relay_only() {
    let relay = Relay::start().await;
    let world = mailing(&nobody()).await;
    let (_, browser) = administrator(&world).await;
    let page = browser.get(RELAY).await;
    let form = chosen(&page, &relay).fill("user", "post").fill("password", SECRET);
    let page = browser.submit(form).await;
    page.is(200).does_not_say(SECRET);
    assert!(!page.html().contains("secret"), "the page does not hold it either");
    posted(&world, "signed", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    assert_eq!(relay.credentials().len(), 1);
    // The same user of the same relay: it is kept.
    browser.submit(page.form(RELAY).fill("from_name", "Safonau")).await.is(200);
    posted(&world, "kept", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    assert_eq!(relay.credentials().len(), 2);
    // Another host or user does not get it.
    for (field, value) in [("host", "relay.elsewhere.invalid"), ("user", "somebody")] {
        let again = browser.submit(browser.get(RELAY).await.form(RELAY).fill(field, value)).await;
        again.is(422).says(&world.say("mail-password-missing"));
    }
    let open = browser.get(RELAY).await.form(RELAY).fill("host", "relay.elsewhere.invalid");
    let again = browser.submit(open.fill("password", SECRET)).await;
    again.is(422).says(&world.say("mail-password-open")).does_not_say(SECRET);

    let database = &*world.app.database;
    let chosen = journal_entry::Entity::find()
        .filter(journal_entry::Column::Event.eq("relay-chosen"))
        .all(database)
        .await
        .expect("the journal can be read");
    assert_eq!(chosen.len(), 2);
    for detail in journal_detail::Entity::find().all(database).await.expect("details can be read") {
        assert!(!format!("{detail:?}").contains("secret"), "{detail:?}");
    }
    for path in ["/en/operations", "/en/operations/mail", "/en/operations/journal", RELAY] {
        let page = browser.get(path).await;
        assert!(!page.is(200).html().contains("secret"), "{path}");
    }
    let mailer = world.app.mailer();
    assert!(!format!("{:?}", mailer.settings()).contains("secret"));
}

#[tokio::test]
async fn a_relay_is_chosen_with_a_fresh_password_only_and_by_nobody_else() {
    let relay = Relay::start().await;
    let world = mailing(&nobody()).await;
    let (_, browser) = administrator(&world).await;
    let page = browser.get(RELAY).await;
    world.pass(TimeDelta::minutes(11));
    let asked = browser.submit_only(chosen(&page, &relay)).await;
    assert!(asked.redirect().expect("it leads on").starts_with("/en/account/confirm"), "for the form");
    let test = browser.submit_only(page.form("/operations/mail/relay/test")).await;
    assert!(test.redirect().expect("it leads on").starts_with("/en/account/confirm"), "for the test");
    let place = browser.get(RELAY).await;
    browser.submit(place.form("/account/confirm").fill("password", PASSWORD)).await.is(200);
    assert!(relay.taken().is_empty());
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    world.browser_of(&officer).await.get(RELAY).await.is(404);
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_beside_its_field() {
    let relay = Relay::start().await;
    let world = mailing(&nobody()).await;
    let (_, browser) = administrator(&world).await;
    let page = browser.get(RELAY).await;
    let form = chosen(&page, &relay).fill("host", "smtp://relay.example/x").fill("port", "0");
    let again = browser.submit(form.fill("reply_to", "nobody").fill("from_name", "")).await;
    again.is(422).says(&world.say("mail-host-wrong")).says(&world.say("mail-address-wrong"));
    assert_eq!(again.errors().len(), 4, "{:?}", again.errors());
}

#[tokio::test]
async fn in_a_demonstration_no_relay_can_be_chosen() {
    let relay = Relay::start().await;
    let world = World::with("2026-06-15T10:00:00", |config| config.demonstration = true).await;
    let (_, browser) = administrator(&world).await;
    let page = browser.get(RELAY).await;
    let again = browser.submit(chosen(&page, &relay)).await;
    again.is(422).says(&world.say("mail-relay-demonstration"));
}

#[tokio::test]
async fn states_are_shown_in_words() {
    let world = mailing(&nobody()).await;
    let (_, browser) = administrator(&world).await;
    posted(&world, "tried", |_| {}).await;
    deliver(&world.app).await;
    posted(&world, "waits", |row| row.urgency = Urgency::Event).await;
    let page = browser.get("/en/operations/mail").await;
    page.says("Queued").says("Deferred: tried, and will be tried again");
    let words = Words::shared().expect("the words");
    for state in entities::words::<EmailState>() {
        for language in [Language::En, Language::Cy] {
            for key in [format!("email-state-{state}"), format!("demo-state-{state}")] {
                assert!(words.has(language, &key), "{language}: {key}");
            }
        }
    }
}
