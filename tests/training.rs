//! Training: people, records, the matrix, figures, and the journey of a spreadsheet.

use entities::access::Role;
use entities::training::{ActionTaken, ImportState, training_import, training_record, worker};
use safon::foundation::error::Error;
use safon::training::import::{Answers, Obstacle};
use safon::training::importing::{self, Saying};
use safon::training::{Entered, NewRecord, import_file};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::training_import::known::SAMPLES;
use crate::world::World;
use crate::world::browser::{Browser, Page};
use crate::world::people::area_of;
use crate::world::staff::{completed, somebody};

fn agreed() -> Answers {
    Answers { reading: true, new_people: true, despite_faults: true, ..Answers::default() }
}

async fn records(world: &World) -> u64 {
    training_record::Entity::find().count(&*world.app.database).await.expect("records can be counted")
}

async fn workers(world: &World) -> Vec<worker::Model> {
    worker::Entity::find().all(&*world.app.database).await.expect("workers can be read")
}

#[tokio::test]
async fn every_sample_is_imported_and_the_same_file_again_changes_nothing() {
    let world = World::new().await;
    world.standard_in_force().await;
    for (n, (name, bytes, _)) in SAMPLES.iter().enumerate() {
        let manager = world.person(Role::Manager, &format!("COOP-{:04}", n + 1)).await;
        let actor = world.actor(&manager).await;
        let coop = manager.organisation;
        let before = records(&world).await;
        let dry =
            import_file(&world.app, Some(&actor), coop, name, bytes.to_vec(), agreed(), true, world.now())
                .await
                .unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(records(&world).await, before, "{name}: a dry run stores nothing");
        let first =
            import_file(&world.app, Some(&actor), coop, name, bytes.to_vec(), agreed(), false, world.now())
                .await
                .unwrap_or_else(|e| panic!("{name}: {e:?}"));
        if dry.run.changes.new.is_empty() {
            assert_eq!(first.obstacles, [Obstacle::NothingToImport], "{name}");
            continue;
        }
        let counts = first.counts.unwrap_or_else(|| panic!("{name}: {:?}", first.obstacles));
        assert_eq!(counts.added as usize, first.run.changes.new.len(), "{name}");
        assert_eq!(records(&world).await - before, counts.added as u64, "{name}");
        let (held, people) = (records(&world).await, workers(&world).await);
        let again =
            import_file(&world.app, Some(&actor), coop, name, bytes.to_vec(), agreed(), false, world.now())
                .await
                .unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(again.obstacles, [Obstacle::NothingToImport], "{name}: {:?}", again.run.changes);
        assert_eq!(records(&world).await, held, "{name}");
        assert_eq!(workers(&world).await, people, "{name}");
    }
}

async fn upload(browser: &Browser, name: &str, bytes: &[u8]) -> Page {
    let page = browser.get("/en/coops/COOP-0001/training/import").await;
    browser.submit(page.form("/training/import").attach("file", name, bytes)).await
}

#[tokio::test]
async fn a_manager_imports_a_matrix_through_the_pages_and_the_file_is_not_kept() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let (name, bytes, _) = SAMPLES[0];
    let preview = upload(&browser, name, bytes).await;
    preview.is(200).says("Nothing is stored yet");
    assert_eq!(records(&world).await, 0);
    let form = preview.form("Import").forge("reading", "yes").forge("new_people", "yes");
    browser
        .submit(form.forge("despite_faults", "yes"))
        .await
        .is(200)
        .says("The file is imported")
        .says("0 corrected, 0 unchanged.")
        .says("left out.");
    let held = records(&world).await;
    assert!(held > 0);
    let matrix = browser.get("/en/coops/COOP-0001/training").await;
    matrix.is(200).says(&workers(&world).await[0].name);
    browser.get("/cy/coops/COOP-0001/training").await.is(200).says("Hyfforddiant");
    assert!(
        world.app.files.list().await.expect("the store can be listed").is_empty(),
        "only its digest is kept"
    );
    let import = training_import::Entity::find().one(&*world.app.database).await.expect("it can be read");
    let import = import.expect("the import is there");
    assert_eq!((import.state, &import.reading, &import.answers), (ImportState::Confirmed, &None, &None));
    let again = upload(&browser, name, bytes).await;
    let same = browser.submit_only(again.form("Import").forge("reading", "yes")).await;
    same.is(422);
    assert_eq!(records(&world).await, held);
}

#[tokio::test]
async fn welsh_headings_with_semicolons_and_lost_letters_are_asked_about_on_the_page() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.welsh_person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let (name, bytes, _) = SAMPLES[3];
    let preview = upload(&browser, name, bytes).await;
    preview.is(200).says("G?ilym");
    let before = preview.form("Save the answers");
    let numbers: Vec<String> = before
        .names()
        .into_iter()
        .filter_map(|field| field.strip_prefix("question-").map(str::to_owned))
        .filter(|n| before.values(&format!("answer-{n}")).iter().any(|value| value == "new"))
        .collect();
    assert_eq!(numbers.len(), 2, "{:?}", before.names());
    let mut form = preview.form("Save the answers").forge("reading", "yes").forge("new_people", "yes");
    for (n, name) in numbers.iter().zip(["Angharad Gŵilym", "Mererid Tŷ'n-y-coed"]) {
        form = form.choose(&format!("answer-{n}"), "new").fill(&format!("name-{n}"), name);
    }
    let saved = browser.submit(form).await;
    saved.is(200).says("Your answers are saved");
    browser.submit(saved.form("Import").forge("confirm", "yes")).await.is(200).says("The file is imported");
    let names: Vec<String> = workers(&world).await.into_iter().map(|worker| worker.name).collect();
    assert!(names.iter().any(|name| name == "Angharad Gŵilym"), "{names:?}");
    assert!(!names.iter().any(|name| name.contains('?')), "{names:?}");
    assert!(names.iter().any(|name| name == "Siôn Gwernan"), "{names:?}");
}

#[tokio::test]
async fn what_is_no_spreadsheet_is_refused_in_words_and_nothing_stays_behind() {
    let world = World::with("2026-06-15T10:00:00", |config| config.limits.spreadsheet = 100_000).await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let big = vec![b'a'; 150_000];
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("report.csv", b"%PDF-1.7 and so on"),
        ("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"),
        ("page.xls", b"<html><table><tr><td>Name</td></tr></table></html>"),
        ("list.csv", b"just some words\nand more words\n"),
        ("sheet.xlsx", b"PK\x03\x04 cut off"),
        ("big.csv", &big),
    ] {
        let page = browser.get("/en/coops/COOP-0001/training/import").await;
        let answer = browser.submit_only(page.form("/training/import").attach("file", name, bytes)).await;
        answer.is(422);
        assert_eq!(answer.errors().len(), 1, "{name}: {:?}", answer.errors());
        assert!(!answer.errors()[0].contains("import-"), "{name}: {:?}", answer.errors());
    }
    let page = browser.get("/cy/coops/COOP-0001/training/import").await;
    browser.submit_only(page.form("/training/import")).await.is(422).says("Dewiswch ffeil");
    assert!(world.app.files.list().await.expect("the store can be listed").is_empty());
    let kept = training_import::Entity::find().count(&*world.app.database).await;
    assert_eq!(kept.expect("imports can be counted"), 0);
}

#[tokio::test]
async fn a_reading_is_confirmed_once_and_forgotten_when_abandoned_or_old() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let actor = world.actor(&manager).await;
    let (name, bytes, _) = SAMPLES[1];
    let begin =
        || importing::begin(&world.app, &actor, manager.organisation, name, bytes.to_vec(), world.now());
    let id = begin().await.expect("it is read");
    let refused = importing::confirm(&world.app, &actor, id, world.now()).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "the reading is not agreed: {refused:?}");
    let saying = Saying { reading: true, new_people: true, despite_faults: true, ..Saying::default() };
    importing::answer(&world.app, &actor, id, saying, world.now()).await.expect("answered");
    let one = importing::confirm(&world.app, &actor, id, world.now()).await.expect("confirmed");
    let held = records(&world).await;
    let two = importing::confirm(&world.app, &actor, id, world.now()).await.expect("confirmed again");
    assert_eq!((one.counts, held), (two.counts, records(&world).await));
    let abandoned = begin().await.expect("it is read");
    importing::abandon(&world.app, &actor, abandoned, world.now()).await.expect("let go");
    assert!(importing::confirm(&world.app, &actor, abandoned, world.now()).await.is_err());
    begin().await.expect("it is read");
    world.pass(chrono::TimeDelta::days(8));
    assert_eq!(importing::clear_old(&world.app, world.now()).await.expect("cleared"), 1);
    let rows = training_import::Entity::find().all(&*world.app.database).await.expect("imports can be read");
    assert!(rows.iter().all(|row| row.reading.is_none() && row.answers.is_none()));
}

#[tokio::test]
async fn the_matrix_shows_gaps_first_and_a_person_page_takes_records_and_induction_steps() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    world.employ(&manager, somebody("Zeta Ŵyn", &["care_worker"])).await;
    let page = browser.get("/en/coops/COOP-0001/training/people/new").await;
    let form = page.form("/people/new").fill("name", "Anwen Môn").choose("employment", "employee");
    browser.submit_only(form.clone()).await.is(422).says("Choose at least one post or duty");
    let person = browser.submit(form.tick("roles", "volunteer").date("started_on", world.today())).await;
    person.is(200).says("The person is added").says("Volunteer");
    let form = person.form("/records").choose("subject", "fire").date("completed_on", world.today());
    let person = browser.submit(form).await;
    person.is(200).says("It is recorded").says("In date until 15 June 2027");
    let future = world.today() + chrono::Days::new(3);
    let form = person.form("/records").choose("subject", "fire").date("completed_on", future);
    browser.submit_only(form).await.is(422).says("This date has not come yet");
    let form = person.form("/steps").date("step_on", world.today()).fill("signed_off_by", "Mair Tŷ Isaf");
    browser.submit_only(form.clone()).await.is(422).says("Choose one");
    let step = form.values("step").into_iter().find(|step| !step.is_empty()).expect("a step is offered");
    browser.submit(form.choose("step", &step)).await.is(200).says("Mair Tŷ Isaf");
    let matrix = browser.get("/en/coops/COOP-0001/training").await;
    let rows: Vec<String> = matrix.texts("table.safon-matrix tbody tr th").into_iter().collect();
    assert!(rows[0].starts_with("Zeta"), "the largest gaps first: {rows:?}");
    let zeta = browser.follow(&matrix, "Zeta Ŵyn").await;
    let edit = browser.follow(&zeta, "Change these details").await;
    let left = edit.form("/edit").date("left_on", world.today() - chrono::Days::new(1));
    browser.submit(left).await.is(200).says("The details are saved");
    browser.get("/en/coops/COOP-0001/training").await.says("People who have left");
    browser.get("/en/coops/COOP-0001/training/forecast").await.is(200);
    browser.get("/cy/coops/COOP-0001/training?category=check").await.is(200);
}

#[tokio::test]
async fn who_expires_within_90_days_is_listed_earliest_first() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    for (name, on) in [("Later Môn", "2025-09-10"), ("Sooner Môn", "2025-06-20"), ("Safe Môn", "2026-06-01")]
    {
        let id = world.employ(&manager, somebody(name, &["support_staff"])).await;
        world.note(&manager, id, completed("fire", on)).await;
    }
    let browser = world.browser_of(&manager).await;
    let page = browser.get("/en/coops/COOP-0001/training/forecast?within=90").await;
    let names = page.texts("#endings .safon-list li a");
    assert_eq!(names, ["Sooner Môn", "Later Môn"]);
}

#[tokio::test]
async fn of_a_check_only_the_date_and_whether_action_was_taken_are_kept() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let id = world.employ(&manager, somebody("Anwen Môn", &["care_worker"])).await;
    let check = NewRecord {
        provider: Some("001234567890".into()),
        action_taken: Some(ActionTaken::No),
        ..completed("dbs", "2026-01-10")
    };
    world.note(&manager, id, check.clone()).await;
    let again = NewRecord { action_taken: Some(ActionTaken::Yes), ..check };
    world.note(&manager, id, again).await;
    let rows = training_record::Entity::find().all(&*world.app.database).await.expect("records can be read");
    assert_eq!(rows.len(), 1, "the same completion is the same record");
    assert_eq!((rows[0].provider.as_deref(), rows[0].action_taken), (None, Some(ActionTaken::Yes)));
}

#[tokio::test]
async fn the_board_sees_figures_without_names_and_small_groups_are_kept_from_others() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let id = world.employ(&manager, somebody("Anwen Môn", &["support_staff"])).await;
    world.note(&manager, id, completed("fire", "2026-01-10")).await;
    let board = world.browser_of(&world.person(Role::BoardMember, "COOP-0001").await).await;
    board.get("/en/coops/COOP-0001/training").await.is(404);
    let figures = board.get("/en/coops/COOP-0001/training/figures").await;
    figures.is(200).says("Fire safety").says("100%").does_not_say("Anwen");
    let regulator = world.browser_of(&world.regulator_of(&[&area_of("COOP-0001")]).await).await;
    let figures = regulator.get("/en/coops/COOP-0001/training/figures").await;
    figures.is(200).says("Fewer than five people").does_not_say("100%").does_not_say("Anwen");
    let far = world.browser_of(&world.regulator_of(&["W06000024"]).await).await;
    far.get("/en/coops/COOP-0001/training/figures").await.is(404);
}

#[tokio::test]
async fn another_co_ops_people_and_imports_are_not_found() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let actor = world.actor(&manager).await;
    let id = world.employ(&manager, somebody("Anwen Môn", &["care_worker"])).await;
    let (name, bytes, _) = SAMPLES[0];
    let import =
        importing::begin(&world.app, &actor, manager.organisation, name, bytes.to_vec(), world.now())
            .await
            .expect("it is read");
    let stranger = world.browser_of(&world.person(Role::Manager, "COOP-0002").await).await;
    for coop in ["COOP-0001", "COOP-0002"] {
        let base = format!("/en/coops/{coop}/training");
        for path in [
            format!("{base}/people/{id}"),
            format!("{base}/people/{id}/edit"),
            format!("{base}/import/{import}"),
        ] {
            stranger.get(&path).await.is(404);
        }
        for path in [
            format!("{base}/people/{id}/edit"),
            format!("{base}/people/{id}/records"),
            format!("{base}/people/{id}/steps"),
            format!("{base}/people/{id}/records/{id}/remove"),
            format!("{base}/import/{import}"),
            format!("{base}/import/{import}/confirm"),
            format!("{base}/import/{import}/abandon"),
        ] {
            stranger.post_with_token(&path, &[("subject", "fire"), ("name", "x")]).await.is(404);
        }
    }
    assert_eq!(records(&world).await, 0);
}

#[tokio::test]
async fn a_handful_left_out_is_not_counted_before_others() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    for n in 1..=6 {
        world.employ(&manager, somebody(&format!("Gweithiwr {n}"), &["support_staff"])).await;
    }
    let away = Entered {
        leave_from: Some(world.today() - chrono::Days::new(40)),
        leave_reason: Some("Salwch".into()),
        ..somebody("Anwen Môn", &["support_staff"])
    };
    world.employ(&manager, away).await;
    let board = world.browser_of(&world.person(Role::BoardMember, "COOP-0001").await).await;
    board.get("/en/coops/COOP-0001/training/figures").await.is(200).says("1 person on long leave");
    let regulator = world.browser_of(&world.regulator_of(&[&area_of("COOP-0001")]).await).await;
    let figures = regulator.get("/en/coops/COOP-0001/training/figures").await;
    figures.is(200).does_not_say("on long leave").says("Other reasons are not shown");
}

#[tokio::test]
async fn what_is_wrong_in_a_file_is_taken_away_as_a_table_in_which_nothing_is_a_formula() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let page = browser.get("/en/coops/COOP-0001/training/import").await;
    let text = "Name,Staff No,Fire,Food hygiene\nNon Parri,0043,31/02/2026,March 2026\nWyn Parri,0044,=1+1,01/05/2026\n";
    let page =
        browser.submit(page.form("/training/import").attach("file", "staff.csv", text.as_bytes())).await;
    page.is(200);
    let path = page.links().into_iter().find(|link| link.ends_with("/faults")).expect("a link to the faults");
    let table = browser.get(&path).await;
    table.is(200);
    let text = String::from_utf8(table.bytes.clone()).expect("UTF-8");
    assert!(text.starts_with('\u{feff}') && text.contains("Cell,Person,Staff number"), "{text}");
    assert!(text.contains("C2,Non Parri,0043,31/02/2026,Wrong,"), "{text}");
    assert!(text.contains("D2,Non Parri,0043,March 2026,Question,"), "{text}");
    assert!(text.contains(",'=1+1,"), "{text}");
    let welsh = browser.get(&path.replacen("/en/", "/cy/", 1)).await;
    assert!(String::from_utf8_lossy(&welsh.bytes).contains("Cwestiwn"));
}
