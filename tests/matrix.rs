//! The training matrix: as of a day, filtered, in pages and as files that come home unchanged; and what a co-op asks beyond
//! the version.

use std::collections::BTreeSet;
use std::io::Read;

use chrono::{Days, NaiveDate};
use entities::access::Role;
use entities::training::{training_record, training_requirement, worker};
use safon::deadlines;
use safon::foundation::spreadsheet;
use safon::standards;
use safon::training::import::{Answers, Obstacle};
use safon::training::requirements::Asked;
use safon::training::{self, Entered, asking, import_file, rules};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::world::browser::{Browser, Page};
use crate::world::people::{Person, area_of};
use crate::world::staff::{completed, somebody, somebody_since};
use crate::world::{World, day};

const PLACE: &str = "/en/coops/COOP-0001/training";

/// The names in the matrix, as they stand.
fn names(page: &Page) -> Vec<String> {
    page.texts(".safon-matrix tbody th a")
}

/// A co-op with a licence, its manager, and a browser of theirs.
async fn coop() -> (World, Person, Browser) {
    let world = World::new().await;
    let manager = world.licensed_manager().await;
    let browser = world.browser_of(&manager).await;
    (world, manager, browser)
}

#[tokio::test]
async fn was_everyone_inducted_on_the_first_of_may_is_answered_by_what_was_written_down() {
    let (world, manager, browser) = coop().await;
    let mair = world.employ(&manager, somebody("Mair", &["support_staff"])).await;
    world.note(&manager, mair, completed("service_induction", "2025-01-05")).await;
    let idris = world.employ(&manager, somebody_since("2026-04-01", "Idris", &["support_staff"])).await;
    world.note(&manager, idris, completed("service_induction", "2026-05-20")).await;
    world.employ(&manager, somebody_since("2026-06-01", "Later", &["support_staff"])).await;
    let gone = Entered {
        left_on: Some(day("2026-05-10")),
        ..somebody_since("2025-02-03", "Gone", &["support_staff"])
    };
    world.employ(&manager, gone).await;
    let away = Entered {
        leave_from: Some(day("2026-04-20")),
        leave_until: Some(day("2026-05-05")),
        leave_reason: Some("parental leave".into()),
        ..somebody_since("2025-02-03", "Away", &["support_staff"])
    };
    world.employ(&manager, away).await;

    let asked = format!("{PLACE}?category=induction&subject=service_induction&on=2026-05-01");
    let then = browser.get(&asked).await;
    then.is(200).says("This is how things stood on 1 May 2026.").says("entered after that day");
    // Idris and the one who has left since had not done it; the one on leave is not counted, who came later is not there.
    assert_eq!(names(&then), ["Gone", "Idris", "Away", "Mair"]);
    assert_eq!(then.texts(".safon-matrix tfoot td"), ["1/3"]);
    then.says("On leave").says("People who start later");
    let now = browser.get(&format!("{PLACE}?category=induction&subject=service_induction")).await;
    now.is(200).does_not_say("how things stood");
    assert_eq!(names(&now), ["Away", "Later", "Idris", "Mair"]);
    // The three boxes of the form ask the same, and the other language keeps what was asked.
    let boxes = browser.get(&format!("{PLACE}?subject=service_induction&on=1&on-month=5&on-year=2026")).await;
    assert_eq!(names(&boxes), names(&then));
    let welsh = boxes.attributes("link[hreflang=cy]", "href");
    assert!(welsh[0].contains("on-month=5") && welsh[0].contains("subject=service_induction"), "{welsh:?}");
    browser.get(&welsh[0]).await.is(200).says("Dyma sut yr oedd pethau ar 1 Mai 2026.");
    // A day that is none is said beside its boxes, and nothing else is claimed.
    let wrong = browser.get(&format!("{PLACE}?on=31&on-month=2&on-year=2026")).await;
    wrong.is(422).does_not_say("how things stood");
    assert_eq!(wrong.errors().len(), 1);
    browser.get(&format!("{PLACE}?on=2027-01-01")).await.is(200).says("will stand on 1 January 2027");
    let person =
        browser.get(&format!("{PLACE}/people/{idris}?on=2026-05-01&subject=service_induction")).await;
    person.is(200).says("on 1 May 2026").says("History: Induction to the service").says("20 May 2026");
}

#[tokio::test]
async fn a_matrix_shows_whom_the_filter_asks_for_gaps_first() {
    let (world, manager, browser) = coop().await;
    let at = |site: &str, person: Entered| Entered { site: Some(site.to_owned()), ..person };
    let mair = world.employ(&manager, at("Bangor", somebody("Mair", &["support_staff"]))).await;
    world.note(&manager, mair, completed("fire", "2026-05-20")).await;
    let idris = world.employ(&manager, at("Bala", somebody("Idris", &["manager"]))).await;
    world.note(&manager, idris, completed("fire", "2025-07-01")).await;
    world.employ(&manager, somebody("Wyn", &["volunteer"])).await;
    let shown = async |query: &str| names(browser.get(&format!("{PLACE}?subject=fire{query}")).await.is(200));
    assert_eq!(shown("").await, ["Wyn", "Idris", "Mair"]);
    assert_eq!(shown("&role=manager").await, ["Idris"]);
    assert_eq!(shown("&site=Bangor").await, ["Mair"]);
    assert_eq!(shown("&site=-").await, ["Wyn"]);
    assert_eq!(shown("&gaps=yes").await, ["Wyn"]);
    assert_eq!(shown("&within=30").await, ["Idris"]);
    assert_eq!(shown("&within=10").await, Vec::<String>::new());
    assert_eq!(shown("&on=2026-07-02&gaps=yes").await, ["Idris", "Wyn"]);
    // Another co-op's manager does not find it, nor its files.
    let other = world.browser_of(&world.person(Role::Manager, "COOP-0002").await).await;
    for page in ["", "/csv", "/xlsx", "/roles", "/forecast", "/forecast/csv", "/forecast/plan-csv"] {
        other.get(&format!("{PLACE}{page}")).await.is(404);
    }
}

#[tokio::test]
async fn a_hundred_people_make_a_page_and_those_with_gaps_stand_on_the_first() {
    let (world, manager, browser) = coop().await;
    for n in 0..103 {
        let who = world.employ(&manager, somebody(&format!("P{n:03}"), &["support_staff"])).await;
        if n != 101 {
            world.note(&manager, who, completed("fire", "2026-05-20")).await;
        }
    }
    let first = browser.get(&format!("{PLACE}?subject=fire")).await;
    first.is(200).says("103 people.").says("1 has gaps.");
    assert_eq!((names(&first).len(), names(&first)[0].as_str()), (100, "P101"));
    let second = browser.get(&format!("{PLACE}?subject=fire&page=2")).await;
    assert_eq!(names(&second), ["P099", "P100", "P102"]);
}

/// People whose names look like formulas, with records of every subject of the standard.
async fn awkward(world: &World, manager: &Person) {
    let subjects = &standards::reference().expect("the reference data").training_subjects;
    let every: Vec<&str> =
        standards::reference().expect("it").roles.iter().map(|r| r.code.as_str()).collect();
    for (n, name) in ["=1+1 Jones", "-Siân Lewis", "@Mair", "+Dafydd", "'=Gwyn", "Tŷ Ŵyn, \"Nel\"", "Elen"]
        .into_iter()
        .enumerate()
    {
        let person = Entered {
            staff_number: (n % 2 == 0).then(|| format!("-00{n}")),
            site: Some("=HYPERLINK(\"x\")".to_owned()),
            ..somebody_since("2024-01-08", name, &every)
        };
        let who = world.employ(manager, person).await;
        // What no role needs is on no matrix.
        for (at, subject) in subjects.iter().filter(|one| !one.roles.is_empty()).enumerate() {
            let on = day("2026-06-01") - Days::new(u64::try_from(at * 29 + n * 3).expect("days"));
            world.note(manager, who, completed(&subject.code, &on.to_string())).await;
        }
    }
}

async fn rows(world: &World) -> (Vec<worker::Model>, Vec<training_record::Model>) {
    let database = &*world.app.database;
    let workers = worker::Entity::find().all(database).await.expect("workers");
    (workers, training_record::Entity::find().all(database).await.expect("records"))
}

#[tokio::test]
async fn an_export_imported_again_changes_nothing_in_either_language_and_form() {
    let (world, manager, _) = coop().await;
    awkward(&world, &manager).await;
    let browser = world.browser_of(&manager).await;
    let actor = world.actor(&manager).await;
    let before = rows(&world).await;
    for language in ["en", "cy"] {
        for form in ["csv", "xlsx"] {
            let place = format!("/{language}/coops/COOP-0001/training/{form}?category=all");
            let page = browser.get(&place).await;
            page.is(200);
            let name = format!("matrix.{form}");
            let again = import_file(
                &world.app,
                Some(&actor),
                manager.organisation,
                &name,
                page.bytes.clone(),
                Answers::default(),
                false,
                world.now(),
            )
            .await
            .unwrap_or_else(|e| panic!("{place}: {e:?}"));
            let run = &again.run;
            assert!(run.ask.is_empty(), "{place}: {:?}", run.ask);
            assert!(run.unknown_subjects.is_empty(), "{place}: {:?}", run.unknown_subjects);
            assert!(run.errors.is_empty(), "{place}: {:?}", run.errors);
            assert!(
                run.changes.new.is_empty() && run.changes.corrected.is_empty(),
                "{place}: {:?}",
                run.changes
            );
            let home: BTreeSet<&str> = run.records.iter().filter_map(|r| r.subject.as_deref()).collect();
            let lost: Vec<_> = before.1.iter().filter(|row| !home.contains(row.subject.as_str())).collect();
            let lost: BTreeSet<&str> = lost.iter().map(|row| row.subject.as_str()).collect();
            assert!(lost.is_empty(), "{place}: {lost:?} did not come home: {:?}", run.columns);
            assert_eq!(run.changes.unchanged.len(), before.1.len(), "{place}: every record came home");
            assert!(again.counts.is_none(), "{place}");
            assert_eq!(again.obstacles.last(), Some(&Obstacle::NothingToImport), "{place}");
            assert_eq!(rows(&world).await, before, "{place}");
        }
    }
}

#[tokio::test]
async fn no_cell_of_an_export_is_a_formula() {
    let (world, manager, browser) = coop().await;
    awkward(&world, &manager).await;
    let csv = browser.get(&format!("{PLACE}/csv")).await;
    csv.is(200);
    assert!(csv.bytes.starts_with("\u{feff}".as_bytes()));
    assert!(csv.header("content-disposition").contains("training-COOP-0001-2026-06-15.csv"));
    let text = String::from_utf8(csv.bytes.clone()).expect("UTF-8");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        for cell in record.expect("a row").iter() {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    let xlsx = browser.get(&format!("{PLACE}/xlsx")).await;
    let sheet = part(&xlsx.bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "no formula");
    assert!(
        sheet.contains("t=\"s\"") && sheet.contains("state=\"frozen\""),
        "typed texts, a head that stays"
    );
    // The same at the same time is the same file, and bears no other time.
    assert_eq!(browser.get(&format!("{PLACE}/xlsx")).await.bytes, xlsx.bytes);
    assert!(part(&xlsx.bytes, "docProps/core.xml").contains("2026-06-15T09:00:00Z"));
    assert_eq!(spreadsheet::neutral("=1"), "'=1");
}

fn part(zip: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a workbook");
    let mut text = String::new();
    archive.by_name(name).expect("its part").read_to_string(&mut text).expect("a text");
    text
}

#[tokio::test]
async fn what_a_coop_asks_beyond_the_version_counts_everywhere_from_the_day_it_is_asked() {
    let (world, manager, browser) = coop().await;
    let who = world.employ(&manager, somebody_since("2024-01-08", "Mair", &["support_staff"])).await;
    world.note(&manager, who, completed("fire", "2025-11-20")).await;
    let (id, today) = (manager.organisation, world.today());
    let owed = async || {
        let from = today - Days::new(400);
        let due = deadlines::gather(&world.app, today, from..=today + Days::new(400), Some(&[id])).await;
        let due = due.expect("what is owed");
        due.iter().find(|one| &*one.subject == "fire").map(|one| one.due_on)
    };
    let share = async |on: NaiveDate| {
        let syllabus = training::syllabus_of(&*world.app.database, id, on).await.expect("a syllabus");
        let force = training::store::workforce(&*world.app.database, id).await.expect("people");
        let fire = syllabus.subject("fire").expect("a subject").clone();
        let share = rules::share_in_date([&fire], &force.people(on), &force.training(), on);
        (share.numerator, share.denominator)
    };
    assert_eq!((owed().await, share(today).await), (Some(day("2026-11-20")), (1, 1)));

    let form = browser.get(&format!("{PLACE}/roles")).await.is(200).form("/roles");
    let laxer = form.choose("subject", "fire").fill("months", "24");
    browser.submit(laxer).await.is(422).says("asks for it every 12 months");
    let form = browser.get(&format!("{PLACE}/roles")).await.form("/roles");
    let page = browser.submit(form.choose("subject", "fire").fill("months", "6")).await;
    page.is(200)
        .says("Your co-op asks this from today.")
        .says("every 6 months")
        .says("The standard: every 12 months");

    assert_eq!((owed().await, share(today).await), (Some(day("2026-05-20")), (0, 1)));
    assert_eq!(share(today - Days::new(1)).await, (1, 1), "a day before, it was not asked");
    browser.get(&format!("{PLACE}?subject=fire")).await.says("1 has gaps.");
    browser.get(&format!("{PLACE}/forecast")).await.says("Mair");
    browser.get("/en/coops/COOP-0001/training/figures").await.says("0 of 1");
    let csv = browser.get(&format!("{PLACE}/csv?subject=fire")).await;
    assert!(String::from_utf8_lossy(&csv.bytes).contains("2026-05-20"), "the file says it too");

    // A subject asked of one more role, and no longer.
    let actor = world.actor(&manager).await;
    let food = Asked { subject: "food_hygiene".into(), role: Some("support_staff".into()), months: None };
    let asked = asking::ask(&world.app, &actor, id, food.clone(), world.now()).await.expect("asked");
    browser.get(&format!("{PLACE}/people/{who}")).await.says("Food");
    asking::stop(&world.app, &actor, id, asked, world.now()).await.expect("stopped");
    assert!(asking::ask(&world.app, &actor, id, food, world.now()).await.is_ok(), "and again, the same day");
    let journal = world.app.database.query_one_raw(sea_orm::Statement::from_string(
        world.app.database.get_database_backend(),
        "select count(*) as n from journal_entry where event like 'training-requirement-%'",
    ));
    let told: i64 = journal.await.expect("the journal").expect("a row").try_get("", "n").expect("a number");
    assert_eq!(told, 4);
}

#[tokio::test]
async fn the_database_refuses_what_asks_nothing_and_two_that_ask_the_same() {
    let (world, manager, _) = coop().await;
    let actor = world.actor(&manager).await;
    let asked = Asked { subject: "fire".into(), role: None, months: Some(6) };
    asking::ask(&world.app, &actor, manager.organisation, asked.clone(), world.now()).await.expect("asked");
    let shorter = Asked { months: Some(3), ..asked };
    asking::ask(&world.app, &actor, manager.organisation, shorter, world.now()).await.expect("asked anew");
    let rows = training_requirement::Entity::find().all(&*world.app.database).await.expect("rows");
    let standing: Vec<_> = rows.iter().filter(|row| row.ended_on.is_none()).collect();
    assert_eq!((rows.len(), standing.len(), standing[0].interval_months), (2, 1, Some(3)));
    for wrong in [
        "update training_requirement set ended_on = null",
        "update training_requirement set interval_months = null",
        "update training_requirement set interval_months = 0",
        "update training_requirement set ended_on = '2020-01-01'",
    ] {
        assert!(world.app.database.execute_unprepared(wrong).await.is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn a_person_page_says_what_is_done_what_is_late_and_what_comes_next() {
    let (world, manager, browser) = coop().await;
    let who =
        world.employ(&manager, somebody_since("2026-05-04", "Mair", &["care_worker", "new_to_sector"])).await;
    let actor = world.actor(&manager).await;
    let page = browser.get(&format!("{PLACE}/people/{who}")).await;
    page.is(200).says("Next, by 4 November 2026").does_not_say("Signed off by Nia");
    training::add_step(&world.app, &actor, who, "principles_adults", day("2026-05-20"), "Nia", world.now())
        .await
        .expect("signed off");
    world.note(&manager, who, completed("scw_registration", "2023-09-01")).await;
    let page = browser.get(&format!("{PLACE}/people/{who}")).await;
    page.says("Done on 20 May 2026").says("Signed off by Nia");
    // Registration lasts three years: until 1 September 2026, its renewal opens 86 days before.
    page.says("Renewal opens on 7 June 2026; complete it by 11 August 2026");
    page.says(&format!("by {}", manager.name));
    // With the last step the framework is done, also where nobody recorded it as a subject.
    let matrix = format!("{PLACE}?subject=awif&on=2026-12-01");
    assert_eq!(browser.get(&matrix).await.texts(".safon-matrix tfoot td"), ["0/1"]);
    let late = browser.get(&format!("{PLACE}/people/{who}?on=2026-12-01")).await;
    late.says("Was due by 4 November 2026");
    let framework = standards::reference().expect("it").induction_framework.as_ref().expect("the framework");
    for step in framework.steps.iter().filter(|step| step.adults) {
        training::add_step(&world.app, &actor, who, &step.code, day("2026-06-10"), "Nia", world.now())
            .await
            .expect("signed off");
    }
    assert_eq!(browser.get(&matrix).await.texts(".safon-matrix tfoot td"), ["1/1"]);
    assert_eq!(
        browser.get(&format!("{PLACE}?subject=awif&on=2026-06-09")).await.texts(".safon-matrix tfoot td"),
        ["0/0"]
    );
}

#[tokio::test]
async fn what_the_standard_counts_names_those_left_out_only_to_whoever_may_see_them() {
    let (world, manager, browser) = coop().await;
    for n in 0..6 {
        let who = world.employ(&manager, somebody(&format!("Mair {n}"), &["care_worker"])).await;
        world.note(&manager, who, completed("supervision", "2026-05-20")).await;
    }
    let away = Entered {
        leave_from: Some(day("2026-04-20")),
        leave_reason: Some("parental leave".into()),
        ..somebody_since("2025-02-03", "Anwen", &["care_worker"])
    };
    world.employ(&manager, away).await;
    let place = format!("{PLACE}/metrics");
    let page = browser.get(&place).await;
    page.is(200)
        .says("Supervision in date")
        .says("100% (6 of 6)")
        .says("Anwen: On long leave (parental leave)");
    browser
        .get("/cy/coops/COOP-0001/training/metrics")
        .await
        .is(200)
        .says("Yr hyn y mae’r safon yn ei gyfrif");
    browser.get(&format!("{place}?on=2026-04-01")).await.is(200).says("how things stood on 1 April 2026");
    let board = world.browser_of(&world.person(Role::BoardMember, "COOP-0001").await).await;
    board.get(&place).await.is(200).does_not_say("Anwen").says("1 on long leave");
    let regulator = world.regulator_of(&[&area_of("COOP-0001")]).await;
    let regulator = world.browser_of(&regulator).await;
    let outside = regulator.get(&place).await;
    outside.is(200).does_not_say("Anwen").does_not_say("on long leave").says("Other reasons are not shown");
}
