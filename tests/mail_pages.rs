//! The pages of administrators about mail: a pause with its reason, another relay, a test; and a password that nobody sees again.

use chrono::TimeDelta;
use entities::access::{Language, Role};
use entities::ids::JobRunId;
use entities::journal::{journal_detail, journal_entry};
use entities::operations::{RunOutcome, job_run, service_setting};
use entities::outbox::{EmailState, Urgency};
use safon::access;
use safon::foundation::i18n::Words;
use safon::foundation::mailer::{Mailer, Place, Settings};
use safon::operations::{health, relaying};
use safon::outbox::{self, Round};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::outbox::{deliver, letter, mailing, posted};
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

/// A world whose mail goes to one relay, and whose settings let an administrator choose another that listens here.
async fn choosing(used: &str, other: &Relay) -> World {
    World::with("2026-06-15T10:00:00", |config| {
        config.mail.smtp = Some(used.to_owned());
        config.mail.timeout_seconds = 1;
        config.mail.relays = vec![other.url().replace("smtp://", "")];
    })
    .await
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
    let world = choosing(&nobody(), &relay).await;
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
    let world = choosing(&nobody(), &relay).await;
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
    let world = choosing(&nobody(), &relay).await;
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
async fn the_other_administrators_are_told_over_the_relay_in_use_before_another_one_is() {
    let (old, new) = (Relay::start().await, Relay::start().await);
    let world = choosing(&old.url(), &new).await;
    let (first, browser) = administrator(&world).await;
    let (second, _) = administrator(&world).await;
    let page = browser.get(RELAY).await;
    let form = chosen(&page, &new).fill("user", "post").fill("password", SECRET);
    let page = browser.submit(form).await;
    page.is(200).says(&world.say("done-mail-relay-asked")).does_not_say(SECRET);
    page.says("In the settings of the installation").says(&first.name);
    assert!(!page.html().contains("secret"), "the page does not hold it");
    posted(&world, "before", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { sent: 2, ..Round::default() });
    assert_eq!((old.taken().len(), new.taken().len()), (2, 0), "the letter goes over the old one");
    let told = world.letter("relay-changes", &second.email).await;
    let place = new.url().replace("smtp://", "");
    assert!(told.body_text.contains(&place) && told.body_text.contains(&first.name), "{}", told.body_text);
    assert!(
        world.letters().await.iter().all(|letter| letter.kind != "relay-changes" || letter.id == told.id)
    );
    // For a day any of them may still take it back.
    for (hours, which) in [(23, "soon"), (2, "after")] {
        world.pass(TimeDelta::hours(hours));
        relaying::settle(&world.app, world.now()).await.expect("it is looked at");
        posted(&world, which, |_| {}).await;
        assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    }
    assert_eq!((old.taken().len(), new.taken().len()), (3, 1));
    let browser = world.browser_of(&first).await;
    browser.get(RELAY).await.says("On this page").does_not_say(&world.say("mail-relay-take-back"));
    for detail in journal_detail::Entity::find().all(&*world.app.database).await.expect("details") {
        assert!(!format!("{detail:?}").contains("secret"), "{detail:?}");
    }
}

#[tokio::test]
async fn a_relay_of_which_somebody_could_not_be_told_is_not_used_by_waiting() {
    let (old, new) = (Relay::start().await, Relay::start().await);
    let world = choosing(&old.url(), &new).await;
    let (_, browser) = administrator(&world).await;
    let (second, _) = administrator(&world).await;
    old.answers(&second.email, &["550 nobody of that name"]);
    let form = chosen(&browser.get(RELAY).await, &new);
    browser.submit(form).await.is(200).says(&world.say("done-mail-relay-asked"));
    assert_eq!(deliver(&world.app).await, Round { failed: 1, ..Round::default() });
    world.pass(TimeDelta::days(3));
    relaying::settle(&world.app, world.now()).await.expect("it is looked at");
    posted(&world, "later", |_| {}).await;
    deliver(&world.app).await;
    assert_eq!((old.taken().len(), new.taken().len()), (1, 0));
}

#[tokio::test]
async fn an_administrator_who_puts_the_others_out_first_is_not_alone() {
    let (old, new) = (Relay::start().await, Relay::start().await);
    let world = choosing(&old.url(), &new).await;
    let (hostile, browser) = administrator(&world).await;
    let (second, _) = administrator(&world).await;
    let actor = world.actor(&hostile).await;
    access::disable(&world.app, Some(&actor), second.account, true, world.now()).await.expect("closed");
    let told = world.letter("account-watched", &second.email).await;
    assert!(told.body_text.contains(&hostile.name) && told.body_text.contains(&second.name));
    let form = chosen(&browser.get(RELAY).await, &new);
    browser.submit(form).await.is(200).says(&world.say("done-mail-relay-asked"));
    deliver(&world.app).await;
    assert_eq!((old.taken().len(), new.taken().len()), (2, 0), "both go over the relay in use");
    world.letter("relay-changes", &second.email).await;
    // Somebody closes the account of the one who wished for it: the wish ends with it.
    access::disable(&world.app, None, hostile.account, true, world.now()).await.expect("closed");
    world.pass(TimeDelta::days(3));
    relaying::settle(&world.app, world.now()).await.expect("it is looked at");
    posted(&world, "later", |_| {}).await;
    deliver(&world.app).await;
    assert_eq!(new.taken().len(), 0);
}

#[tokio::test]
async fn a_line_break_in_the_senders_name_breaks_no_letter() {
    let (old, new) = (Relay::start().await, Relay::start().await);
    let world = choosing(&old.url(), &new).await;
    let (_, browser) = administrator(&world).await;
    let form = chosen(&browser.get(RELAY).await, &new).fill("from_name", "Safon\r\nBcc: all@coop.invalid");
    browser.submit(form).await.is(200);
    posted(&world, "one", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    assert!(!String::from_utf8_lossy(&new.taken()[0].source).contains("\r\nBcc:"));
    let mut settings = Settings::of(&world.app.config.mail).expect("settings");
    settings.from_name = "Safon\nBcc: all@coop.invalid".into();
    let row = letter(&world, posted(&world, "two", |_| {}).await).await;
    let source = Mailer::new(settings).expect("a mailer").source(&outbox::letter_of(&row, world.now()));
    assert!(!String::from_utf8_lossy(&source.expect("a letter")).contains("\nBcc:"));
}

#[tokio::test]
async fn a_choice_waits_while_the_letter_does_and_another_administrator_confirms_it_or_takes_it_back() {
    let new = Relay::start().await;
    // The relay in use is gone.
    let world = choosing(&nobody(), &new).await;
    let (_, browser) = administrator(&world).await;
    let (_, other) = administrator(&world).await;
    let choose = async || {
        let form = chosen(&browser.get(RELAY).await, &new).fill("user", "post").fill("password", SECRET);
        browser.submit(form).await.is(200).says(&world.say("done-mail-relay-asked"));
    };
    choose().await;
    deliver(&world.app).await;
    let page = browser.get(RELAY).await;
    page.says(&world.say("mail-relay-take-back")).does_not_say(&world.say("mail-relay-confirm"));
    let own = browser.post_with_token("/en/operations/mail/relay/wish", &[("hold", "yes")]).await;
    own.is(422).says(&world.say("mail-relay-own-wish"));
    let page = other.get(RELAY).await;
    let back = other.submit(page.form_with("/wish", &world.say("mail-relay-take-back"))).await;
    back.is(200)
        .says(&world.say("done-mail-relay-taken-back"))
        .does_not_say(&world.say("mail-relay-take-back"));
    let kept = service_setting::Entity::find().all(&*world.app.database).await.expect("settings");
    assert!(!format!("{kept:?}").contains("secret"), "the password of what was taken back is kept nowhere");
    choose().await;
    let page = other.get(RELAY).await;
    let held = other.submit(page.form_with("/wish", &world.say("mail-relay-confirm"))).await;
    held.is(200).says(&world.say("done-mail-relay")).says("On this page");
    posted(&world, "now", |_| {}).await;
    deliver(&world.app).await;
    assert!(!new.taken().is_empty());
    // Back to the settings it goes at once, and that is told too.
    let told = async || world.letters().await.iter().filter(|one| one.kind == "relay-changes").count();
    let before = told().await;
    let page = browser.get(RELAY).await;
    browser.submit(page.form("/operations/mail/relay/settings")).await.is(200);
    assert_eq!(told().await, before + 1);
}

#[tokio::test]
async fn a_relay_inside_the_network_is_not_chosen_on_a_page_and_a_name_that_leads_there_is_not_spoken_to() {
    let relay = Relay::start().await;
    let world = mailing("smtp://relay.example:587").await;
    let (_, browser) = administrator(&world).await;
    let port = relay.url().rsplit(':').next().expect("a port").to_owned();
    for host in ["localhost", "127.0.0.1", "10.0.0.8", "169.254.169.254", "::1"] {
        let form = browser.get(RELAY).await.form(RELAY).fill("host", host).fill("port", &port);
        browser.submit(form.choose("security", "none")).await.is(422).says(&world.say("mail-host-inside"));
    }
    let mut settings = Settings::of(&world.app.config.mail).expect("settings");
    settings.relay = Place::read(&relay.url().replace("127.0.0.1", "localhost")).ok();
    settings.outside_only = true;
    let refused = Mailer::new(settings.clone()).expect("a mailer").open().await.err();
    assert!(refused.is_some_and(|why| why.contains("its own network")));
    settings.outside_only = false;
    assert!(Mailer::new(settings).expect("a mailer").open().await.is_ok());
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_beside_its_field() {
    let relay = Relay::start().await;
    let world = choosing(&nobody(), &relay).await;
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

#[tokio::test]
async fn what_safon_itself_noted_of_a_letter_or_a_run_is_said_in_the_readers_language() {
    let world = World::on("2026-06-15").await;
    let (_, browser) = administrator(&world).await;
    for (place, (state, noted, english, welsh)) in [
        (
            EmailState::Withdrawn,
            "no longer owed",
            "what it was about was over",
            "roedd yr hyn yr oedd yn sôn amdano",
        ),
        (
            EmailState::Deferred,
            "the relay did not answer within 20 seconds",
            "The mail relay did not answer within 20 seconds",
            "Nid atebodd y gweinydd post o fewn 20 eiliad",
        ),
        (
            EmailState::Failed,
            "the relay takes no address outside ASCII",
            "The mail relay takes no address with letters such as ŵ",
            "Nid yw’r gweinydd post yn derbyn cyfeiriad â llythrennau fel ŵ",
        ),
        (
            EmailState::Failed,
            "address: Missing domain or user",
            "not an email address",
            "nid cyfeiriad e-bost",
        ),
        (EmailState::Failed, "the letter is not text", "the letter is not text", "nid testun yw’r llythyr"),
        (
            EmailState::Deferred,
            "the name stands for this machine or its own network; the settings do not name it",
            "The name of the relay stands for this machine",
            "Mae enw’r gweinydd post yn golygu’r peiriant hwn",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        assert!(outbox::said(noted).is_some(), "a proof on paper says it too: {noted}");
        let letter = crate::returned::posted(&world, &format!("noted-{place}"), |row| {
            row.state = state;
            row.attempts = 1;
            row.last_reply = Some(noted.into());
        })
        .await;
        for end in ["", "/proof"] {
            let path = format!("operations/mail/{}{end}", letter.id);
            browser.get(&format!("/en/{path}")).await.is(200).says(english);
            browser.get(&format!("/cy/{path}")).await.is(200).says(welsh).does_not_say(noted);
        }
    }
    let noted = "left behind by a process that ended or stood still";
    let row = job_run::Model {
        id: JobRunId::new(world.now()),
        job: "verify".into(),
        occurrence: safon::operations::runs::key(world.now()),
        outcome: RunOutcome::Failed,
        detail: Some(noted.into()),
        started_at: world.now(),
        finished_at: Some(world.now()),
        cause: None,
        renewed_at: Some(world.now()),
        set_aside_at: None,
    };
    row.into_active_model().insert(&*world.app.database).await.expect("it is recorded");
    browser.get("/en/operations/timetable").await.is(200).says("Nobody ended this run");
    browser
        .get("/cy/operations/timetable")
        .await
        .is(200)
        .says("Ni ddaeth neb â’r rhediad hwn i ben")
        .does_not_say(noted);
}
