//! Board packs: what they say, who may open them, that they never change, and that everybody can read them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::audits::Outcome;
use entities::documents::{DocumentLanguage, document};
use entities::findings::{ActionState, Grade, corrective_action};
use entities::training::worker;
use reqwest::Method;
use safon::boards::changes::{Change, changes};
use safon::boards::content::{Action, Content, Due, Figure};
use safon::boards::{self, Pack, paper};
use safon::foundation::error::Error;
use safon::foundation::sheet::print::Print;
use safon::foundation::sheet::{Both, Speaker};
use safon::{coverage, reminders, reports};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::returned::posted;
use crate::world::audited::{Audited, WORKERS};
use crate::world::{World, day, pdf};

/// A co-op whose latest audit is reported, before its second board meeting of the year.
async fn reported() -> (World, Audited) {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    reports::issue(&world.app, None, made.audit, world.now()).await.expect("it is issued");
    (world, made)
}

async fn opened(world: &World, made: &Audited) -> Pack {
    let chair = world.actor(&made.chair).await;
    let month = boards::month_of(world.today());
    boards::open(&world.app, &chair, &made.reference, (month, None), world.now()).await.expect("a pack").1
}

#[tokio::test]
async fn a_pack_says_what_the_rows_say() {
    let (world, made) = reported().await;
    let content = opened(&world, &made).await.content;
    let database = &*world.app.database;
    assert_eq!((content.month, content.number), (day("2026-06-01"), 1));
    assert_eq!(content.as_of, world.today());
    let latest = content.latest.as_ref().expect("an audit");
    assert_eq!(latest.outcome, Some(Outcome::CompliantWithActions));
    assert_eq!((latest.score, latest.by_score), (Some(86), Some(Outcome::Compliant)));
    assert!(latest.limiters.iter().any(|limiter| limiter.because == ["8.6"]));
    assert!(latest.limiters.iter().all(|l| l.rule.en != l.rule.cy), "each language has its own words");
    assert_eq!(latest.history.len(), 2);
    // Counted again, row by row.
    let today = world.today();
    let actions = corrective_action::Entity::find()
        .filter(corrective_action::Column::CooperativeId.eq(made.coop))
        .all(database)
        .await
        .expect("actions");
    let late = actions.iter().filter(|a| a.state == ActionState::PlanAgreed && a.due_on < Some(today));
    assert_eq!((content.open.len(), content.late()), (actions.len(), late.count()));
    assert!(content.open[0].late && !content.open[1].late, "what is late stands first");
    let covered = coverage::current(database, made.coop, today).await.expect("it").expect("a standard");
    let told = content.coverage.as_ref().expect("coverage");
    assert_eq!((told.covered, told.coverable), (covered.covered, covered.coverable));
    assert_eq!(told.all_missing, covered.blockers().len());
    let votes = content.votes.as_ref().expect("votes");
    assert_eq!(votes.counted(), (51, 100));
    assert_eq!(content.governance.agm_on, Some(day("2025-10-21")));
    assert_eq!(content.decisions.len(), 3);
    assert_eq!((latest.acknowledged, latest.members), (0, 1));
}

#[tokio::test]
async fn a_pack_names_no_worker_and_keeps_figures_about_few_people_back() {
    let (world, made) = reported().await;
    let content = opened(&world, &made).await.content;
    let text = serde_json::to_string(&content).expect("it can be written");
    for name in WORKERS {
        assert!(!text.contains(name), "{name} stands in the pack");
    }
    let figure = |content: &Content, name: &str| -> Figure {
        content.figures.iter().find(|figure| figure.metric == name).expect("the figure").clone()
    };
    let all = figure(&content, "core_training_in_date_pct");
    assert!(all.percent.is_some() && !all.few);
    // Three leave: the rest are four.
    let gone = worker::Entity::find().all(&*world.app.database).await.expect("workers");
    for worker in gone.into_iter().take(3) {
        let left = worker::ActiveModel { left_on: Set(Some(day("2026-06-01"))), ..worker.into() };
        left.update(&*world.app.database).await.expect("somebody leaves");
    }
    let chair = world.actor(&made.chair).await;
    let again = boards::again(&world.app, &chair, &made.reference, world.now()).await.expect("a second pack");
    let few = figure(&again.content, "core_training_in_date_pct");
    assert!(few.few && few.percent.is_none() && few.value.is_none() && few.reached.is_none());
    assert!(
        again.content.due.iter().all(|due| due.people == 0 || due.people >= 5),
        "{:?}",
        again.content.due
    );
}

#[tokio::test]
async fn a_pack_is_for_the_own_board_and_the_manager_and_nobody_else_finds_it() {
    let (world, made) = reported().await;
    let member = world.person(Role::BoardMember, &made.reference).await;
    let base = "/en/coops/COOP-0001/board/packs";
    let paths = [
        base.to_owned(),
        format!("{base}/2026-06"),
        format!("{base}/2026-06/1"),
        format!("{base}/2026-06/1/cy"),
    ];
    for person in [&made.chair, &member, &made.manager] {
        let browser = world.browser_of(person).await;
        for path in &paths {
            browser.asked(Method::GET, path).await.is(200);
        }
    }
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let other_chair = world.person(Role::BoardChair, "COOP-0002").await;
    let other_manager = world.person(Role::Manager, "COOP-0002").await;
    for person in [&made.member, &made.regulator, &made.lead, &officer, &other_chair, &other_manager] {
        let browser = world.browser_of(person).await;
        for path in &paths {
            browser.asked(Method::GET, path).await.is(404);
        }
        browser.post_with_token(base, &[]).await.is(404);
    }
}

#[tokio::test]
async fn a_pack_never_changes_and_a_second_of_the_month_is_made_when_something_is_new() {
    let (world, made) = reported().await;
    let chair = world.actor(&made.chair).await;
    let first = opened(&world, &made).await;
    let nothing_new = boards::again(&world.app, &chair, &made.reference, world.now()).await;
    assert!(matches!(nothing_new, Err(Error::Refused(m)) if m.key == "boards-nothing-new"));
    world.pass(chrono::TimeDelta::days(3));
    reports::acknowledge(&world.app, &chair, &made.audit_reference, None, world.now()).await.expect("done");
    let same = opened(&world, &made).await;
    assert_eq!(same.content, first.content, "what was made stays");
    assert_eq!(same.document, first.document);
    let second = boards::again(&world.app, &chair, &made.reference, world.now()).await.expect("another");
    assert_eq!((second.content.number, second.content.as_of), (2, world.today()));
    assert_eq!(second.content.latest.as_ref().map(|latest| latest.acknowledged), Some(1));
    assert_ne!(second.document.code, first.document.code);
    assert_eq!(opened(&world, &made).await.content.number, 2, "the latest of the month is shown");
    let (_, packs) = boards::packs(&world.app, &chair, &made.reference).await.expect("the list");
    assert_eq!(packs.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 1]);
}

#[tokio::test]
async fn a_month_that_has_no_pack_gets_none_later_and_the_next_one_says_what_changed() {
    let (world, made) = reported().await;
    let chair = world.actor(&made.chair).await;
    let first = opened(&world, &made).await.content;
    let database = &*world.app.database;
    let actions = corrective_action::Entity::find().all(database).await.expect("actions");
    let late =
        actions.into_iter().find(|action| action.due_on == Some(day("2026-06-10"))).expect("the late one");
    let closed = corrective_action::ActiveModel {
        state: Set(ActionState::Verified),
        proof_submitted_on: Set(Some(day("2026-06-20"))),
        verified_on: Set(Some(day("2026-06-24"))),
        ..late.into()
    };
    closed.update(database).await.expect("it is closed");
    world.pass(chrono::TimeDelta::days(45));
    let july = opened(&world, &made).await.content;
    assert_eq!((july.month, july.number), (day("2026-07-01"), 1));
    assert_eq!(july.before, Some(first.remembered()));
    assert_eq!(july.closed.len(), 1);
    assert_eq!(july.closed[0].on, day("2026-06-24"));
    let told = changes(&july);
    assert!(told.contains(&Change::Open(2, 1)) && told.contains(&Change::Late(1, 0)), "{told:?}");
    let missing = (day("2026-05-01"), None);
    let none = boards::open(&world.app, &chair, &made.reference, missing, world.now()).await;
    assert!(matches!(none, Err(Error::Refused(m)) if m.key == "boards-no-such-month"));
    let later = (day("2026-08-01"), None);
    assert!(boards::open(&world.app, &chair, &made.reference, later, world.now()).await.is_err());
    let browser = world.browser_of(&made.chair).await;
    browser.get("/en/coops/COOP-0001/board/packs/2026-05").await.says("There is no pack of that month.");
    for wrong in ["2026-13", "2026-6", "x", "2026-06/0", "2026-06/x", "2026-06/1/fr"] {
        let path = format!("/en/coops/COOP-0001/board/packs/{wrong}");
        browser.asked(Method::GET, &path).await.is(404);
    }
}

#[tokio::test]
async fn the_monthly_letter_to_a_board_leads_to_the_pack_which_then_lists_it() {
    let world = World::at("2026-06-01T09:00:00").await;
    let made = world.audited("COOP-0001").await;
    reports::issue(&world.app, None, made.audit, world.now()).await.expect("it is issued");
    reminders::post_board_digests(&world.app, world.now()).await.expect("a tick");
    let letter = world.letter("board-digest", &made.chair.email).await;
    assert_eq!(world.link_in(&letter), "/en/coops/COOP-0001/board/packs/2026-06");
    let page = world.browser_of(&made.chair).await.get(&world.link_in(&letter)).await;
    page.is(200).says("Board pack, June 2026").says("The board’s month");
}

#[tokio::test]
async fn the_pages_of_packs_read_in_both_languages() {
    let (world, made) = reported().await;
    let browser = world.browser_of(&made.chair).await;
    let words = [
        ("en", "Board pack, June 2026", "What has to be put right", "Check that it is genuine"),
        ("cy", "Pecyn y bwrdd, Mehefin 2026", "Beth y mae’n rhaid ei gywiro", "Gwirio ei bod yn ddilys"),
    ];
    for (lang, title, part, check) in words {
        let page = browser.get(&format!("/{lang}/coops/COOP-0001/board/packs/2026-06")).await;
        page.is(200).says(title).says(part).says(check);
        browser.get(&format!("/{lang}/coops/COOP-0001/board")).await.is(200);
    }
    let list = browser.get("/en/coops/COOP-0001/board/packs").await;
    list.is(200).says("It becomes number 2 of the month.");
    world.pass(chrono::TimeDelta::days(1));
    let browser = world.browser_of(&made.chair).await;
    let list = browser.get("/en/coops/COOP-0001/board/packs").await;
    let done = browser.submit(list.form("/board/packs")).await;
    done.is(200).says("A new pack is made.").says("number 2");
    let json = browser.get("/en/coops/COOP-0001/board/packs/2026-06/2/json").await;
    let content: Content = serde_json::from_slice(&json.bytes).expect("it is the content");
    assert_eq!(content.number, 2);
}

#[tokio::test]
async fn each_language_of_a_pack_is_kept_once_and_says_the_same() {
    let (world, made) = reported().await;
    let chair = world.actor(&made.chair).await;
    let month = boards::month_of(world.today());
    opened(&world, &made).await;
    let mut digests = BTreeSet::new();
    for _ in 0..2 {
        for language in [DocumentLanguage::Cy, DocumentLanguage::En, DocumentLanguage::Both] {
            let file =
                boards::pdf(&world.app, &chair, &made.reference, (month, 1), language, world.now()).await;
            digests.insert(file.expect("a file").sha256);
            world.pass(chrono::TimeDelta::hours(1));
        }
    }
    assert_eq!(digests.len(), 3);
    let rows = document::Entity::find().all(&*world.app.database).await.expect("documents");
    assert_eq!(rows.len(), 3);
    assert_eq!(rows.iter().map(|row| &row.code).collect::<BTreeSet<_>>().len(), 1, "one code for all");
    assert_eq!(rows.iter().map(|row| &row.content).collect::<BTreeSet<_>>().len(), 1, "one content for all");
}

const EACH: [(&str, &[Language]); 3] =
    [("cy", &[Language::Cy]), ("en", &[Language::En]), ("both", &[Language::Cy, Language::En])];

/// What is wrong with the pack of this content in each language.
fn faults(world: &World, name: &str, content: &Content) -> Vec<String> {
    let mut all = Vec::new();
    for (language, languages) in EACH {
        let print = Print { languages, code: "BCDFG-HJKMN".into(), base_url: "https://safon.example".into() };
        let draw = || paper::draw(content, &print, &world.app.words).expect("it is drawn");
        let drawn = draw();
        assert!(drawn.bytes == draw().bytes, "{name} {language}: the bytes differ");
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("pack-{name}-{language}.pdf"));
        let found = pdf::faults(&path, &drawn.bytes);
        all.extend(found.into_iter().map(|fault| format!("{name} {language}: {fault}")));
    }
    all
}

#[tokio::test]
async fn packs_are_pdf_ua_1_and_pdf_a_3a_in_each_language_whatever_they_hold() {
    let (world, made) = reported().await;
    let plain = opened(&world, &made).await.content;
    let empty = Content {
        latest: None,
        decisions: Vec::new(),
        open: Vec::new(),
        coverage: None,
        figures: Vec::new(),
        due: Vec::new(),
        votes: None,
        standard: None,
        ..plain.clone()
    };
    let point = |n: usize| Action {
        code: format!("{}.{}", n / 20 + 1, n % 20 + 1),
        title: Both::new(format!("Point {n} that must be put right"), format!("Pwynt {n} i’w gywiro")),
        grade: [Some(Grade::Critical), Some(Grade::Major), Some(Grade::Minor), None][n % 4],
        state: Some(ActionState::PlanAgreed),
        due_on: NaiveDate::from_yo_opt(2026, 1 + u32::try_from(n % 365).expect("small")),
        late: n < 40,
    };
    let due = Due {
        on: plain.as_of,
        rule: "training".into(),
        name: Both::new("Fire", "Tân"),
        people: 7,
        few: false,
        times: 9,
        late: false,
    };
    let full = Content { open: (0..500).map(point).collect(), due: vec![due; 300], ..plain.clone() };
    let long = "Gofal".repeat(2_000);
    let named = |name: &str| Content { name: Both::new(name, name), ..plain.clone() };
    let cases = [
        ("plain", plain.clone()),
        ("empty", empty),
        ("full", full),
        ("long", named(&long)),
        ("words", named(&"gofal da ".repeat(1_111))),
        ("foreign", named("رعاية 👩🏽‍⚕️ Tŷ Ŵyn")),
    ];
    let wrong: Vec<String> = cases.iter().flat_map(|(name, content)| faults(&world, name, content)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn what_is_on_the_paper_is_on_the_page() {
    let (world, made) = reported().await;
    let pack = opened(&world, &made).await;
    let browser = world.browser_of(&made.chair).await;
    for language in [Language::Cy, Language::En] {
        let sheet = paper::sheet(&pack.content, Speaker::new(&world.app.words, language));
        let page = browser.get(&format!("/{language}/coops/COOP-0001/board/packs/2026-06/1")).await;
        let text = page.text();
        assert!(sheet.parts.len() > 8);
        for part in &sheet.parts {
            assert!(text.contains(&part.title), "{language}: {} is not on the page", part.title);
        }
        for action in &pack.content.open {
            assert!(text.contains(action.title.in_language(language)), "{language}: {}", action.code);
        }
    }
}

#[tokio::test]
async fn a_letter_of_the_night_after_the_clocks_change_is_told_of_once_and_one_of_the_evening_is_not_new() {
    let since_the_last = async |made_at: &str, hours: i64, minutes: i64| {
        let world = World::at(made_at).await;
        let made = world.audited("COOP-0001").await;
        reports::issue(&world.app, None, made.audit, world.now()).await.expect("it is issued");
        opened(&world, &made).await;
        world.pass(chrono::TimeDelta::hours(hours) + chrono::TimeDelta::minutes(minutes));
        posted(&world, "licence", |row| {
            row.kind = "licence-decided".into();
            row.account_id = Some(made.chair.account);
            row.organisation_id = Some(made.coop);
        })
        .await;
        world.pass(chrono::TimeDelta::days(20));
        let letters = opened(&world, &made).await.content.letters;
        letters.into_iter().filter(|l| l.kind == "licence-decided").map(|l| l.on).collect::<Vec<_>>()
    };
    // The day has 23 hours: half past midnight is the next day.
    assert_eq!(since_the_last("2027-03-28T10:00:00", 14, 30).await, [day("2027-03-29")]);
    // The day has 25 hours: half past eleven in the evening is still the day of the pack.
    assert_eq!(since_the_last("2026-10-25T10:00:00", 13, 30).await, []);
}
