//! The register, open data, and how a co-op stands for its board and its members.

use entities::access::{Role, organisation};
use entities::audits::{Publication, audit};
use reqwest::Method;
use safon::reports;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use crate::world::World;
use crate::world::audited::{Audited, WORKERS};

async fn published() -> (World, Audited) {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    reports::issue(&world.app, None, made.audit, world.now()).await.expect("it is issued");
    world.accepted(&made).await;
    let regulator = world.actor(&made.regulator).await;
    reports::publish(&world.app, &regulator, &made.audit_reference, Publication::Full, world.now())
        .await
        .expect("it is published");
    (world, made)
}

async fn renamed(world: &World, made: &Audited, name: &str) {
    let row =
        organisation::ActiveModel { id: Set(made.coop), name_en: Set(name.into()), ..Default::default() };
    row.update(&*world.app.database).await.expect("the co-op is renamed");
}

#[tokio::test]
async fn the_public_finds_a_coop_by_name_council_area_and_outcome() {
    let (world, _made) = published().await;
    let browser = world.browser().await;
    browser.get("/en").await.is(200).says("How well does your local care co-operative do?").says("COOP-0001");
    browser.get("/cy").await.is(200).says("Pa mor dda");
    for found in [
        "q=ŵyn",
        "q=Anglesey",
        "area=W06000001",
        "area=north_wales",
        "outcome=compliant_with_actions",
        "q=coop-0001",
    ] {
        browser
            .get(&format!("/en/register?{found}"))
            .await
            .is(200)
            .says("1 co-operative")
            .says("Compliant with actions");
    }
    for none in [
        "q=nobody",
        "q=%25",
        "area=W06000024",
        "area=powys",
        "area=nowhere",
        "outcome=conditional",
        "outcome=none",
    ] {
        browser.get(&format!("/en/register?{none}")).await.is(200).says("No co-operative found");
    }
    browser.get("/cy/register?page=99").await.is(200);
}

#[tokio::test]
async fn a_coop_without_a_licence_or_a_published_report_is_not_in_the_register() {
    let (world, _made) = published().await;
    world.organisation("COOP-0002").await;
    let browser = world.browser().await;
    browser.get("/en/register").await.does_not_say("COOP-0002");
    browser.asked(Method::GET, "/en/register/COOP-0002").await.is(404);
    browser.asked(Method::GET, "/en/register/FRAN").await.is(404);
}

#[tokio::test]
async fn the_page_of_a_coop_shows_outcome_sections_votes_and_actions_and_no_names() {
    let (world, made) = published().await;
    let browser = world.browser().await;
    for lang in ["en", "cy"] {
        let page = browser.get(&format!("/{lang}/register/{}", made.reference)).await;
        page.is(200).says("51");
        for name in WORKERS.iter().copied().chain([made.manager.name.as_str(), made.chair.name.as_str()]) {
            page.does_not_say(name);
        }
    }
    let page = browser.get(&format!("/en/register/{}", made.reference)).await;
    page.says("Users hold 51 of 100 votes (51.0%)").says("of 2 points put right").says("1 action is late");
}

#[tokio::test]
async fn the_points_of_an_older_audit_are_not_counted_with_the_latest() {
    let (world, made) = published().await;
    let newer =
        audit::Entity::find_by_id(made.audit).one(&*world.app.database).await.expect("it can be read");
    let mut newer = newer.expect("the audit").into_active_model().reset_all();
    newer.id = Set(entities::ids::AuditId::new(world.now()));
    newer.reference = Set("AUD-2026-9999".into());
    newer.visit_on = Set(world.today());
    newer.insert(&*world.app.database).await.expect("a newer audit that found nothing");
    let browser = world.browser().await;
    let page = browser.get(&format!("/en/register/{}", made.reference)).await;
    page.is(200).does_not_say("points put right").does_not_say("action is late");
}

#[tokio::test]
async fn a_slash_at_the_end_leads_to_the_page_without_it_and_nowhere_else() {
    let world = World::new().await;
    let browser = world.browser().await;
    for (asked, place) in
        [("/en/", "/en"), ("/en/register/", "/en/register"), ("/cy/register/?q=a", "/cy/register?q=a")]
    {
        let answer = browser.asked(Method::GET, asked).await;
        assert_eq!(answer.is(308).header("location"), place, "{asked}");
    }
    for asked in ["//evil.invalid/", "/de/", "/assets/"] {
        assert_eq!(browser.asked(Method::GET, asked).await.is(404).header("location"), "", "{asked}");
    }
}

#[tokio::test]
async fn what_is_not_published_stands_nowhere_in_public() {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    reports::issue(&world.app, None, made.audit, world.now()).await.expect("it is issued");
    let browser = world.browser().await;
    let page = browser.get(&format!("/en/register/{}", made.reference)).await;
    page.is(200).says("No audit of this co-op has been published yet").does_not_say("points put right");
    browser.get("/en/register").await.says("No audit yet");
    let csv = browser.asked(Method::GET, "/en/register/csv").await;
    assert!(!csv.html().contains("compliant"), "{}", csv.html());
}

#[tokio::test]
async fn open_data_neutralises_formulas_and_keeps_welsh_letters() {
    let (world, made) = published().await;
    renamed(&world, &made, " =HYPERLINK(\"http://evil.invalid\")").await;
    let browser = world.browser().await;
    let csv = browser.asked(Method::GET, "/cy/register/csv").await;
    assert!(csv.header("content-type").starts_with("text/csv"));
    let text = csv.html();
    assert!(text.starts_with("\u{feff}reference,name_en,"), "{text}");
    assert!(text.contains("\"' =HYPERLINK"), "{text}");
    assert!(text.contains("Gofal Tŷ Ŵyn"), "{text}");
    let json = browser.asked(Method::GET, "/en/register/json").await;
    let rows: serde_json::Value = serde_json::from_str(&json.html()).expect("JSON");
    assert_eq!(rows[0]["outcome"], "compliant_with_actions");
    assert_eq!(rows[0]["reference"], made.reference);
    browser.get("/cy/open-data").await.is(200);
}

#[tokio::test]
async fn the_board_sees_how_its_coop_stands_and_why_the_outcome_was_held_back() {
    let (world, made) = published().await;
    let chair = world.browser_of(&made.chair).await;
    let path = format!("coops/{}/board", made.reference);
    let page = chair.get(&format!("/en/{path}")).await;
    page.is(200)
        .says("is compliant with actions. 1 action is late.")
        .says("Acknowledge the audit report")
        .says("8.6");
    page.says("any major criterion not met").says("0 of 1 board member has acknowledged it");
    for name in WORKERS {
        page.does_not_say(name);
    }
    chair.get(&format!("/cy/{path}")).await.is(200).says("Mae 1 cam gweithredu’n hwyr");
    let other = world.person(Role::BoardMember, "COOP-0002").await;
    world.browser_of(&other).await.asked(Method::GET, &format!("/en/{path}")).await.is(404);
    world.browser_of(&made.member).await.asked(Method::GET, &format!("/en/{path}")).await.is(404);
}

#[tokio::test]
async fn a_member_sees_the_outcome_what_members_must_receive_and_how_to_complain() {
    let (world, made) = published().await;
    let member = world.browser_of(&made.member).await;
    let page = member.get(&format!("/en/coops/{}/members", made.reference)).await;
    page.is(200).says("What you must receive").says("Last sent on 30 September 2025").says("How to complain");
    page.says("Nothing is on record as sent.");
    page.says("The licence asks for at least 51%.").does_not_say("not designated");
    for name in WORKERS {
        page.does_not_say(name);
    }
    member.get(&format!("/cy/coops/{}/members", made.reference)).await.is(200).says("Sut i gwyno");
    let other = world.person(Role::Member, "COOP-0002").await;
    let theirs = world.browser_of(&other).await;
    theirs.asked(Method::GET, &format!("/en/coops/{}/members", made.reference)).await.is(404);
    theirs.get("/en/coops/COOP-0002/members").await.is(200).says("No audit of");
}
