//! A worker's own record, by the worker and by the co-op.

use std::collections::BTreeSet;
use std::path::PathBuf;

use entities::access::{Language, Role};
use entities::documents::document;
use entities::ids::WorkerId;
use entities::training::{CorrectionOutcome, correction_request, worker};
use safon::access::{self, SignIn};
use safon::deadlines::{self, Rule};
use safon::foundation::error::Error;
use safon::training::{self, Entered, NewRecord, own};
use sea_orm::EntityTrait;

use crate::undoing::{FIRST, imported, last};
use crate::world::browser::Browser;
use crate::world::people::Person;
use crate::world::staff::{completed, somebody};
use crate::world::{World, day, pdf};

/// A co-op with two workers and their records, one of whom has access to their own.
struct Cast {
    world: World,
    manager: Person,
    mair: WorkerId,
    twm: WorkerId,
}

const MAIR: &str = "mair@gofal.invalid";

fn care_worker(name: &str) -> Entered {
    somebody(name, &["care_worker"])
}

async fn cast() -> Cast {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let mair = world.employ(&manager, care_worker("Mair Tŷ Gwyn")).await;
    let twm = world.employ(&manager, care_worker("Twm Penrhyn")).await;
    for (who, subject, on) in [(mair, "fire", "2026-03-02"), (twm, "moving_handling", "2026-02-03")] {
        let provider = Some("Coleg Gwŷr".to_owned());
        world.note(&manager, who, NewRecord { provider, ..completed(subject, on) }).await;
    }
    Cast { world, manager, mair, twm }
}

/// Mair was a care worker until May, and away in the winter.
async fn was_something_else(cast: &Cast) {
    let actor = cast.world.actor(&cast.manager).await;
    let away = Entered {
        leave_from: Some(day("2026-01-05")),
        leave_until: Some(day("2026-03-27")),
        leave_reason: Some("parental".to_owned()),
        ..care_worker("Mair Tŷ Gwyn")
    };
    let senior = somebody("Mair Tŷ Gwyn", &["senior_care_worker"]);
    for (person, from) in [(away, None), (senior, Some(day("2026-05-04")))] {
        training::edit_worker(&cast.world.app, &actor, cast.mair, person, from, cast.world.now())
            .await
            .expect("changed");
    }
}

/// Gives access through the page, takes up the invitation, and answers the worker's browser.
async fn invited(cast: &Cast, id: WorkerId, email: &str) -> Browser {
    let world = &cast.world;
    let browser = world.browser_of(&cast.manager).await;
    let page = browser.get(&format!("/en/coops/COOP-0001/training/people/{id}")).await;
    let form = page.form(&format!("{id}/access")).fill("email", email).choose("language", "en");
    browser.submit(form).await.is(200).says("was asked by email").says(email);
    let letter = world.letter("invitation", email).await;
    assert!(letter.body_text.contains("Your co-op invited you"), "{}", letter.body_text);
    let worker = world.browser().await;
    let page = worker.get(&world.link_in(&letter)).await;
    let form = page.form("Save the password").fill("password", "mae hen wlad fy nhadau i mi");
    worker.submit(form).await.is(200);
    signed_in(world, email).await
}

/// Takes up, on the page of the account, what the person was offered.
async fn take_up(browser: &Browser, reference: &str) {
    let page = browser.get("/en/account").await;
    browser.submit(page.form(&format!("Take it up Tŷ Ŵyn Care Co-op {reference}"))).await.is(200);
}

async fn signed_in(world: &World, email: &str) -> Browser {
    let browser = world.browser().await;
    let word = "mae hen wlad fy nhadau i mi";
    let answer = access::sign_in(&world.app, email, word, "127.0.0.1", "a test", world.now()).await;
    let Ok(SignIn::Done(token)) = answer else { panic!("{email}: no second factor is asked") };
    browser.keep_cookie(safon::web::session::cookie_name(&world.app), &token);
    browser
}

#[tokio::test]
async fn a_worker_sees_their_own_record_and_nothing_of_anybody_else() {
    let cast = cast().await;
    let browser = invited(&cast, cast.mair, MAIR).await;
    let page = browser.asked(reqwest::Method::GET, "/en/home").await;
    assert_eq!(page.redirect().as_deref(), Some("/en/coops/COOP-0001/own-record"));
    let page = browser.get("/en/coops/COOP-0001/own-record").await;
    page.is(200).says("Mair Tŷ Gwyn").says("2 March 2026").says("Coleg Gwŷr").says("In date until");
    page.does_not_say("Twm Penrhyn");
    browser.get("/cy/coops/COOP-0001/own-record").await.is(200).says("Fy nghofnod").says("2 Mawrth 2026");
    let world = &cast.world;
    world.organisation("COOP-0002").await;
    for (id, own) in [(cast.mair, true), (cast.twm, false)] {
        for path in ["", "/edit"] {
            let page = browser.get(&format!("/en/coops/COOP-0001/training/people/{id}{path}")).await;
            assert_eq!(page.status, 404, "own: {own}: the co-op's page of a person is not the worker's");
        }
        for path in ["access", "access/end", "records", "wrong/0197d0a0-0000-7000-8000-000000000000"] {
            let path = format!("/en/coops/COOP-0001/training/people/{id}/{path}");
            assert_eq!(browser.post_with_token(&path, &[]).await.status, 404, "{path}");
        }
    }
    for path in [
        "/coops/COOP-0002/own-record",
        "/coops/COOP-0002/own-record/json",
        "/coops/COOP-0001",
        "/coops/COOP-0001/training",
        "/coops/COOP-0001/training/figures",
        "/coops/COOP-0001/evidence",
        "/coops/COOP-0001/audits",
        "/coops/COOP-0001/members",
        "/coops/COOP-0001/board",
        "/operations",
        "/network",
    ] {
        assert_eq!(browser.get(&format!("/en{path}")).await.status, 404, "{path}");
    }
    let foreign = browser.post_with_token("/en/coops/COOP-0002/own-record/pdf", &[]).await;
    assert_eq!(foreign.status, 404);
    let manager = world.browser_of(&cast.manager).await;
    assert_eq!(
        manager.get("/en/coops/COOP-0001/own-record").await.status,
        404,
        "it is the worker's own page"
    );
}

fn world_passes(cast: &Cast, minutes: i64) {
    cast.world.pass(chrono::TimeDelta::minutes(minutes));
}

#[tokio::test]
async fn a_worker_takes_their_record_away_as_pdf_in_both_languages_and_as_json() {
    let cast = cast().await;
    was_something_else(&cast).await;
    let browser = invited(&cast, cast.mair, MAIR).await;
    let page = browser.get("/en/coops/COOP-0001/own-record").await;
    page.says("Care worker until 3 May 2026").says("Senior care worker since 4 May 2026");
    page.says("Long leave from 5 January 2026 until 27 March 2026: parental");
    let wrong = browser.get("/en/coops/COOP-0001/own-record").await;
    let said = "I did food hygiene on 4 May 2026 too: \u{4e2d} <b>ŵ</b>";
    browser.submit(wrong.form("/wrong").fill("body", said)).await.is(200).says("Your message is with");
    for (language, words) in [("en", "my-record.pdf"), ("cy", "fy-nghofnod.pdf")] {
        let here = browser.get(&format!("/{language}/coops/COOP-0001/own-record")).await;
        let page = browser.submit(here.form("/own-record/pdf")).await;
        page.is(200);
        assert!(page.header("content-disposition").contains(words), "{}", page.header("content-disposition"));
        assert_eq!(page.header("cache-control"), "no-store");
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("own-record-{language}.pdf"));
        let faults = pdf::faults(&path, &page.bytes);
        assert!(faults.is_empty(), "{language}:\n{}", faults.join("\n"));
        let paper = lopdf::Document::load_mem(&page.bytes).expect("a document");
        let pages: Vec<u32> = paper.get_pages().into_keys().collect();
        let text = paper.extract_text(&pages).expect("its text");
        if language == "en" {
            assert_eq!(text.matches("What is recorded").count(), 1, "the heading is not said twice: {text}");
            assert!(text.contains("Done on") && !text.contains("Expires on"), "no empty column: {text}");
        }
        world_passes(&cast, 1);
        let again = browser.submit(here.form("/own-record/pdf")).await;
        assert!(again.bytes == page.bytes, "the same record, the same bytes");
    }
    let noted = document::Entity::find().all(&*cast.world.app.database).await.expect("documents");
    assert_eq!(noted.len(), 2, "one for each language, however often it is asked for on a day");
    let looked = browser.asked(reqwest::Method::GET, "/en/coops/COOP-0001/own-record/pdf").await;
    assert_eq!(looked.status, 405, "a look writes nothing, so a look gives nothing out");
    let page = browser.get("/en/coops/COOP-0001/own-record/json").await;
    page.is(200);
    let json: serde_json::Value = serde_json::from_slice(&page.bytes).expect("JSON");
    assert_eq!(json["format"], "safon-own-record/1");
    assert_eq!(json["person"]["name"], "Mair Tŷ Gwyn");
    assert_eq!(json["person"]["email"], MAIR);
    assert_eq!(json["records"][0]["subject"]["code"], "fire");
    assert_eq!(json["records"][0]["completed_on"], "2026-03-02");
    assert_eq!(json["records"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["person"]["earlier_posts"][0]["post"]["code"], "care_worker");
    assert_eq!(json["person"]["earlier_posts"][0]["until"], "2026-05-03");
    assert_eq!(json["person"]["earlier_leaves"][0]["until"], "2026-03-27");
    assert_eq!(json["requests"][0]["body"], said);
    let fire = json["needed"].as_array().into_iter().flatten().find(|one| one["subject"]["code"] == "fire");
    assert_eq!(fire.expect("fire is needed")["standing"]["done"]["until"], "2027-03-02");
    assert!(!json.to_string().contains("Penrhyn"), "nothing of anybody else");
    // The described shape and the real one have the same fields.
    let described = include_str!("../docs/own-record.md");
    for field in fields(&json) {
        assert!(described.contains(&format!("`{field}`")), "{field} is described");
    }
}

fn fields(json: &serde_json::Value) -> BTreeSet<String> {
    match json {
        serde_json::Value::Object(object) => {
            let inner = object.iter().filter(|(name, _)| *name != "standing");
            let inner: BTreeSet<String> = inner.flat_map(|(_, value)| fields(value)).collect();
            object.keys().cloned().chain(inner).collect()
        }
        serde_json::Value::Array(list) => list.iter().flat_map(fields).collect(),
        _ => BTreeSet::new(),
    }
}

#[tokio::test]
async fn what_a_worker_says_is_wrong_is_a_task_of_the_manager_until_it_is_answered() {
    let cast = cast().await;
    let (world, manager) = (&cast.world, &cast.manager);
    let browser = invited(&cast, cast.mair, MAIR).await;
    let page = browser.get("/en/coops/COOP-0001/own-record").await;
    browser.submit_only(page.form("/wrong")).await.is(422).says("Fill this in");
    let form = page.form("/wrong").fill("body", "My fire training was on 5 March, not 2 March.");
    browser.submit(form).await.is(200).says("It waits for an answer");
    let form = page.form("/wrong").fill("body", "My fire training was on 5 March, not 2 March.");
    browser.submit(form).await.is(200);
    let made = correction_request::Entity::find().all(&*world.app.database).await.expect("read");
    assert_eq!(made.len(), 1, "a form that was sent twice makes one request");
    let actor = world.actor(manager).await;
    let owed = || async { deadlines::for_actor(&world.app, &actor, world.today()).await.expect("deadlines") };
    let tasks = owed().await;
    let task = tasks.iter().find(|task| task.rule == Rule::Correction).expect("a task of the manager");
    assert_eq!(task.due_on.to_string(), "2026-07-15", "a month after 15 June");
    let theirs = world.browser_of(manager).await;
    let home = theirs.get("/en/home").await;
    home.is(200).says("says that their own record is wrong");
    home.does_not_say("Mair");
    let page = theirs.follow(&home, "Answer somebody who says that their own record is wrong").await;
    page.is(200).says("My fire training was on 5 March").says("Answer by 15 July 2026");
    let wrong = theirs.submit_only(page.form("Send the answer")).await;
    wrong.is(422);
    let form = page.form("Send the answer").choose("outcome", "corrected");
    let form = form.fill("reply", "You are right: the certificate says 5 March.");
    theirs.submit(form).await.is(200).says("Your answer is sent");
    assert!(!owed().await.iter().any(|task| task.rule == Rule::Correction), "it is answered");
    let page = browser.get("/en/coops/COOP-0001/own-record").await;
    page.is(200).says("Corrected on 15 June 2026.").says("the certificate says 5 March");
    let request = correction_request::Entity::find().one(&*world.app.database).await.expect("read");
    let request = request.expect("the request is there");
    let answer = |outcome| {
        own::answer_correction(&world.app, &actor, cast.mair, request.id, outcome, "again", world.now())
    };
    let twice = answer(CorrectionOutcome::NotChanged).await;
    assert!(matches!(twice, Err(Error::Conflict)), "answered once: {twice:?}");
    let of_another = own::answer_correction(
        &world.app,
        &actor,
        cast.twm,
        request.id,
        CorrectionOutcome::Corrected,
        "x",
        world.now(),
    );
    assert!(matches!(of_another.await, Err(Error::NotFound)), "it is not a request of that person");
}

#[tokio::test]
async fn access_goes_with_one_record_is_taken_away_at_once_and_outlasts_leaving() {
    let cast = cast().await;
    let (world, manager) = (&cast.world, &cast.manager);
    let browser = invited(&cast, cast.mair, MAIR).await;
    let actor = world.actor(manager).await;
    let give = |id, email| own::give_access(&world.app, &actor, id, email, Language::Cy, world.now());
    let twice = give(cast.mair, "other@gofal.invalid").await;
    assert!(matches!(twice, Err(Error::Problems(_))), "one account for a record: {twice:?}");
    let both = give(cast.twm, MAIR).await;
    assert!(matches!(both, Err(Error::Problems(_))), "one record for an account: {both:?}");
    let bad = give(cast.twm, "no address").await;
    assert!(matches!(bad, Err(Error::Problems(_))), "{bad:?}");
    // Who has left keeps it until it is taken away.
    let gone = Entered { left_on: Some(day("2026-06-14")), ..care_worker("Mair Tŷ Gwyn") };
    training::edit_worker(&world.app, &actor, cast.mair, gone, None, world.now()).await.expect("changed");
    browser.get("/en/coops/COOP-0001/own-record").await.is(200).says("14 June 2026");
    let page = browser.get("/en/coops/COOP-0001/own-record").await;
    browser.submit(page.form("/own-record/pdf")).await.is(200);
    let theirs = world.browser_of(manager).await;
    let page = theirs.get(&format!("/en/coops/COOP-0001/training/people/{}", cast.mair)).await;
    page.says("can still take their record away");
    theirs.submit(page.form("End the access")).await.is(200).says("The access is ended");
    assert_eq!(browser.get("/en/coops/COOP-0001/own-record").await.status, 404, "from the next request on");
    assert_eq!(browser.get("/en/coops/COOP-0001/own-record/json").await.status, 404);
    let row = worker::Entity::find_by_id(cast.mair).one(&*world.app.database).await.expect("read");
    assert_eq!(row.expect("the record stays").account_id, None);
    // Given again, the account that was made before serves, and no password is asked for anew.
    give(cast.mair, MAIR).await.expect("given again");
    let browser = signed_in(world, MAIR).await;
    take_up(&browser, "COOP-0001").await;
    browser.get("/en/coops/COOP-0001/own-record").await.is(200).says("Mair Tŷ Gwyn");
    // No administrator gives it, and a manager of another co-op finds nobody.
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let invitation = access::Invitation {
        email: "x@gofal.invalid".into(),
        name: "X".into(),
        language: Language::En,
        role: Role::Worker,
        organisation: manager.organisation,
        areas: None,
    };
    let admin = world.actor(&administrator).await;
    let refused = access::invite(&world.app, Some(&admin), invitation, world.now()).await;
    assert!(matches!(refused, Err(Error::Problems(_))), "{refused:?}");
    let other = world.person(Role::Manager, "COOP-0002").await;
    let other = world.actor(&other).await;
    let refused =
        own::give_access(&world.app, &other, cast.twm, "y@gofal.invalid", Language::En, world.now());
    assert!(matches!(refused.await, Err(Error::NotFound)));
    let refused = own::take_access(&world.app, &other, cast.mair, world.now()).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

#[tokio::test]
async fn one_person_at_two_co_ops_sees_each_record_at_its_own() {
    let cast = cast().await;
    let world = &cast.world;
    let browser = invited(&cast, cast.mair, MAIR).await;
    let other = world.person(Role::Manager, "COOP-0002").await;
    let there = world.employ(&other, care_worker("Mair at the other")).await;
    let actor = world.actor(&other).await;
    own::give_access(&world.app, &actor, there, MAIR, Language::En, world.now()).await.expect("given");
    take_up(&browser, "COOP-0002").await;
    browser
        .get("/en/coops/COOP-0001/own-record")
        .await
        .is(200)
        .says("Mair Tŷ Gwyn")
        .does_not_say("at the other");
    browser
        .get("/en/coops/COOP-0002/own-record")
        .await
        .is(200)
        .says("Mair at the other")
        .does_not_say("Tŷ Gwyn");
}

#[tokio::test]
async fn a_worker_without_a_record_is_told_so() {
    let world = World::new().await;
    let worker = world.person(Role::Worker, "COOP-0001").await;
    let browser = world.browser_of(&worker).await;
    browser.get("/en/coops/COOP-0001/own-record").await.is(200).says("has not tied a record");
    let json = browser.asked(reqwest::Method::GET, "/en/coops/COOP-0001/own-record/json").await;
    let paper = browser.post_with_token("/en/coops/COOP-0001/own-record/pdf", &[]).await;
    for page in [json, paper] {
        assert_eq!(page.redirect().as_deref(), Some("/en/coops/COOP-0001/own-record"));
    }
    let page = browser.post_with_token("/en/coops/COOP-0001/own-record/wrong", &[("body", "x")]).await;
    assert_eq!(page.status, 404);
}

#[tokio::test]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_the_pages_of_an_own_record_and_of_undoing_have_no_grave_fault() {
    let cast = cast().await;
    let (world, manager) = (&cast.world, &cast.manager);
    let actor = world.actor(manager).await;
    let worker = world.person(Role::Worker, "COOP-0001").await;
    own::give_access(&world.app, &actor, cast.mair, &worker.email, Language::En, world.now())
        .await
        .expect("given");
    let theirs = world.actor(&worker).await;
    own::ask_correction(&world.app, &theirs, manager.organisation, "It was on 5 March.", world.now())
        .await
        .expect("said");
    imported(world, manager, FIRST).await;
    let id = last(world, manager.organisation).await.expect("it can be undone");
    let chrome = world.chrome().await;
    let mut wrong = Vec::new();
    let pages = [
        (&worker, "/coops/COOP-0001/own-record".to_owned()),
        (manager, format!("/coops/COOP-0001/training/people/{}", cast.mair)),
        (manager, format!("/coops/COOP-0001/training/people/{}", cast.twm)),
        (manager, "/coops/COOP-0001/training/import".to_owned()),
        (manager, format!("/coops/COOP-0001/training/import/{id}/undo")),
    ];
    for (person, path) in pages {
        world.seat(&chrome, person).await;
        for lang in ["en", "cy"] {
            chrome.go(&format!("/{lang}{path}")).await;
            for width in [360, 1280] {
                chrome.width(width).await;
                wrong.extend(
                    chrome.faults().await.iter().map(|fault| format!("{lang}{path} at {width}: {fault}")),
                );
                if chrome.overhang().await > 0 {
                    wrong.push(format!("{lang}{path} at {width} stands out on the right"));
                }
                let name = path.rsplit('/').next().unwrap_or_default().to_owned();
                chrome.picture(&format!("own-{name}-{lang}-{width}")).await;
            }
        }
    }
    chrome.quit().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
