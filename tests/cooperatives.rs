//! Co-ops: who sees them, registering one, votes and the 51% test, governance dates, facts.

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::cooperatives::{CooperativeType, MemberClass};
use safon::access::{Deed, policy};
use safon::cooperatives::rules::VoteTest;
use safon::cooperatives::{self, Filter, Membership, NewCooperative, Page, Share, YearEnds};
use safon::foundation::error::Error;
use safon::standards::condition::Stated;
use sea_orm::EntityTrait;

use crate::world::World;
use crate::world::people::area_of;

fn new_coop(reference: &str, today: NaiveDate) -> NewCooperative {
    NewCooperative {
        reference: reference.into(),
        name_en: "Llanffug Care Co-operative".into(),
        name_cy: "Cydweithfa Ofal Llanffug".into(),
        sort_name_cy: None,
        language: None,
        kind: CooperativeType::MultiStakeholder,
        legal_form: "coop_society".into(),
        register_number: "0042R".into(),
        areas: vec!["W06000010".into(), "W06000009".into()],
        service_regulated: true,
        service_provides_care: true,
        offers_direct_payment_support: false,
        pools_direct_payments: false,
        is_consortium: false,
        subcontracts: false,
        serves_adults: true,
        serves_children: false,
        year_end: YearEnds::LastDayOf { month: 2 },
        registered_on: today,
        consortium: None,
    }
}

fn votes(user: i32, worker: i32) -> Vec<Share> {
    let share = |class, votes| Share { class, members: votes, votes, board_seats: 1 };
    vec![share(MemberClass::User, user), share(MemberClass::Worker, worker)]
}

#[tokio::test]
async fn a_coop_outside_the_scope_is_not_found() {
    let world = World::new().await;
    let (one, _) = (world.organisation("COOP-0001").await, world.organisation("COOP-0002").await);
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let regulator = world.regulator_of(&[&area_of("COOP-0002")]).await;
    let theirs = world.browser_of(&manager).await;
    theirs.get("/en/coops/COOP-0001").await.is(200);
    theirs.get("/en/coops/COOP-0002").await.is(404);
    theirs.get("/en/coops/COOP-9999").await.is(404);
    theirs.get("/en/coops/COOP-0001/votes").await.is(404);
    let area = world.browser_of(&regulator).await;
    area.get("/en/coops/COOP-0001").await.is(404);
    area.get("/en/coops/COOP-0002").await.is(200);
    let list = area.get("/cy/coops").await;
    list.is(200).says("COOP-0002").does_not_say("COOP-0001");
    let scope = policy::scope(&world.actor(&regulator).await, Deed::SeeCooperative);
    let found = cooperatives::find(&*world.app.database, "COOP-0001", &scope).await;
    assert!(matches!(found, Err(Error::NotFound)));
    assert_eq!(
        cooperatives::by_id(&*world.app.database, one).await.expect("by its id").areas,
        [area_of("COOP-0001")]
    );
}

#[tokio::test]
async fn an_officer_registers_a_coop_through_the_page_and_sees_what_is_missing_first() {
    let world = World::new().await;
    world.organisation("COOP-0007").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let browser = world.browser_of(&officer).await;
    let form = browser.get("/en/coops/new").await.form("/coops/new");
    assert_eq!(form.value("reference"), Some("COOP-0008"), "the next one is suggested");
    let form = form
        .fill("name_en", "Llanffug Care Co-operative")
        .fill("name_cy", "Cydweithfa Ofal Llanffug")
        .choose("kind", "consumer")
        .choose("legal_form", "coop_society")
        .fill("register_number", "0042R")
        .choose("year_end_month", "2")
        .fill("year_end_day", "28")
        .tick("services", "care");
    let again = browser.submit(form.clone()).await;
    again.is(422).says("Choose at least one local authority.").says("Choose adults, children or both.");
    let kept = again.form("/coops/new");
    assert_eq!(kept.value("name_cy"), Some("Cydweithfa Ofal Llanffug"), "what was typed is kept");
    let page = browser.submit(form.tick("areas", "W06000010").tick("serves", "adults")).await;
    page.is(200).says("The co-op is registered.").says("Carmarthenshire").says("0042R");
    page.says("The annual return for the year to");
    browser.get("/cy/coops/COOP-0008").await.is(200).says("Cydweithfa Ofal Llanffug").says("Sir Gaerfyrddin");
}

#[tokio::test]
async fn an_officer_changes_a_record_and_what_was_there_before_stays_in_the_journal() {
    let world = World::new().await;
    world.organisation("COOP-0001").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let browser = world.browser_of(&officer).await;
    let page = browser.get("/en/coops/COOP-0001").await;
    let page = browser.follow(&page, &world.say("cooperatives-amend")).await;
    let form = page.is(200).form("/edit");
    assert_eq!(form.value("register_number"), Some("00123R"), "what is stored is shown");
    let again = browser.submit(form.clone().fill("name_cy", "")).await;
    again.is(422);
    let changed =
        form.fill("name_cy", "Gofal Tŷ Newydd").tick("areas", "W06000010").choose("kind", "producer");
    browser.submit(changed).await.is(200).says(&world.say("done-coop-amended"));
    browser.get("/cy/coops/COOP-0001").await.says("Gofal Tŷ Newydd").says("Sir Gaerfyrddin").says("Ynys Môn");
    let events =
        entities::journal::journal_entry::Entity::find().all(&*world.app.database).await.expect("events");
    assert!(events.iter().any(|event| event.event == "cooperative-amended"));
    let manager = world.person(Role::Manager, "COOP-0001").await;
    world.browser_of(&manager).await.get("/en/coops/COOP-0001/edit").await.is(404);
}

#[tokio::test]
async fn every_fault_of_a_registration_is_said_at_once_and_a_reference_is_taken_once() {
    let world = World::new().await;
    let officer = world.actor(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    let good = new_coop("COOP-0100", world.today());
    cooperatives::register(&world.app, &officer, good.clone(), world.now()).await.expect("registered");
    let bad = NewCooperative {
        areas: vec!["W99".into()],
        serves_adults: false,
        year_end: YearEnds::On { month: 2, day: 30 },
        ..good
    };
    let refused = cooperatives::register(&world.app, &officer, bad, world.now()).await;
    let Err(Error::Problems(problems)) = refused else { panic!("{refused:?}") };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_ref()).collect();
    assert_eq!(fields, ["areas", "serves", "year_end_day", "reference"]);
    let manager = world.actor(&world.person(Role::Manager, "COOP-0001").await).await;
    let theirs = new_coop("COOP-0101", world.today());
    let refused = cooperatives::register(&world.app, &manager, theirs, world.now()).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

#[tokio::test]
async fn exactly_fifty_one_percent_passes_and_a_hair_less_does_not() {
    let world = World::new().await;
    let id = world.organisation("COOP-0001").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let actor = world.actor(&officer).await;
    let classes = vec!["user".to_owned()];
    let test = async |user, worker| {
        let today = world.today();
        cooperatives::record_votes(&world.app, &actor, id, today, &votes(user, worker), world.now())
            .await
            .expect("recorded");
        let votes = cooperatives::latest_votes(&*world.app.database, id, today).await.expect("votes");
        votes.expect("a snapshot").test(&classes)
    };
    assert_eq!(test(51, 49).await, VoteTest::Passed { user_votes: 51, total_votes: 100 });
    assert_eq!(test(5_099, 4_901).await, VoteTest::Failed { user_votes: 5_099, total_votes: 10_000 });
    assert_eq!(test(0, 0).await, VoteTest::NotAssessed);
    test(5_099, 4_901).await;
    let page = world.browser_of(&officer).await.get("/en/coops/COOP-0001").await;
    page.is(200).says("Users hold less than 51% of the votes").says("50.99%").says("5100 are needed");
}

#[tokio::test]
async fn votes_are_dated_and_the_same_date_again_corrects_them() {
    let world = World::new().await;
    let id = world.organisation("COOP-0001").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let browser = world.browser_of(&officer).await;
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    for (date, user) in [("2026-01-31", "40"), ("2026-05-31", "60"), ("2026-05-31", "61")] {
        let form = browser.get("/en/coops/COOP-0001/votes").await.form("/votes");
        let form = form.date("as_of", day(date)).fill("votes-user", user).fill("votes-worker", "39");
        browser.submit(form).await.is(200).says("The votes are recorded.");
    }
    let count = async |date: &str| {
        let votes = cooperatives::latest_votes(&*world.app.database, id, day(date)).await.expect("votes");
        votes.map(|votes| votes.shares.iter().find(|s| s.class == MemberClass::User).map(|s| s.votes))
    };
    assert_eq!(count("2026-01-30").await, None);
    assert_eq!(count("2026-05-30").await, Some(Some(40)));
    assert_eq!(count("2026-05-31").await, Some(Some(61)));
    let form = browser.get("/en/coops/COOP-0001/votes").await.form("/votes");
    let wrong = browser.submit(form.date("as_of", day("2027-01-01")).fill("votes-user", "lots")).await;
    wrong.is(422).says("whole number");
    let form = browser.get("/en/coops/COOP-0001/votes").await.form("/votes");
    browser.submit(form.date("as_of", day("2027-01-01"))).await.is(422).says("This day is still to come.");
    let mut blank = browser.get("/en/coops/COOP-0001/votes").await.form("/votes");
    blank = blank.date("as_of", day("2026-06-01"));
    for class in entities::words::<MemberClass>() {
        for what in ["members", "votes", "seats"] {
            blank = blank.fill(&format!("{what}-{class}"), "");
        }
    }
    let refused = browser.submit(blank).await;
    refused.is(422).says("Nothing was recorded.");
    assert_eq!(refused.form("/votes").values("as_of-year"), ["2026"], "what was typed is kept");
    assert_eq!(count("2026-06-01").await, Some(Some(61)), "the count before it stands");
}

#[tokio::test]
async fn an_agm_is_recorded_with_its_notice_and_a_notice_after_it_is_refused() {
    let world = World::new().await;
    world.organisation("COOP-0001").await;
    let browser = world.browser_of(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let form = browser.get("/en/coops/COOP-0001/governance").await.form("/governance");
    let form = form.choose("kind", "agm").choose("quorum_met", "yes").date("held_on", day("2026-05-20"));
    let late = browser.submit(form.clone().date("notice_given_on", day("2026-05-21"))).await;
    late.is(422).says("Notice must be given on or before the day itself.");
    let page = browser.submit(form.date("notice_given_on", day("2026-04-20"))).await;
    page.is(200).says("Annual general meeting").says("20 May 2026").says("20 April 2026");
    browser
        .get("/cy/coops/COOP-0001")
        .await
        .is(200)
        .says("Cyfarfod cyffredinol blynyddol")
        .says("20 Mai 2026");
}

#[tokio::test]
async fn every_fact_that_the_shipped_standard_asks_for_is_stated() {
    let world = World::new().await;
    let officer = world.actor(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    let today = world.today();
    let consortium = NewCooperative { is_consortium: true, ..new_coop("COOP-0200", today) };
    let consortium =
        cooperatives::register(&world.app, &officer, consortium, world.now()).await.expect("registered");
    let membership = Some(Membership { consortium, joined_on: today });
    let member = NewCooperative { consortium: membership, ..new_coop("COOP-0201", today) };
    let member = cooperatives::register(&world.app, &officer, member, world.now()).await.expect("registered");
    let facts = cooperatives::facts(&*world.app.database, member, today).await.expect("facts");
    let pack = crate::world::standard::shipped_pack();
    let mut asked: Vec<&str> = pack.facts.iter().map(|fact| fact.key.as_str()).collect();
    asked.sort_unstable();
    assert_eq!(facts.keys().map(String::as_str).collect::<Vec<_>>(), asked);
    assert_eq!(facts["in_consortium"], Stated::Flag(true));
    assert_eq!(facts["coop_type"], Stated::Choice("multi_stakeholder".into()));
    let before = today.pred_opt().expect("a day");
    let facts = cooperatives::facts(&*world.app.database, member, before).await.expect("facts");
    assert_eq!(facts["in_consortium"], Stated::Flag(false), "it had not joined yet");
    let other = Membership { consortium: member, joined_on: today };
    let wrong = NewCooperative { consortium: Some(other), ..new_coop("COOP-0202", today) };
    let refused = cooperatives::register(&world.app, &officer, wrong, world.now()).await;
    assert!(matches!(refused, Err(Error::Problems(_))), "only a consortium has members");
}

#[tokio::test]
async fn the_list_is_filtered_by_area_type_and_name_and_comes_in_pages() {
    let world = World::new().await;
    let officer = world.actor(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    for number in 1..=3 {
        world.organisation(&format!("COOP-000{number}")).await;
    }
    cooperatives::register(&world.app, &officer, new_coop("COOP-0100", world.today()), world.now())
        .await
        .expect("registered");
    let scope = policy::scope(&officer, Deed::SeeCooperative);
    let list = async |filter: Filter, number, size| {
        let page = Page { number, size };
        let listed = cooperatives::list(&*world.app.database, &scope, &filter, page, Language::Cy).await;
        let listed = listed.expect("a list");
        let rows: Vec<String> = listed.rows.into_iter().map(|c| c.organisation.reference).collect();
        (rows, listed.total)
    };
    assert_eq!(list(Filter::default(), 2, 3).await.1, 4);
    assert_eq!(list(Filter::default(), 2, 3).await.0.len(), 1);
    let of = |references: &[&str]| references.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>();
    let area = Filter { area: Some("W06000010".into()), ..Filter::default() };
    assert_eq!(list(area, 1, 9).await, (of(&["COOP-0100"]), 1));
    let kind = Filter { kind: Some(CooperativeType::Worker), ..Filter::default() };
    assert_eq!(list(kind, 1, 9).await.1, 3);
    let name = Filter { text: Some("LLANFFUG".into()), ..Filter::default() };
    assert_eq!(list(name, 1, 9).await.0, of(&["COOP-0100"]));
    let joker = Filter { text: Some("%".into()), ..Filter::default() };
    assert_eq!(list(joker, 1, 9).await.1, 4, "a sign of the query language is only a blank");
}
