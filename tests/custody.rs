//! Custody: the whole of an item's journal on a page and in files, checking a file that somebody holds, questions in the
//! thread of an item, and the evidence of an audit in one file.

use std::collections::BTreeMap;
use std::io::Read;

use entities::access::Role;
use entities::evidence::{EvidenceState, evidence_item};
use entities::ids::{AccountId, EvidenceItemId};
use safon::audits::{fieldwork, pack};
use safon::evidence::{self, Revision, Verdict, thread};
use safon::foundation::error::Error;
use sea_orm::EntityTrait;

use crate::audits::cast::Cast;
use crate::world::World;
use crate::world::browser::{Browser, Page};
use crate::world::papers::insurance;
use crate::world::people::Person;

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< >>\nendobj\n";

async fn world() -> World {
    let world = World::new().await;
    world.standard_in_force().await;
    world
}

/// Hands in an item under a title, with one file of these bytes.
async fn item(world: &World, manager: &Person, title: &str, name: &str, bytes: &[u8]) -> EvidenceItemId {
    let file = world.file(name, bytes).await;
    world.hand_in(manager, insurance(title, file)).await.expect("it is taken")
}

async fn row(world: &World, id: EvidenceItemId) -> evidence_item::Model {
    let found = evidence_item::Entity::find_by_id(id).one(&*world.app.database).await;
    found.expect("items can be read").expect("the item is there")
}

fn path(id: EvidenceItemId) -> String {
    format!("/en/coops/COOP-0001/evidence/{id}")
}

#[tokio::test]
async fn custody_shows_every_look_download_and_move_with_its_number_and_goes_out_as_csv_and_json() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = item(&world, &manager, "Insurance", "=cmd.pdf", PDF).await;
    let browser = world.browser_of(&officer).await;
    let page = browser.get(&path(id)).await;
    let file = page.links().into_iter().find(|link| link.contains("/files/")).expect("a link to the file");
    browser.get(&file).await.is(200);
    let reason = Verdict::Returned("=1+1 is no reason".into());
    let actor = world.actor(&officer).await;
    evidence::review(&world.app, &actor, id, reason, 1, world.now()).await.expect("it is reviewed");

    let custody = browser.get(&format!("{}/custody", path(id))).await;
    custody.is(200).says("Received").says("Looked at").says("File opened").says("Sent back");
    custody.says(&manager.name).says(&officer.name).says("=cmd.pdf").says("=1+1 is no reason");
    let entries = safon::journal::whole_of(&*world.app.database, "evidence_item", id.0).await.expect("told");
    for (entry, _) in &entries {
        custody.says(&entry.sequence.to_string());
    }

    let csv = browser.get(&format!("{}/custody.csv", path(id))).await;
    csv.is(200);
    assert!(csv.header("content-disposition").starts_with("attachment"));
    let text = String::from_utf8(csv.bytes.clone()).expect("UTF-8");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().expect("a head").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), entries.len());
    let column = |name: &str| head.iter().position(|one| one == name).expect("the column");
    let all = |name: &str| rows.iter().map(|row| row[column(name)].to_owned()).collect::<Vec<_>>();
    assert!(all("files").contains(&"'=cmd.pdf".to_owned()), "{:?}", all("files"));
    assert!(all("reason").contains(&"'=1+1 is no reason".to_owned()));
    assert!(all("who").contains(&officer.name));
    let told: Vec<String> = entries.iter().map(|(entry, _)| entry.hash.clone()).collect();
    assert_eq!(all("hash"), told);

    let json = browser.get(&format!("{}/custody.json", path(id))).await;
    let json: serde_json::Value = serde_json::from_slice(&json.is(200).bytes).expect("JSON");
    assert_eq!(json["entries"].as_array().expect("entries").len(), entries.len());
    assert_eq!(json["entries"][0]["event"], "evidence-submitted");
    assert_eq!(json["entries"][0]["files"][0], "=cmd.pdf");
}

#[tokio::test]
async fn custody_of_another_co_op_is_not_found_in_any_form() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let stranger = world.person(Role::Manager, "COOP-0002").await;
    let id = item(&world, &manager, "Insurance", "a.pdf", PDF).await;
    let browser = world.browser_of(&stranger).await;
    for end in ["custody", "custody.csv", "custody.json"] {
        browser.get(&format!("{}/{end}", path(id))).await.is(404);
        browser.get(&format!("/en/coops/COOP-0002/evidence/{id}/{end}")).await.is(404);
    }
}

#[tokio::test]
async fn a_custody_that_is_long_is_paged_and_its_exports_hold_all_of_it() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let id = item(&world, &manager, "Insurance", "a.pdf", PDF).await;
    let tx = world.app.database.begin().await.expect("a transaction begins");
    for _ in 0..1100 {
        let event = safon::journal::Event::new("evidence-file-opened", "evidence_item", id.0);
        safon::journal::record(&tx, manager.account, event, world.now()).await.expect("it is recorded");
    }
    tx.commit().await.expect("it is kept");
    let browser = world.browser_of(&manager).await;
    let first = browser.get(&format!("{}/custody", path(id))).await;
    first.is(200).says("1102 entries").does_not_say("Received");
    let last = browser.get(&format!("{}/custody?page=12", path(id))).await;
    last.is(200).says("Received");
    let csv = browser.get(&format!("{}/custody.csv", path(id))).await;
    assert_eq!(String::from_utf8_lossy(&csv.bytes).lines().count(), 1103);
    // The page of the item itself stays short, and still knows that it was looked at today.
    browser.get(&path(id)).await.is(200);
    browser.get(&format!("{}/custody", path(id))).await.says("1102 entries");
}

#[tokio::test]
async fn a_file_that_somebody_holds_is_known_unchanged_or_not_one_of_ours_and_is_not_kept() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let other = world.person(Role::Manager, "COOP-0002").await;
    let id = item(&world, &manager, "Insurance", "yswiriant.pdf", PDF).await;
    let actor = world.actor(&manager).await;
    let newer = [PDF, b"%newer".as_slice()].concat();
    let revision = Revision {
        period_from: None,
        period_to: None,
        valid_until: None,
        redaction_confirmed: false,
        files: vec![world.file("newydd.pdf", &newer).await],
    };
    evidence::revise(&world.app, &actor, id, revision, 1, world.now()).await.expect("it is revised");
    let kept = world.app.files.list().await.expect("the store can be listed").len();

    let browser = world.browser_of(&manager).await;
    let form = browser.get("/en/coops/COOP-0001/evidence/check").await.form("/evidence/check");
    let known = browser.submit(form.clone().attach("file", "found on a stick.pdf", PDF)).await;
    known.is(200).says("This file is in the evidence").says("yswiriant.pdf").says("15 June 2026");
    known.says("A later revision has come since");
    let known = browser.submit(form.clone().attach("file", "x.pdf", newer)).await;
    known.is(200).says("newydd.pdf").does_not_say("A later revision");
    let altered = [PDF, b" ".as_slice()].concat();
    let unknown = browser.submit(form.clone().attach("file", "yswiriant.pdf", altered)).await;
    unknown.is(200).says("This is not one of this co-op’s files").does_not_say("Insurance");
    browser.submit_only(form).await.is(422).says("Choose a file");
    assert_eq!(world.app.files.list().await.expect("the store can be listed").len(), kept);

    // Another co-op learns nothing of it.
    let stranger = world.browser_of(&other).await;
    let form = stranger.get("/en/coops/COOP-0002/evidence/check").await.form("/evidence/check");
    let there = stranger.submit(form.attach("file", "yswiriant.pdf", PDF)).await;
    there.is(200).says("This is not one of this co-op’s files");
    stranger.get("/en/coops/COOP-0001/evidence/check").await.is(404);
}

#[tokio::test]
async fn a_question_is_asked_and_answered_in_one_thread_and_changes_no_state() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = item(&world, &manager, "Insurance", "a.pdf", PDF).await;
    let reviewer = world.browser_of(&officer).await;
    let page = reviewer.get(&path(id)).await;
    let asked = reviewer.submit(page.form("/questions").fill("question", "Does it cover volunteers?")).await;
    asked.is(200).says("Your question is sent").says("A question is open");
    let letter = world.letter("evidence-question", &manager.email).await;
    assert!(!letter.body_text.contains("volunteers"), "what was typed may name people");
    assert_eq!(row(&world, id).await.state, EvidenceState::Submitted);
    // The same page sent twice asks once.
    reviewer.submit(page.form("/questions").fill("question", "Does it cover volunteers?")).await.is(200);

    world.pass(chrono::Duration::minutes(1));
    let browser = world.browser_of(&manager).await;
    browser.get("/en/home").await.says("Answer a question about “Insurance”");
    browser.get("/en/coops/COOP-0001/evidence").await.says("A question is open");
    let page = browser.get(&path(id)).await;
    page.says("Does it cover volunteers?").says(&officer.name);
    let answered = browser.submit(page.form("/answers").fill("answer", "Yes: see page 2.")).await;
    answered.is(200).says("Your answer is sent").says("Yes: see page 2.").does_not_say("A question is open");
    world.letter("evidence-answer", &officer.email).await;
    browser.get("/en/home").await.does_not_say("Answer a question");
    assert_eq!(answered.forms().iter().filter(|form| form.names().contains("answer")).count(), 0);

    // A verdict stands in the same thread.
    world.pass(chrono::Duration::minutes(1));
    let actor = world.actor(&officer).await;
    let back = Verdict::Returned("Page 2 is missing.".into());
    evidence::review(&world.app, &actor, id, back, 1, world.now()).await.expect("it is reviewed");
    let thread = browser.get(&path(id)).await;
    let turns = thread.texts("#thread .safon-note strong");
    assert_eq!(turns, ["Received", "Asked", "Answered", "Sent back"]);
}

#[tokio::test]
async fn nobody_asks_about_their_own_work_or_answers_for_another_co_op_or_answers_twice() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let stranger = world.person(Role::Manager, "COOP-0002").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    world.also(&manager, Role::StandardsOfficer, "FRAN").await;
    let id = item(&world, &manager, "Insurance", "a.pdf", PDF).await;
    let own = world.actor(&manager).await;
    let refused = thread::ask(&world.app, &own, id, "Is it?", "k1", world.now()).await;
    let Err(Error::Refused(message)) = refused else { panic!("{refused:?}") };
    assert_eq!(message.key, "evidence-review-own");
    let officer = world.actor(&officer).await;
    thread::ask(&world.app, &officer, id, "Is it?", "k2", world.now()).await.expect("it is asked");
    let files = evidence::store::files(&*world.app.database, id).await.expect("files");
    let said = thread::read(&*world.app.database, &row(&world, id).await, &files).await.expect("the thread");
    let question = said
        .iter()
        .find_map(|one| match one.turn {
            thread::Turn::Asked { id, .. } => Some(id),
            _ => None,
        })
        .expect("the question");
    let other = world.actor(&stranger).await;
    let theirs = thread::answer(&world.app, &other, id, question, "Yes.", "k3", world.now()).await;
    assert!(matches!(theirs, Err(Error::NotFound)), "{theirs:?}");
    let elsewhere = thread::ask(&world.app, &other, id, "What?", "k4", world.now()).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)), "{elsewhere:?}");
    thread::answer(&world.app, &own, id, question, "Yes.", "k5", world.now()).await.expect("answered");
    let again = thread::answer(&world.app, &own, id, question, "No.", "k6", world.now()).await;
    let Err(Error::Refused(message)) = again else { panic!("{again:?}") };
    assert_eq!(message.key, "evidence-question-answered");
}

/// The entries of a ZIP, by name.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a whole archive");
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).expect("an entry");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("its bytes");
            (entry.name().to_owned(), bytes)
        })
        .collect()
}

fn digest(bytes: &[u8]) -> String {
    hex::encode(<sha2::Sha256 as sha2::Digest>::digest(bytes))
}

async fn zip_of(browser: &Browser, reference: &str, reason: &str) -> Page {
    let place = format!("/en/audits/{reference}/evidence");
    let page = browser.get(&place).await;
    let form = page.is(200).form("/evidence");
    let form = if reason.is_empty() { form } else { form.fill("reason", reason) };
    browser.submit_only(form).await
}

#[tokio::test]
async fn the_evidence_of_an_audit_comes_in_one_file_with_its_digests_and_safe_names() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let large: Vec<u8> = PDF.iter().copied().chain((0..3_000_000_u32).map(|n| (n % 251) as u8)).collect();
    let hostile = "../../evil\u{202E}fdp.pdf";
    let first = item(&world, &cast.manager, "Insurance/2026", hostile, &large).await;
    let second = item(&world, &cast.manager, "insurance/2026", hostile, PDF).await;
    let browser = world.browser_of(&cast.lead).await;
    let overview = browser.get(&format!("/en/audits/{reference}")).await;
    let page = browser.follow(&overview, "Evidence of this audit").await;
    page.says("2 files").says("Insurance/2026").does_not_say("Why are you downloading it?");
    let zip = zip_of(&browser, &reference, "").await;
    zip.is(200);
    assert_eq!(zip.header("content-type"), "application/zip");
    assert!(zip.header("content-disposition").contains(&format!("{reference}.zip")));
    let entries = unpacked(&zip.bytes);
    assert_eq!(entries.len(), 4, "{:?}", entries.keys());
    for name in entries.keys() {
        assert!(!name.contains(['/', '\\', '\u{202E}']) && name.len() <= 120, "{name}");
    }
    let manifest: serde_json::Value = serde_json::from_slice(&entries["manifest.json"]).expect("JSON");
    assert_eq!(manifest["audit"], reference);
    let files = manifest["files"].as_array().expect("files");
    assert_eq!((files.len(), manifest["withheld"].as_array().map(Vec::len)), (2, Some(0)));
    for file in files {
        let bytes = &entries[file["name"].as_str().expect("a name")];
        assert_eq!(file["sha256"], digest(bytes));
        assert_eq!(file["size"], bytes.len());
    }
    assert!(entries.values().any(|bytes| *bytes == large));
    let table = String::from_utf8(entries["manifest.csv"].clone()).expect("UTF-8");
    assert_eq!(table.lines().count(), 3);
    for id in [first, second] {
        let custody = browser.get(&format!("{}/custody", path(id))).await;
        custody.says("Downloaded with the evidence of an audit").says(&reference).says(&cast.lead.name);
    }
    let journal = safon::journal::verify(&*world.app.database, |_| ()).await.expect("it can be read");
    assert!(journal.is_ok(), "{journal:?}");
}

#[tokio::test]
async fn what_the_reader_may_not_open_is_only_listed_and_a_regulator_says_why_first() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let open = item(&world, &cast.manager, "Insurance", "a.pdf", PDF).await;
    let secret = [PDF, b"%secret".as_slice()].concat();
    let closed = item(&world, &cast.manager, "Sensitive", "b.pdf", &secret).await;
    let row = evidence_item::Entity::find_by_id(closed).one(&*world.app.database).await.unwrap().unwrap();
    let mut row = sea_orm::IntoActiveModel::into_active_model(row);
    row.personal_data = sea_orm::Set(entities::evidence::PersonalData::Special);
    sea_orm::ActiveModelTrait::update(row, &*world.app.database).await.expect("the class is changed");

    let browser = world.browser_of(&cast.regulator).await;
    let page = browser.get(&format!("/en/audits/{reference}/evidence")).await;
    page.is(200).says("One file is only listed").says("Why are you downloading it?");
    zip_of(&browser, &reference, "").await.is(422).says("Say why");
    let places: Vec<_> =
        std::iter::from_fn(|| world.app.archives.take(cast.regulator.account).ok()).collect();
    let busy = zip_of(&browser, &reference, "A complaint").await;
    busy.is(503).says("Try again in a few minutes");
    assert_eq!(busy.texts("textarea[name=reason]"), ["A complaint"], "what was typed is kept");
    drop(places);
    let custody = world.browser_of(&cast.manager).await.get(&format!("{}/custody", path(open))).await;
    custody.does_not_say("Downloaded with");
    let entries = unpacked(&zip_of(&browser, &reference, "A complaint").await.is(200).bytes);
    assert_eq!(entries.len(), 3);
    assert!(entries.values().all(|bytes| !bytes.windows(7).any(|part| part == b"%secret")));
    let manifest: serde_json::Value = serde_json::from_slice(&entries["manifest.json"]).expect("JSON");
    assert_eq!(manifest["withheld"][0]["withheld"], "class");
    assert_eq!(manifest["withheld"][0]["sha256"], digest(&secret));
    let manager = world.browser_of(&cast.manager).await;
    manager.get(&format!("{}/custody", path(open))).await.says("Downloaded with").says("A complaint");
    manager.get(&format!("{}/custody", path(closed))).await.does_not_say("Downloaded with");
    // The co-op and the team take all of it.
    for person in [&cast.manager, &cast.lead] {
        let browser = world.browser_of(person).await;
        assert_eq!(unpacked(&zip_of(&browser, &reference, "").await.is(200).bytes).len(), 4);
    }
    for person in [&cast.chair, &world.person(Role::Manager, "COOP-0002").await] {
        world.browser_of(person).await.get(&format!("/en/audits/{reference}/evidence")).await.is(404);
    }
}

#[tokio::test]
async fn a_file_that_was_altered_in_the_store_breaks_the_download_and_does_not_pass_for_the_one_that_was_given()
 {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    item(&world, &cast.manager, "Insurance", "a.pdf", PDF).await;
    let stored = world.app.files.path_of(&digest(PDF)).expect("its place");
    std::fs::write(&stored, b"%PDF-1.7 something else").expect("it is altered");
    let lead = world.actor(&cast.lead).await;
    let entries = safon::audits::pack::take(&world.app, &lead, &reference, "", world.now()).await;
    let place = world.app.archives.take(cast.lead.account).expect("a place");
    let stream = safon::foundation::archive::stream(place, &world.app.files, entries.expect("it is taken"));
    let chunks: Vec<_> = futures::StreamExt::collect(stream.expect("it begins")).await;
    assert!(chunks.last().expect("something").is_err(), "it ends in an error");
    let bytes: Vec<u8> = chunks.into_iter().filter_map(Result::ok).flatten().collect();
    assert!(zip::ZipArchive::new(std::io::Cursor::new(bytes)).is_err(), "nobody takes it for whole");
    // One that is gone is listed, and the rest comes.
    std::fs::remove_file(&stored).expect("it is removed");
    let browser = world.browser_of(&cast.lead).await;
    let entries = unpacked(&zip_of(&browser, &reference, "").await.is(200).bytes);
    assert_eq!(entries.len(), 2);
    let manifest: serde_json::Value = serde_json::from_slice(&entries["manifest.json"]).expect("JSON");
    assert_eq!(manifest["withheld"][0]["withheld"], "missing");
}

#[tokio::test]
async fn what_the_virus_scanner_set_apart_is_only_listed() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    item(&world, &cast.manager, "Insurance", "a.pdf", PDF).await;
    let infected = [PDF, b"%infected".as_slice()].concat();
    item(&world, &cast.manager, "Another", "b.pdf", &infected).await;
    use entities::evidence::ScanResult::Infected;
    let (found, now) = (Some("Eicar"), world.now());
    evidence::store::scans::save(&*world.app.database, &digest(&infected), Infected, found, now)
        .await
        .expect("it is noted");
    let browser = world.browser_of(&cast.lead).await;
    let page = browser.get(&format!("/en/audits/{reference}/evidence")).await;
    page.is(200).says("set apart");
    let entries = unpacked(&zip_of(&browser, &reference, "").await.is(200).bytes);
    assert_eq!(entries.len(), 3);
    assert!(!entries.values().any(|bytes| *bytes == infected));
    let manifest: serde_json::Value = serde_json::from_slice(&entries["manifest.json"]).expect("JSON");
    assert_eq!(manifest["withheld"][0]["withheld"], "virus");
}

#[tokio::test]
async fn a_reader_who_hangs_up_holds_nothing() {
    let world = world().await;
    let bytes: Vec<u8> =
        (0..4_000_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let stored = world.app.files.keep_bytes(&bytes).await.expect("the file is kept");
    let entry = safon::foundation::archive::Entry {
        name: "a".into(),
        at: world.now(),
        source: safon::foundation::archive::Source::Stored { sha256: stored.sha256, size: stored.size },
    };
    let places = &world.app.archives;
    let (free, place) = (places.free(), places.take(AccountId::new(world.now())).expect("a place"));
    let stream = safon::foundation::archive::stream(place, &world.app.files, vec![entry]).expect("it begins");
    let mut stream = Box::pin(stream);
    let first = futures::StreamExt::next(&mut stream).await.expect("a chunk").expect("bytes");
    assert!(first.len() <= 70_000, "{} bytes at once", first.len());
    assert_eq!(places.free(), free - 1, "it is being written");
    drop(stream);
    let given_back = async {
        while places.free() < free {
            tokio::task::yield_now().await;
        }
    };
    let soon = std::time::Duration::from_secs(20);
    tokio::time::timeout(soon, given_back).await.expect("the writer's thread ends, and its place is free");
}

#[tokio::test]
async fn when_too_many_take_archives_the_next_is_told_so_and_nothing_stands_in_the_custody() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let id = item(&world, &cast.manager, "Insurance", "a.pdf", PDF).await;
    let browser = world.browser_of(&cast.lead).await;
    let own: Vec<_> = std::iter::from_fn(|| world.app.archives.take(cast.lead.account).ok()).collect();
    assert!(own.len() < world.app.archives.free(), "one account leaves most places to the others");
    zip_of(&browser, &reference, "").await.is(503).says("Try again in a few minutes");
    drop(own);
    let others = std::iter::from_fn(|| world.app.archives.take(AccountId::new(world.now())).ok());
    let taken: Vec<_> = others.collect();
    zip_of(&browser, &reference, "").await.is(503).says("Try again in a few minutes");
    browser.get(&format!("{}/custody", path(id))).await.does_not_say("Downloaded with the evidence");
    drop(taken);
    zip_of(&browser, &reference, "").await.is(200);
    browser.get(&format!("{}/custody", path(id))).await.says("Downloaded with the evidence");
}

#[tokio::test]
async fn the_team_of_an_unannounced_audit_leaves_no_trace_in_custody_before_the_co_op_knows() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let id = item(&world, &cast.manager, "Insurance", "insurance.pdf", PDF).await;
    let reference = cast.planned_unannounced(&world, "2026-06-16").await;
    cast.declared(&world, &reference).await;
    let lead = world.browser_of(&cast.lead).await;
    lead.get(&path(id)).await.is(404);
    lead.get("/en/coops/COOP-0001/evidence").await.is(404);
    lead.get(&format!("/en/audits/{reference}")).await.is(200).does_not_say("as one ZIP file");
    let actor = world.actor(&cast.lead).await;
    let asked = thread::ask(&world.app, &actor, id, "Is this the latest?", "k", world.now()).await;
    assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
    let manager = world.browser_of(&cast.manager).await;
    let name = cast.lead.name.as_str();
    manager.get(&format!("{}/custody", path(id))).await.is(200).does_not_say(name);
    // The notice is the start of the fieldwork: from then on the team sees it, and every look stands there.
    world.pass(chrono::Duration::days(1));
    fieldwork::start(&world.app, &actor, &reference, world.now()).await.expect("it starts");
    let lead = world.browser_of(&cast.lead).await;
    lead.get(&path(id)).await.is(200);
    let manager = world.browser_of(&cast.manager).await;
    manager.get(&format!("{}/custody", path(id))).await.is(200).says(name);
}

#[tokio::test]
async fn the_team_of_an_earlier_audit_takes_no_evidence_for_one_the_co_op_does_not_know_of() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    item(&world, &cast.manager, "Insurance", "insurance.pdf", PDF).await;
    let announced = cast.planned(&world, "2026-07-13").await;
    cast.declared(&world, &announced).await;
    let hidden = cast.planned_unannounced(&world, "2026-06-16").await;
    cast.declared(&world, &hidden).await;
    let lead = world.actor(&cast.lead).await;
    let taken = pack::take(&world.app, &lead, &hidden, "to prepare", world.now()).await;
    assert!(matches!(taken, Err(Error::Refused(_))), "{:?}", taken.map(|entries| entries.len()));
    pack::take(&world.app, &lead, &announced, "to prepare", world.now()).await.expect("it is open to them");
}
