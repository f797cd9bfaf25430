//! Signing in and what guards it, through the pages, as people and as those who mean ill use them.

use chrono::TimeDelta;
use entities::access::{Language, Role};
use safon::access::{self, Invitation, factor};
use safon::foundation::App;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use crate::world::World;
use crate::world::browser::{Browser, Page};
use crate::world::hand::base32;
use crate::world::people::{PASSWORD, Person};

const NEW: &str = "tri chi bach yn cysgu";

async fn sign_in(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.get("/en/sign-in").await;
    let form = page.is(200).form("/sign-in").fill("email", email).fill("password", password);
    browser.submit_only(form).await
}

/// Is the browser's person known?
async fn signed_in(browser: &Browser) -> bool {
    browser.asked(reqwest::Method::GET, "/en/account").await.status == 200
}

async fn invite(
    world: &World,
    email: &str,
    name: &str,
    role: Role,
    organisation: &str,
) -> entities::ids::AccountId {
    let invitation = Invitation {
        email: email.into(),
        name: name.into(),
        language: Language::En,
        role,
        organisation: world.organisation(organisation).await,
        areas: None,
    };
    access::invite(&world.app, None, invitation, world.now()).await.expect("the invitation is sent")
}

/// Takes the waiver of the tests off: this person needs a second factor like everybody else.
async fn needing_factor(world: &World, role: Role) -> Person {
    let person = world.person(role, "FRAN").await;
    let account = access::store::account(&*world.app.database, person.account).await.expect("the account");
    let mut row = account.into_active_model();
    row.second_factor_waived = Set(false);
    row.update(&*world.app.database).await.expect("the account is changed");
    person
}

/// Sets the factor up through the pages. Answers its secret and the recovery codes.
async fn set_up(world: &World, browser: &Browser) -> (Vec<u8>, Vec<String>) {
    let page = browser.get("/en/account/factor").await;
    let spelled = page.is(200).texts("main code").remove(0);
    let secret = base32(&spelled);
    let code = factor::code_at(&secret, world.now()).expect("a code");
    let done = browser.submit(page.form("/account/factor").fill("code", &code)).await;
    done.is(200).says("Keep your recovery codes");
    (secret, done.texts("main code"))
}

#[tokio::test]
async fn somebody_signs_in_reads_their_account_and_signs_out() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let browser = world.browser().await;
    let done = sign_in(&browser, &chair.email, chair.password).await;
    assert_eq!(done.redirect().as_deref(), Some("/en/home"));
    let cookie = done.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let account = browser.get("/en/account").await;
    account.is(200).says(&chair.name).says(&chair.email);
    assert_eq!(account.header("cache-control"), "no-store");
    browser.submit_only(account.form("/sign-out")).await.is(303);
    assert!(!signed_in(&browser).await);
}

#[tokio::test]
async fn a_person_is_greeted_in_their_own_language() {
    let world = World::new().await;
    let chair = world.welsh_person(Role::BoardChair, "COOP-0001").await;
    let done = sign_in(&world.browser().await, &chair.email, chair.password).await;
    assert_eq!(done.redirect().as_deref(), Some("/cy/home"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let gone = world.person(Role::BoardMember, "COOP-0001").await;
    access::disable(&world.app, None, gone.account, true, world.now())
        .await
        .expect("the account is disabled");
    invite(&world, "new@coop.invalid", "Ŵena", Role::Member, "COOP-0001").await;
    let browser = world.browser().await;
    let mut answers = Vec::new();
    for (email, password) in [
        (chair.email.as_str(), "not the right password"),
        ("nobody@coop.invalid", PASSWORD),
        (&gone.email, PASSWORD),
        ("new@coop.invalid", PASSWORD),
        ("", ""),
    ] {
        let page = sign_in(&browser, email, password).await;
        page.is(422).says(&world.say("access-sign-in-wrong")).does_not_say(PASSWORD);
        let same = page.html().replace(&format!("value=\"{email}\""), "value=\"\"");
        answers.push(same);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "the answers differ");
}

#[tokio::test]
async fn an_invitation_is_taken_up_once_and_reading_its_page_does_not_use_it_up() {
    let world = World::new().await;
    invite(&world, "siân@coop.invalid", "Siân Tŷ Isaf", Role::BoardChair, "COOP-0001").await;
    let letter = world.letter("invitation", "siân@coop.invalid").await;
    let link = world.link_in(&letter);
    let browser = world.browser().await;
    for _ in 0..3 {
        browser.get(&link).await.is(200).says("Siân Tŷ Isaf");
        browser.asked(reqwest::Method::HEAD, &link).await.is(200);
    }
    let page = browser.get(&link).await;
    let short = page.form("Save the password").choose("language", "cy").fill("password", "short");
    let again = browser.submit(short).await;
    again.is(422).says("siân@coop.invalid");
    assert_eq!(again.form("Save the password").value("language"), Some("cy"), "what was chosen stays");
    let chosen = again.form("Save the password").fill("password", NEW);
    browser.submit(chosen).await.is(200).says(&world.say("done-password-chosen"));
    browser.get(&link).await.says(&world.say("access-link-gone-title"));
    let late = page.form("Save the password").fill("password", "another one altogether");
    browser.submit(late).await.is(422).says(&world.say("access-link-used"));
    let done = sign_in(&browser, "siân@coop.invalid", NEW).await;
    assert_eq!(done.redirect().as_deref(), Some("/cy/home"), "the language that was chosen");
}

#[tokio::test]
async fn an_invitation_lapses_after_a_fortnight() {
    let world = World::new().await;
    invite(&world, "late@coop.invalid", "Tŵm", Role::Member, "COOP-0001").await;
    let link = world.link_in(&world.letter("invitation", "late@coop.invalid").await);
    world.pass(TimeDelta::days(14) + TimeDelta::minutes(1));
    world.browser().await.get(&link).await.says(&world.say("access-link-gone-title"));
}

#[tokio::test]
async fn a_reset_gives_one_link_ends_every_session_and_says_so_by_letter() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let (old, browser) = (world.browser_of(&chair).await, world.browser().await);
    let ask = |email: String| {
        let browser = &browser;
        async move {
            let page = browser.get("/en/forgotten").await;
            browser.submit(page.form("/forgotten").fill("email", &email)).await
        }
    };
    let known = ask(chair.email.clone()).await;
    let unknown = ask("nobody@coop.invalid".into()).await;
    assert_eq!(known.is(200).html(), unknown.is(200).html(), "the page tells nobody who has an account");
    assert_eq!(world.letters().await.len(), 1);
    let link = world.link_in(&world.letter("password-reset", &chair.email).await);
    let first = browser.get(&link).await;
    world.pass(TimeDelta::minutes(5));
    ask(chair.email.clone()).await;
    assert_eq!(world.letters().await.len(), 2, "the second link is made behind the answer, and is made now");
    assert!(signed_in(&old).await, "asking changes nothing yet");
    browser.submit(first.form("Save the password").fill("password", NEW)).await.is(200);
    assert!(!signed_in(&old).await, "every session has ended");
    let second = world.letters().await.into_iter().find(|l| l.kind == "password-reset").expect("a letter");
    let other = world.link_in(&second);
    assert_ne!(link, other);
    browser.get(&other).await.says(&world.say("access-link-gone-title"));
    world.letter("password-changed", &chair.email).await;
    assert_eq!(sign_in(&browser, &chair.email, chair.password).await.status, 422);
    assert_eq!(sign_in(&browser, &chair.email, NEW).await.status, 303);
}

#[tokio::test]
async fn whether_there_is_an_account_is_looked_up_after_the_answer() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    for (email, letters) in [("nobody@coop.invalid", 0), (chair.email.as_str(), 1)] {
        access::ask_reset(&world.app, email, "127.0.0.1", world.now()).await.expect("it is asked");
        // Nothing else has run since: what depends on the account is all still to do, for the one as for the other.
        assert_eq!(world.app.later.count(), 1, "{email}");
        assert_eq!(world.letters().await.len(), letters, "{email}");
        assert_eq!(world.app.later.count(), 0, "{email}");
    }
}

#[tokio::test]
async fn a_reset_link_works_for_an_hour() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    access::ask_reset(&world.app, &chair.email, "127.0.0.1", world.now()).await.expect("a link is sent");
    let link = world.link_in(&world.letter("password-reset", &chair.email).await);
    let browser = world.browser().await;
    world.pass(TimeDelta::minutes(59));
    let page = browser.get(&link).await;
    let form = page.form("Save the password").fill("password", NEW);
    world.pass(TimeDelta::minutes(2));
    browser.submit(form).await.is(422).says(&world.say("access-link-used"));
}

#[tokio::test]
async fn links_lead_to_the_configured_address_whatever_host_was_asked() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let browser = world.browser().await.always_sending("x-forwarded-host", "evil.invalid");
    let page = browser.get("/en/forgotten").await;
    let hosted = world.browser().await;
    let visitor = hosted.token().await;
    let evil = hosted.always_sending("host", "evil.invalid");
    let sent = evil.post("/en/forgotten", &[("token", &visitor), ("email", &chair.email)]).await;
    sent.is(200).does_not_say("evil.invalid");
    browser.submit(page.form("/forgotten").fill("email", &chair.email)).await.is(200);
    let letters = world.letters().await;
    assert!(!letters.is_empty());
    for letter in letters {
        let all = format!("{}{}{}", letter.subject, letter.body_text, letter.body_html);
        assert!(!all.contains("evil"), "{all}");
        assert!(all.contains(&world.config.base_url));
    }
}

#[tokio::test]
async fn a_look_alike_address_gets_no_link_of_its_own() {
    let world = World::new().await;
    invite(&world, "sian@coop.invalid", "Siân", Role::BoardChair, "COOP-0001").await;
    let before = world.letters().await.len();
    // The first letter is Cyrillic.
    access::ask_reset(&world.app, "ѕian@coop.invalid", "127.0.0.1", world.now()).await.expect("it is asked");
    let letters = world.letters().await;
    assert_eq!(letters.len(), before + 1);
    assert!(
        letters.iter().all(|letter| letter.recipient == "sian@coop.invalid"),
        "mail goes to the address known"
    );
    let twin = invite(&world, "ѕian@coop.invalid", "Somebody else", Role::Member, "COOP-0001").await;
    let account = access::store::account(&*world.app.database, twin).await.expect("the account");
    assert_eq!(account.email, "sian@coop.invalid", "no second account under a look-alike");
}

#[tokio::test]
async fn markup_in_a_name_is_only_text_in_an_email_and_on_a_page() {
    let world = World::new().await;
    let hostile = "<img src=x onerror=alert(1)> <b>Ŵena</b>\u{202e}";
    invite(&world, "evil@coop.invalid", hostile, Role::BoardChair, "COOP-0001").await;
    let letter = world.letter("invitation", "evil@coop.invalid").await;
    assert!(
        !letter.body_html.contains("<img src=x") && !letter.body_html.contains("<b>Ŵena"),
        "{}",
        letter.body_html
    );
    assert!(letter.body_html.contains("&lt;img src=x"), "{}", letter.body_html);
    let page = world.browser().await.get(&world.link_in(&letter)).await;
    assert!(!page.is(200).html().contains("<img src=x"), "{}", page.html());
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let accounts = world.browser_of(&administrator).await.get("/en/accounts").await;
    assert!(!accounts.is(200).html().contains("<img src=x") && accounts.html().contains("&lt;img src=x"));
}

#[tokio::test]
async fn who_needs_a_second_factor_sets_it_up_before_anything_else() {
    let world = World::new().await;
    let administrator = needing_factor(&world, Role::Administrator).await;
    let browser = world.browser().await;
    sign_in(&browser, &administrator.email, administrator.password).await.is(303);
    let held = browser.asked(reqwest::Method::GET, "/en/accounts").await;
    assert_eq!(held.redirect().as_deref(), Some("/en/account/factor"));
    let held = browser.post_with_token("/en/accounts/invite", &[("name", "x")]).await;
    assert_eq!(held.redirect().as_deref(), Some("/en/account/factor"));
    let page = browser.get("/en/account/factor").await;
    browser.submit(page.form("/account/factor").fill("code", "000000")).await.is(422);
    let (_, codes) = set_up(&world, &browser).await;
    assert_eq!(codes.len(), 10);
    browser.get("/en/accounts").await.is(200);
}

#[tokio::test]
async fn a_code_works_once_and_only_about_now() {
    let world = World::new().await;
    let administrator = needing_factor(&world, Role::Administrator).await;
    let first = world.browser().await;
    sign_in(&first, &administrator.email, administrator.password).await.is(303);
    let (secret, _) = set_up(&world, &first).await;
    let used = factor::code_at(&secret, world.now()).expect("a code");

    let browser = world.browser().await;
    let asked = sign_in(&browser, &administrator.email, administrator.password).await;
    asked.is(200).says("Enter your code");
    assert!(!signed_in(&browser).await, "the password alone opens nothing");
    browser.submit(asked.form("/sign-in/code").fill("code", &used)).await.is(422);

    world.pass(TimeDelta::seconds(60));
    let old = factor::code_at(&secret, world.now() - TimeDelta::seconds(90)).expect("a code");
    browser.submit(asked.form("/sign-in/code").fill("code", &old)).await.is(422);
    let far = factor::code_at(&secret, world.now() + TimeDelta::seconds(90)).expect("a code");
    browser.submit(asked.form("/sign-in/code").fill("code", &far)).await.is(422);
    let good = factor::code_at(&secret, world.now()).expect("a code");
    browser.submit_only(asked.form("/sign-in/code").fill("code", &good)).await.is(303);
    assert!(signed_in(&browser).await);

    let other = world.browser().await;
    let asked = sign_in(&other, &administrator.email, administrator.password).await;
    other.submit(asked.form("/sign-in/code").fill("code", &good)).await.is(422);
    assert!(!signed_in(&other).await, "the same code again opens nothing");
}

#[tokio::test]
async fn a_recovery_code_stands_in_for_the_app_once() {
    let world = World::new().await;
    let administrator = needing_factor(&world, Role::Administrator).await;
    let first = world.browser().await;
    sign_in(&first, &administrator.email, administrator.password).await.is(303);
    let (_, codes) = set_up(&world, &first).await;
    for (code, status) in [(&codes[3], 303), (&codes[3], 422), (&codes[4].to_uppercase(), 303)] {
        let browser = world.browser().await;
        let asked = sign_in(&browser, &administrator.email, administrator.password).await;
        browser.submit_only(asked.form("/sign-in/code").fill("code", code)).await.is(status);
        assert_eq!(signed_in(&browser).await, status == 303);
    }
}

#[tokio::test]
async fn a_factor_that_is_set_up_is_not_set_up_again_by_whoever_holds_the_browser() {
    let world = World::new().await;
    let administrator = needing_factor(&world, Role::Administrator).await;
    let browser = world.browser().await;
    sign_in(&browser, &administrator.email, administrator.password).await.is(303);
    let (secret, _) = set_up(&world, &browser).await;
    world.pass(TimeDelta::seconds(60));
    let code = factor::code_at(&secret, world.now()).expect("a code");
    browser.get("/en/account/factor").await.is(422).says(&world.say("access-factor-set"));
    let again = browser.post_with_token("/en/account/factor", &[("code", &code)]).await;
    again.is(422).says(&world.say("access-factor-set"));
}

#[tokio::test]
async fn guessing_codes_comes_to_an_end() {
    let world = World::new().await;
    let administrator = needing_factor(&world, Role::Administrator).await;
    let first = world.browser().await;
    sign_in(&first, &administrator.email, administrator.password).await.is(303);
    let (secret, _) = set_up(&world, &first).await;
    world.pass(TimeDelta::seconds(60));
    let browser = world.browser().await;
    let asked = sign_in(&browser, &administrator.email, administrator.password).await;
    for _ in 0..10 {
        browser.submit(asked.form("/sign-in/code").fill("code", "000000")).await.is(422);
    }
    let good = factor::code_at(&secret, world.now()).expect("a code");
    browser.submit(asked.form("/sign-in/code").fill("code", &good)).await.is(429);
}

#[tokio::test]
async fn guessing_passwords_comes_to_an_end_and_starts_anew_after_a_quarter_of_an_hour() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let browser = world.browser().await;
    for _ in 0..10 {
        sign_in(&browser, &chair.email, "not the right password").await.is(422);
    }
    sign_in(&browser, &chair.email, chair.password).await.is(422).says(&world.say("access-sign-in-wrong"));
    let reopened: App = world.reopened().await;
    let after = access::sign_in(&reopened, &chair.email, PASSWORD, "127.0.0.1", "", world.now()).await;
    assert!(matches!(after, Ok(access::SignIn::Refused)), "a restart forgives nobody");
    world.pass(TimeDelta::minutes(16));
    sign_in(&browser, &chair.email, chair.password).await.is(303);
}

#[tokio::test]
async fn an_address_that_tries_many_accounts_is_stopped() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    for number in 0..100 {
        let key = format!("sign-in:address:{}", "127.0.0.1");
        let tries = access::store::count_try(&*world.app.database, &key, 15, world.now()).await;
        assert_eq!(tries.expect("a try is counted"), number + 1);
    }
    sign_in(&world.browser().await, &chair.email, chair.password).await.is(422);
    world.pass(TimeDelta::minutes(16));
    sign_in(&world.browser().await, &chair.email, chair.password).await.is(303);
}

#[tokio::test]
async fn letters_for_forgotten_passwords_are_limited_too() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let browser = world.browser().await;
    for _ in 0..8 {
        world.pass(TimeDelta::seconds(1));
        let page = browser.get("/en/forgotten").await;
        browser.submit(page.form("/forgotten").fill("email", &chair.email)).await.is(200);
    }
    assert_eq!(world.letters().await.len(), 5);
}

#[tokio::test]
async fn changing_the_password_ends_every_other_session() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let (here, there) = (world.browser_of(&chair).await, world.browser_of(&chair).await);
    let page = here.get("/en/account").await;
    let wrong = page.form("/account/password").fill("old_password", "not mine at all").fill("password", NEW);
    here.submit(wrong).await.is(422).says(&world.say("access-password-wrong"));
    assert!(signed_in(&there).await);
    let common =
        page.form("/account/password").fill("old_password", PASSWORD).fill("password", "Cyfrinair123456");
    here.submit(common).await.is(422).says(&world.say("access-password-common"));
    let right = page.form("/account/password").fill("old_password", PASSWORD).fill("password", NEW);
    here.submit(right).await.is(200).says(&world.say("done-password-chosen"));
    assert!(signed_in(&here).await);
    assert!(!signed_in(&there).await);
}

#[tokio::test]
async fn somebody_signs_out_everywhere_else() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let (here, there) = (world.browser_of(&chair).await, world.browser_of(&chair).await);
    let page = here.get("/en/account").await;
    here.submit(page.form("/account/sessions")).await.is(200).says(&world.say("done-sessions-ended"));
    assert!(signed_in(&here).await && !signed_in(&there).await);
}

#[tokio::test]
async fn a_session_ends_after_an_idle_hour_and_after_twelve_whatever_happens() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let browser = world.browser_of(&chair).await;
    world.pass(TimeDelta::minutes(59));
    assert!(signed_in(&browser).await);
    world.pass(TimeDelta::minutes(61));
    assert!(!signed_in(&browser).await);
    let browser = world.browser_of(&chair).await;
    for _ in 0..14 {
        world.pass(TimeDelta::minutes(50));
        assert!(signed_in(&browser).await);
    }
    world.pass(TimeDelta::minutes(25));
    assert!(!signed_in(&browser).await, "twelve hours are over");
}

#[tokio::test]
async fn a_disabled_account_and_a_role_taken_away_count_from_the_next_request() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let second = world.person(Role::Administrator, "FRAN").await;
    let (browser, office) = (world.browser_of(&chair).await, world.browser_of(&administrator).await);
    let other = world.browser_of(&second).await;
    assert!(signed_in(&browser).await);
    let accounts = office.get("/en/accounts").await;
    let form = accounts.form(&format!("/accounts/{}/disable", chair.account));
    office.submit(form).await.is(200).says(&world.say("done-account-changed"));
    assert!(!signed_in(&browser).await);
    sign_in(&browser, &chair.email, chair.password).await.is(422);

    other.get("/en/accounts").await.is(200);
    let revoke = format!(
        "update role_grant set revoked_at = granted_at where account_id = (select id from account where email = '{}')",
        second.email
    );
    sea_orm::ConnectionTrait::execute_unprepared(&*world.app.database, &revoke).await.expect("it is revoked");
    other.get("/en/accounts").await.is(404);
}

#[tokio::test]
async fn roles_are_given_only_with_a_fresh_password_and_never_to_oneself() {
    let world = World::new().await;
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let browser = world.browser_of(&administrator).await;
    let filled = |page: &Page, email: &str| {
        page.form("/accounts/invite")
            .fill("name", "Tŵm Siôn")
            .fill("email", email)
            .choose("language", "cy")
            .choose("role", "moderator")
            .fill("reference", "FRAN")
    };
    let page = browser.get("/en/accounts/invite").await;
    browser.submit(filled(&page, &administrator.email)).await.is(422).says(&world.say("access-role-to-self"));
    world.pass(TimeDelta::minutes(11));
    let stopped = browser.submit_only(filled(&page, "twm@fran.invalid")).await;
    let place = stopped.redirect().expect("the password is asked for again");
    assert!(place.starts_with("/en/account/confirm?next="), "{place}");
    let confirm = browser.get(&place).await;
    browser.submit(confirm.form("/account/confirm").fill("password", "not the right one")).await.is(422);
    browser.submit(confirm.form("/account/confirm").fill("password", PASSWORD)).await.is(200);
    browser.submit(filled(&page, "twm@fran.invalid")).await.is(200).says(&world.say("done-invited"));
    assert!(world.letters().await.is_empty(), "the invitation waits for a second administrator");
}

#[tokio::test]
async fn a_role_counts_only_when_a_second_administrator_has_confirmed_it() {
    let world = World::new().await;
    let [giver, second] =
        [world.person(Role::Administrator, "FRAN").await, world.person(Role::Administrator, "FRAN").await];
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let actor = world.actor(&giver).await;
    let invited = |email: &str, role, organisation| Invitation {
        email: email.into(),
        name: "Tŵm Môn".into(),
        language: Language::Cy,
        role,
        organisation,
        areas: None,
    };
    let franchisor = giver.organisation;
    for invitation in [
        invited("twm@fran.invalid", Role::Auditor, franchisor),
        invited(&chair.email, Role::StandardsOfficer, franchisor),
        invited(&second.email, Role::Moderator, franchisor),
    ] {
        access::invite(&world.app, Some(&actor), invitation, world.now()).await.expect("it is kept");
    }
    assert!(world.actor(&chair).await.grants.iter().all(|grant| grant.role != Role::StandardsOfficer));
    let database = &*world.app.database;
    let holders = access::store::holders_anywhere(database, &[Role::Auditor], world.today()).await;
    assert!(holders.expect("they can be read").is_empty());

    // The second one is told: by letter, and on the first page; the giver is not.
    let letters = world.letters().await;
    let asked: Vec<_> = letters.iter().filter(|letter| letter.kind == "role-to-confirm").collect();
    assert_eq!(asked.len(), 2, "one for each role that is not the second one's own");
    assert!(asked.iter().all(|letter| letter.recipient == second.email));
    let task = "Confirm or refuse 2 roles";
    world.browser_of(&second).await.get("/en/operations").await.is(200).says(task);
    world.browser_of(&giver).await.get("/en/operations").await.is(200).does_not_say("Confirm or refuse");

    // Who gave a role does not confirm it, and nobody confirms their own.
    let own = world.browser_of(&giver).await.get("/en/accounts").await;
    assert!(!own.is(200).texts("main button").iter().any(|button| button.starts_with("Confirm")));
    let browser = world.browser_of(&second).await;
    let page = browser.get("/en/accounts").await;
    let confirms = page.texts("main button").into_iter().filter(|button| button.starts_with("Confirm"));
    let confirms: Vec<String> = confirms.collect();
    assert_eq!(confirms.len(), 2, "{confirms:?}");
    let ids = page.attributes("main form[action^=\"/en/accounts/grants/\"]", "action");
    let other = world.browser_of(&giver).await;
    for action in &ids {
        let done = other.post_with_token(action, &[("decision", "confirm")]).await;
        assert_eq!(done.status, 422, "{}", done.shown());
    }
    let auditor = confirms.iter().find(|button| button.contains("auditor (FRAN)")).expect("the auditor");
    browser.submit(page.form(auditor)).await.is(200).says(&world.say("done-role-confirmed"));
    world.letter("invitation", "twm@fran.invalid").await;
    let mut owed = 0;
    for letter in &asked {
        assert!(letter.still_owed.is_some(), "it is asked again at sending");
        let holds = safon::jobs::holds(&world.app, letter, world.now()).await.expect("an answer");
        owed += usize::from(holds);
    }
    assert_eq!(owed, 1, "the letter about the confirmed role is not sent any more");
    let page = browser.get("/en/accounts").await;
    let officer = page.texts("main button").into_iter().find(|button| button.starts_with("Refuse"));
    browser.submit(page.form(&officer.expect("one more waits"))).await.is(200);
    assert!(world.actor(&chair).await.grants.iter().all(|grant| grant.role != Role::StandardsOfficer));
    let journal = safon::journal::verify(database, |_| ()).await.expect("it can be read");
    assert!(journal.is_ok(), "{journal:?}");
}

#[tokio::test]
async fn somebody_who_lost_phone_and_codes_gets_in_again_with_another_s_help() {
    let world = World::new().await;
    let auditor = needing_factor(&world, Role::Auditor).await;
    let theirs = world.browser().await;
    sign_in(&theirs, &auditor.email, auditor.password).await.is(303);
    set_up(&world, &theirs).await;
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let browser = world.browser_of(&administrator).await;
    let page = browser.get(&format!("/en/accounts?q={}", auditor.email)).await;
    browser.submit(page.form("/factor")).await.is(200).says(&world.say("done-factor-reset"));
    world.letter("factor-reset", &auditor.email).await;
    assert!(!signed_in(&theirs).await, "every session has ended");
    sign_in(&theirs, &auditor.email, auditor.password).await.is(303);
    let held = theirs.asked(reqwest::Method::GET, "/en/audits").await;
    assert_eq!(held.redirect().as_deref(), Some("/en/account/factor"), "a new one is set up first");
}

#[tokio::test]
async fn a_role_is_taken_away_and_its_pages_are_gone_at_the_next_request() {
    let world = World::new().await;
    let moderator = world.person(Role::Moderator, "FRAN").await;
    let theirs = world.browser_of(&moderator).await;
    theirs.get("/en/audits").await.is(200);
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let browser = world.browser_of(&administrator).await;
    let page = browser.get(&format!("/en/accounts?q={}", moderator.email)).await;
    assert!(!page.text().contains(&administrator.email), "the list shows whom was looked for");
    let button = page.texts("main button").into_iter().find(|text| text.starts_with("Take away"));
    browser.submit(page.form(&button.expect("a role to take away"))).await.is(200);
    theirs.get("/en/audits").await.is(404);
}

#[tokio::test]
async fn faults_of_an_invitation_are_told_together_and_what_was_typed_stays() {
    let world = World::new().await;
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let browser = world.browser_of(&administrator).await;
    let page = browser.get("/en/accounts/invite").await;
    let form = page.form("/accounts/invite").fill("name", "Siân Tŷ Isaf").fill("reference", "COOP-9999");
    let again = browser.submit(form).await;
    again.is(422);
    assert!(again.errors().len() >= 3, "{:?}", again.errors());
    assert_eq!(again.form("/accounts/invite").value("name"), Some("Siân Tŷ Isaf"));
    assert!(again.texts("title")[0].starts_with("Error: "));
}

#[tokio::test]
async fn after_signing_in_one_goes_on_inside_this_service_only() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    for (next, place) in [
        ("/en/account", "/en/account"),
        ("/cy/coops/COOP-0001?x=1", "/en/coops/COOP-0001?x=1"),
        ("https://evil.invalid/", "/en/home"),
        ("//evil.invalid/en", "/en/home"),
        ("/\\evil.invalid", "/en/home"),
        ("/en\\@evil.invalid", "/en/home"),
        ("/en/\r\nLocation: https://evil.invalid", "/en/home"),
        ("javascript:alert(1)", "/en/home"),
        ("/english", "/en/home"),
    ] {
        let browser = world.browser().await;
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        let page = browser.get(&format!("/en/sign-in?{query}")).await;
        let form = page.form("/sign-in").fill("email", &chair.email).fill("password", chair.password);
        let done = browser.submit_only(form.forge("next", next)).await;
        assert_eq!(done.is(303).redirect().as_deref(), Some(place), "{next}");
    }
}

#[tokio::test]
async fn a_form_with_the_token_of_somebody_else_is_refused() {
    let world = World::new().await;
    let one = world.browser_of(&world.person(Role::BoardChair, "COOP-0001").await).await;
    let other = world.browser_of(&world.person(Role::BoardChair, "COOP-0002").await).await;
    let stolen = one.token().await;
    let form = other.get("/en/account").await.form("/account/language").choose("language", "cy");
    let page = other.submit(form.clone().forge("token", &stolen)).await;
    page.is(422).says(&world.say("error-form-stale"));
    other.submit(form).await.is(200);
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_shows_what_was_typed() {
    let world = World::new().await;
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let browser = world.browser_of(&administrator).await;
    let page = browser.get("/en/accounts/invite").await;
    world.pass(TimeDelta::hours(2));
    let sent = browser.submit(page.form("/accounts/invite").fill("name", "Nesta ap Siôr")).await;
    sent.is(401).says("Nesta ap Siôr").says(&world.say("error-session-ended"));
}

#[tokio::test]
async fn every_answer_wears_its_guards() {
    let world = World::new().await;
    let browser = world.browser().await;
    for path in ["/en/sign-in", "/en/nowhere", "/cy/help"] {
        let page = browser.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn over_https_cookies_are_secure_and_bound_to_the_host() {
    let world =
        World::with("2026-06-15T10:00:00", |config| config.base_url = "https://safon.invalid".into()).await;
    let page = world.browser().await.get("/en/sign-in").await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("__Host-safon-visitor=") && cookie.contains("; Secure"), "{cookie}");
    assert!(page.header("strict-transport-security").contains("max-age="));
}
